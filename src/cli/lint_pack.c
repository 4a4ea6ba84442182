#include "cli/lint_pack.h"

#include <string.h>

#include "model/code.h"
#include "model/followup.h"
#include "model/pack.h"
#include "model/protocol.h"
#include "model/redflag.h"

/* What the files of a pack say about each other. */
struct whole {
	const char *dir;
	const struct pack *pack;
	const struct protocols *protocols;
	const struct followup *followup;
	struct complaints *out;
};

static bool
is_treatment(const struct pack *p, const char *word)
{
	for (size_t i = 0; i < p->treatment.n; i++)
		if (strcmp(p->treatment.at[i].key, word) == 0)
			return true;
	return false;
}

/* What an entry of protocol.cfg belongs to must exist, or nobody is offered it. */
static void
offer_check(
    const struct whole *w, const char *id, const struct texts *treatments, const char *component)
{
	for (size_t i = 0; i < treatments->n; i++)
		if (!is_treatment(w->pack, treatments->at[i]))
			complain(w->out, "%s/protocol.cfg:1: %s: there is no treatment \"%s\"",
			    w->dir, id, treatments->at[i]);
	if (component[0] != '\0' && pack_target(w->pack, component) < 0)
		complain(w->out, "%s/protocol.cfg:1: %s: there is no component \"%s\"", w->dir, id,
		    component);
}

static void
rule_check(const struct whole *w, const struct followup_rule *r)
{
	bool known = is_treatment(w->pack, r->what) || strcmp(r->what, OBSERVATION) == 0;

	for (size_t i = 0; i < w->pack->watch.n; i++)
		known = known || strcmp(r->what, w->pack->watch.at[i].follow) == 0;
	if (!known)
		complain(w->out, "%s/followup.cfg:1: %s: there is no treatment \"%s\"", w->dir,
		    r->id, r->what);
	if (r->course != NULL && protocol_find(w->protocols, r->course) == NULL)
		complain(w->out, "%s/followup.cfg:1: %s: there is no course \"%s\"", w->dir, r->id,
		    r->course);
}

static void
followed_check(const struct whole *w, const char *what)
{
	struct followup_case c = { .what = what };

	if (followup_find(w->followup, &c) == NULL)
		complain(w->out, "%s/followup.cfg:1: %s has no follow-up rule", w->dir, what);
}

static void
whole_check(const struct whole *w)
{
	for (size_t i = 0; i < w->protocols->course.n; i++) {
		const struct protocol *p = &w->protocols->course.at[i];

		offer_check(w, p->id, &p->treatments, p->component);
	}
	for (size_t i = 0; i < w->protocols->drug.n; i++) {
		const struct drug *d = &w->protocols->drug.at[i];

		offer_check(w, d->id, &d->treatments, d->component);
	}
	for (size_t i = 0; i < w->followup->rule.n; i++)
		rule_check(w, &w->followup->rule.at[i]);
	for (size_t i = 0; i < w->pack->treatment.n; i++)
		followed_check(w, w->pack->treatment.at[i].key);
	for (size_t i = 0; i < w->pack->watch.n; i++)
		followed_check(w, w->pack->watch.at[i].follow);
	followed_check(w, OBSERVATION);
}

void
lint_pack(const char *dir, struct expr_env *env, struct complaints *out)
{
	struct entry_reader r = { .a = out->a, .wrong = out };
	struct scores scores = { 0 };
	struct followup followup = { 0 };
	struct codes codes = { 0 };
	struct protocols protocols = { 0 };
	struct redflags redflags = { 0 };
	struct whole w = { dir, NULL, &protocols, &followup, out };
	size_t before = out->line.n;
	bool good = pack_read(dir, env, out->a, &w.pack, out);

	code_read(dir, &r, &codes);
	score_read(dir, &r, &scores);
	followup_read(dir, &scores, &r, &followup);
	protocol_read(dir, NULL, &r, &protocols);
	redflag_read(dir, &r, &redflags);
	if (good && out->line.n == before) /* an entry that was not read would be missed twice */
		whole_check(&w);
}
