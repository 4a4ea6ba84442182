#include "plain/hear.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

enum { MS = 1000, NS_MS = 1000000 };

struct hear {
	int in, signals;
	bool tty, ended;
	bool drops; /* until the end of the line: it is too long */
	sigset_t mask_found;
	struct termios found;
	size_t n, used;           /* bytes in buf; of the line that was given out last */
	char buf[HEAR_MOST + 16]; /* a line, its end, and what came with it */
};

/* Our own opening of the terminal, which does not wait: a ^C throws away what was typed, also
 * between being told of it and reading it. */
static int
own_terminal(void)
{
	int flags = O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
	const char *name = ttyname(STDIN_FILENO);
	int fd = open("/dev/tty", flags);

	if (fd < 0 && name != NULL)
		fd = open(name, flags);
	return fd < 0 ? STDIN_FILENO : fd;
}

bool
hear_open(struct arena *a, struct hear **out, struct err *e)
{
	struct hear *h = arena_new(a, struct hear);
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, &h->mask_found);
	h->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (h->signals < 0) {
		err_set(e, ERR_IO, "signals cannot be waited for: %s", strerror(errno));
		sigprocmask(SIG_SETMASK, &h->mask_found, NULL);
		return false;
	}
	h->tty = tcgetattr(STDIN_FILENO, &h->found) == 0;
	h->in = h->tty ? own_terminal() : STDIN_FILENO;
	*out = h;
	return true;
}

void
hear_close(struct hear *h)
{
	hear_secretly(h, false);
	if (h->in != STDIN_FILENO)
		close(h->in);
	close(h->signals);
	if (h->tty && h->ended)
		signal(SIGHUP, SIG_IGN); /* the end of a terminal may be read before it is told */
	sigprocmask(SIG_SETMASK, &h->mask_found, NULL);
}

bool
hear_is_tty(const struct hear *h)
{
	return h->tty;
}

void
hear_secretly(struct hear *h, bool secret)
{
	struct termios now = h->found;

	if (!h->tty)
		return;
	if (secret) {
		now.c_lflag &= ~(tcflag_t)ECHO;
		now.c_lflag |= ECHONL; /* the end of the line is seen */
	}
	tcsetattr(STDIN_FILENO, TCSADRAIN, &now);
}

static int64_t
clock_ms(clockid_t which)
{
	struct timespec ts;

	clock_gettime(which, &ts);
	return (int64_t)ts.tv_sec * MS + ts.tv_nsec / NS_MS;
}

int64_t
hear_at(void)
{
	return clock_ms(CLOCK_REALTIME) / MS;
}

int64_t
hear_up(void)
{
	return clock_ms(CLOCK_BOOTTIME);
}

static bool
is_control(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
}

/* n bytes at s, which end with a NUL, are a line that may be read on. */
static bool
is_fit(const char *s, size_t n, struct err *e)
{
	const char *at = s;
	uint32_t cp;

	if (!utf8_valid(s) && strlen(s) == n)
		return err_set(e, ERR_INPUT,
		    "That line holds bytes that are no UTF-8 text. Nothing of it was taken.");
	while ((cp = utf8_next(&at)) != 0)
		if (is_control(cp))
			break;
	if (strlen(s) == n && cp == 0)
		return true;
	return err_set(e, ERR_INPUT,
	    "That line holds a control character (code %u). Nothing of it was taken; type it "
	    "again without.",
	    (unsigned)cp);
}

/* The line that ends at buf[end], which is taken out at the next call. */
static enum heard
take(struct hear *h, size_t end, const char **line, struct err *e)
{
	size_t n = end;

	h->used = end + 1;
	if (h->drops || n > HEAR_MOST) {
		h->drops = false;
		err_set(e, ERR_INPUT,
		    "That line is longer than %d bytes. Nothing of it was taken; make it shorter.",
		    HEAR_MOST);
		return HEARD_REFUSED;
	}
	if (n > 0 && h->buf[n - 1] == '\r')
		n--;
	h->buf[n] = '\0';
	if (!is_fit(h->buf, n, e))
		return HEARD_REFUSED;
	*line = h->buf;
	return HEARD_LINE;
}

/* What is left of it is not acted upon: it may be the first half of a number. */
static enum heard
end_here(struct hear *h, struct err *e)
{
	bool cut = h->n > 0 || h->drops;

	h->ended = true;
	h->n = 0;
	h->drops = false;
	if (!cut)
		return HEARD_END;
	err_set(e, ERR_INPUT, "The last line has no end, so it was not taken.");
	return HEARD_REFUSED;
}

static bool
is_gone(struct hear *h, bool *stop)
{
	struct signalfd_siginfo s;

	while (read(h->signals, &s, sizeof(s)) == (ssize_t)sizeof(s)) {
		if (s.ssi_signo != SIGINT)
			return true;
		*stop = true;
	}
	return false;
}

enum heard
hear_line(struct hear *h, int wait_ms, const char **line, struct err *e)
{
	struct pollfd fd[] = { { h->in, POLLIN, 0 }, { h->signals, POLLIN, 0 } };
	bool stop = false;

	memmove(h->buf, h->buf + h->used, h->n - h->used);
	h->n -= h->used;
	h->used = 0;
	for (;;) {
		char *end = memchr(h->buf, '\n', h->n);
		ssize_t got;
		int came;

		if (end != NULL)
			return take(h, (size_t)(end - h->buf), line, e);
		if (h->ended)
			return HEARD_END;
		if (h->n > HEAR_MOST) { /* no end in sight */
			h->drops = true;
			h->n = 0;
		}
		came = poll(fd, 2, wait_ms);
		if (came == 0)
			return HEARD_PAUSE;
		if (came < 0) /* it was stopped, and goes on */
			continue;
		if (fd[1].revents != 0 && is_gone(h, &stop))
			return end_here(h, e);
		if (stop)
			return HEARD_STOP;
		if (fd[0].revents == 0)
			continue;
		got = read(h->in, h->buf + h->n, sizeof(h->buf) - 1 - h->n);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got <= 0)
			return end_here(h, e);
		h->n += (size_t)got;
	}
}
