#include "store/phone.h"

/* What calls count for in contact.agreed, the sum of both; messages count once. */
enum { CALLS = 3 };

struct phone
row_phone(struct rows *r, struct arena *a)
{
	struct phone p = { .number = row_text(r, a) };
	int both = (int)row_int(r);

	p.calls = both >= CALLS + AGREED_NO ? AGREED_YES
	    : both <= -CALLS + AGREED_YES   ? AGREED_NO
					    : AGREED_NOT_ASKED;
	p.messages = (enum agreed)(both - CALLS * p.calls);
	return p;
}

bool
phone_of(struct db *db, int64_t patient, struct arena *a, struct phone *out, struct err *e)
{
	struct rows *r = db_read(db, Q_PHONE_OF, ARGS(I(patient)));

	*out = (struct phone){ .number = "" };
	if (row_next(r))
		*out = row_phone(r, a);
	return rows_end(r, e);
}
