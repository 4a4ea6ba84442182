#include "cli/start.h"
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "lang/width.h"

enum { FILES_LEAST = 16, KEPT_LENGTH = 64 };
static const rlim_t FILE_SIZE_LEAST = (rlim_t)1 << 30;

/* A missing one would be taken by the next file opened: the database. */
static bool
fill_descriptors(struct err *e)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
			return err_set(e, ERR_IO, "/dev/null cannot be opened");
	return true;
}

/* An ignored HUP (nohup) would let a session outlive its line.  What follows
 * from a fault of our own (SEGV and its kin) is never ignored by the kernel. */
static void
reset_signals(void)
{
	static const int fault[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS };
	struct sigaction act = { .sa_handler = SIG_DFL };
	struct itimerval none = { 0 };
	sigset_t empty;

	for (int s = 1; s < NSIG; s++) {
		bool keep = false;

		for (size_t i = 0; i < sizeof(fault) / sizeof(*fault); i++)
			keep |= s == fault[i];
		if (!keep)
			sigaction(s, &act, NULL); /* KILL, STOP and libc's own refuse */
	}
	act.sa_handler = SIG_IGN; /* a broken pipe and a full quota are errors of write() */
	sigaction(SIGPIPE, &act, NULL);
	sigaction(SIGXFSZ, &act, NULL);
	sigemptyset(&empty);
	sigprocmask(SIG_SETMASK, &empty, NULL);
	setitimer(ITIMER_REAL, &none, NULL);
}

static bool
is_harmless(const char *value)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789_.@+/:-";

	return strlen(value) <= KEPT_LENGTH && value[strspn(value, allowed)] == '\0'
	    && strstr(value, "..") == NULL && value[0] != '/' && value[0] != ':';
}

static void
clear_environment(void)
{
	static const char *const name[] = { "TERM", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES",
		"TZ", "ACCESSIBLE" };
	enum { N = sizeof(name) / sizeof(*name) };
	char kept[N][KEPT_LENGTH + 1] = { { 0 } };

	for (size_t i = 0; i < N; i++) {
		const char *value = getenv(name[i]);

		if (value != NULL && is_harmless(value))
			snprintf(kept[i], sizeof(kept[i]), "%s", value);
	}
	clearenv();
	for (size_t i = 0; i < N; i++)
		if (kept[i][0] != '\0')
			setenv(name[i], kept[i], 1);
	setenv("PATH", "/usr/bin:/bin", 1);
}

static bool
raise_limits(struct err *e)
{
	static const struct rlimit no_core = { 0, 0 };
	struct rlimit files = { 0, 0 }, size = { 0, 0 };

	prctl(PR_SET_DUMPABLE, 0); /* names and findings stay out of core files */
	setrlimit(RLIMIT_CORE, &no_core);
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max < 1024 ? files.rlim_max : 1024;
	setrlimit(RLIMIT_NOFILE, &files);
	getrlimit(RLIMIT_FSIZE, &size);
	size.rlim_cur = size.rlim_max;
	setrlimit(RLIMIT_FSIZE, &size);
	if (files.rlim_cur < FILES_LEAST)
		return err_set(e, ERR_IO,
		    "only %lu files may be open at once here (ulimit -n); coxa needs %d",
		    (unsigned long)files.rlim_cur, FILES_LEAST);
	if (size.rlim_cur < FILE_SIZE_LEAST)
		return err_set(e, ERR_IO,
		    "files may not grow to 1 GiB here (ulimit -f); a save could be cut short");
	return true;
}

/* The program was installed with rights that this start did not get.  It must not take itself
 * for somebody's own coxa then, and make a clinic in the person's home. */
static bool
has_its_rights(bool privileged, struct err *e)
{
	struct stat st;

	if (stat("/proc/self/exe", &st) != 0 || (st.st_mode & S_ISGID) == 0)
		return true;
	if (getegid() == st.st_gid)
		return privileged
		    || err_set(e, ERR_DENIED,
			"your Unix user is in the group that keeps the records; take it out, coxa "
			"gives what is needed");
	return err_set(e, ERR_DENIED,
	    "the clinic's records cannot be reached: this start takes away the rights that coxa "
	    "is installed with (no_new_privs, a disk mounted nosuid, a container, a debugger)");
}

bool
start_process(struct start *s, struct err *e)
{
	s->privileged = getauxval(AT_SECURE) != 0;
	if (!fill_descriptors(e))
		return false;
	reset_signals();
	if (!has_its_rights(s->privileged, e))
		return false;
	umask(s->privileged ? 0007 : 0077);
	if (s->privileged) {
		close_range(3, ~0U, 0);
		clear_environment();
		if (chdir("/") != 0)
			return err_set(e, ERR_IO, "the folder / cannot be entered");
	}
	/* Numbers are read and written with a point everywhere: LC_NUMERIC stays C. */
	return width_locale(&s->utf8, e) && raise_limits(e);
}
