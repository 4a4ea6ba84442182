#include "app/phone_words.h"

#include "base/text.h"

const char *
phone_words(const struct phone *p, struct arena *a)
{
	return p->number[0] != '\0' && p->calls == AGREED_NO && p->messages != AGREED_YES
	    ? "does not agree to be called"
	    : phone_words_whole(p, a);
}

static const char *
calls_words(enum agreed calls)
{
	switch (calls) {
	case AGREED_NO:
		return ", does not agree to be called";
	case AGREED_NOT_ASKED:
		return ", agreement to be called not recorded";
	case AGREED_YES:
		break;
	}
	return "";
}

const char *
phone_words_whole(const struct phone *p, struct arena *a)
{
	bool refused = p->calls == AGREED_NO;

	if (p->number[0] == '\0')
		return "none on record";
	if (refused && p->messages == AGREED_YES)
		return text_fmt(a, "%s, SMS only: does not agree to be called", p->number);
	return text_fmt(a, "%s%s%s", p->number, calls_words(p->calls),
	    !refused && p->messages == AGREED_NO ? ", no SMS" : "");
}
