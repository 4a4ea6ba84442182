/* Reading what a pack says about stages and sizes. */
#include "model/pack_read.h"

#include <string.h>

static void
read_statuses(struct pack_reader *r)
{
	static const char *const known[] = { "code", "title", "needs", NULL };
	const struct conf_node *list = list_named(r, "statuses");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		const char *code = text_in(r, n, "code"), *needs = maybe_text(r, n, "needs");
		int k = status_of(code);

		only(r, n, known);
		if (k < 0) {
			bad(r, n, "unknown status \"%s\"", code);
			continue;
		}
		r->p->status[k].title = text_in(r, n, "title");
		r->p->status[k].needs = needs == NULL ? "" : needs;
	}
	for (int k = 0; list != NULL && k < STATUSES; k++)
		if (r->p->status[k].title == NULL)
			bad(r, list, "status %s has no title", status_code((enum status)k));
}

static void
read_items(struct pack_reader *r)
{
	static const char *const known[] = { "code", "label", NULL };
	const struct conf_node *list = list_named(r, "items");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);

		only(r, n, known);
		*vec_add(r->a, &r->p->item) =
		    (struct item){ text_in(r, n, "code"), text_in(r, n, "label") };
	}
}

static void
add_missing(
    struct pack_reader *r, const struct conf_node *n, struct stage_rule *rule, struct missing m)
{
	if (pack_item(r->p, m.item) < 0)
		bad(r, n, "unknown item \"%s\"", m.item);
	*vec_add(r->a, &rule->missing) = m;
}

/* missing = [ "item" ]; missing_if = ( { item; when; } ). */
static void
read_missing(struct pack_reader *r, const struct conf_node *n, struct stage_rule *rule)
{
	static const char *const known[] = { "item", "when", NULL };
	struct words w = words_in(r, n, "missing");
	const struct conf_node *list = conf_get(n, "missing_if");

	for (size_t i = 0; i < w.n; i++)
		add_missing(r, n, rule, (struct missing){ .item = w.at[i] });
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *at = conf_at(list, i);
		struct missing m = { .item = text_in(r, at, "item") };

		only(r, at, known);
		m.when = expr_in(r, at, "when", EXPR_RULE);
		add_missing(r, at, rule, m);
	}
}

static int
status_in(struct pack_reader *r, const struct conf_node *n)
{
	const char *s = maybe_text(r, n, "status");
	int k = s == NULL ? -1 : status_of(s);

	if (s != NULL && k < 0)
		bad(r, n, "unknown status \"%s\"", s);
	return k;
}

static struct stage_rule
stage_rule_in(struct pack_reader *r, const struct conf_node *n)
{
	static const char *const known[] = { "id", "shown", "stages", "when", "stage", "status",
		"candidates", "up_to", "missing", "missing_if", "flags", "text", "one", "other",
		"source", NULL };
	struct stage_rule s = { .id = text_in(r, n, "id") };
	const char *shown = maybe_text(r, n, "shown");

	only(r, n, known);
	s.shown = shown == NULL ? s.id : shown[0] == '\0' ? NULL : shown;
	s.when = expr_in(r, n, "when", EXPR_RULE);
	s.stage = stage_in(r, n, "stage");
	s.status = status_in(r, n);
	s.at = stages_in(r, n, "stages");
	s.adds = stages_in(r, n, "candidates");
	s.up_to = stage_in(r, n, "up_to");
	read_missing(r, n, &s);
	s.flag = warnings_in(r, n, "flags");
	s.text = text_in(r, n, "text");
	s.one = maybe_text(r, n, "one");
	s.other = maybe_text(r, n, "other");
	s.source = sources_in(r, n, s.id);
	return s;
}

/* One list of rules; those that decide a stage say which, and with what status. */
static void
read_rule_list(
    struct pack_reader *r, const struct conf_node *list, struct stage_rules *into, bool decides)
{
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct stage_rule s = stage_rule_in(r, n);

		if (decides != (s.stage >= 0 && s.status >= 0))
			bad(r, n, "%s: stage and status %s", s.id,
			    decides ? "are missing" : "do not belong here");
		if (s.at.n > 0)
			bad(r, n, "%s: stages belong to modifiers", s.id);
		*vec_add(r->a, into) = s;
	}
}

static void
read_rules(struct pack_reader *r)
{
	const struct conf_node *stop = list_named(r, "stop"), *rules = list_named(r, "rules");
	const struct conf_node *conflicts = list_named(r, "conflicts");
	const struct conf_node *modifiers = list_named(r, "modifiers");

	r->phase = PHASE_FACTS;
	read_rule_list(r, stop, &r->p->stop, true);
	read_rule_list(r, conflicts, &r->p->conflict, false);
	r->phase = PHASE_CONFLICT;
	read_rule_list(r, rules, &r->p->rule, true);
	r->phase = PHASE_STAGE;
	for (int i = 0; modifiers != NULL && i < conf_count(modifiers); i++)
		*vec_add(r->a, &r->p->modifier) = stage_rule_in(r, conf_at(modifiers, i));
	for (int i = 0; i < (int)r->p->conflict.n; i++)
		if (r->p->conflict.at[i].one == NULL || r->p->conflict.at[i].other == NULL)
			bad(r, conf_at(conflicts, i), "%s: one and other name the entries",
			    r->p->conflict.at[i].id);
	if (rules != NULL && (r->p->rule.n == 0 || r->p->rule.at[r->p->rule.n - 1].when != NULL))
		bad(r, rules, "the last rule must hold always: no `when`");
}

static void
read_crosswalk(struct pack_reader *r)
{
	static const char *const known[] = { "id", "stage", "when", "systems", "words", "source",
		NULL };
	const struct conf_node *list = list_named(r, "crosswalk");

	r->p->crosswalk_system = top_text(r, "crosswalk_system", NULL);
	r->p->crosswalk_none = top_text(r, "crosswalk_none", NULL);
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct crosswalk c = { .id = text_in(r, n, "id") };

		only(r, n, known);
		c.stage = stage_in(r, n, "stage");
		c.when = expr_in(r, n, "when", EXPR_RULE);
		c.system = words_in(r, n, "systems");
		c.word = words_in(r, n, "words");
		if (c.stage < 0 || c.system.n != c.word.n || c.system.n == 0)
			bad(r, n, "%s: a stage, and a word for each system", c.id);
		c.source = sources_in(r, n, c.id);
		*vec_add(r->a, &r->p->crosswalk) = c;
	}
}

void
read_staging(struct pack_reader *r)
{
	const struct conf_node *at;
	const char *warning = top_text(r, "conflict_warning", &at);
	const struct conf_node *order = list_named(r, "order");

	read_statuses(r);
	read_items(r);
	r->p->conflict_warning = warning;
	if (at != NULL && pack_warning(r->p, warning) < 0)
		bad(r, at, "unknown warning \"%s\"", warning);
	else if (at != NULL)
		r->raised[pack_warning(r->p, warning)] = true;
	for (int i = 0; order != NULL && i < conf_count(order); i++) {
		const char *code = "";
		struct err e = { 0 };
		bool text = conf_text_at(order, i, r->a, &code, &e);
		int k = text ? pack_stage(r->p, code) : -1;

		if (k < 0)
			bad(r, order, "unknown stage \"%s\"", code);
		else
			*vec_add(r->a, &r->p->order) = k;
	}
	read_rules(r);
	read_crosswalk(r);
}

static int
size_in(struct pack_reader *r, const struct conf_node *n)
{
	const char *code = text_in(r, n, "size");

	for (size_t i = 0; i < r->p->size.n; i++)
		if (strcmp(r->p->size.at[i], code) == 0)
			return (int)i;
	bad(r, n, "unknown size \"%s\"", code);
	return 0;
}

static void
read_size_rules(struct pack_reader *r)
{
	static const char *const known[] = { "id", "size", "when", "source", NULL };
	const struct conf_node *list = list_named(r, "size_rules");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct size_rule s = { .id = text_in(r, n, "id"), .size = size_in(r, n) };

		only(r, n, known);
		if ((s.when = expr_in(r, n, "when", EXPR_RULE)) == NULL)
			bad(r, n, "%s: when is missing", s.id);
		s.source = sources_in(r, n, s.id);
		*vec_add(r->a, &r->p->size_rule) = s;
	}
}

static void
read_risk(struct pack_reader *r, const struct conf_node *n, struct risks *out)
{
	static const char *const known[] = { "id", "when", "text", "members", "values", "source",
		NULL };
	struct risk k = { .id = text_in(r, n, "id"), .text = text_in(r, n, "text") };
	const struct conf_node *values = conf_get(n, "values");

	only(r, n, known);
	k.when = expr_in(r, n, "when", EXPR_RULE);
	k.key = words_in(r, n, "members");
	for (int i = 0; values != NULL && i < conf_count(values); i++) {
		const char *s;
		double num;
		struct err e = { 0 };

		if (conf_text_at(values, i, r->a, &s, &e))
			*vec_add(r->a, &k.value) = TEXT(s);
		else if (conf_num_at(values, i, &num, &e))
			*vec_add(r->a, &k.value) = NUM(num);
		else
			complain_err(r->out, &e);
	}
	if (k.key.n != k.value.n)
		bad(r, n, "%s: a value for each member", k.id);
	k.source = sources_in(r, n, k.id);
	*vec_add(r->a, out) = k;
}

void
read_sizes(struct pack_reader *r)
{
	const struct conf_node *sizes = list_named(r, "sizes"), *risks = list_named(r, "risks"),
			       *at;
	double gap = 0;
	struct err e = { 0 };

	for (int i = 0; sizes != NULL && i < conf_count(sizes); i++) {
		const char *s = "";

		if (!conf_text_at(sizes, i, r->a, &s, &e))
			complain_err(r->out, &e);
		*vec_add(r->a, &r->p->size) = s;
	}
	r->p->size_unknown = top_text(r, "size_unknown", NULL);
	r->p->size_warning = top_text(r, "size_warning", &at);
	if (at != NULL && pack_warning(r->p, r->p->size_warning) < 0)
		bad(r, at, "unknown warning \"%s\"", r->p->size_warning);
	else if (at != NULL)
		r->raised[pack_warning(r->p, r->p->size_warning)] = true;
	for (size_t i = 0; i < r->file.n; i++)
		if (!conf_num(conf_root(r->file.at[i].conf), "size_gap", &gap, &e))
			complain_err(r->out, &e);
	r->p->size_gap = (int)gap;
	r->phase = PHASE_FACTS;
	read_size_rules(r);
	r->phase = PHASE_STAGE;
	for (int i = 0; risks != NULL && i < conf_count(risks); i++)
		read_risk(r, conf_at(risks, i), &r->p->risk);
}

/* What other series say; the other hip may be looked at. */
void
read_series(struct pack_reader *r)
{
	const struct conf_node *list = list_named(r, "series");

	r->phase = PHASE_END;
	for (int i = 0; list != NULL && i < conf_count(list); i++)
		read_risk(r, conf_at(list, i), &r->p->series);
}
