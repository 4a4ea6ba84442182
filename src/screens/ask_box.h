/* ask_box - what a command takes, asked in a box: lines to type and words to choose.
 *
 * Before it is done the command is tried.  When visits would lose their place by it they are named,
 * and it is done only on a yes.  Nothing typed is lost: what is refused stays open, and what was
 * left unsaid is there again when the same is asked of the same thing; but passwords are typed
 * anew. */
#ifndef SCREENS_ASK_BOX_H
#define SCREENS_ASK_BOX_H

#include "app/command.h"
#include "screens/ask_list.h"

enum { ASK_FIXED = 4 };

/* What is asked of what. */
struct ask_for {
	const struct ask *ask;
	const char *about; /* stands after the title; "" */
	struct pair fixed[ASK_FIXED];
	size_t nfixed;
	const char *first[ASK_FIELDS]; /* what stands in the fields when it opens; NULL: nothing */
	const char *hint;              /* of the first field, where its own is ""; else NULL */
	bool proof;                    /* the last field is one's own password */
	const char *empty[ASK_FIELDS]; /* a constant that the command takes for none; NULL: a
	                                * field that had something cannot be emptied */
	struct ask_list list[ASK_FIELDS]; /* what F4 lists at each; of none nothing */
	int at;                           /* where it begins */
	/* A value, as hours, a day or a number: what is typed first takes the place of what stood
	 * there, and a move of the cursor edits it; words that stood there are typed on. */
	bool anew[ASK_FIELDS];
};

enum ask_phase { ASK_CLOSED, ASK_TYPING, ASK_SURE };

struct ask_box {
	enum ask_phase phase;
	struct arena mem; /* of what is asked, and of what would be lost */
	struct ask_for is;
	struct ask_line line[ASK_FIELDS];
	int at;
	bool moved;            /* a key was heard since this field was come to */
	enum err_code refused; /* why the last key did not do it; ERR_NONE */
	const char *action;    /* by which it was asked */
	bool left;             /* it was closed with something typed in it */
	struct pick pick;
	bool picks; /* the list is open */
	struct outcome would;
	int from; /* the first line of it that is shown */
};

/* Closed, with lines that live in a; and its end. */
void ask_box_init(struct ask_box *b, struct arena *a);
void ask_box_close(struct ask_box *b);

/* Asks it; with nothing to ask it is done at once, or named what it would take away.  True when it
 * was done: *out is what was done, and lives in turn. */
bool ask_box_open(struct screen *s, struct ask_box *b, const struct ask_for *what,
    struct outcome *out, struct arena *turn);
/* The same is asked of what somebody else changed meanwhile: what was typed stays, and where
 * nothing was, what stands there now does.  Returns whether it was changed. */
bool ask_box_again(struct ask_box *b, const struct ask_for *what);
/* One key while it is open.  As ask_box_open(). */
bool ask_box_key(struct screen *s, struct ask_box *b, const struct input *in, struct outcome *out,
    struct arena *turn);
/* What was done is said, with u; or whoever has no place by it gets another one first. */
struct go ask_done(struct screen *s, const struct outcome *out);
/* Of the key table, while it is open. */
const char *const *ask_box_contexts(const struct ask_box *b);
/* Over what it is about; nothing while it is closed. */
void ask_box_draw(
    const struct screen *s, const struct ask_box *b, struct grid *g, struct arena *turn);

#endif
