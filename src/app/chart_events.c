/* chart_events - what happened to a patient, newest first. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart.h"
#include "app/inside.h"
#include "app/lists.h"
#include "base/text.h"
#include "store/decision_store.h"
#include "store/response_store.h"
#include "store/score_store.h"
#include "store/stage_store.h"

static int
newest_first(const void *x, const void *y)
{
	const struct chart_event *a = x, *b = y;

	return a->at == b->at ? 0 : a->at < b->at ? 1 : -1;
}

static const char *
hip_word(char side)
{
	return side == 'R' ? "right " : side == 'L' ? "left " : "";
}

/* The scores that were counted from a record. */
static void
add_scores(
    const struct scores_kept *all, const struct response *r, struct arena *a, struct chart *out)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < all->list.n; i++) {
		const struct score_kept *s = &all->list.at[i];

		if (s->response != r->id || isnan(s->total))
			continue;
		text_addf(&t, "%s%s %s%s%s%g%s%s", t.len > 0 ? ", " : "", s->instrument, s->method,
		    s->method[0] == '\0' ? "" : " ", hip_word(s->side), s->total,
		    s->grade[0] == '\0' ? "" : " ", s->grade);
	}
	if (t.len > 0)
		*vec_add(a, &out->event) = (struct chart_event){ r->at, r->day, "score",
			text_get(&t), r->initials, r->id };
}

static void
add_stages(
    const struct hip_stages *all, const struct response *r, struct arena *a, struct chart *out)
{
	struct text t = { .a = a };

	for (const char *side = "RL"; *side != '\0'; side++)
		for (size_t i = 0; i < all->list.n; i++) {
			const struct hip_stage *h = &all->list.at[i];

			if (h->response == r->id && h->side == *side)
				text_addf(&t, "%s%s%s %s", t.len > 0 ? ", " : "", hip_word(h->side),
				    h->stage, h->status);
		}
	*vec_add(a, &out->event) =
	    (struct chart_event){ r->at, r->day, "stage", text_get(&t), r->initials, r->id };
}

bool
chart_events(struct app *app, int64_t patient, struct arena *a, struct chart *out, struct err *e)
{
	struct responses all = { 0 };
	struct hip_stages stages = { 0 };
	struct decisions decisions = { 0 };
	struct scores_kept scores = { 0 };

	if (!response_list(app->db, patient, a, &all, e)
	    || !stage_list(app->db, patient, a, &stages, e)
	    || !decision_list(app->db, patient, true, a, &decisions, e)
	    || !score_list(app->db, patient, a, &scores, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct response *r = &all.list.at[i];

		if (strcmp(r->form, "stage") == 0)
			add_stages(&stages, r, a, out);
		else
			*vec_add(a, &out->event) = (struct chart_event){ r->at, r->day, r->form,
				strcmp(r->state, "final") == 0 ? "saved" : "saved as incomplete",
				r->initials, r->id };
		add_scores(&scores, r, a, out);
	}
	for (size_t i = 0; i < decisions.list.n; i++) {
		const struct decision *d = &decisions.list.at[i];

		*vec_add(a, &out->event) = (struct chart_event){ d->at, d->day, "decision",
			text_fmt(a, "%s%s%s%s%s%s", hip_word(d->side), d->treatment,
			    d->class[0] == '\0' ? "" : ", class ", d->class,
			    d->ended == DAY_NONE ? "" : ", ended: ",
			    d->ended == DAY_NONE ? "" : d->end_reason),
			d->initials, 0 };
	}
	if (out->event.n > 1)
		qsort(out->event.at, out->event.n, sizeof(*out->event.at), newest_first);
	return true;
}
