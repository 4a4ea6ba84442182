#include "ui/crash.h"

#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

/* Colours off, erase, numeric keypad, plain arrows, no paste brackets, cursor on, and the
 * other screen where there is one.  A terminal ignores what it does not know. */
static const char restore[] =
    "\033[0m\017\033[H\033[2J\033>\033[?1l\033[?2004l\033[?25h\033[?1049l\r";

#ifdef __SANITIZE_ADDRESS__ /* tells more about a bad address than we can */
static const int fatal[] = { SIGABRT };
#else
static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
#endif

enum { FATAL = sizeof(fatal) / sizeof(fatal[0]) };

void
crash_sane(struct termios *t)
{
	t->c_iflag |= BRKINT | ICRNL | IXON;
	t->c_oflag |= OPOST | ONLCR;
	t->c_lflag |= ECHO | ECHOE | ECHOK | ICANON | ISIG | IEXTEN;
}

static void
on_crash(int sig)
{
	struct termios t;

	if (write(STDOUT_FILENO, restore, sizeof(restore) - 1) < 0
	    || tcgetattr(STDIN_FILENO, &t) != 0)
		_exit(128 + sig);
	crash_sane(&t);
	tcsetattr(STDIN_FILENO, TCSANOW, &t);
	raise(sig); /* SA_RESETHAND: this time it ends us, with its core */
}

void
crash_watch(void)
{
	struct sigaction s = { .sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < FATAL; i++)
		sigaction(fatal[i], &s, NULL);
}

void
crash_unwatch(void)
{
	for (size_t i = 0; i < FATAL; i++)
		signal(fatal[i], SIG_DFL);
}
