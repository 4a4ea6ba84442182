/* pack_read - the hands that read a pack: one entry of a list at a time.
 *
 * A reader complains about what is wrong and goes on, so that one round finds
 * all faults.  Its results count only when nothing was complained about.
 */
#ifndef MODEL_PACK_READ_H
#define MODEL_PACK_READ_H

#include "conf/conf.h"
#include "model/pack.h"

/* One file of the pack, open while it is read. */
struct pack_file {
	const char *path;
	struct conf *conf;
	bool also; /* read by another loader; only its sources are looked at */
};

struct pack_reader {
	struct pack *p;
	struct arena *a;
	struct expr_env *env;
	struct complaints *out;
	VEC(struct pack_file) file;
	enum phase phase; /* what an expression may use now */
	bool *used;       /* by source */
	bool *raised;     /* by warning */
};

/* "file:line: text" about n. */
void bad(struct pack_reader *r, const struct conf_node *n, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* The list called word, from whichever file has it; NULL, complained about, when none has. */
const struct conf_node *list_named(struct pack_reader *r, const char *word);
/* The text called word at the top of whichever file has it; "" , complained about. */
const char *top_text(struct pack_reader *r, const char *word, const struct conf_node **at);

/* Complains about members that are not in known. */
void only(struct pack_reader *r, const struct conf_node *n, const char *const *known);

/* A text member; complained about when absent.  "" then. */
const char *text_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* A text member that may be absent: NULL then. */
const char *maybe_text(struct pack_reader *r, const struct conf_node *n, const char *key);
bool flag_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* Texts, as a list, an array or a single one; none when absent. */
struct words words_in(struct pack_reader *r, const struct conf_node *n, const char *key);

/* The expression called key, or NULL when absent or wrong. */
struct expr *expr_in(
    struct pack_reader *r, const struct conf_node *n, const char *key, enum expr_use use);

/* The sources of a rule: each known, at least one. */
struct words sources_in(struct pack_reader *r, const struct conf_node *n, const char *id);
/* Codes of warnings, each known. */
struct words warnings_in(struct pack_reader *r, const struct conf_node *n, const char *key);

/* Stage codes as indexes. */
struct ints stages_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* A stage code that may be absent: -1 then. */
int stage_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* Class codes as bits of enum class; 0 when absent. */
unsigned classes_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* A class code; CLASS_U, complained about, when it is none. */
enum class class_in(struct pack_reader *r, const struct conf_node *n, const char *key);
/* A treatment's index; 0, complained about, when there is none. */
int treatment_in(struct pack_reader *r, const struct conf_node *n, const char *key);

/* Index of a code, -1 when it is none. */
int status_of(const char *code);
int class_of(const char *code);
int effect_of(const char *code);
int tier_of(const char *code);

/* A new name for expressions; complained about when it is taken.  Returns its slot. */
int name_add(struct pack_reader *r, const struct conf_node *n, const char *name, enum phase phase);

/* The parts of the pack, in the order in which one rests on another. */
void read_sources(struct pack_reader *r);
void read_facts(struct pack_reader *r);
void read_defines(struct pack_reader *r);
void read_stage_codes(struct pack_reader *r);
void read_treatments(struct pack_reader *r);
void read_warnings(struct pack_reader *r);
void read_staging(struct pack_reader *r);
void read_sizes(struct pack_reader *r);
void read_classes(struct pack_reader *r);
void read_conditions(struct pack_reader *r);
void read_raises(struct pack_reader *r);
void read_watches(struct pack_reader *r);
void read_series(struct pack_reader *r);

#endif
