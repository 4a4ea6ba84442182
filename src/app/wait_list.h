/* wait_list - who waits for an earlier place: the list, the longest waiting first. */
#ifndef APP_WAIT_LIST_H
#define APP_WAIT_LIST_H

#include "app/app.h"
#include "base/vec.h"

struct wait_row {
	int64_t id, patient, course; /* course 0: of none */
	const char *name, *latin, *number;
	const char *label; /* of the course, or of the visit that would come earlier; "" */
	const char *wish;  /* as typed; "" */
	int since;         /* day */
	int64_t session;   /* the next visit that could come earlier; 0: none is booked */
	int day, minute;   /* of that visit */
};

struct wait_rows {
	VEC(struct wait_row) list;
};

/* Lives in a. */
bool wait_list_load(
    struct app *app, struct arena *a, struct wait_rows *out, struct err *e) MUST_CHECK;

#endif
