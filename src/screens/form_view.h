/* form_view - a form under the cursor: which keys fill it, and how it is shown.
 *
 * Enter, Tab and Down go on whatever stands in the field: a wrong answer says so
 * and never holds the cursor.  A digit or a letter that only one choice begins
 * with answers and goes on; nothing is chosen beforehand.  Who is used to Enter after
 * each answer would pass the next question with it: one Enter directly after an answer that
 * went on is taken as its end, and says so.  One key that changes an answer says from what to
 * what; of one that stood there when the form was opened, digits directly after it answer nothing:
 * they were meant for another question.  Where there is an answer 10, the digit 1
 * waits: 0 makes it 10, and whatever leaves the question takes 1.  Letters that follow go on with
 * the word of an answer, by its label or its code, also when the first letter went on to a number.
 */
#ifndef SCREENS_FORM_VIEW_H
#define SCREENS_FORM_VIEW_H

#include "screens/form_page.h"
#include "screens/screen.h"
#include "ui/pick.h"

enum view_did {
	VIEW_PASS, /* not for a form */
	VIEW_STAY,
	VIEW_SAVE,
	VIEW_KEYS, /* help, but not on the field: all keys of this place */
};

enum { FORM_WORD = 24 };

enum view_over { OVER_NOTHING, OVER_VALUES, OVER_HELP };

struct form_view {
	struct form *form;
	size_t cell;          /* where the cursor is */
	size_t option;        /* of a choice, the one under the cursor */
	size_t typed;         /* of its number, so far, while it may go on; 0: nothing */
	bool edits;           /* text can be typed in this cell */
	bool fresh;           /* nothing was typed in it since the cursor came */
	bool went;            /* the answer before went on by itself, with the last key */
	bool refused;         /* the last key was the number of no answer */
	bool changed;         /* it changed an answer that stood there before */
	char word[FORM_WORD]; /* letters of an answer, so far; "" */
	size_t word_cell;     /* went: the question that they answered */
	struct edit edit;
	struct form_page page; /* as it was laid out when the form had this shape */
	unsigned shape;
	int top;    /* the first row of the page that is shown */
	bool came;  /* to another part: its title goes to the top */
	int memo_w; /* columns of a memo */
	enum view_over over;
	struct pick pick;                   /* OVER_VALUES */
	struct arena typing, paging, panel; /* of edit, page, and of what lies over the form */
};

/* Starts at the first question without an answer. */
void form_view_open(struct form_view *v, struct form *f);
void form_view_close(struct form_view *v);

/* What a key does; what there is to say of it goes to the message line of s. */
enum view_did form_view_key(struct form_view *v, struct screen *s, const struct input *in);

/* The cursor to a cell, or to where the form itself changed something. */
void form_view_go(struct form_view *v, size_t cell);
/* What is typed becomes the answer; what is wrong with it is said. */
void form_view_leave(struct form_view *v, struct screen *s);

/* The page is w columns and h rows now: the cursor stays in sight. */
void form_view_room(struct form_view *v, int w, int h);
void form_view_draw(
    const struct form_view *v, struct grid *g, struct body body, int w, struct arena *a);
/* The same of the line that is typed in alone, over what is there: the page is as it was. */
void form_view_draw_line(
    const struct form_view *v, struct grid *g, struct body body, struct arena *a);
/* What lies over the form; drawn last. */
void form_view_draw_over(
    const struct form_view *v, struct grid *g, struct body body, struct arena *a);

/* The line below the form: what was understood, what is wrong, or help unless that stands beside
 * the form; NULL: none of it. */
const char *form_view_context(const struct form_view *v, bool beside, struct arena *a, bool *care);

/* form_help.c: what may be entered in a cell, in one sentence: "0 to 25 mm, like 1.5". */
const char *form_accepts(const struct form *f, size_t cell, struct arena *a);
/* All of it, from column x on; and the same in a pop-up. */
void form_help_write(
    const struct form_view *v, struct grid *g, struct body body, int x, struct arena *a);
void form_help_draw(
    const struct form *f, size_t cell, struct grid *g, struct body body, struct arena *a);

/* form_values.c: the list of values.  false when there is nothing to list. */
bool form_values_open(struct form_view *v);
void form_values_key(struct form_view *v, struct screen *s, const struct key *k);

/* The arrow points to the column of the other hip: the right hip stands at the left. */
bool form_view_crosses(const struct form_view *v, const struct key *k);
/* To the same question of the other hip. */
void form_view_cross(struct form_view *v, struct screen *s);
/* After an answer that is complete by itself. */
void form_view_went(struct form_view *v, struct screen *s);
/* form_options.c: a key where answers are listed. */
enum view_did form_options_key(struct form_view *v, struct screen *s, const struct key *k);
/* A letter after an answer that went on by a letter to a number, which takes none: it goes on with
 * that answer's word, and one that fits no answer is refused.  false: it is not that. */
bool form_options_word(struct form_view *v, struct screen *s, const struct key *k);
/* The number that was typed so far is the answer now. */
void form_options_settle(struct form_view *v, struct screen *s);
/* form_rows.c: whether the part of the cursor has rows to add; one more; that of the cursor out. */
bool form_rows_are_here(const struct form_view *v);
void form_rows_add(struct form_view *v, struct screen *s);
void form_rows_drop(struct form_view *v, struct screen *s);
/* A character at a repeat without a row: it begins the first text of the first row, or says how
 * one is added where rows have no text.  false: it is none, or the cursor is elsewhere. */
bool form_rows_typed(struct form_view *v, struct screen *s, const struct key *k);
/* The next stop; a repeat that has rows is none by itself. */
bool form_view_step(struct form_view *v, int by);

/* form_keys.c: the n keys of all that do something at the cursor. */
const struct keyhint *form_view_keys(const struct form_view *v, const struct screen *s,
    const struct keyhint *all, size_t *n, struct arena *a);

#endif
