#include "model/score.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* Weights like 0.6 are no exact doubles; points are compared and given on this grid, far
 * finer than any instrument counts. */
static double
settled(double x)
{
	return round(x * 1e9) / 1e9;
}

static bool
same(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static bool
not_option(const struct score_item *it, const char *given, struct err *e)
{
	struct arena tmp = { 0 };
	struct text all = { .a = &tmp };

	for (size_t i = 0; i < it->noption; i++)
		if (it->kind == ITEM_POINTS)
			text_addf(&all, "%s%g", i == 0 ? "" : ", ", it->option[i].value);
		else
			text_addf(&all, "%s%s", i == 0 ? "" : ", ", it->option[i].word);
	err_field(e, ERR_INPUT, it->key, "%s: %s is none of %s", it->key, given, text_get(&all));
	arena_clear(&tmp);
	return false;
}

static bool
points_check(const struct score_item *it, double x, struct err *e)
{
	struct arena tmp = { 0 };
	bool found = false;

	for (size_t i = 0; i < it->noption; i++)
		found = found || same(it->option[i].value, x);
	if (!found)
		not_option(it, isnan(x) ? "this" : text_fmt(&tmp, "%g", x), e);
	arena_clear(&tmp);
	return found;
}

static bool
number_check(const struct score_item *it, double x, struct err *e)
{
	double steps = x / it->step;

	if (!(x >= it->min && x <= it->max))
		return err_field(e, ERR_INPUT, it->key, "%s: %g is not within %g to %g%s%s",
		    it->key, x, it->min, it->max, it->unit == NULL ? "" : " ",
		    it->unit == NULL ? "" : it->unit);
	if (!(fabs(steps - round(steps)) < 1e-6))
		return err_field(
		    e, ERR_INPUT, it->key, "%s: %g is not in steps of %g", it->key, x, it->step);
	return true;
}

static bool
word_check(const struct score_item *it, struct value v, struct err *e)
{
	if (v.type != VALUE_TEXT)
		return not_option(it, "this", e);
	for (size_t i = 0; i < it->noption; i++)
		if (strcmp(it->option[i].word, v.u.s) == 0)
			return true;
	return not_option(it, v.u.s, e);
}

bool
score_check(const struct score_item *item, struct value v, struct err *e)
{
	double x = value_number(v);

	if (v.type == VALUE_NONE)
		return true;
	switch (item->kind) {
	case ITEM_POINTS:
		return points_check(item, x, e);
	case ITEM_FLAG:
		return (v.type == VALUE_INT && (v.u.i == 0 || v.u.i == 1))
		    || err_field(e, ERR_INPUT, item->key, "%s: must be yes or no", item->key);
	case ITEM_NUMBER:
		return number_check(item, x, e);
	case ITEM_WORD:
		return word_check(item, v, e);
	}
	return false;
}

/* One answer set being scored. */
struct scoring {
	const struct instrument *in;
	struct value *v; /* answers, with presets and derived flags filled in */
	const char *method;
	struct arena *a;
};

static bool
of_method(const struct scoring *s, const char *method)
{
	return method == NULL || (s->method != NULL && strcmp(method, s->method) == 0);
}

/* A flag from its measures: one that is not below decides, all are needed for yes. */
static struct value
derived(const struct scoring *s, const struct score_item *it, const char **why)
{
	bool all = it->nbelow > 0;

	*why = "";
	for (size_t i = 0; i < it->nbelow; i++) {
		double x = value_number(s->v[it->below[i].item]);

		if (x >= it->below[i].below) {
			*why = s->in->item[it->below[i].item].key;
			return INT(0);
		}
		all = all && !isnan(x);
	}
	return all ? INT(1) : NONE;
}

static bool
flags_derive(const struct scoring *s, struct err *e)
{
	for (size_t i = 0; i < s->in->nitem; i++) {
		const struct score_item *it = &s->in->item[i];
		const char *why;
		struct value d;

		if (it->nbelow == 0 || (d = derived(s, it, &why)).type == VALUE_NONE)
			continue;
		if (s->v[i].type == VALUE_NONE)
			s->v[i] = d;
		if (s->v[i].u.i != d.u.i)
			return err_field(e, ERR_INPUT, it->key, "%s: %s does not agree with %s",
			    it->key, s->v[i].u.i ? "yes" : "no",
			    *why != '\0' ? why : "the measures given for it");
	}
	return true;
}

/* The part cannot be computed without the item. */
static bool
part_needs(const struct score_part *p, int item)
{
	for (size_t i = 0; i < p->nweight; i++)
		if (p->weight[i].item == item)
			return true;
	for (size_t i = 0; i < p->nsum; i++)
		if (p->sum[i] == item)
			return true;
	return false;
}

static void
missing_find(const struct scoring *s, struct score *out)
{
	out->missing.at = arena_array(s->a, const char *, s->in->nitem + 1);
	for (size_t i = 0; i < s->in->nitem; i++) {
		bool need = s->in->item[i].must;

		for (size_t k = 0; k < s->in->npart; k++)
			need = need
			    || (of_method(s, s->in->part[k].method)
				&& part_needs(&s->in->part[k], (int)i));
		if (need && s->v[i].type == VALUE_NONE)
			out->missing.at[out->missing.n++] = s->in->item[i].key;
	}
}

static double
clamp(double x, double from, double to)
{
	return x < from ? from : x > to ? to : x;
}

/* Where the arc of an item begins: motion is counted from there; -INFINITY when the
 * instrument does not ask or nobody said. */
static double
arc_start(const struct scoring *s, int item)
{
	int start = s->in->item[item].start;

	return start < 0 || s->v[start].type == VALUE_NONE ? -INFINITY : value_number(s->v[start]);
}

/* No arc ends before it begins. */
static bool
arcs_check(const struct scoring *s, struct err *e)
{
	for (size_t i = 0; i < s->in->nitem; i++) {
		double start = arc_start(s, (int)i), end = value_number(s->v[i]);

		if (start > end)
			return err_field(e, ERR_INPUT, s->in->item[i].key,
			    "%s: %g is less than %s %g", s->in->item[i].key, end,
			    s->in->item[s->in->item[i].start].key, start);
	}
	return true;
}

/* NAN when an item is missing. */
static double
weighted(const struct scoring *s, const struct score_part *p)
{
	double sum = 0;

	for (size_t i = 0; i < p->nweight; i++) {
		const struct score_weight *w = &p->weight[i];
		double end = value_number(s->v[w->item]);

		if (isnan(end))
			return NAN;
		sum += w->weight
		    * (clamp(end, w->from, w->to) - clamp(arc_start(s, w->item), w->from, w->to));
	}
	return settled(fmin(p->cap, sum * p->factor));
}

/* The band that x falls into; NULL when none. */
static const struct score_band *
band_of(const struct scoring *s, const struct score_band *b, size_t n, double x)
{
	for (size_t i = 0; i < n; i++)
		if (of_method(s, b[i].method) && x >= b[i].from)
			return &b[i];
	return NULL;
}

static double
banded(const struct scoring *s, const struct score_part *p)
{
	const struct score_band *b;
	double sum = 0;

	for (size_t i = 0; i < p->nsum; i++)
		sum += value_number(s->v[p->sum[i]]) - fmax(0, arc_start(s, p->sum[i]));
	b = band_of(s, p->band, p->nband, sum);
	return b == NULL ? NAN : b->points;
}

static void
result_add(struct score *out, const char *name, double value)
{
	out->result[out->nresult++] = (struct score_result){ .name = name, .value = value };
}

/* Every part of the method as a result; returns their sum, NAN when one is not known. */
static double
parts_sum(const struct scoring *s, struct score *out)
{
	double sum = 0;

	for (size_t i = 0; i < s->in->npart; i++) {
		const struct score_part *p = &s->in->part[i];
		double x;

		if (!of_method(s, p->method))
			continue;
		x = p->nweight > 0 ? weighted(s, p) : banded(s, p);
		result_add(out, p->name, x);
		sum += x;
	}
	return sum;
}

static double
items_sum(const struct scoring *s)
{
	double sum = 0;

	for (size_t i = 0; i < s->in->nitem; i++) {
		const struct score_item *it = &s->in->item[i];
		double x = value_number(s->v[i]);

		if (it->kind == ITEM_POINTS || (it->kind == ITEM_NUMBER && it->adds))
			sum += x;
		else if (it->kind == ITEM_FLAG)
			sum += isnan(x) ? 0 : x * it->points;
	}
	for (size_t i = 0; i < s->in->nitem; i++)
		if (s->in->item[i].zero && value_number(s->v[i]) > 0)
			return 0;
	return sum;
}

static double
ratio(const struct scoring *s)
{
	const struct instrument *in = s->in;
	double over = value_number(s->v[in->over]), under = value_number(s->v[in->under]);
	double fine = pow(10, in->decimals);

	return round(over / pow(under * in->scale, in->power) * fine) / fine;
}

static double
total(const struct scoring *s, const struct score *out, double parts)
{
	if (out->missing.n > 0 || s->in->total == TOTAL_NONE)
		return NAN;
	if (s->in->total == TOTAL_RATIO)
		return ratio(s);
	return settled(fmin(s->in->cap, (items_sum(s) + parts) * s->in->factor));
}

static const char *
norm_word(const struct scoring *s, double x)
{
	double age;
	struct value sex;

	if (s->in->nnorm == 0)
		return NULL;
	age = value_number(s->v[instrument_item(s->in, "age")]);
	sex = s->v[instrument_item(s->in, "sex")];
	for (size_t i = 0; i < s->in->nnorm && sex.type == VALUE_TEXT; i++) {
		const struct score_norm *n = &s->in->norm[i];

		if (strcmp(n->sex, sex.u.s) == 0 && age >= n->from && age <= n->to)
			return x < n->below ? n->word : n->other;
	}
	return NULL;
}

/* What is said about a total that is known. */
static void
judge(const struct scoring *s, struct score *out)
{
	const struct instrument *in = s->in;
	const struct score_band *b = band_of(s, in->grade, in->ngrade, out->total);

	out->grade = b != NULL ? b->word : norm_word(s, out->total);
	out->flags.at = arena_array(s->a, const char *, in->nflag + 1);
	for (size_t i = 0; i < in->nflag; i++)
		if (out->total >= in->flag[i].from)
			out->flags.at[out->flags.n++] = in->flag[i].id;
}

static double
table_value(const struct instrument *in, double x)
{
	return in->table_on && x >= 0 && x < (double)in->ntable ? in->table[(size_t)x] : NAN;
}

static void
results_shown(const struct scoring *s, struct score *out)
{
	for (size_t i = 0; i < s->in->nitem; i++)
		if (s->in->item[i].shown)
			result_add(out, s->in->item[i].key, value_number(s->v[i]));
	if (s->in->table_name != NULL)
		result_add(out, s->in->table_name, table_value(s->in, out->total));
}

static bool
prepare(struct scoring *s, const struct value *answer, struct err *e)
{
	s->v = arena_array(s->a, struct value, s->in->nitem + 1);
	for (size_t i = 0; i < s->in->nitem; i++) {
		const struct score_item *it = &s->in->item[i];

		if (!score_check(it, answer[i], e))
			return false;
		s->v[i] = answer[i];
		if (answer[i].type == VALUE_NONE && it->preset != NULL)
			s->v[i] = TEXT(it->preset);
	}
	if (s->in->method >= 0 && s->v[s->in->method].type == VALUE_TEXT)
		s->method = s->v[s->in->method].u.s;
	return arcs_check(s, e) && flags_derive(s, e);
}

bool
score_of(const struct instrument *in, const struct value *answer, struct arena *a,
    struct score *out, struct err *e)
{
	struct scoring s = { .in = in, .a = a };
	double parts;

	*out = (struct score){ .of = in, .total = NAN };
	if (!prepare(&s, answer, e))
		return false;
	out->series = text_fmt(a, "%s %d%s%s", in->id, in->version, s.method == NULL ? "" : " ",
	    s.method == NULL ? "" : s.method);
	out->result = arena_array(a, struct score_result, in->npart + in->nitem + 1);
	missing_find(&s, out);
	parts = parts_sum(&s, out);
	out->total = total(&s, out, parts);
	if (!isnan(out->total))
		judge(&s, out);
	results_shown(&s, out);
	return true;
}
