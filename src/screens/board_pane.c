#include "screens/board_pane.h"

#include <string.h>

#include "app/which_hip.h"
#include "base/text.h"
#include "lang/width.h"
#include "screens/prose.h"

enum { LABEL_W = 10, PLACES = 16 };

/* Rows of the pane: label, in w columns, and value. */
static int
put_wide(struct grid *g, int y, const struct board_place *at, int w, const char *label,
    const char *value)
{
	struct arena scratch = { 0 };
	struct piece line;
	int x = at->x + 1 + w;

	if (value[0] == '\0' || y >= at->y + at->h)
		return y;
	grid_put(g, y, at->x + 1, w, LOOK_LABEL, label);
	while (y < at->y + at->h && wrap_next(&value, g->cols - x - 1, &line))
		grid_put(g, y++, x, -1, LOOK_VALUE, arena_strn(&scratch, line.s, line.len));
	arena_clear(&scratch);
	return y;
}

static int
put(struct grid *g, int y, const struct board_place *at, const char *label, const char *value)
{
	return put_wide(g, y, at, LABEL_W, label, value);
}

/* A flag is named in full. */
static int
draw_flag(const struct board_row *r, struct grid *g, int y, const struct board_place *at,
    struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - at->x - 2 };

	prose_marked(&p, MARK_CARE, LOOK_BAD, "Red flag open: %s", r->flag);
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = at->x + 1, .h = at->y + at->h - y });
	return y + (int)p.line.n;
}

/* Where no alert stands, what that is worth. */
static int
draw_unasked(const struct board_row *r, struct grid *g, int y, const struct board_place *at,
    struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - at->x - 2 };

	prose_add(&p, LOOK_DIM, 0, "%s", beware_none(r->intake));
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = at->x + 1, .h = at->y + at->h - y });
	return y + (int)p.line.n;
}

static int
draw_person(
    const struct board_row *r, struct grid *g, const struct board_place *at, struct arena *turn)
{
	char born[DAY_TEXT], from[DAY_TEXT], to[DAY_TEXT];
	struct prose name = { .a = turn, .w = g->cols - at->x - 2 };
	int y = at->y;

	prose_add(&name, LOOK_TITLE, 0, "%s", g->ascii ? r->latin : r->name);
	prose_draw(&name, g, &(struct prose_area){ .y = y, .x = at->x + 1, .h = at->h });
	y += (int)name.line.n;
	y = put(g, y, at, "Born", day_show_born(r->born, r->born_estimated, born));
	y = put(g, y, at, "ID", r->number);
	if (r->flag[0] != '\0')
		y = draw_flag(r, g, y, at, turn);
	if (r->alert) {
		grid_mark(g, y, at->x + 1, LOOK_CARE, MARK_CARE);
		grid_put(g, y++, at->x + 3, -1, LOOK_CARE, "The chart bears an alert.");
	} else if (r->intake != INTAKE_WHOLE) {
		y = draw_unasked(r, g, y, at, turn);
	}
	y++;
	y = put(g, y, at, "For", r->label);
	if (r->of > 0)
		y = put(g, y, at, "Session", text_fmt(turn, "%d of %d", r->nth, r->of));
	y = put(g, y, at, "Hip", hip_answer(r->side));
	y = put(g, y, at, "Time",
	    text_fmt(turn, "%s to %s", minute_show(r->minute, from),
		minute_show(r->minute + r->minutes, to)));
	y = put(g, y, at, "With", r->therapist);
	y = put(g, y, at, "Room", r->room);
	y = put(g, y, at, "Device", r->device);
	if (r->other_therapist)
		grid_put(g, y++, at->x + 1, -1, LOOK_DIM, "* not the usual therapist");
	return y + 1;
}

/* Who is in a room now, or waits for it. */
struct now_there {
	const char *room;
	const struct board_row *in, *waits;
};

/* Who is in a room or waits for it, below where a line is too short for the name. */
static int
draw_room(const struct now_there *t, struct grid *g, int y, const struct board_place *at, int w,
    struct arena *turn)
{
	const struct board_row *who = t->in != NULL ? t->in : t->waits;
	const char *what = t->in != NULL ? text_fmt(turn, "%dm of %dm", who->runs, who->minutes)
	    : who != NULL                ? text_fmt(turn, "free, waits %dm", who->waits)
					 : "free";
	const char *name = who == NULL ? "" : grid_name(g, who->name, who->latin);
	int room = g->cols - at->x - 1 - w;

	if (grid_width(g, what) + 2 + grid_width(g, name) <= room)
		return put_wide(g, y, at, w, t->room, text_fmt(turn, "%s  %s", what, name));
	y = put_wide(g, y, at, w, t->room, what);
	return put_wide(g, y, at, w, "", name);
}

static int
draw_rooms(
    const struct board *b, struct grid *g, int y, const struct board_place *at, struct arena *turn)
{
	struct now_there there[PLACES];
	int n = 0, w = 0;

	for (size_t i = 0; i < b->row.n; i++) {
		const struct board_row *r = &b->row.at[i];
		int k = 0;

		while (k < n && strcmp(there[k].room, r->room) != 0)
			k++;
		if (r->room[0] == '\0' || (k == n && n == PLACES))
			continue;
		if (k == n)
			there[n++] = (struct now_there){ .room = r->room };
		if (grid_width(g, r->room) + 2 > w)
			w = grid_width(g, r->room) + 2;
		if (r->state == BOARD_RUNNING)
			there[k].in = r;
		if (r->state == BOARD_ARRIVED && there[k].waits == NULL)
			there[k].waits = r;
	}
	if (n > 0 && y < at->y + at->h)
		grid_put(g, y++, at->x + 1, -1, LOOK_TITLE, "Rooms now");
	for (int k = 0; k < n; k++)
		y = draw_room(&there[k], g, y, at, w, turn);
	return y + 1;
}

/* Hours booked today, of each therapist. */
static void
draw_load(
    const struct board *b, struct grid *g, int y, const struct board_place *at, struct arena *turn)
{
	struct {
		const char *code;
		int minutes;
	} load[PLACES];
	int n = 0;

	for (size_t i = 0; i < b->row.n; i++) {
		const struct board_row *r = &b->row.at[i];
		int k = 0;

		while (k < n && strcmp(load[k].code, r->therapist) != 0)
			k++;
		if (r->therapist[0] == '\0' || r->state == BOARD_NO_SHOW || (k == n && n == PLACES))
			continue;
		if (k == n) {
			load[n].code = r->therapist;
			load[n++].minutes = 0;
		}
		load[k].minutes += r->minutes;
	}
	if (n > 0 && y < at->y + at->h)
		grid_put(g, y++, at->x + 1, -1, LOOK_TITLE, "Booked today");
	for (int k = 0; k < n; k++)
		y = put(g, y, at, load[k].code,
		    text_fmt(turn, "%d:%02d h", load[k].minutes / 60, load[k].minutes % 60));
}

void
board_pane(const struct board *b, const struct board_row *row, struct grid *g,
    const struct board_place *at, struct arena *turn)
{
	int y = at->y;

	grid_bar(g, at->y, at->x - 1, at->h);
	if (row != NULL)
		y = draw_person(row, g, at, turn);
	y = draw_rooms(b, g, y, at, turn);
	draw_load(b, g, y, at, turn);
}

static const char *
due_text(const struct board_due *due, const char *more, struct arena *turn)
{
	return text_fmt(turn, "Follow-up: %d%s overdue, %d%s in 7 days", due->overdue,
	    due->overdue < BOARD_COUNTED ? "" : more, due->week,
	    due->week < BOARD_COUNTED ? "" : more);
}

void
board_due_line(
    const struct board_due *due, struct grid *g, const struct board_place *at, struct arena *turn)
{
	const char *text = due_text(due, " or more", turn), *opens = "   R opens the list";
	int x = at->x, w;

	if (due->calls > 0)
		x += 3
		    + grid_put(g, at->y, x, -1, LOOK_BAD,
			text_fmt(turn, "Call today: %d, ! lists", due->calls));
	w = at->x + at->w - x;
	if (grid_width(g, text) + grid_width(g, opens) > w)
		opens = ", R lists";
	if (grid_width(g, text) + grid_width(g, opens) > w)
		text = due_text(due, "+", turn);
	grid_put(g, at->y, x, w, due->overdue > 0 ? LOOK_CARE : LOOK_PLAIN,
	    text_fmt(turn, "%s%s", text, opens));
}

void
marked_name(
    const struct marked_name *n, struct grid *g, const struct board_place *at, enum look look)
{
	bool marked = n->flag || n->care;

	if (marked)
		grid_put(g, at->y, at->x + at->w - 1, 1,
		    look != LOOK_PLAIN ? look
			: n->flag      ? LOOK_BAD
				       : LOOK_CARE,
		    "!");
	grid_put(
	    g, at->y, at->x, marked ? at->w - 2 : at->w, look, grid_name(g, n->name, n->latin));
}

void
board_name(const struct board_row *r, struct grid *g, const struct board_place *at, enum look look)
{
	const struct marked_name n = { r->name, r->latin, r->flag[0] != '\0', r->alert };

	marked_name(&n, g, at, look);
}
