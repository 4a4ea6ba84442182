#include "app/demo.h"

#include <string.h>

#include "app/demo_in.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/staff_store.h"

enum { SUNDAY = 7, OPENS = 7 * 60 };

/* The moment becomes that of the clinic. */
static void
set_moment(struct demo *d, int64_t at)
{
	struct now now = { .day = (int)(at / DAY_MINUTES), .minute = (int)(at % DAY_MINUTES) };
	int64_t present = (int64_t)d->now.day * DAY_MINUTES + d->now.minute;

	now.at = d->now.at - (present - at) * 60;
	app_set_now(d->app, now);
}

/* A heap: the event to come is at the top. */
static bool
before(const struct demo_event *x, const struct demo_event *y)
{
	return x->at < y->at || (x->at == y->at && x->nth < y->nth);
}

static void
swap(struct demo_event *x, struct demo_event *y)
{
	struct demo_event was = *x;

	*x = *y;
	*y = was;
}

void
demo_later(struct demo *d, struct demo_event ev)
{
	struct demo_event *heap;
	size_t i;

	if (ev.at > (int64_t)d->now.day * DAY_MINUTES + d->now.minute)
		return;
	ev.nth = d->events++;
	*vec_add(d->a, &d->heap) = ev;
	heap = d->heap.at;
	for (i = d->heap.n - 1; i > 0 && before(&heap[i], &heap[(i - 1) / 2]); i = (i - 1) / 2)
		swap(&heap[i], &heap[(i - 1) / 2]);
}

static bool
next_event(struct demo *d, struct demo_event *out)
{
	struct demo_event *heap = d->heap.at;
	size_t i = 0;

	if (d->heap.n == 0)
		return false;
	*out = heap[0];
	heap[0] = heap[--d->heap.n];
	for (;;) {
		size_t child = 2 * i + 1;

		if (child >= d->heap.n)
			return true;
		if (child + 1 < d->heap.n && before(&heap[child + 1], &heap[child]))
			child++;
		if (!before(&heap[child], &heap[i]))
			return true;
		swap(&heap[i], &heap[child]);
		i = child;
	}
}

int
demo_open_day(const struct demo *d, int day)
{
	return day_weekday(day) == SUNDAY && day != d->now.day ? day + 1 : day;
}

const char *
demo_number(struct demo *d, int64_t n)
{
	return text_fmt(&d->turn, "%lld", (long long)n);
}

const char *
demo_ref(struct demo *d, int64_t id)
{
	return text_fmt(&d->turn, "#%lld", (long long)id);
}

bool
demo_do(struct demo *d, const struct person *who, const char *command, const struct pair *pairs,
    size_t n, struct err *e)
{
	struct outcome out;

	d->app->person = *who;
	if (!command_run(d->app, command, pairs, n, &out, &d->turn, e))
		return err_add(e, "%s", command);
	d->made = out.id;
	return true;
}

bool
demo_try(struct demo *d, const struct person *who, const char *command, const struct pair *pairs,
    size_t n, bool *done, struct err *e)
{
	*done = demo_do(d, who, command, pairs, n, e);
	return *done || (e->code != ERR_IO && e->code != ERR_BUSY && e->code != ERR_CONF);
}

/* The commands of clinic.cfg; their dates are seen from the present. */
static bool
furnish(struct demo *d, struct err *e)
{
	bool done = true;

	for (size_t i = 0; done && i < d->data.command.list.n; i++) {
		const struct demo_group *g = &d->data.command.list.at[i];
		struct pair *pair = arena_array(&d->turn, struct pair, g->n);

		for (size_t k = 0; k < g->n; k++)
			pair[k] = (struct pair){ g->pair[k].name,
				demo_date(g->pair[k].value, d->now.day, &d->turn) };
		done = demo_do(d, &d->manager, g->name, pair, g->n, e);
		arena_clear(&d->turn);
	}
	/* There is something to see whenever one looks. */
	if (done && day_weekday(d->now.day) == SUNDAY)
		done = demo_do(d, &d->manager, "hours.set",
		    PAIRS({ "days", "sun" }, { "hours", "08:00-18:00" }), e);
	return done;
}

/* The first of each role acts for all of it. */
static bool
find_staff(struct demo *d, struct err *e)
{
	struct staff_list all = { 0 };

	if (!staff_all(d->app->db, d->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct staff *s = &all.list.at[i];
		struct person p = { s->id, s->login, s->name, s->initials,
			(enum role)role_find(s->role), SIGHT_YES };
		struct person *as = p.role == ROLE_RECEPTION ? &d->reception
		    : p.role == ROLE_THERAPIST               ? &d->therapist
		    : p.role == ROLE_DOCTOR                  ? &d->doctor
							     : NULL;

		if (as != NULL && as->id == 0)
			*as = p;
	}
	return (d->reception.id != 0 && d->therapist.id != 0 && d->doctor.id != 0)
	    || err_set(e, ERR_CONF,
		"clinic.cfg of the demonstration names no receptionist, therapist or doctor");
}

static bool
live(struct demo *d, struct err *e)
{
	struct demo_event ev;
	bool done = true;

	while (done && next_event(d, &ev)) {
		set_moment(d, ev.at);
		if (ev.kind == DEMO_FILL)
			done = demo_fill_day(d, e);
		else
			done =
			    ev.kind >= DEMO_ARRIVE ? demo_session(d, &ev, e) : demo_walk(d, &ev, e);
		arena_clear(&d->turn);
	}
	return done;
}

static bool
make(struct demo *d, const struct demo_wanted *what, struct err *e)
{
	int first = d->now.day;

	demo_people(d, what->seed);
	for (int i = 0; i < d->n; i++)
		if (d->folk[i].door < first)
			first = d->folk[i].door;
	for (int i = 0; i < d->n; i++)
		demo_later(d,
		    (struct demo_event){
			.at = (int64_t)d->folk[i].door * DAY_MINUTES + d->folk[i].usual,
			.kind = DEMO_DOOR,
			.who = i });
	demo_later(d,
	    (struct demo_event){
		.at = (int64_t)(d->now.day - 1) * DAY_MINUTES + 19 * 60, .kind = DEMO_FILL });
	set_moment(d, (int64_t)first * DAY_MINUTES - DAY_MINUTES + OPENS);
	return furnish(d, e) && find_staff(d, e) && live(d, e);
}

bool
demo_fill(struct app *app, const struct demo_wanted *what, struct err *e)
{
	struct arena a = { 0 };
	struct demo d = { .app = app,
		.a = &a,
		.now = app->now,
		.n = what->patients,
		.dice = dice_of(what->seed, UINT64_MAX),
		.manager = app->person };
	bool done = demo_data_load(what->data, &a, &d.data, e);

	d.folk = arena_array(&a, struct demo_folk, (size_t)d.n);
	if (done && tx_batch_begin(app->db, e)) {
		done = make(&d, what, e);
		done = tx_batch_end(app->db, done, e);
	} else
		done = false;
	app->person = d.manager;
	app_set_now(app, d.now);
	arena_clear(&d.turn);
	arena_clear(&a);
	return done;
}
