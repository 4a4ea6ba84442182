#include "store/keep.h"

bool
keep_version(struct tx *tx, enum sql q, const char *object, int64_t id, int64_t rev, struct err *e)
{
	struct arena a = { 0 };
	struct rows *r = db_read(tx_db(tx), q, ARGS(I(id)));
	bool found = row_next(r), done = false;
	int64_t now = found ? row_int(r) : 0;
	int64_t patient = found ? row_int(r) : 0;
	const char *data = found ? row_text(r, &a) : "";

	if (!rows_end(r, e))
		goto end;
	if (!found)
		err_set(e, ERR_MISSING, "There is no %s with number %lld.", object, (long long)id);
	else if (rev != 0 && rev != now)
		err_field(e, ERR_CONFLICT, "rev",
		    "Somebody changed this %s meanwhile. Look at it again, then repeat.", object);
	else
		done = tx_keep_version(tx, object, id, now, data, e)
		    && tx_note(
			tx, &(struct note){ .object = object, .id = id, .patient = patient }, e);
end:
	arena_clear(&a);
	return done;
}
