/* grid - a screen as data: cells of a character and a look.
 *
 * Everything draws here, with these primitives and no others; they cut at
 * w columns and at the edges, never split a wide character, and show what
 * may not be shown as "?" in reverse.  term.c carries the grid to the
 * terminal, tests read it with grid_dump().  Rows and columns count from
 * 0; a place outside the grid is allowed and draws nothing.
 */
#ifndef UI_GRID_H
#define UI_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* What a text is; the theme decides how that looks. */
enum look {
	LOOK_PLAIN,
	LOOK_TITLE,
	LOOK_LABEL,
	LOOK_VALUE,
	LOOK_DIM,
	LOOK_KEY,
	LOOK_OK,
	LOOK_NOW,
	LOOK_CARE,
	LOOK_BAD,
	LOOK_ALERT,
	LOOK_FOCUS,
	LOOK_SELECT,
	LOOK_RULE,
	LOOKS
};

/* How marks and lines are drawn (MOCKUPS.md, Marks). */
enum glyphs {
	GLYPHS_UNICODE,
	GLYPHS_ACS, /* marks in ASCII, lines by the terminal's own set */
	GLYPHS_ASCII,
};

enum mark {
	MARK_DONE, /* done, suits */
	MARK_TODO, /* to do, little benefit */
	MARK_NOW,  /* now, cursor */
	MARK_CARE, /* care, due */
	MARK_STOP, /* stop, not advised, error */
	MARK_MORE, /* text goes on */
	MARKS
};

enum { CELL_BYTES = 22 };

struct glyph {
	char s[CELL_BYTES]; /* one cluster, ended by NUL; "" for the right half of a wide one */
	uint8_t cols;       /* 1, 2, or 0 for that right half */
	uint8_t look;
};

struct grid {
	struct glyph *cells; /* rows * cols */
	bool *touched;       /* rows drawn in since they were painted */
	int rows, cols;
	int cursor_y, cursor_x; /* the hardware cursor: always the focus */
	enum glyphs glyphs;
	bool slow;  /* each byte can be seen to arrive: rows are chosen by the marker alone */
	bool ascii; /* the terminal shows ASCII only: texts are transliterated */
	/* Names in such a text by their Latin form; NULL: letter by letter. */
	const char *(*latin)(void *ctx, const char *text, struct arena *a);
	void *latin_ctx;
};

/* Empty, with the cursor at 0, 0; lives in a. */
struct grid *grid_new(struct arena *a, int rows, int cols, enum glyphs glyphs, bool ascii);

/* All blank and plain, as each turn begins. */
void grid_clear(struct grid *g);

/* Where the terminal's own cursor stands when the grid is shown. */
void grid_cursor(struct grid *g, int y, int x);
/* Nothing took it: to the first letter below the first rule, or below the title, which is where
 * an empty place says what it is. */
void grid_cursor_rest(struct grid *g);

/* text in at most w columns from (y, x); w < 0 is as far as the row goes.  What does not fit
 * ends in "…".  returns the columns used. */
int grid_put(struct grid *g, int y, int x, int w, enum look look, const char *text);
/* The same at the right end of the w columns. */
int grid_put_right(struct grid *g, int y, int x, int w, enum look look, const char *text);
/* Columns that text takes on this grid, which in ASCII may differ from width_of(). */
int grid_width(const struct grid *g, const char *text);
/* A name as it can be shown here: itself, or its reading in Latin letters. */
const char *grid_name(const struct grid *g, const char *name, const char *latin);

/* One mark, one column. */
void grid_mark(struct grid *g, int y, int x, enum look look, enum mark mark);
/* The mark as text, to be put into a sentence. */
const char *grid_mark_text(const struct grid *g, enum mark mark);

/* A line across w columns, and one down h rows. */
void grid_rule(struct grid *g, int y, int x, int w);
void grid_bar(struct grid *g, int y, int x, int h);
/* Underscores: the w columns that can still be typed into. */
void grid_dots(struct grid *g, int y, int x, int w, enum look look);
/* Blanks, in look. */
void grid_fill(struct grid *g, int y, int x, int h, int w, enum look look);
/* Another look for what is drawn already: a selected row, the focus. */
void grid_look(struct grid *g, int y, int x, int w, enum look look);
/* A frame with a blank inside for a pop-up; title may be NULL. */
void grid_box(struct grid *g, int y, int x, int h, int w, const char *title);

/* The text of all rows, blanks at their ends cut, each ended by '\n'; lives in a. */
const char *grid_dump(const struct grid *g, struct arena *a);
/* The same with a row of looks below each row that has any ('.' plain, then t l v d k o n c b
 * a f s r in the order of enum look), and the cursor in a last line "cursor Y X". */
const char *grid_dump_looks(const struct grid *g, struct arena *a);

#endif
