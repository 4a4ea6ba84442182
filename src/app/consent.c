#include "app/consent.h"

#include <string.h>

#include "app/inside.h"
#include "app/treatment.h"
#include "base/text.h"
#include "store/response_store.h"

/* Which consent a treatment takes: a choice of "scope" in forms/consent.cfg.  What is not here
 * is covered by any. */
static const struct cover {
	const char *treatment, *scope;
	bool sided;
} covers[] = {
	{ "stem-cell", "cells", true },
	{ "core-decompression", "procedure", true },
	{ "bone-graft", "procedure", true },
	{ "hip-replacement", "procedure", true },
	{ "drug", "drugs", false },
	{ "physical", "physical", false },
	{ "tcm", "herbal", false },
};

enum { COVERS = sizeof(covers) / sizeof(*covers) };

struct agreed {
	bool is[HIPS][COVERS];
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

static void
take(struct agreed *out, const struct response_answers *all)
{
	const char *scope = answer(all, "scope"), *side = answer(all, "procedure_side");
	bool holds = strcmp(answer(all, "withdrawn"), "yes") != 0;

	for (int hip = 0; hip < HIPS; hip++)
		for (int i = 0; i < COVERS; i++)
			if (names(scope, covers[i].scope)
			    && (!covers[i].sided || strcmp(side, "both") == 0
				|| strcmp(side, hip == HIP_R ? "R" : "L") == 0))
				out->is[hip][i] = holds;
}

static bool
read_agreed(struct app *app, int64_t patient, struct arena *a, struct agreed *out, struct err *e)
{
	struct responses all = { 0 };

	*out = (struct agreed){ 0 };
	if (!response_list(app->db, patient, a, &all, e))
		return false;
	for (size_t i = all.list.n; i-- > 0;) { /* the newest last */
		const struct response *r = &all.list.at[i];
		struct response_answers of = { 0 };

		if (strcmp(r->form, "consent") != 0 || strcmp(r->state, "final") != 0)
			continue;
		if (!response_answers_of(app->db, r->id, a, &of, e))
			return false;
		take(out, &of);
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
is_said(const struct advice *v, const struct warning *w)
{
	for (size_t i = 0; i < v->warning.n; i++)
		if (v->warning.at[i].warning == w)
			return true;
	return false;
}

static void
look_at(struct fit *f, int hip, const struct agreed *agreed, const struct pack *p, struct arena *a)
{
	for (int i = 0; i < COVERS; i++) {
		const char *side = hip == HIP_R ? ", right hip" : ", left hip";

		if (strcmp(covers[i].treatment, f->treatment->key) != 0 || agreed->is[hip][i])
			continue;
		*vec_add(a, &f->own) = (struct shown_warning){ consent_warning(p),
			text_fmt(a, "Consent not recorded for %s%s.",
			    treatment_words(p, f->treatment->key, a),
			    covers[i].sided ? side : "") };
	}
}

bool
consent_look(struct app *app, int64_t patient, struct advice *v, struct arena *a, struct err *e)
{
	const struct warning *w = consent_warning(v->pack);
	struct agreed agreed;

	if (w == NULL || is_said(v, w))
		return true;
	if (!read_agreed(app, patient, a, &agreed, e))
		return false;
	for (int hip = 0; hip < HIPS; hip++)
		for (size_t t = 0; t < v->pack->treatment.n; t++)
			look_at(&v->hip[hip].fit[t], hip, &agreed, v->pack, a);
	return true;
}
