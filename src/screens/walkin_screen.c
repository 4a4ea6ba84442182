/* walkin_screen - a patient is here without a time: what for, and onto the board.
 *
 * What the plan still needs has a number; anything else is said in the words of booking, "with
 * kb" behind it when somebody is meant.  What cannot begin at once is shown, and asked about. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/plan.h"
#include "app/walkin.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"
#include "screens/prose.h"
#include "screens/word_pick.h"

enum { PAIRS_MOST = 5, WIDTH = 66, Y = 5, FOR_COLS = 48, X_FOR = 10, LINES = 7, WHY_ROWS = 3 };

struct state {
	struct banner banner;
	const struct plan_line *line[LINES]; /* with something left to do */
	int nlines;
	struct edit what, why;
	const char *refused; /* what excludes it; NULL: a reason is not asked */
	const char *later; /* why not at once, and when, or of which hip; NULL: nothing is asked */
	struct arena mem;  /* of these */
	const char *asked; /* what was shown and asked about last, in shown */
	struct arena shown;
	struct word_pick pick;
};

static const char *const contexts[] = { "walkin", NULL };

static bool
walkin_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct plan_view plan;

	s->state = st;
	edit_init(&st->what, &s->mem, FOR_COLS, false);
	edit_init(&st->why, &s->mem, FOR_COLS, false);
	st->asked = "";
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

static size_t
pairs_of(const struct screen *s, const struct walkin *w, struct pair pair[PAIRS_MOST],
    struct arena *turn)
{
	const struct state *st = s->state;
	size_t n = 0;

	pair[n++] = (struct pair){ "reason", st->refused == NULL ? "" : edit_text(&st->why) };
	pair[n++] = (struct pair){ "patient", text_fmt(turn, "#%lld", (long long)s->on.patient) };
	if (w->s.course != 0) {
		pair[n++] =
		    (struct pair){ "course", text_fmt(turn, "%lld", (long long)w->s.course) };
		return n;
	}
	if (w->therapist[0] != '\0')
		pair[n++] = (struct pair){ "therapist", w->therapist };
	pair[n++] = (struct pair){ "label", w->label };
	if (w->hip.side != '\0')
		pair[n++] = (struct pair){ "side", text_fmt(turn, "%c", w->hip.side) };
	return n;
}

/* Nobody, or no room, is free at once, or nobody said the hip and it is as it was decided: that
 * is shown, and asked about. */
static void
ask_later(struct state *st, const struct walkin *w)
{
	arena_clear(&st->mem);
	arena_clear(&st->shown);
	st->refused = NULL;
	st->asked = walkin_asks(w, &st->shown);
	st->later = text_fmt(&st->mem, "%s Enter takes it.", st->asked);
}

/* It is excluded: that is shown, and why all the same is asked. */
static void
ask_why(struct screen *s, const struct err *e)
{
	struct state *st = s->state;
	bool again = st->refused != NULL;

	arena_clear(&st->mem);
	st->later = NULL;
	st->refused = arena_str(&st->mem, e->text);
	if (again)
		screen_fail(s, e);
}

static struct go
book_it(struct screen *s, const struct walkin *w, struct arena *turn)
{
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct pair pair[PAIRS_MOST];
	size_t n = pairs_of(s, w, pair, turn);

	if (command_run(s->app, "session.walkin", pair, n, &out, turn, &e))
		return go_done(s, &out);
	if (e.code == ERR_RULE && strcmp(e.field, "reason") == 0)
		ask_why(s, &e);
	else
		screen_fail(s, &e);
	return go_stay();
}

static struct go
add(struct screen *s)
{
	struct state *st = s->state;
	const struct plan_line *line = line_of(st);
	struct walkin_for what = { .patient = s->on.patient,
		.course = line == NULL ? 0 : line->id,
		.words = edit_text(&st->what) };
	struct arena turn = { 0 };
	struct walkin w;
	struct err e = { 0 };
	struct go go = go_stay();

	if (!walkin_look(s->app, &what, &turn, &w, &e)) {
		screen_fail(s, &e);
	} else {
		const char *asks = walkin_asks(&w, &turn);

		/* Nobody has seen it, or it was otherwise when they did. */
		if (asks[0] != '\0' && strcmp(asks, st->asked) != 0)
			ask_later(st, &w);
		else
			go = book_it(s, &w, &turn);
	}
	arena_clear(&turn);
	return go;
}

/* What is typed; another word means another place. */
static void
type_in(struct screen *s, const struct key *k)
{
	struct state *st = s->state;
	bool why = st->refused != NULL;

	if (!why)
		st->later = NULL;
	if (edit_key(why ? &st->why : &st->what, k, FOR_COLS) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
}

static struct go
walkin_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->pick.on) {
		st->later = NULL;
		word_pick_key(&st->pick, in->key, &st->what, FOR_COLS);
	} else if (input_is(in, "walkin.add"))
		return add(s);
	else if (input_is(in, "back") && st->refused == NULL)
		return go_back(NULL);
	else if (input_is(in, "back"))
		st->refused = NULL;
	else if (input_is(in, "walkin.words") && st->refused == NULL)
		word_pick_open(s, &st->pick);
	else
		type_in(s, in->key);
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
		    text_fmt(turn, "%s%s, %d of %d left", l->label, hip_said(l->side), l->left,
			l->sessions));
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
draw_later(const struct state *st, struct grid *g, int y, int x, int w, struct arena *turn)
{
	struct prose p = { .a = turn, .w = w };

	prose_marked(&p, MARK_CARE, LOOK_CARE, "%s", st->later);
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = x, .h = WHY_ROWS });
}

static void
walkin_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
	arena_clear(&st->shown);
}

static void
walkin_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y,
		.h = 7 + st->nlines + (st->refused != NULL || st->later != NULL ? WHY_ROWS + 1 : 0),
		.w = WIDTH };
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
	    st->nlines > 0 ? "a number, or a word: eswt left with kb; F4 lists"
			   : "a word: intake, review with kb; Enter alone: Visit");
	if (st->refused != NULL)
		draw_why(st, g, y + st->nlines + 1, x + 2, w - 4, turn);
	else if (st->later != NULL)
		draw_later(st, g, y + st->nlines + 1, x + 2, w - 4, turn);
	if (st->pick.on)
		pick_draw(&st->pick.pick, g, 3, g->rows - 6);
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
