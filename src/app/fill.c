#include "app/fill.h"

#include <string.h>

#include "app/booked.h"
#include "app/inside.h"
#include "app/kept.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/say.h"
#include "store/patient_store.h"
#include "store/response_store.h"

/* A sex that the person did not want to state at the desk may be asked again. */
static const char NOT_STATED[] = "U";

/* What forms may ask of the person without asking the person again. */
static bool
set_context(struct app *app, struct form *f, const struct fill *what, struct err *e)
{
	int day = what->day == DAY_NONE ? app->now.day : what->day;
	struct patient p;
	struct arena a = { 0 };
	bool done;

	form_context(f, "today", INT(app->now.day));
	form_context(f, "day", INT(day));
	if (app->person.id != 0)
		form_context(f, "signed_in", TEXT(app->person.name));
	if (what->marked != NULL)
		form_context(f, "marked_side",
		    TEXT(what->both               ? "both"
			    : what->hip == SIDE_R ? "R"
						  : "L"));
	form_context(f, "sex_known", INT(0));
	form_context(f, "age_known", INT(0));
	if (what->patient == 0)
		return true;
	done = patient_load(app->db, what->patient, &a, &p, e);
	if (done && p.born != DAY_NONE) {
		form_born(f, p.born);
		form_context(f, "born", INT(p.born));
		form_context(f, "age", INT(day_age(p.born, day)));
		form_context(f, "age_known", INT(1));
	}
	if (done && p.sex[0] != '\0' && strcmp(p.sex, NOT_STATED) != 0) {
		form_context(f, "sex", TEXT(p.sex));
		form_context(f, "registered_sex", TEXT(p.sex));
		form_context(f, "sex_known", INT(1));
	}
	arena_clear(&a);
	return done;
}

/* Of the session that it is the record of. */
static bool
set_booked(struct app *app, struct form *f, const struct fill *what, struct err *e)
{
	struct arena a = { 0 };
	struct booked b;
	bool done = what->session == 0 || booked_load(app, what->session, &a, &b, e);

	if (done && what->session != 0)
		booked_tell(&b, f);
	arena_clear(&a);
	return done;
}

/* What the last record of this form from before that day answered. */
static bool
set_previous_of(struct app *app, struct form *f, const struct response_wanted *want,
    struct arena *mem, struct err *e)
{
	struct response last;
	struct answers kept;

	if (!response_latest(app->db, want, mem, &last, e))
		return false;
	if (last.id == 0)
		return true;
	if (!kept_answers(app->db, last.id, mem, &kept, e))
		return false;
	for (size_t i = 0; i < kept.n; i++)
		form_prev(f, &kept.at[i], last.day);
	return true;
}

/* What was answered the last time, for fields that show it; also at the intake, which may be of
 * the same day, where that asks by the same key. */
static bool
set_previous(
    struct app *app, struct form *f, const struct fill *what, struct arena *mem, struct err *e)
{
	int day = what->day == DAY_NONE ? app->now.day : what->day;
	struct response_wanted own = {
		.patient = what->patient, .form = what->form, .state = "final", .before = day
	};
	struct response_wanted intake = {
		.patient = what->patient, .form = "intake", .state = "final", .before = day + 1
	};

	if (what->patient == 0)
		return true;
	return set_previous_of(app, f, &own, mem, e)
	    && (strcmp(what->form, intake.form) == 0 || set_previous_of(app, f, &intake, mem, e));
}

static bool
set_answers(
    struct app *app, struct form *f, const struct fill *what, struct arena *mem, struct err *e)
{
	struct answers kept, left;
	struct response r;

	if (what->response == 0)
		return true;
	if (!response_find(app->db, what->response, mem, &r, e)
	    || !kept_answers(app->db, r.id, mem, &kept, e))
		return false;
	if (strcmp(r.form, what->form) != 0 || r.patient != what->patient)
		return err_set(e, ERR_MISSING, "Record %lld is another form or another patient's.",
		    (long long)r.id);
	form_load_answers(f, &kept, mem, &left);
	return true;
}

bool
fill_open(
    struct app *app, const struct fill *what, struct arena *mem, struct form **out, struct err *e)
{
	struct form_site site = { .today = app->now.day, .order = app->clinic.order };
	const struct formdef *def;
	struct form *f;

	if (!app_form(app, what->form, &def, e))
		return false;
	f = form_open(def, site, mem);
	if (!set_context(app, f, what, e) || !set_booked(app, f, what, e)
	    || !set_previous(app, f, what, mem, e) || !set_answers(app, f, what, mem, e)) {
		form_close(f);
		return false;
	}
	*out = f;
	return true;
}

bool
fill_latest(
    struct app *app, int64_t patient, const char *form, int64_t *id, bool *final, struct err *e)
{
	struct response_wanted want = { .patient = patient, .form = form, .before = DAY_NONE };
	struct arena a = { 0 };
	struct response last;
	bool done = response_latest(app->db, &want, &a, &last, e);

	*id = done ? last.id : 0;
	*final = done && last.id != 0 && strcmp(last.state, "final") == 0;
	arena_clear(&a);
	return done;
}

bool
fill_unfinished(struct app *app, const struct fill *what, int64_t *id, struct err *e)
{
	struct response_wanted want = {
		.patient = what->patient, .form = what->form, .before = DAY_NONE
	};
	struct arena a = { 0 };
	struct response last;
	bool done = response_latest(app->db, &want, &a, &last, e);
	bool open = done && last.id != 0 && strcmp(last.state, "incomplete") == 0;

	*id = open && last.session == what->session ? last.id : 0;
	arena_clear(&a);
	return done;
}

const char *
fill_unreadable(const struct form *f, struct arena *a)
{
	struct text t = { .a = a };
	struct problems all;

	text_add(&t, "");
	form_problems(f, a, &all);
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].kind == PROBLEM_BAD)
			text_addf(
			    &t, "%s%s", t.len > 0 ? ", " : "", form_label(f, all.at[i].cell, a));
	return text_get(&t);
}

bool
fill_check(struct call *c, struct form *f, bool sure, struct outcome *out, struct err *e)
{
	const struct formdef *def = form_def(f);
	struct problems all;
	bool good = true;

	form_problems(f, c->a, &all);
	for (size_t i = 0; i < all.n; i++) {
		const struct problem *p = &all.at[i];
		const struct cell_place *at = &def->cells[p->cell];
		const struct field *g = &def->fields[at->field];
		const char *hip = !g->sides ? "" : at->at == SIDE_R ? ", right" : ", left";

		if (p->kind == PROBLEM_WARN && sure) {
			form_confirm(f, p->cell, p->warning);
			continue;
		}
		outcome_reason(c, out, "%s%s: %s", g->label, hip, p->text);
		if (good)
			err_field(e, ERR_RULE, g->key, "%s%s: %s", g->label, hip, p->text);
		good = false;
	}
	return good;
}
