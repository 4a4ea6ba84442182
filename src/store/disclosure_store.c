#include "store/disclosure_store.h"

#include "store/keep.h"

enum { MOST = 500 };

bool
disclosure_add(struct tx *tx, struct disclosure *d, struct err *e)
{
	if (!tx_run(tx, Q_DISCLOSURE_ADD,
		ARGS(I(d->patient), I(d->day), T(d->recipient), T(d->address), T(d->what),
		    T(d->purpose), I(tx_who(tx)->staff), I(tx_now(tx).at)),
		NULL, e))
		return false;
	d->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "disclosure", .id = d->id, .patient = d->patient }, e);
}

bool
disclosure_error(struct tx *tx, int64_t id, const char *why, struct err *e)
{
	int changed;

	if (!keep_version(tx, Q_DISCLOSURE_VERSION, "disclosure", id, 0, e)
	    || !tx_run(tx, Q_DISCLOSURE_ERROR, ARGS(I(id), T(why)), &changed, e))
		return false;
	return changed == 1 || err_field(e, ERR_CONFLICT, "id", "This was noted in error already.");
}

bool
disclosure_of(struct db *db, int64_t patient, int from, struct arena *a,
    struct disclosure_list *out, struct err *e)
{
	struct rows *r = db_read(db, Q_DISCLOSURE_LIST, ARGS(I(patient), I(from), I(MOST)));

	*out = (struct disclosure_list){ 0 };
	while (row_next(r)) {
		struct disclosure *d = vec_add(a, &out->list);

		*d = (struct disclosure){ .patient = patient };
		d->id = row_int(r);
		d->day = (int)row_int(r);
		d->recipient = row_text(r, a);
		d->address = row_text(r, a);
		d->what = row_text(r, a);
		d->purpose = row_text(r, a);
		d->initials = row_text(r, a);
		d->error = row_text(r, a);
	}
	return rows_end(r, e);
}

bool
disclosure_printed(struct db *db, int64_t patient, int64_t since, struct arena *a,
    struct disclosure_list *out, struct err *e)
{
	struct rows *r = db_read(db, Q_DISCLOSURE_PRINTED, ARGS(I(patient), I(since), I(MOST)));

	*out = (struct disclosure_list){ 0 };
	while (row_next(r)) {
		struct disclosure *d = vec_add(a, &out->list);

		*d = (struct disclosure){ .patient = patient,
			.recipient = "the patient",
			.address = "",
			.what = "appointment card",
			.purpose = "printed to be given away",
			.error = "" };
		(void)row_int(r);
		d->day = now_at(row_int(r)).day;
		d->initials = row_text(r, a);
	}
	return rows_end(r, e);
}

bool
amendment_add(struct tx *tx, struct amendment *m, struct err *e)
{
	if (!tx_run(tx, Q_AMENDMENT_ADD,
		ARGS(I(m->patient), I(m->day), T(m->wish), I(m->due), I(tx_who(tx)->staff),
		    I(tx_now(tx).at)),
		NULL, e))
		return false;
	m->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "amendment", .id = m->id, .patient = m->patient }, e);
}

static void
read_amendment(struct rows *r, struct arena *a, struct amendment *m)
{
	m->id = row_int(r);
	m->patient = row_int(r);
	m->day = (int)row_int(r);
	m->wish = row_text(r, a);
	m->state = row_text(r, a);
	m->response = row_int(r);
	m->reason = row_text(r, a);
	m->due = row_int(r);
	m->rev = row_int(r);
	m->initials = row_text(r, a);
	m->latest = (int)row_int(r);
}

bool
amendment_find(struct db *db, int64_t id, struct arena *a, struct amendment *out, struct err *e)
{
	struct rows *r = db_read(db, Q_AMENDMENT_BY_ID, ARGS(I(id)));
	bool there = row_next(r);

	*out = (struct amendment){ 0 };
	if (there)
		read_amendment(r, a, out);
	return rows_end(r, e)
	    && (there || err_field(e, ERR_MISSING, "id", "No wish was noted under that number."));
}

bool
amendment_change(struct tx *tx, const struct amendment *m, struct err *e)
{
	return keep_version(tx, Q_AMENDMENT_VERSION, "amendment", m->id, m->rev, e)
	    && tx_run(tx, Q_AMENDMENT_CHANGE,
		ARGS(I(m->id), T(m->state), I(m->response), T(m->reason)), NULL, e);
}

bool
amendment_of(struct db *db, int64_t patient, struct arena *a, struct amendments *out, struct err *e)
{
	struct rows *r = db_read(db, Q_AMENDMENT_LIST, ARGS(I(patient)));

	*out = (struct amendments){ 0 };
	while (row_next(r))
		read_amendment(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}
