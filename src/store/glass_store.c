#include "store/glass_store.h"

bool
glass_is_sensitive(struct db *db, int64_t patient, bool *out, struct err *e)
{
	struct rows *r = db_read(db, Q_GLASS_IS_SENSITIVE, ARGS(I(patient)));
	bool there = row_next(r);

	*out = there && row_int(r) != 0;
	return rows_end(r, e) && (there || err_set(e, ERR_MISSING, "There is no such patient."));
}

bool
glass_reads(
    struct db *db, int64_t patient, const struct glass_reader *who, bool *out, struct err *e)
{
	struct rows *r = db_read(
	    db, Q_GLASS_READS, ARGS(I(patient), I(who->staff), I(who->treats), I(who->since)));

	*out = row_next(r) && row_int(r) != 0;
	return rows_end(r, e);
}

bool
glass_whose(struct db *db, enum glass_of of, int64_t id, int64_t whose[2], struct err *e)
{
	static const enum sql statement[] = { [GLASS_OF_COURSE] = Q_GLASS_OF_COURSE,
		[GLASS_OF_PLAN] = Q_GLASS_OF_PLAN,
		[GLASS_OF_DECISION] = Q_GLASS_OF_DECISION,
		[GLASS_OF_DUE] = Q_GLASS_OF_DUE,
		[GLASS_OF_RESPONSE] = Q_GLASS_OF_RESPONSE,
		[GLASS_OF_MERGE] = Q_GLASS_OF_MERGE,
		[GLASS_OF_DISCLOSURE] = Q_GLASS_OF_DISCLOSURE,
		[GLASS_OF_AMENDMENT] = Q_GLASS_OF_AMENDMENT };
	struct rows *r = db_read(db, statement[of], ARGS(I(id)));

	whose[0] = whose[1] = 0;
	if (row_next(r)) {
		whose[0] = row_int(r);
		whose[1] = row_int(r);
	}
	return rows_end(r, e);
}

bool
glass_open(
    struct db *db, int64_t patient, int64_t staff, int64_t at, struct glass *out, struct err *e)
{
	struct rows *r = db_read(db, Q_GLASS_OPEN, ARGS(I(patient), I(staff), I(at)));

	*out = (struct glass){ .patient = patient, .staff = staff };
	if (row_next(r)) {
		out->id = row_int(r);
		out->until = row_int(r);
	}
	return rows_end(r, e);
}

bool
glass_add(struct tx *tx, struct glass *g, struct err *e)
{
	if (!tx_run(tx, Q_GLASS_ADD,
		ARGS(I(g->patient), I(g->staff), I(g->at), I(g->until), T(g->reason)), NULL, e))
		return false;
	g->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "glass", .id = g->id, .patient = g->patient }, e);
}

bool
glass_find(struct db *db, int64_t id, struct arena *a, struct glass *out, struct err *e)
{
	struct rows *r = db_read(db, Q_GLASS_BY_ID, ARGS(I(id)));
	bool there = row_next(r);

	*out = (struct glass){ 0 };
	if (there) {
		out->id = row_int(r);
		out->patient = row_int(r);
		out->staff = row_int(r);
		out->at = row_int(r);
		out->until = row_int(r);
		out->reason = row_text(r, a);
		out->reviewed_at = row_int(r);
		out->note = row_text(r, a);
		out->who = row_text(r, a);
		out->reviewer = row_text(r, a);
		out->number = row_text(r, a);
		out->shown = row_text(r, a);
		out->views = (int)row_int(r);
	}
	return rows_end(r, e)
	    && (there || err_field(e, ERR_MISSING, "id", "No chart was opened under that number."));
}

bool
glass_review(struct tx *tx, const struct glass *g, const char *note, struct err *e)
{
	int changed;

	if (!tx_run(tx, Q_GLASS_REVIEW,
		ARGS(I(g->id), I(tx_now(tx).at), I(tx_who(tx)->staff), T(note)), &changed, e))
		return false;
	if (changed == 0)
		return err_field(e, ERR_CONFLICT, "id", "Somebody signed this already.");
	return tx_note(
	    tx, &(struct note){ .object = "glass", .id = g->id, .patient = g->patient }, e);
}

bool
glass_list(struct db *db, int most, struct arena *a, struct glass_list *out, struct err *e)
{
	struct rows *r = db_read(db, Q_GLASS_LIST, ARGS(I(most)));
	VEC(int64_t) id = { 0 };

	*out = (struct glass_list){ 0 };
	while (row_next(r))
		*vec_add(a, &id) = row_int(r);
	if (!rows_end(r, e))
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (!glass_find(db, id.at[i], a, vec_add(a, &out->list), e))
			return false;
	return true;
}

bool
glass_waiting(struct db *db, int *out, struct err *e)
{
	struct rows *r = db_read(db, Q_GLASS_WAITING, NULL, 0);

	*out = row_next(r) ? (int)row_int(r) : 0;
	return rows_end(r, e);
}
