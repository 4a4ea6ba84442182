/* Ten programs on one database book, move and cancel at random for a while: no
 * place is taken twice, no key makes two records, nothing is left by halves.
 * With arguments this program is one of the ten. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "store/db_in.h"

enum { PROCESSES = 10, DEEDS = 40, PATIENTS = 6 };

/* The same on every machine. */
static unsigned
next(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

/* Who lost the race is told so in a sentence; anything else ends this process. */
static bool
lost_is_fair(const struct err *e)
{
	if (e->code == ERR_RULE || e->code == ERR_CONFLICT || e->code == ERR_MISSING)
		return true;
	fprintf(stderr, "%s: %s\n", err_name(e->code), e->text);
	return false;
}

/* One of three days, two therapists, six patients: most of it is taken. */
static bool
one_deed(struct app *app, uint64_t *seed, int n)
{
	static const char *const who[] = { "KB", "TL" };
	struct arena a = { 0 };
	struct outcome out;
	struct err e = { 0 };
	const char *at = text_fmt(&a, "2026-11-%02u %02u:%02u", 24 + next(seed, 3),
	    8 + next(seed, 9), 5 * next(seed, 12));
	const char *id = text_fmt(&a, "%u", 1 + next(seed, 150));
	const char *patient = text_fmt(&a, "#%u", 1 + next(seed, PATIENTS));
	unsigned what = next(seed, 10);
	bool done;

	if (what < 6)
		done = command_run(app, "session.book",
		    PAIRS({ "patient", patient }, { "label", "x" }, { "at", at },
			{ "minutes", n % 2 == 0 ? "30" : "45" },
			{ "therapist", who[next(seed, 2)] }, { "room", "Gym" }),
		    &out, &a, &e);
	else if (what < 8)
		done = command_run(
		    app, "session.move", PAIRS({ "id", id }, { "at", at }), &out, &a, &e);
	else if (what == 8)
		done = command_run(
		    app, "session.cancel", PAIRS({ "id", id }, { "reason", "ill" }), &out, &a, &e);
	else
		done = command_run(app, "undo.last", NULL, 0, &out, &a, &e);
	arena_clear(&a);
	return done || lost_is_fair(&e);
}

/* The same booking with the same key, and the same person registered, by all ten. */
static bool
same_deeds(struct app *app)
{
	struct arena a = { 0 };
	struct outcome out;
	struct err e = { 0 };
	bool done = command_run(app, "session.book",
	    PAIRS({ "patient", "#1" }, { "label", "once" }, { "at", "2026-12-01 10:00" },
		{ "therapist", "KB" }, { "key", "the-same" }),
	    &out, &a, &e);

	if (done
	    && !command_run(app, "patient.register",
		PAIRS({ "family", "Adeyemi" }, { "given", "Bola" }, { "born", "1990-01-02" },
		    { "sex", "F" }, { "sure", "yes" }),
		&out, &a, &e))
		done = e.code == ERR_CONFLICT;
	if (!done)
		fprintf(stderr, "%s\n", e.text);
	arena_clear(&a);
	return done;
}

static int
one_process(const char *db, uint64_t seed)
{
	struct arena a = { 0 };
	struct app_paths paths = {
		.db = db, .forms = test_top(&a, "forms"), .pack = test_top(&a, "data/onfh")
	};
	struct app *app;
	struct now now;
	struct err e = { 0 };
	bool fine;

	must(app_open(&paths, &app, &e));
	must(now_read("2026-11-23T09:00", &now, &e));
	app_set_now(app, now);
	must(app_sign_in_unix(app, &e));
	fine = same_deeds(app);
	for (int i = 0; fine && i < DEEDS; i++)
		fine = one_deed(app, &seed, i);
	app_close(app);
	arena_clear(&a);
	return fine ? 0 : 1;
}

static pid_t
start(const char *db, int n)
{
	char seed[16];
	pid_t pid;

	snprintf(seed, sizeof(seed), "%d", 1000 + n);
	pid = fork();
	if (pid == 0) {
		execl("/proc/self/exe", "t-storm", db, seed, (char *)NULL);
		_exit(127);
	}
	return pid;
}

static int64_t
count(struct db *db, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(db, sql, &n, &e));
	return n;
}

/* Asked of the sessions themselves, not of the rows that reserve their places. */
static void
nobody_is_in_two_places(struct db *db)
{
	static const char overlap[] =
	    "SELECT count(*) FROM session a JOIN session b ON a.id < b.id AND a.day = b.day"
	    " AND a.%s = b.%s AND a.minute < b.minute + b.minutes"
	    " AND b.minute < a.minute + a.minutes"
	    " WHERE a.state <> 'cancelled' AND b.state <> 'cancelled'";
	struct arena a = { 0 };

	assert_int_equal(count(db, text_fmt(&a, overlap, "therapist", "therapist")), 0);
	assert_int_equal(count(db, text_fmt(&a, overlap, "patient", "patient")), 0);
	/* The gym has two places: three at once is one too many. */
	assert_int_equal(count(db,
			     "SELECT count(*) FROM session a WHERE a.state <> 'cancelled' AND 2 < "
			     "(SELECT count(*) FROM session b WHERE b.state <> 'cancelled'"
			     " AND a.room = b.room AND a.day = b.day AND b.minute <= a.minute"
			     " AND a.minute < b.minute + b.minutes)"),
	    0);
	arena_clear(&a);
}

static void
ten_at_once_take_no_place_twice(void **state)
{
	struct a_clinic c;
	struct complaints found = { 0 };
	const char *path;
	pid_t pid[PROCESSES];
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	for (int i = 0; i < PATIENTS; i++)
		a_clinic_patient(&c, text_fmt(&c.a, "Family%c", 'A' + i), "Ann",
		    text_fmt(&c.a, "19%d0-0%d-11", 4 + i, 1 + i));
	path = arena_str(&c.a, c.paths.db);
	app_close(c.app); /* an open database does not cross fork() */
	for (int i = 0; i < PROCESSES; i++)
		pid[i] = start(path, i);
	for (int i = 0; i < PROCESSES; i++) {
		int status;

		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_int_equal(status, 0);
	}
	must(app_open(&c.paths, &c.app, &e));
	nobody_is_in_two_places(c.app->db);
	assert_true(count(c.app->db, "SELECT count(*) FROM session") > 20);
	assert_int_equal(count(c.app->db, "SELECT count(*) FROM session WHERE label = 'once'"), 1);
	assert_int_equal(count(c.app->db, "SELECT count(*) FROM name WHERE family = 'Adeyemi'"), 1);
	found.a = &c.a;
	must(clinic_check(c.app, &found, &e));
	assert_int_equal(found.line.n, 0);
	a_clinic_close(&c);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_at_once_take_no_place_twice),
	};

	if (argc == 3)
		return one_process(argv[1], (uint64_t)atoi(argv[2]));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
