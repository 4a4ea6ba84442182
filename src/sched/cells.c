/* cells - one day as 288 cells of five minutes. */
#include "sched/cells.h"

#include "base/day.h"

/* The cells from..to-1 of word i. */
static uint64_t
mask(int i, int from, int to)
{
	int lo = from - i * 64, hi = to - i * 64;

	if (hi <= 0 || lo >= 64)
		return 0;
	lo = lo < 0 ? 0 : lo;
	return (hi >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << hi) - 1) & (~UINT64_C(0) << lo);
}

/* The span as first cell and end cell, cut to the day. */
static struct span
cut(struct span s)
{
	int from = s.from < 0 ? 0 : s.from, to = s.to > DAY_MINUTES ? DAY_MINUTES : s.to;

	if (to <= from)
		return (struct span){ 0, 0 };
	return (struct span){ from / CELL_MINUTES, (to + CELL_MINUTES - 1) / CELL_MINUTES };
}

void
cells_set(struct cells *c, struct span s)
{
	s = cut(s);
	for (int i = 0; i < CELL_WORDS; i++)
		c->w[i] |= mask(i, s.from, s.to);
}

void
cells_clear(struct cells *c, struct span s)
{
	s = cut(s);
	for (int i = 0; i < CELL_WORDS; i++)
		c->w[i] &= ~mask(i, s.from, s.to);
}

bool
cells_any(const struct cells *c, struct span s)
{
	s = cut(s);
	for (int i = 0; i < CELL_WORDS; i++)
		if ((c->w[i] & mask(i, s.from, s.to)) != 0)
			return true;
	return false;
}

bool
cells_all(const struct cells *c, struct span s)
{
	if (s.from < 0 || s.to > DAY_MINUTES || s.to <= s.from)
		return false;
	s = cut(s);
	for (int i = 0; i < CELL_WORDS; i++)
		if ((~c->w[i] & mask(i, s.from, s.to)) != 0)
			return false;
	return true;
}

bool
cells_empty(const struct cells *c)
{
	uint64_t any = 0;

	for (int i = 0; i < CELL_WORDS; i++)
		any |= c->w[i];
	return any == 0;
}

int
cells_count(const struct cells *c)
{
	int n = 0;

	for (int i = 0; i < CELL_WORDS; i++)
		n += __builtin_popcountll(c->w[i]);
	return n;
}

struct cells
cells_and(struct cells a, struct cells b)
{
	for (int i = 0; i < CELL_WORDS; i++)
		a.w[i] &= b.w[i];
	return a;
}

struct cells
cells_or(struct cells a, struct cells b)
{
	for (int i = 0; i < CELL_WORDS; i++)
		a.w[i] |= b.w[i];
	return a;
}

struct cells
cells_without(struct cells a, struct cells b)
{
	for (int i = 0; i < CELL_WORDS; i++)
		a.w[i] &= ~b.w[i];
	return a;
}

/* The cells whose n-th successor is in c; 1 <= n < CELL_COUNT. */
static struct cells
earlier(struct cells c, int n)
{
	struct cells out = { { 0 } };
	int words = n / 64, bits = n % 64;

	for (int i = 0; i + words < CELL_WORDS; i++) {
		out.w[i] = c.w[i + words] >> bits;
		if (bits != 0 && i + words + 1 < CELL_WORDS)
			out.w[i] |= c.w[i + words + 1] << (64 - bits);
	}
	return out;
}

struct cells
cells_starts(struct cells c, int minutes)
{
	int want = (minutes + CELL_MINUTES - 1) / CELL_MINUTES, have = 1;

	if (want >= CELL_COUNT || want < 1)
		return (struct cells){ { 0 } };
	/* Runs of `have` cells make runs of up to twice as many. */
	while (have < want) {
		int more = want - have < have ? want - have : have;

		c = cells_and(c, earlier(c, more));
		have += more;
	}
	return c;
}

struct cells
cells_grid(int step)
{
	struct cells c = { { 0 } };

	for (int m = 0; m < DAY_MINUTES; m += step < CELL_MINUTES ? CELL_MINUTES : step)
		cells_set(&c, (struct span){ m, m + CELL_MINUTES });
	return c;
}

int
cells_next(const struct cells *c, int minute)
{
	int from = minute < 0 ? 0 : (minute + CELL_MINUTES - 1) / CELL_MINUTES;

	for (int i = from / 64; i < CELL_WORDS; i++) {
		uint64_t w = c->w[i] & mask(i, from, CELL_COUNT);

		if (w != 0)
			return (i * 64 + __builtin_ctzll(w)) * CELL_MINUTES;
	}
	return MINUTE_NONE;
}

int
cells_last(const struct cells *c, int minute)
{
	int to = minute < 0 ? 0 : minute / CELL_MINUTES + 1;

	to = to > CELL_COUNT ? CELL_COUNT : to;
	for (int i = (to - 1) / 64; to > 0 && i >= 0; i--) {
		uint64_t w = c->w[i] & mask(i, 0, to);

		if (w != 0)
			return (i * 64 + 63 - __builtin_clzll(w)) * CELL_MINUTES;
	}
	return MINUTE_NONE;
}

int
cells_near(const struct cells *c, int minute)
{
	int before = cells_last(c, minute), after = cells_next(c, minute);

	if (before == MINUTE_NONE || after == MINUTE_NONE)
		return before == MINUTE_NONE ? after : before;
	return minute - before <= after - minute ? before : after;
}
