#include "model/instrument.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

/* One instrument being read. */
struct making {
	struct entry_reader *r;
	struct instrument *in;
	const struct scores *done;
};

/* A member that must be there and names an item. */
static bool
item_ref(
    const struct conf_node *n, const char *key, const struct making *m, int *out, struct err *e)
{
	const char *s = "";

	if (!conf_text(n, key, m->r->a, &s, e))
		return false;
	*out = instrument_item(m->in, s);
	return *out >= 0 || conf_fail(conf_get(n, key), e, "%s has no item \"%s\"", m->in->id, s);
}

/* A number that must be there. */
static bool
number(const struct conf_node *n, const char *key, double *out, struct err *e)
{
	if (conf_get(n, key) == NULL)
		return conf_fail(n, e, "%s is missing", key);
	return conf_num(n, key, out, e);
}

static bool
option_read(const struct conf_node *n, const struct making *m, struct score_item *it, size_t i,
    struct err *e)
{
	static const char *const words[] = { "value", "word", "label", NULL };
	bool points = it->kind == ITEM_POINTS;

	if (!conf_only(n, words, e) || !conf_text(n, "label", m->r->a, &it->option[i].label, e))
		return false;
	if (points && !number(n, "value", &it->option[i].value, e))
		return false;
	if (!points && !conf_text(n, "word", m->r->a, &it->option[i].word, e))
		return false;
	for (size_t k = 0; k < i; k++)
		if (points ? !(it->option[k].value < it->option[i].value)
			    && !(it->option[k].value > it->option[i].value)
			   : strcmp(it->option[k].word, it->option[i].word) == 0)
			return conf_fail(n, e, "%s: an option twice", it->key);
	return true;
}

static bool
options_read(
    const struct conf_node *n, const struct making *m, struct score_item *it, struct err *e)
{
	const struct conf_node *list;

	if (!conf_list(n, "options", &list, e))
		return false;
	it->noption = (size_t)conf_count(list);
	it->option = arena_alloc(m->r->a, (it->noption + 1) * sizeof(*it->option));
	for (size_t i = 0; i < it->noption; i++)
		if (!option_read(conf_at(list, (int)i), m, it, i, e))
			return false;
	return it->noption > 0 || conf_fail(list, e, "%s: no options", it->key);
}

static bool
number_limits(const struct conf_node *n, struct score_item *it, struct err *e)
{
	it->step = 1;
	if (!number(n, "min", &it->min, e) || !number(n, "max", &it->max, e)
	    || !conf_num(n, "step", &it->step, e) || !conf_flag(n, "adds", &it->adds, e)
	    || !conf_flag(n, "shown", &it->shown, e))
		return false;
	if (!(it->step > 0) || it->min > it->max)
		return conf_fail(n, e, "%s: min is above max, or step is not above 0", it->key);
	return true;
}

static bool
word_preset(const struct conf_node *n, const struct making *m, struct score_item *it, struct err *e)
{
	if (!options_read(n, m, it, e) || !entry_text(n, "preset", m->r, &it->preset, e))
		return false;
	for (size_t i = 0; it->preset != NULL && i < it->noption; i++)
		if (strcmp(it->preset, it->option[i].word) == 0)
			return true;
	return it->preset == NULL
	    || conf_fail(n, e, "%s: preset \"%s\" is no option", it->key, it->preset);
}

/* all_of and start are resolved once every item is known: refs_read(). */
static bool
item_read(const struct conf_node *n, const struct making *m, struct score_item *it, struct err *e)
{
	static const char *const kinds[] = { "points", "flag", "number", "word", NULL };
	static const char *const words[] = { "key", "label", "unit", "type", "must", "options",
		"min", "max", "step", "adds", "shown", "points", "zero", "all_of", "start",
		"preset", NULL };
	int kind = -1;

	it->must = true;
	it->start = -1;
	if (!conf_only(n, words, e) || !conf_text(n, "key", m->r->a, &it->key, e)
	    || !conf_text(n, "label", m->r->a, &it->label, e)
	    || !entry_text(n, "unit", m->r, &it->unit, e) || !conf_flag(n, "must", &it->must, e)
	    || !entry_word(n, "type", kinds, &kind, e))
		return false;
	if (kind < 0)
		return conf_fail(n, e, "%s: type is missing", it->key);
	it->kind = (enum item_kind)kind;
	switch (it->kind) {
	case ITEM_POINTS:
		return options_read(n, m, it, e);
	case ITEM_FLAG:
		return conf_num(n, "points", &it->points, e) && conf_flag(n, "zero", &it->zero, e);
	case ITEM_NUMBER:
		return number_limits(n, it, e);
	case ITEM_WORD:
		return word_preset(n, m, it, e);
	}
	return false;
}

static bool
refs_read(const struct conf_node *n, const struct making *m, struct score_item *it, struct err *e)
{
	static const char *const words[] = { "item", "below", NULL };
	const struct conf_node *list = conf_get(n, "all_of");

	if (conf_get(n, "start") != NULL && !item_ref(n, "start", m, &it->start, e))
		return false;
	if (list == NULL)
		return true;
	if (it->kind != ITEM_FLAG)
		return conf_fail(list, e, "%s: only a flag has all_of", it->key);
	it->nbelow = (size_t)conf_count(list);
	it->below = arena_array(m->r->a, struct score_below, it->nbelow + 1);
	for (size_t i = 0; i < it->nbelow; i++) {
		const struct conf_node *row = conf_at(list, (int)i);

		if (!conf_only(row, words, e) || !item_ref(row, "item", m, &it->below[i].item, e)
		    || !number(row, "below", &it->below[i].below, e))
			return false;
		if (m->in->item[it->below[i].item].kind != ITEM_NUMBER)
			return conf_fail(row, e, "%s: all_of compares numbers", it->key);
	}
	return true;
}

/* Items of an instrument that stands before this one in the file. */
static bool
items_borrowed(const struct conf_node *n, const struct making *m, struct err *e)
{
	const char *from = "";
	struct texts keys = { 0 };
	const struct instrument *other;

	if (!conf_text(n, "items_from", m->r->a, &from, e)
	    || !entry_texts(n, "items", m->r, &keys, e))
		return false;
	if ((other = instrument_find(m->done, from)) == NULL)
		return conf_fail(n, e, "items_from: no instrument \"%s\" stands before this", from);
	m->in->nitem = keys.n;
	m->in->item = arena_array(m->r->a, struct score_item, keys.n + 1);
	for (size_t i = 0; i < keys.n; i++) {
		int k = instrument_item(other, keys.at[i]);

		if (k < 0 || other->item[k].nbelow > 0 || other->item[k].start >= 0)
			return conf_fail(n, e, "%s has no item \"%s\" to lend", from, keys.at[i]);
		m->in->item[i] = other->item[k];
	}
	return true;
}

static bool
items_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	const struct conf_node *list;
	size_t count;

	if (conf_get(n, "items_from") != NULL)
		return items_borrowed(n, m, e);
	if (!conf_list(n, "items", &list, e))
		return false;
	count = (size_t)conf_count(list);
	m->in->item = arena_array(m->r->a, struct score_item, count + 1);
	for (size_t i = 0; i < count; i++) {
		if (!item_read(conf_at(list, (int)i), m, &m->in->item[i], e))
			return false;
		if (instrument_item(m->in, m->in->item[i].key) >= 0)
			return conf_fail(
			    conf_at(list, (int)i), e, "item \"%s\" twice", m->in->item[i].key);
		m->in->nitem = i + 1;
	}
	for (size_t i = 0; i < count; i++)
		if (!refs_read(conf_at(list, (int)i), m, &m->in->item[i], e))
			return false;
	return true;
}

static bool
weight_read(
    const struct conf_node *n, const struct making *m, struct score_weight *w, struct err *e)
{
	static const char *const words[] = { "item", "from", "to", "weight", NULL };

	if (!conf_only(n, words, e) || !item_ref(n, "item", m, &w->item, e)
	    || !number(n, "from", &w->from, e) || !number(n, "to", &w->to, e)
	    || !number(n, "weight", &w->weight, e))
		return false;
	return w->from < w->to || conf_fail(n, e, "from must be below to");
}

static bool
bands_read(const struct conf_node *list, const struct making *m, struct score_band **out,
    size_t *nout, struct err *e)
{
	static const char *const words[] = { "from", "points", "word", "method", NULL };
	size_t n = list == NULL ? 0 : (size_t)conf_count(list);
	struct score_band *b = arena_array(m->r->a, struct score_band, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct conf_node *row = conf_at(list, (int)i);

		if (!conf_only(row, words, e) || !number(row, "from", &b[i].from, e)
		    || !conf_num(row, "points", &b[i].points, e)
		    || !entry_text(row, "word", m->r, &b[i].word, e)
		    || !entry_text(row, "method", m->r, &b[i].method, e))
			return false;
		if (i > 0 && b[i - 1].from <= b[i].from
		    && (b[i].method == NULL || strcmp(b[i].method, b[i - 1].method) == 0))
			return conf_fail(row, e, "the highest band comes first");
	}
	*out = b;
	*nout = n;
	return true;
}

static bool
part_read(const struct conf_node *n, const struct making *m, struct score_part *p, struct err *e)
{
	static const char *const words[] = { "name", "method", "weights", "factor", "cap", "sum",
		"bands", NULL };
	const struct conf_node *weights = conf_get(n, "weights");
	struct texts sum = { 0 };

	p->factor = 1;
	p->cap = INFINITY;
	if (!conf_only(n, words, e) || !conf_text(n, "name", m->r->a, &p->name, e)
	    || !entry_text(n, "method", m->r, &p->method, e)
	    || !conf_num(n, "factor", &p->factor, e) || !conf_num(n, "cap", &p->cap, e)
	    || !entry_texts(n, "sum", m->r, &sum, e)
	    || !bands_read(conf_get(n, "bands"), m, &p->band, &p->nband, e))
		return false;
	p->nweight = (size_t)entry_count(n, "weights");
	p->weight = arena_array(m->r->a, struct score_weight, p->nweight + 1);
	for (size_t i = 0; i < p->nweight; i++)
		if (!weight_read(conf_at(weights, (int)i), m, &p->weight[i], e))
			return false;
	p->nsum = sum.n;
	p->sum = arena_array(m->r->a, int, sum.n + 1);
	for (size_t i = 0; i < sum.n; i++)
		if ((p->sum[i] = instrument_item(m->in, sum.at[i])) < 0)
			return conf_fail(n, e, "%s has no item \"%s\"", m->in->id, sum.at[i]);
	if ((p->nweight > 0) == (p->nsum > 0) || (p->nsum > 0) != (p->nband > 0))
		return conf_fail(n, e, "%s needs either weights, or sum and bands", p->name);
	return true;
}

static bool
parts_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	const struct conf_node *list = conf_get(n, "parts");

	m->in->npart = (size_t)entry_count(n, "parts");
	m->in->part = arena_array(m->r->a, struct score_part, m->in->npart + 1);
	for (size_t i = 0; i < m->in->npart; i++)
		if (!part_read(conf_at(list, (int)i), m, &m->in->part[i], e))
			return false;
	return true;
}

static bool
norms_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "sex", "from", "to", "below", "word", "other", NULL };
	const struct conf_node *list = conf_get(n, "norms");
	struct score_norm *norm;

	m->in->nnorm = (size_t)entry_count(n, "norms");
	m->in->norm = norm = arena_array(m->r->a, struct score_norm, m->in->nnorm + 1);
	for (size_t i = 0; i < m->in->nnorm; i++) {
		const struct conf_node *row = conf_at(list, (int)i);

		if (!conf_only(row, words, e) || !conf_text(row, "sex", m->r->a, &norm[i].sex, e)
		    || !entry_int(row, "from", &norm[i].from, e)
		    || !entry_int(row, "to", &norm[i].to, e)
		    || !number(row, "below", &norm[i].below, e)
		    || !conf_text(row, "word", m->r->a, &norm[i].word, e)
		    || !conf_text(row, "other", m->r->a, &norm[i].other, e))
			return false;
		if (norm[i].from > norm[i].to)
			return conf_fail(row, e, "from must not be above to");
	}
	if (m->in->nnorm > 0
	    && (instrument_item(m->in, "age") < 0 || instrument_item(m->in, "sex") < 0))
		return conf_fail(n, e, "%s: norms need the items age and sex", m->in->id);
	return true;
}

static bool
flags_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "id", "from", "text", "source", NULL };
	const struct conf_node *list = conf_get(n, "flags");
	struct texts source = { 0 };

	m->in->nflag = (size_t)entry_count(n, "flags");
	m->in->flag = arena_array(m->r->a, struct score_flag, m->in->nflag + 1);
	for (size_t i = 0; i < m->in->nflag; i++) {
		const struct conf_node *row = conf_at(list, (int)i);
		struct score_flag *f = &m->in->flag[i];

		if (!conf_only(row, words, e) || !conf_text(row, "id", m->r->a, &f->id, e)
		    || !conf_text(row, "text", m->r->a, &f->text, e)
		    || !number(row, "from", &f->from, e) || !entry_sources(row, m->r, &source, e))
			return false;
	}
	return true;
}

static bool
changes_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "least", "text", "source", NULL };
	const struct conf_node *list = conf_get(n, "changes");
	struct texts source = { 0 };

	m->in->nchange = (size_t)entry_count(n, "changes");
	m->in->change = arena_array(m->r->a, struct score_change, m->in->nchange + 1);
	for (size_t i = 0; i < m->in->nchange; i++) {
		const struct conf_node *row = conf_at(list, (int)i);
		struct score_change *c = &m->in->change[i];

		if (!conf_only(row, words, e) || !number(row, "least", &c->least, e)
		    || !conf_text(row, "text", m->r->a, &c->text, e)
		    || !entry_sources(row, m->r, &source, e))
			return false;
	}
	return true;
}

/* { name; on; rows = ( { total = 0; is = 100.0; }, ... ) }, one row a whole total from 0. */
static bool
table_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "name", "on", "source", "rows", NULL };
	static const char *const row_words[] = { "total", "is", NULL };
	const struct conf_node *t = conf_get(n, "table"), *rows;
	struct texts source = { 0 };

	if (t == NULL)
		return true;
	if (!conf_only(t, words, e) || !conf_text(t, "name", m->r->a, &m->in->table_name, e)
	    || !conf_flag(t, "on", &m->in->table_on, e) || !entry_sources(t, m->r, &source, e)
	    || !conf_list(t, "rows", &rows, e))
		return false;
	m->in->ntable = (size_t)conf_count(rows);
	m->in->table = arena_array(m->r->a, double, m->in->ntable + 1);
	for (size_t i = 0; i < m->in->ntable; i++) {
		const struct conf_node *row = conf_at(rows, (int)i);
		int total = -1;

		if (!conf_only(row, row_words, e) || !entry_int(row, "total", &total, e)
		    || !number(row, "is", &m->in->table[i], e))
			return false;
		if (total != (int)i)
			return conf_fail(row, e, "total must be %d here", (int)i);
	}
	return true;
}

/* { over; under; scale; power; decimals } */
static bool
ratio_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "over", "under", "scale", "power", "decimals", NULL };
	const struct conf_node *t = conf_get(n, "ratio");

	if (t == NULL)
		return m->in->total != TOTAL_RATIO || conf_fail(n, e, "ratio is missing");
	m->in->scale = m->in->power = 1;
	return conf_only(t, words, e) && item_ref(t, "over", m, &m->in->over, e)
	    && item_ref(t, "under", m, &m->in->under, e) && conf_num(t, "scale", &m->in->scale, e)
	    && conf_num(t, "power", &m->in->power, e)
	    && entry_int(t, "decimals", &m->in->decimals, e);
}

static bool
head_read(const struct conf_node *n, const struct making *m, struct err *e)
{
	static const char *const words[] = { "id", "version", "name", "short", "unit", "per",
		"better", "total", "factor", "cap", "method", "items", "items_from", "parts",
		"grades", "norms", "flags", "changes", "table", "ratio", "licence", "note",
		"source", NULL };
	static const char *const per[] = { "patient", "hip", NULL };
	static const char *const better[] = { "low", "high", NULL };
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
	in->high_is_good = high == 1;
	in->total = (enum score_total)total;
	return instrument_find(m->done, in->id) == NULL
	    || conf_fail(n, e, "instrument \"%s\" twice", in->id);
}

static bool
instrument_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	struct scores *all = out;
	struct instrument in = { .method = -1 };
	struct making m = { .r = r, .in = &in, .done = all };

	if (!head_read(n, &m, e) || !items_read(n, &m, e) || !parts_read(n, &m, e)
	    || !bands_read(conf_get(n, "grades"), &m, &in.grade, &in.ngrade, e)
	    || !norms_read(n, &m, e) || !flags_read(n, &m, e) || !changes_read(n, &m, e)
	    || !table_read(n, &m, e) || !ratio_read(n, &m, e)
	    || (conf_get(n, "method") != NULL && !item_ref(n, "method", &m, &in.method, e)))
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
