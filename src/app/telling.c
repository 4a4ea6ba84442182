#include "app/telling.h"

#include <string.h>

#include "app/concern.h"
#include "app/decide.h"
#include "app/staging.h"
#include "base/text.h"

const char *
hip_word(int hip)
{
	return hip == HIP_R ? "right" : "left";
}

const char *
treatment_title(const struct treatment *t, struct arena *a)
{
	const char *end = strstr(t->title, " (");

	return end == NULL ? t->title : arena_strn(a, t->title, (size_t)(end - t->title));
}

static const struct fit *
fit_of(const struct telling *x)
{
	return &x->v->hip[x->hip].fit[x->treatment];
}

/* "ref41 ref7" in brackets, with a blank before; "" when there is no source. */
static const char *
sources(const struct words *w, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < w->n; i++)
		text_addf(&t, "%s%s", i == 0 ? " [" : " ", w->at[i]);
	if (w->n > 0)
		text_add(&t, "]");
	return text_get(&t);
}

static const char *
joined(const struct words *w, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < w->n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ", w->at[i]);
	return text_get(&t);
}

/* Conditions that were never asked, by their labels. */
static const char *
unasked(const struct telling *x, struct arena *a)
{
	const struct words *w = &fit_of(x)->not_asked;
	struct text t = { .a = a };

	for (size_t i = 0; i < w->n; i++) {
		int c = pack_condition(x->v->pack, w->at[i]);

		text_addf(&t, "%s%s", i == 0 ? "" : ", ",
		    c < 0 ? w->at[i] : x->v->pack->condition.at[c].label);
	}
	return text_get(&t);
}

/* ", may be II, IIIA", or ", may be NO to IV" when all between are among them. */
static void
add_candidates(const struct pack *p, const struct ints *c, struct text *t)
{
	size_t first = 0, run = 0;

	while (first < p->order.n && p->order.at[first] != c->at[0])
		first++;
	while (run < c->n && first + run < p->order.n && p->order.at[first + run] == c->at[run])
		run++;
	text_add(t, ", may be");
	if (c->n > 3 && run == c->n) {
		text_addf(
		    t, " %s to %s", p->stage.at[c->at[0]].code, p->stage.at[c->at[c->n - 1]].code);
		return;
	}
	for (size_t i = 0; i < c->n; i++)
		text_addf(t, "%s %s", i == 0 ? "" : ",", p->stage.at[c->at[i]].code);
}

const char *
telling_stage(const struct advice *v, int hip, struct arena *a)
{
	const struct hip_advice *h = &v->hip[hip];
	const struct pack *p = v->pack;
	const char *missing = advice_missing(v, hip, a), *word = pack_stage_word(p, h->stage);
	struct text t = { .a = a };

	text_addf(&t, "%s %s", hip == HIP_R ? "Right" : "Left", word);
	if (strcmp(word, p->status[h->status].title) != 0)
		text_addf(&t, " %s", p->status[h->status].title);
	if (h->candidate.n > 1)
		add_candidates(p, &h->candidate, &t);
	if (h->size != NULL && strcmp(h->size, p->size_unknown) != 0)
		text_addf(&t, ", size %s", h->size);
	if (missing[0] != '\0')
		text_addf(&t, ", needs %s", missing);
	return text_get(&t);
}

static const struct against *
worst_against(const struct fit *f, enum effect at_least)
{
	const struct against *worst = NULL;

	for (size_t i = 0; i < f->against.n; i++) {
		const struct against *g = &f->against.at[i];

		if (g->group->does >= at_least
		    && (worst == NULL || g->group->does > worst->group->does))
			worst = g;
	}
	return worst;
}

/* The sentence without the words that every treatment of its class begins with. */
static const char *
after_opening(const struct pack *p, const struct fit *f)
{
	const char *opening = p->class_word[f->class].opening;
	size_t n = strlen(opening);

	if (strncmp(f->sentence, opening, n) != 0)
		return f->sentence;
	n += strspn(f->sentence + n, " ");
	return f->sentence[n] == '\0' ? f->sentence : f->sentence + n;
}

const char *
telling_why(const struct telling *x, enum told_kind *kind, struct arena *a)
{
	const struct fit *f = fit_of(x);
	const struct against *g = worst_against(f, EFFECT_C);

	*kind = f->class == CLASS_X ? TOLD_STOP : f->clear ? TOLD_PLAIN : TOLD_CARE;
	if (f->class == CLASS_U && f->needs.n > 0)
		return text_fmt(a, "needs %s", joined(&f->needs, a));
	if (f->class == CLASS_X || f->class == CLASS_D || f->class == CLASS_U)
		return g != NULL && f->class == CLASS_X ? g->group->because
							: after_opening(x->v->pack, f);
	if (f->class == CLASS_N || f->class == CLASS_NA)
		return after_opening(x->v->pack, f);
	if (g != NULL) {
		*kind = TOLD_CARE;
		return g->group->because;
	}
	if (f->not_asked.n > 0) /* pregnancy and the like are answers of their own */
		return text_fmt(a, "not asked: %s%s%s", joined(&f->needs, a),
		    f->needs.n > 0 ? ", " : "", unasked(x, a));
	if (f->needs.n > 0)
		return text_fmt(a, "not recorded: %s", joined(&f->needs, a));
	return after_opening(x->v->pack, f);
}

static const char *
effect_word(enum effect e)
{
	static const char *const word[EFFECTS] = { "nothing recorded against it", "with care",
		"not recommended", "open", "postpone", "excluded" };

	return word[e];
}

static const struct against *
against_part(const struct fit *f, const struct component *c, enum effect e)
{
	for (size_t i = 0; i < f->against.n; i++)
		if (strcmp(f->against.at[i].target, c->id) == 0
		    && f->against.at[i].group->does == e)
			return &f->against.at[i];
	return NULL;
}

static void
tell_parts(const struct telling *x, struct told *p)
{
	const struct fit *f = fit_of(x);
	const struct pack *pack = x->v->pack;

	for (size_t i = 0; i < pack->component.n; i++) {
		const struct component *c = &pack->component.at[i];
		enum effect e = x->v->hip[x->hip].part[i];
		const struct against *g;

		if (c->treatment != x->treatment || e == EFFECT_OK)
			continue;
		g = against_part(f, c, e);
		told_add(p, e == EFFECT_X ? TOLD_STOP : TOLD_CARE, 0, "%s: %s%s%s", c->title,
		    effect_word(e), g == NULL ? "" : ", ", g == NULL ? "" : g->group->because);
	}
}

/* Something speaks against it, not only that something is missing. */
static bool
is_grave(const struct warning *w)
{
	return w->tier != TIER_SHOW && !w->lacks;
}

/* grave: those that are, and none else; or all the others. */
static void
tell_warnings(const struct telling *x, struct told *p, bool grave)
{
	struct shown_warnings w;

	concern_list(x->v, x->hip, fit_of(x), false, p->a, &w);
	for (size_t i = 0; i < w.n; i++)
		if (is_grave(w.at[i].warning) == grave)
			told_add(p, w.at[i].warning->tier == TIER_STOP ? TOLD_STOP : TOLD_CARE, 0,
			    "%s", w.at[i].message);
}

/* What the pack says must be said, by its id; "" when the pack does not say it. */
static const char *
statement(const struct telling *x, const char *id)
{
	const struct statement *s = pack_statement(x->v->pack, id);

	return s == NULL ? "" : s->text;
}

static void
tell_unasked(const struct telling *x, struct told *p)
{
	const struct fit *f = fit_of(x);

	if (f->not_asked.n > 0)
		told_add(p, TOLD_CARE, 0, "Never asked: %s. %s", unasked(x, p->a),
		    statement(x, "J-MISSING"));
	if (f->needs.n > 0)
		told_add(p, TOLD_CARE, 0, "%s: %s.",
		    staging_is_wrong(x->v->hip[x->hip].status) ? "Needed" : "Not recorded",
		    joined(&f->needs, p->a));
}

static void
tell_risk(const struct telling *x, struct told *p)
{
	const struct risk *r = x->v->hip[x->hip].risk;

	if (r != NULL)
		told_add(p, TOLD_PLAIN, 0, "%s%s %s", r->text, sources(&r->source, p->a),
		    statement(x, "J-NUMBERS"));
}

/* Other series stand by themselves, below: no number mixes two of them. */
static void
tell_series(const struct telling *x, struct told *p)
{
	const struct hip_advice *h = &x->v->hip[x->hip];

	for (size_t i = 0; i < h->series.n; i++)
		told_add(p, TOLD_PLAIN, 0, "%s%s%s%s", h->series.at[i].text,
		    sources(&h->series.at[i].source, p->a),
		    h->risk == NULL && i + 1 == h->series.n ? " " : "",
		    h->risk == NULL && i + 1 == h->series.n ? statement(x, "J-NUMBERS") : "");
}

static void
tell_class(const struct telling *x, struct told *p)
{
	const struct fit *f = fit_of(x);

	told_add(p, TOLD_TITLE, 0, "%s, %s hip: %s %s", f->treatment->title, hip_word(x->hip),
	    class_code(f->class), x->v->pack->class_word[f->class].title);
	/* What speaks for it is never all that is read of it where there is little room. */
	if (f->class == CLASS_R || f->class == CLASS_C || f->class == CLASS_A)
		tell_warnings(x, p, true);
	told_add(p, TOLD_PLAIN, 0, "%s%s", f->sentence, sources(&f->source, p->a));
	if (f->class != CLASS_R && f->class != CLASS_C && f->class != CLASS_A)
		tell_warnings(x, p, true);
}

void
telling_pane(const struct telling *x, struct told *p)
{
	tell_class(x, p);
	tell_parts(x, p);
	tell_unasked(x, p);
	tell_risk(x, p);
	tell_warnings(x, p, false);
	tell_series(x, p);
}

/* What would have to be otherwise for another class. */
static void
tell_otherwise(const struct telling *x, struct told *p)
{
	const struct fit *f = fit_of(x);

	told_add(p, TOLD_PLAIN, 0, "%s", "");
	told_add(p, TOLD_TITLE, 0, "What would have to be otherwise");
	for (size_t i = 0; i < f->against.n; i++) {
		const struct against *g = &f->against.at[i];

		told_add(p, TOLD_PLAIN, 2, "%s: %s%s%s%s (%s)", effect_word(g->group->does),
		    g->group->because, g->group->until == NULL ? "" : ", until ",
		    g->group->until == NULL ? "" : g->group->until,
		    sources(&g->group->source, p->a), g->rule);
	}
	if (f->rule != NULL)
		told_add(p, TOLD_PLAIN, 2, "%s%s (%s)", f->rule->text,
		    sources(&f->rule->source, p->a), f->rule->id);
	if (f->against.n == 0 && f->rule == NULL)
		told_add(p, TOLD_PLAIN, 2,
		    f->needs.n > 0 ? "What is named above would settle it."
				   : "Another stage, size or complaint: nothing else recorded of "
				     "this patient changed the class.");
}

static void
tell_rules(const struct telling *x, struct told *p)
{
	const struct hip_advice *h = &x->v->hip[x->hip];

	told_add(p, TOLD_PLAIN, 0, "%s", "");
	told_add(p, TOLD_TITLE, 0, "Rules for the %s hip", hip_word(x->hip));
	told_add(p, TOLD_PLAIN, 2, "%s", telling_stage(x->v, x->hip, p->a));
	for (size_t i = 0; i < h->fired.n; i++) {
		const struct stage_rule *r = h->fired.at[i].rule;

		told_add(p, TOLD_PLAIN, 2, "%s%s (%s)", r->text == NULL ? "" : r->text,
		    sources(&r->source, p->a), r->id);
	}
	told_add(p, TOLD_PLAIN, 2, "All that fired: %s", joined(&h->rules, p->a));
	told_add(p, TOLD_DIM, 2, "Pack %s %d %.12s", x->v->pack->id, x->v->pack->version,
	    x->v->pack->hash);
}

static void
mark_sources(const struct pack *p, const struct words *w, bool *used)
{
	for (size_t i = 0; i < w->n; i++) {
		int s = pack_source(p, w->at[i]);

		if (s >= 0)
			used[s] = true;
	}
}

/* What the names in brackets stand for, each once, in the order of the pack. */
static void
tell_sources(const struct telling *x, struct told *p)
{
	const struct hip_advice *h = &x->v->hip[x->hip];
	const struct pack *pack = x->v->pack;
	const struct fit *f = fit_of(x);
	bool *used = arena_array(p->a, bool, pack->source.n);

	mark_sources(pack, &f->source, used);
	if (f->rule != NULL)
		mark_sources(pack, &f->rule->source, used);
	if (h->risk != NULL)
		mark_sources(pack, &h->risk->source, used);
	for (size_t i = 0; i < h->series.n; i++)
		mark_sources(pack, &h->series.at[i].source, used);
	for (size_t i = 0; i < f->against.n; i++)
		mark_sources(pack, &f->against.at[i].group->source, used);
	for (size_t i = 0; i < h->fired.n; i++)
		mark_sources(pack, &h->fired.at[i].rule->source, used);
	told_add(p, TOLD_PLAIN, 0, "%s", "");
	told_add(p, TOLD_TITLE, 0, "Sources");
	for (size_t i = 0; i < pack->source.n; i++)
		if (used[i])
			told_add(p, TOLD_PLAIN, 2, "%s: %s", pack->source.at[i].id,
			    pack->source.at[i].cite);
}

/* Whether a statement is of this treatment and not said yet; that about the class stands below
 * the page, always. */
static bool
is_wanted(const struct telling *x, const struct told *p, const struct statement *s)
{
	if ((s->treatment >= 0 && s->treatment != x->treatment) || strcmp(s->id, "J-CLASS") == 0)
		return false;
	for (size_t i = 0; i < p->line.n; i++)
		if (strstr(p->line.at[i].text, s->text) != NULL)
			return false;
	return true;
}

void
telling_all(const struct telling *x, struct told *p)
{
	const struct pack *pack = x->v->pack;

	telling_pane(x, p);
	tell_otherwise(x, p);
	tell_rules(x, p);
	tell_sources(x, p);
	told_add(p, TOLD_PLAIN, 0, "%s", "");
	for (size_t i = 0; i < pack->statement.n; i++)
		if (is_wanted(x, p, &pack->statement.at[i]))
			told_add(p, TOLD_PLAIN, 0, "%s", pack->statement.at[i].text);
}

const char *
telling_legend(const struct advice *v, struct arena *a)
{
	struct text t = { .a = a };

	for (int c = 0; c < CLASSES; c++) {
		bool shown = false;

		for (int h = 0; h < HIPS; h++)
			for (size_t i = 0; i < v->pack->treatment.n; i++)
				shown = shown || v->hip[h].fit[i].class == (enum class)c;
		if (shown)
			text_addf(&t, "%s%s %s", t.len == 0 ? "" : "  ", class_code((enum class)c),
			    v->pack->class_word[c].title);
	}
	return text_get(&t);
}

void
telling_concerns(const struct telling *x, struct told *p)
{
	const struct fit *f = fit_of(x);
	struct shown_warnings w;

	if (concern_class(f))
		told_add(p, f->class == CLASS_X ? TOLD_STOP : TOLD_CARE, 0, "%s %s: %s",
		    class_code(f->class), x->v->pack->class_word[f->class].title, f->sentence);
	concern_list(x->v, x->hip, f, true, p->a, &w);
	for (size_t i = 0; i < w.n; i++)
		told_add(p, w.at[i].warning->tier == TIER_STOP ? TOLD_STOP : TOLD_CARE, 0, "%s",
		    w.at[i].message);
}

static bool
is_answered(const struct telling *x, const struct decide_reason *r, const struct shown_warnings *w)
{
	const struct fit *f = fit_of(x);

	switch (r->answers) {
	case ANSWERS_ANY:
		return true;
	case ANSWERS_AGAINST:
		return concern_against(x->v->pack, f, w);
	case ANSWERS_LACK:
		return concern_lacks(f, w);
	case ANSWERS_CLASS:
		return concern_class(f);
	}
	return true;
}

void
telling_reasons(const struct telling *x, struct arena *a, struct told_reasons *out)
{
	struct shown_warnings w;

	*out = (struct told_reasons){ 0 };
	concern_list(x->v, x->hip, fit_of(x), true, a, &w);
	for (const struct decide_reason *r = decide_reasons(); r->code != NULL; r++)
		if (is_answered(x, r, &w))
			*vec_add(a, &out->list) = r;
}

int
told_reason(const struct told_reasons *all, int number)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (decide_number(all->list.at[i]) == number)
			return (int)i;
	return -1;
}

const char *
told_numbers(const struct told_reasons *all, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < all->list.n; i++)
		text_addf(&t, "%s%d",
		    i == 0                     ? ""
			: i + 1 == all->list.n ? " or "
					       : ", ",
		    decide_number(all->list.at[i]));
	return text_get(&t);
}
