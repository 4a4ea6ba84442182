/* sheets_screen - which day's sheets are printed; tomorrow's unless a day is typed. */
#include "app/command.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"

enum { WIDTH = 60, HEIGHT = 6, Y = 5, DAY_COLS = 24, X_DAY = 8 };

struct state {
	struct edit day;
};

static const char *const contexts[] = { "sheets", NULL };

static bool
sheets_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	(void)e;
	s->state = st;
	edit_init(&st->day, &s->mem, DAY_COLS, false);
	return true;
}

static bool
sheets_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
print(struct screen *s)
{
	const struct state *st = s->state;
	const struct pair day = { "day", edit_text(&st->day) };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "print.day", &day, day.value[0] == '\0' ? 0 : 1, &out, &s->mem, &e))
		return go_back(out.said);
	screen_fail(s, &e);
	return go_stay();
}

static struct go
sheets_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "sheets.print"))
		return print(s);
	if (input_is(in, "back"))
		return go_back(NULL);
	if (edit_key(&st->day, in->key, DAY_COLS) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "Type a day: fri, 24 dec, t for today.");
	return go_stay();
}

static void
sheets_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w;
	char day[DAY_TEXT];

	box_draw(s, g, &b, "Print day sheets", turn);
	x = b.x;
	w = b.w;
	grid_put(g, Y + 2, x + 2, -1, LOOK_LABEL, "Day");
	edit_draw(&st->day, g, Y + 2, x + X_DAY, DAY_COLS, true);
	grid_put(g, Y + 3, x + X_DAY, w - X_DAY - 2, LOOK_DIM,
	    text_fmt(turn, "Enter alone: %s.  Or: t, fri, 24 dec",
		day_show_long(app_now(s->app).day + 1, day)));
}

const struct screen_ops sheets_screen = {
	.name = "sheets",
	.needs = "print.day",
	.contexts = contexts,
	.open = sheets_open,
	.typing = sheets_typing,
	.handle = sheets_handle,
	.draw = sheets_draw,
	.over = true,
};
