/* offer_screen - a place that was given back, and who of the wait list could take it.
 *
 * It opens on a cancelled visit, the longest waiting first; a digit and Enter give
 * the place, leaving gives it to nobody.  Of who waits for what acts on a hip, and never said for
 * which, it asks that first. */
#include "app/calls.h"
#include "app/command.h"
#include "app/session_view.h"
#include "app/waiting.h"
#include "base/text.h"
#include "screens/against.h"
#include "screens/all.h"
#include "screens/box.h"

enum { SHOWN = 5, WIDTH = 70, HEIGHT = SHOWN + 5, WHY_COLS = 60, X_WHY = 8, Y = 5 };

struct state {
	struct session_view visit;
	struct waiting_match match;
	const char *flag[SHOWN]; /* what is up for each; "" */
	struct barred against[SHOWN];
	struct which_hip hip[SHOWN]; /* a letter changes what nobody said */
	struct edit why;
	bool asks;  /* why the chosen one gets it all the same */
	int chosen; /* from 0; -1: nobody yet */
};

static const char *const contexts[] = { "offer", NULL };

static int
shown(const struct state *st)
{
	return st->match.row.n < SHOWN ? (int)st->match.row.n : SHOWN;
}

/* The row leaves open on which hip. */
static bool
asks_hip(const struct state *st, int i)
{
	return i >= 0 && st->hip[i].wanted && st->match.row.at[i].side == '\0';
}

/* What bars one hip may not bar the other. */
static bool
look_against(struct screen *s, int i, struct err *e)
{
	struct state *st = s->state;
	const struct waiting_row *r = &st->match.row.at[i];

	st->against[i] = (struct barred){ 0 };
	if (!barred_add(s->app,
		&(struct barred_visit){ r->patient, r->course, r->therapy, st->hip[i].side },
		&s->mem, &st->against[i], e))
		return false;
	st->against[i].asks = st->against[i].asks && r->session == 0;
	return true;
}

static bool
offer_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	const struct session_view *v = &st->visit;
	struct freed f;

	s->state = st;
	edit_init(&st->why, &s->mem, WHY_COLS, false);
	st->chosen = -1;
	if (!session_view_load(s->app, s->on.id, &s->mem, &st->visit, e))
		return false;
	f = (struct freed){
		.day = v->day, .at = { v->minute, v->minute + v->minutes }, .patient = v->patient
	};
	if (!waiting_match(s->app, &f, &s->mem, &st->match, e))
		return false;
	for (int i = 0; i < shown(st); i++)
		if (!calls_up(s->app, st->match.row.at[i].patient, &s->mem, &st->flag[i], e))
			return false;
	for (int i = 0; i < shown(st); i++)
		if (!waiting_hip(s->app, &st->match.row.at[i], &s->mem, &st->hip[i], e)
		    || !look_against(s, i, e))
			return false;
	return true;
}

static struct go
commit(struct screen *s)
{
	struct state *st = s->state;
	const struct waiting_row *r = &st->match.row.at[st->chosen];
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();
	char day[DAY_TEXT], at[DAY_TEXT];
	struct pair pair[4] = { { "id", text_fmt(&turn, "%lld", (long long)r->id) },
		{ "at",
		    text_fmt(&turn, "%s %s", day_iso(r->day, day), minute_show(r->minute, at)) },
		{ "reason", st->asks ? edit_text(&st->why) : "" } };
	size_t n = 3;

	if (asks_hip(st, st->chosen))
		pair[n++] =
		    (struct pair){ "side", text_fmt(&turn, "%c", st->hip[st->chosen].side) };
	if (command_run(s->app, "wait.give", pair, n, &out, &turn, &e))
		go = go_done(s, &out);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
	return go;
}

/* What the place still lacks is asked first. */
static struct go
give(struct screen *s)
{
	struct state *st = s->state;

	if (st->chosen < 0) {
		screen_say(s, SAID_ERROR, "Say who gets it: type the number. F12 leaves it free.");
	} else if (asks_hip(st, st->chosen) && st->hip[st->chosen].side == '\0') {
		screen_say(s, SAID_ERROR, "Say on which hip: r right, l left, b both.");
	} else if (!st->asks && st->against[st->chosen].asks) {
		st->asks = true;
	} else {
		return commit(s);
	}
	return go_stay();
}

/* True when it was a letter for the hip. */
static bool
take_hip(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action;
		char side;
	} verb[] = { { "offer.right", 'R' }, { "offer.left", 'L' }, { "offer.both", 'B' } };
	struct state *st = s->state;
	struct err e = { 0 };

	for (size_t i = 0; i < sizeof(verb) / sizeof(verb[0]); i++) {
		if (!input_is(in, verb[i].action))
			continue;
		if (!asks_hip(st, st->chosen)) {
			screen_say(s, SAID_PLAIN,
			    st->chosen < 0 ? "Say who gets it first: type the number."
					   : "No hip is asked for here.");
			return true;
		}
		st->hip[st->chosen].side = verb[i].side;
		st->hip[st->chosen].from = "";
		if (!look_against(s, st->chosen, &e))
			screen_fail(s, &e);
		return true;
	}
	return false;
}

static bool
offer_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->asks;
}

static struct go
offer_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;

	if (input_is(in, "offer.give"))
		return give(s);
	if (input_is(in, "back") && !st->asks)
		return go_back(NULL);
	if (st->asks) {
		st->asks = !input_is(in, "back");
		if (st->asks && edit_key(&st->why, in->key, WHY_COLS) == EDIT_FULL)
			screen_say(s, SAID_ERROR, "That is as long as it can be.");
		return go_stay();
	}
	if (take_hip(s, in))
		return go_stay();
	if (in->key->mods == 0 && code >= '1' && code < '1' + (uint32_t)shown(st))
		st->chosen = (int)(code - '1');
	return go_stay();
}

static void
draw_row(const struct state *st, int i, struct grid *g, int y, int x, struct arena *turn)
{
	const struct waiting_row *r = &st->match.row.at[i];
	const char number[] = { (char)('1' + i), '\0' };
	char at[DAY_TEXT], since[DAY_TEXT];
	enum look look = i == st->chosen ? LOOK_SELECT : LOOK_PLAIN;

	if (i == st->chosen)
		grid_mark(g, y, x, LOOK_KEY, MARK_NOW);
	grid_put(g, y, x + 2, 1, LOOK_KEY, number);
	grid_put(g, y, x + 4, 22, look, grid_name(g, r->name, r->latin));
	if (st->flag[i][0] != '\0')
		grid_put(g, y, x + 26, 1, look == LOOK_PLAIN ? LOOK_BAD : look, "!");
	grid_put(
	    g, y, x + 27, 20, look, text_fmt(turn, "%s %s", minute_show(r->minute, at), r->label));
	grid_put(g, y, x + 48, 18, LOOK_DIM, text_fmt(turn, "since %s", day_show(r->since, since)));
	if (i == (st->chosen < 0 ? 0 : st->chosen))
		grid_cursor(g, y, x + 2);
}

static void
draw_hip(const struct which_hip *hip, struct grid *g, int y, int x, int w, struct arena *turn)
{
	static const char keys[] = "r right  l left  b both";

	grid_put(g, y, x, -1, LOOK_LABEL, "Hip");
	if (hip->side == '\0')
		grid_put(g, y, x + X_WHY, w - X_WHY, LOOK_CARE,
		    text_fmt(turn, "nobody said which: %s", keys));
	else if (hip->from[0] != '\0')
		grid_put(g, y, x + X_WHY, w - X_WHY, LOOK_CARE,
		    text_fmt(turn, "%s, %s?  %s", hip_answer(hip->side), hip->from, keys));
	else
		grid_put(g, y, x + X_WHY, w - X_WHY, LOOK_VALUE, hip_answer(hip->side));
}

/* On which hip, what is known against the chosen one, and why all the same. */
static void
draw_against(const struct state *st, struct grid *g, int y, int x, int w, struct arena *turn)
{
	const struct barred *b = &st->against[st->chosen];

	if (asks_hip(st, st->chosen))
		draw_hip(&st->hip[st->chosen], g, y++, x, w, turn);
	against_draw(b, g, y, x, w, turn);
	if (!st->asks)
		return;
	y += against_rows(b, w);
	grid_put(g, y, x, -1, LOOK_LABEL, "Why");
	edit_draw(&st->why, g, y, x + X_WHY, w - X_WHY, true);
}

static void
offer_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	int more = st->chosen < 0 ? 0
				  : asks_hip(st, st->chosen)
		+ against_rows(&st->against[st->chosen], WIDTH - 4) + st->asks;
	struct box b = { .y = Y, .h = HEIGHT + more, .w = WIDTH };
	int x, w, n = shown(st);
	char day[DAY_TEXT], at[DAY_TEXT];

	box_draw(s, g, &b, "Who waits for this place?", turn);
	x = b.x;
	w = b.w;
	grid_put(g, Y + 1, x + 2, w - 4, LOOK_VALUE,
	    text_fmt(turn, "%s %s is free, %d min", day_show_long(st->visit.day, day),
		minute_show(st->visit.minute, at), st->visit.minutes));
	if (st->chosen >= 0 && st->flag[st->chosen][0] != '\0')
		grid_put(
		    g, Y + 2, x + 2, w - 4, LOOK_BAD, text_fmt(turn, "! %s", st->flag[st->chosen]));
	if (n == 0)
		grid_put(
		    g, Y + 3, x + 2, w - 4, LOOK_DIM, "Nobody on the wait list could come then.");
	for (int i = 0; i < n; i++)
		draw_row(st, i, g, Y + 3 + i, x + 2, turn);
	if (st->match.row.n > SHOWN)
		grid_put(g, Y + HEIGHT - 2, x + 2, w - 4, LOOK_DIM,
		    text_fmt(turn, "%zu more wait less long.", st->match.row.n - SHOWN));
	if (more > 0)
		draw_against(st, g, Y + HEIGHT - 1, x + 2, WIDTH - 4, turn);
}

const struct screen_ops offer_screen = {
	.name = "offer",
	.needs = "wait.give",
	.contexts = contexts,
	.open = offer_open,
	.typing = offer_typing,
	.handle = offer_handle,
	.draw = offer_draw,
	.over = true,
};
