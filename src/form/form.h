/* form - one form being filled in: answers, checks, what is visible, undo.
 *
 * Draws nothing, stores nothing, knows no clock.  An answer has a cell
 * (formdef.h).  What was typed is kept even when it is no value.  Empty is
 * unknown: a hidden, empty or bad answer is NONE to every expression.
 *
 * Texts that a form gives out live until its next change, unless an arena is
 * named.
 */
#ifndef FORM_FORM_H
#define FORM_FORM_H

#include "base/day.h"
#include "form/formdef.h"

struct form;

struct form_site {
	int today;
	enum day_order order;
};

/* Everything that a screen draws of one answer. */
struct cell {
	const char *text;   /* as typed, or as understood once it was set: "14-Jul-1968" */
	struct value value; /* what expressions read; NONE when empty, bad or hidden */
	struct value said;  /* also outside of the hard limits and while hidden */
	const char *error;  /* a sentence; "" when it can be read */
	const char *na;     /* code of the reason to leave it blank; NULL */
	bool shown, stop;   /* visible; the cursor can be there */
	unsigned confirmed; /* which warnings: bit 0 the plausible range, bit n warn n-1 */
	int asked;          /* of a dated field, the day it was answered; DAY_NONE */
};

/* mem keeps the answers and lives as long as the form. */
struct form *form_open(const struct formdef *def, struct form_site site, struct arena *mem);
void form_close(struct form *f);

/* What it was opened from, and one of its cells. */
const struct formdef *form_def(const struct form *f);
const struct cell *form_cell(const struct form *f, size_t cell);

/* A value of `context`; a name that the form did not declare is passed over. */
void form_context(struct form *f, const char *name, struct value v);

/* The patient's day of birth: dates that lie before it are asked about, but in the form that has
 * the birth itself as a question. */
void form_born(struct form *f, int day);
int form_birth(const struct form *f);

/* The cell of a key ("xray_crescent") and side or row; false when there is none. */
bool form_find(const struct form *f, const char *key, int at, size_t *cell);
/* What it holds, NONE when there is no such cell. */
struct value form_value(const struct form *f, const char *key, int at);

/* Filling.
 *
 * form_type is for each key: the text as it stands, live, no complaint and no
 * step of undo.  form_set is for leaving the field or a paste: the text must be
 * a value.  When it is none it stays all the same, false is returned and the
 * error stays on the cell. */
void form_type(struct form *f, size_t cell, const char *text);
bool form_set(struct form *f, size_t cell, const char *text, struct err *e) MUST_CHECK;
/* The same from a machine: choices by code, dates as 1968-07-14, yes and no.
 * What is no value is refused and changes nothing. */
bool form_put(struct form *f, size_t cell, const char *text, struct err *e) MUST_CHECK;
/* Choice i of a many, on or off; of a choice or tri: that one. */
void form_pick(struct form *f, size_t cell, size_t choice);
/* Leave it blank for a declared reason; NULL takes the reason away. */
bool form_na(struct form *f, size_t cell, const char *code, struct err *e) MUST_CHECK;

/* One step back, one forward; false when there is none. */
bool form_undo(struct form *f);
bool form_redo(struct form *f);
/* Its answer was changed since the form was opened: there is a step back of it. */
bool form_is_changed(const struct form *f, size_t cell);
/* The cell that the last change, undo or redo was about. */
size_t form_touched(const struct form *f);
/* Counts changes: a draft is due when it has moved. */
unsigned form_changes(const struct form *f);
/* Moves when more than the text of an answer may have changed: what is shown, calculated,
 * offered. */
unsigned form_shape(const struct form *f);

/* Rows of a repeat. */
int form_rows(const struct form *f, size_t field);
bool form_row_add(struct form *f, size_t field, size_t *first, struct err *e) MUST_CHECK;
void form_row_drop(struct form *f, size_t field, int row);

/* Where the cursor goes: the stop after (by > 0) or before cell, the other
 * side; the same cell when there is none.  form_first: the first stop. */
size_t form_next(const struct form *f, size_t cell, int by);
size_t form_cross(const struct form *f, size_t cell);
size_t form_first(const struct form *f);
bool form_section_shown(const struct form *f, size_t section);

/* A choice is offered now: not retired, its `when` true. */
bool form_offers(const struct form *f, size_t cell, size_t choice);
/* What was understood, in words: "Sun 03-Mar-1985 (41y)", "2 no", "Yes"; of six digits that may
 * be two days, how each is chosen. */
const char *form_echo(const struct form *f, size_t cell, struct arena *a);
/* A dated answer older than its `again`. */
bool form_stale(const struct form *f, size_t cell);

#endif
