/* pack_suit - what a pack says about treatments, conditions and warnings. */
#ifndef MODEL_PACK_SUIT_H
#define MODEL_PACK_SUIT_H

#include "model/pack_stage.h"

enum class { CLASS_R, CLASS_C, CLASS_A, CLASS_N, CLASS_X, CLASS_D, CLASS_U, CLASS_NA, CLASSES };

/* From harmless to worst: what is known against a treatment or component only rises. */
enum effect { EFFECT_OK, EFFECT_C, EFFECT_NR, EFFECT_U, EFFECT_D, EFFECT_X, EFFECTS };

/* stop: must be answered; reason: going on takes a reason; show: is only shown. */
enum tier { TIER_STOP, TIER_REASON, TIER_SHOW };

struct class_word {
	const char *title, *opening;
	const char *needs;   /* what {needs} says when nothing else is named, or NULL */
	struct words source; /* when no reason brings its own */
};

/* How the classes of several candidate stages combine when they differ. */
struct mix {
	bool all;     /* of the classes are in the set; else any */
	unsigned set; /* bits of enum class */
	enum class gives;
};

struct treatment {
	const char *id, *key, *title;
	unsigned guarded;    /* classes that candidates may not agree on ... */
	struct ints certain; /* ... unless all of them are these stages */
	VEC(struct mix) mix; /* first that applies; else CLASS_U */
	int slot;
};

struct component {
	const char *id, *title;
	int treatment, slot;
};

/* A class that depends on the patient: one where `when` is true, else the other. */
struct choice_cell {
	const char *code;
	struct expr *when;
	enum class then, otherwise;
	struct words source;
};

/* A row of the base matrix; the cells are classes, or CLASSES + index of a choice_cell. */
struct row {
	const char *id, *size; /* size NULL: any */
	const char *needs;     /* what its U cells wait for, or NULL */
	int stage;             /* -1: the row is for statuses */
	unsigned statuses;     /* bits of enum status */
	int answer;            /* of the matrix fact: 1, 0, or -1 for any */
	int *cell;
	struct words source;
};

struct class_rule {
	const char *id, *text;
	struct expr *when;
	int treatment;
	unsigned is;
	enum class becomes;
	bool late; /* after the conditions */
	struct words source;
};

/* Why a treatment has its class at a stage; the first that fits is said. */
struct sentence {
	const char *id, *text;
	int treatment;
	struct ints stage; /* none: any */
	unsigned classes;
	struct words source;
};

struct effect_group {
	struct ints target;
	enum effect does;
	const char *because, *until;
	struct words source;
};

/* A condition of the patient or hip, or another reason against treatments. */
struct condition {
	const char *id;   /* the rule, C-... */
	const char *code; /* as machines send it; NULL: a reason that is no condition */
	const char *label;
	bool hip, shown;     /* shown: the id is reported when it is in force */
	struct expr *when;   /* in force when true, too; NULL: by its fact alone */
	struct expr *unless; /* need not be asked when true; NULL: always */
	int slot;            /* of its fact; -1 without code */
	bool own_path;       /* its fact is sent under its own key */
	struct words warning, source;
	VEC(struct effect_group) effect;
};

struct warning {
	const char *code, *message;
	const char
	    *undecided; /* the message while findings of the stage are missing; NULL: the same */
	enum tier tier;
	struct words about; /* ids of the treatments that it bears on; none: what raises it tells */
	bool lacks;         /* something is missing; nothing speaks against a treatment */
	const char *needs;  /* what alone opens the classes that it is about; NULL */
	const char *open;   /* of these: "{treatments}: not classed without it."; NULL */
	struct words source;
};

struct raise {
	const char *id, *warning;
	bool hip; /* of the hip, else of the patient */
	struct expr *when;
	struct words
	    about; /* ids of the treatments that it bears on; none: what its rule looks at */
	struct words source;
};

/* What is followed up because of the stage, without a treatment. */
struct watch {
	const char *id, *follow; /* follow: as followup.cfg has it, "other-hip" */
	struct expr *when;       /* of the hip that is followed up */
	struct words source;
};

struct statement {
	const char *id, *text;
	int treatment; /* what alone it is about; -1: any */
	struct words source;
};

/* Names that the program itself gives a value. */
struct pack_slots {
	int conflict, stage, status, size;
};

#endif
