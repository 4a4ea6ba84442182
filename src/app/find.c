#include "app/find.h"

#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "base/text.h"
#include "model/pack.h"
#include "store/duplicate_store.h"
#include "store/merge_store.h"
#include "store/patient_store.h"
#include "store/search_store.h"
#include "store/view_store.h"

/* Who may not read a sensitive chart sees whose it is, and nothing out of it. */
static struct find_row
row_of(struct app *app, const struct found *f)
{
	bool hidden = glass_closed(app, f->id, f->sensitive);

	return (struct find_row){ .id = f->id,
		.shown = f->shown,
		.latin = f->latin,
		.number = f->number,
		.born = f->born,
		.born_estimated = f->born_estimated,
		.sensitive = f->sensitive,
		.hidden = hidden,
		.state = f->state,
		.last_seen = hidden ? DAY_NONE : f->last_seen,
		.right = hidden ? "" : f->right,
		.left = hidden ? "" : f->left,
		.why = "",
		.phone = "" };
}

/* A stage as the chart calls it; one that the pack has no more stays its code. */
static const char *
stage_word(const struct pack *p, const char *code)
{
	int stage = code[0] == '\0' ? -1 : pack_stage(p, code);

	return code[0] == '\0' ? "not staged" : stage < 0 ? code : pack_stage_word(p, stage);
}

/* Rows out of the database, with stages in words. */
static bool
rows_of(
    struct app *app, const struct hits *from, struct arena *a, struct find_rows *out, struct err *e)
{
	const struct pack *p;

	if (from->row.n > 0 && !app_pack(app, &p, e))
		return false;
	for (size_t i = 0; i < from->row.n; i++) {
		struct find_row *r = vec_add(a, &out->list);

		*r = row_of(app, &from->row.at[i]);
		if (r->hidden)
			continue;
		r->right = stage_word(p, r->right);
		r->left = stage_word(p, r->left);
	}
	return true;
}

static void
mark_alike(struct find_rows *rows)
{
	for (size_t i = 0; i < rows->list.n; i++)
		for (size_t k = 0; k < rows->list.n; k++)
			if (i != k && strcmp(rows->list.at[i].latin, rows->list.at[k].latin) == 0)
				rows->list.at[i].alike = true;
}

static const struct find_row *
row_with(const struct find_rows *rows, int64_t id)
{
	for (size_t i = 0; rows != NULL && i < rows->list.n; i++)
		if (rows->list.at[i].id == id)
			return &rows->list.at[i];
	return NULL;
}

/* A row of the answer before, which is about to go. */
static struct find_row
taken_over(const struct find_row *r, struct arena *a)
{
	struct find_row x = *r;

	x.shown = arena_str(a, r->shown);
	x.latin = arena_str(a, r->latin);
	x.number = arena_str(a, r->number);
	x.state = arena_str(a, r->state);
	x.right = arena_str(a, r->right);
	x.left = arena_str(a, r->left);
	x.alike = false;
	return x;
}

/* One row for each id that there is, in their order. */
static bool
rows_for(struct app *app, const struct hit_ids *ids, const struct find_rows *before,
    struct arena *a, struct find_rows *out, struct err *e)
{
	struct find_rows read = { 0 };
	int64_t other[SEARCH_MOST];
	struct hits hits = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < ids->n; i++)
		if (row_with(before, ids->id[i]) == NULL)
			other[n++] = ids->id[i];
	if (n > 0
	    && (!search_rows(app->db, other, n, app->now.day, a, &hits, e)
		|| !rows_of(app, &hits, a, &read, e)))
		return false;
	for (size_t i = 0; i < ids->n; i++) {
		const struct find_row *old = row_with(before, ids->id[i]);
		const struct find_row *now = row_with(&read, ids->id[i]);

		if (old != NULL)
			*vec_add(a, &out->list) = taken_over(old, a);
		else if (now != NULL)
			*vec_add(a, &out->list) = *now;
	}
	mark_alike(out);
	return true;
}

bool
find_typed_on(struct app *app, const char *typed, const struct find_rows *before, struct arena *a,
    struct find_rows *out, struct err *e)
{
	struct search_for s = { .typed = typed,
		.today = app->now.day,
		.order = app->clinic.order,
		.limit = FIND_MOST };
	struct hit_ids ids;

	*out = (struct find_rows){ 0 };
	if (!search_ids(app->db, &app->fold, &s, a, &ids, e))
		return false;
	out->more = ids.more;
	out->too_short = ids.too_short;
	out->hint = ids.hint;
	return rows_for(app, &ids, before, a, out, e);
}

bool
find_typed(
    struct app *app, const char *typed, struct arena *a, struct find_rows *out, struct err *e)
{
	return find_typed_on(app, typed, NULL, a, out, e);
}

bool
find_note(struct app *app, int rows, struct err *e)
{
	return app_note(app,
	    &(struct happened){
		.action = "patient.find", .object = "search", .id = rows, .outcome = "done" },
	    e);
}

bool
find_note_list(struct app *app, const char *name, struct err *e)
{
	return app_note(
	    app, &(struct happened){ .action = "list.open", .object = name, .outcome = "done" }, e);
}

bool
find_recent(struct app *app, int most, struct arena *a, struct find_rows *out, struct err *e)
{
	struct ids ids = { 0 };
	struct hits hits = { 0 };

	*out = (struct find_rows){ 0 };
	if (!view_recent(app->db, app->person.id, "chart.open", most, a, &ids, e)
	    || !search_rows(app->db, ids.id.at, ids.id.n, app->now.day, a, &hits, e)
	    || !rows_of(app, &hits, a, out, e))
		return false;
	mark_alike(out);
	return true;
}

bool
find_number(struct app *app, const char *typed, int64_t *patient, struct err *e)
{
	return patient_by_number(app->db, typed, patient, e)
	    && merge_survivor(app->db, *patient, patient, e);
}

bool
find_by_id(struct app *app, int64_t patient, struct arena *a, struct find_row *out, struct err *e)
{
	struct hits hits = { 0 };

	if (!search_rows(app->db, &patient, 1, app->now.day, a, &hits, e))
		return false;
	if (hits.row.n == 0)
		return err_set(e, ERR_MISSING, "There is no such patient.");
	*out = row_of(app, &hits.row.at[0]);
	return true;
}

struct find_row
find_row_like(struct app *app, const struct likeness *l, bool points, struct arena *a)
{
	struct find_row x = row_of(app, &l->row);
	struct text why = { .a = a };

	for (size_t k = 0; k < l->why.n; k++) {
		text_addf(&why, "%s%s", k > 0 ? ", " : "", l->why.at[k].text);
		if (points)
			text_addf(&why, " %d", l->why.at[k].points);
	}
	x.percent = l->percent;
	x.phone = x.hidden ? "" : l->phone;
	x.why = text_get(&why);
	return x;
}

static struct registration
registration_of(const struct find_like *who)
{
	return (struct registration){ .family = who->family,
		.given = who->given,
		.native = who->native,
		.phone = who->phone,
		.sex = who->sex,
		.born = who->born,
		.except = who->except };
}

bool
find_alike(struct app *app, const struct find_like *who, struct arena *a, struct find_rows *out,
    struct err *e)
{
	struct registration r = registration_of(who);
	struct likenesses like = { 0 };

	*out = (struct find_rows){ 0 };
	if (!duplicate_find(app->db, &app->fold, &r, app->now.day, a, &like, e))
		return false;
	for (size_t i = 0; i < like.list.n; i++)
		*vec_add(a, &out->list) = find_row_like(app, &like.list.at[i], false, a);
	return true;
}

static bool
is_listed(const struct find_rows *rows, int64_t id)
{
	for (size_t i = 0; i < rows->list.n; i++)
		if (rows->list.at[i].id == id)
			return true;
	return false;
}

bool
find_namesakes(struct app *app, const struct find_like *who, struct arena *a, struct find_rows *out,
    struct err *e)
{
	struct registration r = registration_of(who);
	const char *name = text_fmt(a, "%s %s", who->family, who->given);
	struct likenesses like = { 0 };

	if (!find_typed(app, name, a, out, e)
	    || !duplicate_names(app->db, &app->fold, &r, app->now.day, a, &like, e))
		return false;
	for (size_t i = 0; i < out->list.n; i++)
		out->list.at[i].why = "Found by the name alone: check the date of birth.";
	for (size_t i = 0; i < like.list.n; i++)
		if (!is_listed(out, like.list.at[i].row.id)) {
			struct find_row *row = vec_add(a, &out->list);

			*row = row_of(app, &like.list.at[i].row);
			row->why = "Found by a name like it: check the date of birth.";
		}
	return true;
}
