/* cmd_advise - coxa advise: stage, classes and warnings of cases, JSON in, JSON out. */
#include <sysexits.h>

#include "cli/cli.h"
#include "exchange/case_json.h"

static bool
advise_file(struct cli *c, const char *file, struct expr_env *env, struct err *e)
{
	struct text json = { .a = c->a }, out = { .a = c->a };
	const struct pack *pack;

	if (!pack_open(cli_pack(c, c->a), env, c->a, &pack, e)
	    || !cli_read(c, file, &json, e) || !case_json_advise(text_get(&json), pack, &out, e))
		return false;
	fprintf(c->out, "%s\n", text_get(&out));
	return true;
}

int
cmd_advise(struct cli *c, struct args *args)
{
	struct expr_env *env;
	struct err e;
	bool done;

	if (!args_end(args, 0, 1, &e))
		return cli_misuse(c, &e, "advise");
	if (!expr_env_open(&env, &e))
		return cli_fail(c, &e);
	done = advise_file(c, args->n > 0 ? args->at[0] : NULL, env, &e);
	expr_env_close(env);
	return done ? EX_OK : cli_fail(c, &e);
}
