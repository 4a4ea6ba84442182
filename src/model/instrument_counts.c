/* instrument_counts - what an instrument makes of the answers: its parts, their weights and bands,
 * and what a total means. */
#include <math.h>
#include <string.h>

#include "conf/conf.h"
#include "model/instrument_read.h"

static bool
weight_read(const struct conf_node *n, const struct instrument_reader *m, struct score_weight *w,
    struct err *e)
{
	static const char *const words[] = { "item", "from", "to", "weight", NULL };

	if (!conf_only(n, words, e) || !item_in(n, "item", m, &w->item, e)
	    || !number_in(n, "from", &w->from, e) || !number_in(n, "to", &w->to, e)
	    || !number_in(n, "weight", &w->weight, e))
		return false;
	return w->from < w->to || conf_fail(n, e, "from must be below to");
}

static bool
bands_read(const struct conf_node *list, const struct instrument_reader *m, struct score_band **out,
    size_t *nout, struct err *e)
{
	static const char *const words[] = { "from", "points", "word", "method", NULL };
	size_t n = list == NULL ? 0 : (size_t)conf_count(list);
	struct score_band *b = arena_array(m->r->a, struct score_band, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct conf_node *row = conf_at(list, (int)i);

		if (!conf_only(row, words, e) || !number_in(row, "from", &b[i].from, e)
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
part_read(const struct conf_node *n, const struct instrument_reader *m, struct score_part *p,
    struct err *e)
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
parts_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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
norms_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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
		    || !number_in(row, "below", &norm[i].below, e)
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
flags_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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
		    || !number_in(row, "from", &f->from, e)
		    || !entry_sources(row, m->r, &source, e))
			return false;
	}
	return true;
}

static bool
changes_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
{
	static const char *const words[] = { "least", "text", "source", NULL };
	const struct conf_node *list = conf_get(n, "changes");
	struct texts source = { 0 };

	m->in->nchange = (size_t)entry_count(n, "changes");
	m->in->change = arena_array(m->r->a, struct score_change, m->in->nchange + 1);
	for (size_t i = 0; i < m->in->nchange; i++) {
		const struct conf_node *row = conf_at(list, (int)i);
		struct score_change *c = &m->in->change[i];

		if (!conf_only(row, words, e) || !number_in(row, "least", &c->least, e)
		    || !conf_text(row, "text", m->r->a, &c->text, e)
		    || !entry_sources(row, m->r, &source, e))
			return false;
	}
	return true;
}

/* { name; on; rows = ( { total = 0; is = 100.0; }, ... ) }, one row a whole total from 0. */
static bool
table_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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
		    || !number_in(row, "is", &m->in->table[i], e))
			return false;
		if (total != (int)i)
			return conf_fail(row, e, "total must be %d here", (int)i);
	}
	return true;
}

/* { over; under; scale; power; decimals } */
static bool
ratio_read(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
{
	static const char *const words[] = { "over", "under", "scale", "power", "decimals", NULL };
	const struct conf_node *t = conf_get(n, "ratio");

	if (t == NULL)
		return m->in->total != TOTAL_RATIO || conf_fail(n, e, "ratio is missing");
	m->in->scale = m->in->power = 1;
	return conf_only(t, words, e) && item_in(t, "over", m, &m->in->over, e)
	    && item_in(t, "under", m, &m->in->under, e) && conf_num(t, "scale", &m->in->scale, e)
	    && conf_num(t, "power", &m->in->power, e)
	    && entry_int(t, "decimals", &m->in->decimals, e);
}

bool
instrument_counts(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
{
	return parts_read(n, m, e)
	    && bands_read(conf_get(n, "grades"), m, &m->in->grade, &m->in->ngrade, e)
	    && norms_read(n, m, e) && flags_read(n, m, e) && changes_read(n, m, e)
	    && table_read(n, m, e) && ratio_read(n, m, e);
}
