#include "app/record.h"

#include <string.h>

#include "app/inside.h"
#include "app/late.h"
#include "store/response_store.h"
#include "store/session_store.h"

static bool
record_from(
    struct app *app, const struct response *r, struct arena *a, struct record *out, struct err *e)
{
	const char *station;

	*out = (struct record){ .id = r->id,
		.patient = r->patient,
		.session = r->session,
		.form = r->form,
		.state = r->state,
		.initials = r->initials,
		.reason = r->supersedes == 0 ? "" : r->reason,
		.day = r->day,
		.at = r->at };
	return late_origin(app, r, a, &station, &out->late, e);
}

bool
record_load(struct app *app, int64_t id, struct arena *a, struct record *out, struct err *e)
{
	struct response r;

	return response_find(app->db, id, a, &r, e) && record_from(app, &r, a, out, e);
}

bool
record_of_session(
    struct app *app, int64_t session, struct arena *a, struct record *out, struct err *e)
{
	struct responses all = { 0 };
	struct session s;

	if (!session_find(app->db, session, a, &s, e)
	    || !response_list(app->db, s.patient, a, &all, e))
		return false;
	*out = (struct record){ .session = session, .patient = s.patient, .day = s.day };
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].session == session
		    && strcmp(all.list.at[i].form, "session") == 0)
			return record_from(app, &all.list.at[i], a, out, e);
	return true;
}
