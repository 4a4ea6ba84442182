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

static struct version_row
row_of(const void *ctx, int i)
{
	const struct state *st = ctx;
	const struct changed_thing *t = &st->things.list.at[i];

	return (struct version_row){ .kind = kind_word(t->object),
		.what = t->label,
		.side = t->side,
		.day = t->day,
		.minute = t->minute,
		.state = t->state,
		.versions = t->versions };
}

static void
changed_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Alerts, courses, decisions, visits" };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);

	version_list_draw(&(struct version_list){ &st->shown.list, true, row_of, st }, g, b);
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
