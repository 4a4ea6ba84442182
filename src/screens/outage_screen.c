/* outage_screen - the clinic on paper, for hours without a computer: how many days of it.
 *
 * What is on it is all that the clinic knows of its patients' visits, so that the password is
 * asked for again. */
#include "app/command.h"
#include "app/outage.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"
#include "ui/keymap.h"

enum { WIDTH = 66, HEIGHT = 9, Y = 5, VALUE_X = 12, DAYS_COLS = 4 };

enum { FIELD_DAYS, FIELD_PASSWORD, FIELDS_N };

struct state {
	struct edit field[FIELDS_N];
	bool asks; /* there is a password to be asked for */
	int at;
};

static const char *const contexts[] = { "outage", NULL };

static bool
outage_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->field[FIELD_DAYS], &s->mem, DAYS_COLS, false);
	edit_init(&st->field[FIELD_PASSWORD], &s->mem, PASSWORD_MAX, false);
	return prove_asks(s->app, &st->asks, e);
}

static bool
outage_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
print(struct screen *s)
{
	struct state *st = s->state;
	const char *days = edit_text(&st->field[FIELD_DAYS]);
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "print.outage",
		PAIRS({ "days", days[0] == '\0' ? text_fmt(&s->mem, "%d", OUTAGE_DAYS) : days },
		    { "proof", edit_text(&st->field[FIELD_PASSWORD]) }),
		&out, &s->mem, &e))
		return go_back(out.said);
	edit_set(&st->field[FIELD_PASSWORD], "");
	screen_fail(s, &e);
	return go_stay();
}

static struct go
outage_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "outage.print") && (st->at == FIELD_PASSWORD || !st->asks))
		return print(s);
	if (input_is(in, "outage.print") || input_is(in, "outage.other")) {
		st->at = st->asks && !st->at;
		return go_stay();
	}
	if (edit_key(&st->field[st->at], in->key, WIDTH - VALUE_X - 4) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return go_stay();
}

static void
outage_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .no_rule = true };
	int w = g->cols - 4 < WIDTH ? g->cols - 4 : WIDTH, x = (g->cols - w) / 2;

	grid_fill(g, g->rows - 3, 0, 3, g->cols, LOOK_PLAIN);
	f.keys = keymap_hints(s->keys, contexts, true, turn, &f.nkeys);
	screen_frame(s, g, &f, turn);
	grid_box(g, Y, x, HEIGHT, w, "Print the clinic for hours without a computer");
	grid_put(g, Y + 1, x + 2, w - 4, LOOK_PLAIN,
	    "Who comes when to whom, phones and alerts, who is due, and all");
	grid_put(g, Y + 2, x + 2, w - 4, LOOK_PLAIN,
	    "forms blank.  Keep it locked up; g o enters afterwards what is");
	grid_put(g, Y + 3, x + 2, w - 4, LOOK_PLAIN, "written on it.");
	grid_put(g, Y + 5, x + 2, -1, LOOK_LABEL, "Days");
	edit_draw(&st->field[FIELD_DAYS], g, Y + 5, x + VALUE_X, DAYS_COLS, st->at == FIELD_DAYS);
	grid_put(g, Y + 5, x + VALUE_X + DAYS_COLS + 2, -1, LOOK_DIM,
	    text_fmt(
		turn, "from today on; %d unless typed, %d at most", OUTAGE_DAYS, OUTAGE_DAYS_MOST));
	if (!st->asks)
		return;
	grid_put(g, Y + 6, x + 2, -1, LOOK_LABEL, "Password");
	edit_draw_secret(&st->field[FIELD_PASSWORD], g, Y + 6, x + VALUE_X, w - VALUE_X - 4,
	    st->at == FIELD_PASSWORD);
}

const struct screen_ops outage_screen = {
	.name = "outage",
	.needs = "print.outage",
	.contexts = contexts,
	.open = outage_open,
	.typing = outage_typing,
	.handle = outage_handle,
	.draw = outage_draw,
	.over = true,
};
