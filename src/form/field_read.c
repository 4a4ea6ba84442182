/* field_read - one field of a form's file. */
#include <math.h>
#include <string.h>

#include "form/parse_date.h"
#include "form/read.h"

#define BIT(t) (1u << (t))

enum {
	ALL = (1u << (FIELD_REPEAT + 1)) - 1,
	NUMBERS = BIT(FIELD_INT) | BIT(FIELD_DECIMAL) | BIT(FIELD_SCALE),
	LISTS = BIT(FIELD_CHOICE) | BIT(FIELD_MANY),
	TEXTS = BIT(FIELD_TEXT) | BIT(FIELD_MEMO),
	ASKED = NUMBERS | LISTS | TEXTS | BIT(FIELD_DATE) | BIT(FIELD_TRI),
};

static const char *const type_names[] = { "text", "memo", "int", "decimal", "date", "choice",
	"many", "tri", "scale", "calc", "info", "repeat", NULL };
static const char *const format_names[] = { "any", "phone", "email", "letters", NULL };

/* Every word that a field may say, and the types for which it means something. */
static const struct {
	const char *word;
	unsigned types;
} words[] = {
	{ "key", ALL },
	{ "label", ALL },
	{ "type", ALL },
	{ "help", ALL },
	{ "source", ALL },
	{ "show", ALL },
	{ "unit", NUMBERS | BIT(FIELD_CALC) },
	{ "required", ASKED },
	{ "na", ASKED },
	{ "must", ASKED | BIT(FIELD_CALC) | BIT(FIELD_REPEAT) },
	{ "warn", ASKED | BIT(FIELD_CALC) | BIT(FIELD_REPEAT) },
	{ "sides", ASKED | BIT(FIELD_CALC) },
	{ "min", NUMBERS | BIT(FIELD_DATE) },
	{ "max", NUMBERS | BIT(FIELD_DATE) },
	{ "low", NUMBERS | BIT(FIELD_DATE) },
	{ "high", NUMBERS | BIT(FIELD_DATE) },
	{ "decimals", BIT(FIELD_DECIMAL) | BIT(FIELD_CALC) },
	{ "width", ASKED | BIT(FIELD_CALC) },
	{ "length", TEXTS },
	{ "format", BIT(FIELD_TEXT) },
	{ "redflag", BIT(FIELD_TEXT) },
	{ "dose", NUMBERS },
	{ "example", TEXTS | NUMBERS | BIT(FIELD_DATE) },
	{ "choices", LISTS },
	{ "partial", BIT(FIELD_DATE) },
	{ "ago", BIT(FIELD_DATE) },
	{ "dated", ASKED },
	{ "again", ASKED },
	{ "prev", ASKED },
	{ "offer", BIT(FIELD_TEXT) | BIT(FIELD_DATE) },
	{ "was", ASKED | BIT(FIELD_REPEAT) },
	{ "from", BIT(FIELD_SCALE) },
	{ "to", BIT(FIELD_SCALE) },
	{ "calc", BIT(FIELD_CALC) },
	{ "rows", BIT(FIELD_REPEAT) },
	{ "fields", BIT(FIELD_REPEAT) },
};

enum { WORDS = sizeof(words) / sizeof(words[0]) };

const char *
field_type_name(enum field_type t)
{
	return type_names[t];
}

const struct choice *
field_choice(const struct field *f, const char *code)
{
	for (size_t i = 0; i < f->nchoices; i++)
		if (strcmp(f->choices[i].code, code) == 0)
			return &f->choices[i];
	return NULL;
}

static void
check_words(struct reader *r, const struct conf_node *n, const struct field *f)
{
	const char *known[WORDS + 1] = { NULL };
	struct err e;

	for (size_t i = 0; i < WORDS; i++)
		known[i] = words[i].word;
	for (int i = 0; i < conf_count(n); i++) {
		const struct conf_node *m = conf_at(n, i);

		if (!read_got(r, conf_known(m, known, &e), &e))
			continue;
		for (size_t w = 0; w < WORDS; w++)
			if (strcmp(words[w].word, conf_name(m)) == 0
			    && (words[w].types & BIT(f->type)) == 0)
				read_complain(r, conf_line(m), "%s: a field of type %s has no %s",
				    f->key, type_names[f->type], words[w].word);
	}
}

static void
read_limit(struct reader *r, const struct conf_node *n, const char *key, struct field *f,
    struct limit *out)
{
	const struct form_site site = { .today = day_of(2026, 1, 1), .order = DAY_YMD };
	struct err e;

	out->is_set = conf_get(n, key) != NULL;
	if (!out->is_set)
		return;
	if (f->type == FIELD_DATE) {
		out->date = read_text(r, n, key, "t");
		if (parse_limit_day(out->date, site) == DAY_NONE)
			read_complain(r, conf_line(conf_get(n, key)),
			    "%s: %s is no date: write t, t-120y or 1990-01-31", f->key, key);
	} else if (read_got(r, conf_num(n, key, &out->number, &e), &e) && f->type != FIELD_DECIMAL
	    && out->number > floor(out->number))
		read_complain(
		    r, conf_line(conf_get(n, key)), "%s: %s must be a whole number", f->key, key);
}

/* { code = "f"; label = "Female"; } or ("f", "Female"). */
static void
read_pair(struct reader *r, const struct conf_node *n, const char **code, const char **label)
{
	struct err e;

	*code = *label = "";
	if (conf_is_list(n)) {
		if (conf_count(n) != 2)
			read_complain(r, conf_line(n), "a pair is (\"code\", \"label\")");
		else
			(void)(read_got(r, conf_text_at(n, 0, r->a, code, &e), &e)
			    && read_got(r, conf_text_at(n, 1, r->a, label, &e), &e));
	} else if (conf_is_group(n)) {
		(void)(read_got(r, conf_text(n, "code", r->a, code, &e), &e)
		    && read_got(r, conf_text(n, "label", r->a, label, &e), &e));
	} else {
		read_complain(r, conf_line(n), "a pair is (\"code\", \"label\")");
	}
	if (**code != '\0'
	    && strspn(*code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
		!= strlen(*code))
		read_complain(r, conf_line(n),
		    "the code \"%.40s\" may have letters, digits and _ only", *code);
}

static void
read_choice(struct reader *r, const struct conf_node *n, struct field *f, size_t i)
{
	static const char *const known[] = { "code", "label", "off", "when", "points", NULL };
	struct choice *c = &f->choices[i];
	struct err e;

	c->line = conf_line(n);
	read_pair(r, n, &c->code, &c->label);
	for (size_t j = 0; j < i && *c->code != '\0'; j++)
		if (strcmp(f->choices[j].code, c->code) == 0)
			read_complain(
			    r, c->line, "%s: the code \"%s\" is used twice", f->key, c->code);
	if (!conf_is_group(n))
		return;
	read_got(r, conf_only(n, known, &e), &e);
	read_got(r, conf_flag(n, "off", &c->off, &e), &e);
	c->has_points = conf_get(n, "points") != NULL;
	read_got(r, conf_num(n, "points", &c->points, &e), &e);
	read_expr(
	    r, n, "when", (struct pending){ .use = EXPR_RULE, .to = &c->when, .orders = true });
}

static void
read_choices(struct reader *r, const struct conf_node *n, struct field *f)
{
	const struct conf_node *list;
	size_t points = 0;
	struct err e;

	if ((BIT(f->type) & LISTS) == 0 || !read_got(r, conf_list(n, "choices", &list, &e), &e))
		return;
	f->nchoices = (size_t)conf_count(list);
	f->choices = arena_array(r->a, struct choice, f->nchoices);
	if (f->nchoices == 0)
		read_complain(r, conf_line(list), "%s: there is nothing to choose", f->key);
	for (size_t i = 0; i < f->nchoices; i++) {
		read_choice(r, conf_at(list, (int)i), f, i);
		points += f->choices[i].has_points;
	}
	if (points != 0 && points != f->nchoices)
		read_complain(
		    r, conf_line(list), "%s: give points to each choice or to none", f->key);
}

/* Of a choice, or of one of the first n reasons: a value that is typed must mean one thing. */
static bool
has_code(const struct field *f, size_t n, const char *code)
{
	for (size_t i = 0; i < f->nchoices; i++)
		if (strcmp(f->choices[i].code, code) == 0)
			return true;
	for (size_t i = 0; i < n; i++)
		if (strcmp(f->na[i].code, code) == 0)
			return true;
	return false;
}

static void
read_na(struct reader *r, const struct conf_node *n, struct field *f)
{
	const struct conf_node *list;
	struct err e;

	if (conf_get(n, "na") == NULL || !read_got(r, conf_list(n, "na", &list, &e), &e))
		return;
	f->nna = (size_t)conf_count(list);
	f->na = arena_array(r->a, struct reason, f->nna);
	for (size_t i = 0; i < f->nna; i++) {
		read_pair(r, conf_at(list, (int)i), &f->na[i].code, &f->na[i].label);
		if (has_code(f, i, f->na[i].code))
			read_complain(r, conf_line(conf_at(list, (int)i)),
			    "%s: the code \"%s\" is used twice", f->key, f->na[i].code);
	}
}

static void
read_rule(struct reader *r, const struct conf_node *n, const char *word, struct rule *out)
{
	const char *const known[] = { word, "message", NULL };
	struct err e;

	out->line = conf_line(n);
	out->message = "";
	if (!conf_is_group(n)) {
		read_complain(r, out->line, "write { %s = \"...\"; message = \"...\"; }", word);
		return;
	}
	read_got(r, conf_only(n, known, &e), &e);
	read_got(r, conf_text(n, "message", r->a, &out->message, &e), &e);
	if (conf_get(n, word) == NULL)
		read_complain(r, out->line, "%s is missing", word);
	read_expr(r, n, word, (struct pending){ .use = EXPR_RULE, .to = &out->test });
}

/* must = { rule; message } or a list of such; warn = { when; message }. */
static size_t
read_rules_of(struct reader *r, const struct conf_node *n, const char *key, const char *word,
    struct rule **out)
{
	const struct conf_node *m = conf_get(n, key);
	size_t count;

	if (m == NULL)
		return 0;
	count = conf_is_list(m) ? (size_t)conf_count(m) : 1;
	*out = arena_array(r->a, struct rule, count);
	for (size_t i = 0; i < count; i++)
		read_rule(r, conf_is_list(m) ? conf_at(m, (int)i) : m, word, &(*out)[i]);
	return count;
}

static void
check_key(struct reader *r, const struct field *f)
{
	if (f->key[0] < 'a' || f->key[0] > 'z' || strlen(f->key) > 31
	    || strspn(f->key, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(f->key))
		read_complain(
		    r, f->line, "the key \"%.40s\" must be a-z, 0-9 and _, at most 31", f->key);
	if (strncmp(f->key, "prev_", 5) == 0)
		read_complain(r, f->line, "%s: prev_ is for what was answered last time", f->key);
	for (size_t i = 0; i + 1 < r->fields.n; i++)
		if (strcmp(r->fields.at[i].key, f->key) == 0)
			read_complain(r, f->line, "the key \"%s\" is used twice, first in line %d",
			    f->key, r->fields.at[i].line);
}

static int
default_width(const struct field *f)
{
	static const int of_type[] = { [FIELD_TEXT] = 30,
		[FIELD_MEMO] = 44,
		[FIELD_INT] = 6,
		[FIELD_DECIMAL] = 7,
		[FIELD_DATE] = 11,
		[FIELD_CHOICE] = 16,
		[FIELD_MANY] = 30,
		[FIELD_TRI] = 7,
		[FIELD_SCALE] = 3,
		[FIELD_CALC] = 10,
		[FIELD_INFO] = 0,
		[FIELD_REPEAT] = 0 };

	return of_type[f->type];
}

static void
read_sizes(struct reader *r, const struct conf_node *n, struct field *f)
{
	struct err e;

	f->width = default_width(f);
	f->length = f->type == FIELD_MEMO ? 2000 : 100;
	f->decimals = f->type == FIELD_DECIMAL ? 1 : f->type == FIELD_CALC ? -1 : 0;
	f->rows = f->type == FIELD_REPEAT ? 10 : 1;
	read_got(r, conf_int(n, "width", (struct conf_range){ 1, 60 }, &f->width, &e), &e);
	read_got(r, conf_int(n, "length", (struct conf_range){ 1, 4000 }, &f->length, &e), &e);
	read_got(r, conf_int(n, "decimals", (struct conf_range){ 0, 6 }, &f->decimals, &e), &e);
	read_got(r, conf_int(n, "rows", (struct conf_range){ 1, FORM_ROWS }, &f->rows, &e), &e);
	read_got(r, conf_int(n, "again", (struct conf_range){ 1, 3650 }, &f->again, &e), &e);
	read_limit(r, n, "min", f, &f->min);
	read_limit(r, n, "max", f, &f->max);
	read_limit(r, n, "low", f, &f->low);
	read_limit(r, n, "high", f, &f->high);
	if (f->type == FIELD_SCALE && (!f->min.is_set || !f->max.is_set))
		read_complain(r, f->line, "%s: a scale needs min and max", f->key);
	if (f->type != FIELD_DATE && f->min.is_set && f->max.is_set
	    && f->min.number > f->max.number)
		read_complain(r, f->line, "%s: min is above max", f->key);
	if (f->again > 0 && !f->dated)
		read_complain(r, f->line, "%s: again needs dated = true", f->key);
}

static void
read_flags(struct reader *r, const struct conf_node *n, struct field *f)
{
	struct err e;
	int format = FORMAT_ANY;

	read_got(r, conf_flag(n, "required", &f->required, &e), &e);
	read_got(r, conf_flag(n, "sides", &f->sides, &e), &e);
	read_got(r, conf_flag(n, "partial", &f->partial, &e), &e);
	read_got(r, conf_flag(n, "ago", &f->ago, &e), &e);
	read_got(r, conf_flag(n, "dated", &f->dated, &e), &e);
	read_got(r, conf_flag(n, "prev", &f->prev, &e), &e);
	read_got(r, conf_word(n, "format", format_names, &format, &e), &e);
	f->format = (enum field_format)format;
	if (f->prev && f->offer[0] != '\0')
		read_complain(
		    r, f->line, "%s: one key takes over one thing, of prev or of offer", f->key);
	if (f->ago && !f->partial)
		read_complain(r, f->line, "%s: ago needs partial = true", f->key);
	if (f->sides && f->repeat >= 0)
		read_complain(r, f->line, "%s: a field of a row has no sides", f->key);
	if (f->dose[0] != '\0'
	    && (f->min.is_set || f->max.is_set || f->low.is_set || f->high.is_set))
		read_complain(r, f->line, "%s: the limits of a dose stand in the pack", f->key);
	if (f->redflag[0] != '\0' && (!f->required || f->sides || f->repeat >= 0))
		read_complain(r, f->line,
		    "%s: the answer to a red flag is required, of no side and of no row", f->key);
}

static void
read_expressions(struct reader *r, const struct conf_node *n, struct field *f)
{
	read_expr(
	    r, n, "show", (struct pending){ .use = EXPR_RULE, .to = &f->show, .orders = true });
	if (f->type == FIELD_CALC) {
		if (conf_get(n, "calc") == NULL)
			read_complain(r, f->line, "%s: calc is missing", f->key);
		read_expr(r, n, "calc",
		    (struct pending){ .use = EXPR_CALC, .to = &f->calc, .orders = true });
	}
	f->nmust = read_rules_of(r, n, "must", "rule", &f->must);
	f->nwarn = read_rules_of(r, n, "warn", "when", &f->warn);
}

static void
read_members(struct reader *r, const struct conf_node *n, size_t repeat)
{
	const struct conf_node *list;
	struct err e;

	if (!read_got(r, conf_list(n, "fields", &list, &e), &e))
		return;
	if (conf_count(list) == 0)
		read_complain(r, conf_line(list), "a repeat needs at least one field");
	r->repeat = (int)repeat;
	for (int i = 0; i < conf_count(list); i++)
		read_field(r, conf_at(list, i));
	r->repeat = -1;
}

void
read_field(struct reader *r, const struct conf_node *n)
{
	size_t at = r->fields.n;
	struct field *f;
	int type = FIELD_TEXT;
	struct err e;

	if (!conf_is_group(n)) {
		read_complain(
		    r, conf_line(n), "a field is written { key = ...; label = ...; type = ...; }");
		return;
	}
	if (at == FORM_FIELDS) {
		if (!r->full)
			read_complain(r, conf_line(n), "a form has at most %d fields", FORM_FIELDS);
		r->full = true;
		return;
	}
	f = vec_add(r->a, &r->fields);
	f->line = conf_line(n);
	f->section = r->section;
	f->repeat = r->repeat;
	f->key = f->label = "";
	read_got(r, conf_text(n, "key", r->a, &f->key, &e), &e);
	read_got(r, conf_text(n, "label", r->a, &f->label, &e), &e);
	if (conf_get(n, "type") == NULL)
		read_complain(r, f->line, "%s: type is missing", f->key);
	read_got(r, conf_word(n, "type", type_names, &type, &e), &e);
	f->type = (enum field_type)type;
	check_key(r, f);
	check_words(r, n, f);
	f->unit = read_text(r, n, "unit", "");
	f->help = read_text(r, n, "help", "");
	f->source = read_text(r, n, "source", "");
	f->redflag = read_text(r, n, "redflag", "");
	f->dose = read_text(r, n, "dose", "");
	f->offer = read_text(r, n, "offer", "");
	f->example = read_text(r, n, "example", "");
	f->from = read_text(r, n, "from", "");
	f->to = read_text(r, n, "to", "");
	f->was = read_text(r, n, "was", NULL);
	read_flags(r, n, f);
	read_sizes(r, n, f);
	read_choices(r, n, f);
	read_na(r, n, f);
	read_expressions(r, n, f);
	if (f->type == FIELD_REPEAT && f->repeat >= 0)
		read_complain(r, f->line, "%s: a repeat cannot stand in a repeat", f->key);
	else if (f->type == FIELD_REPEAT)
		read_members(r, n, at);
}
