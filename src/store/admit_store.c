#include "store/admit_store.h"

bool
admitted_find(struct db *db, int64_t id, struct arena *a, struct admitted *out, struct err *e)
{
	struct rows *r = db_read(db, Q_ADMITTED_BY_ID, ARGS(I(id)));
	bool there = row_next(r);

	*out = (struct admitted){ 0 };
	if (there) {
		out->id = row_int(r);
		out->patient = row_int(r);
		out->staff = row_int(r);
		out->at = row_int(r);
		out->reason = row_text(r, a);
		out->ended = row_int(r);
		out->login = row_text(r, a);
		out->name = row_text(r, a);
		out->by = row_text(r, a);
	}
	return rows_end(r, e)
	    && (there || err_field(e, ERR_MISSING, "id", "Nobody was let in under that number."));
}

static bool
read_ids(struct rows *r, struct arena *a, struct staff_ids *out, struct err *e)
{
	*out = (struct staff_ids){ 0 };
	while (row_next(r))
		*vec_add(a, &out->list) = row_int(r);
	return rows_end(r, e);
}

bool
admitted_load(
    struct db *db, int64_t patient, struct arena *a, struct admitted_list *out, struct err *e)
{
	struct staff_ids id;

	*out = (struct admitted_list){ 0 };
	if (!read_ids(db_read(db, Q_ADMITTED_LIST, ARGS(I(patient))), a, &id, e))
		return false;
	for (size_t i = 0; i < id.list.n; i++)
		if (!admitted_find(db, id.list.at[i], a, vec_add(a, &out->list), e))
			return false;
	return true;
}

static bool
note(struct tx *tx, const struct admitted *d, struct err *e)
{
	return tx_note(
	    tx, &(struct note){ .object = "admitted", .id = d->id, .patient = d->patient }, e);
}

bool
admitted_add(struct tx *tx, struct admitted *d, struct err *e)
{
	if (!tx_run(tx, Q_ADMITTED_ADD,
		ARGS(I(d->patient), I(d->staff), I(tx_who(tx)->staff), I(tx_now(tx).at),
		    T(d->reason)),
		NULL, e))
		return false;
	d->id = tx_new_id(tx);
	return note(tx, d, e);
}

bool
admitted_end(struct tx *tx, const struct admitted *d, int64_t ended, struct err *e)
{
	int changed;

	if (!tx_run(tx, Q_ADMITTED_END, ARGS(I(d->id), ID(ended)), &changed, e))
		return false;
	if (changed == 0)
		return err_field(e, ERR_CONFLICT, "id", "%s is %s already.", d->name,
		    ended != 0 ? "let in no more" : "let in");
	return note(tx, d, e);
}

bool
admitted_visits(struct db *db, int64_t patient, int since, struct arena *a, struct staff_ids *out,
    struct err *e)
{
	return read_ids(db_read(db, Q_ADMITTED_VISITS, ARGS(I(patient), I(since))), a, out, e);
}
