/* paper_screen - from now on what is saved comes from paper, and happened at the moment typed.
 *
 * For the hours without a computer: the audit has both times.  The title line says so until it is
 * ended here, by Enter on an empty line. */
#include <string.h>

#include "app/late.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"

enum { MOMENT_MAX = 30, WHY_MAX = 80, WIDTH = 66, HEIGHT = 8, Y = 5, VALUE_X = 14 };

enum { FIELD_MOMENT, FIELD_WHY };

struct state {
	struct box_lines asks;
};

static const char *const contexts[] = { "paper", NULL };

static bool
paper_open(struct screen *s, struct err *e)
{
	static const int cols[] = { [FIELD_MOMENT] = MOMENT_MAX, [FIELD_WHY] = WHY_MAX };
	struct state *st = arena_new(&s->mem, struct state);

	(void)e;
	s->state = st;
	box_lines_init(&st->asks, cols, &s->mem);
	return true;
}

static bool
paper_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
begin(struct screen *s)
{
	struct state *st = s->state;
	const struct now *then;
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct err e = { 0 };

	if (!late_paper(s->app, edit_text(&st->asks.line[FIELD_MOMENT]),
		edit_text(&st->asks.line[FIELD_WHY]), &e)) {
		st->asks.at = strcmp(e.field, "reason") == 0 ? FIELD_WHY : FIELD_MOMENT;
		screen_fail(s, &e);
		return go_stay();
	}
	then = late_happened(s->app);
	if (then == NULL)
		return go_back("What is saved happens now again.");
	return go_back(text_fmt(&s->mem, "From paper: what is saved from here on happened %s %s.",
	    day_show_long(then->day, day), minute_show(then->minute, minute)));
}

static struct go
paper_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	static const struct box_keys keys = { "paper.begin", "paper.other", WIDTH - VALUE_X - 4 };
	bool ends = edit_text(&st->asks.line[FIELD_MOMENT])[0] == '\0';

	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, keys.done) && ends)
		return begin(s);
	return box_lines_key(s, &st->asks, in, &keys) ? begin(s) : go_stay();
}

static void
paper_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w;

	box_draw(s, g, &b, "Enter what was written on paper", turn);
	x = b.x + 2;
	w = b.w - 4;
	grid_put(g, Y + 1, x, w, LOOK_PLAIN,
	    "When did it happen?  9:10, or 22/11 9:10.  All that you save");
	grid_put(g, Y + 2, x, w, LOOK_PLAIN, "then bears that moment beside the one of the entry.");
	grid_put(g, Y + 3, x, w, LOOK_DIM,
	    late_happened(s->app) != NULL ? "Enter on the empty line ends it." : "");
	box_line_draw(&st->asks, FIELD_MOMENT, g, &b,
	    &(struct box_line){ "Happened", 5, VALUE_X, w - VALUE_X, false });
	box_line_draw(&st->asks, FIELD_WHY, g, &b,
	    &(struct box_line){ "Why", 6, VALUE_X, w - VALUE_X, false });
}

const struct screen_ops paper_screen = {
	.name = "paper",
	.desk = true,
	.contexts = contexts,
	.open = paper_open,
	.typing = paper_typing,
	.handle = paper_handle,
	.draw = paper_draw,
	.over = true,
};
