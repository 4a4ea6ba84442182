/* presence - who is signed in where, now.
 *
 * A session of the full-screen program says every minute that it is there; one
 * that broke off is gone after three.  A person sees the other terminals of the
 * same name, and may end them; a manager may end any.
 */
#ifndef APP_PRESENCE_H
#define APP_PRESENCE_H

#include "app/app.h"
#include "base/vec.h"

enum { BEAT_SECONDS = 60, GONE_SECONDS = 180 };

struct present {
	int64_t id, staff;
	const char *name, *station;
	int64_t began, seen; /* UTC */
	bool here;           /* this session itself */
};

struct present_list {
	VEC(struct present) list;
};

/* This session is there; the first time it also begins. */
bool presence_beat(struct app *app, struct err *e) MUST_CHECK;

/* All that are there.  Texts live in a. */
bool presence_load(
    struct app *app, struct arena *a, struct present_list *out, struct err *e) MUST_CHECK;

/* "Also signed in on pts/5 since 09:12." of the person's newest other session, when it has not
 * been told before; else "". */
bool presence_news(struct app *app, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
