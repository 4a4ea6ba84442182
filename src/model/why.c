/* Why a treatment has its class, from which source, and what would settle it. */
#include <string.h>

#include "base/text.h"
#include "model/derive.h"

const char *
fill(const char *message, const char *const (*pairs)[2], size_t n, struct arena *a)
{
	struct text t = { .a = a };

	if (strchr(message, '{') == NULL)
		return message;
	while (*message != '\0') {
		size_t plain = strcspn(message, "{"), i = 0, len;

		text_addn(&t, message, plain);
		message += plain;
		if (*message == '\0')
			break;
		for (len = 0; i < n; i++) {
			len = strlen(pairs[i][0]);
			if (strncmp(message + 1, pairs[i][0], len) == 0 && message[len + 1] == '}')
				break;
		}
		text_add(&t, i < n ? pairs[i][1] : "{");
		message += i < n ? len + 2 : 1;
	}
	return text_get(&t);
}

/* The condition could exclude, defer or caution the treatment or a part of it. */
static bool
concerns(const struct pack *p, const struct condition *c, size_t t)
{
	for (size_t g = 0; g < c->effect.n; g++)
		for (size_t i = 0; i < c->effect.at[g].target.n; i++) {
			size_t at = (size_t)c->effect.at[g].target.at[i];

			if (at == t)
				return true;
			if (at >= p->treatment.n
			    && p->component.at[at - p->treatment.n].treatment == (int)t)
				return true;
		}
	return false;
}

/* Names of facts that would tell whether a condition is in force. */
static void
need_facts(struct derive *d, struct fit *f, const struct condition *c)
{
	int out[16];
	size_t n = 0;
	const int *uses;

	if (c->own_path && d->slot[c->slot].type == VALUE_NONE) {
		word_once(d->a, &f->needs, c->label);
		word_once(d->a, &f->unsettled, c->code);
	}
	if (c->when == NULL || expr_truth(c->when, d->slot) != TRUTH_UNKNOWN
	    || expr_uses(c->when, &uses) > sizeof(out) / sizeof(out[0]))
		return;
	n = expr_needs(c->when, d->slot, out);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < d->p->fact.n; k++)
			if (d->p->fact.at[k].slot == out[i])
				word_once(d->a, &f->needs, d->p->fact.at[k].label);
}

/* A condition not asked is never read as absent. */
static void
ask(struct derive *d, struct fit *f, size_t t)
{
	for (size_t i = 0; i < d->p->condition.n; i++) {
		const struct condition *c = &d->p->condition.at[i];
		bool own = c->own_path || c->when != NULL;
		bool needless = c->unless != NULL && holds(c->unless, d->slot);
		bool unasked;

		if (c->code == NULL || d->in_force[i] || !concerns(d->p, c, t))
			continue;
		unasked = d->f->unasked[d->hip][i]
		    || (!own && !needless && d->slot[c->slot].type == VALUE_NONE);
		if (unasked)
			word_once(d->a, &f->not_asked, c->code);
		else if (own && !needless)
			need_facts(d, f, c);
	}
}

/* What a class U waits for. */
static void
need(struct derive *d, struct fit *f)
{
	const struct pack *p = d->p;
	const char *status = p->status[d->out->status].needs;

	if (f->class != CLASS_U)
		return;
	if (status[0] != '\0')
		word_once(d->a, &f->needs, status);
	for (size_t i = 0; i < d->out->missing.n; i++)
		word_once(d->a, &f->needs, p->item.at[pack_item(p, d->out->missing.at[i])].label);
	for (size_t k = 0; k < p->fact.n; k++)
		if (p->fact.at[k].slot == p->matrix_slot
		    && d->slot[p->matrix_slot].type == VALUE_NONE)
			word_once(d->a, &f->needs, p->fact.at[k].label);
	if (f->needs.n == 0 && p->class_word[CLASS_U].needs != NULL)
		word_once(d->a, &f->needs, p->class_word[CLASS_U].needs);
}

/* Clauses with a colon of their own: "cancer: no cells; infection: no cells". */
static const char *
clauses(const struct words *w, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < w->n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : "; ", w->at[i]);
	return text_get(&t);
}

/* Reasons of the kind that made the class; those of parts when no whole one did. */
static const char *
reasons(struct derive *d, struct fit *f, enum effect does)
{
	struct words w = { 0 };

	for (int whole = 1; whole >= 0 && w.n == 0; whole--)
		for (size_t i = 0; i < f->against.n; i++) {
			const struct against *g = &f->against.at[i];

			if (g->group->does != does
			    || (strcmp(g->target, f->treatment->id) == 0) != whole)
				continue;
			word_once(d->a, &w, does == EFFECT_D ? g->group->until : g->group->because);
			words_once(d->a, &f->source, &g->group->source);
		}
	return does == EFFECT_D ? words_joined(&w, d->a) : clauses(&w, d->a);
}

/* The sentence says something about every stage that is possible. */
static bool
sentence_fits(const struct derive *d, const struct sentence *s, const struct fit *f, int treatment)
{
	const struct ints one = { .at = &d->out->stage, .n = 1 };
	const struct ints *stages = d->out->candidate.n > 0 ? &d->out->candidate : &one;

	if (s->treatment != treatment || (s->classes & (1u << f->class)) == 0)
		return false;
	for (size_t i = 0; s->stage.n > 0 && i < stages->n; i++) {
		bool found = false;

		for (size_t k = 0; k < s->stage.n; k++)
			found |= s->stage.at[k] == stages->at[i];
		if (!found)
			return false;
	}
	return true;
}

/* A class rule says why itself, while its class stands. */
static const char *
evidence(struct derive *d, struct fit *f, int treatment)
{
	if (f->class == CLASS_X || f->class == CLASS_D || f->class == CLASS_NA
	    || f->class == CLASS_U)
		return NULL;
	if (f->rule != NULL && f->rule->becomes == f->class) {
		words_once(d->a, &f->source, &f->rule->source);
		return f->rule->text;
	}
	for (size_t i = 0; i < d->p->sentence.n; i++)
		if (sentence_fits(d, &d->p->sentence.at[i], f, treatment)) {
			words_once(d->a, &f->source, &d->p->sentence.at[i].source);
			return d->p->sentence.at[i].text;
		}
	return NULL;
}

static void
say(struct derive *d, struct fit *f, int treatment)
{
	const char *const pairs[][2] = {
		{ "because", f->class == CLASS_X ? reasons(d, f, EFFECT_X) : "" },
		{ "until", f->class == CLASS_D ? reasons(d, f, EFFECT_D) : "" },
		{ "needs", f->class == CLASS_U ? words_joined(&f->needs, d->a) : "" },
	};
	const char *opening = fill(d->p->class_word[f->class].opening, pairs, 3, d->a);
	const char *why = evidence(d, f, treatment);
	struct text t = { .a = d->a };

	text_add(&t, opening);
	if (why != NULL) {
		text_add(&t, " ");
		text_add(&t, why);
	}
	f->sentence = text_get(&t);
	if (f->source.n == 0)
		words_once(d->a, &f->source, &d->p->class_word[f->class].source);
}

void
derive_why(struct derive *d)
{
	const unsigned open = 1u << CLASS_R | 1u << CLASS_C | 1u << CLASS_A;

	for (size_t t = 0; t < d->p->treatment.n; t++) {
		struct fit *f = &d->out->fit[t];

		if (f->class != CLASS_U)
			f->needs.n = 0;
		need(d, f);
		say(d, f, (int)t);
		ask(d, f, t);
		f->clear = (open & (1u << f->class)) != 0 && f->against.n == 0
		    && f->not_asked.n == 0 && f->needs.n == 0;
	}
}
