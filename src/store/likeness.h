/* likeness - how two names, birth dates or phone numbers may be the same one. */
#ifndef STORE_LIKENESS_H
#define STORE_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>

/* Changes, leavings-out and swaps of neighbours that lead from one text to the
 * other, at most `most`; most + 1 when there are more. */
int like_edits(const char *one, const char *two, int most);

/* The same but for a slip or two: one in three to five letters, two in more. */
bool like_name(const char *one, const char *two);

/* The texts differ by two neighbours that are swapped. */
bool like_swapped(const char *one, const char *two);

/* The days that one born on that day is written as by a slip: day and month
 * swapped, two digits of the year, the month or the day swapped.  Returns how
 * many, without the day itself. */
enum { LIKE_DAYS = 4 };
size_t like_days(int born, int out[LIKE_DAYS]);

#endif
