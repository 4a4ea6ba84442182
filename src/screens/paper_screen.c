/* paper_screen - from now on what is saved comes from paper, and happened at the moment typed.
 *
 * For the hours without a computer: the audit has both times.  The title line says so until it is
 * ended here, by Enter on an empty line. */
#include <string.h>

#include "app/late.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"
#include "ui/keymap.h"

enum { MOMENT_MAX = 30, WHY_MAX = 80, WIDTH = 66, HEIGHT = 8, Y = 5, VALUE_X = 14 };

enum { FIELD_MOMENT, FIELD_WHY, FIELDS_N };

struct state {
	struct edit field[FIELDS_N];
	int at;
};

static const char *const contexts[] = { "paper", NULL };

static bool
paper_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	(void)e;
	s->state = st;
	edit_init(&st->field[FIELD_MOMENT], &s->mem, MOMENT_MAX, false);
	edit_init(&st->field[FIELD_WHY], &s->mem, WHY_MAX, false);
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

	if (!late_paper(s->app, edit_text(&st->field[FIELD_MOMENT]),
		edit_text(&st->field[FIELD_WHY]), &e)) {
		st->at = strcmp(e.field, "reason") == 0 ? FIELD_WHY : FIELD_MOMENT;
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
	bool ends = edit_text(&st->field[FIELD_MOMENT])[0] == '\0';

	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "paper.begin") && (st->at == FIELD_WHY || ends))
		return begin(s);
	if (input_is(in, "paper.begin") || input_is(in, "paper.other")) {
		st->at = !st->at;
		return go_stay();
	}
	if (edit_key(&st->field[st->at], in->key, WIDTH - VALUE_X - 4) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return go_stay();
}

static void
paper_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .no_rule = true };
	int w = g->cols - 4 < WIDTH ? g->cols - 4 : WIDTH, x = (g->cols - w) / 2;

	grid_fill(g, g->rows - 3, 0, 3, g->cols, LOOK_PLAIN);
	f.keys = keymap_hints(s->keys, contexts, true, turn, &f.nkeys);
	screen_frame(s, g, &f, turn);
	grid_box(g, Y, x, HEIGHT, w, "Enter what was written on paper");
	grid_put(g, Y + 1, x + 2, w - 4, LOOK_PLAIN,
	    "When did it happen?  9:10, or 22/11 9:10.  All that you save");
	grid_put(g, Y + 2, x + 2, w - 4, LOOK_PLAIN,
	    "then bears that moment beside the one of the entry.");
	grid_put(g, Y + 3, x + 2, w - 4, LOOK_DIM,
	    late_happened(s->app) != NULL ? "Enter on the empty line ends it." : "");
	grid_put(g, Y + 5, x + 2, -1, LOOK_LABEL, "Happened");
	edit_draw(&st->field[FIELD_MOMENT], g, Y + 5, x + VALUE_X, w - VALUE_X - 4,
	    st->at == FIELD_MOMENT);
	grid_put(g, Y + 6, x + 2, -1, LOOK_LABEL, "Why");
	edit_draw(
	    &st->field[FIELD_WHY], g, Y + 6, x + VALUE_X, w - VALUE_X - 4, st->at == FIELD_WHY);
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
