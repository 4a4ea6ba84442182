/* replan_care - what must be seen of those who lose their places, before they are called. */
#ifndef APP_REPLAN_CARE_H
#define APP_REPLAN_CARE_H

#include "app/replan.h"

/* Fills what is known against each therapy, once for each course; of a chart that is closed to
 * the person at the keyboard a red flag has no words. */
bool replan_care(struct app *app, struct replan *p, struct arena *a, struct err *e) MUST_CHECK;

/* "Red flag open: fever. Alerts are on record."; "" when there is nothing. */
const char *replan_care_words(const struct replan_row *r, struct arena *a);

/* "3 stay, 2 move (1 cannot be called), 1 without a place". */
const char *replan_sum_words(const struct replan *p, struct arena *a);

#endif
