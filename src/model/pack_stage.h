/* pack_stage - what a pack says about staging and lesion size. */
#ifndef MODEL_PACK_STAGE_H
#define MODEL_PACK_STAGE_H

#include "model/pack_fact.h"

enum status {
	STATUS_FINAL,
	STATUS_PROVISIONAL,
	STATUS_INDETERMINATE,
	STATUS_CONFLICT,
	STATUS_DX_OPEN,
	STATUS_NONE,
	STATUS_INVALID,
	STATUS_NA,
	STATUSES
};

struct status_word {
	const char *title, *needs; /* needs: what a class waits for, "" when nothing of its own */
};

struct stage {
	const char *code, *title;
	int slot; /* yes when it is a candidate */
};

/* Something whose answer would settle a stage. */
struct item {
	const char *code, *label;
};

struct missing {
	const char *item;
	struct expr *when; /* NULL: always */
};

/* A rule, a conflict or a certainty modifier of the staging. */
struct stage_rule {
	const char *id, *shown; /* shown: the id that is reported, NULL for none */
	struct expr *when;      /* NULL: always */
	int stage;              /* -1: keeps it */
	int status;       /* enum status; -1: keeps it, but final becomes provisional with adds */
	struct ints at;   /* a modifier's: only at these stages; none: at all */
	struct ints adds; /* candidates */
	int up_to;        /* all stages from the earliest candidate to this one; -1: none */
	VEC(struct missing) missing;
	struct words flag, source;
	const char *text;        /* a sentence for the screen */
	const char *one, *other; /* of a conflict: the two entries */
};

struct stage_rules {
	struct stage_rule *at;
	size_t n, cap;
};

struct crosswalk {
	const char *id;
	int stage;
	struct expr *when;
	struct words system, word; /* pairs */
	struct words source;
};

struct size_rule {
	const char *id;
	int size;
	struct expr *when;
	struct words source;
};

struct risk {
	const char *id, *text;
	struct expr *when;
	struct words key; /* members that machines see, with their values */
	VEC(struct value) value;
	struct words source;
};

struct risks {
	struct risk *at;
	size_t n, cap;
};

#endif
