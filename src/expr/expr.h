/* expr - three-valued expressions, as forms and packs write them.
 *
 * An expression is one SQLite expression over `:names`.  NULL is "not
 * recorded", so a comparison with an unrecorded answer is unknown, neither
 * true nor false.  Expressions are prepared once in a private in-memory
 * connection whose authorizer allows nothing but expressions and a short
 * list of pure functions: no SELECT, no table, no pragma, no second statement.
 */
#ifndef EXPR_EXPR_H
#define EXPR_EXPR_H

#include "base/arena.h"
#include "base/err.h"
#include "base/value.h"

struct expr_env;
struct expr;

/* A rule must keep unknown unknown: CASE, iif, coalesce, ifnull, IS, IS NOT,
 * ISNULL, NOTNULL and their like are refused in it.  A calculation may use them. */
enum expr_use { EXPR_RULE, EXPR_CALC };

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

/* Opens the private connection; each form set or pack has its own. */
bool expr_env_open(struct expr_env **out, struct err *e) MUST_CHECK;
/* Ends every expression that was compiled in it, too. */
void expr_env_close(struct expr_env *env);

/* The names that expressions may use; a name's index is its slot.  find
 * returns a slot, or -1 for an unknown name. */
struct expr_names {
	int (*find)(const void *ctx, const char *name);
	const void *ctx;
};

/* errors  ERR_INPUT: what is wrong in the text, e.g. "unknown name :stag". */
bool expr_compile(struct expr_env *env, const char *text, const struct expr_names *names,
    enum expr_use use, struct expr **out, struct err *e) MUST_CHECK;

/* The value over slots; texts live in a.  An error in evaluation, e.g. an
 * overflow, is NONE. */
struct value expr_value(struct expr *x, const struct value *slot, struct arena *a);
enum truth expr_truth(struct expr *x, const struct value *slot);

/* The slots that the expression reads, each once, in order of appearance. */
size_t expr_uses(const struct expr *x, const int **slots);
const char *expr_text(const struct expr *x);

/* The unrecorded slots, out of those that x reads, that would settle it alone:
 * with some value of one of them x is no longer unknown.  When none does so
 * alone, all unrecorded ones.  Nothing when x is settled.  Returns how many;
 * out has room for all that x reads. */
size_t expr_needs(struct expr *x, const struct value *slot, int *out);

/* The version of the linked SQLite, as in "3.40.1". */
const char *expr_engine(void);

#endif
