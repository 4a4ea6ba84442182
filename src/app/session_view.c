#include "app/session_view.h"

#include "app/inside.h"
#include "base/text.h"
#include "store/patient_store.h"
#include "store/resource_store.h"
#include "store/session_store.h"

static bool
name_resources(
    struct app *app, const struct session *s, struct arena *a, const char **out, struct err *e)
{
	struct text who = { .a = a };

	for (int k = 0; k < RES_KINDS; k++) {
		struct kept_resource r;

		if (s->who[k] == 0)
			continue;
		if (!resource_find(app->db, s->who[k], a, &r, e))
			return false;
		text_addf(&who, "%s%s", who.len == 0 ? "" : " + ", r.code);
	}
	*out = text_get(&who);
	return true;
}

bool
session_view_load(
    struct app *app, int64_t session, struct arena *a, struct session_view *out, struct err *e)
{
	const struct person_name *name;
	struct patient p;
	struct session s;
	bool hidden; /* what a visit is for is out of the chart */

	*out = (struct session_view){ 0 };
	if (!session_find(app->db, session, a, &s, e) || !patient_load(app->db, s.patient, a, &p, e)
	    || !name_resources(app, &s, a, &out->who, e))
		return false;
	name = patient_name(&p);
	hidden = p.sensitive && app->person.sight != SIGHT_YES;
	out->id = s.id;
	out->patient = s.patient;
	out->course = s.course;
	out->shown = name == NULL ? "" : name->shown;
	out->latin = name == NULL ? "" : name->latin;
	out->number = p.number;
	out->born = p.born;
	out->born_estimated = p.born_estimated;
	out->label = hidden ? "sensitive" : s.label;
	out->side = hidden ? '\0' : s.side;
	out->day = s.day;
	out->minute = s.minute;
	out->minutes = s.minutes;
	out->state = session_state_name(s.state);
	out->rev = s.rev;
	return true;
}
