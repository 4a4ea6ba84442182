/* What stands in the record or asks it: cases, searches, rules, the audit, a broken database. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "app/board.h"
#include "app/chart.h"
#include "app/clinic.h"
#include "app/find.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "app/steps.h"
#include "base/text.h"
#include "exchange/case_json.h"
#include "exchange/score_json.h"
#include "fuzz/target.h"
#include "lib/a_clinic.h"
#include "lib/test.h"
#include "store/audit.h"
#include "store/db_in.h"

struct rules {
	struct arena a;
	struct expr_env *env;
	const struct pack *pack;
};

static void *
open_rules(void)
{
	struct arena a = { 0 };
	struct rules *r = arena_new(&a, struct rules);
	struct err e = { 0 };

	r->a = a;
	must(expr_env_open(&r->env, &e));
	must(pack_open(test_top(&r->a, "data/onfh"), r->env, &r->a, &r->pack, &e));
	return r;
}

static void
cases(void *state, const char *text, size_t n)
{
	struct rules *r = state;
	struct arena a = { 0 };
	struct text out = { .a = &a };
	struct err e = { 0 };

	(void)n;
	if (case_json_advise(text, r->pack, &out, &e)) {
		json_t *j = json_loads(text_get(&out), JSON_REJECT_DUPLICATES, NULL);

		fuzz_is(j != NULL, "advice is JSON");
		json_decref(j);
	} else {
		fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
	}
	arena_clear(&a);
}

static void *
open_clinic(void)
{
	struct a_clinic *c = calloc(1, sizeof(*c));

	assert_non_null(c);
	a_clinic_demo(c, 12);
	return c;
}

static void
search(void *state, const char *text, size_t n)
{
	struct a_clinic *c = state;
	struct arena a = { 0 };
	struct find_rows rows;
	struct err e = { 0 };
	int before = sqlite3_total_changes(c->app->db->h);

	(void)n;
	fuzz_is(find_typed(c->app, text, &a, &rows, &e), "any text can be looked for");
	fuzz_is(rows.list.n <= FIND_MOST, "a search fills at most a screen");
	fuzz_is(rows.list.n == 0 || strspn(text, "%_ ") < strlen(text), "a wildcard finds nobody");
	for (size_t i = 0; i < rows.list.n; i++)
		fuzz_is(rows.list.at[i].id > 0 && rows.list.at[i].shown[0] != '\0',
		    "who is found has a name");
	fuzz_is(sqlite3_total_changes(c->app->db->h) == before, "a search writes nothing");
	arena_clear(&a);
}

static int
any_name(const void *ctx, const char *name)
{
	(void)ctx;
	return name[0] >= 'a' && name[0] <= 'f' && name[1] == '\0' ? name[0] - 'a' : -1;
}

static void
expr(void *state, const char *text, size_t n)
{
	struct value slot[6] = { INT(1), NONE, NUM(2.5), TEXT("x"), INT(-7), NONE };
	const struct expr_names names = { any_name, NULL };
	struct rules *r = state;
	struct arena a = { 0 };
	struct expr *x, *again;
	struct err e = { 0 };
	const int *uses;
	int needs[6];

	(void)n;
	for (int use = EXPR_RULE; use <= EXPR_CALC; use++) {
		if (!expr_compile(r->env, text, &names, (enum expr_use)use, &x, &e)) {
			fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
			continue;
		}
		fuzz_is(expr_uses(x, &uses) <= 6, "a rule reads what it may");
		fuzz_is(value_same(expr_value(x, slot, &a), expr_value(x, slot, &a)),
		    "a rule says the same twice");
		fuzz_is(expr_needs(x, slot, needs) <= 6, "a rule needs what it may read");
		fuzz_is(expr_compile(r->env, expr_text(x), &names, (enum expr_use)use, &again, &e),
		    "a rule that was kept is read again");
	}
	arena_clear(&a);
}

/* Rules live as long as their connection: each input has its own. */
static void
expr_alone(void *state, const char *text, size_t n)
{
	struct rules r = { 0 };
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&r.env, &e));
	expr(&r, text, n);
	expr_env_close(r.env);
}

/* Cuts the text at its lines into the fields of an entry. */
static void
cut(const char *text, struct arena *a, struct audit_entry *out)
{
	const char *part[6] = { "", "", "", "", "", "" };

	for (int i = 0; i < 6; i++) {
		size_t len = strcspn(text, "\n");

		part[i] = arena_strn(a, text, len);
		text += len + (text[len] != '\0');
	}
	*out = (struct audit_entry){ .id = 1,
		.station = part[0],
		.action = part[1],
		.object = part[2],
		.outcome = "done",
		.reason = part[3],
		.before = part[4],
		.after = part[5],
		.staff = (int64_t)strlen(part[0]),
		.patient = part[1][0] };
}

static bool
is_same_entry(const struct audit_entry *x, const struct audit_entry *y)
{
	return x->staff == y->staff && x->patient == y->patient
	    && strcmp(x->station, y->station) == 0 && strcmp(x->action, y->action) == 0
	    && strcmp(x->object, y->object) == 0 && strcmp(x->reason, y->reason) == 0
	    && strcmp(x->before, y->before) == 0 && strcmp(x->after, y->after) == 0;
}

/* Two entries out of the two halves: alike in their hash only when they are the same. */
static void
audit(void *state, const char *text, size_t n)
{
	static const char none[AUDIT_HASH] =
	    "0000000000000000000000000000000000000000000000000000000000000000";
	struct audit_entry x, y;
	char hash_x[AUDIT_HASH], hash_y[AUDIT_HASH];
	struct arena a = { 0 };

	(void)state;
	cut(arena_strn(&a, text, n / 2), &a, &x);
	cut(text + n / 2, &a, &y);
	audit_hash(&x, none, hash_x);
	audit_hash(&y, none, hash_y);
	fuzz_is(is_same_entry(&x, &y) == (strcmp(hash_x, hash_y) == 0),
	    "two entries are alike only when they are the same");
	audit_hash(&x, hash_x, hash_y);
	fuzz_is(strcmp(hash_x, hash_y) != 0, "an entry at another place is another");
	arena_clear(&a);
}

static void
steps(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct steps got, back;
	struct err e = { 0 };
	const char *once;

	(void)state;
	(void)n;
	if (steps_read(text, &a, &got, &e)) {
		once = steps_write(got.list.at, got.list.n, &a);
		fuzz_is(steps_read(once, &a, &back, &e) && back.list.n == got.list.n,
		    "what takes back is read as it was written");
		fuzz_is(strcmp(steps_write(back.list.at, back.list.n, &a), once) == 0,
		    "what takes back is written as it was read");
	}
	arena_clear(&a);
}

struct broken {
	struct a_clinic c;
	char *image;
	size_t size;
};

static void *
open_broken(void)
{
	struct broken *b = calloc(1, sizeof(*b));
	FILE *f;

	assert_non_null(b);
	a_clinic_demo(&b->c, 2);
	app_close(b->c.app);
	f = fopen(b->c.paths.db, "r");
	assert_non_null(f);
	assert_int_equal(fseek(f, 0, SEEK_END), 0);
	b->size = (size_t)ftell(f);
	b->image = malloc(b->size);
	assert_non_null(b->image);
	rewind(f);
	assert_int_equal(fread(b->image, 1, b->size, f), b->size);
	fclose(f);
	return b;
}

/* Each four bytes say where and what: the last may cut the file. */
static void
break_it(const struct broken *b, const char *text, size_t n)
{
	const unsigned char *at = (const unsigned char *)text;
	int fd = open(b->c.paths.db, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0 && write(fd, b->image, b->size) == (ssize_t)b->size);
	for (size_t i = 0; i + 4 <= n; i += 4) {
		size_t where = ((size_t)at[i] << 16 | (size_t)at[i + 1] << 8 | at[i + 2]) % b->size;

		assert_int_equal(pwrite(fd, at + i + 3, 1, (off_t)where), 1);
	}
	if (n % 4 == 3)
		assert_int_equal(ftruncate(fd, (off_t)(b->size * at[n - 1] / 256)), 0);
	close(fd);
}

/* Opened or refused, read or refused: in words, and never with a crash. */
static void
database(void *state, const char *text, size_t n)
{
	struct broken *b = state;
	struct arena a = { 0 };
	struct complaints found = { .a = &a };
	struct find_rows rows;
	struct board board;
	struct chart chart;
	struct app *app;
	struct err e = { 0 };
	struct now now;

	break_it(b, text, n);
	if (!app_open(&b->c.paths, &app, &e)) {
		fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
		arena_clear(&a);
		return;
	}
	must(now_read("2026-11-23T09:00", &now, &e));
	app_set_now(app, now);
	if (app_sign_in_unix(app, &e)) {
		(void)!board_load(app, now.day, &a, &board, &e);
		(void)!find_typed(app, "ha", &a, &rows, &e);
		(void)!chart_load(app, 1, &a, &chart, &e);
		(void)!clinic_check(app, &found, &e);
	}
	fuzz_is(utf8_valid(e.text), "a refusal is a sentence");
	app_close(app);
	arena_clear(&a);
}

const struct target record_targets[] = {
	{ "cases", "a_case_is_advised_or_refused_in_words", NULL, "", 20, open_rules, cases },
	{ "search", "any_text_can_be_looked_for_and_writes_nothing", NULL, "", 100, open_clinic,
	    search },
	{ "expr", "a_rule_reads_nothing_but_its_names", NULL, "", 50, NULL, expr_alone },
	{ "audit", "no_two_entries_of_the_audit_are_alike", NULL, "", 500, NULL, audit },
	{ "steps", "what_takes_back_is_read_as_it_was_written", NULL, "", 500, NULL, steps },
	{ "database", "a_broken_database_is_refused_or_read_in_words", NULL, "", 2, open_broken,
	    database },
	{ 0 },
};
