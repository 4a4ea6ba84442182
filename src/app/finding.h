/* finding - the next free places for what somebody types, and why other days have none.
 *
 *	eswt after 15:00          for that therapy, with all that it needs
 *	with kb mon wed am        with a therapist, a room or a device by its code
 *	45min <12/12 with pool    so long, not after that day
 *
 * Looks from today, or the day that was typed, four weeks ahead.  Nothing is held or booked.
 * A row is a day and who is free then, so that the rows of an empty book cover many days.
 */
#ifndef APP_FINDING_H
#define APP_FINDING_H

#include "app/app.h"
#include "base/vec.h"

enum { FINDING_PLACES = 20, FINDING_DAYS = 28 };

/* The starts of one day with the same people and things. */
struct finding_place {
	int day, minute, last; /* the first of them, and the last */
	const char *starts;    /* "15:00 to 16:45, 17:30": each quarter of an hour of it */
	int count;             /* how many these are */
	const char *who;       /* "KB + Gym" */
	const char *therapist; /* code; "" */
	const char *note;      /* "last place in Pool"; "" */
};

/* Days in a row that have nothing, for one reason; or the starts of one day that the patient's
 * other visits take. */
struct finding_why {
	int from, to;
	const char *text;
};

struct finding {
	const char *label;
	const char *therapy; /* as typed, with its hip; "" */
	int minutes;
	int from, to; /* days that were looked at */
	VEC(struct finding_place) place;
	int days;  /* on which these are */
	bool more; /* there are, after the last of them */
	VEC(struct finding_why) why;
	bool lacks;         /* what it needs is not there at all, or out of use */
	const char *sooner; /* an earlier one, were the wish another; "" */
};

/* patient  0: for nobody yet.  Lives in a.
 * errors   ERR_INPUT: names the word that cannot be read. */
bool finding_load(struct app *app, int64_t patient, const char *typed, struct arena *a,
    struct finding *out, struct err *e) MUST_CHECK;

#endif
