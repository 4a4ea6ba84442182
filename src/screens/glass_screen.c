/* glass_screen - a sensitive chart asks for a reason, and for the password again.
 *
 * It stands where the chart would have: Enter opens it for an hour. */
#include "app/command.h"
#include "app/glass.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"

enum { REASON_MAX = 200, WIDTH = 66, HEIGHT = 9, Y = 5, VALUE_X = 12 };

enum { FIELD_REASON, FIELD_PASSWORD };

struct state {
	const char *who;       /* the patient */
	struct box_lines asks; /* the password where there is one */
};

static const char *const contexts[] = { "glass", NULL };

static bool
glass_open_screen(struct screen *s, struct err *e)
{
	static const int cols[] = { [FIELD_REASON] = REASON_MAX, [FIELD_PASSWORD] = PASSWORD_MAX };
	struct state *st = arena_new(&s->mem, struct state);
	bool password = false, done;

	s->state = st;
	box_lines_init(&st->asks, cols, &s->mem);
	done = glass_who(s->app, s->on.patient, &s->mem, &st->who, e)
	    && prove_asks(s->app, &password, e);
	st->asks.n = password ? 2 : 1;
	return done;
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
		    { "reason", edit_text(&st->asks.line[FIELD_REASON]) },
		    { "proof", edit_text(&st->asks.line[FIELD_PASSWORD]) }),
		&out, &turn, &e)) {
		go = go_replace(
		    "chart", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
		go.said = arena_str(&s->mem, out.said);
	} else {
		edit_set(&st->asks.line[FIELD_PASSWORD], "");
		screen_fail(s, &e);
	}
	arena_clear(&turn);
	return go;
}

static struct go
glass_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	static const struct box_keys keys = { "glass.open", "glass.other", WIDTH - VALUE_X - 4 };

	if (input_is(in, "back"))
		return go_back(NULL);
	return box_lines_key(s, &st->asks, in, &keys) ? open_it(s) : go_stay();
}

static void
glass_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w;

	box_draw(s, g, &b, "This chart is marked sensitive", turn);
	x = b.x + 2;
	w = b.w - 4;
	grid_put(g, Y + 1, x, w, LOOK_VALUE, st->who);
	grid_put(g, Y + 2, x, w, LOOK_PLAIN,
	    "A reason opens it to you for an hour.  Every view is noted,");
	grid_put(g, Y + 3, x, w, LOOK_PLAIN, "and somebody else will look at the reason.");
	box_line_draw(&st->asks, FIELD_REASON, g, &b,
	    &(struct box_line){ "Reason", 5, VALUE_X, w - VALUE_X, false });
	if (st->asks.n > FIELD_PASSWORD)
		box_line_draw(&st->asks, FIELD_PASSWORD, g, &b,
		    &(struct box_line){ "Password", 6, VALUE_X, w - VALUE_X, true });
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
