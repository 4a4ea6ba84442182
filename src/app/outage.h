/* outage - the clinic on paper, for the hours without a computer.
 *
 * Plain text of at most 80 columns: for each day who comes to whom and when, with the
 * telephone and the alerts of each patient; who is due; and every form, blank.  What is
 * written on them is entered afterwards with its own day and the reason.
 */
#ifndef APP_OUTAGE_H
#define APP_OUTAGE_H

#include "app/app.h"
#include "base/text.h"

enum { OUTAGE_DAYS = 3, OUTAGE_DAYS_MOST = 31, OUTAGE_DUE_MOST = 1000 };

/* From today on, so many days; one line in the audit.  Lives in a.
 * errors  ERR_DENIED for who sees no patients · ERR_IO */
bool outage_print(
    struct app *app, int days, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* The text alone: print.outage notes it in its own transaction.  errors  ERR_IO */
bool outage_text(
    struct app *app, int days, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* One form with room to write. */
void outage_form(const struct formdef *d, struct text *t);

#endif
