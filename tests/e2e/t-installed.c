/* Installed as coxa-admin(8) says, in a tree of its own: what users of the machine get who are
 * not of the clinic, and staff without the right.  Root alone can install it so. */
#include "lib/test.h"

#include <fcntl.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

/* Unix users that each Debian has, and a group that it has not. */
enum { RECEPTION = 1, READER = 2, MANAGER = 3, STRANGER = 5, GROUP = 61000 };

struct place {
	struct arena a;
	const char *dir, *coxa, *state;
};

static struct ran
sh(struct place *p, const char *command)
{
	return process_run(&p->a, (const char *const[]){ "/bin/sh", "-c", command, NULL });
}

/* What that user's shell says of a command; $C is the program, $S the folder of the records,
 * $D one that everybody may write in. */
static struct ran
as(struct place *p, int uid, const char *command)
{
	const char *id = text_fmt(&p->a, "%d", uid);

	return process_run(&p->a,
	    (const char *const[]){ "/usr/bin/setpriv", "--reuid", id, "--regid", id,
		"--clear-groups", "/bin/sh", "-c", command, NULL });
}

static void
tries(struct place *p, int uid, const char *command, int status, const char *says)
{
	struct ran r = as(p, uid, command);

	if (r.status != status || strstr(r.err, says) == NULL)
		fail_msg("user %d, %s: status %d, \"%s\"", uid, command, r.status, r.err);
}

/* A folder in a fresh file system, which this program and its children alone see. */
static bool
cover(struct place *p, const char *path)
{
	char *above = arena_str(&p->a, path);
	struct stat at, ours;

	while (above[0] != '\0' && stat(above, &at) != 0)
		*strrchr(above, '/') = '\0';
	if (above[0] == '\0'
	    || ((stat(p->state, &ours) != 0 || ours.st_dev != at.st_dev)
		&& mount("tmpfs", above, "tmpfs", 0, "mode=755") != 0))
		return false;
	return sh(p, text_fmt(&p->a, "mkdir -p '%s'", path)).status == 0;
}

static bool
install(struct place *p)
{
	struct ran r;

	p->dir = test_dir(&p->a);
	p->coxa = text_fmt(&p->a, "%s/coxa", p->dir);
	p->state = LOCALSTATEDIR "/lib/coxa";
	setenv("C", p->coxa, 1);
	setenv("D", p->dir, 1);
	setenv("S", p->state, 1);
	r = sh(p,
	    text_fmt(&p->a,
		"chmod 1777 $D && cp '%s' $D/plain && install -o 0 -g %d -m 2755 $D/plain $C"
		" && cp -r '%s' '%s' $D",
		coxa_path(&p->a), GROUP, test_top(&p->a, "forms"), test_top(&p->a, "data")));
	if (r.status != 0 || unshare(CLONE_NEWNS) != 0
	    || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return false;
	return cover(p, p->state) && cover(p, DATADIR)
	    && sh(p,
		   text_fmt(&p->a,
		       "cp -r $D/forms $D/data '%s'; chgrp %d $S && chmod 2770 $S"
		       " && chmod go+rX -R '%s'",
		       DATADIR, GROUP, DATADIR))
		   .status
	    == 0;
}

static bool
can_be_tried(void)
{
	static const uid_t user[] = { RECEPTION, READER, MANAGER, STRANGER };

#ifdef __SANITIZE_ADDRESS__ /* which refuses rights that its user has not */
	return false;
#endif
	for (size_t i = 0; i < sizeof(user) / sizeof(*user); i++)
		if (getpwuid(user[i]) == NULL)
			return false;
	return getuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0;
}

static int
set_up(void **state)
{
	static struct place p;
	struct ran r;

	*state = NULL;
	if (!can_be_tried() || !install(&p))
		return 0;
	r = as(&p, STRANGER, "$C --db x check");
	if (strstr(r.err, "not for a program") == NULL) /* a disk that knows no such rights */
		return 0;
	*state = &p;
	return 0;
}

/* Two people work, one may only read, and there is a patient. */
static int
set_up_clinic(void **state)
{
	struct place *p = *state;

	if (p == NULL || access(text_fmt(&p->a, "%s/coxa.db", p->state), F_OK) == 0)
		return 0;
	assert_int_equal(sh(p, "$C init --zone Europe/Berlin").status, EX_OK);
	assert_int_equal(sh(p,
			     "for x in rita:reception:1 olga:reader:2 mona:manager:3; do "
			     "n=${x%%:*} r=${x#*:}; $C do staff.add login=$n name=$n "
			     "role=${r%:*} uid=${r#*:} || exit; done")
			     .status,
	    EX_OK);
	assert_int_equal(as(p, RECEPTION,
			     "$C do patient.register family=Okafor given=Kemi born=1981-03-04"
			     " sex=F")
			     .status,
	    EX_OK);
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;

	if (p != NULL)
		arena_clear(&p->a);
	return 0;
}

static struct place *
there(void **state)
{
	if (*state == NULL)
		skip();
	return *state;
}

static void
root_alone_makes_the_clinic(void **state)
{
	struct place *p = there(state);

	tries(p, STRANGER, "$C init", EX_NOPERM, "Only root makes the database of this clinic.");
	tries(p, STRANGER, "$C", EX_DATAERR, "");
	assert_int_equal(access(text_fmt(&p->a, "%s/coxa.db", p->state), F_OK), -1);
}

static void
the_records_are_out_of_reach(void **state)
{
	static const int user[] = { STRANGER, READER, RECEPTION, MANAGER };
	static const char *const command[] = { "ls $S", "cat $S/coxa.db", "cat $S/drafts.db",
		"touch $S/x", "cp $S/coxa.db $D/y", "ln $S/coxa.db $D/z",
		"exec 9<>$S/coxa.db.lock" };
	struct place *p = there(state);

	for (size_t i = 0; i < sizeof(user) / sizeof(*user); i++)
		for (size_t k = 0; k < sizeof(command) / sizeof(*command); k++) {
			struct ran r = as(p, user[i], command[k]);

			if (r.status == 0 || strcasestr(r.err, "permission denied") == NULL)
				fail_msg("user %d, %s: %s", user[i], command[k], r.err);
		}
}

static void
a_stranger_gets_nothing(void **state)
{
	static const char *const words[] = { "check", "access", "audit show", "audit head",
		"print outage", "backup $D/s.db", "drill $D", "disclosed 10-0001-9",
		"do alert.add patient=#1 text=x",
		"do staff.add login=me name=me role=manager uid=5", "--as root access",
		"do closure.import file=/etc/hostname" };
	struct place *p = there(state);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		tries(p, STRANGER, text_fmt(&p->a, "USER=root LOGNAME=root $C %s", words[i]),
		    EX_NOPERM, "Nobody at this clinic has your Unix user.");
	tries(p, STRANGER, "$C restore $D/s.db", EX_NOPERM, "Only root");
	assert_non_null(strstr(sh(p, "$C audit show --csv | grep -c ',5,.*sign-in.*denied'").out,
	    "1")); /* and it was noted, once */
}

static void
staff_without_the_right_change_nothing(void **state)
{
	static const struct {
		int uid;
		const char *words, *says;
	} row[] = {
		{ READER, "do alert.add patient=#1 text=x", "signed in as a reader" },
		{ READER, "do staff.change login=olga role=manager", "signed in as " },
		{ READER, "--as root do alert.add patient=#1 text=x", "Only a manager may act" },
		{ READER, "audit show", "look after the clinic's files" },
		{ READER, "access", "look after the clinic's files" },
		{ READER, "backup $D/o.db", "look after the clinic's files" },
		{ READER, "drill $D", "look after the clinic's files" },
		{ READER, "print outage", "signed in as a reader: the patients" },
		{ RECEPTION, "do staff.change login=rita role=manager", "signed in as " },
		{ RECEPTION, "do setting.set name=idle_minutes value=60", "signed in as " },
		{ RECEPTION, "backup $D/r.db", "look after the clinic's files" },
		{ MANAGER, "restore $D/m.db", "Only root" },
		{ MANAGER, "--db $D/x.db check", "not for a program installed" },
	};
	struct place *p = there(state);

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		tries(
		    p, row[i].uid, text_fmt(&p->a, "$C %s", row[i].words), EX_NOPERM, row[i].says);
	assert_int_equal(sh(p, "ls $D/*.db").status, 2);
	is_str(sh(p, "$C check").out, "");
}

static void
paths_are_opened_with_the_persons_rights(void **state)
{
	struct place *p = there(state);
	struct stat st;

	tries(p, MANAGER, "$C do closure.import file=$S/coxa.db", EX_IOERR, "Permission denied");
	tries(p, MANAGER, "$C lint $S", EX_IOERR, "Permission denied");
	tries(p, MANAGER, "$C advise $S/coxa.db", EX_IOERR, "Permission denied");
	tries(p, MANAGER, "$C drill $S/coxa.db", EX_IOERR, "");
	tries(p, MANAGER, "$C backup $S/mine.db", EX_IOERR, "Permission denied");
	tries(p, MANAGER, "ln -s $S/coxa.db $D/link; $C backup $D/link", EX_CANTCREAT, "");
	tries(p, MANAGER, "mkdir $D/own && umask 0 && $C backup $D/own/b.db", EX_OK, "");
	assert_int_equal(stat(text_fmt(&p->a, "%s/own/b.db", p->dir), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_uid, MANAGER);
	assert_int_equal(st.st_gid, MANAGER);
	is_str(sh(p, "$C check").out, "");
}

static void
no_library_of_the_user_is_loaded(void **state)
{
	static const char source[] =
	    "#include <fcntl.h>\n#include <stdlib.h>\n#include <unistd.h>\n"
	    "__attribute__((constructor)) static void f(void)\n"
	    "{ close(open(getenv(\\\"MARK\\\"), O_CREAT | O_WRONLY, 0666)); }\n";
	struct place *p = there(state);
	struct ran r =
	    sh(p, text_fmt(&p->a, "printf \"%s\" | cc -shared -fPIC -x c - -o $D/evil.so", source));

	if (r.status != 0)
		skip();
	as(p, READER, "MARK=$D/loaded LD_PRELOAD=$D/evil.so /bin/true");
	assert_int_equal(unlink(text_fmt(&p->a, "%s/loaded", p->dir)), 0); /* it works */
	tries(p, READER,
	    "mkdir $D/lib && cp $D/evil.so $D/lib/libsqlite3.so.0; MARK=$D/loaded "
	    "LD_PRELOAD=$D/evil.so LD_LIBRARY_PATH=$D/lib $C check",
	    EX_OK, "");
	assert_int_equal(access(text_fmt(&p->a, "%s/loaded", p->dir), F_OK), -1);
}

static void
the_start_puts_right_what_was_arranged(void **state)
{
	static const struct {
		const char *command;
		int status;
		const char *says;
	} row[] = {
		{ "$C check <&- >&- 2>&-", EX_OK, "" },
		{ "$C do alert.add patient=#1 text=y <&- >&- 2>&-", EX_IOERR, "" },
		{ "ulimit -n 12; $C check", EX_IOERR, "only 12 files" },
		{ "ulimit -f 64; $C check", EX_IOERR, "1 GiB" },
		{ "umask 0777; $C do alert.add patient=#1 text=z", EX_OK, "" },
		{ "trap '' HUP TERM PIPE XFSZ; $C check", EX_OK, "" },
		{ "SQLITE_TMPDIR=$D/own TMPDIR=$D/own HOME=$D/own XDG_DATA_HOME=$D/own $C check",
		    EX_OK, "" },
		{ "LANGUAGE=../../../tmp NLSPATH=$D/%N LOCPATH=$D TZ=:/x LC_ALL=xx_YY $C check",
		    EX_OK, "" },
	};
	static const char *const file[] = { "coxa.db", "coxa.db-journal", "coxa.db.lock",
		"drafts.db" };
	struct place *p = there(state);
	struct stat st;

	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		tries(p, RECEPTION, row[i].command, row[i].status, row[i].says);
	for (size_t i = 0; i < sizeof(file) / sizeof(*file); i++)
		if (stat(text_fmt(&p->a, "%s/%s", p->state, file[i]), &st) == 0) {
			assert_int_equal(st.st_mode & 07777, 0660);
			assert_int_equal(st.st_gid, GROUP);
		}
}

struct sitting {
	struct place *p;
	const char *const *env; /* name, value, name, value ..., NULL */
};

static int
sits_down(void *arg)
{
	struct sitting *s = arg;

	for (const char *const *v = s->env; v != NULL && *v != NULL; v += 2)
		setenv(v[0], v[1], 1);
	signal(SIGHUP, SIG_IGN); /* as nohup does */
	if (fchown(0, READER, READER) != 0)
		return 126;
	execl("/usr/bin/setpriv", "setpriv", "--reuid", "2", "--regid", "2", "--clear-groups",
	    s->p->coxa, (char *)NULL);
	return 127;
}

/* Their own terminal, program and files are all that they have. */
static void
nothing_of_a_running_session_can_be_had(void **state)
{
	static const char *const file[] = { "environ", "mem", "maps", "fd/0", "fd/4", "cwd/." };
	struct sitting s = { .p = there(state) };
	struct tty *t = tty_call(&(struct tty_options){ 0 }, sits_down, &s);
	struct arena *a = &s.p->a;
	struct stat st;

	tty_see(t, "Nobody is booked today");
	for (size_t i = 0; i < sizeof(file) / sizeof(*file); i++)
		for (int user = READER; user <= MANAGER; user++)
			if (as(s.p, user, text_fmt(a, "cat /proc/%d/%s", tty_pid(t), file[i]))
				.status
			    == 0)
				fail_msg("%s", file[i]);
	is_str(sh(s.p, text_fmt(a, "readlink /proc/%d/cwd", tty_pid(t))).out, "/\n");
	is_str(
	    sh(s.p, text_fmt(a, "awk '/core/ { print $5, $6 }' /proc/%d/limits", tty_pid(t))).out,
	    "0 0\n");
	/* write(1) of others does not reach the screen. */
	assert_int_equal(stat(text_fmt(a, "/proc/%d/fd/0", tty_pid(t)), &st), 0);
	assert_int_equal(st.st_mode & 022, 0);
	assert_int_not_equal(as(s.p, STRANGER, text_fmt(a, "kill -STOP %d", tty_pid(t))).status, 0);
	tty_signal(t, SIGHUP); /* though it was ignored when it began */
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
}

static void
no_terminal_is_described_by_the_user(void **state)
{
	struct sitting s = { .p = there(state) };
	const char *const env[] = { "TERM", "coxaevil", "TERMINFO",
		text_fmt(&s.p->a, "%s/ti", s.p->dir), "HOME", s.p->dir, NULL };
	struct ran r = sh(s.p,
	    "infocmp -x vt100 | sed 's/^vt100[^,]*,/coxaevil,/' > $D/ti.src && tic -o $D/ti "
	    "$D/ti.src"
	    " && tic -o $D/.terminfo $D/ti.src && chmod -R go+rX $D/ti $D/.terminfo");
	const char *own = text_fmt(&s.p->a, "%s/ti/own.db", s.p->dir);
	const char *ti = text_fmt(&s.p->a, "TERMINFO=%s/ti", s.p->dir);
	struct tty *t;

	if (r.status != 0)
		skip();
	s.env = env;
	assert_int_equal(sh(s.p, "$D/plain --data $D --db $D/ti/own.db init").status, EX_OK);
	t = tty_call(&(struct tty_options){ 0 }, sits_down, &s);
	tty_see(t, "knows no terminal called coxaevil");
	tty_see(t, "So coxa speaks in lines.");
	tty_type(t, "quit\n");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	/* It would do for a program without rights of its own. */
	t = tty_start(
	    &(struct tty_options){ .term = env[1], .env = (const char *const[]){ ti, NULL } },
	    (const char *const[]){
		text_fmt(&s.p->a, "%s/plain", s.p->dir), "--data", s.p->dir, "--db", own, NULL });
	tty_see(t, "Nobody is booked today");
	tty_end(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(root_alone_makes_the_clinic),
		cmocka_unit_test_setup(the_records_are_out_of_reach, set_up_clinic),
		cmocka_unit_test_setup(a_stranger_gets_nothing, set_up_clinic),
		cmocka_unit_test_setup(staff_without_the_right_change_nothing, set_up_clinic),
		cmocka_unit_test_setup(paths_are_opened_with_the_persons_rights, set_up_clinic),
		cmocka_unit_test_setup(no_library_of_the_user_is_loaded, set_up_clinic),
		cmocka_unit_test_setup(the_start_puts_right_what_was_arranged, set_up_clinic),
		cmocka_unit_test_setup(nothing_of_a_running_session_can_be_had, set_up_clinic),
		cmocka_unit_test_setup(no_terminal_is_described_by_the_user, set_up_clinic),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
