#include "ui/term.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "ui/crash.h"
#include "ui/paint.h"
#include "ui/tty.h"

enum {
	CHANGED_MS = 500,
	BURST_MS = 20,
	BURST_KEYS = 8,
	MINUTE_MS = 60000,
	ANSWER_MS = 4000, /* a terminal that does not say that it is ready is not asked again */
	ANSWER_BYTES = 256
};

struct term {
	struct arena mem;      /* the program's life */
	struct arena grid_mem; /* one size of the window */
	struct term_options o;
	struct grid *grid;
	struct paint *paint;
	struct keyin keys;
	struct tty tty;
	int signals;
	sigset_t mask_found;
	unsigned char in[4096];
	size_t in_at, in_n;
	enum glyphs glyphs;
	bool ascii, brackets, slow, text, gone;
	bool calm;       /* the terminal was just asked, and no key waited */
	bool asks;       /* the terminal is asked whether it is ready */
	int64_t asked;   /* when, 0: no answer is due */
	int64_t changed; /* when changed() was asked */
	int64_t minute;  /* the last minute told */
};

static int64_t
clock_ms(clockid_t which)
{
	struct timespec ts;

	clock_gettime(which, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Signals become events, or nothing.  A SIGHUP that was ignored when we were started would
 * leave us running for ever without a terminal. */
static bool
open_signals(struct term *t, struct err *e)
{
	static const int held[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU,
		SIGPIPE, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ, SIGWINCH,
		SIGCONT };
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++) {
		sigaddset(&set, held[i]);
		signal(held[i], SIG_DFL);
	}
	sigprocmask(SIG_BLOCK, &set, &t->mask_found);
	t->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	return t->signals >= 0 || err_set(e, ERR_IO, "signals cannot be read: %s", strerror(errno));
}

static bool
is_vt(const char *name)
{
	return name != NULL && strncmp(name, "vt", 2) == 0 && name[2] >= '1' && name[2] <= '5';
}

static void
choose_glyphs(struct term *t, bool has_line)
{
	switch (t->o.glyphs) {
	case TERM_GLYPHS_AUTO:
		t->glyphs = !t->ascii ? GLYPHS_UNICODE : has_line ? GLYPHS_ACS : GLYPHS_ASCII;
		return;
	case TERM_GLYPHS_UNICODE:
		t->glyphs = t->ascii ? GLYPHS_ASCII : GLYPHS_UNICODE;
		return;
	case TERM_GLYPHS_ACS:
		t->glyphs = has_line ? GLYPHS_ACS : GLYPHS_ASCII;
		return;
	case TERM_GLYPHS_ASCII:
		t->glyphs = GLYPHS_ASCII;
		return;
	}
}

static void
new_grid(struct term *t, int rows, int cols)
{
	arena_clear(&t->grid_mem);
	t->grid = grid_new(&t->grid_mem, rows, cols, t->glyphs, t->ascii);
	t->grid->slow = t->slow;
}

bool
term_open(const struct term_options *o, struct term **out, struct err *e)
{
	struct arena mem = { 0 };
	struct term *t = arena_new(&mem, struct term);
	const char *name = getenv("TERM"), *no = getenv("NO_COLOR");
	struct paint_options p = { .term = name, .theme = o->theme };

	t->o = *o;
	t->signals = -1;
	t->ascii = o->charset == CHARSET_ASCII || (o->charset == CHARSET_AUTO && is_vt(name));
	if (!tty_open(&t->tty, e) || !open_signals(t, e))
		goto no;
	tty_size(&t->tty, &p.rows, &p.cols);
	p.utf8 = !t->ascii;
	p.no_colour =
	    o->colour == CHOICE_NO || (o->colour == CHOICE_AUTO && no != NULL && *no != '\0');
	if (!paint_open(&mem, t->tty.fd, &p, &t->paint, e))
		goto no;
	tty_raw(&t->tty, is_vt(name));
	tty_shut_mail(&t->tty);
	crash_watch();
	t->brackets = p.brackets;
	t->slow = o->slow == CHOICE_YES || (o->slow == CHOICE_AUTO && tty_is_slow(&t->tty));
	t->asks = t->slow;
	choose_glyphs(t, p.has_line);
	new_grid(t, p.rows, p.cols);
	t->minute = clock_ms(CLOCK_REALTIME) / MINUTE_MS;
	t->mem = mem;
	*out = t;
	return true;
no:
	if (t->signals >= 0) {
		close(t->signals);
		sigprocmask(SIG_SETMASK, &t->mask_found, NULL);
	}
	tty_close(&t->tty, false);
	arena_clear(&mem);
	return false;
}

/* Waits for a slow line, but not for a dead one. */
static void
send_rest(struct term *t)
{
	while (paint_left(t->paint) > 0) {
		struct pollfd p = { .fd = t->tty.fd, .events = POLLOUT };

		if (!paint_send(t->paint, t->tty.fd)
		    || (paint_left(t->paint) > 0
			&& (poll(&p, 1, 2000) <= 0 || p.revents & POLLHUP)))
			return;
	}
}

void
term_close(struct term *t)
{
	struct arena mem = t->mem;

	if (!t->gone) {
		paint_leave(t->paint);
		send_rest(t);
	}
	paint_close(t->paint);
	if (t->gone) /* what cannot be sent is not waited for */
		tcflush(t->tty.fd, TCOFLUSH);
	tty_close(&t->tty, true); /* what is typed ahead is not for the shell, which would run it */
	close(t->signals);
	crash_unwatch();
	if (t->gone) /* the signal may come after the end of the line was read */
		signal(SIGHUP, SIG_IGN);
	sigprocmask(SIG_SETMASK, &t->mask_found, NULL);
	arena_clear(&t->grid_mem);
	arena_clear(&mem);
}

struct grid *
term_grid(struct term *t)
{
	return t->grid;
}

void
term_redraw(struct term *t)
{
	paint_redraw(t->paint);
}

void
term_text_focus(struct term *t, bool on)
{
	t->text = on;
}

static bool
readable(const struct term *t, int ms)
{
	struct pollfd p = { .fd = t->tty.fd, .events = POLLIN };

	return poll(&p, 1, ms) > 0 && (p.revents & POLLIN);
}

bool
term_waiting(struct term *t)
{
	bool waiting = t->in_at < t->in_n || t->keys.nqueue > 0 || (!t->gone && readable(t, 0));

	t->calm = !waiting;
	return waiting;
}

/* Fills the buffer.  false when the terminal is gone. */
static bool
fill(struct term *t)
{
	ssize_t n = read(t->tty.fd, t->in, sizeof(t->in));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (n <= 0)
		return false;
	t->in_at = 0;
	t->in_n = (size_t)n;
	if (!t->brackets && t->text && n > BURST_KEYS) {
		while (t->in_n < sizeof(t->in) && readable(t, BURST_MS)
		    && (n = read(t->tty.fd, t->in + t->in_n, sizeof(t->in) - t->in_n)) > 0)
			t->in_n += (size_t)n;
		if (keyin_burst(&t->keys, t->in, t->in_n))
			t->in_n = 0;
	}
	return true;
}

/* The next key from what has arrived. */
static bool
next_key(struct term *t, struct key *out)
{
	for (;;) {
		while (keyin_next(&t->keys, out)) {
			if (out->code != K_ANSWER)
				return true;
			t->asked = 0;
		}
		if (t->in_at >= t->in_n)
			return false;
		keyin_byte(&t->keys, t->in[t->in_at++]);
	}
}

/* A page on a slow line takes a second and more: only when the terminal says that it has
 * shown it is the next one sent, and it is then the newest. */
static void
show(struct term *t)
{
	if (t->asked != 0 && clock_ms(CLOCK_MONOTONIC) - t->asked > ANSWER_MS) {
		t->asked = 0;
		t->asks = false;
	}
	if (!paint_stuck(t->paint) && t->asked == 0) {
		paint_grid(t->paint, t->grid);
		if (t->asks && paint_left(t->paint) > ANSWER_BYTES) {
			paint_raw(t->paint, "\033[5n");
			t->asked = clock_ms(CLOCK_MONOTONIC);
		}
	}
	if (!paint_send(t->paint, t->tty.fd))
		t->gone = true;
}

static bool
read_signals(struct term *t, struct event *out)
{
	struct signalfd_siginfo s;
	bool resized = false;
	int rows, cols;

	while (read(t->signals, &s, sizeof(s)) == (ssize_t)sizeof(s)) {
		if (s.ssi_signo == SIGHUP)
			t->gone = true;
		if (s.ssi_signo == SIGHUP || s.ssi_signo == SIGTERM) {
			out->what = EVENT_GONE;
			return true;
		}
		if (s.ssi_signo == SIGCONT) { /* whoever stopped us may have used the terminal */
			tty_raw(&t->tty, is_vt(getenv("TERM")));
			term_redraw(t);
			resized = true;
		}
		resized |= s.ssi_signo == SIGWINCH;
	}
	if (!resized)
		return false;
	tty_size(&t->tty, &rows, &cols);
	if (rows != t->grid->rows || cols != t->grid->cols) {
		paint_resize(t->paint, rows, cols);
		new_grid(t, rows, cols);
	}
	out->what = EVENT_RESIZE;
	return true;
}

/* For how long the keys want to wait; -1: nothing has begun. */
static int
key_wait(const struct term *t)
{
	int ms = keyin_wait(&t->keys);

	return ms == KEYIN_ESC_MS && t->o.esc_wait_ms > 0 ? t->o.esc_wait_ms : ms;
}

/* Milliseconds to the nearest of all that may happen without a byte. */
static int
patience(const struct term *t, int64_t now, int64_t until)
{
	int64_t left = MINUTE_MS - clock_ms(CLOCK_REALTIME) % MINUTE_MS;
	int esc = key_wait(t);

	if (until >= 0 && until - now < left)
		left = until - now;
	if (esc >= 0 && esc < left)
		left = esc;
	if (t->o.changed != NULL && t->changed + CHANGED_MS - now < left)
		left = t->changed + CHANGED_MS - now;
	if (t->asked != 0 && t->asked + ANSWER_MS + 1 - now < left)
		left = t->asked + ANSWER_MS + 1 - now;
	return left < 0 ? 0 : (int)left;
}

/* What the clock brought. */
static bool
time_passed(struct term *t, int64_t until, struct event *out)
{
	int64_t now = clock_ms(CLOCK_MONOTONIC), minute = clock_ms(CLOCK_REALTIME) / MINUTE_MS;

	if (until >= 0 && now >= until) {
		out->what = EVENT_TIMER;
		return true;
	}
	if (minute != t->minute) {
		t->minute = minute;
		out->what = EVENT_MINUTE;
		return true;
	}
	if (t->o.changed != NULL && now - t->changed >= CHANGED_MS) {
		t->changed = now;
		out->what = EVENT_CHANGED;
		return t->o.changed(t->o.ctx);
	}
	return false;
}

static bool
wait_once(struct term *t, int64_t until, struct event *out)
{
	struct pollfd p[] = { { .fd = t->tty.fd, .events = POLLIN },
		{ .fd = t->signals, .events = POLLIN } };
	int64_t began = clock_ms(CLOCK_MONOTONIC);
	int n, wait = key_wait(t);

	if (paint_left(t->paint) > 0)
		p[0].events |= POLLOUT;
	t->calm = false;
	n = poll(p, 2, patience(t, began, until));
	if (n > 0 && (p[1].revents & POLLIN) && read_signals(t, out))
		return true;
	if (p[0].revents & POLLIN) {
		if (!fill(t))
			t->gone = true;
	} else if (p[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
		t->gone = true;
	} else if (wait >= 0 && clock_ms(CLOCK_MONOTONIC) - began >= wait) {
		keyin_timeout(&t->keys);
	}
	return false;
}

void
term_next(struct term *t, int timer_ms, struct event *out)
{
	int64_t until = timer_ms < 0 ? -1 : clock_ms(CLOCK_MONOTONIC) + timer_ms;

	*out = (struct event){ 0 };
	for (;;) {
		if (next_key(t, &out->key)) {
			out->what = EVENT_KEY;
			break;
		}
		if (t->gone) {
			out->what = EVENT_GONE;
			break;
		}
		if (t->calm || !term_waiting(t)) {
			show(t);
			if (time_passed(t, until, out))
				break;
		}
		if (wait_once(t, until, out))
			break;
	}
	out->at = clock_ms(CLOCK_REALTIME) / 1000;
	out->up = clock_ms(CLOCK_BOOTTIME);
}
