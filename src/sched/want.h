/* want - what is to be booked: a course, or what is left of one, for a patient.
 *
 * Everything that booking, moving and planning must respect stands here; the
 * caller fills it from the plan, the pack's protocol and what was typed.  A
 * zero means "no such limit", but for the fields that have their own NONE.
 */
#ifndef SCHED_WANT_H
#define SCHED_WANT_H

#include "base/day.h"
#include "sched/calendar.h"

/* The interval rule of a therapy (CLINICAL.md D, or the clinic's protocol). */
struct rhythm {
	int gap_min;   /* days from one session to the next, at least; 0: same day allowed */
	int gap_usual; /* as it should be */
	int gap_max;   /* at most; 0: no limit */
	int per_week;  /* at most so many from Monday to Sunday; 0: no limit */
	int total;     /* at most so many in the course, those done included; 0: no limit */
	unsigned rest; /* weekdays without a session: bit 1 Monday to bit 7 Sunday */
};

/* What may differ from the wish when it cannot be kept. */
enum may { MAY_DAY = 1, MAY_TIME = 2, MAY_WHO = 4, MAY_ALL = 7 };

/* What the patient would like.  The window is a limit, the rest is a wish as
 * far as `may` says. */
struct wish {
	unsigned weekdays;  /* bit 1 Monday to bit 7 Sunday; 0: any */
	int at;             /* minute of day; MINUTE_NONE: any */
	struct span window; /* the whole session lies within; { 0, 0 }: any time */
	int who;            /* the therapist; RES_NONE: any, but the same one each time */
	unsigned may;       /* enum may */
};

/* One kind of resource that a session takes. */
struct need {
	bool wanted;
	uint64_t skills;     /* all of these bits */
	uint64_t usual;      /* these too, but that a reason names another all the same */
	const char *usually; /* the words of those; NULL */
	int only;            /* this one resource; RES_NONE: any with the skills */
};

/* Another visit of the same patient, for what may not fall on the same day. */
struct visit {
	int day;
	struct span at;
	uint64_t groups, never_with; /* as in struct want */
	const char *label;
};

struct want {
	const char *label; /* "Hydrotherapy", as sentences call it */
	int64_t patient;
	int count;      /* sessions to place, 1 or more */
	int minutes;    /* of the patient's time */
	int changeover; /* minutes after it in which therapist, room and device stay taken */
	struct need need[RES_KINDS];
	struct rhythm rhythm;
	struct wish wish;
	int earliest, latest; /* days; latest DAY_NONE: as far as the book goes */
	int start_by;         /* the first session not after it; DAY_NONE: whenever it fits */
	int step;             /* sessions start at multiples of it; 0: 5 minutes */
	uint64_t groups;      /* what this therapy is: bits */
	uint64_t never_with;  /* never on the day of a visit of one of these groups */
	const int *fixed;     /* days of the course's other sessions, ascending */
	int nfixed;
	const struct visit *visit; /* the patient's other visits */
	int nvisits;
};

/* One place in the book. */
struct place {
	int day, minute;
	int who[RES_KINDS]; /* RES_NONE where none is needed */
};

/* A want that asks for nothing yet: any time, anybody, all may change. */
struct want want_of(const char *label, int64_t patient, int count, int minutes);

/* Whether w can be understood at all.
 * errors  ERR_INPUT: the sentence names what is out of range. */
bool want_check(const struct want *w, const struct calendar *c, struct err *e) MUST_CHECK;

/* The cells that a session takes of the patient, and of each resource. */
struct span want_patient_span(const struct want *w, int minute);
struct span want_resource_span(const struct want *w, int minute);

/* Resource r is of the kind and has the skills, the usual ones included. */
bool want_suits(const struct want *w, const struct calendar *c, enum res_kind kind, int r);
/* It lacks nothing but usual ones. */
bool want_lacks_usual(const struct want *w, const struct calendar *c, enum res_kind kind, int r);

/* Monday of the week of a day. */
int week_of(int day);

#endif
