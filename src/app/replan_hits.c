/* replan_hits - the book as it will be, and the visits that lose their places in it. */
#include "app/booking.h"
#include "app/glass.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/phone_words.h"
#include "app/replan_care.h"
#include "app/replanning.h"
#include "app/stranded.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"

/* The calendar as it will be. */
static bool
without_them(struct replanner *r, struct err *e)
{
	const struct replan_for *what = r->what;
	struct calendar *c = &r->book.calendar;
	struct resource *res = arena_array(r->a, struct resource, (size_t)c->n);
	struct closure *k = arena_array(r->a, struct closure, (size_t)c->nclosures + 1);
	struct exception *x;

	r->who = RES_NONE;
	if (what->stranded)
		return true;
	r->who = what->resource == 0 ? RES_NONE : calendar_index(c, what->resource);
	if (what->resource != 0 && r->who == RES_NONE)
		return err_field(
		    e, ERR_MISSING, "resource", "That therapist, room or device is not in use.");
	for (int i = 0; i < c->n; i++)
		res[i] = c->resource[i];
	for (int i = 0; i < c->nclosures; i++)
		k[i] = c->closure[i];
	if (r->who == RES_NONE) {
		k[c->nclosures++] = (struct closure){
			.name = what->why, .from = what->from, .to = what->to, .at = what->at
		};
		c->closure = k;
	} else {
		struct resource *gone = &res[r->who];

		x = arena_array(r->a, struct exception, (size_t)gone->nexceptions + 1);
		for (int i = 0; i < gone->nexceptions; i++)
			x[i] = gone->exception[i];
		x[gone->nexceptions++] = (struct exception){
			.from = what->from, .to = what->to, .at = what->at, .why = what->why
		};
		gone->exception = x;
		c->resource = res;
	}
	return calendar_ready(c, r->a, e);
}

bool
replanning_load(struct replanner *r, struct err *e)
{
	int first = r->what->from < r->app->now.day ? r->app->now.day : r->what->from;
	int days = r->what->to - first + 1 + REPLAN_AHEAD;

	if (!book_load(r->app->db, first, 0, r->a, &r->book, e) || !without_them(r, e))
		return false;
	r->book.busy = busy_new(r->a, &r->book.calendar, first, days);
	return book_fill(r->app->db, first, days, r->a, &r->book, e)
	    && holding_take(r->app, first, first + days - 1, r->a, &r->book, e);
}

const char *
replanning_codes(const struct replanner *r, const struct session *s)
{
	struct text t = { .a = r->a };

	for (int k = 0; k < RES_KINDS; k++) {
		int who = s->who[k] == 0 ? RES_NONE : calendar_index(&r->book.calendar, s->who[k]);

		if (who != RES_NONE)
			text_addf(&t, "%s%s", t.len > 0 ? " + " : "",
			    r->book.calendar.resource[who].code);
	}
	return text_get(&t);
}

/* What the visit wants, whoever gives it. */
static bool
want_of_hit(struct replanner *r, struct replan_hit *h, struct err *e)
{
	const struct calendar *c = &r->book.calendar;
	struct booking b = { .s = h->s, .was = h->s };

	if (h->s.course != 0
	    && !course_find(r->app->db, h->s.course, r->app->now.day, r->a, &h->course, e))
		return false;
	b.course = h->course;
	for (int k = 0; k < RES_KINDS; k++) /* one that went out of use is replaced, too */
		if (b.s.who[k] != 0 && calendar_index(c, b.s.who[k]) == RES_NONE)
			b.s.who[k] = 0;
	if (!booking_want(r->app, &r->book, &b, h->s.id, r->a, &h->want, e)
	    || !wants_alike(r->app, &r->book, &h->s, r->a, &h->want, e))
		return false;
	for (int k = 0; k < RES_KINDS; k++) {
		struct need *need = &h->want.need[k];

		need->wanted = need->wanted || h->s.who[k] != 0;
		need->only = RES_NONE;
		for (int i = 0; r->who != RES_NONE && i < c->n; i++)
			h->others += (int)c->resource[r->who].kind == k && i != r->who
			    && want_suits(&h->want, c, (enum res_kind)k, i);
	}
	return true;
}

static bool
is_odd(const struct book *b, int64_t id)
{
	for (size_t i = 0; i < b->odd.n; i++)
		if (b->odd.at[i] == id)
			return true;
	return false;
}

static bool
falls_on(const struct replanner *r, const struct session *s)
{
	const struct replan_for *what = r->what;
	struct now now = r->app->now;

	if (what->stranded && !stranded_is(&r->book.calendar, s))
		return false;
	if (s->minute >= what->at.to || s->minute + s->minutes + s->changeover <= what->at.from)
		return false;
	return s->day > now.day || s->minute + s->minutes > now.minute;
}

/* "Shockwave, right hip"; of a chart that is closed to this person neither. */
static bool
label_of(struct replanner *r, const struct session *s, const char **out, struct err *e)
{
	char side = '\0';

	*out = glass_label(r->app, s->patient, s->label);
	if (glass_hides(r->app, s->patient))
		return true;
	if (!which_hip_shown(r->app, s->label, s->side, &side, e))
		return false;
	*out = text_fmt(r->a, "%s%s", s->label, hip_said(side));
	return true;
}

static bool
add_hit(struct replanner *r, struct replan_row *row, struct err *e)
{
	struct replan_hit h = { 0 };

	if (!session_find(r->app->db, row->session, r->a, &h.s, e))
		return false;
	if (!falls_on(r, &h.s))
		return true;
	if (!label_of(r, &h.s, &row->label, e))
		return false;
	row->patient = h.s.patient;
	row->rev = h.s.rev;
	row->day = h.s.day;
	row->minute = h.s.minute;
	row->who = replanning_codes(r, &h.s);
	row->to_who = row->why = "";
	row->lost = stranded_why(&r->book.calendar, &h.s, r->a);
	h.to = h.s;
	h.row = r->out->row.n;
	h.odd = is_odd(&r->book, h.s.id);
	*vec_add(r->a, &r->out->row) = *row;
	if (!want_of_hit(r, &h, e))
		return false;
	*vec_add(r->a, &r->hit) = h;
	return true;
}

bool
replanning_hits(struct replanner *r, struct err *e)
{
	int first = r->what->from < r->app->now.day ? r->app->now.day : r->what->from;
	VEC(struct replan_row) found = { 0 };
	struct phone phone;
	struct rows *rows = db_read(
	    r->app->db, Q_REPLAN_HITS, ARGS(I(first), I(r->what->to), I(r->what->resource)));

	while (row_next(rows)) {
		struct replan_row *row = vec_add(r->a, &found);

		row->session = row_int(rows);
		row->name = row_text(rows, r->a);
		row->latin = row_text(rows, r->a);
		row->number = row_text(rows, r->a);
		phone = row_phone(rows, r->a);
		row->phone = phone_words(&phone, r->a);
		row->unphoned = phone.number[0] == '\0' || phone.calls == AGREED_NO;
		row->alert = row_int(rows) != 0;
		row->flag = row_text(rows, r->a);
	}
	if (!rows_end(rows, e))
		return false;
	for (size_t i = 0; i < found.n; i++)
		if (!add_hit(r, &found.at[i], e))
			return false;
	return replan_care(r->app, r->out, r->a, e);
}
