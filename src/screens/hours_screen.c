/* hours_screen - the hours of each weekday, and the days to come that are not like that.
 *
 * What would lose its place by a change is named before it, and then goes on to the screen that
 * finds other places. */
#include "app/house.h"
#include "app/stranded.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/ask_box.h"
#include "screens/rows.h"

/* Columns of a row, from the left end of the list's text; the row of the heading. */
enum { X_WEEK = 12, X_HOURS = 36, X_HOW = 49, X_WHY = 60, HEAD = HOUSE_WEEK, MORE = HEAD + 1 };

/* Rows: the weekdays have the ids 1 to 7, the heading below them 8, the days to come theirs and 8
 * more. */
struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct house_week week;
	struct house_offs offs;
	struct list list;
	struct ask_box box;
};

static const char *const contexts[] = { "clinic", "list", "everywhere", NULL };

#define DAYS_FIELD                                                                                 \
	{                                                                                          \
		"days", "Weekdays", "mon-fri, sat, mon wed", { NULL }, 30, true, false             \
	}
#define HOURS_FIELD                                                                                \
	{                                                                                          \
		"hours", "Hours", "08:00-12:00 13:00-17:00, or closed", { NULL }, 44, true, false  \
	}
#define FROM_FIELD                                                                                 \
	{                                                                                          \
		"from", "First day", "24/12, 24 dec, t+3", { NULL }, 20, true, false               \
	}
#define TO_FIELD                                                                                   \
	{                                                                                          \
		"to", "Last day", "empty: the first day alone", { NULL }, 20, false, false         \
	}
#define PART_FIELD                                                                                 \
	{                                                                                          \
		"hours", "Hours", "14:00-18:00; empty: the whole day", { NULL }, 20, false, false  \
	}

static const struct ask ask_hours = { "hours.set", "Hours", { DAYS_FIELD, HOURS_FIELD } };

static const struct ask ask_closure = { "closure.add", "Closed days",
	{ FROM_FIELD, TO_FIELD,
	    { "name", "Why", "as sentences say it: Christmas", { NULL }, 40, true, false },
	    PART_FIELD,
	    { "yearly", "Every year", "1 no  2 yes", { "no", "yes" }, 0, false, false } } };

static const struct ask ask_open = { "closure.drop", "Open after all", { { 0 } } };

/* The days to come of a row; NULL: it is another one. */
static const struct house_off *
chosen_off(const struct state *st)
{
	return list_id(&st->list) <= MORE ? NULL : &st->offs.list.at[st->list.at - MORE];
}

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const day[] = { "clinic-day", "clinic", "list", "everywhere", NULL };
	static const char *const head[] = { "clinic-head", "list", "everywhere", NULL };
	static const char *const off[] = { "clinic-off", "clinic", "list", "everywhere", NULL };
	const struct state *st = s->state;
	int64_t id = list_id(&st->list);

	if (st->box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->box);
	return id == 0 ? contexts : id == MORE ? head : id < MORE ? day : off;
}

static bool
hours_again(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct house_week week = { 0 };
	struct house_offs offs = { 0 };
	struct row_ids ids = { .stride = sizeof(int64_t) };
	bool done = house_week(s->app, s->on.id, &mem, &week, e)
	    && house_offs(s->app, s->on.id, &mem, &offs, e);
	int64_t *id;

	ids.n = MORE + offs.list.n;
	ids.first = id = arena_array(&mem, int64_t, ids.n);
	for (size_t i = 0; i < ids.n; i++)
		id[i] = i < MORE ? (int64_t)i + 1 : MORE + offs.list.at[i - MORE].id;
	if (!rows_take(done, &st->mem, &mem, &st->list, ids))
		return false;
	st->week = week;
	st->offs = offs;
	return true;
}

static bool
hours_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return screen_read_again(s, &st->list, hours_again, e);
}

static bool
hours_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	ask_box_init(&st->box, &s->mem);
	return hours_again(s, e);
}

static void
hours_close(struct screen *s)
{
	struct state *st = s->state;

	ask_box_close(&st->box);
	arena_clear(&st->mem);
}

static bool
hours_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->box.phase == ASK_TYPING;
}

/* Whoever lost a place gets another one next. */
static struct go
done(struct screen *s, const struct outcome *out)
{
	struct state *st = s->state;
	struct stranded stranded = { 0 };
	struct err e = { 0 };
	struct go go;

	if (!hours_again(s, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	if (out->inverse.n > 0 && st->list.at >= MORE - 1)
		list_choose(&st->list, MORE + out->id);
	if (out->reasons.n == 0 || !stranded_count(s->app, &stranded, &e) || stranded.n == 0) {
		screen_offer(s, out->said, out->undo);
		return go_stay();
	}
	go = go_open("stranded", (struct subject){ .day = DAY_NONE });
	go.said = arena_str(&s->mem, out->said);
	go.undo = out->undo;
	return go;
}

static struct go
ask(struct screen *s, const struct ask_for *what)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct go go = go_stay();

	if (ask_box_open(s, &st->box, what, &out, &turn))
		go = done(s, &out);
	arena_clear(&turn);
	return go;
}

static struct go
ask_week(struct screen *s)
{
	static const char *const word[HOUSE_WEEK] = { "mon", "tue", "wed", "thu", "fri", "sat",
		"sun" };
	struct state *st = s->state;
	struct ask_for what = { .ask = &ask_hours, .about = " of the clinic" };

	what.first[0] = word[st->list.at];
	what.first[1] = st->week.hours[st->list.at];
	return ask(s, &what);
}

static struct go
drop(struct screen *s, const struct house_off *off)
{
	struct arena turn = { 0 };
	struct ask_for what = { .ask = &ask_open, .about = "" };
	struct go go;

	what.fixed[what.nfixed++] =
	    (struct pair){ "id", text_fmt(&turn, "%lld", (long long)off->id) };
	go = ask(s, &what);
	arena_clear(&turn);
	return go;
}

static struct go
handle_box(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct go go = go_stay();

	if (input_is(in, "help"))
		return go_pass();
	if (ask_box_key(s, &st->box, in, &out, &turn))
		go = done(s, &out);
	arena_clear(&turn);
	return go;
}

static struct go
hours_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct house_off *off = chosen_off(st);

	if (st->box.phase != ASK_CLOSED)
		return handle_box(s, in);
	if (input_is(in, "clinic.hours"))
		return ask_week(s);
	if (input_is(in, "clinic.closure"))
		return ask(s, &(struct ask_for){ .ask = &ask_closure, .about = "" });
	if (off != NULL && input_is(in, "clinic.drop"))
		return drop(s, off);
	if (off != NULL && input_is(in, "clinic.look"))
		return go_open("day", (struct subject){ .day = off->from });
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct screen *s;
	struct arena *turn;
};

/* "Thu 24-Dec-2026 to Sat 26-Dec-2026"; of every year "24-Dec to 26-Dec". */
static const char *
days_of(const struct house_off *off, struct arena *turn)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	if (off->yearly)
		return text_fmt(turn, off->from == off->to ? "%.6s" : "%.6s to %.6s",
		    day_show(off->from, from), day_show(off->to, to));
	return text_fmt(turn, off->from == off->to ? "%s" : "%s to %s",
	    day_show_long(off->from, from), day_show_long(off->to, to));
}

static void
draw_off(const struct drawing *d, struct grid *g, const struct house_off *off,
    const struct list_view *at, enum look look)
{
	grid_put(g, at->y, at->x, X_HOURS - 1, look, days_of(off, d->turn));
	grid_put(g, at->y, at->x + X_HOURS, X_HOW - X_HOURS - 1, look,
	    off->hours[0] == '\0' ? "all day" : off->hours);
	grid_put(g, at->y, at->x + X_HOW, X_WHY - X_HOW - 1, look,
	    off->yearly      ? "every year"
		: off->extra ? "there"
			     : "");
	grid_put(g, at->y, at->x + X_WHY, at->w - X_WHY, look, off->why);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	static const char *const weekday[HOUSE_WEEK] = { "Monday", "Tuesday", "Wednesday",
		"Thursday", "Friday", "Saturday", "Sunday" };
	const struct drawing *d = ctx;
	const struct state *st = d->s->state;

	if (i > HEAD) {
		draw_off(d, g, &st->offs.list.at[i - MORE],
		    &(struct list_view){ .y = y, .x = x, .w = w }, look);
	} else if (i == HEAD) {
		grid_put(g, y, x, w, look == LOOK_PLAIN ? LOOK_TITLE : look,
		    st->offs.list.n == 0 ? "No closed days to come" : "Closed days to come");
	} else {
		grid_put(g, y, x, X_WEEK - 1, look, weekday[i]);
		grid_put(g, y, x + X_WEEK, w - X_WEEK, look, st->week.hours[i]);
	}
}

static void
hours_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { s, turn };
	struct frame f = { .title = "Clinic: hours and closed days" };
	struct body b;

	f.context = "Nobody is booked outside these hours.  Holidays out of a file: g h.";
	b = screen_frame(s, g, &f, turn);
	list_draw(&st->list, g,
	    &(struct list_view){ .y = b.y,
		.x = 1,
		.h = b.h,
		.w = g->cols - 2,
		.bar = true,
		.focus = st->box.phase == ASK_CLOSED,
		.row = draw_row,
		.ctx = &d });
	if (st->box.phase != ASK_CLOSED)
		ask_box_draw(s, &st->box, g, turn);
}

const struct screen_ops clinic_screen = {
	.name = "clinic",
	.needs = "hours.set",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = hours_open,
	.reload = hours_reload,
	.typing = hours_typing,
	.handle = hours_handle,
	.draw = hours_draw,
	.close = hours_close,
};
