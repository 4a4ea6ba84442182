/* walkin_screen - a patient is here without a time: what for, and onto the board.
 *
 * What the plan still needs has a number; anything else is said in words, "with kb" behind
 * it when somebody is meant. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/plan.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"
#include "screens/prose.h"

enum { PAIRS_MOST = 4, WIDTH = 66, Y = 5, FOR_COLS = 48, X_FOR = 10, LINES = 7, WHY_ROWS = 3 };

struct state {
	struct banner banner;
	const struct plan_line *line[LINES]; /* with something left to do */
	int nlines;
	struct edit what, why;
	const char *refused; /* what excludes it; NULL: a reason is not asked */
	struct arena mem;    /* of that */
};

static const char *const contexts[] = { "walkin", NULL };
static const char otherwise[] = "Visit"; /* says no more than what is seen */

static bool
walkin_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct plan_view plan;

	s->state = st;
	edit_init(&st->what, &s->mem, FOR_COLS, false);
	edit_init(&st->why, &s->mem, FOR_COLS, false);
	if (!banner_load(s->app, s->on.patient, &s->mem, &st->banner, e)
	    || !plan_load(s->app, s->on.patient, &s->mem, &plan, e))
		return false;
	for (size_t i = 0; i < plan.line.n && st->nlines < LINES; i++)
		if (plan.line.at[i].left > 0 && strcmp(plan.line.at[i].state, "active") == 0)
			st->line[st->nlines++] = &plan.line.at[i];
	return true;
}

static bool
walkin_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* "2": the second course; NULL: words. */
static const struct plan_line *
line_of(const struct state *st)
{
	const char *typed = edit_text(&st->what);

	if (typed[0] < '1' || typed[0] >= '1' + st->nlines || typed[1] != '\0')
		return NULL;
	return st->line[typed[0] - '1'];
}

/* "review with kb" */
static size_t
pairs_of(const struct screen *s, struct pair pair[PAIRS_MOST], struct arena *turn)
{
	const struct state *st = s->state;
	const struct plan_line *line = line_of(st);
	char *words = arena_str(turn, edit_text(&st->what)), *with = strstr(words, " with ");
	size_t n = 0;

	pair[n++] = (struct pair){ "reason", st->refused == NULL ? "" : edit_text(&st->why) };
	pair[n++] = (struct pair){ "patient", text_fmt(turn, "#%lld", (long long)s->on.patient) };
	if (line != NULL) {
		pair[n++] = (struct pair){ "course", text_fmt(turn, "%lld", (long long)line->id) };
		return n;
	}
	if (with != NULL) {
		*with = '\0';
		pair[n++] = (struct pair){ "therapist", with + strlen(" with ") };
	}
	pair[n++] = (struct pair){ "label", words[0] == '\0' ? otherwise : words };
	return n;
}

/* It is excluded: that is shown, and why all the same is asked. */
static void
ask_why(struct screen *s, const struct err *e)
{
	struct state *st = s->state;
	bool again = st->refused != NULL;

	arena_clear(&st->mem);
	st->refused = arena_str(&st->mem, e->text);
	if (again)
		screen_fail(s, e);
}

static struct go
add(struct screen *s)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();
	struct pair pair[PAIRS_MOST];
	size_t n = pairs_of(s, pair, &turn);

	if (command_run(s->app, "session.walkin", pair, n, &out, &turn, &e))
		go = go_done(s, &out);
	else if (e.code == ERR_RULE && strcmp(e.field, "reason") == 0)
		ask_why(s, &e);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
	return go;
}

static struct go
walkin_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "walkin.add"))
		return add(s);
	if (input_is(in, "back") && st->refused == NULL)
		return go_back(NULL);
	if (input_is(in, "back"))
		st->refused = NULL;
	else if (edit_key(st->refused == NULL ? &st->what : &st->why, in->key, FOR_COLS)
	    == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return go_stay();
}

static void
draw_lines(const struct state *st, struct grid *g, int y, int x, struct arena *turn)
{
	for (int i = 0; i < st->nlines; i++) {
		const struct plan_line *l = st->line[i];
		const char number[] = { (char)('1' + i), '\0' };

		grid_put(g, y + i, x, 1, LOOK_KEY, number);
		grid_put(g, y + i, x + 2, WIDTH - X_FOR - 4, LOOK_PLAIN,
		    text_fmt(turn, "%s, %d of %d left", l->label, l->left, l->sessions));
	}
}

static void
draw_why(const struct state *st, struct grid *g, int y, int x, int w, struct arena *turn)
{
	struct prose p = { .a = turn, .w = w };

	prose_marked(&p, MARK_CARE, LOOK_BAD, "%s", st->refused);
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = x, .h = WHY_ROWS });
	grid_put(g, y + WHY_ROWS, x, -1, LOOK_LABEL, "Why");
	edit_draw(&st->why, g, y + WHY_ROWS, x + X_FOR - 2, w - X_FOR + 1, true);
}

static void
walkin_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static void
walkin_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = {
		.y = Y, .h = 7 + st->nlines + (st->refused == NULL ? 0 : WHY_ROWS + 1), .w = WIDTH
	};
	int x, w;
	int y = Y + 4;

	box_draw(s, g, &b, "Is here without a time", turn);
	x = b.x;
	w = b.w;
	grid_put(
	    g, Y + 1, x + 2, w - 4, LOOK_VALUE, grid_name(g, st->banner.shown, st->banner.latin));
	if (st->banner.flag != NULL)
		grid_put(g, Y + 2, x + 2, w - 4, LOOK_BAD, text_fmt(turn, "! %s", st->banner.flag));
	grid_put(g, Y + 3, x + 2, -1, LOOK_LABEL, "For");
	edit_draw(&st->what, g, Y + 3, x + X_FOR, w - X_FOR - 3, st->refused == NULL);
	draw_lines(st, g, y, x + X_FOR, turn);
	grid_put(g, y + st->nlines, x + X_FOR, w - X_FOR - 2, LOOK_DIM,
	    st->nlines > 0 ? "a number, or words: review with kb"
			   : "words: intake, review with kb; Enter alone: Visit");
	if (st->refused != NULL)
		draw_why(st, g, y + st->nlines + 1, x + 2, w - 4, turn);
}

const struct screen_ops walkin_screen = {
	.name = "walkin",
	.needs = "session.walkin",
	.contexts = contexts,
	.open = walkin_open,
	.typing = walkin_typing,
	.handle = walkin_handle,
	.draw = walkin_draw,
	.close = walkin_close,
	.over = true,
};
