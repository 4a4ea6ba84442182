#include "app/waiting.h"

#include <strings.h>

#include "app/glass.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/wants.h"
#include "base/text.h"
#include "sched/check.h"
#include "sched/free.h"
#include "sched/say.h"
#include "store/waiting_store.h"

enum { YEAR = 366, LOOKED_AT = 12 };

/* One who waits, as he is looked at. */
struct looker {
	struct app *app;
	const struct freed *freed;
	struct arena *a;
	struct book book;
	struct waiting w;
	struct said said;
	struct session later; /* the visit that would move; id 0: none */
	struct course course; /* id 0: of none */
	struct want want;
	bool wanted; /* something of his is left to book or to move */
};

static bool
is_later(const struct looker *l, const struct session *s)
{
	return s->state == SESSION_BOOKED && s->course == l->w.course
	    && (s->day > l->freed->day
		|| (s->day == l->freed->day && s->minute > l->freed->at.from));
}

/* The next visit that lies after the place. */
static bool
find_later(struct looker *l, struct err *e)
{
	struct sessions all;

	l->later = (struct session){ 0 };
	if (!session_of_patient(
		l->app->db, l->w.patient, l->freed->day, l->freed->day + YEAR, l->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n && l->later.id == 0; i++)
		if (is_later(l, &all.list.at[i]))
			l->later = all.list.at[i];
	return true;
}

static bool
want_of_course(struct looker *l, struct err *e)
{
	if (!course_find(l->app->db, l->w.course, l->app->now.day, l->a, &l->course, e))
		return false;
	if (l->course.sessions > l->course.done + l->course.booked)
		l->later = (struct session){ 0 }; /* one is left to book: nothing has to move */
	l->wanted = l->later.id != 0 || l->course.sessions > l->course.done + l->course.booked;
	return !l->wanted
	    || (wants_course(l->app, &l->book, &l->course, l->a, &l->want, e)
		&& wants_fixed(l->app, l->w.course, l->later.id, l->a, &l->want, e));
}

static bool
want_of_visit(struct looker *l, struct err *e)
{
	const char *label = l->later.label;
	struct err unknown;

	/* Whose therapy is not offered any more waits for nothing, and stops nobody else. */
	l->wanted = l->later.id != 0
	    || (l->said.therapy[0] != '\0'
		&& wants_word(l->app, l->said.therapy, &label, &unknown));
	if (!l->wanted)
		return true;
	if (!wants_label(l->app, &l->book, l->w.patient, label, l->a, &l->want, e))
		return false;
	if (l->later.id == 0)
		return true;
	if (!wants_kept(l->app, &l->book, &l->later, l->a, &l->want, e)
	    || !wants_alike(l->app, &l->book, &l->later, l->a, &l->want, e))
		return false;
	l->want.minutes = l->later.minutes;
	l->want.changeover = l->later.changeover;
	for (int k = 0; k < RES_KINDS; k++)
		l->want.need[k].wanted = l->later.who[k] != 0;
	return true;
}

static bool
may_come(const struct looker *l)
{
	const struct said *s = &l->said;
	int day = l->freed->day;

	return (s->weekdays == 0 || (s->weekdays >> day_weekday(day) & 1u) != 0)
	    && (s->day == DAY_NONE || s->day == day)
	    && (s->not_before == DAY_NONE || day >= s->not_before)
	    && (s->not_after == DAY_NONE || day <= s->not_after);
}

/* The therapist of the wish; false when there is none of that code. */
static bool
bind_therapist(struct looker *l)
{
	const struct calendar *c = &l->book.calendar;
	struct need *need = &l->want.need[RES_THERAPIST];

	if (l->said.with[0] == '\0')
		return true;
	for (int i = 0; i < c->n; i++) {
		if (c->resource[i].kind != RES_THERAPIST
		    || strcasecmp(c->resource[i].code, l->said.with) != 0)
			continue;
		need->wanted = true;
		need->only = i;
		return true;
	}
	return false;
}

/* The time of day within which the visit must lie. */
static struct span
window(const struct looker *l)
{
	struct span at = l->freed->at;
	const struct said *s = &l->said;

	if (at.to - at.from < l->want.minutes)
		at.to = at.from + l->want.minutes; /* what follows may be free as well */
	if (s->at != MINUTE_NONE) {
		at.from = s->at > at.from ? s->at : at.from;
		at.to = s->at + l->want.minutes < at.to ? s->at + l->want.minutes : at.to;
	}
	if (s->window.to != 0) {
		at.from = s->window.from > at.from ? s->window.from : at.from;
		at.to = s->window.to < at.to ? s->window.to : at.to;
	}
	return at;
}

static void
add_row(struct looker *l, const struct place *p, struct waiting_match *out)
{
	struct waiting_row *r = vec_add(l->a, &out->row);
	struct text with = { .a = l->a };

	*r = (struct waiting_row){ .id = l->w.id,
		.patient = l->w.patient,
		.course = l->w.course,
		.session = l->later.id,
		.name = l->w.name,
		.latin = l->w.latin,
		.number = l->w.number,
		.label = glass_label(l->app, l->w.patient, l->want.label),
		.therapy = l->want.label,
		.side = l->later.id != 0 ? l->later.side
		    : l->w.course != 0   ? l->course.side
					 : l->said.side,
		.since = now_at(l->w.since).day,
		.day = p->day,
		.minute = p->minute,
		.minutes = l->want.minutes };
	for (int k = 0; k < RES_KINDS; k++) {
		const struct resource *res;

		if (p->who[k] == RES_NONE)
			continue;
		res = &l->book.calendar.resource[p->who[k]];
		r->who[k] = res->id;
		text_addf(&with, "%s%s", with.len > 0 ? " + " : "", res->code);
	}
	r->with = text_get(&with);
}

static bool
load(struct looker *l, struct err *e)
{
	if (!book_load(l->app->db, l->freed->day, 0, l->a, &l->book, e))
		return false;
	l->book.without = &l->later.id;
	l->book.nwithout = 1;
	l->book.busy = busy_new(l->a, &l->book.calendar, l->freed->day, 1);
	return book_fill(l->app->db, l->freed->day, 1, l->a, &l->book, e)
	    && holding_take(l->app, l->freed->day, l->freed->day, l->a, &l->book, e);
}

static bool
look(struct looker *l, struct waiting_match *out, struct err *e)
{
	struct err no_wish = { 0 };
	struct free_list found;

	if (l->w.patient == l->freed->patient
	    || !say_read(
		l->w.wish, now_at(l->w.since).day, l->app->clinic.order, &l->said, &no_wish)
	    || !may_come(l))
		return true;
	if (!find_later(l, e) || !load(l, e)
	    || !(l->w.course != 0 ? want_of_course(l, e) : want_of_visit(l, e)))
		return false;
	if (!l->wanted || !bind_therapist(l))
		return true;
	if (!wants_visits(l->app, &l->want, l->freed->day, l->freed->day, l->later.id, l->a, e))
		return false;
	l->want.earliest = l->want.latest = l->freed->day;
	l->want.wish.window = window(l);
	if (l->want.wish.window.to - l->want.wish.window.from < l->want.minutes)
		return true;
	if (!free_find(l->book.busy, &l->want, LOOKED_AT, l->a, &found, e))
		return false;
	for (int i = 0; i < found.n; i++) {
		struct obstacles none = { 0 };

		/* What would need a reason is nothing to offer. */
		check_session(l->book.busy, &l->want, &found.at[i].slot.place, l->a, &none);
		if (none.n > 0)
			continue;
		add_row(l, &found.at[i].slot.place, out);
		break;
	}
	return true;
}

static bool
look_at(struct app *app, const struct freed *f, const struct waiting *w, struct arena *a,
    struct waiting_match *out, struct err *e)
{
	struct looker l = { .app = app, .freed = f, .a = a, .w = *w };

	return look(&l, out, e);
}

bool
waiting_match(struct app *app, const struct freed *f, struct arena *a, struct waiting_match *out,
    struct err *e)
{
	struct waitings all;

	*out = (struct waiting_match){ 0 };
	if (f->day < app->now.day || (f->day == app->now.day && f->at.from < app->now.minute))
		return true;
	if (!waiting_open(app->db, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (!look_at(app, f, &all.list.at[i], a, out, e))
			return false;
	return true;
}

bool
waiting_match_one(struct app *app, const struct freed *f, int64_t id, struct arena *a,
    struct waiting_match *out, struct err *e)
{
	struct waiting w;

	*out = (struct waiting_match){ 0 };
	return waiting_find(app->db, id, a, &w, e) && look_at(app, f, &w, a, out, e);
}

bool
waiting_hip(struct app *app, const struct waiting_row *r, struct arena *a, struct which_hip *out,
    struct err *e)
{
	*out = (struct which_hip){ .side = r->side, .from = "" };
	return r->session != 0 || r->course != 0
	    || which_hip(app, r->patient, r->therapy, r->side, a, out, e);
}
