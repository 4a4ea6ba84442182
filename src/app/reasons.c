#include "app/reasons.h"

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
