/* pack_fact - sources, facts and the names of a pack: coxa-pack(5). */
#ifndef MODEL_PACK_FACT_H
#define MODEL_PACK_FACT_H

#include "base/value.h"
#include "base/vec.h"

struct expr;

enum { HIP_R, HIP_L, HIPS };

struct words {
	const char **at;
	size_t n, cap;
};

struct ints {
	int *at;
	size_t n, cap;
};

/* When a name has its value: from the start, after the conflicts, the stage, the classes. */
enum phase { PHASE_FACTS, PHASE_CONFLICT, PHASE_STAGE, PHASE_CLASS, PHASE_END };

struct source {
	const char *id, *cite, *seen;
};

enum fact_type { FACT_TRI, FACT_INT, FACT_NUM, FACT_CHOICE, FACT_DATE };

struct fact {
	const char *name, *label, *unit;
	const char *study,
	    *key; /* where machines send it: study.key, or key alone when study is NULL */
	enum fact_type type;
	bool hip;     /* else the patient's */
	bool limited; /* min and max count, both ends allowed */
	bool kept;    /* outside of them is not refused: a rule of the pack sees it */
	bool done; /* tells whether its study was done; without, the study's others are refused */
	double min, max;
	struct words choice;
	int slot;
};

struct pack_name {
	const char *name;
	enum phase phase;
};

/* A name for an expression over facts and earlier names. */
enum define_kind {
	DEFINE_VALUE,      /* the value as it is, unknown when unknown */
	DEFINE_FIRES,      /* yes when true, no otherwise */
	DEFINE_LARGEST,    /* of the numbers that are known */
	DEFINE_UNRECORDED, /* yes when this fact was not recorded */
	DEFINE_OUTSIDE,    /* yes when one of these facts is outside its limits */
};

struct define {
	const char *name;
	enum define_kind kind;
	struct expr *x;
	struct ints from; /* slots; facts for DEFINE_OUTSIDE */
	int slot;
	enum phase phase; /* is computed at its end */
};

#endif
