/* param - the parameters of a command, read from what was typed. */
#ifndef APP_PARAM_H
#define APP_PARAM_H

#include "app/command.h"

enum {
	PARAM_LINE_MAX = 400,   /* columns of a PARAM_TEXT */
	PARAM_NOTE_MAX = 8000,  /* columns of a PARAM_NOTE: 200 places to book */
	PARAM_VALUE_MAX = 32000 /* bytes of any value */
};

/* "text", "day", ... as `coxa do --list` names them. */
const char *param_type_name(enum param_type type);

/* The pairs of a call as they may be kept: texts by lang/clean, blank ones left out,
 * answers as they are, for the form to judge.  Every value is UTF-8 without control
 * characters, and no name is given twice.
 * errors  ERR_INPUT: field is the parameter. */
bool params_clean(const struct command *row, const struct pair **pairs, size_t *n, struct arena *a,
    struct err *e) MUST_CHECK;

/* SHA-256 of what a call asks for: its clean pairs in order of their names, without key, reason,
 * proof and paper, which are about the call, and without secrets.  Lives in a. */
const char *params_digest(
    const struct command *row, const struct pair *pairs, size_t n, struct arena *a);

/* Reads clean pairs into value (by index in row->params) and the rest into answer,
 * which has room for n.  Pairs called key, reason and proof are passed over unless the
 * row names them.  Texts that are made live in a.
 * errors  ERR_INPUT, ERR_MISSING: field is the parameter. */
struct param_reading {
	struct app *app;
	const struct command *row;
	const struct pair *pairs;
	size_t n;
	struct value *value;
	struct pair *answer;
	size_t nanswers;
};
bool params_read(struct param_reading *r, struct arena *a, struct err *e) MUST_CHECK;

#endif
