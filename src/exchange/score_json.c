#include "exchange/score_json.h"

#include <math.h>

#include <jansson.h>

#include "base/text.h"

static bool
value_of(
    const json_t *j, const struct score_item *it, struct arena *a, struct value *out, struct err *e)
{
	switch (json_typeof(j)) {
	case JSON_NULL:
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		*out = INT(json_is_true(j));
		return it->kind == ITEM_FLAG
		    || err_field(e, ERR_INPUT, it->key, "%s: true or false is no answer", it->key);
	case JSON_INTEGER:
	case JSON_REAL:
		*out = NUM(json_number_value(j));
		return it->kind == ITEM_POINTS || it->kind == ITEM_NUMBER
		    || err_field(e, ERR_INPUT, it->key, "%s: a number is no answer", it->key);
	case JSON_STRING:
		*out = TEXT(arena_str(a, json_string_value(j)));
		return it->kind == ITEM_WORD
		    || err_field(e, ERR_INPUT, it->key, "%s: a text is no answer", it->key);
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return err_field(e, ERR_INPUT, it->key, "%s: one value is wanted", it->key);
}

static bool
answers_of(
    json_t *set, const struct instrument *in, struct arena *a, struct value *out, struct err *e)
{
	const char *key;
	json_t *j;

	if (!json_is_object(set))
		return err_set(
		    e, ERR_INPUT, "one answer set is wanted: an object of items of %s", in->id);
	json_object_foreach(set, key, j)
	{
		int i = instrument_item(in, key);

		if (i < 0)
			return err_field(
			    e, ERR_INPUT, key, "%.60s: %s has no such item", key, in->id);
		if (!value_of(j, &in->item[i], a, &out[i], e))
			return false;
	}
	return true;
}

bool
score_json_read(const char *json, const struct instrument *in, struct arena *a, struct value **out,
    struct err *e)
{
	json_error_t why;
	json_t *set = json_loads(json, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
	bool done;

	if (set == NULL)
		return err_set(e, ERR_INPUT, "line %d, column %d: this is no JSON: %s", why.line,
		    why.column, why.text);
	*out = arena_array(a, struct value, in->nitem + 1);
	done = answers_of(set, in, a, *out, e);
	json_decref(set);
	return done;
}

/* To 3 decimals; null when not known. */
static json_t *
number(double x)
{
	return isnan(x) ? json_null() : json_real(round(x * 1000) / 1000);
}

static json_t *
words(const struct texts *t)
{
	json_t *list = json_array();

	for (size_t i = 0; i < t->n; i++)
		json_array_append_new(list, json_string(t->at[i]));
	return list;
}

static int
collect(const char *s, size_t n, void *text)
{
	text_addn(text, s, n);
	return 0;
}

const char *
score_json_text(const struct score *s, struct arena *a)
{
	struct text out = { .a = a };
	json_t *o = json_object();

	if (s->of->total != TOTAL_NONE)
		json_object_set_new(o, "total", number(s->total));
	for (size_t i = 0; i < s->nresult; i++)
		json_object_set_new(o, s->result[i].name, number(s->result[i].value));
	if (s->of->ngrade + s->of->nnorm > 0)
		json_object_set_new(
		    o, "grade", s->grade == NULL ? json_null() : json_string(s->grade));
	if (s->of->nflag > 0)
		json_object_set_new(o, "flags", words(&s->flags));
	json_object_set_new(o, "missing", words(&s->missing));
	json_dump_callback(
	    o, collect, &out, JSON_COMPACT | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(12));
	json_decref(o);
	return text_get(&out);
}
