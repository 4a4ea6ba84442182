#include "store/merge_store.h"

#include "base/text.h"
#include "store/audit.h"
#include "store/merge_take.h"
#include "store/patient_store.h"

enum { DAY_CELLS = 288 };

static const struct merge_column columns[] = {
	{ "patient", "merged_into", MERGE_STAYS, NULL }, /* a chain; followed to its end */
	{ "name", "patient", MERGE_STAYS, NULL },        /* merge_take.h copies what is taken */
	{ "contact", "patient", MERGE_STAYS, NULL },     /* the same, and moves what gives way */
	{ "identifier", "patient", MERGE_STAYS, "an identifier is of one patient; it stays there" },
	{ "token", "patient", MERGE_MADE, "the words of both records, each once" },
	{ "alert", "patient", MERGE_MOVES, NULL },
	{ "response", "patient", MERGE_MOVES, NULL },
	{ "hip_stage", "patient", MERGE_MOVES, NULL },
	{ "decision", "patient", MERGE_MOVES, NULL },
	{ "plan", "patient", MERGE_MOVES, NULL },
	{ "session", "patient", MERGE_MOVES, NULL },
	{ "reservation", "owner", MERGE_MOVES,
	    "two visits at one time: the other one's lane moves on" },
	{ "hold", "owner", MERGE_STAYS, NULL }, /* ends by itself within minutes */
	{ "wait", "patient", MERGE_MOVES, NULL },
	{ "due", "patient", MERGE_MOVES, NULL },
	{ "score", "patient", MERGE_MOVES, NULL },
	{ "undo", "patient", MERGE_STAYS, NULL },       /* says to whom it was done */
	{ "audit", "patient", MERGE_STAYS, NULL },      /* the same, and never changes */
	{ "glass", "patient", MERGE_STAYS, NULL },      /* says which record was opened */
	{ "admitted", "patient", MERGE_STAYS, NULL },   /* holds for what it became part of */
	{ "disclosure", "patient", MERGE_STAYS, NULL }, /* listed with the record that stays */
	{ "amendment", "patient", MERGE_STAYS, NULL },
	{ "merge_journal", "kept", MERGE_STAYS, NULL },
	{ "merge_journal", "gone", MERGE_STAYS, NULL },
	{ "not_duplicate", "one", MERGE_STAYS, "said of two records, not of a person; it stays" },
	{ "not_duplicate", "other", MERGE_STAYS, "said of two records, not of a person; it stays" },
	{ "recount", "patient", MERGE_STAYS, "counted at a sign-in, before anybody can merge" },
};

static const enum sql move[] = { Q_MERGE_ALERT, Q_MERGE_RESPONSE, Q_MERGE_HIP_STAGE,
	Q_MERGE_DECISION, Q_MERGE_PLAN, Q_MERGE_SESSION, Q_MERGE_WAIT, Q_MERGE_DUE, Q_MERGE_SCORE };

static const enum sql put_back[] = { Q_UNMERGE_PLAN_STATE, Q_UNMERGE_COURSE_PLAN,
	Q_UNMERGE_RESPONSE_STATE, Q_UNMERGE_SESSION_LANES, Q_UNMERGE_ALERT, Q_UNMERGE_RESPONSE,
	Q_UNMERGE_HIP_STAGE, Q_UNMERGE_DECISION, Q_UNMERGE_PLAN, Q_UNMERGE_SESSION, Q_UNMERGE_WAIT,
	Q_UNMERGE_DUE, Q_UNMERGE_SCORE, Q_UNMERGE_PATIENT_SENSITIVE,
	Q_UNMERGE_PATIENT_MERGED_INTO };

/* In this order: each may follow what the one before it moved. */
static const enum sql added[] = { Q_UNMERGE_ADDED_SESSIONS, Q_UNMERGE_ADDED_WAITS,
	Q_UNMERGE_ADDED_RESPONSES, Q_UNMERGE_ADDED_STAGES, Q_UNMERGE_ADDED_SCORES,
	Q_UNMERGE_ADDED_DECISIONS, Q_UNMERGE_ADDED_DUES };

/* Of each of the two, when every row is where it belongs: nothing names the other one's. */
static const enum sql apart[] = { Q_UNMERGE_STAGES, Q_UNMERGE_SCORES, Q_UNMERGE_LOOSE_COURSES,
	Q_UNMERGE_LOOSE_DUES };

const struct merge_column *
merge_column_at(size_t i)
{
	return i < sizeof(columns) / sizeof(*columns) ? &columns[i] : NULL;
}

static int64_t
owner_of(int64_t patient)
{
	return 2 * patient + 1;
}

/* The visits of one day lie beside those of the other record, where theirs are at one time. */
static bool
shift_day(struct tx *tx, const struct merge *m, int64_t day, struct err *e)
{
	int64_t first = day * DAY_CELLS, last = first + DAY_CELLS - 1;
	struct rows *r =
	    db_read(tx_db(tx), Q_MERGE_LANES_TAKEN, ARGS(I(owner_of(m->kept)), I(first), I(last)));
	int64_t further = row_next(r) ? row_int(r) + 1 : 0;

	return rows_end(r, e)
	    && tx_run(
		tx, Q_MERGE_NOTE_LANES, ARGS(I(m->id), I(m->gone), I(day), I(further)), NULL, e)
	    && tx_run(tx, Q_MERGE_LANES, ARGS(I(m->gone), I(day), I(further)), NULL, e)
	    && tx_run(tx, Q_MERGE_DAY_CELLS,
		ARGS(I(owner_of(m->gone)), I(owner_of(m->kept)), I(first), I(last), I(further)),
		NULL, e);
}

static bool
move_cells(struct tx *tx, const struct merge *m, struct arena *a, struct err *e)
{
	struct merge_ids days;

	if (!merge_clashes(tx_db(tx), m->kept, m->gone, a, &days, e))
		return false;
	for (size_t i = 0; i < days.id.n; i++)
		if (!shift_day(tx, m, days.id.at[i], e))
			return false;
	return tx_run(tx, Q_MERGE_CELLS, ARGS(I(owner_of(m->gone)), I(owner_of(m->kept))), NULL, e);
}

static bool
active_plan(struct db *db, int64_t patient, int64_t *out, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_ACTIVE_PLAN, ARGS(I(patient)));

	*out = row_next(r) ? row_int(r) : 0;
	return rows_end(r, e);
}

static bool
join_plans(struct tx *tx, const struct merge *m, struct err *e)
{
	int64_t plan;

	if (!active_plan(tx_db(tx), m->kept, &plan, e))
		return false;
	return plan == 0
	    || (tx_run(tx, Q_MERGE_NOTE_COURSES, ARGS(I(m->id), I(m->gone), I(plan)), NULL, e)
		&& tx_run(tx, Q_MERGE_COURSES, ARGS(I(m->gone), I(plan)), NULL, e)
		&& tx_run(tx, Q_MERGE_STOP_PLANS, ARGS(I(m->gone)), NULL, e));
}

static bool
move_rows(struct tx *tx, const struct merge *m, struct err *e)
{
	if (!tx_run(tx, Q_MERGE_NOTE_MOVED, ARGS(I(m->id), I(m->gone), I(m->kept)), NULL, e))
		return false;
	for (size_t i = 0; i < sizeof(move) / sizeof(*move); i++)
		if (!tx_run(tx, move[i], ARGS(I(m->gone), I(m->kept)), NULL, e))
			return false;
	return true;
}

/* The record that goes says where it went. */
static bool
move_person(struct tx *tx, const struct merge *m, struct err *e)
{
	int changed = 0;

	return tx_run(tx, Q_MERGE_NOTE_PERSON, ARGS(I(m->id), I(m->gone), I(m->kept)), NULL, e)
	    && tx_run(tx, Q_MERGE_SENSITIVE, ARGS(I(m->gone), I(m->kept)), NULL, e)
	    && tx_run(tx, Q_MERGE_PERSON, ARGS(I(m->gone), I(m->kept)), &changed, e)
	    && (changed == 1
		|| err_set(e, ERR_CONFLICT, "This record became part of another one meanwhile."));
}

/* Both patients' lines in the audit; all that is changed goes into the digest. */
static bool
note(struct tx *tx, const struct merge *m, bool back, struct arena *a, struct err *e)
{
	struct rows *r = db_read(tx_db(tx), Q_MERGE_CHANGES, ARGS(I(m->id)));
	struct text before = { .a = a }, after = { .a = a };
	char was[AUDIT_HASH], is[AUDIT_HASH];
	const int64_t patient[] = { m->kept, m->gone };

	while (row_next(r)) {
		const char *object = row_text(r, a);
		long long id = (long long)row_int(r);
		const char *field = row_text(r, a);

		text_addf(&before, "%s %lld %s %s\n", object, id, field, row_text(r, a));
		text_addf(&after, "%s %lld %s %s\n", object, id, field, row_text(r, a));
	}
	if (!rows_end(r, e))
		return false;
	audit_digest(text_get(back ? &after : &before), was);
	audit_digest(text_get(back ? &before : &after), is);
	for (int i = 0; i < 2; i++)
		if (!tx_note(tx,
			&(struct note){ .object = "merge_journal",
			    .id = m->id,
			    .patient = patient[i],
			    .before = was,
			    .after = is },
			e))
			return false;
	return true;
}

static bool
stands_alone(struct db *db, int64_t patient, struct err *e)
{
	int64_t now;

	if (!merge_survivor(db, patient, &now, e))
		return false;
	return now == patient
	    || err_set(e, ERR_CONFLICT,
		"One of the two is part of another record already. Look at it again.");
}

bool
merge_make(struct tx *tx, struct merge *m, struct fold *f, struct arena *a, struct err *e)
{
	if (!stands_alone(tx_db(tx), m->kept, e) || !stands_alone(tx_db(tx), m->gone, e)
	    || !tx_run(tx, Q_MERGE_ADD,
		ARGS(I(m->kept), I(m->gone), I(tx_now(tx).at), I(tx_who(tx)->staff), I(m->take)),
		NULL, e))
		return false;
	m->id = tx_new_id(tx);
	return tx_run(tx, Q_MERGE_NOTE_FORMS, ARGS(I(m->id), I(m->gone)), NULL, e)
	    && tx_run(tx, Q_MERGE_FORMS, ARGS(I(m->gone)), NULL, e) && join_plans(tx, m, e)
	    && move_cells(tx, m, a, e) && move_rows(tx, m, e) && move_person(tx, m, e)
	    && merge_take(tx, m, a, e) && patient_index(tx, m->gone, f, a, e)
	    && patient_index(tx, m->kept, f, a, e) && note(tx, m, false, a, e);
}

static bool
put_rows_back(struct tx *tx, const struct merge *m, struct err *e)
{
	for (size_t i = 0; i < sizeof(put_back) / sizeof(*put_back); i++)
		if (!tx_run(tx, put_back[i], ARGS(I(m->id)), NULL, e))
			return false;
	for (size_t i = 0; i < sizeof(added) / sizeof(*added); i++)
		if (!tx_run(tx, added[i], ARGS(I(m->kept), I(m->gone)), NULL, e))
			return false;
	for (size_t i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		if (!tx_run(tx, apart[i], ARGS(I(m->gone)), NULL, e)
		    || !tx_run(tx, apart[i], ARGS(I(m->kept)), NULL, e))
			return false;
	return tx_run(tx, Q_UNMERGE_CELLS,
	    ARGS(I(owner_of(m->gone)), I(owner_of(m->kept)), I(m->gone)), NULL, e);
}

/* by -1: nobody marked it since. */
static bool
marked_since(struct db *db, const struct merge *m, int64_t *by, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_MARKED_SINCE, ARGS(I(m->kept), I(m->id)));

	*by = row_next(r) ? row_int(r) : -1;
	return rows_end(r, e);
}

static bool
part(struct tx *tx, const struct merge *m, bool *marked, struct err *e)
{
	int64_t by;

	if (!marked_since(tx_db(tx), m, &by, e) || !put_rows_back(tx, m, e))
		return false;
	*marked = by >= 0;
	return !*marked || tx_run(tx, Q_UNMERGE_MARK, ARGS(I(m->kept), I(m->gone), I(by)), NULL, e);
}

bool
merge_take_back(struct tx *tx, const struct merge *m, struct fold *f, struct merge_since *since,
    struct arena *a, struct err *e)
{
	int ended = 0;

	if (!stands_alone(tx_db(tx), m->kept, e)
	    || !tx_run(tx, Q_MERGE_END, ARGS(I(m->id), I(tx_now(tx).at)), &ended, e))
		return false;
	if (ended == 0)
		return err_set(e, ERR_CONFLICT, "This merge was taken back already.");
	return part(tx, m, &since->marked, e) && merge_give_back(tx, m, &since->changed, a, e)
	    && patient_index(tx, m->kept, f, a, e) && patient_index(tx, m->gone, f, a, e)
	    && note(tx, m, true, a, e);
}

bool
merge_find(struct db *db, int64_t id, struct merge *out, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_BY_ID, ARGS(I(id)));
	bool found = row_next(r);

	*out = (struct merge){ .id = id, .number = "", .shown = "", .initials = "" };
	if (found) {
		(void)row_int(r);
		out->kept = row_int(r);
		out->gone = row_int(r);
		out->at = row_int(r);
		out->staff = row_int(r);
		out->undone_at = row_int(r);
		out->take = (unsigned)row_int(r);
	}
	if (!rows_end(r, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "id", "There is no merge with number %lld.", (long long)id);
}

bool
merge_of(struct db *db, int64_t patient, struct arena *a, struct merges *out, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_OF, ARGS(I(patient)));

	*out = (struct merges){ 0 };
	while (row_next(r)) {
		struct merge *m = vec_add(a, &out->list);

		m->id = row_int(r);
		m->kept = row_int(r);
		m->gone = row_int(r);
		m->at = row_int(r);
		m->staff = row_int(r);
		m->undone_at = row_int(r);
		m->take = (unsigned)row_int(r);
		m->number = row_text(r, a);
		m->shown = row_text(r, a);
		m->initials = row_text(r, a);
	}
	return rows_end(r, e);
}

bool
merge_survivor(struct db *db, int64_t patient, int64_t *out, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_SURVIVOR, ARGS(I(patient)));

	*out = row_next(r) ? row_int(r) : 0;
	return rows_end(r, e);
}

bool
merge_added_since(struct db *db, int64_t patient, int64_t merge, struct arena *a,
    struct merge_added *out, struct err *e)
{
	struct rows *r = db_read(db, Q_MERGE_ADDED_SINCE, ARGS(I(patient), I(merge)));

	*out = (struct merge_added){ 0 };
	while (row_next(r)) {
		struct merge_add *x = vec_add(a, &out->list);

		x->kind = row_text(r, a);
		x->what = row_text(r, a);
		x->day = (int)row_int(r);
		x->at = row_int(r);
	}
	return rows_end(r, e);
}

static bool
read_ids(struct rows *r, struct arena *a, struct merge_ids *out, struct err *e)
{
	*out = (struct merge_ids){ 0 };
	while (row_next(r))
		*vec_add(a, &out->id) = row_int(r);
	return rows_end(r, e);
}

bool
merge_parts(struct db *db, int64_t patient, struct arena *a, struct merge_ids *out, struct err *e)
{
	return read_ids(db_read(db, Q_MERGE_PARTS, ARGS(I(patient))), a, out, e);
}

bool
merge_clashes(struct db *db, int64_t kept, int64_t gone, struct arena *a, struct merge_ids *out,
    struct err *e)
{
	return read_ids(
	    db_read(db, Q_MERGE_CLASHES, ARGS(I(owner_of(gone)), I(owner_of(kept)))), a, out, e);
}

bool
merge_queue_next(
    struct db *db, int64_t below, int most, struct arena *a, struct merge_ids *out, struct err *e)
{
	return read_ids(db_read(db, Q_MERGE_QUEUE_NEXT, ARGS(I(below), I(most))), a, out, e);
}

bool
merge_queue_since(
    struct db *db, int64_t above, struct arena *a, struct merge_ids *out, struct err *e)
{
	return read_ids(db_read(db, Q_MERGE_QUEUE_SINCE, ARGS(I(above))), a, out, e);
}

bool
merge_pair_stands(struct db *db, int64_t one, int64_t other, bool *out, struct err *e)
{
	int64_t low = one < other ? one : other, high = one < other ? other : one;
	struct rows *r = db_read(db, Q_MERGE_PAIR_STANDS, ARGS(I(low), I(high)));

	*out = row_next(r);
	return rows_end(r, e);
}

bool
not_duplicate_set(struct tx *tx, int64_t one, int64_t other, bool settled, struct err *e)
{
	int64_t low = one < other ? one : other, high = one < other ? other : one;

	return (settled ? tx_run(tx, Q_NOT_DUPLICATE_PUT,
		    ARGS(I(low), I(high), I(tx_now(tx).at), I(tx_who(tx)->staff)), NULL, e)
			: tx_run(tx, Q_NOT_DUPLICATE_DROP, ARGS(I(low), I(high)), NULL, e))
	    && tx_note(
		tx, &(struct note){ .object = "not_duplicate", .id = high, .patient = low }, e);
}

bool
not_duplicate_of(
    struct db *db, int64_t patient, struct arena *a, struct merge_ids *out, struct err *e)
{
	return read_ids(db_read(db, Q_NOT_DUPLICATE_OF, ARGS(I(patient))), a, out, e);
}
