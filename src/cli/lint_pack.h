/* lint_pack - what is wrong in the folder of a pack. */
#ifndef CLI_LINT_PACK_H
#define CLI_LINT_PACK_H

#include "base/complaint.h"
#include "expr/expr.h"

/* Reads all that the program reads from dir; every fault becomes a line of out. */
void lint_pack(const char *dir, struct expr_env *env, struct complaints *out);

/* Red flags of a form that the pack in dir does not have: its record could not be saved. */
void lint_redflags(const char *dir, const char *form, struct expr_env *env, struct complaints *out);

/* All that is wrong in a clinic's own file of protocols, which stands on the pack in dir.  The
 * program takes an entry without a source; here it is asked for, so that the next person knows. */
void lint_own_protocols(
    const char *dir, const char *own, struct expr_env *env, struct complaints *out);

#endif
