/* chart_screen - one patient: the path of six steps, and what happened. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/form_list.h"
#include "app/may.h"
#include "app/presence.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/chart_pane.h"
#include "screens/chart_part.h"
#include "screens/rows.h"
#include "ui/keymap.h"
#include "ui/list.h"
#include "ui/pick.h"

enum { WIDE = 100, PANE_W = 40 };

/* Columns of a step and of an event, from the left edge. */
enum { X_STATE = 3, X_TITLE = 5, X_DAY = 18, X_TEXT = 31 };

struct state {
	struct arena mem; /* of the chart, until it is read again */
	struct chart chart;
	struct list path, events;
	bool timeline; /* all of it is shown, and the keys go to it */
	bool picking;
	struct pick pick;
	struct form_list forms;
	int64_t part_id[PARTS];
	const char *fillers; /* "RI fills Intake"; "" */
};

static const char *const contexts[] = { "chart", "list", "everywhere", NULL };
static const char *const opening[] = { "chart-step", "chart", "list", "everywhere", NULL };
static const char *const others[] = { "chart-others", "chart", "list", "everywhere", NULL };
static const char *const picking[] = { "pick", NULL };
static const char *const looking[] = { "timeline", "list", "everywhere", NULL };

/* What cannot be read again stays as it was: it is on the screen. */
static bool
chart_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct chart chart;
	const char *fillers;
	int64_t *ids;

	if (!chart_load(s->app, s->on.patient, &mem, &chart, e)
	    || !presence_fillers(s->app, s->on.patient, NULL, &mem, &fillers, e)) {
		arena_clear(&mem);
		return false;
	}
	chart_part_name_others(s, &chart, &mem);
	ids = arena_array(&mem, int64_t, chart.event.n + 1);
	for (size_t i = 0; i < chart.event.n; i++)
		ids[i] = (int64_t)i + 1;
	list_set(&st->events, ids, (int)chart.event.n);
	arena_clear(&st->mem);
	st->mem = mem;
	st->chart = chart;
	st->fillers = fillers;
	return true;
}

static bool
chart_begin(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	for (int i = 0; i < PARTS; i++)
		st->part_id[i] = i + 1;
	list_set(&st->path, st->part_id, PARTS);
	if (!chart_open(s->app, s->on.patient, e) || !chart_reload(s, e)) {
		arena_clear(&st->mem);
		return false;
	}
	st->path.at = st->chart.next;
	return true;
}

static bool
chart_again(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	enum chart_part was = st->chart.next;

	if (!chart_reload(s, e))
		return false;
	if (st->chart.next != was)
		st->path.at = st->chart.next;
	return true;
}

static void
chart_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
chart_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->picking;
}

static struct go
go_to_part(struct screen *s, enum chart_part part)
{
	struct state *st = s->state;

	st->path.at = part;
	return chart_part_go(s, &st->chart, part);
}

static bool
is_path_form(const char *id)
{
	static const char *const path[] = { "registration", "intake", "stage" };

	for (size_t i = 0; i < sizeof(path) / sizeof(*path); i++)
		if (strcmp(path[i], id) == 0)
			return true;
	return false;
}

/* It is of a visit, which is chosen first. */
static bool
is_of_visit(const char *id)
{
	return strcmp(id, "session") == 0;
}

/* The forms that are no step of the path, to choose one from. */
static void
open_forms(struct screen *s)
{
	struct state *st = s->state;
	struct pick_item *item;
	struct err e = { 0 };
	size_t n = 0;

	if (!form_list(s->app, &s->mem, &st->forms, &e)) {
		screen_fail(s, &e);
		return;
	}
	item = arena_array(&s->mem, struct pick_item, st->forms.list.n + 1);
	for (size_t i = 0; i < st->forms.list.n; i++)
		if (!is_path_form(st->forms.list.at[i].id)
		    && screen_may(s, may_fill(st->forms.list.at[i].id).name))
			item[n++] = (struct pick_item){ .id = (int64_t)i + 1,
				.text = st->forms.list.at[i].title,
				.more = is_of_visit(st->forms.list.at[i].id)
				    ? "choose the visit, then r"
				    : st->forms.list.at[i].id,
				.also = st->forms.list.at[i].id };
	pick_open(&st->pick, &s->mem, "Fill a form", item, n);
	st->picking = true;
}

static struct go
pick_form(struct screen *s, const struct key *k)
{
	struct state *st = s->state;
	enum pick_did did = pick_key(&st->pick, k);
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE };

	if (did != PICK_CHOSEN && did != PICK_CLOSED)
		return go_stay();
	st->picking = false;
	if (did == PICK_CLOSED)
		return go_stay();
	on.text = st->forms.list.at[pick_item(&st->pick)->id - 1].id;
	if (is_of_visit(on.text)) {
		on.text = NULL;
		return go_open("visits", on);
	}
	return go_open("form", on);
}

static enum chart_part
step_meant(const struct screen *s)
{
	const struct state *st = s->state;

	return chart_part_meant(s, &st->chart, (enum chart_part)st->path.at);
}

/* Enter is offered where it opens something. */
static const char *const *
page_contexts(const struct screen *s)
{
	const struct state *st = s->state;

	return st->timeline || chart_part_opens(s, &st->chart, step_meant(s)) ? opening : others;
}

static void
say_whom(struct screen *s)
{
	const struct state *st = s->state;
	enum chart_part at = step_meant(s);

	screen_say(s, SAID_PLAIN, "%s is done by %s.", st->chart.step[at].title,
	    chart_part_whom(at, &s->mem));
}

/* The record that an event tells of, to be read; a decision at its row of the treatments. */
static struct go
open_event(struct screen *s)
{
	struct state *st = s->state;
	int at = st->events.at;
	const struct chart_event *v;

	if (list_id(&st->events) == 0)
		return go_stay();
	v = &st->chart.event.at[at];
	if (v->id == 0)
		return go_open("treatment",
		    (struct subject){ .patient = s->on.patient,
			.day = DAY_NONE,
			.place = arena_str(&s->mem, v->place) });
	return go_open("record",
	    (struct subject){
		.patient = s->on.patient, .id = v->id, .day = DAY_NONE, .text = v->form });
}

static struct go
handle_timeline(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "chart.timeline") || input_is(in, "back")) {
		st->timeline = false;
		return go_stay();
	}
	if (input_is(in, "chart.open"))
		return open_event(s);
	if (rows_key(s, &st->events, in->key, s->rows))
		return go_stay();
	return go_pass();
}

/* The next visit gets another time. */
static struct go
move_next(struct screen *s)
{
	const struct state *st = s->state;

	if (st->chart.next_session == 0) {
		screen_say(s, SAID_ERROR, "No visit is booked that could be moved.");
		return go_stay();
	}
	return go_open("move",
	    (struct subject){
		.patient = s->on.patient, .id = st->chart.next_session, .day = DAY_NONE });
}

static void
done(struct screen *s, const struct outcome *out)
{
	struct err e = { 0 };

	if (!chart_reload(s, &e))
		screen_fail(s, &e);
	else
		screen_done(s, out);
}

static void
come_back(struct screen *s)
{
	const struct banner *b = &((const struct state *)s->state)->chart.banner;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (strcmp(b->state, "active") == 0)
		screen_say(s, SAID_ERROR, "This patient is active.");
	else if (!command_run(s->app, "patient.state",
		     PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
			 { "state", "active" }),
		     &out, &turn, &e))
		screen_fail(s, &e);
	else
		done(s, &out);
	arena_clear(&turn);
}

/* The visit of today: the patient is here. */
static void
arrive(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (st->chart.next_session == 0 || st->chart.next_day != app_now(s->app).day)
		screen_say(s, SAID_ERROR,
		    "No visit of today is still to come.  w puts a walk-in on the board.");
	else if (!command_run(s->app, "session.arrive",
		     PAIRS({ "id", text_fmt(&turn, "%lld", (long long)st->chart.next_session) }),
		     &out, &turn, &e))
		screen_fail(s, &e);
	else
		done(s, &out);
	arena_clear(&turn);
}

/* Screens that an action of the chart opens on its patient. */
static bool
opens(const struct screen *s, const struct input *in, struct go *go)
{
	bool sensitive = ((const struct state *)s->state)->chart.banner.sensitive;
	const struct {
		const char *action, *screen, *text;
	} to[] = { { "chart.book", "book", NULL }, { "chart.walkin", "walkin", NULL },
		{ "chart.series", "series", NULL }, { "chart.history", "history", NULL },
		{ "chart.merge", "merge", NULL }, { "chart.scores", "scores", NULL },
		{ "chart.alerts", "alerts", NULL },
		{ "chart.mark", sensitive ? "admit" : "mark", NULL },
		{ "chart.person", "form", "registration" }, { "chart.moved", "ending", "moved" },
		{ "chart.dead", "ending", "dead" }, { "chart.began", "began", NULL } };

	for (size_t i = 0; i < sizeof(to) / sizeof(*to); i++) {
		if (!input_is(in, to[i].action))
			continue;
		*go = go_open(to[i].screen,
		    (struct subject){
			.patient = s->on.patient, .day = DAY_NONE, .text = to[i].text });
		return true;
	}
	return false;
}

static struct go
chart_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	int part = chart_part_named(in);
	struct go go;

	if (st->picking)
		return pick_form(s, in->key);
	if (opens(s, in, &go))
		return go;
	if (input_is(in, "chart.move"))
		return move_next(s);
	if (input_is(in, "chart.wait"))
		return go_open("wait",
		    (struct subject){
			.patient = s->on.patient, .id = st->chart.next_session, .day = DAY_NONE });
	if (input_is(in, "chart.arrived") || input_is(in, "chart.active")) {
		if (input_is(in, "chart.arrived"))
			arrive(s);
		else
			come_back(s);
		return go_stay();
	}
	if (input_is(in, "chart.card")) {
		screen_print_card(s, s->on.patient);
		return go_stay();
	}
	if (part < PARTS)
		return go_to_part(s, (enum chart_part)part);
	if (input_is(in, "chart.forms"))
		open_forms(s);
	else if (st->timeline)
		return handle_timeline(s, in);
	else if (input_is(in, "chart.timeline"))
		st->timeline = true;
	else if (input_is(in, "chart.open"))
		return go_to_part(s, step_meant(s));
	else if (input_is(in, "chart.who"))
		say_whom(s);
	else if (!rows_key(s, &st->path, in->key, PARTS))
		return go_pass();
	return go_stay();
}

/* Returns the rows that it takes: a long text goes on below. */
static int
draw_part(const struct state *st, struct grid *g, int part, int y, int w, int most)
{
	static const struct {
		enum look look;
		enum mark mark;
	} as[] = { [PART_TODO] = { LOOK_PLAIN, MARK_TODO },
		[PART_BOOKED] = { LOOK_PLAIN, MARK_TODO },
		[PART_DONE] = { LOOK_OK, MARK_DONE },
		[PART_ATTENTION] = { LOOK_CARE, MARK_CARE } };
	const struct step_view *p = &st->chart.step[part];
	char day[DAY_TEXT], number[] = { (char)('1' + part), '\0' };
	int by = grid_width(g, p->initials), room = w - X_TEXT - 1;
	bool both = grid_width(g, p->text) + by + 1 <= room; /* else the initials give way */

	if (part == st->path.at && !st->timeline) {
		grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
		grid_cursor(g, y, X_TITLE);
	}
	grid_mark(g, y, X_STATE, as[p->state].look, as[p->state].mark);
	grid_put(g, y, X_TITLE, -1, LOOK_KEY, number);
	grid_put(g, y, X_TITLE + 2, X_DAY - X_TITLE - 3, LOOK_LABEL, p->title);
	grid_put(g, y, X_DAY, X_TEXT - X_DAY - 1, LOOK_VALUE, day_show(p->day, day));
	if (both)
		grid_put_right(g, y, 1, w - 2, LOOK_DIM, p->initials);
	return chart_rows(g, y, X_TEXT, room, most, p->text);
}

/* Returns the row below it. */
static int
draw_path(const struct state *st, struct grid *g, int y, int h, int w, struct arena *turn)
{
	int most = chart_part_rows(&st->chart, w - X_TEXT - 1, h - 2), end = y + h;
	bool finished = false;

	grid_put(g, y, 1, -1, LOOK_TITLE, "Path");
	/* What is wrong in a finished step is not mended by opening it. */
	for (int i = 0; i < PARTS; i++)
		finished = finished || st->chart.step[i].state != PART_TODO;
	grid_put_right(g, y, 1, w - 2, LOOK_PLAIN,
	    text_fmt(turn, "%snext: %d %s", finished ? "h history, correct   " : "",
		st->chart.next + 1, st->chart.step[st->chart.next].title));
	y++;
	for (int i = 0; i < PARTS && y < end; i++)
		y += draw_part(st, g, i, y, w, most);
	if (y < end)
		grid_rule(g, y, 0, w);
	return y + 1;
}

/* The text of the chosen step, when its rows do not hold it; else NULL. */
static const char *
cut_step(const struct state *st, int w, int h)
{
	const char *text = st->chart.step[st->path.at].text;
	int most = chart_part_rows(&st->chart, w - X_TEXT - 1, h - 2);

	return chart_rows(NULL, 0, 0, w - X_TEXT - 1, most + 1, text) > most ? text : NULL;
}

static void
chart_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const char *warn = chart_warn(&st->chart.banner, st->fillers, turn);
	struct frame f = { .title = "Chart", .context = warn, .context_care = warn != NULL };
	bool wide = g->cols >= WIDE;
	int w = wide ? g->cols - PANE_W - 4 : g->cols, y;
	struct body b;

	if (st->picking || st->timeline)
		f.keys = keymap_hints(
		    s->keys, st->picking ? picking : looking, st->picking, turn, &f.nkeys);
	else
		f.keys = chart_part_hints(&st->chart, (enum chart_part)st->path.at, step_meant(s),
		    keymap_hints(s->keys, page_contexts(s), false, turn, &f.nkeys), &f.nkeys, turn);
	b = screen_frame_of(s, g, &f, &st->chart.banner, turn);
	y = b.y;
	if (!st->timeline)
		y = draw_path(st, g, y, b.h - 2, w, turn);
	if (!st->timeline && warn == NULL && (f.context = cut_step(st, w, b.h - 2)) != NULL)
		frame_context(g, &f);
	chart_timeline(&st->chart, st->timeline ? st->events.at : -1, g,
	    (struct body){ .y = y, .h = b.y + b.h - 2 - y }, w, turn);
	chart_foot(&st->chart, g, b.y + b.h - 2, turn);
	if (wide) {
		grid_bar(g, b.y, w, b.h - 2);
		chart_hips(&st->chart, g, &b, w + 2, turn);
	}
	if (st->picking)
		pick_draw(&st->pick, g, b.y, b.h);
}

const struct screen_ops chart_screen = {
	.name = "chart",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = chart_begin,
	.reload = chart_again,
	.typing = chart_typing,
	.handle = chart_handle,
	.draw = chart_draw,
	.close = chart_close,
};
