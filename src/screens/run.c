#include "screens/run.h"

#include "app/presence.h"
#include "app/trouble.h"
#include "screens/stack.h"
#include "ui/keymap.h"
#include "ui/term.h"

struct watch {
	struct app *app;
	int64_t version, others;
	enum trouble trouble;
};

/* Another terminal wrote or began a form since this was asked the last time, or the database is not
 * as it was. */
static bool
has_changed(void *ctx)
{
	struct watch *w = ctx;
	int64_t now = app_data_version(w->app), others = presence_others(w->app);
	enum trouble trouble = trouble_look(w->app);
	bool changed = now != w->version || others != w->others || trouble != w->trouble;

	w->version = now;
	w->others = others;
	w->trouble = trouble;
	return changed;
}

static void
set_now(const struct run *r, int64_t at)
{
	if (!r->now_fixed)
		app_set_now(r->app, now_at(at));
}

/* One event.  False when it is the last. */
static bool
turn(const struct run *r, struct term *t, struct stack *st, const struct event *ev)
{
	set_now(r, ev->at);
	if (stack_time(st, ev->up) && ev->what == EVENT_KEY)
		return true;
	switch (ev->what) {
	case EVENT_KEY:
		return stack_key(st, &ev->key);
	case EVENT_RESIZE:
		stack_size(st, term_grid(t)->rows, term_grid(t)->cols);
		return true;
	case EVENT_TIMER:
		stack_idle(st);
		return true;
	case EVENT_MINUTE:
	case EVENT_CHANGED:
		stack_changed(st);
		return true;
	case EVENT_GONE:
		break;
	}
	stack_keep(st);
	return false;
}

/* The first screen is painted before the audit gets its line, and nothing can be done before. */
static bool
loop(const struct run *r, struct term *t, struct stack *st, struct err *e)
{
	struct arena mem = { 0 };
	struct event ev;
	bool more;

	stack_size(st, term_grid(t)->rows, term_grid(t)->cols);
	do {
		if (!term_waiting(t)) {
			stack_update(st, term_grid(t), &mem);
			arena_clear(&mem);
		}
		if (stack_redraw(st))
			term_redraw(t);
		term_text_focus(t, stack_typing(st));
		term_next(t, stack_wait(st), &ev);
		if (!app_settle(r->app, e))
			return false;
		more = turn(r, t, st, &ev);
	} while (more);
	return true;
}

bool
run_screens(const struct run *r, bool *no_screens, struct err *e)
{
	struct watch watch = { .app = r->app, .version = app_data_version(r->app) };
	struct term_options options = { .changed = has_changed, .ctx = &watch };
	const struct keymap *keys;
	struct arena mem = { 0 };
	struct stack *st;
	struct term *t;
	bool done = keymap_make(&key_table, &mem, &keys, e) && stack_open(r->app, keys, &st, e);

	*no_screens = false;
	if (done && !term_open(&options, &t, e)) {
		*no_screens = e->code == ERR_CONF;
		stack_close(st);
		done = false;
	}
	if (done) {
		done = loop(r, t, st, e);
		stack_close(st);
		term_close(t);
	}
	arena_clear(&mem);
	return done;
}
