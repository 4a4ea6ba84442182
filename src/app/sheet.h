/* sheet - what is printed: the day of each therapist, the dates of a patient, whom to call.
 *
 * Plain text of 80 columns.  A sheet begins on a page of its own ('\f' before it), names
 * are never cut, and all of it has passed lang/clean.  Whoever carries it to a printer
 * must not be a program of ours: see spool.h.
 */
#ifndef APP_SHEET_H
#define APP_SHEET_H

#include "app/app.h"

struct sheet {
	const char *text;
	int pages, visits;
};

/* One for each therapist with visits that day, one for each room and device with several
 * places at a time, and one for visits with no therapist; the head of the audit stands at
 * the end, to be signed.  Lives in a.
 * errors  ERR_RULE: nobody is booked. */
bool sheet_day(
    struct app *app, int day, struct arena *a, struct sheet *out, struct err *e) MUST_CHECK;

/* Who is still to be told that a visit was moved, untold.h, with room to write down how that was
 * done; visits counts those patients.
 * errors  ERR_RULE: nobody is. */
bool sheet_calls(struct app *app, struct arena *a, struct sheet *out, struct err *e) MUST_CHECK;

/* What is booked for the patient from now on.
 * errors  ERR_RULE: nothing is · ERR_MISSING. */
bool sheet_card(
    struct app *app, int64_t patient, struct arena *a, struct sheet *out, struct err *e) MUST_CHECK;

#endif
