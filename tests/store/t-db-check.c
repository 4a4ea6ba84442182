/* coxa check: what somebody did to the file with another program shows. */
#include "lib/test.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_check.h"
#include "store/db_in.h"
#include "store/people.h"

static const struct person people[] = {
	{ "Hall", "Margaret", NULL, NULL, NULL, NULL, 1968, 7, 14 },
	{ "Wang", "Xiaoming", "王小明", NULL, NULL, "07700 900123", 1985, 3, 3 },
};

/* All complaints, a line each. */
static void
says(struct people *s, const char *want)
{
	struct complaints c = { .a = &s->a };
	struct text t = { .a = &s->a };
	struct err e;

	must(db_check(s->db, &c, &e));
	for (size_t i = 0; i < c.line.n; i++)
		text_addf(&t, "%s\n", c.line.at[i]);
	is_str(text_get(&t), want);
}

/* As somebody with sqlite3, who keeps to no rules. */
static void
by_hand(struct people *s, const char *sql)
{
	struct err e;

	sqlite3_set_authorizer(s->db->h, NULL, NULL);
	must(db_exec(s->db, "PRAGMA foreign_keys = OFF", &e));
	must(db_exec(s->db, sql, &e));
}

static void
a_good_database_has_no_complaints(void **state)
{
	struct people s;

	(void)state;
	people_open(&s, people, 2);
	says(&s, "");
	people_close(&s);
}

static void
each_fault_is_named(void **state)
{
	static const char session[] =
	    "INSERT INTO staff (id, login, name, initials, role) VALUES (1, 'a', 'A', 'A', "
	    "'doctor');"
	    "INSERT INTO resource (id, kind, code, name) VALUES (4, 'therapist', 'MO', 'Mo');"
	    "INSERT INTO session (id, patient, label, day, minute, minutes, changeover, therapist,"
	    " made_at, made_by) VALUES (9, 2, 'x', 20000, 540, 10, 5, 4, 0, 1);"
	    "INSERT INTO reservation VALUES (5, 0, 5760108, 9), (5, 0, 5760109, 9),"
	    " (8, 0, 5760108, 9), (8, 0, 5760109, 9), (8, 0, 5760110, 9);";
	static const struct {
		const char *sql, *want;
	} deed[] = {
		{ "", "" },
		{ "DELETE FROM reservation WHERE cell = 5760110",
		    "session 9: 4 of the 5 cells that it takes are reserved, and 0 that it does "
		    "not\n" },
		{ "UPDATE session SET minute = 545 WHERE id = 9",
		    "session 9: 3 of the 5 cells that it takes are reserved, and 2 that it does "
		    "not\n" },
		{ "UPDATE session SET state = 'cancelled' WHERE id = 9",
		    "session 9: 0 of the 0 cells that it takes are reserved, and 5 that it does "
		    "not\n" },
		{ "DELETE FROM token WHERE patient = 1",
		    "patient 10-0001-9 (#1) is found by no search\n" },
		{ "INSERT INTO contact (id, patient, kind, value) VALUES (77, 99, 'phone', '1')",
		    "contact: row 77 refers to a patient that does not exist\n" },
		{ "DROP INDEX alert_patient", "schema: index alert_patient is missing\n" },
		{ "CREATE TRIGGER mine AFTER INSERT ON alert BEGIN SELECT 1; END",
		    "schema: trigger mine is not ours\n" },
		{ "ALTER TABLE alert ADD COLUMN more TEXT", "schema: table alert was changed\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(deed) / sizeof(deed[0]); i++) {
		struct people s;

		people_open(&s, people, 2);
		by_hand(&s, session);
		by_hand(&s, deed[i].sql);
		says(&s, deed[i].want);
		people_close(&s);
	}
}

static void
a_row_that_crosses_two_patients_is_named(void **state)
{
	static const char two[] =
	    "INSERT INTO staff (id, login, name, initials, role) VALUES (1, 'a', 'A', 'A', "
	    "'doctor');"
	    "INSERT INTO response (id, patient, form, version, hash, day, state, author, at)"
	    " VALUES (1, 1, 'stage', 1, 'x', 1, 'final', 1, 1), (2, 2, 'stage', 1, 'x', 1, "
	    "'final', 1, 1);"
	    "INSERT INTO hip_stage (id, patient, side, response, day, stage, status, size,"
	    " candidates, missing, rules, pack, author, at)"
	    " VALUES (1, 1, 'R', 1, 1, 'II', 'final', '', '', '', '', '', 1, 1),"
	    " (2, 2, 'R', 2, 1, 'II', 'final', '', '', '', '', '', 1, 1);"
	    "INSERT INTO decision (id, patient, side, hip_stage, treatment, class, sentence,"
	    " rules, pack, day, author, at) VALUES (1, 1, 'R', 1, 't', 'A', '', '', '', 1, 1, 1),"
	    " (2, 2, 'R', 2, 't', 'A', '', '', '', 1, 1, 1);"
	    "INSERT INTO plan (id, patient, day, author, at) VALUES (1, 1, 1, 1, 1), (2, 2, 1, 1, "
	    "1);"
	    "INSERT INTO course (id, plan, decision, side, protocol, label, sessions, gap_min,"
	    " gap_usual, gap_max, minutes) VALUES (1, 1, 1, 'R', 'x', 'X', 3, 1, 1, 1, 10),"
	    " (2, 2, 2, 'R', 'x', 'X', 3, 1, 1, 1, 10);"
	    "INSERT INTO session (id, patient, course, label, day, minute, minutes, state, made_at,"
	    " made_by) VALUES (1, 1, 1, 'x', 1, 0, 10, 'cancelled', 0, 1),"
	    " (2, 2, 2, 'x', 1, 0, 10, 'cancelled', 0, 1);"
	    "INSERT INTO wait (id, patient, course, since) VALUES (1, 1, 1, 1);"
	    "INSERT INTO score (id, patient, instrument, response, day) VALUES (1, 1, 'n', 1, 1),"
	    " (2, 2, 'n', 2, 1);"
	    "INSERT INTO due (id, patient, kind, what, earliest, target, latest, rule, source,"
	    " decision) VALUES (1, 1, 'xray', '', 1, 1, 1, '', '', 1);";
	static const struct {
		const char *table, *column, *other;
	} link[] = { { "session", "course", "course" }, { "wait", "course", "course" },
		{ "response", "session", "session" }, { "response", "supersedes", "response" },
		{ "hip_stage", "response", "response" }, { "hip_stage", "superseded", "hip_stage" },
		{ "score", "response", "response" }, { "score", "superseded", "score" },
		{ "decision", "hip_stage", "hip_stage" }, { "due", "decision", "decision" },
		{ "due", "session", "session" }, { "due", "response", "response" },
		{ "course", "decision", "decision" } };

	(void)state;
	for (size_t i = 0; i < sizeof(link) / sizeof(*link); i++) {
		struct people s;

		people_open(&s, people, 2);
		by_hand(&s, two);
		says(&s, "");
		by_hand(&s,
		    text_fmt(
			&s.a, "UPDATE %s SET %s = 2 WHERE id = 1", link[i].table, link[i].column));
		says(&s,
		    text_fmt(&s.a, "%s: row 1 names the %s 2 of another patient\n", link[i].table,
			link[i].other));
		people_close(&s);
	}
}

static void
damaged_pages_end_in_a_complaint_and_not_in_a_crash(void **state)
{
	struct arena a = { 0 };
	const char *path = text_fmt(&a, "%s/coxa.db", test_dir(&a));
	struct err e;

	(void)state;
	must(db_create(path, &e));
	for (off_t at = 4096 + 2048; at < 4096 * 60; at += 4096) {
		struct complaints c = { .a = &a };
		unsigned char was[64], noise[64];
		struct db *db;
		int fd = open(path, O_RDWR);

		memset(noise, (int)(at / 4096 * 37 % 255), sizeof(noise));
		if (pread(fd, was, sizeof(was), at - 2048) != sizeof(was)) {
			close(fd);
			break;
		}
		assert_int_equal(pwrite(fd, noise, sizeof(noise), at - 2048), sizeof(noise));
		close(fd);
		if (db_open(path, &db, &e)) {
			if (db_check(db, &c, &e))
				assert_true(c.line.n > 0);
			db_close(db);
		}
		fd = open(path, O_RDWR);
		assert_int_equal(pwrite(fd, was, sizeof(was), at - 2048), sizeof(was));
		close(fd);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_database_has_no_complaints),
		cmocka_unit_test(each_fault_is_named),
		cmocka_unit_test(a_row_that_crosses_two_patients_is_named),
		cmocka_unit_test(damaged_pages_end_in_a_complaint_and_not_in_a_crash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
