/* house_tabs - the places of the clinic's manager, between which a digit goes: their names in one
 * row below the title. */
#ifndef SCREENS_HOUSE_TABS_H
#define SCREENS_HOUSE_TABS_H

#include "screens/ask_box.h"
#include "screens/screen.h"
#include "ui/list.h"

enum house_tab { TAB_HOURS, TAB_THINGS, TAB_BACKUP, TAB_SETTINGS, TABS };

/* The action is one of theirs: *out is where it leads. */
bool house_tab_key(const struct input *in, struct go *out);
/* A list whose actions ask in a box. */
struct house_asking {
	struct list *list;
	struct ask_box *box;
	/* What an action asks; of no ask, when it was said why it cannot be asked.  false: the
	 * action is none of this screen's. */
	bool (*asks)(
	    struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn);
	/* It was done: says so, and in *go where that leads. */
	void (*done)(struct screen *s, const struct outcome *out, struct go *go);
};

/* One key: of the box while it is open, else of the places, an action that asks, or a row. */
struct go house_key(struct screen *s, const struct house_asking *h, const struct input *in);
/* In the first row of b, which then has two rows less. */
void house_tabs_draw(struct grid *g, struct body *b, enum house_tab here);

#endif
