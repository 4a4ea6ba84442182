#include "store/wait.h"

#include <inttypes.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

int64_t
wait_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Uneven by the clock's own last digits: two that collided do not again. */
void
wait_nap(int most_ms)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_nsec = 1000000 + (t.tv_nsec / 7 + getpid() * 104729L) % (most_ms * 1000000L);
	t.tv_sec = 0;
	nanosleep(&t, NULL);
}

/* SQLite's lock bytes: pending, reserved, shared. */
enum { LOCK_FIRST = 0x40000000, LOCK_LAST = LOCK_FIRST + 2 + 510 };

/* The process that keeps others from writing the file st; 0 when none does.
 * A line is "1: POSIX  ADVISORY  WRITE 18852 08:01:1234 1073741825 1073741825". */
static long
holder_pid(const struct stat *st)
{
	FILE *f = fopen("/proc/locks", "re");
	char line[256], kind[16];
	long pid = 0, found = 0;
	bool writes = false;

	while (f != NULL && !writes && fgets(line, sizeof(line), f) != NULL) {
		uint64_t ino, from, to;

		if (sscanf(line,
			"%*s %*15s %*15s %15s %ld %*x:%*x:%" SCNu64 " %" SCNu64 " %" SCNu64, kind,
			&pid, &ino, &from, &to)
		    != 5)
			continue;
		if (ino != st->st_ino || from < LOCK_FIRST || to > LOCK_LAST || pid == getpid())
			continue;
		found = pid;
		writes = strcmp(kind, "WRITE") == 0;
	}
	if (f != NULL)
		fclose(f);
	return found;
}

/* What /proc says of a process: its name, whether it is stopped, its terminal. */
static void
describe(long pid, struct text *t)
{
	char path[64], line[512] = "", name[64] = "a program", state = '?';
	unsigned tty = 0;
	struct stat st;
	const char *end;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	f = fopen(path, "re");
	if (f != NULL) {
		if (fgets(line, sizeof(line), f) == NULL)
			line[0] = '\0';
		fclose(f);
	}
	sscanf(line, "%*d (%63[^)]", name);
	end = strrchr(line, ')');
	if (end != NULL)
		sscanf(end + 1, " %c %*d %*d %*d %u", &state, &tty);
	text_addf(t, "%s (process %ld", name, pid);
	snprintf(path, sizeof(path), "/proc/%ld", pid);
	if (stat(path, &st) == 0) {
		struct passwd *pw = getpwuid(st.st_uid);

		text_addf(t, ", %s", pw == NULL ? "unknown user" : pw->pw_name);
	}
	if (major(tty) >= 136 && major(tty) <= 143)
		text_addf(t, ", pts/%u", (major(tty) - 136) * 256 + minor(tty));
	else if (major(tty) == 4)
		text_addf(t, ", tty%u", minor(tty));
	text_add(t, state == 'T' || state == 't' ? ", stopped)" : ")");
}

const char *
wait_holder(const char *path, struct arena *a)
{
	struct text t = { .a = a };
	struct stat st;
	bool is_there = stat(path, &st) == 0;
	long pid = 0;

	/* The kernel tells its locks in pieces, and one slips through between two of them
	 * while others come and go. */
	for (int i = 0; is_there && pid == 0 && i < 3; i++)
		pid = holder_pid(&st);
	if (pid > 0)
		describe(pid, &t);
	else
		text_add(&t, "another program");
	text_add(&t, " is holding the database; nothing was changed, try again");
	return text_get(&t);
}

/* A line is "3: FLOCK  ADVISORY  READ 18852 08:01:1234 0 EOF". */
const char *
wait_sessions(const char *path, struct arena *a)
{
	struct text t = { .a = a };
	FILE *f = fopen("/proc/locks", "re");
	char line[256], kind[16];
	struct stat st;
	int named = 0;

	while (f != NULL && stat(path, &st) == 0 && fgets(line, sizeof(line), f) != NULL) {
		uint64_t ino;
		long pid;

		if (sscanf(line, "%*s %15s %*15s %*15s %ld %*x:%*x:%" SCNu64, kind, &pid, &ino) != 3
		    || strcmp(kind, "FLOCK") != 0 || ino != st.st_ino || pid <= 0
		    || pid == getpid())
			continue;
		if (named++ > 0)
			text_add(&t, named == 2 ? " and " : ", ");
		describe(pid, &t);
	}
	if (f != NULL)
		fclose(f);
	return named == 0 ? "another program" : text_get(&t);
}
