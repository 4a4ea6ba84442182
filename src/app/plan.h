/* plan - what a patient's plan holds, and what it could hold: for the plan screen. */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/app.h"
#include "base/vec.h"
#include "model/protocol.h"

/* One line of the plan that is being carried out. */
struct plan_line {
	int64_t id; /* of the course */
	char side;  /* R, L or B */
	const char *protocol, *label, *dose, *state;
	int sessions, gap_min, gap_usual, gap_max, per_week, minutes;
	int64_t therapist; /* 0: any */
	int first_day;
	int done, booked, missed, left; /* left: neither done nor booked */
	int next_day;                   /* of the next booked session; DAY_NONE */
	bool waits;                     /* follow-up waits for the day of this operation */
	int64_t rev;
};

struct plan_view {
	int64_t id; /* 0: there is no plan */
	int day;
	const char *goals, *initials;
	VEC(struct plan_line) line;
	int sessions, done, booked, missed, left; /* of all lines that are not stopped */
	int64_t rev;
};

/* The plan with its counts, as they are now. */
bool plan_load(struct app *app, int64_t patient, struct arena *a, struct plan_view *out,
    struct err *e) MUST_CHECK;

/* What the decisions offer, right hip first, then left; the same course that both hips
 * offer is there once for each.  Nothing of it is chosen. */
bool plan_course_offers(struct app *app, int64_t patient, struct arena *a,
    struct course_offers *out, struct err *e) MUST_CHECK;

#endif
