#include "screens/ask_box.h"

#include <ctype.h>
#include <string.h>

#include "app/stranded.h"
#include "base/text.h"
#include "screens/box.h"
#include "screens/prose.h"

enum {
	WIDTH = 70,
	Y = 3,
	X_VALUE = 19,
	LINE_W = WIDTH - X_VALUE - 3,
	PAIRS_MOST = ASK_FIELDS + ASK_FIXED,
	ROWS_ELSE = 8
};

static int
count(const struct ask_box *b)
{
	int n = 0;

	while (n < ASK_FIELDS && b->is.ask->field[n].name != NULL)
		n++;
	return n;
}

static const char *
said(const char *text)
{
	return text == NULL ? "" : text;
}

static const char *
typed(const struct ask_box *b, int i)
{
	return ask_line_said(&b->line[i]);
}

void
ask_box_init(struct ask_box *b, struct arena *a)
{
	*b = (struct ask_box){ .phase = ASK_CLOSED };
	for (int i = 0; i < ASK_FIELDS; i++)
		ask_line_init(&b->line[i], a);
}

void
ask_box_close(struct ask_box *b)
{
	arena_clear(&b->mem);
}

static void
put_first(struct ask_box *b, int i)
{
	ask_line_set(&b->line[i], &b->is.ask->field[i], said(b->is.first[i]));
}

static void
go_to(struct ask_box *b, int i)
{
	b->at = i;
	b->moved = false;
}

static bool
is_as_seen(const struct ask_box *b, const struct ask_for *what)
{
	for (size_t i = 0; i < what->nfixed; i++)
		if (strcmp(b->is.fixed[i].value, what->fixed[i].value) != 0)
			return false;
	return true;
}

/* What was typed before and left was about the same thing, which is as it was. */
static bool
is_same(const struct ask_box *b, const struct ask_for *what)
{
	if (!b->left || b->is.ask != what->ask || b->is.nfixed != what->nfixed)
		return false;
	if (!is_as_seen(b, what))
		return false;
	for (int i = 0; i < ASK_FIELDS; i++)
		if (strcmp(said(b->is.first[i]), said(what->first[i])) != 0)
			return false;
	return true;
}

static void
take(struct ask_box *b, const struct ask_for *what)
{
	arena_clear(&b->mem);
	b->is = *what;
	b->is.about = arena_str(&b->mem, what->about);
	b->is.hint = what->hint == NULL ? NULL : arena_str(&b->mem, what->hint);
	for (size_t i = 0; i < what->nfixed; i++)
		b->is.fixed[i].value = arena_str(&b->mem, what->fixed[i].value);
	for (int i = 0; i < ASK_FIELDS; i++) {
		if (what->first[i] != NULL)
			b->is.first[i] = arena_str(&b->mem, what->first[i]);
		b->is.list[i] = ask_list_copy(&what->list[i], &b->mem);
	}
}

/* Stays open, at the field that was refused. */
static void
refuse(struct screen *s, struct ask_box *b, const struct err *e)
{
	for (int i = 0; i < count(b); i++) {
		if (strcmp(b->is.ask->field[i].name, e->field) != 0)
			continue;
		go_to(b, i);
		if (b->is.ask->field[i].secret)
			ask_line_clear(&b->line[i]);
	}
	b->refused = e->code;
	b->phase = count(b) == 0 ? ASK_CLOSED : ASK_TYPING;
	screen_fail(s, e);
}

/* A command takes a blank for nothing said, so that what stands is emptied only by a word. */
static bool
stood(const struct ask_box *b, int i)
{
	return said(b->is.first[i])[0] != '\0';
}

static bool
is_complete(struct screen *s, struct ask_box *b)
{
	for (int i = 0; i < count(b); i++) {
		const struct ask_field *f = &b->is.ask->field[i];

		if ((!f->needed && (!stood(b, i) || b->is.empty[i] != NULL))
		    || typed(b, i)[0] != '\0')
			continue;
		go_to(b, i);
		screen_say(s, SAID_ERROR, "%s: this is still missing.", f->label);
		return false;
	}
	return true;
}

static size_t
pairs_of(const struct ask_box *b, struct pair pair[PAIRS_MOST])
{
	size_t n = 0;

	for (; n < b->is.nfixed; n++)
		pair[n] = b->is.fixed[n];
	for (int i = 0; i < count(b); i++) {
		const struct ask_field *f = &b->is.ask->field[i];

		if (typed(b, i)[0] != '\0')
			pair[n++] = (struct pair){ f->name, typed(b, i) };
		else if (b->is.empty[i] != NULL && stood(b, i))
			pair[n++] = (struct pair){ f->name, b->is.empty[i] };
	}
	return n;
}

static bool
run(struct screen *s, struct ask_box *b, struct outcome *out, struct arena *turn)
{
	struct pair pair[PAIRS_MOST];
	struct err e = { 0 };
	size_t n = pairs_of(b, pair);

	if (!command_run(s->app, b->is.ask->command, pair, n, out, turn, &e)) {
		refuse(s, b, &e);
		return false;
	}
	b->phase = ASK_CLOSED;
	b->left = false;
	return true;
}

/* A password is heard once. */
static bool
save(struct screen *s, struct ask_box *b, struct outcome *out, struct arena *turn)
{
	struct pair pair[PAIRS_MOST];
	struct err e = { 0 };
	size_t n;

	if (!is_complete(s, b))
		return false;
	if (b->is.proof)
		return run(s, b, out, turn);
	n = pairs_of(b, pair);
	b->would = (struct outcome){ 0 };
	if (!command_try(s->app, b->is.ask->command, pair, n, &b->would, &b->mem, &e)) {
		refuse(s, b, &e);
		return false;
	}
	if (b->would.reasons.n == 0)
		return run(s, b, out, turn);
	b->phase = ASK_SURE;
	b->from = 0;
	return false;
}

bool
ask_box_open(struct screen *s, struct ask_box *b, const struct ask_for *what, struct outcome *out,
    struct arena *turn)
{
	if (!is_same(b, what)) {
		take(b, what);
		for (int i = 0; i < count(b); i++)
			put_first(b, i);
		go_to(b, what->at);
	}
	b->left = false;
	b->moved = false;
	b->refused = ERR_NONE;
	b->phase = ASK_TYPING;
	return count(b) == 0 && save(s, b, out, turn);
}

bool
ask_box_again(struct ask_box *b, const struct ask_for *what)
{
	bool touched[ASK_FIELDS] = { false };

	if (b->is.ask != what->ask || b->is.nfixed != what->nfixed || is_as_seen(b, what))
		return false;
	for (int i = 0; i < count(b); i++)
		touched[i] = strcmp(typed(b, i), said(b->is.first[i])) != 0;
	take(b, what);
	for (int i = 0; i < count(b); i++)
		if (!touched[i])
			put_first(b, i);
	return true;
}

static void
leave(struct ask_box *b)
{
	for (int i = 0; i < count(b); i++)
		if (b->is.ask->field[i].secret)
			ask_line_clear(&b->line[i]);
	b->phase = ASK_CLOSED;
	b->left = true;
}

static bool
sure_key(struct screen *s, struct ask_box *b, const struct input *in, struct outcome *out,
    struct arena *turn)
{
	if (input_is(in, "ask-sure.yes"))
		return run(s, b, out, turn);
	if (input_is(in, "ask-sure.no"))
		b->phase = count(b) == 0 ? ASK_CLOSED : ASK_TYPING;
	else if (input_is(in, "ask-sure.down") && b->from < 2 * (int)b->would.reasons.n)
		b->from += ROWS_ELSE;
	else if (input_is(in, "ask-sure.up") && b->from > 0)
		b->from -= ROWS_ELSE;
	return false;
}

static void
pick_one(struct screen *s, struct ask_box *b, const struct key *k)
{
	const struct ask_list *l = &b->is.list[b->at];
	enum pick_did did = pick_key(&b->pick, k);

	b->picks = did != PICK_CHOSEN && did != PICK_CLOSED;
	if (did != PICK_CHOSEN)
		return;
	b->moved = true;
	ask_list_put(s, l, pick_item(&b->pick), &b->line[b->at], LINE_W);
}

/* What is typed anew replaces a value that stood there; what only follows one, as the blank before
 * more hours or the "-" behind a weekday, does not. */
static bool
replaces(const struct ask_box *b, const struct key *k)
{
	if (b->moved || !b->is.anew[b->at]
	    || strcmp(typed(b, b->at), said(b->is.first[b->at])) != 0)
		return false;
	return k->code == K_PASTE
	    || (k->mods == 0 && k->code < 0x80 && isalnum((unsigned char)k->code));
}

static void
type(struct screen *s, struct ask_box *b, const struct key *k)
{
	struct ask_line *line = &b->line[b->at];

	if (replaces(b, k))
		ask_line_clear(line);
	b->moved = true;
	ask_line_key(s, line, k, LINE_W);
}

bool
ask_box_key(struct screen *s, struct ask_box *b, const struct input *in, struct outcome *out,
    struct arena *turn)
{
	int n = count(b);

	b->refused = ERR_NONE;
	if (b->phase == ASK_SURE)
		return sure_key(s, b, in, out, turn);
	if (b->picks) {
		pick_one(s, b, in->key);
		return false;
	}
	if (input_is(in, "ask-box.save")
	    || (input_is(in, "ask-box.next") && b->at == n - 1 && in->key->code == K_ENTER))
		return save(s, b, out, turn);
	if (input_is(in, "back"))
		leave(b);
	else if (input_is(in, "ask-box.next"))
		go_to(b, (b->at + 1) % n);
	else if (input_is(in, "ask-box.previous"))
		go_to(b, (b->at + n - 1) % n);
	else if (input_is(in, "ask-listed.list")) {
		ask_list_open(&b->is.list[b->at], &b->pick, &b->line[b->at], typed(b, 0), &b->mem);
		b->picks = true;
	} else
		type(s, b, in->key);
	return false;
}

struct go
ask_done(struct screen *s, const struct outcome *out)
{
	struct stranded stranded = { 0 };
	struct err e = { 0 };
	struct go go;

	if (out->reasons.n == 0 || !stranded_count(s->app, &stranded, &e) || stranded.n == 0) {
		screen_offer(s, out->said, out->undo);
		return go_stay();
	}
	go = go_open("stranded", (struct subject){ .day = DAY_NONE });
	go.said = arena_str(&s->mem, out->said);
	go.undo = out->undo;
	return go;
}

const char *const *
ask_box_contexts(const struct ask_box *b)
{
	static const char *const typing[] = { "ask-box", NULL };
	static const char *const sure[] = { "ask-sure", NULL };
	static const char *const listed[] = { "ask-listed", "ask-box", NULL };
	static const char *const picks[] = { "pick", NULL };

	if (b->phase == ASK_SURE)
		return sure;
	if (b->picks)
		return picks;
	return b->is.list[b->at].n > 0 ? listed : typing;
}

static void
draw_field(const struct ask_box *b, struct grid *g, int i, const struct box *box)
{
	const struct ask_field *f = &b->is.ask->field[i];
	int y = Y + 2 + i;

	grid_put(g, y, box->x + 2, X_VALUE - 3, LOOK_LABEL, f->label);
	ask_line_draw(&b->line[i], g, y, box->x + X_VALUE, box->w - X_VALUE - 3, i == b->at);
}

static void
draw_sure(const struct screen *s, const struct ask_box *b, struct grid *g, struct arena *turn)
{
	struct box box = { .y = Y, .h = g->rows - ROWS_ELSE, .w = WIDTH };
	struct prose p = { .a = turn };
	int n = (int)b->would.reasons.n, left;

	if (box.h > n + 6)
		box.h = n + 6;
	box_draw(s, g, &box, text_fmt(turn, "%s%s", b->is.ask->title, b->is.about), turn);
	grid_put(g, Y + 1, box.x + 2, box.w - 4, LOOK_CARE,
	    "Not done yet.  These visits could not take place then:");
	p.w = box.w - 4;
	for (int i = 0; i < n; i++)
		prose_add(&p, LOOK_VALUE, 0, "%s", b->would.reasons.at[i]);
	left = prose_draw(&p, g,
	    &(struct prose_area){ .y = Y + 2, .x = box.x + 2, .h = box.h - 5, .from = b->from });
	if (left > 0)
		grid_put(g, Y + box.h - 3, box.x + 2, -1, LOOK_DIM,
		    text_fmt(turn, "%d more line%s below: PgDn", left, left == 1 ? "" : "s"));
	grid_put(g, Y + box.h - 2, box.x + 2, box.w - 4, LOOK_LABEL,
	    "y do it: other places are looked for next   n leave it");
	grid_cursor(g, Y + box.h - 2, box.x + 2);
}

static const char *
hint_of(const struct ask_box *b, struct arena *turn)
{
	const char *hint =
	    b->at == 0 && b->is.hint != NULL ? b->is.hint : b->is.ask->field[b->at].hint;

	return b->is.list[b->at].n == 0 ? hint : text_fmt(turn, "%s; F4 lists", hint);
}

void
ask_box_draw(const struct screen *s, const struct ask_box *b, struct grid *g, struct arena *turn)
{
	struct box box = { .y = Y, .w = WIDTH };
	int n;

	if (b->phase == ASK_SURE)
		draw_sure(s, b, g, turn);
	if (b->phase != ASK_TYPING)
		return;
	n = count(b);
	box.h = n + 5;
	box_draw(s, g, &box, text_fmt(turn, "%s%s", b->is.ask->title, b->is.about), turn);
	for (int i = 0; i < n; i++)
		draw_field(b, g, i, &box);
	grid_put(g, Y + n + 3, box.x + 2, box.w - 4, LOOK_DIM, hint_of(b, turn));
	if (b->picks)
		pick_draw(&b->pick, g, Y, g->rows - 2 * Y);
}
