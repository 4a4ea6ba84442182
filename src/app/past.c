#include "app/past.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/late.h"
#include "app/past_value.h"
#include "base/text.h"
#include "form/formdef.h"
#include "store/response_store.h"
#include "store/stage_store.h"

/* The path shows these first, whether they were asked or not. */
static const char *const first[] = { "intake", "stage" };
enum { FIRST = sizeof(first) / sizeof(*first) };

const char *
past_state_word(const char *state)
{
	static const struct {
		const char *state, *word;
	} known[] = { { "final", "holds" }, { "incomplete", "incomplete" },
		{ "superseded", "superseded" }, { "error", "entered in error" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].state, state) == 0)
			return known[i].word;
	return state;
}

static const struct response *
by_id(const struct responses *all, int64_t id)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].id == id)
			return &all->list.at[i];
	return NULL;
}

/* Why r took the place of an earlier record; "" when it did not.  The reason stands with what
 * was corrected; people look for it with what came. */
static const char *
corrected_for(const struct responses *all, const struct response *r)
{
	const struct response *old = r->supersedes == 0 ? NULL : by_id(all, r->supersedes);

	return old == NULL ? "" : old->reason;
}

/* The version that the chain of r began with. */
static int64_t
root_of(const struct responses *all, const struct response *r)
{
	const struct response *old;

	while (r->supersedes != 0 && (old = by_id(all, r->supersedes)) != NULL)
		r = old;
	return r->id;
}

static bool
holds(const struct response *r)
{
	return strcmp(r->state, "final") == 0 || strcmp(r->state, "incomplete") == 0;
}

/* The title of a form; one that the clinic has no more is called by its id. */
static const char *
title_of(struct app *app, const char *form)
{
	const struct formdef *def;
	struct err unheard;

	return app_form(app, form, &def, &unheard) ? def->title : form;
}

static int64_t *
roots_of(const struct responses *all, struct arena *a)
{
	int64_t *root = arena_array(a, int64_t, all->list.n + 1);

	for (size_t i = 0; i < all->list.n; i++)
		root[i] = root_of(all, &all->list.at[i]);
	return root;
}

/* The record that response `at` is the newest version of; its id is 0 when it is not. */
static struct past_record
record_of(struct app *app, const struct responses *all, const int64_t *root, size_t at)
{
	const struct response *r = &all->list.at[at], *top = NULL;
	int n = 0;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct response *x = &all->list.at[i];

		if (root[i] != root[at])
			continue;
		n++;
		if (top == NULL || (holds(x) && !holds(top)))
			top = x;
	}
	if (top == NULL || top != r)
		return (struct past_record){ 0 };
	return (struct past_record){ .id = r->id,
		.form = r->form,
		.title = title_of(app, r->form),
		.day = r->day,
		.at = r->at,
		.initials = r->initials,
		.state = r->state,
		.versions = n };
}

/* The latest record of a form that holds; asked or not it has its row. */
static struct past_record
latest_of(struct app *app, const char *form, const struct past_record *found, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(found[i].form, form) == 0 && strcmp(found[i].state, "error") != 0)
			return found[i];
	return (struct past_record){ .form = form,
		.title = title_of(app, form),
		.day = DAY_NONE,
		.initials = "",
		.state = "" };
}

bool
past_records(
    struct app *app, int64_t patient, struct arena *a, struct past_records *out, struct err *e)
{
	struct past_record *found;
	struct responses all = { 0 };
	const int64_t *root;
	size_t n = 0;

	*out = (struct past_records){ 0 };
	if (!response_every(app->db, patient, a, &all, e))
		return false;
	root = roots_of(&all, a);
	found = arena_array(a, struct past_record, all.list.n + 1);
	for (size_t i = 0; i < all.list.n; i++) {
		found[n] = record_of(app, &all, root, i);
		n += found[n].id != 0;
	}
	for (int k = 0; k < FIRST; k++)
		*vec_add(a, &out->row) = latest_of(app, first[k], found, n);
	for (size_t i = 0; i < n; i++)
		if (found[i].id != out->row.at[0].id && found[i].id != out->row.at[1].id)
			*vec_add(a, &out->row) = found[i];
	return true;
}

/* The versions of the record that `of` is one of, the newest first. */
static bool
load_versions(
    struct app *app, const struct response *of, struct arena *a, struct past *out, struct err *e)
{
	struct responses all = { 0 };
	const struct response *self;
	const int64_t *root;

	if (!response_every(app->db, of->patient, a, &all, e))
		return false;
	self = by_id(&all, of->id);
	root = roots_of(&all, a);
	for (size_t i = 0; self != NULL && i < all.list.n; i++) {
		const struct response *r = &all.list.at[i];
		struct past_version v = { .id = r->id,
			.at = r->at,
			.day = r->day,
			.initials = r->initials,
			.state = r->state,
			.reason = r->supersedes == 0 && strcmp(r->state, "error") == 0
			    ? r->reason
			    : corrected_for(&all, r) };

		if (root[i] != root_of(&all, self))
			continue;
		if (!late_origin(app, r, a, &v.station, &v.late, e))
			return false;
		*vec_add(a, &out->version) = v;
	}
	return true;
}

struct loading {
	struct arena *a;
	const struct formdef *def;   /* NULL: the clinic has no such form any more */
	struct response_answers *of; /* one for each version */
	size_t n;
	struct past *out;
};

/* The row of one answer, unless it is there; nothing when no version has it. */
static void
add_row(struct loading *l, const char *field, const char *part)
{
	const struct field *d = l->def == NULL ? NULL : formdef_field(l->def, field);
	struct past_row row = { .field = field,
		.part = part,
		.label = past_label(d, field, part, l->a),
		.value = arena_array(l->a, const char *, l->n) };
	bool any = false;

	for (size_t i = 0; i < l->out->row.n; i++)
		if (strcmp(l->out->row.at[i].field, field) == 0
		    && strcmp(l->out->row.at[i].part, part) == 0)
			return;
	for (size_t v = 0; v < l->n; v++) {
		const struct response_answer *x = past_find(&l->of[v], d, field, part);

		row.value[v] = x == NULL ? "" : past_value(d, x, l->a);
		any = any || x != NULL;
		row.changed = row.changed || strcmp(row.value[v], row.value[0]) != 0;
	}
	if (any)
		*vec_add(l->a, &l->out->row) = row;
}

static void
add_rows(struct loading *l)
{
	for (size_t c = 0; l->def != NULL && c < l->def->ncells; c++) {
		const struct cell_place *p = &l->def->cells[c];
		const struct field *d = &l->def->fields[p->field];

		add_row(l, d->key, past_part(d, p->at, l->a));
	}
	for (size_t v = 0; v < l->n; v++)
		for (size_t i = 0; i < l->of[v].list.n; i++) {
			const struct response_answer *x = &l->of[v].list.at[i];
			const struct field *d =
			    l->def == NULL ? NULL : formdef_field(l->def, x->field);

			add_row(l, d == NULL ? x->field : d->key, x->part);
		}
}

/* "rule S07" of a field is among the rules that led to the stage of its hip. */
static bool
find_deciding(struct app *app, struct loading *l, struct err *e)
{
	struct hip_stages all = { 0 };

	if (!stage_list(app->db, l->out->patient, l->a, &all, e))
		return false;
	for (size_t i = 0; i < l->out->row.n; i++) {
		struct past_row *r = &l->out->row.at[i];
		const struct field *d = l->def == NULL ? NULL : formdef_field(l->def, r->field);

		for (size_t k = 0; d != NULL && k < all.list.n; k++)
			if (all.list.at[k].response == l->out->version.at[0].id
			    && all.list.at[k].side == r->part[0]
			    && strncmp(d->source, "rule ", 5) == 0
			    && strstr(all.list.at[k].rules, text_fmt(l->a, "\"%s\"", d->source + 5))
				!= NULL
			    && strcmp(r->value[0], "") != 0)
				r->decides = true;
	}
	return true;
}

bool
past_load(struct app *app, int64_t response, struct arena *a, struct past *out, struct err *e)
{
	struct loading l = { .a = a, .out = out };
	struct response r;
	struct err unheard;

	*out = (struct past){ 0 };
	if (!response_find(app->db, response, a, &r, e) || !load_versions(app, &r, a, out, e))
		return false;
	out->form = r.form;
	out->title = title_of(app, r.form);
	out->patient = r.patient;
	out->session = strcmp(r.form, "session") == 0 ? r.session : 0;
	if (!app_form(app, r.form, &l.def, &unheard))
		l.def = NULL;
	l.n = out->version.n;
	l.of = arena_array(a, struct response_answers, l.n + 1);
	for (size_t v = 0; v < l.n; v++)
		if (!response_answers_of(app->db, out->version.at[v].id, a, &l.of[v], e))
			return false;
	add_rows(&l);
	return strcmp(r.form, "stage") != 0 || find_deciding(app, &l, e);
}

bool
past_field(struct app *app, int64_t patient, const char *form, const char *place, struct arena *a,
    struct past_field *out, struct err *e)
{
	size_t n = strcspn(place, ".");
	const char *key = arena_strn(a, place, n), *part = place[n] == '.' ? place + n + 1 : "";
	const struct formdef *def = NULL;
	const struct field *d;
	struct responses all = { 0 };
	struct err unheard;

	*out = (struct past_field){ .title = title_of(app, form) };
	if (!response_every(app->db, patient, a, &all, e))
		return false;
	d = app_form(app, form, &def, &unheard) ? formdef_field(def, key) : NULL;
	out->label = past_label(d, key, part, a);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct response *r = &all.list.at[i];
		struct response_answers answers = { 0 };
		const struct response_answer *x;
		struct past_answer row = { r->id, r->at, r->day, "", r->initials, "", r->state,
			corrected_for(&all, r), "" };

		if (strcmp(r->form, form) != 0)
			continue;
		if (!response_answers_of(app->db, r->id, a, &answers, e)
		    || !late_origin(app, r, a, &row.station, &row.late, e))
			return false;
		x = past_find(&answers, d, key, part);
		row.value = x == NULL ? "" : past_value(d, x, a);
		*vec_add(a, &out->row) = row;
	}
	return true;
}

bool
past_note(struct app *app, int64_t patient, int64_t response, struct err *e)
{
	return app_note(app,
	    &(struct happened){ .action = "history.read",
		.object = response == 0 ? "patient" : "response",
		.id = response == 0 ? patient : response,
		.patient = patient,
		.outcome = "done" },
	    e);
}
