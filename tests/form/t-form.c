/* Filling a form: the ten semantics, one named test each, and every type. */
#include <string.h>

#include "form/answer.h"
#include "lib/test.h"

struct bench {
	struct arena mem;
	struct expr_env *env;
	struct formdef def;
	struct form *f;
};

static const char small[] =
    "form = \"small\"; title = \"Small\"; version = 3; context = [ \"age\" ];\n"
    "sections = ( { title = \"One\"; fields = (\n"
    "{ key = \"name\"; label = \"Name\"; type = \"text\"; required = true; na = ((\"unk\", \"not "
    "known\")); },\n"
    "{ key = \"steroid\"; label = \"Steroid use\"; type = \"choice\"; choices = ((\"never\", "
    "\"Never\"), (\"now\", \"Now\")); },\n"
    "{ key = \"dose\"; label = \"Dose\"; type = \"decimal\"; unit = \"mg/day\"; min = 0.5; max = "
    "500; high = 100;\n"
    "  example = \"20\"; show = \":steroid = 'now'\"; },\n"
    "{ key = \"months\"; label = \"Months\"; type = \"int\"; unit = \"months\"; show = \":dose > "
    "0\"; },\n"
    "{ key = \"total\"; label = \"Total\"; type = \"calc\"; unit = \"g\"; decimals = 1; calc = "
    "\":dose * :months * 30 / 1000\"; },\n"
    "{ key = \"pain_now\"; label = \"Pain now\"; type = \"scale\"; min = 0; max = 10; sides = "
    "true; },\n"
    "{ key = \"pain_worst\"; label = \"Worst pain\"; type = \"scale\"; min = 0; max = 10; sides = "
    "true;\n"
    "  must = { rule = \":pain_worst >= :pain_now\"; message = \"Worst pain is at least the pain "
    "now\"; }; }\n"
    "); } );\n";

static void
open_text(struct bench *b, const char *text)
{
	struct err e;

	*b = (struct bench){ 0 };
	must(expr_env_open(&b->env, &e));
	must(formdef_load_text("small.cfg", text, b->env, &b->mem, &b->def, &e));
	b->f = form_open(&b->def, (struct form_site){ .today = day_of(2026, 11, 22) }, &b->mem);
}

static void
close_bench(struct bench *b)
{
	form_close(b->f);
	expr_env_close(b->env);
	arena_clear(&b->mem);
}

static size_t
at(const struct bench *b, const char *key, int side)
{
	size_t cell;

	assert_true(form_find(b->f, key, side, &cell));
	return cell;
}

/* Types into a field; the complaint, or "". */
static const char *
set(struct bench *b, const char *key, int side, const char *text)
{
	struct err e;

	return form_set(b->f, at(b, key, side), text, &e) ? "" : arena_str(&b->mem, e.text);
}

static void
empty_is_unknown(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, small);
	assert_false(form_cell(b.f, at(&b, "dose", 0))->shown);
	is_str(set(&b, "steroid", 0, "2"), "");
	assert_true(form_cell(b.f, at(&b, "dose", 0))->shown);
	assert_int_equal(form_value(b.f, "total", 0).type, VALUE_NONE);
	is_str(set(&b, "dose", 0, "20"), "");
	is_str(set(&b, "months", 0, "3"), "");
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "1.8");
	is_str(set(&b, "dose", 0, "2000"), "Dose: Enter 0.5 to 500 mg/day, like 20");
	is_str(form_cell(b.f, at(&b, "dose", 0))->text, "2000");
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "");
	close_bench(&b);
}

static void
a_must_holds_for_each_hip_by_itself(void **state)
{
	struct bench b;
	struct problems p;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "pain_now", SIDE_R, "4"), "");
	is_str(set(&b, "pain_worst", SIDE_R, "3"), "");
	is_str(set(&b, "pain_now", SIDE_L, "4"), "");
	form_problems(b.f, &b.mem, &p);
	assert_int_equal(p.n, 2);
	assert_int_equal(p.at[0].kind, PROBLEM_EMPTY);
	assert_int_equal(p.at[1].kind, PROBLEM_MUST);
	assert_int_equal(p.at[1].cell, at(&b, "pain_worst", SIDE_R));
	close_bench(&b);
}

static void
undo_and_redo_are_one_motion(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "name", 0, "Ann"), "");
	is_str(set(&b, "name", 0, "Anna"), "");
	assert_true(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "name", 0))->text, "Ann");
	assert_true(form_redo(b.f));
	is_str(form_cell(b.f, at(&b, "name", 0))->text, "Anna");
	assert_true(form_undo(b.f));
	assert_true(form_undo(b.f));
	assert_false(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "name", 0))->text, "");
	close_bench(&b);
}

static void
the_cursor_walks_down_the_right_column_first(void **state)
{
	struct bench b;
	size_t c;

	(void)state;
	open_text(&b, small);
	c = form_first(b.f);
	assert_int_equal(c, at(&b, "name", 0));
	c = form_next(b.f, c, 1);
	assert_int_equal(c, at(&b, "steroid", 0));
	c = form_next(b.f, c, 1);
	assert_int_equal(c, at(&b, "pain_now", SIDE_R));
	c = form_next(b.f, c, 1);
	assert_int_equal(c, at(&b, "pain_worst", SIDE_R));
	c = form_next(b.f, c, 1);
	assert_int_equal(c, at(&b, "pain_now", SIDE_L));
	assert_int_equal(form_next(b.f, c, -1), at(&b, "pain_worst", SIDE_R));
	assert_int_equal(form_cross(b.f, c), at(&b, "pain_now", SIDE_R));
	close_bench(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_is_unknown),
		cmocka_unit_test(a_must_holds_for_each_hip_by_itself),
		cmocka_unit_test(undo_and_redo_are_one_motion),
		cmocka_unit_test(the_cursor_walks_down_the_right_column_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
