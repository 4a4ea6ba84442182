/* say - what to book, when and where to, in the words that people type.
 *
 *	eswt 6x1w tue 10     six sessions of ESWT, weekly, Tuesdays at 10:00
 *	4x8w  10x2d  12x2/w  four every 8 weeks; ten every 2 days; twelve, 2 a week
 *	6w  t+3  12 mar      in six weeks; in three days; that day
 *	+1w  -2d             later or earlier by so much
 *	thu 14               Thursday at 14:00
 *	mon wed fri  pm  am  after 15:00  before 11  9-11  at 10:30
 *	<12/12  >1/12        not after, not before that day
 *	with kb              that therapist
 *	right  left  both    of which hip: R, L, B as well
 *
 * A word that is none of these names the therapy when nothing did before.
 */
#ifndef SCHED_SAY_H
#define SCHED_SAY_H

#include "base/day.h"
#include "sched/cells.h"

enum { SAY_WORD = 32 };

struct said {
	char therapy[SAY_WORD];    /* "" when none was named */
	char with[SAY_WORD];       /* the therapist's code, ""  */
	char side;                 /* R, L, B for both hips; 0: not said */
	int count;                 /* 0: not said */
	int every;                 /* days from one to the next; 0: not said */
	int per_week;              /* 0: not said */
	int shift;                 /* days to move by; 0: not said */
	int day;                   /* DAY_NONE: not said */
	int not_before, not_after; /* DAY_NONE: not said */
	unsigned weekdays;         /* bit 1 Monday to bit 7 Sunday */
	int at;                    /* MINUTE_NONE: not said */
	struct span window;        /* { 0, 0 }: not said */
};

/* Reads what was typed.
 * errors  ERR_INPUT: names the word that cannot be read, and an example. */
bool say_read(
    const char *typed, int today, enum day_order order, struct said *out, struct err *e) MUST_CHECK;

/* R, L or B of "right", "left", "both" or their first letters; 0 of other words. */
char say_side(const char *word);

/* The first day from `from` on that bears one of the weekdays; `from` when none were said. */
int say_first_day(const struct said *s, int from);

#endif
