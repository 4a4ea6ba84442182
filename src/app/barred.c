#include "app/barred.h"

#include <string.h>
#include <strings.h>

#include "app/calls.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/treatment.h"
#include "app/wants.h"
#include "base/text.h"
#include "model/protocol.h"
#include "store/decision_store.h"
#include "store/patient_store.h"
#include "store/session_store.h"

/* One visit, and what is looked for. */
struct look {
	struct app *app;
	const struct barred_visit *s;
	const struct protocol *p;
	char side;
	struct decision decided; /* id 0: nobody did, or without a reason */
	struct advice advice;
	struct arena *a;
	struct barred *out;
};

static bool
find_protocol(struct look *k, struct err *e)
{
	const struct protocols *all;
	struct course c;

	k->side = k->s->side;
	if (!app_protocols(k->app, &all, e))
		return false;
	k->p = wants_protocol(all, k->s->label);
	if (k->p == NULL)
		k->p = protocol_find(all, k->s->label); /* a word that was typed */
	if (k->s->course == 0)
		return true;
	if (!course_find(k->app->db, k->s->course, k->app->now.day, k->a, &c, e))
		return false;
	k->p = protocol_find(all, c.protocol);
	k->side = c.side;
	return c.decision == 0 || decision_find(k->app->db, c.decision, k->a, &k->decided, e);
}

/* The decision was made in spite of this rule, and says why. */
static bool
was_answered(const struct look *k, const char *rule)
{
	const struct decision *d = &k->decided;

	return d->id != 0 && d->reason[0] != '\0'
	    && strstr(d->rules, text_fmt(k->a, "\"%s\"", rule)) != NULL;
}

static bool
offers(const struct protocol *p, const struct treatment *t)
{
	for (size_t i = 0; i < p->treatments.n; i++)
		if (strcmp(p->treatments.at[i], t->key) == 0)
			return true;
	return false;
}

static void
word_once(struct look *k, const char *text, bool known)
{
	struct barred *b = k->out;

	for (size_t i = 0; known && i < b->known.n; i++)
		if (strcmp(b->known.at[i], text) == 0)
			return;
	for (size_t i = 0; !known && i < b->unasked.n; i++)
		if (strcmp(b->unasked.at[i], text) == 0)
			return;
	if (known)
		*vec_add(k->a, &b->known) = text;
	else
		*vec_add(k->a, &b->unasked) = text;
}

static bool
is_of_hip(const struct pack *p, const char *rule)
{
	for (size_t i = 0; i < p->condition.n; i++)
		if (strcmp(p->condition.at[i].id, rule) == 0)
			return p->condition.at[i].hip;
	return false;
}

/* "Shockwave excluded, right hip: possible tumour: no shockwave [ref42]" */
static void
add_known(struct look *k, const struct against *x, int hip)
{
	static const char *const said[EFFECTS] = { [EFFECT_C] = "with caution",
		[EFFECT_NR] = "not recommended",
		[EFFECT_D] = "must wait",
		[EFFECT_X] = "excluded" };
	const struct effect_group *g = x->group;
	struct text t = { .a = k->a };

	if (said[g->does] == NULL)
		return;
	text_addf(&t, "%.*s %s%s", (int)strcspn(k->p->name, ",("), k->p->name, said[g->does],
	    !is_of_hip(k->advice.pack, x->rule) ? ""
		: hip == HIP_R                  ? ", right hip"
						: ", left hip");
	if (g->until != NULL)
		text_addf(&t, " until %s", g->until);
	text_addf(&t, ": %s [", g->because);
	for (size_t i = 0; i < g->source.n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ", g->source.at[i]);
	text_add(&t, "]");
	word_once(k, text_get(&t), true);
	if (g->does >= EFFECT_D && !was_answered(k, x->rule))
		k->out->asks = true;
}

/* Questions that could exclude the target and were never answered. */
static void
add_unasked(struct look *k, const struct words *codes, int target)
{
	const struct pack *p = k->advice.pack;

	for (size_t i = 0; i < codes->n; i++) {
		const struct condition *c = &p->condition.at[pack_condition(p, codes->at[i])];
		bool could = false;

		for (size_t g = 0; g < c->effect.n; g++)
			for (size_t t = 0; t < c->effect.at[g].target.n; t++)
				could = could
				    || (c->effect.at[g].target.at[t] == target
					&& c->effect.at[g].does >= EFFECT_D);
		if (could)
			word_once(k, c->label, false);
	}
}

static void
look_at(struct look *k, int hip, size_t treatment, const char *target)
{
	const struct fit *f = &k->advice.hip[hip].fit[treatment];

	for (size_t i = 0; i < f->against.n; i++)
		if (strcmp(f->against.at[i].target, target) == 0)
			add_known(k, &f->against.at[i], hip);
	add_unasked(k, &f->unsettled, pack_target(k->advice.pack, target));
	add_unasked(k, &f->not_asked, pack_target(k->advice.pack, target));
}

/* A course that several treatments offer is excluded when all of them are. */
static bool
all_are(const struct look *k, int hip)
{
	const struct pack *p = k->advice.pack;

	for (size_t t = 0; t < p->treatment.n; t++) {
		const struct fit *f = &k->advice.hip[hip].fit[t];
		bool against = false;

		for (size_t i = 0; i < f->against.n; i++)
			against =
			    against || strcmp(f->against.at[i].target, p->treatment.at[t].id) == 0;
		if (offers(k->p, &p->treatment.at[t]) && !against && f->not_asked.n == 0
		    && f->unsettled.n == 0)
			return false;
	}
	return true;
}

static void
look_at_hip(struct look *k, int hip)
{
	const struct pack *p = k->advice.pack;

	if (k->p->component[0] != '\0') {
		int at = pack_target(p, k->p->component) - (int)p->treatment.n;

		if (at >= 0)
			look_at(k, hip, (size_t)p->component.at[at].treatment, k->p->component);
		return;
	}
	for (size_t t = 0; t < p->treatment.n && all_are(k, hip); t++)
		if (offers(k->p, &p->treatment.at[t]))
			look_at(k, hip, t, p->treatment.at[t].id);
}

/* Whatever is booked; no condition of the chart. */
static bool
look_at_patient(struct look *k, struct err *e)
{
	bool left;

	if (!patient_has_left(k->app->db, k->s->patient, &left, e))
		return false;
	if (left) {
		k->out->asks = true;
		word_once(k, "This patient has left the clinic", true);
	}
	return true;
}

/* What happened first is not known yet: no agent before somebody spoke to the patient. */
static bool
look_for_flag(struct look *k, struct err *e)
{
	const char *open;

	if (!calls_up(k->app, k->s->patient, k->a, &open, e))
		return false;
	if (open[0] == '\0')
		return true;
	k->out->asks = k->out->flagged = true;
	word_once(k,
	    text_fmt(k->a, "%.*s must wait: a red flag is open, and nobody has called about it",
		(int)strcspn(k->p->name, ",("), k->p->name),
	    true);
	return true;
}

bool
barred_add(
    struct app *app, const struct barred_visit *s, struct arena *a, struct barred *b, struct err *e)
{
	struct look k = { .app = app, .s = s, .a = a, .out = b };
	struct barred open = { 0 };

	if (!look_at_patient(&k, e) || !find_protocol(&k, e))
		return false;
	if (k.p == NULL)
		return true;
	if (!treatment_advice(app, s->patient, a, &k.advice, e))
		return false;
	if (glass_hides(app, s->patient))
		k.out = &open;
	if (k.side != 'L')
		look_at_hip(&k, HIP_R);
	if (k.side != 'R')
		look_at_hip(&k, HIP_L);
	k.out = b;
	if (open.asks) {
		b->asks = true;
		word_once(&k,
		    text_fmt(a, "%.*s: a sensitive chart speaks against it, ask a clinician",
			(int)strcspn(k.p->name, ",("), k.p->name),
		    true);
	}
	return look_for_flag(&k, e);
}

const char *
barred_unasked(const struct barred *b, size_t most, struct arena *a)
{
	struct text t = { .a = a };
	size_t n = most == 0 || b->unasked.n < most ? b->unasked.n : most;

	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%s", i == 0 ? "Not asked: " : ", ", b->unasked.at[i]);
	if (n < b->unasked.n)
		text_addf(&t, " and %zu more", b->unasked.n - n);
	return text_get(&t);
}

void
barred_tell(struct call *c, const struct barred *b, struct outcome *out)
{
	for (size_t i = 0; i < b->known.n; i++)
		outcome_reason(c, out, "%s.", b->known.at[i]);
	if (b->unasked.n > 0)
		outcome_reason(c, out, "%s.", barred_unasked(b, 0, c->a));
}

bool
barred_ask(struct call *c, const struct barred *b, struct outcome *out, struct err *e)
{
	barred_tell(c, b, out);
	return !b->asks || c->reason[0] != '\0'
	    || err_field(
		e, ERR_RULE, "reason", "%s: say a reason to book it all the same", b->known.at[0]);
}

bool
barred_warn(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	const struct barred_visit v = { s->patient, s->course, s->label, s->side };
	struct barred b = { 0 };

	return barred_add(c->app, &v, c->a, &b, e) && barred_ask(c, &b, out, e);
}
