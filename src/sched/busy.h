/* busy - what is booked, over a window of days, as bits.
 *
 * For each resource, lane and day one set of cells, for each patient and day
 * one more.  It answers in nanoseconds what a screen or the planner asks;
 * the truth stays the reservation rows of the database, from which it is
 * built, and whose primary key has the last word.
 */
#ifndef SCHED_BUSY_H
#define SCHED_BUSY_H

#include "sched/calendar.h"

/* One row of the book: who is taken when.  A patient's own time is a row with
 * who = RES_NONE, a resource's row may leave patient 0. */
struct reservation {
	int who, lane; /* index in the calendar, place in it from 0 */
	int64_t patient;
	int day;
	struct span at;
};

struct busy;

/* An empty book of that many days (1 to 3700), first the first; the calendar
 * must be ready and outlive it. */
struct busy *busy_new(struct arena *a, const struct calendar *c, int first, int days);

/* The calendar that it was made for. */
const struct calendar *busy_calendar(const struct busy *b);
/* The day lies in the window. */
bool busy_has(const struct busy *b, int day);
/* The last day of the window. */
int busy_last(const struct busy *b);

/* Takes all cells of r, or none: false when one is taken already, or the day,
 * the lane or the span does not exist. */
bool busy_add(struct busy *b, const struct reservation *r) MUST_CHECK;
/* Gives them back; taking back what was not added is a mistake of the caller. */
void busy_remove(struct busy *b, const struct reservation *r);

/* When the resource can be booked at all that day: its hours. */
struct cells busy_open(const struct busy *b, int who, int day);

/* The first lane that is free all of that time; -1 when none is.  With `over`
 * also the lanes that the policy adds.  Hours are not asked. */
int busy_lane(const struct busy *b, int who, int day, struct span at, bool over);

/* How many regular places are free all of that time. */
int busy_places(const struct busy *b, int who, int day, struct span at);

/* The cells at which something of that length could start in one regular lane,
 * within the hours. */
struct cells busy_starts(const struct busy *b, int who, int day, int minutes);

/* The patient's taken cells of that day. */
struct cells busy_patient(const struct busy *b, int64_t patient, int day);

#endif
