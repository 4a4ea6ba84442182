#include "app/recount.h"

#include "app/follow.h"
#include "app/inside.h"
#include "app/lists.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/standing.h"

static struct actor
program(const struct app *app)
{
	return (struct actor){ .os_uid = app->os_uid,
		.station = app->station,
		.reason = "counted from other days than before" };
}

/* Ends what found nothing left to do: another session was quicker. */
static bool
end_idle(struct tx *tx)
{
	struct err none = { 0 };

	(void)!tx_end(tx, false, &none);
	return true;
}

/* The treatments that are operations by the pack, as a JSON array. */
static bool
operations(struct app *app, struct arena *a, const char **out, struct err *e)
{
	const struct followup *rules;
	struct text_list found = { 0 };

	if (!app_followup(app, &rules, e))
		return false;
	for (size_t i = 0; i < rules->rule.n; i++)
		if (followup_is_operation(rules, rules->rule.at[i].what))
			*vec_add(a, &found.text) = rules->rule.at[i].what;
	*out = list_write(found.text.at, found.text.n, a);
	return true;
}

/* Leaves those whom an operation of the pack concerns. */
static bool
strike_others(struct app *app, struct arena *a, struct err *e)
{
	const struct actor who = program(app);
	const char *treatments;
	struct tx *tx;
	bool struck = false, done;

	if (!operations(app, a, &treatments, e)
	    || !tx_begin(app->db, &who, "due.recount", app->now, &tx, e))
		return false;
	done = due_recount_strike(tx, treatments, &struck, e);
	return done && !struck ? end_idle(tx) : tx_end(tx, done, e);
}

static bool
count_one(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	const struct actor who = program(app);
	struct call c = { .app = app, .a = a, .reason = "", .then = app->now };
	struct outcome out = { .said = "" };
	bool owed = false, done;

	if (!tx_begin(app->db, &who, "due.recount", app->now, &c.tx, e))
		return false;
	done = due_recount_done(c.tx, patient, &owed, e);
	if (done && !owed)
		return end_idle(c.tx);
	return tx_end(c.tx, done && follow_again(&c, patient, &out, e), e);
}

/* *left: how many could not be counted; why: the first reason. */
static bool
count_all(struct app *app, int *left, struct err *why)
{
	struct err e = { 0 };
	int64_t patient = 0;
	bool read;

	while ((read = due_recount_next(app->db, patient, &patient, &e)) && patient != 0) {
		struct arena turn = { 0 };

		if (!count_one(app, patient, &turn, &e) && (*left)++ == 0)
			*why = e;
		arena_clear(&turn);
	}
	if (!read && *left == 0)
		*why = e;
	return read && *left == 0;
}

void
recount_owed(struct app *app)
{
	struct err e = { 0 };
	struct arena turn = { 0 };
	int64_t first = 0;
	int left = 0;

	app->recount_news = NULL;
	if (!standing_may_write(app->db, &e))
		return;
	if (due_recount_next(app->db, 0, &first, &e) && first == 0)
		return;
	if (first == 0 || !strike_others(app, &turn, &e) || !count_all(app, &left, &e))
		app->recount_news = text_fmt(&app->mem,
		    "Follow-up of %s could not be counted anew after the upgrade; each sign-in "
		    "tries again: %s",
		    left == 0       ? "some patients"
			: left == 1 ? "one patient"
				    : text_fmt(&turn, "%d patients", left),
		    e.text);
	arena_clear(&turn);
}

const char *
recount_news(struct app *app)
{
	const char *news = app->recount_news;

	app->recount_news = NULL;
	return news == NULL ? "" : news;
}
