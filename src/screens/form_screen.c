/* form_screen - any form of a patient: intake, pain, a score, a session's record.
 *
 * subject.text names the form; subject.id is the record to correct or finish, 0
 * for a new one, and for the form of a session the session that it is of. */
#include <string.h>

#include "app/chart.h"
#include "app/consent.h"
#include "app/late.h"
#include "app/may.h"
#include "app/record.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/form_flag.h"
#include "screens/form_hip.h"
#include "screens/form_line.h"

static void
add_params(const struct form_work *w, struct arena *a, struct pairs *out)
{
	char day[DAY_TEXT];

	*vec_add(a, &out->list) = (struct pair){ "form", w->what.form };
	if (w->what.day != DAY_NONE)
		*vec_add(a, &out->list) =
		    (struct pair){ "day", arena_str(a, day_iso(w->what.day, day)) };
	if (w->what.response != 0)
		*vec_add(a, &out->list) =
		    (struct pair){ "corrects", text_fmt(a, "%lld", (long long)w->what.response) };
	if (w->what.session != 0)
		*vec_add(a, &out->list) =
		    (struct pair){ "session", text_fmt(a, "%lld", (long long)w->what.session) };
}

/* After the first intake come the findings, for those who enter them; all else goes back to where
 * it was opened. */
static struct go
saved(struct form_work *w, struct screen *s, const struct outcome *out)
{
	struct hip_view known[HIPS];
	struct err e = { 0 };

	(void)out;
	if (strcmp(w->what.form, "intake") == 0 && !w->incomplete && screen_may(s, "stage.confirm")
	    && chart_stages(s->app, w->what.patient, 0, &s->mem, known, &e) && known[HIP_R].id == 0
	    && known[HIP_L].id == 0)
		return go_replace(
		    "stage", (struct subject){ .patient = w->what.patient, .day = DAY_NONE });
	/* From the board only the form of a session is of the board; a draft is of the chart. */
	if (s->below != NULL && strcmp(s->below->ops->name, "board") == 0
	    && strcmp(w->what.form, "session") != 0)
		return go_replace(
		    "chart", (struct subject){ .patient = w->what.patient, .day = DAY_NONE });
	return go_back(NULL);
}

static void
add_seen(const struct form_work *w, struct arena *a, struct pairs *out)
{
	if (w->what.response != 0)
		*vec_add(a, &out->list) =
		    (struct pair){ "corrects", text_fmt(a, "%lld", (long long)w->what.response) };
}

static void
record_changed(struct form_work *w, struct screen *s)
{
	form_hip_changed(w, s);
	form_flag_changed(w, s);
}

/* A red flag that is up takes the place of all else. */
static int
below_record(const struct form_work *w, const struct body *b, int cols)
{
	return w->at == WORK_PANEL ? form_flag_rows(w, b, cols) : w->other_hip != NULL;
}

static void
draw_below_record(
    const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn)
{
	if (w->at == WORK_PANEL)
		form_flag_draw(w, g, b, cols, turn);
	else
		form_hip_draw(w, g, b);
}

/* A consent begins with what was pointed at on the screen that it was opened from. */
static void
begin_record(struct form_work *w, struct screen *s)
{
	struct err e = { 0 };

	if (w->what.marked == NULL || w->what.response != 0)
		return;
	if (!consent_begin(w->view.form, &w->what, &e))
		screen_fail(s, &e);
	form_view_close(&w->view);
	form_view_open(&w->view, w->view.form);           /* what is asked first is open yet */
	w->opened = w->kept = form_changes(w->view.form); /* nobody typed it: it is no draft */
}

static const struct form_kind record = { .command = "response.save",
	.incomplete = true,
	.begin = begin_record,
	.add = add_params,
	.saved = saved,
	.refused = form_hip_refused,
	.changed = record_changed,
	.below_rows = below_record,
	.draw_below = draw_below_record,
	.panel_contexts = line_contexts,
	.panel_key = form_flag_key,
	.panel_message = form_flag_message };
/* Who a person is is changed by the form that registered the person. */
static const struct form_kind person = {
	.command = "patient.edit", .title = "Person", .add = add_seen, .saved = saved
};

static bool
open_registration(struct form_work *w, struct screen *s, struct err *e)
{
	bool final;

	w->kind = &person;
	return fill_latest(s->app, w->what.patient, w->what.form, &w->what.response, &final, e);
}

/* What was recorded of the session already is corrected, not recorded twice. */
static bool
open_session(struct form_work *w, struct screen *s, struct err *e)
{
	struct record r;

	if (!record_of_session(s->app, s->on.id, &s->mem, &r, e))
		return false;
	w->what.session = s->on.id;
	w->what.response = r.id;
	w->what.day = r.day;
	return booked_load(s->app, s->on.id, &s->mem, &w->booked, e);
}

/* "core-decompression.R", of both hips "core-decompression.RL": from which mark a consent was
 * opened, in the place of its question. */
static void
read_mark(struct form_work *w, struct screen *s)
{
	const char *at = s->on.place == NULL ? NULL : strchr(s->on.place, '.');

	if (at == NULL || strcmp(w->what.form, "consent") != 0)
		return;
	w->what.marked = arena_strn(&s->mem, s->on.place, (size_t)(at - s->on.place));
	w->what.hip = at[1] == 'R' ? HIP_R : HIP_L;
	w->what.both = at[1] != '\0' && at[2] != '\0';
}

static bool
form_screen_open(struct screen *s, struct err *e)
{
	struct form_work *w = arena_new(&s->mem, struct form_work);

	s->state = w;
	w->kind = &record;
	w->what = (struct fill){
		.form = s->on.text == NULL ? "" : s->on.text,
		.patient = s->on.patient,
		.response = s->on.id,
		.day = s->on.id == 0 ? late_day(s->app, s->on.day) : s->on.day,
	};
	read_mark(w, s);
	if (w->what.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first, then the form.");
	if (!may_run(s->app, may_fill(w->what.form).name, e))
		return false;
	if (strcmp(w->what.form, "session") == 0 && !open_session(w, s, e))
		return false;
	if (strcmp(w->what.form, "registration") == 0 && !open_registration(w, s, e))
		return false;
	return form_work_open(w, s, e);
}

static bool
form_screen_reload(struct screen *s, struct err *e)
{
	return form_work_reload(s->state, s, e);
}

static bool
form_screen_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
form_screen_handle(struct screen *s, const struct input *in)
{
	return form_work_handle(s->state, s, in);
}

static void
form_screen_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	form_work_draw(s->state, s, g, turn);
}

static bool
form_screen_alone(const struct screen *s)
{
	return ((const struct form_work *)s->state)->alone;
}

static void
form_screen_draw_line(const struct screen *s, struct grid *g, struct arena *turn)
{
	form_line_draw(s->state, g, turn);
}

static bool
form_screen_flagged(const struct screen *s)
{
	const struct form_work *w = s->state;

	return !w->saved && (form_flag_answered(w->view.form) & ~w->flags) != 0;
}

static void
form_screen_keep(struct screen *s)
{
	form_work_keep(s->state, s);
}

static void
form_screen_close(struct screen *s)
{
	form_work_close(s->state, s);
}

const struct screen_ops form_screen = {
	.name = "form",
	.needs = "response.save",
	.contexts = form_contexts,
	.open = form_screen_open,
	.reload = form_screen_reload,
	.typing = form_screen_typing,
	.handle = form_screen_handle,
	.draw = form_screen_draw,
	.flagged = form_screen_flagged,
	.alone = form_screen_alone,
	.draw_line = form_screen_draw_line,
	.keep = form_screen_keep,
	.close = form_screen_close,
	.answers = true,
};
