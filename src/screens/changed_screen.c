/* changed_screen - the alerts, courses, decisions and visits of a patient, with how often each
 * was changed; Enter shows the changes.  subject.patient. */
#include <string.h>

#include "app/changed.h"
#include "app/chart.h"
#include "app/past.h"
#include "screens/all.h"
#include "screens/shown.h"
#include "screens/version_rows.h"
#include "ui/list.h"

struct state {
	struct shown shown;
	struct banner banner;
	struct changed_things things;
};

static const char *const contexts[] = { "changed", "list", "everywhere", NULL };

static bool
changed_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner;
	struct changed_things things;

	if (!banner_load(s->app, s->on.patient, fresh, &banner, e)
	    || !changed_things(s->app, s->on.patient, fresh, &things, e))
		return false;
	st->banner = banner;
	st->things = things;
	*ids = ROW_NUMBERS(things.list.n);
	return true;
}

static bool
changed_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	st->shown.read = changed_read;
	return past_note(s->app, s->on.patient, 0, e) && shown_read(s, e);
}

static struct go
changed_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	int64_t row = list_id(&st->shown.list);

	if (input_is(in, "changed.open") && row != 0) {
		const struct changed_thing *x = &st->things.list.at[row - 1];

		return go_open("changes",
		    (struct subject){ .patient = s->on.patient,
			.id = x->id,
			.day = DAY_NONE,
			.text = x->object });
	}
	st->shown.list.prefix = true;
	return rows_key(s, &st->shown.list, in->key, s->rows) ? go_stay() : go_pass();
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
	if (st->shown.list.n == 0)
		grid_put(g, b.y + 2, 3, -1, LOOK_PLAIN, "There is none yet.");
	list_draw(&st->shown.list, g, &v);
	list_draw_below(&st->shown.list, g, g->rows - 3, v.h);
}

const struct screen_ops changed_screen = {
	.name = "changed",
	.contexts = contexts,
	.open = changed_open,
	.reload = shown_read,
	.handle = changed_handle,
	.draw = changed_draw,
	.close = shown_close,
};
