#include "app/treatment.h"

#include <ctype.h>
#include <string.h>

#include "app/consent.h"
#include "app/facts_of.h"
#include "app/inside.h"
#include "app/kept.h"
#include "app/since.h"
#include "base/text.h"
#include "model/followup.h"
#include "store/decision_store.h"
#include "store/stage_store.h"

bool
treatment_advice(
    struct app *app, int64_t patient, struct arena *a, struct advice *out, struct err *e)
{
	struct response_answers findings = { 0 };
	struct known known;

	if (!facts_known(app, patient, app->now.day, a, &known, e)
	    || !facts_findings(app, patient, a, &findings, e))
		return false;
	advise(facts_of(&known, &findings, a), a, out);
	return consent_look(app, patient, out, a, e);
}

bool
treatment_chosen(
    struct app *app, int64_t patient, struct arena *a, struct chosen_list *out, struct err *e)
{
	struct decisions held = { 0 };
	struct hip_stage now[HIPS];
	const struct pack *pack;

	if (!app_pack(app, &pack, e) || !decision_list(app->db, patient, false, a, &held, e)
	    || !stage_latest(app->db, patient, 'R', a, &now[HIP_R], e)
	    || !stage_latest(app->db, patient, 'L', a, &now[HIP_L], e))
		return false;
	for (size_t i = 0; i < held.list.n; i++) {
		const struct decision *d = &held.list.at[i];
		const struct hip_stage *h = &now[d->side == 'R' ? HIP_R : HIP_L];
		struct chosen *x = vec_add(a, &out->list);

		*x = (struct chosen){ .id = d->id,
			.side = d->side,
			.treatment = -1,
			.key = d->treatment,
			.class = d->class,
			.sentence = d->sentence,
			.reason = d->reason,
			.note = d->note,
			.initials = d->initials,
			.day = d->day,
			.began = d->began,
			.since = since_words(app, d->treatment, d->began, a),
			.outdated = h->id != 0 && strcmp(h->stage, d->stage) != 0,
			.rev = d->rev };
		for (size_t t = 0; t < pack->treatment.n; t++)
			if (strcmp(pack->treatment.at[t].key, d->treatment) == 0)
				x->treatment = (int)t;
	}
	return true;
}

const char *
treatment_words(const struct pack *p, const char *key, struct arena *a)
{
	for (size_t i = 0; i < p->treatment.n; i++)
		if (strcmp(p->treatment.at[i].key, key) == 0)
			return pack_treatment_words(&p->treatment.at[i], a);
	return key;
}

bool
treatment_of_hip(
    struct app *app, const char *key, char side, struct arena *a, const char **out, struct err *e)
{
	const struct pack *p;
	char *words;

	if (!app_pack(app, &p, e))
		return false;
	words = arena_str(a, treatment_words(p, key, a));
	words[0] = (char)toupper((unsigned char)words[0]);
	*out = text_fmt(a, "%s, %s hip", words, side == 'R' ? "right" : "left");
	return true;
}

const struct chosen *
observed(const struct chosen_list *all, char side)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].side == side && strcmp(all->list.at[i].key, OBSERVATION) == 0)
			return &all->list.at[i];
	return NULL;
}
