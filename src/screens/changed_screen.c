/* changed_screen - the alerts, courses, decisions and visits of a patient, with how often each
 * was changed; Enter shows the changes.  subject.patient. */
#include <string.h>

#include "app/changed.h"
#include "app/chart.h"
#include "app/past.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "screens/version_rows.h"
#include "ui/list.h"

struct state {
	struct arena mem; /* until it is read again */
	struct banner banner;
	struct changed_things things;
	struct list list;
};

static const char *const contexts[] = { "changed", "list", "everywhere", NULL };

/* What cannot be read again stays as it was: it is on the screen. */
static bool
changed_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct banner banner;
	struct changed_things things;
	int64_t *ids;

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !changed_things(s->app, s->on.patient, &mem, &things, e)) {
		arena_clear(&mem);
		return false;
	}
	ids = arena_array(&mem, int64_t, things.list.n + 1);
	for (size_t i = 0; i < things.list.n; i++)
		ids[i] = (int64_t)i + 1;
	list_set(&st->list, ids, (int)things.list.n);
	arena_clear(&st->mem);
	st->mem = mem;
	st->banner = banner;
	st->things = things;
	return true;
}

static bool
changed_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	if (past_note(s->app, s->on.patient, 0, e) && changed_reload(s, e))
		return true;
	arena_clear(&st->mem);
	return false;
}

static void
changed_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static struct go
changed_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	int64_t row = list_id(&st->list);

	if (input_is(in, "changed.open") && row != 0) {
		const struct changed_thing *x = &st->things.list.at[row - 1];

		return go_open("changes",
		    (struct subject){ .patient = s->on.patient,
			.id = x->id,
			.day = DAY_NONE,
			.text = x->object });
	}
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

static const char *
kind_word(const char *object)
{
	return strcmp(object, "session") == 0 ? "visit" : object;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct state *st = ctx;
	const struct changed_thing *t = &st->things.list.at[i];

	(void)x;
	(void)w;
	version_draw(g, y,
	    &(struct version_row){ .kind = kind_word(t->object),
		.what = t->label,
		.side = t->side,
		.day = t->day,
		.minute = t->minute,
		.state = t->state,
		.versions = t->versions },
	    look);
}

static void
changed_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Alerts, courses, decisions, visits" };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	struct list_view v = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 1,
		.w = g->cols - 2,
		.numbers = true,
		.focus = true,
		.row = draw_row,
		.ctx = st };

	version_heads(g, b.y, true);
	if (st->list.n == 0)
		grid_put(g, b.y + 2, 3, -1, LOOK_PLAIN, "There is none yet.");
	list_draw(&st->list, g, &v);
	list_draw_below(&st->list, g, g->rows - 3, v.h);
}

const struct screen_ops changed_screen = {
	.name = "changed",
	.contexts = contexts,
	.open = changed_open,
	.reload = changed_reload,
	.handle = changed_handle,
	.draw = changed_draw,
	.close = changed_close,
};
