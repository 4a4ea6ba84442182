#include <string.h>

#include "base/text.h"
#include "conf/conf.h"
#include "model/followup.h"

enum { WINDOW_NONE = -1 };

static const char *const starts[] = { [FROM_DECISION] = "decision",
	[FROM_SESSION] = "session",
	[FROM_OPERATION] = "operation",
	NULL };
static const char *const kinds[] = { "clinic", "xray", "mri", "ct", "score", "labs", "start",
	NULL };

const char *
due_kind_name(enum due_kind k)
{
	return kinds[k];
}

/* What the lists of the file are read into. */
struct filling {
	struct followup *f;
	const struct scores *scores;
};

static bool
rising(const struct conf_node *n, const char *key, const struct ints_read *list, struct err *e)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i] < (i == 0 ? 0 : list->at[i - 1] + 1))
			return conf_fail(conf_get(n, key), e, "%s must rise from 0 on", key);
	return true;
}

static bool
visit_read(
    const struct conf_node *n, struct entry_reader *r, struct followup_visit *v, struct err *e)
{
	static const char *const words[] = { "kind", "what", "weeks", "between", "years", "yearly",
		"to_year", "course_end", "scored", "window", NULL };
	int kind = -1;

	v->what = "";
	v->scored = true;
	if (!conf_only(n, words, e) || !entry_word(n, "kind", kinds, &kind, e)
	    || !entry_text(n, "what", r, &v->what, e) || !entry_ints(n, "weeks", r, &v->weeks, e)
	    || !entry_ints(n, "between", r, &v->between, e)
	    || !entry_ints(n, "years", r, &v->years, e) || !conf_flag(n, "yearly", &v->yearly, e)
	    || !entry_int(n, "to_year", &v->to_year, e)
	    || !conf_flag(n, "course_end", &v->course_end, e)
	    || !conf_flag(n, "scored", &v->scored, e) || !entry_int(n, "window", &v->window, e)
	    || !rising(n, "weeks", &v->weeks, e) || !rising(n, "between", &v->between, e)
	    || !rising(n, "years", &v->years, e))
		return false;
	if (kind < 0 || kind == DUE_SCORE || kind == DUE_START)
		return conf_fail(n, e, "kind is missing; scores stand in the rule's own list");
	if (v->between.n != 0 && v->between.n != 2)
		return conf_fail(n, e, "between is two weeks: the first and the last");
	if (v->weeks.n + v->between.n + v->years.n == 0)
		return conf_fail(n, e, "weeks, between or years must say when");
	v->kind = (enum due_kind)kind;
	return v->window >= 0 || conf_fail(n, e, "window is missing, here and in the rule");
}

static bool
visits_read(const struct conf_node *n, struct entry_reader *r, int window,
    struct followup_rule *rule, struct err *e)
{
	const struct conf_node *list;

	if (!conf_list(n, "visits", &list, e))
		return false;
	rule->nvisit = (size_t)conf_count(list);
	rule->visit = arena_array(r->a, struct followup_visit, rule->nvisit + 1);
	for (size_t i = 0; i < rule->nvisit; i++) {
		rule->visit[i].window = window;
		if (!visit_read(conf_at(list, (int)i), r, &rule->visit[i], e))
			return false;
	}
	return true;
}

static bool
scores_read(const struct conf_node *n, struct entry_reader *r, const struct scores *scores,
    struct followup_rule *rule, struct err *e)
{
	struct texts ids = { 0 };

	if (!entry_texts(n, "scores", r, &ids, e))
		return false;
	rule->nscore = ids.n;
	rule->score = arena_array(r->a, struct score_use, ids.n + 1);
	for (size_t i = 0; i < ids.n; i++) {
		const struct instrument *in = instrument_find(scores, ids.at[i]);

		if (in == NULL)
			return conf_fail(
			    conf_get(n, "scores"), e, "there is no instrument \"%s\"", ids.at[i]);
		rule->score[i] = (struct score_use){ .instrument = in->id, .per_hip = in->per_hip };
	}
	return true;
}

static const struct followup_rule *
rule_named(const struct followup *f, const char *id)
{
	for (size_t i = 0; i < f->rule.n; i++)
		if (strcmp(f->rule.at[i].id, id) == 0)
			return &f->rule.at[i];
	return NULL;
}

static bool
rule_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "title", "note", "for", "course", "besides",
		"from", "sizes", "window", "visits", "scores", "source", NULL };
	struct filling *to = out;
	struct followup_rule rule = { .note = "" };
	int window = WINDOW_NONE, from = FROM_DECISION;

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &rule.id, e)
	    || !conf_text(n, "title", r->a, &rule.title, e)
	    || !entry_text(n, "note", r, &rule.note, e) || !conf_text(n, "for", r->a, &rule.what, e)
	    || !entry_text(n, "course", r, &rule.course, e)
	    || !entry_text(n, "besides", r, &rule.besides, e)
	    || !entry_word(n, "from", starts, &from, e)
	    || !entry_texts(n, "sizes", r, &rule.sizes, e) || !entry_int(n, "window", &window, e)
	    || !entry_sources(n, r, &rule.source, e) || !visits_read(n, r, window, &rule, e)
	    || !scores_read(n, r, to->scores, &rule, e))
		return false;
	if (rule.besides != NULL && conf_get(n, "from") != NULL)
		return conf_fail(
		    n, e, "%s counts from what %s does: leave out from", rule.id, rule.besides);
	rule.from = (enum followup_from)from;
	if (rule_named(to->f, rule.id) != NULL)
		return conf_fail(n, e, "rule \"%s\" twice", rule.id);
	if (rule.besides != NULL && rule_named(to->f, rule.besides) == NULL)
		return conf_fail(
		    n, e, "%s: no rule \"%s\" stands before this", rule.id, rule.besides);
	*vec_add(r->a, &to->f->rule) = rule;
	return true;
}

static bool
setting_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "horizon_years", "remind_weeks", "skill", "source",
		NULL };
	struct filling *to = out;
	struct texts source = { 0 };

	if (!conf_only(n, words, e) || !entry_sources(n, r, &source, e)
	    || !entry_int(n, "horizon_years", &to->f->horizon_years, e)
	    || !entry_int(n, "remind_weeks", &to->f->remind_weeks, e)
	    || !entry_text(n, "skill", r, &to->f->skill, e))
		return false;
	if (to->f->remind_weeks < 1 || to->f->remind_weeks > 52)
		return conf_fail(n, e, "remind_weeks must be 1 to 52");
	return (to->f->horizon_years >= 1 && to->f->horizon_years <= 20)
	    || conf_fail(n, e, "horizon_years must be 1 to 20");
}

void
followup_read(
    const char *dir, const struct scores *scores, struct entry_reader *r, struct followup *out)
{
	static const struct entry_list lists[] = {
		{ "settings", setting_read, false },
		{ "rules", rule_read, false },
		{ NULL, NULL, false },
	};
	struct filling to = { .f = out, .scores = scores };

	out->skill = "";
	entry_file_read(text_fmt(r->a, "%s/followup.cfg", dir), lists, r, &to);
}

bool
followup_load(const char *dir, const struct scores *scores, struct arena *a, struct followup *out,
    struct err *e)
{
	struct complaints wrong = { .a = a };
	struct entry_reader r = { .a = a, .wrong = &wrong };

	followup_read(dir, scores, &r, out);
	return complaints_none(&wrong, e);
}
