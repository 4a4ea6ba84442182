/* free - the next free places, and why the days before them did not do. */
#include "sched/free.h"

#include "base/text.h"
#include "base/vec.h"
#include "sched/search_day.h"

/* What all resources of one kind have to offer on a day. */
struct kind_day {
	int n, only;        /* how many suit; the only one, or RES_NONE */
	struct cells hours; /* starts within the hours of one of them */
	struct cells free;  /* starts at which one of them is free, too */
};

static struct kind_day
kind_day(const struct busy *b, const struct want *w, enum res_kind kind, int day)
{
	const struct calendar *c = busy_calendar(b);
	struct kind_day out = { .only = RES_NONE };
	int minutes = w->minutes + w->changeover;
	bool bound = kind == RES_THERAPIST && (w->wish.may & MAY_WHO) == 0;

	for (int r = 0; r < c->n; r++) {
		if (!want_suits(w, c, kind, r)
		    || (bound && w->wish.who != RES_NONE && w->wish.who != r))
			continue;
		out.only = out.n++ == 0 ? r : RES_NONE;
		out.hours = cells_or(out.hours, cells_starts(busy_open(b, r, day), minutes));
		out.free = cells_or(out.free, busy_starts(b, r, day, minutes));
	}
	return out;
}

static const char *
hours_why(const struct busy *b, const struct want *w, const struct kind_day *k, enum res_kind kind,
    int day, struct arena *a)
{
	static const char *const names[] = { "therapist", "room", "device" };
	struct span all = { 0, DAY_MINUTES };
	struct cells open;

	if (k->n == 0)
		return text_fmt(a, "no %s for %s", names[kind], w->label);
	if (k->only == RES_NONE)
		return text_fmt(a, "no %s for %s there", names[kind], w->label);
	open = busy_open(b, k->only, day);
	if (cells_empty(&open))
		return calendar_absent(busy_calendar(b), k->only, day, all, a);
	return text_fmt(a, "%s not open long enough", busy_calendar(b)->resource[k->only].code);
}

static const char *
full_why(const struct busy *b, const struct kind_day *k, enum res_kind kind, struct arena *a)
{
	static const char *const names[] = { "all therapists are", "all rooms are",
		"all devices are" };

	if (k->only == RES_NONE)
		return text_fmt(a, "%s booked", names[kind]);
	return text_fmt(a, "%s %s", busy_calendar(b)->resource[k->only].code,
	    busy_calendar(b)->resource[k->only].lanes > 1 ? "full" : "booked");
}

/* The starts that the time of day asked for allows. */
static struct cells
window_starts(const struct want *w)
{
	struct cells c = { { 0 } };
	int at = w->wish.at;

	cells_set(&c, w->wish.window.to > 0 ? w->wish.window : (struct span){ 0, DAY_MINUTES });
	c = cells_and(cells_starts(c, w->minutes), cells_grid(w->step));
	if (at != MINUTE_NONE && (w->wish.may & MAY_TIME) == 0) {
		struct cells one = { { 0 } };

		cells_set(&one, (struct span){ at, at + CELL_MINUTES });
		c = one;
	}
	return c;
}

static bool
meet(struct cells *can, struct cells more)
{
	*can = cells_and(*can, more);
	return !cells_empty(can);
}

struct day_why
free_why(const struct busy *b, const struct want *w, int day, struct arena *a)
{
	struct cells can = window_starts(w), alone, patient = { { 0 } };
	struct obstacles ps;

	check_day(b, w, day, a, &ps);
	for (int i = 0; i < ps.n; i++)
		if (ps.at[i].severity == OBSTACLE_REFUSE)
			return (struct day_why){ day, ps.at[i].code, ps.at[i].text };
	if (w->wish.weekdays != 0 && (w->wish.may & MAY_DAY) == 0
	    && (w->wish.weekdays >> day_weekday(day) & 1u) == 0)
		return (struct day_why){ day, OBSTACLE_WISH, "not a weekday that was asked for" };
	for (int i = 0; i < RES_KINDS; i++) {
		enum res_kind kind = (enum res_kind)i;
		struct kind_day k;

		if (!w->need[i].wanted)
			continue;
		k = kind_day(b, w, kind, day);
		alone = window_starts(w);
		if (cells_empty(&k.hours))
			return (struct day_why){ day,
				k.n == 0 && w->wish.who == RES_NONE ? OBSTACLE_MISSING
								    : OBSTACLE_HOURS,
				hours_why(b, w, &k, kind, day, a) };
		if (!meet(&alone, k.hours))
			return (struct day_why){ day, OBSTACLE_WINDOW,
				"no hours at the time of day asked for" };
		if (!meet(&alone, k.free))
			return (struct day_why){ day, OBSTACLE_FULL, full_why(b, &k, kind, a) };
		if (!meet(&can, k.free))
			return (struct day_why){ day, OBSTACLE_FULL,
				"therapist, room and device are never free together" };
	}
	cells_set(&patient, (struct span){ 0, DAY_MINUTES });
	patient = cells_without(patient, busy_patient(b, w->patient, day));
	if (!meet(&can, cells_starts(patient, w->minutes)))
		return (struct day_why){ day, OBSTACLE_PATIENT,
			"clashes with the patient's other visits" };
	return (struct day_why){ day, OBSTACLE_NONE, "" };
}

static const char *
note_of(const struct busy *b, const struct want *w, const struct slot *slot, struct arena *a)
{
	const struct calendar *c = busy_calendar(b);
	struct span at = want_resource_span(w, slot->place.minute);
	struct obstacles ps;
	struct text t = { .a = a };

	for (int k = 0; k < RES_KINDS; k++) {
		int r = slot->place.who[k];

		if (r != RES_NONE && c->resource[r].lanes > 1
		    && busy_places(b, r, slot->place.day, at) == 1)
			text_addf(&t, "last place in %s", c->resource[r].code);
	}
	check_session(b, w, &slot->place, a, &ps);
	for (int i = 0; i < ps.n; i++)
		text_addf(&t, "%s%s", t.len > 0 ? "; " : "", ps.at[i].text);
	return text_get(&t);
}

/* The slot at that start with the therapist of the wish, or the first free. */
static bool
slot_at(struct search *s, const struct offer *o, int day, int minute, struct slot *out)
{
	struct span cell = { minute, minute + CELL_MINUTES };
	int wished = s->w->wish.who;

	for (int i = 0; i < s->nwho; i++)
		if ((wished == RES_NONE || s->who[i] == wished) && cells_any(&o->with[i], cell)
		    && search_place(s, day, s->who[i], minute, out))
			return true;
	return false;
}

/* All starts of a day that the limits allow, up to `room` of them; how many. */
static int
slots_of(struct search *s, int day, struct slot *out, int room)
{
	const struct want *w = s->w;
	struct cells allowed = window_starts(w);
	struct offer *o;
	int n = 0;

	if (w->wish.weekdays != 0 && (w->wish.weekdays >> day_weekday(day) & 1u) == 0)
		return 0;
	o = offer_of(s, day);
	if (!o->possible)
		return 0;
	allowed = cells_and(allowed, o->any);
	for (int m = cells_next(&allowed, 0); m != MINUTE_NONE && n < room;
	     m = cells_next(&allowed, m + CELL_MINUTES))
		n += slot_at(s, o, day, m, &out[n]);
	return n;
}

/* Says what would have to change for the earlier place. */
static const char *
sooner_text(const struct want *w, const struct slot *slot, struct arena *a)
{
	int minute = slot->place.minute;
	struct text t = { .a = a };
	struct want limits = *w;
	struct cells window;
	char buf[DAY_TEXT];

	limits.wish.may = 0;
	window = window_starts(&limits);
	text_addf(&t, "%.10s ", day_show_long(slot->place.day, buf));
	text_addf(&t, "%s if ", minute_show(minute, buf));
	if (w->wish.weekdays != 0 && (w->wish.weekdays >> day_weekday(slot->place.day) & 1u) == 0)
		text_add(&t, "another weekday");
	if (!cells_any(&window, (struct span){ minute, minute + CELL_MINUTES }))
		text_addf(&t, "%s%s", text_get(&t)[t.len - 1] == ' ' ? "" : " and ",
		    minute < 720 ? "a morning" : "another time");
	if (w->wish.who != RES_NONE && slot->place.who[RES_THERAPIST] != w->wish.who)
		text_addf(&t, "%sanother therapist", text_get(&t)[t.len - 1] == ' ' ? "" : " and ");
	text_add(&t, " is possible");
	return text_get(&t);
}

static void
find_sooner(const struct busy *b, const struct want *w, struct arena *a, struct free_list *out)
{
	struct want any = *w;
	struct search *s;

	any.wish = want_of(w->label, w->patient, 1, w->minutes).wish;
	if (out->n > 0)
		any.latest = out->at[0].slot.place.day - 1;
	if (any.latest != DAY_NONE && any.latest < any.earliest)
		return;
	s = search_new(a, b, &any, &plan_cost_usual);
	for (int day = s->first; day <= s->last && !out->sooner; day++)
		out->sooner = slots_of(s, day, &out->sooner_slot, 1) == 1;
	if (out->sooner)
		out->sooner_text = sooner_text(w, &out->sooner_slot, a);
}

bool
free_find(const struct busy *b, const struct want *w, int n, struct arena *a, struct free_list *out,
    struct err *e)
{
	struct want limits = *w, nobody;
	struct search *s, *alone;
	VEC(struct free_place) found = { 0 };
	VEC(struct slot) clash = { 0 };
	VEC(struct day_why) whys = { 0 };
	struct slot slot[CELL_COUNT], other[CELL_COUNT];

	*out = (struct free_list){ 0 };
	if (!want_check(w, busy_calendar(b), e))
		return false;
	limits.wish.may = 0;
	nobody = limits;
	nobody.patient = 0;
	s = search_new(a, b, &limits, &plan_cost_usual);
	alone = search_new(a, b, &nobody, &plan_cost_usual);
	for (int day = s->first; day <= s->last && (int)found.n < n; day++) {
		int here = slots_of(s, day, slot, CELL_COUNT);
		int all = slots_of(alone, day, other, CELL_COUNT);

		for (int i = 0, k = 0; i < all; i++) {
			while (k < here && slot[k].place.minute < other[i].place.minute)
				k++;
			if (k == here || slot[k].place.minute != other[i].place.minute)
				*vec_add(a, &clash) = other[i];
		}
		if (here == 0)
			*vec_add(a, &whys) = free_why(b, &limits, day, a);
		for (int i = 0; i < here && (int)found.n < n; i++)
			*vec_add(a, &found) =
			    (struct free_place){ slot[i], note_of(b, &limits, &slot[i], a) };
	}
	*out = (struct free_list){ .n = (int)found.n,
		.at = found.at,
		.nclashes = (int)clash.n,
		.clash = clash.at,
		.nwhys = (int)whys.n,
		.why = whys.at,
		.sooner_text = "" };
	find_sooner(b, w, a, out);
	return true;
}
