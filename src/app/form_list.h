/* form_list - the forms that the clinic has. */
#ifndef APP_FORM_LIST_H
#define APP_FORM_LIST_H

#include "app/app.h"
#include "base/vec.h"

struct form_entry {
	const char *id, *title;
};

struct form_list {
	VEC(struct form_entry) list; /* by title */
};

/* All files of the folder of forms; one that cannot be read is left out, as lint says why.
 * Lives in a.  errors  ERR_IO. */
bool form_list(struct app *app, struct arena *a, struct form_list *out, struct err *e) MUST_CHECK;

#endif
