/* menu - F10: titles side by side, and a box of entries under the chosen one.
 *
 * For people who think in menus; each entry shows the key to learn.  Arrows
 * walk, a first letter chooses.  What is pasted does nothing.
 */
#ifndef UI_MENU_H
#define UI_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/grid.h"
#include "ui/list.h"

struct menu_item {
	const char *word; /* "arrived" */
	const char *key;  /* at the right end; NULL: none works here */
	const char *help; /* the whole sentence, at the foot while it is chosen */
};

struct menu_title {
	const char *title;
	const struct menu_item *item;
	size_t n; /* at least 1 */
};

struct menu {
	const struct menu_title *title; /* the caller's */
	size_t n, at;                   /* at least 1; the open one */
	struct list list;               /* of its items, by their index + 1 */
	int64_t *ids;
};

/* Opens title `at` with its first item chosen.  titles and a live until it is closed. */
void menu_open(
    struct menu *m, struct arena *a, const struct menu_title *titles, size_t n, size_t at);

/* The title that is step to the right of the open one, round the ends. */
void menu_turn(struct menu *m, int step);

/* Walks by Up, Down, PgUp, PgDn, Home and End, or to the next item that begins with a letter;
 * rows is the height of the terminal.  true: the letter is that item's alone, it is meant. */
bool menu_key(struct menu *m, const struct key *k, int rows);

/* Index of the chosen item in title[at]. */
size_t menu_item(const struct menu *m);

/* Row 0, the box below it, and what the chosen item does in the two rows over the key line. */
void menu_draw(const struct menu *m, struct grid *g);

#endif
