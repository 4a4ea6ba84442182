/* cmd_score - coxa score: one answer set in, its score out. */
#include <string.h>
#include <sysexits.h>

#include "cli/cli.h"
#include "exchange/score_json.h"

/* A misused command line names what could have been asked for. */
static int
no_instrument(struct cli *c, const struct scores *all, const char *id)
{
	struct text known = { .a = c->a };
	struct err e;

	for (size_t i = 0; i < all->list.n; i++)
		text_addf(&known, "%s%s", i == 0 ? "" : ", ", all->list.at[i].id);
	err_set(&e, ERR_INPUT, "there is no instrument %.60s; there are %s", id, text_get(&known));
	return cli_misuse(c, &e, "score");
}

int
cmd_score(struct cli *c, struct args *args)
{
	struct scores all = { 0 };
	struct text json = { .a = c->a };
	const struct instrument *in;
	struct value *answer;
	struct score score;
	struct err e;

	if (!args_end(args, 1, 2, &e))
		return cli_misuse(c, &e, "score");
	if (!score_load(cli_pack(c, c->a), c->a, &all, &e))
		return cli_fail(c, &e);
	if ((in = instrument_find(&all, args->at[0])) == NULL)
		return no_instrument(c, &all, args->at[0]);
	if (!cli_read(c, args->n > 1 ? args->at[1] : NULL, &json, &e)
	    || !score_json_read(text_get(&json), in, c->a, &answer, &e)
	    || !score_of(in, answer, c->a, &score, &e))
		return cli_fail(c, &e);
	fprintf(c->out, "%s\n", score_json_text(&score, c->a));
	return EX_OK;
}
