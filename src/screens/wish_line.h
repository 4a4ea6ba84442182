/* wish_line - the line that says when and what for, where a key of the screen may begin a word.
 *
 * "with" and "wed" go into the line with the w that opened it, and "mon" does with the m that
 * opened another line: no word begins as what is left of these. */
#ifndef SCREENS_WISH_LINE_H
#define SCREENS_WISH_LINE_H

#include "screens/word_pick.h"
#include "ui/edit.h"

enum { WISH_COLS = 60 };

struct wish_line {
	struct edit edit;
	struct word_pick pick; /* F4: what a visit can be for */
	char opener;           /* the key that opened the line typed in may have begun a word; 0 */
	size_t before;         /* bytes of the wish then */
};

/* Empty, with a line that lives in a. */
void wish_line_init(struct wish_line *w, struct arena *a);
const char *wish_line_text(const struct wish_line *w);
/* This line, or another one, is typed in from now on; opener 0: by no letter. */
void wish_line_open(struct wish_line *w, char opener);
/* What is typed goes on behind what stands. */
void wish_line_go_on(struct wish_line *w);
/* A letter that is no key begins a word behind what stands; false: it is no letter. */
bool wish_line_begin(struct wish_line *w, const struct key *k);
/* What was typed since is the rest of a word that the opener began: it goes into this line whole.
 * other: what stands in the other line. */
bool wish_line_rejoin(struct wish_line *w, const char *other);

#endif
