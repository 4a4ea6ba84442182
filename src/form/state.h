/* state - the inside of a form: for the files of this room only. */
#ifndef FORM_STATE_H
#define FORM_STATE_H

#include "base/text.h"
#include "form/form.h"
#include "form/parse.h"
#include "form/say.h"

/* What a person gave to one cell; replaced as a whole, so undo swaps it. */
struct given {
	struct reading is;
	const char *na; /* NULL */
	unsigned confirmed;
	int asked;
	bool frozen;      /* a calculation as an old record keeps it, */
	const char *then; /* as long as the answers give this; NULL while they are read */
};

/* One step of undo: what the cells, and the rows of a repeat, hold after it. */
struct undo_step {
	struct undo_step *next;
	size_t n;
	size_t *cell;
	struct given *other;
	int repeat, rows; /* repeat -1: none */
	size_t touched;
};

struct prev {
	struct value value;
	const char *text;  /* as stored */
	const char *shown; /* in words */
	int day;           /* DAY_NONE: there is none */
};

struct form {
	const struct formdef *def;
	struct form_site site;
	int born;          /* of the patient; DAY_NONE */
	struct arena *mem; /* as long as the form */
	struct arena turn; /* until the next change */
	struct arena keys; /* of the field being typed */
	struct given *in;
	struct cell *cell;
	struct prev *prev;
	struct value *context;
	struct value *view; /* names as the expression at hand reads them */
	int *rows;          /* of each field; of repeats only */
	bool *section;
	struct undo_step *done, *undone; /* newest first */
	size_t typing;                   /* the cell between form_type and form_set; SIZE_MAX */
	struct given before;             /* what it held */
	struct text live;                /* what is being typed */
	size_t touched;
	unsigned changes, shape;
};

/* After any change: what is visible, computed, offered. */
void form_settle(struct form *f);
/* The same after a change of this cell. */
void form_settle_at(struct form *f, size_t cell);
/* An expression of the field of cell, for its side or row. */
enum truth form_truth(const struct form *f, struct expr *x, size_t cell);

/* Ends a form_type that no form_set followed. */
void form_flush(struct form *f);
/* The input of a machine, without a step of undo. */
void form_give(struct form *f, size_t cell, struct given in);

/* The answers of a record are all read: its calculations stand on them. */
void form_hold(struct form *f);

#endif
