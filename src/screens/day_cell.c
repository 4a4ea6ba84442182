#include "screens/day_cell.h"

#include "app/chart.h"
#include "app/which_hip.h"
#include "base/text.h"

int
day_cell_within(int x, int n)
{
	return x < 0 || n == 0 ? 0 : x >= n ? n - 1 : x;
}

const struct day_visit *
day_cell_visit(const struct day_cell *c)
{
	const struct day_visit *on = NULL;

	for (size_t i = 0; c->column != NULL && i < c->column->visit.n; i++) {
		const struct day_visit *v = &c->column->visit.at[i];

		if (v->from >= c->minute && v->from < c->minute + c->minutes)
			return v;
		if (on == NULL && v->from < c->minute && v->to > c->minute)
			on = v;
	}
	return on;
}

int
day_cell_free(const struct day_cell *c)
{
	int end = c->minute + c->minutes;

	for (int m = c->minute; c->column != NULL && m < end && m < DAY_MINUTES; m += CELL_MINUTES)
		if (c->column->places[m / CELL_MINUTES] > 0)
			return m;
	return MINUTE_NONE;
}

const struct day_hold *
day_cell_hold(const struct day_cell *c)
{
	for (size_t i = 0; c->column != NULL && i < c->column->hold.n; i++) {
		const struct day_hold *h = &c->column->hold.at[i];

		if (h->at.from < c->minute + c->minutes && h->at.to > c->minute)
			return h;
	}
	return NULL;
}

bool
day_cell_opens(const struct day_cell *c, const struct banner *b)
{
	return day_cell_visit(c) != NULL && (b->patient == 0 || day_cell_free(c) == MINUTE_NONE);
}

struct go
day_cell_chart(const struct day_cell *c)
{
	const struct day_visit *v = day_cell_visit(c);

	return go_open("chart", (struct subject){ .patient = v->row->patient, .day = DAY_NONE });
}

struct go
day_cell_open(struct screen *s, const struct day_cell *c, const char *screen)
{
	const struct day_visit *v = day_cell_visit(c);

	if (v == NULL) {
		screen_say(s, SAID_ERROR, "Nobody is booked there: choose a visit.");
		return go_stay();
	}
	return go_open(screen,
	    (struct subject){
		.patient = v->row->patient, .id = v->row->id, .day = DAY_NONE, .text = "session" });
}

/* "KB away (ill)", "KB is not there at 09:00", "KB is taken at 09:00": no place is free. */
static const char *
not_free(const struct day_cell *c, struct arena *turn)
{
	char at[DAY_TEXT];

	if (day_cell_visit(c) == NULL && c->column->absent[0] != '\0')
		return c->column->absent;
	return text_fmt(turn, "%s is %s at %s", c->column->code,
	    day_cell_visit(c) == NULL ? "not there" : "taken", minute_show(c->minute, at));
}

/* "2026-12-01 at 10:00 with KB": the line of a booking. */
static const char *
line_of(struct screen *s, const struct day_cell *c)
{
	bool with = c->column->kind == RES_THERAPIST;
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(&s->mem, "%s at %s%s%s", day_iso(c->view->day, day),
	    minute_show(day_cell_free(c), at), with ? " with " : "", with ? c->column->code : "");
}

struct go
day_cell_book(struct screen *s, const struct day_cell *c, const struct banner *b)
{
	struct subject on = { .patient = b->patient, .day = c->view->day };

	if (c->column == NULL) {
		screen_say(
		    s, SAID_ERROR, "There is nobody to book: add a therapist or a room first.");
		return go_stay();
	}
	if (day_cell_free(c) == MINUTE_NONE) {
		screen_say(s, SAID_ERROR, "%s: choose a free place.", not_free(c, &s->mem));
		return go_stay();
	}
	if (b->patient == 0)
		on.place = line_of(s, c);
	else
		on.text = line_of(s, c);
	return go_open(b->patient == 0 ? "find" : "book", on);
}

struct go
day_cell_next_free(struct screen *s, const struct day_cell *c)
{
	struct subject on = { .patient = s->on.patient, .day = c->view->day };
	char day[DAY_TEXT];

	if (c->column != NULL && c->view->day > app_now(s->app).day)
		on.text =
		    text_fmt(&s->mem, "with %s >%s", c->column->code, day_iso(c->view->day, day));
	else if (c->column != NULL)
		on.text = text_fmt(&s->mem, "with %s", c->column->code);
	return go_open("free", on);
}

const char *
day_cell_words(const struct day_cell *c, const struct grid *g, struct arena *turn)
{
	const struct day_visit *v = day_cell_visit(c);
	const struct day_hold *hold = day_cell_hold(c);
	int free = day_cell_free(c), places;
	char at[DAY_TEXT];

	if (c->column == NULL)
		return "No therapist, room or device is set up yet: a manager adds them by g C 2.";
	if (c->view->closed != NULL)
		return text_fmt(turn, "Nobody works that day: %s.", c->view->closed);
	if (v != NULL)
		return text_fmt(turn, "%s %s, %s%s, %d min.%s", minute_show(v->from, at),
		    grid_name(g, v->row->name, v->row->latin), v->row->label,
		    hip_said(v->row->side), v->row->minutes,
		    free != MINUTE_NONE ? "  A place is free beside." : "");
	if (free == MINUTE_NONE)
		return hold == NULL ? text_fmt(turn, "%s.", not_free(c, turn))
				    : text_fmt(turn, "%s %s is held by %s.",
					minute_show(c->minute, at), c->column->code, hold->who);
	places = c->column->places[free / CELL_MINUTES];
	return text_fmt(turn, "%s %s free for %d min%s.", minute_show(free, at), c->column->code,
	    day_view_free(c->column, free),
	    places > 1 ? text_fmt(turn, ", %d places", places) : "");
}

void
day_cell_hidden(struct grid *g, int y, const struct day_hidden *h, struct arena *turn)
{
	const char *visits = text_fmt(turn, "%d visit%s", h->visits, h->visits == 1 ? "" : "s");
	char at[DAY_TEXT];

	if (!h->below && h->shown.from > h->from)
		grid_put_right(g, y, 1, g->cols - 2, LOOK_DIM,
		    text_fmt(turn, " ^ earlier, from %s: %s ", minute_show(h->from, at), visits));
	if (h->below && h->shown.to < h->to)
		grid_put_right(g, y, 1, g->cols - 2, LOOK_DIM,
		    text_fmt(turn, " v later, to %s: %s ", minute_show(h->to, at), visits));
}
