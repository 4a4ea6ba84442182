#include "app/drafts.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "app/rescue.h"
#include "app/treatment.h"
#include "base/text.h"
#include "form/answer.h"
#include "store/draft_store.h"
#include "store/merge_store.h"
#include "store/response_store.h"

bool
app_drafts(struct app *app, struct err *e)
{
	if (app->drafts != NULL && drafts_hold(app->drafts))
		return true;
	if (app->drafts != NULL)
		drafts_close(app->drafts);
	app->drafts = NULL;
	app->presence = 0; /* it was in the file that is gone */
	if (!drafts_open(app->paths.db, &app->drafts, e))
		return false;
	if (drafts_aside(app->drafts)[0] != '\0')
		app->drafts_aside = arena_str(&app->mem, drafts_aside(app->drafts));
	return drafts_set_aside(app->drafts, app->db, &app->drafts_lost, e);
}

const char *
draft_news(struct app *app, struct arena *a)
{
	const char *aside = app->drafts_aside;
	int lost = app->drafts_lost;

	app->drafts_aside = NULL;
	app->drafts_lost = 0;
	if (lost > 0)
		return text_fmt(a,
		    "%d half-filled form%s of patients whom these records do not have: kept, not "
		    "offered.",
		    lost, lost == 1 ? " is" : "s are");
	return aside == NULL ? ""
			     : text_fmt(a,
				 "The file of drafts was damaged. A new one is begun; the old one "
				 "is %s.",
				 aside);
}

static const char *
write_answers(const struct form *f, struct arena *a)
{
	json_t *all = json_array();
	struct answers held;
	size_t size;
	char *room;

	form_answers(f, ANSWERS_DRAFT, a, &held);
	for (size_t i = 0; i < held.n; i++) {
		const struct answer *x = &held.at[i];
		const char side[2] = { x->side };

		json_array_append_new(all,
		    json_pack("[s,s,i,s,s,s,i,i]", x->field, side, x->row, x->type, x->value, x->na,
			(int)x->confirmed, x->asked));
	}
	size = json_dumpb(all, NULL, 0, JSON_COMPACT);
	room = arena_alloc(a, size + 1);
	json_dumpb(all, room, size, JSON_COMPACT);
	json_decref(all);
	return room;
}

static bool
read_answer(json_t *j, struct arena *a, struct answer *out)
{
	const char *field, *side, *type, *value, *na;
	int row, confirmed, asked;

	if (json_unpack(
		j, "[s,s,i,s,s,s,i,i]", &field, &side, &row, &type, &value, &na, &confirmed, &asked)
	    != 0)
		return false;
	*out = (struct answer){ .field = arena_str(a, field),
		.side = side[0],
		.row = row,
		.type = arena_str(a, type),
		.value = arena_str(a, value),
		.na = arena_str(a, na),
		.confirmed = (unsigned)confirmed,
		.asked = asked };
	return true;
}

static bool
read_answers(const char *json, struct arena *a, struct answers *out, struct err *e)
{
	json_t *all = json_loads(json, 0, NULL);
	bool done = json_is_array(all);

	out->n = 0;
	out->at = arena_array(a, struct answer, json_array_size(all) + 1);
	for (size_t i = 0; done && i < json_array_size(all); i++)
		done = read_answer(json_array_get(all, i), a, &out->at[out->n++]);
	json_decref(all);
	return done
	    || err_set(e, ERR_IO,
		"Your draft of this cannot be read. The form is empty; the draft is kept for a "
		"week.");
}

/* Damage that is met here is put aside, and then there is a file that takes it. */
static bool
save(struct app *app, struct draft *d, struct arena *a, struct err *e)
{
	bool done = (app_drafts(app, e) && draft_save(app->drafts, d, a, e))
	    || (app->drafts != NULL && !drafts_hold(app->drafts) && app_drafts(app, e)
		&& draft_save(app->drafts, d, a, e));

	app->draft_beside = app->draft_beside || (done && d->beside);
	return done;
}

const char *
draft_beside(struct app *app)
{
	bool beside = app->draft_beside;

	app->draft_beside = false;
	return beside ? "Also filled at another terminal of yours: this is a draft of its own."
		      : "";
}

/* Of somebody who is not registered yet no record tells one draft from another: its number does. */
static int64_t
session_of(const struct fill *what)
{
	return what->patient == 0 ? what->nth : what->session;
}

bool
draft_keep(struct app *app, const struct fill *what, const struct form *f, const char *focus,
    char id[DRAFT_ID], struct err *e)
{
	struct arena a = { 0 };
	struct draft d = { .id = id,
		.form = what->form,
		.version = form_def(f)->version,
		.subject = what->patient,
		.response = what->response,
		.session = session_of(what),
		.staff = app->person.id,
		.focus = focus,
		.answers = write_answers(f, &a),
		.at = app->now.at };
	bool done;

	if (rescue_is_on(app))
		rescue_form(app, what, f);
	done = save(app, &d, &a, e);
	if (done && d.id != id)
		snprintf(id, DRAFT_ID, "%s", d.id);
	arena_clear(&a);
	return done;
}

static struct draft
text_draft(const struct app *app, const struct fill *what, const char *text)
{
	return (struct draft){ .id = "",
		.form = what->form,
		.subject = what->patient,
		.staff = app->person.id,
		.focus = "",
		.answers = text,
		.at = app->now.at };
}

bool
draft_keep_text(
    struct app *app, const struct fill *what, const char *text, char id[DRAFT_ID], struct err *e)
{
	struct arena a = { 0 };
	struct draft d = text_draft(app, what, text);
	bool done;

	if (rescue_is_on(app))
		rescue_text(app, what, text);
	d.id = id;
	done = save(app, &d, &a, e);
	if (done && d.id != id)
		snprintf(id, DRAFT_ID, "%s", d.id);
	arena_clear(&a);
	return done;
}

bool
draft_take_text(struct app *app, const struct fill *what, struct arena *a, const char **text,
    char id[DRAFT_ID], struct err *e)
{
	struct draft key = text_draft(app, what, ""), d;

	if (!app_drafts(app, e) || !draft_find(app->drafts, app->db, &key, a, &d, e))
		return false;
	snprintf(id, DRAFT_ID, "%s", d.id);
	*text = d.id[0] == '\0' ? "" : d.answers;
	if (d.id[0] != '\0')
		draft_go_on(app->drafts, &d);
	return true;
}

/* What was begun on a record that became part of this one goes on on this one. */
static bool
find_merged(
    struct app *app, const struct draft *key, struct arena *a, struct draft *out, struct err *e)
{
	struct draft of = *key;
	struct merge_ids part;

	if (!merge_parts(app->db, key->subject, a, &part, e))
		return false;
	for (size_t i = 0; i < part.id.n; i++) {
		of.subject = part.id.at[i];
		if (!draft_find(app->drafts, app->db, &of, a, out, e))
			return false;
		if (out->id[0] != '\0') {
			out->subject = key->subject;
			return draft_adopt(app->drafts, out->id, key->subject, e);
		}
	}
	return true;
}

/* What a draft of it by this person is found by. */
static bool
key_of(struct app *app, const struct fill *what, struct draft *key, struct err *e)
{
	const struct formdef *def;

	*key = (struct draft){ .id = "",
		.form = what->form,
		.subject = what->patient,
		.response = what->response,
		.session = session_of(what),
		.staff = app->person.id,
		.focus = "",
		.answers = "" };
	if (!app_form(app, what->form, &def, e) || !app_drafts(app, e))
		return false;
	key->version = def->version;
	return true;
}

static bool
find_draft(
    struct app *app, const struct fill *what, struct arena *a, struct draft *out, struct err *e)
{
	struct draft key;

	if (!key_of(app, what, &key, e) || !draft_find(app->drafts, app->db, &key, a, out, e))
		return false;
	return out->id[0] != '\0' || what->patient == 0 || find_merged(app, &key, a, out, e);
}

static struct draft_row
row_of(const struct draft *d)
{
	return (struct draft_row){ .id = d->id,
		.form = d->form,
		.what = d->form,
		.patient = d->subject,
		.response = d->response,
		.shown = "",
		.focus = d->focus,
		.at = d->at,
		.discarded = d->discarded != 0 };
}

bool
draft_offer(
    struct app *app, const struct fill *what, struct arena *a, struct draft_row *out, struct err *e)
{
	struct draft d;

	*out = (struct draft_row){ .id = "" };
	if (!find_draft(app, what, a, &d, e))
		return false;
	if (d.id[0] != '\0')
		*out = row_of(&d);
	return true;
}

bool
draft_last_thrown(
    struct app *app, const struct fill *what, struct arena *a, struct draft_row *out, struct err *e)
{
	struct draft key, d;

	*out = (struct draft_row){ .id = "" };
	if (!key_of(app, what, &key, e) || !draft_thrown(app->drafts, &key, app->now.at, a, &d, e))
		return false;
	if (d.id[0] != '\0')
		*out = row_of(&d);
	return true;
}

bool
draft_bring_back(struct app *app, const char *id, struct err *e)
{
	return app_drafts(app, e) && draft_restore(app->drafts, id, e);
}

bool
draft_base(struct app *app, const struct fill *what, int64_t *response, struct err *e)
{
	struct arena a = { 0 };
	struct fill of = *what;
	struct response r;
	struct draft d;
	bool done;

	*response = what->response;
	while ((done = find_draft(app, &of, &a, &d, e)) && of.response != 0
	    && (d.id[0] == '\0' || d.discarded != 0)) {
		done = response_find(app->db, of.response, &a, &r, e);
		if (!done || r.supersedes == 0)
			break;
		of.response = r.supersedes;
	}
	if (done && d.id[0] != '\0' && d.discarded == 0)
		*response = of.response;
	arena_clear(&a);
	return done;
}

bool
draft_take(struct app *app, const struct fill *what, struct form *f, struct err *e)
{
	struct arena a = { 0 };
	struct answers all, left;
	struct draft d;
	bool done = find_draft(app, what, &a, &d, e);

	if (done && d.id[0] != '\0') {
		done = read_answers(d.answers, &a, &all, e);
		if (done) {
			form_load_answers(f, &all, &a, &left);
			draft_go_on(app->drafts, &d);
		}
	}
	arena_clear(&a);
	return done;
}

static const char *
value_of(const struct answers *all, const char *field)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->at[i].field, field) == 0)
			return all->at[i].value;
	return "";
}

/* Who it is that is not registered yet, as far as it is typed. */
static const char *
typed_name(const struct draft *d, struct arena *a)
{
	const char *family, *given;
	struct answers all;
	struct err unread;

	if (!read_answers(d->answers, a, &all, &unread))
		return "";
	family = value_of(&all, "family");
	given = value_of(&all, "given");
	if (family[0] != '\0' && given[0] != '\0')
		return text_fmt(a, "%s, %s", family, given);
	return family[0] != '\0' ? family : given[0] != '\0' ? given : value_of(&all, "native");
}

const char *
draft_words(const struct draft_row *d, struct arena *a)
{
	return d->closed
	    ? "a form of a sensitive chart"
	    : text_fmt(a, "%s%s%s", d->what, d->shown[0] == '\0' ? "" : ", ", d->shown);
}

/* Each mark ends with a semicolon: it is the treatment screen that writes them. */
static int
marks_in(const struct draft *d)
{
	int n = 0;

	if (strcmp(d->form, "treatment") == 0)
		for (const char *s = d->answers; *s != '\0'; s++)
			n += *s == ';';
	return n;
}

/* The name of a draft of a screen says with keys what it is of: "override stem-cell left". */
static const char *
what_of(struct app *app, const struct draft *d, struct arena *a)
{
	static const char reason[] = "override ";
	const char *key = d->form + strlen(reason), *hip = strrchr(d->form, ' ');
	const struct pack *pack;
	struct err unheard;
	int marks = marks_in(d);

	if (marks > 0)
		return text_fmt(
		    a, "%d mark%s of treatment not recorded", marks, marks == 1 ? "" : "s");
	if (strncmp(d->form, reason, strlen(reason)) != 0 || hip < key
	    || !app_pack(app, &pack, &unheard))
		return d->form;
	return text_fmt(a, "reason for %s, %s hip",
	    treatment_words(pack, arena_strn(a, key, (size_t)(hip - key)), a), hip + 1);
}

bool
draft_mine(struct app *app, struct arena *a, struct draft_rows *out, struct err *e)
{
	struct draft_list all = { 0 };

	*out = (struct draft_rows){ 0 };
	if (!app_drafts(app, e)
	    || !draft_list_of(app->drafts, app->db, app->person.id, app->now.at, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct draft *d = &all.list.at[i];
		struct draft_row *x = vec_add(a, &out->list);

		*x = row_of(d);
		x->what = what_of(app, d, a);
		x->marks = marks_in(d);
		x->session = d->subject == 0 ? 0 : d->session;
		x->version = d->version;
		x->nth = d->subject == 0 ? (int)d->session : 0;
		x->shown = d->subject == 0 ? typed_name(d, a) : "";
		if (d->subject != 0
		    && (!merge_survivor(app->db, d->subject, &x->patient, e)
			|| !patient_name_of(app, x->patient, a, &x->shown, e)))
			return false;
		x->closed = x->patient != 0 && glass_hides(app, x->patient);
	}
	return true;
}

/* It is of somebody who is not registered yet. */
static bool
is_of_nobody(const struct draft_row *d)
{
	return d->patient == 0 && !d->discarded && strcmp(d->form, "registration") == 0;
}

bool
draft_begun(struct app *app, struct arena *a, struct draft_rows *out, int *nth, struct err *e)
{
	struct draft_rows mine;
	const struct formdef *def;
	bool taken = true;

	*out = (struct draft_rows){ 0 };
	if (!app_form(app, "registration", &def, e) || !draft_mine(app, a, &mine, e))
		return false;
	for (size_t i = 0; i < mine.list.n; i++)
		if (is_of_nobody(&mine.list.at[i]) && mine.list.at[i].version == def->version)
			*vec_add(a, &out->list) = mine.list.at[i];
	for (*nth = -1; taken;) {
		++*nth;
		taken = false;
		for (size_t i = 0; i < mine.list.n; i++)
			taken = taken
			    || (is_of_nobody(&mine.list.at[i]) && mine.list.at[i].nth == *nth);
	}
	return true;
}

bool
draft_throw(struct app *app, const char *id, struct err *e)
{
	return app_drafts(app, e) && draft_discard(app->drafts, id, app->now.at, e);
}

bool
draft_saved(struct app *app, const char *id, struct err *e)
{
	return app_drafts(app, e) && draft_drop(app->drafts, id, e);
}
