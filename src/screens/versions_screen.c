/* versions_screen - one record in all its versions, side by side: what was superseded stays
 * readable.  e corrects the answer under the cursor; h tells its history.
 *
 * subject.id is any version of the record. */
#include <string.h>

#include "app/chart.h"
#include "app/past.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/list.h"

enum { X_LABEL = 3, X_FIRST = 34, COLUMN = 22, HEAD = 4, COLUMN_MOST = 60 };

struct state {
	struct arena mem; /* until it is read again */
	struct banner banner;
	struct past past;
	struct list list;
	bool changed_only;
	int from; /* the first version shown */
};

static const char *const contexts[] = { "versions", "list", "everywhere", NULL };

static void
show(struct state *st)
{
	int64_t *ids = arena_array(&st->mem, int64_t, st->past.row.n + 1);
	int n = 0;

	for (size_t i = 0; i < st->past.row.n; i++)
		if (!st->changed_only || st->past.row.at[i].changed)
			ids[n++] = (int64_t)i + 1;
	list_set(&st->list, ids, n);
}

/* What cannot be read again stays as it was: it is on the screen. */
static bool
versions_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem, mem = { 0 };
	struct banner banner;
	struct past past;

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !past_load(s->app, s->on.id, &mem, &past, e)) {
		arena_clear(&mem);
		return false;
	}
	st->mem = mem;
	st->banner = banner;
	st->past = past;
	show(st);
	arena_clear(&old);
	return true;
}

/* On the finding that the stage rests on, the right hip first, or on one that was changed. */
static void
begin_at(struct state *st)
{
	const struct past *p = &st->past;

	for (const char *part = "RL"; *part != '\0'; part++)
		for (size_t i = 0; i < p->row.n; i++)
			if (p->row.at[i].decides && p->row.at[i].part[0] == *part) {
				list_choose(&st->list, (int64_t)i + 1);
				return;
			}
	for (size_t i = 0; i < p->row.n; i++)
		if (p->row.at[i].changed) {
			list_choose(&st->list, (int64_t)i + 1);
			return;
		}
}

static bool
versions_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (past_note(s->app, s->on.patient, s->on.id, e) && versions_reload(s, e)) {
		begin_at(st);
		return true;
	}
	arena_clear(&st->mem);
	return false;
}

static void
versions_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static const struct past_row *
row_at(const struct state *st)
{
	int64_t id = list_id(&st->list);

	return id == 0 ? NULL : &st->past.row.at[id - 1];
}

static const char *
place_of(const struct past_row *r, struct arena *a)
{
	if (r == NULL)
		return NULL;
	return r->part[0] == '\0' ? r->field : text_fmt(a, "%s.%s", r->field, r->part);
}

/* The newest version, if it holds, in the form that it was filled in. */
static struct go
correct(struct screen *s)
{
	const struct state *st = s->state;
	const struct past *p = &st->past;
	struct subject on = { .patient = s->on.patient,
		.day = DAY_NONE,
		.text = p->form,
		.place = place_of(row_at(st), &s->mem) };

	if (p->version.n == 0
	    || (strcmp(p->version.at[0].state, "final") != 0
		&& strcmp(p->version.at[0].state, "incomplete") != 0)) {
		screen_say(
		    s, SAID_ERROR, "This record does not hold any more; nothing to correct.");
		return go_stay();
	}
	on.id = p->session != 0 ? p->session : p->version.at[0].id; /* as the form wants it */
	on.day = p->version.at[0].day;
	return go_open(strcmp(p->form, "stage") == 0 ? "stage" : "form", on);
}

static struct go
versions_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "versions.correct"))
		return correct(s);
	if (input_is(in, "versions.field") && row_at(st) != NULL)
		return go_open("field",
		    (struct subject){ .patient = s->on.patient,
			.day = DAY_NONE,
			.text = st->past.form,
			.place = place_of(row_at(st), &s->mem) });
	if (input_is(in, "versions.changed")) {
		st->changed_only = !st->changed_only;
		show(st);
	} else if (in->key->code == K_RIGHT && st->from + 1 < (int)st->past.version.n)
		st->from++;
	else if (in->key->code == K_LEFT && st->from > 0)
		st->from--;
	else if (!rows_key(s, &st->list, in->key, s->rows - HEAD))
		return go_pass();
	return go_stay();
}

/* The reason of the oldest one shown has the room to its right, too. */
static void
draw_head(const struct past_version *v, struct grid *g, int y, int x, int w, struct arena *turn)
{
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now at = now_at(v->at);
	bool holds = strcmp(v->state, "final") == 0;

	grid_put(g, y, x, w - 1, holds ? LOOK_OK : LOOK_DIM, past_state_word(v->state));
	grid_put(g, y + 1, x, w - 1, LOOK_PLAIN,
	    text_fmt(turn, "%s %s %s", day_show(at.day, day), minute_show(at.minute, minute),
		v->initials));
	grid_put(g, y + 2, x, w - 1, LOOK_DIM,
	    v->late[0] == '\0' ? v->reason : text_fmt(turn, "late: %s", v->late));
}

struct drawing {
	const struct state *st;
	int first, width, columns; /* of the versions: where, how wide each, how many */
};

/* The versions have what they need of a wide screen, the questions the rest of it. */
static struct drawing
lay(const struct state *st, const struct grid *g)
{
	int n = (int)st->past.version.n - st->from, room = (g->cols - X_FIRST) / COLUMN, label = 0;
	struct drawing d = { st, X_FIRST, COLUMN, n < room ? n : room };
	int left = g->cols - X_FIRST - d.columns * COLUMN;

	for (int i = 0; i < st->list.n; i++) {
		int w = grid_width(g, st->past.row.at[st->list.ids[i] - 1].label);

		if (w > label)
			label = w;
	}
	label += X_LABEL + 3; /* and the mark of what was changed */
	if (label > X_FIRST && left > 0)
		d.first += label - X_FIRST < left ? label - X_FIRST : left;
	if (d.columns > 0)
		d.width = (g->cols - d.first) / d.columns;
	if (d.width > COLUMN_MOST)
		d.width = COLUMN_MOST;
	return d;
}

/* A long question gives way, its hip never: "Depth of collapse, f…, right". */
static void
draw_label(struct grid *g, int y, int x, int w, enum look look, const struct past_row *r)
{
	const char *hip = r->part[0] == '\0' ? NULL : strrchr(r->label, ',');
	int side = hip == NULL || grid_width(g, r->label) <= w ? 0 : grid_width(g, hip);

	grid_put(g, y, x, w - side, look, r->label);
	if (side > 0)
		grid_put(g, y, x + w - side, side, look, hip);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct state *st = d->st;
	const struct past_row *r = &st->past.row.at[st->list.ids[i] - 1];

	(void)w;
	draw_label(g, y, x, d->first - x - 3, look, r);
	if (r->changed)
		grid_mark(g, y, d->first - 2, LOOK_CARE, MARK_CARE);
	for (int c = 0; c < d->columns; c++) {
		const char *value = r->value[st->from + c];
		bool old = st->from + c > 0;

		grid_put(g, y, d->first + c * d->width, d->width - 1,
		    value[0] == '\0' || old ? LOOK_DIM : LOOK_VALUE,
		    value[0] == '\0' ? "-" : value);
	}
}

static void
versions_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	int n = (int)st->past.version.n;
	struct drawing d = lay(st, g);
	struct frame f = { .title = text_fmt(
			       turn, "%s, %d version%s", st->past.title, n, n == 1 ? "" : "s") };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	struct list_view v = { .y = b.y + HEAD,
		.x = 1,
		.h = b.h - HEAD,
		.w = g->cols - 2,
		.focus = true,
		.row = draw_row,
		.ctx = &d };

	grid_put(g, b.y, X_LABEL, -1, LOOK_TITLE, st->changed_only ? "Changed" : "Asked");
	for (int c = 0; c < d.columns; c++)
		draw_head(&st->past.version.at[st->from + c], g, b.y, d.first + c * d.width,
		    c == d.columns - 1 ? g->cols - d.first - c * d.width : d.width, turn);
	if (n - st->from > d.columns)
		grid_put(g, b.y + 1, X_LABEL, -1, LOOK_DIM, "Right: older ones");
	if (st->list.n == 0)
		grid_put(g, b.y + HEAD, X_LABEL, -1, LOOK_PLAIN, "Nothing was ever changed.");
	list_draw(&st->list, g, &v);
	list_draw_beyond(&st->list, g, g->rows - 3, v.h);
}

const struct screen_ops versions_screen = {
	.name = "versions",
	.contexts = contexts,
	.open = versions_open,
	.reload = versions_reload,
	.handle = versions_handle,
	.draw = versions_draw,
	.close = versions_close,
};
