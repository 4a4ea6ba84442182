/* field_screen - one answer through all records of a form: what it was, who said so, when,
 * where and why.  subject.text is the form, subject.place the question. */
#include <string.h>

#include "app/chart.h"
#include "app/past.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/list.h"

enum { X_VALUE = 3, X_OF = 28, X_STATE = 41, X_SAVED = 58, ROW_LINES = 2 };

struct state {
	struct banner banner;
	struct past_field field;
	struct list list;
};

static const char *const contexts[] = { "everywhere", NULL };

static bool
field_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	int64_t *ids;

	s->state = st;
	if (s->on.text == NULL || s->on.place == NULL)
		return err_set(e, ERR_MISSING, "Choose a question first.");
	if (!past_note(s->app, s->on.patient, 0, e)
	    || !banner_load(s->app, s->on.patient, &s->mem, &st->banner, e)
	    || !past_field(s->app, s->on.patient, s->on.text, s->on.place, &s->mem, &st->field, e))
		return false;
	ids = arena_array(&s->mem, int64_t, st->field.row.n + 1);
	for (size_t i = 0; i < st->field.row.n; i++)
		ids[i] = (int64_t)i + 1;
	list_set(&st->list, ids, (int)st->field.row.n);
	return true;
}

static struct go
field_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (in->key->code == K_ENTER)
		return go_stay();
	return rows_key(s, &st->list, in->key, s->rows / ROW_LINES) ? go_stay() : go_pass();
}

static void
draw_answer(const struct state *st, int i, struct grid *g, int y, struct arena *turn)
{
	const struct past_answer *x = &st->field.row.at[i];
	struct now at = now_at(x->at);
	char day[DAY_TEXT], minute[DAY_TEXT];
	bool holds = strcmp(x->state, "final") == 0;

	if (list_is(&st->list, i))
		grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
	if (i == st->list.at)
		grid_cursor(g, y, X_VALUE);
	grid_put(g, y, X_VALUE, X_OF - X_VALUE - 1, holds ? LOOK_VALUE : LOOK_DIM,
	    x->value[0] == '\0' ? "not recorded" : x->value);
	grid_put(g, y, X_OF, -1, LOOK_PLAIN, day_show(x->day, day));
	grid_put(g, y, X_STATE, -1, holds ? LOOK_OK : LOOK_DIM, past_state_word(x->state));
	grid_put(g, y, X_SAVED, -1, LOOK_PLAIN,
	    text_fmt(turn, "%s %s %s", day_show(at.day, day), minute_show(at.minute, minute),
		x->initials));
	grid_put(g, y + 1, X_VALUE + 2, g->cols - X_VALUE - 3, LOOK_DIM,
	    text_fmt(turn, "at %s%s%s%s%s", x->station,
		x->reason[0] == '\0' ? "" : "; corrected: ", x->reason,
		x->late[0] == '\0' ? "" : "; late: ", x->late));
}

static void
field_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = text_fmt(turn, "%s: %s", st->field.title, st->field.label) };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	int room = (b.h - 1) / ROW_LINES, y = b.y + 1;
	int top = st->list.at >= room ? st->list.at - room + 1 : 0;

	grid_put(g, b.y, X_VALUE, -1, LOOK_TITLE, "Answer");
	grid_put(g, b.y, X_OF, -1, LOOK_TITLE, "Of");
	grid_put(g, b.y, X_STATE, -1, LOOK_TITLE, "State");
	grid_put(g, b.y, X_SAVED, -1, LOOK_TITLE, "Saved");
	if (st->list.n == 0)
		grid_put(g, y, X_VALUE, -1, LOOK_PLAIN, "It was never asked before.");
	for (int i = top; i < st->list.n && i < top + room; i++, y += ROW_LINES)
		draw_answer(st, i, g, y, turn);
}

const struct screen_ops field_screen = {
	.name = "field",
	.contexts = contexts,
	.open = field_open,
	.handle = field_handle,
	.draw = field_draw,
};
