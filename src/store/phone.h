/* phone - by which number a patient is called, and what the patient agreed to.
 *
 * To be called and to be sent messages are agreed to each by itself.  Of several numbers the first
 * that may be called; else of which nobody asked; else one for messages; else any.  A statement
 * has it in two columns, as view_phone of view.sql. */
#ifndef STORE_PHONE_H
#define STORE_PHONE_H

#include "store/db.h"

/* As the contact table has it, one less than twice.  Not asked is not refused. */
enum agreed { AGREED_NO = -1, AGREED_NOT_ASKED, AGREED_YES };

struct phone {
	const char *number; /* "" when there is none */
	enum agreed calls, messages;
};

/* The next two columns of a row. */
struct phone row_phone(struct rows *r, struct arena *a);

#endif
