/* day_end_screen - the end of the day: what has no outcome yet, each with what it looks like.
 *
 * Nothing is recorded before Enter; what nobody knows stays open until a person says.  Of an
 * earlier day, subject.day, it asks in one line why it is entered only now. */
#include <string.h>

#include "app/command.h"
#include "app/day_end.h"
#include "app/reasons.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/keymap.h"
#include "ui/list.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_NAME = 6, X_NOW = 32, X_TO = 42, X_FOR = 55, WHY_MAX = 80 };

struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct day_end end;
	struct list list;
	struct edit why; /* of an earlier day */
	bool asks;       /* for it */
};

static const char *const contexts[] = { "day-end", "list", "everywhere", NULL };
static const char *const why_contexts[] = { "line", NULL };

/* What a person has said of a row stays said. */
static void
keep_said(const struct day_end *was, struct day_end *now)
{
	for (size_t i = 0; i < now->row.n; i++)
		for (size_t k = 0; k < was->row.n; k++)
			if (was->row.at[k].session == now->row.at[i].session
			    && was->row.at[k].rev == now->row.at[i].rev)
				now->row.at[i].to = was->row.at[k].to;
}

static bool
day_end_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	int day = s->on.day == DAY_NONE ? app_now(s->app).day : s->on.day;
	struct arena mem = { 0 };
	struct day_end end;
	int64_t *ids;

	if (!day_end_load(s->app, day, &mem, &end, e)) {
		arena_clear(&mem);
		return false;
	}
	keep_said(&st->end, &end);
	ids = arena_array(&mem, int64_t, end.row.n + 1);
	for (size_t i = 0; i < end.row.n; i++)
		ids[i] = end.row.at[i].session;
	list_set(&st->list, ids, (int)end.row.n);
	arena_clear(&st->mem);
	st->mem = mem;
	st->end = end;
	return true;
}

static bool
day_end_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->why, &s->mem, WHY_MAX, false);
	return day_end_reload(s, e);
}

static bool
day_end_typing(const struct screen *s)
{
	return ((const struct state *)s->state)->asks;
}

static void
day_end_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

/* A line is asked for, or asked for again with what is wrong with it. */
static void
refused(struct screen *s, const struct err *e)
{
	struct state *st = s->state;

	st->asks = strcmp(e->field, "reason") == 0;
	if (!st->asks || edit_text(&st->why)[0] != '\0')
		screen_fail(s, e);
}

static struct go
commit(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();
	char day[DAY_TEXT];

	st->asks = false;
	if (st->list.n == 0)
		go = go_back(NULL);
	else if (command_run(s->app, "day.end",
		     PAIRS({ "day", day_iso(st->end.day, day) },
			 { "rows", day_end_rows(&st->end, &turn) },
			 { "reason", reason_read(REASON_OF_LATE, edit_text(&st->why)) }),
		     &out, &turn, &e))
		go = go_done(s, &out);
	else
		refused(s, &e);
	arena_clear(&turn);
	return go;
}

static struct go
why_key(struct screen *s, const struct key *k)
{
	struct state *st = s->state;
	bool begins;
	const struct action *a = keymap_find(s->keys, why_contexts, NULL, k, false, &begins);
	const char *does = a == NULL ? "" : a->name;

	if (strcmp(does, "line.done") == 0)
		return commit(s);
	if (strcmp(does, "line.back") == 0) {
		st->asks = false;
		edit_set(&st->why, "");
		screen_say(s, SAID_PLAIN, "Nothing is recorded yet.");
	} else
		edit_key(&st->why, k, WHY_MAX);
	return go_stay();
}

static struct go
day_end_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action;
		enum day_outcome to;
	} verb[] = { { "day-end.open", DAY_OPEN }, { "day-end.done", DAY_DONE },
		{ "day-end.noshow", DAY_NO_SHOW } };
	struct state *st = s->state;

	if (st->asks)
		return why_key(s, in->key);
	if (input_is(in, "day-end.save"))
		return commit(s);
	for (size_t i = 0; i < sizeof(verb) / sizeof(verb[0]) && list_id(&st->list) != 0; i++) {
		if (!input_is(in, verb[i].action))
			continue;
		st->end.row.at[st->list.at].to = verb[i].to;
		return go_stay();
	}
	if (list_id(&st->list) != 0 && input_is(in, "day-end.cancel"))
		return go_open("cancel",
		    (struct subject){ .patient = st->end.row.at[st->list.at].patient,
			.id = list_id(&st->list),
			.day = DAY_NONE });
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	static const struct {
		const char *word;
		enum look look;
		enum mark mark;
	} as[DAY_OUTCOMES] = { [DAY_OPEN] = { "open", LOOK_CARE, MARK_CARE },
		[DAY_DONE] = { "done", LOOK_OK, MARK_DONE },
		[DAY_NO_SHOW] = { "no-show", LOOK_BAD, MARK_STOP },
		[DAY_CANCEL] = { "cancelled", LOOK_PLAIN, MARK_TODO } };
	const struct day_end_row *r = &((const struct state *)ctx)->end.row.at[i];
	enum look its = look != LOOK_PLAIN ? look : as[r->to].look;
	char at[DAY_TEXT];

	grid_put(g, y, x, 5, look, minute_show(r->minute, at));
	grid_put(g, y, x + X_NAME, X_NOW - X_NAME - 1, look, grid_name(g, r->name, r->latin));
	grid_put(g, y, x + X_NOW, X_TO - X_NOW - 1, look, session_state_name(r->state));
	grid_mark(g, y, x + X_TO, its, as[r->to].mark);
	grid_put(g, y, x + X_TO + 2, X_FOR - X_TO - 3, its, as[r->to].word);
	grid_put(g, y, x + X_FOR, w - X_FOR, look, r->label);
}

static const char *
context_of(const struct state *st, struct arena *turn)
{
	const struct day_end *d = &st->end;
	int open = 0;

	for (size_t i = 0; i < d->row.n; i++)
		open += d->row.at[i].to == DAY_OPEN;
	if (open > 0)
		return text_fmt(turn, "Not recorded yet. Enter records %d; %d stay%s open.",
		    (int)d->row.n - open, open, open == 1 ? "s" : "");
	return text_fmt(turn, "Not recorded yet. Enter records %zu.", d->row.n);
}

/* While it asks why, it says what letters stand for. */
static struct body
day_end_frame(const struct screen *s, struct grid *g, struct frame *f, struct arena *turn)
{
	const struct state *st = s->state;

	if (st->asks) {
		if (s->message[0] == '\0')
			f->message = "Of a day that is past: why is it entered only now?";
		f->context = reason_usual(REASON_OF_LATE, "  ", turn);
		f->keys = keymap_hints(s->keys, why_contexts, true, turn, &f->nkeys);
	}
	return screen_frame(s, g, f, turn);
}

static void
day_end_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	char day[DAY_TEXT];
	struct frame f = { .title =
			       text_fmt(turn, "End of day  %s", day_show_long(st->end.day, day)),
		.unsaved = st->list.n > 0,
		.context = st->list.n > 0 ? context_of(st, turn) : NULL };
	struct body b = day_end_frame(s, g, &f, turn);
	const struct list_view v = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 2,
		.w = g->cols - 1,
		.numbers = true,
		.bar = true,
		.focus = !st->asks,
		.row = draw_row,
		.ctx = s->state };
	int x = st->list.n > 9 ? 6 : 5; /* after the mark and the number */

	if (st->list.n == 0) {
		grid_put(g, b.y, 3, -1, LOOK_DIM,
		    "Every visit whose time is over has an outcome. Enter goes back.");
		return;
	}
	grid_put(g, b.y, x, -1, LOOK_TITLE, "Time");
	grid_put(g, b.y, x + X_NAME, -1, LOOK_TITLE, "Patient");
	grid_put(g, b.y, x + X_NOW, -1, LOOK_TITLE, "Now");
	grid_put(g, b.y, x + X_TO, -1, LOOK_TITLE, "Becomes");
	grid_put(g, b.y, x + X_FOR, -1, LOOK_TITLE, "For");
	list_draw(&st->list, g, &v);
	if (st->asks)
		edit_draw(&st->why, g, b.y + b.h - 1, 3, g->cols - 6, true);
	else if (list_id(&st->list) != 0 && st->end.row.at[st->list.at].untold[0] != '\0')
		grid_put(g, b.y + b.h - 1, 1, -1, LOOK_CARE,
		    text_fmt(turn, "%s.", st->end.row.at[st->list.at].untold));
}

const struct screen_ops day_end_screen = {
	.name = "day-end",
	.needs = "day.end",
	.contexts = contexts,
	.open = day_end_open,
	.reload = day_end_reload,
	.typing = day_end_typing,
	.handle = day_end_handle,
	.draw = day_end_draw,
	.close = day_end_close,
};
