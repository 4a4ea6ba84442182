#include "screens/pile.h"

#include <assert.h>

#include "app/find.h"
#include "app/glass.h"
#include "app/may.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/stack.h"

/* Leaves the screen at *from; the one below takes its place. */
void
pile_drop(struct screen **from)
{
	struct screen *s = *from;
	struct arena mem;

	if (s->ops->keep != NULL)
		s->ops->keep(s);
	if (s->ops->close != NULL)
		s->ops->close(s);
	*from = s->below;
	mem = s->mem; /* s itself lives in it */
	arena_clear(&mem);
}

void
pile_reload(struct screen *s)
{
	struct err e = { 0 };

	if (s->ops->reload != NULL && !s->ops->reload(s, &e))
		screen_fail(s, &e);
	s->covered = false;
}

/* What is read of a chart that was opened for a reason stands in the audit first, each screen by
 * itself, and that a list of patients is opened; the chart tells of itself. */
static bool
note_view(struct stack *st, struct screen *s, struct err *e)
{
	if (s->ops->list && !find_note_list(st->app, s->ops->name, e))
		return false;
	return s->on.patient == 0 || s->ops == &chart_screen || s->ops == &glass_screen
	    || glass_viewed(st->app, s->on.patient, text_fmt(&s->mem, "%s.open", s->ops->name), e);
}

/* On top of what is there.  When it cannot be opened, the one below says why. */
bool
pile_push(struct stack *st, const char *name, const struct subject *on, struct err *e)
{
	const struct screen_ops *ops = screen_called(name);
	struct arena mem = { 0 };
	struct screen *s = arena_new(&mem, struct screen);

	if (ops == NULL) {
		arena_clear(&mem);
		return err_set(e, ERR_MISSING, "there is no screen called %s", name);
	}
	*s = (struct screen){ .ops = ops,
		.app = st->app,
		.keys = st->keys,
		.mem = mem,
		.on = *on,
		.rows = st->rows,
		.cols = st->cols,
		.below = st->top };
	s->on.text = on->text == NULL ? NULL : arena_str(&s->mem, on->text);
	s->on.place = on->place == NULL ? NULL : arena_str(&s->mem, on->place);
	if ((ops->needs != NULL && !may_run(st->app, ops->needs, e)) || !note_view(st, s, e)
	    || !ops->open(s, e)) {
		mem = s->mem;
		arena_clear(&mem);
		return false;
	}
	if (st->top != NULL) {
		st->top->covered = true;
		st->top->pressed++;
	}
	st->top = s;
	st->rest = ops->rest != NULL;
	return true;
}

static void
start(struct stack *st)
{
	struct subject on = { .day = DAY_NONE };
	struct err e = { 0 };

	if (!pile_push(st, "sign-in", &on, &e))
		assert(!"signing in needs nothing");
}

bool
pile_is_locked(const struct stack *st)
{
	return st->top->ops == &lock_screen;
}

/* The database is gone: nothing of a patient is shown, and nothing can be done. */
bool
pile_is_ended(const struct stack *st)
{
	return st->top->ops == &trouble_screen;
}

/* Nothing to hide before somebody is signed in. */
void
pile_lock(struct stack *st)
{
	struct subject on = { .day = DAY_NONE };
	struct err e = { 0 };

	st->before = (struct key){ 0 };
	if (pile_is_locked(st) || pile_is_ended(st) || app_person(st->app)->id == 0)
		return;
	stack_keep(st);
	if (!pile_push(st, "lock", &on, &e))
		screen_fail(st->top, &e);
}

/* The drafts stay with their owner. */
void
pile_sign_out(struct stack *st)
{
	struct err e = { 0 };
	bool noted;

	while (st->top != NULL)
		pile_drop(&st->top);
	noted = app_sign_out(st->app, &e);
	start(st);
	if (!noted)
		screen_fail(st->top, &e);
}

/* A sensitive chart that opens for a reason asks for it in its place. */
static bool
ask_reason(struct stack *st, const struct subject *on, struct err *e)
{
	struct err why = *e;

	return glass_refused(e) && on->patient != 0 && app_person(st->app)->sight == SIGHT_REASON
	    && pile_push(st, "glass", on, &why);
}

/* Back to the first screen. */
static void
go_home(struct stack *st)
{
	while (st->top->below != NULL)
		pile_drop(&st->top);
	screen_hush(st->top);
	pile_reload(st->top);
}

/* An hour is over, or somebody marked the chart: what was open of it is left, the draft kept. */
void
pile_leave_closed(struct stack *st)
{
	struct err e = { 0 };

	if (pile_is_locked(st))
		return;
	for (const struct screen *s = st->top; s != NULL; s = s->below)
		if (s->on.patient != 0 && !s->ops->desk && !glass_may(st->app, s->on.patient, &e)
		    && glass_refused(&e)) {
			go_home(st);
			screen_fail(st->top, &e);
			return;
		}
}

void
pile_follow(struct stack *st, const struct go *go)
{
	struct arena turn = { 0 };
	const char *said = go->said == NULL ? "" : arena_str(&turn, go->said);
	int64_t undo = go->undo;
	struct screen *from = st->top;
	struct err e = { 0 };

	if (go->what == GO_SIGN_OUT) {
		pile_sign_out(st);
	} else if (go->what == GO_OPEN || go->what == GO_REPLACE) {
		if (!pile_push(st, go->screen, &go->on, &e) && !ask_reason(st, &go->on, &e)) {
			screen_fail(from, &e);
			said = "";
		} else if (go->what == GO_REPLACE)
			pile_drop(&st->top->below);
	} else {
		while (st->top->below != NULL) {
			pile_drop(&st->top);
			if (go->what != GO_HOME)
				break;
		}
		screen_hush(st->top);
		/* What was chosen in a pop-up is done to the row that was seen beside it. */
		if (go->what == GO_ACTION)
			st->top->covered = false;
		pile_reload(st->top);
	}
	if (said[0] != '\0')
		screen_offer(st->top, said, undo);
	arena_clear(&turn);
	pile_leave_closed(st);
}
