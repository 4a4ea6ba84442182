#include "store/setting_store.h"

#include "store/audit.h"

bool
setting_get(struct db *db, const char *name, const char *otherwise, struct arena *a,
    const char **out, struct err *e)
{
	struct rows *row = db_read(db, Q_SETTING_GET, ARGS(T(name)));

	*out = row_next(row) ? row_text(row, a) : otherwise;
	return rows_end(row, e);
}

bool
setting_put(struct tx *tx, const char *name, const char *value, struct err *e)
{
	char before[AUDIT_HASH], after[AUDIT_HASH];
	struct arena turn = { 0 };
	const char *was;
	bool done = setting_get(tx_db(tx), name, "", &turn, &was, e);

	if (done)
		done = tx_run(tx, Q_SETTING_PUT, ARGS(T(name), T(value)), NULL, e)
		    && tx_note(tx,
			&(struct note){ .object = "setting",
			    .before = audit_digest(was, before),
			    .after = audit_digest(value, after) },
			e);
	arena_clear(&turn);
	return done;
}

bool
setting_hours_add(struct tx *tx, int weekday, int from, int to, struct err *e)
{
	return tx_run(tx, Q_SETTING_HOURS_ADD, ARGS(I(weekday), I(from), I(to)), NULL, e)
	    && tx_note(tx, &(struct note){ .object = "hours" }, e);
}
