/* chart_follow - the follow-up of one patient in a line, for the chart. */
#ifndef APP_CHART_FOLLOW_H
#define APP_CHART_FOLLOW_H

#include "app/chart.h"

/* What is due by now and has no visit, with all that one visit does for; else what comes next,
 * or the operation whose day is waited for. */
bool chart_follow(struct app *app, int64_t patient, struct arena *a, struct step_view *out,
    struct err *e) MUST_CHECK;

#endif
