#include "app/ending.h"

#include <string.h>

#include "app/due_list.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/plan_store.h"
#include "store/session_store.h"

enum { AHEAD_DAYS = 3700 };

static bool
is_of(const struct session *s, const struct ending *x, const struct courses *plan)
{
	if (x->course != 0)
		return s->course == x->course;
	for (size_t i = 0; x->plan != 0 && i < plan->list.n; i++)
		if (plan->list.at[i].id == s->course)
			return true;
	return x->plan == 0;
}

static bool
load_visits(
    struct app *app, const struct ending *x, struct arena *a, struct ahead *out, struct err *e)
{
	struct now now = app_now(app);
	struct sessions all = { 0 };
	struct courses plan = { 0 };

	if ((x->plan != 0 && !course_list(app->db, x->plan, now.day, a, &plan, e))
	    || !session_of_patient(app->db, x->patient, now.day, now.day + AHEAD_DAYS, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];

		if (s->state != SESSION_BOOKED || (s->day == now.day && s->minute < now.minute)
		    || !is_of(s, x, &plan))
			continue;
		*vec_add(a, &out->visit) =
		    (struct ahead_row){ s->id, s->day, s->minute, s->minutes, s->label };
	}
	return true;
}

static bool
load_dues(
    struct app *app, const struct ending *x, struct arena *a, struct ahead *out, struct err *e)
{
	struct due_rows all;

	if (!due_list_of(app, x->patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due_row *d = &all.list.at[i];

		if (strcmp(d->kind, "contact") != 0 && strcmp(d->kind, "amendment") != 0)
			*vec_add(a, &out->due) =
			    (struct ahead_row){ d->id, d->target, 0, 0, d->words };
	}
	return true;
}

bool
ending_load(
    struct app *app, const struct ending *x, struct arena *a, struct ahead *out, struct err *e)
{
	*out = (struct ahead){ 0 };
	return load_visits(app, x, a, out, e) && (!x->dues || load_dues(app, x, a, out, e));
}

static bool
cancel_one(struct call *c, const char *command, int64_t id, const char *why, struct outcome *out,
    struct err *e)
{
	struct outcome one;

	if (!call_command(
		c, command, PAIRS({ "id", call_number(c, id) }, { "reason", why }), &one, e))
		return false;
	outcome_join(c, out, &one);
	return true;
}

bool
ending_cancel(
    struct call *c, const struct ending *x, const char *why, struct outcome *out, struct err *e)
{
	struct ahead all;

	if (!ending_load(c->app, x, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.visit.n; i++)
		if (!cancel_one(c, "session.cancel", all.visit.at[i].id, why, out, e))
			return false;
	for (size_t i = 0; i < all.due.n; i++)
		if (!cancel_one(c, "due.cancel", all.due.at[i].id, why, out, e))
			return false;
	outcome_say(c, out, "%s %zu visit%s%s cancelled.", out->said, all.visit.n,
	    all.visit.n == 1 ? "" : "s",
	    x->dues ? text_fmt(c->a, " and %zu due item%s", all.due.n, all.due.n == 1 ? "" : "s")
		    : "");
	return true;
}

const char *
ending_head(const struct ahead *x, bool dues, struct arena *a)
{
	if (x->visit.n + x->due.n == 0)
		return "Nothing is booked or due any more.";
	return text_fmt(a, "Still ahead: %zu visit%s%s", x->visit.n, x->visit.n == 1 ? "" : "s",
	    dues ? text_fmt(a, ", %zu due item%s", x->due.n, x->due.n == 1 ? "" : "s") : "");
}
