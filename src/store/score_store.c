#include "store/score_store.h"

#include <math.h>

bool
score_add(struct tx *tx, struct score_kept *s, struct err *e)
{
	const char side[2] = { s->side };

	if (!tx_run(tx, Q_SCORE_ADD,
		ARGS(I(s->patient), T(side), T(s->instrument), T(s->method), I(s->response),
		    I(s->day), isnan(s->total) ? NIL : D(s->total), T(s->grade)),
		NULL, e))
		return false;
	s->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "score", .id = s->id, .patient = s->patient }, e);
}

bool
score_list(struct db *db, int64_t patient, struct arena *a, struct scores_kept *out, struct err *e)
{
	struct rows *row = db_read(db, Q_SCORE_LIST, ARGS(I(patient)));

	*out = (struct scores_kept){ 0 };
	while (row_next(row)) {
		struct score_kept *s = vec_add(a, &out->list);

		s->id = row_int(row);
		s->patient = row_int(row);
		s->side = row_text(row, a)[0];
		s->instrument = row_text(row, a);
		s->method = row_text(row, a);
		s->response = row_int(row);
		s->day = row_day(row);
		s->total = row_num(row);
		s->grade = row_text(row, a);
	}
	return rows_end(row, e);
}
