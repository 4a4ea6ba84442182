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
#include "screens/box.h"

enum { WIDTH = 66, HEIGHT = 9, Y = 5, VALUE_X = 12, DAYS_COLS = 4 };

enum { FIELD_DAYS, FIELD_PASSWORD };

struct state {
	struct box_lines asks; /* the password where there is one */
};

static const char *const contexts[] = { "outage", NULL };

static bool
outage_open(struct screen *s, struct err *e)
{
	static const int cols[] = { [FIELD_DAYS] = DAYS_COLS, [FIELD_PASSWORD] = PASSWORD_MAX };
	struct state *st = arena_new(&s->mem, struct state);
	bool password = false, done = prove_asks(s->app, &password, e);

	s->state = st;
	box_lines_init(&st->asks, cols, &s->mem);
	st->asks.n = password ? 2 : 1;
	return done;
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
	const char *days = edit_text(&st->asks.line[FIELD_DAYS]);
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "print.outage",
		PAIRS({ "days", days[0] == '\0' ? text_fmt(&s->mem, "%d", OUTAGE_DAYS) : days },
		    { "proof", edit_text(&st->asks.line[FIELD_PASSWORD]) }),
		&out, &s->mem, &e))
		return go_back(out.said);
	edit_set(&st->asks.line[FIELD_PASSWORD], "");
	screen_fail(s, &e);
	return go_stay();
}

static struct go
outage_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	static const struct box_keys keys = { "outage.print", "outage.other", WIDTH - VALUE_X - 4 };

	if (input_is(in, "back"))
		return go_back(NULL);
	return box_lines_key(s, &st->asks, in, &keys) ? print(s) : go_stay();
}

static void
outage_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w;

	box_draw(s, g, &b, "Print the clinic for hours without a computer", turn);
	x = b.x + 2;
	w = b.w - 4;
	grid_put(g, Y + 1, x, w, LOOK_PLAIN,
	    "Who comes when to whom, phones and alerts, who is due, and all");
	grid_put(g, Y + 2, x, w, LOOK_PLAIN,
	    "forms blank.  Keep it locked up; g o enters afterwards what is");
	grid_put(g, Y + 3, x, w, LOOK_PLAIN, "written on it.");
	box_line_draw(&st->asks, FIELD_DAYS, g, &b,
	    &(struct box_line){ "Days", 5, VALUE_X, DAYS_COLS, false });
	grid_put(g, Y + 5, b.x + VALUE_X + DAYS_COLS + 2, -1, LOOK_DIM,
	    text_fmt(
		turn, "from today on; %d unless typed, %d at most", OUTAGE_DAYS, OUTAGE_DAYS_MOST));
	if (st->asks.n > FIELD_PASSWORD)
		box_line_draw(&st->asks, FIELD_PASSWORD, g, &b,
		    &(struct box_line){ "Password", 6, VALUE_X, w - VALUE_X, true });
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
