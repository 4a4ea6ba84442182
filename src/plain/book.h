/* book - a proposal said, changed and booked. */
#ifndef PLAIN_BOOK_H
#define PLAIN_BOOK_H

#include "plain/parts.h"

/* A visit of the open chart, when and for what as it was typed; "" asks. */
void book_visit(struct desk *d, const char *wish);
/* A visit for an item that is due. */
void book_due(struct desk *d, int64_t patient, int64_t due);

#endif
