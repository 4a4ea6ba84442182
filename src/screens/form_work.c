#include "screens/form_work.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/presence.h"
#include "app/rescue.h"
#include "base/text.h"
#include "screens/form_anew.h"
#include "screens/form_flag.h"
#include "screens/form_leave.h"
#include "screens/form_line.h"
#include "screens/form_problems.h"
#include "ui/keymap.h"

enum { FORM_W = 80 };

const char *const form_contexts[] = { "form", "everywhere", NULL };
const char *const question_contexts[] = { "question", NULL };
const char *const line_contexts[] = { "line", NULL };

const char *
form_work_action(const struct screen *s, const char *const *contexts, const struct key *k)
{
	bool begins;
	const struct action *a = keymap_find(s->keys, contexts, NULL, k, false, &begins);

	return a == NULL ? "" : a->name;
}

void
form_work_go(struct form_work *w, const char *place)
{
	size_t cell;

	if (form_find_place(w->view.form, place, &cell) && form_cell(w->view.form, cell)->stop)
		form_view_go(&w->view, cell);
}

static bool
open_draft(struct form_work *w, struct screen *s, struct err *e)
{
	struct draft_row left;
	char buf[DAY_TEXT], day[DAY_TEXT];
	struct now at;

	if (!draft_offer(s->app, &w->what, &s->mem, &left, e))
		return false;
	if (left.id[0] == '\0' || left.discarded)
		return true;
	if (!draft_take(s->app, &w->what, w->view.form, e)) {
		screen_fail(s, e);
		return draft_throw(s->app, left.id, e);
	}
	snprintf(w->draft, sizeof(w->draft), "%s", left.id);
	w->opened--; /* there is something that is not saved */
	w->kept = form_changes(w->view.form);
	form_view_go(&w->view, form_first(w->view.form));
	form_work_go(w, left.focus);
	at = now_at(left.at);
	w->kept_minute = at.minute;
	screen_say(s, SAID_DONE, "Your draft of %s%s%s is open. ^X throws it away.",
	    at.day == app_now(s->app).day ? "" : day_show(at.day, day),
	    at.day == app_now(s->app).day ? "" : ", ", minute_show(at.minute, buf));
	return true;
}

/* A form that was saved as incomplete is finished, not begun anew, unless this person
 * had begun a new one before somebody saved that. */
static bool
find_unfinished(struct form_work *w, struct screen *s, struct err *e)
{
	struct draft_row left;

	if (w->what.patient == 0)
		return true;
	if (w->what.response
	    != 0) /* a draft goes on with what it began with: saving tells the rest */
		return draft_base(s->app, &w->what, &w->what.response, e);
	if (!draft_offer(s->app, &w->what, &s->mem, &left, e))
		return false;
	return left.id[0] != '\0' || fill_unfinished(s->app, &w->what, &w->what.response, e);
}

static bool
open_form(struct form_work *w, struct screen *s, struct err *e)
{
	struct form *f;

	if (!fill_open(s->app, &w->what, &s->mem, &f, e))
		return false;
	form_view_open(&w->view, f);
	w->opened = w->kept = w->seen = form_changes(f);
	w->flags = form_flag_answered(f);
	w->title = w->kind->title == NULL ? form_def(f)->title : w->kind->title;
	return true;
}

/* The frame, drawn, and the rows that it leaves. */
static struct body
frame_of(const struct form_work *w, const struct screen *s, struct grid *g, struct frame *f,
    struct arena *turn)
{
	return w->banner.patient == 0 ? screen_frame(s, g, f, turn)
				      : screen_frame_of(s, g, f, &w->banner, turn);
}

static int
form_width(int cols)
{
	return cols >= FORM_WIDE ? FORM_W : cols;
}

struct body
form_rows_of(const struct form_work *w, struct body b, int cols, struct body *below)
{
	int rows = w->kind->below_rows == NULL ? 0 : w->kind->below_rows(w, &b, cols);

	*below = (struct body){ .y = b.y + b.h - rows, .h = rows };
	b.h -= rows;
	return b;
}

/* The frame is drawn once for each size of the window: its rows do not change with the answers. */
static struct body
room_of(struct form_work *w, const struct screen *s)
{
	struct arena scratch = { 0 };
	struct frame f = { .title = "" };
	struct grid *g;

	if (w->room_rows == s->rows && w->room_cols == s->cols)
		return w->room;
	g = grid_new(&scratch, s->rows, s->cols, GLYPHS_ASCII, false);
	w->room = frame_of(w, s, g, &f, &scratch);
	w->room_rows = s->rows;
	w->room_cols = s->cols;
	arena_clear(&scratch);
	return w->room;
}

static void
make_room(struct form_work *w, const struct screen *s)
{
	struct body below, b = form_rows_of(w, room_of(w, s), s->cols, &below);

	form_view_room(&w->view, form_width(s->cols), b.h);
}

/* What is on the screen beside the answers. */
static void
settle(struct form_work *w, struct screen *s)
{
	if (w->draft[0] == '\0' && w->kind->begin != NULL)
		w->kind->begin(w, s);
	w->begun = form_changes(w->view.form);
	w->seen = form_changes(w->view.form);
	if (w->kind->changed != NULL)
		w->kind->changed(w, s);
	make_room(w, s);
}

/* Presence keeps nobody from filling a form. */
static void
tell_others(struct form_work *w, struct screen *s, bool fills)
{
	struct err unheard;

	if (fills != w->filling
	    && presence_fill(s->app, fills ? w->what.patient : 0, fills ? w->title : "", &unheard))
		w->filling = fills;
}

bool
form_work_reload(struct form_work *w, struct screen *s, struct err *e)
{
	struct arena scratch = { 0 };
	const char *others;
	bool done = presence_fillers(s->app, w->what.patient, w->title, &scratch, &others, e);

	if (done)
		snprintf(w->others, sizeof(w->others), "%s", others);
	arena_clear(&scratch);
	return done;
}

bool
form_work_open(struct form_work *w, struct screen *s, struct err *e)
{
	w->kept_minute = MINUTE_NONE;
	if (w->what.patient != 0 && !banner_load(s->app, w->what.patient, &s->mem, &w->banner, e))
		return false;
	if (!find_unfinished(w, s, e) || !open_form(w, s, e))
		return false;
	if (!open_draft(w, s, e)) {
		form_work_close(w, s);
		return false;
	}
	if (!form_work_reload(w, s, e)) {
		form_work_close(w, s);
		return false;
	}
	if (w->draft[0] != '\0')
		tell_others(w, s, true);
	settle(w, s);
	if (s->on.place != NULL && s->on.patient != 0)
		form_work_go(w, s->on.place);
	return true;
}

void
form_work_close(struct form_work *w, struct screen *s)
{
	tell_others(w, s, false);
	form_view_close(&w->view);
	form_close(w->view.form);
	arena_clear(&w->found);
}

void
form_work_keep(struct form_work *w, struct screen *s)
{
	struct arena scratch = { 0 };
	struct err e = { 0 };
	unsigned known = rescue_is_on(s->app) ? w->opened : w->kept;
	const char *beside;

	if (w->saved || form_changes(w->view.form) == known)
		return;
	if (draft_keep(s->app, &w->what, w->view.form,
		form_place(w->view.form, w->view.cell, &scratch), w->draft, &e)) {
		w->kept = form_changes(w->view.form);
		w->kept_minute = MINUTE_NONE; /* words at each draft would cost more than keys */
		tell_others(w, s, true);
		if ((beside = draft_beside(s->app))[0] != '\0')
			screen_say(s, SAID_CARE, "%s", beside);
	} else
		screen_fail(s, &e);
	arena_clear(&scratch);
}

/* The form as it is without what was typed, in place of the one that is open. */
static bool
replace_form(struct form_work *w, struct screen *s)
{
	struct form *old = w->view.form;
	struct err e = { 0 };

	form_view_close(&w->view);
	if (!open_form(w, s, &e)) {
		form_view_open(&w->view, old);
		screen_fail(s, &e);
		return false;
	}
	form_close(old);
	w->draft[0] = '\0';
	w->kept_minute = MINUTE_NONE;
	return true;
}

void
form_work_take(struct form_work *w, struct screen *s)
{
	struct err e = { 0 };

	if (!replace_form(w, s))
		return;
	if (!open_draft(w, s, &e))
		screen_fail(s, &e);
	settle(w, s);
}

/* What was answered here before. */
static struct go
open_field(const struct form_work *w, struct screen *s)
{
	if (w->what.patient == 0) {
		screen_say(s, SAID_PLAIN, "A new patient has no history yet.");
		return go_stay();
	}
	return go_open("field",
	    (struct subject){ .patient = w->what.patient,
		.day = DAY_NONE,
		.text = w->what.form,
		.place = form_place(w->view.form, w->view.cell, &s->mem) });
}

static struct go
fill_key(struct form_work *w, struct screen *s, const struct input *in)
{
	struct go go = go_pass();

	if (input_is(in, "form.anew")) {
		form_view_leave(&w->view, s);
		form_anew_ask(w, s);
		return go_stay();
	}
	if (input_is(in, "form.history")) {
		form_view_leave(&w->view, s);
		return open_field(w, s);
	}
	switch (form_view_key(&w->view, s, in)) {
	case VIEW_PASS:
		break;
	case VIEW_STAY:
		return go_stay();
	case VIEW_SAVE:
		return form_work_save(w, s);
	case VIEW_KEYS:
		return go_open("help", (struct subject){ .day = DAY_NONE });
	}
	form_view_leave(&w->view, s);
	(void)form_leave(w, s, in, &go);
	return go;
}

/* The key goes to whatever has the focus. */
static struct go
focus_key(struct form_work *w, struct screen *s, const struct input *in)
{
	switch (w->at) {
	case WORK_FILL:
		return fill_key(w, s, in);
	case WORK_PROBLEMS:
		return input_is(in, "help") ? go_pass() : form_problems_key(w, s, in->key);
	case WORK_QUESTION:
		return form_work_question_key(w, s, in->key);
	case WORK_REASON:
		return form_work_line_key(w, s, in->key);
	case WORK_PANEL:
		return w->kind->panel_key(w, s, in->key);
	case WORK_CLASH:
		return form_clash_key(w, s, in->key);
	}
	assert(0 && "where the focus is");
}

struct go
form_work_handle(struct form_work *w, struct screen *s, const struct input *in)
{
	const struct form_seen was = form_line_see(w);
	struct go go = focus_key(w, s, in);

	if (!w->saved && form_changes(w->view.form) != w->seen) {
		w->seen = form_changes(w->view.form);
		if (w->kind->changed != NULL)
			w->kind->changed(w, s);
	}
	if (!w->saved && w->view.cell != was.cell) /* a question that is left is written down */
		form_work_keep(w, s);
	if (!w->saved)
		make_room(w, s);
	w->alone = !w->saved && form_line_alone(w, &was);
	return go;
}

/* Nothing was typed since a draft was taken up. */
static bool
is_kept(const struct form_work *w)
{
	return w->kept_minute != MINUTE_NONE && w->kept == form_changes(w->view.form);
}

/* "Intake  2 of 14  Steroids" */
static const char *
title_of(const struct form_work *w, struct arena *a)
{
	const struct formdef *d = form_def(w->view.form);
	size_t at = form_field(w->view.form, w->view.cell)->section, n = 0, nth = 0;
	struct text t = { .a = a };
	char buf[DAY_TEXT];

	for (size_t i = 0; i < d->nsections; i++)
		if (form_section_shown(w->view.form, i)) {
			n++;
			nth += i <= at;
		}
	text_add(&t, w->title);
	if (w->at == WORK_PROBLEMS)
		text_add(&t, "  Save");
	else if (n > 1)
		text_addf(&t, "  %zu of %zu  %s", nth, n, d->sections[at].title);
	if (is_kept(w))
		text_addf(&t, "   draft kept %s", minute_show(w->kept_minute, buf));
	if (w->others[0] != '\0')
		text_addf(&t, "   %s", w->others);
	return text_get(&t);
}

static const char *const *
contexts_of(const struct form_work *w)
{
	switch (w->at) {
	case WORK_PROBLEMS:
		return form_problems_contexts(w);
	case WORK_QUESTION:
		return question_contexts;
	case WORK_REASON:
		return line_contexts;
	case WORK_PANEL:
		return w->kind->panel_contexts;
	case WORK_CLASH:
		return clash_contexts;
	case WORK_FILL:
		break;
	}
	return w->kind->contexts == NULL ? form_contexts : w->kind->contexts;
}

static bool
has_help_aside(const struct form_work *w, int cols)
{
	return cols >= FORM_WIDE && w->kind->draw_aside == NULL;
}

static void
frame_for(const struct form_work *w, const struct screen *s, struct frame *f, struct arena *turn)
{
	const char *const *contexts = contexts_of(w);

	*f = (struct frame){ .title = title_of(w, turn),
		.unsaved = form_changes(w->view.form) != w->opened && !is_kept(w) };
	f->keys = keymap_hints(s->keys, contexts, w->at == WORK_FILL, turn, &f->nkeys);
	if (w->at == WORK_FILL) {
		f->keys = form_view_keys(&w->view, s, f->keys, &f->nkeys, turn);
		f->context =
		    form_view_context(&w->view, has_help_aside(w, s->cols), turn, &f->context_care);
	}
	if (w->at == WORK_PROBLEMS && w->chosen < w->problem.n)
		f->context = w->problem.at[w->chosen].text;
	if (w->at == WORK_QUESTION)
		f->message = w->question;
	if (w->at == WORK_REASON) {
		f->message = w->line_label;
		f->context_care = s->message[0] != '\0';
		if (f->context_care)
			f->context = s->message;
		else if (strcmp(w->line_name, "reason") == 0)
			f->context = reason_usual(w->line_of, "  ", turn);
	}
	if (w->at == WORK_PANEL && s->message[0] == '\0') /* what is wrong is said instead */
		f->message = w->kind->panel_message(w);
}

static void
draw_aside(const struct form_work *w, struct grid *g, struct body b, struct arena *turn)
{
	if (g->cols < FORM_WIDE)
		return;
	grid_bar(g, b.y, FORM_W, b.h);
	if (has_help_aside(w, g->cols))
		form_help_write(&w->view, g, b, FORM_W + 2, turn);
	else
		w->kind->draw_aside(w, g, b, FORM_W + 2, turn);
}

void
form_work_draw(
    const struct form_work *w, const struct screen *s, struct grid *g, struct arena *turn)
{
	struct body b, below;
	struct frame f;
	int x;

	frame_for(w, s, &f, turn);
	b = frame_of(w, s, g, &f, turn);
	if (w->at == WORK_PROBLEMS) {
		form_problems_draw(w, g, b, turn);
		return;
	}
	if (w->at == WORK_CLASH) {
		form_clash_draw(w, g, b, turn);
		return;
	}
	draw_aside(w, g, b, turn);
	b = form_rows_of(w, b, g->cols, &below);
	form_view_draw(&w->view, g, b, form_width(g->cols), turn);
	if (below.h > 0)
		w->kind->draw_below(w, g, below, form_width(g->cols), turn);
	form_view_draw_over(&w->view, g, (struct body){ b.y, b.h + below.h }, turn);
	x = 2 + grid_width(g, f.message == NULL ? "" : f.message);
	if (w->at == WORK_QUESTION)
		grid_cursor(g, g->rows - 2, x < g->cols ? x : 1);
	if (w->at == WORK_REASON)
		edit_draw(&w->line, g, g->rows - 2, x, g->cols - x - 2, true);
}
