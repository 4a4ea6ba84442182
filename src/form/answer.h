/* answer - the answers of a form as records and drafts keep them, and what is
 * still to do before it is final. */
#ifndef FORM_ANSWER_H
#define FORM_ANSWER_H

#include "form/form.h"

struct answer {
	const char *field;  /* key */
	char side;          /* 'R', 'L', or 0: not of a side */
	int row;            /* of a repeat, from 0; else -1 */
	const char *value;  /* dates 1968-07-14 (1968-07, 1968), yes, no, codes a,b; "" */
	const char *type;   /* of the field; "typed" when it is no value (drafts only) */
	const char *na;     /* reason to leave it blank; "" */
	unsigned confirmed; /* warnings, as in struct cell */
	int asked;          /* day of a dated answer; DAY_NONE */
};

struct answers {
	struct answer *at;
	size_t n;
};

/* A draft keeps all that was typed; a final record what is visible and valid,
 * calculations with it; hidden is what a final record leaves out. */
enum answers_kind { ANSWERS_DRAFT, ANSWERS_FINAL, ANSWERS_HIDDEN };
void form_answers(
    const struct form *f, enum answers_kind kind, struct arena *a, struct answers *out);

/* Nothing was typed into it: a draft of it would hold nothing. */
bool form_is_empty(const struct form *f);

/* Puts them back; it is no step of undo.  A renamed field finds its place by
 * `was`.  Those without a place in this version are given in left.  A calculation stays as it
 * was saved, whatever its formula says by now, until an answer changes what that says. */
void form_load_answers(
    struct form *f, const struct answers *from, struct arena *a, struct answers *left);

/* The latest final value of an earlier clinical date, for `prev`. */
void form_prev(struct form *f, const struct answer *last, int day);
/* What a key takes over into a cell: the answer of an earlier day, or `offer` of the context.
 * text: in words; day: of that answer, DAY_NONE of an offer; false when there is nothing. */
bool form_offer_of(const struct form *f, size_t cell, struct arena *a, const char **text, int *day);
/* Takes it over, at the person's key. */
bool form_offer_take(struct form *f, size_t cell, struct err *e) MUST_CHECK;

enum problem_kind {
	PROBLEM_BAD,   /* typed, but no value */
	PROBLEM_EMPTY, /* required */
	PROBLEM_MUST,  /* a must is not true */
	PROBLEM_WARN,  /* asks once */
};

struct problem {
	enum problem_kind kind;
	size_t cell;
	unsigned warning; /* bit of confirmed */
	const char *text; /* a sentence without the label */
};

struct problems {
	struct problem *at;
	size_t n;
};

/* All of them in the order of the form. */
void form_problems(const struct form *f, struct arena *a, struct problems *out);
/* The person means it: a warning is answered. */
void form_confirm(struct form *f, size_t cell, unsigned warning);

struct form_state {
	size_t answered, open; /* required cells; an `na` answers */
	size_t optional_empty;
	size_t bad, must, warn;
	bool complete; /* may be saved as final */
};
/* How much is answered, and what stands against saving. */
void form_state(const struct form *f, struct form_state *out);
/* "Phone, Work": the labels of what is visible, not required and empty. */
const char *form_left_empty(const struct form *f, struct arena *a);

#endif
