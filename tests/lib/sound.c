#include "lib/sound.h"

#include <sqlite3.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "lib/test.h"
#include "store/db_in.h"

static void
is_none(struct app *app, const char *what, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(app->db, sql, &n, &e));
	if (n != 0)
		fail_msg("%s: %lld", what, (long long)n);
}

#define TAKES(s) #s ".state NOT IN ('cancelled', 'no_show')"

void
sound_book(struct app *app)
{
	static const char patients[] =
	    "SELECT count(*) FROM session a JOIN session b ON a.id < b.id AND a.day = b.day"
	    " AND a.patient = b.patient AND a.minute < b.minute + b.minutes"
	    " AND b.minute < a.minute + a.minutes WHERE " TAKES(a) " AND " TAKES(b);
	static const char resources[] =
	    "SELECT count(*) FROM session a JOIN resource r ON r.id IN (a.therapist, a.room, "
	    "a.device)"
	    " WHERE " TAKES(a) " AND r.lanes + r.over < (SELECT count(*) FROM session b"
			       " WHERE b.day = a.day AND b.minute <= a.minute AND a.minute < "
	                       "b.minute + b.minutes"
			       " AND r.id IN (b.therapist, b.room, b.device) AND " TAKES(b) ")";

	is_none(app, "patients in two places at once", patients);
	is_none(app, "places taken by more than there is room for", resources);
}

void
sound_clinic(struct app *app)
{
	struct arena a = { 0 };
	struct complaints found = { .a = &a };
	struct err e = { 0 };

	must(clinic_check(app, &found, &e));
	for (size_t i = 0; i < found.line.n; i++)
		print_error("coxa check: %s\n", found.line.at[i]);
	assert_int_equal(found.line.n, 0);
	arena_clear(&a);
	sound_book(app);
}

/* The hashes after the first `from` ones, in order. */
static sqlite3_stmt *
hashes(struct app *app, size_t from)
{
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(app->db->h,
			     "SELECT hash FROM audit WHERE id > ? ORDER BY id", -1, &st, NULL),
	    SQLITE_OK);
	sqlite3_bind_int64(st, 1, (sqlite3_int64)from);
	return st;
}

size_t
sound_see(struct app *app, struct sound_seen *seen)
{
	size_t before = seen->hash.n;
	sqlite3_stmt *st = hashes(app, before);

	while (sqlite3_step(st) == SQLITE_ROW)
		*vec_add(&seen->a, &seen->hash) =
		    arena_str(&seen->a, (const char *)sqlite3_column_text(st, 0));
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
	return seen->hash.n - before;
}

void
sound_still(struct app *app, const struct sound_seen *seen)
{
	sqlite3_stmt *st = hashes(app, 0);

	for (size_t i = 0; i < seen->hash.n; i++) {
		if (sqlite3_step(st) != SQLITE_ROW)
			fail_msg("audit entry %zu is lost", i + 1);
		is_str((const char *)sqlite3_column_text(st, 0), seen->hash.at[i]);
	}
	assert_int_equal(sqlite3_finalize(st), SQLITE_OK);
}
