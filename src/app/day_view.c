#include "app/day_view.h"

#include <string.h>

#include "app/holding.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/book_store.h"

static const char *
code_in(const struct board_row *r, enum res_kind kind)
{
	const char *const code[RES_KINDS] = {
		[RES_THERAPIST] = r->therapist, [RES_ROOM] = r->room, [RES_DEVICE] = r->device
	};

	return code[kind];
}

static void
add_visits(const struct day_view *v, struct day_column *c, struct arena *a)
{
	for (size_t i = 0; i < v->board.row.n; i++) {
		const struct board_row *r = &v->board.row.at[i];

		if (r->state != BOARD_NO_SHOW && strcmp(code_in(r, c->kind), c->code) == 0)
			*vec_add(a, &c->visit) = (struct day_visit){ r, r->minute,
				r->minute + r->minutes + r->changeover };
	}
}

static void
count_places(const struct book *b, int who, const struct day_view *v, int now, struct day_column *c)
{
	int open = 0, left = 0;

	for (int i = 0; i < CELL_COUNT; i++) {
		struct span at = { i * CELL_MINUTES, (i + 1) * CELL_MINUTES };

		if (!cells_all(&c->open, at))
			continue;
		c->places[i] = (unsigned char)busy_places(b->busy, who, v->day, at);
		open += c->lanes;
		left += c->places[i];
		if (c->places[i] > 0 && at.from >= now)
			c->free_minutes += CELL_MINUTES;
	}
	c->used = open == 0 ? -1 : (open - left) * 100 / open;
}

static void
add_column(struct day_view *v, const struct book *b, int who, int now, struct arena *a)
{
	const struct resource *r = &b->calendar.resource[who];
	struct day_column *c = vec_add(a, &v->column);
	const char *absent = NULL;

	*c = (struct day_column){ .id = r->id,
		.kind = r->kind,
		.code = r->code,
		.name = r->name,
		.lanes = r->lanes,
		.absent = "",
		.open = busy_open(b->busy, who, v->day) };
	add_visits(v, c, a);
	count_places(b, who, v, now, c);
	if (cells_empty(&c->open) && v->closed == NULL)
		absent =
		    calendar_absent(&b->calendar, who, v->day, (struct span){ 0, DAY_MINUTES }, a);
	if (absent != NULL)
		c->absent = absent;
}

static void
widen(struct day_view *v, int from, int to)
{
	v->from = from < v->from ? from : v->from;
	v->to = to > v->to ? to : v->to;
}

static void
frame_hours(struct day_view *v)
{
	v->from = DAY_MINUTES;
	v->to = 0;
	for (size_t i = 0; i < v->column.n; i++) {
		const struct day_column *c = &v->column.at[i];

		if (!cells_empty(&c->open))
			widen(v, cells_next(&c->open, 0),
			    cells_last(&c->open, DAY_MINUTES - 1) + CELL_MINUTES);
		for (size_t k = 0; k < c->visit.n; k++)
			widen(v, c->visit.at[k].from, c->visit.at[k].to);
	}
	if (v->to <= v->from) {
		v->from = 8 * 60;
		v->to = 18 * 60;
	}
}

static bool
add_holds(struct app *app, struct day_view *v, struct arena *a, struct err *e)
{
	struct holds all;

	if (!holding_of_others(app, v->day, v->day, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		for (size_t k = 0; k < v->column.n; k++) {
			const struct hold *h = &all.list.at[i];

			if (h->resource == v->column.at[k].id)
				*vec_add(a, &v->column.at[k].hold) = (struct day_hold){ h->at,
					text_fmt(a, "%s (%s)", h->name, h->station) };
		}
	return true;
}

bool
day_view_load(struct app *app, int day, struct arena *a, struct day_view *out, struct err *e)
{
	struct now now = app->now;
	struct book book;

	*out = (struct day_view){ .day = day };
	if (!board_load(app, day, a, &out->board, e) || !board_hips(app, &out->board, e)
	    || !book_load(app->db, day, 1, a, &book, e)
	    || !holding_take(app, day, day, a, &book, e))
		return false;
	out->closed = calendar_closed(&book.calendar, day, a);
	for (int i = 0; i < book.calendar.n; i++)
		add_column(out, &book, i, day == now.day ? now.minute : 0, a);
	frame_hours(out);
	return add_holds(app, out, a, e);
}

const struct day_visit *
day_view_visit(const struct day_column *c, int minute, int i)
{
	for (size_t k = 0; k < c->visit.n; k++) {
		const struct day_visit *v = &c->visit.at[k];

		if (v->from <= minute && minute < v->to && i-- == 0)
			return v;
	}
	return NULL;
}

int
day_view_free(const struct day_column *c, int minute)
{
	int i = minute / CELL_MINUTES, n = 0;

	while (i < CELL_COUNT && c->places[i] > 0) {
		i++;
		n += CELL_MINUTES;
	}
	return n;
}
