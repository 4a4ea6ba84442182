/* day_view - one day by resource: who is where, and what is free. */
#ifndef APP_DAY_VIEW_H
#define APP_DAY_VIEW_H

#include "app/board.h"
#include "sched/calendar.h"

/* One visit in a column; a pool has several at a time. */
struct day_visit {
	const struct board_row *row;
	int from, to; /* minutes in which the resource is taken, changeover included */
};

/* A place that somebody else is about to book. */
struct day_hold {
	struct span at;
	const char *who; /* "Rita Ives (desk 2)" */
};

struct day_column {
	int64_t id; /* of the resource */
	enum res_kind kind;
	const char *code, *name;
	int lanes;
	VEC(struct day_visit) visit;      /* by time */
	struct cells open;                /* hours and closures */
	unsigned char places[CELL_COUNT]; /* free at that time; 0 when closed */
	int free_minutes;                 /* of the rest of the day, one place counts */
	int used; /* percent of the day's open places that are taken; -1: closed all day */
	VEC(struct day_hold) hold; /* of other terminals */
	const char *absent;        /* "KB away (leave)" when there all day; "" */
};

struct day_view {
	int day;
	const char *closed; /* why nobody is there; NULL when open */
	int from, to;       /* minutes from the first to the last that anybody is there or booked */
	VEC(struct day_column) column; /* therapists, rooms, devices */
	struct board board;
};

/* Reads a day; lives in a. */
bool day_view_load(
    struct app *app, int day, struct arena *a, struct day_view *out, struct err *e) MUST_CHECK;

/* Who is at that resource at that minute, the i-th of them; NULL. */
const struct day_visit *day_view_visit(const struct day_column *c, int minute, int i);
/* Minutes that one place is free from then on; 0 when none is. */
int day_view_free(const struct day_column *c, int minute);

#endif
