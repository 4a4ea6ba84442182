#include "app/booking.h"

#include "app/glass.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/wants.h"
#include "sched/free.h"
#include "store/patient_store.h"

bool
booking_want(struct app *app, struct book *book, const struct booking *b, int64_t except,
    struct arena *a, struct want *out, struct err *e)
{
	if (b->course.id != 0) {
		if (!wants_course(app, book, &b->course, a, out, e))
			return false;
	} else {
		if (!wants_label(app, book, b->s.patient, b->s.label, a, out, e))
			return false;
		out->changeover = b->s.changeover;
		out->need[RES_THERAPIST].wanted = true;
		for (int k = 0; k < RES_KINDS && !b->finds; k++)
			out->need[k].wanted = false; /* what a person names, and no more */
		if (!wants_kept(app, book, &b->was, a, out, e))
			return false;
	}
	out->label = glass_label(app, b->s.patient, out->label);
	out->minutes = b->s.minutes;
	for (int k = 0; k < RES_KINDS; k++) {
		if (b->s.who[k] == 0)
			continue;
		out->need[k].wanted = true;
		out->need[k].only = calendar_index(&book->calendar, b->s.who[k]);
		if (out->need[k].only == RES_NONE)
			return err_set(e, ERR_RULE,
			    "that %s is not in use any more: choose another",
			    k == RES_THERAPIST  ? "therapist"
				: k == RES_ROOM ? "room"
						: "device");
	}

	return wants_fixed(app, b->course.id, except, a, out, e)
	    && wants_visits(app, out, b->s.day, b->s.day, except, a, e);
}

/* The first resource of a kind that suits and is free then; any that suits when
 * none is free, so that the refusal can name it. */
static int
choose(const struct book *book, const struct want *w, enum res_kind kind, const struct session *s)
{
	struct span at = want_resource_span(w, s->minute);
	int any = RES_NONE;

	for (int r = 0; r < book->calendar.n; r++) {
		struct cells open;

		if (!want_suits(w, &book->calendar, kind, r))
			continue;
		if (any == RES_NONE)
			any = r;
		open = busy_open(book->busy, r, s->day);
		if (cells_all(&open, at) && busy_lane(book->busy, r, s->day, at, false) >= 0)
			return r;
	}
	return any;
}

/* The book of that day without what is on the move. */
static bool
load(struct app *app, const struct booking *b, int64_t except, struct arena *a, struct book *book,
    struct err *e)
{
	int64_t *without = arena_array(a, int64_t, b->nlifted + 1);

	if (!book_load(app->db, b->s.day, 0, a, book, e))
		return false;
	for (size_t i = 0; i < b->nlifted; i++)
		without[i] = b->lifted[i];
	without[b->nlifted] = except;
	book->without = without;
	book->nwithout = b->nlifted + 1;
	book->busy = busy_new(a, &book->calendar, b->s.day, 1);
	return book_fill(app->db, b->s.day, 1, a, book, e)
	    && holding_take(app, b->s.day, b->s.day, a, book, e);
}

static bool
refuse(const struct obstacles *p, bool forced, struct err *e)
{
	if (p->n == 0 || (forced && !obstacles_refuse(p)))
		return true;
	for (int i = 0; i < p->n; i++)
		if (p->at[i].severity == OBSTACLE_REFUSE)
			return err_field(e, ERR_RULE, "at", "%s", p->at[i].text);
	return err_field(
	    e, ERR_RULE, "reason", "%s: say a reason to book it all the same", p->at[0].text);
}

static void
leave_out_hours(struct obstacles *p)
{
	int left = 0;

	for (int i = 0; i < p->n; i++)
		if (p->at[i].code != OBSTACLE_CLOSED && p->at[i].code != OBSTACLE_HOURS)
			p->at[left++] = p->at[i];
	p->n = left;
}

/* A time that the clocks leave out is none; of one that they strike twice somebody says which. */
static void
ask_clock(const struct session *s, struct arena *a, struct obstacles *out)
{
	char at[DAY_TEXT], day[DAY_TEXT];
	struct clock_change c;

	if (out->n >= OBSTACLES || !now_change(s->day, 1, &c) || s->minute < c.from
	    || s->minute >= c.to)
		return;
	minute_show(s->minute, at);
	day_show_long(s->day, day);
	out->at[out->n++] = (struct obstacle){ .code = OBSTACLE_HOURS,
		.severity = c.twice ? OBSTACLE_ASK : OBSTACLE_REFUSE,
		.who = RES_NONE,
		.text = c.twice
		    ? text_fmt(a, "%s comes twice on %s, when the clocks go back", at, day)
		    : text_fmt(a, "there is no %s on %s: the clocks go forward", at, day) };
}

/* Whatever asks comes by here, so that nobody who has died is booked or moved by any way. */
static bool
may_come(struct app *app, int64_t patient, struct err *e)
{
	bool dead;

	return patient_is_dead(app->db, patient, &dead, e)
	    && (!dead
		|| err_field(
		    e, ERR_RULE, "patient", "This patient has died: nothing is booked any more."));
}

bool
booking_fit(struct app *app, struct booking *b, int64_t except, struct arena *a,
    struct obstacles *out, struct err *e)
{
	struct book book;
	struct want w;
	struct place p = { .day = b->s.day, .minute = b->s.minute };

	if (!may_come(app, b->s.patient, e) || !load(app, b, except, a, &book, e)
	    || !booking_want(app, &book, b, except, a, &w, e))
		return false;
	for (int k = 0; k < RES_KINDS; k++) {
		p.who[k] = w.need[k].wanted ? w.need[k].only : RES_NONE;
		if (w.need[k].wanted && p.who[k] == RES_NONE)
			p.who[k] = choose(&book, &w, (enum res_kind)k, &b->s);
	}
	check_session(book.busy, &w, &p, a, out);
	ask_clock(&b->s, a, out);
	if (b->back)
		leave_out_hours(out);
	if (out->n > 0
	    && !holding_say(app, &book, b->s.day, want_resource_span(&w, b->s.minute), a, out, e))
		return false;
	if (!refuse(out, b->forced, e))
		return false;
	for (int k = 0; k < RES_KINDS; k++) {
		struct span at = want_resource_span(&w, b->s.minute);

		if (p.who[k] == RES_NONE)
			continue;
		b->s.who[k] = book.calendar.resource[p.who[k]].id;
		b->s.lane[k] = busy_lane(book.busy, p.who[k], b->s.day, at, b->forced);
		if (b->s.lane[k] < 0)
			return err_field(e, ERR_RULE, "at", "%s is full then: choose another time",
			    book.calendar.resource[p.who[k]].code);
	}
	b->s.changeover = w.changeover;
	return true;
}

bool
booking_first(struct app *app, struct booking *b, int minute, struct arena *a, struct err *e)
{
	struct book book;
	struct want w;
	struct free_list found;
	int from = (minute + CELL_MINUTES - 1) / CELL_MINUTES * CELL_MINUTES;

	if (!load(app, b, 0, a, &book, e) || !booking_want(app, &book, b, 0, a, &w, e))
		return false;
	w.earliest = w.latest = b->s.day;
	w.wish.window = (struct span){ from, DAY_MINUTES };
	if (from + w.minutes > DAY_MINUTES)
		return err_field(e, ERR_RULE, "minutes", "the day is over: book another day");
	if (!free_find(book.busy, &w, 1, a, &found, e))
		return false;
	if (found.n == 0)
		return err_field(e, ERR_RULE, "minutes", "no time is left that day: %s",
		    found.nwhys > 0 ? found.why[0].text : "all is booked");
	b->s.minute = found.at[0].slot.place.minute;
	return true;
}
