#include "screens/merge_alike.h"

#include "app/app.h"
#include "base/day.h"
#include "base/text.h"

enum { X_BORN = 32, X_NUMBER = 46, X_POINTS = 60 };

bool
merge_alike_read(
    struct app *app, int64_t patient, struct arena *a, struct merge_alike *out, struct err *e)
{
	return merging_alike(app, patient, a, &out->alike, e)
	    && merging_parts(app, patient, a, &out->parts, e);
}

void
merge_alike_show(struct merge_alike *l, struct arena *a)
{
	int64_t *ids = arena_array(a, int64_t, l->alike.list.n + l->parts.list.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < l->alike.list.n; i++)
		ids[n++] = l->alike.list.at[i].id;
	for (size_t i = 0; i < l->parts.list.n; i++)
		ids[n++] = -l->parts.list.at[i].id;
	list_set(&l->list, ids, (int)n);
}

static void
draw_row(const struct merge_alike *l, int i, struct grid *g, int y, struct arena *turn)
{
	const char *number = text_fmt(turn, "%d", i + 1);
	enum look look = list_is(&l->list, i) ? LOOK_SELECT : LOOK_PLAIN;
	int alike = (int)l->alike.list.n;
	char day[DAY_TEXT];

	if (list_is(&l->list, i))
		grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
	if (i == l->list.at)
		grid_cursor(g, y, 3);
	grid_put(g, y, 3, -1, LOOK_KEY, number);
	if (i < alike) {
		const struct find_row *r = &l->alike.list.at[i];

		grid_put(g, y, 6, X_BORN - 7, look, r->shown);
		grid_put(
		    g, y, X_BORN, -1, LOOK_PLAIN, day_show_born(r->born, r->born_estimated, day));
		grid_put(g, y, X_NUMBER, -1, LOOK_PLAIN, r->number);
		grid_put(g, y, X_POINTS, -1, LOOK_VALUE, text_fmt(turn, "%d points", r->percent));
		grid_put(g, y + 1, 6, g->cols - 7, LOOK_DIM, r->why);
	} else {
		const struct merged *m = &l->parts.list.at[i - alike];

		grid_put(g, y, 6, X_BORN - 7, look, m->shown);
		grid_put(g, y, X_NUMBER, -1, LOOK_PLAIN, m->number);
		grid_put(g, y + 1, 6, g->cols - 7, LOOK_DIM,
		    text_fmt(turn, "part of this record since %s, by %s; Enter parts them again",
			day_show(now_at(m->at).day, day), m->initials));
	}
}

void
merge_alike_draw(const struct merge_alike *l, struct grid *g, struct body b, struct arena *turn)
{
	int y = b.y + 2, room = (b.h - 3) / MERGE_ALIKE_LINES, top = 0;

	grid_put(g, b.y, 1, -1, LOOK_TITLE, "Who may be the same person?");
	if (l->list.n == 0)
		grid_put(g, y, 3, g->cols - 4, LOOK_PLAIN,
		    "Nobody on record looks alike. # goes by a record number.");
	if (l->list.at >= room)
		top = l->list.at - room + 1;
	for (int i = top; i < l->list.n && i < top + room; i++, y += MERGE_ALIKE_LINES)
		draw_row(l, i, g, y, turn);
}
