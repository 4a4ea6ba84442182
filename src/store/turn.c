#include "store/turn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include "store/guard.h"
#include "store/wait.h"

enum { AGAIN_US = 20000 };

int
turn_open(const char *path)
{
	struct err unheard;
	int turn;

	return guard_open(path, &turn, &unheard) ? turn : -1;
}

void
turn_close(int turn)
{
	if (turn >= 0)
		close(turn);
}

static bool
lock(int turn, int how, int type, off_t from, off_t n)
{
	struct flock l = {
		.l_type = (short)type, .l_whence = SEEK_SET, .l_start = from, .l_len = n
	};

	return fcntl(turn, how, &l) == 0;
}

/* The first place behind all that are taken.  Somebody who looked at the same time may take
 * it, too, or a lower one that came free: one more then tries, and SQLite decides. */
static off_t
end_of_queue(int turn)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	while (fcntl(turn, F_OFD_GETLK, &l) == 0 && l.l_type != F_UNLCK)
		l = (struct flock){
			.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = l.l_start + l.l_len
		};
	return l.l_start;
}

static void
on_alarm(int signal)
{
	(void)signal;
}

static bool
lock_until(int turn, int64_t until, off_t from, off_t n)
{
	while (!lock(turn, F_OFD_SETLKW, F_RDLCK, from, n))
		if (errno != EINTR || wait_clock() >= until)
			return false;
	return true;
}

/* Until the kernel says that nobody stands before that place, or an alarm comes, which comes
 * again, as the first may find us not waiting yet.  The one before is waited for first: when
 * somebody ends, one wakes and not all. */
static bool
move_up(int turn, off_t place, int ms)
{
	int64_t until = wait_clock() + ms;
	struct sigaction act = { .sa_handler = on_alarm }, act_was;
	struct itimerval off = { 0 },
			 alarm = { { 0, AGAIN_US }, { ms / 1000, ms % 1000 * 1000 + 1 } };
	sigset_t set, set_was;
	bool done;

	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigaction(SIGALRM, &act, &act_was);
	sigprocmask(SIG_UNBLOCK, &set, &set_was);
	setitimer(ITIMER_REAL, &alarm, NULL);
	done = lock_until(turn, until, place - 1, 1) && lock_until(turn, until, 0, place);
	setitimer(ITIMER_REAL, &off, NULL);
	sigprocmask(SIG_SETMASK, &set_was, NULL);
	sigaction(SIGALRM, &act_was, NULL);
	(void)!lock(turn, F_OFD_SETLK, F_UNLCK, 0, place);
	return done;
}

bool
turn_take(int turn, int ms)
{
	int64_t until = wait_clock() + ms;
	off_t place;

	if (turn < 0)
		return false;
	do
		place = end_of_queue(turn);
	while (!lock(turn, F_OFD_SETLK, F_WRLCK, place, 1) && wait_clock() < until);
	/* A length of 0 would be the whole file. */
	if (place == 0 || move_up(turn, place, ms))
		return true;
	turn_end(turn);
	return false;
}

void
turn_end(int turn)
{
	(void)!lock(turn, F_OFD_SETLK, F_UNLCK, 0, 0);
}
