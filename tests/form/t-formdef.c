/* A form's file: what keeps it from loading, each with its line. */
#include <string.h>

#include "base/text.h"
#include "form/formdef.h"
#include "lib/test.h"

struct bench {
	struct arena mem;
	struct expr_env *env;
	struct formdef def;
};

/* The one field, or fields, in a form that is right otherwise: they begin in line 2. */
static const char *
loading(struct bench *b, const char *fields)
{
	struct err e;
	const char *text = text_fmt(&b->mem,
	    "form = \"f\"; title = \"F\"; version = 1; context = [ \"age\" ]; fields = (\n%s\n);",
	    fields);

	return formdef_load_text("f.cfg", text, b->env, &b->mem, &b->def, &e)
	    ? ""
	    : arena_str(&b->mem, e.text);
}

static int
open_bench(void **state)
{
	struct bench *b = test_calloc(1, sizeof(*b));
	struct err e;

	*state = b;
	return expr_env_open(&b->env, &e) ? 0 : -1;
}

static int
close_bench(void **state)
{
	struct bench *b = *state;

	expr_env_close(b->env);
	arena_clear(&b->mem);
	test_free(b);
	return 0;
}

#define T(key, rest) "{ key = \"" key "\"; label = \"L\"; type = \"tri\"; " rest " }"

static void
a_wrong_form_is_refused_with_the_line(void **state)
{
	static const struct {
		const char *fields, *want;
	} form[] = {
		{ T("a", ""), "" },
		{ T("a", "requierd = true;"),
		    "f.cfg:2: unknown word \"requierd\": did you mean \"required\"?" },
		{ "{ key = \"a\"; label = \"L\"; type = \"txt\"; }",
		    "f.cfg:2: no type is called \"txt\": did you mean \"text\"?" },
		{ "{ key = \"a\"; label = \"L\"; }", "f.cfg:2: a: type is missing" },
		{ "{ label = \"L\"; type = \"tri\"; }", "f.cfg:2: key is missing" },
		{ T("A", ""), "f.cfg:2: the key \"A\" must be a-z, 0-9 and _, at most 31" },
		{ T("prev_a", ""), "f.cfg:2: prev_a: prev_ is for what was answered last time" },
		{ T("a", "") ",\n" T("a", ""),
		    "f.cfg:3: the key \"a\" is used twice, first in line 2" },
		{ T("a", "min = 3;"), "f.cfg:2: a: a field of type tri has no min" },
		{ T("a", "required = 1;"), "f.cfg:2: required must be true or false" },
		{ T("a", "again = 90;"), "f.cfg:2: a: again needs dated = true" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; min = 3; max = 2; }",
		    "f.cfg:2: a: min is above max" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; min = 0.5; }",
		    "f.cfg:2: a: min must be a whole number" },
		{ "{ key = \"a\"; label = \"L\"; type = \"date\"; max = \"soon\"; }",
		    "f.cfg:2: a: max is no date: write t, t-120y or 1990-01-31" },
		{ "{ key = \"a\"; label = \"L\"; type = \"scale\"; min = 0; }",
		    "f.cfg:2: a: a scale needs min and max" },
		{ "{ key = \"a\"; label = \"L\"; type = \"choice\"; }",
		    "f.cfg:2: choices is missing" },
		{ "{ key = \"a\"; label = \"L\"; type = \"choice\"; choices = ( (\"x\", \"X\"),\n"
		  "(\"x\", \"Y\") ); }",
		    "f.cfg:3: a: the code \"x\" is used twice" },
		{ "{ key = \"a\"; label = \"L\"; type = \"choice\"; choices = ( (\"x\", \"X\") );\n"
		  "na = ( (\"x\", \"Not asked\") ); }",
		    "f.cfg:3: a: the code \"x\" is used twice" },
		{ "{ key = \"a\"; label = \"L\"; type = \"choice\"; choices = ( (\"x y\", \"X\") "
		  "); }",
		    "f.cfg:2: the code \"x y\" may have letters, digits and _ only" },
		{ "{ key = \"a\"; label = \"L\"; type = \"choice\"; choices = (\n"
		  "{ code = \"x\"; label = \"X\"; points = 1; }, (\"y\", \"Y\") ); }",
		    "f.cfg:2: a: give points to each choice or to none" },
		{ "{ key = \"a\"; label = \"L\"; type = \"calc\"; }",
		    "f.cfg:2: a: calc is missing" },
		{ T("a", "must = { rule = \":a = 1\"; };"), "f.cfg:2: message is missing" },
		{ T("a", "must = { message = \"m\"; };"), "f.cfg:2: rule is missing" },
		{ T("a", "warn = { rule = \":a = 1\"; message = \"m\"; };"),
		    "f.cfg:2: unknown word \"rule\"" },
		{ T("a", "") ",\n" T("b", "show = \":stag = 1\";"), "f.cfg:3: unknown name :stag" },
		{ T("a", "show = \":age > \";"), "f.cfg:2: near \")\": syntax error" },
		{ T("a", "show = \"rnd(:age)\";"), "f.cfg:2: no such function: rnd" },
		{ T("a", "show = \":age IS NULL\";"),
		    "f.cfg:2: IS turns unknown into false: not in a rule" },
		{ T("a", "must = { rule = \"coalesce(:a, 0) = 1\"; message = \"m\"; };"),
		    "f.cfg:2: coalesce turns unknown into false: not in a rule" },
		{ "{ key = \"c\"; label = \"L\"; type = \"calc\"; calc = \"coalesce(:age, 0)\"; }",
		    "" },
		{ T("a", "show = \":b = 1\";") ",\n" T("b", "show = \":a = 1\";"),
		    "f.cfg:3: b and a depend on each other in a circle" },
		{ T("a", "show = \":a = 1\";"),
		    "f.cfg:2: a and a depend on each other in a circle" },
		{ T("a", "must = { rule = \":a = 1\"; message = \"m\"; };"), "" },
		{ T("a", "sides = true;") ",\n" T("b", "show = \":a = 1\";"),
		    "f.cfg:3: :a is asked of each hip: write :a_R or :a_L" },
		{ T("a", "sides = true;") ",\n" T("b", "show = \":a_R = 1\";"), "" },
		{ T("a", "sides = true;") ",\n" T("b", "sides = true; show = \":a = 1\";"), "" },
		{ "{ key = \"r\"; label = \"L\"; type = \"repeat\"; fields = ( " T(
		      "m", "") " ); },\n" T("b", "show = \":m = 1\";"),
		    "f.cfg:3: :m is asked in each row: only its own row can use it" },
		{ "{ key = \"r\"; label = \"L\"; type = \"repeat\"; rows = 51; fields = ( " T(
		      "m", "") " ); }",
		    "f.cfg:2: rows must be a whole number within 1 to 50" },
		{ "{ key = \"r\"; label = \"L\"; type = \"repeat\"; fields = ( " T(
		      "m", "sides = true;") " ); }",
		    "f.cfg:2: m: a field of a row has no sides" },
		{ "{ key = \"i\"; label = \"L\"; type = \"info\"; },\n" T(
		      "b", "show = \":i = 1\";"),
		    "f.cfg:3: :i is never answered: it is only information" },
		{ T("age", ""), "f.cfg:2: the name :age would mean two things" },
		{ "", "f.cfg:1: there are no fields" },
	};
	struct bench *b = *state;

	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++)
		is_str(loading(b, form[i].fields), form[i].want);
}

/* n fields, each shown by the one before. */
static const char *
chain(struct bench *b, int n)
{
	struct text t = { .a = &b->mem };

	text_add(&t, T("f0", ""));
	for (int i = 1; i < n; i++)
		text_addf(&t,
		    ",\n{ key = \"f%d\"; label = \"L\"; type = \"tri\"; show = \":f%d = 1\"; }", i,
		    i - 1);
	return loading(b, text_get(&t));
}

static void
eight_levels_of_dependence_and_no_more(void **state)
{
	struct bench *b = *state;

	is_str(chain(b, FORM_LEVELS + 1), "");
	is_str(chain(b, FORM_LEVELS + 2), "f.cfg:11: f9: more than 8 fields depend on one another");
}

static const char *
many(struct bench *b, int n)
{
	struct text t = { .a = &b->mem };

	for (int i = 0; i < n; i++)
		text_addf(&t, "%s{ key = \"f%d\"; label = \"L\"; type = \"tri\"; }",
		    i == 0 ? "" : ",\n", i);
	return loading(b, text_get(&t));
}

static void
two_hundred_fields_and_no_more(void **state)
{
	struct bench *b = *state;

	is_str(many(b, FORM_FIELDS), "");
	assert_int_equal(b->def.nfields, FORM_FIELDS);
	is_str(many(b, FORM_FIELDS + 1), "f.cfg:202: a form has at most 200 fields");
	is_str(many(b, 3000), "f.cfg:202: a form has at most 200 fields");
}

static void
the_hash_is_that_of_the_bytes(void **state)
{
	struct bench *b = *state;
	struct formdef d;
	struct err e;
	char was[65];

	is_str(loading(b, T("a", "")), "");
	memcpy(was, b->def.hash, sizeof(was));
	is_str(loading(b, T("a", " ")), "");
	assert_string_not_equal(b->def.hash, was);
	/* printf 'x = 1;' | sha256sum, though it is no form. */
	assert_false(formdef_load_text("x", "x = 1;", b->env, &b->mem, &d, &e));
	is_str(d.hash, "d378c09abdab63363683cc9e1ea79063c1c708ab07146a586b85a4960c9874c9");
}

static void
a_field_is_found_by_its_former_name(void **state)
{
	struct bench *b = *state;

	is_str(loading(b, T("pain", "was = \"ache\";")), "");
	assert_ptr_equal(formdef_field(&b->def, "ache"), &b->def.fields[0]);
	assert_ptr_equal(formdef_field(&b->def, "pain"), &b->def.fields[0]);
	assert_null(formdef_field(&b->def, "hurt"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_form_is_refused_with_the_line),
		cmocka_unit_test(eight_levels_of_dependence_and_no_more),
		cmocka_unit_test(two_hundred_fields_and_no_more),
		cmocka_unit_test(the_hash_is_that_of_the_bytes),
		cmocka_unit_test(a_field_is_found_by_its_former_name),
	};

	return cmocka_run_group_tests_name("formdef", tests, open_bench, close_bench);
}
