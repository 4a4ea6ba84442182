#include "app/facts_of.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/kept.h"
#include "model/followup.h"
#include "store/decision_store.h"
#include "store/patient_store.h"
#include "store/stage_store.h"

static const char *const part_of[HIPS] = { [HIP_R] = "R", [HIP_L] = "L" };

static bool
latest_answers(struct app *app, int64_t patient, const char *form, struct arena *a,
    struct response_answers *out, struct err *e)
{
	struct response_wanted want = {
		.patient = patient, .form = form, .state = "final", .before = DAY_NONE
	};
	struct response last;

	return response_latest(app->db, &want, a, &last, e)
	    && (last.id == 0 || response_answers_of(app->db, last.id, a, out, e));
}

static const struct response_answer *
answer(const struct response_answers *all, const char *field, const char *part)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (strcmp(all->list.at[i].field, field) == 0
		    && strcmp(all->list.at[i].part, part) == 0)
			return &all->list.at[i];
	return NULL;
}

void
facts_stand_in(
    struct response_answers *later, const struct response_answers *older, struct arena *a)
{
	for (size_t i = 0; i < older->list.n; i++) {
		const struct response_answer *x = &older->list.at[i];

		if (answer(later, x->field, x->part) == NULL)
			*vec_add(a, &later->list) = *x;
	}
}

/* Every answer of the intake that holds.  One that is still to be finished counts
 * with what it has: a yes in it is known, and only what neither it nor the last
 * finished one answered was never asked. */
static bool
intake_answers(struct app *app, int64_t patient, struct arena *a, struct known *k, struct err *e)
{
	struct response_wanted want = { .patient = patient, .form = "intake", .before = DAY_NONE };
	struct response_answers *out = &k->answers;
	struct response_answers before = { 0 };
	struct response last;

	if (!response_latest(app->db, &want, a, &last, e)
	    || (last.id != 0 && !response_answers_of(app->db, last.id, a, out, e)))
		return false;
	k->taken = last.id != 0;
	k->unfinished = last.id != 0 && strcmp(last.state, "final") != 0;
	if (!k->unfinished)
		return true;
	if (!latest_answers(app, patient, "intake", a, &before, e))
		return false;
	facts_stand_in(out, &before, a);
	return true;
}

static bool
said_yes(const struct response_answers *all, const char *field, const char *part)
{
	const struct response_answer *x = answer(all, field, part);

	return x != NULL && strcmp(x->value, "yes") == 0;
}

/* What was done to each hip, by the decisions that say since when; one that ended meanwhile was
 * carried out all the same. */
static bool
operations(struct app *app, int64_t patient, struct arena *a, struct known *k, struct err *e)
{
	const struct followup *rules;
	struct decisions all;

	k->replaced[HIP_R] = k->replaced[HIP_L] = DAY_NONE;
	if (!app_followup(app, &rules, e) || !decision_list(app->db, patient, true, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct decision *d = &all.list.at[i];
		int hip = d->side == 'L' ? HIP_L : HIP_R;

		if (d->began == DAY_NONE || d->began > k->day
		    || !followup_is_operation(rules, d->treatment))
			continue;
		k->operated[hip] = true;
		if (strcmp(d->treatment, REPLACEMENT) == 0 && d->began > k->replaced[hip])
			k->replaced[hip] = d->began;
	}
	return true;
}

bool
facts_known(
    struct app *app, int64_t patient, int day, struct arena *a, struct known *out, struct err *e)
{
	struct response_answers consent = { 0 };
	struct patient p;

	*out = (struct known){ .day = day, .age = -1 };
	if (!app_pack(app, &out->pack, e) || !app_form(app, "intake", &out->intake, e)
	    || !patient_load(app->db, patient, a, &p, e) || !intake_answers(app, patient, a, out, e)
	    || !latest_answers(app, patient, "consent", a, &consent, e)
	    || !operations(app, patient, a, out, e))
		return false;
	if (p.born != DAY_NONE)
		out->age = day_age(p.born, day);
	out->sex = p.sex;
	out->consent = consent.list.n > 0 && !said_yes(&consent, "withdrawn", "");
	return true;
}

bool
facts_findings(
    struct app *app, int64_t patient, struct arena *a, struct response_answers *out, struct err *e)
{
	*out = (struct response_answers){ 0 };
	for (int hip = 0; hip < HIPS; hip++) {
		struct response_answers all = { 0 };
		struct hip_stage s;

		if (!stage_latest(app->db, patient, part_of[hip][0], a, &s, e)
		    || (s.id != 0 && !response_answers_of(app->db, s.response, a, &all, e)))
			return false;
		for (size_t i = 0; i < all.list.n; i++)
			if (strcmp(all.list.at[i].part, part_of[hip]) == 0)
				*vec_add(a, &out->list) = all.list.at[i];
	}
	return true;
}

bool
facts_speak(const struct response_answers *findings, int hip)
{
	for (size_t i = 0; i < findings->list.n; i++)
		if (strcmp(findings->list.at[i].part, part_of[hip]) == 0)
			return true;
	return false;
}

int
facts_months(int from, int to)
{
	int months = 0;

	while (day_add_months(from, months + 1) <= to)
		months++;
	return months;
}

/* The value of an answer, as the fact of that name takes it. */
static struct value
value_of(const struct response_answer *x, const struct fact *fact)
{
	int day;

	if (strcmp(x->type, "na") == 0 || x->value[0] == '\0')
		return NONE;
	if (strcmp(x->type, "tri") == 0)
		return INT(strcmp(x->value, "yes") == 0);
	if (fact == NULL)
		return NONE;
	switch (fact->type) {
	case FACT_TRI:
		return NONE;
	case FACT_INT:
		return INT(strtoll(x->value, NULL, 10));
	case FACT_NUM:
		return NUM(strtod(x->value, NULL));
	case FACT_CHOICE:
		return TEXT(x->value);
	case FACT_DATE:
		return day_read_iso(x->value, &day) ? INT(day) : NONE;
	}
	return NONE;
}

/* What the pack does not know, or holds to be impossible, is not recorded. */
static void
put(struct facts *f, int hip, const char *name, struct value v)
{
	struct err e;

	if (v.type != VALUE_NONE && !facts_set(f, hip, name, v, &e))
		return;
}

static void
put_answer(struct facts *f, const struct response_answer *x)
{
	int fact = pack_fact(f->pack, x->field);
	struct value v = value_of(x, fact < 0 ? NULL : &f->pack->fact.at[fact]);

	if (x->part[0] == '\0' || strcmp(x->part, "R") == 0)
		put(f, HIP_R, x->field, v);
	else if (strcmp(x->part, "L") == 0)
		put(f, HIP_L, x->field, v);
}

/* A "no" of long ago answers nothing today. */
static bool
is_stale(const struct known *k, const struct response_answer *x)
{
	int again = kept_again(k->intake, x->field);

	return again > 0 && strcmp(x->value, "no") == 0
	    && (x->asked == DAY_NONE || x->asked + again < k->day);
}

/* Months since the oldest study that the stage of this hip rests on: film, MRI and
 * CT, the bone scan only where no MRI was done.  A study without its date
 * leaves it unknown, unless another one is old enough to tell. */
static struct value
imaging_age(const struct known *k, const struct response_answers *findings, const char *part)
{
	static const struct {
		const char *done, *date;
	} study[] = { { "xray_done", "xray_date" }, { "mri_done", "mri_date" },
		{ "ct_done", "ct_date" }, { "scan_done", "scan_date" } };
	enum { STALE = 6, SCAN = 3, STUDIES = 4 };
	int oldest = -1;
	bool undated = false;

	for (int i = 0; i < STUDIES; i++) {
		const struct response_answer *date = answer(findings, study[i].date, part);
		int day;

		if (!said_yes(findings, study[i].done, part)
		    || (i == SCAN && said_yes(findings, "mri_done", part)))
			continue;
		if (date == NULL || !day_read_iso(date->value, &day))
			undated = true;
		else if (facts_months(day, k->day) > oldest)
			oldest = facts_months(day, k->day);
	}
	return oldest < 0 || (undated && oldest <= STALE) ? NONE : INT(oldest);
}

/* Months since the kidney function was measured; it says nothing of today for long. */
static struct value
egfr_age(const struct known *k)
{
	const struct response_answer *x = answer(&k->answers, "egfr_date", "");
	int day;

	return x == NULL || !day_read_iso(x->value, &day) ? NONE : INT(facts_months(day, k->day));
}

struct facts *
facts_of(const struct known *k, const struct response_answers *findings, struct arena *a)
{
	struct facts *f = facts_new(k->pack, a);

	for (size_t i = 0; i < k->answers.list.n; i++)
		if (!is_stale(k, &k->answers.list.at[i]))
			put_answer(f, &k->answers.list.at[i]);
	if (k->age >= 0)
		put(f, HIP_R, "age", INT(k->age));
	put(f, HIP_R, "sex", k->sex[0] == '\0' ? NONE : TEXT(k->sex));
	put(f, HIP_R, "consent_recorded", INT(k->consent));
	for (int hip = 0; hip < HIPS; hip++)
		if (k->operated[hip])
			put(f, hip, "prior_surg", INT(1));
	for (size_t i = 0; i < findings->list.n; i++)
		put_answer(f, &findings->list.at[i]);
	/* A hip that was replaced stays so, whenever its findings were written down. */
	for (int hip = 0; hip < HIPS; hip++)
		if (k->replaced[hip] != DAY_NONE)
			put(f, hip, "prosthesis", INT(1));
	put(f, HIP_R, "egfr_age_months", egfr_age(k));
	put(f, HIP_R, "imaging_age_months", imaging_age(k, findings, "R"));
	put(f, HIP_L, "imaging_age_months", imaging_age(k, findings, "L"));
	return f;
}
