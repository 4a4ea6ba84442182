/* find_screen - a patient by anything that is typed.
 *
 * While one types, Enter opens the only hit; with several it goes into the
 * list, where a row's number opens it.  Who walked there with the arrows has
 * chosen already.  A letter typed in the list goes on with the search; back from a chart it begins
 * another one.  Opened with a place of the book, it goes on to booking that for whoever is
 * found. */
#include <string.h>

#include "app/find.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/list.h"

enum { TYPED_MAX = 60, BOX_X = 7, BOX_W = 46, RECENT = 9, FRAME_ROWS = 8 };

/* Columns of a row, from the left end of the list's text. */
enum { X_BORN = 25, X_ID = 43, X_SEEN = 54, X_STAGE = 66, AGE_W = 6, WIDTH = 80, WIDER = 24 };

struct state {
	struct edit box;
	struct arena mem; /* of the rows, until something else is typed */
	struct find_rows rows;
	struct list list;
	struct find_rows recent; /* who was open last; lives as the screen */
	bool recalled;           /* the rows are the recent ones */
	bool chosen;             /* arrows were used: Enter opens the chosen row */
	bool in_list;            /* digits choose a row */
	bool unnoted;            /* a search that the audit does not know yet */
	bool served;             /* somebody of it was opened: what is typed next is another */
};

static const char *const contexts[] = { "find", "everywhere", NULL };

static void
show(struct state *st)
{
	size_t n = st->rows.list.n;
	int64_t *ids = arena_array(&st->mem, int64_t, n + 1);

	for (size_t i = 0; i < n; i++)
		ids[i] = st->rows.list.at[i].id;
	list_set(&st->list, ids, (int)n);
}

/* What is typed, or who was open last; rows that stand in before need not be read again. */
static bool
look(struct screen *s, const struct find_rows *before, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem;
	struct find_rows found = { 0 };
	struct arena mem = { 0 };
	const char *typed = edit_text(&st->box);
	bool done = st->recalled ? find_recent(s->app, RECENT, &mem, &found, e)
				 : find_typed_on(s->app, typed, before, &mem, &found, e);

	if (!done) {
		arena_clear(&mem);
		return false;
	}
	st->mem = mem;
	st->rows = found;
	show(st);
	arena_clear(&old);
	return true;
}

/* Something else was typed: other rows, the first of them chosen. */
static void
search(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	st->chosen = st->in_list = st->recalled = false;
	st->unnoted = true;
	if (!look(s, &st->rows, &e)) {
		screen_fail(s, &e);
		return;
	}
	st->list.at = st->list.top = 0;
}

static bool
find_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->box, &s->mem, TYPED_MAX, false);
	if (!find_recent(s->app, RECENT, &s->mem, &st->recent, e))
		return false;
	if (s->on.text != NULL && s->on.text[0] != '\0') {
		edit_set(&st->box, s->on.text);
		search(s);
	}
	return true;
}

static bool
find_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return (st->rows.list.n == 0 && !st->recalled) || look(s, NULL, e);
}

static void
find_close(struct screen *s)
{
	struct state *st = s->state;
	struct err unheard;

	if (st->unnoted && find_note(s->app, st->list.n, &unheard))
		st->unnoted = false;
	arena_clear(&st->mem);
}

static bool
find_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* On to the chosen patient, and into the audit that somebody searched. */
static struct go
go_to(struct screen *s, const char *screen)
{
	struct state *st = s->state;
	int64_t patient = list_id(&st->list);
	struct err e = { 0 };

	if (patient == 0) {
		screen_say(s, SAID_ERROR,
		    st->list.n > 0 ? "No row is chosen: Up and Down, or another number."
			: st->rows.too_short
			? "Type at least two letters or digits, or one character."
			: "Nobody is found. F6 registers a new patient.");
		return go_stay();
	}
	if (st->unnoted && !find_note(s->app, st->list.n, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	st->unnoted = false;
	st->served = true;
	if (s->on.place != NULL)
		return go_replace("book",
		    (struct subject){ .patient = patient, .day = s->on.day, .text = s->on.place });
	return go_open(screen, (struct subject){ .patient = patient, .day = DAY_NONE });
}

static struct go
enter(struct screen *s)
{
	struct state *st = s->state;

	if (st->list.n > 1 && !st->chosen && !st->in_list && !st->recalled) {
		st->in_list = true;
		st->list.typed = 0;
		return go_stay();
	}
	return go_to(s, "chart");
}

static void
recall(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	st->recalled = true;
	if (!look(s, NULL, &e))
		screen_fail(s, &e);
	else if (st->list.n == 0)
		screen_say(s, SAID_ERROR, "You have not opened a chart yet.");
	st->list.at = st->list.top = 0;
}

/* A row's number opens it as soon as no other row's number begins like it. */
static struct go
number(struct screen *s, const struct key *k)
{
	struct state *st = s->state;

	rows_key(s, &st->list, k, s->rows);
	if (st->list.typed >= 1 && st->list.typed <= st->list.n && st->list.typed * 10 > st->list.n)
		return go_to(s, "chart");
	return go_stay();
}

static bool
is_move(uint32_t code)
{
	return code == K_UP || code == K_DOWN || code == K_PAGE_UP || code == K_PAGE_DOWN;
}

static bool
is_text(const struct key *k)
{
	return k->code == K_PASTE
	    || (k->code >= ' ' && k->code < K_ENTER && k->code != 0x7F && k->mods == 0);
}

/* The box after somebody was opened: letters are of another name, all else edits this one. */
static void
begin_anew(struct state *st, const struct key *k)
{
	if (st->served && is_text(k))
		edit_set(&st->box, "");
	st->served = false;
}

/* Whoever is registered in place of one that was found is booked like them. */
static struct go
register_new(struct screen *s)
{
	const struct state *st = s->state;
	struct subject on = { .day = s->on.day, .text = edit_text(&st->box), .place = s->on.place };

	return on.place == NULL ? go_open("register", on) : go_replace("register", on);
}

static struct go
find_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct key *k = in->key;

	if (input_is(in, "find.open"))
		return enter(s);
	if (input_is(in, "find.book"))
		return go_to(s, "book");
	if (input_is(in, "new"))
		return register_new(s);
	if (input_is(in, "back") && st->in_list) {
		st->in_list = false;
		return go_stay();
	}
	if (is_move(k->code)) {
		st->chosen = st->list.n > 0;
		list_key(&st->list, k, s->rows - FRAME_ROWS);
		return go_stay();
	}
	if (st->in_list && k->code >= '0' && k->code <= '9' && k->mods == 0)
		return number(s, k);
	begin_anew(st, k);
	if (k->code == ' ' && edit_text(&st->box)[0] == '\0') {
		recall(s);
		return go_stay();
	}
	switch (edit_key(&st->box, k, BOX_W)) {
	case EDIT_CHANGED:
		search(s);
		return go_stay();
	case EDIT_FULL:
	case EDIT_REFUSED:
		screen_say(
		    s, SAID_ERROR, "The box takes no more than %d characters of text.", TYPED_MAX);
		return go_stay();
	case EDIT_MOVED:
		return go_stay();
	case EDIT_IGNORED:
		break;
	}
	return go_pass();
}

/* Both stages in words, right first. */
static const char *
both_stages(const struct find_row *r, struct arena *a)
{
	if (r->hidden)
		return "sensitive";
	if (strcmp(r->right, r->left) != 0)
		return text_fmt(a, "%s, %s", r->right, r->left);
	return strcmp(r->right, "not staged") == 0 ? r->right : text_fmt(a, "both %s", r->right);
}

/* What a wide screen gives to the name. */
static int
wider(const struct grid *g)
{
	int more = g->cols - WIDTH;

	return more < 0 ? 0 : more < WIDER ? more : WIDER;
}

struct drawing {
	const struct find_rows *rows;
	struct arena *turn;
	int today;
	int digits; /* of the numbers before the rows, which take their room from the names */
};

static int
least(int least, int n)
{
	return n > least ? n : least;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct find_row *r = &d->rows->list.at[i];
	bool active = strcmp(r->state, "active") == 0;
	const char *name = grid_name(g, r->shown, r->latin), *born = "birth not known";
	const char *stages = both_stages(r, d->turn);
	int more = wider(g) - d->digits;
	/* What is too long pushes the rest to the left: over the blanks behind the name, over the
	 * age; then the day gives way, and last the name. */
	int over = least(0, X_STAGE + more + grid_width(g, stages) - w);
	int blanks = least(0, X_BORN + more - 1 - grid_width(g, name));
	bool seen = !active || over <= blanks + AGE_W;
	int by = seen ? over : least(0, over - (X_STAGE - X_SEEN));
	bool aged = by <= blanks;
	int name_w = X_BORN + more - (aged ? by : least(0, by - AGE_W));
	char day[DAY_TEXT];

	if (r->born != DAY_NONE)
		born = day_show_born(r->born, r->born_estimated, day);
	if (r->born != DAY_NONE && aged)
		born = text_fmt(d->turn, "%s (%dy)", born, day_age(r->born, d->today));
	grid_put(g, y, x, name_w - 1, look, name);
	grid_put(g, y, x + name_w, X_ID + more - by - name_w - 1, look, born);
	grid_put(g, y, x + X_ID + more - by, X_SEEN - X_ID - 1, look, r->number);
	if (seen)
		grid_put(g, y, x + X_SEEN + more - by, X_STAGE - X_SEEN - 1,
		    active ? look : LOOK_CARE,
		    !active                        ? r->state
			: r->hidden                ? ""
			: r->last_seen == DAY_NONE ? "never"
						   : day_show(r->last_seen, day));
	grid_put(g, y, x + X_STAGE + more - over, -1, look, stages);
}

static void
draw_help(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	static const struct {
		const char *typed, *finds;
	} line[] = { { "hall mar", "family name and given name, in any order; hal,mar too" },
		{ "4821", "a piece of a phone number" },
		{ "14071968", "date of birth, also 14 jul 1968, 1968-07-14 or 140768" },
		{ "10-2345", "record number" },
		{ "wxm", "initials, or pinyin; a Chinese name by one character" } };

	grid_put(g, y, 1, -1, LOOK_PLAIN, "Type two letters or digits, or one character:");
	for (size_t i = 0; i < sizeof(line) / sizeof(line[0]); i++) {
		grid_put(g, y + 2 + (int)i, 3, 12, LOOK_KEY, line[i].typed);
		grid_put(g, y + 2 + (int)i, 16, -1, LOOK_PLAIN, line[i].finds);
	}
	if (st->recent.list.n > 0) {
		const struct find_row *r = &st->recent.list.at[0];

		grid_put(g, y + 8, 3, 12, LOOK_KEY, "Space");
		grid_put(g, y + 8, 16, -1, LOOK_PLAIN,
		    text_fmt(turn, "the last patient you had open: %s",
			grid_name(g, r->shown, r->latin)));
	}
}

/* Two of one name are on the screen: said as long as they are. */
static const char *
alike(const struct state *st, struct arena *turn)
{
	for (size_t i = 0; i < st->rows.list.n; i++) {
		const struct find_row *r = &st->rows.list.at[i];
		int n = 0;

		if (!r->alike)
			continue;
		for (size_t k = 0; k < st->rows.list.n; k++)
			n += strcmp(st->rows.list.at[k].shown, r->shown) == 0;
		return text_fmt(
		    turn, "%s: %d patients share this name. Check the date of birth.", r->shown, n);
	}
	return st->rows.hint;
}

static const char *
count(const struct state *st, struct arena *turn)
{
	int n = st->list.n;

	if (st->recalled)
		return "opened last";
	if (st->rows.too_short || edit_text(&st->box)[0] == '\0')
		return "";
	if (n == 0)
		return "nobody found";
	return text_fmt(turn, "%s%d found", st->rows.more ? "more than " : "", n);
}

static void
draw_rows(const struct screen *s, struct grid *g, int y, int h, struct arena *turn)
{
	const struct state *st = s->state;
	int digits = !st->in_list ? 0 : st->list.n > 9 ? 3 : 2;
	struct drawing d = { &st->rows, turn, app_now(s->app).day, digits };
	struct list_view v = { .y = y + 1,
		.x = 1,
		.h = h - 1,
		.w = g->cols - 1,
		.numbers = st->in_list,
		.bar = st->in_list || st->chosen,
		.focus = st->in_list,
		.row = draw_row,
		.ctx = &d };
	int x = 3 + wider(g);

	grid_put(g, y, 3 + digits, -1, LOOK_TITLE, "Patient");
	grid_put(g, y, x + X_BORN, -1, LOOK_TITLE, "Born");
	grid_put(g, y, x + X_ID, -1, LOOK_TITLE, "ID");
	grid_put(g, y, x + X_SEEN, -1, LOOK_TITLE, "Last seen");
	grid_put(g, y, x + X_STAGE, -1, LOOK_TITLE, "Right, left");
	list_draw(&st->list, g, &v);
	list_draw_beyond(&st->list, g, g->rows - 3, v.h);
}

static void
find_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = s->on.place == NULL ? "Find patient" : "Find patient to book",
		.context = alike(st, turn),
		.context_care = true };
	struct body b;

	if (st->in_list && s->message[0] == '\0')
		f.message = st->served ? "Type the number of the row, or another name."
				       : "Type the number of the row, or go on typing the name.";
	b = screen_frame(s, g, &f, turn);
	grid_put(g, b.y, 1, -1, LOOK_LABEL, "Find");
	edit_draw(&st->box, g, b.y, BOX_X, BOX_W, !st->in_list);
	grid_put_right(
	    g, b.y, BOX_X + BOX_W + 2, g->cols - BOX_X - BOX_W - 3, LOOK_PLAIN, count(st, turn));
	if (st->list.n > 0)
		draw_rows(s, g, b.y + 2, b.h - 2, turn);
	else if (edit_text(&st->box)[0] == '\0' || st->rows.too_short)
		draw_help(st, g, b.y + 2, turn);
	else
		grid_put(g, b.y + 2, 3, -1, LOOK_DIM,
		    "Nobody is found.  Take a word away, or F6 registers a new patient.");
}

const struct screen_ops find_screen = {
	.name = "find",
	.contexts = contexts,
	.open = find_open,
	.reload = find_reload,
	.typing = find_typing,
	.handle = find_handle,
	.draw = find_draw,
	.close = find_close,
};
