/* list - rows of which one is chosen, by who it is and not by where it stands.
 *
 * The rows are the caller's; the list knows their ids.  When they are
 * read again the choice stays with its id, so a key never hits another
 * row than the one that was seen.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/grid.h"
#include "ui/key.h"

enum {
	LIST_SEEN = 99,
	LIST_NUMBER = 10000000 /* no list has so many rows */
};

struct list {
	const int64_t *ids;
	int n;
	int at, top;   /* the chosen row and the first shown */
	int typed;     /* digits typed so far as a number; 0: none */
	int from;      /* the chosen row when the number was begun */
	unsigned last; /* which key of the screen the last digit was: see rows_key() */
	int nseen;     /* rows as they stood when the number was begun, once they changed; else 0 */
	int64_t seen[LIST_SEEN];
	bool gone; /* the row that was meant is not there any more: nothing is chosen until a key */
	bool g;    /* g was pressed, another g goes to the first row */
	bool prefix; /* set by whoever uses g as a prefix of its own: then gg is not ours */
};

/* Other rows: ids[n] must live until the next call.  The choice stays with its id; when that
 * is gone it is the row that took its place.  A number that is half typed goes on among the
 * rows that were seen when it was begun, up to LIST_SEEN of them. */
void list_set(struct list *l, const int64_t *ids, int n);
/* After list_set(), when others took rows away and id was chosen before: on the row that took its
 * place no key acts until the cursor is moved. */
void list_hold(struct list *l, int64_t id);
/* The chosen id; 0 when the list is empty, or the row that was meant went away meanwhile. */
int64_t list_id(const struct list *l);
/* Chooses id; false when it is not there. */
bool list_choose(struct list *l, int64_t id);

/* Up Down j k PgUp PgDn ^B ^F Home End gg G, and row numbers, which Backspace forgets.  h is the
 * rows that are drawn.  returns false when the key is not for a list.  On a number that no row has
 * the cursor stays, and nothing is chosen until another key: see list_missing(). */
bool list_key(struct list *l, const struct key *k, int h);
/* What was typed of a number is no part of the next. */
void list_end_number(struct list *l);
/* The number that is typed, when there is no such row; else 0. */
int list_missing(const struct list *l);
/* Row i is the one that a key acts on. */
bool list_is(const struct list *l, int i);

/* Draws row i of the list in w columns at (y, x), the look being LOOK_SELECT when it is chosen
 * and shown by a bar, else LOOK_PLAIN. */
typedef void list_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look);

struct list_view {
	int y, x, h, w; /* the mark stands at x, the row from x + 2 or after its number */
	bool numbers;   /* row numbers are drawn */
	bool bar;       /* the chosen row in reverse, not only marked */
	bool focus;     /* the cursor goes to the chosen row, on a slow line to its mark */
	list_row *row;
	void *ctx;
};

/* " 2 above, 12 more below " when h rows are not all of them; NULL. */
const char *list_beyond(const struct list *l, int h, struct arena *a);

/* The same at the right end of row y. */
void list_draw_beyond(const struct list *l, struct grid *g, int y, int h);

/* Rows from the first shown one, with the mark at the chosen one. */
void list_draw(const struct list *l, struct grid *g, const struct list_view *v);

#endif
