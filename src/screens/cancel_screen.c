/* cancel_screen - why a visit is cancelled: a reason by its digit, or in words.
 *
 * It holds the visit by its id and version, whatever moves on the board below. */
#include <string.h>

#include "app/command.h"
#include "app/reasons.h"
#include "app/session_view.h"
#include "app/waiting.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"

enum { WORDS_MAX = 120, WIDTH = 60, X_TEXT = 10, HEIGHT = 11, Y = 5 };

struct state {
	struct session_view visit;
	int reason; /* number of reason_of_cancel(); -1: none yet */
	struct edit words;
	bool in_words;
};

static const char *const contexts[] = { "cancel", NULL };

static bool
cancel_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->reason = -1;
	edit_init(&st->words, &s->mem, WORDS_MAX, false);
	if (!session_view_load(s->app, s->on.id, &s->mem, &st->visit, e))
		return false;
	return strcmp(st->visit.state, "cancelled") != 0
	    || err_set(e, ERR_RULE, "This visit is cancelled already.");
}

static bool
cancel_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->in_words;
}

static const char *
whole_reason(const struct state *st, struct arena *a)
{
	const char *words = edit_text(&st->words);

	if (st->reason < 0)
		return words;
	return words[0] == '\0' ? reason_of_cancel(st->reason)
				: text_fmt(a, "%s: %s", reason_of_cancel(st->reason), words);
}

/* Back, or on to those who wait for such a place.  Where they cannot be told the visit
 * is cancelled all the same. */
static struct go
after(struct screen *s, const struct outcome *out)
{
	const struct session_view *v = &((const struct state *)s->state)->visit;
	const struct freed f = {
		.day = v->day, .at = { v->minute, v->minute + v->minutes }, .patient = v->patient
	};
	struct arena turn = { 0 };
	struct waiting_match m;
	struct err e = { 0 };
	struct go go = go_done(s, out);

	if (waiting_match(s->app, &f, &turn, &m, &e) && m.row.n > 0) {
		go.what = GO_REPLACE;
		go.screen = "offer";
		go.on = (struct subject){ .patient = v->patient, .id = v->id, .day = DAY_NONE };
	}
	arena_clear(&turn);
	return go;
}

static struct go
cancel_it(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	const char *why = whole_reason(st, &turn);
	struct go go = go_stay();

	if (why[0] == '\0')
		screen_say(s, SAID_ERROR, "Say why: type the number of a reason, or words.");
	else if (!command_run(s->app, "session.cancel",
		     PAIRS({ "id", text_fmt(&turn, "%lld", (long long)st->visit.id) },
			 { "rev", text_fmt(&turn, "%lld", (long long)st->visit.rev) },
			 { "reason", why }),
		     &out, &turn, &e))
		screen_fail(s, &e);
	else
		go = after(s, &out);
	arena_clear(&turn);
	return go;
}

static struct go
cancel_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;

	if (input_is(in, "cancel.do"))
		return cancel_it(s);
	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "cancel.words")) {
		st->in_words = !st->in_words;
	} else if (!st->in_words) {
		if (code >= '1' && code < '1' + REASONS_OF_CANCEL && in->key->mods == 0)
			st->reason = (int)(code - '1');
		else if (code == '1' + REASONS_OF_CANCEL)
			st->in_words = true;
	} else if (edit_key(&st->words, in->key, WIDTH - X_TEXT - 4) == EDIT_FULL) {
		screen_say(s, SAID_ERROR, "That is as long as a reason can be.");
	}
	return go_stay();
}

static void
draw_visit(const struct session_view *v, struct grid *g, int y, int x, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT], born[DAY_TEXT];

	grid_put(g, y, x, WIDTH - 4, LOOK_VALUE, grid_name(g, v->shown, v->latin));
	grid_put_right(g, y, x, WIDTH - 4, LOOK_PLAIN,
	    text_fmt(turn, "Born %s", day_show_born(v->born, v->born_estimated, born)));
	grid_put(g, y + 1, x, WIDTH - 4, LOOK_PLAIN,
	    text_fmt(turn, "%s %s%s%s", day_show_long(v->day, day), minute_show(v->minute, at),
		v->who[0] == '\0' ? "" : ", ", v->who));
	grid_put(g, y + 2, x, WIDTH - 4, LOOK_PLAIN,
	    text_fmt(turn, "%s%s, %d min", v->label, hip_said(v->side), v->minutes));
}

static void
cancel_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	int x, w, y = Y + 4;

	box_draw(s, g, &b, "Cancel this visit?", turn);
	x = b.x;
	w = b.w;
	draw_visit(&st->visit, g, Y + 1, x + 2, turn);
	for (int i = 0; i <= REASONS_OF_CANCEL; i++, y++) {
		const char number[] = { (char)('1' + i), '\0' };
		bool chosen = i == st->reason;

		if (chosen)
			grid_mark(g, y, x + X_TEXT - 4, LOOK_KEY, MARK_NOW);
		grid_put(g, y, x + X_TEXT - 2, 1, LOOK_KEY, number);
		if (i < REASONS_OF_CANCEL)
			grid_put(g, y, x + X_TEXT, -1, chosen ? LOOK_SELECT : LOOK_PLAIN,
			    reason_of_cancel(i));
		if (!st->in_words && i == (st->reason < 0 ? 0 : st->reason))
			grid_cursor(g, y, x + X_TEXT - 2);
	}
	grid_put(g, y - 1, x + X_TEXT, -1, LOOK_PLAIN, "in words");
	edit_draw(&st->words, g, y - 1, x + X_TEXT + 9, w - X_TEXT - 13, st->in_words);
}

const struct screen_ops cancel_screen = {
	.name = "cancel",
	.needs = "session.cancel",
	.contexts = contexts,
	.open = cancel_open,
	.typing = cancel_typing,
	.handle = cancel_handle,
	.draw = cancel_draw,
	.over = true,
};
