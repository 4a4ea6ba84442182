/* override_screen - a choice against the advice takes a reason, and ending a decision
 * of another day does: a code by its digit where there are codes, and words.
 *
 * It records the decision itself and then lets the treatment screen go on. */
#include <string.h>

#include "app/command.h"
#include "app/decide.h"
#include "app/treatment.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/box.h"
#include "screens/kept_text.h"
#include "screens/treatment_text.h"

enum { NOTE_MAX = 200, WIDTH = 66, WIDE = 100, REASON_X = 12 };

struct state {
	struct advice advice;
	struct telling about;
	struct chosen ends;          /* the decision that ends; its id is 0 when one is made */
	struct told_reasons reasons; /* none when a decision ends */
	int reason;                  /* which of them; -1 none yet */
	struct edit note;
	bool in_note;
	struct kept_text kept;
	bool saved;
};

static const char *const contexts[] = { "override", NULL };

static bool
find_decision(struct screen *s, struct state *st, struct err *e)
{
	struct chosen_list all = { 0 };

	if (!treatment_chosen(s->app, s->on.patient, &s->mem, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].side == "RL"[st->about.hip]
		    && all.list.at[i].treatment == st->about.treatment)
			st->ends = all.list.at[i];
	return st->ends.id != 0
	    || err_set(e, ERR_CONFLICT, "This decision has been ended meanwhile.");
}

static int
count(const struct state *st)
{
	return (int)st->reasons.list.n;
}

/* "12 choose\npatient\nDr Lund": about what, the reason's code, the note. */
static const char *
write_note(const struct screen *s, struct arena *a)
{
	const struct state *st = s->state;

	if (edit_text(&st->note)[0] == '\0')
		return "";
	return text_fmt(a, "%lld %s\n%s\n%s", (long long)s->on.id, s->on.text,
	    st->reason < 0 ? "" : st->reasons.list.at[st->reason]->code, edit_text(&st->note));
}

/* The note of the same choice, as it was left. */
static bool
take_note(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const struct telling *of = &st->about;
	const char *name = text_fmt(&s->mem, "override %s %s",
	    st->advice.pack->treatment.at[of->treatment].key, hip_word(of->hip));
	const char *left, *about = text_fmt(&s->mem, "%lld %s\n", (long long)s->on.id, s->on.text);
	size_t n = strlen(about);
	const char *note;

	if (!kept_text_take(&st->kept, s, name, &left, e))
		return false;
	note = strncmp(left, about, n) == 0 ? strchr(left + n, '\n') : NULL;
	if (note == NULL)
		return true;
	for (int i = 0; i < count(st); i++) {
		const char *code = st->reasons.list.at[i]->code;

		if (strncmp(left + n, code, strlen(code)) == 0 && left[n + strlen(code)] == '\n')
			st->reason = i;
	}
	edit_set(&st->note, note + 1);
	st->in_note = true;
	screen_say(s, SAID_DONE, "The note is as you left it.");
	return true;
}

static void
override_keep(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };

	if (!st->saved)
		kept_text_keep(&st->kept, s, write_note(s, &turn));
	arena_clear(&turn);
}

static bool
override_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (!treatment_advice(s->app, s->on.patient, &s->mem, &st->advice, e))
		return false;
	st->about = (struct telling){ &st->advice, (int)(s->on.id % HIPS), (int)(s->on.id / HIPS) };
	st->reason = -1;
	edit_init(&st->note, &s->mem, NOTE_MAX, false);
	if (strcmp(s->on.text, "end") == 0) {
		st->in_note = true;
		return find_decision(s, st, e) && take_note(s, e);
	}
	telling_reasons(&st->about, &s->mem, &st->reasons);
	return take_note(s, e);
}

static bool
override_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static bool
choose(struct screen *s, struct arena *turn, struct err *e)
{
	struct state *st = s->state;
	struct outcome out = { 0 };

	return command_run(s->app, "decision.record",
	    PAIRS({ "patient", text_fmt(turn, "#%lld", (long long)s->on.patient) },
		{ "side", st->about.hip == HIP_R ? "R" : "L" },
		{ "treatment", st->advice.pack->treatment.at[st->about.treatment].key },
		{ "why", st->reasons.list.at[st->reason]->code }, { "note", edit_text(&st->note) }),
	    &out, turn, e);
}

static bool
end(struct screen *s, struct arena *turn, struct err *e)
{
	struct state *st = s->state;
	struct outcome out = { 0 };

	return command_run(s->app, "decision.end",
	    PAIRS({ "id", text_fmt(turn, "%lld", (long long)st->ends.id) },
		{ "rev", text_fmt(turn, "%lld", (long long)st->ends.rev) },
		{ "reason", edit_text(&st->note) }),
	    &out, turn, e);
}

static struct go
save(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct err e = { 0 };
	bool done;

	if (st->ends.id == 0 && st->reason < 0) {
		st->in_note = false;
		screen_say(s, SAID_ERROR, "Choose a reason: type its number, %s.",
		    told_numbers(&st->reasons, &s->mem));
		return go_stay();
	}
	if (edit_text(&st->note)[0] == '\0') {
		st->in_note = true;
		screen_say(s, SAID_ERROR, "Say the reason in words, too, as in: Dr Lund, 20-Nov.");
		return go_stay();
	}
	done = st->ends.id == 0 ? choose(s, &turn, &e) : end(s, &turn, &e);
	arena_clear(&turn);
	if (!done) {
		if (st->ends.id == 0 && e.field[0] != '\0') /* there it is mended */
			st->in_note = strcmp(e.field, "why") != 0;
		screen_fail(s, &e);
		return go_stay();
	}
	st->saved = true;
	kept_text_saved(&st->kept, s);
	return (struct go){ .what = GO_ACTION, .action = "treatment.save" };
}

static int
width_on(int cols)
{
	int most = cols >= WIDE ? WIDE - 10 : WIDTH;

	return cols - 4 < most ? cols - 4 : most;
}

static bool
is_text(uint32_t code)
{
	return code == K_PASTE || (code > ' ' && code < K_ENTER);
}

/* A digit takes a reason and goes on to the note, the arrows walk.  false: it is not for them. */
static bool
handle_reason(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;
	int step = input_is(in, "override.down") ? 1 : input_is(in, "override.up") ? -1 : 0;
	int at;

	if (step != 0) {
		int next = st->reason < 0 ? 0 : st->reason + step;

		st->reason = next < 0 ? 0 : next < count(st) ? next : count(st) - 1;
		return true;
	}
	if (code < '0' || code > '9' || in->key->mods != 0)
		return false;
	at = told_reason(&st->reasons, (int)(code - '0'));
	if (at < 0) {
		screen_say(s, SAID_ERROR, "The reasons here have the numbers %s.",
		    told_numbers(&st->reasons, &s->mem));
		return true;
	}
	st->reason = at;
	st->in_note = true;
	return true;
}

static struct go
override_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;

	if (input_is(in, "override.save") || (input_is(in, "override.next") && st->in_note))
		return save(s);
	if (input_is(in, "help"))
		return go_pass();
	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "override.next") || input_is(in, "override.other")) {
		st->in_note = st->ends.id != 0 || !st->in_note;
		return go_stay();
	}
	if (!st->in_note && handle_reason(s, in))
		return go_stay();
	if (!st->in_note && !is_text(code))
		return go_stay();
	st->in_note = true; /* words are the note's, wherever they are begun */
	if (edit_key(&st->note, in->key, width_on(s->cols) - REASON_X - 4) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as a note can be.");
	return go_stay();
}

/* Where the keys go to has the mark of the cursor. */
static void
draw_label(struct grid *g, int y, int x, const char *label, bool here)
{
	if (here)
		grid_mark(g, y, x - 1, LOOK_KEY, MARK_NOW);
	grid_put(g, y, x, -1, LOOK_LABEL, label);
}

/* A reason has its number in every box: what cannot be true here leaves its number out. */
static int
draw_reasons(const struct state *st, struct grid *g, int y, int x)
{
	draw_label(g, y, x, "Reason", !st->in_note);
	for (int i = 0; i < count(st); i++, y++) {
		const char number[] = { (char)('0' + decide_number(st->reasons.list.at[i])), '\0' };

		grid_put(g, y, x + REASON_X - 3, 1, LOOK_KEY, number);
		grid_put(g, y, x + REASON_X, -1, i == st->reason ? LOOK_SELECT : LOOK_PLAIN,
		    st->reasons.list.at[i]->title);
		if (i == st->reason)
			grid_mark(g, y, x + REASON_X - 5, LOOK_OK, MARK_DONE);
		if (!st->in_note && i == (st->reason < 0 ? 0 : st->reason))
			grid_cursor(g, y, x + REASON_X - 3);
	}
	return y;
}

static void
tell(const struct state *st, struct prose *p)
{
	struct told told = { .a = p->a };

	if (st->ends.id != 0) {
		prose_add(p, LOOK_PLAIN, 0, "%s",
		    "It was decided on another day: say why it ends. What was due after it is "
		    "cancelled.");
		return;
	}
	telling_concerns(&st->about, &told);
	prose_told(p, &told);
}

static void
override_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct treatment *t = &st->advice.pack->treatment.at[st->about.treatment];
	struct box b = { .y = 4, .w = width_on(g->cols) };
	struct prose p = { .a = turn, .w = b.w - 4 };
	int x, y, w, told;

	tell(st, &p);
	told = (int)p.line.n;
	b.h = told + count(st) + 6;
	if (b.h > g->rows - 6) {
		told -= b.h - (g->rows - 6);
		b.h = g->rows - 6;
	}
	box_draw(s, g, &b,
	    text_fmt(turn, "%s %s, %s hip?", st->ends.id == 0 ? "Choose" : "End",
		treatment_title(t, turn), hip_word(st->about.hip)),
	    turn);
	x = b.x;
	w = b.w;
	prose_draw(
	    &p, g, &(struct prose_area){ .y = b.y + 1, .x = x + 2, .h = told > 0 ? told : 0 });
	y = draw_reasons(st, g, b.y + 2 + (told > 0 ? told : 0), x + 2);
	draw_label(g, y, x + 2, st->ends.id == 0 ? "Note" : "Reason", st->in_note);
	edit_draw(&st->note, g, y, x + 2 + REASON_X, w - REASON_X - 6, st->in_note);
	grid_put(g, y + 1, x + 2 + REASON_X, w - REASON_X - 4, LOOK_DIM,
	    st->ends.id == 0 ? "needed beside the number: who says so, and when"
			     : "needed: it was decided on another day");
}

const struct screen_ops override_screen = {
	.name = "override",
	.needs = "decision.record",
	.contexts = contexts,
	.open = override_open,
	.typing = override_typing,
	.handle = override_handle,
	.draw = override_draw,
	.keep = override_keep,
	.over = true,
};
