#include "store/plan_store.h"

#include "store/keep.h"

bool
plan_add(struct tx *tx, struct plan *p, struct err *e)
{
	p->author = tx_who(tx)->staff;
	p->state = "active";
	p->rev = 1;
	if (!tx_run(tx, Q_PLAN_ADD,
		ARGS(I(p->patient), I(p->day), T(p->goals), I(p->author), I(tx_now(tx).at)), NULL,
		e))
		return false;
	p->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "plan", .id = p->id, .patient = p->patient }, e);
}

static void
read_plan(struct rows *row, struct arena *a, struct plan *out)
{
	out->id = row_int(row);
	out->patient = row_int(row);
	out->day = row_day(row);
	out->state = row_text(row, a);
	out->goals = row_text(row, a);
	out->author = row_int(row);
	out->initials = row_text(row, a);
	out->rev = row_int(row);
}

bool
plan_find(struct db *db, int64_t id, struct arena *a, struct plan *out, struct err *e)
{
	struct rows *row = db_read(db, Q_PLAN_BY_ID, ARGS(I(id)));
	bool found = row_next(row);

	if (found)
		read_plan(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "plan", "There is no plan with number %lld.", (long long)id);
}

bool
plan_active(struct db *db, int64_t patient, struct arena *a, struct plan *out, struct err *e)
{
	struct rows *row = db_read(db, Q_PLAN_ACTIVE, ARGS(I(patient)));

	*out = (struct plan){ 0 };
	if (row_next(row))
		read_plan(row, a, out);
	return rows_end(row, e);
}

bool
plan_set_state(struct tx *tx, int64_t id, int64_t rev, const char *state, struct err *e)
{
	return keep_version(tx, Q_PLAN_VERSION, "plan", id, rev, e)
	    && tx_run(tx, Q_PLAN_SET_STATE, ARGS(I(id), T(state)), NULL, e);
}

bool
course_add(struct tx *tx, struct course *c, struct err *e)
{
	const char side[2] = { c->side };

	c->state = "active";
	c->rev = 1;
	if (!tx_run(tx, Q_COURSE_ADD,
		ARGS(I(c->plan), ID(c->decision), T(side), T(c->protocol), T(c->label),
		    I(c->sessions), I(c->gap_min), I(c->gap_usual), I(c->gap_max), I(c->per_week),
		    I(c->minutes), I(c->changeover), T(c->skill), T(c->room_kind),
		    T(c->device_kind), ID(c->therapist), T(c->dose), DAY(c->first_day)),
		NULL, e))
		return false;
	c->id = tx_new_id(tx);
	return tx_note(
	    tx, &(struct note){ .object = "course", .id = c->id, .patient = c->patient }, e);
}

static void
read_course(struct rows *row, struct arena *a, struct course *out)
{
	out->id = row_int(row);
	out->plan = row_int(row);
	out->patient = row_int(row);
	out->decision = row_int(row);
	out->side = row_text(row, a)[0];
	out->protocol = row_text(row, a);
	out->label = row_text(row, a);
	out->sessions = (int)row_int(row);
	out->gap_min = (int)row_int(row);
	out->gap_usual = (int)row_int(row);
	out->gap_max = (int)row_int(row);
	out->per_week = (int)row_int(row);
	out->minutes = (int)row_int(row);
	out->changeover = (int)row_int(row);
	out->skill = row_text(row, a);
	out->room_kind = row_text(row, a);
	out->device_kind = row_text(row, a);
	out->therapist = row_int(row);
	out->dose = row_text(row, a);
	out->first_day = row_day(row);
	out->state = row_text(row, a);
	out->rev = row_int(row);
	out->done = (int)row_int(row);
	out->booked = (int)row_int(row);
	out->missed = (int)row_int(row);
	out->next_day = row_day(row);
}

static bool
read_courses(struct rows *row, struct arena *a, struct courses *out, struct err *e)
{
	*out = (struct courses){ 0 };
	while (row_next(row))
		read_course(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
course_find(
    struct db *db, int64_t id, int today, struct arena *a, struct course *out, struct err *e)
{
	struct rows *row = db_read(db, Q_COURSE_BY_ID, ARGS(I(id), I(today)));
	bool found = row_next(row);

	if (found)
		read_course(row, a, out);
	if (!rows_end(row, e))
		return false;
	return found
	    || err_field(
		e, ERR_MISSING, "course", "There is no course with number %lld.", (long long)id);
}

bool
course_list(
    struct db *db, int64_t plan, int today, struct arena *a, struct courses *out, struct err *e)
{
	return read_courses(db_read(db, Q_COURSE_LIST, ARGS(I(plan), I(today))), a, out, e);
}

bool
course_of_patient(
    struct db *db, int64_t patient, int today, struct arena *a, struct courses *out, struct err *e)
{
	return read_courses(
	    db_read(db, Q_COURSE_OF_PATIENT, ARGS(I(patient), I(today))), a, out, e);
}

bool
course_change(struct tx *tx, const struct course *c, struct err *e)
{
	return keep_version(tx, Q_COURSE_VERSION, "course", c->id, c->rev, e)
	    && tx_run(tx, Q_COURSE_CHANGE,
		ARGS(I(c->id), T(c->label), I(c->sessions), I(c->gap_min), I(c->gap_usual),
		    I(c->gap_max), I(c->per_week), I(c->minutes), I(c->changeover),
		    ID(c->therapist), T(c->dose), DAY(c->first_day), T(c->state)),
		NULL, e);
}
