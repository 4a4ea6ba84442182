#include "store/untold_store.h"

#include "store/keep.h"

bool
untold_find(struct db *db, int64_t session, struct arena *a, struct untold *out, struct err *e)
{
	struct rows *r = db_read(db, Q_UNTOLD_BY_SESSION, ARGS(I(session)));

	*out = (struct untold){ .day = DAY_NONE, .why = "", .how = "", .teller = "" };
	if (row_next(r)) {
		out->session = row_int(r);
		out->patient = row_int(r);
		out->day = row_day(r);
		out->minute = (int)row_int(r);
		out->why = row_text(r, a);
		out->how = row_text(r, a);
		out->told_at = row_int(r);
		out->teller = row_text(r, a);
		out->look = row_int(r) != 0;
		out->rev = row_int(r);
	}
	return rows_end(r, e);
}

static void
read_one(struct rows *r, struct arena *a, struct untold_one *out)
{
	struct untold *u = &out->knows;
	struct session *s = &out->s;

	s->id = u->session = row_int(r);
	s->patient = u->patient = row_int(r);
	s->rev = row_int(r);
	out->number = row_text(r, a);
	out->name = row_text(r, a);
	out->latin = row_text(r, a);
	out->phone = row_phone(r, a);
	out->alert = row_int(r) != 0;
	out->flag = row_text(r, a);
	u->day = row_day(r);
	u->minute = (int)row_int(r);
	u->why = row_text(r, a);
	u->told_at = row_int(r);
	s->label = row_text(r, a);
	(void)session_state_find(row_text(r, a), &s->state); /* the statement names them */
	s->day = row_day(r);
	s->minute = (int)row_int(r);
	s->minutes = (int)row_int(r);
	s->changeover = (int)row_int(r);
	for (int k = 0; k < RES_KINDS; k++)
		s->who[k] = row_int(r);
}

bool
untold_list(struct db *db, int today, struct arena *a, struct untold_all *out, struct err *e)
{
	struct rows *r = db_read(db, Q_UNTOLD_LIST, ARGS(I(today)));

	*out = (struct untold_all){ 0 };
	while (row_next(r)) {
		struct untold_one *one = vec_add(a, &out->list);

		*one = (struct untold_one){ 0 };
		read_one(r, a, one);
	}
	return rows_end(r, e);
}

bool
untold_begin(struct tx *tx, const struct untold *u, bool no_place, struct err *e)
{
	struct arena turn = { 0 };
	struct untold was;
	bool done = untold_find(tx_db(tx), u->session, &turn, &was, e);

	if (done && was.session != 0)
		done = keep_version(tx, Q_UNTOLD_ROW, "untold", u->session, 0, e)
		    && tx_run(
			tx, Q_UNTOLD_AGAIN, ARGS(I(u->session), T(u->why), I(no_place)), NULL, e);
	else if (done)
		done = tx_run(tx, Q_UNTOLD_ADD,
			   ARGS(I(u->session), I(u->day), I(u->minute), T(u->why)), NULL, e)
		    && tx_note(tx,
			&(struct note){
			    .object = "untold", .id = u->session, .patient = u->patient },
			e);
	arena_clear(&turn);
	return done;
}

bool
untold_drop(struct tx *tx, int64_t session, struct err *e)
{
	return keep_version(tx, Q_UNTOLD_ROW, "untold", session, 0, e)
	    && tx_run(tx, Q_UNTOLD_DROP, ARGS(I(session)), NULL, e);
}

bool
untold_put_back(struct tx *tx, int64_t session, int64_t rev, bool look, struct err *e)
{
	return keep_version(tx, Q_UNTOLD_ROW, "untold", session, 0, e)
	    && tx_run(tx, Q_UNTOLD_PUT_BACK, ARGS(I(session), I(rev), I(look)), NULL, e);
}

bool
untold_set(struct tx *tx, const struct untold *u, struct err *e)
{
	return keep_version(tx, Q_UNTOLD_ROW, "untold", u->session, 0, e)
	    && tx_run(tx, Q_UNTOLD_SET,
		ARGS(I(u->session), DAY(u->day), u->day == DAY_NONE ? NIL : I(u->minute), T(u->how),
		    ID(u->told_at), ID(u->told_at == 0 ? 0 : tx_who(tx)->staff), I(u->look)),
		NULL, e);
}
