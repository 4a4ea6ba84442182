#include "screens/board_row.h"

#include "base/text.h"
#include "screens/board_pane.h"
#include "ui/grid.h"

enum { WAIT_CARE_MINUTES = 10 };

static const struct {
	enum look look;
	enum mark mark;
} states[BOARD_STATES] = {
	[BOARD_DUE] = { LOOK_PLAIN, MARKS },
	[BOARD_ARRIVED] = { LOOK_PLAIN, MARK_TODO },
	[BOARD_RUNNING] = { LOOK_NOW, MARK_NOW },
	[BOARD_DONE] = { LOOK_OK, MARK_DONE },
	[BOARD_NO_SHOW] = { LOOK_BAD, MARK_STOP },
	[BOARD_CANCELLED] = { LOOK_DIM, MARK_STOP },
};

static void
draw_state(const struct board_cols *c, const struct board_row *r, struct grid *g,
    const struct board_place *at, enum look look)
{
	bool care = r->waits >= WAIT_CARE_MINUTES;
	enum mark mark = care ? MARK_CARE : states[r->state].mark;
	enum look its = look != LOOK_PLAIN ? look : care ? LOOK_CARE : states[r->state].look;

	if (mark != MARKS)
		grid_mark(g, at->y, at->x, its, mark);
	grid_put(g, at->y, at->x + BOARD_STATE_AT, c->what - c->state - BOARD_STATE_AT - 1, its,
	    board_state_word(r->state));
}

/* "Exercise 2/8": the count is never cut, the label is where it finds no room before it either.
 * So are the initials of a filler. */
static void
draw_what(const struct board_rows *d, const struct board_row *r, struct grid *g, int y, int x,
    enum look look)
{
	const char *who = presence_filler(d->here, r->patient);
	int w = d->cols->what_w, count_w = 0, before = board_cols_before(d->cols, r), lacks;

	if (who != NULL) {
		int who_w = grid_width(g, who) + 1;

		grid_put_right(g, y, x, w, look == LOOK_PLAIN ? LOOK_CARE : look, who);
		w -= who_w < w ? who_w : w;
	}
	if (r->of > 0) {
		const char *count = text_fmt(d->turn, " %d/%d", r->nth, r->of);

		count_w = grid_width(g, count);
		if (grid_width(g, r->label) < w - count_w)
			count_w = w - grid_width(g, r->label);
		grid_put(g, y, x + w - count_w, count_w, look, count);
	}
	lacks = grid_width(g, r->label) - (w - count_w);
	if (lacks > 0) {
		before = lacks < before ? lacks : before;
		x -= before;
		w += before;
	}
	grid_put(g, y, x, w - count_w, look, r->label);
}

void
board_row_draw(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct board_rows *d = ctx;
	const struct board_row *r = d->shown[i];
	char buf[DAY_TEXT];
	int waits = r->waits >= 0 ? r->waits : r->runs;
	const char *where = r->room[0] != '\0' ? r->room : r->therapist;
	const struct board_cols *c = d->cols;

	if (r->state == BOARD_CANCELLED && look == LOOK_PLAIN)
		look = LOOK_DIM;
	if (board_marks_has(d->marks, r->id))
		grid_put(g, y, x - 1, 1, LOOK_KEY, ",");
	grid_put(g, y, x, 5, look, minute_show(r->minute, buf));
	board_name(r, g, &(struct board_place){ y, x + c->name, 1, c->name_w }, look);
	grid_put(g, y, x + c->born, 11, look, day_show_born(r->born, r->born_estimated, buf));
	draw_state(c, r, g, &(struct board_place){ .y = y, .x = x + c->state }, look);
	if (waits >= 0)
		grid_put_right(
		    g, y, x + c->wait, BOARD_WAIT_W, look, text_fmt(d->turn, "%d", waits));
	else if (r->late)
		grid_put(
		    g, y, x + c->wait, BOARD_WAIT_W, look == LOOK_PLAIN ? LOOK_CARE : look, "late");
	draw_what(d, r, g, y, x + c->what, look);
	grid_put(g, y, x + c->room, w - c->room, look,
	    r->other_therapist ? text_fmt(d->turn, "%s*", where) : where);
}

void
board_row_head(
    const struct board *b, const struct board_cols *at, int x, struct grid *g, struct arena *turn)
{
	const int *c = b->count;
	int w;
	const char *gone;

	w = grid_put(g, 1, 1, -1, LOOK_PLAIN,
	    text_fmt(turn,
		"=0 all %zu  =1 due %d  =2 arrived %d  =3 session %d  =4 done %d  =5 no-show %d",
		b->row.n, c[BOARD_DUE], c[BOARD_ARRIVED], c[BOARD_RUNNING], c[BOARD_DONE],
		c[BOARD_NO_SHOW]));
	grid_put(g, 2, x, -1, LOOK_TITLE, "Time");
	grid_put(g, 2, x + at->name, -1, LOOK_TITLE, "Patient");
	grid_put(g, 2, x + at->born, -1, LOOK_TITLE, "Born");
	grid_put(g, 2, x + at->state, -1, LOOK_TITLE, "State");
	if (at->wait > 0)
		grid_put(g, 2, x + at->wait, -1, LOOK_TITLE, " min");
	grid_put(g, 2, x + at->what, -1, LOOK_TITLE, "For");
	grid_put(g, 2, x + at->room, -1, LOOK_TITLE, "Place");
	grid_rule(g, 3, 0, g->cols);
	if (c[BOARD_CANCELLED] == 0)
		return;
	/* The line of the filters is full on 80 columns. */
	gone = text_fmt(turn, "  =6 cancelled %d ", c[BOARD_CANCELLED]);
	if (1 + w + grid_width(g, gone) <= g->cols)
		grid_put(g, 1, 1 + w, -1, LOOK_PLAIN, gone);
	else
		grid_put(g, 3, 2, -1, LOOK_PLAIN, gone + 1);
}
