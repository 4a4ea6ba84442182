/* each_screen - did several visits not come?  They are named; the board does it on a yes. */
#include <stdlib.h>
#include <string.h>

#include "app/session_view.h"
#include "app/untold.h"
#include "base/text.h"
#include "base/vec.h"
#include "screens/all.h"
#include "screens/box.h"

enum { WIDTH = 66, Y = 4, SHOWN = 10 };

struct asked {
	struct session_view v;
	bool untold; /* nobody recorded that the patient knows of this time */
};

struct state {
	VEC(struct asked) visit;
	int untold;
};

static const char *const contexts[] = { "question", NULL };

static bool
add_visit(struct screen *s, int64_t id, struct err *e)
{
	struct state *st = s->state;
	struct asked *one = vec_add(&s->mem, &st->visit);
	const char *untold;

	if (!session_view_load(s->app, id, &s->mem, &one->v, e)
	    || !untold_of(s->app, id, &s->mem, &untold, e))
		return false;
	one->untold = untold[0] != '\0';
	st->untold += one->untold;
	return true;
}

/* The sessions of "12@3; 14@2". */
static bool
each_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	const char *at = s->on.text;

	s->state = st;
	while (at != NULL && *at != '\0') {
		if (!add_visit(s, strtoll(at, NULL, 10), e))
			return false;
		at = strchr(at, ';');
		at = at == NULL ? NULL : at + 1;
	}
	return true;
}

static struct go
each_handle(struct screen *s, const struct input *in)
{
	(void)s;
	if (input_is(in, "question.no"))
		return go_back(NULL);
	if (!input_is(in, "question.yes"))
		return go_stay();
	return (struct go){ .what = GO_ACTION, .action = "board.all-noshow" };
}

static const char *
how_many_untold(const struct state *st, struct arena *turn)
{
	return st->visit.n == 1
	    ? "Nobody recorded that the patient was told of this time."
	    : text_fmt(turn, "Nobody recorded that %d of them %s told of this time.", st->untold,
		st->untold == 1 ? "was" : "were");
}

static void
each_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	int n = (int)st->visit.n, shown = n < SHOWN ? n : SHOWN;
	struct box b = { .y = Y, .h = shown + 4 + (n > shown) + (st->untold > 0), .w = WIDTH };
	int x, w, y = Y + 1;
	char at[DAY_TEXT];

	box_draw(s, g, &b, text_fmt(turn, "%d visit%s: did not come?", n, n == 1 ? "" : "s"), turn);
	x = b.x;
	w = b.w;
	for (int i = 0; i < shown; i++, y++) {
		const struct session_view *v = &st->visit.at[i].v;

		grid_put(g, y, x + 2, 5, LOOK_PLAIN, minute_show(v->minute, at));
		if (st->visit.at[i].untold)
			grid_mark(g, y, x + 7, LOOK_CARE, MARK_CARE);
		grid_put(g, y, x + 8, 30, LOOK_VALUE, grid_name(g, v->shown, v->latin));
		grid_put(
		    g, y, x + 39, 11, LOOK_PLAIN, day_show_born(v->born, v->born_estimated, at));
		grid_put(g, y, x + 51, w - 53, LOOK_PLAIN, v->label);
	}
	if (n > shown)
		grid_put(g, y++, x + 2, -1, LOOK_PLAIN, text_fmt(turn, "and %d more", n - shown));
	if (st->untold > 0) {
		grid_mark(g, y, x + 2, LOOK_CARE, MARK_CARE);
		grid_put(g, y++, x + 4, w - 6, LOOK_CARE, how_many_untold(st, turn));
	}
	grid_put(g, y + 1, x + 2, -1, LOOK_LABEL, "y all of them did not come   n leave it");
	grid_cursor(g, y + 1, x + 2);
}

const struct screen_ops each_screen = {
	.name = "each",
	.needs = "session.each",
	.contexts = contexts,
	.open = each_open,
	.handle = each_handle,
	.draw = each_draw,
	.over = true,
};
