#include "store/phone.h"

struct phone
row_phone(struct rows *r, struct arena *a)
{
	struct phone p = { .number = row_text(r, a) };
	int64_t agreed = row_int(r);

	p.agreed = agreed > 0 ? AGREED_YES : agreed < 0 ? AGREED_NO : AGREED_NOT_ASKED;
	return p;
}
