/* number - a patient's record number, as 10-2345-7: a serial number and a check
 * digit that finds one wrong digit and two that were swapped.
 */
#ifndef STORE_NUMBER_H
#define STORE_NUMBER_H

#include <stdint.h>

#include "base/err.h"

enum { NUMBER_TEXT = 24, NUMBER_FIRST = 100001 };

/* The number of a serial, 6 to 12 digits; false for the one in eleven that has
 * no check digit. */
bool number_of(int64_t serial, char out[NUMBER_TEXT]);

/* A number as typed, with or without its dashes.
 * errors  ERR_INPUT: not a number of this kind, or a digit is wrong. */
bool number_read(const char *s, char out[NUMBER_TEXT], struct err *e) MUST_CHECK;

#endif
