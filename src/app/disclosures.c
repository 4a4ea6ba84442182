#include "app/disclosures.h"

#include <stdlib.h>
#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "store/disclosure_store.h"
#include "store/response_store.h"

enum { YEAR_DAYS = 366, DAY_SECONDS = 86400 };

bool
disclosures_open(struct app *app, int64_t patient, struct err *e)
{
	int64_t until;

	return glass_check(app, patient, &until, e)
	    && app_note(app,
		&(struct happened){ .action = "disclosure.read",
		    .object = "patient",
		    .id = patient,
		    .patient = patient,
		    .outcome = "done" },
		e);
}

static void
add(const struct disclosure_list *from, struct arena *a, struct disclosures *out)
{
	for (size_t i = 0; i < from->list.n; i++) {
		const struct disclosure *d = &from->list.at[i];

		*vec_add(a, &out->disclosed) = (struct disclosed){ .id = d->id,
			.day = d->day,
			.recipient = d->recipient,
			.address = d->address,
			.what = d->what,
			.purpose = d->purpose,
			.initials = d->initials,
			.error = d->error };
	}
}

static int
newest_first(const void *a, const void *b)
{
	const struct disclosed *x = a, *y = b;

	return x->day != y->day ? (x->day < y->day ? 1 : -1) : (x->id < y->id) - (x->id > y->id);
}

/* What a person who accepts a wish has most likely just saved. */
static bool
find_amending(struct app *app, int64_t patient, struct arena *a, int64_t *out, struct err *e)
{
	struct responses all = { 0 };

	*out = 0;
	if (!response_list(app->db, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].state, "final") == 0 && all.list.at[i].id > *out)
			*out = all.list.at[i].id;
	return true;
}

bool
disclosures_load(
    struct app *app, int64_t patient, struct arena *a, struct disclosures *out, struct err *e)
{
	int from = app->now.day - DISCLOSED_YEARS * YEAR_DAYS;
	struct disclosure_list noted, printed;
	struct amendments wishes;

	*out = (struct disclosures){ 0 };
	if (!glass_may(app, patient, e) || !disclosure_of(app->db, patient, from, a, &noted, e)
	    || !disclosure_printed(app->db, patient, (int64_t)from * DAY_SECONDS, a, &printed, e)
	    || !amendment_of(app->db, patient, a, &wishes, e)
	    || !find_amending(app, patient, a, &out->amending, e))
		return false;
	add(&noted, a, out);
	add(&printed, a, out);
	if (out->disclosed.n > 0)
		qsort(
		    out->disclosed.at, out->disclosed.n, sizeof(*out->disclosed.at), newest_first);
	for (size_t i = 0; i < wishes.list.n; i++) {
		const struct amendment *m = &wishes.list.at[i];

		*vec_add(a, &out->wish) = (struct amend){ .id = m->id,
			.day = m->day,
			.latest = m->latest,
			.wish = m->wish,
			.initials = m->initials,
			.state = m->state,
			.reason = m->reason,
			.response = m->response,
			.overdue = strcmp(m->state, "open") == 0 && m->latest < app->now.day };
	}
	return true;
}
