/* visit - what the commands about booked visits share. */
#ifndef APP_VISIT_H
#define APP_VISIT_H

#include "app/command.h"
#include "store/session_store.h"

struct booking;

/* "therapist", "room", "device": the parameter of each kind. */
extern const char *const visit_resource[RES_KINDS];

/* The session of the call's id, as it was looked at.
 * errors  ERR_MISSING · ERR_CONFLICT: it has another rev than the call says. */
bool visit_find(struct call *c, struct session *s, struct err *e) MUST_CHECK;

/* Length and start lie on the grid.  errors  ERR_INPUT. */
bool visit_times(const struct session *s, struct err *e) MUST_CHECK;

/* As booking_fit(); what speaks against it are reasons of the outcome. */
bool visit_fit(struct call *c, struct booking *b, int64_t except, struct outcome *out,
    struct err *e) MUST_CHECK;

/* "HALL, Margaret: Exercise arrived, 10:00, KB + Gym.", of another day than today with its date;
 * and the session as what changed. */
bool visit_say(struct call *c, struct outcome *out, const char *did, const struct session *s,
    struct err *e) MUST_CHECK;

/* The same of a booking, with its date: "... booked for Tue 24-Nov-2026 10:00, KB + Gym." */
bool visit_say_booked(struct call *c, struct outcome *out, const char *did, const struct session *s,
    struct err *e) MUST_CHECK;

/* "Tue 24-Nov-2026 10:00"; lives in a. */
const char *visit_when(const struct session *s, struct arena *a);
/* "KB + Gym"; "" of a visit that nobody and nothing was named for.  Lives in a. */
bool visit_where(struct app *app, const struct session *s, struct arena *a, const char **out,
    struct err *e) MUST_CHECK;
/* "Tue 24-Nov-2026 10:00, KB + Gym": in which words every message tells of a booking. */
bool visit_place(struct app *app, const struct session *s, struct arena *a, const char **out,
    struct err *e) MUST_CHECK;

#endif
