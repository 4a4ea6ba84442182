/* plan_screen - the courses of a patient: those of the plan with what is done, booked,
 * missed and left; or those that the decisions offer, of which a person takes some.
 *
 * Nothing is saved before F2. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/offer_rows.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/kept_text.h"
#include "screens/plan_rows.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "ui/keymap.h"
#include "ui/list.h"

struct state {
	struct arena mem; /* of what was read, until it is read again */
	struct banner banner;
	struct plan_view plan;
	struct plan_offers offers;
	struct offer_rows rows;  /* of the offers */
	bool adding;             /* the offers are shown beside an existing plan */
	struct list lines, list; /* of the plan; of the offers */
	const char *opened;      /* the offer whose figures are asked, by its name */
	bool going_on;           /* F2 goes on with the next one that was taken */
	struct kept_text kept;
};

static const char *const contexts[] = { "plan", "plan-offer", "plan-line", "list", "everywhere",
	NULL };
/* Of these, what the key line says. */
static const char *const offer_keys[] = { "plan", "plan-offer", NULL };
static const char *const line_keys[] = { "plan", "plan-line", NULL };
static const char *const all_keys[] = { "everywhere", NULL };

static bool
offering(const struct state *st)
{
	return st->plan.line.n == 0 || st->adding;
}

static void
set_lists(struct state *st)
{
	int64_t *line = arena_array(&st->mem, int64_t, st->plan.line.n + 1);
	int64_t *offer;
	struct offer_rows was = st->rows;

	for (size_t i = 0; i < st->plan.line.n; i++)
		line[i] = st->plan.line.at[i].id;
	offer_rows_make(&st->offers, &was, &st->mem, &st->rows);
	offer = arena_array(&st->mem, int64_t, st->rows.list.n + 1);
	for (size_t i = 0; i < st->rows.list.n; i++)
		offer[i] = (int64_t)i + 1;
	list_set(&st->lines, line, (int)st->plan.line.n);
	list_set(&st->list, offer, (int)st->rows.list.n);
}

static bool
plan_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 }, old = st->mem;
	struct banner banner;
	struct plan_view plan;
	struct plan_offers offers;

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !plan_load(s->app, s->on.patient, &mem, &plan, e)
	    || !offers_load(s->app, s->on.patient, &mem, &offers, e)) {
		arena_clear(&mem);
		return false;
	}
	offers_keep(&offers, &st->offers);
	st->mem = mem;
	st->banner = banner;
	st->plan = plan;
	st->offers = offers;
	set_lists(st);
	arena_clear(&old);
	return true;
}

/* "exercise R;gait B;": the offers that are taken and not yet added. */
static void
plan_keep(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	for (size_t i = 0; i < st->offers.list.n; i++)
		if (st->offers.list.at[i].taken)
			text_addf(&t, "%s;", offer_name(&st->offers.list.at[i], &turn));
	kept_text_keep(&st->kept, s, text_get(&t));
	arena_clear(&turn);
}

/* The boxes as they were left; one that a condition excludes now stays empty. */
static bool
take_boxes(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const char *left;
	int taken = 0;

	if (!kept_text_take(&st->kept, s, "plan", &left, e))
		return false;
	for (; *left != '\0'; left += strcspn(left, ";"), left += *left == ';') {
		const char *name = arena_strn(&s->mem, left, strcspn(left, ";"));

		for (size_t i = 0; i < st->offers.list.n; i++)
			if (strcmp(offer_name(&st->offers.list.at[i], &s->mem), name) == 0
			    && !st->offers.list.at[i].taken) {
				offers_toggle(&st->offers, i);
				taken += st->offers.list.at[i].taken;
			}
	}
	set_lists(st);
	st->adding = st->adding || (taken > 0 && st->plan.line.n > 0);
	if (taken > 0)
		screen_say(s, SAID_DONE, "The boxes are as you left them; F2 adds the courses.");
	return true;
}

static bool
plan_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	return plan_reload(s, e) && take_boxes(s, e);
}

static void
plan_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static struct go
ask_figures(struct screen *s, const struct plan_offer *o, bool going_on)
{
	struct state *st = s->state;

	st->opened = offer_name(o, &s->mem);
	st->going_on = going_on;
	return go_open("course",
	    (struct subject){ .patient = s->on.patient, .day = DAY_NONE, .text = st->opened });
}

static bool
add(struct screen *s, const struct plan_offer *o, struct err *e)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	const char *who = text_fmt(&turn, "#%lld", (long long)s->on.patient);
	const char side[] = { o->side, '\0' };
	bool done = st->plan.id != 0
	    || command_run(s->app, "plan.make", PAIRS({ "patient", who }), &out, &turn, e);

	done = done
	    && command_run(s->app, "plan.add_course",
		PAIRS({ "patient", who }, { "protocol", o->course->id }, { "side", side }), &out,
		&turn, e);
	arena_clear(&turn);
	return done;
}

static struct go
fail(struct screen *s, const struct err *e)
{
	screen_fail(s, e);
	return go_stay();
}

/* Adds what was taken; where figures are missing a person is asked for them first. */
static struct go
save(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };
	int added = 0;

	for (size_t i = 0; i < st->offers.list.n; i++) {
		struct plan_offer *o = &st->offers.list.at[i];

		if (!o->taken)
			continue;
		if (offer_asks(o->course, &st->mem)[0] != '\0')
			return ask_figures(s, o, true);
		if (!add(s, o, &e))
			return fail(s, &e);
		o->taken = false;
		added++;
		if (!plan_reload(s, &e))
			return fail(s, &e);
	}
	if (added == 0 && offering(st)) {
		screen_say(s, SAID_ERROR, "%s",
		    st->offers.list.n == 0
			? "No treatment that is chosen offers a course. Decide first: step 3."
			: "No course is taken. Space takes the one under the cursor, Enter "
			  "shows its figures.");
		return go_stay();
	}
	if (added == 0)
		return go_open(
		    "series", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	st->adding = false;
	screen_say(s, SAID_DONE, "%d course%s added.   B books the sessions   u %s", added,
	    added == 1 ? "" : "s", added == 1 ? "undo" : "takes the last one back");
	return go_stay();
}

/* The course screen has saved what it was opened on. */
static struct go
added_one(struct screen *s)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->offers.list.n && st->opened != NULL; i++)
		if (offers_find(&st->offers, st->opened) == &st->offers.list.at[i])
			st->offers.list.at[i].taken = false;
	for (size_t i = 0; st->going_on && i < st->offers.list.n; i++)
		if (st->offers.list.at[i].taken)
			return save(s);
	st->adding = st->going_on = false;
	for (size_t i = 0; i < st->offers.list.n; i++) {
		if (!st->offers.list.at[i].taken)
			continue;
		st->adding = true;
		screen_say(s, SAID_CARE, "Saved.   %s is taken and not added yet: F2 goes on.",
		    st->offers.list.at[i].course->name);
		return go_stay();
	}
	screen_say(s, SAID_DONE, "Saved.   B books the sessions   u undo");
	return go_stay();
}

static const struct plan_line *
chosen_line(const struct state *st)
{
	for (size_t i = 0; i < st->plan.line.n; i++)
		if (st->plan.line.at[i].id == list_id(&st->lines))
			return &st->plan.line.at[i];
	return NULL;
}

static void
take(struct screen *s, const struct offer_row *r)
{
	struct state *st = s->state;

	if (r->excluded)
		screen_say(s, SAID_ERROR,
		    "A recorded condition excludes this course: see Treatment, w why.");
	else
		offer_row_toggle(&st->offers, r);
}

static void
turn_hips(struct screen *s, struct offer_row *r)
{
	struct state *st = s->state;

	if (!offer_row_turn(&st->offers, r))
		screen_say(s, SAID_PLAIN, "%s is offered for no other hip.", r->course->name);
}

static struct go
handle_offers(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	size_t at = (size_t)st->list.at;
	struct offer_row *r = list_id(&st->list) == 0 ? NULL : &st->rows.list.at[at];

	if (input_is(in, "back") && st->adding) {
		st->adding = false;
		return go_stay();
	}
	if (r != NULL && input_is(in, "plan.take")) {
		take(s, r);
		return go_stay();
	}
	if (r != NULL && input_is(in, "plan.hips")) {
		turn_hips(s, r);
		return go_stay();
	}
	if (r != NULL && input_is(in, "plan.change") && r->hips == HIPS_EACH && !r->excluded) {
		if (!offer_row_taken(&st->offers, r))
			offer_row_toggle(&st->offers, r); /* the other hip's is still to be added */
	}
	if (r != NULL && input_is(in, "plan.change"))
		return ask_figures(s, offer_row_meant(&st->offers, r), false);
	if (rows_key(s, &st->list, in->key, s->rows))
		return go_stay();
	return go_pass();
}

static struct go
handle_lines(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct plan_line *l = chosen_line(st);
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE };

	if (input_is(in, "plan.add")) {
		st->adding = true;
		return go_stay();
	}
	if (input_is(in, "plan.book"))
		return go_open("series", on);
	on.id = l == NULL ? 0 : l->id;
	if (l != NULL && input_is(in, "plan.one"))
		return go_open("series", on);
	if (l != NULL && input_is(in, "plan.change")) {
		st->going_on = false;
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
		return added_one(s);
	if (input_is(in, "plan.save"))
		return save(s);
	return offering(st) ? handle_offers(s, in) : handle_lines(s, in);
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

	const struct offer_row *r = &d->st->rows.list.at[i];

	plan_offer_row(
	    r, offer_row_taken(&d->st->offers, r), g, &(struct row_at){ y, x, w, look, d->turn });
}

/* The keys of what is shown, then those of everywhere. */
static const struct keyhint *
key_line(const struct screen *s, struct arena *turn, size_t *n)
{
	const struct state *st = s->state;
	size_t nhere, nall;
	const struct keyhint *here =
	    keymap_hints(s->keys, offering(st) ? offer_keys : line_keys, false, turn, &nhere);
	const struct keyhint *all = keymap_hints(s->keys, all_keys, false, turn, &nall);
	struct keyhint *both = arena_array(turn, struct keyhint, nhere + nall + 1);

	for (size_t i = 0; i < nhere; i++)
		both[i] = here[i];
	*n = nhere;
	/* Beside offers "new" would be taken for a new course. */
	for (size_t i = 0; i < nall; i++)
		if (!offering(st) || all[i].rank == 0)
			both[(*n)++] = all[i];
	return both;
}

static void
plan_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Plan" };
	const struct list *l = offering(st) ? &st->list : &st->lines;
	struct drawing d = { st, turn };
	struct prose p = { .a = turn, .w = g->cols - 2 };
	struct told told = { .a = turn };
	struct list_view v = { .x = 1, .w = g->cols - 1, .numbers = true, .bar = true };
	struct body b;
	int x = 5 + (l->n > 9), left;

	f.keys = key_line(s, turn, &f.nkeys);
	for (size_t i = 0; i < st->offers.list.n; i++)
		f.unsaved = f.unsaved || st->offers.list.at[i].taken;
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	v.y = b.y + 1;
	v.h = l->n < b.h - 6 ? l->n : b.h - 6;
	v.focus = true;
	v.row = offering(st) ? draw_offer : draw_line;
	v.ctx = &d;
	plan_heads(g, &(struct row_at){ .y = b.y, .x = x, .w = g->cols - x, .look = LOOK_TITLE },
	    offering(st));
	list_draw(l, g, &v);
	grid_rule(g, v.y + v.h, 0, g->cols);
	list_draw_below(l, g, v.y + v.h, v.h);
	if (offering(st))
		plan_offer_tell(&st->offers,
		    st->rows.list.n == 0 ? NULL : &st->rows.list.at[st->list.at], &told);
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
