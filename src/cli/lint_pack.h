/* lint_pack - what is wrong in the folder of a pack. */
#ifndef CLI_LINT_PACK_H
#define CLI_LINT_PACK_H

#include "base/complaint.h"
#include "expr/expr.h"

/* Reads all that the program reads from dir; every fault becomes a line of out. */
void lint_pack(const char *dir, struct expr_env *env, struct complaints *out);

#endif
