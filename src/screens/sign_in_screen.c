/* sign_in_screen - who works here now. */
#include "app/drill.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"

enum { Y = 7, X = 25, VALUE_X = 36, VALUE_W = 24 };

enum { FIELD_USER, FIELD_PASSWORD, FIELDS_N };

struct state {
	struct edit field[FIELDS_N];
	int at;
	bool trusted;      /* whoever started the program needs no password, as when it starts */
	const char *drill; /* what is wrong with the backups; "" */
};

static const char *const contexts[] = { "sign-in", NULL };

static bool
sign_in_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	if (!app_is_trusted(s->app, &st->trusted, e)
	    || !drill_warning(s->app, &s->mem, &st->drill, e))
		return false;
	edit_init(&st->field[FIELD_USER], &s->mem, LOGIN_MAX, false);
	edit_init(&st->field[FIELD_PASSWORD], &s->mem, PASSWORD_MAX, false);
	s->state = st;
	return true;
}

static bool
sign_in_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* Whoever was here by that name before: the person alone can tell that it was not. */
static const char *
came_before(struct screen *s)
{
	struct came_before was = { 0 };
	struct text said = { .a = &s->mem };
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct err unheard;
	struct now at;

	if (!app_came_before(s->app, &s->mem, &was, &unheard))
		return NULL;
	at = now_at(was.at);
	if (was.at != 0)
		text_addf(&said, "Last sign-in %s %s from %s.", day_show(at.day, day),
		    minute_show(at.minute, minute), was.station);
	if (was.wrong > 0)
		text_addf(&said, "%s: %d.",
		    was.at != 0 ? "  Wrong tries since then"
				: "Wrong tries before this first sign-in",
		    was.wrong);
	return text_get(&said);
}

static struct go
try_it(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };
	struct go go = go_replace("board", (struct subject){ .day = DAY_NONE });

	if (app_sign_in(s->app, edit_text(&st->field[FIELD_USER]),
		edit_text(&st->field[FIELD_PASSWORD]), &e)) {
		go.said = came_before(s);
		return go;
	}
	edit_set(&st->field[FIELD_PASSWORD], "");
	st->at = FIELD_PASSWORD;
	screen_fail(s, &e);
	return go_stay();
}

/* Enter where nothing is typed: the person of this Unix user, as at the start of the program. */
static struct go
come_back(struct screen *s)
{
	struct err e = { 0 };

	if (app_sign_in_unix(s->app, &e))
		return go_replace("board", (struct subject){ .day = DAY_NONE });
	screen_fail(s, &e);
	return go_stay();
}

static bool
is_empty(const struct state *st)
{
	return edit_text(&st->field[FIELD_USER])[0] == '\0'
	    && edit_text(&st->field[FIELD_PASSWORD])[0] == '\0';
}

static struct go
sign_in_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "sign-in.leave"))
		return (struct go){ .what = GO_QUIT };
	if (input_is(in, "sign-in.next") && st->trusted && is_empty(st))
		return come_back(s);
	if (input_is(in, "sign-in.next") && st->at == FIELD_PASSWORD)
		return try_it(s);
	if (input_is(in, "sign-in.next") || input_is(in, "sign-in.other")) {
		st->at = !st->at;
		return go_stay();
	}
	edit_key(&st->field[st->at], in->key, VALUE_W);
	return go_stay();
}

static void
sign_in_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	char day[DAY_TEXT];
	struct frame f = { .title = "coxa",
		.no_rule = true,
		.who = arena_str(turn, day_show_long(app_now(s->app).day, day)) };

	screen_frame(s, g, &f, turn);
	grid_put(g, Y, X, -1, LOOK_TITLE, app_clinic(s->app)->name);
	grid_put(g, Y + 1, X, -1, LOOK_DIM, "intake · stage · treatment · follow-up");
	grid_put(g, Y + 4, X, -1, LOOK_LABEL, "User");
	edit_draw(&st->field[FIELD_USER], g, Y + 4, VALUE_X, VALUE_W, st->at == FIELD_USER);
	grid_put(g, Y + 6, X, -1, LOOK_LABEL, "Password");
	edit_draw_secret(
	    &st->field[FIELD_PASSWORD], g, Y + 6, VALUE_X, VALUE_W, st->at == FIELD_PASSWORD);
	if (st->trusted)
		grid_put(g, Y + 8, X, -1, LOOK_DIM, "Enter alone: you have no password here yet.");
	grid_put(g, Y + 9, X, -1, LOOK_CARE, st->drill);
}

const struct screen_ops sign_in_screen = {
	.name = "sign-in",
	.contexts = contexts,
	.open = sign_in_open,
	.typing = sign_in_typing,
	.handle = sign_in_handle,
	.draw = sign_in_draw,
};
