/* session_view - one booked visit, as a question about it names it. */
#ifndef APP_SESSION_VIEW_H
#define APP_SESSION_VIEW_H

#include "app/app.h"

struct session_view {
	int64_t id, patient;
	int64_t course;            /* 0: of none */
	const char *shown, *latin; /* the patient's name */
	const char *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated;
	const char *label;
	char side; /* R, L, B or 0 */
	int day, minute, minutes;
	const char *state; /* booked, arrived, running, done, no_show, cancelled */
	const char *who;   /* "KB + Pool"; "" */
	int64_t rev;
};

/* Texts live in a.  errors  ERR_MISSING. */
bool session_view_load(struct app *app, int64_t session, struct arena *a, struct session_view *out,
    struct err *e) MUST_CHECK;

#endif
