/* app - one open clinic: its database, forms, pack, and who is signed in. */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

struct app;
struct formdef;
struct pack;

struct app_paths {
	const char *db;    /* the database; drafts.db lies beside it */
	const char *forms; /* folder */
	const char *pack;  /* folder */
	const char *local; /* folder of the clinic's own files, or NULL */
};

/* Opens the database and takes over its zone (now_zone): only then can a moment
 * be told, so app_set_now() comes next.  Forms and pack are read when first needed. */
bool app_open(const struct app_paths *paths, struct app **out, struct err *e) MUST_CHECK;
void app_close(struct app *app);

/* Writes what the session still owes the audit (app_become_unix); mostly nothing. */
bool app_settle(struct app *app, struct err *e) MUST_CHECK;

/* The time, as the event loop or --now says it; set before each turn. */
void app_set_now(struct app *app, struct now now);
struct now app_now(const struct app *app);

struct clinic {
	const char *name;
	const char *zone; /* IANA */
	enum day_order order;
	int idle_minutes;     /* without a key, after which a screen locks */
	int sign_out_minutes; /* without a key, after which a locked screen is signed out */
};
/* As it was settled when the session began. */
const struct clinic *app_clinic(const struct app *app);

/* Where this session sits, as the audit names it; copied. */
void app_set_station(struct app *app, const char *station);
const char *app_station(const struct app *app);

/* What people may do.  A person has one role; a manager may do everything but
 * what the audit forbids to all. */
enum role {
	ROLE_RECEPTION = 1,
	ROLE_THERAPIST = 2,
	ROLE_DOCTOR = 4,
	ROLE_MANAGER = 8,
	ROLE_AUDITOR = 16,
	ROLE_READER = 32,
};
enum { ROLES = 6 };
/* "reception", ...: role 1 << i. */
const char *role_name(enum role role);
/* 0 when there is none of that name. */
unsigned role_find(const char *name);

/* What a person may read of the charts that are marked sensitive (glass.h). */
enum sight { SIGHT_NO, SIGHT_REASON, SIGHT_YES };

struct person {
	int64_t id; /* 0: nobody is signed in */
	const char *login, *name, *initials;
	enum role role;
	enum sight sight;
};
/* Who is signed in. */
const struct person *app_person(const struct app *app);

/* A form of the clinic, read once.  errors  ERR_MISSING, ERR_CONF, ERR_IO. */
bool app_form(
    struct app *app, const char *id, const struct formdef **out, struct err *e) MUST_CHECK;
/* The pack, read once. */
bool app_pack(struct app *app, const struct pack **out, struct err *e) MUST_CHECK;

/* Moves when another session has written. */
int64_t app_data_version(struct app *app);

#endif
