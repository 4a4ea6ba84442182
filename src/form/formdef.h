/* formdef - what a form asks.  Read from forms/NAME.cfg, then constant.
 *
 * A form is a list of fields in tab order, cut into sections.  Each answer
 * has a cell: a plain field has one, a field with `sides` has two (right hip
 * first), a field of a repeat has one for each row.  Words: coxa-form(5).
 */
#ifndef FORM_FORMDEF_H
#define FORM_FORMDEF_H

#include <stddef.h>

#include "base/complaint.h"
#include "form/field.h"

struct section {
	const char *key, *title;
	struct expr *show;
	size_t first, nfields;
	int label_width; /* columns of its widest label, with its indent */
	int line;
};

/* Which field a cell belongs to, and which side or row of it. */
struct cell_place {
	size_t field;
	int at;
};

/* A name that expressions use: a value given by the caller, a field, a side
 * of it, a choice of a `many`, or what was answered the last time. */
struct name {
	const char *word;
	enum { NAME_CONTEXT, NAME_FIELD, NAME_CHOICE, NAME_PREV } kind;
	size_t index; /* of the context value or the field */
	int side;     /* SIDE_R, SIDE_L, or -1: the one that is being asked */
	size_t choice;
};

struct dropped {
	const char *key, *reason;
};

struct formdef {
	const char *id, *title, *path;
	int version;
	char hash[65]; /* SHA-256 of the file's bytes */
	struct section *sections;
	size_t nsections;
	struct field *fields;
	size_t nfields;
	struct cell_place *cells;
	size_t ncells;
	const char **context;
	size_t ncontext;
	struct name *names;
	size_t nnames;
	size_t *order; /* fields, each after those that it depends on */
	struct dropped *dropped;
	size_t ndropped;
};

/* Reads and checks one form.
 *
 * out     lives in a; its expressions live in env.
 * errors  ERR_IO, ERR_CONF: the first complaint, file:line: text. */
bool formdef_load(const char *path, struct expr_env *env, struct arena *a, struct formdef *out,
    struct err *e) MUST_CHECK;

/* The same from a text in memory; name stands where a path would. */
bool formdef_load_text(const char *name, const char *text, struct expr_env *env, struct arena *a,
    struct formdef *out, struct err *e) MUST_CHECK;

/* The field called key, also by a former name; NULL. */
const struct field *formdef_field(const struct formdef *d, const char *key);

#endif
