/* banner - who the patient is, and what to beware of. */
#include <string.h>

#include "app/calls.h"
#include "app/chart.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/merging.h"
#include "base/text.h"
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

/* What the intake says stands beside the alerts that people wrote. */
static void
add_answers(struct app *app, struct banner *b, struct arena *a)
{
	struct beware known;

	beware_of(app, b->patient, a, &known);
	b->intake = known.intake;
	for (size_t i = 0; i < known.text.n; i++)
		*vec_add(a, &b->alert) = (struct chart_alert){ .text = known.text.at[i] };
	if (b->intake == INTAKE_UNREAD)
		*vec_add(a, &b->alert) = (struct chart_alert){ .text = beware_none(INTAKE_UNREAD) };
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
	return beware_none(b->intake);
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
	add_answers(app, out, a);
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
