#include "app/scoring.h"

#include <math.h>
#include <string.h>

#include "app/decide.h"
#include "app/inside.h"
#include "base/text.h"
#include "form/form.h"
#include "model/score.h"
#include "store/patient_store.h"
#include "store/score_store.h"

/* Which question answers which item, where their names differ. */
static const struct {
	const char *form, *field, *instrument, *item;
} asked[] = {
	{ "pain", "pain_now", "pain", "now" },
	{ "pain", "pain_worst", "pain", "worst" },
	{ "pain", "pain_night", "pain", "night" },
	{ "pain", "vas_now", "pain-vas", "now" },
	{ "pain", "vas_worst", "pain-vas", "worst" },
	{ "intake", "pain_now", "pain", "now" },
	{ "intake", "pain_worst", "pain", "worst" },
	{ "intake", "pain_night", "pain", "night" },
	{ "intake", "weight", "bmi", "weight" },
	{ "intake", "height", "bmi", "height" },
	{ "visit", "pain_now", "pain", "now" },
	{ "visit", "pain_worst", "pain", "worst" },
	{ "visit", "pain_night", "pain", "night" },
	{ "walking", "tug", "tug", "seconds" },
	{ "walking", "stands", "chair-stand", "stands" },
	{ "walking", "arms", "chair-stand", "arms_used" },
	{ "walking", "six_minutes", "walk-6min", "metres" },
	{ "walking", "forty", "walk-40m", "seconds" },
	{ "walking", "stairs_time", "stair-climb", "seconds" },
	{ "walking", "steps", "stair-climb", "steps" },
};
enum { ASKED = sizeof(asked) / sizeof(*asked) };

static const char *
field_of(const char *form, const struct instrument *in, const char *item)
{
	for (size_t i = 0; i < ASKED; i++)
		if (strcmp(asked[i].form, form) == 0 && strcmp(asked[i].instrument, in->id) == 0
		    && strcmp(asked[i].item, item) == 0)
			return asked[i].field;
	return strcmp(form, in->id) == 0 ? item : NULL;
}

struct scoring {
	struct call *c;
	const struct respond *r;
	const struct instrument *in;
	const char *form;
	struct patient p;
};

/* What the record knows and no form asks again. */
static struct value
known_item(const struct scoring *s, const char *item)
{
	if (strcmp(item, "age") == 0 && s->p.born != DAY_NONE)
		return INT(day_age(s->p.born, s->r->fill.day));
	if (strcmp(item, "sex") == 0 && s->p.sex[0] != '\0')
		return TEXT(s->p.sex);
	return NONE;
}

/* The answers of one hip (side 0: of the person); how many the form gave. */
static size_t
gather(const struct scoring *s, int at, struct value *out)
{
	size_t given = 0;
	struct err e;

	for (size_t i = 0; i < s->in->nitem; i++) {
		const struct score_item *item = &s->in->item[i];
		const char *field = field_of(s->form, s->in, item->key);
		size_t cell;

		out[i] = NONE;
		if (field != NULL && form_find(s->r->form, field, at, &cell)) {
			out[i] = form_cell(s->r->form, cell)->value;
			given += out[i].type != VALUE_NONE;
		} else if (field == NULL) {
			out[i] = known_item(s, item->key);
			if (!score_check(item, out[i], &e))
				out[i] = NONE;
		}
	}
	return given;
}

static bool
add_row(struct scoring *s, struct score_kept *k, struct outcome *out, struct err *e)
{
	if (!score_add(s->c->tx, k, e))
		return false;
	outcome_change(s->c, out, "score", k->id);
	return true;
}

/* One number for the whole, or one for each of its results where there is no whole;
 * the method tells them apart. */
static bool
add_rows(struct scoring *s, const struct score *sum, struct score_kept *k, struct outcome *out,
    struct err *e)
{
	const char *method;

	k->instrument = text_fmt(s->c->a, "%s %d", s->in->id, s->in->version);
	k->grade = sum->grade == NULL ? "" : sum->grade;
	if (s->in->total != TOTAL_NONE) {
		method = sum->series + strlen(k->instrument);
		k->method = *method == ' ' ? method + 1 : "";
		k->total = sum->total;
		return add_row(s, k, out, e);
	}
	for (size_t i = 0; i < sum->nresult; i++) {
		k->method = sum->result[i].name;
		k->total = sum->result[i].value;
		if (!isnan(k->total) && !add_row(s, k, out, e))
			return false;
	}
	return true;
}

static const char *
flag_words(const struct instrument *in, const char *id)
{
	for (size_t i = 0; i < in->nflag; i++)
		if (strcmp(in->flag[i].id, id) == 0)
			return in->flag[i].text;
	return id;
}

static bool
keep_one(struct scoring *s, char side, int at, struct outcome *out, struct err *e)
{
	struct value *v = arena_array(s->c->a, struct value, s->in->nitem + 1);
	struct score_kept k = { .patient = s->r->kept.patient,
		.side = side,
		.response = s->r->kept.id,
		.day = s->r->fill.day };
	struct answering due = { k.patient, k.response, "score", s->in->id, side, k.day };
	struct score sum;

	if (gather(s, at, v) == 0)
		return true;
	if (!score_of(s->in, v, s->c->a, &sum, e) || !add_rows(s, &sum, &k, out, e)
	    || (sum.missing.n == 0 && !decide_answered(s->c, &due, out, e)))
		return false;
	for (size_t i = 0; i < sum.flags.n; i++)
		outcome_reason(
		    s->c, out, "%s: %s", s->in->name, flag_words(s->in, sum.flags.at[i]));
	return true;
}

/* A form of one hip says which in a question of its own. */
static char
side_asked(const struct form *f)
{
	struct value v = form_value(f, "side", 0);

	return v.type == VALUE_TEXT && (strcmp(v.u.s, "R") == 0 || strcmp(v.u.s, "L") == 0)
	    ? v.u.s[0]
	    : '\0';
}

static bool
keep_all(struct scoring *s, struct outcome *out, struct err *e)
{
	char side = side_asked(s->r->form);

	if (!s->in->per_hip)
		return keep_one(s, '\0', 0, out, e);
	if (side != '\0')
		return keep_one(s, side, 0, out, e);
	return keep_one(s, 'R', SIDE_R, out, e) && keep_one(s, 'L', SIDE_L, out, e);
}

bool
scoring_keep(struct call *c, const struct respond *r, struct outcome *out, struct err *e)
{
	struct scoring s = { .c = c, .r = r, .form = form_def(r->form)->id };
	const struct scores *all;

	if (!app_scores(c->app, &all, e)
	    || !patient_load(tx_db(c->tx), r->kept.patient, c->a, &s.p, e))
		return false;
	for (size_t i = 0; i < all->list.n; i++) {
		s.in = &all->list.at[i];
		if (!keep_all(&s, out, e))
			return false;
	}
	return true;
}
