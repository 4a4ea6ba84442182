/* form_hip - the record of a session is of another hip than was booked: asked, and why. */
#ifndef SCREENS_FORM_HIP_H
#define SCREENS_FORM_HIP_H

#include "screens/form_work.h"

/* The command asks to confirm the sides: so does this.  False: it was not that. */
bool form_hip_refused(struct form_work *w, struct screen *s, const struct err *e);

/* The answers have changed, or were opened: another hip than was booked stands below the form as
 * long as it is so. */
void form_hip_changed(struct form_work *w, struct screen *s);
void form_hip_draw(const struct form_work *w, struct grid *g, struct body b);

#endif
