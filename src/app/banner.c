/* banner - who the patient is, and what to beware of. */
#include <string.h>

#include "app/calls.h"
#include "app/chart.h"
#include "app/facts_of.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/merging.h"
#include "base/text.h"
#include "model/protocol.h"
#include "store/glass_store.h"
#include "store/patient_store.h"
#include "store/view_store.h"

static const char *
sex_word(const char *code)
{
	static const struct {
		const char *code, *word;
	} known[] = { { "F", "Female" }, { "M", "Male" }, { "X", "Intersex" },
		{ "U", "Not stated" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].code, code) == 0)
			return known[i].word;
	return "";
}

/* How a condition stands among the others, by what the pack says of it. */
enum danger {
	DANGER_NONE,
	DANGER_SESSION, /* care where a session works on the hip */
	DANGER_EXCLUDES,
	DANGER_STOPS, /* must be dealt with at once */
	DANGERS
};

/* A course of sessions gives this part of a treatment. */
static bool
is_given(const struct protocols *all, const char *component)
{
	for (size_t i = 0; i < all->course.n; i++)
		if (strcmp(all->course.at[i].component, component) == 0)
			return true;
	return false;
}

static enum danger
danger_of(const struct pack *p, const struct protocols *all, const struct condition *c)
{
	enum danger worst = DANGER_NONE;

	for (size_t i = 0; i < c->warning.n; i++) {
		int w = pack_warning(p, c->warning.at[i]);

		if (w >= 0 && p->warning.at[w].tier == TIER_STOP)
			return DANGER_STOPS;
	}
	for (size_t i = 0; i < c->effect.n; i++) {
		const struct effect_group *g = &c->effect.at[i];

		if (g->does == EFFECT_X)
			return DANGER_EXCLUDES;
		for (size_t t = 0; t < g->target.n; t++) {
			int at = g->target.at[t] - (int)p->treatment.n;

			if (at >= 0 && is_given(all, p->component.at[at].id))
				worst = DANGER_SESSION;
		}
	}
	return worst;
}

/* What the pack says of "this hip" is said of the right, the left, or both. */
static const char *
said_of(const struct condition *c, const bool at[HIPS], struct arena *a)
{
	static const char here[] = "this hip";
	const char *hip = strstr(c->label, here);
	const char *which = at[HIP_R] && at[HIP_L] ? "both hips"
	    : at[HIP_R]                            ? "right hip"
						   : "left hip";

	if (!c->hip)
		return c->label;
	if (hip == NULL)
		return text_fmt(a, "%s, %s", c->label, which);
	return text_fmt(a, "%.*s%s%s", (int)(hip - c->label), c->label, which, hip + strlen(here));
}

/* What the intake says of allergies: which they are, or that nobody wrote it down. */
static void
add_allergies(struct banner *b, const struct response_answers *said, struct arena *a)
{
	struct text t = { .a = a };
	bool yes = false;

	for (size_t i = 0; i < said->list.n; i++) {
		const struct response_answer *x = &said->list.at[i];

		if (strcmp(x->type, "na") == 0)
			continue;
		if (strcmp(x->field, "allergy") == 0 && strcmp(x->value, "yes") == 0)
			yes = true;
		if (strcmp(x->field, "allergy_to") == 0 && x->value[0] != '\0')
			text_addf(&t, "%s%s", t.len > 0 ? ", " : "", x->value);
	}
	if (yes)
		*vec_add(a, &b->alert) =
		    (struct chart_alert){ .text = text_fmt(a, "Allergy: %s",
					      t.len > 0 ? text_get(&t) : "yes, not named") };
}

/* Those of one rank, in the order of the pack. */
static void
add_ranked(struct banner *b, const struct known *k, const struct facts *f,
    const struct protocols *all, enum danger rank, struct arena *a)
{
	for (size_t i = 0; i < k->pack->condition.n; i++) {
		const struct condition *c = &k->pack->condition.at[i];
		bool at[HIPS];

		if (c->slot < 0 || c->code == NULL || danger_of(k->pack, all, c) != rank)
			continue;
		for (int h = 0; h < HIPS; h++)
			at[h] = value_number(f->slot[h][c->slot]) == 1;
		if (at[HIP_R] || at[HIP_L])
			*vec_add(a, &b->alert) = (struct chart_alert){ .text = said_of(c, at, a) };
	}
}

/* Conditions on record that stop or exclude a treatment, or want care at a session, stand beside
 * the alerts that people wrote, the most dangerous first.  A pack that cannot be read must not
 * hide the patient. */
static void
add_conditions(struct app *app, struct banner *b, struct arena *a)
{
	struct response_answers none = { 0 };
	const struct protocols *all;
	struct known known;
	struct facts *f;
	struct err unheard;

	if (!facts_known(app, b->patient, app->now.day, a, &known, &unheard)
	    || !app_protocols(app, &all, &unheard))
		return;
	b->unfinished = known.unfinished;
	add_allergies(b, &known.answers, a);
	f = facts_of(&known, &none, a);
	for (int rank = DANGERS - 1; rank > DANGER_NONE; rank--)
		add_ranked(b, &known, f, all, (enum danger)rank, a);
}

/* What nobody has called about yet stands before all else, on one line however much it is. */
static bool
add_flags(struct app *app, struct banner *b, struct arena *a, struct err *e)
{
	const char *open;

	if (!calls_up(app, b->patient, a, &open, e))
		return false;
	if (open[0] != '\0') {
		b->flag = open;
		*vec_add(a, &b->alert) = (struct chart_alert){ .text = open };
	}
	return true;
}

static const char *
sensitive_words(int64_t until, struct arena *a)
{
	char minute[DAY_TEXT];

	return until == 0
	    ? "Sensitive chart"
	    : text_fmt(a, "SENSITIVE, opened for a reason until %s: every view is noted",
		minute_show(now_at(until).minute, minute));
}

/* Whose it is, which is all that the desk needs. */
static bool
name_whose(struct app *app, int64_t patient, struct arena *a, struct patient *p, struct banner *out,
    struct err *e)
{
	const struct person_name *name;
	int alike;

	*out = (struct banner){ .patient = patient };
	if (!patient_load(app->db, patient, a, p, e) || !view_alike(app->db, patient, &alike, e))
		return false;
	name = patient_name(p);
	*out = (struct banner){ .patient = patient,
		.number = p->number,
		.shown = name == NULL ? "" : name->shown,
		.latin = name == NULL ? "" : name->latin,
		.native = name == NULL ? "" : name->native,
		.title = name == NULL ? "" : name->title,
		.preferred = "",
		.born = p->born,
		.born_estimated = p->born_estimated,
		.sensitive = p->sensitive,
		.age = p->born == DAY_NONE ? -1 : day_age(p->born, app->now.day),
		.sex = sex_word(p->sex),
		.state = p->state,
		.alike = alike > 1 ? alike - 1 : 0,
		.rev = p->rev };
	for (size_t i = 0; i < p->name.n; i++)
		if (strcmp(p->name.at[i].kind, "preferred") == 0)
			out->preferred = p->name.at[i].given;
	return true;
}

const char *
banner_none(const struct banner *b)
{
	return b->unfinished ? "No alerts yet: the intake is not complete" : "No alerts recorded";
}

bool
banner_load(struct app *app, int64_t patient, struct arena *a, struct banner *out, struct err *e)
{
	struct patient p;
	int64_t until;

	*out = (struct banner){ .patient = patient };
	if (!glass_check(app, patient, &until, e) || !merging_stands(app, patient, a, e)
	    || !name_whose(app, patient, a, &p, out, e))
		return false;
	if (strcmp(p.state, "dead") != 0 && !add_flags(app, out, a, e))
		return false;
	if (p.sensitive)
		*vec_add(a, &out->alert) =
		    (struct chart_alert){ .text = sensitive_words(until, a) };
	for (size_t i = 0; i < p.alert.n; i++)
		*vec_add(a, &out->alert) = (struct chart_alert){ .id = p.alert.at[i].id,
			.text = p.alert.at[i].text,
			.rev = p.alert.at[i].rev,
			.since = p.alert.at[i].since };
	add_conditions(app, out, a);
	return true;
}

bool
banner_desk(struct app *app, int64_t patient, struct arena *a, struct banner *out, struct err *e)
{
	struct patient p;
	struct err why;

	if (glass_may(app, patient, &why) || !glass_refused(&why))
		return banner_load(app, patient, a, out, e);
	if (!merging_stands(app, patient, a, e) || !name_whose(app, patient, a, &p, out, e))
		return false;
	*vec_add(a, &out->alert) =
	    (struct chart_alert){ .text = "SENSITIVE, not open to you: by name and time only" };
	return strcmp(p.state, "dead") == 0 || add_flags(app, out, a, e);
}

bool
chart_open(struct app *app, int64_t patient, struct err *e)
{
	struct glass open = { 0 };
	struct arena turn = { 0 };
	int64_t until = 0;
	bool may = glass_check(app, patient, &until, e) && merging_stands(app, patient, &turn, e)
	    && (until == 0 || glass_open(app->db, patient, app->person.id, app->now.at, &open, e));

	arena_clear(&turn);
	return may
	    && app_note(app,
		&(struct happened){ .action = "chart.open",
		    .object = open.id != 0 ? "glass" : "patient",
		    .id = open.id != 0 ? open.id : patient,
		    .patient = patient,
		    .outcome = "done" },
		e);
}
