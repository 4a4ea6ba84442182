/* ask_list - what F4 lists at a field of a box that asks.
 *
 * Either values, of which one takes the place of what the field has, or words, of which it can have
 * several: the chosen one follows what is typed, of which nothing is replaced.
 */
#ifndef SCREENS_ASK_LIST_H
#define SCREENS_ASK_LIST_H

#include "screens/ask_line.h"
#include "ui/pick.h"

struct ask_list {
	const struct pick_item *item; /* a value is their more, a word their text */
	size_t n;
	const char *const *only; /* of each, the word of the first field that it is for; "": of
	                          * any.  NULL: all are for any */
	bool words;
};

/* The same, with all that it has, in a. */
struct ask_list ask_list_copy(const struct ask_list *l, struct arena *a);
/* Of a copy: lists what is for the word of the first field ("": none is said yet), but no words
 * that stand in the line.  What p shows lives in a. */
void ask_list_open(const struct ask_list *l, struct pick *p, const struct ask_line *line,
    const char *first, struct arena *a);
/* The chosen item comes into the line, of which w columns are seen. */
void ask_list_put(struct screen *s, const struct ask_list *l, const struct pick_item *item,
    struct ask_line *line, int w);

#endif
