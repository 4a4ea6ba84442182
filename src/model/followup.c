#include "model/followup.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"

enum { WEEK = 7, YEAR_MONTHS = 12 };
enum { LAST_YEAR = 2200, LAST_MONTH = 12, LAST_MDAY = 31 }; /* of all days there are */

/* What is being generated. */
struct making {
	const struct followup *f;
	const struct followup_rule *rule;
	const struct followup_case *c;
	struct arena *a;
	struct due_list *out;
};

static bool
fits(const struct followup_rule *r, const struct followup_case *c)
{
	const char *size = c->size == NULL ? "UNKNOWN" : c->size;

	return strcmp(r->what, c->what) == 0
	    && (r->course == NULL || (c->course != NULL && strcmp(r->course, c->course) == 0))
	    && (r->sizes.n == 0 || texts_have(&r->sizes, size));
}

const struct followup_rule *
followup_find(const struct followup *f, const struct followup_case *c)
{
	for (size_t i = 0; i < f->rule.n; i++)
		if (f->rule.at[i].besides == NULL && fits(&f->rule.at[i], c))
			return &f->rule.at[i];
	return NULL;
}

bool
followup_is_operation(const struct followup *f, const char *treatment)
{
	for (size_t i = 0; i < f->rule.n; i++)
		if (strcmp(f->rule.at[i].what, treatment) == 0
		    && f->rule.at[i].from == FROM_OPERATION)
			return true;
	return false;
}

static const char *
joined(struct arena *a, const struct texts *t)
{
	struct text s = { .a = a };

	for (size_t i = 0; i < t->n; i++)
		text_addf(&s, "%s%s", i == 0 ? "" : " ", t->at[i]);
	return text_get(&s);
}

/* While items are merged, rule tells the hip too: "E-T5/R E-T9/R"; see rules_plain(). */
static void
item_add(const struct making *m, struct due_item it)
{
	if (m->c->side == 'B')
		it.rule = text_fmt(m->a, "%s/R %s/L", m->rule->id, m->rule->id);
	else
		it.rule = text_fmt(m->a, "%s/%c", m->rule->id, m->c->side);
	it.source = joined(m->a, &m->rule->source);
	*vec_add(m->a, &m->out->item) = it;
}

/* The visit in one window, and the scores that are due at it; both hips have their own. */
static void
window_add(
    const struct making *m, const struct followup_visit *v, int earliest, int target, int latest)
{
	struct due_item it = { .kind = v->kind,
		.side = v->kind == DUE_LABS ? ' ' : m->c->side,
		.earliest = earliest,
		.target = target,
		.latest = latest,
		.what = v->what };

	item_add(m, it);
	for (size_t i = 0; v->kind == DUE_CLINIC && v->scored && i < m->rule->nscore; i++) {
		it.kind = DUE_SCORE;
		it.what = m->rule->score[i].instrument;
		it.side = m->rule->score[i].per_hip ? m->c->side : ' ';
		if (it.side == 'B') {
			it.side = 'R';
			item_add(m, it);
			it.side = 'L';
		}
		item_add(m, it);
	}
}

static void
day_add(const struct making *m, const struct followup_visit *v, int day)
{
	int earliest = day - v->window;

	/* Nothing is due before it began. */
	window_add(m, v, earliest < m->c->start ? m->c->start : earliest, day, day + v->window);
}

static void
visit_add(const struct making *m, const struct followup_visit *v)
{
	int start = m->c->start, from;
	int to_year = v->to_year > 0 ? v->to_year : m->f->horizon_years;

	for (size_t i = 0; i < v->weeks.n; i++)
		if (v->course_end && m->c->course_end != DAY_NONE)
			day_add(m, v, m->c->course_end);
		else
			day_add(m, v, start + v->weeks.at[i] * WEEK);
	if (v->between.n == 2) {
		from = start + v->between.at[0] * WEEK;
		window_add(m, v, from, (from + start + v->between.at[1] * WEEK) / 2,
		    start + v->between.at[1] * WEEK);
	}
	for (size_t i = 0; i < v->years.n; i++)
		day_add(m, v, day_add_months(start, v->years.at[i] * YEAR_MONTHS));
	from = v->weeks.n > 0 ? v->weeks.at[v->weeks.n - 1] / 52 + 1 : 1;
	for (int year = from; v->yearly && year <= to_year; year++)
		day_add(m, v, day_add_months(start, year * YEAR_MONTHS));
}

static void
rule_add(struct making *m, const struct followup_rule *rule)
{
	m->rule = rule;
	for (size_t i = 0; i < rule->nvisit; i++)
		visit_add(m, &rule->visit[i]);
}

/* Nothing is counted before the operation has a day; and it is not forgotten either. */
static void
wait_add(struct making *m, const struct followup_rule *rule)
{
	int asked = m->c->decided + m->f->remind_weeks * WEEK;

	m->rule = rule;
	item_add(m,
	    (struct due_item){ .kind = DUE_START,
		.side = m->c->side,
		.earliest = asked,
		.target = asked,
		.latest = day_of(LAST_YEAR, LAST_MONTH, LAST_MDAY),
		.what = rule->title });
}

static int
by_target(const void *x, const void *y)
{
	const struct due_item *a = x, *b = y;

	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->side != b->side) /* the right hip first */
		return a->side > b->side ? -1 : 1;
	return strcmp(a->what, b->what);
}

/* s holds the word among those that sep divides. */
static bool
has_word(const char *s, const char *word, const char *sep)
{
	size_t n = strlen(word);

	for (const char *p = strstr(s, word); p != NULL; p = strstr(p + 1, word))
		if ((p == s || strchr(sep, p[-1]) != NULL)
		    && (p[n] == '\0' || strchr(sep, p[n]) != NULL))
			return true;
	return false;
}

/* Both lists of words, each once. */
static const char *
united(struct arena *a, const char *s, const char *more)
{
	struct text t = { .a = a };

	text_add(&t, s);
	while (*more != '\0') {
		size_t n = strcspn(more, " ");
		const char *word = arena_strn(a, more, n);

		if (!has_word(text_get(&t), word, " "))
			text_addf(&t, "%s%s", t.len == 0 ? "" : " ", word);
		more += n + (more[n] == ' ');
	}
	return text_get(&t);
}

/* A word of both. */
static bool
share_word(const char *s, const char *more, struct arena *a)
{
	while (*more != '\0') {
		size_t n = strcspn(more, " ");

		if (has_word(s, arena_strn(a, more, n), " "))
			return true;
		more += n + (more[n] == ' ');
	}
	return false;
}

/* May b be done on the same day as a, as one?  Two times of one rule on one hip are
 * two; scores are one only when they are the same score of the same hip. */
static bool
meets(const struct due_item *a, const struct due_item *b, struct arena *tmp)
{
	if (a->kind != b->kind || a->kind == DUE_START || a->latest < b->earliest
	    || b->latest < a->earliest)
		return false;
	if (a->kind == DUE_SCORE && (strcmp(a->what, b->what) != 0 || a->side != b->side))
		return false;
	return !share_word(a->rule, b->rule, tmp);
}

static void
merge(struct due_item *to, const struct due_item *it, struct arena *a)
{
	to->earliest = to->earliest > it->earliest ? to->earliest : it->earliest;
	to->latest = to->latest < it->latest ? to->latest : it->latest;
	if (to->target < to->earliest)
		to->target = to->earliest;
	if (to->target > to->latest)
		to->target = to->latest;
	if (to->side != it->side)
		to->side = 'B';
	if (*to->what == '\0')
		to->what = it->what;
	else if (to->kind != DUE_SCORE && *it->what != '\0' && strstr(to->what, it->what) == NULL)
		to->what = text_fmt(a, "%s; %s", to->what, it->what);
	to->rule = united(a, to->rule, it->rule);
	to->source = united(a, to->source, it->source);
}

/* One pass in order of targets: what meets an item that is kept joins it. */
static void
merge_all(struct due_list *list, struct arena *a)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->item.n; i++) {
		size_t k = 0;

		while (k < kept && !meets(&list->item.at[k], &list->item.at[i], a))
			k++;
		if (k < kept)
			merge(&list->item.at[k], &list->item.at[i], a);
		else
			list->item.at[kept++] = list->item.at[i];
	}
	list->item.n = kept;
}

/* "E-T5/R E-T5/L" becomes "E-T5". */
static void
rules_plain(struct due_list *list, struct arena *a)
{
	for (size_t i = 0; i < list->item.n; i++) {
		const char *plain = "";

		for (const char *p = list->item.at[i].rule; *p != '\0';) {
			size_t n = strcspn(p, " ");

			plain = united(a, plain, arena_strn(a, p, n - strlen("/R")));
			p += n + (p[n] == ' ');
		}
		list->item.at[i].rule = plain;
	}
}

static void
sort(struct due_list *list)
{
	if (list->item.n > 0)
		qsort(list->item.at, list->item.n, sizeof(*list->item.at), by_target);
}

bool
followup_due(const struct followup *f, const struct followup_case *cases, size_t n, struct arena *a,
    struct due_list *out, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		struct making m = { .f = f, .c = &cases[i], .a = a, .out = out };
		const struct followup_rule *rule = followup_find(f, &cases[i]);

		if (rule == NULL)
			return err_set(e, ERR_MISSING,
			    "the pack has no follow-up rule for %s: add one to followup.cfg",
			    cases[i].what);
		if (cases[i].start == DAY_NONE) {
			wait_add(&m, rule);
			continue;
		}
		rule_add(&m, rule);
		for (size_t k = 0; k < f->rule.n; k++)
			if (f->rule.at[k].besides != NULL
			    && strcmp(f->rule.at[k].besides, rule->id) == 0)
				rule_add(&m, &f->rule.at[k]);
	}
	sort(out);
	merge_all(out, a);
	rules_plain(out, a);
	sort(out);
	return true;
}

void
followup_settle(struct due_list *list, day_open_fn *open, const void *ctx)
{
	for (size_t i = 0; i < list->item.n; i++) {
		struct due_item *it = &list->item.at[i];

		for (int by = 0; it->kind != DUE_START && by <= it->latest - it->earliest; by++) {
			bool later = it->target + by <= it->latest && open(ctx, it->target + by);
			bool sooner = it->target - by >= it->earliest && open(ctx, it->target - by);

			if (!later && !sooner)
				continue;
			it->target += later ? by : -by;
			break;
		}
	}
	sort(list);
}
