/* book - a proposal said, changed and booked. */
#ifndef PLAIN_BOOK_H
#define PLAIN_BOOK_H

#include "plain/parts.h"

/* A visit of the open chart, when and for what as it was typed; "" asks. */
void book_visit(struct desk *d, const char *wish);
/* A visit for an item that is due. */
void book_due(struct desk *d, int64_t patient, int64_t due);

/* Of what acts on a hip, called so: on which; R, L, B, or 0: it was left. */
char book_ask_hip(struct talk *t, const char *label);

#endif
