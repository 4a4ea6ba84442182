/* form_leave - away from a form that is not saved: what is kept is said. */
#ifndef SCREENS_FORM_LEAVE_H
#define SCREENS_FORM_LEAVE_H

#include "screens/form_work.h"

/* Back or home from what is typed and not saved: says that it is kept, and how one comes back.
 * False: the key is for something else, or nothing is typed. */
bool form_leave(struct form_work *w, struct screen *s, const struct input *in, struct go *go);

#endif
