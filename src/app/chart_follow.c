/* chart_follow - the sixth step of a chart: what is due, or waits for an operation. */
#include "app/chart_follow.h"

#include <string.h>

#include "app/inside.h"
#include "app/score_words.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/session_store.h"

struct telling {
	struct app *app;
	struct arena *a;
	struct dues due;
};

/* It waits for the day of an operation, to count from. */
static bool
is_wait(const struct due *d)
{
	return strcmp(d->kind, "start") == 0;
}

/* The day of the visit that is booked for it; DAY_NONE when there is none, or it is past. */
static bool
booked_for(struct telling *c, const struct due *d, int *day, struct err *e)
{
	struct session s;

	*day = DAY_NONE;
	if (is_wait(d))
		return due_start_booked(c->app->db, d->decision, c->app->now.day, day, e);
	if (d->session == 0)
		return true;
	if (!session_find(c->app->db, d->session, c->a, &s, e))
		return false;
	if (session_state_takes(s.state) && s.day >= c->app->now.day)
		*day = s.day;
	return true;
}

/* What is due, the day on which each is booked, and the one that is told of. */
struct dues_told {
	const struct due *at;
	int *booked;
	size_t n, first;
};

/* Told of is what is due by now and has no visit; else the first of all. */
static bool
look_at_dues(struct telling *c, struct dues_told *x, struct err *e)
{
	bool open = false;

	*x = (struct dues_told){ .at = c->due.list.at, .n = c->due.list.n };
	x->booked = arena_array(c->a, int, x->n);
	for (size_t i = 0; i < x->n; i++) {
		if (!booked_for(c, &x->at[i], &x->booked[i], e))
			return false;
		if (open || x->booked[i] != DAY_NONE || x->at[i].target > c->app->now.day)
			continue;
		open = true;
		x->first = i;
	}
	return true;
}

/* Due with the first, and booked with it or like it not booked at all. */
static bool
goes_with_first(const struct dues_told *x, size_t i)
{
	return x->at[i].target <= x->at[x->first].latest && x->booked[i] == x->booked[x->first]
	    && is_wait(&x->at[i]) == is_wait(&x->at[x->first]);
}

static bool
same_due(const struct due *a, const struct due *b)
{
	return strcmp(a->kind, b->kind) == 0 && strcmp(a->what, b->what) == 0;
}

/* Of both hips it is told once: "Harris hip R L". */
static void
add_due(const struct telling *c, const struct dues_told *x, size_t i, struct text *t)
{
	const struct due *d = &x->at[i];
	bool twice = false;

	for (size_t k = 0; k < x->n; k++) {
		if (k == i || !goes_with_first(x, k) || !same_due(&x->at[k], d))
			continue;
		if (k < i)
			return;
		twice = twice || x->at[k].side != d->side;
	}
	text_addf(t, "%s%s%s", t->len > 0 ? ", " : "", due_brief(c->app, d->kind, d->what),
	    twice ? " R L" : "");
}

/* What is told, of the item that is told of and those that go with it. */
static const char *
said_of(struct telling *c, const struct dues_told *x)
{
	const struct due *first = &x->at[x->first];
	bool booked = x->booked[x->first] != DAY_NONE, waits = false;
	struct text t = { .a = c->a };

	if (is_wait(first))
		return booked ? "waits for the operation, which is booked"
			      : "waits for the day of the operation";
	for (size_t i = 0; i < x->n; i++)
		if (goes_with_first(x, i))
			add_due(c, x, i, &t);
		else
			waits = waits || is_wait(&x->at[i]);
	return text_fmt(c->a, "%s: %s%s",
	    booked                                ? "booked"
		: first->latest < c->app->now.day ? "overdue"
						  : "due",
	    text_get(&t), waits ? "; waits for an operation" : "");
}

bool
chart_follow(
    struct app *app, int64_t patient, struct arena *a, struct step_view *out, struct err *e)
{
	struct telling c = { .app = app, .a = a };
	const struct due *first;
	struct dues_told x;
	int booked;

	*out = (struct step_view){
		.title = "Follow-up", .day = DAY_NONE, .text = "nothing is due", .initials = ""
	};
	if (!due_of_patient(app->db, patient, a, &c.due, e))
		return false;
	if (c.due.list.n == 0)
		return true;
	if (!look_at_dues(&c, &x, e))
		return false;
	first = &x.at[x.first];
	booked = x.booked[x.first];
	out->id = first->id;
	out->day = booked != DAY_NONE || is_wait(first) ? booked : first->target;
	out->state =
	    booked == DAY_NONE && first->target <= app->now.day ? PART_ATTENTION : PART_TODO;
	out->text = said_of(&c, &x);
	return true;
}
