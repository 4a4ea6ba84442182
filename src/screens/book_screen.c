/* book_screen - what to book, typed; what would be booked, seen; one Enter each.
 *
 * Two screens of one kind: "book" begins with the line, or with a due item as
 * its subject's id; "series" with what the plan still needs, or the course that
 * is its subject's id.  Nothing is booked before the second
 * Enter, and then all that is shown or nothing. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/glass.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/booking.h"
#include "screens/preview.h"
#include "screens/rows.h"
#include "screens/wish_line.h"

enum { TIME_COLS = 30, WHY_COLS = 64, X_EDIT = 11 };

enum phase { PHASE_WISH, PHASE_LOOK, PHASE_TIME, PHASE_WHY };

struct state {
	struct banner banner;
	int64_t plan; /* with something left to book; 0 */
	bool closed;  /* the chart, to this person: visits of no course are booked */
	enum phase phase;
	struct wish_line wish;
	struct edit time, why;
	struct booking booking;
};

static const char *const contexts[] = { "booking", "list", "everywhere", NULL };
static const char *const book_contexts[] = { "booking", "booking-words", "list", "everywhere",
	NULL };

static bool
is_series(const struct screen *s)
{
	return s->ops == &series_screen;
}

/* The course that was asked for, the plan as a whole, or a visit of neither: an
 * empty line in "book" means the plan, words mean what they say. */
static struct propose_for
asked_for(const struct screen *s)
{
	const struct state *st = s->state;
	struct propose_for what = { .wish = wish_line_text(&st->wish), .label = "" };

	if (s->on.id != 0 && is_series(s))
		what.course = s->on.id;
	else if (s->on.id != 0)
		what.due = s->on.id;
	else if (st->plan != 0 && (is_series(s) || what.wish[0] == '\0'))
		what.plan = st->plan;
	else
		what.patient = s->on.patient;
	return what;
}

static bool
renew(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	booking_renew(s, &st->booking);
	return true;
}

static bool
make(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct propose_for what = asked_for(s);

	if (!booking_make(s, &st->booking, &what, e))
		return false;
	st->phase = PHASE_LOOK;
	return true;
}

static bool
find_plan(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	bool any;

	if (!propose_plan(s->app, s->on.patient, &st->plan, &any, e))
		return false;
	if (is_series(s) && s->on.id == 0 && st->plan == 0)
		return err_set(e, ERR_RULE, "%s",
		    !any ? "There is no plan yet: choose a treatment first."
			 : "All sessions of the plan are done or booked.");
	return true;
}

static bool
start(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct err no = { 0 };
	bool begun = s->on.text != NULL || s->on.id != 0;

	s->state = st;
	if (s->on.patient == 0)
		return err_set(e, ERR_INPUT, "Find the patient first: / looks for one.");
	wish_line_init(&st->wish, &s->mem);
	edit_init(&st->time, &s->mem, TIME_COLS, false);
	edit_init(&st->why, &s->mem, WHY_COLS, false);
	/* A visit of no course is booked by name alone; plans and what is due are of the chart. */
	st->closed = !is_series(s) && s->on.id == 0 && glass_hides(s->app, s->on.patient);
	if (!(st->closed ? banner_desk : banner_load)(
		s->app, s->on.patient, &s->mem, &st->banner, e)
	    || (!st->closed && !find_plan(s, e)))
		return false;
	if (s->on.text != NULL)
		edit_set(&st->wish.edit, s->on.text);
	if (is_series(s))
		return make(s, e);
	if (begun && !make(s, &no))
		screen_fail(s, &no);
	return true;
}

static void
finish(struct screen *s)
{
	struct state *st = s->state;

	booking_end(s, &st->booking);
}

static bool
typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->phase != PHASE_LOOK;
}

/* The rows between the banner and the foot that a preview has. */
static int
preview_height(const struct screen *s)
{
	const struct state *st = s->state;

	return s->rows - 10 - against_rows(&st->booking.against, s->cols - 4);
}

/* Somebody was faster: the rows are planned again, and looked at again. */
static struct go
commit(struct screen *s)
{
	struct state *st = s->state;
	struct propose_for what = asked_for(s);
	struct err e = { 0 }, no = { 0 };
	struct go go = go_stay();

	if (propose_placed(&st->booking.p) == 0) {
		screen_say(s, SAID_ERROR, "Nothing here can be booked: change the line or a row.");
		return go;
	}
	if (booking_book(
		s, &st->booking, st->phase == PHASE_WHY ? edit_text(&st->why) : NULL, &go, &e))
		return go;
	if (e.code != ERR_CONFLICT) {
		screen_fail(s, &e);
	} else if (booking_make_again(s, &st->booking, &what, &no)) {
		st->phase = PHASE_LOOK;
		screen_fail(s, &e);
	} else {
		screen_fail(s, &no);
	}
	return go;
}

static void
type_in(struct state *st, enum phase line, char opener)
{
	st->phase = line;
	wish_line_open(&st->wish, opener);
}

/* A letter that is no key here begins a wish, so that "tue 15" typed at once undoes nothing. */
static bool
begin_wish(struct state *st, const struct key *k)
{
	if (!wish_line_begin(&st->wish, k))
		return false;
	st->phase = PHASE_WISH;
	return true;
}

static struct go
ask_why(struct state *st)
{
	type_in(st, PHASE_WHY, 0);
	return go_stay();
}

/* Nothing is booked of an unknown hip: the line waits for the word. */
static void
ask_hip(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (!which_hip_check(s->app, st->booking.p.line.at[0].label, '\0', &e))
		screen_fail(s, &e);
	wish_line_go_on(&st->wish);
	st->phase = PHASE_WISH;
}

static struct go
handle_look(struct screen *s, const struct input *in)
{
	static const char *const take[] = { "booking.first", "booking.second", "booking.third" };
	struct state *st = s->state;
	bool chosen = list_id(&st->booking.list) != 0;

	if (input_is(in, "booking.go") && propose_asks_hip(&st->booking.p)
	    && propose_placed(&st->booking.p) > 0) {
		ask_hip(s);
		return go_stay();
	}
	if (input_is(in, "booking.go"))
		return st->booking.against.asks ? ask_why(st) : commit(s);
	for (int k = 0; k < PLAN_OPTIONS && chosen; k++) {
		if (input_is(in, take[k])) {
			booking_take(s, &st->booking, k);
			return go_stay();
		}
	}
	if (chosen && input_is(in, "booking.leave_out")) {
		booking_leave_out(s, &st->booking);
		return go_stay();
	}
	if (chosen && input_is(in, "booking.time")) {
		edit_set(&st->time, "");
		type_in(st, PHASE_TIME, 'm');
		return go_stay();
	}
	if (in->key->code == K_CTRL('U')) { /* as while it is typed */
		edit_set(&st->wish.edit, "");
		type_in(st, PHASE_WISH, 0);
		return go_stay();
	}
	if (input_is(in, "booking.wish")) {
		type_in(st, PHASE_WISH, 'w');
		return go_stay();
	}
	st->booking.list.prefix = true;
	if (rows_key(s, &st->booking.list, in->key, preview_rows(preview_height(s))))
		return go_stay();
	return begin_wish(st, in->key) ? go_stay() : go_pass();
}

static struct go
handle_typing(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	bool wish = st->phase == PHASE_WISH, why = st->phase == PHASE_WHY;
	struct edit *line = wish ? &st->wish.edit : why ? &st->why : &st->time;
	struct err e = { 0 };

	if (input_is(in, "booking.go")) {
		if (why)
			return commit(s);
		if (wish && !make(s, &e))
			screen_fail(s, &e);
		if (!wish && booking_move(s, &st->booking, edit_text(&st->time)))
			st->phase = PHASE_LOOK;
		return go_stay();
	}
	if (input_is(in, "back") && st->booking.made) {
		st->phase = PHASE_LOOK;
		return go_stay();
	}
	if (edit_key(line, in->key,
		wish      ? WISH_COLS
		    : why ? WHY_COLS
			  : TIME_COLS)
	    != EDIT_IGNORED) {
		if (wish_line_rejoin(&st->wish, edit_text(&st->time)))
			st->phase = PHASE_WISH;
		return go_stay();
	}
	return go_pass();
}

/* Where it is typed what it is for; the lines of a row and of the reason have no words to list. */
static bool
list_words(struct state *st)
{
	if (st->phase == PHASE_LOOK)
		type_in(st, PHASE_WISH, 0);
	return st->phase == PHASE_WISH;
}

static struct go
handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->wish.pick.on)
		word_pick_key(&st->wish.pick, in->key, &st->wish.edit, WISH_COLS);
	else if (input_is(in, "booking-words.list") && list_words(st))
		word_pick_open(s, &st->wish.pick);
	else
		return st->phase == PHASE_LOOK ? handle_look(s, in) : handle_typing(s, in);
	return go_stay();
}

/* What Enter will do. */
static const char *
context_of(const struct screen *s, struct arena *turn)
{
	const struct state *st = s->state;
	if (st->phase == PHASE_WHY)
		return "Say why it is booked all the same. Enter books, for that reason.";
	if (st->phase == PHASE_TIME)
		return "For the chosen row: thu 14, 12 mar at 10:30, tue with tl, after 15:00.";
	if (st->phase == PHASE_WISH)
		return st->plan != 0 || s->on.id != 0
		    ? "Enter alone plans what is left. Or: 6w, tue 10, eswt 6x1w tue 10, with kb."
		    : "When, and what for: 6w, followup fri pm, eswt left 6x1w tue 10, with kb.";
	return preview_enter(
	    &st->booking.p, st->banner.flag != NULL, st->booking.against.asks, turn);
}

static void
draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = is_series(s) ? "Book a series" : "Book",
		.unsaved = st->booking.made,
		.context = context_of(s, turn),
		.context_care = st->booking.made
		    && (st->booking.p.open > 0 || st->banner.flag != NULL
			|| st->booking.against.asks) };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	int against = against_rows(&st->booking.against, g->cols - 4);
	struct preview v = { .p = &st->booking.p,
		.list = &st->booking.list,
		.y = b.y + 2 + against,
		.h = b.h - 2 - against,
		.focus = st->phase == PHASE_LOOK };

	against_draw(&st->booking.against, g, b.y + 2, 3, g->cols - 4, turn);
	if (st->booking.made)
		preview_draw(&v, g, turn);
	grid_put(g, b.y, 3, -1, LOOK_LABEL, "When");
	edit_draw(&st->wish.edit, g, b.y, X_EDIT, WISH_COLS, st->phase == PHASE_WISH);
	if (st->phase == PHASE_TIME || st->phase == PHASE_WHY) {
		bool why = st->phase == PHASE_WHY;

		grid_put(g, b.y + 1, 3, -1, LOOK_LABEL, why ? "Why" : "Row to");
		edit_draw(why ? &st->why : &st->time, g, b.y + 1, X_EDIT,
		    why ? WHY_COLS : TIME_COLS, true);
	} else if (st->booking.made) {
		preview_draw_hip(&st->booking.p, g, b.y + 1, X_EDIT, turn);
	}
	if (st->wish.pick.on)
		pick_draw(&st->wish.pick.pick, g, b.y + 1, b.h - 2);
}

const struct screen_ops book_screen = {
	.name = "book",
	.needs = "session.book",
	.desk = true,
	.contexts = book_contexts,
	.open = start,
	.reload = renew,
	.typing = typing,
	.handle = handle,
	.draw = draw,
	.close = finish,
};

const struct screen_ops series_screen = {
	.name = "series",
	.needs = "plan.book",
	.contexts = contexts,
	.open = start,
	.reload = renew,
	.typing = typing,
	.handle = handle,
	.draw = draw,
	.close = finish,
};
