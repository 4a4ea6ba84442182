/* What is done, read and refused leaves its line in the audit: who, when, from where, why and
 * the digests of both versions, and none of a patient's words.  RELIABILITY.md R14, R15. */
#include <string.h>
#include <unistd.h>

#include "app/access.h"
#include "app/audit_read.h"
#include "app/backups.h"
#include "app/chart.h"
#include "app/disclosures.h"
#include "app/find.h"
#include "app/inside.h"
#include "app/lock.h"
#include "app/outage.h"
#include "app/past.h"
#include "app/presence.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/deeds.h"
#include "lib/test.h"
#include "store/audit.h"
#include "store/db_in.h"

enum { PATIENTS = 12, DIGEST = 64 };

struct lines {
	VEC(struct audit_entry) list;
};

/* All entries after one. */
static struct lines
lines_after(struct app *app, int64_t after, struct arena *a)
{
	struct rows *r = db_read(app->db, Q_AUDIT_FROM, ARGS(I(after + 1), I(10000)));
	struct lines out = { 0 };
	struct err e = { 0 };

	while (row_next(r)) {
		struct audit_entry *x = vec_add(a, &out.list);

		*x = (struct audit_entry){ .id = row_int(r), .at = row_int(r) };
		x->staff = row_int(r);
		x->os_uid = row_int(r);
		x->station = row_text(r, a);
		x->action = row_text(r, a);
		x->object = row_text(r, a);
		x->object_id = row_int(r);
		x->patient = row_int(r);
		x->outcome = row_text(r, a);
		x->reason = row_text(r, a);
		x->before = row_text(r, a);
		x->after = row_text(r, a);
	}
	must(rows_end(r, &e));
	return out;
}

static int64_t
head_of(struct app *app)
{
	struct audit_entry head;
	struct err e = { 0 };

	must(audit_head(app->db, &head, &e));
	return head.id;
}

/* The names, numbers, telephones, notes and answers of all patients that are long enough to be
 * told from other text. */
struct words {
	VEC(const char *) list;
};

static struct words
words_of_patients(struct app *app, struct arena *a)
{
	static const char *const from[] = { "SELECT family FROM name", "SELECT given FROM name",
		"SELECT number FROM patient", "SELECT value FROM contact", "SELECT text FROM alert",
		"SELECT value FROM answer WHERE type = 'text'", "SELECT label FROM session" };
	struct words out = { 0 };
	sqlite3_stmt *st;

	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++) {
		assert_int_equal(sqlite3_prepare_v2(app->db->h, from[i], -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *s = (const char *)sqlite3_column_text(st, 0);

			if (s != NULL && strlen(s) > 5)
				*vec_add(a, &out.list) = arena_str(a, s);
		}
		sqlite3_finalize(st);
	}
	assert_true(out.list.n > 50);
	return out;
}

static const char *
holds_words(const struct audit_entry *x, const struct words *words)
{
	const char *const text[] = { x->station, x->action, x->object, x->outcome, x->reason,
		x->before, x->after };

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		for (size_t k = 0; k < words->list.n; k++)
			if (strstr(text[i], words->list.at[k]) != NULL)
				return words->list.at[k];
	return NULL;
}

static bool
is_digest(const char *s)
{
	return strlen(s) == DIGEST && strspn(s, "0123456789abcdef") == DIGEST;
}

/* What an entry must say of a change, and does not; NULL. */
static const char *
lacks(struct app *app, const struct audit_entry *x, const char *action, const char *reason)
{
	/* They are no versions: a place that is held for minutes, a list, a paper that was
	 * printed, the end of a session, two who are not one, and what a form left out. */
	static const char *const without[] = { "hold", "calls", "tell", "day", "patient",
		"not_duplicate", "answer", "staff" };
	bool digests = true;

	for (size_t i = 0; i < sizeof(without) / sizeof(*without); i++)
		digests = digests && strcmp(x->object, without[i]) != 0;
	if (strcmp(x->action, action) != 0)
		return "its action";
	if (x->staff != app->person.id || x->os_uid != getuid())
		return "who";
	if (x->at != app_now(app).at)
		return "when";
	if (strcmp(x->station, "test") != 0)
		return "from where";
	if (strcmp(x->reason, reason) != 0)
		return "why";
	if (digests && !is_digest(x->before) && !is_digest(x->after))
		return "digests";
	return NULL;
}

static const char *
pair_of(const struct pairs *p, const char *name)
{
	for (size_t i = 0; i < p->list.n; i++)
		if (strcmp(p->list.at[i].name, name) == 0)
			return p->list.at[i].value;
	return "";
}

/* One deed, and then back to where it was. */
static int
check_deed(struct a_clinic *c, const struct deed *d, const struct words *words, struct arena *a)
{
	struct pairs p;
	struct outcome out = { 0 };
	struct lines lines;
	const char *what = NULL;
	struct err e = { 0 };
	int64_t before;
	int faults = 0;

	a_clinic_as(c, "anna");
	deed_as(d, c->app);
	p = deed_pairs(d, c->app, NULL, a);
	must(app_settle(c->app, &e));
	before = head_of(c->app);
	must(tx_batch_begin(c->app->db, &e));
	if (!command_run(c->app, d->name, p.list.at, p.list.n, &out, a, &e))
		fail_msg("%s %s: %s", d->name, d->words, e.text);
	lines = lines_after(c->app, before, a);
	(void)!tx_batch_end(c->app->db, false, &e);
	for (size_t i = 0; i < lines.list.n; i++) {
		const struct audit_entry *x = &lines.list.at[i];
		const char *word = holds_words(x, words);

		what = lacks(c->app, x, d->name, pair_of(&p, "reason"));
		if (what != NULL)
			print_error("%s: the entry of %s lacks %s\n", d->name, x->object, what);
		if (word != NULL)
			print_error("%s: the entry of %s has \"%s\"\n", d->name, x->object, word);
		faults += what != NULL || word != NULL;
	}
	/* A file is looked at, and nothing of a patient is read or kept. */
	if (lines.list.n == 0 && strcmp(d->name, "closure.preview") != 0) {
		print_error("%s %s leaves no entry\n", d->name, d->words);
		faults++;
	}
	return faults;
}

static void
every_command_leaves_its_entry(void **state)
{
	struct arena a = { 0 };
	struct a_clinic c;
	struct words words;
	struct err e = { 0 };
	struct complaints bad = { .a = &a };
	struct app *other;
	int faults = 0;

	(void)state;
	a_clinic_demo(&c, PATIENTS);
	deeds_before(&c);
	app_set_station(c.app, "test");
	other = a_clinic_session(&c, "anna");
	must(presence_beat(other, &e)); /* for presence.end to end */
	words = words_of_patients(c.app, &c.a);
	for (const struct deed *d = deeds; d->name != NULL; d++) {
		faults += check_deed(&c, d, &words, &a);
		arena_clear(&a);
	}
	must(audit_check(c.app->db, &bad, &e));
	assert_int_equal(bad.line.n, 0);
	assert_int_equal(faults, 0);
	arena_clear(&a);
	app_close(other);
	a_clinic_close(&c);
}

/* Whoever may not do it: the auditor, who changes nothing, and for the auditor's own the reader. */
static void
every_refusal_leaves_its_entry(void **state)
{
	const struct command *row;
	struct a_clinic c;
	struct outcome out;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		struct arena a = { 0 };
		struct lines lines;
		int64_t before;

		a_clinic_as(&c, "aude");
		if (command_allowed(c.app, row)) {
			arena_clear(&a);
			continue;
		}
		must(app_settle(c.app, &e));
		before = head_of(c.app);
		assert_false(command_run(c.app, row->name, NULL, 0, &out, &a, &e));
		lines = lines_after(c.app, before, &a);
		assert_int_equal(lines.list.n, 1);
		is_str(lines.list.at[0].action, row->name);
		is_str(lines.list.at[0].outcome, "denied");
		assert_int_equal(lines.list.at[0].staff, c.app->person.id);
		arena_clear(&a);
	}
	a_clinic_close(&c);
}

static bool
read_chart(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)a;
	return chart_open(app, patient, e);
}

static bool
read_history(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)a;
	return past_note(app, patient, 0, e);
}

static bool
read_disclosures(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)a;
	return disclosures_open(app, patient, e);
}

static bool
read_audit(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)a;
	return audit_read_note(app, &(struct audit_filter){ .patient = patient }, e);
}

static bool
search(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)patient;
	(void)a;
	return find_note(app, 3, e);
}

static bool
open_list(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)patient;
	(void)a;
	return find_note_list(app, "recall", e);
}

static bool
print_outage(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	const char *out;

	(void)patient;
	return outage_print(app, 1, a, &out, e);
}

static bool
review_access(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	struct access_rows out;

	(void)patient;
	return access_load(app, a, &out, e);
}

static bool
make_backup(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	struct complaints faults = { .a = a };
	struct backup_facts facts;
	bool noted;

	(void)patient;
	return backup_write(app,
	    &(struct backup_wish){ .file = text_fmt(a, "%s/b.db", test_dir(a)) }, a, &facts,
	    &faults, &noted, e);
}

static bool
unlock(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)patient;
	(void)a;
	return app_unlock(app, "", e);
}

static bool
sign_out(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	(void)patient;
	(void)a;
	return app_sign_out(app, e);
}

static const struct {
	const char *action, *object;
	bool of_patient;
	bool (*read)(struct app *app, int64_t patient, struct arena *a, struct err *e);
} reading[] = {
	{ "chart.open", "patient", true, read_chart },
	{ "history.read", "patient", true, read_history },
	{ "disclosure.read", "patient", true, read_disclosures },
	{ "audit.read", "audit", true, read_audit },
	{ "patient.find", "search", false, search },
	{ "list.open", "recall", false, open_list },
	{ "print.outage", "clinic", false, print_outage },
	{ "access.read", "staff", false, review_access },
	{ "backup.write", "database", false, make_backup },
	{ "unlock", "staff", false, unlock },
	{ "sign-out", "staff", false, sign_out },
};

static void
every_reading_leaves_its_entry_before_it_is_shown(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	int64_t kim, before, anna;

	(void)state;
	a_clinic_open(&c);
	kim = a_clinic_patient(&c, "Hallerton", "Kimberley", "1968-07-14");
	anna = app_person(c.app)->id;
	for (size_t i = 0; i < sizeof(reading) / sizeof(*reading); i++) {
		struct arena a = { 0 };
		struct lines lines;
		const struct audit_entry *x;

		before = head_of(c.app);
		must(reading[i].read(c.app, kim, &a, &e));
		lines = lines_after(c.app, before, &a);
		if (lines.list.n != 1)
			fail_msg("%s: %zu entries", reading[i].action, lines.list.n);
		x = &lines.list.at[0];
		is_str(x->action, reading[i].action);
		is_str(x->object, reading[i].object);
		assert_int_equal(x->patient, reading[i].of_patient ? kim : 0);
		assert_int_equal(x->staff, anna);
		assert_int_equal(x->os_uid, getuid());
		assert_int_equal(x->at, app_now(c.app).at);
		is_str(x->station, "test");
		assert_null(strstr(x->outcome, "Hallerton"));
		arena_clear(&a);
	}
	a_clinic_close(&c);
}

/* What a second change found is what the first one left. */
static void
the_digests_of_a_row_are_a_chain(void **state)
{
	struct a_clinic c;
	struct lines lines;
	const char *last = "";
	int64_t kim, id, from;
	int n = 0;

	(void)state;
	a_clinic_open(&c);
	kim = a_clinic_patient(&c, "Hall", "Kim", "1968-07-14");
	from = head_of(c.app);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "Kim" },
	    { "skills", "exercise" });
	id = do_(&c, "session.book", { "patient", a_clinic_ref(&c, kim) },
	    { "at", "2026-11-23 10:00" }, { "label", "Talk" }, { "therapist", "KB" });
	do_(&c, "session.arrive", { "id", text_fmt(&c.a, "%lld", (long long)id) });
	do_(&c, "session.start", { "id", text_fmt(&c.a, "%lld", (long long)id) });
	do_pairs(&c, "undo.last", NULL, 0);
	lines = lines_after(c.app, from, &c.a);
	for (size_t i = 0; i < lines.list.n; i++) {
		const struct audit_entry *x = &lines.list.at[i];

		if (strcmp(x->object, "session") != 0)
			continue;
		is_str(x->before, last);
		assert_true(is_digest(x->after));
		assert_string_not_equal(x->after, x->before);
		last = x->after;
		n++;
	}
	assert_int_equal(n, 4);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_leaves_its_entry),
		cmocka_unit_test(every_refusal_leaves_its_entry),
		cmocka_unit_test(every_reading_leaves_its_entry_before_it_is_shown),
		cmocka_unit_test(the_digests_of_a_row_are_a_chain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
