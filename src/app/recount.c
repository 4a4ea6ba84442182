#include "app/recount.h"

#include "app/follow.h"
#include "app/inside.h"
#include "store/due_store.h"
#include "store/standing.h"

/* Another session may have been quicker. */
static bool
count_one(struct app *app, int64_t patient, struct err *e)
{
	const struct actor program = { .os_uid = app->os_uid,
		.station = app->station,
		.reason = "counted from other days than before" };
	struct arena turn = { 0 };
	struct call c = { .app = app, .a = &turn, .reason = "", .then = app->now };
	struct outcome out = { .said = "" };
	bool owed = false, done;

	if (!tx_begin(app->db, &program, "due.recount", app->now, &c.tx, e))
		return false;
	done = due_recount_done(c.tx, patient, &owed, e)
	    && (!owed || follow_again(&c, patient, &out, e));
	done = tx_end(c.tx, done, e);
	arena_clear(&turn);
	return done;
}

void
recount_owed(struct app *app)
{
	struct err unheard = { 0 };
	int64_t patient = 0;

	if (!standing_may_write(app->db, &unheard))
		return;
	while (due_recount_next(app->db, patient, &patient, &unheard) && patient != 0)
		(void)!count_one(app, patient, &unheard);
}
