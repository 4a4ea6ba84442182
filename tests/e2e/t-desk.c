/* A day at the reception, by keys alone in the real program: each task of FEATURES.md from 7
 * to 21 and 28 to 30, with its keystrokes counted against its budget. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/process.h"
#include "lib/tty.h"
#include "store/due_store.h"

enum { STEPS = 8 };

/* From the board, or from a patient's chart, which "/", `open` and Enter bring up without being
 * counted; what is seen after the keys.  A step that begins with "=" is text, others are keys by
 * name. */
struct task {
	const char *number;
	const char *open; /* NULL: from the board */
	const char *keys[STEPS];
	const char *see;
	unsigned budget;
};

static int64_t
person(
    struct a_clinic *c, const char *family, const char *given, const char *born, const char *phone)
{
	return do_(c, "patient.register", { "family", family }, { "given", given },
	    { "born", born }, { "sex", "F" },
	    { phone[0] == '\0' ? "phone.na" : "phone", phone[0] == '\0' ? "none" : phone },
	    { "consent_contact", "phone" });
}

static void
visit(struct a_clinic *c, int64_t patient, const char *at, const char *with)
{
	do_(c, "session.book", { "patient", a_clinic_ref(c, patient) }, { "at", at },
	    { "label", "Review" }, { "therapist", with }, { "reason", "entered late" });
}

/* Six Mondays at 10:30 with KB, today's the first. */
static void
weekly(struct a_clinic *c, int64_t patient)
{
	const char *course = text_fmt(&c->a, "%lld", (long long)a_book_course(c, patient, 6));

	do_(c, "session.book", { "course", course }, { "at", "2026-11-23 10:30" },
	    { "therapist", "KB" }, { "room", "Gym" });
	do_(c, "course.book", { "course", course }, { "wish", "mon 10:30 with kb" });
}

static void
due(struct a_clinic *c, int64_t patient, int day)
{
	struct due d = { .patient = patient,
		.side = 'R',
		.kind = "clinic",
		.what = "6 month visit",
		.earliest = day - 7,
		.target = day,
		.latest = day + 7,
		.rule = "",
		.source = "",
		.state = "open",
		.reason = "" };
	struct actor who = app_actor(c->app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(c->app->db, &who, "test.make", app_now(c->app), &tx, &e));
	must(due_add(tx, &d, &e));
	must(tx_end(tx, true, &e));
}

/* A Monday morning: nine rows on the board, two courses to book, one closed day in between. */
static void
open_clinic(struct a_clinic *c)
{
	static const struct {
		const char *family, *given, *born, *at, *with;
	} today[] = {
		{ "Adeyemi", "Bola", "1981-03-04", "2026-11-23 08:00", "KB" },
		{ "Baker", "Ann", "1975-05-06", "2026-11-23 08:30", "KB" },
		{ "Chen", "Wei", "1969-01-12", "2026-11-23 09:15", "KB" },
		{ "Dubois", "Elise", "1969-03-23", "2026-11-23 09:45", "KB" },
		{ "Fry", "Joan", "1958-08-08", "2026-11-23 11:15", "TL" },
		{ "Garcia", "Maria", "1978-06-26", "2026-11-23 11:45", "TL" },
		{ "Hall", "Peg", "1968-07-14", "2026-11-23 12:15", "TL" },
	};
	int64_t okoro;

	a_clinic_open(c);
	a_book_resources(c);
	do_(c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room 1" },
	    { "skills", "treatment" });
	do_(c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	do_(c, "closure.add", { "from", "2026-12-08" }, { "name", "Feast" });
	for (size_t i = 0; i < sizeof(today) / sizeof(*today); i++)
		visit(c, person(c, today[i].family, today[i].given, today[i].born, ""), today[i].at,
		    today[i].with);
	weekly(c, person(c, "Evans", "Dai", "1977-07-07", "")); /* row 5 */
	okoro = person(c, "Okoro", "Kemi", "1961-03-04", "08031234821");
	visit(c, okoro, "2026-11-27 11:15", "TL");
	due(c, okoro, day_of(2026, 11, 2));
	due(c, person(c, "Tanaka", "Yuki", "1972-06-06", ""), day_of(2026, 11, 9));
	a_book_course(c, person(c, "Patel", "Nisha", "1983-11-11", ""), 6);
	/* Which hip the shockwaves are for is on record: it needs no key. */
	a_book_decided(c, person(c, "Nguyen", "Lan", "1959-09-19", ""), 'R');
}

static const struct task task[] = {
	{ "7", NULL,
	    { "/", "=osei,kofi", "F6", "=04031961", "Enter f", "=08032222222", "F2 w Enter" },
	    "OSEI, Kofi: Visit walk-in, booked for", 37 },
	{ "8", NULL, { "/", "=okoro,k", "Enter" }, "OKORO, Kemi", 11 },
	{ "8 by the panel", NULL, { "F6", "=okoro", "Enter k F8 Enter" }, "OKORO, Kemi", 11 },
	{ "9", NULL, { "4 a" }, "CHEN, Wei: Review arrived", 2 },
	{ "10", NULL, { "1 , 2 , 3 n y" }, "3 visits: did not come.", 7 },
	{ "11", NULL, { "u" }, "Taken back: 3 visits", 2 },
	{ "12", "nguyen", { "b 6 w Enter Enter" }, "Booked Follow-up for ", 5 },
	{ "13", "patel", { "b Enter Enter" }, "Booked 6 of Exercise programme", 3 },
	{ "13b", "nguyen", { "b", "=eswt 6x1w tue 10", "Enter Enter" }, "Booked 6 of Shockwave",
	    19 },
	{ "14", NULL, { "8 m", "=thu 14", "Enter Enter" },
	    "GARCIA, Maria: Review moved to Thu 26-Nov-2026 14:00", 10 },
	{ "14b", NULL, { "8 m 1 Enter" }, "HALL, Peg: Review moved to", 4 },
	{ "15", NULL, { "6 m", "=f+1w", "Enter Enter" },
	    "EVANS, Dai: 6 sessions of Exercise programme moved", 8 },
	{ "18", "okoro", { "l Enter" }, "On the wait list.", 2 },
	{ "18 with a wish", "hall", { "l", "=am <12/12", "Enter" }, "On the wait list: am <12/12",
	    11 },
	{ "17", NULL, { "7 x 1 Enter 1 Enter" }, "OKORO, Kemi: Review moved to", 6 },
	{ "16", NULL, { "S", "=kb", "Enter Enter" }, "KB away", 5 },
	{ "19", NULL, { "p d Enter" }, "visits for the printer", 4 },
	{ "20", NULL, { "6 c" }, "A card with", 2 },
	{ "21", NULL, { "R Enter 1 n 2 b Enter" }, "Booked ", 8 },
	{ "28", NULL, { "g c", "=24/12", "Enter Enter" }, "Closed Thu 24-Dec-2026", 14 },
	{ "29", NULL, { "6 v e PgDn Down Down", "=08031234567", "F2 a" },
	    "FRY, Joan: Review arrived", 20 },
	{ "30", NULL, { "E Enter" }, "still open", 3 },
};

static void
press(struct tty *t, const char *keys)
{
	if (keys[0] == '=')
		tty_type(t, keys + 1);
	else
		tty_keys(t, keys);
}

static void
begin(struct tty *t, const struct task *k)
{
	tty_keys(t, "F3");
	tty_see(t, "Today  Mon 23-Nov-2026");
	if (k->open == NULL)
		return;
	tty_keys(t, "/");
	tty_see(t, "Find patient");
	tty_type(t, k->open);
	tty_keys(t, "Enter");
	tty_see(t, "next: ");
}

/* The keys that it took. */
static unsigned
do_task(struct tty *t, const struct task *k)
{
	unsigned before;

	begin(t, k);
	before = tty_strokes(t);
	for (int i = 0; i < STEPS && k->keys[i] != NULL; i++)
		press(t, k->keys[i]);
	tty_see(t, k->see);
	return tty_strokes(t) - before;
}

/* What waits for the printer holds these words. */
static void
was_printed(struct a_clinic *c, const char *name, const char *words)
{
	const char *slash = strrchr(c->paths.db, '/');
	const char *path =
	    text_fmt(&c->a, "%.*s/print/%s", (int)(slash - c->paths.db), c->paths.db, name);
	FILE *f = fopen(path, "r");
	char text[8000];
	size_t n;

	assert_non_null(f);
	n = fread(text, 1, sizeof(text) - 1, f);
	fclose(f);
	text[n] = '\0';
	if (strstr(text, words) == NULL)
		fail_msg("%s does not hold \"%s\":\n%s", name, words, text);
}

static void
each_task_of_the_desk_fits_its_budget(void **state)
{
	unsigned over = 0;
	struct a_clinic c;
	struct tty *t;

	(void)state;
	open_clinic(&c);
	t = coxa_screens(&c.a, c.paths.db);
	for (size_t i = 0; i < sizeof(task) / sizeof(*task); i++) {
		unsigned n = do_task(t, &task[i]);

		print_message("task %s: %u keys of %u\n", task[i].number, n, task[i].budget);
		over += n > task[i].budget;
	}
	assert_int_equal(over, 0);
	tty_keys(t, "F3 g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	was_printed(&c, "day-2026-11-23-0900.txt",
	    "KB  K Baker                                 printed 23-Nov-2026 09:00, Anna Berg\n");
	was_printed(&c, "day-2026-11-23-0900.txt",
	    "10:00   30  NGUYEN, Lan                  19-Sep-1959  10-0014-7   R1 SW\n"
	    "            Shockwave, focused, high energy, right hip  (Intake not taken: ");
	was_printed(&c, "card-2026-11-23-0900.txt",
	    "FRY, Joan\nBorn 08-Aug-1958   ID 10-0005-6\n\n"
	    "  Mon 23-Nov-2026  11:15  Review\n");
	a_clinic_close(&c);
}

/* No key is pressed at the first desk, and the row that its cursor is on stays there. */
static void
a_board_shows_what_another_desk_does(void **state)
{
	struct a_clinic c;
	struct tty *here, *there;

	(void)state;
	open_clinic(&c);
	here = coxa_screens(&c.a, c.paths.db);
	there = coxa_screens(&c.a, c.paths.db);
	tty_see(here, "=2 arrived 0");
	tty_see(there, "=2 arrived 0");
	tty_keys(here, "3");
	tty_see(here, "▸ 3 09:15 CHEN, Wei");
	tty_keys(there, "2 a");
	tty_see(here, "=2 arrived 1");
	tty_keys(there, "1 x 1 Enter");
	tty_see(here, "▸ 2 09:15 CHEN, Wei");
	tty_keys(here, "a");
	tty_see(there, "=2 arrived 2");
	tty_see(here, "CHEN, Wei: Review arrived");
	tty_keys(here, "g q");
	tty_keys(there, "F3 g q");
	assert_int_equal(tty_status(here), EX_OK);
	assert_int_equal(tty_status(there), EX_OK);
	tty_end(here);
	tty_end(there);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_task_of_the_desk_fits_its_budget),
		cmocka_unit_test(a_board_shows_what_another_desk_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
