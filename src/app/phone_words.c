#include "app/phone_words.h"

#include "base/text.h"

const char *
phone_words(const struct phone *p, struct arena *a)
{
	return p->number[0] != '\0' && p->calls == AGREED_NO && p->messages != AGREED_YES
	    ? "does not agree to be called"
	    : phone_words_whole(p, a);
}

const char *
phone_words_whole(const struct phone *p, struct arena *a)
{
	static const char *const calls[] = { ", does not agree to be called",
		", agreement to be called not recorded", "" };
	bool refused = p->calls == AGREED_NO;

	if (p->number[0] == '\0')
		return "none on record";
	if (refused && p->messages == AGREED_YES)
		return text_fmt(a, "%s, SMS only: does not agree to be called", p->number);
	return text_fmt(a, "%s%s%s", p->number, calls[p->calls - AGREED_NO],
	    !refused && p->messages == AGREED_NO ? ", no SMS" : "");
}

bool
phone_of(struct db *db, int64_t patient, struct arena *a, struct phone *out, struct err *e)
{
	struct rows *r = db_read(db, Q_VIEW_PHONE, ARGS(I(patient)));

	*out = (struct phone){ .number = "" };
	if (row_next(r))
		*out = row_phone(r, a);
	return rows_end(r, e);
}
