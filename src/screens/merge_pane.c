#include "screens/merge_pane.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screens/prose.h"

enum { X_LEFT = 16 };

void
merge_pane_said(
    const struct merging *m, int choice, struct arena *a, const char **stays, const char **goes)
{
	const struct merge_choice *c = merge_choice_at((size_t)choice);
	struct merging_row row[MERGING_ROWS];
	int n = merging_rows(m, a, row);

	*stays = *goes = "";
	for (int i = 0; i < n; i++)
		if (row[i].take == (unsigned)c->take) {
			*stays = row[i].stays;
			*goes = row[i].goes;
		}
}

/* Of two values that differ the one that holds is the bright one; the other one's has a mark. */
static void
draw_row(const struct merge_pane *p, const struct merging_row *r, struct grid *g, int y)
{
	int w = (g->cols - X_LEFT - 2) / 2, x = X_LEFT + w + 1;
	bool same = strcmp(r->stays, r->goes) == 0, taken = (p->take & r->take) != 0;
	bool at = r->take != 0 && r->take == (unsigned)merge_choice_at((size_t)p->choice)->take;

	grid_put(g, y, 1, X_LEFT - 3, at ? LOOK_SELECT : LOOK_LABEL, r->label);
	if (at)
		grid_cursor(g, y, 1);
	if (!same && !taken)
		grid_mark(g, y, X_LEFT - 2, LOOK_CARE, MARK_CARE);
	if (taken)
		grid_mark(g, y, x - 2, LOOK_KEY, MARK_NOW);
	grid_put(g, y, X_LEFT, w - 2, taken ? LOOK_DIM : LOOK_VALUE, r->stays);
	grid_put(g, y, x, w, same ? LOOK_DIM : LOOK_VALUE, r->goes);
}

static void
say_what_happens(const struct merge_pane *p, struct prose *out)
{
	const struct merging *m = p->both;

	if (p->take != 0)
		prose_add(out, LOOK_VALUE, 0, "The record of both has the %s of %s.",
		    merge_take_said(p->take, out->a), m->goes.number);
	prose_add(out, LOOK_DIM, 0, "%s",
	    "Nothing is thrown away: all names, phones and numbers go on finding the person.");
	for (size_t i = 0; i < m->heed.n; i++)
		prose_marked(out, MARK_CARE, LOOK_CARE, "%s", m->heed.at[i]);
}

void
merge_pane_draw(const struct merge_pane *p, struct grid *g, struct body b, struct arena *turn)
{
	int w = (g->cols - X_LEFT - 2) / 2, y = b.y, n;
	struct prose heed = { .a = turn, .w = g->cols - 2 };
	struct merging_row row[MERGING_ROWS];

	grid_put(g, y, X_LEFT, w, LOOK_TITLE, "Stays");
	grid_put(g, y++, X_LEFT + w + 1, w, LOOK_TITLE, "Becomes part of it");
	n = merging_rows(p->both, turn, row);
	for (int i = p->from < n ? p->from : n - 1; i < n && y < b.y + b.h; i++, y++)
		draw_row(p, &row[i], g, y);
	say_what_happens(p, &heed);
	prose_draw(&heed, g, &(struct prose_area){ .y = y, .x = 1, .h = b.y + b.h - y });
}
