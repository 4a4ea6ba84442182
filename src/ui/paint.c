#define NCURSES_NOMACROS 1 /* box, move and clear are words of ours too */
#include "ui/paint.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "base/text.h"

/* Room for the largest screen with other attributes at every cell; only what is used exists. */
enum { CAPACITY = 16 << 20, TERM_NAME_MAX = 64, PAIRS_MAX = 8 };

struct paint {
	SCREEN *screen;
	FILE *out;   /* what curses believes to be the terminal; its descriptor is our memory */
	char *bytes; /* that memory */
	size_t end, sent; /* of what was painted, up to where it lies there and was sent */
	struct arena mem; /* of shown: one size of the window */
	struct glyph *shown;
	int rows, cols, cursor_y, cursor_x;
	bool acs, redraw, stuck;
	attr_t attr[LOOKS];
	short pair[LOOKS];
};

/* An extended capability; "" when the terminal has none. */
static const char *
capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == NULL || (intptr_t)s == -1 ? "" : s;
}

/* Where the file ends that curses has written: curses does not say so. */
static void
measure(struct paint *p)
{
	off_t end = lseek(fileno(p->out), 0, SEEK_CUR);

	p->end = end < 0 ? p->sent : (size_t)end;
}

static void
take_back(struct paint *p)
{
	p->sent = p->end = 0;
	lseek(fileno(p->out), 0, SEEK_SET);
}

/* putp() would write to standard output, which is sent when the program ends. */
static void
put(struct paint *p, const char *s)
{
	for (; s != NULL && *s != '\0'; s++) {
		const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end != NULL) /* a delay for terminals of long ago */
			s = end;
		else
			fputc(*s, p->out);
	}
	fflush(p->out);
	measure(p);
}

static bool
name_is_plain(const char *term)
{
	static const char good[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-._";

	return term != NULL && *term != '\0' && *term != '.' && strlen(term) <= TERM_NAME_MAX
	    && term[strspn(term, good)] == '\0';
}

/* curses asks the environment for the size, and would ask the terminal otherwise, which may
 * answer 65535. */
static SCREEN *
new_screen(struct paint *p, const struct paint_options *o)
{
	char number[16];
	SCREEN *s;

	snprintf(number, sizeof(number), "%d", o->rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof(number), "%d", o->cols);
	setenv("COLUMNS", number, 1);
	if (o->utf8) /* xterm entries lie about UTF-8 and line drawing, PuTTY believes them */
		setenv("NCURSES_NO_UTF8_ACS", "1", 1);
	signal(SIGTSTP, SIG_IGN); /* else curses changes its handler twice at each refresh */
	s = newterm(o->term, p->out, stdin);
	signal(SIGTSTP, SIG_DFL);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	return s;
}

/* From here on curses writes to memory. */
static bool
divert(struct paint *p, struct err *e)
{
	int mem = memfd_create("screen", MFD_CLOEXEC);
	void *at;

	if (mem < 0 || ftruncate(mem, CAPACITY) != 0 || dup2(mem, fileno(p->out)) < 0)
		goto no;
	at = mmap(NULL, CAPACITY, PROT_READ, MAP_SHARED, mem, 0);
	if (at == MAP_FAILED)
		goto no;
	p->bytes = at;
	close(mem);
	return true;
no:
	err_set(e, ERR_IO, "no memory for the screen: %s", strerror(errno));
	if (mem >= 0)
		close(mem);
	return false;
}

/* Until it comes back from a rest, curses writes after every cursor movement. */
static void
rest(struct paint *p)
{
	endwin();
	take_back(p);
	doupdate();
	clearok(curscr, TRUE);
	measure(p);
}

static void
set_looks(struct paint *p, const struct paint_options *o)
{
	int colours = 0, used[PAIRS_MAX] = { 0 }, n = 0;

	if (!o->no_colour && has_colors() && start_color() == OK && use_default_colors() == OK)
		colours = COLORS;
	for (int look = 0; look < LOOKS; look++) {
		struct style s = theme_style(o->theme, colours, (enum look)look);
		int i = 0;

		p->attr[look] = (s.bold ? A_BOLD : 0) | (s.reverse ? A_REVERSE : 0);
		if (s.colour == COLOUR_NONE)
			continue;
		while (i < n && used[i] != s.colour)
			i++;
		if (i == n && n < PAIRS_MAX - 1) {
			used[n++] = s.colour;
			init_pair((short)n, (short)s.colour, -1);
		}
		p->pair[look] = (short)(i + 1);
	}
}

static void
forget(struct paint *p, int rows, int cols)
{
	arena_clear(&p->mem);
	p->rows = rows;
	p->cols = cols;
	p->shown = grid_new(&p->mem, rows, cols, GLYPHS_UNICODE, false)->cells;
	p->redraw = true;
}

bool
paint_open(struct arena *a, int tty, struct paint_options *o, struct paint **out, struct err *e)
{
	struct paint *p = arena_new(a, struct paint);
	int fd;

	if (!name_is_plain(o->term))
		return err_set(
		    e, ERR_CONF, "TERM does not name a terminal: put TERM=xterm in front");
	fd = fcntl(tty, F_DUPFD_CLOEXEC, 3);
	if (fd < 0 || (p->out = fdopen(fd, "w")) == NULL)
		return err_set(e, ERR_IO, "the terminal cannot be used: %s", strerror(errno));
	p->screen = new_screen(p, o);
	if (p->screen == NULL) {
		fclose(p->out);
		return err_set(e, ERR_CONF,
		    "this machine knows no terminal called %s: put TERM=xterm in front", o->term);
	}
	raw();
	noecho();
	nonl();
	typeahead(-1);
	if (!divert(p, e))
		goto no;
	if (cursor_address == NULL) {
		err_set(e, ERR_CONF,
		    "a terminal of type %s cannot place the cursor: put TERM=xterm in front",
		    o->term);
		goto no;
	}
	rest(p);
	set_looks(p, o);
	idlok(stdscr, TRUE);
	curs_set(1);
	o->has_line = acs_chars != NULL && enter_alt_charset_mode != NULL;
	o->brackets = *capability("BE") != '\0';
	put(p, keypad_xmit);
	if (keypad_xmit != NULL && strstr(keypad_xmit, "\033=") != NULL)
		put(p, "\033>"); /* arrows in application mode, but the keypad stays numeric */
	put(p, capability("BE"));
	forget(p, o->rows, o->cols);
	*out = p;
	return true;
no:
	endwin();
	delscreen(p->screen);
	fclose(p->out);
	return false;
}

void
paint_leave(struct paint *p)
{
	erase();
	move(0, 0);
	refresh();
	put(p, capability("BD"));
	put(p, keypad_local);
	if (exit_ca_mode == NULL) /* what scrolled away would stay readable */
		put(p, capability("E3"));
	endwin();
	fflush(p->out);
	measure(p);
}

void
paint_close(struct paint *p)
{
	delscreen(p->screen);
	fclose(p->out);
	munmap(p->bytes, CAPACITY);
	arena_clear(&p->mem);
}

/* The letter by which terminals call a line character. */
static char
acs_letter(const char *s)
{
	static const struct {
		const char *s;
		char letter;
	} acs[] = { { "─", 'q' }, { "│", 'x' }, { "┌", 'l' }, { "┐", 'k' }, { "└", 'm' },
		{ "┘", 'j' }, { "├", 't' }, { "┤", 'u' }, { "┬", 'w' }, { "┴", 'v' }, { "┼", 'n' },
		{ "█", '0' }, { "▓", 'a' }, { "▒", 'a' }, { "░", 'a' } };

	for (size_t i = 0; i < sizeof(acs) / sizeof(acs[0]); i++)
		if (strcmp(acs[i].s, s) == 0)
			return acs[i].letter;
	return '\0';
}

static void
paint_cell(struct paint *p, int y, int x, const struct glyph *c)
{
	wchar_t wide[CCHARW_MAX + 1];
	char letter = p->acs && (unsigned char)c->s[0] >= 0x80 ? acs_letter(c->s) : '\0';
	const char *s = c->s;
	cchar_t cc;
	size_t n = 0;

	attr_set(p->attr[c->look], p->pair[c->look], NULL);
	if (letter != '\0') {
		mvaddch(y, x, NCURSES_ACS(letter));
		return;
	}
	while (*s != '\0' && n < CCHARW_MAX)
		wide[n++] = (wchar_t)utf8_next(&s);
	wide[n] = L'\0';
	if (setcchar(&cc, wide, 0, 0, NULL) == OK)
		mvadd_wch(y, x, &cc);
}

static void
paint_row(struct paint *p, int y, const struct glyph *row, struct glyph *was, int cols)
{
	for (int x = 0; x < cols; x++) {
		if (memcmp(&row[x], &was[x], sizeof(*row)) == 0)
			continue;
		was[x] = row[x];
		if (row[x].cols > 0)
			paint_cell(p, y, x, &row[x]);
	}
}

void
paint_grid(struct paint *p, struct grid *g)
{
	bool same = !p->redraw && g->cursor_y == p->cursor_y && g->cursor_x == p->cursor_x;
	int rows = g->rows < p->rows ? g->rows : p->rows;
	int cols = g->cols < p->cols ? g->cols : p->cols;

	p->acs = g->glyphs == GLYPHS_ACS;
	for (int y = 0; y < rows; y++) {
		const struct glyph *row = &g->cells[y * g->cols];
		struct glyph *was = &p->shown[y * p->cols];

		if (!g->touched[y] || memcmp(row, was, (size_t)cols * sizeof(*row)) == 0)
			continue;
		same = false;
		paint_row(p, y, row, was, cols);
	}
	memset(g->touched, false, (size_t)g->rows);
	if (same)
		return;
	p->cursor_y = g->cursor_y;
	p->cursor_x = g->cursor_x;
	p->redraw = false;
	move(g->cursor_y, g->cursor_x);
	refresh();
	measure(p);
}

void
paint_resize(struct paint *p, int rows, int cols)
{
	resize_term(rows, cols);
	erase();
	forget(p, rows, cols);
	clearok(curscr, TRUE);
}

void
paint_redraw(struct paint *p)
{
	clearok(curscr, TRUE);
	p->redraw = true;
}

void
paint_raw(struct paint *p, const char *bytes)
{
	/* The memory is a file: what is written here follows what curses wrote. */
	fputs(bytes, p->out);
	fflush(p->out);
	measure(p);
}

bool
paint_stuck(const struct paint *p)
{
	return p->stuck;
}

size_t
paint_left(const struct paint *p)
{
	return p->end - p->sent;
}

bool
paint_send(struct paint *p, int tty)
{
	size_t left = paint_left(p);
	ssize_t n;

	if (left == 0)
		return true;
	n = write(tty, p->bytes + p->sent, left);
	p->stuck = n < (ssize_t)left;
	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	p->sent += (size_t)n;
	if (!p->stuck)
		take_back(p);
	return true;
}
