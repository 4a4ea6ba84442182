#include "screens/stack.h"

#include <assert.h>
#include <string.h>

#include "app/command.h"
#include "app/rescue.h"
#include "app/sign_in.h"
#include "app/trouble.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/attend.h"
#include "ui/keymap.h"

enum {
	KEEP_KEYS = 8,     /* a draft is kept after so many keys */
	KEEP_MS = 300,     /* or after so long without one */
	WHICH_KEY_MS = 400 /* the keys that may follow a prefix are shown then */
};

struct stack {
	struct arena mem;
	struct app *app;
	const struct keymap *keys;
	struct screen *top;
	struct key before; /* began a chord; code 0: none did */
	int keys_unkept;   /* typed since what is typed was kept */
	int rows, cols;
	int64_t up, last_key; /* ms of a clock that is never put back; 0: not yet known */
	struct attended attended;
	bool redraw;
	bool rest; /* the top has more to read once it is painted */
};

/* Leaves the screen at *from; the one below takes its place. */
static void
drop(struct screen **from)
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

static void
reload(struct screen *s)
{
	struct err e = { 0 };

	if (s->ops->reload != NULL && !s->ops->reload(s, &e))
		screen_fail(s, &e);
}

/* On top of what is there.  When it cannot be opened, the one below says why. */
static bool
push(struct stack *st, const char *name, const struct subject *on, struct err *e)
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
	if (on->text != NULL)
		s->on.text = arena_str(&s->mem, on->text);
	if (!ops->open(s, e)) {
		mem = s->mem;
		arena_clear(&mem);
		return false;
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

	if (!push(st, "sign-in", &on, &e))
		assert(!"signing in needs nothing");
}

static bool
is_locked(const struct stack *st)
{
	return st->top->ops == &lock_screen;
}

/* The database is gone: nothing of a patient is shown, and nothing can be done. */
static bool
is_ended(const struct stack *st)
{
	return st->top->ops == &trouble_screen;
}

/* Nothing to hide before somebody is signed in. */
static void
lock(struct stack *st)
{
	struct subject on = { .day = DAY_NONE };
	struct err e = { 0 };

	st->before = (struct key){ 0 };
	if (is_locked(st) || is_ended(st) || app_person(st->app)->id == 0)
		return;
	stack_keep(st);
	if (!push(st, "lock", &on, &e))
		screen_fail(st->top, &e);
}

/* The drafts stay with their owner. */
static void
sign_out(struct stack *st)
{
	struct err e = { 0 };
	bool noted;

	while (st->top != NULL)
		drop(&st->top);
	noted = app_sign_out(st->app, &e);
	start(st);
	if (!noted)
		screen_fail(st->top, &e);
}

static void
follow(struct stack *st, const struct go *go)
{
	struct arena turn = { 0 };
	const char *said = go->said == NULL ? "" : arena_str(&turn, go->said);
	struct screen *from = st->top;
	struct err e = { 0 };

	if (go->what == GO_SIGN_OUT) {
		sign_out(st);
	} else if (go->what == GO_OPEN || go->what == GO_REPLACE) {
		if (!push(st, go->screen, &go->on, &e)) {
			screen_fail(from, &e);
			said = "";
		} else if (go->what == GO_REPLACE)
			drop(&st->top->below);
	} else {
		while (st->top->below != NULL) {
			drop(&st->top);
			if (go->what != GO_HOME)
				break;
		}
		st->top->message[0] = '\0';
		reload(st->top);
	}
	if (said[0] != '\0')
		screen_say(st->top, SAID_DONE, "%s", said);
	arena_clear(&turn);
}

static void
take_back(struct stack *st)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(st->app, "undo.last", NULL, 0, &out, &turn, &e)) {
		screen_fail(st->top, &e);
	} else {
		reload(st->top);
		screen_say(st->top, SAID_DONE, "%s", out.said);
	}
	arena_clear(&turn);
}

/* What a key means on every screen. */
static struct go
everywhere(struct stack *st, const struct input *in)
{
	/* Screens that are opened by an action of their name. */
	static const char *const opens[] = { "help", "commands", "find", "day", "due", "recall",
		"away", "close", "day-end", "duplicates", "sheets" };
	struct subject on = { .patient = st->top->on.patient, .day = DAY_NONE };

	for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++)
		if (input_is(in, opens[i]))
			return go_open(opens[i], on);
	if (input_is(in, "new"))
		return go_open("register", on);
	if (input_is(in, "back") && st->top->below != NULL)
		return go_back(NULL);
	if (input_is(in, "back"))
		screen_say(st->top, SAID_PLAIN, "This is the first screen.  g q leaves coxa.");
	if (input_is(in, "home"))
		return (struct go){ .what = GO_HOME };
	if (input_is(in, "leave"))
		return (struct go){ .what = GO_QUIT };
	if (input_is(in, "lock"))
		lock(st);
	if (input_is(in, "undo"))
		take_back(st);
	if (input_is(in, "refresh"))
		reload(st->top);
	if (input_is(in, "redraw"))
		st->redraw = true;
	return go_stay();
}

/* The action of a key here; false while it only begins a chord. */
static bool
resolve(struct stack *st, const struct key *k, const char **action)
{
	const struct key *before = st->before.code == 0 ? NULL : &st->before;
	bool begins = false;
	const struct action *a =
	    keymap_find(st->keys, st->top->ops->contexts, before, k, stack_typing(st), &begins);

	st->before = begins ? *k : (struct key){ 0 };
	*action = a == NULL ? "" : a->name;
	return !begins;
}

/* On every screen, whatever it asks just now. */
static bool
asks_lock(const struct stack *st, const struct key *k)
{
	static const char *const anywhere[] = { "everywhere", NULL };
	const struct key *before = st->before.code == 0 ? NULL : &st->before;
	bool begins;
	const struct action *a =
	    keymap_find(st->keys, anywhere, before, k, stack_typing(st), &begins);

	return a != NULL && strcmp(a->name, "lock") == 0;
}

/* Lets the screen have it, or does what it means everywhere, and goes there. */
static struct go
ask(struct stack *st, const struct input *in)
{
	struct go go = st->top->ops->handle(st->top, in);

	if (go.what == GO_PASS)
		go = everywhere(st, in);
	if (go.what != GO_STAY && go.what != GO_PASS && go.what != GO_QUIT)
		follow(st, &go);
	return go;
}

bool
stack_key(struct stack *st, const struct key *k)
{
	const struct key none = { 0 };
	struct input in = { .key = k };
	struct go go;

	if (st->top->said != SAID_CARE)
		st->top->message[0] = '\0';
	st->keys_unkept++;
	st->last_key = st->up;
	if (asks_lock(st, k)) {
		lock(st);
		return true;
	}
	if (!resolve(st, k, &in.action))
		return true;
	st->top->rows = st->rows;
	st->top->cols = st->cols;
	go = ask(st, &in);
	if (go.what == GO_ACTION) {
		in = (struct input){ .key = &none, .action = go.action };
		go = ask(st, &in);
	}
	if (go.what == GO_QUIT)
		return false;
	if (st->keys_unkept >= KEEP_KEYS)
		stack_keep(st);
	attend(&st->attended, st->top, st->up, false);
	return true;
}

void
stack_keep(struct stack *st)
{
	st->keys_unkept = 0;
	for (struct screen *s = st->top; s != NULL; s = s->below)
		if (s->ops->keep != NULL)
			s->ops->keep(s);
}

/* Milliseconds until the screen locks; -1: it need not. */
static int64_t
until_lock(const struct stack *st)
{
	int64_t idle = app_clinic(st->app)->idle_minutes * (int64_t)60000;

	if (is_locked(st) || is_ended(st) || app_person(st->app)->id == 0)
		return -1;
	return st->up - st->last_key < idle ? idle - (st->up - st->last_key) : 0;
}

bool
stack_time(struct stack *st, int64_t up)
{
	if (st->up == 0)
		st->last_key = up;
	st->up = up;
	if (until_lock(st) != 0)
		return false;
	lock(st);
	return is_locked(st);
}

int
stack_wait(const struct stack *st)
{
	if (st->rest)
		return 0;
	if (st->before.code != 0)
		return WHICH_KEY_MS;
	return st->keys_unkept > 0 ? KEEP_MS : (int)until_lock(st);
}

static void
read_rest(struct stack *st)
{
	struct err e = { 0 };

	st->rest = false;
	if (st->top->ops->rest != NULL && !st->top->ops->rest(st->top, &e))
		screen_fail(st->top, &e);
}

void
stack_idle(struct stack *st)
{
	if (st->rest)
		read_rest(st);
	else if (st->before.code != 0)
		screen_say_chords(st->top, &st->before);
	else if (st->keys_unkept > 0)
		stack_keep(st);
	attend(&st->attended, st->top, st->up, false);
}

/* The person may still be here; else all is left, with the drafts kept. */
static bool
still_here(struct stack *st)
{
	struct err e = { 0 };

	if (app_still(st->app, &e) || e.code != ERR_DENIED)
		return true;
	sign_out(st);
	screen_fail(st->top, &e);
	return false;
}

/* What is typed is written down where its owner finds it, beside the draft. */
static void
end_here(struct stack *st)
{
	struct arena turn = { 0 };
	struct subject on = { .day = DAY_NONE };
	struct err e = { 0 };

	rescue_begin(st->app);
	stack_keep(st);
	if (!rescue_end(st->app, &turn, &on.text, &e))
		on.text = text_fmt(&turn, "!%s", e.text);
	if (!push(st, "trouble", &on, &e))
		assert(!"the notice needs nothing");
	arena_clear(&turn);
}

/* Whether nothing can go on.  A database that is back in its place is as it was. */
static bool
in_trouble(struct stack *st)
{
	bool ended = trouble_look(st->app) == TROUBLE_ENDED;

	if (ended && !is_ended(st))
		end_here(st);
	if (!ended && is_ended(st)) {
		drop(&st->top);
		st->last_key = st->up;
	}
	return ended;
}

void
stack_changed(struct stack *st)
{
	if (in_trouble(st) || !still_here(st))
		return;
	reload(st->top);
	attend(&st->attended, st->top, st->up, true);
}

void
stack_size(struct stack *st, int rows, int cols)
{
	st->rows = rows;
	st->cols = cols;
	for (struct screen *s = st->top; s != NULL; s = s->below) {
		s->rows = rows;
		s->cols = cols;
	}
}

bool
stack_typing(const struct stack *st)
{
	return st->top->ops->typing != NULL && st->top->ops->typing(st->top);
}

bool
stack_redraw(struct stack *st)
{
	bool redraw = st->redraw;

	st->redraw = false;
	return redraw;
}

static void
draw_from(const struct screen *s, struct grid *g, struct arena *turn)
{
	if (s->ops->over && s->below != NULL)
		draw_from(s->below, g, turn);
	s->ops->draw(s, g, turn);
}

void
stack_draw(const struct stack *st, struct grid *g, struct arena *turn)
{
	if (!frame_too_small(g))
		draw_from(st->top, g, turn);
}

bool
stack_open(struct app *app, const struct keymap *keys, struct stack **out, struct err *e)
{
	struct arena mem = { 0 };
	struct stack *st = arena_new(&mem, struct stack);
	struct subject on = { .day = DAY_NONE };

	*st = (struct stack){ .mem = mem, .app = app, .keys = keys, .rows = 24, .cols = 80 };
	if (!push(st, app_person(app)->id == 0 ? "sign-in" : "board", &on, e)) {
		stack_close(st);
		return false;
	}
	*out = st;
	return true;
}

void
stack_close(struct stack *st)
{
	struct arena mem = st->mem;

	while (st->top != NULL)
		drop(&st->top);
	arena_clear(&mem);
}
