#include "screens/against.h"

#include "screens/prose.h"

enum { NAMED = 2 };

static struct prose
lines(const struct barred *b, int w, struct arena *turn)
{
	struct prose p = { .a = turn, .w = w };

	for (size_t i = 0; i < b->known.n; i++)
		prose_marked(&p, MARK_CARE, b->asks ? LOOK_BAD : LOOK_CARE, "%s", b->known.at[i]);
	if (b->unasked.n > 0)
		prose_marked(&p, MARK_CARE, LOOK_CARE, "%s", barred_unasked(b, NAMED, turn));
	return p;
}

int
against_rows(const struct barred *b, int w)
{
	struct arena turn = { 0 };
	struct prose p = lines(b, w, &turn);
	int rows = p.line.n < AGAINST_ROWS ? (int)p.line.n : AGAINST_ROWS;

	arena_clear(&turn);
	return rows;
}

void
against_draw(const struct barred *b, struct grid *g, int y, int x, int w, struct arena *turn)
{
	struct prose p = lines(b, w, turn);

	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = x, .h = AGAINST_ROWS });
}
