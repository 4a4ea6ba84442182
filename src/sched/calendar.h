/* calendar - when people, rooms and devices can be booked.
 *
 * Pure data that the caller fills and calendar_ready() checks once.  A
 * resource is named by its index in the calendar; calendar_index() finds it
 * by the id under which it is stored.  Days and minutes are civil.
 *
 * Precedence of one day: closures of the clinic beat everything; then the
 * exceptions of the resource, a later one in its list beating an earlier;
 * then its weekly hours, within the weekly hours of the clinic.
 */
#ifndef SCHED_CALENDAR_H
#define SCHED_CALENDAR_H

#include "base/arena.h"
#include "base/err.h"
#include "sched/cells.h"

enum res_kind { RES_THERAPIST, RES_ROOM, RES_DEVICE, RES_KINDS };
enum { RES_NONE = -1 };

/* What happens when all lanes are taken. */
enum res_policy {
	POLICY_REFUSE, /* nothing more */
	POLICY_ASK,    /* up to `over` more, each with a reason and by a role that may */
	POLICY_ALLOW,  /* up to `over` more */
};

/* Open at this time of every such weekday, 1 Monday to 7 Sunday. */
struct hours {
	int weekday;
	struct span at;
};

/* From day to day, both included: away, or extra hours.  0 to 1440 is the whole day. */
struct exception {
	int from, to;
	bool extra;
	struct span at;
	const char *why; /* "annual leave"; "" when nobody said */
};

struct resource {
	int64_t id;
	enum res_kind kind;
	const char *code; /* "KB", "Pool": short, as lists show it */
	const char *name;
	uint64_t skills; /* what this therapist may do, what this room or device is for: bits */
	int lanes;       /* how many can be there at a time, 1 or more */
	enum res_policy policy;
	int over; /* lanes beyond `lanes` that the policy speaks of */
	const struct hours *hours;
	int nhours;
	const struct exception *exception;
	int nexceptions;
};

/* Days on which the clinic is closed, both ends included.  A yearly one counts
 * by month and day and may cross the new year. */
struct closure {
	const char *name; /* "Christmas" */
	int from, to;
	bool yearly;
	struct span at; /* what of each day; 0 to 1440 is the whole day */
};

struct calendar {
	const struct resource *resource;
	int n;
	const struct closure *closure;
	int nclosures;
	const struct hours *hours; /* of the clinic; none: whenever a resource is open */
	int nhours;
	struct cells *week; /* of each resource and weekday; made by calendar_ready() */
};

/* Checks c and prepares it; call again after a change.
 * errors  ERR_CONF: which resource or closure, and what is wrong with it. */
bool calendar_ready(struct calendar *c, struct arena *a, struct err *e) MUST_CHECK;

/* The resource stored under id; RES_NONE. */
int calendar_index(const struct calendar *c, int64_t id);

/* The hours of resource r on that day, closures not asked; and with them: when
 * it can be booked. */
struct cells calendar_hours(const struct calendar *c, int r, int day);
struct cells calendar_open(const struct calendar *c, int r, int day);

/* What the closures leave open of a day, from which calendar_open() is cut. */
struct cells calendar_clinic(const struct calendar *c, int day);

/* The closure that takes any of the span on that day; NULL. */
const struct closure *calendar_closure(const struct calendar *c, int day, struct span at);

/* Nobody can be booked that day: "clinic closed 24 to 26-Dec (Christmas)", "no
 * clinic hours on Sundays"; NULL when the clinic is open.  Lives in a. */
const char *calendar_closed(const struct calendar *c, int day, struct arena *a);

/* Why resource r is not there for all of that span although the clinic is
 * open: "KB away (annual leave)", "Pool not open at 07:30".  NULL when it is. */
const char *calendar_absent(
    const struct calendar *c, int r, int day, struct span at, struct arena *a);

/* "clinic closed 24 to 26-Dec (Christmas)" for the occurrence around that day. */
const char *closure_text(const struct closure *k, int day, struct arena *a);

#endif
