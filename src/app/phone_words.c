#include "app/phone_words.h"

#include "base/text.h"

const char *
phone_words(const struct phone *p, struct arena *a)
{
	return p->number[0] != '\0' && p->agreed == AGREED_NO ? "does not agree to be called"
							      : phone_words_whole(p, a);
}

const char *
phone_words_whole(const struct phone *p, struct arena *a)
{
	static const char *const known[] = { ", does not agree to be called",
		", agreement to be called not recorded", "" };

	if (p->number[0] == '\0')
		return "none on record";
	return text_fmt(a, "%s%s", p->number, known[p->agreed - AGREED_NO]);
}

bool
phone_is_usable(const struct phone *p)
{
	return p->number[0] != '\0' && p->agreed != AGREED_NO;
}
