/* history_screen - every record of a patient, with how often it was changed.
 *
 * Rows 1 and 2 are the intake and the stage, as on the path; a number opens the record's
 * versions.  subject.patient. */
#include "app/chart.h"
#include "app/past.h"
#include "screens/all.h"
#include "screens/shown.h"
#include "screens/version_rows.h"
#include "ui/list.h"

struct state {
	struct shown shown;
	struct banner banner;
	struct past_records records;
};

static const char *const contexts[] = { "history", "list", "everywhere", NULL };

static bool
history_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner;
	struct past_records records;

	if (!banner_load(s->app, s->on.patient, fresh, &banner, e)
	    || !past_records(s->app, s->on.patient, fresh, &records, e))
		return false;
	st->banner = banner;
	st->records = records;
	*ids = ROW_NUMBERS(records.row.n);
	return true;
}

static bool
history_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	st->shown.read = history_read;
	return past_note(s->app, s->on.patient, 0, e) && shown_read(s, e);
}

static struct go
open_record(struct screen *s)
{
	const struct state *st = s->state;
	int64_t row = list_id(&st->shown.list);
	const struct past_record *r = row == 0 ? NULL : &st->records.row.at[row - 1];

	if (r == NULL)
		return go_stay();
	if (r->id == 0) {
		screen_say(s, SAID_PLAIN, "%s: nothing was recorded yet.", r->title);
		return go_stay();
	}
	return go_open(
	    "versions", (struct subject){ .patient = s->on.patient, .id = r->id, .day = DAY_NONE });
}

static struct go
history_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE };

	if (input_is(in, "history.open"))
		return open_record(s);
	if (input_is(in, "history.readers"))
		return go_open("readers", on);
	if (input_is(in, "history.others"))
		return go_open("changed", on);
	if (input_is(in, "history.disclosures"))
		return go_open("disclosures", on);
	if (!rows_key(s, &st->shown.list, in->key, s->rows))
		return go_pass();
	/* A number that no longer one begins with needs no Enter. */
	if (code >= '1' && code <= '9' && st->shown.list.n <= 9 && !st->shown.list.gone)
		return open_record(s);
	return go_stay();
}

static struct version_row
row_of(const void *ctx, int i)
{
	const struct state *st = ctx;
	const struct past_record *r = &st->records.row.at[i];

	return (struct version_row){ .what = r->title,
		.day = r->id == 0 ? DAY_NONE : r->day,
		.minute = -1,
		.state = r->id == 0 ? "not asked yet" : past_state_word(r->state),
		.by = r->id == 0 ? NULL : r->initials,
		.versions = r->versions };
}

static void
history_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "History" };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);

	version_list_draw(&(struct version_list){ &st->shown.list, false, row_of, st }, g, b);
}

const struct screen_ops history_screen = {
	.name = "history",
	.contexts = contexts,
	.open = history_open,
	.reload = shown_read,
	.handle = history_handle,
	.draw = history_draw,
	.close = shown_close,
};
