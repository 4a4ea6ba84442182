/* usage - how far therapists, rooms and devices were used over some days. */
#ifndef APP_USAGE_H
#define APP_USAGE_H

#include "app/app.h"
#include "base/vec.h"
#include "sched/calendar.h"

/* Minutes count a place each: a pool of four is open four times its hours. */
struct usage_row {
	int64_t id;
	enum res_kind kind;
	const char *code, *name;
	int64_t open;   /* minutes, by hours, leave and closures as they are now */
	int64_t booked; /* minutes that visits take or took, changeover included */
	int64_t missed; /* minutes kept for who did not come */
	int visits, no_shows, cancelled;
};

struct usage {
	int from, to;
	VEC(struct usage_row) row;       /* therapists, rooms, devices */
	int visits, no_shows, cancelled; /* of all, those with no resource too */
};

/* Both days included, at most 3700 of them.  Lives in a. */
bool usage_load(struct app *app, int from, int to, struct arena *a, struct usage *out,
    struct err *e) MUST_CHECK;

/* Booked of open in per cent, 0 to 100 and above when more was booked; -1 when
 * it was never open. */
int usage_share(const struct usage_row *r);

#endif
