#include "screens/stack.h"

#include <assert.h>
#include <string.h>

#include "app/acts.h"
#include "app/glass.h"
#include "app/latin_said.h"
#include "app/lock.h"
#include "app/rescue.h"
#include "app/sign_in.h"
#include "app/trouble.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/attend.h"
#include "screens/parting.h"
#include "screens/pile.h"
#include "ui/keymap.h"

enum {
	KEEP_KEYS = 8,     /* a draft is kept after so many keys, as soon as they are shown, */
	KEEP_MS = 300,     /* or after so long without one */
	SOON_MS = 1,       /* what was written for a key reaches the terminal as soon as we sleep */
	WHICH_KEY_MS = 400 /* the keys that may follow a prefix are shown then */
};

/* Why not, and by which key all that one did is listed. */
static void
say_why_not(struct stack *st, const struct err *e)
{
	const char *more = e->code == ERR_MISSING ? "; g u lists what you did before."
	    : strcmp(e->field, "reason") == 0     ? ": g u takes it back, for a reason."
						  : "";
	size_t n = strlen(e->text);

	if (more[0] == '\0')
		screen_fail(st->top, e);
	else
		screen_say(st->top, SAID_ERROR, "%.*s%s",
		    (int)(n > 0 && e->text[n - 1] == '.' ? n - 1 : n), e->text, more);
}

/* The act that is offered; 0: the last, of another patient only once that is meant. */
static void
take_back(struct stack *st, int64_t offered)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (acts_take_back(st->app, offered, st->top->on.patient, &out, &turn, &e)) {
		pile_reload(st->top);
		screen_undone(st->top, &out);
	} else if (strcmp(e.field, "patient") == 0 && out.id != 0) {
		st->asked = out.id;
		screen_say(st->top, SAID_CARE, "%s: take it back?  y n   %s", e.text, out.said);
	} else {
		say_why_not(st, &e);
	}
	arena_clear(&turn);
}

/* The answer to that; any other key is what it is. */
static bool
take_answer(struct stack *st, const struct key *k)
{
	int64_t asked = st->asked;

	st->asked = 0;
	if (asked == 0)
		return false;
	screen_hush(st->top);
	if (k->mods != 0 || (k->code != 'y' && k->code != 'n'))
		return false;
	if (k->code == 'y')
		take_back(st, asked);
	else
		screen_say(st->top, SAID_PLAIN, "It stays.");
	return true;
}

/* A key that does nothing is not passed over in silence: it was meant for something. */
static void
say_unknown(struct stack *st, const struct key *k)
{
	struct arena turn = { 0 };

	if (k->code >= ' ' && k->code < K_ENTER && !stack_typing(st))
		screen_say(st->top, SAID_PLAIN,
		    "%s does nothing here.  ? shows the keys, F9 finds a command by a word.",
		    key_name(k, &turn));
	arena_clear(&turn);
}

/* What a key means on every screen. */
static struct go
everywhere(struct stack *st, const struct input *in)
{
	/* Screens that are opened by an action of their name. */
	static const char *const opens[] = { "help", "menu", "commands", "find", "day", "due",
		"recall", "calls", "away", "close", "day-end", "duplicates", "sheets", "outage",
		"stranded", "free", "waits", "tell", "week", "sessions", "done", "review", "audit",
		"holidays", "paper", "staff", "password", "pin", "clinic", "backup" };
	struct subject on = { .patient = st->top->on.patient, .day = DAY_NONE };

	for (size_t i = 0; i < sizeof(opens) / sizeof(opens[0]); i++)
		if (input_is(in, opens[i]))
			return go_open(opens[i], on);
	if (input_is(in, "new"))
		return go_open("register", on);
	if (input_is(in, "back") && st->top->below != NULL)
		return go_back(NULL);
	if (input_is(in, "home"))
		return (struct go){ .what = GO_HOME };
	if (input_is(in, "leave"))
		return (struct go){ .what = GO_QUIT };
	if (input_is(in, "back"))
		screen_say(st->top, SAID_PLAIN, "This is the first screen.  g q leaves coxa.");
	else if (input_is(in, "lock"))
		pile_lock(st);
	else if (input_is(in, "undo"))
		take_back(st, st->offered);
	else if (input_is(in, "refresh"))
		pile_reload(st->top);
	else if (input_is(in, "redraw"))
		st->redraw = true;
	else if (in->action[0] != '\0') /* a key of this place that finds no row to act on */
		screen_say(st->top, SAID_PLAIN, "There is nothing here to do that to.");
	else
		say_unknown(st, in->key);
	return go_stay();
}

/* The action of a key here; false while it only begins a chord, and of one that this person may
 * not do: that is said before anything is typed for it. */
static bool
resolve(struct stack *st, const struct key *k, const char **action)
{
	const struct key *before = st->before.code == 0 ? NULL : &st->before;
	bool begins = false;
	const struct action *a =
	    keymap_find(st->keys, screen_contexts(st->top), before, k, stack_typing(st), &begins);

	st->before = begins ? *k : (struct key){ 0 };
	*action = a == NULL ? "" : a->name;
	return !begins && (a == NULL || screen_ask(st->top, a->needs));
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

static void
follow(struct stack *st, const struct go *go)
{
	if (go->what != GO_STAY && go->what != GO_PASS && go->what != GO_QUIT)
		pile_follow(st, go);
}

/* Lets the screen have it, or does what it means everywhere, and goes there. */
static struct go
ask(struct stack *st, const struct input *in)
{
	struct go go = st->top->ops->handle(st->top, in);
	bool aid = go.what != GO_PASS;

	if (!aid)
		go = everywhere(st, in);
	if (parting_asks(st, &go, aid))
		return go_stay();
	follow(st, &go);
	return go;
}

/* A list waits for Enter behind a number, a chart does not: the Enter that comes all the same
 * answers nothing on the screen that the number opened. */
static bool
is_spent(struct stack *st, const struct key *k)
{
	bool spent = st->digit && st->top->ops->answers && k->code == K_ENTER && k->mods == 0;

	st->digit = false;
	if (spent)
		screen_say(st->top, SAID_PLAIN,
		    "The number opened this by itself. Enter again is for what stands here.");
	return spent;
}

/* False: the program ends. */
static bool
went(struct stack *st, const struct go *go)
{
	if (go->what == GO_QUIT)
		return false;
	attend(&st->attended, st->top, st->idle.up, false);
	return true;
}

static bool
take_key(struct stack *st, const struct key *k)
{
	const struct key none = { 0 };
	const struct screen *top = st->top;
	struct input in = { .key = k };
	struct go go;

	st->offered = st->top->undo;
	st->top->pressed++;
	if (st->top->said != SAID_CARE)
		screen_hush(st->top);
	if (st->keys_unkept >= KEEP_KEYS) /* they came too fast to be shown */
		stack_keep(st);
	st->keys_unkept++;
	st->idle.last_key = st->idle.up;
	if (asks_lock(st, k)) {
		pile_lock(st);
		return true;
	}
	if (parting_is_asked(st->top)) {
		go = parting_answer(st, k);
		follow(st, &go);
		return went(st, &go);
	}
	st->top->parted = false;
	if (take_answer(st, k) || is_spent(st, k))
		return true;
	if (!resolve(st, k, &in.action))
		return true;
	st->top->rows = st->rows;
	st->top->cols = st->cols;
	go = ask(st, &in);
	if (go.what == GO_ACTION) {
		in = (struct input){ .key = &none, .action = go.action };
		go = ask(st, &in);
	}
	st->digit = st->top != top && k->mods == 0 && k->code >= '0' && k->code <= '9';
	return went(st, &go);
}

/* The last key changed no more of it than the line that is typed in. */
static bool
is_alone(const struct screen *s)
{
	return s->message[0] == '\0' && s->ops->alone != NULL && s->ops->alone(s);
}

bool
stack_key(struct stack *st, const struct key *k)
{
	const struct screen *top = st->top;
	bool said = top->message[0] != '\0', more = take_key(st, k);

	if (said || st->top != top || !is_alone(top))
		st->whole = true;
	return more;
}

void
stack_keep(struct stack *st)
{
	st->keys_unkept = 0;
	for (struct screen *s = st->top; s != NULL; s = s->below)
		if (s->ops->keep != NULL)
			s->ops->keep(s);
}

/* Milliseconds until idle_do() has something to do; -1: never. */
static int64_t
until_lock(const struct stack *st)
{
	return pile_is_ended(st) ? -1
				 : idle_left(&st->idle, app_clinic(st->app), pile_is_locked(st));
}

/* Whoever was away so long comes in by the door; the drafts are kept. */
static void
leave(struct stack *st)
{
	st->whole = true;
	pile_sign_out(st);
	st->idle.proven = 0;
	screen_say(st->top, SAID_PLAIN,
	    "Signed out after %d minutes without a key. What was typed is kept.",
	    app_clinic(st->app)->sign_out_minutes);
}

bool
stack_time(struct stack *st, int64_t up)
{
	idle_at(&st->idle, up, app_person(st->app)->id != 0);
	if (pile_is_ended(st))
		return false;
	switch (idle_do(&st->idle, app_clinic(st->app), pile_is_locked(st))) {
	case IDLE_NOT:
		return false;
	case IDLE_LEAVE:
		leave(st);
		return true;
	case IDLE_AGED:
		app_age(st->app);
		break;
	case IDLE_LOCK:
		break;
	}
	st->whole = true;
	pile_lock(st);
	return pile_is_locked(st);
}

int
stack_wait(const struct stack *st)
{
	if (st->rest || st->keys_unkept >= KEEP_KEYS)
		return SOON_MS;
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
	st->whole = true;
	if (st->rest)
		read_rest(st);
	else if (st->keys_unkept >= KEEP_KEYS)
		stack_keep(st);
	else if (st->before.code != 0)
		screen_say_chords(st->top, &st->before);
	else if (st->keys_unkept > 0)
		stack_keep(st);
	attend(&st->attended, st->top, st->idle.up, false);
}

/* The person may still be here; else all is left, with the drafts kept. */
static bool
still_here(struct stack *st)
{
	struct err e = { 0 };

	if (app_still(st->app, &e) || e.code != ERR_DENIED)
		return true;
	pile_sign_out(st);
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
	if (!pile_push(st, "trouble", &on, &e))
		assert(!"the notice needs nothing");
	arena_clear(&turn);
}

/* Whether nothing can go on.  A database that is back in its place is as it was. */
static bool
in_trouble(struct stack *st)
{
	bool ended = trouble_look(st->app) == TROUBLE_ENDED;

	if (ended && !pile_is_ended(st))
		end_here(st);
	if (!ended && pile_is_ended(st)) {
		pile_drop(&st->top);
		st->idle.last_key = st->idle.up;
	}
	return ended;
}

void
stack_changed(struct stack *st)
{
	st->whole = true;
	if (in_trouble(st) || !still_here(st))
		return;
	pile_leave_closed(st);
	pile_reload(st->top);
	attend(&st->attended, st->top, st->idle.up, true);
}

void
stack_size(struct stack *st, int rows, int cols)
{
	st->rows = rows;
	st->cols = cols;
	st->whole = true;
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

static const char *
in_latin(void *ctx, const char *text, struct arena *a)
{
	return latin_said(ctx, text, a);
}

void
stack_draw(const struct stack *st, struct grid *g, struct arena *turn)
{
	g->latin = in_latin;
	g->latin_ctx = st->app;
	if (!frame_too_small(g))
		draw_from(st->top, g, turn);
	parting_draw(st->top, g);
	grid_cursor_rest(g);
}

void
stack_update(struct stack *st, struct grid *g, struct arena *turn)
{
	if (st->whole) {
		grid_clear(g);
		stack_draw(st, g, turn);
	} else if (st->top->ops->draw_line != NULL) {
		st->top->ops->draw_line(st->top, g, turn);
	}
	st->whole = false;
}

bool
stack_open(struct app *app, const struct keymap *keys, struct stack **out, struct err *e)
{
	struct arena mem = { 0 };
	struct stack *st = arena_new(&mem, struct stack);
	struct subject on = { .day = DAY_NONE };

	*st = (struct stack){
		.mem = mem, .app = app, .keys = keys, .rows = 24, .cols = 80, .whole = true
	};
	if (!pile_push(st, app_person(app)->id == 0 ? "sign-in" : "board", &on, e)) {
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
		pile_drop(&st->top);
	arena_clear(&mem);
}
