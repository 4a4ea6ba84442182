/* plan_screen - the courses of a patient: those of the plan with what is done, booked,
 * missed and left; or those that the decisions offer, of which a person takes some.
 *
 * Nothing is saved before F2. */
#include "app/chart.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/plan_boxes.h"
#include "screens/plan_rows.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "ui/keymap.h"
#include "ui/list.h"

struct state {
	struct arena mem; /* of what was read, until it is read again */
	struct banner banner;
	struct plan_view plan;
	struct list lines; /* of the plan */
	struct plan_boxes boxes;
};

static const char *const contexts[] = { "plan", "plan-offer", "plan-line", "list", "everywhere",
	NULL };
/* Of these, what the key line says. */
static const char *const offer_keys[] = { "plan", "plan-offer", NULL };
static const char *const line_keys[] = { "plan", "plan-line", NULL };
static const char *const all_keys[] = { "everywhere", NULL };

static bool
plan_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 }, old = st->mem;
	struct banner banner;
	struct plan_view plan;
	struct plan_offers offers;
	int64_t *line;

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !plan_load(s->app, s->on.patient, &mem, &plan, e)
	    || !offers_load(s->app, s->on.patient, &mem, &offers, e)) {
		arena_clear(&mem);
		return false;
	}
	st->mem = mem;
	st->banner = banner;
	st->plan = plan;
	line = arena_array(&st->mem, int64_t, plan.line.n + 1);
	for (size_t i = 0; i < plan.line.n; i++)
		line[i] = plan.line.at[i].id;
	list_set(&st->lines, line, (int)plan.line.n);
	plan_boxes_set(&st->boxes, &offers, &st->plan, &st->mem);
	arena_clear(&old);
	return true;
}

static void
plan_keep(struct screen *s)
{
	struct state *st = s->state;

	plan_boxes_keep(s, &st->boxes);
}

static bool
plan_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	return plan_reload(s, e) && plan_boxes_take(s, &st->boxes, &st->mem, e);
}

static void
plan_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static const struct plan_line *
chosen_line(const struct state *st)
{
	for (size_t i = 0; i < st->plan.line.n; i++)
		if (st->plan.line.at[i].id == list_id(&st->lines))
			return &st->plan.line.at[i];
	return NULL;
}

static struct go
handle_lines(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct plan_line *l = chosen_line(st);
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE };

	if (input_is(in, "plan.add")) {
		st->boxes.adding = true;
		return go_stay();
	}
	if (input_is(in, "plan.book"))
		return go_open("series", on);
	on.id = l == NULL ? 0 : l->id;
	if (l != NULL && input_is(in, "plan.one"))
		return go_open("series", on);
	if (l != NULL && input_is(in, "plan.change")) {
		st->boxes.going_on = false;
		return go_open("course", on);
	}
	if (l != NULL && input_is(in, "plan.history")) {
		on.text = "course";
		return go_open("changes", on);
	}
	if (input_is(in, "plan.end"))
		return go_open("ending",
		    (struct subject){ .patient = s->on.patient,
			.id = st->plan.id,
			.day = DAY_NONE,
			.text = "plan" });
	if (l != NULL && input_is(in, "plan.stop")) {
		on.text = "course";
		return go_open("ending", on);
	}
	if (rows_key(s, &st->lines, in->key, s->rows))
		return go_stay();
	return go_pass();
}

static struct go
plan_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "plan.added"))
		return plan_boxes_added(s, &st->boxes);
	if (input_is(in, "plan.save"))
		return plan_boxes_save(s, &st->boxes);
	return plan_boxes_on(&st->boxes) ? plan_boxes_key(s, &st->boxes, in) : handle_lines(s, in);
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static void
draw_line(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;

	plan_line_row(&d->st->plan.line.at[i], g, &(struct row_at){ y, x, w, look, d->turn });
}

static void
draw_offer(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct plan_boxes *b = &d->st->boxes;
	const struct offer_row *r = &b->rows.list.at[i];

	plan_offer_row(
	    r, offer_row_taken(&b->offers, r), g, &(struct row_at){ y, x, w, look, d->turn });
}

/* The keys of what is shown, then those of everywhere. */
static const struct keyhint *
key_line(const struct screen *s, struct arena *turn, size_t *n)
{
	const struct state *st = s->state;
	size_t nhere, nall;
	const struct keyhint *here = keymap_hints(
	    s->keys, plan_boxes_on(&st->boxes) ? offer_keys : line_keys, false, turn, &nhere);
	const struct keyhint *all = keymap_hints(s->keys, all_keys, false, turn, &nall);
	struct keyhint *both = arena_array(turn, struct keyhint, nhere + nall + 1);

	for (size_t i = 0; i < nhere; i++)
		both[i] = here[i];
	*n = nhere;
	/* Beside offers "new" would be taken for a new course. */
	for (size_t i = 0; i < nall; i++)
		if (!plan_boxes_on(&st->boxes) || all[i].rank == 0)
			both[(*n)++] = all[i];
	return both;
}

static void
plan_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Plan" };
	const struct list *l = plan_boxes_on(&st->boxes) ? &st->boxes.list : &st->lines;
	struct drawing d = { st, turn };
	struct prose p = { .a = turn, .w = g->cols - 2 };
	struct told told = { .a = turn };
	struct list_view v = { .x = 1, .w = g->cols - 1, .numbers = true, .bar = true };
	struct body b;
	int x = 5 + (l->n > 9), left;

	f.keys = key_line(s, turn, &f.nkeys);
	f.unsaved = plan_boxes_any(&st->boxes);
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	v.y = b.y + 1;
	v.h = l->n < b.h - 6 ? l->n : b.h - 6;
	v.focus = true;
	v.row = plan_boxes_on(&st->boxes) ? draw_offer : draw_line;
	v.ctx = &d;
	plan_heads(g, &(struct row_at){ .y = b.y, .x = x, .w = g->cols - x, .look = LOOK_TITLE },
	    plan_boxes_on(&st->boxes));
	list_draw(l, g, &v);
	grid_rule(g, v.y + v.h, 0, g->cols);
	list_draw_beyond(l, g, v.y + v.h, v.h);
	if (plan_boxes_on(&st->boxes))
		plan_offer_tell(&st->boxes.offers, plan_boxes_row(&st->boxes), &told);
	else
		plan_line_tell(&st->plan, chosen_line(st), &told);
	prose_told(&p, &told);
	left = prose_draw(&p, g,
	    &(struct prose_area){ .y = v.y + v.h + 1, .x = 1, .h = b.y + b.h - v.y - v.h - 1 });
	if (left > 0 && !screen_says_much(s, g))
		grid_put_right(g, g->rows - 3, 1, g->cols - 2, LOOK_KEY,
		    text_fmt(turn, "Enter %d more line%s", left, left == 1 ? "" : "s"));
}

const struct screen_ops plan_screen = {
	.name = "plan",
	.contexts = contexts,
	.open = plan_open,
	.reload = plan_reload,
	.handle = plan_handle,
	.draw = plan_draw,
	.keep = plan_keep,
	.close = plan_close,
};
