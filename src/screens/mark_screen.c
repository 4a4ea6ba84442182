/* mark_screen - a chart becomes one for some people only, or one for all again: why, and who reads
 * it from then on. */
#include "app/chart.h"
#include "app/command.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"

enum { REASON_MAX = 200, WIDTH = 70, HEIGHT = 8, Y = 5, VALUE_X = 11 };

struct state {
	struct banner banner; /* as it was when the question was put */
	struct box_lines asks;
};

static const char *const contexts[] = { "mark", NULL };

static bool
mark_open(struct screen *s, struct err *e)
{
	static const int cols[BOX_LINES] = { REASON_MAX, REASON_MAX };
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	box_lines_init(&st->asks, cols, &s->mem);
	st->asks.n = 1;
	return banner_load(s->app, s->on.patient, &s->mem, &st->banner, e);
}

static bool
mark_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
mark_it(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();

	if (command_run(s->app, "patient.sensitive",
		PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
		    { "sensitive", st->banner.sensitive ? "no" : "yes" },
		    { "rev", text_fmt(&turn, "%lld", (long long)st->banner.rev) },
		    { "reason", edit_text(&st->asks.line[0]) }),
		&out, &turn, &e))
		go = go_done(s, &out);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
	return go;
}

static struct go
mark_handle(struct screen *s, const struct input *in)
{
	static const struct box_keys keys = { "mark.save", "mark.save", WIDTH - VALUE_X - 4 };
	struct state *st = s->state;

	if (input_is(in, "back"))
		return go_back(NULL);
	return box_lines_key(s, &st->asks, in, &keys) ? mark_it(s) : go_stay();
}

static void
mark_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	static const char *const to_some[] = { "From now on you open it, and who treats this",
		"patient; others if a manager lets them, some for a reason." };
	static const char *const to_all[] = { "It is marked sensitive.  From now on everybody",
		"may open it again." };
	const struct state *st = s->state;
	const char *const *said = st->banner.sensitive ? to_all : to_some;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w;

	box_draw(s, g, &b,
	    st->banner.sensitive ? "Open this chart to all again?"
				 : "Mark this chart as sensitive?",
	    turn);
	x = b.x + 2;
	w = b.w - 4;
	grid_put(g, Y + 1, x, w, LOOK_VALUE,
	    text_fmt(turn, "%s   ID %s", grid_name(g, st->banner.shown, st->banner.latin),
		st->banner.number));
	grid_put(g, Y + 2, x, w, LOOK_PLAIN, said[0]);
	grid_put(g, Y + 3, x, w, LOOK_PLAIN, said[1]);
	box_line_draw(
	    &st->asks, 0, g, &b, &(struct box_line){ "Reason", 5, VALUE_X, w - VALUE_X, false });
}

const struct screen_ops mark_screen = {
	.name = "mark",
	.needs = "patient.sensitive",
	.contexts = contexts,
	.open = mark_open,
	.typing = mark_typing,
	.handle = mark_handle,
	.draw = mark_draw,
	.over = true,
};
