#include "app/record.h"

#include <string.h>

#include "app/inside.h"
#include "store/response_store.h"
#include "store/session_store.h"

static struct record
record_from(const struct response *r)
{
	return (struct record){ .id = r->id,
		.patient = r->patient,
		.session = r->session,
		.form = r->form,
		.state = r->state,
		.initials = r->initials,
		.reason = r->supersedes == 0 ? "" : r->reason,
		.day = r->day,
		.at = r->at };
}

bool
record_load(struct app *app, int64_t id, struct arena *a, struct record *out, struct err *e)
{
	struct response r;

	if (!response_find(app->db, id, a, &r, e))
		return false;
	*out = record_from(&r);
	return true;
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
		    && strcmp(all.list.at[i].form, "session") == 0) {
			*out = record_from(&all.list.at[i]);
			return true;
		}
	return true;
}
