/* instrument - what an outcome instrument asks and how it counts: data.
 *
 * Items, points, weights, bands and cut-offs stand in score.cfg of the pack,
 * each with its source; score.h combines them.
 */
#ifndef MODEL_INSTRUMENT_H
#define MODEL_INSTRUMENT_H

#include "model/entry.h"

/* One of several points; yes or no; a measured number; one of several words. */
enum item_kind { ITEM_POINTS, ITEM_FLAG, ITEM_NUMBER, ITEM_WORD };

/* A flag that follows from measures: yes when each is below its limit. */
struct score_below {
	int item;
	double below;
};

struct score_item {
	const char *key, *label, *unit;
	enum item_kind kind;
	bool must;             /* no total without it */
	bool adds;             /* its number is a summand of the total */
	bool shown;            /* its number is a result of its own */
	bool zero;             /* a flag: yes makes the total 0 */
	double min, max, step; /* ITEM_NUMBER; step 0.5: whole or half */
	double points;         /* ITEM_FLAG: what yes adds */
	const char *preset;    /* ITEM_WORD: taken when none is given; NULL: none is */
	struct {
		double value;     /* ITEM_POINTS */
		const char *word; /* ITEM_WORD */
		const char *label;
	} * option;
	size_t noption;
	int start;                 /* ITEM_NUMBER: the item that says where its arc begins; -1 */
	struct score_below *below; /* ITEM_FLAG */
	size_t nbelow;
};

/* weight for each unit of the item between from and to. */
struct score_weight {
	int item;
	double from, to, weight;
};

/* From this value on (inclusive): points, or a word. */
struct score_band {
	const char *method; /* NULL: any */
	double from, points;
	const char *word;
};

/* A computed summand: weighted pieces of items, or their sum looked up in bands. */
struct score_part {
	const char *name, *method;
	struct score_weight *weight;
	size_t nweight;
	double factor, cap;
	int *sum; /* items */
	size_t nsum;
	struct score_band *band; /* highest first */
	size_t nband;
};

/* A total below this is low for the sex and age, ends included. */
struct score_norm {
	const char *sex;
	int from, to;
	double below;
	const char *word, *other; /* what a total below, and any other, is called */
};

struct score_flag {
	const char *id, *text;
	double from;
};

/* A change of the total that means something to patients. */
struct score_change {
	double least;
	const char *text;
};

enum score_total { TOTAL_SUM, TOTAL_RATIO, TOTAL_NONE };

enum better { BETTER_LOW, BETTER_HIGH, BETTER_NEITHER };

struct instrument {
	const char *id, *name, *unit, *licence, *note;
	const char *brief; /* the name in a list of several: no comma is in it */
	int version;
	bool per_hip;
	enum better better;
	enum score_total total;
	double factor, cap; /* of the sum; cap INFINITY when there is none */
	int method;         /* the ITEM_WORD that chooses parts and grades; -1 */
	int over, under;    /* TOTAL_RATIO: over / (under * scale) ^ power */
	double scale, power;
	int decimals; /* TOTAL_RATIO is rounded to them */
	struct score_item *item;
	size_t nitem;
	struct score_part *part;
	size_t npart;
	struct score_band *grade; /* highest first */
	size_t ngrade;
	struct score_norm *norm;
	size_t nnorm;
	struct score_flag *flag;
	size_t nflag;
	struct score_change *change;
	size_t nchange;
	const char *table_name; /* a second scale by whole total; NULL when there is none */
	bool table_on;          /* the clinic has confirmed it */
	double *table;
	size_t ntable;
	struct texts source;
};

struct scores {
	VEC(struct instrument) list;
};

/* The instruments of DIR/score.cfg.  Complaints go to r->wrong. */
void score_read(const char *dir, struct entry_reader *r, struct scores *out);
/* errors  ERR_CONF: the first complaint. */
bool score_load(const char *dir, struct arena *a, struct scores *out, struct err *e) MUST_CHECK;

/* NULL when there is none. */
const struct instrument *instrument_find(const struct scores *s, const char *id);
/* The item's index, -1 when there is none. */
int instrument_item(const struct instrument *in, const char *key);

#endif
