/* What is on record of a patient that things are due after. */
#include <string.h>

#include "app/facts_of.h"
#include "app/follow.h"
#include "app/inside.h"
#include "model/advise.h"
#include "model/protocol.h"
#include "store/decision_store.h"
#include "store/plan_store.h"
#include "store/session_store.h"
#include "store/stage_store.h"

struct looking {
	struct call *c;
	int64_t patient;
	const struct protocols *protocols;
	const struct followup *rules;
	struct courses courses;
	struct hip_stage stage[HIPS];
	struct origins *out;
};

static const char side_of[HIPS] = { [HIP_R] = 'R', [HIP_L] = 'L' };

/* The first and the last day on which a session of the course was done; DAY_NONE. */
static bool
days_done(struct looking *l, int64_t course, int *first, int *last, struct err *e)
{
	struct sessions all = { 0 };

	*first = *last = DAY_NONE;
	if (!session_of_course(tx_db(l->c->tx), course, l->c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];

		if (s->state != SESSION_DONE)
			continue;
		if (*first == DAY_NONE || s->day < *first)
			*first = s->day;
		if (*last == DAY_NONE || s->day > *last)
			*last = s->day;
	}
	return true;
}

/* One course of a decision: from its first session on, and to its last when it is over. */
static bool
add_course(struct looking *l, const struct origin *of, const struct course *x,
    const struct protocol *p, struct err *e)
{
	struct origin o = *of;
	int first, last;
	bool over = strcmp(x->state, "active") != 0;

	if (!days_done(l, x->id, &first, &last, e))
		return false;
	if (over && first == DAY_NONE)
		return true; /* it never was */
	if (first != DAY_NONE)
		o.at.start = first;
	else if (!p->procedure && x->first_day != DAY_NONE && x->first_day > o.at.start)
		o.at.start = x->first_day;
	if (!p->procedure) {
		o.at.course = p->id;
		o.at.course_end = over || x->done >= x->sessions ? last : DAY_NONE;
	}
	*vec_add(l->c->a, &l->out->list) = o;
	return true;
}

/* What follow-up after it counts from; of what has no rule nothing is counted. */
static enum followup_from
counts_from(const struct looking *l, const struct origin *o)
{
	const struct followup_rule *rule = followup_find(l->rules, &o->at);

	return rule == NULL ? FROM_DECISION : rule->from;
}

/* The course has days of its own that count. */
static bool
counts_by_course(const struct origin *o, const struct protocol *p, enum followup_from from)
{
	return texts_have(&p->treatments, o->at.what)
	    && (p->procedure ? from == FROM_OPERATION : from == FROM_SESSION);
}

static bool
add_decision(struct looking *l, const struct decision *d, struct err *e)
{
	const struct hip_stage *h = &l->stage[d->side == 'R' ? HIP_R : HIP_L];
	struct origin o = { .at = { .what = d->treatment,
				.side = d->side,
				.start = d->began != DAY_NONE ? d->began : d->day,
				.course_end = DAY_NONE,
				.decided = d->day },
		.decision = d->id };
	enum followup_from from;
	size_t before = l->out->list.n;

	if (h->id != 0 && strcmp(h->stage, d->stage) != 0)
		return true; /* decided on another stage: it must be decided again */
	o.at.size = h->id == 0 ? NULL : h->size;
	from = counts_from(l, &o);
	if (from == FROM_OPERATION)
		o.at.start = d->began;
	for (size_t i = 0; i < l->courses.list.n; i++) {
		const struct course *x = &l->courses.list.at[i];
		const struct protocol *p = protocol_find(l->protocols, x->protocol);

		if ((x->side == d->side || x->side == 'B') && p != NULL
		    && counts_by_course(&o, p, from) && !add_course(l, &o, x, p, e))
			return false;
	}
	if (l->out->list.n == before)
		*vec_add(l->c->a, &l->out->list) = o;
	return true;
}

/* What the findings of the last stage form ask for without a treatment. */
static bool
add_watches(struct looking *l, struct err *e)
{
	struct response_answers findings = { 0 };
	struct advice advice = { 0 };
	struct known known;
	struct call *c = l->c;

	if (l->stage[HIP_R].id == 0 && l->stage[HIP_L].id == 0)
		return true;
	if (!facts_known(c->app, l->patient, tx_now(c->tx).day, c->a, &known, e)
	    || !facts_findings(c->app, l->patient, c->a, &findings, e))
		return false;
	advise(facts_of(&known, &findings, c->a), c->a, &advice);
	for (int h = 0; h < HIPS; h++)
		for (size_t i = 0; l->stage[h].id != 0 && i < advice.hip[h].watch.n; i++)
			*vec_add(c->a, &l->out->list) =
			    (struct origin){ .at = { .what = advice.hip[h].watch.at[i],
						 .size = l->stage[h].size,
						 .side = side_of[h],
						 .start = l->stage[h].day,
						 .course_end = DAY_NONE } };
	return true;
}

bool
follow_origins(struct call *c, int64_t patient, struct origins *out, struct err *e)
{
	struct looking l = { .c = c, .patient = patient, .out = out };
	struct decisions held = { 0 };
	struct db *db = tx_db(c->tx);

	if (!app_protocols(c->app, &l.protocols, e) || !app_followup(c->app, &l.rules, e)
	    || !course_of_patient(db, patient, tx_now(c->tx).day, c->a, &l.courses, e)
	    || !decision_list(db, patient, false, c->a, &held, e))
		return false;
	for (int h = 0; h < HIPS; h++)
		if (!stage_latest(db, patient, side_of[h], c->a, &l.stage[h], e))
			return false;
	for (size_t i = 0; i < held.list.n; i++)
		if (!add_decision(&l, &held.list.at[i], e))
			return false;
	return add_watches(&l, e);
}
