/* sessions_screen - who is signed in where, and ending that from here.
 *
 * Everybody sees all of them; one's own are ended by oneself, any by a manager. */
#include "app/command.h"
#include "app/glass.h"
#include "app/presence.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/shown.h"
#include "ui/keymap.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_ROLE = 24, X_STATION = 36, X_SINCE = 50, X_DOES = 63 };

/* What the day of a start takes more, where there is room. */
enum { SINCE_MORE = 6, ROOMY = 100 };

enum asking { ASK_NOTHING, ASK_ONE, ASK_ALL };

struct state {
	struct shown shown;
	struct present_list rows;
	enum asking asking;
	int64_t ends; /* what ASK_ONE is about */
};

static const char *const contexts[] = { "sessions", "list", "everywhere", NULL };
static const char *const asking[] = { "question", NULL };

static const struct present *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

/* Nobody's form is filled there, or the chart is closed to this person and no reason opens it. */
static bool
opens_chart(const struct screen *s, const struct present *p)
{
	return p->patient != 0
	    && (app_person(s->app)->sight == SIGHT_REASON || !glass_hides(s->app, p->patient));
}

/* Another's session is not everybody's to end. */
static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const of[][6] = {
		{ "sessions-none", "sessions", "sessions-other", "list", "everywhere", NULL },
		{ "sessions-none", "sessions", "sessions-own", "list", "everywhere", NULL },
		{ "sessions-chart", "sessions", "sessions-other", "list", "everywhere", NULL },
		{ "sessions-chart", "sessions", "sessions-own", "list", "everywhere", NULL },
	};
	const struct present *p = chosen(s->state);

	if (p == NULL)
		return contexts;
	return of[2 * opens_chart(s, p) + (p->staff == app_person(s->app)->id)];
}

static bool
sessions_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct present_list rows = { 0 };

	if (!presence_beat(s->app, e) || !presence_load(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static bool
sessions_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->shown.read = sessions_read;
	return shown_read(s, e);
}

static bool
sessions_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->asking != ASK_NOTHING;
}

static bool
end(struct screen *s, const char *login, int64_t presence, struct outcome *out, struct err *e)
{
	struct arena turn = { 0 };
	bool done = command_run(s->app, "presence.end",
	    PAIRS({ "login", login },
		{ "presence", presence == 0 ? "" : text_fmt(&turn, "%lld", (long long)presence) }),
	    out, &s->mem, e);

	arena_clear(&turn);
	return done;
}

static void
end_one(struct screen *s)
{
	struct state *st = s->state;
	const struct present *p = chosen(st);
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (p == NULL || p->id != st->ends)
		screen_say(s, SAID_PLAIN, "That session is over already.");
	else if (!end(s, p->login, p->id, &out, &e) || !shown_read(s, &e))
		screen_fail(s, &e);
	else
		screen_say(s, SAID_DONE, "%s", out.said);
}

/* This terminal, too. */
static struct go
end_all(struct screen *s)
{
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (end(s, app_person(s->app)->login, 0, &out, &e))
		return (struct go){ .what = GO_SIGN_OUT };
	screen_fail(s, &e);
	return go_stay();
}

static struct go
answer(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	enum asking what = st->asking;

	st->asking = ASK_NOTHING;
	s->message[0] = '\0';
	if (in->key->code != 'y')
		return go_stay();
	if (what == ASK_ALL)
		return end_all(s);
	end_one(s);
	return go_stay();
}

static void
ask(struct screen *s, enum asking what)
{
	struct state *st = s->state;
	const struct present *p = chosen(st);
	struct arena turn = { 0 };

	if (what == ASK_ONE && p == NULL)
		return;
	if (what == ASK_ONE && p->here) {
		screen_say(s, SAID_ERROR, "This is the session that you sit at: g q leaves it.");
		return;
	}
	st->asking = what;
	st->ends = list_id(&st->shown.list);
	if (what == ASK_ALL)
		screen_say(s, SAID_CARE, "Sign you out here and at every other terminal?");
	else
		screen_say(s, SAID_CARE, "%s", presence_end_asks(p, &turn));
	arena_clear(&turn);
}

/* Of whom the form is that is filled there. */
static struct go
open_chart(struct screen *s)
{
	const struct present *p = chosen(s->state);

	if (p != NULL && opens_chart(s, p))
		return go_open("chart", (struct subject){ .patient = p->patient, .day = DAY_NONE });
	screen_say(s, SAID_PLAIN,
	    p != NULL && p->patient != 0 ? "That chart is marked sensitive and closed to you."
					 : "No patient's form is filled there.");
	return go_stay();
}

static struct go
sessions_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->asking != ASK_NOTHING)
		return answer(s, in);
	if (input_is(in, "sessions.chart") || input_is(in, "sessions.why"))
		return open_chart(s);
	if (input_is(in, "sessions.end"))
		ask(s, ASK_ONE);
	else if (input_is(in, "sessions.all"))
		ask(s, ASK_ALL);
	else if (!rows_key(s, &st->shown.list, in->key, s->rows))
		return go_pass();
	return go_stay();
}

struct drawing {
	const struct screen *s;
	struct arena *turn;
};

static int
since_width(const struct grid *g)
{
	return X_DOES - X_SINCE + (g->cols >= ROOMY ? SINCE_MORE : 0);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct state *st = d->s->state;
	const struct present *p = &st->rows.list.at[i];
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now began = now_at(p->began);

	grid_put(g, y, x, X_ROLE - 1, look, text_fmt(d->turn, "%s  %s", p->initials, p->name));
	grid_put(g, y, x + X_ROLE, X_STATION - X_ROLE - 1, look, role_name(p->role));
	grid_put(g, y, x + X_STATION, X_SINCE - X_STATION - 1, look, p->station);
	grid_put(g, y, x + X_SINCE, since_width(g) - 1, look,
	    began.day == app_now(d->s->app).day
		? minute_show(began.minute, minute)
		: text_fmt(
		    d->turn, "%s %s", day_show(began.day, day), minute_show(began.minute, minute)));
	grid_put(g, y, x + X_SINCE + since_width(g), w - X_SINCE - since_width(g), look,
	    presence_does(d->s->app, p, d->turn));
}

static void
sessions_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Who is signed in", .no_rule = true };
	struct drawing d = { s, turn };
	struct body b;

	if (st->asking != ASK_NOTHING)
		f.keys = keymap_hints(s->keys, asking, true, turn, &f.nkeys);
	b = screen_frame(s, g, &f, turn);
	grid_put(g, b.y, 3, -1, LOOK_TITLE, "Person");
	grid_put(g, b.y, 3 + X_ROLE, -1, LOOK_TITLE, "Role");
	grid_put(g, b.y, 3 + X_STATION, -1, LOOK_TITLE, "Terminal");
	grid_put(g, b.y, 3 + X_SINCE, -1, LOOK_TITLE, "Since");
	grid_rule(g, b.y + 1, 0, g->cols);
	list_draw(&st->shown.list, g,
	    &(struct list_view){ .y = b.y + 2,
		.x = 1,
		.h = b.h - 2,
		.w = g->cols - 2,
		.bar = true,
		.focus = true,
		.row = draw_row,
		.ctx = &d });
}

const struct screen_ops sessions_screen = {
	.name = "sessions",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = sessions_open,
	.reload = shown_read,
	.typing = sessions_typing,
	.handle = sessions_handle,
	.draw = sessions_draw,
	.close = shown_close,
};
