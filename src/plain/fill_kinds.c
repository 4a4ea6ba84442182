/* fill_kinds - the forms of a patient: intake, scores, visits, a session's record. */
#include <string.h>

#include "app/consent.h"
#include "app/form_list.h"
#include "app/late.h"
#include "app/may.h"
#include "app/record.h"
#include "base/text.h"
#include "plain/filling.h"

static void
add_record(const struct filling *w, struct arena *a, struct pairs *out)
{
	char day[DAY_TEXT];

	pair_add(a, out, "form", w->what.form);
	if (w->what.day != DAY_NONE)
		pair_add(a, out, "day", arena_str(a, day_iso(w->what.day, day)));
	if (w->what.response != 0)
		pair_id(a, out, "corrects", w->what.response);
	if (w->what.session != 0)
		pair_id(a, out, "session", w->what.session);
}

static void
add_person(const struct filling *w, struct arena *a, struct pairs *out)
{
	if (w->what.response != 0)
		pair_id(a, out, "corrects", w->what.response);
}

/* Said besides what was said to another question. */
static void
add_reason(struct filling *w, const char *said)
{
	for (size_t i = 0; i < w->given.list.n; i++) {
		struct pair *was = &w->given.list.at[i];

		if (strcmp(was->name, "reason") == 0) {
			was->value = text_fmt(&w->mem, "%s; %s", was->value, said);
			return;
		}
	}
	pair_add(&w->mem, &w->given, "reason", arena_str(&w->mem, said));
}

/* It is of another hip than was booked: so it is, and why. */
static bool
record_refused(struct filling *w, const struct err *e)
{
	const char *said;
	bool yes = false;

	if (strcmp(e->field, "sides") != 0)
		return false;
	say_warning(w->t, "%s", e->text);
	if (!ask_yes(w->t, "Is it so (y or n)", &yes) || !yes
	    || !ask_reason(w->t, REASON_OF_HIP, "Why not as booked", &said))
		return false;
	add_reason(w, said);
	pair_add(&w->mem, &w->given, "sides", "yes");
	return true;
}

/* A consent begins with what it was opened from, which nobody typed: that is no draft. */
static void
begin_record(struct filling *w)
{
	struct err e = { 0 };

	if (w->what.marked == NULL || w->what.response != 0)
		return;
	if (!consent_begin(w->form, &w->what, &e))
		say_error(w->t, &e);
	w->opened = w->kept = form_changes(w->form);
}

const struct fill_kind kind_record = { .command = "response.save",
	.incomplete = true,
	.begin = begin_record,
	.add = add_record,
	.refused = record_refused };
const struct fill_kind kind_person = {
	.command = "patient.edit", .title = "Person", .add = add_person
};

/* What a form of the open chart is filled for; response: the record to correct, 0 a new one. */
static void
fill_one(struct desk *d, const char *form, int64_t response)
{
	struct arena turn = { 0 };
	struct record r;
	struct err e = { 0 };
	struct fill what = { .form = arena_str(&turn, form),
		.patient = d->patient,
		.response = response,
		.day = late_day(d->app, DAY_NONE) };

	if (response != 0 && !record_load(d->app, response, &turn, &r, &e)) {
		say_error(d->t, &e);
		arena_clear(&turn);
		return;
	}
	if (response != 0)
		what.day = r.day;
	fill_run(d, strcmp(form, "stage") == 0 ? &kind_stage : &kind_record, &what, NULL);
	arena_clear(&turn);
}

void
fill_form_named(struct desk *d, const char *form)
{
	if (!desk_patient(d))
		return;
	if (strcmp(form, "registration") == 0)
		person_verb(d, "");
	else if (strcmp(form, "session") == 0)
		say(d->t,
		    "Error: the record of a session belongs to a visit: today lists them, "
		    "record and the number fills it.");
	else
		fill_one(d, form, 0);
}

void
fill_consent_for(struct desk *d, const char *treatment, int hip)
{
	const struct fill what = { .form = "consent",
		.patient = d->patient,
		.day = late_day(d->app, DAY_NONE),
		.marked = consent_takes(treatment) ? treatment : NULL,
		.hip = hip };

	if (desk_patient(d))
		fill_run(d, &kind_record, &what, NULL);
}

/* The intake is one record that is finished or corrected. */
void
intake_verb(struct desk *d, const char *args)
{
	struct err e = { 0 };
	int64_t id;
	bool final;

	(void)args;
	if (!desk_patient(d))
		return;
	if (!fill_latest(d->app, d->patient, "intake", &id, &final, &e))
		say_error(d->t, &e);
	else
		fill_one(d, "intake", id);
}

void
stage_verb(struct desk *d, const char *args)
{
	(void)args;
	if (desk_patient(d))
		fill_one(d, "stage", 0);
}

void
person_verb(struct desk *d, const char *args)
{
	struct fill what = { .form = "registration", .patient = d->patient, .day = DAY_NONE };
	struct err e = { 0 };
	bool final;

	(void)args;
	if (!desk_patient(d))
		return;
	if (!fill_latest(d->app, d->patient, what.form, &what.response, &final, &e))
		say_error(d->t, &e);
	else
		fill_run(d, &kind_person, &what, NULL);
}

void
forms_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct form_list all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!form_list(d->app, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < all.list.n; i++)
			if (strcmp(all.list.at[i].id, "session") != 0
			    && strcmp(all.list.at[i].id, "registration") != 0
			    && may_hold(d->app, may_fill(all.list.at[i].id).name))
				number_say(d,
				    (struct numbered){ .kind = NUMBER_FORM,
					.patient = d->patient,
					.words = all.list.at[i].id },
				    "%s", all.list.at[i].title);
		say(d->t, "A number fills that form for the open chart.");
	}
	arena_clear(&turn);
}

/* The record of a visit's session: what is recorded already is corrected, not recorded twice. */
void
record_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_VISIT | 1u << NUMBER_RECORD);
	struct arena turn = { 0 };
	struct record r;
	struct err e = { 0 };

	if (n != NULL && n->kind == NUMBER_RECORD) {
		record_say(d, n->id);
	} else if (n != NULL && !record_of_session(d->app, n->id, &turn, &r, &e)) {
		say_error(d->t, &e);
	} else if (n != NULL) {
		struct fill what = { .form = "session",
			.patient = n->patient,
			.response = r.id,
			.session = n->id,
			.day = r.day };

		fill_run(d, &kind_record, &what, NULL);
	}
	arena_clear(&turn);
}

/* Corrects a saved record of the history. */
void
correct_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_RECORD);
	struct arena turn = { 0 };
	struct record r;
	struct err e = { 0 };

	if (n != NULL && !record_load(d->app, n->id, &turn, &r, &e))
		say_error(d->t, &e);
	else if (n != NULL && strcmp(r.form, "registration") == 0)
		person_verb(d, "");
	else if (n != NULL && r.session != 0) {
		struct fill what = { .form = r.form,
			.patient = r.patient,
			.response = r.id,
			.session = r.session,
			.day = r.day };

		fill_run(d, &kind_record, &what, NULL);
	} else if (n != NULL)
		fill_one(d, r.form, r.id);
	arena_clear(&turn);
}

void
drafts_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct draft_rows mine = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT], minute[DAY_TEXT];

	(void)args;
	if (!draft_mine(d->app, &turn, &mine, &e))
		say_error(d->t, &e);
	numbers_begin(d);
	for (size_t i = 0; i < mine.list.n; i++) {
		const struct draft_row *r = &mine.list.at[i];
		struct now at = now_at(r->at);
		const struct formdef *def;
		const char *what;
		struct err none;

		if (r->discarded || !app_form(d->app, r->form, &def, &none))
			continue; /* what is no form is kept for its screen */
		what = r->closed ? draft_words(r, &turn)
				 : text_fmt(&turn, "%s%s%s", def->title,
				     r->shown[0] == '\0' ? "" : ", ", r->shown);
		if (strcmp(r->form, "session") == 0)
			say(d->t,
			    "%s, %s %s: today lists the visit, record and its number goes "
			    "on with it.",
			    what, day_show(at.day, day), minute_show(at.minute, minute));
		else
			number_say(d,
			    (struct numbered){ .kind = NUMBER_DRAFT,
				.patient = r->patient,
				.of = r->patient == 0 ? r->nth : r->response,
				.words = r->form },
			    "%s, %s %s.", what, day_show(at.day, day),
			    minute_show(at.minute, minute));
	}
	say(d->t, mine.list.n == 0 ? "You left no form half filled." : "A number goes on with it.");
	arena_clear(&turn);
}

void
fill_draft(struct desk *d, const struct numbered *n)
{
	if (n->patient == 0) {
		fill_new(d, (int)n->of, "");
		return;
	}
	d->patient = n->patient;
	if (strcmp(n->words, "registration") == 0)
		person_verb(d, "");
	else
		fill_one(d, n->words, n->of);
}

/* Answer by answer, as the form asks them. */
static void
say_answers(struct talk *t, const struct form *f, struct arena *a)
{
	const struct formdef *def = form_def(f);
	size_t section = SIZE_MAX;

	for (size_t i = 0; i < def->ncells; i++) {
		const struct field *d = form_field(f, i);
		const struct cell *c = form_cell(f, i);
		const char *value = c->text;

		for (size_t k = 0; c->na != NULL && k < d->nna; k++)
			if (strcmp(d->na[k].code, c->na) == 0)
				value = d->na[k].label;
		if (!c->shown || value[0] == '\0' || d->type == FIELD_INFO)
			continue;
		if (d->section != section)
			say(t, "%s:", def->sections[d->section].title);
		section = d->section;
		say(t, "%s: %s%s%s.", form_label(f, i, a), value, d->unit[0] == '\0' ? "" : " ",
		    c->na == NULL ? d->unit : "");
	}
}

void
record_say(struct desk *d, int64_t record)
{
	struct arena turn = { 0 };
	struct banner who;
	struct record r;
	struct form *f;
	struct err e = { 0 };
	char day[DAY_TEXT];

	if (!record_load(d->app, record, &turn, &r, &e)
	    || !banner_load(d->app, r.patient, &turn, &who, &e)
	    || !fill_open(d->app,
		&(struct fill){ .form = r.form,
		    .patient = r.patient,
		    .response = r.id,
		    .session = r.session,
		    .day = r.day },
		&turn, &f, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "%s of %s. %s. %s by %s.%s%s%s%s", form_def(f)->title,
		    day_show(r.day, day), desk_who(d, &who, &turn),
		    strcmp(r.state, "final") == 0 ? "Saved" : "Saved as incomplete", r.initials,
		    r.reason[0] == '\0' ? "" : " Corrected: ", r.reason,
		    r.late[0] == '\0' ? "" : " Late: ", r.late);
		say_answers(d->t, f, &turn);
		if (command_allowed(d->app,
			command_find(
			    strcmp(r.form, "stage") == 0 ? "stage.confirm" : "response.save")))
			say(d->t, "Correct and its number in the history changes it.");
		form_close(f);
	}
	arena_clear(&turn);
}
