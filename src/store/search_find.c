#include "store/search_find.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"

/* To look a patient up costs as much as to read so many tokens of a range, or to count so
 * many. */
enum { READS_A_LOOK = 4, COUNTS_A_LOOK = 16, FIRST_LOOKS = 64, PAIRS = TERMS * TERMS };

/* A way to the patients: ranges of tokens, and the term that being in one of them settles. */
struct way {
	const char *from[WAYS];
	size_t ranges;
	int settled; /* index of a term; -1: none */
	size_t len;  /* of the word that is looked for */
	int tokens;  /* in the ranges; INT_MAX: too many to count them */
};

/* One token of the shortest way. */
struct candidate {
	int64_t patient;
	int rank;
	unsigned on; /* the other ways that lead to this patient, a bit each */
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

/* Takes the patient in when all terms match but those that are settled, a bit each. */
static bool
consider(struct finding *f, int64_t patient, unsigned settled, struct err *e)
{
	bool all = !is_known(f, patient);

	for (size_t i = 0; i < f->terms->n && all; i++)
		if ((settled >> i & 1u) == 0 && !has(f, patient, &f->terms->at[i], &all, e))
			return false;
	if (all)
		f->id[f->n++] = patient;
	return true;
}

/* A token of that rank settles the term of its way. */
static bool
is_of_part(const struct finding *f, const struct way *w, int64_t rank)
{
	int parity = w->settled < 0 ? -1 : f->terms->at[w->settled].parity;

	return parity < 0 || rank % 2 == parity;
}

static unsigned
settled_by(const struct way *w)
{
	return w->settled < 0 ? 0 : 1u << w->settled;
}

static struct rows *
tokens_from(struct finding *f, const char *from)
{
	return db_read(f->db, Q_SEARCH_RANGE, ARGS(T(from), T(term_below(from, f->a))));
}

/* The end of a reading that went well or did not. */
static bool
end_reading(struct rows *r, bool done, struct err *e)
{
	struct err later;

	return rows_end(r, done ? e : &later) && done;
}

/* Looks the patients of a way up, so many of its tokens at most; *whole tells that all were
 * looked at, or enough were found. */
static bool
walk(struct finding *f, const struct way *w, int looks, bool *whole, struct err *e)
{
	bool done = true, next = true;

	f->n = 0;
	for (size_t i = 0; i < w->ranges && done && next && f->n <= f->limit; i++) {
		struct rows *r = tokens_from(f, w->from[i]);
		int64_t last = 0;

		while (done && f->n <= f->limit && looks-- > 0 && (next = row_next(r))) {
			int64_t patient = row_int(r);

			if (patient == last || !is_of_part(f, w, row_int(r)))
				continue;
			last = patient;
			done = consider(f, patient, settled_by(w), e);
		}
		next = looks >= 0;
		if (!end_reading(r, done, e))
			return false;
	}
	*whole = next || f->n > f->limit;
	return true;
}

static bool
count(struct finding *f, struct way *w, int most, struct err *e)
{
	w->tokens = 0;
	for (size_t i = 0; i < w->ranges; i++) {
		const char *below = term_below(w->from[i], f->a);
		struct rows *r = db_read(
		    f->db, Q_SEARCH_COUNT, ARGS(T(w->from[i]), T(below), I(most - w->tokens)));

		if (row_next(r))
			w->tokens += (int)row_int(r);
		if (!rows_end(r, e))
			return false;
	}
	if (w->tokens >= most)
		w->tokens = INT_MAX;
	return true;
}

static int
by_patient(const void *x, const void *y)
{
	const struct candidate *a = *(struct candidate *const *)x;
	const struct candidate *b = *(struct candidate *const *)y;

	return (a->patient > b->patient) - (a->patient < b->patient);
}

struct candidates {
	VEC(struct candidate) at;
	struct candidate **sorted; /* by patient */
};

static bool
collect(struct finding *f, const struct way *w, struct candidates *out, struct err *e)
{
	for (size_t i = 0; i < w->ranges; i++) {
		struct rows *r = tokens_from(f, w->from[i]);

		while (row_next(r)) {
			int64_t patient = row_int(r);

			*vec_add(f->a, &out->at) =
			    (struct candidate){ patient, (int)row_int(r), 0 };
		}
		if (!rows_end(r, e))
			return false;
	}
	out->sorted = arena_array(f->a, struct candidate *, out->at.n + 1);
	for (size_t i = 0; i < out->at.n; i++)
		out->sorted[i] = &out->at.at[i];
	if (out->at.n > 0)
		qsort(out->sorted, out->at.n, sizeof(out->sorted[0]), by_patient);
	return true;
}

static void
mark(const struct candidates *c, int64_t patient, unsigned bit)
{
	size_t lo = 0, hi = c->at.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->sorted[mid]->patient < patient)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < c->at.n && c->sorted[lo]->patient == patient; lo++)
		c->sorted[lo]->on |= bit;
}

/* Marks those to whom this way leads, too. */
static bool
cross(
    struct finding *f, const struct way *w, const struct candidates *c, unsigned bit, struct err *e)
{
	for (size_t i = 0; i < w->ranges; i++) {
		struct rows *r = tokens_from(f, w->from[i]);

		while (row_next(r)) {
			int64_t patient = row_int(r);

			if (is_of_part(f, w, row_int(r)))
				mark(c, patient, bit);
		}
		if (!rows_end(r, e))
			return false;
	}
	return true;
}

static int
on_all(const struct candidates *c, unsigned ways)
{
	int n = 0;

	for (size_t i = 0; i < c->at.n; i++)
		n += c->at.at[i].on == ways;
	return n;
}

/* The shortest way but those, a bit each; n when the length of no other is known. */
static size_t
shortest(const struct way *way, size_t n, unsigned except)
{
	size_t best = n;
	int tokens = INT_MAX;

	for (size_t i = 0; i < n; i++)
		if ((except >> i & 1u) == 0 && way[i].tokens < tokens) {
			tokens = way[i].tokens;
			best = i;
		}
	return best;
}

/* Those on the shortest way who are on the others, as long as to read one more of them costs
 * less than to look up who is left. */
static bool
meet(struct finding *f, const struct way *way, size_t n, struct err *e)
{
	const struct way *first = &way[shortest(way, n, 0)];
	unsigned read = 1u << (first - way), on = 0, settled = settled_by(first);
	struct candidates c = { 0 };

	if (!collect(f, first, &c, e))
		return false;
	for (size_t i; read != (1u << n) - 1; settled |= settled_by(&way[i])) {
		i = shortest(way, n, read);
		if (i == n || way[i].tokens / READS_A_LOOK >= on_all(&c, on))
			break;
		if (!cross(f, &way[i], &c, 1u << i, e))
			return false;
		read |= 1u << i;
		on |= 1u << i;
	}
	f->n = 0;
	for (size_t i = 0; i < c.at.n && f->n <= f->limit; i++)
		if (c.at.at[i].on == on && is_of_part(f, first, c.at.at[i].rank)
		    && !consider(f, c.at.at[i].patient, settled, e))
			return false;
	return true;
}

static int
by_length(const void *x, const void *y)
{
	const struct way *a = x, *b = y;

	if (a->len != b->len)
		return a->len > b->len ? -1 : 1;
	return strcmp(a->from[0], b->from[0]);
}

/* One word of a name may begin like both. */
static bool
may_be_one(const char *x, const char *y)
{
	return strncmp(x, y, strlen(x)) == 0 || strncmp(x, y, strlen(y)) == 0;
}

/* Two words of a name lead to those whose other word begins with the same
 * letter: far fewer than either word alone.  The longer word comes first. */
static size_t
pairs(struct finding *f, struct way out[PAIRS])
{
	const struct terms *t = f->terms;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->n; j++) {
			const struct search_word *other = &t->at[i], *word = &t->at[j];

			if (i == j || !other->letters || !word->letters
			    || may_be_one(other->way[0], word->way[0]))
				continue;
			out[n++] = (struct way){
				.from = { text_fmt(f->a, " %c%s", other->way[0][0], word->way[0]) },
				.ranges = 1,
				.settled = word->parity < 0 ? (int)j : -1,
				.len = word->len,
			};
		}
	if (n > 0)
		qsort(out, n, sizeof(out[0]), by_length);
	return n;
}

/* The terms that no pair leads to, each by itself; the one that few are likely to have first. */
static size_t
singles(struct finding *f, bool paired, struct way *out)
{
	const struct terms *t = f->terms;
	size_t n = 0, best = 0;
	int width = INT_MAX;

	for (size_t i = 0; i < t->n; i++) {
		if (paired && t->at[i].letters)
			continue;
		out[n] = (struct way){ .ranges = t->at[i].ways, .settled = (int)i };
		memcpy(out[n].from, t->at[i].way, sizeof(out[n].from));
		if (term_width(&t->at[i]) < width) {
			width = term_width(&t->at[i]);
			best = n;
		}
		n++;
	}
	if (best > 0) {
		struct way first = out[best];

		out[best] = out[0];
		out[0] = first;
	}
	return n;
}

/* Nobody knows which of the ways is short, or soon leads to enough: each gets a little, then
 * more, until enough are found or the end of one is known. */
bool
search_find(struct finding *f, struct err *e)
{
	enum { BITS = 31 };
	struct way way[PAIRS];
	size_t n = pairs(f, way);
	bool whole = false;

	n += singles(f, n > 0, way + n);
	n = n > BITS ? BITS : n;
	if (n == 1)
		return walk(f, &way[0], INT_MAX, &whole, e);
	for (int looks = n > 2 ? FIRST_LOOKS : 2 * FIRST_LOOKS; looks < INT_MAX / COUNTS_A_LOOK / 4;
	     looks *= 4) {
		for (size_t i = 0; i < n; i++)
			if (!walk(f, &way[i], looks / (int)n, &whole, e) || whole)
				return whole;
		for (size_t i = 0; i < n; i++)
			if (!count(f, &way[i], looks * COUNTS_A_LOOK, e))
				return false;
		if (shortest(way, n, 0) < n)
			return meet(f, way, n, e);
	}
	return walk(f, &way[0], INT_MAX, &whole, e);
}
