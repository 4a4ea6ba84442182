/* code - diagnosis codes by cause and side, from code.cfg of the pack.
 *
 * They are for records that leave the house.  No screen shows one, and none is
 * derived from findings: which cause it was is a doctor's to say. */
#ifndef MODEL_CODE_H
#define MODEL_CODE_H

#include "model/entry.h"

struct code {
	const char *id, *meaning;                        /* id: the cause, as in "idiopathic" */
	const char *right, *left, *unspecified, *pelvis; /* pelvis: NULL when there is none */
	const char *note;                                /* "" when there is none */
	struct texts source;
};

/* A code that joins the one of a cause. */
struct code_extra {
	const char *id, *with, *code, *meaning;
	struct texts source;
};

struct codes {
	VEC(struct code) list;
	VEC(struct code_extra) extra;
	VEC(const char *) note;
};

/* DIR/code.cfg.  Complaints go to r->wrong. */
void code_read(const char *dir, struct entry_reader *r, struct codes *out);

#endif
