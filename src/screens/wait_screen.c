/* wait_screen - a patient would come earlier: onto the wait list, with a wish or without.
 *
 * It opens on a booked visit, whose course is waited for, or on a patient alone. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/session_view.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"
#include "screens/prose.h"

enum { WIDTH = 66, HEIGHT = 7, Y = 5, WISH_COLS = 48, X_WISH = 10, WHY_ROWS = 2 };

struct state {
	struct banner banner;
	struct session_view visit; /* id 0: none */
	struct edit wish, why;
	const char *refused; /* what speaks against it; NULL: a reason is not asked */
};

static const char *const contexts[] = { "wait", NULL };

static bool
wait_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->wish, &s->mem, WISH_COLS, false);
	edit_init(&st->why, &s->mem, WISH_COLS, false);
	if (!banner_desk(s->app, s->on.patient, &s->mem, &st->banner, e))
		return false;
	return s->on.id == 0 || session_view_load(s->app, s->on.id, &s->mem, &st->visit, e);
}

static bool
wait_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* It is shown, and why all the same is asked. */
static void
ask_why(struct screen *s, const struct err *e)
{
	struct state *st = s->state;

	if (st->refused != NULL)
		screen_fail(s, e);
	else
		st->refused = arena_str(&s->mem, e->text);
}

static struct go
add(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();
	struct pair pair[4] = { { "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
		{ "wish", edit_text(&st->wish) },
		{ "reason", st->refused == NULL ? "" : edit_text(&st->why) },
		{ "course", text_fmt(&turn, "%lld", (long long)st->visit.course) } };

	if (command_run(s->app, "wait.add", pair, st->visit.course != 0 ? 4 : 3, &out, &turn, &e))
		go = go_done(s, &out);
	else if (e.code == ERR_RULE && strcmp(e.field, "reason") == 0)
		ask_why(s, &e);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
	return go;
}

static struct go
wait_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "wait.add"))
		return add(s);
	if (input_is(in, "back"))
		return go_back(NULL);
	if (edit_key(st->refused != NULL ? &st->why : &st->wish, in->key, WISH_COLS) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as %s can be.",
		    st->refused != NULL ? "a reason" : "a wish");
	return go_stay();
}

/* What comes earlier when a place is free. */
static const char *
what_waits(const struct session_view *v, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	bool booked = v->id != 0 && strcmp(v->state, "booked") == 0;

	if (!booked && v->course == 0)
		return "No visit is booked: name the therapy in the wish.";
	if (!booked)
		return text_fmt(turn, "The next visit of its course: %s", v->label);
	return text_fmt(turn, "Now booked %s %s%s%s: %s", day_show_long(v->day, day),
	    minute_show(v->minute, at), v->who[0] == '\0' ? "" : ", ", v->who, v->label);
}

static void
draw_why(const struct state *st, struct grid *g, int x, int w, struct arena *turn)
{
	struct prose p = { .a = turn, .w = w };

	prose_marked(&p, MARK_CARE, LOOK_BAD, "%s", st->refused);
	prose_draw(&p, g, &(struct prose_area){ .y = Y + HEIGHT - 1, .x = x, .h = WHY_ROWS });
	grid_put(g, Y + HEIGHT - 1 + WHY_ROWS, x, -1, LOOK_LABEL, "Why");
	edit_draw(&st->why, g, Y + HEIGHT - 1 + WHY_ROWS, x + X_WISH - 2, w - X_WISH + 1, true);
}

static void
wait_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = {
		.y = Y, .h = HEIGHT + (st->refused != NULL ? WHY_ROWS + 1 : 0), .w = WIDTH
	};
	int x, w;

	box_draw(s, g, &b, "Wait for an earlier place", turn);
	x = b.x;
	w = b.w;
	grid_put(
	    g, Y + 1, x + 2, w - 4, LOOK_VALUE, grid_name(g, st->banner.shown, st->banner.latin));
	grid_put(g, Y + 2, x + 2, w - 4, LOOK_PLAIN, what_waits(&st->visit, turn));
	grid_put(g, Y + 4, x + 2, -1, LOOK_LABEL, "When");
	edit_draw(&st->wish, g, Y + 4, x + X_WISH, w - X_WISH - 3, st->refused == NULL);
	grid_put(g, Y + 5, x + X_WISH, w - X_WISH - 2, LOOK_DIM,
	    "any time, or: am <12/12, mon wed after 15:00, with kb");
	if (st->refused != NULL)
		draw_why(st, g, x + 2, w - 4, turn);
}

const struct screen_ops wait_screen = {
	.name = "wait",
	.needs = "wait.add",
	.desk = true,
	.contexts = contexts,
	.open = wait_open,
	.typing = wait_typing,
	.handle = wait_handle,
	.draw = wait_draw,
	.over = true,
};
