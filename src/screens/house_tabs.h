/* house_tabs - the places of the clinic's manager, between which a digit goes: their names in one
 * row below the title. */
#ifndef SCREENS_HOUSE_TABS_H
#define SCREENS_HOUSE_TABS_H

#include "screens/screen.h"

enum house_tab { TAB_HOURS, TAB_THINGS, TAB_BACKUP, TAB_SETTINGS, TABS };

/* The action is one of theirs: *out is where it leads. */
bool house_tab_key(const struct input *in, struct go *out);
/* In the first row of b, which then has two rows less. */
void house_tabs_draw(struct grid *g, struct body *b, enum house_tab here);

#endif
