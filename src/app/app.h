/* app - one open clinic: its database, forms, pack, and who is signed in. */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

struct app;

struct app_paths {
	const char *db;    /* the database; drafts.db lies beside it */
	const char *forms; /* folder */
	const char *pack;  /* folder */
	const char *local; /* folder of the clinic's own files, or NULL */
};

/* Opens the database.  Forms and pack are read when first needed. */
bool app_open(const struct app_paths *paths, struct now now, struct app **out,
    struct err *e) MUST_CHECK;
void app_close(struct app *app);

/* The time, as the event loop or --now says it; set before each turn. */
void app_set_now(struct app *app, struct now now);
struct now app_now(const struct app *app);

#endif
