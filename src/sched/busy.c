/* busy - what is booked, over a window of days, as bits. */
#include "sched/busy.h"

#include <assert.h>
#include <string.h>

#include "base/day.h"

/* One day of a patient; id 0 is an empty place of the table. */
struct patient_day {
	int64_t id;
	int day;
	struct cells taken;
};

struct busy {
	struct arena *a;
	const struct calendar *cal;
	int first, days;
	struct cells *open;          /* resource x day */
	struct cells **taken;        /* of a resource: lane x day; NULL until something is booked */
	struct patient_day *patient; /* open addressing, room a power of two */
	size_t patient_days, room;
};

static int
lanes_of(const struct busy *b, int who, bool over)
{
	const struct resource *r = &b->cal->resource[who];

	return r->lanes + (over && r->policy != POLICY_REFUSE ? r->over : 0);
}

struct busy *
busy_new(struct arena *a, const struct calendar *c, int first, int days)
{
	struct busy *b = arena_new(a, struct busy);

	assert(days >= 1 && days <= 3700);
	*b = (struct busy){ .a = a, .cal = c, .first = first, .days = days };
	b->open = arena_array(a, struct cells, (size_t)c->n * (size_t)days + 1);
	b->taken = arena_array(a, struct cells *, (size_t)c->n + 1);
	for (int d = 0; d < days; d++) {
		struct cells clinic = calendar_clinic(c, first + d);

		for (int r = 0; r < c->n; r++)
			b->open[r * days + d] = cells_and(clinic, calendar_hours(c, r, first + d));
	}
	return b;
}

const struct calendar *
busy_calendar(const struct busy *b)
{
	return b->cal;
}

bool
busy_has(const struct busy *b, int day)
{
	return day >= b->first && day < b->first + b->days;
}

int
busy_last(const struct busy *b)
{
	return b->first + b->days - 1;
}

/* The place of that day of id in the table, or the empty one where it would stand. */
static struct patient_day *
patient_at(struct patient_day *table, size_t room, int64_t id, int day)
{
	uint64_t key = ((uint64_t)id << 16) + (uint64_t)day;
	size_t i = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (room - 1);

	while (table[i].id != 0 && (table[i].id != id || table[i].day != day))
		i = (i + 1) & (room - 1);
	return &table[i];
}

static void
patients_grow(struct busy *b)
{
	size_t room = b->room == 0 ? 16 : b->room * 2;
	struct patient_day *table = arena_array(b->a, struct patient_day, room);

	for (size_t i = 0; i < b->room; i++) {
		const struct patient_day *p = &b->patient[i];

		if (p->id != 0)
			*patient_at(table, room, p->id, p->day) = *p;
	}
	b->patient = table;
	b->room = room;
}

/* The cells of that patient's day; NULL when nothing was ever booked there. */
static struct cells *
patient_day(const struct busy *b, int64_t id, int day)
{
	struct patient_day *p = b->room == 0 ? NULL : patient_at(b->patient, b->room, id, day);

	return p == NULL || p->id == 0 ? NULL : &p->taken;
}

/* The same, made when there are none; until another is made. */
static struct cells *
patient_day_make(struct busy *b, int64_t id, int day)
{
	struct cells *c = patient_day(b, id, day);
	struct patient_day *p;

	if (c != NULL)
		return c;
	if (b->patient_days * 2 >= b->room)
		patients_grow(b);
	p = patient_at(b->patient, b->room, id, day);
	p->id = id;
	p->day = day;
	b->patient_days++;
	return &p->taken;
}

/* The cells of one lane and day; NULL while the resource is not booked at all. */
static struct cells *
lane_day(const struct busy *b, int who, int lane, int day)
{
	return b->taken[who] == NULL ? NULL : &b->taken[who][lane * b->days + day - b->first];
}

static struct cells *
cells_of(struct busy *b, const struct reservation *r)
{
	if (!busy_has(b, r->day) || r->at.from < 0 || r->at.to > DAY_MINUTES
	    || r->at.to <= r->at.from)
		return NULL;
	if (r->who == RES_NONE)
		return r->patient == 0 ? NULL : patient_day_make(b, r->patient, r->day);
	if (r->who < 0 || r->who >= b->cal->n || r->lane < 0
	    || r->lane >= lanes_of(b, r->who, true))
		return NULL;
	if (b->taken[r->who] == NULL)
		b->taken[r->who] = arena_array(
		    b->a, struct cells, (size_t)lanes_of(b, r->who, true) * (size_t)b->days);
	return lane_day(b, r->who, r->lane, r->day);
}

bool
busy_add(struct busy *b, const struct reservation *r)
{
	struct cells *c = cells_of(b, r);

	if (c == NULL || cells_any(c, r->at))
		return false;
	cells_set(c, r->at);
	return true;
}

void
busy_remove(struct busy *b, const struct reservation *r)
{
	struct cells *c = cells_of(b, r);

	assert(c != NULL && cells_all(c, r->at));
	cells_clear(c, r->at);
}

struct cells
busy_open(const struct busy *b, int who, int day)
{
	return busy_has(b, day) ? b->open[who * b->days + day - b->first] : (struct cells){ { 0 } };
}

int
busy_lane(const struct busy *b, int who, int day, struct span at, bool over)
{
	int lanes = busy_has(b, day) ? lanes_of(b, who, over) : 0;

	for (int i = 0; i < lanes; i++) {
		const struct cells *c = lane_day(b, who, i, day);

		if (c == NULL || !cells_any(c, at))
			return i;
	}
	return -1;
}

int
busy_places(const struct busy *b, int who, int day, struct span at)
{
	int lanes = busy_has(b, day) ? lanes_of(b, who, false) : 0, n = 0;

	for (int i = 0; i < lanes; i++) {
		const struct cells *c = lane_day(b, who, i, day);

		n += c == NULL || !cells_any(c, at);
	}
	return n;
}

struct cells
busy_starts(const struct busy *b, int who, int day, int minutes)
{
	struct cells open = busy_open(b, who, day), out = { { 0 } };
	int lanes = cells_empty(&open) ? 0 : lanes_of(b, who, false);

	for (int i = 0; i < lanes; i++) {
		const struct cells *c = lane_day(b, who, i, day);

		if (c == NULL || cells_empty(c))
			return cells_starts(open, minutes);
		out = cells_or(out, cells_starts(cells_without(open, *c), minutes));
	}
	return out;
}

struct cells
busy_patient(const struct busy *b, int64_t patient, int day)
{
	const struct cells *c =
	    busy_has(b, day) && patient != 0 ? patient_day(b, patient, day) : NULL;
	struct cells none = { { 0 } };

	return c == NULL ? none : *c;
}
