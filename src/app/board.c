#include "app/board.h"

#include <string.h>

#include "app/calls.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/untold.h"
#include "app/which_hip.h"
#include "store/due_store.h"

static enum board_state
state_of(const char *word)
{
	static const char *const name[BOARD_STATES] = { "booked", "arrived", "running", "done",
		"no_show", "cancelled" };

	for (int s = 0; s < BOARD_STATES; s++)
		if (strcmp(name[s], word) == 0)
			return (enum board_state)s;
	return BOARD_DUE;
}

static int
minutes_since(int64_t at, struct now now)
{
	return at == 0 || now.at < at ? 0 : (int)((now.at - at) / 60);
}

/* What a visit is for is out of the chart. */
static void
hide(struct app *app, struct board_row *b)
{
	b->closed = glass_closed(app, b->patient, b->closed);
	if (!b->closed)
		return;
	b->label = "sensitive";
	b->side = '\0';
	b->nth = b->of = 0;
	b->why = "";
	b->flag = b->flag[0] == '\0' ? "" : calls_hidden;
}

static void
read_row(struct rows *r, const struct app *app, int day, struct arena *a, struct board_row *b)
{
	struct now now = app->now;
	int64_t arrived, started;
	struct untold knows;

	*b = (struct board_row){ .id = row_int(r), .waits = -1, .runs = -1 };
	b->patient = row_int(r);
	b->name = row_text(r, a);
	b->latin = row_text(r, a);
	b->born = row_day(r);
	b->born_estimated = row_int(r) != 0;
	b->number = row_text(r, a);
	b->minute = (int)row_int(r);
	b->minutes = (int)row_int(r);
	b->state = state_of(row_text(r, a));
	b->label = row_text(r, a);
	b->side = row_text(r, a)[0];
	b->course = row_int(r);
	arrived = row_int(r);
	started = row_int(r);
	(void)row_int(r);
	b->rev = row_int(r);
	b->therapist = row_text(r, a);
	b->room = row_text(r, a);
	b->device = row_text(r, a);
	b->nth = (int)row_int(r);
	b->of = (int)row_int(r);
	b->other_therapist = row_int(r) != 0;
	b->alert = row_int(r) != 0;
	b->changeover = (int)row_int(r);
	b->closed = row_int(r) != 0; /* all of them, until hide() */
	b->flag = row_text(r, a);
	b->why = row_text(r, a);
	knows = (struct untold){ .session = row_int(r), .day = row_day(r) };
	knows.minute = (int)row_int(r);
	knows.look = row_int(r) != 0;
	b->untold = b->state == BOARD_DUE || b->state == BOARD_NO_SHOW
	    ? untold_words(&knows, day, b->minute, a)
	    : "";
	if (b->state == BOARD_CANCELLED)
		b->nth = b->of = 0;
	else
		b->why = "";
	if (b->state == BOARD_ARRIVED)
		b->waits = minutes_since(arrived, now);
	if (b->state == BOARD_RUNNING)
		b->runs = minutes_since(started, now);
	b->late =
	    b->state == BOARD_DUE && (day < now.day || (day == now.day && b->minute < now.minute));
}

/* Marks those who share their name with another person of the day. */
static void
mark_alike(struct board *b)
{
	for (size_t i = 0; i < b->row.n; i++) {
		struct board_row *x = &b->row.at[i];

		for (size_t j = 0; j < i; j++) {
			struct board_row *y = &b->row.at[j];

			if (x->patient != y->patient && strcmp(x->name, y->name) == 0)
				x->alike = y->alike = true;
		}
	}
}

bool
board_load(struct app *app, int day, struct arena *a, struct board *out, struct err *e)
{
	struct rows *r = db_read(app->db, Q_BOARD_OF_DAY, ARGS(I(day)));

	*out = (struct board){ .day = day };
	while (row_next(r)) {
		struct board_row b;

		read_row(r, app, day, a, &b);
		out->count[b.state]++;
		if (b.state == BOARD_CANCELLED)
			*vec_add(a, &out->cancelled) = b;
		else
			*vec_add(a, &out->row) = b;
	}
	mark_alike(out);
	if (!rows_end(r, e))
		return false;
	for (size_t i = 0; i < out->row.n; i++)
		hide(app, &out->row.at[i]);
	for (size_t i = 0; i < out->cancelled.n; i++)
		hide(app, &out->cancelled.at[i]);
	return true;
}

static bool
show_hip(struct app *app, struct board_row *b, struct err *e)
{
	return b->closed || which_hip_shown(app, b->label, b->side, &b->side, e);
}

bool
board_hips(struct app *app, struct board *b, struct err *e)
{
	for (size_t i = 0; i < b->row.n; i++)
		if (!show_hip(app, &b->row.at[i], e))
			return false;
	for (size_t i = 0; i < b->cancelled.n; i++)
		if (!show_hip(app, &b->cancelled.at[i], e))
			return false;
	return true;
}

bool
board_due(struct app *app, struct board_due *out, struct err *e)
{
	struct due_counts due = { 0 };

	if (!due_count(app->db, app->now.day, BOARD_COUNTED, &due, e))
		return false;
	*out = (struct board_due){ .overdue = due.overdue, .week = due.week };
	return due_call_count(app->db, &out->calls, e);
}
