/* pick - choose one of many by typing: F4's list of values, F9's palette.
 *
 * Words in any order, each the beginning of a word of the item, case and
 * accents aside.  What is typed goes to the filter; arrows walk; Enter
 * chooses.  Items keep their order.
 */
#ifndef UI_PICK_H
#define UI_PICK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/edit.h"
#include "ui/grid.h"
#include "ui/list.h"

struct pick_item {
	int64_t id;       /* not 0 */
	const char *text; /* what it is */
	const char *more; /* dim, to its right; may be NULL */
	const char *key;  /* the key to learn, at the right end; may be NULL */
	const char *also; /* other words that find it; may be NULL */
};

enum pick_did {
	PICK_IGNORED,
	PICK_HANDLED,
	PICK_CHOSEN, /* pick_item() */
	PICK_CLOSED,
};

struct pick {
	struct arena *a;
	const char *title;
	const struct pick_item *items; /* the caller's */
	size_t n;
	struct edit filter;
	struct list list; /* of the items that match */
	const char *none; /* what is said where none does; NULL: that there is none */
};

/* Shows all items, the first chosen.  items, title and a live until it is closed. */
void pick_open(
    struct pick *p, struct arena *a, const char *title, const struct pick_item *items, size_t n);

/* Esc, F12 and ^G close; Tab and all that is no text and no movement is ignored. */
enum pick_did pick_key(struct pick *p, const struct key *k);

/* The chosen item; NULL when none matches. */
const struct pick_item *pick_item(const struct pick *p);

/* A pop-up in the rows from y on, h at most, in the middle of the grid.  Where a text is longer
 * than its row, that of the chosen item stands below the rows as well, over two lines. */
void pick_draw(const struct pick *p, struct grid *g, int y, int h);

#endif
