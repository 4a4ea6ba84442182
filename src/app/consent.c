#include "app/consent.h"

#include <ctype.h>
#include <string.h>

#include "app/inside.h"
#include "app/treatment.h"
#include "base/text.h"
#include "store/response_store.h"

/* Which consent a treatment takes: a choice of "scope" in forms/consent.cfg.  What is not here
 * is covered by any.  once: the three that one choice, "procedure", stood for together. */
static const struct cover {
	const char *treatment, *scope;
	bool sided, once;
} covers[] = {
	{ "stem-cell", "cells", true, false },
	{ "core-decompression", "decompression", true, true },
	{ "bone-graft", "graft", true, true },
	{ "hip-replacement", "replacement", true, true },
	{ "drug", "drugs", false, false },
	{ "physical", "physical", false, false },
	{ "tcm", "herbal", false, false },
};

enum { COVERS = sizeof(covers) / sizeof(*covers) };

struct agreed {
	bool is[HIPS][COVERS];
	/* Of the latest consent to "a procedure" whose words name none: what it says; NULL. */
	const char *unnamed[HIPS];
};

static const char *
answer(const struct response_answers *all, const char *field)
{
	for (size_t i = 0; i < all->list.n; i++)
		if (strcmp(all->list.at[i].field, field) == 0
		    && strcmp(all->list.at[i].type, "na") != 0)
			return all->list.at[i].value;
	return "";
}

/* Is the word one of "record,physical"? */
static bool
names(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *s = list; s != NULL; s = strchr(s, ',')) {
		s += *s == ',';
		if (strncmp(s, word, n) == 0 && (s[n] == ',' || s[n] == '\0'))
			return true;
	}
	return false;
}

static const char *
next_letter(const char *s)
{
	while (*s != '\0' && !isalpha((unsigned char)*s))
		s++;
	return s;
}

/* The same letters, whatever is between them: "Core decompression", "core-decompression". */
static bool
is_name(const char *text, const char *name)
{
	const char *a = next_letter(text), *b = next_letter(name);

	while (*a != '\0' && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
		a = next_letter(a + 1);
		b = next_letter(b + 1);
	}
	return *a == '\0' && *b == '\0';
}

/* Of three that were one choice: the words beside it name this one.  Nothing else is guessed. */
static bool
is_named(const struct pack *p, const char *words, const struct cover *c, struct arena *a)
{
	return c->once
	    && (is_name(words, c->treatment)
		|| is_name(words, treatment_words(p, c->treatment, a)));
}

struct given {
	const char *scope, *side, *words, *on;
	bool holds;
};

static void
take(struct agreed *out, const struct given *g, const struct pack *p, struct arena *a)
{
	bool once = names(g->scope, "procedure"), named = false;

	for (int i = 0; i < COVERS; i++)
		named = named || is_named(p, g->words, &covers[i], a);
	for (int hip = 0; hip < HIPS; hip++) {
		bool here =
		    strcmp(g->side, "both") == 0 || strcmp(g->side, hip == HIP_R ? "R" : "L") == 0;

		for (int i = 0; i < COVERS; i++) {
			const struct cover *c = &covers[i];
			/* What is taken back without a name is all that it may have been. */
			bool old =
			    once && c->once && (named ? is_named(p, g->words, c, a) : !g->holds);

			if ((old || names(g->scope, c->scope)) && (here || !c->sided))
				out->is[hip][i] = g->holds;
		}
		if (once && here)
			out->unnamed[hip] = named || !g->holds
			    ? NULL
			    : text_fmt(a,
				" That of %s is to a procedure, \"%s\", which names no "
				"treatment.",
				g->on, g->words);
	}
}

static bool
read_agreed(struct app *app, int64_t patient, const struct pack *p, struct arena *a,
    struct agreed *out, struct err *e)
{
	struct responses all = { 0 };

	*out = (struct agreed){ 0 };
	if (!response_list(app->db, patient, a, &all, e))
		return false;
	for (size_t i = all.list.n; i-- > 0;) { /* the newest last */
		const struct response *r = &all.list.at[i];
		struct response_answers of = { 0 };
		char day[DAY_TEXT];

		if (strcmp(r->form, "consent") != 0 || strcmp(r->state, "final") != 0)
			continue;
		if (!response_answers_of(app->db, r->id, a, &of, e))
			return false;
		take(out,
		    &(struct given){ .scope = answer(&of, "scope"),
			.side = answer(&of, "procedure_side"),
			.words = answer(&of, "procedure"),
			.on = day_show(r->day, day),
			.holds = strcmp(answer(&of, "withdrawn"), "yes") != 0 },
		    p, a);
	}
	return true;
}

static const struct warning *
consent_warning(const struct pack *p)
{
	int at = pack_warning(p, "W_CONSENT");

	return at < 0 ? NULL : &p->warning.at[at];
}

static bool
is_said(const struct shown_warnings *all, const struct warning *w)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].warning == w)
			return true;
	return false;
}

static const struct cover *
cover_of(const char *treatment)
{
	for (int i = 0; i < COVERS; i++)
		if (strcmp(covers[i].treatment, treatment) == 0)
			return &covers[i];
	return NULL;
}

static void
look_at(struct fit *f, int hip, const struct agreed *agreed, const struct pack *p, struct arena *a)
{
	const char *side = hip == HIP_R ? ", right hip" : ", left hip";
	const struct cover *c = cover_of(f->treatment->key);

	if (c == NULL || agreed->is[hip][c - covers])
		return;
	*vec_add(a, &f->own) = (struct shown_warning){ consent_warning(p),
		text_fmt(a, "Consent not recorded for %s%s.%s",
		    treatment_words(p, f->treatment->key, a), c->sided ? side : "",
		    c->once && agreed->unnamed[hip] != NULL ? agreed->unnamed[hip] : "") };
}

bool
consent_look(struct app *app, int64_t patient, struct advice *v, struct arena *a, struct err *e)
{
	const struct warning *w = consent_warning(v->pack);
	struct agreed agreed;

	if (w == NULL || is_said(&v->warning, w))
		return true;
	if (!read_agreed(app, patient, v->pack, a, &agreed, e))
		return false;
	for (int hip = 0; hip < HIPS; hip++)
		for (size_t t = 0; t < v->pack->treatment.n; t++)
			look_at(&v->hip[hip].fit[t], hip, &agreed, v->pack, a);
	return true;
}

bool
consent_takes(const char *treatment)
{
	return cover_of(treatment) != NULL;
}

bool
consent_lacks(const struct advice *v, int hip, int treatment)
{
	const struct fit *f = &v->hip[hip].fit[treatment];
	const struct warning *w = consent_warning(v->pack);

	return w != NULL && cover_of(f->treatment->key) != NULL
	    && (is_said(&v->warning, w) || is_said(&f->own, w));
}

bool
consent_begin(struct form *f, const struct fill *what, struct err *e)
{
	const struct cover *c = what->marked == NULL ? NULL : cover_of(what->marked);
	const struct pair taken[] = { { "scope", c == NULL ? "" : c->scope },
		{ "procedure_side", what->hip == HIP_R ? "R" : "L" } };

	return c == NULL || fill_put(f, taken, c->sided ? 2 : 1, what->day, e);
}
