/* audit_screen - who did what: on a day, by one person or all; or who opened a chart.
 *
 * Two screens: "audit" of a day, subject.day or today, and "readers" of subject.patient.
 * Reading them leaves a line itself. */
#include <string.h>

#include "app/audit_read.h"
#include "app/chart.h"
#include "app/deed_words.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/deed_row.h"
#include "screens/shown.h"

struct state {
	struct shown shown;
	struct banner banner;
	struct audit_page page;
	const char *person; /* whose lines; in s->mem */
	struct audit_lines lines;
};

static const char *const contexts[] = { "audit", "everywhere", NULL };
static const char *const of_patient[] = { "readers", "everywhere", NULL };

/* Whose readers; 0: it is the screen of a day. */
static int64_t
subject_of(const struct screen *s)
{
	return s->ops == &readers_screen ? s->on.patient : 0;
}

static bool
audit_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner = { 0 };
	struct audit_lines lines = { 0 };

	if ((subject_of(s) != 0 && !banner_load(s->app, s->on.patient, fresh, &banner, e))
	    || !audit_read_page(s->app, &st->page, fresh, &lines, e))
		return false;
	st->banner = banner;
	st->lines = lines;
	*ids = ROW_IDS(lines.list);
	return true;
}

static bool
audit_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	const struct person *who = app_person(s->app);
	bool all = (who->role & (ROLE_MANAGER | ROLE_AUDITOR)) != 0;

	s->state = st;
	st->page = (struct audit_page){ .patient = subject_of(s),
		.day = s->on.day == DAY_NONE ? app_now(s->app).day : s->on.day,
		.readings = true,
		.staff = all || subject_of(s) != 0 ? 0 : who->id };
	st->person = st->page.staff == 0 ? "everybody" : who->name;
	st->shown.read = audit_read;
	return audit_read_may(s->app, &st->page, e)
	    && audit_read_note(s->app, &(struct audit_filter){ .patient = subject_of(s) }, e)
	    && shown_read(s, e);
}

/* The next person; who may see only their own lines stays with them. */
static void
next_person(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct audit_page next = st->page;
	const char *name;

	if (!audit_read_person_after(s->app, st->page.staff, &s->mem, &next.staff, &name, e)
	    || !audit_read_may(s->app, &next, e)) {
		screen_fail(s, e);
		return;
	}
	st->page = next;
	st->person = name;
}

static struct go
audit_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (rows_key(s, &st->shown.list, in->key, s->rows))
		return go_stay();
	if (subject_of(s) != 0 && input_is(in, "audit.all"))
		st->page.readings = !st->page.readings;
	else if (subject_of(s) == 0 && input_is(in, "audit.person"))
		next_person(s, &e);
	else if (subject_of(s) == 0 && input_is(in, "audit.next"))
		st->page.day++;
	else if (subject_of(s) == 0 && input_is(in, "audit.previous"))
		st->page.day--;
	else
		return go_pass();
	if (e.code == ERR_NONE && !shown_read(s, &e))
		screen_fail(s, &e);
	return go_stay();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
	struct deed_cols cols;
};

/* "denied", or the reason; before it whose record it is, where that is not the one on top. */
static const char *
about(const struct state *st, const struct audit_line *l, bool refused, struct arena *turn)
{
	const char *how = refused ? l->outcome : l->reason;

	if (l->value[0] != '\0' && !refused)
		how = text_fmt(turn, "%s%s%s", l->value, how[0] == '\0' ? "" : ": ", how);
	if (l->lines > 1)
		how = text_fmt(turn, "%s%s(%d entries)", how, how[0] == '\0' ? "" : " ", l->lines);

	if (st->page.patient != 0 && strcmp(l->number, st->banner.number) == 0)
		return how;
	return text_fmt(turn, "%s %s", l->number, how);
}

/* What was tried is said at its length. */
static struct deed_row
deed_of(const struct audit_line *l, struct arena *turn)
{
	return (struct deed_row){ l->at, l->login, l->station, l->action,
		strcmp(l->outcome, "denied") == 0 ? deed_tried(l->action, turn) : NULL };
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct audit_line *l = &d->st->lines.list.at[i];
	bool refused = l->outcome[0] != '\0' && strcmp(l->outcome, "done") != 0;
	struct deed_row deed = deed_of(l, d->turn);
	int end = deed_row_draw(&deed, g, y, &d->cols, look) + 2, what = deed_row_end(&d->cols);

	(void)x;
	(void)w;
	/* Of one day they stand in a column, of one chart behind what was done. */
	if (!d->cols.one_day || what < end)
		what = end;
	grid_put(g, y, what, g->cols - what - 1, refused ? LOOK_CARE : LOOK_DIM,
	    about(d->st, l, refused, d->turn));
}

static const char *
title_of(const struct state *st, struct arena *turn)
{
	char day[DAY_TEXT];

	if (st->page.patient != 0)
		return st->page.readings ? "Who saw this chart" : "Who saw and changed this record";
	return text_fmt(turn, "Audit of %s: %s", day_show_long(st->page.day, day), st->person);
}

static void
audit_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { .st = st, .turn = turn };
	struct frame f = { .title = title_of(st, turn) };
	struct body b = subject_of(s) != 0 ? screen_frame_of(s, g, &f, &st->banner, turn)
					   : screen_frame(s, g, &f, turn);
	struct list_view v = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 1,
		.w = g->cols - 2,
		.focus = true,
		.row = draw_row,
		.ctx = &d };

	deed_cols_start(&d.cols, st->page.patient == 0, g);
	for (size_t i = 0; i < st->lines.list.n; i++) {
		struct deed_row deed = deed_of(&st->lines.list.at[i], turn);

		deed_cols_fit(&d.cols, &deed, g);
	}
	deed_row_heads(g, b.y, &d.cols);
	if (st->shown.list.n == 0)
		grid_put(g, b.y + 2, DEED_X, -1, LOOK_PLAIN, "Nothing.");
	if (st->lines.read == AUDIT_PAGE)
		grid_put_right(g, b.y, 1, g->cols - 2, LOOK_DIM, "the newest 500");
	list_draw(&st->shown.list, g, &v);
}

const struct screen_ops audit_screen = {
	.name = "audit",
	.contexts = contexts,
	.open = audit_open,
	.reload = shown_read,
	.handle = audit_handle,
	.draw = audit_draw,
	.close = shown_close,
};

const struct screen_ops readers_screen = {
	.name = "readers",
	.contexts = of_patient,
	.open = audit_open,
	.reload = shown_read,
	.handle = audit_handle,
	.draw = audit_draw,
	.close = shown_close,
};
