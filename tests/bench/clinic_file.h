/* clinic_file - databases of any size to measure on.
 *
 * Written through the store, in one change, so that every row, token and cell
 * is what the program itself would have written.  The clock of all of them
 * stands at BENCH_NOW.
 *
 * patients   names in several scripts, a birth date, a phone number; each has a
 *            follow-up that is due, one in fifty of them overdue
 * sessions   two a patient, on twenty resources, half of them past; today has 20
 * number 1   has 500 past sessions, number 2 has one
 */
#ifndef BENCH_CLINIC_FILE_H
#define BENCH_CLINIC_FILE_H

#include "base/day.h"
#include "bench/bench.h"

#define BENCH_NOW "2026-11-23T09:00"
enum { RESOURCES = 20, MANY_VISITS = 500 };

/* The path of one with so many patients: made when it is not there yet. */
const char *clinic_file(struct bench *b, int patients);

/* A small one of its own to write to: a copy of b->small. */
const char *clinic_copy(struct bench *b, const char *name);

struct now clinic_now(void);

#endif
