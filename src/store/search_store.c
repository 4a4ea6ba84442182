#include "store/search_store.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/search_term.h"
#include "store/token.h"

enum { LIMIT = 100 };

/* What is being found: ids in the order of their tokens. */
struct finding {
	struct db *db;
	const struct terms *terms;
	struct arena *a;
	int64_t id[LIMIT + 1];
	size_t n, limit;
};

static bool
has(struct finding *f, int64_t patient, const struct search_word *t, bool *out, struct err *e)
{
	*out = false;
	for (size_t i = 0; i < t->ways && !*out; i++) {
		struct rows *r = db_read(f->db, Q_SEARCH_HAS,
		    ARGS(I(patient), T(t->way[i]), T(t->below[i]), I(t->parity)));

		*out = row_next(r);
		if (!rows_end(r, e))
			return false;
	}
	return true;
}

static bool
is_known(const struct finding *f, int64_t patient)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->id[i] == patient)
			return true;
	return false;
}

/* Do all terms but one match, which the range of tokens has settled? */
static bool
fits(
    struct finding *f, int64_t patient, const struct search_word *settled, bool *out, struct err *e)
{
	*out = true;
	for (size_t i = 0; i < f->terms->n && *out; i++)
		if (&f->terms->at[i] != settled && !has(f, patient, &f->terms->at[i], out, e))
			return false;
	return true;
}

/* The patients with a token that begins so, looking at `budget` tokens at most;
 * *whole tells that all were seen, or enough were found. */
static bool
walk(struct finding *f, const char *from, const struct search_word *settled, int budget,
    bool *whole, struct err *e)
{
	struct rows *r = db_read(f->db, Q_SEARCH_RANGE, ARGS(T(from), T(term_below(from, f->a))));
	int64_t last = 0;
	bool done = true, next = false;

	while (done && f->n <= f->limit && budget-- > 0 && (next = row_next(r))) {
		int64_t patient = row_int(r), rank = row_int(r);
		bool all;

		if (patient == last || is_known(f, patient)
		    || (settled != NULL && settled->parity >= 0 && rank % 2 != settled->parity))
			continue;
		last = patient;
		done = fits(f, patient, settled, &all, e);
		if (done && all)
			f->id[f->n++] = patient;
	}
	*whole = !next || f->n > f->limit;
	if (!done) {
		struct err later;

		(void)!rows_end(r, &later);
		return false;
	}
	return rows_end(r, e);
}

/* A way to the patients: a range of tokens, and the term that it settles. */
struct driver {
	const char *from;
	const struct search_word *settled; /* NULL: none */
	size_t len;
};

static int
longer(const void *x, const void *y)
{
	const struct driver *a = x, *b = y;

	if (a->len != b->len)
		return a->len > b->len ? -1 : 1;
	return strcmp(a->from, b->from);
}

/* Two words of a name lead to those whose other word begins with the same
 * letter: far fewer than either word alone.  The longer word comes first. */
static size_t
drivers_of(struct finding *f, struct driver out[TERMS * TERMS])
{
	const struct terms *t = f->terms;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->n; j++) {
			const struct search_word *other = &t->at[i], *word = &t->at[j];

			if (i == j || !other->letters || !word->letters)
				continue;
			out[n++] = (struct driver){
				.from = text_fmt(f->a, " %c%s", other->way[0][0], word->way[0]),
				.settled = word->parity < 0 ? word : NULL,
				.len = word->len,
			};
		}
	if (n > 0)
		qsort(out, n, sizeof(out[0]), longer);
	return n;
}

static const struct search_word *
narrowest(const struct terms *t)
{
	const struct search_word *best = &t->at[0];

	for (size_t i = 1; i < t->n; i++)
		if (term_width(&t->at[i]) < term_width(best))
			best = &t->at[i];
	return best;
}

/* Nobody knows which of the ways is short: each gets a little, then more. */
static bool
find(struct finding *f, struct err *e)
{
	struct driver way[TERMS * TERMS];
	const struct search_word *best = narrowest(f->terms);
	size_t n = best->letters ? drivers_of(f, way) : 0;
	bool whole = false;

	for (int budget = 100; n > 0 && !whole;
	     budget = budget > INT_MAX / 8 ? INT_MAX : budget * 8)
		for (size_t i = 0; i < n && !whole; i++) {
			f->n = 0;
			if (!walk(f, way[i].from, way[i].settled, budget, &whole, e))
				return false;
		}
	for (size_t i = 0; n == 0 && i < best->ways; i++)
		if (!walk(f, best->way[i], best, INT_MAX, &whole, e))
			return false;
	return true;
}

static void
read_found(struct rows *r, struct arena *a, struct found *p)
{
	p->id = row_int(r);
	p->shown = row_text(r, a);
	p->latin = row_text(r, a);
	p->number = row_text(r, a);
	p->born = row_day(r);
	p->born_estimated = row_int(r) != 0;
	p->sensitive = row_int(r) != 0;
	p->state = row_text(r, a);
	p->last_seen = row_day(r);
	p->right = row_text(r, a);
	p->left = row_text(r, a);
}

bool
search_rows(struct db *db, const int64_t *id, size_t n, int today, struct arena *a,
    struct hits *out, struct err *e)
{
	struct text ids = { .a = a };
	struct rows *r;

	text_add(&ids, "[");
	for (size_t i = 0; i < n; i++)
		text_addf(&ids, "%s%" PRId64, i == 0 ? "" : ",", id[i]);
	text_add(&ids, "]");
	r = db_read(db, Q_SEARCH_ROWS, ARGS(T(text_get(&ids)), I(today)));
	while (row_next(r))
		read_found(r, a, vec_add(a, &out->row));
	return rows_end(r, e);
}

bool
search_patients(struct db *db, struct fold *f, const struct search_for *s, struct arena *a,
    struct hits *out, struct err *e)
{
	struct terms terms;
	struct finding found = { .db = db, .terms = &terms, .a = a };

	*out = (struct hits){ 0 };
	found.limit = (size_t)(s->limit < 1 ? 1 : s->limit > LIMIT ? LIMIT : s->limit);
	terms_of(s, f, a, &terms);
	out->hint = terms.hint;
	out->too_short = terms.n == 0;
	if (terms.n == 0)
		return true;
	if (!find(&found, e))
		return false;
	out->more = found.n > found.limit;
	return search_rows(db, found.id, out->more ? found.limit : found.n, s->today, a, out, e);
}
