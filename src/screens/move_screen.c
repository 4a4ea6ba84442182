/* move_screen - another time for a visit: typed, or one of the nearest free places.
 *
 * What a line means is told while it is typed: "thu 14" moves the visit, "f +1w" it
 * and those after it, "a +1w" all of its course, "2" takes the second place, and what
 * follows a ; is the reason.  A typed time is looked at before it counts. */
#include <ctype.h>
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/moving.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"

enum { LINE_COLS = 60, X_EDIT = 11, SCOPES = 3 };

enum scope { SCOPE_THIS, SCOPE_FOLLOWING, SCOPE_ALL };

/* What the line says. */
struct meant {
	enum scope scope;
	int place;      /* from 1; 0: none */
	const char *to; /* as typed; "" */
	const char *reason;
};

struct state {
	struct arena mem; /* of the visit, until it is read again */
	struct banner banner;
	struct moving moving;
	struct edit line;
	struct arena tried; /* of what is looked at */
	struct outcome out;
	bool looking;
};

static const char *const contexts[] = { "move", "everywhere", NULL };

static bool
move_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct banner banner;
	struct moving moving;

	if (!moving_load(s->app, s->on.id, &mem, &moving, e)
	    || !banner_desk(s->app, moving.visit.patient, &mem, &banner, e)) {
		arena_clear(&mem);
		return false;
	}
	arena_clear(&st->mem);
	st->mem = mem;
	st->moving = moving;
	st->banner = banner;
	return true;
}

static bool
move_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->line, &s->mem, LINE_COLS, false);
	return move_reload(s, e);
}

static void
move_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
	arena_clear(&st->tried);
}

static bool
move_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return !st->looking;
}

/* "f", "f +1w" and "f+1w" begin with a scope, "fri 14" and "apr 3" do not. */
static enum scope
scope_of(const char *typed)
{
	if ((typed[0] != 'f' && typed[0] != 'a') || isalpha((unsigned char)typed[1]))
		return SCOPE_THIS;
	return typed[0] == 'f' ? SCOPE_FOLLOWING : SCOPE_ALL;
}

static struct meant
meaning(const struct state *st, struct arena *turn)
{
	const char *typed = edit_text(&st->line);
	struct meant m = { .reason = "" };
	char *to, *reason;

	typed += strspn(typed, " ");
	m.scope = scope_of(typed);
	to = arena_str(turn, typed + (m.scope == SCOPE_THIS ? 0 : 1));
	reason = strchr(to, ';');
	if (reason != NULL) {
		*reason++ = '\0';
		m.reason = reason + strspn(reason, " ");
	}
	to += strspn(to, " ");
	if (to[0] >= '1' && to[0] < '1' + st->moving.nplaces && to[1 + strspn(to + 1, " ")] == '\0')
		m.place = to[0] - '0';
	m.to = to;
	return m;
}

/* What session.move takes of it. */
static size_t
pairs_of(const struct state *st, const struct meant *m, struct pair pair[5], struct arena *turn)
{
	static const char *const scope[SCOPES] = { "this", "following", "all" };
	const struct session_view *v = &st->moving.visit;
	char day[DAY_TEXT], at[DAY_TEXT];

	pair[0] = (struct pair){ "id", text_fmt(turn, "%lld", (long long)v->id) };
	pair[1] = (struct pair){ "rev", text_fmt(turn, "%lld", (long long)v->rev) };
	pair[2] = (struct pair){ "scope", scope[m->scope] };
	pair[3] = (struct pair){ "reason", m->reason };
	if (m->place == 0) {
		pair[4] = (struct pair){ "to", m->to };
	} else {
		const struct moving_place *p = &st->moving.place[m->place - 1];

		pair[4] = (struct pair){ "at",
			text_fmt(turn, "%s %s", day_iso(p->day, day), minute_show(p->minute, at)) };
	}
	return 5;
}

/* Somebody changed the visit meanwhile: it is read again, and looked at again. */
static void
refused(struct screen *s, const struct err *why)
{
	struct state *st = s->state;
	struct err e = { 0 };

	st->looking = false;
	if (why->code == ERR_CONFLICT && !move_reload(s, &e))
		screen_fail(s, &e);
	else if (why->code == ERR_RULE && strcmp(why->field, "reason") == 0)
		screen_say(s, SAID_ERROR, "%s, after a ;", why->text);
	else
		screen_fail(s, why);
}

static struct go
commit(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct meant m = meaning(st, &turn);
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct pair pair[5];
	struct go go = go_stay();
	size_t n = pairs_of(st, &m, pair, &turn);

	if (command_run(s->app, "session.move", pair, n, &out, &turn, &e))
		go = go_done(s, &out);
	else
		refused(s, &e);
	arena_clear(&turn);
	return go;
}

/* What the line would do, without doing it. */
static void
look(struct screen *s, const struct meant *m)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct err e = { 0 };
	struct pair pair[5];
	size_t n = pairs_of(st, m, pair, &turn);

	arena_clear(&st->tried);
	if (command_try(s->app, "session.move", pair, n, &st->out, &st->tried, &e))
		st->looking = true;
	else
		refused(s, &e);
	arena_clear(&turn);
}

static struct go
go_on(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct meant m = meaning(st, &turn);
	struct go go = go_stay();

	if (m.to[0] == '\0')
		screen_say(
		    s, SAID_ERROR, "Say where to: +1w, thu 14, or the number of a free place.");
	else if (st->looking || (m.place != 0 && m.scope == SCOPE_THIS))
		go = commit(s); /* a place of the list was looked at there */
	else
		look(s, &m);
	arena_clear(&turn);
	return go;
}

static struct go
move_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "move.go"))
		return go_on(s);
	if (st->looking) {
		if (!input_is(in, "back") && !input_is(in, "move.line"))
			return go_pass();
		st->looking = false;
		return go_stay();
	}
	if (edit_key(&st->line, in->key, LINE_COLS) != EDIT_IGNORED)
		return go_stay();
	return go_pass();
}

/* "this and the 3 after it" */
static const char *
scope_words(const struct moving *m, enum scope scope, struct arena *turn)
{
	if (scope == SCOPE_FOLLOWING)
		return m->following == 0
		    ? "this visit; none of its course comes after it"
		    : text_fmt(turn, "this visit and the %d after it", m->following);
	if (scope == SCOPE_ALL)
		return text_fmt(
		    turn, "all %d visits of %s that are booked", m->all, m->visit.label);
	return "this visit alone";
}

static const char *
context_of(const struct screen *s, struct arena *turn)
{
	const struct state *st = s->state;

	if (st->looking)
		return text_fmt(turn, "Not moved yet. Enter moves %zu.", st->out.changed.n);
	if (st->moving.visit.course == 0)
		return "Type +1w, thu 14, 12 mar 10:30 with tl, or the number of a place.";
	return text_fmt(turn,
	    "thu 14, +1w, 12 mar 10:30 with tl.  f +1w: the %d after it too.  a +1w: all %d.",
	    st->moving.following, st->moving.all);
}

static void
draw_places(const struct moving *m, int chosen, struct grid *g, int y, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	if (m->nplaces == 0) {
		grid_put(g, y, 3, -1, LOOK_DIM,
		    "Within four weeks no other place is free with the same people and rules.");
		return;
	}
	grid_put(g, y++, 3, -1, LOOK_TITLE, "Free places, by the rules of the visit");
	for (int i = 0; i < m->nplaces; i++, y++) {
		const char number[] = { (char)('1' + i), '\0' };

		if (chosen == i + 1)
			grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
		grid_put(g, y, 3, 1, LOOK_KEY, number);
		grid_put(g, y, 5, -1, chosen == i + 1 ? LOOK_SELECT : LOOK_PLAIN,
		    text_fmt(turn, "%s  %s  %s", day_show_long(m->place[i].day, day),
			minute_show(m->place[i].minute, at), m->visit.who));
	}
}

static void
draw_look(const struct state *st, struct grid *g, int y, int h)
{
	grid_cursor(g, y, 3);
	grid_put(g, y++, 3, -1, LOOK_TITLE, "What Enter does");
	for (int i = 0; i < (int)st->out.reasons.n && i < h - 1; i++)
		grid_put(g, y + i, 3, -1, LOOK_PLAIN, st->out.reasons.at[i]);
}

static void
move_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct session_view *v = &st->moving.visit;
	struct frame f = {
		.title = "Move a visit", .unsaved = st->looking, .context = context_of(s, turn)
	};
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	struct meant m = meaning(st, turn);
	char day[DAY_TEXT], at[DAY_TEXT];

	grid_put(g, b.y, 3, -1, LOOK_LABEL, "Now");
	grid_put(g, b.y, X_EDIT, -1, LOOK_VALUE,
	    text_fmt(turn, "%s %s  %s%s%s, %d min%s%s", day_show_long(v->day, day),
		minute_show(v->minute, at), v->label, v->side == '\0' ? "" : ", ",
		hip_answer(v->side), v->minutes, v->who[0] == '\0' ? "" : ", ", v->who));
	grid_put(g, b.y + 1, 3, -1, LOOK_LABEL, "To");
	edit_draw(&st->line, g, b.y + 1, X_EDIT, LINE_COLS, !st->looking);
	grid_put(g, b.y + 2, 3, -1, LOOK_LABEL, "Moves");
	grid_put(g, b.y + 2, X_EDIT, -1, m.scope == SCOPE_THIS ? LOOK_PLAIN : LOOK_CARE,
	    scope_words(&st->moving, m.scope, turn));
	if (st->looking)
		draw_look(st, g, b.y + 4, b.h - 4);
	else
		draw_places(&st->moving, m.place, g, b.y + 4, turn);
}

const struct screen_ops move_screen = {
	.name = "move",
	.needs = "session.move",
	.desk = true,
	.contexts = contexts,
	.open = move_open,
	.reload = move_reload,
	.typing = move_typing,
	.handle = move_handle,
	.draw = move_draw,
	.close = move_close,
};
