/* Filling a form: the ten semantics, one named test each, and every type. */
#include <locale.h>
#include <string.h>

#include "base/text.h"
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

/* 1 */
static void
an_unknown_rule_never_counts_as_false(void **state)
{
	struct bench b;
	struct problems p;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "name", 0, "Ann"), "");
	is_str(set(&b, "pain_worst", SIDE_R, "3"), "");
	form_problems(b.f, &b.mem, &p);
	assert_int_equal(p.n, 0);
	close_bench(&b);
}

/* "dose=20" of each answer, one a line. */
static const char *
answers_of(struct bench *b, enum answers_kind kind)
{
	struct answers all;
	struct text t = { .a = &b->mem };

	form_answers(b->f, kind, &b->mem, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct answer *one = &all.at[i];

		text_add(&t, one->field);
		if (one->side != '\0')
			text_addf(&t, ".%c", one->side);
		if (one->row >= 0)
			text_addf(&t, ".%d", one->row);
		text_addf(&t, "=%s%s%s %s\n", one->value, *one->na == '\0' ? "" : "!", one->na,
		    one->type);
	}
	return text_get(&t);
}

/* 2 */
static void
hidden_answers_stay_in_the_draft_and_are_dropped_at_save(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "steroid", 0, "now"), "");
	is_str(set(&b, "dose", 0, "20"), "");
	is_str(set(&b, "months", 0, "3"), "");
	is_str(answers_of(&b, ANSWERS_FINAL),
	    "steroid=now choice\ndose=20 decimal\nmonths=3 int\ntotal=1.8 calc\n");
	is_str(set(&b, "steroid", 0, "never"), "");
	assert_int_equal(form_value(b.f, "dose", 0).type, VALUE_NONE);
	assert_false(form_cell(b.f, at(&b, "months", 0))->shown);
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "");
	is_str(
	    answers_of(&b, ANSWERS_DRAFT), "steroid=never choice\ndose=20 decimal\nmonths=3 int\n");
	is_str(answers_of(&b, ANSWERS_FINAL), "steroid=never choice\n");
	is_str(answers_of(&b, ANSWERS_HIDDEN), "dose=20 decimal\nmonths=3 int\n");
	is_str(set(&b, "steroid", 0, "now"), "");
	is_str(form_cell(b.f, at(&b, "dose", 0))->text, "20");
	close_bench(&b);
}

static const char backwards[] =
    "form = \"b\"; title = \"B\"; version = 1; fields = (\n"
    "{ key = \"c\"; label = \"C\"; type = \"calc\"; calc = \":b + 1\"; },\n"
    "{ key = \"b\"; label = \"B\"; type = \"calc\"; calc = \":a * 2\"; },\n"
    "{ key = \"a\"; label = \"A\"; type = \"int\"; unit = \"x\"; } );\n";

/* 3 */
static void
answers_settle_in_the_order_of_their_dependence(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, backwards);
	is_str(set(&b, "a", 0, "5"), "");
	is_str(form_cell(b.f, at(&b, "c", 0))->text, "11");
	assert_true(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "c", 0))->text, "");
	close_bench(&b);
}

/* 4 */
static void
a_warning_asks_once_and_again_for_another_value(void **state)
{
	struct bench b;
	struct problems p;
	struct form_state st;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "name", 0, "Ann"), "");
	is_str(set(&b, "steroid", 0, "now"), "");
	is_str(set(&b, "dose", 0, "100"), "");
	form_problems(b.f, &b.mem, &p);
	assert_int_equal(p.n, 0);
	is_str(set(&b, "dose", 0, "101"), "");
	form_problems(b.f, &b.mem, &p);
	assert_int_equal(p.n, 1);
	assert_int_equal(p.at[0].kind, PROBLEM_WARN);
	is_str(p.at[0].text, "101 is unusual: 100 mg/day or less is expected. Meant so?");
	form_confirm(b.f, p.at[0].cell, p.at[0].warning);
	form_state(b.f, &st);
	assert_true(st.complete);
	is_str(set(&b, "dose", 0, "102"), "");
	form_state(b.f, &st);
	assert_false(st.complete);
	assert_int_equal(st.warn, 1);
	close_bench(&b);
}

/* 5 */
static void
a_saved_calculation_stays_until_its_answers_change(void **state)
{
	struct bench b;
	struct answer saved[] = {
		{ .field = "steroid", .row = -1, .value = "now", .type = "choice", .na = "" },
		{ .field = "dose", .row = -1, .value = "20", .type = "decimal", .na = "" },
		{ .field = "months", .row = -1, .value = "3", .type = "int", .na = "" },
		{ .field = "total", .row = -1, .value = "1.7", .type = "calc", .na = "" },
	};
	struct answers left;

	(void)state;
	open_text(&b, small);
	form_load_answers(b.f, &(struct answers){ saved, 4 }, &b.mem, &left);
	assert_int_equal(left.n, 0);
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "1.7");
	is_str(set(&b, "steroid", 0, "now"), ""); /* the same once more */
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "1.7");
	is_str(set(&b, "months", 0, "6"), "");
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "3.6");
	assert_true(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "1.7");
	is_str(set(&b, "months", 0, ""), "");
	is_str(form_cell(b.f, at(&b, "total", 0))->text, "");
	close_bench(&b);
}

static const char before[] =
    "form = \"p\"; title = \"P\"; version = 2;\n"
    "drop = ( { key = \"gone\"; reason = \"asked elsewhere\"; } ); fields = (\n"
    "{ key = \"pain\"; label = \"Pain\"; type = \"scale\"; min = 0; max = 10; sides = true;\n"
    "  prev = true; was = \"ache\"; warn = { when = \":pain > :prev_pain\"; message = \"Worse\"; "
    "}; "
    "} );\n";

/* 6 */
static void
the_previous_value_is_the_latest_earlier_one_and_comes_by_key(void **state)
{
	struct bench b;
	struct answer old = {
		.field = "pain", .side = 'R', .row = -1, .value = "3", .type = "scale", .na = ""
	};
	struct problems p;
	const char *text;
	struct err e;
	int day;

	(void)state;
	open_text(&b, before);
	assert_false(form_offer_of(b.f, at(&b, "pain", SIDE_R), &b.mem, &text, &day));
	form_prev(b.f, &old, 100);
	old.value = "9";
	form_prev(b.f, &old, 50);
	assert_true(form_offer_of(b.f, at(&b, "pain", SIDE_R), &b.mem, &text, &day));
	is_str(text, "3");
	assert_int_equal(day, 100);
	is_str(form_cell(b.f, at(&b, "pain", SIDE_R))->text, "");
	is_str(set(&b, "pain", SIDE_R, "4"), "");
	is_str(set(&b, "pain", SIDE_L, "4"), "");
	form_problems(b.f, &b.mem, &p);
	assert_int_equal(p.n, 1);
	is_str(p.at[0].text, "Worse");
	must(form_offer_take(b.f, at(&b, "pain", SIDE_R), &e));
	is_str(form_cell(b.f, at(&b, "pain", SIDE_R))->text, "3");
	assert_false(form_offer_take(b.f, at(&b, "pain", SIDE_L), &e));
	close_bench(&b);
}

/* What the caller knows is offered and never filled in; a key takes it over. */
static void
an_offer_of_the_context_comes_by_key_alone(void **state)
{
	static const char offers[] =
	    "form = \"o\"; title = \"O\"; version = 1; context = [ \"me\", \"day\" ];\n"
	    "fields = ( { key = \"by\"; label = \"By\"; type = \"text\"; offer = \"me\"; },\n"
	    "{ key = \"on\"; label = \"On\"; type = \"date\"; offer = \"day\"; },\n"
	    "{ key = \"more\"; label = \"More\"; type = \"text\"; } );\n";
	struct bench b;
	const char *text;
	struct err e;
	int day;

	(void)state;
	open_text(&b, offers);
	assert_false(form_offer_of(b.f, at(&b, "by", 0), &b.mem, &text, &day));
	assert_false(form_offer_take(b.f, at(&b, "by", 0), &e));
	form_context(b.f, "me", TEXT("Dr Lo"));
	form_context(b.f, "day", INT(day_of(2026, 11, 23)));
	assert_true(form_offer_of(b.f, at(&b, "by", 0), &b.mem, &text, &day));
	is_str(text, "Dr Lo");
	assert_int_equal(day, DAY_NONE);
	assert_true(form_offer_of(b.f, at(&b, "on", 0), &b.mem, &text, &day));
	is_str(text, "23-Nov-2026");
	assert_false(form_offer_of(b.f, at(&b, "more", 0), &b.mem, &text, &day));
	assert_true(form_is_empty(b.f));
	must(form_offer_take(b.f, at(&b, "by", 0), &e));
	must(form_offer_take(b.f, at(&b, "on", 0), &e));
	is_str(form_cell(b.f, at(&b, "by", 0))->text, "Dr Lo");
	assert_int_equal(form_value(b.f, "on", 0).u.i, day_of(2026, 11, 23));
	close_bench(&b);
}

/* 7 */
static void
a_required_field_takes_a_value_or_a_declared_reason(void **state)
{
	struct bench b;
	struct form_state st;
	struct err e;

	(void)state;
	open_text(&b, small);
	form_state(b.f, &st);
	assert_int_equal(st.open, 1);
	assert_false(form_na(b.f, at(&b, "name", 0), "lazy", &e));
	is_str(e.text, "Name: \"lazy\" is no reason to leave it blank");
	must(form_na(b.f, at(&b, "name", 0), "unk", &e));
	form_state(b.f, &st);
	assert_true(st.complete);
	is_str(form_echo(b.f, at(&b, "name", 0), &b.mem), "not known");
	is_str(answers_of(&b, ANSWERS_FINAL), "name=!unk text\n");
	is_str(set(&b, "name", 0, "Ann"), "");
	is_str(answers_of(&b, ANSWERS_FINAL), "name=Ann text\n");
	assert_true(form_undo(b.f));
	is_str(answers_of(&b, ANSWERS_FINAL), "name=!unk text\n");
	close_bench(&b);
}

static const char lists[] =
    "form = \"l\"; title = \"L\"; version = 1; fields = (\n"
    "{ key = \"land\"; label = \"Land\"; type = \"choice\"; choices = ((\"n\", \"North\"), (\"s\", "
    "\"South\"));  },\n"
    "{ key = \"town\"; label = \"Town\"; type = \"choice\"; choices = (\n"
    " { code = \"a\"; label = \"Ayr\"; when = \":land = 'n'\"; },\n"
    " { code = \"b\"; label = \"Bath\"; when = \":land = 's'\"; },\n"
    " { code = \"c\"; label = \"Cork\"; off = true; }, (\"d\", \"Deal\") ); },\n"
    "{ key = \"by\"; label = \"By\"; type = \"many\"; choices = ((\"sms\", \"SMS\"), (\"post\", "
    "\"Post\"), (\"tel\", \"Phone\")); },\n"
    "{ key = \"post\"; label = \"Post\"; type = \"text\"; show = \":by_post = 1\"; },\n"
    "{ key = \"limp\"; label = \"Limp\"; type = \"choice\"; choices = (\n"
    " { code = \"p11\"; label = \"none\"; points = 11; }, { code = \"p0\"; label = \"bad\"; points "
    "= 0; } ); },\n"
    "{ key = \"twice\"; label = \"Twice\"; type = \"calc\"; calc = \":limp * 2\"; } );\n";

/* 8 */
static void
a_retired_choice_shows_in_old_records_and_is_not_offered(void **state)
{
	struct bench b;
	struct answer old = {
		.field = "town", .row = -1, .value = "c", .type = "choice", .na = ""
	};
	struct answers left;

	(void)state;
	open_text(&b, lists);
	is_str(set(&b, "town", 0, "cork"), "Town: Cork is no longer used: choose another");
	form_load_answers(b.f, &(struct answers){ &old, 1 }, &b.mem, &left);
	assert_int_equal(left.n, 0);
	is_str(form_echo(b.f, at(&b, "town", 0), &b.mem), "3 Cork");
	is_str(form_value(b.f, "town", 0).u.s, "c");
	assert_false(form_offers(b.f, at(&b, "town", 0), 2));
	assert_true(form_offers(b.f, at(&b, "town", 0), 3));
	close_bench(&b);
}

static void
a_list_follows_the_answer_above_it(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, lists);
	assert_false(form_offers(b.f, at(&b, "town", 0), 0));
	is_str(set(&b, "land", 0, "1"), "");
	assert_true(form_offers(b.f, at(&b, "town", 0), 0));
	assert_false(form_offers(b.f, at(&b, "town", 0), 1));
	is_str(set(&b, "town", 0, "1"), "");
	is_str(set(&b, "land", 0, "2"), "");
	assert_int_equal(form_value(b.f, "town", 0).type, VALUE_NONE);
	is_str(form_cell(b.f, at(&b, "town", 0))->error,
	    "This choice does not fit the other answers now: choose again");
	is_str(form_cell(b.f, at(&b, "town", 0))->text, "Ayr");
	close_bench(&b);
}

static void
several_may_be_chosen_and_each_has_its_name(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, lists);
	is_str(set(&b, "by", 0, "3,1"), "");
	is_str(form_cell(b.f, at(&b, "by", 0))->text, "SMS, Phone");
	is_str(form_value(b.f, "by", 0).u.s, "sms,tel");
	assert_false(form_cell(b.f, at(&b, "post", 0))->shown);
	form_pick(b.f, at(&b, "by", 0), 1);
	is_str(form_value(b.f, "by", 0).u.s, "sms,post,tel");
	assert_true(form_cell(b.f, at(&b, "post", 0))->shown);
	form_pick(b.f, at(&b, "by", 0), 0);
	is_str(form_value(b.f, "by", 0).u.s, "post,tel");
	is_str(set(&b, "by", 0, "4"), "By: Choose from 1 to 3, with commas: 1,2");
	is_str(set(&b, "limp", 0, "1"), "");
	is_str(form_cell(b.f, at(&b, "twice", 0))->text, "22");
	close_bench(&b);
}

/* 9 */
static void
a_renamed_field_keeps_its_answers_and_a_lost_one_is_told(void **state)
{
	struct bench b;
	struct answer old[] = {
		{ .field = "ache",
		    .side = 'L',
		    .row = -1,
		    .value = "7",
		    .type = "scale",
		    .na = "" },
		{ .field = "gone", .row = -1, .value = "x", .type = "text", .na = "" },
		{ .field = "pain", .row = -1, .value = "7", .type = "scale", .na = "" },
		{ .field = "pain", .row = 60, .value = "7", .type = "scale", .na = "" },
	};
	struct answers left;

	(void)state;
	open_text(&b, before);
	form_load_answers(b.f, &(struct answers){ old, 4 }, &b.mem, &left);
	assert_int_equal(form_value(b.f, "pain", SIDE_L).u.i, 7);
	assert_int_equal(left.n, 3);
	is_str(left.at[0].field, "gone");
	close_bench(&b);
}

static const char rows[] =
    "form = \"r\"; title = \"R\"; version = 1; fields = (\n"
    "{ key = \"drugs\"; label = \"Drugs\"; type = \"repeat\"; rows = 50; fields = (\n"
    "  { key = \"drug\"; label = \"Drug\"; type = \"text\"; required = true; },\n"
    "  { key = \"old\"; label = \"Old\"; type = \"tri\"; },\n"
    "  { key = \"since\"; label = \"Since\"; type = \"date\"; partial = true; show = \":old = 1\"; "
    "} "
    "); },\n"
    "{ key = \"review\"; label = \"Review\"; type = \"tri\"; show = \":drugs >= 2\"; } );\n";

/* 10 */
static void
a_repeat_holds_fifty_rows_and_each_sees_its_own(void **state)
{
	struct bench b;
	struct err e;
	size_t cell, field;

	(void)state;
	open_text(&b, rows);
	field = b.def.cells[at(&b, "drugs", 0)].field;
	must(form_row_add(b.f, field, &cell, &e));
	assert_int_equal(cell, at(&b, "drug", 0));
	assert_false(form_cell(b.f, at(&b, "review", 0))->shown);
	must(form_row_add(b.f, field, &cell, &e));
	assert_true(form_cell(b.f, at(&b, "review", 0))->shown);
	is_str(set(&b, "drug", 0, "one"), "");
	is_str(set(&b, "drug", 1, "two"), "");
	is_str(set(&b, "old", 1, "1"), "");
	assert_false(form_cell(b.f, at(&b, "since", 0))->shown);
	assert_true(form_cell(b.f, at(&b, "since", 1))->shown);
	is_str(set(&b, "since", 1, "mar 2019"), "");
	is_str(answers_of(&b, ANSWERS_FINAL),
	    "drug.0=one text\ndrug.1=two text\nold.1=yes tri\nsince.1=2019-03 date\n");
	assert_int_equal(form_next(b.f, at(&b, "old", 0), 1), at(&b, "drug", 1));
	form_row_drop(b.f, field, 0);
	is_str(answers_of(&b, ANSWERS_FINAL),
	    "drug.0=two text\nold.0=yes tri\nsince.0=2019-03 date\n");
	assert_true(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "drug", 0))->text, "one");
	for (int i = 2; i < FORM_ROWS; i++)
		must(form_row_add(b.f, field, &cell, &e));
	assert_false(form_row_add(b.f, field, &cell, &e));
	is_str(e.text, "Drugs: at most 50");
	close_bench(&b);
}

static void
a_draft_comes_back_as_it_was(void **state)
{
	struct bench b;
	struct answers all, left;
	const char *was;
	struct form *again;

	(void)state;
	open_text(&b, rows);
	for (int i = 0; i < 2; i++) {
		struct err e;
		size_t cell;

		must(form_row_add(b.f, 0, &cell, &e));
	}
	is_str(set(&b, "drug", 1, "two"), "");
	is_str(set(&b, "old", 1, "maybe"),
	    "Old: Choose 1 or y for yes, 2 or n for no, or leave it empty");
	form_type(b.f, at(&b, "drug", 0), "half a wo");
	was = answers_of(&b, ANSWERS_DRAFT);
	is_str(was, "drug.0=half a wo text\ndrug.1=two text\nold.1=maybe typed\n");
	form_answers(b.f, ANSWERS_DRAFT, &b.mem, &all);
	again = form_open(&b.def, (struct form_site){ .today = day_of(2026, 11, 22) }, &b.mem);
	form_load_answers(again, &all, &b.mem, &left);
	form_close(b.f);
	b.f = again;
	is_str(answers_of(&b, ANSWERS_DRAFT), was);
	is_str(form_cell(b.f, at(&b, "old", 1))->text, "maybe");
	close_bench(&b);
}

static void
typing_is_live_and_one_step_of_undo(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, backwards);
	form_type(b.f, at(&b, "a", 0), "1");
	form_type(b.f, at(&b, "a", 0), "12");
	is_str(form_cell(b.f, at(&b, "c", 0))->text, "25");
	form_type(b.f, at(&b, "a", 0), "12y");
	is_str(form_cell(b.f, at(&b, "a", 0))->error, "");
	is_str(form_cell(b.f, at(&b, "c", 0))->text, "");
	is_str(set(&b, "a", 0, "12y"), "A: Enter one number, in x");
	is_str(form_cell(b.f, at(&b, "a", 0))->text, "12y");
	assert_true(form_undo(b.f));
	is_str(form_cell(b.f, at(&b, "a", 0))->text, "");
	assert_false(form_undo(b.f));
	assert_true(form_redo(b.f));
	is_str(form_cell(b.f, at(&b, "a", 0))->text, "12y");
	is_str(set(&b, "c", 0, "9"), "C: this is not typed");
	close_bench(&b);
}

static void
two_hundred_steps_can_be_taken_back(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, backwards);
	for (int i = 0; i < 200; i++)
		is_str(set(&b, "a", 0, text_fmt(&b.mem, "%d", i)), "");
	for (int i = 199; i > 0; i--) {
		assert_true(form_undo(b.f));
		is_str(form_cell(b.f, at(&b, "a", 0))->text, text_fmt(&b.mem, "%d", i - 1));
	}
	close_bench(&b);
}

static const char dated[] =
    "form = \"d\"; title = \"D\"; version = 1; fields = (\n"
    "{ key = \"device\"; label = \"Device\"; type = \"tri\"; dated = true; again = 90; } );\n";

static void
a_dated_answer_knows_its_day_and_grows_old(void **state)
{
	struct bench b;
	struct answer old = {
		.field = "device", .row = -1, .value = "no", .type = "tri", .na = ""
	};
	struct answers left;
	int today = day_of(2026, 11, 22);

	(void)state;
	open_text(&b, dated);
	old.asked = today - 90;
	form_load_answers(b.f, &(struct answers){ &old, 1 }, &b.mem, &left);
	assert_false(form_stale(b.f, 0));
	old.asked = today - 91;
	form_load_answers(b.f, &(struct answers){ &old, 1 }, &b.mem, &left);
	assert_true(form_stale(b.f, 0));
	is_str(set(&b, "device", 0, "No"), "");
	assert_int_equal(form_cell(b.f, 0)->asked, today - 91);
	is_str(set(&b, "device", 0, "2"), "");
	assert_int_equal(form_cell(b.f, 0)->asked, today);
	assert_false(form_stale(b.f, 0));
	close_bench(&b);
}

static const char types[] =
    "form = \"t\"; title = \"T\"; version = 1; fields = (\n"
    "{ key = \"text\"; label = \"L\"; type = \"text\"; length = 10; },\n"
    "{ key = \"phone\"; label = \"L\"; type = \"text\"; format = \"phone\"; },\n"
    "{ key = \"words\"; label = \"L\"; type = \"text\"; format = \"letters\"; },\n"
    "{ key = \"email\"; label = \"L\"; type = \"text\"; format = \"email\"; },\n"
    "{ key = \"memo\"; label = \"L\"; type = \"memo\"; length = 20; },\n"
    "{ key = \"int\"; label = \"L\"; type = \"int\"; unit = \"x\"; min = -5; max = 20; },\n"
    "{ key = \"dec\"; label = \"L\"; type = \"decimal\"; unit = \"mm\"; min = 0; max = 25; },\n"
    "{ key = \"tall\"; label = \"L\"; type = \"decimal\"; unit = \"cm\"; min = 50; max = 250;\n"
    "  example = \"168\"; },\n"
    "{ key = \"date\"; label = \"L\"; type = \"date\"; min = \"t-120y\"; max = \"t\"; },\n"
    "{ key = \"part\"; label = \"L\"; type = \"date\"; partial = true; },\n"
    "{ key = \"ago\"; label = \"L\"; type = \"date\"; partial = true; ago = true; min = \"t-80y\"; "
    "max = \"t\"; },\n"
    "{ key = \"choice\"; label = \"L\"; type = \"choice\"; choices = ((\"F\", \"Female\"), (\"M\", "
    "\"Male\"), (\"X\", \"Mixed\")); },\n"
    "{ key = \"many\"; label = \"L\"; type = \"many\"; choices = ((\"a\", \"Ah\"), (\"b\", "
    "\"Be\")); "
    "},\n"
    "{ key = \"tri\"; label = \"L\"; type = \"tri\"; },\n"
    "{ key = \"scale\"; label = \"L\"; type = \"scale\"; min = 0; max = 10; } );\n";

#define NUM_ "L: Enter a number in digits"
#define ONE_ "L: Enter one number, in "
#define DAY_ " is no date: type it like 14 jul 1968 or 14/7/1968"

/* What is typed, what is stored then, or the complaint: its begin. */
static const struct {
	const char *key, *typed, *stored, *complaint;
} entry[] = {
	{ "text", "", "", "" },
	{ "text", "   ", "", "" },
	{ "text", "\xC2\xA0", "", "" },
	{ "text", "1234567890", "1234567890", "" },
	{ "text", "12345678901", "", "L: " },
	{ "text", "'; DROP T", "'; DROP T", "" },
	{ "text", "%n%s \\ --", "%n%s \\ --", "" },
	{ "text", "王小明", "王小明", "" },
	{ "text", "Zoe\xCC\x88", "Zo\xC3\xAB", "" },
	{ "text", "a\nb", "", "L: " },
	{ "text", "a\x1b[2J", "", "L: " },
	{ "text", "a\xff", "", "L: " },
	{ "text",
	    "a\xE2\x80\xAE"
	    "b",
	    "", "L: " },
	{ "phone", "+44 7700 900123", "+44 7700 900123", "" },
	{ "phone", "call me", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", ".1985", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "12", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "٠١٢٣", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "01.23.45.67.89", "01.23.45.67.89", "" },
	{ "phone", "(020) 7946-0123/4", "(020) 7946-0123/4", "" },
	{ "phone", "020 7946 0123 x12", "020 7946 0123 x12", "" },
	{ "phone", "020 7946 0123 ext. 12", "020 7946 0123 ext. 12", "" },
	{ "phone", "020 7946 0123 #5", "020 7946 0123 #5", "" },
	{ "phone", "020 7946 0123 e5", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "020 7946 0123 ext", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "x12", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "4.3.1961", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "04/03/61", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "1961-03-04", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "04-03-1961", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "14 jul 1968", "", "L: Enter digits, + for abroad, ext 5 at the end" },
	{ "phone", "55-66-77", "55-66-77", "" },
	{ "phone", "04031961", "04031961", "" },
	{ "words", "Portuguese (Brazil)", "Portuguese (Brazil)", "" },
	{ "words", "粤语", "粤语", "" },
	{ "words", "08031234821", "", "L: Enter words, without digits" },
	{ "words", "French 2", "", "L: Enter words, without digits" },
	{ "email", "ann@example.org", "ann@example.org", "" },
	{ "email", "ann@example", "", "L: Enter an e-mail address, name@place" },
	{ "email", "a@b@c.d", "", "L: Enter an e-mail address, name@place" },
	{ "memo", "two\nlines", "two\nlines", "" },
	{ "memo", "two\r\nlines", "two\nlines", "" },
	{ "memo", "123456789012345678901", "", "L: " },
	{ "memo", "a\x07", "", "L: " },
	{ "memo", "\xC0\x80", "", "L: " },
	{ "int", "20", "20", "" },
	{ "int", "21", "", "L: Enter -5 to 20 x" },
	{ "int", "-5", "-5", "" },
	{ "int", "-6", "", "L: Enter -5 to 20 x" },
	{ "int", "1.0", "", "L: Enter a whole number" },
	{ "int", "0x10", "", ONE_ "x" },
	{ "int", "1e1", "", ONE_ "x" },
	{ "int", "+5", "", "L: Enter the number without +" },
	{ "int", "5 ", "", "L: Enter the number without a space" },
	{ "int", "1 000", "", "L: Enter the number without a space" },
	{ "int", "٥", "", NUM_ },
	{ "int", "5\n", "", ONE_ "x" },
	{ "int", "-", "", NUM_ },
	{ "int", "99999999999999999999", "", "L: Enter a shorter number" },
	{ "dec", "1.5", "1.5", "" },
	{ "dec", "1,5", "1.5", "" },
	{ "dec", "2", "2", "" },
	{ "dec", ".5", "", NUM_ },
	{ "dec", "5.", "", "L: Enter digits after the point" },
	{ "dec", "1.55", "", "L: Enter at most 1 digit after the point" },
	{ "dec", "1,000", "", "L: Enter at most 1 digit after the point" },
	{ "dec", "2.0", "2.0", "" },
	{ "dec", "0", "0", "" },
	{ "dec", "25.0", "25.0", "" },
	{ "dec", "25.1", "", "L: Enter 0 to 25 mm" },
	{ "dec", "-0.1", "", "L: Enter 0 to 25 mm" },
	{ "dec", "inf", "", NUM_ },
	{ "dec", "nan", "", NUM_ },
	{ "dec", "1.5\xff", "", ONE_ "mm" },
	{ "dec", "1.2.3", "", ONE_ "mm" },
	{ "dec", "2,5mm", "2.5", "" },
	{ "dec", "2.5 MM", "2.5", "" },
	{ "dec", "26mm", "", "L: Enter 0 to 25 mm" },
	{ "dec", "2.5 cm", "", ONE_ "mm" },
	{ "dec", "2.5m", "", ONE_ "mm" },
	{ "dec", "mm", "", NUM_ },
	{ "dec", "1 0 mm", "", "L: Enter the number without a space" },
	{ "tall", "165", "165", "" },
	{ "tall", "165cm", "165", "" },
	{ "tall", "1.65", "", "L: Enter it in cm: is it 165?" },
	{ "tall", "1,65 m", "", "L: Enter it in cm: is it 165?" },
	{ "tall", "1.7", "", "L: Enter it in cm: is it 170?" },
	{ "tall", "0.4", "", "L: Enter 50 to 250 cm, like 168" },
	{ "tall", "2", "", "L: Enter 50 to 250 cm, like 168" },
	{ "tall", "5'4", "", ONE_ "cm, like 168" },
	{ "tall", "5'4\"", "", ONE_ "cm, like 168" },
	{ "tall", "66 in", "", ONE_ "cm, like 168" },
	{ "date", "14/7/68", "1968-07-14", "" },
	{ "date", "yesterday", "2026-11-21", "" },
	{ "date", "3 days ago", "2026-11-19", "" },
	{ "date", "3 weeks ago", "",
	    "L: \"3 weeks ago\" is no day: type the date, or t-3w for the day itself" },
	{ "date", "2 months ago", "",
	    "L: \"2 months ago\" is no day: type the date, or t-2m for the day itself" },
	{ "date", "31.02 10", "", "L: \"31.02 10\": there is no such day, Feb-2010 has 28 days" },
	{ "date", "31.02.", "", "L: \"31.02.\": there is no such day, Feb-2026 has 28 days" },
	{ "ago", "yesterday", "2026-11-21", "" },
	{ "date", "t", "2026-11-22", "" },
	{ "date", "t+1", "", "L: Enter 22-Nov-1906 to 22-Nov-2026" },
	{ "date", "12 mar", "2026-03-12", "" },
	{ "date", "24 dec", "2025-12-24", "" },
	{ "date", "22 nov 1906", "1906-11-22", "" },
	{ "date", "21 nov 1906", "", "L: Enter 22-Nov-1906 to 22-Nov-2026" },
	{ "date", "31 feb 2020", "", "L: \"31 feb 2020\": there is no such day" },
	{ "date", "29/2/2023", "", "L: \"29/2/2023\": there is no such day" },
	{ "date", "29/2/2024", "2024-02-29", "" },
	{ "date", "00/00/0000", "", "L: " },
	{ "date", "1/1/1601", "", "L: \"1/1/1601\": the year must be" },
	{ "date", "1/1/10000", "", "L: " },
	{ "date", "昨天", "", "L: \"昨天\"" DAY_ },
	{ "date", "2019", "", "L: " },
	{ "date", "1\n2\n2000", "", "L: " },
	{ "part", "2019", "2019", "" },
	{ "part", "mar 2019", "2019-03", "" },
	{ "part", "Mar-2019", "2019-03", "" },
	{ "part", "3/2019", "2019-03", "" },
	{ "part", "2019-03", "2019-03", "" },
	{ "part", "13/2019", "", "L: " },
	{ "part", "5 mar 2019", "2019-03-05", "" },
	{ "part", "6 months", "", "L: \"6 months\"" DAY_ },
	{ "ago", "6 months", "2026-05", "" },
	{ "ago", "6m", "2026-05", "" },
	{ "ago", "6 Months ago", "2026-05", "" },
	{ "ago", "2 y", "2024-11", "" },
	{ "ago", "1 year", "2025-11", "" },
	{ "ago", "3 weeks ago", "2026-11", "" },
	{ "ago", "10 days", "2026-11-12", "" },
	{ "ago", "0 days", "2026-11-22", "" },
	{ "ago", "81 y", "", "L: Enter 22-Nov-1946 to 22-Nov-2026" },
	{ "ago", "-6 months", "", "L: \"-6 months\"" DAY_ },
	{ "ago", "6 moons", "", "L: \"6 moons\"" DAY_ },
	{ "ago", "6 months hence", "", "L: \"6 months hence\"" DAY_ },
	{ "ago", "2", "", "L: 2 years or months? Type 2 y or 2 months, or the year" },
	{ "ago", "6 nov", "2026-11-06", "" },
	{ "ago", "mar 2019", "2019-03", "" },
	{ "date", "100203", "", "L: 10-Feb-2003 or 03-Feb-2010? Add Space 1 or Space 2" },
	{ "date", "100203 1", "2003-02-10", "" },
	{ "date", "100203 2", "2010-02-03", "" },
	{ "date", "100203 3", "", "L: \"100203 3\"" DAY_ },
	{ "date", "150468 1", "", "L: \"150468 1\"" DAY_ },
	{ "date", "1002032", "", "L: \"1002032\"" DAY_ },
	{ "choice", "1", "F", "" },
	{ "choice", "x", "X", "" },
	{ "choice", "fem", "F", "" },
	{ "choice", "m", "M", "" },
	{ "choice", "4", "", "L: Choose 1 to 3" },
	{ "choice", "0", "", "L: Choose 1 to 3" },
	{ "choice", "男", "", "L: Choose 1 to 3" },
	{ "choice", "1\n", "", "L: Choose 1 to 3" },
	{ "choice", "\xff", "", "L: Choose 1 to 3" },
	{ "many", "2,1", "a,b", "" },
	{ "many", "1,9", "", "L: Choose from 1 to 2" },
	{ "many", "\x1b", "", "L: Choose from 1 to 2" },
	{ "tri", "y", "yes", "" },
	{ "tri", "2", "no", "" },
	{ "tri", "3", "", "L: Choose 1 or y for yes, 2 or n for no" },
	{ "tri", "oui", "", "L: Choose 1 or y for yes, 2 or n for no" },
	{ "tri", "1\n", "", "L: Choose 1 or y for yes, 2 or n for no" },
	{ "scale", "0", "0", "" },
	{ "scale", "10", "10", "" },
	{ "scale", "11", "", "L: Choose 0 to 10" },
	{ "scale", "-1", "", "L: Choose 0 to 10" },
	{ "scale", "7.5", "", "L: Enter a whole number" },
};

/* Whatever is typed, it is stored right or stays on the field with a reason. */
static void
each_type_takes_its_values_and_keeps_what_it_refuses(void **state)
{
	struct bench b;

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	open_text(&b, types);
	for (size_t i = 0; i < sizeof(entry) / sizeof(entry[0]); i++) {
		const char *said = set(&b, entry[i].key, 0, entry[i].typed);
		const struct cell *c = form_cell(b.f, at(&b, entry[i].key, 0));
		struct answers all;

		if (*entry[i].complaint == '\0')
			is_str(said, "");
		is_str(arena_strn(&b.mem, said, strnlen(said, strlen(entry[i].complaint))),
		    entry[i].complaint);
		if (*said != '\0' && c->said.type == VALUE_NONE)
			is_str(c->text, entry[i].typed);
		form_answers(b.f, ANSWERS_FINAL, &b.mem, &all);
		is_str(all.n == 0 ? "" : all.at[0].value, entry[i].stored);
		is_str(set(&b, entry[i].key, 0, ""), "");
	}
	close_bench(&b);
}

/* The stored form of any answer, put back, is that answer. */
static void
what_is_stored_reads_back_the_same(void **state)
{
	struct bench b;
	struct err e;

	(void)state;
	open_text(&b, types);
	for (size_t i = 0; i < sizeof(entry) / sizeof(entry[0]); i++) {
		struct answers all;

		if (*entry[i].stored == '\0')
			continue;
		must(form_put(b.f, at(&b, entry[i].key, 0), entry[i].stored, &e));
		form_answers(b.f, ANSWERS_FINAL, &b.mem, &all);
		is_str(all.at[0].value, entry[i].stored);
		is_str(set(&b, entry[i].key, 0, ""), "");
	}
	close_bench(&b);
}

static void
a_machine_is_refused_and_changes_nothing(void **state)
{
	struct bench b;
	struct err e;

	(void)state;
	open_text(&b, types);
	is_str(set(&b, "choice", 0, "2"), "");
	assert_false(form_put(b.f, at(&b, "choice", 0), "1", &e));
	is_str(e.text, "L: Choose F (Female), M (Male), X (Mixed)");
	is_str(e.field, "choice");
	is_str(form_value(b.f, "choice", 0).u.s, "M");
	assert_false(form_put(b.f, at(&b, "tri", 0), "maybe", &e));
	assert_false(form_put(b.f, at(&b, "dec", 0), "26", &e));
	is_str(form_cell(b.f, at(&b, "dec", 0))->text, "");
	close_bench(&b);
}

static void
what_was_understood_is_said_in_words(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, types);
	is_str(set(&b, "date", 0, "3/3/85"), "");
	is_str(form_cell(b.f, at(&b, "date", 0))->text, "03-Mar-1985");
	is_str(form_echo(b.f, at(&b, "date", 0), &b.mem), "Sun 03-Mar-1985 (41y)");
	is_str(set(&b, "part", 0, "3/2019"), "");
	is_str(form_echo(b.f, at(&b, "part", 0), &b.mem), "Mar-2019 (7y)");
	is_str(set(&b, "choice", 0, "2"), "");
	is_str(form_echo(b.f, at(&b, "choice", 0), &b.mem), "2 Male");
	is_str(set(&b, "tri", 0, "2"), "");
	is_str(form_echo(b.f, at(&b, "tri", 0), &b.mem), "No");
	close_bench(&b);
}

static void
a_number_out_of_range_is_kept_but_is_no_value(void **state)
{
	struct bench b;
	struct form_state st;

	(void)state;
	open_text(&b, types);
	is_str(set(&b, "dec", 0, "26"), "L: Enter 0 to 25 mm");
	assert_int_equal(form_value(b.f, "dec", 0).type, VALUE_NONE);
	assert_true(form_cell(b.f, at(&b, "dec", 0))->said.u.n > 25.9);
	form_state(b.f, &st);
	assert_int_equal(st.bad, 1);
	assert_false(st.complete);
	is_str(answers_of(&b, ANSWERS_FINAL), "");
	is_str(answers_of(&b, ANSWERS_DRAFT), "dec=26 typed\n");
	close_bench(&b);
}

/* Since 1968, of somebody born in 1985; of a year or a month, what is left of it may be after. */
static void
a_date_before_the_birth_is_asked_about(void **state)
{
	static const struct {
		const char *typed;
		bool asked;
	} row[] = { { "1984", true }, { "1985", false }, { "mar 1985", true },
		{ "apr 1985", false }, { "3.4.1985", true }, { "4.4.1985", false },
		{ "2 y", false } };
	struct bench b;
	struct problems p;

	(void)state;
	open_text(&b, types);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		size_t without, with;

		form_born(b.f, DAY_NONE);
		is_str(set(&b, "ago", 0, row[i].typed), "");
		form_problems(b.f, &b.mem, &p);
		without = p.n;
		form_born(b.f, day_of(1985, 4, 4));
		form_problems(b.f, &b.mem, &p);
		with = p.n;
		assert_int_equal(with - without, row[i].asked);
		if (i == 0)
			is_str(p.at[0].text, "1984 is before the birth, 04-Apr-1985. Meant so?");
	}
	close_bench(&b);
}

static void
what_was_left_empty_is_told(void **state)
{
	struct bench b;

	(void)state;
	open_text(&b, small);
	is_str(set(&b, "pain_now", SIDE_R, "4"), "");
	is_str(form_left_empty(b.f, &b.mem),
	    "Steroid use, Pain now left, Worst pain right, Worst pain left");
	close_bench(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_is_unknown),
		cmocka_unit_test(an_unknown_rule_never_counts_as_false),
		cmocka_unit_test(hidden_answers_stay_in_the_draft_and_are_dropped_at_save),
		cmocka_unit_test(answers_settle_in_the_order_of_their_dependence),
		cmocka_unit_test(a_warning_asks_once_and_again_for_another_value),
		cmocka_unit_test(a_saved_calculation_stays_until_its_answers_change),
		cmocka_unit_test(the_previous_value_is_the_latest_earlier_one_and_comes_by_key),
		cmocka_unit_test(an_offer_of_the_context_comes_by_key_alone),
		cmocka_unit_test(a_required_field_takes_a_value_or_a_declared_reason),
		cmocka_unit_test(a_retired_choice_shows_in_old_records_and_is_not_offered),
		cmocka_unit_test(a_list_follows_the_answer_above_it),
		cmocka_unit_test(several_may_be_chosen_and_each_has_its_name),
		cmocka_unit_test(a_renamed_field_keeps_its_answers_and_a_lost_one_is_told),
		cmocka_unit_test(a_repeat_holds_fifty_rows_and_each_sees_its_own),
		cmocka_unit_test(a_must_holds_for_each_hip_by_itself),
		cmocka_unit_test(a_draft_comes_back_as_it_was),
		cmocka_unit_test(undo_and_redo_are_one_motion),
		cmocka_unit_test(typing_is_live_and_one_step_of_undo),
		cmocka_unit_test(two_hundred_steps_can_be_taken_back),
		cmocka_unit_test(the_cursor_walks_down_the_right_column_first),
		cmocka_unit_test(a_dated_answer_knows_its_day_and_grows_old),
		cmocka_unit_test(each_type_takes_its_values_and_keeps_what_it_refuses),
		cmocka_unit_test(what_is_stored_reads_back_the_same),
		cmocka_unit_test(a_machine_is_refused_and_changes_nothing),
		cmocka_unit_test(what_was_understood_is_said_in_words),
		cmocka_unit_test(a_number_out_of_range_is_kept_but_is_no_value),
		cmocka_unit_test(a_date_before_the_birth_is_asked_about),
		cmocka_unit_test(what_was_left_empty_is_told),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
