/* late - what is entered after the day on which it happened, and what comes from paper.
 *
 * A record or a visit of an earlier day says in one line why it is entered only now; the audit
 * keeps the words.  What was written on paper while there was no computer says when it
 * happened: the audit has that moment beside the one of the entry, and asks for nothing else.
 * A correction has a reason of its own, and what was begun on its day may be finished later.
 */
#ifndef APP_LATE_H
#define APP_LATE_H

#include "app/app.h"

struct call;
struct response;

/* Something of that day may be entered in this call.
 * errors  ERR_RULE, field reason: the day is past, and neither a reason nor paper was given. */
bool late_may(const struct call *c, int day, struct err *e) MUST_CHECK;

/* Where a record was saved; and of a first version that came after its day or from paper what was
 * said to that, else "".  They live in a. */
bool late_origin(struct app *app, const struct response *of, struct arena *a, const char **station,
    const char **late, struct err *e) MUST_CHECK;

/* When it happened: "09:10" today, "22/11 09:10", "2026-11-22 09:10".
 * errors  ERR_INPUT, field paper: no moment, or one that has not come. */
bool late_moment(struct app *app, const char *typed, struct now *out, struct err *e) MUST_CHECK;

/* "from paper, 2026-11-22 09:10: power cut": as the audit gives the reason. */
const char *late_paper_words(struct now then, const char *why, struct arena *a);

/* All that this person saves from now on comes from paper and happened then; typed "" ends it.
 * why may be "".  It is for one person at one terminal, and ends with the session.
 * errors  as late_moment(), and field reason: why says nothing. */
bool late_paper(struct app *app, const char *typed, const char *why, struct err *e) MUST_CHECK;
/* NULL when nothing comes from paper. */
const struct now *late_happened(const struct app *app);
/* The day of a new record: the one that is named, or that of the paper; DAY_NONE: today. */
int late_day(const struct app *app, int named);

#endif
