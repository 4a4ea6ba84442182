/* chart_screen - one patient: the path of six steps, and what happened. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/presence.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/chart_pane.h"
#include "screens/chart_part.h"
#include "screens/chart_path.h"
#include "screens/form_pick.h"
#include "screens/rows.h"
#include "ui/keymap.h"
#include "ui/list.h"

enum { WIDE = 100, PANE_W = 40 };

struct state {
	struct arena mem; /* of the chart, until it is read again */
	struct chart chart;
	struct list path, events;
	bool timeline; /* all of it is shown, and the keys go to it */
	struct form_pick form;
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

	return st->form.on;
}

static struct go
go_to_part(struct screen *s, enum chart_part part)
{
	struct state *st = s->state;

	st->path.at = part;
	return chart_part_go(s, &st->chart, part);
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

	if (st->form.on)
		return form_pick_key(s, &st->form, in->key);
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
		form_pick_open(s, &st->form);
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

static void
chart_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const char *warn = chart_warn(&st->chart.banner, st->fillers, turn);
	struct frame f = { .title = "Chart", .context = warn, .context_care = warn != NULL };
	bool wide = g->cols >= WIDE;
	int w = wide ? g->cols - PANE_W - 4 : g->cols, y;
	struct body b, path;

	if (st->form.on || st->timeline)
		f.keys = keymap_hints(
		    s->keys, st->form.on ? picking : looking, st->form.on, turn, &f.nkeys);
	else
		f.keys = chart_part_hints(&st->chart, (enum chart_part)st->path.at, step_meant(s),
		    keymap_hints(s->keys, page_contexts(s), false, turn, &f.nkeys), &f.nkeys, turn);
	b = screen_frame_of(s, g, &f, &st->chart.banner, turn);
	path = (struct body){ .y = b.y, .h = b.h - 2 };
	y = st->timeline ? b.y : chart_path(&st->chart, st->path.at, g, path, w, turn);
	if (!st->timeline && warn == NULL
	    && (f.context = chart_path_cut(&st->chart, st->path.at, w, path.h)) != NULL)
		frame_context(g, &f);
	chart_timeline(&st->chart, st->timeline ? st->events.at : -1, g,
	    (struct body){ .y = y, .h = b.y + b.h - 2 - y }, w, turn);
	chart_foot(&st->chart, g, b.y + b.h - 2, turn);
	if (wide) {
		grid_bar(g, b.y, w, b.h - 2);
		chart_hips(&st->chart, g, &b, w + 2, turn);
	}
	if (st->form.on)
		pick_draw(&st->form.pick, g, b.y, b.h);
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
