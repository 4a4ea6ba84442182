/* merge_screen - two records that are of one person become one.
 *
 * First who it may be: those who look alike, each point of the likeness beside them, then
 * those that became part of this record already.  Then both side by side; the end of the
 * number of the record that goes is typed, so that nobody merges by one key too many.
 * subject.id is the other record when it is known. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/merging.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/merge_alike.h"
#include "screens/merge_pane.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/keymap.h"
#include "ui/list.h"

enum { TYPED_MAX = 60 };

enum at {
	AT_CHOOSE,  /* whom it may be the same as */
	AT_NUMBER,  /* a record number is typed */
	AT_COMPARE, /* both side by side */
	AT_MEAN,    /* the end of the number is typed */
	AT_PART     /* the reason to part what was merged is typed */
};

struct state {
	enum at at;
	struct banner banner;
	struct arena mem; /* of what follows, until it is read again */
	struct merge_alike who;
	struct merging both;
	unsigned take; /* bits of enum merge_take: as the record that goes says it */
	int choice, scroll;
	struct edit line;
};

static const char *const contexts[] = { "merge", NULL };
static const char *const lines[] = { "line", NULL };

static bool
read_again(struct screen *s, struct state *now, struct err *e)
{
	int64_t stays = now->both.stays.patient, goes = now->both.goes.patient;

	return banner_load(s->app, s->on.patient, &now->mem, &now->banner, e)
	    && merge_alike_read(s->app, s->on.patient, &now->mem, &now->who, e)
	    && (stays == 0 || merging_load(s->app, stays, goes, &now->mem, &now->both, e));
}

/* What cannot be read again stays as it was: it is on the screen. */
static bool
merge_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem;
	struct state now = *st;

	now.mem = (struct arena){ 0 };
	if (!read_again(s, &now, e)) {
		arena_clear(&now.mem);
		return false;
	}
	*st = now;
	merge_alike_show(&st->who, &st->mem);
	arena_clear(&old);
	return true;
}

static bool
compare(struct screen *s, int64_t stays, int64_t goes, struct err *e)
{
	struct state *st = s->state;
	struct merging both;

	if (!merging_load(s->app, stays, goes, &st->mem, &both, e))
		return false;
	if (st->both.stays.patient != stays || st->both.goes.patient != goes)
		st->take = 0;
	st->both = both;
	return true;
}

/* Side by side; the older record is proposed to stay, its number is on more paper. */
static bool
compare_with(struct screen *s, int64_t other, struct err *e)
{
	struct state *st = s->state;
	bool older = s->on.patient < other;

	if (!compare(s, older ? s->on.patient : other, older ? other : s->on.patient, e))
		return false;
	st->at = AT_COMPARE;
	st->choice = st->scroll = 0;
	return true;
}

static bool
merge_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->line, &s->mem, TYPED_MAX, false);
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	if (merge_reload(s, e) && (s->on.id == 0 || compare_with(s, s->on.id, e)))
		return true;
	arena_clear(&st->mem);
	return false;
}

static void
merge_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
merge_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->at == AT_NUMBER || st->at == AT_MEAN || st->at == AT_PART;
}

static void
ask(struct state *st, enum at at)
{
	edit_set(&st->line, "");
	st->at = at;
}

/* Runs one command; what it says goes to the message line.  False: it was refused. */
static bool
run(struct screen *s, const char *name, const struct pair *pairs, size_t n)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	bool done = command_run(s->app, name, pairs, n, &out, &turn, &e);

	if (done)
		screen_say(s, SAID_DONE, "%s", out.said);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
	return done;
}

static const char *
ref(int64_t patient, struct arena *a)
{
	return text_fmt(a, "#%lld", (long long)patient);
}

static struct go
merge_them(struct screen *s)
{
	struct state *st = s->state;
	int64_t stays = st->both.stays.patient;
	struct arena turn = { 0 };
	struct go go = go_stay();

	if (strcmp(edit_text(&st->line), st->both.goes.last3) != 0) {
		screen_say(s, SAID_ERROR,
		    "That is not the end of %s, the number of the record that goes.",
		    st->both.goes.number);
		return go;
	}
	st->at = AT_COMPARE;
	if (run(s, "patient.merge",
		PAIRS({ "patient", ref(stays, &turn) },
		    { "other", ref(st->both.goes.patient, &turn) },
		    { "take", merge_take_words(st->take, &turn) }))) {
		go = s->on.patient == stays
		    ? go_back(NULL)
		    : go_replace("chart", (struct subject){ .patient = stays, .day = DAY_NONE });
		go.said = arena_str(&s->mem, s->message);
	}
	arena_clear(&turn);
	return go;
}

static void
part(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct err e = { 0 };

	if (run(s, "patient.unmerge",
		PAIRS({ "id", text_fmt(&turn, "%lld", (long long)-list_id(&st->who.list)) },
		    { "reason", edit_text(&st->line) }))) {
		st->at = AT_CHOOSE;
		if (!merge_reload(s, &e))
			screen_fail(s, &e);
	}
	arena_clear(&turn);
}

static void
by_number(struct screen *s)
{
	struct state *st = s->state;
	int64_t other;
	struct err e = { 0 };

	if (!find_number(s->app, edit_text(&st->line), &other, &e) || !compare_with(s, other, &e))
		screen_fail(s, &e);
}

/* Two people: the pair is not offered again. */
static struct go
not_same(struct screen *s)
{
	struct state *st = s->state;
	int64_t other = st->at == AT_CHOOSE           ? list_id(&st->who.list)
	    : st->both.stays.patient == s->on.patient ? st->both.goes.patient
						      : st->both.stays.patient;
	struct arena turn = { 0 };
	struct go go = go_stay();
	struct err e = { 0 };

	if (other <= 0) {
		screen_say(s, SAID_ERROR, "Choose one who looks alike first.");
	} else if (run(s, "patient.not_same",
		       PAIRS({ "patient", ref(s->on.patient, &turn) },
			   { "other", ref(other, &turn) }))) {
		st->both.stays.patient = 0;
		st->at = AT_CHOOSE;
		if (s->on.id != 0 || !merge_reload(s, &e))
			go = go_back(arena_str(&s->mem, s->message));
	}
	arena_clear(&turn);
	return go;
}

static struct go
line_key(struct screen *s, const struct key *k)
{
	struct state *st = s->state;
	const struct action *a = NULL;
	bool begins;

	a = keymap_find(s->keys, lines, NULL, k, true, &begins);
	if (a != NULL && strcmp(a->name, "line.back") == 0)
		st->at = st->at == AT_MEAN ? AT_COMPARE : AT_CHOOSE;
	else if (a == NULL || strcmp(a->name, "line.done") != 0)
		(void)edit_key(&st->line, k, TYPED_MAX);
	else if (st->at == AT_MEAN)
		return merge_them(s);
	else if (st->at == AT_PART)
		part(s);
	else
		by_number(s);
	return go_stay();
}

static void
choose(struct screen *s)
{
	struct state *st = s->state;
	int64_t id = list_id(&st->who.list);
	struct err e = { 0 };

	if (id < 0)
		ask(st, AT_PART);
	else if (id == 0)
		screen_say(s, SAID_ERROR,
		    st->who.list.n > 0 ? "No row is chosen: Up and Down, or another number."
				       : "Nobody looks alike. Type # and a record number.");
	else if (!compare_with(s, id, &e))
		screen_fail(s, &e);
}

static struct go
choose_key(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	bool digit = in->key->code >= '1' && in->key->code <= '9' && in->key->mods == 0;

	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "merge.not"))
		return not_same(s);
	if (input_is(in, "merge.take")) {
		screen_say(s, SAID_ERROR, "Put two records side by side first.");
	} else if (input_is(in, "merge.number")) {
		ask(st, AT_NUMBER);
	} else if (input_is(in, "merge.go")) {
		choose(s);
	} else if (rows_key(s, &st->who.list, in->key, s->rows / MERGE_ALIKE_LINES)) {
		if (digit && st->who.list.n <= 9 && !st->who.list.gone)
			choose(s);
	} else {
		return go_pass();
	}
	return go_stay();
}

/* Over what may be taken, then further down, and back. */
static void
walk(struct state *st, const struct key *k)
{
	bool last = merge_choice_at((size_t)st->choice + 1) == NULL;

	if (k->code == K_DOWN && !last)
		st->choice++;
	else if (k->code == K_DOWN)
		st->scroll++;
	else if (k->code == K_UP && st->scroll > 0)
		st->scroll--;
	else if (k->code == K_UP && st->choice > 0)
		st->choice--;
}

static void
take(struct screen *s)
{
	struct state *st = s->state;
	const struct merge_choice *c = merge_choice_at((size_t)st->choice);
	struct arena turn = { 0 };
	const char *stays, *goes;

	merge_pane_said(&st->both, st->choice, &turn, &stays, &goes);
	if (strcmp(goes, "-") == 0 || strcmp(goes, "not known") == 0)
		screen_say(s, SAID_ERROR, "%s says no %s.", st->both.goes.number, c->title);
	else if (strcmp(stays, goes) == 0)
		screen_say(s, SAID_ERROR, "Both say the same %s.", c->title);
	else
		st->take ^= (unsigned)c->take;
	arena_clear(&turn);
}

static struct go
compare_key(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	int64_t stays = st->both.stays.patient, goes = st->both.goes.patient;
	struct err e = { 0 };

	if (input_is(in, "merge.not"))
		return not_same(s);
	if (input_is(in, "back")) {
		st->both.stays.patient = 0;
		st->at = AT_CHOOSE;
		return s->on.id != 0 ? go_back(NULL) : go_stay();
	}
	if (input_is(in, "merge.go"))
		ask(st, AT_MEAN);
	else if (input_is(in, "merge.take"))
		take(s);
	else if (input_is(in, "merge.swap")) {
		if (!compare(s, goes, stays, &e))
			screen_fail(s, &e);
	} else {
		walk(st, in->key);
	}
	return go_stay();
}

static struct go
merge_handle(struct screen *s, const struct input *in)
{
	const struct state *st = s->state;

	if (merge_typing(s))
		return line_key(s, in->key);
	return st->at == AT_COMPARE ? compare_key(s, in) : choose_key(s, in);
}

static const char *
asks(const struct state *st, struct arena *turn)
{
	if (st->at == AT_MEAN)
		return text_fmt(turn,
		    "%s goes. Its last digits (%s), then Enter:", st->both.goes.number,
		    st->both.goes.last3);
	return st->at == AT_PART ? "Two people after all? The reason, then Enter:"
				 : "Number of the other record:";
}

static void
merge_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	bool typing = merge_typing(s);
	struct frame f = { .title = "One person, two records" };
	const char *question = asks(st, turn);
	struct body b;

	if (typing)
		f.keys = keymap_hints(s->keys, lines, true, turn, &f.nkeys);
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	if (st->at == AT_COMPARE || st->at == AT_MEAN)
		merge_pane_draw(&(struct merge_pane){ &st->both, st->take, st->choice, st->scroll },
		    g, b, turn);
	else
		merge_alike_draw(&st->who, g, b, turn);
	if (typing) {
		int y = b.y + b.h - 1, x = 2 + grid_width(g, question);

		grid_fill(g, y, 0, 1, g->cols, LOOK_PLAIN);
		grid_put(g, y, 1, -1, LOOK_LABEL, question);
		edit_draw(&st->line, g, y, x + 1, g->cols - x - 3, true);
	}
}

const struct screen_ops merge_screen = {
	.name = "merge",
	.contexts = contexts,
	.open = merge_open,
	.reload = merge_reload,
	.typing = merge_typing,
	.handle = merge_handle,
	.draw = merge_draw,
	.close = merge_close,
};
