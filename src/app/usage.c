#include "app/usage.h"

#include <string.h>

#include "app/inside.h"
#include "store/book_store.h"

enum { DAYS_MOST = 3700 };

static void
add_resources(const struct book *b, struct arena *a, struct usage *out)
{
	for (int i = 0; i < b->calendar.n; i++) {
		const struct resource *r = &b->calendar.resource[i];
		struct usage_row *row = vec_add(a, &out->row);

		*row = (struct usage_row){
			.id = r->id, .kind = r->kind, .code = r->code, .name = r->name
		};
		for (int day = out->from; day <= out->to; day++) {
			struct cells open = calendar_open(&b->calendar, i, day);

			row->open += (int64_t)cells_count(&open) * CELL_MINUTES * r->lanes;
		}
	}
}

/* One line of the query: what happened to visits of one resource. */
static void
count(struct usage_row *row, enum session_state state, int visits, int64_t minutes)
{
	if (session_state_takes(state)) {
		row->visits += visits;
		row->booked += minutes;
	} else if (state == SESSION_NO_SHOW) {
		row->no_shows += visits;
		row->missed += minutes;
	} else {
		row->cancelled += visits;
	}
}

bool
usage_load(struct app *app, int from, int to, struct arena *a, struct usage *out, struct err *e)
{
	struct book book;
	struct rows *r;

	*out = (struct usage){ .from = from, .to = to };
	if (to < from || to - from >= DAYS_MOST)
		return err_field(e, ERR_INPUT, "to", "say a last day after the first");
	if (!book_load(app->db, from, 0, a, &book, e))
		return false;
	add_resources(&book, a, out);
	r = db_read(app->db, Q_USAGE, ARGS(I(from), I(to)));
	while (row_next(r)) {
		int64_t resource = row_int(r);
		enum session_state state = SESSION_BOOKED;
		struct usage_row all = { 0 }, *row = &all;
		int visits;

		(void)session_state_find(row_text(r, a), &state);
		visits = (int)row_int(r);
		for (size_t i = 0; i < out->row.n && resource != 0; i++)
			if (out->row.at[i].id == resource)
				row = &out->row.at[i];
		count(row, state, visits, row_int(r));
		if (resource != 0)
			continue;
		out->visits += all.visits;
		out->no_shows += all.no_shows;
		out->cancelled += all.cancelled;
	}
	return rows_end(r, e);
}

int
usage_share(const struct usage_row *r)
{
	return r->open == 0 ? -1 : (int)((r->booked * 100 + r->open / 2) / r->open);
}
