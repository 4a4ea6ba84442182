#include "app/moving.h"

#include <stdlib.h>

#include "app/booking.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/visit_turn.h"
#include "app/wants.h"
#include "sched/free.h"
#include "store/session_store.h"

enum { AROUND = 28, FREE_MOST = 200 };

struct mover {
	struct app *app;
	struct arena *a;
	struct session s;
	struct book book;
	struct want want;
};

static bool
count_course(const struct mover *m, struct moving *out, struct err *e)
{
	struct sessions course;

	out->all = 1;
	if (m->s.course == 0)
		return true;
	if (!session_of_course(m->app->db, m->s.course, m->a, &course, e))
		return false;
	for (size_t i = 0; i < course.list.n; i++) {
		const struct session *s = &course.list.at[i];

		if (s->id == m->s.id || s->state != SESSION_BOOKED || s->day < m->app->now.day)
			continue;
		out->all++;
		out->following +=
		    s->day > m->s.day || (s->day == m->s.day && s->minute > m->s.minute);
	}
	return true;
}

/* The book around the visit, and what the visit wants of it. */
static bool
load(struct mover *m, struct err *e)
{
	int today = m->app->now.day, first = m->s.day - AROUND, days;
	struct booking b = { .s = m->s, .was = m->s };

	if (first < today)
		first = today;
	days = (m->s.day > first ? m->s.day : first) + AROUND - first + 1;
	if (m->s.course != 0 && !course_find(m->app->db, m->s.course, today, m->a, &b.course, e))
		return false;
	if (!book_load(m->app->db, first, 0, m->a, &m->book, e))
		return false;
	m->book.without = &m->s.id;
	m->book.nwithout = 1;
	m->book.busy = busy_new(m->a, &m->book.calendar, first, days);
	if (!book_fill(m->app->db, first, days, m->a, &m->book, e)
	    || !holding_take(m->app, first, first + days - 1, m->a, &m->book, e))
		return false;
	for (int k = 0; k < RES_KINDS; k++) /* one that went out of use has no free place */
		if (m->s.who[k] != 0 && calendar_index(&m->book.calendar, m->s.who[k]) == RES_NONE)
			return true;
	return booking_want(m->app, &m->book, &b, m->s.id, m->a, &m->want, e)
	    && wants_visits(m->app, &m->want, first, first + days - 1, m->s.id, m->a, e);
}

/* The free time of that day that is nearest to the visit's own. */
static bool
nearest(const struct mover *m, int day, struct moving *out, struct err *e)
{
	struct now now = m->app->now;
	struct want w = m->want;
	struct free_list found;
	int best = DAY_MINUTES, at = MINUTE_NONE;

	w.earliest = w.latest = day;
	w.step = m->s.minute % 15 == 0 ? 15 : 0;
	if (!free_find(m->book.busy, &w, FREE_MOST, m->a, &found, e))
		return false;
	for (int i = 0; i < found.n; i++) {
		const struct place *p = &found.at[i].slot.place;
		struct obstacles none = { 0 };
		int off = abs(p->minute - m->s.minute);

		if (off >= best || (day == m->s.day && off == 0)
		    || (day == now.day && p->minute < now.minute))
			continue;
		check_session(m->book.busy, &w, p, m->a, &none);
		if (none.n > 0)
			continue; /* would need a reason */
		best = off;
		at = p->minute;
	}
	if (at != MINUTE_NONE)
		out->place[out->nplaces++] = (struct moving_place){ day, at };
	return true;
}

static int
by_time(const void *va, const void *vb)
{
	const struct moving_place *a = va, *b = vb;

	return a->day != b->day ? a->day - b->day : a->minute - b->minute;
}

static bool
find_places(const struct mover *m, struct moving *out, struct err *e)
{
	for (int off = 0; off <= 2 * AROUND && out->nplaces < MOVING_PLACES; off++) {
		int day = m->s.day + (off % 2 == 1 ? (off + 1) / 2 : -off / 2);

		if (day >= m->app->now.day && !nearest(m, day, out, e))
			return false;
	}
	qsort(out->place, (size_t)out->nplaces, sizeof(*out->place), by_time);
	return true;
}

bool
moving_load(struct app *app, int64_t session, struct arena *a, struct moving *out, struct err *e)
{
	struct mover m = { .app = app, .a = a };

	*out = (struct moving){ 0 };
	if (!session_view_load(app, session, a, &out->visit, e)
	    || !session_find(app->db, session, a, &m.s, e))
		return false;
	if (m.s.state != SESSION_BOOKED)
		return err_set(e, ERR_RULE, "This visit is %s: only a booked one can be moved.",
		    visit_state_word(m.s.state));
	if (!count_course(&m, out, e) || !load(&m, e))
		return false;
	return m.want.count == 0 || find_places(&m, out, e);
}
