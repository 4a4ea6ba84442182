/* scores_screen - the scores of a patient over time, hip by hip.  subject.patient. */
#include <string.h>

#include "app/chart.h"
#include "app/trend.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"

enum { PAGE = 10, FRAME_ROWS = 9 };

struct state {
	struct arena mem; /* until it is read again */
	struct banner banner;
	struct trends trends;
	int from; /* the first line that is shown */
};

static const char *const contexts[] = { "scores", "everywhere", NULL };

static bool
scores_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
	st->trends = (struct trends){ 0 };
	return banner_load(s->app, s->on.patient, &st->mem, &st->banner, e)
	    && trend_load(s->app, s->on.patient, &st->mem, &st->trends, e);
}

static bool
scores_open(struct screen *s, struct err *e)
{
	s->state = arena_new(&s->mem, struct state);
	return scores_reload(s, e);
}

static void
scores_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static void
tell(const struct trend *t, struct prose *p)
{
	const char *change = trend_change_words(t, p->a);

	prose_add(p, LOOK_TITLE, 0, "%s", trend_title(t, p->a));
	for (size_t i = 0; i < t->point.n; i++)
		prose_add(p, LOOK_PLAIN, 2, "%s", trend_point_words(t, i, p->a));
	if (change[0] != '\0')
		prose_add(p, LOOK_VALUE, 2, "%s", change);
	prose_add(p, LOOK_PLAIN, 0, "%s", "");
}

static struct prose
lines_of(const struct screen *s, struct arena *turn)
{
	const struct state *st = s->state;
	struct prose p = { .a = turn, .w = s->cols - 6 };

	for (size_t i = 0; i < st->trends.list.n; i++)
		tell(&st->trends.list.at[i], &p);
	if (p.line.n == 0)
		prose_add(&p, LOOK_DIM, 0, "%s", "No score with a total is on record.");
	return p;
}

/* From which line on the last ones are seen: nobody scrolls to an empty page. */
static int
last_from(const struct screen *s)
{
	struct arena turn = { 0 };
	int left = (int)lines_of(s, &turn).line.n - (s->rows - FRAME_ROWS);

	arena_clear(&turn);
	return left > 0 ? left : 0;
}

static struct go
scores_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "scores.down"))
		st->from = st->from + PAGE < last_from(s) ? st->from + PAGE : last_from(s);
	else if (input_is(in, "scores.up"))
		st->from = st->from > PAGE ? st->from - PAGE : 0;
	else
		return go_pass();
	return go_stay();
}

static void
scores_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Scores" };
	struct prose p = lines_of(s, turn);
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	int last = last_from(s), from = st->from < last ? st->from : last;
	int left =
	    prose_draw(&p, g, &(struct prose_area){ .y = b.y, .x = 3, .h = b.h - 1, .from = from });

	if (left > 0)
		grid_put(g, b.y + b.h - 1, 3, -1, LOOK_DIM,
		    text_fmt(turn, "%d more line%s below: PgDn", left, left == 1 ? "" : "s"));
}

const struct screen_ops scores_screen = {
	.name = "scores",
	.contexts = contexts,
	.open = scores_open,
	.reload = scores_reload,
	.handle = scores_handle,
	.draw = scores_draw,
	.close = scores_close,
};
