/* lock_screen - nobody reads along: nothing of a patient until the person is back.
 *
 * It lies on top of all that is open; what was typed below is kept before and
 * is still there, with the cursor where it was, after it. */
#include "app/drafts.h"
#include "app/lock.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"

enum { Y = 7, X = 25, VALUE_X = 36, VALUE_W = 24 };

struct state {
	struct edit secret;
	enum unlock by;
	size_t drafts;
};

static const char *const contexts[] = { "lock", NULL };

/* Nothing unlocks it for who has neither PIN nor password. */
static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const out[] = { "lock-out", NULL };

	return ((const struct state *)s->state)->by == UNLOCK_NOTHING ? out : contexts;
}

/* The screen locks whatever fails here: then it asks for the password. */
static bool
lock_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct draft_rows mine;

	st->by = UNLOCK_PASSWORD;
	edit_init(&st->secret, &s->mem, PASSWORD_MAX, false);
	s->state = st;
	if (app_unlock_by(s->app, &st->by, e) && draft_mine(s->app, &s->mem, &mine, e))
		for (size_t i = 0; i < mine.list.n; i++)
			st->drafts += !mine.list.at[i].discarded;
	return true;
}

/* Once it is painted: the audit may have to wait for another writer. */
static bool
lock_rest(struct screen *s, struct err *e)
{
	(void)e;
	app_lock(s->app);
	return true;
}

static bool
lock_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
lock_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (input_is(in, "lock.sign_out"))
		return (struct go){ .what = GO_SIGN_OUT };
	if (!input_is(in, "lock.open")) {
		if (st->by != UNLOCK_ENTER && st->by != UNLOCK_NOTHING)
			edit_key(&st->secret, in->key, VALUE_W);
		return go_stay();
	}
	if (app_unlock(s->app, edit_text(&st->secret), &e))
		return go_back(NULL);
	edit_set(&st->secret, "");
	screen_fail(s, &e);
	return go_stay();
}

static void
draw_question(const struct state *st, struct grid *g, const char *name, struct arena *turn)
{
	switch (st->by) {
	case UNLOCK_PIN:
	case UNLOCK_PASSWORD:
		grid_put(g, Y + 5, X, -1, LOOK_LABEL, st->by == UNLOCK_PIN ? "PIN" : "Password");
		edit_draw_secret(&st->secret, g, Y + 5, VALUE_X, VALUE_W, true);
		break;
	case UNLOCK_ENTER:
		grid_put(g, Y + 5, X, -1, LOOK_PLAIN, "Enter unlocks: no PIN or password is set.");
		break;
	case UNLOCK_NOTHING:
		grid_put(g, Y + 5, X, -1, LOOK_PLAIN,
		    text_fmt(turn, "%s has no PIN or password: F3 signs out.", name));
		break;
	}
}

static void
lock_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct person *who = app_person(s->app);
	char day[DAY_TEXT];
	struct frame f = { .title = "coxa",
		.no_rule = true,
		.who = arena_str(turn, day_show_long(app_now(s->app).day, day)),
		.context = "No patient data is shown while locked." };

	screen_frame(s, g, &f, turn);
	grid_put(g, Y, X, -1, LOOK_TITLE, "Locked");
	grid_put(g, Y + 1, X, -1, LOOK_PLAIN,
	    text_fmt(turn, "%s is signed in on %s", who->name, app_station(s->app)));
	if (st->drafts > 0)
		grid_put(g, Y + 2, X, -1, LOOK_PLAIN,
		    text_fmt(turn,
			st->drafts == 1 ? "%zu unsaved draft is kept"
					: "%zu unsaved drafts are kept",
			st->drafts));
	draw_question(st, g, who->name, turn);
}

const struct screen_ops lock_screen = {
	.name = "lock",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = lock_open,
	.rest = lock_rest,
	.typing = lock_typing,
	.handle = lock_handle,
	.draw = lock_draw,
};
