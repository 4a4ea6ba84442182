#include "store/turn.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/guard.h"
#include "store/wait.h"

enum { NAP_MS = 2 };

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

/* The first place behind all that are taken.  Somebody who looked at the same time may take
 * it, too, or a lower one that came free: one more then tries, and SQLite decides. */
static off_t
end_of_queue(int turn)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	while (fcntl(turn, F_OFD_GETLK, &l) == 0 && l.l_type != F_UNLCK)
		l = (struct flock){
			.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = l.l_start + 1
		};
	return l.l_start;
}

static bool
take_place(int turn, off_t place)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1 };

	return fcntl(turn, F_OFD_SETLK, &l) == 0;
}

static bool
is_first(int turn, off_t place)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = place };

	/* A length of 0 would be the whole file. */
	return place == 0 || fcntl(turn, F_OFD_GETLK, &l) != 0 || l.l_type == F_UNLCK;
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
	while (!take_place(turn, place) && wait_clock() < until);
	while (!is_first(turn, place)) {
		if (wait_clock() >= until) {
			turn_end(turn);
			return false;
		}
		wait_nap(NAP_MS);
	}
	return true;
}

void
turn_end(int turn)
{
	struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

	(void)fcntl(turn, F_OFD_SETLK, &all);
}
