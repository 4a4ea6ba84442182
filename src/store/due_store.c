#include "store/due_store.h"

#include <string.h>

#include "store/keep.h"

enum { WEEK = 7, MONTH = 30 };

bool
due_add(struct tx *tx, struct due *d, struct err *e)
{
	const char side[2] = { d->side };

	if (!tx_run(tx, Q_DUE_ADD,
		ARGS(I(d->patient), T(side), T(d->kind), T(d->what), I(d->earliest), I(d->target),
		    I(d->latest), T(d->rule), T(d->source), ID(d->decision)),
		NULL, e))
		return false;
	d->id = tx_new_id(tx);
	d->state = "open";
	d->rev = 1;
	return tx_note(
	    tx, &(struct note){ .object = "due", .id = d->id, .patient = d->patient }, e);
}

static void
read_one(struct rows *row, struct arena *a, struct due *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->side = row_text(row, a)[0];
	out->kind = row_text(row, a);
	out->what = row_text(row, a);
	out->earliest = row_day(row);
	out->target = row_day(row);
	out->latest = row_day(row);
	out->rule = row_text(row, a);
	out->source = row_text(row, a);
	out->decision = row_int(row);
	out->state = row_text(row, a);
	out->session = row_int(row);
	out->response = row_int(row);
	out->reason = row_text(row, a);
	out->rev = row_int(row);
	out->tried = (int)row_int(row);
}

/* All the rows, behind those that are in out. */
static bool
read_all(struct rows *row, struct arena *a, struct dues *out, struct err *e)
{
	while (row_next(row))
		read_one(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
due_find(struct db *db, int64_t id, struct arena *a, struct due *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_BY_ID, ARGS(I(id)));
	bool found = row_next(row);

	if (found)
		read_one(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "id", "There is no due item with number %lld.", (long long)id);
}

bool
due_of_patient(struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e)
{
	return read_all(db_read(db, Q_DUE_OF_PATIENT, ARGS(I(patient))), a, out, e);
}

bool
due_standing(struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e)
{
	return read_all(db_read(db, Q_DUE_STANDING, ARGS(I(patient))), a, out, e);
}

bool
due_cancelled_for(struct db *db, int64_t patient, const char *reason, struct arena *a,
    struct dues *out, struct err *e)
{
	return read_all(db_read(db, Q_DUE_CANCELLED_FOR, ARGS(I(patient), T(reason))), a, out, e);
}

bool
due_given_up(struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e)
{
	return read_all(db_read(db, Q_DUE_GIVEN_UP, ARGS(I(patient))), a, out, e);
}

bool
due_count(struct db *db, int today, int most, struct due_counts *out, struct err *e)
{
	struct rows *row =
	    db_read(db, Q_DUE_COUNTS, ARGS(I(today), I(today + WEEK), I(today + MONTH), I(most)));

	*out = (struct due_counts){ 0 };
	if (row_next(row)) {
		out->overdue = (int)row_int(row);
		out->week = (int)row_int(row);
		out->month = (int)row_int(row);
		out->lost = (int)row_int(row);
		out->waits = (int)row_int(row);
	}
	return rows_end(row, e);
}

bool
due_start_booked(struct db *db, int64_t decision, int today, int *day, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_START_BOOKED, ARGS(I(decision), I(today)));

	*day = row_next(row) ? row_day(row) : DAY_NONE;
	return rows_end(row, e);
}

bool
due_change(struct tx *tx, const struct due *d, struct err *e)
{
	const char side[2] = { d->side };

	return keep_version(tx, Q_DUE_VERSION, "due", d->id, d->rev, e)
	    && tx_run(tx, Q_DUE_CHANGE,
		ARGS(I(d->id), T(d->state), ID(d->session), ID(d->response), T(d->reason), T(side)),
		NULL, e);
}

bool
due_mark(struct db *db, struct due_mark *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_MARK, NULL, 0);

	*out = (struct due_mark){ 0 };
	if (row_next(row)) {
		out->version = row_int(row);
		out->due = row_int(row);
		out->entry = row_int(row);
	}
	return rows_end(row, e);
}

bool
due_touched(struct db *db, const struct due_mark *since, struct arena *a, struct due_touches *out,
    struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_TOUCHED, ARGS(I(since->version), I(since->due)));

	*out = (struct due_touches){ 0 };
	while (row_next(row)) {
		struct due_touch *t = vec_add(a, &out->list);

		t->id = row_int(row);
		t->was = row_int(row);
		t->rev = row_int(row);
	}
	return rows_end(row, e);
}

bool
due_happened(struct db *db, int64_t patient, int64_t after, const struct due_mark *before,
    bool *out, struct err *e)
{
	struct rows *row =
	    db_read(db, Q_DUE_HAPPENED, ARGS(I(patient), I(after), I(before->entry)));

	*out = row_next(row);
	return rows_end(row, e);
}

/* As it said then, in out. */
static bool
read_version(struct db *db, int64_t rev, struct arena *a, struct due *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_AS_IT_WAS, ARGS(I(out->id), I(rev)));
	bool found = row_next(row);

	if (found) {
		out->side = row_text(row, a)[0];
		out->state = row_text(row, a);
		out->session = row_int(row);
		out->response = row_int(row);
		out->reason = row_text(row, a);
	}
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(e, ERR_MISSING, "id", "Due item %lld has no version %lld.",
		(long long)out->id, (long long)rev);
}

bool
due_put_back(struct tx *tx, const struct due *d, int64_t rev, struct err *e)
{
	struct arena a = { 0 };
	struct due was = *d;
	bool done = read_version(tx_db(tx), rev, &a, &was, e);

	if (done
	    && (was.side != d->side || strcmp(was.state, d->state) != 0 || was.session != d->session
		|| was.response != d->response || strcmp(was.reason, d->reason) != 0))
		done = due_change(tx, &was, e);
	arena_clear(&a);
	return done;
}

bool
due_attempt_add(
    struct tx *tx, const struct due *d, const struct due_attempt *x, int64_t *id, struct err *e)
{
	if (!tx_run(tx, Q_DUE_ATTEMPT_ADD,
		ARGS(I(d->id), I(tx_now(tx).at), I(tx_who(tx)->staff), T(x->outcome), T(x->note)),
		NULL, e))
		return false;
	*id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "contact_attempt", .id = *id, .patient = d->patient }, e);
}

bool
due_attempt_drop(struct tx *tx, const struct due *d, int64_t id, struct err *e)
{
	int gone;

	if (!keep_version(tx, Q_DUE_ATTEMPT_VERSION, "contact_attempt", id, 0, e)
	    || !tx_run(tx, Q_DUE_ATTEMPT_DROP, ARGS(I(id), I(d->id)), &gone, e))
		return false;
	return gone > 0
	    || err_set(e, ERR_MISSING, "There is no try with number %lld.", (long long)id);
}

bool
due_attempts_of(
    struct db *db, int64_t due, struct arena *a, struct due_attempts *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_ATTEMPTS, ARGS(I(due)));

	*out = (struct due_attempts){ 0 };
	while (row_next(row)) {
		struct due_attempt *x = vec_add(a, &out->list);

		x->id = row_int(row);
		x->at = row_int(row);
		x->initials = row_text(row, a);
		x->outcome = row_text(row, a);
		x->note = row_text(row, a);
	}
	return rows_end(row, e);
}

bool
due_call_list(struct db *db, int most, struct arena *a, struct due_calls *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_CALLS, ARGS(I(most)));

	*out = (struct due_calls){ 0 };
	while (row_next(row)) {
		struct due_call *x = vec_add(a, &out->list);

		x->id = row_int(row);
		x->patient = row_int(row);
		x->number = row_text(row, a);
		x->shown = row_text(row, a);
		x->latin = row_text(row, a);
		x->born = row_day(row);
		x->born_estimated = row_int(row) != 0;
		x->sensitive = row_int(row) != 0;
		x->what = row_text(row, a);
		x->flag = row_text(row, a);
		x->day = row_day(row);
		x->done = row_text(row, a);
		x->tried = (int)row_int(row);
		x->phone = row_phone(row, a);
		x->rev = row_int(row);
	}
	return rows_end(row, e);
}

bool
due_flags_of(struct db *db, int64_t patient, struct arena *a, struct due_flags *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_FLAGS, ARGS(I(patient)));

	*out = (struct due_flags){ 0 };
	while (row_next(row)) {
		struct due_flag *f = vec_add(a, &out->list);

		f->what = row_text(row, a);
		f->rule = row_text(row, a);
	}
	return rows_end(row, e);
}

bool
due_call_count(struct db *db, int *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_CALL_COUNT, NULL, 0);

	*out = row_next(row) ? (int)row_int(row) : 0;
	return rows_end(row, e);
}

bool
due_recount_next(struct db *db, int64_t after, int64_t *out, struct err *e)
{
	struct rows *row = db_read(db, Q_DUE_RECOUNT_NEXT, ARGS(I(after)));

	*out = row_next(row) ? row_int(row) : 0;
	return rows_end(row, e);
}

bool
due_recount_strike(struct tx *tx, const char *treatments, bool *was, struct err *e)
{
	int changed = 0;

	if (!tx_run(tx, Q_DUE_RECOUNT_STRIKE, ARGS(T(treatments)), &changed, e))
		return false;
	*was = changed > 0;
	return !*was || tx_note(tx, &(struct note){ .object = "database" }, e);
}

bool
due_recount_done(struct tx *tx, int64_t patient, bool *was, struct err *e)
{
	int changed = 0;

	if (!tx_run(tx, Q_DUE_RECOUNT_DONE, ARGS(I(patient)), &changed, e))
		return false;
	*was = changed > 0;
	return !*was
	    || tx_note(
		tx, &(struct note){ .object = "patient", .id = patient, .patient = patient }, e);
}
