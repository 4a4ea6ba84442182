#include "screens/due_view.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "screens/rows.h"
#include "ui/keymap.h"

enum { PANE = 7 }; /* of all patients a row more */

/* Where a row's date stands, from the left end of the list's text, when names come before it. */
enum { X_DUE = 26 };

const struct due_row *
due_chosen(const struct due_state *st)
{
	int64_t id = list_id(&st->list);

	for (size_t i = 0; i < st->rows.list.n; i++)
		if (st->rows.list.at[i].id == id)
			return &st->rows.list.at[i];
	return NULL;
}

bool
due_read(struct screen *s, struct err *e)
{
	struct due_state *st = s->state;
	struct arena mem = { 0 };
	struct banner banner = { 0 };
	struct due_rows all = { 0 }, rows = { 0 };
	bool done;

	if (st->one)
		done = banner_load(s->app, s->on.patient, &mem, &banner, e)
		    && due_list_of(s->app, s->on.patient, &mem, &all, e);
	else
		done = due_list_load(s->app, st->filter, st->from, &mem, &rows, e);
	if (done && st->one && s->on.day != DAY_NONE)
		due_list_day(&all, s->on.day, &mem, &rows);
	else if (done && st->one)
		due_list_visits(&all, &mem, &rows);
	if (!rows_take(done, &st->mem, &mem, &st->list, ROW_IDS(rows.list)))
		return false;
	st->rows = rows;
	st->banner = banner;
	st->tries.of = 0;
	tries_read(s, &st->tries, list_id(&st->list), &st->mem);
	return true;
}

enum due_kind
due_kind_of(const struct due_row *r)
{
	return strcmp(r->kind, "contact") == 0  ? DUE_KIND_CALL
	    : strcmp(r->kind, "amendment") == 0 ? DUE_KIND_WISH
	    : r->waits                          ? DUE_KIND_WAITS
						: DUE_KIND_VISIT;
}

bool
due_given_up_list(const struct due_state *st)
{
	return !st->one && st->filter == DUE_LOST;
}

/* At the line of what is shown Enter opens no chart yet. */
static const char *const head_keys[] = { "due-head", "everywhere", NULL };

struct drawing {
	const struct due_state *st;
	struct arena *turn;
};

/* What it is for, and when that is booked; of what waits for an operation that alone. */
static const char *
words_of(const struct due_row *r, struct arena *turn)
{
	char day[DAY_TEXT];

	if (r->booked_day == DAY_NONE)
		return r->words;
	if (r->waits)
		return text_fmt(turn, "operation booked %s", day_show(r->booked_day, day));
	return text_fmt(turn, "%s (booked %s)", r->words, day_show(r->booked_day, day));
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct due_row *r = &d->st->rows.list.at[i];
	char day[DAY_TEXT];
	int left = d->st->one ? 0 : X_DUE;
	int tried = w - 4;

	if (!d->st->one)
		grid_put(g, y, x, X_DUE - 1, look, grid_name(g, r->shown, r->latin));
	grid_put(g, y, x + left, 11, look, r->waits ? "waits" : day_show(r->target, day));
	if (r->late > 0)
		grid_put_right(g, y, x + left + 12, 5, look == LOOK_PLAIN ? LOOK_CARE : look,
		    text_fmt(d->turn, "%dd", r->late));
	grid_put(g, y, x + left + 19, tried - left - 20, look, words_of(r, d->turn));
	grid_put_right(g, y, x + tried, 3, look, text_fmt(d->turn, "%d", r->tried));
}

/* Columns that the list draws its numbers in. */
static int
number_room(const struct due_state *st)
{
	return st->list.n > 99 ? 4 : st->list.n > 9 ? 3 : 2;
}

static int
draw_head(const struct due_state *st, struct grid *g, int y, struct arena *turn)
{
	const int n[DUE_FILTERS] = { st->rows.overdue, st->rows.week, st->rows.month, st->rows.lost,
		st->rows.waits };
	int x = 1, left = 3 + number_room(st) + (st->one ? 0 : X_DUE);

	for (int i = 0; i < DUE_FILTERS && !st->one; i++) {
		const char *text =
		    text_fmt(turn, "=%d %s %d", i + 1, due_filter_word((enum due_filter)i), n[i]);

		if (st->head && i == (int)st->filter)
			grid_cursor(g, y, x);
		x += 2
		    + grid_put(g, y, x, -1, i == (int)st->filter ? LOOK_SELECT : LOOK_PLAIN, text);
	}
	y += !st->one;
	if (!st->one)
		grid_put(g, y, 3 + number_room(st), -1, LOOK_TITLE, "Patient");
	grid_put(g, y, left, -1, LOOK_TITLE, "Due");
	grid_put_right(g, y, left + 12, 5, LOOK_TITLE, "Late");
	grid_put(g, y, left + 19, -1, LOOK_TITLE, "For");
	grid_put_right(g, y, 1, g->cols - 2, LOOK_TITLE, "Tried");
	grid_rule(g, y + 1, 0, g->cols);
	return y + 2;
}

static void
draw_tries(const struct due_state *st, struct grid *g, int y, int h, struct arena *turn)
{
	const struct due_tries *all = &st->tries.all;
	int n = (int)all->list.n;

	for (int i = 0; i < h && i < n; i++)
		grid_put(g, y + i, 3, -1, LOOK_PLAIN, tries_words(&all->list.at[i], turn));
	if (n > h)
		grid_put_right(
		    g, y + h - 1, 1, g->cols - 2, LOOK_DIM, text_fmt(turn, "%d earlier", n - h));
	if (n == 0)
		grid_put(
		    g, y, 3, -1, LOOK_DIM, "Nobody has tried to reach the patient about this.");
}

/* The letters for what came of a call, as the table of keys has them. */
static void
draw_outcomes(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	static const char *const here[] = { "due-row", NULL };
	struct tries_keys k = { s, g, here, y, 0 };

	for (const struct due_outcome *o = due_outcomes(); o->code != NULL; o++)
		tries_key(&k, text_fmt(turn, "due.%s", o->code), o->title, turn);
}

/* When and what is due, over as many rows as it takes, two at most; returns how many. */
static int
draw_due(const struct due_row *r, int today, struct grid *g, int y, struct arena *turn)
{
	char day[DAY_TEXT], until[DAY_TEXT];
	const char *first = day_show(r->earliest, day);
	const char *s = r->waits
	    ? text_fmt(turn, "%s %s, until the day is known: %s",
		r->earliest <= today ? "Since" : "From", first, r->words)
	    : text_fmt(turn, "%s to %s: %s", first, day_show(r->latest, until), r->words);
	struct piece line;

	(void)wrap_next(&s, g->cols - 2, &line);
	grid_put(g, y, 1, -1, LOOK_VALUE, arena_strn(turn, line.s, line.len));
	if (s != NULL)
		grid_put(g, y + 1, 1, g->cols - 2, LOOK_VALUE, s);
	return s == NULL ? 1 : 2;
}

/* Who the chosen row is, what was tried, and the letters for what came of it. */
static void
draw_pane(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	const struct due_state *st = s->state;
	const struct due_row *r = due_chosen(st);
	char day[DAY_TEXT];
	int rows;

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	if (!st->one) {
		grid_put(g, y + 1, 1, g->cols - 2, LOOK_VALUE,
		    text_fmt(turn, "%s   Born %s   ID %s", grid_name(g, r->shown, r->latin),
			day_show_born(r->born, r->born_estimated, day), r->number));
		grid_put(
		    g, y + 2, 1, g->cols - 2, LOOK_VALUE, text_fmt(turn, "By phone: %s", r->phone));
		y += 2;
	}
	rows = draw_due(r, app_now(s->app).day, g, y + 1, turn);
	draw_tries(st, g, y + 1 + rows, 3 - rows, turn);
	y += 4 + st->one;
	if (due_given_up_list(st))
		grid_put(g, y, 3, -1, LOOK_PLAIN, "This was given up.");
	else if (due_kind_of(r) == DUE_KIND_CALL)
		grid_put(g, y, 3, -1, LOOK_PLAIN,
		    "A red flag: what came of the call is said in the list of today's calls.");
	else if (due_kind_of(r) == DUE_KIND_WISH)
		grid_put(g, y, 3, -1, LOOK_PLAIN,
		    "A wish of the patient: it is answered in the list of wishes.");
	else if (due_kind_of(r) == DUE_KIND_WAITS)
		grid_put(g, y, 3, -1, LOOK_PLAIN,
		    "It waits for the day of the operation: follow-up is counted from it.");
	else
		draw_outcomes(s, g, y, turn);
}

void
due_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct due_state *st = s->state;
	struct frame f = { .title = "Follow-up", .no_rule = !st->one };
	struct body b;
	struct drawing d = { st, turn };
	struct list_view v = {
		.x = 1, .w = g->cols - 1, .bar = true, .numbers = true, .row = draw_row, .ctx = &d
	};
	int pane;

	if (st->one)
		f.context =
		    "=1 overdue, =2 in 7 days, =3 in 30 days, =4 lost, =5 waiting: of all patients";
	if (st->head)
		f.keys = keymap_hints(s->keys, head_keys, false, turn, &f.nkeys);
	if (st->rows.more)
		f.context =
		    text_fmt(turn, "The list goes on: %d to %d are shown.   Space shows the next",
			st->from + 1, st->from + DUE_PAGE);
	else if (st->from > 0)
		f.context =
		    text_fmt(turn, "From %d on, to the end.   Space begins anew", st->from + 1);
	b = st->one ? screen_frame_of(s, g, &f, &st->banner, turn) : screen_frame(s, g, &f, turn);
	pane = b.y + b.h - PANE - !st->one;
	v.y = draw_head(st, g, b.y, turn);
	v.h = pane - v.y;
	v.focus = !st->words.asked && !st->head;
	if (st->list.n > 0)
		list_draw(&st->list, g, &v);
	else
		grid_put(g, v.y, 3, -1, LOOK_DIM,
		    st->one ? "Nothing is due for this patient." : "Nobody is due here.");
	draw_pane(s, g, pane, turn);
	words_draw(s, &st->words, g);
}
