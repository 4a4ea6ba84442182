#include "app/trend.h"

#include <math.h>
#include <string.h>

#include "app/inside.h"
#include "app/score_words.h"
#include "base/text.h"
#include "model/instrument.h"
#include "store/score_store.h"

/* Its version stands behind a blank. */
static const struct instrument *
instrument_of(const struct scores *all, const struct score_kept *s, struct arena *a)
{
	return instrument_find(all, arena_strn(a, s->instrument, strcspn(s->instrument, " ")));
}

static struct trend *
trend_of(struct trends *out, const struct instrument *in, const struct score_kept *s)
{
	for (size_t i = 0; i < out->list.n; i++) {
		struct trend *t = &out->list.at[i];

		if (t->side == s->side && strcmp(t->name, in->name) == 0
		    && strcmp(t->method, s->method) == 0)
			return t;
	}
	return NULL;
}

static void
tell_change(struct trend *t, const struct instrument *in)
{
	double better;

	t->change = t->point.at[t->point.n - 1].total - t->point.at[0].total;
	better = in->better == BETTER_HIGH ? t->change : -t->change;
	t->meaning = "";
	for (size_t i = 0; i < in->nchange; i++)
		if (t->point.n > 1 && better >= in->change[i].least)
			t->meaning = in->change[i].text;
}

bool
trend_load(struct app *app, int64_t patient, struct arena *a, struct trends *out, struct err *e)
{
	struct scores_kept kept = { 0 };
	const struct scores *all;

	*out = (struct trends){ 0 };
	if (!app_scores(app, &all, e) || !score_list(app->db, patient, a, &kept, e))
		return false;
	for (size_t i = 0; i < kept.list.n; i++) {
		const struct score_kept *s = &kept.list.at[i];
		const struct instrument *in = instrument_of(all, s, a);
		struct trend *t;

		if (in == NULL || isnan(s->total))
			continue;
		t = trend_of(out, in, s);
		if (t == NULL) {
			t = vec_add(a, &out->list);
			*t = (struct trend){ .name = in->name,
				.unit = in->unit,
				.method = s->method,
				.method_words = score_method_words(in, s->method),
				.side = s->side,
				.better = in->better };
		}
		*vec_add(a, &t->point) = (struct trend_point){ s->day, s->total, s->grade };
		tell_change(t, in);
	}
	return true;
}

const char *
trend_title(const struct trend *t, struct arena *a)
{
	return text_fmt(a, "%s%s%s%s%s", t->name,
	    t->side == 'R'       ? ", right hip"
		: t->side == 'L' ? ", left hip"
				 : "",
	    t->method_words[0] == '\0' ? "" : ", ", t->method_words,
	    t->better == BETTER_HIGH      ? " (high is good)"
		: t->better == BETTER_LOW ? " (low is good)"
					  : "");
}

const char *
trend_point_words(const struct trend *t, size_t i, struct arena *a)
{
	const struct trend_point *x = &t->point.at[i];
	char day[DAY_TEXT];

	return text_fmt(a, "%s  %g %s%s%s", day_show(x->day, day), x->total, t->unit,
	    x->grade[0] == '\0' ? "" : ", ", x->grade);
}

const char *
trend_change_words(const struct trend *t, struct arena *a)
{
	if (t->point.n < 2)
		return "";
	return text_fmt(
	    a, "%+g since the first%s%s", t->change, t->meaning[0] == '\0' ? "" : "; ", t->meaning);
}
