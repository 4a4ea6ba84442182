/* visits_screen - all visits of a patient, those to come and those that were, with what became
 * of each.  subject.patient. */
#include <string.h>

#include "app/chart.h"
#include "app/plan_offers.h"
#include "app/session_view.h"
#include "screens/all.h"
#include "screens/shown.h"

/* Columns from where a row begins. */
enum { X_TIME = 16, X_FOR = 23, HIP_W = 3, WHO_W = 12, WHO_LEAST = 4, STATE_W = 10, GAP = 2 };

struct state {
	struct shown shown;
	struct banner banner;
	struct session_views visits;
};

static const char *const contexts[] = { "visits", "list", "everywhere", NULL };

static bool
visits_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner = { 0 };
	struct session_views visits = { 0 };

	if (!banner_load(s->app, s->on.patient, fresh, &banner, e)
	    || !session_views_load(s->app, s->on.patient, fresh, &visits, e))
		return false;
	st->banner = banner;
	st->visits = visits;
	*ids = ROW_IDS(visits.list);
	return true;
}

/* On the next one that is still to come, else on the latest. */
static bool
visits_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	st->shown.read = visits_read;
	if (!shown_read(s, e))
		return false;
	for (size_t i = 0; i < st->visits.list.n; i++)
		if (strcmp(st->visits.list.at[i].state, "booked") == 0)
			list_choose(&st->shown.list, st->visits.list.at[i].id);
	return true;
}

static struct go
visits_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action, *screen, *text;
	} to[] = { { "visits.changes", "changes", "session" }, { "visits.move", "move", NULL },
		{ "visits.cancel", "cancel", NULL }, { "visits.record", "form", "session" } };
	struct state *st = s->state;
	const struct session_view *v =
	    list_id(&st->shown.list) == 0 ? NULL : &st->visits.list.at[st->shown.list.at];

	if (v != NULL && input_is(in, "visits.day"))
		return go_open("day", (struct subject){ .patient = s->on.patient, .day = v->day });
	for (size_t i = 0; v != NULL && i < sizeof(to) / sizeof(*to); i++)
		if (input_is(in, to[i].action))
			return go_open(to[i].screen,
			    (struct subject){ .patient = s->on.patient,
				.id = v->id,
				.day = DAY_NONE,
				.text = to[i].text });
	if (input_is(in, "chart.book") || input_is(in, "chart.series"))
		return go_open(input_is(in, "chart.book") ? "book" : "series",
		    (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	st->shown.list.prefix = true;
	return rows_key(s, &st->shown.list, in->key, s->rows) ? go_stay() : go_pass();
}

/* Where the columns begin that stand at the right. */
struct columns {
	int hip, who, who_w, state;
};

struct drawing {
	const struct state *st;
	struct columns at;
};

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

/* "With" has what the widest "for" leaves of the room of both: of what it needs and its usual width
 * at least the smaller and at most the larger. */
static int
who_width(const struct state *st, const struct grid *g, int room)
{
	int who = WHO_LEAST, label = 0, least, most;

	for (size_t i = 0; i < st->visits.list.n; i++) {
		const struct session_view *v = &st->visits.list.at[i];

		who = larger(who, grid_width(g, v->who));
		label = larger(label, grid_width(g, v->label));
	}
	least = who < WHO_W ? who : WHO_W;
	most = larger(who, WHO_W);
	room -= label;
	return room < least ? least : room > most ? most : room;
}

/* Of rows that begin at x. */
static struct columns
columns_of(const struct state *st, const struct grid *g, int x)
{
	struct columns at = { .state = g->cols - 1 - STATE_W };

	at.who_w = who_width(st, g, at.state - GAP - HIP_W - GAP - 1 - x - X_FOR);
	at.who = at.state - GAP - at.who_w;
	at.hip = at.who - GAP - HIP_W;
	return at;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct session_view *v = &d->st->visits.list.at[i];
	struct columns at = d->at;
	char day[DAY_TEXT], minute[DAY_TEXT];

	(void)w;
	grid_put(g, y, x, X_TIME - 1, look, day_show_long(v->day, day));
	grid_put(g, y, x + X_TIME, -1, look, minute_show(v->minute, minute));
	grid_put(g, y, x + X_FOR, at.hip - x - X_FOR - 1, look, v->label);
	if (v->side != '\0')
		grid_put(g, y, at.hip, HIP_W, look, side_word(v->side));
	grid_put(g, y, at.who, at.who_w, look, v->who);
	grid_put(g, y, at.state, STATE_W, look, session_state_word(v->state));
}

static void
visits_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Visits" };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	int x = 5 + (st->shown.list.n > 9) + (st->shown.list.n > 99);
	struct columns at = columns_of(st, g, x);
	struct drawing d = { st, at };
	struct list_view v = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 1,
		.w = g->cols - 1,
		.numbers = true,
		.bar = true,
		.focus = true,
		.row = draw_row,
		.ctx = &d };

	if (st->shown.list.n == 0) {
		grid_put(g, b.y + 1, 3, -1, LOOK_DIM,
		    "No visit is booked yet, and none was.  b in the chart books one.");
		return;
	}
	grid_put(g, b.y, x, -1, LOOK_TITLE, "Day");
	grid_put(g, b.y, x + X_TIME, -1, LOOK_TITLE, "Time");
	grid_put(g, b.y, x + X_FOR, -1, LOOK_TITLE, "For");
	grid_put(g, b.y, at.hip, -1, LOOK_TITLE, "Hip");
	grid_put(g, b.y, at.who, -1, LOOK_TITLE, "With");
	grid_put(g, b.y, at.state, -1, LOOK_TITLE, "State");
	list_draw(&st->shown.list, g, &v);
	list_draw_beyond(&st->shown.list, g, g->rows - 3, v.h);
}

const struct screen_ops visits_screen = {
	.name = "visits",
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = visits_open,
	.reload = shown_hold,
	.handle = visits_handle,
	.draw = visits_draw,
	.close = shown_close,
};
