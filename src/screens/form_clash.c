/* form_clash - two people changed the same record: nothing is overwritten in silence.
 *
 * Each answer that both changed stands with both values, and a digit takes one.  The form
 * and its draft are as they were until the last one is chosen: whoever leaves before
 * comes to the same choice again. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "screens/form_work.h"

enum { X_LABEL = 3, X_OURS = 34, X_THEIRS = 57, HEAD = 3 };

const char *const clash_contexts[] = { "clash", NULL };

static const char *
shown(const char *value)
{
	return value[0] == '\0' ? "nothing" : value;
}

/* The answers that were taken, and all that only they changed; the draft goes on from there. */
static struct go
settle(struct form_work *w, struct screen *s)
{
	struct pairs put = { 0 };
	struct err e = { 0 };
	char old[DRAFT_ID];

	for (size_t i = 0; i < w->clash.taken.list.n; i++)
		*vec_add(&s->mem, &put.list) = w->clash.taken.list.at[i];
	for (size_t i = 0; i < w->clash.both.n; i++)
		if (w->clash.both.at[i].take == TAKE_THEIRS)
			*vec_add(&s->mem, &put.list) =
			    (struct pair){ w->clash.both.at[i].name, w->clash.both.at[i].theirs };
	if (!fill_put(w->view.form, put.list.at, put.list.n, app_now(s->app).day, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	snprintf(old, sizeof(old), "%s", w->draft);
	w->what.response = w->clash.response;
	w->draft[0] = '\0';
	w->kept = form_changes(w->view.form) - 1; /* the draft is now one of the newer record */
	form_work_keep(w, s);
	w->given.list.n = 0;
	w->at = WORK_FILL;
	if (w->draft[0] != '\0' && old[0] != '\0' && strcmp(old, w->draft) != 0
	    && !draft_throw(s->app, old, &e))
		screen_fail(s, &e);
	else if (w->clash.taken.list.n == 0)
		screen_say(s, SAID_PLAIN, "The form is as you chose. F2 saves.");
	else
		screen_say(s, SAID_PLAIN, "%zu other change%s of %s %s in the form now. F2 saves.",
		    w->clash.taken.list.n, w->clash.taken.list.n == 1 ? "" : "s", w->clash.who,
		    w->clash.taken.list.n == 1 ? "is" : "are");
	return go_stay();
}

static bool
is_chosen(const struct form_work *w)
{
	for (size_t i = 0; i < w->clash.both.n; i++)
		if (w->clash.both.at[i].take == TAKE_NONE)
			return false;
	return true;
}

static void
take(struct form_work *w, enum clash_take which)
{
	w->clash.both.at[w->nth].take = which;
	for (size_t i = 1; i < w->clash.both.n; i++) {
		size_t k = (w->nth + i) % w->clash.both.n;

		if (w->clash.both.at[k].take == TAKE_NONE) {
			w->nth = k;
			return;
		}
	}
}

struct go
form_clash_key(struct form_work *w, struct screen *s, const struct key *k)
{
	const char *action = form_work_action(s, clash_contexts, k);

	s->message[0] = '\0';
	if (strcmp(action, "clash.ours") == 0)
		take(w, TAKE_OURS);
	else if (strcmp(action, "clash.theirs") == 0)
		take(w, TAKE_THEIRS);
	else if (strcmp(action, "clash.down") == 0 && w->nth + 1 < w->clash.both.n)
		w->nth++;
	else if (strcmp(action, "clash.up") == 0 && w->nth > 0)
		w->nth--;
	else if (strcmp(action, "clash.back") == 0)
		w->at = WORK_FILL;
	else if (strcmp(action, "clash.done") == 0 && is_chosen(w))
		return settle(w, s);
	else if (strcmp(action, "clash.done") == 0)
		screen_say(s, SAID_ERROR, "Choose for each answer: 1 yours, 2 theirs.");
	return go_stay();
}

bool
form_clash(struct form_work *w, struct screen *s, const struct err *e)
{
	struct err why = { 0 };

	if (e->code != ERR_CONFLICT || strcmp(e->field, "corrects") != 0
	    || !clash_find(s->app, &w->what, w->view.form, &s->mem, &w->clash, &why)
	    || w->clash.response == 0)
		return false;
	w->nth = 0;
	w->at = WORK_CLASH;
	if (w->clash.both.n == 0)
		(void)settle(w, s);
	return true;
}

/* "Weight": the question of a pair, as the form words it. */
static const char *
label_of(const struct form_work *w, const char *name, struct arena *turn)
{
	size_t cell;

	return form_find_place(w->view.form, name, &cell) ? form_label(w->view.form, cell, turn)
							  : name;
}

static void
draw_row(const struct form_work *w, struct grid *g, size_t i, int y, struct arena *turn)
{
	const struct clash_row *r = &w->clash.both.at[i];

	if (i == w->nth) {
		grid_mark(g, y, 1, LOOK_NOW, MARK_NOW);
		grid_cursor(g, y, X_LABEL);
	}
	grid_put(g, y, X_LABEL, X_OURS - X_LABEL - 1, LOOK_LABEL, label_of(w, r->name, turn));
	grid_put(g, y, X_OURS, X_THEIRS - X_OURS - 1,
	    r->take == TAKE_OURS ? LOOK_SELECT : LOOK_VALUE,
	    text_fmt(turn, "1 %s", shown(r->ours)));
	grid_put(g, y, X_THEIRS, g->cols - X_THEIRS - 1,
	    r->take == TAKE_THEIRS ? LOOK_SELECT : LOOK_VALUE,
	    text_fmt(turn, "2 %s", shown(r->theirs)));
}

void
form_clash_draw(const struct form_work *w, struct grid *g, struct body b, struct arena *turn)
{
	int both = (int)w->clash.both.n, room = b.h - HEAD, y = b.y + HEAD;
	int top = (int)w->nth >= room ? (int)w->nth - room + 1 : 0;
	char minute[DAY_TEXT];

	grid_put(g, b.y, 1, -1, LOOK_TITLE,
	    text_fmt(turn, "%s saved this record at %s, while you filled it", w->clash.who,
		minute_show(now_at(w->clash.at).minute, minute)));
	grid_put(g, b.y + 1, X_LABEL, -1, LOOK_TITLE, "Both of you changed");
	grid_put(g, b.y + 1, X_OURS, -1, LOOK_TITLE, "You");
	grid_put(g, b.y + 1, X_THEIRS, -1, LOOK_TITLE, w->clash.who);
	grid_rule(g, b.y + 2, 0, g->cols);
	for (int i = top; i < both && i - top < room; i++)
		draw_row(w, g, (size_t)i, y++, turn);
	if (w->clash.taken.list.n > 0 && y + 1 < b.y + b.h)
		grid_put(g, ++y, X_LABEL, -1, LOOK_TITLE,
		    text_fmt(turn, "Only %s changed; comes into your form", w->clash.who));
	y++;
	for (size_t i = 0; i < w->clash.taken.list.n && y < b.y + b.h; i++, y++) {
		const struct pair *p = &w->clash.taken.list.at[i];

		grid_put(
		    g, y, X_LABEL, X_OURS - X_LABEL - 1, LOOK_LABEL, label_of(w, p->name, turn));
		grid_put(g, y, X_THEIRS, g->cols - X_THEIRS - 1, LOOK_DIM, shown(p->value));
	}
}
