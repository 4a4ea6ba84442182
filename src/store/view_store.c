#include "store/view_store.h"

bool
view_recent(struct db *db, int64_t staff, const char *action, int most, struct arena *a,
    struct ids *out, struct err *e)
{
	struct rows *row = db_read(db, Q_VIEW_RECENT, ARGS(I(staff), T(action), I(most)));

	*out = (struct ids){ 0 };
	while (row_next(row))
		*vec_add(a, &out->id) = row_int(row);
	return rows_end(row, e);
}

static void
read_due(struct rows *row, struct arena *a, struct view_due *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->number = row_text(row, a);
	out->shown = row_text(row, a);
	out->latin = row_text(row, a);
	out->born = row_day(row);
	out->born_estimated = row_int(row) != 0;
	out->sensitive = row_int(row) != 0;
	out->side = row_text(row, a)[0];
	out->kind = row_text(row, a);
	out->what = row_text(row, a);
	out->earliest = row_day(row);
	out->target = row_day(row);
	out->latest = row_day(row);
	out->decision = row_int(row);
	out->session = row_int(row);
	out->session_day = row_day(row);
	out->rev = row_int(row);
	out->tried = (int)row_int(row);
	out->phone = row_phone(row, a);
}

/* All the rows, behind those that are in out. */
static bool
read_dues(struct rows *row, struct arena *a, struct view_dues *out, struct err *e)
{
	while (row_next(row))
		read_due(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
view_due_list(struct db *db, const struct view_due_range *r, struct arena *a, struct view_dues *out,
    struct err *e)
{
	return read_dues(db_read(db, Q_VIEW_DUE,
			     ARGS(I(r->target_from), I(r->target_to), I(r->latest_from),
				 I(r->latest_to), I(r->most), I(r->from), I(r->today))),
	    a, out, e);
}

bool
view_lost_list(
    struct db *db, int most, int from, struct arena *a, struct view_dues *out, struct err *e)
{
	return read_dues(db_read(db, Q_VIEW_LOST, ARGS(I(most), I(from))), a, out, e);
}

bool
view_waits_list(struct db *db, const struct view_due_range *r, struct arena *a,
    struct view_dues *out, struct err *e)
{
	return read_dues(
	    db_read(db, Q_VIEW_WAITS, ARGS(I(r->most), I(r->from), I(r->today))), a, out, e);
}

bool
view_alike(struct db *db, int64_t patient, int *out, struct err *e)
{
	struct rows *row = db_read(db, Q_VIEW_ALIKE, ARGS(I(patient)));

	*out = row_next(row) ? (int)row_int(row) : 0;
	return rows_end(row, e);
}
