#include "store/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* The sum of the digits, weighted 2, 3, 4, ... from the right, modulo 11. */
static int
check_digit(int64_t serial)
{
	int64_t sum = 0;

	for (int weight = 2; serial > 0; serial /= 10, weight++)
		sum += serial % 10 * weight;
	return (int)(sum % 11);
}

bool
number_of(int64_t serial, char out[NUMBER_TEXT])
{
	int check = check_digit(serial);

	snprintf(out, NUMBER_TEXT, "%02" PRId64 "-%04" PRId64 "-%d", serial / 10000 % 100000000,
	    serial % 10000, check % 10);
	return check < 10;
}

bool
number_read(const char *s, char out[NUMBER_TEXT], struct err *e)
{
	int64_t all = 0;
	int digits = 0;

	for (; *s != '\0'; s++) {
		if (*s == '-' || *s == ' ')
			continue;
		if (*s < '0' || *s > '9' || ++digits > 13)
			return err_set(
			    e, ERR_INPUT, "a record number has digits only, as 10-2345-7");
		all = all * 10 + (*s - '0');
	}
	if (digits < 7)
		return err_set(e, ERR_INPUT, "a record number has 7 digits, as 10-2345-7");
	if (!number_of(all / 10, out) || check_digit(all / 10) != all % 10)
		return err_set(e, ERR_INPUT,
		    "no record has this number: one of its digits is wrong, or two are swapped");
	return true;
}
