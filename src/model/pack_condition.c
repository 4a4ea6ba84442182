/* Reading what a pack says about conditions and warnings. */
#include "model/pack_read.h"

#include <string.h>

static void
read_groups(struct pack_reader *r, const struct conf_node *n, struct condition *c)
{
	static const char *const known[] = { "on", "does", "because", "until", "source", NULL };
	const struct conf_node *list = conf_get(n, "effects");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *at = conf_at(list, i);
		struct effect_group g = { .because = text_in(r, at, "because") };
		struct words on = words_in(r, at, "on");
		int does = effect_of(text_in(r, at, "does"));

		only(r, at, known);
		for (size_t k = 0; k < on.n; k++) {
			int target = pack_target(r->p, on.at[k]);

			if (target < 0)
				bad(r, at, "unknown treatment \"%s\"", on.at[k]);
			*vec_add(r->a, &g.target) = target;
		}
		if (does < 0 || on.n == 0)
			bad(r, at, "%s: on names treatments, does is c, nr, u, d or x", c->id);
		g.does = does < 0 ? EFFECT_OK : (enum effect)does;
		g.until = maybe_text(r, at, "until");
		if (g.does == EFFECT_D && g.until == NULL)
			bad(r, at, "%s: a d needs until", c->id);
		g.source = sources_in(r, at, c->id);
		*vec_add(r->a, &c->effect) = g;
	}
}

void
read_conditions(struct pack_reader *r)
{
	static const char *const known[] = { "id", "code", "scope", "label", "when", "unless",
		"silent", "warnings", "effects", "source", NULL };
	const struct conf_node *list = list_named(r, "conditions");

	r->phase = PHASE_STAGE;
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct condition *c = &r->p->condition.at[i];

		only(r, n, known);
		c->label = text_in(r, n, "label");
		c->when = expr_in(r, n, "when", EXPR_RULE);
		c->unless = expr_in(r, n, "unless", EXPR_RULE);
		c->shown = !flag_in(r, n, "silent");
		if (c->code == NULL && c->when == NULL)
			bad(r, n, "%s: a code or when", c->id);
		c->warning = warnings_in(r, n, "warnings");
		read_groups(r, n, c);
		c->source = sources_in(r, n, c->id);
	}
}

/* Ids of treatments on whose pages it is told; none: not said here. */
static struct words
about_in(struct pack_reader *r, const struct conf_node *n, const char *of)
{
	struct words about = { 0 };

	if (conf_get(n, "about") != NULL)
		about = words_in(r, n, "about");
	for (size_t k = 0; k < about.n; k++)
		if (pack_treatment(r->p, about.at[k]) < 0)
			bad(r, n, "%s: about names no treatment %s", of, about.at[k]);
	return about;
}

void
read_warnings(struct pack_reader *r)
{
	static const char *const known[] = { "code", "tier", "message", "undecided", "about",
		"lacks", "needs", "open", "source", NULL };
	const struct conf_node *list = list_named(r, "warnings");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct warning w = { .code = text_in(r, n, "code"),
			.message = text_in(r, n, "message") };
		int tier = tier_of(text_in(r, n, "tier"));

		only(r, n, known);
		if (tier < 0)
			bad(r, n, "%s: tier is stop, reason or show", w.code);
		w.tier = tier < 0 ? TIER_STOP : (enum tier)tier;
		if (pack_warning(r->p, w.code) >= 0)
			bad(r, n, "warning %s stands twice", w.code);
		w.about = about_in(r, n, w.code);
		w.lacks = flag_in(r, n, "lacks");
		if (conf_get(n, "undecided") != NULL)
			w.undecided = text_in(r, n, "undecided");
		if (conf_get(n, "needs") != NULL || conf_get(n, "open") != NULL) {
			w.needs = text_in(r, n, "needs");
			w.open = text_in(r, n, "open");
		}
		w.source = sources_in(r, n, w.code);
		*vec_add(r->a, &r->p->warning) = w;
	}
	r->raised = arena_array(r->a, bool, r->p->warning.n + 1);
}

/* The last reader of warnings: what nothing raises is dead. */
static void
check_raised(struct pack_reader *r)
{
	const struct conf_node *list = list_named(r, "warnings");

	for (int i = 0; i < (int)r->p->warning.n; i++)
		if (!r->raised[i])
			bad(r, conf_at(list, i), "warning %s is never raised",
			    r->p->warning.at[i].code);
}

void
read_raises(struct pack_reader *r)
{
	static const char *const known[] = { "id", "warning", "to", "when", "about", "source",
		NULL };
	const struct conf_node *list = list_named(r, "raise");

	r->phase = PHASE_END;
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct raise w = { .id = text_in(r, n, "id"), .warning = text_in(r, n, "warning") };
		const char *to = text_in(r, n, "to");

		only(r, n, known);
		warnings_in(r, n, "warning");
		w.hip = strcmp(to, "hip") == 0;
		if (!w.hip && strcmp(to, "patient") != 0)
			bad(r, n, "%s: to is patient or hip", w.id);
		if ((w.when = expr_in(r, n, "when", EXPR_RULE)) == NULL)
			bad(r, n, "%s: when is missing", w.id);
		w.about = about_in(r, n, w.id);
		w.source = sources_in(r, n, w.id);
		*vec_add(r->a, &r->p->raise) = w;
	}
	check_raised(r);
}

void
read_watches(struct pack_reader *r)
{
	static const char *const known[] = { "id", "follow", "when", "source", NULL };
	const struct conf_node *list = list_named(r, "watches");

	r->phase = PHASE_END;
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct watch w = { .id = text_in(r, n, "id"), .follow = text_in(r, n, "follow") };

		only(r, n, known);
		if ((w.when = expr_in(r, n, "when", EXPR_RULE)) == NULL)
			bad(r, n, "%s: when is missing", w.id);
		w.source = sources_in(r, n, w.id);
		*vec_add(r->a, &r->p->watch) = w;
	}
}
