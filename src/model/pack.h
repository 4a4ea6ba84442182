/* pack - one disease as data: its facts, stages, classes, conditions, warnings.
 *
 * A pack is a folder of .cfg files (coxa-pack(5)).  It holds every threshold,
 * class, sentence and source; the C beside this file holds only the ways of
 * combining them.  Nothing here names a stage, a treatment or a condition.
 *
 * Every name that an expression may use has a slot: first the patient's, then
 * those of one hip, then the same ones of the other hip, called other_NAME.
 */
#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include "base/complaint.h"
#include "expr/expr.h"
#include "model/pack_suit.h"

struct pack {
	const char *dir, *id, *title;
	int version;
	char hash[65]; /* SHA-256 of its files, in hex */

	VEC(struct source) source;
	VEC(struct fact) fact;
	VEC(struct pack_name) name; /* by slot; what other_ adds is not listed */
	size_t npatient, nhip;      /* slots of the patient; of each hip */
	VEC(struct define) define;

	struct status_word status[STATUSES];
	VEC(struct stage) stage;
	struct ints order; /* stages from the earliest to the last */
	VEC(struct item) item;
	struct stage_rules stop, conflict, rule, modifier; /* in the order of their use */
	const char *conflict_warning;
	VEC(struct crosswalk) crosswalk;
	const char *crosswalk_system, *crosswalk_none; /* what is said without a stage */

	struct words size; /* codes from the smallest */
	const char *size_unknown;
	int size_gap; /* measures this many classes apart disagree */
	const char *size_warning;
	VEC(struct size_rule) size_rule;
	struct risks risk;   /* the first that holds is given to machines too */
	struct risks series; /* all that hold are shown beside it */

	struct class_word class_word[CLASSES];
	VEC(struct treatment) treatment;
	VEC(struct component) component;
	const char *combine_id;
	int matrix_slot; /* the yes or no by which rows of the matrix differ */
	VEC(struct choice_cell) cell;
	VEC(struct row) row;
	VEC(struct class_rule) class_rule;
	VEC(struct sentence) sentence;

	VEC(struct condition) condition;
	VEC(struct warning) warning;
	VEC(struct raise) raise;
	VEC(struct watch) watch;
	VEC(struct statement) statement;
	int slot_conflict, slot_stage, slot_status, slot_size;
};

/* Reads and checks the pack in dir; its expressions are compiled in env, which
 * must outlive it.  Every fault becomes a line of out, "file:line: text".
 * returns false when there was one; *pack may then not be used. */
bool pack_read(const char *dir, struct expr_env *env, struct arena *a, const struct pack **pack,
    struct complaints *out) MUST_CHECK;

/* The same, for who only wants a good pack.
 * errors  ERR_CONF: the first fault, "file:line: text". */
bool pack_open(const char *dir, struct expr_env *env, struct arena *a, const struct pack **pack,
    struct err *e) MUST_CHECK;

/* Indexes by name; -1 when there is none. */
int pack_source(const struct pack *p, const char *id);
int pack_fact(const struct pack *p, const char *name);
int pack_stage(const struct pack *p, const char *code);
/* Its code where the title ends in it, as in ARCO II, else the title: "no osteonecrosis
 * seen". */
const char *pack_stage_word(const struct pack *p, int stage);
int pack_item(const struct pack *p, const char *code);
int pack_treatment(const struct pack *p, const char *id);
int pack_condition(const struct pack *p, const char *code);
int pack_warning(const struct pack *p, const char *code);
/* "core decompression": a treatment within a sentence, without what its title has in brackets. */
const char *pack_treatment_words(const struct treatment *t, struct arena *a);
/* A treatment or a component: its index, components after the treatments. */
int pack_target(const struct pack *p, const char *id);
/* The slot of a name in an expression, other_NAME included. */
int pack_slot(const struct pack *p, const char *name);

/* A statement that must stand on screens and prints, by id; NULL when there is none. */
const struct statement *pack_statement(const struct pack *p, const char *id);

/* final provisional indeterminate conflict dx_open none invalid na. */
const char *status_code(enum status s);
/* R C A N X D U NA. */
const char *class_code(enum class c);
/* ok c nr u d x. */
const char *effect_code(enum effect f);
/* stop reason show. */
const char *tier_code(enum tier t);

#endif
