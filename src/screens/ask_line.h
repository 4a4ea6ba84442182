/* ask_line - one field of a box that asks: a line to type, a secret, or a word to choose. */
#ifndef SCREENS_ASK_LINE_H
#define SCREENS_ASK_LINE_H

#include "app/asking.h"
#include "screens/screen.h"
#include "ui/edit.h"

struct ask_line {
	const struct ask_field *is;
	struct edit typed;
	int choice; /* of the words, from 1; 0: nothing is chosen */
};

/* Lives in a; ask_line_set() says what it is. */
void ask_line_init(struct ask_line *l, struct arena *a);
/* The field with a value in it: "" is none, as is what is none of its words. */
void ask_line_set(struct ask_line *l, const struct ask_field *is, const char *value);
void ask_line_clear(struct ask_line *l);
/* What stands in it; "" */
const char *ask_line_said(const struct ask_line *l);
/* A word is chosen by its number, its first letter, or as the next or the one before. */
bool ask_line_chooses(const struct ask_line *l);

/* One key; w columns of a line are seen. */
void ask_line_key(struct screen *s, struct ask_line *l, const struct key *k, int w);
void ask_line_draw(const struct ask_line *l, struct grid *g, int y, int x, int w, bool focus);

#endif
