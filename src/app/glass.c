#include "app/glass.h"

#include <string.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/may.h"
#include "base/text.h"
#include "store/glass_store.h"
#include "store/patient_store.h"
#include "store/staff_store.h"

enum { MOST = 200 };

static const char *const names[] = {
	[SIGHT_NO] = "no", [SIGHT_REASON] = "reason", [SIGHT_YES] = "yes"
};

bool
sight_find(const char *name, enum sight *out)
{
	for (enum sight s = SIGHT_NO; s <= SIGHT_YES; s++)
		if (strcmp(names[s], name) == 0) {
			*out = s;
			return true;
		}
	return false;
}

/* Marked, let in, or treating the patient. */
static bool
reads_it(struct app *app, int64_t patient, int64_t staff, unsigned role, bool *out, struct err *e)
{
	const struct glass_reader who = { .staff = staff,
		.treats = (role & MAY_TREAT) != 0,
		.since = app->now.day - GLASS_VISIT_DAYS };

	return glass_reads(app->db, patient, &who, out, e);
}

bool
glass_closed(struct app *app, int64_t patient, bool sensitive)
{
	bool reads = false;
	struct err unheard;

	if (!sensitive || app->person.sight == SIGHT_YES)
		return false;
	return !reads_it(app, patient, app->person.id, app->person.role, &reads, &unheard)
	    || !reads;
}

bool
glass_read_by(struct app *app, int64_t patient, const struct staff *s, bool *out, struct err *e)
{
	enum sight sight = SIGHT_NO;

	*out = sight_find(s->sensitive, &sight) && sight == SIGHT_YES;
	return *out || reads_it(app, patient, s->id, role_find(s->role), out, e);
}

static bool
look(struct app *app, int64_t patient, int64_t *until, struct err *e)
{
	struct glass open;
	bool sensitive;

	*until = 0;
	if (!glass_is_sensitive(app->db, patient, &sensitive, e))
		return false;
	if (!glass_closed(app, patient, sensitive))
		return true;
	if (app->person.sight == SIGHT_NO)
		return err_field(e, ERR_DENIED, "glass",
		    "This chart is marked sensitive and not open to you: %s.",
		    app->person.role == ROLE_MANAGER
			? "in the staff list (g S, Enter) say that you may open it with a reason"
			: "a manager can let you open it with a reason (g S)");
	if (!glass_open(app->db, patient, app->person.id, app->now.at, &open, e))
		return false;
	*until = open.until;
	return open.id != 0
	    || err_field(e, ERR_DENIED, "glass",
		"This chart is marked sensitive: a reason opens it for an hour.");
}

bool
glass_may(struct app *app, int64_t patient, struct err *e)
{
	int64_t until;

	return look(app, patient, &until, e);
}

bool
glass_check(struct app *app, int64_t patient, int64_t *until, struct err *e)
{
	if (look(app, patient, until, e))
		return true;
	if (glass_refused(e))
		app_note_anyway(app,
		    &(struct happened){ .action = "chart.open",
			.object = "patient",
			.id = patient,
			.patient = patient,
			.outcome = "denied" });
	return false;
}

bool
glass_hides(struct app *app, int64_t patient)
{
	struct err unheard;

	return !glass_may(app, patient, &unheard);
}

const char *
glass_label(struct app *app, int64_t patient, const char *label)
{
	return glass_hides(app, patient) ? "sensitive visit" : label;
}

bool
glass_viewed(struct app *app, int64_t patient, const char *action, struct err *e)
{
	struct glass open = { 0 };
	int64_t until;

	if (!look(app, patient, &until, e))
		return glass_refused(e); /* who shows it checks that, too */
	if (until == 0)
		return true;
	return glass_open(app->db, patient, app->person.id, app->now.at, &open, e)
	    && app_note(app,
		&(struct happened){ .action = action,
		    .object = "glass",
		    .id = open.id,
		    .patient = patient,
		    .outcome = "done" },
		e);
}

bool
glass_refused(const struct err *e)
{
	return e->code == ERR_DENIED && strcmp(e->field, "glass") == 0;
}

bool
glass_who(struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e)
{
	const struct person_name *name;
	struct patient p;
	char day[DAY_TEXT];

	*out = "";
	if (!patient_load(app->db, patient, a, &p, e))
		return false;
	name = patient_name(&p);
	*out = text_fmt(a, "%s   Born %s   ID %s", name == NULL ? "" : name->shown,
	    p.born == DAY_NONE ? "not known" : day_show_born(p.born, p.born_estimated, day),
	    p.number);
	return true;
}

bool
glass_load(struct app *app, struct arena *a, struct glass_rows *out, struct err *e)
{
	struct glass_list all = { 0 };

	*out = (struct glass_rows){ 0 };
	if (!may_hold(app, "glass.review"))
		return may_refuse(app, may_right("glass.review"), e);
	if (!glass_list(app->db, MOST, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct glass *g = &all.list.at[i];

		*vec_add(a, &out->list) = (struct glass_row){ .id = g->id,
			.patient = g->patient,
			.at = g->at,
			.until = g->until,
			.who = g->who,
			.reason = g->reason,
			.number = g->number,
			.shown = g->shown,
			.views = g->views,
			.mine = g->staff == app->person.id,
			.signed_off = g->reviewed_at != 0,
			.reviewer = g->reviewer,
			.note = g->note,
			.reviewed_at = g->reviewed_at };
	}
	return true;
}

bool
glass_to_sign(struct app *app, int *out, struct err *e)
{
	*out = 0;
	return !may_hold(app, "glass.review") || glass_waiting(app->db, out, e);
}
