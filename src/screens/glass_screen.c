/* glass_screen - a sensitive chart asks for a reason, and for the password again.
 *
 * It stands where the chart would have: Enter opens it for an hour. */
#include "app/command.h"
#include "app/glass.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"
#include "ui/keymap.h"

enum { REASON_MAX = 200, WIDTH = 66, HEIGHT = 9, Y = 5, VALUE_X = 12 };

enum { FIELD_REASON, FIELD_PASSWORD, FIELDS_N };

struct state {
	const char *who; /* the patient */
	struct edit field[FIELDS_N];
	bool asks; /* there is a password to be asked for */
	int at;
};

static const char *const contexts[] = { "glass", NULL };

static bool
glass_open_screen(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->field[FIELD_REASON], &s->mem, REASON_MAX, false);
	edit_init(&st->field[FIELD_PASSWORD], &s->mem, PASSWORD_MAX, false);
	return glass_who(s->app, s->on.patient, &s->mem, &st->who, e)
	    && prove_asks(s->app, &st->asks, e);
}

static bool
glass_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
open_it(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();

	if (command_run(s->app, "glass.break",
		PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
		    { "reason", edit_text(&st->field[FIELD_REASON]) },
		    { "proof", edit_text(&st->field[FIELD_PASSWORD]) }),
		&out, &turn, &e)) {
		go = go_replace(
		    "chart", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
		go.said = arena_str(&s->mem, out.said);
	} else {
		edit_set(&st->field[FIELD_PASSWORD], "");
		screen_fail(s, &e);
	}
	arena_clear(&turn);
	return go;
}

static struct go
glass_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	bool last = st->at == FIELD_PASSWORD || !st->asks;

	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "glass.open") && last)
		return open_it(s);
	if (input_is(in, "glass.open") || input_is(in, "glass.other")) {
		st->at = st->asks && !st->at;
		return go_stay();
	}
	if (edit_key(&st->field[st->at], in->key, WIDTH - VALUE_X - 4) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return go_stay();
}

static void
glass_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .no_rule = true };
	int w = g->cols - 4 < WIDTH ? g->cols - 4 : WIDTH, x = (g->cols - w) / 2;

	grid_fill(g, g->rows - 3, 0, 3, g->cols, LOOK_PLAIN);
	f.keys = keymap_hints(s->keys, contexts, true, turn, &f.nkeys);
	screen_frame(s, g, &f, turn);
	grid_box(g, Y, x, HEIGHT, w, "This chart is marked sensitive");
	grid_put(g, Y + 1, x + 2, w - 4, LOOK_VALUE, st->who);
	grid_put(g, Y + 2, x + 2, w - 4, LOOK_PLAIN,
	    "A reason opens it to you for an hour.  Every view is noted,");
	grid_put(g, Y + 3, x + 2, w - 4, LOOK_PLAIN, "and somebody else will look at the reason.");
	grid_put(g, Y + 5, x + 2, -1, LOOK_LABEL, "Reason");
	edit_draw(&st->field[FIELD_REASON], g, Y + 5, x + VALUE_X, w - VALUE_X - 4,
	    st->at == FIELD_REASON);
	if (!st->asks)
		return;
	grid_put(g, Y + 6, x + 2, -1, LOOK_LABEL, "Password");
	edit_draw_secret(&st->field[FIELD_PASSWORD], g, Y + 6, x + VALUE_X, w - VALUE_X - 4,
	    st->at == FIELD_PASSWORD);
}

const struct screen_ops glass_screen = {
	.name = "glass",
	.desk = true,
	.contexts = contexts,
	.open = glass_open_screen,
	.typing = glass_typing,
	.handle = glass_handle,
	.draw = glass_draw,
	.over = true,
};
