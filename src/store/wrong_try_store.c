#include "store/wrong_try_store.h"

bool
wrong_try_find(struct db *db, struct wrong_try *w, struct err *e)
{
	struct rows *r = db_read(db, Q_WRONG_TRY_FIND, ARGS(T(w->kind), T(w->who)));

	w->n = 0;
	w->at = 0;
	if (row_next(r)) {
		w->n = (int)row_int(r);
		w->at = row_int(r);
	}
	return rows_end(r, e);
}

bool
wrong_try_set(struct tx *tx, const struct wrong_try *w, struct err *e)
{
	return tx_run(tx, Q_WRONG_TRY_SET, ARGS(T(w->kind), T(w->who), I(w->n), I(w->at)), NULL, e);
}

bool
wrong_try_drop(struct tx *tx, const struct wrong_try *w, struct err *e)
{
	return tx_run(tx, Q_WRONG_TRY_DROP, ARGS(T(w->kind), T(w->who)), NULL, e);
}
