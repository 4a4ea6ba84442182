/* began_screen - on which day a hip was operated on, or a treatment began: noted, or corrected.
 * A day before the decision is asked about as soon as it is left, and once for each day.
 *
 * subject.id is the decision; 0: the only one of the patient that has such a day.  Where a day is
 * noted already, why it is another one is asked, too. */
#include <string.h>

#include "app/command.h"
#include "app/telling.h"
#include "base/text.h"
#include "model/followup.h"
#include "screens/all.h"
#include "screens/box.h"

enum { DAY_MAX = 30, REASON_MAX = 200, WIDTH = 66, HEIGHT = 9, Y = 5, VALUE_X = 11 };

enum { FIELD_DAY, FIELD_REASON };

struct state {
	struct box_lines asks;
	struct chosen of;
	bool sure_asked;   /* the day that was typed is asked about: y or n */
	const char *sure;  /* the day that is meant, as it is typed; "" */
	const char *title; /* "Core decompression, left hip" */
};

static const char *const contexts[] = { "began", NULL };

/* Observation is decided and does not begin. */
static bool
find_decision(const struct chosen_list *all, int64_t id, struct chosen *out, struct err *e)
{
	int n = 0;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct chosen *x = &all->list.at[i];

		if (id == 0 ? strcmp(x->key, OBSERVATION) != 0 : x->id == id) {
			*out = *x;
			n++;
		}
	}
	if (n == 1)
		return true;
	if (id != 0)
		return err_set(e, ERR_MISSING, "This decision has ended.");
	return n == 0
	    ? err_set(e, ERR_MISSING, "No treatment is decided yet that could have such a day.")
	    : err_set(e, ERR_INPUT,
		"Several treatments are decided: open step 3, go to the one and press t.");
}

static bool
began_open(struct screen *s, struct err *e)
{
	static const int cols[] = { [FIELD_DAY] = DAY_MAX, [FIELD_REASON] = REASON_MAX };
	struct state *st = arena_new(&s->mem, struct state);
	struct chosen_list all = { 0 };
	const struct pack *pack;

	s->state = st;
	box_lines_init(&st->asks, cols, &s->mem);
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	if (!app_pack(s->app, &pack, e)
	    || !treatment_chosen(s->app, s->on.patient, &s->mem, &all, e)
	    || !find_decision(&all, s->on.id, &st->of, e))
		return false;
	st->asks.n = st->of.began == DAY_NONE ? 1 : 2;
	st->sure = "";
	st->title = text_fmt(&s->mem, "%s, %s hip",
	    st->of.treatment < 0 ? st->of.key
				 : treatment_title(&pack->treatment.at[st->of.treatment], &s->mem),
	    st->of.side == 'R' ? "right" : "left");
	return true;
}

static bool
began_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* The day is tried as soon as it is left; that the reason is not typed yet refuses nothing then. */
static bool
run(struct screen *s, bool last, struct outcome *out, struct arena *turn, struct err *e)
{
	const struct state *st = s->state;
	const char *day = edit_text(&st->asks.line[FIELD_DAY]);

	return (last ? command_run : command_try)(s->app, "decision.began",
		   PAIRS({ "id", text_fmt(turn, "%lld", (long long)st->of.id) },
		       { "rev", text_fmt(turn, "%lld", (long long)st->of.rev) }, { "day", day },
		       { "reason", edit_text(&st->asks.line[FIELD_REASON]) },
		       { "sure", strcmp(st->sure, day) == 0 ? "yes" : "" }),
		   out, turn, e)
	    || (!last && strcmp(e->field, "reason") == 0);
}

static void
refuse(struct screen *s, const struct err *e)
{
	struct state *st = s->state;

	st->sure_asked = strcmp(e->field, "sure") == 0;
	if (st->sure_asked) {
		screen_say(s, SAID_CARE, "%s   y it is meant   n change it", e->text);
		return;
	}
	st->asks.at = strcmp(e->field, "reason") == 0 ? FIELD_REASON : FIELD_DAY;
	screen_fail(s, e);
}

static struct go
go_on(struct screen *s)
{
	struct state *st = s->state;
	const char *day = edit_text(&st->asks.line[FIELD_DAY]);
	bool last = st->asks.at == st->asks.n - 1;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();

	if (day[strspn(day, " ")] == '\0') {
		st->asks.at = FIELD_DAY;
		screen_say(s, SAID_ERROR, "Say the day, as in 20-11.");
	} else if (!run(s, last, &out, &turn, &e)) {
		refuse(s, &e);
	} else if (last) {
		go = go_done(s, &out);
	} else {
		st->asks.at = FIELD_REASON;
	}
	arena_clear(&turn);
	return go;
}

static struct go
began_handle(struct screen *s, const struct input *in)
{
	static const struct box_keys keys = { "began.save", "began.other", WIDTH - VALUE_X - 4 };
	struct state *st = s->state;
	bool asked = st->sure_asked;

	st->sure_asked = false;
	if (asked)
		s->message[0] = '\0';
	if (asked && in->key->code == 'y') {
		st->sure = arena_str(&s->mem, edit_text(&st->asks.line[FIELD_DAY]));
		return go_on(s);
	}
	if (asked)
		st->asks.at = FIELD_DAY;
	if (asked && in->key->code == 'n')
		return go_stay();
	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, keys.done))
		return go_on(s);
	(void)box_lines_key(s, &st->asks, in, &keys);
	return go_stay();
}

static void
began_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct box b = { .y = Y, .h = HEIGHT, .w = WIDTH };
	char day[DAY_TEXT];
	int x, w;

	box_draw(s, g, &b, "Day of the operation, or on which it began", turn);
	x = b.x + 2;
	w = b.w - 4;
	grid_put(g, Y + 1, x, w, LOOK_VALUE, st->title);
	grid_put(g, Y + 2, x, w, LOOK_PLAIN,
	    text_fmt(turn, "Decided %s; %s.", day_show(st->of.day, day),
		st->of.began == DAY_NONE ? "its day is not noted yet" : st->of.since));
	grid_put(g, Y + 3, x, w, LOOK_DIM, "Follow-up is counted anew from the day typed here.");
	box_line_draw(&st->asks, FIELD_DAY, g, &b,
	    &(struct box_line){ "Day", 5, VALUE_X, w - VALUE_X, false });
	if (st->asks.n > 1)
		box_line_draw(&st->asks, FIELD_REASON, g, &b,
		    &(struct box_line){ "Reason", 6, VALUE_X, w - VALUE_X, false });
}

const struct screen_ops began_screen = {
	.name = "began",
	.needs = "decision.began",
	.contexts = contexts,
	.open = began_open,
	.typing = began_typing,
	.handle = began_handle,
	.draw = began_draw,
	.over = true,
};
