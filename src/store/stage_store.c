#include "store/stage_store.h"

bool
stage_add(struct tx *tx, struct hip_stage *h, int64_t old, struct err *e)
{
	const char side[2] = { h->side };

	h->author = tx_who(tx)->staff;
	h->at = tx_now(tx).at;
	if (!tx_run(tx, Q_STAGE_ADD,
		ARGS(I(h->patient), T(side), I(h->response), I(h->day), T(h->stage), T(h->status),
		    T(h->size), T(h->candidates), T(h->missing), T(h->rules), T(h->pack),
		    I(h->author), I(h->at)),
		NULL, e))
		return false;
	h->id = tx_new_id(tx);
	if (old != 0 && !tx_run(tx, Q_STAGE_SUPERSEDE, ARGS(I(old), I(h->id)), NULL, e))
		return false;
	return tx_note(
	    tx, &(struct note){ .object = "hip_stage", .id = h->id, .patient = h->patient }, e);
}

static void
read_one(struct rows *row, struct arena *a, struct hip_stage *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->side = row_text(row, a)[0];
	out->response = row_int(row);
	out->day = row_day(row);
	out->stage = row_text(row, a);
	out->status = row_text(row, a);
	out->size = row_text(row, a);
	out->candidates = row_text(row, a);
	out->missing = row_text(row, a);
	out->rules = row_text(row, a);
	out->pack = row_text(row, a);
	out->author = row_int(row);
	out->initials = row_text(row, a);
	out->at = row_int(row);
}

/* The first row, or a hip that was never staged. */
static bool
read_first(struct rows *row, char side, struct arena *a, struct hip_stage *out, struct err *e)
{
	*out = (struct hip_stage){ .side = side };
	if (row_next(row))
		read_one(row, a, out);
	return rows_end(row, e);
}

bool
stage_latest(struct db *db, int64_t patient, char side, struct arena *a, struct hip_stage *out,
    struct err *e)
{
	const char text[2] = { side };

	return read_first(db_read(db, Q_STAGE_LATEST, ARGS(I(patient), T(text))), side, a, out, e);
}

bool
stage_before(struct db *db, const struct hip_stage *of, struct arena *a, struct hip_stage *out,
    struct err *e)
{
	const char text[2] = { of->side };

	return read_first(
	    db_read(db, Q_STAGE_BEFORE, ARGS(I(of->patient), T(text), I(of->response))), of->side,
	    a, out, e);
}

bool
stage_list(struct db *db, int64_t patient, struct arena *a, struct hip_stages *out, struct err *e)
{
	struct rows *row = db_read(db, Q_STAGE_LIST, ARGS(I(patient)));

	*out = (struct hip_stages){ 0 };
	while (row_next(row))
		read_one(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
stage_restore(struct tx *tx, int64_t patient, int64_t response, struct arena *a, struct err *e)
{
	struct rows *row = db_read(tx_db(tx), Q_STAGE_REPLACED_BY, ARGS(I(patient), I(response)));
	VEC(int64_t) old = { 0 };

	while (row_next(row))
		*vec_add(a, &old) = row_int(row);
	if (!rows_end(row, e))
		return false;
	for (size_t i = 0; i < old.n; i++)
		if (!tx_run(tx, Q_STAGE_SUPERSEDE, ARGS(I(old.at[i]), NIL), NULL, e)
		    || !tx_note(tx,
			&(struct note){
			    .object = "hip_stage", .id = old.at[i], .patient = patient },
			e))
			return false;
	return true;
}
