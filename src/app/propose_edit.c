/* propose_edit - a proposal changed in hand, each change checked against the rest of it. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/proposing.h"
#include "base/text.h"
#include "sched/free.h"

bool
proposing_who(const struct proposing *in, const char *code, int *out, struct err *e)
{
	const struct calendar *c = &in->book.calendar;

	for (*out = 0; *out < c->n; ++*out)
		if (c->resource[*out].kind == RES_THERAPIST
		    && strcasecmp(c->resource[*out].code, code) == 0)
			return true;
	return err_field(e, ERR_INPUT, "wish", "There is no therapist %.20s.", code);
}

static int
reservations(const struct want *w, const struct slot *s, struct reservation out[RES_KINDS + 1])
{
	const struct place *p = &s->place;
	int n = 0;

	out[n++] = (struct reservation){ RES_NONE, 0, w->patient, p->day,
		want_patient_span(w, p->minute) };
	for (int k = 0; k < RES_KINDS; k++)
		if (p->who[k] != RES_NONE)
			out[n++] = (struct reservation){ p->who[k], s->lane[k], w->patient, p->day,
				want_resource_span(w, p->minute) };
	return n;
}

bool
proposing_take(struct proposed *p, const struct propose_row *row)
{
	struct reservation r[RES_KINDS + 1];
	int n = reservations(&p->in->want[row->line], &row->slot, r);

	for (int i = 0; i < n; i++) {
		if (busy_add(p->in->book.busy, &r[i]))
			continue;
		while (i-- > 0)
			busy_remove(p->in->book.busy, &r[i]);
		return false;
	}
	return true;
}

static void
give_back(struct proposed *p, const struct propose_row *row)
{
	struct reservation r[RES_KINDS + 1];
	int n = reservations(&p->in->want[row->line], &row->slot, r);

	if (row->state == ROW_OPEN || row->out)
		return;
	while (n-- > 0)
		busy_remove(p->in->book.busy, &r[n]);
}

void
proposing_count(struct proposed *p)
{
	p->ok = p->late = p->moved = p->open = p->out = 0;
	for (size_t i = 0; i < p->row.n; i++) {
		const struct propose_row *r = &p->row.at[i];

		p->out += r->out;
		p->ok += !r->out && r->state == ROW_OK && !r->late;
		p->late += !r->out && r->state == ROW_OK && r->late;
		p->moved += !r->out && r->state == ROW_MOVED;
		p->open += !r->out && r->state == ROW_OPEN;
	}
}

static bool
is_placed(const struct propose_row *r)
{
	return r->state != ROW_OPEN && !r->out;
}

static int
by_day(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* What row i wants when all the other rows stand as they do.  Wishes of the
 * whole series do not bind what a person chooses for one of it. */
static struct want
beside(const struct proposed *p, size_t i)
{
	const struct propose_row *row = &p->row.at[i];
	struct want w = p->in->want[row->line];
	int *day = arena_array(p->in->a, int, (size_t)w.nfixed + p->row.n);
	struct visit *v = arena_array(p->in->a, struct visit, (size_t)w.nvisits + p->row.n);
	int nd = w.nfixed, nv = w.nvisits;

	if (nd > 0)
		memcpy(day, w.fixed, (size_t)nd * sizeof(*day));
	if (nv > 0)
		memcpy(v, w.visit, (size_t)nv * sizeof(*v));
	for (size_t k = 0; k < p->row.n; k++) {
		const struct propose_row *r = &p->row.at[k];
		const struct want *other = &p->in->want[r->line];

		if (k == i || !is_placed(r))
			continue;
		if (r->line == row->line)
			day[nd++] = r->slot.place.day;
		else
			v[nv++] = (struct visit){ r->slot.place.day,
				want_patient_span(other, r->slot.place.minute), other->groups,
				other->never_with, other->label };
	}
	qsort(day, (size_t)nd, sizeof(*day), by_day);
	w.fixed = day;
	w.nfixed = nd;
	w.visit = v;
	w.nvisits = nv;
	w.count = 1;
	w.earliest = p->in->now.day;
	w.latest = w.start_by = DAY_NONE;
	w.wish.window = (struct span){ 0, 0 };
	w.wish.weekdays = 0;
	w.wish.at = MINUTE_NONE;
	return w;
}

/* All that is refused, and places that are full: a series asks for no exception. */
static bool
fits(const struct proposed *p, const struct want *w, struct slot *s, const char **care,
    struct err *e)
{
	const struct busy *b = p->in->book.busy;
	struct obstacles o;

	*care = "";
	if (s->place.day == p->in->now.day && s->place.minute < p->in->now.minute)
		return err_set(e, ERR_RULE, "that time is past");
	check_session(b, w, &s->place, p->in->a, &o);
	for (int i = 0; i < o.n; i++) {
		if (o.at[i].code != OBSTACLE_TOO_LATE)
			return err_set(e, ERR_RULE, "%s: choose another time", o.at[i].text);
		*care = o.at[i].text;
	}
	for (int k = 0; k < RES_KINDS; k++)
		s->lane[k] = s->place.who[k] == RES_NONE
		    ? -1
		    : busy_lane(b, s->place.who[k], s->place.day,
			want_resource_span(w, s->place.minute), false);
	return true;
}

static void
put(struct proposed *p, struct propose_row *row, const struct slot *s, const char *why)
{
	row->out = false;
	row->slot = *s;
	row->state = ROW_MOVED;
	row->who = propose_who(p, &s->place, p->in->a);
	row->why = why;
	row->late = false; /* a chosen time says itself what speaks against it */
	if (!proposing_take(p, row))
		assert(0 && "fits() has looked at every cell");
	proposing_count(p);
}

/* Tries a place for row i; the row stays as it was when it does not fit. */
static bool
try_place(struct proposed *p, size_t i, struct slot s, const char *why, struct err *e)
{
	struct propose_row *row = &p->row.at[i];
	struct want w = beside(p, i);
	const char *care;
	bool good;

	give_back(p, row);
	good = fits(p, &w, &s, &care, e);
	if (good)
		put(p, row, &s, care[0] != '\0' ? care : why);
	else if (is_placed(row) && !proposing_take(p, row))
		assert(0 && "its own cells, free again just now");
	return good;
}

bool
propose_take(struct proposed *p, size_t i, int k, struct err *e)
{
	const struct propose_row *row = &p->row.at[i];

	if (k < 0 || k >= row->noptions)
		return err_set(e, ERR_INPUT, "There is no proposal %d for that session.", k + 1);
	return try_place(p, i, row->option[k].slot, row->option[k].note, e);
}

bool
propose_leave_out(struct proposed *p, size_t i, bool out, struct err *e)
{
	struct propose_row *row = &p->row.at[i];
	struct want w = beside(p, i);
	const char *care;

	if (row->out == out)
		return true;
	if (out) {
		give_back(p, row);
		row->out = true;
	} else if (row->state == ROW_OPEN) {
		row->out = false;
	} else {
		if (!fits(p, &w, &row->slot, &care, e))
			return false;
		row->out = !proposing_take(p, row);
	}
	proposing_count(p);
	return true;
}

/* The day that was typed, as seen from a row. */
static int
day_said(const struct proposed *p, const struct propose_row *row, const struct said *s)
{
	int base = row->state == ROW_OPEN ? row->due : row->slot.place.day;
	int day = week_of(base);

	if (s->day != DAY_NONE)
		return s->day;
	if (s->weekdays == 0)
		return base + s->shift;
	day = say_first_day(s, day);
	return day < p->in->now.day ? day + 7 : day;
}

/* Who of a kind: the one named, the one that the course has, the first that is free. */
static int
choose(const struct proposed *p, const struct want *w, const struct place *at, int kind, int usual)
{
	const struct calendar *c = &p->in->book.calendar;
	struct span span = want_resource_span(w, at->minute);
	int any = RES_NONE;

	for (int i = -1; i < c->n; i++) {
		int r = i < 0 ? usual : i;
		struct cells open;

		if (r == RES_NONE || !want_suits(w, c, (enum res_kind)kind, r))
			continue;
		if (any == RES_NONE)
			any = r;
		if (!busy_has(p->in->book.busy, at->day))
			continue;
		open = busy_open(p->in->book.busy, r, at->day);
		if (cells_all(&open, span)
		    && busy_lane(p->in->book.busy, r, at->day, span, false) >= 0)
			return r;
	}
	return any;
}

/* Fills the people, rooms and devices of a place. */
static void
staff_place(
    const struct proposed *p, const struct want *w, const struct propose_row *row, struct place *at)
{
	for (int k = 0; k < RES_KINDS; k++) {
		int usual = row->state != ROW_OPEN ? row->slot.place.who[k] : RES_NONE;

		if (k == RES_THERAPIST && usual == RES_NONE)
			usual = p->in->anchor[row->line].who;
		at->who[k] = w->need[k].wanted ? choose(p, w, at, k, usual) : RES_NONE;
	}
}

/* A day without a time: the first that is free on it. */
static bool
first_free(const struct proposed *p, struct want *w, int day, struct slot *out, struct err *e)
{
	struct free_list found;

	if (day < w->earliest)
		return err_set(e, ERR_RULE, "that day is past: choose a later one");
	w->earliest = w->latest = day;
	if (!free_find(p->in->book.busy, w, 1, p->in->a, &found, e))
		return false;
	if (found.n == 0)
		return err_set(e, ERR_RULE, "%s: choose another day",
		    found.nwhys > 0 ? found.why[0].text : "nothing is free that day");
	*out = found.at[0].slot;
	return true;
}

/* The slot that was typed for a row which has given its own back. */
static bool
slot_said(struct proposed *p, const struct propose_row *row, const struct said *s, struct want *w,
    struct slot *out, struct err *e)
{
	int day = day_said(p, row, s);

	w->wish.window = s->window;
	if (s->with[0] != '\0') {
		if (!proposing_who(p->in, s->with, &w->wish.who, e))
			return false;
		w->need[RES_THERAPIST].only = w->wish.who;
		if (!want_suits(w, &p->in->book.calendar, RES_THERAPIST, w->wish.who))
			return err_set(e, ERR_RULE, "%s cannot be given by %s", w->label,
			    p->in->book.calendar.resource[w->wish.who].code);
	}
	*out = (struct slot){ .place = { .day = day, .minute = s->at } };
	if (s->at == MINUTE_NONE && s->window.to == 0 && row->state != ROW_OPEN)
		out->place.minute = row->slot.place.minute;
	if (out->place.minute == MINUTE_NONE) {
		if (s->with[0] == '\0')
			w->wish.who = RES_NONE; /* anybody does on that day */
		return first_free(p, w, day, out, e);
	}
	staff_place(p, w, row, &out->place);
	return true;
}

bool
propose_move(struct proposed *p, size_t i, const char *typed, struct err *e)
{
	struct propose_row *row = &p->row.at[i];
	struct want w = beside(p, i);
	struct said said;
	struct slot s;
	bool good;

	if (!say_read(typed, p->in->now.day, p->in->order, &said, e))
		return false;
	if (said.count != 0 || said.therapy[0] != '\0' || said.side != '\0')
		return err_set(
		    e, ERR_INPUT, "Type a day and a time for this session, like thu 14.");
	give_back(p, row);
	good = slot_said(p, row, &said, &w, &s, e);
	if (is_placed(row) && !proposing_take(p, row))
		return err_set(e, ERR_RULE, "The session does not fit its own place any more.");
	if (!good || !try_place(p, i, s, "chosen by hand", e))
		return false;
	row->chosen = true;
	return true;
}

const char *
propose_who(const struct proposed *p, const struct place *at, struct arena *a)
{
	const struct calendar *c = &p->in->book.calendar;
	struct text t = { .a = a };

	for (int k = 0; k < RES_KINDS; k++)
		if (at->who[k] != RES_NONE)
			text_addf(&t, "%s%s", t.len > 0 ? " + " : "", c->resource[at->who[k]].code);
	return text_get(&t);
}

int64_t
propose_resource(const struct proposed *p, int who)
{
	return who == RES_NONE ? 0 : p->in->book.calendar.resource[who].id;
}

bool
propose_asks_hip(const struct proposed *p)
{
	return p->hip.wanted && p->hip.side == '\0';
}

const char *
propose_hip(const struct proposed *p, struct arena *a)
{
	if (propose_asks_hip(p))
		return "not known: add right, left or both to the line above";
	return p->hip.from[0] == '\0' ? ""
				      : text_fmt(a, "%s, %s", hip_answer(p->hip.side), p->hip.from);
}

int
propose_placed(const struct proposed *p)
{
	return p->ok + p->late + p->moved;
}

bool
propose_against(struct proposed *p, struct arena *a, struct barred *out, struct err *e)
{
	for (size_t i = 0; i < p->line.n; i++) {
		const struct propose_line *l = &p->line.at[i];
		const struct barred_visit v = { p->patient, l->course, l->label, l->side };

		if (!barred_add(p->app, &v, a, out, e))
			return false;
	}
	p->doubted = out->known.n + out->unasked.n > 0;
	return true;
}

const char *
propose_totals(const struct proposed *p, struct arena *a)
{
	struct text t = { .a = a };
	const struct {
		int n;
		const char *word;
	} part[] = { { p->ok, p->doubted ? "free" : "ok" }, { p->late, "late" },
		{ p->moved, "moved" }, { p->open, "open" }, { p->out, "left out" } };

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++)
		if (part[i].n > 0)
			text_addf(&t, "%s%d %s", t.len > 0 ? "  " : "", part[i].n, part[i].word);
	return text_get(&t);
}

const char *
propose_places(const struct proposed *p, struct arena *a)
{
	const struct calendar *c = &p->in->book.calendar;
	char day[DAY_TEXT], at[DAY_TEXT];
	struct text t = { .a = a };

	for (size_t i = 0; i < p->row.n; i++) {
		const struct propose_row *r = &p->row.at[i];

		if (!is_placed(r))
			continue;
		text_add(&t, t.len > 0 ? "; " : "");
		if (p->plan != 0)
			text_addf(&t, "%lld ", (long long)r->course);
		text_addf(&t, "%s %s", day_iso(r->slot.place.day, day),
		    minute_show(r->slot.place.minute, at));
		for (int k = 0; k < RES_KINDS; k++)
			if (r->slot.place.who[k] != RES_NONE)
				text_addf(&t, " %s", c->resource[r->slot.place.who[k]].code);
	}
	return text_get(&t);
}

const char *
propose_holds(const struct proposed *p, struct arena *a)
{
	struct text t = { .a = a };
	char day[DAY_TEXT], minute[DAY_TEXT];

	for (size_t i = 0; i < p->row.n; i++) {
		const struct propose_row *r = &p->row.at[i];
		const struct place *at = &r->slot.place;

		if (r->state == ROW_OPEN || r->out)
			continue;
		text_addf(&t, "%s%s %s %d", t.len > 0 ? "; " : "", day_iso(at->day, day),
		    minute_show(at->minute, minute), p->line.at[r->line].minutes);
		for (int k = 0; k < RES_KINDS; k++)
			if (at->who[k] != RES_NONE)
				text_addf(&t, " #%lld", (long long)propose_resource(p, at->who[k]));
	}
	return text_get(&t);
}

const char *
propose_command(
    const struct proposed *p, struct pair pair[PROPOSE_PAIRS], size_t *n, struct arena *a)
{
	int64_t id = p->plan != 0 ? p->plan : p->course != 0 ? p->course : p->patient;
	const char *name = p->plan != 0 ? "plan" : p->course != 0 ? "course" : "patient";
	bool visit = p->plan == 0 && p->course == 0;

	pair[0] = (struct pair){ name, text_fmt(a, "%s%lld", visit ? "#" : "", (long long)id) };
	pair[1] = (struct pair){ "places", propose_places(p, a) };
	pair[2] = (struct pair){ "label", p->line.at[0].label };
	*n = visit ? 3 : 2;
	if (visit && p->due != 0)
		pair[(*n)++] = (struct pair){ "due", text_fmt(a, "%lld", (long long)p->due) };
	if (visit && p->hip.side != '\0')
		pair[(*n)++] = (struct pair){ "side", text_fmt(a, "%c", p->hip.side) };
	return p->plan != 0 ? "plan.book" : p->course != 0 ? "course.book" : "visit.book";
}
