#include "store/session_store.h"

#include <assert.h>
#include <string.h>

#include "store/keep.h"

enum { LANES_BASE = 100 }; /* lanes of the kinds are digits of one number, to this base */

static const char *const state_name[SESSION_STATES] = {
	[SESSION_BOOKED] = "booked",
	[SESSION_ARRIVED] = "arrived",
	[SESSION_RUNNING] = "running",
	[SESSION_DONE] = "done",
	[SESSION_NO_SHOW] = "no_show",
	[SESSION_CANCELLED] = "cancelled",
};

const char *
session_state_name(enum session_state s)
{
	return state_name[s];
}

bool
session_state_find(const char *word, enum session_state *out)
{
	for (int s = 0; s < SESSION_STATES; s++) {
		if (strcmp(state_name[s], word) == 0) {
			*out = (enum session_state)s;
			return true;
		}
	}
	return false;
}

bool
session_state_takes(enum session_state s)
{
	return s != SESSION_NO_SHOW && s != SESSION_CANCELLED;
}

static void
read_one(struct rows *r, struct arena *a, struct session *s)
{
	int64_t lanes;

	*s = (struct session){ .id = row_int(r) };
	s->patient = row_int(r);
	s->course = row_int(r);
	s->side = row_text(r, a)[0];
	s->label = row_text(r, a);
	s->day = row_day(r);
	s->minute = (int)row_int(r);
	s->minutes = (int)row_int(r);
	s->changeover = (int)row_int(r);
	for (int k = 0; k < RES_KINDS; k++)
		s->who[k] = row_int(r);
	lanes = row_int(r);
	for (int k = 0; k < RES_KINDS; k++, lanes /= LANES_BASE)
		s->lane[k] = (int)(lanes % LANES_BASE);
	s->beside = (int)lanes;
	if (!session_state_find(row_text(r, a), &s->state))
		s->state = SESSION_BOOKED;
	s->reason = row_text(r, a);
	s->note = row_text(r, a);
	s->arrived_at = row_int(r);
	s->started_at = row_int(r);
	s->ended_at = row_int(r);
	s->rev = row_int(r);
}

static bool
read_all(struct rows *r, struct arena *a, struct sessions *out, struct err *e)
{
	*out = (struct sessions){ 0 };
	while (row_next(r))
		read_one(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}

bool
session_find(struct db *db, int64_t id, struct arena *a, struct session *out, struct err *e)
{
	struct rows *r = db_read(db, Q_SESSION_BY_ID, ARGS(I(id)));
	bool found = row_next(r);

	if (found)
		read_one(r, a, out);
	if (!rows_end(r, e))
		return false;
	return found || err_set(e, ERR_MISSING, "there is no session #%lld", (long long)id);
}

bool
session_of_course(
    struct db *db, int64_t course, struct arena *a, struct sessions *out, struct err *e)
{
	return read_all(db_read(db, Q_SESSION_OF_COURSE, ARGS(I(course))), a, out, e);
}

bool
session_of_patient(struct db *db, int64_t patient, int from, int to, struct arena *a,
    struct sessions *out, struct err *e)
{
	return read_all(
	    db_read(db, Q_SESSION_OF_PATIENT, ARGS(I(patient), I(from), I(to))), a, out, e);
}

bool
session_of_days(
    struct db *db, int from, int to, struct arena *a, struct sessions *out, struct err *e)
{
	return read_all(db_read(db, Q_SESSION_OF_DAYS, ARGS(I(from), I(to))), a, out, e);
}

bool
session_places(
    struct db *db, int from, int to, struct arena *a, struct sessions *out, struct err *e)
{
	struct rows *r = db_read(db, Q_SESSION_PLACES, ARGS(I(from), I(to)));

	*out = (struct sessions){ 0 };
	while (row_next(r)) {
		struct session *s = vec_add(a, &out->list);

		*s = (struct session){ .day = row_day(r), .state = SESSION_BOOKED };
		s->minute = (int)row_int(r);
		s->minutes = (int)row_int(r);
		s->changeover = (int)row_int(r);
		for (int k = 0; k < RES_KINDS; k++)
			s->who[k] = row_int(r);
	}
	return rows_end(r, e);
}

bool
session_times_back(struct db *db, struct session *s, struct err *e)
{
	struct rows *r = db_read(db, Q_SESSION_TIMES_IN, ARGS(I(s->id), T(state_name[s->state])));

	if (row_next(r)) {
		s->arrived_at = row_int(r);
		s->started_at = row_int(r);
		s->ended_at = row_int(r);
	}
	return rows_end(r, e);
}

/* The cells of one owner of a session. */
struct taking {
	int64_t owner, first;
	int lane, cells;
};

/* Those of the patient, and of each resource; a resource also for the changeover. */
static int
takings(const struct session *s, struct taking out[RES_KINDS + 1])
{
	int64_t first = (int64_t)s->day * CELL_COUNT + s->minute / CELL_MINUTES;
	int n = 0;

	out[n++] =
	    (struct taking){ 2 * s->patient + 1, first, s->beside, s->minutes / CELL_MINUTES };
	for (int k = 0; k < RES_KINDS; k++)
		if (s->who[k] != 0)
			out[n++] = (struct taking){ 2 * s->who[k], first, s->lane[k],
				(s->minutes + s->changeover) / CELL_MINUTES };
	return n;
}

/* ERR_CONFLICT in words: who has the place already. */
static bool
say_taken(struct tx *tx, const struct taking *t, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(tx_db(tx), Q_RESERVED_BY,
	    ARGS(I(t->owner), I(t->lane), I(t->first), I(t->first + t->cells - 1)));
	char from[DAY_TEXT], day[DAY_TEXT];

	err_field(e, ERR_CONFLICT, "at", "that place was just taken: choose another time");
	if (row_next(r)) {
		int on, minute, minutes;
		const char *label, *number, *shown;

		(void)row_int(r);
		on = row_day(r);
		minute = (int)row_int(r);
		minutes = (int)row_int(r);
		label = row_text(r, &turn);
		number = row_text(r, &turn);
		shown = row_text(r, &turn);
		err_field(e, ERR_CONFLICT, "at",
		    "%s %s is taken for %d min by %s (%s), %s: choose another time",
		    day_show_long(on, day), minute_show(minute, from), minutes, shown, number,
		    label);
	}
	{
		struct err ignored;

		(void)!rows_end(r, &ignored);
	}
	arena_clear(&turn);
	return false;
}

static bool
reserve(struct tx *tx, const struct session *s, struct err *e)
{
	struct taking t[RES_KINDS + 1];
	int n = takings(s, t);

	for (int i = 0; i < n; i++)
		if (!tx_run(tx, Q_RESERVE,
			ARGS(I(t[i].owner), I(t[i].lane), I(t[i].first), I(t[i].cells), I(s->id)),
			NULL, e))
			return e->code == ERR_CONFLICT ? say_taken(tx, &t[i], e) : false;
	return true;
}

static int64_t
lanes_number(const struct session *s)
{
	int64_t lanes = s->beside;

	for (int k = RES_KINDS - 1; k >= 0; k--)
		lanes = lanes * LANES_BASE + s->lane[k];
	return lanes;
}

bool
session_add(struct tx *tx, struct session *s, struct err *e)
{
	const char side[] = { s->side, '\0' };

	assert(s->minute % CELL_MINUTES == 0 && s->minutes > 0);
	if (!tx_run(tx, Q_SESSION_ADD,
		ARGS(I(s->patient), ID(s->course), T(side), T(s->label), I(s->day), I(s->minute),
		    I(s->minutes), I(s->changeover), ID(s->who[RES_THERAPIST]),
		    ID(s->who[RES_ROOM]), ID(s->who[RES_DEVICE]), I(lanes_number(s)),
		    T(s->note == NULL ? "" : s->note), I(tx_now(tx).at), I(tx_who(tx)->staff)),
		NULL, e))
		return false;
	s->id = tx_new_id(tx);
	s->rev = 1;
	s->state = SESSION_BOOKED;
	return reserve(tx, s, e)
	    && tx_note(
		tx, &(struct note){ .object = "session", .id = s->id, .patient = s->patient }, e);
}

bool
session_last_hand(struct db *db, int64_t id, struct arena *a, const char **out, struct err *e)
{
	struct rows *row = db_read(db, Q_SESSION_LAST_HAND, ARGS(I(id)));

	*out = row_next(row) ? row_text(row, a) : "";
	return rows_end(row, e);
}

bool
session_lift(struct tx *tx, struct session *s, struct err *e)
{
	int changed = 0;

	if (!keep_version(tx, Q_SESSION_ROW, "session", s->id, s->rev, e)
	    || !tx_run(tx, Q_RELEASE, ARGS(I(s->id)), NULL, e)
	    || !tx_run(tx, Q_SESSION_CHANGE,
		ARGS(I(s->id), I(s->rev), I(s->day), I(s->minute), I(s->minutes), I(s->changeover),
		    ID(s->who[RES_THERAPIST]), ID(s->who[RES_ROOM]), ID(s->who[RES_DEVICE]),
		    I(lanes_number(s)), T(state_name[s->state]), T(s->reason), T(s->note),
		    ID(s->arrived_at), ID(s->started_at), ID(s->ended_at)),
		&changed, e))
		return false;
	if (changed == 0)
		return err_set(
		    e, ERR_CONFLICT, "somebody else changed this session just now: look again");
	s->rev++;
	return true;
}

bool
session_land(struct tx *tx, const struct session *s, struct err *e)
{
	return tx_run(tx, Q_SESSION_LAND,
		   ARGS(I(s->id), I(s->changeover), ID(s->who[RES_THERAPIST]), ID(s->who[RES_ROOM]),
		       ID(s->who[RES_DEVICE]), I(lanes_number(s))),
		   NULL, e)
	    && reserve(tx, s, e);
}

bool
session_change(struct tx *tx, struct session *s, struct err *e)
{
	return session_lift(tx, s, e) && (!session_state_takes(s->state) || reserve(tx, s, e));
}
