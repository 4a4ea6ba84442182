#include "app/clash.h"

#include <string.h>

#include "app/inside.h"
#include "form/form.h"
#include "store/response_store.h"

/* Not what was confirmed, nor when it was asked: an answer and why it is blank. */
static bool
is_answer(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot == NULL || (strcmp(dot, ".sure") != 0 && strcmp(dot, ".asked") != 0);
}

/* A pair that comes again replaces the one before. */
static const char *
value_of(const struct pairs *p, const char *name)
{
	for (size_t i = p->list.n; i-- > 0;)
		if (strcmp(p->list.at[i].name, name) == 0)
			return p->list.at[i].value;
	return "";
}

static bool
seen_before(const struct pairs *p, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(p->list.at[k].name, p->list.at[i].name) == 0)
			return true;
	return false;
}

static bool
pairs_of(
    struct app *app, const struct fill *what, struct arena *a, struct pairs *out, struct err *e)
{
	struct form *f;

	if (!fill_open(app, what, a, &f, e))
		return false;
	fill_pairs(f, a, out);
	form_close(f);
	return true;
}

static void
compare(const struct pairs *base, const struct pairs *theirs, const struct pairs *ours,
    struct arena *a, struct clash *out)
{
	for (size_t i = 0; i < theirs->list.n; i++) {
		const char *name = theirs->list.at[i].name;
		const char *was = value_of(base, name), *their = value_of(theirs, name);
		const char *our = value_of(ours, name);

		if (!is_answer(name) || seen_before(theirs, i) || strcmp(their, was) == 0
		    || strcmp(their, our) == 0)
			continue;
		if (strcmp(our, was) == 0)
			*vec_add(a, &out->taken.list) = (struct pair){ name, their };
		else
			*vec_add(a, &out->both) =
			    (struct clash_row){ .name = name, .theirs = their, .ours = our };
	}
}

/* This record replaced that one, by however many corrections. */
static bool
replaced(struct app *app, const struct response *last, int64_t id, struct arena *a, bool *out,
    struct err *e)
{
	struct response r = *last;

	while (r.supersedes > id)
		if (!response_find(app->db, r.supersedes, a, &r, e))
			return false;
	*out = id != 0 && r.supersedes == id;
	return true;
}

bool
clash_find(struct app *app, const struct fill *what, const struct form *f, struct arena *a,
    struct clash *out, struct err *e)
{
	struct pairs base = { 0 }, theirs = { 0 }, ours = { 0 };
	struct response_wanted want = {
		.patient = what->patient, .form = what->form, .before = DAY_NONE
	};
	struct fill newest = *what;
	struct response last;
	bool is = false;

	*out = (struct clash){ .who = "" };
	if (!response_latest(app->db, &want, a, &last, e)
	    || (last.id != 0 && !replaced(app, &last, what->response, a, &is, e)))
		return false;
	if (!is)
		return true;
	newest.response = last.id;
	fill_pairs(f, a, &ours);
	if (!pairs_of(app, what, a, &base, e) || !pairs_of(app, &newest, a, &theirs, e))
		return false;
	out->response = last.id;
	out->who = last.initials;
	out->at = last.at;
	compare(&base, &theirs, &ours, a, out);
	return true;
}
