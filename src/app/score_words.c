#include "app/score_words.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "model/instrument.h"
#include "store/score_store.h"

/* Its version may stand behind a blank; that is for who computes with it. */
static const struct instrument *
instrument_of(struct app *app, const char *kept, struct arena *a)
{
	const struct scores *all;
	struct err unheard;

	if (!app_scores(app, &all, &unheard))
		return NULL;
	return instrument_find(all, text_fmt(a, "%.*s", (int)strcspn(kept, " "), kept));
}

const char *
score_method_words(const struct instrument *in, const char *method)
{
	int k = instrument_item(in, method);
	const struct score_item *by = in->method < 0 ? NULL : &in->item[in->method];

	if (k >= 0)
		return in->item[k].label;
	if (by == NULL)
		return "";
	for (size_t i = 0; i < by->noption; i++)
		if (strcmp(by->option[i].word, method) == 0)
			return by->option[i].label;
	return method;
}

/* The same where the usual way of counting goes without saying. */
static const char *
unusual_words(const struct instrument *in, const char *method)
{
	const struct score_item *by = in->method < 0 ? NULL : &in->item[in->method];

	return by != NULL && by->preset != NULL && strcmp(by->preset, method) == 0
	    ? ""
	    : score_method_words(in, method);
}

const char *
score_words(struct app *app, const struct score_kept *s, struct arena *a)
{
	const struct instrument *in = instrument_of(app, s->instrument, a);
	const char *method = in == NULL ? s->method : unusual_words(in, s->method);
	const char *name = in == NULL ? s->instrument : in->name;
	bool result = in != NULL && instrument_item(in, s->method) >= 0;

	/* A result names itself: "Worst pain right 7". */
	return text_fmt(a, "%s%s%s%s%s %g%s%s", result ? method : name,
	    result || method[0] == '\0' ? "" : " (", result ? "" : method,
	    result || method[0] == '\0' ? "" : ")",
	    s->side == 'R'       ? " right"
		: s->side == 'L' ? " left"
				 : "",
	    s->total, s->grade[0] == '\0' ? "" : " ", s->grade);
}

/* "visit", "X-ray": what people call a kind of due item. */
static const char *
kind_word(const char *kind)
{
	static const struct {
		const char *kind, *word;
	} known[] = { { "clinic", "visit" }, { "xray", "X-ray" }, { "mri", "MRI" }, { "ct", "CT" },
		{ "labs", "blood test" }, { "start", "no operation day yet" },
		{ "contact", "call" }, { "amendment", "answer to an amendment" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].kind, kind) == 0)
			return known[i].word;
	return kind;
}

static bool
is_score(const char *kind)
{
	return strcmp(kind, "score") == 0;
}

const char *
due_words(struct app *app, const char *kind, const char *what, char side, struct arena *a)
{
	const struct instrument *in = is_score(kind) ? instrument_of(app, what, a) : NULL;
	const char *of = side == 'R' ? ", right"
	    : side == 'L'            ? ", left"
	    : side == 'B'            ? ", both"
				     : "";

	if (in != NULL)
		return text_fmt(a, "%s%s", in->name, of);
	return text_fmt(a, "%s%s%s%s", kind_word(kind), of, what[0] == '\0' ? "" : ": ", what);
}

const char *
due_brief(struct app *app, const char *kind, const char *what)
{
	struct arena a = { 0 };
	const struct instrument *in = is_score(kind) ? instrument_of(app, what, &a) : NULL;

	arena_clear(&a);
	return in != NULL ? in->brief : is_score(kind) ? what : kind_word(kind);
}
