#include "store/notes.h"

#include <string.h>

#include "store/audit.h"
#include "store/db_in.h"

/* How each kind of row is read whole: rev, patient, and its columns as a JSON object. */
static const struct {
	const char *object;
	enum sql q;
} whole[] = {
	{ "absence", Q_ABSENCE_ROW },
	{ "admitted", Q_ADMITTED_ROW },
	{ "alert", Q_ALERT_VERSION },
	{ "amendment", Q_AMENDMENT_VERSION },
	{ "closure", Q_CLOSURE_ROW },
	{ "contact_attempt", Q_DUE_ATTEMPT_VERSION },
	{ "course", Q_COURSE_VERSION },
	{ "decision", Q_DECISION_VERSION },
	{ "disclosure", Q_DISCLOSURE_VERSION },
	{ "due", Q_DUE_VERSION },
	{ "glass", Q_GLASS_ROW },
	{ "hip_stage", Q_STAGE_ROW },
	{ "hours", Q_HOURS_ROW },
	{ "plan", Q_PLAN_VERSION },
	{ "resource", Q_RESOURCE_ROW },
	{ "response", Q_RESPONSE_VERSION },
	{ "score", Q_SCORE_ROW },
	{ "session", Q_SESSION_ROW },
	{ "staff", Q_STAFF_VERSION },
	{ "untold", Q_UNTOLD_ROW },
	{ "wait", Q_WAITING_ROW },
};
enum { KINDS = sizeof(whole) / sizeof(*whole) };

static int
kind_of(const char *object)
{
	for (int i = 0; i < KINDS; i++)
		if (strcmp(whole[i].object, object) == 0)
			return i;
	return -1;
}

static const char *
digest_in(struct tx *tx, const char *data)
{
	char digest[AUDIT_HASH];

	return arena_str(&tx->mem, audit_digest(data, digest));
}

bool
notes_next(struct tx *tx, int64_t *entry, struct err *e)
{
	struct audit_entry head;

	if (tx->head < 0) {
		if (!audit_note_clock(tx, e) || !audit_head(tx_db(tx), &head, e))
			return false;
		tx->head = head.id;
	}
	*entry = tx->head + (int64_t)tx->note.n + 1;
	return true;
}

void
notes_kept(struct tx *tx, const char *object, int64_t id, const char *data)
{
	tx->kept = (struct waiting_note){
		.object = arena_str(&tx->mem, object), .id = id, .before = digest_in(tx, data)
	};
}

bool
notes_add(struct tx *tx, const struct note *n, struct err *e)
{
	const struct waiting_note *kept = &tx->kept;
	bool is_kept =
	    kept->object != NULL && kept->id == n->id && strcmp(kept->object, n->object) == 0;

	if (!notes_next(tx, &tx->entry, e))
		return false;
	*vec_add(&tx->mem, &tx->note) = (struct waiting_note){
		.object = arena_str(&tx->mem, n->object),
		.id = n->id,
		.patient = n->patient,
		.outcome = n->outcome == NULL ? "done" : arena_str(&tx->mem, n->outcome),
		.before = n->before != NULL ? arena_str(&tx->mem, n->before)
		    : is_kept               ? kept->before
					    : "",
		.after = n->after == NULL ? "" : arena_str(&tx->mem, n->after),
		.in_the_end = n->after == NULL && tx->changed && kind_of(n->object) >= 0,
	};
	tx->kept.object = NULL;
	return true;
}

/* Of a row that was changed twice, the first change led to what the second one found. */
static const struct waiting_note *
next_of(const struct tx *tx, size_t at)
{
	const struct waiting_note *n = &tx->note.at[at];

	for (size_t i = at + 1; i < tx->note.n; i++)
		if (tx->note.at[i].id == n->id && strcmp(tx->note.at[i].object, n->object) == 0
		    && tx->note.at[i].before[0] != '\0')
			return &tx->note.at[i];
	return NULL;
}

static bool
find_after(struct tx *tx, size_t at, struct err *e)
{
	struct waiting_note *n = &tx->note.at[at];
	const struct waiting_note *next = next_of(tx, at);
	struct rows *r;

	if (next != NULL) {
		n->after = next->before;
		return true;
	}
	r = db_read(tx_db(tx), whole[kind_of(n->object)].q, ARGS(I(n->id)));
	if (row_next(r)) {
		(void)row_int(r);
		(void)row_int(r);
		n->after = digest_in(tx, row_text(r, &tx->mem));
	}
	return rows_end(r, e);
}

bool
notes_write(struct tx *tx, struct err *e)
{
	for (size_t i = 0; i < tx->note.n; i++) {
		const struct waiting_note *n = &tx->note.at[i];
		struct audit_entry entry = { .at = tx->now.at,
			.staff = tx->who.staff,
			.os_uid = tx->who.os_uid,
			.station = tx->who.station,
			.action = tx->action,
			.object = n->object,
			.object_id = n->id,
			.patient = n->patient,
			.outcome = n->outcome,
			.reason = tx->who.reason,
			.before = n->before };

		if (n->in_the_end && !find_after(tx, i, e))
			return false;
		entry.after = n->after;
		if (!audit_add(tx, &entry, e))
			return false;
		memcpy(tx->hash, entry.hash, sizeof(tx->hash));
	}
	return true;
}
