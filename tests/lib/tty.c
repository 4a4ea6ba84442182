#include "lib/tty.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "base/text.h"
#include "lib/test.h"

struct tty {
	struct arena mem;
	VTerm *vt;
	VTermScreen *screen;
	int fd, rows, cols, status, baud;
	pid_t pid;
	bool ended, closed;
	double began; /* when the program or the present tty_cost() did, in us */
	struct tty_cost cost;
	size_t bytes;
	unsigned strokes;
};

/* As xterm sends them. */
static const struct {
	const char *name, *bytes;
} names[] = { { "Enter", "\r" }, { "Tab", "\t" }, { "Shift-Tab", "\033[Z" }, { "Esc", "\033" },
	{ "Backspace", "\177" }, { "Delete", "\033[3~" }, { "Insert", "\033[2~" },
	{ "Up", "\033OA" }, { "Down", "\033OB" }, { "Right", "\033OC" }, { "Left", "\033OD" },
	{ "Home", "\033OH" }, { "End", "\033OF" }, { "PgUp", "\033[5~" }, { "PgDn", "\033[6~" },
	{ "Space", " " }, { "F1", "\033OP" }, { "F2", "\033OQ" }, { "F3", "\033OR" },
	{ "F4", "\033OS" }, { "F5", "\033[15~" }, { "F6", "\033[17~" }, { "F7", "\033[18~" },
	{ "F8", "\033[19~" }, { "F9", "\033[20~" }, { "F10", "\033[21~" }, { "F11", "\033[23~" },
	{ "F12", "\033[24~" }, { "PuTTY-F1", "\033[11~" }, { "Paste", "\033[200~" },
	{ "Paste-end", "\033[201~" } };

static long long
ms_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static double
us_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
}

static void
child_env(const struct tty_options *o)
{
	setenv("TERM", o->term != NULL ? o->term : "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	for (const char *const *v = o->env; v != NULL && *v != NULL; v++) {
		const char *is = strchr(*v, '=');
		char name[64];

		snprintf(name, sizeof(name), "%.*s", (int)(is - *v), *v);
		setenv(name, is + 1, 1);
	}
}

static struct tty *
start(const struct tty_options *o, const char *const *argv, int (*run)(void *), void *arg)
{
	struct arena mem = { 0 };
	struct tty *t = arena_new(&mem, struct tty);
	struct winsize w = { .ws_row = 24, .ws_col = 80 };

	if (o->rows > 0)
		w = (struct winsize){ .ws_row = (unsigned short)o->rows,
			.ws_col = (unsigned short)o->cols };
	t->mem = mem;
	t->rows = w.ws_row;
	t->cols = w.ws_col;
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	fflush(NULL);
	t->began = us_now();
	t->pid = forkpty(&t->fd, NULL, NULL, &w);
	assert_true(t->pid >= 0);
	if (t->pid == 0) {
		child_env(o);
		if (run != NULL)
			_exit(run(arg));
		execv(argv[0], (char *const *)(uintptr_t)argv);
		fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
		_exit(127);
	}
	return t;
}

struct tty *
tty_start(const struct tty_options *o, const char *const *argv)
{
	return start(o, argv, NULL, NULL);
}

struct tty *
tty_call(const struct tty_options *o, int (*run)(void *arg), void *arg)
{
	return start(o, NULL, run, arg);
}

static void
count(struct tty *t, size_t n)
{
	t->bytes += n;
	t->cost.last_us = us_now() - t->began;
	if (t->cost.reads++ == 0)
		t->cost.first_us = t->cost.last_us;
	t->cost.bytes += n;
}

/* A slow line brings bytes in small pieces, each after its time. */
static ssize_t
read_line(const struct tty *t, char *b, size_t most)
{
	enum { PIECE = 24, BITS = 10 };
	ssize_t n = read(t->fd, b, t->baud > 0 ? PIECE : most);

	if (n > 0 && t->baud > 0)
		poll(NULL, 0, (int)n * BITS * 1000 / t->baud);
	return n;
}

/* Reads what came within ms; false when the program closed its end. */
static bool
pump(struct tty *t, int ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	char b[65536];
	ssize_t n;

	if (t->closed)
		return false;
	while (poll(&p, 1, ms) > 0) {
		n = read_line(t, b, sizeof(b));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			t->closed = true;
			break;
		}
		count(t, (size_t)n);
		vterm_input_write(t->vt, b, (size_t)n);
		/* The answers of the terminal, as to "are you ready?". */
		n = (ssize_t)vterm_output_read(t->vt, b, sizeof(b));
		if (n > 0 && write(t->fd, b, (size_t)n) < 0)
			t->closed = true;
		if (t->baud > 0) /* else nothing would be typed before the line is silent */
			break;
		ms = 0;
	}
	vterm_screen_flush_damage(t->screen);
	return !t->closed;
}

static void
put(struct tty *t, const char *s, size_t n)
{
	while (n > 0 && !t->closed) {
		struct pollfd p = { .fd = t->fd, .events = POLLIN | POLLOUT };

		if (poll(&p, 1, TTY_DEADLINE_MS) <= 0)
			return;
		if (p.revents & POLLIN)
			pump(t, 0);
		if (p.revents & POLLOUT) {
			ssize_t done = write(t->fd, s, n > 1024 ? 1024 : n);

			if (done < 0)
				return;
			s += done;
			n -= (size_t)done;
		}
	}
}

static void
put_named(struct tty *t, const char *name)
{
	char control = (char)(name[1] & 0x1F);

	t->strokes++;
	if (strncmp(name, "Esc-", 4) == 0) {
		put(t, "\033", 1);
		put_named(t, name + 4);
		return;
	}
	if (name[0] == '^' && name[1] != '\0' && name[2] == '\0') {
		put(t, &control, 1);
		return;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, name) == 0) {
			put(t, names[i].bytes, strlen(names[i].bytes));
			return;
		}
	t->strokes--;
	tty_type(t, name);
}

void
tty_keys(struct tty *t, const char *list)
{
	char *copy = arena_str(&t->mem, list), *save = NULL;

	for (char *name = strtok_r(copy, " ", &save); name != NULL;
	     name = strtok_r(NULL, " ", &save))
		put_named(t, name);
}

void
tty_type(struct tty *t, const char *text)
{
	for (const char *s = text; *s != '\0'; s++)
		t->strokes += ((unsigned char)*s & 0xC0) != 0x80;
	put(t, text, strlen(text));
}

unsigned
tty_strokes(const struct tty *t)
{
	return t->strokes;
}

const char *
tty_row(struct tty *t, int y, struct arena *a)
{
	struct text row = { .a = a };
	size_t end = 0;

	for (int x = 0; x < t->cols;) {
		VTermScreenCell c;

		vterm_screen_get_cell(t->screen, (VTermPos){ .row = y, .col = x }, &c);
		if (c.chars[0] == 0)
			text_add(&row, " ");
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i] != 0; i++)
			text_put(&row, c.chars[i]);
		if (c.chars[0] != 0 && c.chars[0] != ' ')
			end = row.len;
		x += c.width > 0 ? c.width : 1;
	}
	return arena_strn(a, text_get(&row), end);
}

const char *
tty_screen(struct tty *t, struct arena *a)
{
	struct text all = { .a = a };

	for (int y = 0; y < t->rows; y++)
		text_addf(&all, "%s\n", tty_row(t, y, a));
	return text_get(&all);
}

const char *
tty_look(struct tty *t, int y, int x, struct arena *a)
{
	struct text look = { .a = a };
	VTermScreenCell c;

	vterm_screen_get_cell(t->screen, (VTermPos){ .row = y, .col = x }, &c);
	if (VTERM_COLOR_IS_INDEXED(&c.fg) && !VTERM_COLOR_IS_DEFAULT_FG(&c.fg))
		text_addf(&look, "%d", c.fg.indexed.idx);
	if (c.attrs.bold)
		text_addf(&look, "%sbold", look.len > 0 ? " " : "");
	if (c.attrs.reverse)
		text_addf(&look, "%sreverse", look.len > 0 ? " " : "");
	return text_get(&look);
}

bool
tty_has(struct tty *t, const char *text)
{
	struct arena a = { 0 };
	bool has = strstr(tty_screen(t, &a), text) != NULL;

	arena_clear(&a);
	return has;
}

bool
tty_has_by_now(struct tty *t, const char *text)
{
	pump(t, 0);
	return tty_has(t, text);
}

/* Line by line: what is printed at once is cut after a thousand bytes. */
static void
give_up(struct tty *t, const char *wanted, const char *what, const char *file, int line)
{
	const char *row = tty_screen(t, &t->mem);
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	print_error("%s \"%s\"; the cursor is at %d %d%s; the screen is\n", wanted, what, at.row,
	    at.col, t->closed ? ", the program ended" : "");
	for (size_t n; *row != '\0'; row += n + (row[n] == '\n')) {
		n = strcspn(row, "\n");
		print_error("%.*s\n", (int)n, row);
	}
	_fail(file, line);
}

void
tty_see_at(struct tty *t, const char *text, bool there, const char *file, int line)
{
	long long until = ms_now() + TTY_DEADLINE_MS;

	pump(t, 0);
	while (tty_has(t, text) != there)
		if (ms_now() > until || !pump(t, 200)) {
			if (tty_has(t, text) != there)
				give_up(
				    t, there ? "does not show" : "still shows", text, file, line);
			return;
		}
}

void
tty_cursor_at(struct tty *t, int y, int x, const char *file, int line)
{
	long long until = ms_now() + TTY_DEADLINE_MS;
	VTermPos at;

	for (;;) {
		pump(t, 0);
		vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
		if (at.row == y && at.col == x)
			return;
		if (ms_now() > until || !pump(t, 200))
			give_up(t, "cursor not at", text_fmt(&t->mem, "%d %d", y, x), file, line);
	}
}

void
tty_where(struct tty *t, int *y, int *x)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	*y = at.row;
	*x = at.col;
}

void
tty_until_at(struct tty *t, bool (*is)(struct tty *, void *), void *arg, const char *file, int line)
{
	long long until = ms_now() + TTY_DEADLINE_MS;

	pump(t, 0);
	while (!is(t, arg))
		if (ms_now() > until || !pump(t, 200)) {
			if (!is(t, arg))
				give_up(t, "waited in vain", "", file, line);
			return;
		}
}

int
tty_status(struct tty *t)
{
	long long until = ms_now() + TTY_DEADLINE_MS;

	while (!t->ended) {
		int status;

		pump(t, 20);
		if (waitpid(t->pid, &status, WNOHANG) == t->pid) {
			t->ended = true;
			t->status =
			    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		} else if (ms_now() > until) {
			give_up(t, "does not end", "", __FILE__, __LINE__);
		} else if (t->closed) {
			poll(NULL, 0, 5);
		}
	}
	pump(t, 0);
	return t->status;
}

bool
tty_brackets(struct tty *t)
{
	char b[64];

	pump(t, 0);
	vterm_keyboard_start_paste(t->vt); /* says something only then */
	return vterm_output_read(t->vt, b, sizeof(b)) > 0;
}

size_t
tty_bytes(struct tty *t)
{
	size_t n = t->bytes;

	t->bytes = 0;
	return n;
}

/* It waits: for a key, most likely. */
static bool
is_asleep(const struct tty *t)
{
	char path[64], line[512] = "";
	const char *end;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)t->pid);
	f = fopen(path, "r");
	if (f == NULL)
		return true;
	end = fgets(line, sizeof(line), f) == NULL ? NULL : strrchr(line, ')');
	fclose(f);
	return end == NULL || strncmp(end, ") R", 3) != 0;
}

void
tty_cost(struct tty *t, const char *keys, struct tty_cost *out)
{
	enum { QUIET_MS = 8, SILENT_MS = 300 };
	size_t before = SIZE_MAX;
	double patience = keys == NULL ? TTY_DEADLINE_MS * 1e3 : SILENT_MS * 1e3;

	if (keys != NULL) {
		pump(t, 0);
		t->cost = (struct tty_cost){ 0 };
		t->began = us_now();
		tty_keys(t, keys);
	}
	while (t->cost.bytes != before || !is_asleep(t)
	    || (before == 0 && us_now() - t->began < patience)) {
		before = t->cost.bytes;
		if (!pump(t, QUIET_MS))
			break;
	}
	*out = t->cost;
}

double
tty_shown_us(struct tty *t, const char *text)
{
	while (!tty_has(t, text))
		if (!pump(t, TTY_DEADLINE_MS) || t->cost.last_us > TTY_DEADLINE_MS * 1e3)
			give_up(t, "does not show", text, __FILE__, __LINE__);
	return t->cost.last_us;
}

void
tty_baud(struct tty *t, int baud)
{
	t->baud = baud;
}

void
tty_pass(struct tty *t, int ms)
{
	long long until = ms_now() + ms;

	for (long long left = ms; left > 0; left = until - ms_now())
		if (!pump(t, (int)left))
			return;
}

int
tty_pid(const struct tty *t)
{
	return (int)t->pid;
}

const char *
tty_file(struct tty *t)
{
	char name[64];

	assert_int_equal(ptsname_r(t->fd, name, sizeof(name)), 0);
	return arena_str(&t->mem, name);
}

void
tty_resize(struct tty *t, int rows, int cols)
{
	struct winsize w = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	ioctl(t->fd, TIOCSWINSZ, &w);
}

void
tty_hang_up(struct tty *t)
{
	pump(t, 0);
	close(t->fd);
	t->fd = -1;
	t->closed = true;
}

void
tty_signal(struct tty *t, int sig)
{
	kill(t->pid, sig);
}

void
tty_end(struct tty *t)
{
	struct arena mem = t->mem;

	if (!t->ended) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	if (t->fd >= 0)
		close(t->fd);
	vterm_free(t->vt);
	arena_clear(&mem);
}
