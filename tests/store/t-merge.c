/* Two records of one person become one, and both come back exactly as they were. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/text.h"
#include "store/db_check.h"
#include "store/merge_store.h"
#include "store/people.h"

enum { ROUNDS = 12, PATIENTS = 4 };

static const struct actor anna = { .staff = 1, .os_uid = 1000, .station = "pts/1", .reason = "" };

/* The clinic, and a second way into its file, past all that the program would refuse. */
struct two {
	struct arena a;
	struct fold fold;
	struct db *db;
	sqlite3 *raw;
};

static void
sql(struct two *t, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = sqlite3_vmprintf(fmt, ap);
	va_end(ap);
	if (sqlite3_exec(t->raw, text, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(t->raw), text);
	sqlite3_free(text);
}

static int64_t
number(struct two *t, const char *text)
{
	sqlite3_stmt *st;
	int64_t n;

	if (sqlite3_prepare_v2(t->raw, text, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(t->raw), text);
	n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	return n;
}

/* Every row of one table, as text. */
static void
dump_table(struct two *t, const char *name, struct text *out)
{
	sqlite3_stmt *st;
	char *text = sqlite3_mprintf("SELECT * FROM %Q", name);

	assert_int_equal(sqlite3_prepare_v2(t->raw, text, -1, &st, NULL), SQLITE_OK);
	text_addf(out, "-- %s\n", name);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			const char *v = (const char *)sqlite3_column_text(st, i);

			text_addf(out, "%d:%s|", sqlite3_column_type(st, i), v == NULL ? "" : v);
		}
		text_add(out, "\n");
	}
	sqlite3_finalize(st);
	sqlite3_free(text);
}

/* All but what says that there was a merge. */
static const char *
dump(struct two *t)
{
	struct text out = { .a = &t->a };
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(t->raw,
			     "SELECT name FROM sqlite_schema WHERE type = 'table'"
			     " AND name NOT IN ('audit', 'merge_journal', 'merge_change')"
			     " AND name NOT LIKE 'sqlite%' ORDER BY name",
			     -1, &st, NULL),
	    SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		dump_table(t, (const char *)sqlite3_column_text(st, 0), &out);
	sqlite3_finalize(st);
	return text_get(&out);
}

/* The first row in which they differ, when they do. */
static void
is_dump(const char *got, const char *want)
{
	while (*got != '\0' && *got == *want) {
		got++;
		want++;
	}
	if (*got != *want)
		fail_msg("got ...%.90s\nwant ...%.90s", got, want);
}

static const struct person people[PATIENTS] = {
	{ "Hall", "Margaret", NULL, NULL, "Jones", "07700 900123", 1968, 7, 14 },
	{ "Hall", "Maggie", NULL, NULL, NULL, "07700 900321", 1968, 7, 14 },
	{ "Okafor", "Kemi", NULL, NULL, NULL, "0803 123 4821", 1961, 3, 4 },
	{ "Wang", "Xiaoming", "王小明", NULL, NULL, NULL, 1985, 3, 3 },
};

static void
add_person(struct two *t, const struct person *p)
{
	struct patient q = { .born = day_of(p->y, p->m, p->d), .sex = "F" };
	struct tx *tx;
	struct err e;

	*vec_add(&t->a, &q.name) = (struct person_name){
		.kind = "current", .family = p->family, .given = p->given, .native = p->native
	};
	if (p->phone != NULL)
		*vec_add(&t->a, &q.contact) =
		    (struct contact){ .kind = "phone", .value = p->phone, .allowed = AGREED_YES };
	*vec_add(&t->a, &q.identifier) =
	    (struct identifier){ .system = "insurer", .value = p->given };
	must(tx_begin(t->db, &anna, "patient.register", people_now, &tx, &e));
	must(patient_add(tx, &q, &t->fold, &t->a, &e));
	must(tx_end(tx, true, &e));
}

static void
two_open(struct two *t)
{
	const char *path;
	struct err e;

	*t = (struct two){ 0 };
	path = text_fmt(&t->a, "%s/clinic.db", test_dir(&t->a));
	must(db_create(path, &e));
	must(db_open(path, &t->db, &e));
	assert_int_equal(sqlite3_open(path, &t->raw), SQLITE_OK);
	sqlite3_busy_timeout(t->raw, 5000);
	sql(t,
	    "INSERT INTO staff (id, login, name, initials, role)"
	    " VALUES (1, 'anna', 'Anna Berg', 'AB', 'manager')");
	sql(t,
	    "INSERT INTO resource (id, kind, code, name, lanes)"
	    " VALUES (1, 'therapist', 'KB', 'K Brandt', 1), (2, 'room', 'Gym', 'Gym', 9)");
	for (int i = 0; i < PATIENTS; i++)
		add_person(t, &people[i]);
}

static void
two_close(struct two *t)
{
	sqlite3_close(t->raw);
	db_close(t->db);
	fold_close(&t->fold);
	arena_clear(&t->a);
}

static int
any(unsigned *seed, int n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (int)(*seed >> 16 & 0x7fff) % n;
}

/* A visit with its cells in the gym, which has a lane for everybody. */
static void
add_session(struct two *t, int64_t patient, int64_t course, int lane, unsigned *seed)
{
	int day = 20780 + any(seed, 3), cell = 96 + 3 * any(seed, 10), cells = 6;
	int64_t mine = 2 * patient + 1, first = (int64_t)day * 288 + cell;
	char *taken = sqlite3_mprintf("SELECT count(*) FROM reservation WHERE cell BETWEEN %lld"
				      " AND %lld AND ((owner = 4 AND lane = %d) OR owner = %lld)",
	    (long long)first, (long long)(first + cells - 1), lane, (long long)mine);
	int64_t clash = number(t, taken);

	sqlite3_free(taken);
	if (clash > 0)
		return;
	sql(t,
	    "INSERT INTO session (patient, course, label, day, minute, minutes, room, lanes, state,"
	    " made_at, made_by) VALUES (%lld, nullif(%lld, 0), 'Exercise', %d, %d, 30, 2, %d, %Q, "
	    "1, 1)",
	    (long long)patient, (long long)course, day, 5 * cell, 100 * lane,
	    any(seed, 2) ? "booked" : "done");
	for (int i = 0; i < cells; i++)
		sql(t,
		    "INSERT INTO reservation SELECT o, l, %lld, (SELECT max(id) FROM session)"
		    " FROM (SELECT %lld AS o, 0 AS l UNION ALL SELECT 4, %d)",
		    (long long)(first + i), (long long)mine, lane);
}

static void
add_answers(struct two *t, int64_t patient, unsigned *seed)
{
	static const char *const form[] = { "registration", "intake", "stage", "pain", "consent" };
	static const char *const state[] = { "final", "incomplete", "superseded", "error" };
	int f = any(seed, 5), s = any(seed, 4);

	sql(t,
	    "INSERT INTO response (patient, form, version, hash, day, state, author, at, reason)"
	    " VALUES (%lld, %Q, 1, 'x', %d, %Q, 1, 5, '')",
	    (long long)patient, form[f], 20700 + any(seed, 60), state[s]);
	sql(t,
	    "INSERT INTO answer (response, field, type, value)"
	    " SELECT max(id), 'a', 'text', 'words' FROM response");
	if (f == 2)
		sql(t,
		    "INSERT INTO hip_stage (patient, side, response, day, stage, status, size,"
		    " candidates, missing, rules, pack, author, at) SELECT %lld, %Q, max(id), 1, "
		    "'II',"
		    " 'final', '', '[]', '[]', '[]', 'p', 1, 5 FROM response",
		    (long long)patient, any(seed, 2) ? "R" : "L");
	if (f == 3)
		sql(t,
		    "INSERT INTO score (patient, instrument, response, day)"
		    " SELECT %lld, 'nrs', max(id), 3 FROM response",
		    (long long)patient);
}

/* A decision, and a plan with a course for it, under way or not. */
static int64_t
add_plan(struct two *t, int64_t patient, unsigned *seed)
{
	sql(t,
	    "INSERT INTO decision (patient, side, treatment, class, sentence, rules, pack, day,"
	    " author, at) VALUES (%lld, 'R', 'T2', 'C', '', '[]', 'p', 1, 1, 1)",
	    (long long)patient);
	sql(t,
	    "INSERT INTO due (patient, kind, what, earliest, target, latest, rule, source, "
	    "decision)"
	    " SELECT %lld, 'xray', 'x', 1, 2, 3, 'F1', 's', max(id) FROM decision",
	    (long long)patient);
	sql(t, "INSERT INTO plan (patient, day, state, author, at) VALUES (%lld, 1, %Q, 1, 1)",
	    (long long)patient, any(seed, 3) ? "active" : "done");
	sql(t,
	    "INSERT INTO course (plan, side, protocol, label, sessions, gap_min, gap_usual,"
	    " gap_max, minutes) SELECT max(id), 'R', 'exercise', 'Exercise', 6, 5, 7, 9, 30"
	    " FROM plan");
	return number(t, "SELECT max(id) FROM course");
}

static void
add_records(struct two *t, int64_t patient, unsigned *seed)
{
	int64_t course = any(seed, 4) ? add_plan(t, patient, seed) : 0;

	for (int i = any(seed, 8); i > 0; i--)
		add_answers(t, patient, seed);
	for (int i = any(seed, 8); i > 0; i--)
		add_session(t, patient, any(seed, 2) ? course : 0, (int)patient, seed);
	if (any(seed, 2))
		sql(t, "INSERT INTO alert (patient, text, since) VALUES (%lld, 'Falls', 3)",
		    (long long)patient);
	if (any(seed, 2))
		sql(t, "INSERT INTO wait (patient, since) VALUES (%lld, 4)", (long long)patient);
	if (any(seed, 3) == 0)
		sql(t, "UPDATE patient SET sensitive = 1 WHERE id = %lld", (long long)patient);
}

static int64_t
merge(struct two *t, int64_t kept, int64_t gone)
{
	struct merge m = { .kept = kept, .gone = gone };
	struct tx *tx;
	struct err e;

	must(tx_begin(t->db, &anna, "patient.merge", people_now, &tx, &e));
	must(merge_make(tx, &m, &t->fold, &t->a, &e));
	must(tx_end(tx, true, &e));
	return m.id;
}

static void
take_back(struct two *t, int64_t id)
{
	struct merge_since since;
	struct merge m;
	struct tx *tx;
	struct err e;

	must(merge_find(t->db, id, &m, &e));
	must(tx_begin(t->db, &anna, "patient.unmerge", people_now, &tx, &e));
	must(merge_take_back(tx, &m, &t->fold, &since, &t->a, &e));
	must(tx_end(tx, true, &e));
}

/* coxa check has nothing to say. */
static void
is_sound(struct two *t)
{
	struct complaints c = { .a = &t->a };
	struct err e;

	must(db_check(t->db, &c, &e));
	if (c.line.n > 0)
		fail_msg("%s", c.line.at[0]);
}

/* Nothing of a patient is left in a table whose rows move. */
static void
owns_nothing(struct two *t, int64_t patient)
{
	const struct merge_column *c;

	for (size_t i = 0; (c = merge_column_at(i)) != NULL; i++) {
		bool owner = strcmp(c->column, "owner") == 0;
		char *text = sqlite3_mprintf("SELECT count(*) FROM %s WHERE %s = %lld", c->table,
		    c->column, (long long)(owner ? 2 * patient + 1 : patient));

		if (c->rule != MERGE_STAYS && number(t, text) != 0)
			fail_msg("%s.%s still names patient %lld", c->table, c->column,
			    (long long)patient);
		sqlite3_free(text);
	}
}

static void
taking_a_merge_back_restores_both_records_byte_by_byte(void **state)
{
	int64_t beside = 0;

	(void)state;
	for (unsigned round = 1; round <= ROUNDS; round++) {
		unsigned seed = round;
		const char *before;
		struct two t;
		int64_t id;

		two_open(&t);
		for (int64_t p = 1; p <= PATIENTS; p++)
			add_records(&t, p, &seed);
		is_sound(&t);
		before = dump(&t);
		id = merge(&t, 1, 2);
		is_sound(&t);
		owns_nothing(&t, 2);
		beside += number(&t, "SELECT count(*) FROM merge_change WHERE field = 'lanes'");
		take_back(&t, id);
		is_dump(dump(&t), before);
		is_sound(&t);
		two_close(&t);
	}
	assert_true(beside > 0); /* visits of both at one time were among them */
}

static void
merges_into_a_merged_record_come_back_one_by_one(void **state)
{
	unsigned seed = 77;
	const char *none, *one;
	int64_t first, second;
	struct two t;
	struct err e;
	struct merge_since since;
	struct merge m;
	struct tx *tx;

	(void)state;
	two_open(&t);
	for (int64_t p = 1; p <= PATIENTS; p++)
		for (int i = 0; i < 3; i++)
			add_records(&t, p, &seed);
	none = dump(&t);
	first = merge(&t, 2, 3);
	one = dump(&t);
	second = merge(&t, 1, 2);
	is_sound(&t);
	owns_nothing(&t, 2);
	owns_nothing(&t, 3);
	must(merge_find(t.db, first, &m, &e));
	must(tx_begin(t.db, &anna, "patient.unmerge", people_now, &tx, &e));
	assert_false(merge_take_back(tx, &m, &t.fold, &since, &t.a, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_false(tx_end(tx, false, &e));
	take_back(&t, second);
	is_dump(dump(&t), one);
	take_back(&t, first);
	is_dump(dump(&t), none);
	two_close(&t);
}

static void
what_was_added_to_a_record_that_goes_back_goes_with_it(void **state)
{
	unsigned seed = 5;
	int64_t course, id;
	struct two t;

	(void)state;
	two_open(&t);
	add_plan(&t, 1, &seed);
	course = add_plan(&t, 2, &seed);
	sql(&t,
	    "INSERT INTO response (id, patient, form, version, hash, day, state, author, at)"
	    " VALUES (50, 2, 'stage', 1, 'x', 9, 'final', 1, 5)");
	sql(&t,
	    "INSERT INTO hip_stage (id, patient, side, response, day, stage, status, size,"
	    " candidates, missing, rules, pack, author, at)"
	    " VALUES (60, 2, 'R', 50, 9, 'II', 'final', '', '', '', '', '', 1, 5)");
	id = merge(&t, 1, 2);
	add_session(&t, 1, course, 1, &seed);
	sql(&t,
	    "INSERT INTO response (id, patient, form, version, hash, day, state, author, at,"
	    " supersedes) VALUES (51, 1, 'stage', 1, 'x', 9, 'final', 1, 6, 50)");
	sql(&t,
	    "INSERT INTO hip_stage (id, patient, side, response, day, stage, status, size,"
	    " candidates, missing, rules, pack, author, at)"
	    " VALUES (61, 1, 'R', 51, 9, 'III', 'final', '', '', '', '', '', 1, 6)");
	sql(&t, "UPDATE hip_stage SET superseded = 61 WHERE id = 60");
	sql(&t, "UPDATE response SET state = 'superseded' WHERE id = 50");
	sql(&t,
	    "INSERT INTO response (id, patient, form, version, hash, session, day, state, author,"
	    " at) SELECT 52, 1, 'session', 1, 'x', id, 9, 'final', 1, 7 FROM session"
	    " WHERE course = %lld",
	    (long long)course);
	sql(&t,
	    "UPDATE due SET session = (SELECT id FROM session WHERE course = %lld)"
	    " WHERE decision = (SELECT min(id) FROM decision WHERE patient = 1)",
	    (long long)course);
	take_back(&t, id);
	is_sound(&t);
	assert_int_equal(number(&t, "SELECT patient FROM response WHERE id = 52"), 2);
	assert_int_equal(number(&t, "SELECT count(*) FROM session WHERE patient = 2"), 1);
	assert_int_equal(number(&t, "SELECT patient FROM response WHERE id = 51"), 2);
	assert_int_equal(number(&t, "SELECT patient FROM hip_stage WHERE id = 61"), 2);
	assert_int_equal(number(&t, "SELECT superseded FROM hip_stage WHERE id = 60"), 61);
	two_close(&t);
}

static void
all_names_phones_and_numbers_find_the_record_that_stays(void **state)
{
	static const char *const token[] = { "maggie", "margaret", "7700900321", "7700900123" };
	struct two t;
	int64_t id, now;
	struct err e;

	(void)state;
	two_open(&t);
	id = merge(&t, 1, 2);
	for (size_t i = 0; i < sizeof(token) / sizeof(*token); i++) {
		char *text = sqlite3_mprintf(
		    "SELECT count(*) FROM token WHERE token = %Q AND patient = 1", token[i]);

		if (number(&t, text) == 0)
			fail_msg("%s does not find the record", token[i]);
		sqlite3_free(text);
	}
	must(merge_survivor(t.db, 2, &now, &e));
	assert_int_equal(now, 1);
	take_back(&t, id);
	must(merge_survivor(t.db, 2, &now, &e));
	assert_int_equal(now, 2);
	two_close(&t);
}

static bool
is_covered(const char *table, const char *column)
{
	const struct merge_column *c;

	for (size_t i = 0; (c = merge_column_at(i)) != NULL; i++)
		if (strcmp(c->table, table) == 0 && strcmp(c->column, column) == 0)
			return true;
	return false;
}

/* By reference, or by what such a column is called where there can be no reference. */
static void
every_column_that_names_a_patient_has_a_rule(void **state)
{
	sqlite3_stmt *st;
	struct two t;
	size_t found = 0, listed = 0;

	(void)state;
	two_open(&t);
	assert_int_equal(
	    sqlite3_prepare_v2(t.raw,
		"SELECT s.name, f.\"from\" FROM sqlite_schema s,"
		" pragma_foreign_key_list(s.name) f"
		" WHERE s.type = 'table' AND f.\"table\" = 'patient'"
		" UNION SELECT s.name, c.name FROM sqlite_schema s,"
		" pragma_table_info(s.name) c"
		" WHERE s.type = 'table' AND c.name IN ('patient', 'owner', 'subject')",
		-1, &st, NULL),
	    SQLITE_OK);
	for (; sqlite3_step(st) == SQLITE_ROW; found++) {
		const char *table = (const char *)sqlite3_column_text(st, 0);
		const char *column = (const char *)sqlite3_column_text(st, 1);

		if (!is_covered(table, column))
			fail_msg("a merge has no rule for %s.%s", table, column);
	}
	sqlite3_finalize(st);
	while (merge_column_at(listed) != NULL)
		listed++;
	assert_int_equal(listed, found);
	two_close(&t);
}

/* A key that holds such a column could refuse a merge. */
static void
every_key_with_a_patient_says_what_happens_when_it_clashes(void **state)
{
	const struct merge_column *c;
	struct two t;

	(void)state;
	two_open(&t);
	for (size_t i = 0; (c = merge_column_at(i)) != NULL; i++) {
		char *text = sqlite3_mprintf("SELECT (SELECT count(*) FROM pragma_index_list(%Q) l,"
					     " pragma_index_info(l.name) i"
					     " WHERE l.\"unique\" AND i.name = %Q)",
		    c->table, c->column);

		if (number(&t, text) > 0 && c->unique == NULL)
			fail_msg("%s.%s is part of a key without a rule", c->table, c->column);
		sqlite3_free(text);
	}
	two_close(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taking_a_merge_back_restores_both_records_byte_by_byte),
		cmocka_unit_test(merges_into_a_merged_record_come_back_one_by_one),
		cmocka_unit_test(what_was_added_to_a_record_that_goes_back_goes_with_it),
		cmocka_unit_test(all_names_phones_and_numbers_find_the_record_that_stays),
		cmocka_unit_test(every_column_that_names_a_patient_has_a_rule),
		cmocka_unit_test(every_key_with_a_patient_says_what_happens_when_it_clashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
