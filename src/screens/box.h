/* box - a question in a box, over the screen that it is about; and lines to fill in it. */
#ifndef SCREENS_BOX_H
#define SCREENS_BOX_H

#include "screens/screen.h"
#include "ui/edit.h"

struct box {
	int y, h, w; /* as wanted; w is what there is room for when it is drawn */
	int x;       /* where it was drawn */
};

/* The empty box, in the middle; below it the keys and the message of s take the place of those
 * of the screen that it is over. */
void box_draw(
    const struct screen *s, struct grid *g, struct box *b, const char *title, struct arena *turn);

/* One line, or two of which Enter leads from the first to the second. */
enum { BOX_LINES = 2 };
struct box_lines {
	struct edit line[BOX_LINES];
	int n;  /* how many are asked */
	int at; /* which has the cursor */
};

/* Both are asked; they hold so many columns, and live in mem. */
void box_lines_init(struct box_lines *l, const int cols[BOX_LINES], struct arena *mem);

/* One key, and how much of a line is seen at once.  `done` is the action that goes on from line to
 * line, `other` the one that changes it.  True when all is said. */
struct box_keys {
	const char *done, *other;
	int w;
};
bool box_lines_key(
    struct screen *s, struct box_lines *l, const struct input *in, const struct box_keys *keys);

/* Where line i is: y from the top of its box, x and w of what is typed from its left. */
struct box_line {
	const char *label;
	int y, x, w;
	bool secret;
};
void box_line_draw(const struct box_lines *l, int i, struct grid *g, const struct box *b,
    const struct box_line *at);

#endif
