/* Every command is taken back by one undo to what held before, or says why it is not. */
#include "lib/test.h"

#include <string.h>

#include <sqlite3.h>

#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/deeds.h"

enum { DEED_PATIENTS = 12 }; /* for whom the deeds are written */

/* What holds.  Nothing is deleted: what was taken back stays as cancelled, superseded, ended
 * or inactive, and the versions of a row go up; both are left out. */
static const char *const what_holds[] = {
	"SELECT id, patient, course, side, label, day, minute, minutes, therapist, room, device,"
	" lanes, state, note, arrived_at, started_at, ended_at FROM session"
	" WHERE state <> 'cancelled' ORDER BY id",
	"SELECT * FROM reservation ORDER BY owner, lane, cell",
	"SELECT id, patient, form, day, state, session FROM response"
	" WHERE state IN ('final', 'incomplete') AND form <> 'registration' ORDER BY id",
	"SELECT a.field, a.part, a.value FROM answer a JOIN response r ON r.id = a.response"
	" JOIN patient p ON p.id = r.patient AND p.state = 'active' WHERE r.state IN ('final', "
	"'incomplete') ORDER BY r.patient, r.form, 1, 2, 3",
	"SELECT h.patient, h.side, h.stage, h.status FROM hip_stage h"
	" JOIN response r ON r.id = h.response"
	" WHERE h.superseded IS NULL AND r.state = 'final' ORDER BY h.id",
	"SELECT patient, side, treatment, class, reason FROM decision WHERE ended IS NULL"
	" ORDER BY 1, 2, 3",
	"SELECT id, patient, goals FROM plan WHERE state = 'active' ORDER BY id",
	"SELECT id, plan, side, protocol, label, sessions, gap_min, gap_usual, gap_max, per_week,"
	" minutes, changeover, therapist, dose, first_day, state FROM course"
	" WHERE state <> 'stopped' ORDER BY id",
	"SELECT patient, side, kind, what, earliest, target, latest, session, state FROM due"
	" WHERE state = 'open' ORDER BY 1, 2, 3, 4, 6",
	"SELECT patient, course, wish, since FROM wait WHERE ended IS NULL ORDER BY 1, 2, 3",
	"SELECT patient, code, text, since FROM alert WHERE ended IS NULL ORDER BY 1, 3",
	"SELECT due, outcome, note FROM contact_attempt ORDER BY 1, 2",
	"SELECT patient, kind, family, given, native, shown FROM name"
	" WHERE patient IN (SELECT id FROM patient WHERE state = 'active') ORDER BY 1, 2, 3, 4",
	"SELECT patient, kind, value, note, allowed, messages FROM contact"
	" WHERE patient IN (SELECT id FROM patient WHERE state = 'active') ORDER BY 1, 2, 3",
	"SELECT id, number, born, sex, state, sensitive, merged_into FROM patient"
	" WHERE state = 'active' ORDER BY id",
	"SELECT token, rank, patient FROM token t WHERE EXISTS"
	" (SELECT 1 FROM patient p WHERE p.id = t.patient AND p.state = 'active') ORDER BY 1, 2, 3",
	"SELECT id, kind, code, name, skills, lanes, policy, over FROM resource WHERE active"
	" ORDER BY id",
	"SELECT h.* FROM hours h ORDER BY 1, 2, 3",
	"SELECT resource, from_day, to_day, from_min, to_min, open, reason FROM absence"
	" ORDER BY 1, 2",
	"SELECT from_day, to_day, from_min, to_min, yearly, name FROM closure ORDER BY 1, 6",
	"SELECT id, login, name, role FROM staff WHERE active ORDER BY id",
	"SELECT n.name, coalesce(s.value, n.first) FROM (SELECT 'name' AS name, 'Clinic' AS first"
	" UNION ALL SELECT 'zone', 'UTC' UNION ALL SELECT 'dates', 'dmy'"
	" UNION ALL SELECT 'idle_minutes', '5' UNION ALL SELECT 'sign_out_minutes', '30') n"
	" LEFT JOIN setting s ON s.name = n.name ORDER BY 1",
	"SELECT patient, day, recipient, address, what, purpose FROM disclosure WHERE error = ''"
	" ORDER BY id",
	"SELECT patient, day, wish, state, response, reason FROM amendment WHERE state <> 'error'"
	" ORDER BY id",
	"SELECT one, other FROM not_duplicate ORDER BY 1, 2",
	"SELECT patient, staff, reason FROM admitted WHERE ended IS NULL ORDER BY 1, 2",
	"SELECT u.session, u.day, u.minute FROM untold u JOIN session s ON s.id = u.session"
	" WHERE u.look AND (u.day, u.minute) IS NOT (s.day, s.minute) ORDER BY 1",
};

static const struct {
	const char *command;
	const char *pairs;  /* "patient=#1|text=falls"; NULL: its deed is done instead */
	const char *merged; /* pairs of a merge that comes before it; NULL */
	const char *never;  /* why it is not taken back; NULL */
} table[] = {
	{ "session.book", "patient=#2|at=2026-11-24 10:00|label=Review|therapist=KB", NULL, NULL },
	{ "session.walkin", "patient=#2|label=Visit|therapist=TL", NULL, NULL },
	{ "session.arrive", "id=1", NULL, NULL },
	{ "session.start", "id=2", NULL, NULL },
	{ "session.done", "id=3", NULL, NULL },
	{ "session.noshow", "id=1", NULL, NULL },
	{ "session.cancel", "id=1|reason=ill", NULL, NULL },
	{ "session.restore", "id=2|state=booked", NULL, NULL },
	{ "session.move", "id=1|at=2026-11-25 11:00", NULL, NULL },
	{ "session.replan", "places=1 2026-11-25 11:00 TL", NULL, NULL },
	{ "course.book", "course=1|wish=tue 10", NULL, NULL },
	{ "plan.book", "plan=1|wish=tue 10", NULL, NULL },
	{ "wait.add", "course=1|wish=am", NULL, NULL },
	{ "wait.end", "id=1", NULL, NULL },
	{ "absence.add", "resource=KB|from=2026-12-01|why=leave", NULL, NULL },
	{ "closure.add", "from=2026-12-24|name=Holiday", NULL, NULL },
	{ "resource.add", "kind=room|code=R9|name=Room 9|skills=gym", NULL, NULL },
	{ "resource.change", "resource=KB|name=K Brand", NULL, NULL },
	{ "patient.register", "family=Kara|given=Ali|born=1970-01-02|sex=M", NULL, NULL },
	{ "patient.edit", "patient=#2|phone=07700 900999", NULL, NULL },
	{ "patient.state", "patient=#2|state=inactive", NULL, NULL },
	{ "alert.add", "patient=#2|text=falls", NULL, NULL },
	{ "alert.end", "patient=#1|id=1|reason=stopped", NULL, NULL },
	{ "patient.merge", "patient=#1|other=#2", NULL, NULL },
	{ "patient.unmerge", "id=1", "patient=#1|other=#2", NULL },
	{ "patient.not_same", "patient=#1|other=#2", NULL, NULL },
	{ "patient.maybe_same", "patient=#1|other=#3", NULL, NULL },
	{ "course.change", "id=1|sessions=8|label=Exercise|sure=yes", NULL, NULL },
	{ "course.stop", "id=1|reason=enough", NULL, NULL },
	{ "course.reopen", "id=2", NULL, NULL },
	{ "plan.stop", "id=1", NULL, NULL },
	{ "setting.set", "name=name|value=Oak Lane", NULL, NULL },
	{ "setting.set", "name=idle_minutes|value=9", NULL, NULL },
	{ "staff.add", "login=zoe|name=Zoe Zed|role=reception", NULL, NULL },
	{ "staff.change", "login=rita|name=Rita Ivory", NULL, NULL },
	{ "patient.sensitive", "patient=#2|sensitive=yes|reason=works here", NULL, NULL },
	{ "hours.set", "days=mon-wed sun|hours=09:00-12:00 13:00-17:30", NULL, NULL },
	{ "hours.set", "resource=KB|days=wed|hours=closed", NULL, NULL },
	{ "hold.series", NULL, NULL, "ends by itself within minutes" },
	{ "hold.take", NULL, NULL, "ends by itself within minutes" },
	{ "hold.drop", NULL, NULL, "a place that is let go may be another's at once" },
	{ "closure.preview", NULL, NULL, "changes nothing" },
	{ "redflag.list", NULL, NULL, "changes nothing" },
	{ "session.to_tell", NULL, NULL, "changes nothing" },
	{ "session.told", NULL, NULL, NULL },
	{ "session.untold", NULL, NULL, "is the taking back itself" },
	{ "print.day", NULL, NULL, "is on paper" },
	{ "print.card", NULL, NULL, "is on paper" },
	{ "print.outage", NULL, NULL, "is on paper" },
	{ "print.tell", NULL, NULL, "is on paper" },
	{ "presence.end", NULL, NULL, "the person signs in again" },
	{ "glass.break", NULL, NULL, "what was seen was seen" },
	{ "glass.review", NULL, NULL, "a signature stays" },
	{ "staff.password", NULL, NULL, "nobody may bring an old password back" },
	{ "staff.pin", NULL, NULL, "nobody may bring an old PIN back" },
	{ "staff.pin_drop", NULL, NULL, "nobody may bring an old PIN back" },
	{ "undo.last", NULL, NULL, "is the taking back itself" },
	{ "undo.id", NULL, NULL, "is the taking back itself" },
	{ "disclosure.error", NULL, NULL, "an error stays one; it is entered again" },
	{ "amendment.error", NULL, NULL, "an error stays one; it is entered again" },
	{ "disclosure.add", "patient=#1|recipient=Oak|what=stage|purpose=payment", NULL, NULL },
	{ "amendment.ask", "patient=#1|wish=no falls", NULL, NULL },
	{ "amendment.accept", NULL, NULL, NULL },
	{ "amendment.deny", NULL, NULL, NULL },
	{ "amendment.reopen", NULL, NULL, NULL },
	{ "response.retract", NULL, NULL, "an error stays one; it is entered again" },
	{ "stage.retract", NULL, NULL, "an error stays one; it is entered again" },
	{ "visit.book", NULL, NULL, NULL },
	{ "due.link", NULL, NULL, NULL },
	{ "absence.drop", NULL, NULL, NULL },
	{ "closure.drop", NULL, NULL, NULL },
	{ "session.each", NULL, NULL, NULL },
	{ "wait.resume", NULL, NULL, NULL },
	{ "glass.admit", NULL, NULL, NULL },
	{ "glass.end", NULL, NULL, NULL },
	{ "glass.resume", NULL, NULL, NULL },
	{ "wait.give", NULL, NULL, NULL },
	{ "patient.import", NULL, NULL, NULL },
	{ "closure.import", NULL, NULL, NULL },
	{ "day.end", NULL, NULL, NULL },
	{ "absence.replan", NULL, NULL, NULL },
	{ "closure.replan", NULL, NULL, NULL },
	{ "stranded.replan", NULL, NULL, NULL },
	{ "response.save", NULL, NULL, NULL },
	{ "stage.confirm", NULL, NULL, NULL },
	{ "decision.record", NULL, NULL, NULL },
	{ "decision.observe", NULL, NULL, NULL },
	{ "decision.began", NULL, NULL, NULL },
	{ "decision.end", NULL, NULL, NULL },
	{ "decision.reopen", NULL, NULL, NULL },
	{ "plan.make", NULL, NULL, NULL },
	{ "plan.reopen", NULL, NULL, NULL },
	{ "plan.add_course", NULL, NULL, NULL },
	{ "due.answer", NULL, NULL, NULL },
	{ "due.cancel", NULL, NULL, NULL },
	{ "due.lost", NULL, NULL, NULL },
	{ "due.reopen", NULL, NULL, NULL },
	{ "due.side", NULL, NULL, NULL },
	{ "due.found", NULL, NULL, NULL },
	{ "due.contact", NULL, NULL, NULL },
	{ "due.untry", NULL, NULL, "is the taking back itself" },
	{ "redflag.contact", NULL, NULL, NULL },
	{ "redflag.again", NULL, NULL, NULL },
};

struct clinic_of {
	struct a_screen s;
	sqlite3 *raw;
};

static const char *
dump(struct clinic_of *c)
{
	struct text t = { .a = &c->s.a };

	for (size_t i = 0; i < sizeof(what_holds) / sizeof(*what_holds); i++) {
		sqlite3_stmt *st;

		if (sqlite3_prepare_v2(c->raw, what_holds[i], -1, &st, NULL) != SQLITE_OK)
			fail_msg("%s: %s", sqlite3_errmsg(c->raw), what_holds[i]);
		text_addf(&t, "-- %.40s\n", what_holds[i]);
		while (sqlite3_step(st) == SQLITE_ROW) {
			for (int k = 0; k < sqlite3_column_count(st); k++) {
				const char *v = (const char *)sqlite3_column_text(st, k);

				text_addf(&t, "%s|", v == NULL ? "" : v);
			}
			text_add(&t, "\n");
		}
		sqlite3_finalize(st);
	}
	return text_get(&t);
}

static size_t
read_pairs(struct clinic_of *c, const char *typed, struct pair out[12])
{
	char *all = arena_str(&c->s.a, typed), *one;
	size_t n = 0;

	while ((one = strsep(&all, "|")) != NULL && one[0] != '\0') {
		char *value = strchr(one, '=');

		assert_non_null(value);
		*value = '\0';
		out[n++] = (struct pair){ one, value + 1 };
	}
	return n;
}

static void
add_visit(struct clinic_of *c, const char *at, const char *course)
{
	if (course != NULL)
		do_(&c->s.c, "session.book", { "course", course }, { "at", at });
	else
		do_(&c->s.c, "session.book", { "patient", "#2" }, { "at", at },
		    { "label", "Review" });
}

/* Hall with a stage and a plan, Okafor with visits in every state, and Lund, who is not Hall. */
static void
open_clinic(struct clinic_of *c)
{
	struct a_clinic *k = &c->s.c;

	a_screen_open(&c->s);
	a_book_resources(k);
	a_screen_margaret(&c->s, true);
	a_clinic_patient(k, "Okafor", "Kemi", "1961-03-04");
	a_clinic_patient(k, "Lund", "Margaret", "1968-07-14");
	a_book_course(k, 1, 6);
	a_book_course(k, 1, 3);
	add_visit(c, "2026-11-23 09:00", "1");
	add_visit(c, "2026-11-23 11:00", NULL);
	add_visit(c, "2026-11-23 12:00", NULL);
	do_(k, "session.arrive", { "id", "2" });
	do_(k, "session.start", { "id", "3" });
	do_(k, "course.stop", { "id", "2" }, { "reason", "enough" });
	do_(k, "plan.stop", { "id", "2" });
	add_visit(c, "2026-12-07 10:00", NULL);
	do_(k, "wait.add", { "patient", "#2" });
	do_(k, "alert.add", { "patient", "#1" }, { "text", "warfarin" }, { "since", "2026-11-02" });
	do_(k, "patient.not_same", { "patient", "#1" }, { "other", "#3" });
	assert_int_equal(sqlite3_open(k->paths.db, &c->raw), SQLITE_OK);
	sqlite3_busy_timeout(c->raw, 5000);
}

static void
close_clinic(struct clinic_of *c)
{
	sqlite3_close(c->raw);
	a_screen_close(&c->s);
}

static const char *
first_difference(const char *got, const char *want, struct arena *a)
{
	const char *line = want;

	while (*got != '\0' && *got == *want) {
		if (*want++ == '\n')
			line = want;
		got++;
	}
	return text_fmt(a, "was %.70s", line);
}

static bool
is_taken_back(struct clinic_of *c, size_t i)
{
	struct pair pair[12];
	size_t n;
	const char *before, *after;
	struct err e = { 0 };
	struct outcome out;
	bool changed;

	if (table[i].merged != NULL) {
		n = read_pairs(c, table[i].merged, pair);
		do_pairs(&c->s.c, "patient.merge", pair, n);
	}
	n = read_pairs(c, table[i].pairs, pair);
	before = dump(c);
	if (!command_run(c->s.c.app, table[i].command, pair, n, &out, &c->s.a, &e)) {
		print_message("%s is refused: %s\n", table[i].command, e.text);
		return false;
	}
	changed = strcmp(dump(c), before) != 0;
	if (!command_run(c->s.c.app, "undo.last", NULL, 0, &out, &c->s.a, &e)) {
		print_message("%s is not taken back: %s\n", table[i].command, e.text);
		return false;
	}
	after = dump(c);
	if (!changed)
		print_message("%s changes nothing here\n", table[i].command);
	if (strcmp(after, before) != 0)
		print_message("%s leaves a trace: %s\n", table[i].command,
		    first_difference(after, before, &c->s.a));
	return changed && strcmp(after, before) == 0;
}

static void
one_undo_brings_back_what_held(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct clinic_of c;

		if (table[i].pairs == NULL)
			continue;
		open_clinic(&c);
		bad += !is_taken_back(&c, i);
		close_clinic(&c);
	}
	assert_int_equal(bad, 0);
}

/* The deed and its undo, in a clinic that has what it needs. */
static bool
deed_is_taken_back(struct clinic_of *c, const struct deed *d)
{
	struct pairs p = deed_pairs(d, c->s.c.app, NULL, &c->s.a);
	struct err e = { 0 };
	struct outcome out;
	const char *before = dump(c), *after;
	bool done;

	if (!command_run(c->s.c.app, d->name, p.list.at, p.list.n, &out, &c->s.a, &e)) {
		print_message("%s %s is refused: %s\n", d->name, d->words, e.text);
		return false;
	}
	done = strcmp(dump(c), before) != 0;
	if (!done)
		print_message("%s %s changes nothing here\n", d->name, d->words);
	if (!command_run(c->s.c.app, "undo.last", NULL, 0, &out, &c->s.a, &e)) {
		print_message("%s %s is not taken back: %s\n", d->name, d->words, e.text);
		return false;
	}
	after = dump(c);
	if (strcmp(after, before) != 0)
		print_message("%s %s leaves a trace: %s\n", d->name, d->words,
		    first_difference(after, before, &c->s.a));
	done = done && strcmp(after, before) == 0;
	return done;
}

static bool
can_be_taken_back(const char *command)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (strcmp(table[i].command, command) == 0)
			return table[i].never == NULL;
	return false;
}

static void
one_undo_brings_back_what_held_before_each_deed(void **state)
{
	struct clinic_of c = { 0 };
	size_t bad = 0;

	(void)state;
	a_clinic_demo(&c.s.c, DEED_PATIENTS);
	deeds_before(&c.s.c);
	a_clinic_as(&c.s.c, "anna");
	assert_int_equal(sqlite3_open(c.s.c.paths.db, &c.raw), SQLITE_OK);
	sqlite3_busy_timeout(c.raw, 5000);
	for (const struct deed *d = deeds; d->name != NULL; d++)
		bad += can_be_taken_back(d->name) && !deed_is_taken_back(&c, d);
	assert_int_equal(bad, 0);
	sqlite3_close(c.raw);
	a_clinic_close(&c.s.c);
	arena_clear(&c.s.a);
}

/* A new command is put into the table, with its undo or the reason why it has none. */
static void
every_command_is_in_the_table(void **state)
{
	const struct command *row;

	(void)state;
	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		size_t n = 0;

		for (size_t k = 0; k < sizeof(table) / sizeof(*table); k++)
			n += strcmp(table[k].command, row->name) == 0;
		if (n == 0)
			fail_msg("%s does not stand in the table", row->name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_is_in_the_table),
		cmocka_unit_test(one_undo_brings_back_what_held),
		cmocka_unit_test(one_undo_brings_back_what_held_before_each_deed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
