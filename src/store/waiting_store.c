#include "store/waiting_store.h"

#include "store/keep.h"

bool
waiting_add(struct tx *tx, struct waiting *w, struct err *e)
{
	w->since = tx_now(tx).at;
	if (!tx_run(tx, Q_WAITING_ADD, ARGS(I(w->patient), ID(w->course), T(w->wish), I(w->since)),
		NULL, e))
		return false;
	w->id = tx_new_id(tx);
	w->rev = 1;
	return tx_note(
	    tx, &(struct note){ .object = "wait", .id = w->id, .patient = w->patient }, e);
}

static void
read_one(struct rows *r, struct arena *a, struct waiting *out)
{
	out->id = row_int(r);
	out->patient = row_int(r);
	out->course = row_int(r);
	out->wish = row_text(r, a);
	out->since = row_int(r);
	out->ended = row_int(r);
	out->rev = row_int(r);
	out->name = row_text(r, a);
	out->latin = row_text(r, a);
	out->number = row_text(r, a);
}

bool
waiting_find(struct db *db, int64_t id, struct arena *a, struct waiting *out, struct err *e)
{
	struct rows *r = db_read(db, Q_WAITING_BY_ID, ARGS(I(id)));
	bool found = row_next(r);

	if (found)
		read_one(r, a, out);
	if (!rows_end(r, e))
		return false;
	return found || err_set(e, ERR_MISSING, "Nobody waits with number %lld.", (long long)id);
}

bool
waiting_open(struct db *db, struct arena *a, struct waitings *out, struct err *e)
{
	struct rows *r = db_read(db, Q_WAITING_OPEN, NULL, 0);

	*out = (struct waitings){ 0 };
	while (row_next(r))
		read_one(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}

bool
waiting_end(struct tx *tx, const struct waiting *w, int64_t at, struct err *e)
{
	return keep_version(tx, Q_WAITING_ROW, "wait", w->id, w->rev, e)
	    && tx_run(tx, Q_WAITING_END, ARGS(I(w->id), I(w->rev), ID(at)), NULL, e);
}

bool
missed_count(struct db *db, int64_t patient, int64_t course, int since, int *of_course, int *of_all,
    struct err *e)
{
	struct rows *r = db_read(db, Q_MISSED_COUNT, ARGS(I(patient), I(course), I(since)));

	*of_course = *of_all = 0;
	if (row_next(r)) {
		*of_course = (int)row_int(r);
		*of_all = (int)row_int(r);
	}
	return rows_end(r, e);
}
