/* Warnings of one hip and of the patient. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/derive.h"

void
warn_add(struct derive *d, struct shown_warnings *to, const char *code)
{
	const struct warning *w = &d->p->warning.at[pack_warning(d->p, code)];

	for (size_t i = 0; i < to->n; i++)
		if (to->at[i].warning == w)
			return;
	*vec_add(d->a, to) = (struct shown_warning){ w, w->message };
}

static bool
has_word(const struct words *w, const char *word)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->at[i], word) == 0)
			return true;
	return false;
}

bool
warning_opens(const struct warning *w, const struct fit *f)
{
	return w->needs != NULL && f->class == CLASS_U && has_word(&f->needs, w->needs);
}

/* " Not classed without it: core decompression."; "" when no class is open for it. */
static const char *
opened(const struct derive *d, const struct warning *w)
{
	struct text t = { .a = d->a };

	for (size_t i = 0; d->out->fit != NULL && i < d->p->treatment.n; i++)
		if (warning_opens(w, &d->out->fit[i]))
			text_addf(&t, "%s%s", t.len == 0 ? "" : ", ",
			    pack_treatment_words(&d->p->treatment.at[i], d->a));
	if (t.len == 0)
		return "";
	return text_fmt(d->a, " %s",
	    fill(w->open, (const char *const[][2]){ { "treatments", text_get(&t) } }, 1, d->a));
}

void
warn_fill(struct derive *d, struct shown_warnings *w)
{
	struct advice all = { .pack = d->p };

	all.hip[d->hip] = *d->out;
	for (size_t i = 0; i < w->n; i++) {
		const struct warning *is = w->at[i].warning;
		const char *message =
		    is->undecided != NULL && d->out->missing.n > 0 ? is->undecided : is->message;

		w->at[i].message = message;
		if (strchr(message, '{') != NULL) {
			const char *const pairs[][2] = {
				{ "a", d->one == NULL ? "" : d->one },
				{ "b", d->other == NULL ? "" : d->other },
				{ "s", d->p->stage.at[d->out->stage].title },
				{ "missing", advice_missing(&all, d->hip, d->a) },
			};

			w->at[i].message = fill(message, pairs, 4, d->a);
		}
		if (is->needs != NULL)
			w->at[i].message = text_fmt(d->a, "%s%s", message, opened(d, is));
	}
}

static int
by_code(const void *a, const void *b)
{
	const struct shown_warning *x = a, *y = b;

	return strcmp(x->warning->code, y->warning->code);
}

void
warn_sort(struct shown_warnings *w)
{
	if (w->n > 1)
		qsort(w->at, w->n, sizeof(*w->at), by_code);
}

void
derive_warnings(struct derive *d, struct shown_warnings *patient)
{
	for (size_t i = 0; i < d->p->condition.n; i++) {
		const struct condition *c = &d->p->condition.at[i];

		for (size_t k = 0; d->in_force[i] && k < c->warning.n; k++)
			warn_add(d, c->hip ? &d->out->warning : patient, c->warning.at[k]);
	}
}

void
raise_warnings(struct derive *d, struct shown_warnings *patient)
{
	for (size_t i = 0; i < d->p->raise.n; i++) {
		const struct raise *r = &d->p->raise.at[i];

		if (holds(r->when, d->slot))
			warn_add(d, r->hip ? &d->out->warning : patient, r->warning);
	}
}

void
derive_watches(struct derive *d)
{
	for (size_t i = 0; i < d->p->watch.n; i++)
		if (holds(d->p->watch.at[i].when, d->slot))
			*vec_add(d->a, &d->out->watch) = d->p->watch.at[i].follow;
}
