#include "screens/chart_path.h"

#include "base/text.h"
#include "screens/chart_pane.h"

/* Columns of a step, from the left edge. */
enum { X_STATE = 3, X_TITLE = 5, X_DAY = 18, X_TEXT = 31 };

/* Above ROWS_USUAL a step gets only what the timeline does not need. */
enum { ROWS_USUAL = 3, ROWS_MOST = 6, EVENTS_LEAST = 5 };

/* The rows that one step may take in w columns, so that all take no more than room when that can
 * be. */
static int
rows_each(const struct chart *c, int w, int room)
{
	for (int most = ROWS_MOST; most > 1; most--) {
		int n = most > ROWS_USUAL ? EVENTS_LEAST : 0;

		for (int i = 0; i < PARTS; i++)
			n += chart_rows(NULL, 0, 0, w, most, c->step[i].text);
		if (n <= room)
			return most;
	}
	return 1;
}

/* Returns the rows that it takes: a long text goes on below. */
static int
draw_step(const struct step_view *p, int number, struct grid *g, int y, int w, int most)
{
	static const struct {
		enum look look;
		enum mark mark;
	} as[] = { [PART_TODO] = { LOOK_PLAIN, MARK_TODO },
		[PART_BOOKED] = { LOOK_PLAIN, MARK_TODO },
		[PART_DONE] = { LOOK_OK, MARK_DONE },
		[PART_ATTENTION] = { LOOK_CARE, MARK_CARE } };
	char day[DAY_TEXT], digit[] = { (char)('0' + number), '\0' };
	int by = grid_width(g, p->initials), room = w - X_TEXT - 1;
	bool both = grid_width(g, p->text) + by + 1 <= room; /* else the initials give way */

	grid_mark(g, y, X_STATE, as[p->state].look, as[p->state].mark);
	grid_put(g, y, X_TITLE, -1, LOOK_KEY, digit);
	grid_put(g, y, X_TITLE + 2, X_DAY - X_TITLE - 3, LOOK_LABEL, p->title);
	grid_put(g, y, X_DAY, X_TEXT - X_DAY - 1, LOOK_VALUE, day_show(p->day, day));
	if (both)
		grid_put_right(g, y, 1, w - 2, LOOK_DIM, p->initials);
	return chart_rows(g, y, X_TEXT, room, most, p->text);
}

int
chart_path(
    const struct chart *c, int chosen, struct grid *g, struct body b, int w, struct arena *turn)
{
	int most = rows_each(c, w - X_TEXT - 1, b.h - 2), y = b.y, end = b.y + b.h;
	bool finished = false;

	grid_put(g, y, 1, -1, LOOK_TITLE, "Path");
	/* What is wrong in a finished step is not mended by opening it. */
	for (int i = 0; i < PARTS; i++)
		finished = finished || c->step[i].state != PART_TODO;
	grid_put_right(g, y, 1, w - 2, LOOK_PLAIN,
	    text_fmt(turn, "%snext: %d %s", finished ? "h history, correct   " : "", c->next + 1,
		c->step[c->next].title));
	y++;
	for (int i = 0; i < PARTS && y < end; i++) {
		if (i == chosen) {
			grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
			grid_cursor(g, y, X_TITLE);
		}
		y += draw_step(&c->step[i], i + 1, g, y, w, most);
	}
	if (y < end)
		grid_rule(g, y, 0, w);
	return y + 1;
}

const char *
chart_path_cut(const struct chart *c, int step, int w, int h)
{
	const char *text = c->step[step].text;
	int most = rows_each(c, w - X_TEXT - 1, h - 2);

	return chart_rows(NULL, 0, 0, w - X_TEXT - 1, most + 1, text) > most ? text : NULL;
}
