#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	STAT_MOST = 1024, /* of a line of /proc/PID/stat */
	STATE = 3,        /* its column, and that of when the process began: proc_pid_stat(5) */
	BEGAN = 22
};

/* All of a short file without the end of its line. */
static bool
read_line(const char *path, char *buf, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, size - 1);

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return false;
	buf[n] = '\0';
	buf[strcspn(buf, "\n")] = '\0';
	return true;
}

/* The number as /proc counts, which may be that of another container. */
static bool
is_own_proc(long pid)
{
	char self[32];
	ssize_t n = readlink("/proc/self", self, sizeof(self) - 1);

	if (n <= 0)
		return false;
	self[n] = '\0';
	return strtol(self, NULL, 10) == pid;
}

/* In what state it is and when it began, in ticks since the machine did. */
static bool
look(long pid, char *state, unsigned long long *began)
{
	char path[48], line[STAT_MOST], *at, *rest;

	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	if (!read_line(path, line, sizeof(line)))
		return false;
	at = strrchr(line, ')'); /* its name may hold blanks and brackets */
	if (at == NULL || at[1] != ' ')
		return false;
	at += 2;
	*state = *at;
	for (int column = STATE; column < BEGAN; column++) {
		at = strchr(at, ' ');
		if (at == NULL)
			return false;
		at++;
	}
	*began = strtoull(at, &rest, 10);
	return rest != at;
}

const char *
process_word(char buf[PROCESS_WORD])
{
	char boot[64], space[32], state;
	long pid = (long)getpid();
	ssize_t n = readlink("/proc/self/ns/pid", space, sizeof(space) - 1);
	unsigned long long began;

	buf[0] = '\0';
	if (n <= 0 || !is_own_proc(pid) || !look(pid, &state, &began)
	    || !read_line("/proc/sys/kernel/random/boot_id", boot, sizeof(boot)))
		return buf;
	space[n] = '\0';
	snprintf(buf, PROCESS_WORD, "%s %s %ld %llu", boot, space, pid, began);
	return buf;
}

/* Behind the machine and the space of numbers; NULL when there is nothing. */
static const char *
number_in(const char *word)
{
	const char *at = strchr(word, ' ');

	at = at == NULL ? NULL : strchr(at + 1, ' ');
	return at == NULL ? NULL : at + 1;
}

bool
process_has_ended(const char *word, const char *here)
{
	const char *number = number_in(word), *own = number_in(here);
	unsigned long long began, wrote;
	char state, *rest;
	long pid;

	if (number == NULL || own == NULL || number - word != own - here
	    || strncmp(word, here, (size_t)(number - word)) != 0)
		return false;
	pid = strtol(number, &rest, 10);
	wrote = strtoull(rest, NULL, 10);
	if (pid <= 0 || (pid_t)pid != pid || wrote == 0)
		return false;
	if (kill((pid_t)pid, 0) != 0 && errno == ESRCH)
		return true;
	/* It may be hidden from others: then it is there. */
	return look(pid, &state, &began) && (began != wrote || state == 'Z' || state == 'X');
}
