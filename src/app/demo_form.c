/* demo_form - forms filled by chance: what must be answered is, yes, no or not sure. */
#include <string.h>

#include "app/demo_in.h"
#include "base/text.h"
#include "form/answer.h"

enum { ROUNDS = 12 };

static struct demo_odds
odds_of(const struct demo *d, const char *field)
{
	for (size_t i = 0; i < d->data.odds.n; i++)
		if (strcmp(d->data.odds.at[i].field, field) == 0)
			return d->data.odds.at[i];
	return (struct demo_odds){ .yes = 2, .unsure = 2 };
}

static bool
has_reason(const struct field *g, const char *code)
{
	for (size_t i = 0; i < g->nna; i++)
		if (strcmp(g->na[i].code, code) == 0)
			return true;
	return false;
}

static double
some_number(const struct field *g, struct dice *dice)
{
	double from = g->low.is_set ? g->low.number : g->min.is_set ? g->min.number : 0;
	double to = g->high.is_set ? g->high.number : g->max.is_set ? g->max.number : from;

	return from + dice_roll(dice, (int)(to - from) + 1);
}

static const char *
some_answer(struct demo *d, const struct field *g, struct dice *dice)
{
	char day[DAY_TEXT];

	switch (g->type) {
	case FIELD_TRI:
		return dice_chance(dice, odds_of(d, g->key).yes) ? "yes" : "no";
	case FIELD_CHOICE:
	case FIELD_MANY:
		return g->choices[dice_roll(dice, (int)g->nchoices)].code;
	case FIELD_DATE:
		return arena_str(&d->turn, day_iso(app_now(d->app).day, day));
	case FIELD_INT:
	case FIELD_SCALE:
	case FIELD_DECIMAL:
		return text_fmt(&d->turn, "%d", (int)some_number(g, dice));
	case FIELD_TEXT:
	case FIELD_MEMO:
		return g->redflag[0] != '\0' ? "no further session today; the doctor was told"
					     : "as told";
	case FIELD_CALC:
	case FIELD_INFO:
	case FIELD_REPEAT:
		break;
	}
	return "";
}

static bool
answer(struct demo *d, struct form *f, size_t cell, struct dice *dice, struct err *e)
{
	const struct formdef *def = form_def(f);
	const struct field *g = &def->fields[def->cells[cell].field];

	if (has_reason(g, "unsure") && dice_chance(dice, odds_of(d, g->key).unsure))
		return form_na(f, cell, "unsure", e);
	return form_put(f, cell, some_answer(d, g, dice), e);
}

/* One answer opens other questions: round by round, until none is left. */
static bool
answer_rest(struct demo *d, struct form *f, struct dice *dice, struct err *e)
{
	for (int round = 0; round < ROUNDS; round++) {
		struct problems all;
		bool found = false;

		form_problems(f, &d->turn, &all);
		for (size_t i = 0; i < all.n; i++) {
			if (all.at[i].kind != PROBLEM_EMPTY)
				continue;
			if (!answer(d, f, all.at[i].cell, dice, e))
				return false;
			found = true;
		}
		if (!found)
			return true;
	}
	return true;
}

bool
demo_form(struct demo *d, struct demo_folk *f, const struct person *who, const char *form,
    const struct pairs *given, struct err *e)
{
	struct fill what = { .form = form, .patient = f->id, .day = DAY_NONE };
	bool stage = strcmp(form, "stage") == 0, done;
	struct pairs all = { 0 };
	struct form *opened;

	if (!fill_open(d->app, &what, &d->turn, &opened, e))
		return false;
	done = fill_put(opened, given->list.at, given->list.n, app_now(d->app).day, e)
	    && answer_rest(d, opened, &f->dice, e);
	if (done)
		fill_pairs(opened, &d->turn, &all);
	form_close(opened);
	if (!done)
		return err_add(e, "%s", form);
	if (!stage)
		*vec_add(&d->turn, &all.list) = (struct pair){ "form", form };
	*vec_add(&d->turn, &all.list) = (struct pair){ "patient", demo_ref(d, f->id) };
	*vec_add(&d->turn, &all.list) = (struct pair){ "sure", "yes" };
	return demo_do(
	    d, who, stage ? "stage.confirm" : "response.save", all.list.at, all.list.n, e);
}
