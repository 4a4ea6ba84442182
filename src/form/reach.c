#include "form/reach.h"

#include <stdlib.h>

#include "expr/scan.h"

enum { MOST_TRIES = 20000 };

/* The values to try for one name. */
struct tries {
	VEC(struct value) list;
};

static void
try_value(struct tries *t, struct arena *a, struct value v)
{
	for (size_t i = 0; i < t->list.n; i++)
		if (value_same(t->list.at[i], v))
			return;
	*vec_add(a, &t->list) = v;
}

static void
try_literals(struct tries *t, struct arena *a, const char *text, bool numbers)
{
	struct scan s = { .at = text };

	while (scan_next(&s) != SCAN_END) {
		if (s.kind == SCAN_TEXT && !numbers)
			try_value(t, a, TEXT(arena_strn(a, s.from, s.len)));
		for (int by = -1; s.kind == SCAN_NUMBER && numbers && by <= 1; by++)
			try_value(t, a, NUM(strtod(s.from, NULL) + by));
	}
}

static bool
is_allowed(const struct field *f, struct value v)
{
	double n = value_number(v);

	if (f->type == FIELD_DATE)
		return true;
	return (!f->min.is_set || n >= f->min.number) && (!f->max.is_set || n <= f->max.number);
}

static void
try_numbers(struct tries *t, struct arena *a, const struct field *f, const char *text)
{
	struct tries all = { 0 };

	try_literals(&all, a, text, true);
	for (int i = -1; i <= 1; i++)
		try_value(&all, a, NUM(i));
	try_value(&all, a, NUM(1e6));
	if (f->min.is_set && f->type != FIELD_DATE)
		try_value(&all, a, NUM(f->min.number));
	if (f->max.is_set && f->type != FIELD_DATE)
		try_value(&all, a, NUM(f->max.number));
	for (size_t i = 0; i < all.list.n; i++)
		if (is_allowed(f, all.list.at[i]))
			try_value(t, a, all.list.at[i]);
}

static void
try_field(struct tries *t, struct arena *a, const struct field *f, const char *text)
{
	switch (f->type) {
	case FIELD_TRI:
		try_value(t, a, INT(0));
		try_value(t, a, INT(1));
		break;
	case FIELD_CHOICE:
		for (size_t i = 0; i < f->nchoices; i++)
			try_value(t, a,
			    f->choices[i].has_points ? NUM(f->choices[i].points)
						     : TEXT(f->choices[i].code));
		break;
	case FIELD_INT:
	case FIELD_DECIMAL:
	case FIELD_SCALE:
	case FIELD_DATE:
		try_numbers(t, a, f, text);
		break;
	case FIELD_TEXT:
	case FIELD_MEMO:
	case FIELD_MANY:
		try_literals(t, a, text, false);
		try_value(t, a, TEXT("a"));
		break;
	case FIELD_CALC:
		try_numbers(t, a, f, text);
		try_literals(t, a, text, false);
		break;
	case FIELD_REPEAT:
		try_value(t, a, INT(1));
		try_value(t, a, INT(f->rows));
		break;
	case FIELD_INFO:
		break;
	}
	try_value(t, a, NONE);
}

static void
try_name(struct tries *t, struct arena *a, const struct formdef *d, const struct name *n,
    const char *text)
{
	static const struct field any = { .type = FIELD_CALC };

	if (n->kind == NAME_CONTEXT) {
		try_field(t, a, &any, text);
	} else if (n->kind == NAME_CHOICE) {
		try_value(t, a, INT(0));
		try_value(t, a, INT(1));
	} else {
		try_field(t, a, &d->fields[n->index], text);
	}
}

/* The next combination; false after the last. */
static bool
turn_on(const struct tries *t, size_t *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (++at[i] < t[i].list.n)
			return true;
		at[i] = 0;
	}
	return false;
}

bool
reach_true(const struct formdef *d, struct expr *x)
{
	struct arena turn = { 0 };
	const int *uses;
	size_t n = expr_uses(x, &uses), many = 1, *at = arena_array(&turn, size_t, n + 1);
	struct tries *t = arena_array(&turn, struct tries, n + 1);
	struct value *view = arena_array(&turn, struct value, d->nnames + 1);
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		try_name(&t[i], &turn, d, &d->names[uses[i]], expr_text(x));
		many = many > MOST_TRIES ? many : many * t[i].list.n;
	}
	if (many > MOST_TRIES)
		found = true;
	do {
		for (size_t i = 0; i < n; i++)
			view[uses[i]] = t[i].list.at[at[i]];
		found = found || expr_truth(x, view) == TRUTH_YES;
	} while (!found && turn_on(t, at, n));
	arena_clear(&turn);
	return found;
}
