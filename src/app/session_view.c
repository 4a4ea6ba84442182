#include "app/session_view.h"

#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/visit.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "store/patient_store.h"
#include "store/session_store.h"

static bool
view(struct app *app, const struct patient *p, const struct session *s, struct arena *a,
    struct session_view *out, struct err *e)
{
	const struct person_name *name = patient_name(p);
	bool hidden = glass_closed(app, p->id, p->sensitive);

	*out = (struct session_view){ 0 };
	out->id = s->id;
	out->patient = s->patient;
	out->course = s->course;
	out->shown = name == NULL ? "" : name->shown;
	out->latin = name == NULL ? "" : name->latin;
	out->number = p->number;
	out->born = p->born;
	out->born_estimated = p->born_estimated;
	out->label = hidden ? "sensitive" : s->label; /* what for is out of the chart */
	out->day = s->day;
	out->minute = s->minute;
	out->minutes = s->minutes;
	out->state = session_state_name(s->state);
	out->rev = s->rev;
	return (hidden || which_hip_shown(app, s->label, s->side, &out->side, e))
	    && visit_where(app, s, a, &out->who, e);
}

bool
session_view_load(
    struct app *app, int64_t session, struct arena *a, struct session_view *out, struct err *e)
{
	struct patient p;
	struct session s;

	*out = (struct session_view){ 0 };
	return session_find(app->db, session, a, &s, e)
	    && patient_load(app->db, s.patient, a, &p, e) && view(app, &p, &s, a, out, e);
}

bool
session_views_load(
    struct app *app, int64_t patient, struct arena *a, struct session_views *out, struct err *e)
{
	struct sessions all = { 0 };
	struct patient p;
	int64_t until;

	*out = (struct session_views){ 0 };
	if (!glass_check(app, patient, &until, e) || !patient_load(app->db, patient, a, &p, e)
	    || !session_of_patient(app->db, patient, -INT32_MAX, INT32_MAX, a, &all, e))
		return false;
	for (size_t i = all.list.n; i-- > 0;)
		if (!view(app, &p, &all.list.at[i], a, vec_add(a, &out->list), e))
			return false;
	return true;
}

const char *
session_state_word(const char *state)
{
	return strcmp(state, "no_show") == 0 ? "no-show"
	    : strcmp(state, "running") == 0  ? "in session"
					     : state;
}
