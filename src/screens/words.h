/* words - a line of words that a list asks for, in the place of the context.
 *
 * Nothing typed is lost: what is refused stays open, and what was left unsaid is there again when
 * the same is asked of the same row.  A screen of this kind has ops->asks. */
#ifndef SCREENS_WORDS_H
#define SCREENS_WORDS_H

#include "screens/screen.h"
#include "ui/edit.h"

struct words {
	struct edit line;
	size_t most;       /* columns */
	const char *label; /* what is asked; NULL: nothing was yet */
	int64_t of;        /* of which row */
	bool asked;
};

/* Empty; lives in a. */
void words_init(struct words *w, struct arena *a, size_t most);
/* Asks it of a row; the label lives as long as w. */
void words_ask(struct words *w, const char *label, int64_t of);
/* The same, beginning with `text` where nothing was typed yet. */
void words_ask_with(struct words *w, const char *label, int64_t of, const char *text);
/* One key while it is asked.  True when they are said: then comes what is done with them, and
 * words_end() when that is done. */
bool words_key(struct screen *s, struct words *w, const struct input *in);
/* As typed; "" when nothing but blanks was. */
const char *words_text(const struct words *w);
/* They served their end and are typed no more. */
void words_end(struct words *w);
/* Over the row of the context, or above a message that is two rows long; nothing when nothing is
 * asked. */
void words_draw(const struct screen *s, const struct words *w, struct grid *g);

#endif
