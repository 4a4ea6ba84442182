#include "cli/lint_pack.h"

#include <string.h>

#include "base/text.h"
#include "form/formdef.h"
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
	const char *protocol; /* the file whose entries are checked */
	bool own;             /* it is the clinic's */
};

static bool
is_treatment(const struct pack *p, const char *word)
{
	for (size_t i = 0; i < p->treatment.n; i++)
		if (strcmp(p->treatment.at[i].key, word) == 0)
			return true;
	return false;
}

/* An entry of a file of protocols. */
struct entry {
	const char *id, *component;
	const struct texts *treatments;
	int line;
};

/* What it belongs to must exist, or nobody is offered it. */
static void
offer_check(const struct whole *w, const struct entry *x)
{
	for (size_t i = 0; i < x->treatments->n; i++)
		if (!is_treatment(w->pack, x->treatments->at[i]))
			complain(w->out, "%s:%d: %s: there is no treatment \"%s\"", w->protocol,
			    x->line, x->id, x->treatments->at[i]);
	if (x->component[0] != '\0' && pack_target(w->pack, x->component) < 0)
		complain(w->out, "%s:%d: %s: there is no component \"%s\"", w->protocol, x->line,
		    x->id, x->component);
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
offers_check(const struct whole *w)
{
	for (size_t i = 0; i < w->protocols->course.n; i++) {
		const struct protocol *p = &w->protocols->course.at[i];
		struct entry x = { p->id, p->component, &p->treatments, p->line };

		if (p->local == w->own)
			offer_check(w, &x);
	}
	for (size_t i = 0; i < w->protocols->drug.n; i++) {
		const struct drug *d = &w->protocols->drug.at[i];
		struct entry x = { d->id, d->component, &d->treatments, d->line };

		if (d->local == w->own)
			offer_check(w, &x);
	}
}

static void
whole_check(const struct whole *w)
{
	offers_check(w);
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
	struct whole w = { .dir = dir,
		.protocols = &protocols,
		.followup = &followup,
		.out = out,
		.protocol = text_fmt(out->a, "%s/protocol.cfg", dir) };
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

void
lint_redflags(const char *dir, const char *form, struct expr_env *env, struct complaints *out)
{
	struct complaints of_pack = { .a = out->a }; /* said where the pack is checked */
	struct entry_reader r = { .a = out->a, .wrong = &of_pack };
	struct redflags known = { 0 };
	struct formdef def;
	struct err unread;

	redflag_read(dir, &r, &known);
	if (!formdef_load(form, env, out->a, &def, &unread))
		return;
	for (size_t i = 0; i < def.nfields; i++) {
		const struct field *f = &def.fields[i];

		if (f->redflag[0] != '\0' && redflag_find(&known, f->redflag) == NULL)
			complain(out, "%s:%d: %s: the pack has no red flag \"%s\"", form, f->line,
			    f->key, f->redflag);
	}
}

static void
source_check(const struct whole *w, const char *id, const struct texts *source, int line)
{
	if (source->n == 0)
		complain(w->out,
		    "%s:%d: %s: source is missing: who says so, as in source = \"our doctors, "
		    "2026\"",
		    w->protocol, line, id);
}

static void
sources_check(const struct whole *w)
{
	const struct protocols *p = w->protocols;

	for (size_t i = 0; i < p->course.n; i++)
		if (p->course.at[i].local)
			source_check(
			    w, p->course.at[i].id, &p->course.at[i].source, p->course.at[i].line);
	for (size_t i = 0; i < p->drug.n; i++)
		if (p->drug.at[i].local)
			source_check(
			    w, p->drug.at[i].id, &p->drug.at[i].source, p->drug.at[i].line);
	for (size_t i = 0; i < p->weight_bearing.n; i++)
		if (p->weight_bearing.at[i].local)
			source_check(w, p->weight_bearing.at[i].id, &p->weight_bearing.at[i].source,
			    p->weight_bearing.at[i].line);
}

void
lint_own_protocols(const char *dir, const char *own, struct expr_env *env, struct complaints *out)
{
	struct complaints of_pack = { .a = out->a }; /* said where the pack is checked */
	struct entry_reader r = { .a = out->a, .wrong = out };
	struct protocols protocols = { 0 };
	struct whole w = {
		.dir = dir, .protocols = &protocols, .out = out, .protocol = own, .own = true
	};

	protocol_read(dir, own, &r, &protocols);
	if (pack_read(dir, env, out->a, &w.pack, &of_pack))
		offers_check(&w);
	sources_check(&w);
}
