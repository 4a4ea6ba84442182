/* chart_events - what happened to a patient, newest first. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/chart.h"
#include "app/inside.h"
#include "app/lists.h"
#include "app/score_words.h"
#include "app/since.h"
#include "app/treatment.h"
#include "base/text.h"
#include "model/pack.h"
#include "store/decision_store.h"
#include "store/response_store.h"
#include "store/score_store.h"
#include "store/stage_store.h"

/* A decision rests on the records; the scores stand above the record they were counted from. */
enum { RANK_RECORD, RANK_DECISION };

static int
newest_first(const void *x, const void *y)
{
	const struct chart_event *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? 1 : -1;
	return a->seq == b->seq ? 0 : a->seq < b->seq ? 1 : -1;
}

static const char *
hip_word(char side)
{
	return side == 'R' ? "right " : side == 'L' ? "left " : "";
}

/* The scores that were counted from a record. */
static void
add_scores(struct app *app, const struct scores_kept *all, const struct response *r,
    struct arena *a, struct chart *out)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < all->list.n; i++) {
		const struct score_kept *s = &all->list.at[i];

		if (s->response != r->id || isnan(s->total))
			continue;
		text_addf(&t, "%s%s", t.len > 0 ? ", " : "", score_words(app, s, a));
	}
	if (t.len > 0)
		*vec_add(a, &out->event) = (struct chart_event){ r->at, r->day, "score",
			text_get(&t), r->initials, r->form, r->id, RANK_RECORD, 2 * r->id + 1, "" };
}

struct eventing {
	struct app *app;
	const struct pack *pack;
	struct arena *a;
	struct hip_stages stages;
	struct response_depths depths;
};

/* "IIIA 1.5 mm", "II provisional", "between stages". */
static void
add_stage(const struct eventing *v, const struct hip_stage *h, struct text *t)
{
	int stage = pack_stage(v->pack, h->stage);
	const char *word = stage < 0 ? h->stage : pack_stage_word(v->pack, stage);

	text_addf(t, "%s%s%s", t->len > 0 ? ", " : "", hip_word(h->side), word);
	for (size_t i = 0; i < v->depths.list.n; i++) {
		const struct response_depth *d = &v->depths.list.at[i];

		if (d->response == h->response && d->side == h->side && d->mm > 0)
			text_addf(t, " %g mm", d->mm);
	}
	if (strcmp(h->status, "provisional") == 0 || strcmp(h->status, "conflict") == 0)
		text_addf(t, " %s", h->status);
}

static const char *
stages_text(const struct eventing *v, const struct response *r)
{
	struct text t = { .a = v->a };

	for (const char *side = "RL"; *side != '\0'; side++)
		for (size_t i = 0; i < v->stages.list.n; i++) {
			const struct hip_stage *h = &v->stages.list.at[i];

			if (h->response == r->id && h->side == *side)
				add_stage(v, h, &t);
		}
	return t.len > 0 ? text_get(&t) : "findings, not staged yet";
}

/* "complete", "corrected: moved", "right IIIA 1.5 mm, left II": the kind stands beside it. */
static const char *
record_text(const struct eventing *v, const struct response *r)
{
	bool person = strcmp(r->form, "registration") == 0;
	const char *what = strcmp(r->state, "final") != 0 ? "incomplete"
	    : person && r->supersedes == 0                ? "registered"
							  : "complete";

	if (strcmp(r->form, "stage") == 0)
		what = stages_text(v, r);
	if (r->supersedes == 0 || r->reason[0] == '\0')
		return what;
	if (person && strcmp(r->reason, "changed") == 0) /* nobody said why */
		return r->reason;
	return text_fmt(v->a, "%s; corrected: %s", what, r->reason);
}

/* "right core decompression (class R), operated 10-Nov-2026". */
static const char *
decision_text(const struct eventing *v, const struct decision *d)
{
	bool ended = d->ended != DAY_NONE;
	const char *since = since_words(v->app, d->treatment, d->began, v->a);

	/* One from an old record may have no class. */
	return text_fmt(v->a, "%s%s%s%s%s%s%s%s%s", hip_word(d->side),
	    treatment_words(v->pack, d->treatment, v->a), d->class[0] == '\0' ? "" : " (class ",
	    d->class, d->class[0] == '\0' ? "" : ")", since[0] == '\0' ? "" : ", ", since,
	    ended ? ", ended: " : "", ended ? d->end_reason : "");
}

bool
chart_events(struct app *app, int64_t patient, struct arena *a, struct chart *out, struct err *e)
{
	struct responses all = { 0 };
	struct eventing v = { .app = app, .a = a };
	struct decisions decisions = { 0 };
	struct scores_kept scores = { 0 };

	if (!app_pack(app, &v.pack, e) || !response_list(app->db, patient, a, &all, e)
	    || !stage_list(app->db, patient, a, &v.stages, e)
	    || !response_depths_of(app->db, patient, a, &v.depths, e)
	    || !decision_list(app->db, patient, true, a, &decisions, e)
	    || !score_list(app->db, patient, a, &scores, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct response *r = &all.list.at[i];

		*vec_add(a, &out->event) =
		    (struct chart_event){ r->at, r->day, r->form, record_text(&v, r), r->initials,
			    r->form, r->id, RANK_RECORD, 2 * r->id, "" };
		add_scores(app, &scores, r, a, out);
	}
	for (size_t i = 0; i < decisions.list.n; i++) {
		const struct decision *d = &decisions.list.at[i];

		*vec_add(a, &out->event) = (struct chart_event){ d->at, d->day, "decision",
			decision_text(&v, d), d->initials, "", 0, RANK_DECISION, d->id,
			text_fmt(a, "%s.%c", d->treatment, d->side) };
	}
	if (out->event.n > 1)
		qsort(out->event.at, out->event.n, sizeof(*out->event.at), newest_first);
	return true;
}
