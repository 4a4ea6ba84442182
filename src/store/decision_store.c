#include "store/decision_store.h"

#include "store/keep.h"

bool
decision_add(
    struct tx *tx, struct decision *d, const struct warning_shown *shown, size_t n, struct err *e)
{
	const char side[2] = { d->side };

	d->author = tx_who(tx)->staff;
	d->at = tx_now(tx).at;
	d->ended = DAY_NONE;
	d->rev = 1;
	if (!tx_run(tx, Q_DECISION_ADD,
		ARGS(I(d->patient), T(side), ID(d->hip_stage), T(d->treatment), T(d->class),
		    T(d->sentence), T(d->rules), T(d->pack), T(d->reason), T(d->note), I(d->day),
		    I(d->author), I(d->at), DAY(d->began)),
		NULL, e))
		return false;
	d->id = tx_new_id(tx);
	for (size_t i = 0; i < n; i++)
		if (!tx_run(tx, Q_DECISION_WARNING_ADD,
			ARGS(I(d->id), T(shown[i].code), T(shown[i].tier), T(shown[i].message)),
			NULL, e))
			return false;
	return tx_note(
	    tx, &(struct note){ .object = "decision", .id = d->id, .patient = d->patient }, e);
}

static void
read_one(struct rows *row, struct arena *a, struct decision *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->side = row_text(row, a)[0];
	out->hip_stage = row_int(row);
	out->treatment = row_text(row, a);
	out->class = row_text(row, a);
	out->sentence = row_text(row, a);
	out->rules = row_text(row, a);
	out->pack = row_text(row, a);
	out->reason = row_text(row, a);
	out->note = row_text(row, a);
	out->day = row_day(row);
	out->author = row_int(row);
	out->initials = row_text(row, a);
	out->at = row_int(row);
	out->ended = row_day(row);
	out->end_reason = row_text(row, a);
	out->rev = row_int(row);
	out->stage = row_text(row, a);
	out->began = row_day(row);
}

bool
decision_find(struct db *db, int64_t id, struct arena *a, struct decision *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DECISION_BY_ID, ARGS(I(id)));
	bool found = row_next(row);

	if (found)
		read_one(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "id", "There is no decision with number %lld.", (long long)id);
}

bool
decision_list(struct db *db, int64_t patient, bool ended, struct arena *a, struct decisions *out,
    struct err *e)
{
	struct rows *row = db_read(db, Q_DECISION_LIST, ARGS(I(patient), I(ended)));

	*out = (struct decisions){ 0 };
	while (row_next(row))
		read_one(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
decision_warnings(
    struct db *db, int64_t id, struct arena *a, struct warnings_shown *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DECISION_WARNINGS, ARGS(I(id)));

	*out = (struct warnings_shown){ 0 };
	while (row_next(row)) {
		struct warning_shown *w = vec_add(a, &out->list);

		w->code = row_text(row, a);
		w->tier = row_text(row, a);
		w->message = row_text(row, a);
	}
	return rows_end(row, e);
}

bool
decision_set_ended(
    struct tx *tx, int64_t id, int64_t rev, int day, const char *reason, struct err *e)
{
	return keep_version(tx, Q_DECISION_VERSION, "decision", id, rev, e)
	    && tx_run(tx, Q_DECISION_SET_ENDED, ARGS(I(id), DAY(day), T(reason)), NULL, e);
}

bool
decision_set_began(struct tx *tx, int64_t id, int64_t rev, int day, struct err *e)
{
	return keep_version(tx, Q_DECISION_VERSION, "decision", id, rev, e)
	    && tx_run(tx, Q_DECISION_SET_BEGAN, ARGS(I(id), DAY(day)), NULL, e);
}
