#include "app/reasons.h"

#include "lang/clean.h"

static const struct coded_reason table[] = {
	{ 't', "typing error" },
	{ 's', "wrong side" },
	{ 'p', "wrong patient" },
	{ 'n', "new finding" },
	{ 'r', "read again" },
};
enum { N = sizeof(table) / sizeof(*table) };

const struct coded_reason *
reasons_at(size_t i)
{
	return i < N ? &table[i] : NULL;
}

const char *
reasons_read(const char *typed)
{
	for (size_t i = 0; i < N; i++)
		if (typed[0] == table[i].letter && typed[1] == '\0')
			return table[i].text;
	return typed;
}

static const struct coded_reason of_hip[] = {
	{ 'b', "the booking was wrong" },
	{ 'o', "ordered by the clinician" },
	{ 'c', "the booked one could not be treated" },
	{ 0, NULL },
};

const struct coded_reason *
reasons_of_hip(void)
{
	return of_hip;
}

const char *
reasons_of_hip_read(const char *typed)
{
	for (const struct coded_reason *r = of_hip; r->letter != 0; r++)
		if (typed[0] == r->letter && typed[1] == '\0')
			return r->text;
	return typed;
}

bool
reason_check(const char *reason, int letters, const char *field, struct err *e)
{
	return clean_letters(reason) >= letters
	    || err_field(e, ERR_INPUT, field,
		"Say why in words, at least %d letters; somebody else will read it.", letters);
}
