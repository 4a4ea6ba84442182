/* stage_screen - the findings of both hips; the stage follows from them and is never typed.
 *
 * subject.id is the stage record to correct, 0 for new findings. */
#include <string.h>

#include "app/late.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/form_work.h"
#include "screens/stage_pane.h"

struct state {
	struct form_work work;
	struct staging pane;
	unsigned meant; /* form_changes() at which a hip without a stage was said to be meant */
};

static void
add_params(const struct form_work *w, struct arena *a, struct pairs *out)
{
	char day[DAY_TEXT];

	if (w->what.day != DAY_NONE)
		*vec_add(a, &out->list) =
		    (struct pair){ "day", arena_str(a, day_iso(w->what.day, day)) };
	if (w->what.response != 0)
		*vec_add(a, &out->list) =
		    (struct pair){ "corrects", text_fmt(a, "%lld", (long long)w->what.response) };
}

static struct go
saved(struct form_work *w, struct screen *s, const struct outcome *out)
{
	(void)out;
	if (s->on.place != NULL) /* one answer was put right, out of its history */
		return go_back(NULL);
	return go_replace(
	    "treatment", (struct subject){ .patient = w->what.patient, .day = DAY_NONE });
}

static struct go
answer_sides(struct form_work *w, struct screen *s, bool yes)
{
	if (!yes) {
		screen_say(s, SAID_PLAIN, "Nothing is saved yet. Compare the sides, then F2.");
		return go_stay();
	}
	form_work_give(w, s, "sides", "yes");
	return form_work_save(w, s);
}

static struct go
answer_change(struct form_work *w, struct screen *s, bool yes)
{
	if (!yes) {
		screen_say(s, SAID_PLAIN, "Nothing is saved yet. Put it right, then F2.");
		return go_stay();
	}
	form_work_give(w, s, "change", "yes");
	return form_work_save(w, s);
}

static bool
refused(struct form_work *w, struct screen *s, const struct err *e)
{
	if (strcmp(e->field, "change") == 0) {
		form_work_ask(w, text_fmt(&s->mem, "%s Save it so?", e->text), answer_change);
		return true;
	}
	if (strcmp(e->field, "sides") != 0)
		return false;
	form_work_ask(w, text_fmt(&s->mem, "%s Are they right?", e->text), answer_sides);
	return true;
}

static struct go
answer_doubt(struct form_work *w, struct screen *s, bool yes)
{
	struct state *st = s->state;

	if (!yes)
		return go_stay();
	st->meant = form_changes(w->view.form);
	return form_work_save(w, s);
}

/* A hip whose entries contradict each other is saved without a stage only on purpose. */
static bool
doubts(struct form_work *w, struct screen *s)
{
	struct state *st = s->state;

	if (st->meant == form_changes(w->view.form))
		return false;
	for (int hip = 0; hip < HIPS; hip++) {
		const char *why = staging_doubt(&st->pane, hip, &s->mem);

		if (why == NULL)
			continue;
		form_work_ask(w,
		    text_fmt(&s->mem, "%s hip: %s. Save it so, to be put right later?",
			hip == HIP_R ? "Right" : "Left", staging_title(&st->pane, hip)),
		    answer_doubt);
		return true;
	}
	return false;
}

static void
changed(struct form_work *w, struct screen *s)
{
	struct state *st = s->state;

	staging_settle(&st->pane, w->view.form);
	w->beside++;
}

/* Beside the form there is room to explain; else it is done below. */
static int
below_rows(const struct form_work *w, const struct body *b, int cols)
{
	int rows =
	    cols >= FORM_WIDE ? STAGE_PANE_HEAD : STAGE_PANE_ROWS + (b->h > 17) * (b->h - 17) / 3;

	(void)w;
	return b->h > 2 * STAGE_PANE_HEAD ? (rows < b->h / 2 ? rows : b->h / 2) : 0;
}

static void
draw_below(const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn)
{
	const struct state *st = (const struct state *)w;
	const struct field *d = form_field(w->view.form, w->view.cell);
	int at = form_def(w->view.form)->cells[w->view.cell].at;
	struct form_page page;

	form_page(&page, w->view.form, cols, turn);
	stage_pane_draw(&st->pane, g, b,
	    &(struct stage_columns){ .value_x = page.value_x,
		.side_w = page.side_w,
		.cols = cols,
		.hip = d->sides && at == SIDE_L ? HIP_L : HIP_R },
	    turn);
}

static void
draw_aside(const struct form_work *w, struct grid *g, struct body b, int x, struct arena *turn)
{
	const struct state *st = (const struct state *)w;

	stage_pane_draw_aside(&st->pane, g, b, x, turn);
}

static const struct form_kind kind = {
	.command = "stage.confirm",
	.add = add_params,
	.saved = saved,
	.refused = refused,
	.doubts = doubts,
	.changed = changed,
	.below_rows = below_rows,
	.draw_below = draw_below,
	.draw_aside = draw_aside,
};

static bool
stage_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	int of = s->on.id == 0 ? late_day(s->app, s->on.day) : s->on.day;
	int day = of == DAY_NONE ? app_now(s->app).day : of;

	s->state = st;
	st->work.kind = &kind;
	st->work.what = (struct fill){
		.form = "stage", .patient = s->on.patient, .response = s->on.id, .day = of
	};
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first, then the stage.");
	if (!staging_open(&st->pane, s->app, &st->work.what, day, &s->mem, e))
		return false;
	if (form_work_open(&st->work, s, e))
		return true;
	staging_close(&st->pane);
	return false;
}

static bool
stage_reload(struct screen *s, struct err *e)
{
	return form_work_reload(s->state, s, e);
}

static bool
stage_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
stage_handle(struct screen *s, const struct input *in)
{
	return form_work_handle(s->state, s, in);
}

static void
stage_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	form_work_draw(s->state, s, g, turn);
}

static void
stage_keep(struct screen *s)
{
	form_work_keep(s->state, s);
}

static void
stage_close(struct screen *s)
{
	struct state *st = s->state;

	form_work_close(&st->work, s);
	staging_close(&st->pane);
}

const struct screen_ops stage_screen = {
	.name = "stage",
	.needs = "stage.confirm",
	.reload = stage_reload,
	.contexts = form_contexts,
	.open = stage_open,
	.typing = stage_typing,
	.handle = stage_handle,
	.draw = stage_draw,
	.keep = stage_keep,
	.close = stage_close,
	.answers = true,
};
