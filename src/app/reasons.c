#include "app/reasons.h"

#include "base/text.h"
#include "lang/clean.h"

static const struct coded {
	enum reason_of of;
	char letter;
	const char *text;
} table[] = {
	{ REASON_OF_CHANGE, 't', "typing error" },
	{ REASON_OF_CHANGE, 's', "wrong side" },
	{ REASON_OF_CHANGE, 'p', "wrong patient" },
	{ REASON_OF_CHANGE, 'n', "new finding" },
	{ REASON_OF_CHANGE, 'r', "read again" },
	{ REASON_OF_LATE, 'f', "forgotten" },
	{ REASON_OF_LATE, 'p', "was on paper" },
	{ REASON_OF_LATE, 'a', "seen elsewhere" },
	{ REASON_OF_LATE, 'r', "result came later" },
	{ REASON_OF_HIP, 'b', "the booking was wrong" },
	{ REASON_OF_HIP, 'o', "ordered by the clinician" },
	{ REASON_OF_HIP, 'c', "the booked one could not be treated" },
};
enum { N = sizeof(table) / sizeof(*table) };

const char *
reason_usual(enum reason_of of, const char *apart, struct arena *a)
{
	struct text t = { .a = a };

	text_add(&t, "");
	for (size_t i = 0; i < N; i++)
		if (table[i].of == of)
			text_addf(
			    &t, "%s%c %s", t.len > 0 ? apart : "", table[i].letter, table[i].text);
	return text_get(&t);
}

const char *
reason_read(enum reason_of of, const char *typed)
{
	for (size_t i = 0; i < N; i++)
		if (table[i].of == of && typed[0] == table[i].letter && typed[1] == '\0')
			return table[i].text;
	return typed;
}

const char *
reason_of_cancel(int i)
{
	static const char *const usual[REASONS_OF_CANCEL] = { "patient ill", "patient cannot come",
		"therapist away", "room or device not available", "clinic closed" };

	return usual[i];
}

bool
reason_check(const char *reason, int letters, const char *field, struct err *e)
{
	return clean_letters(reason) >= letters
	    || err_field(e, ERR_INPUT, field,
		"Say why in words, at least %d letters; somebody else will read it.", letters);
}
