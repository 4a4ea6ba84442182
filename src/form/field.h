/* field - one question of a form, as its file says it.  Constant once read. */
#ifndef FORM_FIELD_H
#define FORM_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "expr/expr.h"

enum {
	FORM_FIELDS = 200, /* fields of a form */
	FORM_ROWS = 50,    /* rows of a repeat */
	FORM_LEVELS = 8,   /* fields that depend on one another in a chain */
	FORM_COLUMNS = 80, /* columns of a line */
	FORM_TITLE_AT = 1, /* where titles of sections begin */
	FORM_LABEL_AT = 3, /* where labels begin; two columns part label and values */
	FORM_INDENT = 2,   /* of a question that another one brings, and of the rows of a repeat */
};

enum field_type {
	FIELD_TEXT,
	FIELD_MEMO,
	FIELD_INT,
	FIELD_DECIMAL,
	FIELD_DATE,
	FIELD_CHOICE,
	FIELD_MANY,
	FIELD_TRI,
	FIELD_SCALE,
	FIELD_CALC,
	FIELD_INFO,
	FIELD_REPEAT,
};

enum { SIDE_R, SIDE_L, SIDES };

enum field_format { FORMAT_ANY, FORMAT_PHONE, FORMAT_EMAIL, FORMAT_LETTERS };

struct choice {
	const char *code, *label;
	bool off; /* retired: shown in old records, not offered */
	bool has_points;
	double points;     /* what expressions read instead of the code */
	struct expr *when; /* offered only while true; NULL: always */
	int line;
};

/* A coded reason to leave a field blank. */
struct reason {
	const char *code, *label;
};

struct rule {
	struct expr *test; /* a must has to be true, a warn has to be not true */
	const char *message;
	int line;
};

/* A limit of a number, or of a date as it is typed ("t", "t-120y"). */
struct limit {
	bool is_set;
	double number;
	const char *date; /* NULL for numbers */
};

struct field {
	const char *key, *label;
	enum field_type type;
	const char *unit, *help, *source, *example; /* "" when there is none */
	const char *from, *to;                      /* what the ends of a scale mean */
	const char *offer;                          /* of the context, what a key takes over; "" */
	const char *was;                            /* its former key; NULL */
	const char
	    *redflag;     /* of the pack: up while this is asked, answered by what was done; "" */
	const char *dose; /* of the pack, "eswt.energy": whose limits it has; "" */
	size_t section;
	int repeat; /* the field of type repeat that it belongs to; -1 */
	int line;
	bool required, sides, partial, dated, prev;
	bool ago;               /* a date that may be said as how long ago: "6 months" */
	bool steers;            /* what is shown, calculated or offered depends on its answer */
	int again;              /* days after which it should be asked again; 0 */
	struct limit min, max;  /* hard: outside is no value */
	struct limit low, high; /* plausible: outside asks once */
	const double *only;     /* plausible values, when they are no range */
	size_t nonly;
	int decimals, width,
	    length; /* of a decimal or calc, -1: as it comes; columns; characters */
	int rows;   /* of a repeat, at most */
	enum field_format format;
	struct choice *choices;
	size_t nchoices;
	struct reason *na;
	size_t nna;
	struct expr *show, *calc; /* NULL when not given */
	struct rule *must, *warn;
	size_t nmust, nwarn;
	size_t first, ncells; /* its cells */
};

/* "text", "memo", ... */
const char *field_type_name(enum field_type t);

/* The choice of f with that code, also a retired one; NULL. */
const struct choice *field_choice(const struct field *f, const char *code);

#endif
