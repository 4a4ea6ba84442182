#include "screens/box.h"

enum { MARGIN = 4, FOOT = 3 };

void
box_draw(
    const struct screen *s, struct grid *g, struct box *b, const char *title, struct arena *turn)
{
	struct frame f = { .no_rule = true };

	if (b->w > g->cols - MARGIN)
		b->w = g->cols - MARGIN;
	b->x = (g->cols - b->w) / 2;
	grid_fill(g, g->rows - FOOT, 0, FOOT, g->cols, LOOK_PLAIN);
	screen_frame(s, g, &f, turn);
	grid_box(g, b->y, b->x, b->h, b->w, title);
}

void
box_lines_init(struct box_lines *l, const int cols[BOX_LINES], struct arena *mem)
{
	*l = (struct box_lines){ .n = BOX_LINES };
	for (int i = 0; i < BOX_LINES; i++)
		edit_init(&l->line[i], mem, (size_t)cols[i], false);
}

bool
box_lines_key(
    struct screen *s, struct box_lines *l, const struct input *in, const struct box_keys *keys)
{
	bool done = input_is(in, keys->done);

	if (done && l->at == l->n - 1)
		return true;
	if (done || input_is(in, keys->other))
		l->at = (l->at + 1) % l->n;
	else if (edit_key(&l->line[l->at], in->key, keys->w) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return false;
}

void
box_line_draw(const struct box_lines *l, int i, struct grid *g, const struct box *b,
    const struct box_line *at)
{
	int y = b->y + at->y;

	grid_put(g, y, b->x + 2, -1, LOOK_LABEL, at->label);
	(at->secret ? edit_draw_secret : edit_draw)(
	    &l->line[i], g, y, b->x + at->x, at->w, i == l->at);
}
