#include "model/instrument.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "conf/conf.h"
#include "model/instrument_read.h"

bool
item_in(const struct conf_node *n, const char *key, const struct instrument_reader *m, int *out,
    struct err *e)
{
	const char *s = "";

	if (!conf_text(n, key, m->r->a, &s, e))
		return false;
	*out = instrument_item(m->in, s);
	return *out >= 0 || conf_fail(conf_get(n, key), e, "%s has no item \"%s\"", m->in->id, s);
}

bool
number_in(const struct conf_node *n, const char *key, double *out, struct err *e)
{
	if (conf_get(n, key) == NULL)
		return conf_fail(n, e, "%s is missing", key);
	return conf_num(n, key, out, e);
}

static bool
head_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
{
	static const char *const words[] = { "id", "version", "name", "short", "unit", "per",
		"better", "total", "factor", "cap", "method", "items", "items_from", "parts",
		"grades", "norms", "flags", "changes", "table", "ratio", "licence", "note",
		"source", NULL };
	static const char *const per[] = { "patient", "hip", NULL };
	static const char *const better[] = { "low", "high", "neither", NULL };
	static const char *const totals[] = { "sum", "ratio", "none", NULL };
	struct instrument *in = m->in;
	int hip = -1, high = -1, total = TOTAL_SUM;

	in->factor = 1;
	in->cap = INFINITY;
	in->version = 1;
	in->licence = in->note = "";
	if (!conf_text(n, "id", m->r->a, &in->id, e) || !conf_only(n, words, e)
	    || !conf_text(n, "name", m->r->a, &in->name, e)
	    || !conf_text(n, "short", m->r->a, &in->brief, e)
	    || !conf_text(n, "unit", m->r->a, &in->unit, e)
	    || !entry_int(n, "version", &in->version, e) || !entry_word(n, "per", per, &hip, e)
	    || !entry_word(n, "better", better, &high, e)
	    || !entry_word(n, "total", totals, &total, e) || !conf_num(n, "factor", &in->factor, e)
	    || !conf_num(n, "cap", &in->cap, e) || !entry_text(n, "licence", m->r, &in->licence, e)
	    || !entry_text(n, "note", m->r, &in->note, e)
	    || !entry_sources(n, m->r, &in->source, e))
		return false;
	if (hip < 0)
		return conf_fail(n, e, "%s: per is missing: hip or patient", in->id);
	in->per_hip = hip == 1;
	in->better = high < 0 ? BETTER_LOW : (enum better)high;
	in->total = (enum score_total)total;
	return instrument_find(m->done, in->id) == NULL
	    || conf_fail(n, e, "instrument \"%s\" twice", in->id);
}

static bool
instrument_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	struct scores *all = out;
	struct instrument in = { .method = -1 };
	struct instrument_reader m = { .r = r, .in = &in, .done = all };

	if (!head_read(n, &m, e) || !instrument_items(n, &m, e) || !instrument_counts(n, &m, e)
	    || (conf_get(n, "method") != NULL && !item_in(n, "method", &m, &in.method, e)))
		return false;
	*vec_add(r->a, &all->list) = in;
	return true;
}

void
score_read(const char *dir, struct entry_reader *r, struct scores *out)
{
	static const struct entry_list lists[] = {
		{ "instruments", instrument_read, false },
		{ NULL, NULL, false },
	};

	entry_file_read(text_fmt(r->a, "%s/score.cfg", dir), lists, r, out);
}

bool
score_load(const char *dir, struct arena *a, struct scores *out, struct err *e)
{
	struct complaints wrong = { .a = a };
	struct entry_reader r = { .a = a, .wrong = &wrong };

	score_read(dir, &r, out);
	return complaints_none(&wrong, e);
}

const struct instrument *
instrument_find(const struct scores *s, const char *id)
{
	for (size_t i = 0; i < s->list.n; i++)
		if (strcmp(s->list.at[i].id, id) == 0)
			return &s->list.at[i];
	return NULL;
}

int
instrument_item(const struct instrument *in, const char *key)
{
	for (size_t i = 0; i < in->nitem; i++)
		if (strcmp(in->item[i].key, key) == 0)
			return (int)i;
	return -1;
}
