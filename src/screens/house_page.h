/* house_page - a screen of one list whose actions ask in a box, as those of the clinic's manager.
 *
 * Its state begins with a struct house_page, of which shown.read, asks and done are to be set
 * before house_page_open(); the other functions go into the screen's row of struct screen_ops, with
 * shown_hold() as its reload. */
#ifndef SCREENS_HOUSE_PAGE_H
#define SCREENS_HOUSE_PAGE_H

#include "screens/ask_box.h"
#include "screens/shown.h"

struct house_page {
	struct shown shown;
	struct ask_box box;
	/* What an action asks; of no ask, when it was said why it cannot be asked.  false: the
	 * action is none of this screen's. */
	bool (*asks)(
	    struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn);
	/* It was done, and the list is read again: says so, and in *go where that leads. */
	void (*done)(struct screen *s, const struct outcome *out, struct go *go);
};

/* Closed, with the list read. */
bool house_page_open(struct screen *s, struct err *e) MUST_CHECK;
bool house_page_typing(const struct screen *s);
void house_page_close(struct screen *s);

/* One key: of the box while it is open, else of the places of the clinic, an action that asks, or
 * a row. */
struct go house_page_key(struct screen *s, const struct input *in);
/* The list, of which v says where and with what rows. */
void house_page_list(const struct screen *s, struct grid *g, struct list_view v);

#endif
