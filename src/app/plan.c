#include "app/plan.h"

#include <string.h>

#include "app/inside.h"
#include "app/treatment.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/plan_store.h"

static void
add_line(struct plan_view *out, const struct course *c, struct arena *a)
{
	struct plan_line *x = vec_add(a, &out->line);
	int left = c->sessions - c->done - c->booked;

	*x = (struct plan_line){ .id = c->id,
		.side = c->side,
		.protocol = c->protocol,
		.label = c->label,
		.dose = c->dose,
		.state = c->state,
		.sessions = c->sessions,
		.gap_min = c->gap_min,
		.gap_usual = c->gap_usual,
		.gap_max = c->gap_max,
		.per_week = c->per_week,
		.minutes = c->minutes,
		.therapist = c->therapist,
		.first_day = c->first_day,
		.done = c->done,
		.booked = c->booked,
		.missed = c->missed,
		.left = left < 0 ? 0 : left,
		.next_day = c->next_day,
		.rev = c->rev };
	if (strcmp(c->state, "stopped") == 0)
		return;
	out->sessions += c->sessions;
	out->done += c->done;
	out->booked += c->booked;
	out->missed += c->missed;
	out->left += x->left;
}

/* What follows that decision waits for the day of its operation. */
static bool
waits_for(const struct dues *due, int64_t decision)
{
	for (size_t i = 0; i < due->list.n; i++)
		if (decision != 0 && due->list.at[i].decision == decision
		    && strcmp(due->list.at[i].kind, "start") == 0)
			return true;
	return false;
}

bool
plan_load(struct app *app, int64_t patient, struct arena *a, struct plan_view *out, struct err *e)
{
	struct courses all = { 0 };
	struct dues due = { 0 };
	struct plan p;

	*out = (struct plan_view){ .goals = "", .initials = "" };
	if (!plan_active(app->db, patient, a, &p, e))
		return false;
	if (p.id == 0)
		return true;
	if (!course_list(app->db, p.id, app->now.day, a, &all, e)
	    || !due_of_patient(app->db, patient, a, &due, e))
		return false;
	out->id = p.id;
	out->day = p.day;
	out->goals = p.goals;
	out->initials = p.initials;
	out->rev = p.rev;
	for (size_t i = 0; i < all.list.n; i++)
		add_line(out, &all.list.at[i], a);
	for (size_t i = 0; i < all.list.n; i++)
		out->line.at[i].waits = waits_for(&due, all.list.at[i].decision);
	return true;
}

static bool
is_there(const struct course_offers *p, const struct course_offer *x)
{
	for (size_t i = 0; i < p->list.n; i++)
		if (p->list.at[i].course == x->course && p->list.at[i].side == x->side)
			return true;
	return false;
}

static void
excluded_parts(const struct advice *v, int hip, struct arena *a, struct texts *out)
{
	const struct pack *p = v->pack;

	out->at = arena_array(a, const char *, p->component.n + 1);
	out->n = 0;
	for (size_t i = 0; i < p->component.n; i++)
		if (v->hip[hip].part[i] == EFFECT_X)
			out->at[out->n++] = p->component.at[i].id;
}

/* What the component of a course is by the conditions on record, and because of which; "". */
static const char *
said_against(const struct advice *v, int hip, const char *component, struct arena *a)
{
	static const char *const word[EFFECTS] = { [EFFECT_C] = "with care",
		[EFFECT_NR] = "not recommended",
		[EFFECT_U] = "open",
		[EFFECT_D] = "postpone",
		[EFFECT_X] = "excluded" };
	const struct pack *p = v->pack;

	for (size_t i = 0; i < p->component.n; i++) {
		const struct component *c = &p->component.at[i];
		enum effect e = v->hip[hip].part[i];
		const struct fit *f = &v->hip[hip].fit[c->treatment];

		if (strcmp(c->id, component) != 0 || e == EFFECT_OK)
			continue;
		for (size_t k = 0; k < f->against.n; k++)
			if (strcmp(f->against.at[k].target, c->id) == 0
			    && f->against.at[k].group->does == e)
				return text_fmt(
				    a, "%s, %s", word[e], f->against.at[k].group->because);
		return word[e];
	}
	return "";
}

bool
plan_course_offers(
    struct app *app, int64_t patient, struct arena *a, struct course_offers *out, struct err *e)
{
	const struct protocols *protocols;
	struct chosen_list chosen = { 0 };
	struct advice v;

	if (!app_protocols(app, &protocols, e) || !treatment_advice(app, patient, a, &v, e)
	    || !treatment_chosen(app, patient, a, &chosen, e))
		return false;
	for (size_t i = 0; i < chosen.list.n; i++) {
		const struct chosen *d = &chosen.list.at[i];
		struct course_offers some = { 0 };
		struct texts excluded;

		excluded_parts(&v, d->side == 'R' ? HIP_R : HIP_L, a, &excluded);
		protocol_courses(protocols, d->key, d->side, &excluded, a, &some);
		for (size_t k = 0; k < some.list.n; k++) {
			struct course_offer *x = &some.list.at[k];

			x->against = said_against(
			    &v, d->side == 'R' ? HIP_R : HIP_L, x->course->component, a);
			if (!is_there(out, x))
				*vec_add(a, &out->list) = *x;
		}
	}
	return true;
}
