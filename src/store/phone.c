#include "store/phone.h"

struct phone
row_phone(struct rows *r, struct arena *a)
{
	enum { STEPS = AGREED_YES - AGREED_NO + 1, LEAST = -(STEPS * AGREED_YES + AGREED_YES) };
	struct phone p = { .number = row_text(r, a) };
	int above = (int)(row_int(r) - LEAST);

	p.calls = (enum agreed)(above / STEPS + AGREED_NO);
	p.messages = (enum agreed)(above % STEPS + AGREED_NO);
	return p;
}
