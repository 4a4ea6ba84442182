#include "app/param.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/inside.h"
#include "app/merging.h"
#include "base/text.h"
#include "lang/clean.h"
#include "store/action_store.h"
#include "store/audit.h"
#include "store/merge_store.h"

static const char *const type_name[] = {
	[PARAM_TEXT] = "text",
	[PARAM_WORD] = "word",
	[PARAM_NOTE] = "text",
	[PARAM_SECRET] = "text",
	[PARAM_INT] = "int",
	[PARAM_NUM] = "num",
	[PARAM_DAY] = "day",
	[PARAM_PAST] = "day",
	[PARAM_MINUTE] = "minute",
	[PARAM_MOMENT] = "moment",
	[PARAM_SIDE] = "side",
	[PARAM_FLAG] = "flag",
	[PARAM_PATIENT] = "patient",
	[PARAM_RESOURCE] = "resource",
	[PARAM_COURSE] = "int",
	[PARAM_PLAN] = "int",
	[PARAM_DECISION] = "int",
	[PARAM_DUE] = "int",
	[PARAM_RESPONSE] = "int",
	[PARAM_MERGE] = "int",
	[PARAM_DISCLOSURE] = "int",
	[PARAM_AMENDMENT] = "int",
};

const char *
param_type_name(enum param_type type)
{
	return type_name[type];
}

static bool
read_int(const char *s, int64_t *out)
{
	char *end;

	errno = 0;
	*out = strtoll(s, &end, 10);
	return (s[0] == '-' || (s[0] >= '0' && s[0] <= '9')) && *end == '\0' && errno == 0;
}

static bool
read_number(const struct param *p, const char *s, struct value *out, struct err *e)
{
	int64_t i;
	double d;
	char *end;

	if (p->type != PARAM_NUM) {
		if (!read_int(s, &i) || i < -INT_MAX || i > INT_MAX)
			return err_field(e, ERR_INPUT, p->name,
			    "%s: %.40s is not a whole number up to %d.", p->name, s, INT_MAX);
		*out = INT(i);
		return true;
	}
	d = strtod(s, &end);
	if (*end != '\0' || !isfinite(d))
		return err_field(e, ERR_INPUT, p->name, "%s: %.40s is not a number.", p->name, s);
	*out = NUM(d);
	return true;
}

static bool
read_time(struct app *app, const struct param *p, const char *s, struct arena *a, struct value *out,
    struct err *e)
{
	struct now now = app_now(app);
	const char *gap = strrchr(s, ' ');
	int day = 0, minute = 0;
	bool is_day = p->type == PARAM_DAY || p->type == PARAM_PAST, is_read = true;

	if (gap == NULL)
		gap = strchr(s, 'T');
	if (p->type == PARAM_MOMENT && gap == NULL)
		is_read = err_set(e, ERR_INPUT, "%s has no time, as in 2026-12-01 10:00", s);
	if (is_read && p->type != PARAM_MINUTE)
		is_read = day_read(is_day ? s : arena_strn(a, s, (size_t)(gap - s)), now.day,
		    app_clinic(app)->order, p->type == PARAM_PAST ? DAY_PAST : DAY_NEAR, &day, e);
	if (is_read && !is_day)
		is_read = minute_read(p->type == PARAM_MINUTE ? s : gap + 1, &minute, e);
	if (!is_read) {
		strncpy(e->field, p->name, sizeof(e->field) - 1);
		return err_add(e, "%s", p->name);
	}
	*out = INT(p->type == PARAM_MOMENT ? (int64_t)day * DAY_MINUTES + minute
		: is_day                   ? day
					   : minute);
	return true;
}

static const char *
small(const char *s, struct arena *a)
{
	char *out = arena_str(a, s);

	for (char *p = out; *p != '\0'; p++)
		*p = (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : *p);
	return out;
}

static bool
read_side(const struct param *p, const char *s, struct value *out, struct err *e)
{
	static const char *const side[] = { "R", "right", "L", "left", "B", "both" };

	for (size_t i = 0; i < sizeof(side) / sizeof(*side); i++)
		if (strcasecmp(s, side[i]) == 0) {
			*out = TEXT(side[i & ~(size_t)1]);
			return true;
		}
	return err_field(e, ERR_INPUT, p->name,
	    "%s: say R for the right hip, L for the left, B for both.", p->name);
}

static bool
read_flag(const struct param *p, const char *s, struct value *out, struct err *e)
{
	static const struct {
		const char *word;
		int is;
	} flag[] = { { "yes", 1 }, { "1", 1 }, { "y", 1 }, { "no", 0 }, { "0", 0 }, { "n", 0 } };

	for (size_t i = 0; i < sizeof(flag) / sizeof(*flag); i++)
		if (strcasecmp(s, flag[i].word) == 0) {
			*out = INT(flag[i].is);
			return true;
		}
	return err_field(e, ERR_INPUT, p->name, "%s: say yes or no.", p->name);
}

/* The number on an old card is of the person still.  An id comes from a screen, which shows
 * a record that is none any more. */
static bool
follow_merge(struct app *app, const struct param *p, bool by_id, int64_t *id, struct err *e)
{
	struct arena a = { 0 };
	bool done;

	if (!by_id)
		return merge_survivor(app->db, *id, id, e);
	done = merging_stands(app, *id, &a, e);
	if (!done && e->code == ERR_CONFLICT)
		err_field(e, ERR_CONFLICT, p->name, "%s", arena_str(&a, e->text));
	arena_clear(&a);
	return done;
}

/* What has a number that people know, or #id. */
static bool
read_record(struct app *app, const struct param *p, const char *s, struct value *out, struct err *e)
{
	int64_t id = 0;
	bool by_id = s[0] == '#';

	if (by_id && !read_int(s + 1, &id))
		return err_field(e, ERR_INPUT, p->name, "%s: %.40s is not a number.", p->name, s);
	if (!(p->type == PARAM_PATIENT ? action_patient : action_resource)(
		app->db, by_id ? NULL : s, id, &id, e))
		return false;
	if (id == 0)
		return err_field(e, ERR_MISSING, p->name, "%s: there is no %s %.40s.", p->name,
		    p->type == PARAM_PATIENT ? "patient with the number" : "resource called", s);
	if (p->type == PARAM_PATIENT && !follow_merge(app, p, by_id, &id, e))
		return false;
	*out = INT(id);
	return true;
}

static bool
read_one(struct app *app, const struct param *p, const char *s, struct arena *a, struct value *out,
    struct err *e)
{
	switch (p->type) {
	case PARAM_WORD:
		*out = TEXT(small(s, a));
		return true;
	case PARAM_TEXT:
	case PARAM_NOTE:
	case PARAM_SECRET:
		*out = TEXT(s);
		return true;
	case PARAM_INT:
	case PARAM_NUM:
	case PARAM_COURSE:
	case PARAM_PLAN:
	case PARAM_DECISION:
	case PARAM_DUE:
	case PARAM_RESPONSE:
	case PARAM_MERGE:
	case PARAM_DISCLOSURE:
	case PARAM_AMENDMENT:
		return read_number(p, s, out, e);
	case PARAM_DAY:
	case PARAM_PAST:
	case PARAM_MINUTE:
	case PARAM_MOMENT:
		return read_time(app, p, s, a, out, e);
	case PARAM_SIDE:
		return read_side(p, s, out, e);
	case PARAM_FLAG:
		return read_flag(p, s, out, e);
	case PARAM_PATIENT:
	case PARAM_RESOURCE:
		return read_record(app, p, s, out, e);
	}
	assert(0 && "parameter type");
}

/* Text that can be kept and shown: UTF-8, not endless, no control characters
 * but the ends of lines. */
static bool
is_clean(const struct pair *p, struct err *e)
{
	if (strlen(p->value) > PARAM_VALUE_MAX)
		return err_field(
		    e, ERR_INPUT, p->name, "%s: longer than %d bytes.", p->name, PARAM_VALUE_MAX);
	if (!utf8_valid(p->value))
		return err_field(e, ERR_INPUT, p->name, "%s: not valid UTF-8.", p->name);
	for (const unsigned char *s = (const unsigned char *)p->value; *s != '\0'; s++)
		if ((*s < 0x20 && *s != '\n') || *s == 0x7F || (*s == 0xC2 && s[1] < 0xA0))
			return err_field(e, ERR_INPUT, p->name,
			    "%s: holds a control character. Take it out.", p->name);
	return true;
}

static int
param_index(const struct command *row, const char *name)
{
	for (int i = 0; row->params[i].name != NULL; i++)
		if (strcmp(row->params[i].name, name) == 0)
			return i;
	return -1;
}

static bool
given_before(const struct pair *pairs, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (strcmp(pairs[i].name, pairs[at].name) == 0)
			return true;
	return false;
}

/* What is true of every call besides the parameters of its row. */
static bool
is_common(const char *name)
{
	return strcmp(name, "key") == 0 || strcmp(name, "reason") == 0 || strcmp(name, "proof") == 0
	    || strcmp(name, "paper") == 0;
}

/* A lone "-" is how a text is taken away, and how a choice says none. */
static bool
clean_text(const struct pair *p, bool note, struct arena *a, const char **out, struct err *e)
{
	*out = p->value;
	if (strcmp(p->value, "-") == 0
	    || (note ? clean_note(p->value, PARAM_NOTE_MAX, a, out, e)
		     : clean_line(p->value, PARAM_LINE_MAX, a, out, e)))
		return true;
	snprintf(e->field, sizeof(e->field), "%s", p->name);
	return err_add(e, "%s", p->name);
}

bool
params_clean(
    const struct command *row, const struct pair **pairs, size_t *n, struct arena *a, struct err *e)
{
	struct pair *kept = arena_array(a, struct pair, *n + 1);
	size_t nkept = 0;

	for (size_t i = 0; i < *n; i++) {
		struct pair p = (*pairs)[i];
		int at = param_index(row, p.name);
		enum param_type type = at >= 0     ? row->params[at].type
		    : strcmp(p.name, "proof") == 0 ? PARAM_SECRET
						   : PARAM_NOTE;
		bool text = type == PARAM_TEXT || type == PARAM_WORD || type == PARAM_NOTE;
		bool ours = at >= 0 || is_common(p.name);

		if (!is_clean(&p, e))
			return false;
		if (given_before(*pairs, i))
			return err_field(e, ERR_INPUT, p.name, "%s: given twice.", p.name);
		if (ours && text && !clean_text(&p, type == PARAM_NOTE, a, &p.value, e))
			return false;
		if (!ours || p.value[0] != '\0')
			kept[nkept++] = p;
	}
	*pairs = kept;
	*n = nkept;
	return true;
}

static int
by_name(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return strcmp(x->name, y->name);
}

const char *
params_digest(const struct command *row, const struct pair *pairs, size_t n, struct arena *a)
{
	struct pair *kept = arena_array(a, struct pair, n + 1);
	struct text t = { .a = a };
	char digest[AUDIT_HASH];
	size_t nkept = 0;

	for (size_t i = 0; i < n; i++) {
		int at = param_index(row, pairs[i].name);

		if (!is_common(pairs[i].name) && (at < 0 || row->params[at].type != PARAM_SECRET))
			kept[nkept++] = pairs[i];
	}
	qsort(kept, nkept, sizeof(*kept), by_name);
	for (size_t i = 0; i < nkept; i++) /* lengths, so that no two lists read the same */
		text_addf(&t, "%zu %s %zu %s\n", strlen(kept[i].name), kept[i].name,
		    strlen(kept[i].value), kept[i].value);
	return arena_str(a, audit_digest(text_get(&t), digest));
}

bool
params_read(struct param_reading *r, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct pair *p = &r->pairs[i];
		int at = param_index(r->row, p->name);

		if (at >= 0) {
			if (!read_one(r->app, &r->row->params[at], p->value, a, &r->value[at], e))
				return false;
		} else if (is_common(p->name))
			continue;
		else if (r->row->answers)
			r->answer[r->nanswers++] = *p;
		else
			return err_field(e, ERR_INPUT, p->name,
			    "%s has no parameter called %.40s; coxa do --list names them.",
			    r->row->name, p->name);
	}
	for (int i = 0; r->row->params[i].name != NULL; i++)
		if (r->row->params[i].required && r->value[i].type == VALUE_NONE)
			return err_field(e, ERR_INPUT, r->row->params[i].name, "%s wants %s: %s.",
			    r->row->name, r->row->params[i].name, r->row->params[i].help);
	return true;
}
