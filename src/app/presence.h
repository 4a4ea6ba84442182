/* presence - who is signed in where, now.
 *
 * A session of the full-screen program says every minute that it is there; one
 * that broke off is gone after three, and at once where its process is seen to have ended.  A
 * person sees the other terminals of the same name, and may end them; a manager may end any.  What
 * form somebody fills is seen by the others, and ends with the session: nobody waits for it.
 */
#ifndef APP_PRESENCE_H
#define APP_PRESENCE_H

#include "app/app.h"
#include "base/vec.h"

enum { BEAT_SECONDS = 60, GONE_SECONDS = 180 };

struct present {
	int64_t id, staff;
	const char *login, *name, *initials, *station;
	enum role role;
	int64_t began, seen; /* UTC */
	int64_t patient;     /* whose form is being filled there; 0 */
	const char *form;    /* its title; "" none is */
	bool here;           /* this session itself */
	bool mine;           /* of the same person: this one, or one elsewhere that may have died */
};

struct present_list {
	VEC(struct present) list;
};

/* This session is there; the first time it also begins. */
bool presence_beat(struct app *app, struct err *e) MUST_CHECK;

/* All that are there; that a process has ended is seen here, and presence_others() does not tell.
 * Texts live in a. */
bool presence_load(
    struct app *app, struct arena *a, struct present_list *out, struct err *e) MUST_CHECK;

/* "fills Intake", "this one", "does not answer"; "". */
const char *presence_does(const struct app *app, const struct present *p, struct arena *a);
/* Whether that session is meant to be ended. */
const char *presence_end_asks(const struct present *p, struct arena *a);

/* This session fills a form, until it is left: 0 and "". */
bool presence_fill(struct app *app, int64_t patient, const char *form, struct err *e) MUST_CHECK;

/* "RI fills Intake" of the other people who fill a form of this patient, this one or, with NULL,
 * any; "" when nobody does.  A terminal of one's own that broke off may be there for three minutes
 * more, and its draft is what one came back for. */
bool presence_fillers(struct app *app, int64_t patient, const char *form, struct arena *a,
    const char **out, struct err *e) MUST_CHECK;

/* Initials of one of these people, out of a list that was read; NULL. */
const char *presence_filler(const struct present_list *all, int64_t patient);

/* Another number when somebody else came, went, or began or left a form: asked twice a second. */
int64_t presence_others(struct app *app);

/* "Also signed in on pts/5 since 09:12." of the person's newest other session, when it has not
 * been told before; else "". */
bool presence_news(struct app *app, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
