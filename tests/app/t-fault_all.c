/* Each command of the table while memory, disk or locks fail at any one point: the record is
 * as before or as after, never between; what is said is so; and the same command with the
 * same key makes it so once.  The check takes some points of each, the soak all of them:
 * t-fault_all COMMAND... all of these. */
#include "lib/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "app/presence.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/deeds.h"
#include "lib/faulty.h"
#include "lib/soak.h"
#include "lib/sound.h"
#include "store/audit.h"
#include "store/db_in.h"

enum { PATIENTS = 12, MEMORY_STEP = 7 };

/* The two databases as they were when all that must be before had happened. */
struct image {
	const char *path;
	char *bytes;
	size_t n;
};

struct stage {
	struct a_clinic c;
	struct image clinic, drafts;
	const struct deed *d;
	struct arena a; /* of the deed */
	struct pairs pairs;
	const char *before, *after; /* all that is on record */
	long points;                /* of failure that were tried */
};

static void
take(struct image *m, const char *path)
{
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	m->path = path;
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	m->n = (size_t)ftell(f);
	m->bytes = malloc(m->n);
	assert_non_null(m->bytes);
	rewind(f);
	assert_int_equal(fread(m->bytes, 1, m->n, f), m->n);
	fclose(f);
}

static void
put_back(struct arena *a, const struct image *m)
{
	int fd = open(m->path, O_WRONLY | O_TRUNC | O_CLOEXEC);

	assert_true(fd >= 0 && write(fd, m->bytes, m->n) == (ssize_t)m->n);
	close(fd);
	unlink(text_fmt(a, "%s-journal", m->path));
}

/* As somebody sits down: the audit still waits for its line. */
static struct app *
session(struct stage *s)
{
	struct app *app;
	struct err e = { 0 };
	struct now now;

	must(app_open(&s->c.paths, &app, &e));
	must(now_read("2026-11-23T09:00", &now, &e));
	app_set_now(app, now);
	app_set_station(app, "test");
	must(app_become_unix(app, &e));
	if (s->d != NULL)
		deed_as(s->d, app);
	return app;
}

static void
open_stage(struct stage *s)
{
	struct app *other;
	struct err e = { 0 };

	*s = (struct stage){ 0 };
	a_clinic_demo(&s->c, PATIENTS);
	deeds_before(&s->c);
	app_close(s->c.app);
	other = session(s);
	app_set_station(other, "desk 2");
	must(presence_beat(other, &e));
	must(app_settle(other, &e));
	take(&s->clinic, s->c.paths.db);
	take(&s->drafts,
	    text_fmt(&s->c.a, "%.*sdrafts.db",
		(int)(strrchr(s->c.paths.db, '/') + 1 - s->c.paths.db), s->c.paths.db));
	app_close(other); /* in the image it is there */
}

static void
close_stage(struct stage *s)
{
	free(s->clinic.bytes);
	free(s->drafts.bytes);
	arena_clear(&s->a);
	arena_clear(&s->c.a);
}

/* A column that says where the audit is, or has the salt of a seal; and the sentence of an undo,
 * which names no visit when it cannot be known whether the chart is open to who acts. */
static bool
is_left_out(const struct stage *s, const char *name)
{
	static const char *const salted[] = { "password", "pin", "data" };

	if (strncmp(name, "audit", 5) == 0 || strcmp(name, "said") == 0)
		return true;
	for (size_t i = 0; i < sizeof(salted) / sizeof(*salted); i++)
		if (strncmp(s->d->name, "staff.", 6) == 0 && strcmp(name, salted[i]) == 0)
			return true;
	return false;
}

static void
add_table(const struct stage *s, struct app *app, const char *name, struct text *out)
{
	sqlite3_stmt *st;
	struct arena a = { 0 };
	const char *sql = text_fmt(&a, "SELECT *, 0, 0 FROM %s ORDER BY 1, 2, 3", name);

	assert_int_equal(sqlite3_prepare_v2(app->db->h, sql, -1, &st, NULL), SQLITE_OK);
	text_addf(out, "%s\n", name);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const void *text = sqlite3_column_text(st, i);

			if (!is_left_out(s, sqlite3_column_name(st, i)))
				text_addf(out, "%s|", text == NULL ? "-" : (const char *)text);
		}
		text_add(out, "\n");
	}
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
	arena_clear(&a);
}

/* All that is on record, but the audit: that only grows. */
static const char *
state_of(const struct stage *s, struct app *app, struct arena *a)
{
	struct text all = { .a = a };
	sqlite3_stmt *st;

	assert_int_equal(
	    sqlite3_prepare_v2(app->db->h,
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'audit'"
		" AND name NOT LIKE 'sqlite%' ORDER BY name",
		-1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		add_table(s, app, (const char *)sqlite3_column_text(st, 0), &all);
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
	return text_get(&all);
}

static size_t
line_length(const char *text)
{
	return strcspn(text, "\n") + 1;
}

/* The first line of one that is not in its place in the other. */
static const char *
first_difference(const char *one, const char *other, struct arena *a)
{
	while (*one != '\0' && strncmp(one, other, line_length(one)) == 0) {
		other += line_length(one);
		one += line_length(one);
	}
	return text_fmt(
	    a, "%.*s/ %.*s", (int)strcspn(one, "\n"), one, (int)strcspn(other, "\n"), other);
}

static bool
run(struct stage *s, struct app *app, struct arena *a, struct err *e)
{
	struct outcome out;

	return command_run(app, s->d->name, s->pairs.list.at, s->pairs.list.n, &out, a, e);
}

static void
start_anew(struct stage *s)
{
	struct arena a = { 0 };

	put_back(&a, &s->clinic);
	put_back(&a, &s->drafts);
	arena_clear(&a);
}

/* The command without trouble: how the record is before and after. */
static void
rehearse(struct stage *s)
{
	struct arena a = { 0 };
	struct app *app;
	struct err e = { 0 };

	start_anew(s);
	app = session(s);
	arena_clear(&s->a);
	s->pairs = deed_pairs(s->d, app, "the-key", &s->a);
	s->before = state_of(s, app, &s->a);
	if (!run(s, app, &a, &e))
		fail_msg("%s %s: %s", s->d->name, s->d->words, e.text);
	s->after = state_of(s, app, &s->a);
	app_close(app);
	arena_clear(&a);
}

static bool
is_a_sentence(const char *said)
{
	return utf8_valid(said) && strchr(said, ' ') != NULL && strcasestr(said, "sql") == NULL;
}

/* What was said of the first try, against what is on record. */
static void
is_true(const struct stage *s, const char *fault, bool done, const char *now, const struct err *e)
{
	bool old = strcmp(now, s->before) == 0, new = strcmp(now, s->after) == 0;
	struct arena a = { 0 };

	if (!old && !new)
		fail_msg("%s, %s: the record is neither as before nor as after:\n%s\n%s",
		    s->d->name, fault, first_difference(now, s->before, &a),
		    first_difference(now, s->after, &a));
	if (done && !new)
		fail_msg("%s, %s: it was said to be done", s->d->name, fault);
	if (!done && !is_a_sentence(e->text))
		fail_msg("%s, %s: it says \"%s\"", s->d->name, fault, e->text);
	if (!done && !old && strstr(e->text, "not known") == NULL)
		fail_msg("%s, %s: it is done, but it says: %s", s->d->name, fault, e->text);
}

/* The n-th operation fails; whether it came to that. */
static bool
one_point(struct stage *s, enum faulty kind, long nth, bool for_good)
{
	struct arena a = { 0 };
	const char *fault =
	    text_fmt(&a, "%s %ld%s", faulty_name(kind), nth, for_good ? " and all after it" : "");
	struct app *app;
	struct err e = { 0 };
	const char *now;
	bool done, hit;

	start_anew(s);
	app = session(s);
	faulty_arm(kind, nth, for_good);
	done = run(s, app, &a, &e);
	hit = faulty_disarm();
	app_close(app);
	app = session(s); /* memory that failed may leave a connection of no use */
	now = state_of(s, app, &a);
	is_true(s, fault, done, now, &e);
	if (!run(s, app, &a, &e))
		fail_msg("%s, %s: with the same key it says: %s", s->d->name, fault, e.text);
	now = state_of(s, app, &a);
	if (strcmp(now, s->after) != 0)
		fail_msg("%s, %s: with the same key it is done otherwise:\n%s", s->d->name, fault,
		    first_difference(now, s->after, &a));
	if (s->points++ % 50 == 0)
		sound_clinic(app);
	app_close(app);
	arena_clear(&a);
	return hit;
}

/* So far the operations of a command go, about; memory is asked for thousands of times. */
static const struct {
	enum faulty kind;
	bool for_good;
	int step, spread;
} faults[] = {
	{ FAULTY_READ, false, 1, 12 },
	{ FAULTY_WRITE, false, 1, 24 },
	{ FAULTY_WRITE, true, 1, 24 },
	{ FAULTY_FULL, false, 1, 24 },
	{ FAULTY_FULL, true, 1, 24 },
	{ FAULTY_SYNC, false, 1, 6 },
	{ FAULTY_TRUNCATE, false, 1, 3 },
	{ FAULTY_OPEN, false, 1, 2 },
	{ FAULTY_LOCK, false, 1, 8 },
	{ FAULTY_MEMORY, false, MEMORY_STEP, 900 },
	{ FAULTY_MEMORY, true, MEMORY_STEP, 900 },
};

enum { FAULTS = sizeof(faults) / sizeof(*faults), IN_CHECK = 2 };

static void
every_point(struct stage *s)
{
	for (int i = 0; i < FAULTS; i++)
		for (long n = 1; one_point(s, faults[i].kind, n, faults[i].for_good);)
			n += faults[i].step;
}

/* The program ends in an hour or so: it tells how far it is. */
static void
every_point_told(struct stage *s)
{
	long before = s->points;

	every_point(s);
	fprintf(stderr, "%s %s: %ld points\n", s->d->name, s->d->words, s->points - before);
}

/* Two points each: other ones for each command, the same at each check. */
static void
some_points(struct stage *s, int row)
{
	for (int i = 0; i < IN_CHECK; i++) {
		int which = (row * IN_CHECK + i) % FAULTS;

		(void)one_point(s, faults[which].kind, 1 + row * 7 % faults[which].spread,
		    faults[which].for_good);
	}
}

/* names  NULL-ended; none: every deed is meant. */
static bool
is_meant(const char *name, char *const *names)
{
	bool none = *names == NULL;

	for (; *names != NULL; names++)
		none |= strcmp(name, *names) == 0;
	return none;
}

static void
whatever_fails_a_command_is_done_or_not_done(void **state)
{
	char *const *names = *state;
	struct stage s;

	open_stage(&s);
	for (int i = 0; deeds[i].name != NULL; i++) {
		if (!is_meant(deeds[i].name, names))
			continue;
		s.d = &deeds[i];
		rehearse(&s);
		if (soak_is_long() || *names != NULL)
			every_point_told(&s);
		else
			some_points(&s, i);
	}
	print_message("%ld points of failure\n", s.points);
	close_stage(&s);
}

static void
every_command_has_its_deed(void **state)
{
	const struct command *row;

	(void)state;
	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		const struct deed *d = deeds;

		while (d->name != NULL && strcmp(d->name, row->name) != 0)
			d++;
		if (d->name == NULL)
			fail_msg("tests/lib/deeds.c has no line for %s", row->name);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_its_deed),
		cmocka_unit_test_prestate(whatever_fails_a_command_is_done_or_not_done, argv + 1),
	};

	(void)argc;
	faulty_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
