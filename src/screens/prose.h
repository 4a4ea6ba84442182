/* prose - text that is longer than its place: wrapped lines, of which some are shown.
 *
 *	struct prose p = { .a = turn, .w = 70 };
 *
 *	prose_add(&p, LOOK_TITLE, 0, "Why");
 *	prose_marked(&p, MARK_CARE, LOOK_CARE, "never asked: %s", what);
 *	prose_draw(&p, g, &(struct prose_area){ .y = 5, .x = 1, .h = 10 });
 */
#ifndef SCREENS_PROSE_H
#define SCREENS_PROSE_H

#include "app/told.h"
#include "base/err.h"
#include "base/vec.h"
#include "ui/grid.h"

struct prose_line {
	const char *text;
	enum look look;
	enum mark mark; /* MARKS: none */
	int indent;
	bool goes_on; /* the next line is of the same paragraph */
};

struct prose {
	struct arena *a;
	int w; /* columns of a line, its indent and mark included */
	VEC(struct prose_line) line;
};

/* A paragraph; "" is an empty line. */
void prose_add(struct prose *p, enum look look, int indent, const char *fmt, ...) PRINTF_LIKE(4, 5);
/* The same behind a mark, whose look it has; the words are plain. */
void prose_marked(struct prose *p, enum mark mark, enum look look, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

/* What was told, each paragraph looking as what it is; and the mark of one, MARKS: none. */
void prose_told(struct prose *p, const struct told *t);
enum mark told_mark(enum told_kind kind);

struct prose_area {
	int y, x, h;
	int from; /* the first line that is shown */
};
/* A paragraph that is cut at the last row ends in the mark for that.
 * returns the lines that found no room below. */
int prose_draw(const struct prose *p, struct grid *g, const struct prose_area *at);

#endif
