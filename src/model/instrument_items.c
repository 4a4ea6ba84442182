/* instrument_items - what an instrument asks: questions, their options and their limits. */
#include <string.h>

#include "conf/conf.h"
#include "model/instrument_read.h"

static bool
option_read(const struct conf_node *n, const struct instrument_reader *m, struct score_item *it,
    size_t i, struct err *e)
{
	static const char *const words[] = { "value", "word", "label", NULL };
	bool points = it->kind == ITEM_POINTS;

	if (!conf_only(n, words, e) || !conf_text(n, "label", m->r->a, &it->option[i].label, e))
		return false;
	if (points && !number_in(n, "value", &it->option[i].value, e))
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
options_read(const struct conf_node *n, const struct instrument_reader *m, struct score_item *it,
    struct err *e)
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
	if (!number_in(n, "min", &it->min, e) || !number_in(n, "max", &it->max, e)
	    || !conf_num(n, "step", &it->step, e) || !conf_flag(n, "adds", &it->adds, e)
	    || !conf_flag(n, "shown", &it->shown, e))
		return false;
	if (!(it->step > 0) || it->min > it->max)
		return conf_fail(n, e, "%s: min is above max, or step is not above 0", it->key);
	return true;
}

static bool
word_preset(const struct conf_node *n, const struct instrument_reader *m, struct score_item *it,
    struct err *e)
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
item_read(const struct conf_node *n, const struct instrument_reader *m, struct score_item *it,
    struct err *e)
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
refs_read(const struct conf_node *n, const struct instrument_reader *m, struct score_item *it,
    struct err *e)
{
	static const char *const words[] = { "item", "below", NULL };
	const struct conf_node *list = conf_get(n, "all_of");

	if (conf_get(n, "start") != NULL && !item_in(n, "start", m, &it->start, e))
		return false;
	if (list == NULL)
		return true;
	if (it->kind != ITEM_FLAG)
		return conf_fail(list, e, "%s: only a flag has all_of", it->key);
	it->nbelow = (size_t)conf_count(list);
	it->below = arena_array(m->r->a, struct score_below, it->nbelow + 1);
	for (size_t i = 0; i < it->nbelow; i++) {
		const struct conf_node *row = conf_at(list, (int)i);

		if (!conf_only(row, words, e) || !item_in(row, "item", m, &it->below[i].item, e)
		    || !number_in(row, "below", &it->below[i].below, e))
			return false;
		if (m->in->item[it->below[i].item].kind != ITEM_NUMBER)
			return conf_fail(row, e, "%s: all_of compares numbers", it->key);
	}
	return true;
}

/* Items of an instrument that stands before this one in the file. */
static bool
items_borrowed(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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

bool
instrument_items(const struct conf_node *n, const struct instrument_reader *m, struct err *e)
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
