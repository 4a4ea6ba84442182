#include "app/wait_list.h"

#include "app/glass.h"
#include "app/inside.h"
#include "store/glass_store.h"
#include "store/plan_store.h"
#include "store/session_store.h"
#include "store/waiting_store.h"

enum { YEAR = 366 };

/* The next booked visit of the course, or of none, as the wait is for. */
static bool
find_visit(
    struct app *app, const struct waiting *w, struct arena *a, struct wait_row *r, struct err *e)
{
	int today = app->now.day;
	struct sessions all;

	if (!session_of_patient(app->db, w->patient, today, today + YEAR, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];

		if (s->state != SESSION_BOOKED || s->course != w->course)
			continue;
		r->session = s->id;
		r->label = s->label;
		r->day = s->day;
		r->minute = s->minute;
		break;
	}
	return true;
}

/* What somebody waits for is out of the chart; so it is left out for who may not read that. */
static bool
hide(struct app *app, struct wait_row *r, struct err *e)
{
	bool sensitive;

	if (!glass_is_sensitive(app->db, r->patient, &sensitive, e))
		return false;
	if (glass_closed(app, r->patient, sensitive)) {
		r->label = "sensitive";
		r->wish = "";
	}
	return true;
}

static bool
load_course(struct app *app, struct wait_row *r, struct arena *a, struct err *e)
{
	struct course k;

	if (r->course == 0)
		return true;
	if (!course_find(app->db, r->course, app->now.day, a, &k, e))
		return false;
	r->label = k.label;
	return true;
}

bool
wait_list_load(struct app *app, struct arena *a, struct wait_rows *out, struct err *e)
{
	struct waitings all;

	*out = (struct wait_rows){ 0 };
	if (!waiting_open(app->db, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct waiting *w = &all.list.at[i];
		struct wait_row *r = vec_add(a, &out->list);

		*r = (struct wait_row){ .id = w->id,
			.patient = w->patient,
			.course = w->course,
			.name = w->name,
			.latin = w->latin,
			.number = w->number,
			.label = "",
			.wish = w->wish,
			.since = now_at(w->since).day,
			.day = DAY_NONE };
		if (!find_visit(app, w, a, r, e) || !load_course(app, r, a, e) || !hide(app, r, e))
			return false;
	}
	return true;
}
