#include "app/replan_care.h"

#include <string.h>

#include "app/barred.h"
#include "app/calls.h"
#include "app/glass.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/session_store.h"

/* The same visit of the same patient, further up; NULL. */
static const struct replan_row *
known_before(const struct replan *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (p->row.at[k].patient == p->row.at[i].patient
		    && strcmp(p->row.at[k].label, p->row.at[i].label) == 0)
			return &p->row.at[k];
	return NULL;
}

static bool
find_barred(struct app *app, struct replan_row *r, struct arena *a, struct err *e)
{
	struct barred b = { 0 };
	struct session s;

	if (!session_find(app->db, r->session, a, &s, e)
	    || !barred_add(
		app, &(struct barred_visit){ s.patient, s.course, s.label, s.side }, a, &b, e))
		return false;
	r->barred = b.known.n > (size_t)b.flagged ? b.known.at[0] : "";
	return true;
}

bool
replan_care(struct app *app, struct replan *p, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < p->row.n; i++) {
		struct replan_row *r = &p->row.at[i];
		const struct replan_row *same = known_before(p, i);

		if (r->flag[0] != '\0' && glass_hides(app, r->patient))
			r->flag = calls_hidden;
		if (same != NULL)
			r->barred = same->barred;
		else if (!find_barred(app, r, a, e))
			return false;
	}
	return true;
}

const char *
replan_care_words(const struct replan_row *r, struct arena *a)
{
	struct text t = { .a = a };

	if (r->flag[0] != '\0')
		text_addf(&t, "Red flag open: %s. ", r->flag);
	if (r->barred[0] != '\0')
		text_addf(&t, "%s. ", r->barred);
	if (r->alert)
		text_add(&t, "Alerts are on record. ");
	return text_get(&t);
}

const char *
replan_sum_words(const struct replan *p, struct arena *a)
{
	return text_fmt(a, "%d stay, %d move%s, %d without a place", p->same, p->moved,
	    p->unphoned == 0 ? "" : text_fmt(a, " (%d cannot be called)", p->unphoned), p->call);
}
