/* frame - what all screens share: title, patient, context, message, keys.
 *
 *	row 0        title, breadcrumb         unsaved mark   who and desk, clock
 *	row 1-2      the patient, and alerts in reverse (more rows when they are long)
 *	row 3        rule
 *	...          body
 *	last but 2   context: help for the focused field, or a standing warning
 *	last but 1   message: the last result, error or question; without one, the context's rest
 *	last         keys
 *
 * The patient's name, birth, number and alerts are never cut.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/grid.h"

enum { FRAME_FACTS = 4 };

struct frame_patient {
	const char *name; /* as it is read: "HALL, Margaret (Mrs)" */
	const char *
	    facts[FRAME_FACTS]; /* "Born 14-Jul-1968 (57y)", "Female", "ID 10-2345-7"; NULL-ended */
	const char *const *alerts;
	size_t nalerts;   /* 0: none is said */
	const char *none; /* "No alerts recorded" */
};

enum said {
	SAID_PLAIN,   /* a question, or nothing */
	SAID_DONE,    /* until the next key */
	SAID_CARE,    /* while it is true */
	SAID_ERROR,   /* until it is put right */
	SAID_TROUBLE, /* trying again; nothing is lost */
};

/* One entry of the key line.  rank 0 is pinned to the right end; of the others the highest
 * rank is dropped first where there is no room. */
struct keyhint {
	const char *key, *word;
	int rank;
	const char *needs; /* as struct action has it */
};

/* All that is NULL or 0 is left out. */
struct frame {
	const char *title, *who, *clock;
	bool unsaved;
	const char
	    *standing; /* beside it, in the title's row; it has room before all but the title */
	bool no_rule;  /* the body begins below the title: it draws its own heads and rule */
	const struct frame_patient *patient;
	const char *context;
	bool context_care; /* a standing warning, not help */
	enum said said;
	const char *message;
	const struct keyhint *keys;
	size_t nkeys;
};

struct body {
	int y, h; /* rows that are the screen's */
};

/* Draws all but the body, and says where that is. */
struct body frame_draw(struct grid *g, const struct frame *f);

/* The context alone; a long one takes the row of the message, too, where there is none. */
void frame_context(struct grid *g, const struct frame *f);

/* The key line alone, over what stands in the last row. */
void frame_keys(struct grid *g, const struct keyhint *keys, size_t n);

/* The grid is too small for any screen: says so in place of it. */
bool frame_too_small(struct grid *g);

#endif
