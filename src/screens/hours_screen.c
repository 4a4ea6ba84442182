/* hours_screen - the hours of each weekday, and the days to come that are not like that.
 *
 * Two screens of one kind: "clinic" of the clinic and its closed days, "hours" of a therapist, room
 * or device (subject.id) with leave and extra hours.  What would lose its place by a change is
 * named before it, and then goes on to the screen that finds other places. */
#include <string.h>

#include "app/house.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/house_page.h"
#include "screens/house_tabs.h"

/* Columns of a row, from the left end of the list's text; the row of the heading. */
enum { X_WEEK = 12, X_HOURS = 36, X_HOW = 49, X_WHY = 60, HEAD = HOUSE_WEEK, MORE = HEAD + 1 };

/* Rows: the weekdays have the ids 1 to 7, the heading below them 8, the days to come theirs and 8
 * more. */
struct state {
	struct house_page page;
	struct house_week week;
	struct house_offs offs;
	struct house_thing whose; /* of "hours" */
};

static const char *const contexts[] = { "clinic", "house", "list", "everywhere", NULL };

/* The days to come of a row; NULL: it is another one. */
static const struct house_off *
chosen_off(const struct state *st)
{
	return list_id(&st->page.shown.list) <= MORE
	    ? NULL
	    : &st->offs.list.at[st->page.shown.list.at - MORE];
}

static bool
is_clinic(const struct screen *s)
{
	return s->ops == &clinic_screen;
}

static const char *const *
clinic_contexts(int64_t id)
{
	static const char *const day[] = { "clinic-day", "clinic", "house", "list", "everywhere",
		NULL };
	static const char *const head[] = { "clinic-head", "house", "list", "everywhere", NULL };
	static const char *const off[] = { "clinic-off", "clinic", "house", "list", "everywhere",
		NULL };

	return id == 0 ? contexts : id == MORE ? head : id < MORE ? day : off;
}

static const char *const *
whose_contexts(int64_t id, bool own)
{
	static const char *const day[] = { "clinic-day", "hours", "list", "everywhere", NULL };
	static const char *const mine[] = { "clinic-day", "hours", "hours-own", "list",
		"everywhere", NULL };
	static const char *const head[] = { "hours-head", "list", "everywhere", NULL };
	static const char *const off[] = { "hours-off", "hours", "list", "everywhere", NULL };

	return id == 0 || (id < MORE && !own) ? day : id == MORE ? head : id < MORE ? mine : off;
}

static const char *const *
page_contexts(const struct screen *s)
{
	const struct state *st = s->state;
	int64_t id = list_id(&st->page.shown.list);

	if (st->page.box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->page.box);
	return is_clinic(s) ? clinic_contexts(id) : whose_contexts(id, st->week.own);
}

static bool
hours_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct house_week week = { 0 };
	struct house_offs offs = { 0 };
	struct house_thing whose = { .code = "", .name = "" };
	size_t n;
	int64_t *id;

	if (!house_week(s->app, s->on.id, fresh, &week, e)
	    || !house_offs(s->app, s->on.id, fresh, &offs, e)
	    || (!is_clinic(s) && !house_thing(s->app, s->on.id, fresh, &whose, e)))
		return false;
	n = MORE + offs.list.n;
	id = arena_array(fresh, int64_t, n);
	for (size_t i = 0; i < n; i++)
		id[i] = i < MORE ? (int64_t)i + 1 : MORE + offs.list.at[i - MORE].id;
	st->week = week;
	st->offs = offs;
	st->whose = whose;
	*ids = (struct row_ids){ id, sizeof(*id), n };
	return true;
}

static void
done(struct screen *s, const struct outcome *out, struct go *go)
{
	struct state *st = s->state;

	if (out->changed.n > 0 && strcmp(out->changed.at[0].object, "hours") != 0)
		list_choose(&st->page.shown.list, MORE + out->id);
	*go = ask_done(s, out);
}

/* Of the clinic, or of whom this screen is about. */
static struct ask_for
about(const struct screen *s, const struct ask *ask, struct arena *turn)
{
	const struct state *st = s->state;
	struct ask_for what = { .ask = ask, .about = " of the clinic" };

	if (is_clinic(s))
		return what;
	what.about = text_fmt(turn, " of %s, %s", st->whose.code, st->whose.name);
	what.fixed[what.nfixed++] =
	    (struct pair){ "resource", text_fmt(turn, "#%lld", (long long)s->on.id) };
	return what;
}

static struct ask_for
about_off(const struct house_off *off, const struct ask *ask, struct arena *turn)
{
	struct ask_for what = { .ask = ask, .about = "" };

	what.fixed[what.nfixed++] =
	    (struct pair){ "id", text_fmt(turn, "%lld", (long long)off->id) };
	return what;
}

/* What an action asks; false: it is none of ours. */
static bool
asks(struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn)
{
	const struct state *st = s->state;
	const struct house_off *off = chosen_off(st);
	int at = st->page.shown.list.at;

	if (input_is(in, "clinic.hours") && at < HOUSE_WEEK) {
		*what = about(s, asking(ASK_HOURS), turn);
		what->first[0] = house_day_word(at + 1);
		what->first[1] = st->week.hours[at];
		what->anew[0] = what->anew[1] = true;
		what->at = 1;
		what->fixed[what->nfixed++] = (struct pair){ "was", house_seen(&st->week, turn) };
	} else if (input_is(in, "hours.clinic")) {
		*what = about(s, asking(ASK_CLINIC_HOURS), turn);
		what->fixed[what->nfixed++] = (struct pair){ "days", "mon-sun" };
		what->fixed[what->nfixed++] = (struct pair){ "hours", "clinic" };
		what->fixed[what->nfixed++] = (struct pair){ "was", house_seen(&st->week, turn) };
	} else if (input_is(in, "clinic.closure")) {
		*what = about(s, asking(ASK_CLOSURE), turn);
		what->first[4] = "no";
	} else if (input_is(in, "hours.absence")) {
		*what = about(s, asking(ASK_ABSENCE), turn);
		what->first[3] = "no";
	} else if (off != NULL && (input_is(in, "clinic.drop") || input_is(in, "hours.drop"))) {
		*what = about_off(off, asking(is_clinic(s) ? ASK_OPEN : ASK_BACK), turn);
	} else {
		return false;
	}
	return true;
}

static bool
hours_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->page.shown.read = hours_read;
	st->page.asks = asks;
	st->page.done = done;
	return house_page_open(s, e);
}

static struct go
hours_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct house_off *off = chosen_off(st);

	if (st->page.box.phase == ASK_CLOSED && off != NULL && input_is(in, "clinic.look"))
		return go_open("day", (struct subject){ .day = off->from });
	return house_page_key(s, in);
}

struct drawing {
	const struct screen *s;
	struct arena *turn;
};

static void
draw_off(const struct drawing *d, struct grid *g, const struct house_off *off,
    const struct list_view *at, enum look look)
{
	grid_put(g, at->y, at->x, X_HOURS - 1, look, house_off_days(off, d->turn));
	grid_put(g, at->y, at->x + X_HOURS, X_HOW - X_HOURS - 1, look,
	    off->hours[0] == '\0' ? "all day" : off->hours);
	grid_put(g, at->y, at->x + X_HOW, X_WHY - X_HOW - 1, look,
	    off->yearly           ? "every year"
		: off->extra      ? "there"
		: is_clinic(d->s) ? ""
				  : "away");
	grid_put(g, at->y, at->x + X_WHY, at->w - X_WHY, look, off->why);
}

static const char *
heading(bool clinic, bool some)
{
	if (clinic)
		return some ? "Closed days to come" : "No closed days to come";
	return some ? "Leave and extra hours to come" : "No leave or extra hours to come";
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct state *st = d->s->state;

	if (i > HEAD) {
		draw_off(d, g, &st->offs.list.at[i - MORE],
		    &(struct list_view){ .y = y, .x = x, .w = w }, look);
	} else if (i == HEAD) {
		grid_put(g, y, x, w, look == LOOK_PLAIN ? LOOK_TITLE : look,
		    heading(is_clinic(d->s), st->offs.list.n > 0));
	} else {
		grid_put(g, y, x, X_WEEK - 1, look, house_weekday(i + 1));
		grid_put(g, y, x + X_WEEK, w - X_WEEK, look,
		    st->week.own ? st->week.hours[i]
				 : text_fmt(d->turn, "%s, as the clinic", st->week.hours[i]));
	}
}

static void
hours_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { s, turn };
	bool clinic = is_clinic(s);
	struct frame f = { .title = "Clinic: hours and closed days", .no_rule = clinic };
	struct body b;

	if (!clinic)
		f.title = text_fmt(turn, "%s, %s: hours and leave", st->whose.code, st->whose.name);
	f.context = clinic ? "Nobody is booked outside these hours.  Holidays out of a file: g h."
			   : "Hours outside those of the clinic are not booked.";
	b = screen_frame(s, g, &f, turn);
	if (clinic)
		house_tabs_draw(g, &b, TAB_HOURS);
	house_page_list(s, g, (struct list_view){ .y = b.y, .h = b.h, .row = draw_row, .ctx = &d });
	ask_box_draw(s, &st->page.box, g, turn);
}

const struct screen_ops clinic_screen = {
	.name = "clinic",
	.needs = "hours.set",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = hours_open,
	.reload = shown_hold,
	.typing = house_page_typing,
	.handle = hours_handle,
	.draw = hours_draw,
	.close = house_page_close,
};

const struct screen_ops hours_screen = {
	.name = "hours",
	.needs = "hours.set",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = hours_open,
	.reload = shown_hold,
	.typing = house_page_typing,
	.handle = hours_handle,
	.draw = hours_draw,
	.close = house_page_close,
};
