#include "ui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/crash.h"
#include "ui/term.h"

/* Our own opening of the terminal, so that not waiting for it does not concern the shell. */
bool
tty_open(struct tty *t, struct err *e)
{
	*t = (struct tty){ .fd = -1 };
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_INPUT,
		    "standard input and output are not a terminal: open one and type coxa");
	t->fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (t->fd < 0)
		t->fd = open(ttyname(STDIN_FILENO), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (t->fd < 0 || tcgetattr(t->fd, &t->found) != 0)
		return err_set(e, ERR_IO, "the terminal cannot be opened: %s", strerror(errno));
	if (!(t->found.c_lflag & (ICANON | ECHO))) /* left so by a program that was killed */
		crash_sane(&t->found);
	return true;
}

void
tty_shut_mail(struct tty *t)
{
	struct stat st;

	if (fstat(STDIN_FILENO, &st) == 0 && (st.st_mode & (S_IWGRP | S_IWOTH)) != 0
	    && fchmod(STDIN_FILENO, st.st_mode & (mode_t) ~(S_IWGRP | S_IWOTH) & 07777) == 0)
		t->mode_found = st.st_mode & 07777;
}

void
tty_raw(const struct tty *t, bool flow)
{
	struct termios raw = t->found;

	cfmakeraw(&raw);
	if (flow)
		raw.c_iflag |= IXON;
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	tcsetattr(t->fd, TCSADRAIN, &raw);
}

bool
tty_is_slow(const struct tty *t)
{
	static const speed_t slow[] = { B50, B75, B110, B134, B150, B200, B300, B600, B1200, B1800,
		B2400, B4800, B9600 };
	speed_t speed = cfgetospeed(&t->found);

	for (size_t i = 0; i < sizeof(slow) / sizeof(slow[0]); i++)
		if (speed == slow[i])
			return true;
	return false;
}

void
tty_size(const struct tty *t, int *rows, int *cols)
{
	struct winsize w = { 0 };

	if (ioctl(t->fd, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0)
		w = (struct winsize){ .ws_row = 24, .ws_col = 80 };
	*rows = w.ws_row < TERM_ROWS_MAX ? w.ws_row : TERM_ROWS_MAX;
	*cols = w.ws_col < TERM_COLS_MAX ? w.ws_col : TERM_COLS_MAX;
}

void
tty_close(struct tty *t, bool discard)
{
	if (t->fd < 0)
		return;
	tcsetattr(t->fd, discard ? TCSAFLUSH : TCSADRAIN, &t->found);
	if (t->mode_found != 0)
		(void)!fchmod(STDIN_FILENO, t->mode_found);
	close(t->fd);
	t->fd = -1;
}
