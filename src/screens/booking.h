/* booking - what is proposed to be booked, as it is looked at: its rows, what the record has
 * against it, and its places, which are held for this terminal meanwhile.
 *
 * What cannot be done with a row is said, and changes nothing. */
#ifndef SCREENS_BOOKING_H
#define SCREENS_BOOKING_H

#include "screens/against.h"
#include "screens/held.h"
#include "ui/list.h"

/* Starts as { 0 }. */
struct booking {
	struct arena mem[2]; /* of the proposal, and of the one that takes its place */
	int now;             /* which */
	bool made;           /* there is one; else p is empty */
	struct proposed p;
	struct barred against;
	struct list list; /* its rows, from 1 */
	struct held held;
};

/* Proposes it in the place of what was proposed before, which stays where that fails.  The first
 * row that needs a look is chosen. */
bool booking_make(
    struct screen *s, struct booking *b, const struct propose_for *what, struct err *e) MUST_CHECK;
/* Once more: rows that have another place now are marked as taken. */
bool booking_make_again(
    struct screen *s, struct booking *b, const struct propose_for *what, struct err *e) MUST_CHECK;
/* Lets go of the places. */
void booking_end(struct screen *s, struct booking *b);

/* Alternative k (from 0) for the chosen row; the row is left out, or is not any more. */
void booking_take(struct screen *s, struct booking *b, int k);
void booking_leave_out(struct screen *s, struct booking *b);
/* Another time for it, as typed.  False: it was said why not. */
bool booking_move(struct screen *s, struct booking *b, const char *typed);

/* Whoever looks on holds on: the places are held anew before that ends. */
void booking_renew(struct screen *s, struct booking *b);

/* Books all that is shown, or nothing; why NULL: no reason is given.  *go is where that leads.
 * errors  ERR_CONFLICT: somebody was faster · those of the command. */
bool booking_book(
    struct screen *s, struct booking *b, const char *why, struct go *go, struct err *e) MUST_CHECK;

#endif
