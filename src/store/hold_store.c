#include "store/hold_store.h"

bool
hold_add(struct tx *tx, struct hold *h, struct err *e)
{
	const struct actor *who = tx_who(tx);
	int64_t first = (int64_t)h->day * CELL_COUNT + h->at.from / CELL_MINUTES;

	/* Staff 0 is nobody: only what has ended goes. */
	if (!tx_run(tx, Q_HOLD_DROP, ARGS(I(0), T(""), I(tx_now(tx).at)), NULL, e)
	    || !tx_run(tx, Q_HOLD_ADD,
		ARGS(I(2 * h->resource), I(first), I((h->at.to - h->at.from) / CELL_MINUTES),
		    I(who->staff), T(who->station), I(h->until)),
		NULL, e))
		return false;
	h->id = tx_new_id(tx);
	return tx_note(tx, &(struct note){ .object = "hold", .id = h->id }, e);
}

bool
hold_drop(struct tx *tx, struct err *e)
{
	const struct actor *who = tx_who(tx);

	return tx_run(
		   tx, Q_HOLD_DROP, ARGS(I(who->staff), T(who->station), I(tx_now(tx).at)), NULL, e)
	    && tx_note(tx, &(struct note){ .object = "hold" }, e);
}

bool
hold_of_days(
    struct db *db, int from, int to, int64_t now, struct arena *a, struct holds *out, struct err *e)
{
	struct rows *r = db_read(db, Q_HOLD_OF_CELLS,
	    ARGS(I((int64_t)from * CELL_COUNT), I((int64_t)(to + 1) * CELL_COUNT - 1), I(now)));

	*out = (struct holds){ 0 };
	while (row_next(r)) {
		struct hold *h = vec_add(a, &out->list);
		int64_t first;

		h->id = row_int(r);
		h->resource = row_int(r) / 2;
		first = row_int(r);
		h->day = (int)(first / CELL_COUNT);
		h->at.from = (int)(first % CELL_COUNT) * CELL_MINUTES;
		h->at.to = h->at.from + (int)row_int(r) * CELL_MINUTES;
		h->staff = row_int(r);
		h->station = row_text(r, a);
		h->until = row_int(r);
		h->name = row_text(r, a);
	}
	return rows_end(r, e);
}
