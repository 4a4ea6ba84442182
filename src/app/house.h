/* house - the clinic as its manager sees it: its weekly hours, its closed days, who and what can be
 * booked, and what it has settled.
 *
 * Only for reading; each of it is changed by a command: hours.set, closure.add, resource.add ...
 * Texts live in a. */
#ifndef APP_HOUSE_H
#define APP_HOUSE_H

#include "app/app.h"
#include "base/vec.h"

enum { HOUSE_WEEK = 7 };

/* Monday first. */
struct house_week {
	bool own; /* false: of a resource that has the clinic's */
	bool any; /* some day has hours */
	const char
	    *hours[HOUSE_WEEK]; /* "08:00-12:00 13:00-17:00", as hours.set takes it; "closed" */
};
/* Of the clinic, or of a resource. */
bool house_week(struct app *app, int64_t resource, struct arena *a, struct house_week *out,
    struct err *e) MUST_CHECK;
/* Its own hours of a day, 1 is Monday: "closed" where it has none and those of the clinic count. */
const char *house_own(const struct house_week *w, int weekday);
/* Those of all days, by ";", as hours.set takes what was seen. */
const char *house_seen(const struct house_week *w, struct arena *a);

/* Days that are not as the week says: closed, away, or there beyond the usual hours. */
struct house_off {
	int64_t id;
	int from, to;
	const char *hours;  /* "13:00-17:00"; "" is the whole day */
	bool yearly, extra; /* extra: of a resource, which is there then */
	const char *why;
};
struct house_offs {
	VEC(struct house_off) list;
};
/* Those that have not ended yet, of the clinic (and every yearly one) or of a resource, the next
 * one first. */
bool house_offs(struct app *app, int64_t resource, struct arena *a, struct house_offs *out,
    struct err *e) MUST_CHECK;

/* "Thu 24-Dec-2026 to Sat 26-Dec-2026"; of every year "24-Dec to 26-Dec". */
const char *house_off_days(const struct house_off *off, struct arena *a);
/* "Monday", and "mon", as hours.set takes it; 1 is Monday. */
const char *house_weekday(int day);
const char *house_day_word(int day);

/* A therapist, room or device. */
struct house_thing {
	int64_t id, rev;
	const char *kind, *code, *name;
	const char *skills; /* words, by blanks */
	const char *policy; /* when full: "refuse", "ask", "allow" */
	int lanes, over;
	bool active;
	const char *login; /* by which this therapist signs in; "": by none */
	const char *next;  /* "away 24-Dec-2026", "there 05-Dec-2026": the next day to come; "" */
};
struct house_things {
	VEC(struct house_thing) list;
};
/* All of them, therapists first, those out of use too. */
bool house_things(
    struct app *app, struct arena *a, struct house_things *out, struct err *e) MUST_CHECK;
/* Who can be said to be a therapist: all who sign in now, by name. */
struct house_person {
	int64_t id;
	const char *login, *name, *role;
};
struct house_people {
	VEC(struct house_person) list;
};
bool house_people(
    struct app *app, struct arena *a, struct house_people *out, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING */
bool house_thing(struct app *app, int64_t id, struct arena *a, struct house_thing *out,
    struct err *e) MUST_CHECK;

/* A therapist, whom a sign-in may belong to. */
bool house_is_person(const struct house_thing *t);
/* "KB, Karin Berg, signs in as karin" */
const char *house_thing_who(const struct house_thing *t, struct arena *a);
/* "therapist for: exercise gait" */
const char *house_thing_for(const struct house_thing *t, struct arena *a);
/* "2 places at a time; when full: ask, up to 1 more" */
const char *house_thing_places(const struct house_thing *t, struct arena *a);

/* What the clinic has settled, as setting.set takes it, in its order; it holds from the next start
 * of a session on.  Then the files that it is told by, which are changed where they lie. */
struct house_fact {
	int64_t id;
	const char *name;  /* of the setting; "": a file */
	const char *label; /* "Screen locks after" */
	const char *value;
	const char *unit; /* "minutes"; "" */
	const char *hint; /* what it takes, or how it is changed */
};
struct house_facts {
	VEC(struct house_fact) list;
};
bool house_facts(
    struct app *app, struct arena *a, struct house_facts *out, struct err *e) MUST_CHECK;
/* "Screen locks after", of idle_minutes; NULL: there is no such setting. */
const char *house_setting_label(const char *name);
/* "9 minutes": a value of that setting, with its unit. */
const char *house_setting_value(const char *name, const char *value, struct arena *a);

#endif
