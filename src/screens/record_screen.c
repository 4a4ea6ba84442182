/* record_screen - a saved form as it is, to be read; e corrects it with a reason.
 *
 * subject.id is the record, subject.text its form. */
#include <string.h>

#include "app/chart.h"
#include "app/fill.h"
#include "app/record.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/form_page.h"

enum { PAGE_W = 80, FRAME_ROWS = 8 };

struct state {
	struct banner banner;
	struct record record;
	struct form *form;
	int top; /* the first row of the page that is shown */
};

static const char *const contexts[] = { "record", "everywhere", NULL };
static const char *const staging[] = { "record-stage", "record", "everywhere", NULL };

static bool
record_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (!record_load(s->app, s->on.id, &s->mem, &st->record, e)
	    || !banner_load(s->app, st->record.patient, &s->mem, &st->banner, e))
		return false;
	return fill_open(s->app,
	    &(struct fill){ .form = st->record.form,
		.patient = st->record.patient,
		.response = st->record.id,
		.session = st->record.session,
		.day = st->record.day },
	    &s->mem, &st->form, e);
}

static void
record_close(struct screen *s)
{
	struct state *st = s->state;

	form_close(st->form);
}

static bool
is_stage(const struct record *r)
{
	return strcmp(r->form, "stage") == 0;
}

/* A stage is corrected by those who stage. */
static const char *const *
page_contexts(const struct screen *s)
{
	return is_stage(&((const struct state *)s->state)->record) ? staging : contexts;
}

/* To the form that fills it. */
static struct go
correct(const struct state *st)
{
	const struct record *r = &st->record;
	bool session = strcmp(r->form, "session") == 0 && r->session != 0;
	bool stage = is_stage(r);

	return go_replace(stage ? "stage" : "form",
	    (struct subject){ .patient = r->patient,
		.id = session ? r->session : r->id,
		.day = r->day,
		.text = stage ? NULL : r->form });
}

/* Scrolls, as far as there is something left to read. */
static void
scroll(struct screen *s, int by)
{
	struct state *st = s->state;
	struct arena scratch = { 0 };
	struct form_page p;
	int most;

	form_page(&p, st->form, s->cols < PAGE_W ? s->cols : PAGE_W, &scratch);
	most = p.height - (s->rows - FRAME_ROWS);
	st->top += by;
	if (st->top > most)
		st->top = most;
	if (st->top < 0)
		st->top = 0;
	arena_clear(&scratch);
}

static struct go
record_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	int page = s->rows - FRAME_ROWS - 1;

	if (input_is(in, "record.correct"))
		return correct(st);
	if (input_is(in, "record.versions"))
		return go_open("versions",
		    (struct subject){
			.patient = st->record.patient, .id = st->record.id, .day = DAY_NONE });
	if (input_is(in, "record.down"))
		scroll(s, 1);
	else if (input_is(in, "record.up"))
		scroll(s, -1);
	else if (input_is(in, "record.next"))
		scroll(s, page);
	else if (input_is(in, "record.previous"))
		scroll(s, -page);
	else
		return go_pass();
	return go_stay();
}

static void
record_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct record *r = &st->record;
	const struct form_focus none = { .cell = SIZE_MAX, .option = SIZE_MAX };
	char day[DAY_TEXT];
	struct frame f = { .title = text_fmt(turn, "%s of %s", form_def(st->form)->title,
			       day_show(r->day, day)) };
	struct form_window win;
	struct form_page p;
	struct body b;
	size_t above;

	f.context = text_fmt(turn, "%s by %s.%s%s%s%s  It is only shown%s.",
	    strcmp(r->state, "final") == 0 ? "Saved" : "Saved as incomplete", r->initials,
	    r->reason[0] == '\0' ? "" : "  Corrected: ", r->reason,
	    r->late[0] == '\0' ? "" : "  Late: ", r->late,
	    screen_may(s, is_stage(r) ? "stage.confirm" : "response.save") ? "; e corrects it"
									   : "");
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	form_page(&p, st->form, g->cols < PAGE_W ? g->cols : PAGE_W, turn);
	win = (struct form_window){ .y = b.y, .h = b.h, .top = st->top };
	above = form_page_above(&p, st->top);
	if (above != SIZE_MAX) {
		form_page_head(&p, above, g, b.y);
		win = (struct form_window){ .y = b.y + 1, .h = b.h - 1, .top = st->top + 1 };
	}
	form_page_draw(&p, &none, &win, g, turn);
	grid_cursor(g, b.y, 1);
}

const struct screen_ops record_screen = {
	.name = "record",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = record_open,
	.handle = record_handle,
	.draw = record_draw,
	.close = record_close,
};
