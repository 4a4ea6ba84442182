/* session_view - a visit, as a question about it or a list of them names it. */
#ifndef APP_SESSION_VIEW_H
#define APP_SESSION_VIEW_H

#include "app/app.h"
#include "base/vec.h"

struct session_view {
	int64_t id, patient;
	int64_t course;            /* 0: of none */
	const char *shown, *latin; /* the patient's name */
	const char *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated;
	const char *label;
	char side; /* R, L, B, 0 or HIP_UNRECORDED: which_hip.h */
	int day, minute, minutes;
	const char *state; /* booked, arrived, running, done, no_show, cancelled */
	const char *who;   /* "KB + Pool"; "" */
	int64_t rev;
};

/* Texts live in a.  errors  ERR_MISSING. */
bool session_view_load(struct app *app, int64_t session, struct arena *a, struct session_view *out,
    struct err *e) MUST_CHECK;

struct session_views {
	VEC(struct session_view) list;
};
/* All visits of a patient, the latest first, whatever became of them.
 * errors  ERR_MISSING · ERR_DENIED: a sensitive chart. */
bool session_views_load(struct app *app, int64_t patient, struct arena *a,
    struct session_views *out, struct err *e) MUST_CHECK;

/* "in session": what became of it, as the board says it. */
const char *session_state_word(const char *state);

#endif
