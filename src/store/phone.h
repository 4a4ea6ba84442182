/* phone - by which number a patient is called, and what the patient agreed to.
 *
 * To be called and to be sent messages are agreed to each by itself.  Of several numbers the first
 * that may be called; else of which nobody asked; else one for messages; else any.  A statement
 * orders them by the column "agreed" of the contact table, which is both in one number: migration
 * 0015 says how. */
#ifndef STORE_PHONE_H
#define STORE_PHONE_H

#include "store/db.h"

/* Not asked is not refused. */
enum agreed { AGREED_NO = -1, AGREED_NOT_ASKED, AGREED_YES };

struct phone {
	const char *number; /* "" when there is none */
	enum agreed calls, messages;
};

/* The next two columns of a row: the number, and what was agreed to. */
struct phone row_phone(struct rows *r, struct arena *a);

/* That of a patient; number "" when there is none. */
bool phone_of(
    struct db *db, int64_t patient, struct arena *a, struct phone *out, struct err *e) MUST_CHECK;

#endif
