#include "store/action_store.h"

bool
action_key_find(
    struct db *db, const char *key, struct arena *a, struct save_made *out, struct err *e)
{
	struct rows *row = db_read(db, Q_ACTION_KEY, ARGS(T(key)));

	*out = (struct save_made){ 0 };
	if (row_next(row)) {
		out->command = row_text(row, a);
		out->object = row_int(row);
		out->digest = row_text(row, a);
	}
	return rows_end(row, e);
}

bool
undo_add(struct tx *tx, struct undo *u, struct err *e)
{
	if (!tx_run(tx, Q_UNDO_ADD,
		ARGS(I(tx_now(tx).at), I(tx_now(tx).day), I(tx_who(tx)->staff), ID(u->patient),
		    T(u->command), T(u->said), T(u->inverse), I(u->audit_from), I(u->audit)),
		NULL, e))
		return false;
	u->id = tx_new_id(tx);
	return true;
}

static void
read_undo(struct rows *row, struct arena *a, struct undo *out)
{
	out->id = row_int(row);
	out->at = row_int(row);
	out->day = row_day(row);
	out->staff = row_int(row);
	out->patient = row_int(row);
	out->command = row_text(row, a);
	out->said = row_text(row, a);
	out->inverse = row_text(row, a);
	out->undone_at = row_int(row);
	out->audit = row_int(row);
}

bool
undo_last(struct db *db, int64_t staff, struct arena *a, struct undo *out, struct err *e)
{
	struct rows *row = db_read(db, Q_UNDO_LAST, ARGS(I(staff)));

	*out = (struct undo){ 0 };
	if (row_next(row))
		read_undo(row, a, out);
	return rows_end(row, e);
}

bool
undo_standing(
    struct db *db, int64_t staff, int most, struct arena *a, struct undos *out, struct err *e)
{
	struct rows *row = db_read(db, Q_UNDO_STANDING, ARGS(I(staff), I(most)));

	*out = (struct undos){ 0 };
	while (row_next(row))
		read_undo(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
undo_find(struct db *db, int64_t id, struct arena *a, struct undo *out, struct err *e)
{
	struct rows *row = db_read(db, Q_UNDO_BY_ID, ARGS(I(id)));
	bool found = row_next(row);

	if (found)
		read_undo(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "id", "There is no action with number %lld.", (long long)id);
}

bool
undo_built_upon(struct db *db, int64_t id, struct arena *a, struct built_upon *out, struct err *e)
{
	struct rows *row = db_read(db, Q_UNDO_BUILT_UPON, ARGS(I(id)));

	*out = (struct built_upon){ 0 };
	if (row_next(row)) {
		out->id = row_int(row);
		out->patient = row_int(row);
		out->command = row_text(row, a);
		out->said = row_text(row, a);
		out->initials = row_text(row, a);
	}
	return rows_end(row, e);
}

bool
undo_mark(struct tx *tx, int64_t id, struct err *e)
{
	int changed = 0;

	if (!tx_run(tx, Q_UNDO_MARK, ARGS(I(id), I(tx_now(tx).at)), &changed, e))
		return false;
	return changed == 1
	    || err_set(e, ERR_CONFLICT, "This was taken back already, at another terminal.");
}

bool
action_left(struct db *db, int64_t patient, struct arena *a, struct left_rows *out, struct err *e)
{
	struct rows *row = db_read(db, Q_ACTION_LEFT, ARGS(I(patient)));

	*out = (struct left_rows){ 0 };
	while (row_next(row)) {
		struct left_row *x = vec_add(a, &out->list);

		x->object = row_text(row, a);
		x->id = row_int(row);
		x->rev = row_int(row);
	}
	return rows_end(row, e);
}

bool
action_resource(struct db *db, const char *code, int64_t id, int64_t *out, struct err *e)
{
	struct rows *row = code != NULL ? db_read(db, Q_ACTION_RESOURCE, ARGS(T(code)))
					: db_read(db, Q_ACTION_RESOURCE_BY_ID, ARGS(I(id)));

	*out = row_next(row) ? row_int(row) : 0;
	return rows_end(row, e);
}

bool
action_patient(struct db *db, const char *number, int64_t id, int64_t *out, struct err *e)
{
	struct rows *row = number != NULL ? db_read(db, Q_ACTION_PATIENT, ARGS(T(number)))
					  : db_read(db, Q_ACTION_PATIENT_BY_ID, ARGS(I(id)));

	*out = row_next(row) ? row_int(row) : 0;
	return rows_end(row, e);
}
