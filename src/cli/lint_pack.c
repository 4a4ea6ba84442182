#include "cli/lint_pack.h"

#include "model/code.h"
#include "model/followup.h"
#include "model/pack.h"

void
lint_pack(const char *dir, struct expr_env *env, struct complaints *out)
{
	struct reading r = { .a = out->a, .wrong = out };
	struct scores scores = { 0 };
	struct followup followup = { 0 };
	struct codes codes = { 0 };
	const struct pack *pack;

	(void)!pack_read(dir, env, out->a, &pack, out); /* its faults are in out */
	code_read(dir, &r, &codes);
	score_read(dir, &r, &scores);
	followup_read(dir, &scores, &r, &followup);
}
