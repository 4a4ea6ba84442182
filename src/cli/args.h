/* args - what stands on a command line, taken out piece by piece.
 *
 * An option may stand anywhere before "--".  Take the options first, then
 * args_end() refuses those that are left and counts the operands.
 *
 *	if (!args_flag(g, "--list", &list, e)
 *	    || !args_value(g, "--seed", &seed, e)
 *	    || !args_end(g, 0, 1, e))
 *		return cli_misuse(c, e, "init");
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "base/err.h"

struct args {
	const char **at; /* ours to reorder; not NULL-ended */
	int n;
};

/* Takes --name out and sets *out; leaves *out alone when it is not there.
 * errors  ERR_INPUT: given twice, or with a value. */
bool args_flag(struct args *g, const char *name, bool *out, struct err *e) MUST_CHECK;

/* Takes "--name VALUE" or "--name=VALUE" out; leaves *out alone when it is not there.
 * errors  ERR_INPUT: given twice, or without its value. */
bool args_value(struct args *g, const char *name, const char **out, struct err *e) MUST_CHECK;

/* Nothing but least to most operands is left, "--" is taken out; most < 0: any number.
 * errors  ERR_INPUT. */
bool args_end(struct args *g, int least, int most, struct err *e) MUST_CHECK;

#endif
