/* Ten programs book, move, replan, cancel and take back at random over five resources
 * while some of them are killed at any moment: no place is taken twice, nothing that
 * was promised is lost, every refusal is a sentence, and the database is whole.  In a soak
 * they are fifty, for a minute. */
#include "lib/test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/soak.h"
#include "store/db_in.h"

enum { MOST = 50, FIRST_KILL = 60, BETWEEN_KILLS = 30 };

/* How hard it blows. */
struct storm {
	int processes, killed, patients, days;
	unsigned deeds;   /* of each process */
	unsigned seconds; /* or until then; 0: no limit of time */
};

static const struct storm in_check = { 10, 4, 8, 3, 60, 0 };
static const struct storm in_soak = { MOST, 12, 40, 7, 1000000, 60 };

/* What a process tells of one deed, in one write. */
struct told {
	int process;
	enum err_code code; /* ERR_NONE: it was done */
	int64_t session;    /* that was promised; 0: refused, or another deed */
};

struct worker {
	const struct storm *storm;
	enum err_code code; /* of the last deed */
	struct a_desk *d;
	struct app *app;
	struct arena a; /* of one deed */
	uint64_t seed;
	int number, pipe;
};

/* The same on every machine. */
static unsigned
dice(struct worker *w, unsigned below)
{
	w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(w->seed >> 33) % below;
}

static const char *
some_time(struct worker *w)
{
	return text_fmt(&w->a, "2026-11-%02u %02u:%02u", 24 + dice(w, (unsigned)w->storm->days),
	    8 + dice(w, 10), 5 * dice(w, 12));
}

static const char *
some_session(struct worker *w)
{
	return text_fmt(&w->a, "%u", 1 + dice(w, 15 * (unsigned)w->storm->patients));
}

static bool
run(struct worker *w, const char *name, const struct pair *pairs, size_t n, int64_t *id)
{
	struct outcome out;
	struct err e = { 0 };

	*id = 0;
	w->code = ERR_NONE;
	if (command_run(w->app, name, pairs, n, &out, &w->a, &e)) {
		*id = out.id;
		return true;
	}
	w->code = e.code;
	if ((e.code == ERR_RULE || e.code == ERR_CONFLICT || e.code == ERR_MISSING
		|| (e.code == ERR_BUSY && w->storm == &in_soak))
	    && strchr(e.text, ' ') != NULL)
		return true;
	fprintf(stderr, "%s: %s: %s\n", name, err_name(e.code), e.text);
	return false;
}

static bool
book(struct worker *w, int64_t *id)
{
	static const char *const who[] = { "KB", "TL", "MO" };
	static const char *const room[] = { "Gym", "Pool" };

	return run(w, "session.book",
	    PAIRS({ "patient", text_fmt(&w->a, "#%u", 1 + dice(w, (unsigned)w->storm->patients)) },
		{ "label", "Talk" }, { "at", some_time(w) },
		{ "minutes", dice(w, 2) == 0 ? "30" : "45" }, { "therapist", who[dice(w, 3)] },
		{ "room", room[dice(w, 2)] }),
	    id);
}

static bool
one_deed(struct worker *w, int64_t *promised)
{
	static const char *const scope[] = { "this", "following", "all" };
	static const char *const to[] = { "+1d", "-1d", "+1w", "11:00", "thu 14" };
	unsigned what = dice(w, 20);
	int64_t id;

	*promised = 0;
	if (what < 9)
		return book(w, promised);
	if (what < 11)
		return run(w, "course.book",
		    PAIRS({ "course",
			text_fmt(&w->a, "%d",
			    (int)(dice(w, 2) == 0 ? w->d->anna_course : w->d->ben_course)) }),
		    &id);
	if (what < 15)
		return run(w, "session.move",
		    PAIRS({ "id", some_session(w) }, { "scope", scope[dice(w, 3)] },
			{ "to", to[dice(w, 5)] }, { "reason", "as wished" }),
		    &id);
	if (what == 15)
		return run(w, "absence.replan",
		    PAIRS({ "resource", "MO" }, { "from", "2026-11-25" },
			{ "hours", dice(w, 2) == 0 ? "08:00-12:00" : "13:00-18:00" }),
		    &id);
	if (what < 18)
		return run(w, "session.cancel",
		    PAIRS({ "id", some_session(w) }, { "reason", "ill" }), &id);
	return run(w, "undo.last", NULL, 0, &id);
}

static int
work(struct a_desk *d, const struct storm *storm, int number, int fd)
{
	struct worker w = {
		.storm = storm, .d = d, .seed = 77u + (unsigned)number, .number = number, .pipe = fd
	};
	time_t until = time(NULL) + storm->seconds;
	bool fine = true;

	w.app = a_clinic_session(&d->c, number % 2 == 0 ? "rita" : "theo");
	for (unsigned i = 0; fine && i < storm->deeds; i++) {
		struct told t = { .process = number };

		if (storm->seconds > 0 && time(NULL) >= until)
			break;
		fine = one_deed(&w, &t.session);
		t.code = w.code;
		arena_clear(&w.a);
		if (write(fd, &t, sizeof(t)) != (ssize_t)sizeof(t))
			fine = false;
	}
	app_close(w.app);
	return fine ? 0 : 1;
}

static void
open_storm(struct a_desk *d, const struct storm *storm)
{
	a_desk_open(d);
	do_(&d->c, "resource.add", { "kind", "therapist" }, { "code", "MO" }, { "name", "M Ode" },
	    { "skills", "exercise" });
	do_(&d->c, "resource.add", { "kind", "room" }, { "code", "Pool" }, { "name", "Pool" },
	    { "skills", "pool" }, { "lanes", "4" });
	for (int i = 2; i < storm->patients; i++)
		a_clinic_patient(&d->c, text_fmt(&d->c.a, "Family%c", "ABCDEFGHIJ"[i % 10]),
		    text_fmt(&d->c.a, "Given%c", "KLMNO"[i / 10]),
		    text_fmt(&d->c.a, "11/0%d/19%d0", 1 + i % 9, 3 + i % 6));
}

/* What was heard of all. */
struct heard {
	VEC(int64_t) promised;
	int deeds, done, busy, killed;
};

/* Reads what they tell until all have ended, and kills some on the way. */
static void
watch(const struct storm *storm, const pid_t *child, int fd, struct arena *a, struct heard *h)
{
	struct told t;

	while (read(fd, &t, sizeof(t)) == (ssize_t)sizeof(t)) {
		h->deeds++;
		h->done += t.code == ERR_NONE;
		h->busy += t.code == ERR_BUSY;
		if (t.session != 0)
			*vec_add(a, &h->promised) = t.session;
		if (h->killed < storm->killed && h->deeds >= FIRST_KILL + h->killed * BETWEEN_KILLS)
			kill(child[h->killed++], SIGKILL);
	}
	assert_int_equal(h->killed, storm->killed);
}

static int64_t
count(struct a_desk *d, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(d->c.app->db, sql, &n, &e));
	return n;
}

/* Asked of the sessions, not of the cells that they reserve. */
static void
nobody_is_in_two_places(struct a_desk *d)
{
	static const char two[] =
	    "SELECT count(*) FROM session a JOIN session b ON a.id < b.id AND a.day = b.day"
	    " AND a.%s = b.%s AND a.minute < b.minute + b.minutes"
	    " AND b.minute < a.minute + a.minutes"
	    " WHERE a.state <> 'cancelled' AND b.state <> 'cancelled'";
	static const char many[] =
	    "SELECT count(*) FROM session a JOIN resource r ON r.id = a.room"
	    " WHERE a.state <> 'cancelled' AND r.lanes <"
	    " (SELECT count(*) FROM session b WHERE b.state <> 'cancelled' AND b.room = a.room"
	    " AND b.day = a.day AND b.minute <= a.minute AND a.minute < b.minute + b.minutes)";

	assert_int_equal(count(d, text_fmt(&d->c.a, two, "therapist", "therapist")), 0);
	assert_int_equal(count(d, text_fmt(&d->c.a, two, "patient", "patient")), 0);
	assert_int_equal(count(d, many), 0);
}

static void
start(struct a_desk *d, const struct storm *storm, pid_t child[MOST], int fd[2])
{
	assert_int_equal(pipe(fd), 0);
	fflush(NULL);
	for (int i = 0; i < storm->processes; i++) {
		child[i] = fork();
		assert_true(child[i] >= 0);
		if (child[i] == 0) {
			close(fd[0]);
			_exit(work(d, storm, i, fd[1]));
		}
	}
	close(fd[1]);
}

static void
is_whole(struct a_desk *d)
{
	struct complaints faults = { .a = &d->c.a };
	struct err e = { 0 };

	nobody_is_in_two_places(d);
	must(clinic_check(d->c.app, &faults, &e));
	for (size_t i = 0; i < faults.line.n; i++)
		print_error("%s\n", faults.line.at[i]);
	assert_int_equal(faults.line.n, 0);
}

static void
many_at_once_and_some_killed_leave_a_whole_book(void **state)
{
	const struct storm *storm = soak_is_long() ? &in_soak : &in_check;
	struct heard h = { 0 };
	pid_t child[MOST];
	struct a_desk d;
	int fd[2];

	(void)state;
	open_storm(&d, storm);
	app_close(d.c.app); /* an open database does not cross fork() */
	start(&d, storm, child, fd);
	watch(storm, child, fd[0], &d.c.a, &h);
	close(fd[0]);
	for (int i = 0; i < storm->processes; i++) {
		int status;

		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		if (i >= storm->killed)
			assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	d.c.app = a_clinic_session(&d.c, "dora");
	assert_true(h.promised.n > 20);
	for (size_t i = 0; i < h.promised.n; i++)
		a_desk_session(&d, h.promised.at[i]);
	is_whole(&d);
	print_message("%d programs, %d killed: %d deeds, %d done, %d refused with a sentence "
		      "(%d: busy), %zu visits promised and there\n",
	    storm->processes, h.killed, h.deeds, h.done, h.deeds - h.done, h.busy, h.promised.n);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_at_once_and_some_killed_leave_a_whole_book),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
