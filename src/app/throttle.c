#include "app/throttle.h"

#include "app/inside.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/wrong_try_store.h"

enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, DIGEST_KEPT = 4 };

struct tries {
	char digest[AUDIT_HASH];
	struct wrong_try of[2];
};

/* Too little of the digest to find out what was typed, enough to tell colleagues apart. */
static void
name_tries(struct tries *t, const char *login, const char *station)
{
	audit_digest(login, t->digest);
	t->digest[DIGEST_KEPT] = '\0';
	t->of[0] = (struct wrong_try){ .kind = "person", .who = t->digest };
	t->of[1] = (struct wrong_try){ .kind = "station", .who = station };
}

static bool
read_tries(struct db *db, struct tries *t, struct err *e)
{
	return wrong_try_find(db, &t->of[0], e) && wrong_try_find(db, &t->of[1], e);
}

int
throttle_seconds(int n)
{
	if (n < TRIES_FREE)
		return 0;
	return n > 8 ? TRY_WAIT_MAX : 1 << n;
}

/* Left of the wait.  A clock that was put back ends it at once: it would else last
 * until that time comes again. */
static int64_t
left(const struct wrong_try *w, int64_t at)
{
	int64_t passed = at - w->at;
	int64_t wait = throttle_seconds(w->n);

	return passed < 0 || passed >= wait ? 0 : wait - passed;
}

bool
throttle_check(struct app *app, const char *login, struct err *e)
{
	struct tries t;
	int64_t wait, other;

	name_tries(&t, login, app->station);
	if (!read_tries(app->db, &t, e))
		return false;
	wait = left(&t.of[0], app->now.at);
	other = left(&t.of[1], app->now.at);
	wait = other > wait ? other : wait;
	return wait == 0
	    || err_set(e, ERR_DENIED,
		"Too many wrong tries. The next one is heard in %lld seconds.", (long long)wait);
}

/* Those of another day count no more. */
static bool
count(struct tx *tx, struct wrong_try *w, struct err *e)
{
	int64_t at = tx_now(tx).at;

	w->n = at - w->at > DAY_SECONDS ? 1 : w->n + 1;
	w->at = at;
	return wrong_try_set(tx, w, e);
}

void
throttle_wrong(struct app *app, const char *login, const char *action, int64_t staff)
{
	struct actor who = app_actor(app, "");
	struct err unheard;
	struct tries t;
	struct tx *tx;
	bool done;

	name_tries(&t, login, app->station);
	if (!app_settle(app, &unheard) || !tx_begin(app->db, &who, action, app->now, &tx, &unheard))
		return;
	done = read_tries(app->db, &t, &unheard) && count(tx, &t.of[0], &unheard)
	    && count(tx, &t.of[1], &unheard)
	    && tx_note(tx, &(struct note){ .object = "staff", .id = staff, .outcome = "denied" },
		&unheard);
	if (!tx_end(tx, done, &unheard))
		return;
}

void
throttle_stranger(struct app *app)
{
	struct arena a = { 0 };
	struct actor who = app_actor(app, "");
	struct wrong_try w = { .kind = "station",
		.who = text_fmt(&a, "Unix user %d", (int)app->os_uid) };
	struct err unheard;
	struct tx *tx;
	bool done;

	if (wrong_try_find(app->db, &w, &unheard)
	    && (w.n == 0 || app->now.at - w.at >= HOUR_SECONDS || app->now.at < w.at)
	    && tx_begin(app->db, &who, "sign-in", app->now, &tx, &unheard)) {
		done = count(tx, &w, &unheard)
		    && tx_note(
			tx, &(struct note){ .object = "staff", .outcome = "denied" }, &unheard);
		(void)!tx_end(tx, done, &unheard);
	}
	arena_clear(&a);
}

bool
throttle_forgive(struct tx *tx, const char *login, const char *station, struct err *e)
{
	struct tries t;

	name_tries(&t, login, station);
	return wrong_try_drop(tx, &t.of[0], e) && wrong_try_drop(tx, &t.of[1], e);
}
