/* Each row of CLINICAL.md E.1, from what is recorded to what is due: by commands alone. */
#include "lib/test.h"

#include <string.h>

#include "app/due_list.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "model/followup.h"
#include "store/db_in.h"
#include "store/due_store.h"

struct follow_test {
	struct a_clinic c;
	int64_t patient;
	const char *ref;
	int start; /* from when it counts */
};

enum hip_kind { NORMAL, SMALL, LARGE, OEDEMA };

/* What is seen in a hip; the rest of the form is "no". */
static void
seen(struct pairs *to, struct arena *a, char side, enum hip_kind kind)
{
	const struct {
		const char *name, *value;
	} all[] = {
		{ "physis", "closed" },
		{ "xray_done", "yes" },
		{ "xray_date", "2026-11-10" },
		{ "xray_views", "both" },
		{ "xray_result", kind == SMALL || kind == LARGE ? "abnormal" : "normal" },
		{ "xray_sclerosis_cyst", kind == SMALL || kind == LARGE ? "yes" : "no" },
		{ "mri_done", "yes" },
		{ "mri_date", "2026-11-12" },
		{ "mri_result", kind == NORMAL ? "normal" : "abnormal" },
		{ "mri_band", kind == SMALL || kind == LARGE ? "yes" : "no" },
		{ "mri_bme", kind == OEDEMA ? "yes" : "no" },
		{ "mri_jic",
		    kind == SMALL       ? "A"
			: kind == LARGE ? "C2"
					: "" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i].value[0] != '\0')
			*vec_add(a, &to->list) =
			    (struct pair){ text_fmt(a, "%s.%c", all[i].name, side), all[i].value };
}

static void
staged(struct follow_test *t, enum hip_kind right, enum hip_kind left)
{
	struct pairs p = { 0 };

	*vec_add(&t->c.a, &p.list) = (struct pair){ "patient", t->ref };
	*vec_add(&t->c.a, &p.list) = (struct pair){ "sides_checked", "yes" };
	*vec_add(&t->c.a, &p.list) = (struct pair){ "change", "yes" };
	seen(&p, &t->c.a, 'R', right);
	seen(&p, &t->c.a, 'L', left);
	do_pairs(&t->c, "stage.confirm", p.list.at, p.list.n);
}

/* A therapist and a surgeon who work whenever the clinic is open, from Monday to Friday. */
static void
furnish(struct a_clinic *c)
{
	static const struct {
		const char *kind, *code, *skills;
	} all[] = { { "therapist", "KB", "physical surgeon eswt" }, { "room", "T", "treatment" },
		{ "room", "OP", "theatre" }, { "device", "TENS", "tens" } };

	do_(c, "hours.set", { "days", "mon-fri" }, { "hours", "08:00-18:00" });
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		do_(c, "resource.add", { "kind", all[i].kind }, { "code", all[i].code },
		    { "name", all[i].code }, { "skills", all[i].skills });
}

static void
begin(struct follow_test *t, enum hip_kind right, enum hip_kind left)
{
	a_clinic_open(&t->c);
	furnish(&t->c);
	t->patient = a_clinic_patient(&t->c, "Okafor", "Kemi", "1981-03-04");
	t->ref = a_clinic_ref(&t->c, t->patient);
	t->start = app_now(t->c.app).day;
	staged(t, right, left);
}

static void
at(struct follow_test *t, const char *when)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(when, &now, &e));
	app_set_now(t->c.app, now);
}

static int64_t
decided(struct follow_test *t, const char *side, const char *treatment)
{
	return do_(&t->c, "decision.record", { "patient", t->ref }, { "side", side },
	    { "treatment", treatment }, { "why", "pending" }, { "note", "consent comes" });
}

static int64_t
course_for(struct follow_test *t, const char *protocol, const char *side, const char *sessions)
{
	do_(&t->c, "plan.make", { "patient", t->ref });
	return do_(&t->c, "plan.add_course", { "patient", t->ref }, { "protocol", protocol },
	    { "side", side }, { "sessions", sessions }, { "interval", "2" }, { "minutes", "30" },
	    { "sure", "yes" });
}

static int64_t
course(struct follow_test *t, const char *protocol, const char *sessions)
{
	return course_for(t, protocol, "R", sessions);
}

/* A session of the course that takes place on the day that it is now. */
static void
happened(struct follow_test *t, int64_t course, const char *when)
{
	const char *id = text_fmt(&t->c.a, "%lld",
	    (long long)do_(&t->c, "session.book",
		{ "course", text_fmt(&t->c.a, "%lld", (long long)course) }, { "at", when },
		{ "reason", "for the test" }));

	do_(&t->c, "session.arrive", { "id", id });
	do_(&t->c, "session.done", { "id", id });
}

static struct dues
open_dues(struct follow_test *t)
{
	struct dues d = { 0 };
	struct err e = { 0 };

	must(due_of_patient(t->c.app->db, t->patient, &t->c.a, &d, &e));
	return d;
}

/* "12 26 2y": when a kind is due of a rule, in weeks from the start, then in years. */
static const char *
weeks(struct follow_test *t, const char *rule, const char *kind)
{
	struct dues all = open_dues(t);
	struct text s = { .a = &t->c.a };

	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *d = &all.list.at[i];
		int week = (d->target - t->start + 3) / 7;

		if (strcmp(d->kind, kind) != 0 || strcmp(d->rule, rule) != 0)
			continue;
		text_addf(&s, week > 60 ? "%s%dy" : "%s%d", s.len == 0 ? "" : " ",
		    week > 60 ? (week + 26) / 52 : week);
	}
	return text_get(&s);
}

/* A score that is due at the first scored visit, on the right hip or of the person. */
static bool
is_scored(struct follow_test *t, const char *rule, const char *instrument)
{
	struct dues all = open_dues(t);

	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *d = &all.list.at[i];

		if (strcmp(d->kind, "score") == 0 && strcmp(d->rule, rule) == 0
		    && strcmp(d->what, instrument) == 0 && (d->side == 'R' || d->side == '\0'))
			return true;
	}
	return false;
}

/* Days before and after of the first visit. */
static int
window(struct follow_test *t, const char *rule)
{
	struct dues all = open_dues(t);

	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].kind, "clinic") == 0
		    && strcmp(all.list.at[i].rule, rule) == 0)
			return (all.list.at[i].latest - all.list.at[i].earliest) / 2;
	return -1;
}

/* How a row comes about. */
enum does { DECIDES, OBSERVES, PLANS, OPERATES, STAGES };

/* One line a row of the table; "long term" is the row of replaced hips that adds to another. */
static const struct row {
	const char *rule;
	enum does does;
	const char *treatment, *protocol;
	enum hip_kind right, left;
	const char *clinic, *xray, *mri, *ct, *labs, *score;
	int window;
} row[] = {
	{ "E-OBS", OBSERVES, "", "", SMALL, SMALL, "12 26 52 2y 3y 4y 5y", "26 52 2y 3y 4y 5y",
	    "26 52", "", "", "harris-hip", 14 },
	{ "E-OBS-LARGE", OBSERVES, "", "", LARGE, SMALL, "12 24 36 52", "12 24 36 52", "24 52", "",
	    "", "harris-hip", 14 },
	{ "E-T2", DECIDES, "drug", "", SMALL, SMALL, "6 12 26 52", "26 52", "26 52", "", "6 12",
	    "pain", 10 },
	{ "E-T3", DECIDES, "load-limitation", "", SMALL, SMALL, "4 8 12 26", "12 26", "26", "", "",
	    "bmi", 10 },
	{ "E-T4", PLANS, "physical", "tens", SMALL, SMALL, "2 12", "", "", "", "", "pain", 5 },
	{ "E-T4D", PLANS, "physical", "eswt", SMALL, SMALL, "12 26 52 2y", "26 52 2y", "26 52", "",
	    "", "harris-hip", 14 },
	{ "E-T1", OPERATES, "stem-cell", "decompression-marrow", SMALL, SMALL, "2 6 12 26 52 2y",
	    "6 12 26 52 2y", "12 52", "", "", "hoos-jr", 7 },
	{ "E-T5", OPERATES, "core-decompression", "decompression", SMALL, SMALL,
	    "2 6 12 26 52 2y 3y 4y 5y", "6 12 26 52 2y 3y 4y 5y", "26 52", "", "", "pain", 7 },
	{ "E-T6", OPERATES, "bone-graft", "graft", SMALL, SMALL, "2 6 12 26 52 2y 3y 4y 5y",
	    "2 6 12 26 52 2y 3y 4y 5y", "", "26", "", "harris-hip", 7 },
	{ "E-T7", OPERATES, "hip-replacement", "replacement", SMALL, SMALL, "2 9 52", "9 52", "",
	    "", "", "hoos-jr", 14 },
	{ "E-T7-LONG", OPERATES, "hip-replacement", "replacement", SMALL, SMALL, "5y", "5y", "", "",
	    "", "pain", 14 },
	{ "E-T8", DECIDES, "tcm", "", SMALL, SMALL, "4 8 12 26", "26", "26", "", "4 8 12 26",
	    "pain", 10 },
	{ "E-T9", DECIDES, "combined-rehab", "", SMALL, SMALL, "6 12 26 52", "", "", "", "",
	    "walk-6min", 10 },
	{ "E-DX", STAGES, "", "", OEDEMA, SMALL, "6 12", "12", "9", "", "", "pain", 7 },
	{ "E-OTHER", STAGES, "", "", NORMAL, SMALL, "52", "52", "", "", "", "", 14 },
};

static const struct row *
row_of(const char *rule)
{
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		if (strcmp(row[i].rule, rule) == 0)
			return &row[i];
	fail_msg("%s of followup.cfg has no line here", rule);
	return row;
}

/* A week after the decision: only then does it count from the operation. */
static void
operate(struct follow_test *t, const struct row *r)
{
	int64_t line;

	decided(t, "R", r->treatment);
	line = course(t, r->protocol, "1");
	at(t, "2026-11-30T09:00");
	happened(t, line, "2026-11-30 10:00");
	t->start += 7;
}

static void
one_row(const struct row *r)
{
	struct follow_test t;

	begin(&t, r->right, r->left);
	if (r->does == DECIDES || r->does == PLANS)
		decided(&t, "R", r->treatment);
	if (r->does == OBSERVES)
		do_(&t.c, "decision.observe", { "patient", t.ref }, { "side", "R" });
	if (r->does == PLANS)
		course(&t, r->protocol, "4");
	if (r->does == OPERATES)
		operate(&t, r);
	is_str(weeks(&t, r->rule, "clinic"), r->clinic);
	is_str(weeks(&t, r->rule, "xray"), r->xray);
	is_str(weeks(&t, r->rule, "mri"), r->mri);
	is_str(weeks(&t, r->rule, "ct"), r->ct);
	is_str(weeks(&t, r->rule, "labs"), r->labs);
	if (r->score[0] != '\0')
		assert_true(is_scored(&t, r->rule, r->score));
	assert_int_equal(window(&t, r->rule), r->window);
	a_clinic_close(&t.c);
}

static void
every_row_of_the_table_is_due_once_it_is_recorded(void **state)
{
	struct arena a = { 0 };
	struct scores scores = { 0 };
	struct followup f = { 0 };
	struct err e = { 0 };

	(void)state;
	must(score_load(test_top(&a, "data/onfh"), &a, &scores, &e));
	must(followup_load(test_top(&a, "data/onfh"), &scores, &a, &f, &e));
	assert_int_equal(f.rule.n, sizeof(row) / sizeof(*row));
	for (size_t i = 0; i < f.rule.n; i++)
		one_row(row_of(f.rule.at[i].id));
	arena_clear(&a);
}

/* It was operated on elsewhere, on that day. */
static void
began(struct follow_test *t, int64_t decision, const char *day)
{
	do_(&t->c, "decision.began", { "id", text_fmt(&t->c.a, "%lld", (long long)decision) },
	    { "day", day });
}

static void
both_hips_share_a_visit_and_keep_their_scores(void **state)
{
	struct follow_test t;
	struct dues all;
	int both = 0, right = 0, left = 0;

	(void)state;
	begin(&t, SMALL, SMALL);
	began(&t, decided(&t, "R", "core-decompression"), "2026-11-23");
	began(&t, decided(&t, "L", "core-decompression"), "2026-11-23");
	all = open_dues(&t);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *d = &all.list.at[i];
		bool score = strcmp(d->kind, "score") == 0;

		assert_true(score == (d->side != 'B'));
		both += d->side == 'B' && strcmp(d->kind, "clinic") == 0;
		right += d->side == 'R' && strcmp(d->what, "pain") == 0;
		left += d->side == 'L' && strcmp(d->what, "pain") == 0;
	}
	assert_int_equal(both, 9);
	assert_int_equal(right, 9);
	assert_int_equal(left, 9);
	a_clinic_close(&t.c);
}

static void
a_course_counts_from_its_first_session_and_is_reviewed_after_its_last(void **state)
{
	struct follow_test t;
	struct dues all;
	int64_t line;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "physical");
	line = course(&t, "tens", "2");
	at(&t, "2026-12-07T09:00");
	happened(&t, line, "2026-12-07 10:00");
	t.start = app_now(t.c.app).day;
	is_str(weeks(&t, "E-T4", "clinic"), "2 12");
	at(&t, "2026-12-09T09:00");
	happened(&t, line, "2026-12-09 10:00");
	all = open_dues(&t);
	assert_int_equal(all.list.at[0].target, app_now(t.c.app).day);
	do_pairs(&t.c, "undo.last", NULL, 0);
	is_str(weeks(&t, "E-T4", "clinic"), "2 12");
	a_clinic_close(&t.c);
}

/* The tries of a call are not lost when the days are counted anew and back. */
static void
an_operation_elsewhere_moves_what_is_due(void **state)
{
	struct follow_test t;
	struct dues all;
	int64_t d;

	(void)state;
	begin(&t, SMALL, SMALL);
	d = decided(&t, "R", "hip-replacement");
	began(&t, d, "2026-11-23");
	all = open_dues(&t);
	do_(&t.c, "due.contact", { "id", text_fmt(&t.c.a, "%lld", (long long)all.list.at[0].id) },
	    { "outcome", "no_answer" });
	at(&t, "2026-12-14T09:00");
	do_(&t.c, "decision.began", { "id", text_fmt(&t.c.a, "%lld", (long long)d) },
	    { "day", "2026-12-07" }, { "reason", "the letter came" });
	t.start += 14;
	is_str(weeks(&t, "E-T7", "clinic"), "2 9 52");
	assert_int_equal(open_dues(&t).list.at[0].tried, 0);
	do_pairs(&t.c, "undo.last", NULL, 0);
	t.start -= 14;
	is_str(weeks(&t, "E-T7", "clinic"), "2 9 52");
	assert_int_equal(open_dues(&t).list.at[0].tried, 1);
	assert_int_equal(open_dues(&t).list.n, all.list.n);
	a_clinic_close(&t.c);
}

static struct due_rows
listed(struct follow_test *t, enum due_filter filter)
{
	struct due_rows rows = { 0 };
	struct err e = { 0 };

	must(due_list_load(t->c.app, filter, 0, &t->c.a, &rows, &e));
	return rows;
}

/* "overdue week month waits", as many as are listed. */
static const char *
counted(struct follow_test *t)
{
	struct due_rows rows = listed(t, DUE_WAITS);

	assert_int_equal(listed(t, DUE_OVERDUE).list.n, rows.overdue);
	assert_int_equal(listed(t, DUE_WEEK).list.n, rows.week);
	assert_int_equal(listed(t, DUE_MONTH).list.n, rows.month);
	assert_int_equal(rows.list.n, rows.waits);
	return text_fmt(&t->c.a, "%d %d %d %d", rows.overdue, rows.week, rows.month, rows.waits);
}

/* CLINICAL.md E.1 counts from the start date, which an operation gets when it is done. */
static void
an_operation_without_a_day_is_waited_for_and_not_forgotten(void **state)
{
	struct follow_test t;
	const char *d;
	int64_t line;

	(void)state;
	begin(&t, SMALL, SMALL);
	d = text_fmt(&t.c.a, "%lld", (long long)decided(&t, "R", "hip-replacement"));
	is_str(strchr(t.c.out.said, '.'), ". Follow-up waits for the day of the operation.");
	is_str(weeks(&t, "E-T7", "clinic"), "");
	is_str(counted(&t), "0 0 0 1");
	is_str(
	    listed(&t, DUE_WAITS).list.at[0].words, "no operation day yet, right: Hip replacement");
	at(&t, "2027-01-04T09:00"); /* six weeks later it is asked about, once */
	is_str(counted(&t), "0 1 1 1");
	at(&t, "2028-03-06T09:00"); /* and late for nothing */
	is_str(counted(&t), "0 1 1 1");
	at(&t, "2027-01-04T09:00");
	line = course(&t, "replacement", "1");
	is_str(weeks(&t, "E-T7", "clinic"), "");
	do_(&t.c, "session.book", { "course", text_fmt(&t.c.a, "%lld", (long long)line) },
	    { "at", "2027-01-18 10:00" }, { "reason", "for the test" });
	is_str(counted(&t), "0 0 0 1"); /* the day is booked */
	assert_int_equal(
	    refused(&t.c, "due.answer",
		{ "id", text_fmt(&t.c.a, "%lld", (long long)open_dues(&t).list.at[0].id) },
		{ "note", "done" }),
	    ERR_RULE);
	do_(&t.c, "decision.began", { "id", d }, { "day", "2027-01-04" });
	t.start += 42;
	is_str(weeks(&t, "E-T7", "clinic"), "2 9 52");
	assert_int_equal(listed(&t, DUE_WAITS).waits, 0);
	do_pairs(&t.c, "undo.last", NULL, 0);
	is_str(weeks(&t, "E-T7", "clinic"), "");
	is_str(counted(&t), "0 0 0 1");
	assert_int_equal(open_dues(&t).list.n, 1);
	a_clinic_close(&t.c);
}

/* Both hips wait, each for its own operation. */
static void
each_hip_waits_for_its_own_operation(void **state)
{
	struct follow_test t;
	int64_t right;

	(void)state;
	begin(&t, SMALL, SMALL);
	right = decided(&t, "R", "core-decompression");
	decided(&t, "L", "core-decompression");
	is_str(counted(&t), "0 0 0 2");
	assert_int_equal(
	    refused(&t.c, "decision.began", { "id", text_fmt(&t.c.a, "%lld", (long long)right) },
		{ "day", "2019-03-12" }),
	    ERR_RULE);
	is_str(t.c.e.field, "sure");
	began(&t, right, "2026-11-23");
	assert_non_null(
	    strstr(t.c.out.said, "Core decompression, right hip: follow-up counts from "));
	is_str(weeks(&t, "E-T5", "clinic"), "2 6 12 26 52 2y 3y 4y 5y");
	assert_int_equal(listed(&t, DUE_WAITS).list.n, 1);
	assert_int_equal(listed(&t, DUE_WAITS).list.at[0].side, 'L');
	a_clinic_close(&t.c);
}

static void
booked(struct follow_test *t, int64_t course, const char *at)
{
	do_(&t->c, "session.book", { "course", text_fmt(&t->c.a, "%lld", (long long)course) },
	    { "at", at }, { "reason", "for the test" });
}

/* "R 2026-12-07, L -": each item that waits for an operation, as the list of all and the chart have
 * it alike. */
static const char *
waiting(struct follow_test *t)
{
	struct due_rows rows = listed(t, DUE_WAITS), own = { 0 };
	const char *all = "";
	char day[DAY_TEXT];
	struct err e = { 0 };

	must(due_list_of(t->c.app, t->patient, &t->c.a, &own, &e));
	assert_int_equal(own.list.n, rows.list.n);
	for (size_t i = 0; i < rows.list.n; i++) {
		int booked = rows.list.at[i].booked_day;

		assert_int_equal(own.list.at[i].booked_day, booked);
		all = text_fmt(&t->c.a, "%s%s%c %s", all, i == 0 ? "" : ", ", rows.list.at[i].side,
		    booked == DAY_NONE ? "-" : day_iso(booked, day));
	}
	return all;
}

/* Nobody is called about an operation that is booked, whichever decision its course was made for.
 */
static void
one_operation_of_both_hips_is_booked_for_either(void **state)
{
	struct follow_test t;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "core-decompression");
	decided(&t, "L", "core-decompression");
	is_str(waiting(&t), "R -, L -");
	booked(&t, course_for(&t, "decompression", "B", "1"), "2026-12-07 10:00");
	is_str(waiting(&t), "R 2026-12-07, L 2026-12-07");
	at(&t, "2027-01-05T09:00"); /* the day went by, and nobody said what it brought */
	is_str(waiting(&t), "R -, L -");
	is_str(counted(&t), "0 2 2 2");
	a_clinic_close(&t.c);
}

static void
an_operation_of_one_hip_is_not_booked_for_the_other(void **state)
{
	struct follow_test t;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "core-decompression");
	decided(&t, "L", "core-decompression");
	booked(&t, course(&t, "decompression", "1"), "2026-12-07 10:00");
	is_str(waiting(&t), "R 2026-12-07, L -");
	a_clinic_close(&t.c);
}

static void
an_operation_stays_booked_when_it_is_decided_again(void **state)
{
	struct follow_test t;
	int64_t first;

	(void)state;
	begin(&t, SMALL, SMALL);
	first = decided(&t, "R", "hip-replacement");
	booked(&t, course(&t, "replacement", "1"), "2026-12-07 10:00");
	is_str(waiting(&t), "R 2026-12-07");
	do_(&t.c, "decision.end", { "id", text_fmt(&t.c.a, "%lld", (long long)first) },
	    { "reason", "the patient wanted to think about it" });
	is_str(waiting(&t), "");
	decided(&t, "R", "hip-replacement");
	is_str(waiting(&t), "R 2026-12-07");
	a_clinic_close(&t.c);
}

/* To decide is not to operate, today as little as yesterday. */
static void
the_day_of_a_decision_is_no_day_of_an_operation(void **state)
{
	static const char *const days[] = { "2026-11-23", "2026-11-20" };
	struct follow_test t;

	(void)state;
	begin(&t, SMALL, SMALL);
	for (size_t i = 0; i < 2; i++)
		do_(&t.c, "decision.record", { "patient", t.ref }, { "side", i == 0 ? "R" : "L" },
		    { "treatment", "core-decompression" }, { "why", "pending" },
		    { "note", "consent comes" }, { "day", days[i] },
		    { "reason", "the computer was down" });
	is_str(weeks(&t, "E-T5", "clinic"), "");
	assert_int_equal(listed(&t, DUE_WAITS).list.n, 2);
	a_clinic_close(&t.c);
}

/* What has begun began on the latest such day. */
static void
a_day_without_a_year_on_which_it_began_is_past(void **state)
{
	struct follow_test t;
	int64_t d;

	(void)state;
	begin(&t, SMALL, SMALL);
	d = decided(&t, "R", "hip-replacement");
	at(&t, "2027-09-01T09:00");
	began(&t, d, "10-1");
	assert_non_null(strstr(t.c.out.said, "counts from 10-Jan-2027"));
	a_clinic_close(&t.c);
}

/* The visit of one day is one, though something waits for an operation from that day on, too. */
static void
a_visit_is_one_row_around_what_waits(void **state)
{
	struct follow_test t;
	struct due_rows rows;
	struct err e = { 0 };
	int visits = 0;

	(void)state;
	begin(&t, SMALL, SMALL);
	must(db_exec(t.c.app->db,
	    text_fmt(&t.c.a,
		"INSERT INTO due (patient, side, kind, what, earliest, target, latest, rule, "
		"source)"
		" SELECT %lld, 'R', value, '', %d, %d, %d, 'x', 'x'"
		" FROM json_each('[\"clinic\", \"start\", \"xray\"]')",
		(long long)t.patient, t.start, t.start + 1, t.start + 2),
	    &e));
	rows = listed(&t, DUE_WEEK);
	for (size_t i = 0; i < rows.list.n; i++)
		visits += !rows.list.at[i].waits;
	assert_int_equal(rows.list.n, 2);
	assert_int_equal(visits, 1);
	a_clinic_close(&t.c);
}

/* A day that was noted is changed for a reason, as any record is. */
static void
a_day_that_was_noted_before_is_changed_for_a_reason(void **state)
{
	struct follow_test t;
	const char *d;

	(void)state;
	begin(&t, SMALL, SMALL);
	d = text_fmt(&t.c.a, "%lld", (long long)decided(&t, "R", "hip-replacement"));
	at(&t, "2026-12-14T09:00");
	do_(&t.c, "decision.began", { "id", d }, { "day", "2026-12-07" });
	assert_int_equal(
	    refused(&t.c, "decision.began", { "id", d }, { "day", "2026-12-08" }), ERR_RULE);
	is_str(t.c.e.field, "reason");
	do_(&t.c, "decision.began", { "id", d }, { "day", "2026-12-08" },
	    { "reason", "the other hospital's letter" });
	do_pairs(&t.c, "undo.last", NULL, 0);
	assert_int_equal(
	    refused(&t.c, "decision.observe", { "patient", a_clinic_ref(&t.c, t.patient) },
		{ "side", "L" }, { "day", "2026-12-01" }),
	    ERR_RULE);
	is_str(t.c.e.text, "Tue 01-Dec-2026 is past: say why this is entered only now.");
	a_clinic_close(&t.c);
}

static void
an_alert_of_an_earlier_day_ends_for_a_reason(void **state)
{
	struct follow_test t;
	const char *p, *alert;

	(void)state;
	begin(&t, SMALL, SMALL);
	p = a_clinic_ref(&t.c, t.patient);
	alert = text_fmt(&t.c.a, "%lld",
	    (long long)do_(&t.c, "alert.add", { "patient", p }, { "text", "Falls" }));
	at(&t, "2026-12-14T09:00");
	assert_int_equal(refused(&t.c, "alert.end", { "patient", p }, { "id", alert }), ERR_RULE);
	is_str(t.c.e.text, "Falls stands since 23-Nov-2026: say why it holds no more.");
	do_(&t.c, "alert.end", { "patient", p }, { "id", alert }, { "reason", "walks safely" });
	a_clinic_close(&t.c);
}

static void
a_session_answers_the_visit_that_it_was_booked_for(void **state)
{
	struct follow_test t;
	struct dues all;
	size_t n;
	int64_t id;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "combined-rehab");
	all = open_dues(&t);
	n = all.list.n;
	at(&t, "2027-01-04T09:00");
	id = do_(&t.c, "visit.book", { "patient", t.ref },
	    { "due", text_fmt(&t.c.a, "%lld", (long long)all.list.at[0].id) },
	    { "places", "2027-01-04 10:00" });
	all = open_dues(&t);
	for (size_t i = 0; i < 6; i++) /* the visit and its five scores */
		assert_int_equal(all.list.at[i].session, id);
	do_(&t.c, "session.arrive", { "id", text_fmt(&t.c.a, "%lld", (long long)id) });
	do_(&t.c, "session.done", { "id", text_fmt(&t.c.a, "%lld", (long long)id) });
	assert_int_equal(open_dues(&t).list.n, n - 1); /* the scores are due still */
	do_pairs(&t.c, "undo.last", NULL, 0);
	assert_int_equal(open_dues(&t).list.n, n);
	assert_int_equal(open_dues(&t).list.at[0].session, id);
	a_clinic_close(&t.c);
}

/* What is due and was answered by it is no visit. */
static void
several_at_once_are_counted_by_their_visits(void **state)
{
	struct follow_test t;
	const char *id;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "combined-rehab");
	at(&t, "2027-01-04T09:00");
	id = text_fmt(&t.c.a, "%lld",
	    (long long)do_(&t.c, "visit.book", { "patient", t.ref },
		{ "due", text_fmt(&t.c.a, "%lld", (long long)open_dues(&t).list.at[0].id) },
		{ "places", "2027-01-04 10:00" }));
	do_(&t.c, "session.arrive", { "id", id });
	do_(&t.c, "session.each", { "verb", "session.done" }, { "rows", id });
	is_str(t.c.out.said, "1 visit: done.");
	assert_true(t.c.out.changed.n > 1);
	a_clinic_close(&t.c);
}

static void
what_a_person_ended_is_not_made_again(void **state)
{
	struct follow_test t;
	struct dues all;
	size_t n;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "R", "drug");
	all = open_dues(&t);
	n = all.list.n;
	do_(&t.c, "due.cancel", { "id", text_fmt(&t.c.a, "%lld", (long long)all.list.at[0].id) },
	    { "reason", "seen by the family doctor" });
	do_(&t.c, "due.lost", { "id", text_fmt(&t.c.a, "%lld", (long long)all.list.at[n - 1].id) },
	    { "reason", "letters came back" });
	n = open_dues(&t).list.n;
	decided(&t, "L", "hip-replacement");
	decided(&t, "R", "load-limitation");
	do_pairs(&t.c, "undo.last", NULL, 0);
	do_pairs(&t.c, "undo.last", NULL, 0);
	assert_int_equal(open_dues(&t).list.n, n);
	a_clinic_close(&t.c);
}

static void
a_new_stage_ends_what_the_old_one_asked_for(void **state)
{
	struct follow_test t;

	(void)state;
	begin(&t, NORMAL, SMALL);
	is_str(weeks(&t, "E-OTHER", "clinic"), "52");
	staged(&t, NORMAL, OEDEMA);
	is_str(weeks(&t, "E-OTHER", "clinic"), "");
	is_str(weeks(&t, "E-DX", "clinic"), "6 12");
	do_pairs(&t.c, "undo.last", NULL, 0);
	is_str(weeks(&t, "E-OTHER", "clinic"), "52");
	is_str(weeks(&t, "E-DX", "clinic"), "");
	a_clinic_close(&t.c);
}

static void
a_hip_is_observed_once_and_by_who_may_decide(void **state)
{
	struct follow_test t;

	(void)state;
	begin(&t, SMALL, SMALL);
	do_(&t.c, "decision.observe", { "patient", t.ref }, { "side", "R" });
	assert_int_equal(
	    refused(&t.c, "decision.observe", { "patient", t.ref }, { "side", "R" }), ERR_CONFLICT);
	assert_int_equal(
	    refused(&t.c, "decision.observe", { "patient", t.ref }, { "side", "B" }), ERR_INPUT);
	do_pairs(&t.c, "undo.last", NULL, 0);
	assert_int_equal(open_dues(&t).list.n, 0);
	a_clinic_as(&t.c, "rita");
	assert_int_equal(
	    refused(&t.c, "decision.observe", { "patient", t.ref }, { "side", "R" }), ERR_DENIED);
	a_clinic_close(&t.c);
}

/* CLINICAL.md D.1: never heat and shockwave on one day, whichever comes first, and a move
 * does not bring them together either. */
static void
heat_and_shockwave_never_share_a_day(void **state)
{
	static const char *const name[] = { "Hot compress", "Shockwave, focused, high energy" };
	struct follow_test t;

	(void)state;
	for (int first = 0; first < 2; first++) {
		const char *id;

		begin(&t, SMALL, SMALL);
		do_(&t.c, "resource.add", { "kind", "device" }, { "code", "HP" },
		    { "name", "Hot packs" }, { "skills", "heat" });
		do_(&t.c, "resource.add", { "kind", "device" }, { "code", "SW" },
		    { "name", "Shockwave" }, { "skills", "eswt" });
		do_(&t.c, "session.book", { "patient", t.ref }, { "label", name[first] },
		    { "side", "R" }, { "at", "2026-11-30 10:00" }, { "therapist", "KB" });
		assert_int_equal(
		    refused(&t.c, "session.book", { "patient", t.ref }, { "label", name[!first] },
			{ "side", "R" }, { "at", "2026-11-30 15:00" }, { "therapist", "KB" }),
		    ERR_RULE);
		id = text_fmt(&t.c.a, "%lld",
		    (long long)do_(&t.c, "session.book", { "patient", t.ref },
			{ "label", name[!first] }, { "side", "R" }, { "at", "2026-12-01 15:00" },
			{ "therapist", "KB" }));
		assert_int_equal(
		    refused(&t.c, "session.move", { "id", id }, { "at", "2026-11-30 15:00" }),
		    ERR_RULE);
		a_clinic_close(&t.c);
	}
}

/* Of two operations of one hip that wait for their day, one was most likely put in place of the
 * other. */
static void
a_second_operation_of_a_hip_names_the_first(void **state)
{
	struct follow_test t;

	(void)state;
	begin(&t, SMALL, SMALL);
	decided(&t, "L", "core-decompression");
	decided(&t, "R", "core-decompression");
	for (size_t i = 0; i < t.c.out.reasons.n; i++)
		assert_null(strstr(t.c.out.reasons.at[i], "Still decided")); /* the other hip */
	decided(&t, "R", "hip-replacement");
	assert_int_equal(strncmp(t.c.out.reasons.at[t.c.out.reasons.n - 1],
			     "Still decided, and without its day: ", 36),
	    0);
	a_clinic_close(&t.c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_operation_of_a_hip_names_the_first),
		cmocka_unit_test(every_row_of_the_table_is_due_once_it_is_recorded),
		cmocka_unit_test(both_hips_share_a_visit_and_keep_their_scores),
		cmocka_unit_test(
		    a_course_counts_from_its_first_session_and_is_reviewed_after_its_last),
		cmocka_unit_test(an_operation_without_a_day_is_waited_for_and_not_forgotten),
		cmocka_unit_test(each_hip_waits_for_its_own_operation),
		cmocka_unit_test(an_operation_elsewhere_moves_what_is_due),
		cmocka_unit_test(one_operation_of_both_hips_is_booked_for_either),
		cmocka_unit_test(an_operation_of_one_hip_is_not_booked_for_the_other),
		cmocka_unit_test(an_operation_stays_booked_when_it_is_decided_again),
		cmocka_unit_test(the_day_of_a_decision_is_no_day_of_an_operation),
		cmocka_unit_test(a_day_without_a_year_on_which_it_began_is_past),
		cmocka_unit_test(a_visit_is_one_row_around_what_waits),
		cmocka_unit_test(a_day_that_was_noted_before_is_changed_for_a_reason),
		cmocka_unit_test(an_alert_of_an_earlier_day_ends_for_a_reason),
		cmocka_unit_test(a_session_answers_the_visit_that_it_was_booked_for),
		cmocka_unit_test(several_at_once_are_counted_by_their_visits),
		cmocka_unit_test(what_a_person_ended_is_not_made_again),
		cmocka_unit_test(a_new_stage_ends_what_the_old_one_asked_for),
		cmocka_unit_test(a_hip_is_observed_once_and_by_who_may_decide),
		cmocka_unit_test(heat_and_shockwave_never_share_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
