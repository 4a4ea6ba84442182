/* calls_screen - who must be called today because of a red flag.
 *
 * Rows have numbers and a letter says what came of a call.  What ends a flag asks what was
 * arranged; a try keeps it on the list. */
#include <string.h>

#include "app/calls.h"
#include "app/command.h"
#include "app/phone_words.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/shown.h"
#include "screens/tries.h"
#include "screens/words.h"

enum { NOTE_MAX = 120, PANE = 10, X_FLAG = 31 };

struct state {
	struct shown shown;
	struct call_rows rows;
	struct tries tries;
	const struct call_outcome *ending; /* as what the words that are asked for end it */
	struct words words;
};

static const char *const contexts[] = { "calls", "list", "everywhere", NULL };

static const struct call_row *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

static void
read_tries(struct screen *s)
{
	struct state *st = s->state;

	tries_read(s, &st->tries, list_id(&st->shown.list), &st->shown.mem);
}

static bool
calls_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct call_rows rows = { 0 };

	if (!calls_load(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	st->tries = (struct tries){ 0 };
	*ids = ROW_IDS(rows.list);
	return true;
}

/* Another terminal may have ended the chosen call: then no key is about the next one. */
static bool
calls_reload(struct screen *s, struct err *e)
{
	if (!shown_hold(s, e))
		return false;
	read_tries(s);
	return true;
}

static bool
calls_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->words, &s->mem, NOTE_MAX);
	st->shown.read = calls_read;
	return calls_reload(s, e);
}

static bool
calls_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->words.asked;
}

static void
record(struct screen *s, const struct call_outcome *o, const char *note)
{
	struct state *st = s->state;
	const struct call_row *r = chosen(st);
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (r == NULL) {
		screen_say(s, SAID_ERROR, "Somebody ended this one meanwhile.");
	} else if (!command_run(s->app, "redflag.contact",
		       PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) },
			   { "outcome", o->code }, { "note", note }),
		       &out, &turn, &e)) {
		screen_fail(s, &e);
	} else {
		words_end(&st->words);
		if (shown_read(s, &e)) {
			read_tries(s);
			screen_done(s, &out);
		} else {
			screen_fail(s, &e);
		}
	}
	arena_clear(&turn);
}

static struct go
handle_words(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (!words_key(s, &st->words, in))
		return go_stay();
	if (words_text(&st->words)[0] == '\0')
		screen_say(s, SAID_ERROR, "Say what was arranged, and with whom.");
	else
		record(s, st->ending, words_text(&st->words));
	return go_stay();
}

static const struct call_outcome *
outcome_of(const struct input *in)
{
	return call_outcome_find(
	    strncmp(in->action, "calls.", 6) == 0 ? in->action + 6 : in->action);
}

static struct go
calls_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct call_row *r = chosen(st);
	const struct call_outcome *o = outcome_of(in);

	if (st->words.asked)
		return handle_words(s, in);
	if (r != NULL && input_is(in, "calls.open"))
		return go_open("chart", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	if (r != NULL && o != NULL && o->ends) {
		st->ending = o;
		words_ask(&st->words, "What was arranged, with whom?", r->id);
		return go_stay();
	}
	if (r != NULL && o != NULL) {
		record(s, o, "");
		return go_stay();
	}
	st->shown.list.prefix = true;
	if (!rows_key(s, &st->shown.list, in->key, s->rows))
		return go_pass();
	read_tries(s);
	return go_stay();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct call_row *r = &d->st->rows.list.at[i];
	char day[DAY_TEXT];

	grid_put(g, y, x, X_FLAG - 14, look, grid_name(g, r->shown, r->latin));
	grid_put(g, y, x + X_FLAG - 12, 11, look, day_show(r->day, day));
	grid_put(g, y, x + X_FLAG, w - X_FLAG - 5, look, r->what);
	grid_put_right(g, y, x + w - 4, 3, look, text_fmt(d->turn, "%d", r->tried));
}

/* "r reached  s seen by a clinician": the keys, as the table has them. */
static void
draw_keys(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	struct tries_keys k = { s, g, contexts, y, 0 };

	for (const struct call_outcome *o = call_outcomes(); o->code != NULL; o++)
		tries_key(&k, text_fmt(turn, "calls.%s", o->code), o->title, turn);
}

/* Who, what must happen, what was done at once, and the last two tries. */
static void
draw_pane(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	const struct state *st = s->state;
	const struct call_row *r = chosen(st);
	struct prose p = { .a = turn, .w = g->cols - 2 };
	char day[DAY_TEXT];

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	prose_add(&p, LOOK_VALUE, 0, "%s   Born %s   ID %s", grid_name(g, r->shown, r->latin),
	    day_show_born(r->born, r->born_estimated, day), r->number);
	prose_add(&p, LOOK_VALUE, 0, "By phone: %s", phone_words_whole(&r->phone, turn));
	prose_add(&p, LOOK_BAD, 0, "%s: %s", r->what, r->action);
	prose_add(
	    &p, LOOK_PLAIN, 0, "At once: %s", r->done[0] == '\0' ? "nothing is written" : r->done);
	for (size_t i = 0; i < st->tries.all.list.n && i < 2; i++)
		prose_add(&p, LOOK_PLAIN, 0, "%s", tries_words(&st->tries.all.list.at[i], turn));
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 3 });
	draw_keys(s, g, y + PANE - 2, turn);
}

static void
calls_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Call today", .no_rule = true };
	struct body b = screen_frame(s, g, &f, turn);
	struct drawing d = { st, turn };
	struct list_view v = { .y = b.y + 2,
		.h = b.h - PANE - 2,
		.x = 1,
		.w = g->cols - 1,
		.bar = true,
		.numbers = true,
		.focus = !st->words.asked,
		.row = draw_row,
		.ctx = &d };
	int x = st->shown.list.n > 9 ? 6 : 5;

	grid_put(g, b.y, x, -1, LOOK_TITLE, "Patient");
	grid_put(g, b.y, x + X_FLAG - 12, -1, LOOK_TITLE, "Since");
	grid_put(g, b.y, x + X_FLAG, -1, LOOK_TITLE, "Red flag");
	grid_put_right(g, b.y, 1, g->cols - 2, LOOK_TITLE, "Tried");
	grid_rule(g, b.y + 1, 0, g->cols);
	if (st->shown.list.n > 0)
		list_draw(&st->shown.list, g, &v);
	else
		grid_put(g, v.y, 3, -1, LOOK_DIM, "Nobody has to be called.");
	draw_pane(s, g, b.y + b.h - PANE, turn);
	words_draw(s, &st->words, g);
}

const struct screen_ops calls_screen = {
	.name = "calls",
	.list = true,
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = calls_open,
	.reload = calls_reload,
	.typing = calls_typing,
	.handle = calls_handle,
	.asks = true,
	.draw = calls_draw,
	.close = shown_close,
};
