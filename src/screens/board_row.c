#include "screens/board_row.h"

#include "base/text.h"
#include "screens/board_pane.h"
#include "ui/grid.h"

enum { WAIT_CARE_MINUTES = 10 };

/* Columns of a row, from the left end of the list's text. */
enum { X_TIME = 0, X_NAME = 6, X_BORN = 30, X_STATE = 42, X_WAIT = 51, X_FOR = 56, X_ROOM = 69 };

/* Of what a wider list has more the name has a third, and what the visit is for the rest. */
enum { PANE_LEAST = 30, MORE_MOST = 21, NAME_SHARE = 3 };

/* So much the name gives way to what must be read whole, on a narrow terminal. */
enum { NAME_YIELDS = 12 };

int
board_width(int cols)
{
	int more = cols - PANE_LEAST - BOARD_W;

	if (cols < BOARD_WIDE || more < 0)
		return BOARD_W;
	return BOARD_W + (more < MORE_MOST ? more : MORE_MOST);
}

static int
more_of(const struct grid *g)
{
	return board_width(g->cols) - BOARD_W;
}

enum { STATE_AT = 2 }; /* behind its mark */
static const struct {
	const char *word;
	enum look look;
	enum mark mark;
} states[BOARD_STATES] = {
	[BOARD_DUE] = { "due", LOOK_PLAIN, MARKS },
	[BOARD_ARRIVED] = { "arrived", LOOK_PLAIN, MARK_TODO },
	[BOARD_RUNNING] = { "session", LOOK_NOW, MARK_NOW },
	[BOARD_DONE] = { "done", LOOK_OK, MARK_DONE },
	[BOARD_NO_SHOW] = { "no-show", LOOK_BAD, MARK_STOP },
	[BOARD_CANCELLED] = { "cancelled", LOOK_DIM, MARK_STOP },
};

static void
draw_state(const struct board_row *r, struct grid *g, int y, int x, enum look look)
{
	bool care = r->waits >= WAIT_CARE_MINUTES;
	enum mark mark = care ? MARK_CARE : states[r->state].mark;
	enum look its = look != LOOK_PLAIN ? look : care ? LOOK_CARE : states[r->state].look;

	if (mark != MARKS)
		grid_mark(g, y, x, its, mark);
	grid_put(g, y, x + STATE_AT, X_FOR - X_STATE - STATE_AT - 1, its, states[r->state].word);
}

static int
what_width(const struct grid *g)
{
	return X_ROOM - X_FOR - 1 + more_of(g) - more_of(g) / NAME_SHARE;
}

/* The columns before it that are empty: no minutes stand there. */
static int
free_before(const struct board_row *r, const struct grid *g)
{
	if (r->waits >= 0 || r->runs >= 0 || r->late)
		return 0;
	return X_FOR - X_STATE - STATE_AT - 1 - grid_width(g, states[r->state].word);
}

/* "Exercise 2/8": the count is never cut, the label is where it finds no room before it either.
 * So are the initials of a filler. */
static void
draw_what(const struct board_rows *d, const struct board_row *r, struct grid *g, int y, int x,
    enum look look)
{
	const char *who = presence_filler(d->here, r->patient);
	int w = what_width(g), count_w = 0, before = free_before(r, g), lacks;

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

/* How far all after the name stands to the left of its column; to the right below 0. */
static int
shift_of(const struct grid *g)
{
	int lacks = BOARD_W - g->cols;

	return lacks <= 0 ? -(more_of(g) / NAME_SHARE) : lacks < NAME_YIELDS ? lacks : NAME_YIELDS;
}

void
board_row_draw(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct board_rows *d = ctx;
	const struct board_row *r = d->shown[i];
	char buf[DAY_TEXT];
	int waits = r->waits >= 0 ? r->waits : r->runs;
	const char *where = r->room[0] != '\0' ? r->room : r->therapist;
	int by = shift_of(g);
	int room = X_FOR + what_width(g) + 1;

	if (r->state == BOARD_CANCELLED && look == LOOK_PLAIN)
		look = LOOK_DIM;
	if (board_marks_has(d->marks, r->id))
		grid_put(g, y, x - 1, 1, LOOK_KEY, ",");
	grid_put(g, y, x + X_TIME, 5, look, minute_show(r->minute, buf));
	board_name(r, g, &(struct board_place){ y, x + X_NAME, 1, X_BORN - by - X_NAME - 1 }, look);
	x -= by;
	grid_put(g, y, x + X_BORN, 11, look, day_show_born(r->born, r->born_estimated, buf));
	draw_state(r, g, y, x + X_STATE, look);
	if (waits >= 0)
		grid_put_right(g, y, x + X_WAIT, 4, look, text_fmt(d->turn, "%d", waits));
	else if (r->late)
		grid_put(g, y, x + X_WAIT, 4, look == LOOK_PLAIN ? LOOK_CARE : look, "late");
	draw_what(d, r, g, y, x + X_FOR, look);
	grid_put(g, y, x + room, w + by - room, look,
	    r->other_therapist ? text_fmt(d->turn, "%s*", where) : where);
}

void
board_row_head(const struct board *b, int x, struct grid *g, struct arena *turn)
{
	const int *c = b->count;
	int w;
	const char *gone;

	w = grid_put(g, 1, 1, -1, LOOK_PLAIN,
	    text_fmt(turn,
		"=0 all %zu  =1 due %d  =2 arrived %d  =3 session %d  =4 done %d  =5 no-show %d",
		b->row.n, c[BOARD_DUE], c[BOARD_ARRIVED], c[BOARD_RUNNING], c[BOARD_DONE],
		c[BOARD_NO_SHOW]));
	grid_put(g, 2, x + X_TIME, -1, LOOK_TITLE, "Time");
	grid_put(g, 2, x + X_NAME, -1, LOOK_TITLE, "Patient");
	x -= shift_of(g);
	grid_put(g, 2, x + X_BORN, -1, LOOK_TITLE, "Born");
	grid_put(g, 2, x + X_STATE, -1, LOOK_TITLE, "State");
	grid_put(g, 2, x + X_WAIT, -1, LOOK_TITLE, " min");
	grid_put(g, 2, x + X_FOR, -1, LOOK_TITLE, "For");
	grid_put(g, 2, x + X_FOR + what_width(g) + 1, -1, LOOK_TITLE, "Place");
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
