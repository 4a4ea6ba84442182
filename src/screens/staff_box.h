/* staff_box - what is asked to add a person to the staff, to change one, to give a password, to
 * close an account or to open it again; or of anybody for a password or a PIN of one's own.
 *
 * Nothing typed is lost: what is refused stays open, and what
 * was left unsaid is there again when the same is asked of the same person; but passwords are
 * typed anew.  Whoever has a password says it again each time (app/prove.h). */
#ifndef SCREENS_STAFF_BOX_H
#define SCREENS_STAFF_BOX_H

#include "app/access.h"
#include "screens/ask_line.h"

struct staff_box {
	enum staff_asks asks;
	bool open, proof; /* proof: there is a password to be asked for */
	bool left;        /* it was closed with something typed in it */
	int64_t id, rev;  /* of whom; 0: somebody new, or oneself */
	struct ask_line line[STAFF_FIELDS];
	const char *stood[STAFF_FIELDS]; /* what stands written of that person; "" */
	enum err_code refused;           /* why the last key did not do it; ERR_NONE */
	int at;                          /* which of the fields that are asked */
};

/* Closed; lives in a. */
void staff_box_init(struct staff_box *b, struct arena *a);
/* Asks it of one of the rows, whose texts are copied; who NULL: of somebody new, or oneself. */
bool staff_box_open(struct screen *s, struct staff_box *b, enum staff_asks asks,
    const struct access_row *who, struct err *e) MUST_CHECK;
/* The same is asked of the row as somebody else left it: what was typed stays, and where nothing
 * was, what stands there now does. */
void staff_box_again(struct screen *s, struct staff_box *b, const struct access_row *now);
/* One key while it is open.  True when it was done, which closes it: *out is what was done, and
 * lives in turn. */
bool staff_box_key(struct screen *s, struct staff_box *b, const struct input *in,
    struct outcome *out, struct arena *turn);
void staff_box_draw(
    const struct screen *s, const struct staff_box *b, struct grid *g, struct arena *turn);

#endif
