#include "store/presence_store.h"

#include "store/draft_in.h"

enum { DAY_SECONDS = 86400 };

bool
presence_add(struct drafts *on, struct presence *p, struct err *e)
{
	if (!drafts_run(on, Q_DRAFT_PRESENCE_FORGET,
		ARGS(T(on->clinic), I(p->seen - PRESENCE_DAYS * DAY_SECONDS)), e)
	    || !drafts_run(on, Q_DRAFT_PRESENCE_ADD,
		ARGS(T(on->clinic), I(p->staff), T(p->station), I(p->seen), T(p->process)), e))
		return false;
	p->id = sqlite3_last_insert_rowid(on->db->h);
	p->began = p->seen;
	return true;
}

bool
presence_seen(struct drafts *on, int64_t id, int64_t at, struct err *e)
{
	return drafts_run(on, Q_DRAFT_PRESENCE_SEEN, ARGS(I(id), I(at)), e);
}

bool
presence_list(
    struct drafts *on, int64_t since, struct arena *a, struct presence_list *out, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_PRESENCE_LIST, ARGS(T(on->clinic), I(since)));

	*out = (struct presence_list){ 0 };
	while (row_next(r)) {
		struct presence *p = vec_add(a, &out->list);

		p->id = row_int(r);
		p->staff = row_int(r);
		p->station = row_text(r, a);
		p->began = row_int(r);
		p->seen = row_int(r);
		p->patient = row_int(r);
		p->form = row_text(r, a);
		p->process = row_text(r, a);
	}
	return rows_end(r, e);
}

bool
presence_ended(struct drafts *on, int64_t id, int64_t *by, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_PRESENCE_ENDED, ARGS(I(id)));

	*by = row_next(r) ? row_int(r) : 0;
	return rows_end(r, e);
}

bool
presence_set_form(struct drafts *on, int64_t id, int64_t patient, const char *form, struct err *e)
{
	return drafts_run(on, Q_DRAFT_PRESENCE_FILL, ARGS(I(id), I(patient), T(form)), e);
}

bool
presence_end(struct drafts *on, int64_t id, int64_t by, struct err *e)
{
	return drafts_run(on, Q_DRAFT_PRESENCE_END, ARGS(I(id), I(by)), e);
}

bool
presence_drop(struct drafts *on, int64_t id, struct err *e)
{
	return drafts_run(on, Q_DRAFT_PRESENCE_DROP, ARGS(I(id)), e);
}

void
presence_sum(struct drafts *on, int64_t *version, int64_t *sum)
{
	int64_t now = db_data_version(on->db), found = *sum;
	struct rows *row;
	struct err unheard;

	if (now == *version)
		return;
	row = db_read(on->db, Q_DRAFT_PRESENCE_SUM, ARGS(T(on->clinic)));
	if (row_next(row))
		found = row_int(row);
	if (rows_end(row, &unheard)) {
		*sum = found;
		*version = now;
	}
}
