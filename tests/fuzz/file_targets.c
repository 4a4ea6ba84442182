/* Files that a person edits, or gets from somewhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "conf/conf.h"
#include "exchange/csv.h"
#include "exchange/holidays.h"
#include "form/answer.h"
#include "form/formdef.h"
#include "fuzz/target.h"
#include "lib/test.h"
#include "model/pack.h"

/* A folder for a file that must have a path. */
struct folder {
	struct arena a;
	const char *path;
};

static void *
open_folder(void)
{
	struct arena a = { 0 };
	struct folder *f = arena_new(&a, struct folder);

	f->a = a;
	f->path = test_dir(&f->a);
	return f;
}

static void
put_file(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* "NAME:LINE: words" */
static bool
names_its_place(const char *complaint)
{
	const char *colon = strchr(complaint, ':');

	return utf8_valid(complaint) && colon != NULL && strlen(colon) > 2;
}

static void put_node(struct text *t, const struct conf_node *n, const struct conf_node *owner);

static void
put_members(struct text *t, const struct conf_node *n)
{
	for (int i = 0; i < conf_count(n); i++) {
		const struct conf_node *m = conf_at(n, i);

		if (conf_is_group(n))
			text_addf(t, "%s = ", conf_name(m));
		put_node(t, m, n);
		text_add(t, conf_is_group(n) ? "; " : i + 1 < conf_count(n) ? ", " : "");
	}
}

static void
put_quoted(struct text *t, const char *s)
{
	text_add(t, "\"");
	for (; *s != '\0'; s++)
		if (*s == '\n')
			text_add(t, "\\n");
		else
			text_addf(t, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	text_add(t, "\"");
}

/* A node as the file would have it; what no loader could read is left out. */
static void
put_node(struct text *t, const struct conf_node *n, const struct conf_node *owner)
{
	const char *s = "";
	struct err e = { 0 };
	bool flag = false;
	double number = 0;

	if (conf_is_group(n) || conf_is_list(n)) {
		text_add(t, conf_is_group(n) ? "{ " : "( ");
		put_members(t, n);
		text_add(t, conf_is_group(n) ? "}" : ")");
	} else if (conf_is_text(n) && conf_is_group(owner)) {
		put_quoted(t, conf_text(owner, conf_name(n), t->a, &s, &e) ? s : "");
	} else if (conf_is_group(owner) && conf_flag(owner, conf_name(n), &flag, &e)) {
		text_add(t, flag ? "true" : "false");
	} else if (conf_is_group(owner) && conf_num(owner, conf_name(n), &number, &e)) {
		text_addf(t, "%.1f", number);
	} else {
		text_add(t, "0");
	}
}

static const char *
printed(const struct conf *c, struct arena *a)
{
	struct text t = { .a = a };

	put_members(&t, conf_root(c));
	return text_get(&t);
}

static void
conf(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct conf *c, *again;
	struct err e = { 0 };
	const char *once;

	(void)state;
	(void)n;
	if (conf_string("x.cfg", text, &c, &e)) {
		once = printed(c, &a);
		fuzz_is(utf8_valid(once), "texts of a file are text");
		fuzz_is(conf_string("y.cfg", once, &again, &e), "a file that is printed is read");
		fuzz_is(
		    strcmp(printed(again, &a), once) == 0, "a file that is printed is the same");
		conf_close(again);
		conf_close(c);
	} else {
		fuzz_is(names_its_place(e.text), "a refusal names the file and says why");
	}
	arena_clear(&a);
}

/* Types pieces of the file into its own questions. */
static void
fill_form(const struct formdef *def, const char *text, size_t n, struct arena *a)
{
	struct form *f = form_open(def, (struct form_site){ 20780, DAY_DMY }, a);
	struct problems problems;
	struct answers kept, left, again;
	struct form_state state;
	struct err e = { 0 };

	for (size_t i = 0; i < def->ncells && i < 60; i++) {
		size_t from = n == 0 ? 0 : i * 37 % n, len = i % 9;

		(void)!form_set(
		    f, i, arena_strn(a, text + from, len < n - from ? len : n - from), &e);
		(void)form_echo(f, i, a);
	}
	form_problems(f, a, &problems);
	form_state(f, &state);
	fuzz_is(!state.complete || state.bad == 0, "a form with bad answers is not complete");
	form_answers(f, ANSWERS_DRAFT, a, &kept);
	form_close(f);
	f = form_open(def, (struct form_site){ 20780, DAY_DMY }, a);
	form_load_answers(f, &kept, a, &left);
	form_answers(f, ANSWERS_DRAFT, a, &again);
	fuzz_is(left.n == 0 && again.n == kept.n, "a draft that is kept is taken up whole");
	form_close(f);
}

static void
form(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct expr_env *env;
	struct formdef def;
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&env, &e));
	if (formdef_load_text("x.cfg", text, env, &a, &def, &e)) {
		fuzz_is(def.nfields <= FORM_FIELDS && def.ncells > 0, "a form has questions");
		fill_form(&def, text, n, &a);
	} else {
		fuzz_is(names_its_place(e.text), "a refusal names the file and says why");
	}
	expr_env_close(env);
	arena_clear(&a);
}

static const char *const pack_file[] = { "score.cfg", "code.cfg", "redflag.cfg", "class.cfg",
	"condition.cfg", "crosswalk.cfg", "facts.cfg", "pack.cfg", "sentence.cfg", "size.cfg",
	"sources.cfg", "stage.cfg", "treatment.cfg", "warning.cfg" };

enum { PACK_FILES = sizeof(pack_file) / sizeof(*pack_file) };

/* Links to the files of the pack, of which one at a time is another. */
static void *
open_pack(void)
{
	struct folder *f = open_folder();

	for (int i = 0; i < PACK_FILES; i++) {
		struct arena a = { 0 };
		const char *from = test_top(&a, text_fmt(&a, "data/onfh/%s", pack_file[i]));

		assert_int_equal(symlink(from, text_fmt(&a, "%s/%s", f->path, pack_file[i])), 0);
		arena_clear(&a);
	}
	return f;
}

/* The file whose first word is that of the text; else any one. */
static const char *
meant(const char *text, size_t n)
{
	static const char *const begins[] = { "scor", "code", "redf", "clas", "cond", "cros",
		"fact", "pack", "sent", "size", "sour", "stag", "trea", "warn" };

	for (int i = 0; i < PACK_FILES; i++)
		if (n > 4 && strstr(text, begins[i]) != NULL
		    && strstr(text, begins[i]) < text + 400)
			return pack_file[i];
	return pack_file[n % PACK_FILES];
}

static void
pack(void *state, const char *text, size_t n)
{
	struct folder *f = state;
	struct arena a = { 0 };
	struct complaints found = { .a = &a };
	const char *name = meant(text, n), *path = text_fmt(&a, "%s/%s", f->path, name);
	const struct pack *p;
	struct expr_env *env;
	struct err e = { 0 };

	unlink(path);
	put_file(path, text, n);
	must(expr_env_open(&env, &e));
	if (pack_read(f->path, env, &a, &p, &found))
		fuzz_is(found.line.n == 0, "a good pack has no faults");
	else
		fuzz_is(found.line.n > 0, "a bad pack has one");
	for (size_t i = 0; i < found.line.n; i++)
		fuzz_is(names_its_place(found.line.at[i]), "a fault names its place");
	expr_env_close(env);
	unlink(path);
	assert_int_equal(symlink(test_top(&a, text_fmt(&a, "data/onfh/%s", name)), path), 0);
	arena_clear(&a);
}

static void
holidays(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct holidays days;
	struct err e = { 0 };
	int line = 0;

	(void)state;
	(void)n;
	if (holidays_read(text, &(struct holiday_range){ 20000, 21000 }, &a, &days, &e)) {
		for (size_t i = 0; i < days.list.n; i++) {
			const struct holiday *h = &days.list.at[i];

			fuzz_is(h->line >= line, "events stand in the order of their lines");
			line = h->line;
			fuzz_is(h->ignored != NULL
				|| (h->from <= h->to && h->from >= day_of(1850, 1, 1)
				    && h->from <= day_of(2200, 12, 31)),
			    "a closed day is a day");
		}
	} else {
		fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
	}
	arena_clear(&a);
}

/* As any program would write it. */
static const char *
write_table(const struct csv *t, struct arena *a)
{
	struct text s = { .a = a };

	for (size_t i = 0; i < t->list.n; i++)
		for (size_t k = 0; k < t->list.at[i].cells.n; k++) {
			text_add(&s, k == 0 ? "\"" : ",\"");
			for (const char *c = t->list.at[i].cells.at[k]; *c != '\0'; c++)
				text_addf(&s, *c == '"' ? "\"%c" : "%c", *c);
			text_add(&s, k + 1 == t->list.at[i].cells.n ? "\"\r\n" : "\"");
		}
	return text_get(&s);
}

static bool
is_same_table(const struct csv *one, const struct csv *other)
{
	if (one->list.n != other->list.n)
		return false;
	for (size_t i = 0; i < one->list.n; i++) {
		const struct csv_row *x = &one->list.at[i], *y = &other->list.at[i];

		if (x->cells.n != y->cells.n)
			return false;
		for (size_t k = 0; k < x->cells.n; k++)
			if (strcmp(x->cells.at[k], y->cells.at[k]) != 0)
				return false;
	}
	return true;
}

static void
table(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct csv one, other;
	struct err e = { 0 };
	const char *again;

	(void)state;
	if (csv_read("x.csv", text, n, &a, &one, &e)) {
		again = write_table(&one, &a);
		fuzz_is(again[0] == '\0'
			|| (csv_read("x.csv", again, strlen(again), &a, &other, &e)
			    && is_same_table(&one, &other)),
		    "a table is the same when it is written and read");
	} else {
		fuzz_is(strncmp(e.text, "x.csv:", 6) == 0 && utf8_valid(e.text),
		    "a refusal names the file");
	}
	arena_clear(&a);
}

const struct target file_targets[] = {
	{ "conf", "a_settings_file_is_the_same_when_it_is_printed_and_read", "forms", ".cfg", 100,
	    NULL, conf },
	{ "form", "a_form_file_is_asked_or_refused_at_its_line", "forms", ".cfg", 20, NULL, form },
	{ "pack", "a_pack_file_is_used_or_refused_at_its_line", "data/onfh", ".cfg", 1, open_pack,
	    pack },
	{ "csv", "a_table_is_the_same_when_it_is_written_and_read", NULL, "", 500, NULL, table },
	{ "holidays", "a_calendar_file_closes_real_days_alone", NULL, "", 500, NULL, holidays },
	{ 0 },
};
