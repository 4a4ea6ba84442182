/* edit - a field of text being typed: one line, or a memo of several.
 *
 * It works on clusters, so a letter and its marks are one step, and a
 * paste or a run of typing is one step of undo.  What is typed is never
 * cut: what does not fit is refused.  Drawing changes nothing; a long
 * line scrolls by half its width, so that a character stays one byte.
 */
#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "ui/grid.h"
#include "ui/key.h"

enum { EDIT_UNDO = 64 };

enum edit_did {
	EDIT_IGNORED, /* not for a field: the form may use the key */
	EDIT_MOVED,
	EDIT_CHANGED,
	EDIT_FULL,    /* refused: longer than max columns */
	EDIT_REFUSED, /* refused: may not be stored (lang/clean.h) */
};

struct edit_step {
	char *s;
	size_t cap, at;
};

struct edit {
	struct arena *a;
	char *s;             /* the text, ended by NUL */
	size_t len, cap, at; /* at: the cursor, where a cluster begins */
	size_t max;          /* columns at most */
	bool memo;           /* '\n' is allowed */
	int last;            /* the kind of the last change, which the next may join */
	int nundo, oldest;   /* a ring */
	struct edit_step undo[EDIT_UNDO];
	const char *killed; /* what ^K ^U ^W took, for ^Y */
};

/* Empty.  Lives in a, as all that is typed. */
void edit_init(struct edit *e, struct arena *a, size_t max, bool memo);
/* Another text, with the cursor at its end and nothing to undo. */
void edit_set(struct edit *e, const char *text);
/* The text as typed; valid until the next key. */
const char *edit_text(const struct edit *e);

/* w is the width at which a memo is drawn: Up and Down move by the lines seen, and are
 * ignored at the first and the last, so that the form moves on. */
enum edit_did edit_key(struct edit *e, const struct key *k, int w);

/* One line of w columns at (y, x), "_" where nothing is typed yet; '<' at x - 1 and '>' at
 * x + w tell of more.  With focus the cursor is set. */
void edit_draw(const struct edit *e, struct grid *g, int y, int x, int w, bool focus);
/* The same with a star for each letter: what is typed is never shown. */
void edit_draw_secret(const struct edit *e, struct grid *g, int y, int x, int w, bool focus);
/* A memo in h lines, scrolled to the cursor. */
void edit_draw_memo(const struct edit *e, struct grid *g, int y, int x, int h, int w, bool focus);

#endif
