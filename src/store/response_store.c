#include "store/response_store.h"

#include <sodium.h>

#include "base/text.h"
#include "store/keep.h"

/* SHA-256 over the answers in their order, each part ended by a unit separator. */
static const char *
digest_of(const struct response_answer *answer, size_t n, struct arena *a)
{
	struct text t = { .a = a };
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(a, 2 * sizeof(hash) + 1);

	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s\x1f%s\x1f%s\x1f%s\x1f", answer[i].field, answer[i].part,
		    answer[i].type, answer[i].value);
	crypto_hash_sha256(hash, (const unsigned char *)text_get(&t), t.len);
	return sodium_bin2hex(hex, 2 * sizeof(hash) + 1, hash, sizeof(hash));
}

bool
response_add(struct tx *tx, struct response *r, const struct response_answer *answer, size_t n,
    struct arena *a, struct err *e)
{
	r->digest = digest_of(answer, n, a);
	r->author = tx_who(tx)->staff;
	r->at = tx_now(tx).at;
	if (!tx_run(tx, Q_RESPONSE_ADD,
		ARGS(I(r->patient), T(r->form), I(r->version), T(r->hash), ID(r->session),
		    I(r->day), T(r->state), I(r->author), I(r->at), ID(r->supersedes), T(r->reason),
		    T(r->digest)),
		NULL, e))
		return false;
	r->id = tx_new_id(tx);
	r->rev = 1;
	for (size_t i = 0; i < n; i++)
		if (!tx_run(tx, Q_RESPONSE_ANSWER_ADD,
			ARGS(I(r->id), T(answer[i].field), T(answer[i].part), T(answer[i].type),
			    T(answer[i].value), I(answer[i].confirmed), DAY(answer[i].asked)),
			NULL, e))
			return false;
	return tx_note(tx,
	    &(struct note){
		.object = "response", .id = r->id, .patient = r->patient, .after = r->digest },
	    e);
}

static void
read_one(struct rows *row, struct arena *a, struct response *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->form = row_text(row, a);
	out->version = (int)row_int(row);
	out->hash = row_text(row, a);
	out->session = row_int(row);
	out->day = row_day(row);
	out->state = row_text(row, a);
	out->author = row_int(row);
	out->initials = row_text(row, a);
	out->at = row_int(row);
	out->supersedes = row_int(row);
	out->reason = row_text(row, a);
	out->digest = row_text(row, a);
	out->rev = row_int(row);
}

/* All the rows, behind those that are in out. */
static bool
read_all(struct rows *row, struct arena *a, struct responses *out, struct err *e)
{
	while (row_next(row))
		read_one(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
response_find(struct db *db, int64_t id, struct arena *a, struct response *out, struct err *e)
{
	struct rows *row = db_read(db, Q_RESPONSE_BY_ID, ARGS(I(id)));
	bool found = row_next(row);

	if (found)
		read_one(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_set(e, ERR_MISSING, "There is no record with number %lld.", (long long)id);
}

bool
response_latest(struct db *db, const struct response_wanted *w, struct arena *a,
    struct response *out, struct err *e)
{
	struct rows *row = db_read(db, Q_RESPONSE_LATEST,
	    ARGS(I(w->patient), T(w->form), w->state == NULL ? NIL : T(w->state), DAY(w->before)));

	*out = (struct response){ 0 };
	if (row_next(row))
		read_one(row, a, out);
	return rows_end(row, e);
}

bool
response_list(struct db *db, int64_t patient, struct arena *a, struct responses *out, struct err *e)
{
	return read_all(db_read(db, Q_RESPONSE_LIST, ARGS(I(patient))), a, out, e);
}

bool
response_every(
    struct db *db, int64_t patient, struct arena *a, struct responses *out, struct err *e)
{
	return read_all(db_read(db, Q_RESPONSE_EVERY, ARGS(I(patient))), a, out, e);
}

bool
response_answers_of(
    struct db *db, int64_t id, struct arena *a, struct response_answers *out, struct err *e)
{
	struct rows *row = db_read(db, Q_RESPONSE_ANSWERS, ARGS(I(id)));

	while (row_next(row)) {
		struct response_answer *x = vec_add(a, &out->list);

		x->field = row_text(row, a);
		x->part = row_text(row, a);
		x->type = row_text(row, a);
		x->value = row_text(row, a);
		x->confirmed = row_int(row);
		x->asked = row_day(row);
	}
	return rows_end(row, e);
}

bool
response_set_state(
    struct tx *tx, int64_t id, int64_t rev, const char *state, const char *reason, struct err *e)
{
	return keep_version(tx, Q_RESPONSE_VERSION, "response", id, rev, e)
	    && tx_run(tx, Q_RESPONSE_SET_STATE, ARGS(I(id), T(state), T(reason)), NULL, e);
}

bool
response_depths_of(
    struct db *db, int64_t patient, struct arena *a, struct response_depths *out, struct err *e)
{
	struct rows *row = db_read(db, Q_RESPONSE_DEPTHS, ARGS(I(patient)));

	*out = (struct response_depths){ 0 };
	while (row_next(row)) {
		struct response_depth *d = vec_add(a, &out->list);

		d->response = row_int(row);
		d->side = row_text(row, a)[0];
		d->mm = row_num(row);
	}
	return rows_end(row, e);
}
