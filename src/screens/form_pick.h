/* form_pick - the forms that are no step of the path, to fill one for the patient of a screen. */
#ifndef SCREENS_FORM_PICK_H
#define SCREENS_FORM_PICK_H

#include "app/form_list.h"
#include "screens/screen.h"
#include "ui/pick.h"

/* Starts as { 0 }. */
struct form_pick {
	bool on;
	struct pick pick;
	struct form_list forms;
};

/* Lists those that this person fills; says why not when they cannot be read. */
void form_pick_open(struct screen *s, struct form_pick *p);
/* One key while it is on.  A chosen form opens; one of a visit leads to the visits first. */
struct go form_pick_key(struct screen *s, struct form_pick *p, const struct key *k);

#endif
