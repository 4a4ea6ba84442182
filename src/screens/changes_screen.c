/* changes_screen - one visit, course, decision or alert in all its changes, the newest first: who,
 * when, from where and why, and what was otherwise before.
 *
 * subject.text is the kind (changed.h), subject.id its number, subject.patient whose it is. */
#include "app/changed.h"
#include "app/chart.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/deed_row.h"
#include "screens/rows.h"
#include "ui/list.h"

enum { X_WHAT = 5, X_WAS = 17 };

/* A row of the screen: a change, or one thing that it changed. */
struct row {
	const struct change_line *line; /* NULL: part */
	const struct changed_part *part;
};

struct state {
	struct arena mem; /* until it is read again */
	struct banner banner;
	struct changed changed;
	VEC(struct row) row;
	struct list list;
};

static const char *const contexts[] = { "everywhere", NULL };

static const struct changed_part *
why_of(const struct change_line *l, struct arena *a)
{
	struct changed_part *p = arena_new(a, struct changed_part);

	*p = (struct changed_part){ "Why", "", l->reason };
	return p;
}

static void
make_rows(struct state *st)
{
	int64_t *ids;

	st->row.at = NULL; /* the old ones go with the arena that they are in */
	st->row.n = st->row.cap = 0;
	for (size_t i = 0; i < st->changed.line.n; i++) {
		const struct change_line *l = &st->changed.line.at[i];

		*vec_add(&st->mem, &st->row) = (struct row){ .line = l };
		if (l->reason[0] != '\0')
			*vec_add(&st->mem, &st->row) = (struct row){ .part = why_of(l, &st->mem) };
		for (size_t k = 0; k < l->part.n; k++)
			*vec_add(&st->mem, &st->row) = (struct row){ .part = &l->part.at[k] };
	}
	ids = arena_array(&st->mem, int64_t, st->row.n + 1);
	for (size_t i = 0; i < st->row.n; i++)
		ids[i] = (int64_t)i + 1;
	list_set(&st->list, ids, (int)st->row.n);
}

/* What cannot be read again stays as it was: it is on the screen. */
static bool
changes_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem, mem = { 0 };
	struct banner banner;
	struct changed changed;

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !changed_load(s->app, s->on.text, s->on.id, &mem, &changed, e)) {
		arena_clear(&mem);
		return false;
	}
	st->mem = mem;
	st->banner = banner;
	st->changed = changed;
	make_rows(st);
	arena_clear(&old);
	return true;
}

static bool
changes_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (s->on.text == NULL || s->on.id == 0)
		return err_set(e, ERR_MISSING, "Choose a visit, a course or an alert first.");
	if (changes_reload(s, e) && changed_note(s->app, s->on.text, s->on.id, s->on.patient, e))
		return true;
	arena_clear(&st->mem);
	return false;
}

static void
changes_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static struct go
changes_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (in->key->code == K_ENTER)
		return go_stay();
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
	struct deed_cols cols;
};

static void
draw_line(
    const struct drawing *d, struct grid *g, int y, enum look look, const struct change_line *l)
{
	struct deed_row deed = { l->at, l->login, l->station, l->action, NULL };

	deed_row_draw(&deed, g, y, &d->cols, look);
}

static void
fit_columns(struct drawing *d, const struct grid *g)
{
	deed_cols_start(&d->cols, false, g);
	for (size_t i = 0; i < d->st->row.n; i++) {
		const struct change_line *l = d->st->row.at[i].line;

		if (l != NULL)
			deed_cols_fit(&d->cols,
			    &(struct deed_row){ l->at, l->login, l->station, l->action, NULL }, g);
	}
}

/* "Day         Tue 24-Nov-2026, was Mon 23-Nov-2026" */
static void
draw_part(const struct drawing *d, struct grid *g, int y, const struct changed_part *p)
{
	grid_put(g, y, X_WHAT, X_WAS - X_WHAT - 1, LOOK_LABEL, p->what);
	grid_put(g, y, X_WAS, g->cols - X_WAS - 1, LOOK_PLAIN,
	    text_fmt(d->turn, "%s%s%s", p->is[0] == '\0' ? "nothing" : p->is,
		p->was[0] == '\0' ? "" : ", was ", p->was));
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct row *r = &d->st->row.at[i];

	(void)x;
	(void)w;
	if (r->line != NULL)
		draw_line(d, g, y, look, r->line);
	else
		draw_part(d, g, y, r->part);
}

static void
changes_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { .st = st, .turn = turn };
	size_t n = st->changed.line.n;
	struct frame f = { .title = text_fmt(turn, "%s, %zu version%s", st->changed.title, n,
			       n == 1 ? "" : "s") };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	struct list_view v = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 1,
		.w = g->cols - 2,
		.focus = true,
		.row = draw_row,
		.ctx = &d };

	fit_columns(&d, g);
	deed_row_heads(g, b.y, &d.cols);
	list_draw(&st->list, g, &v);
	list_draw_beyond(&st->list, g, g->rows - 3, v.h);
}

const struct screen_ops changes_screen = {
	.name = "changes",
	.contexts = contexts,
	.open = changes_open,
	.reload = changes_reload,
	.handle = changes_handle,
	.draw = changes_draw,
	.close = changes_close,
};
