#include "screens/form_flag.h"

#include <string.h>

#include "app/calls.h"
#include "app/reasons.h"
#include "base/text.h"
#include "form/form.h"
#include "screens/prose.h"

enum { LINE_MOST = 120, ROWS = 8 };

uint64_t
form_flag_answered(const struct form *f)
{
	const struct formdef *d = form_def(f);
	uint64_t all = 0, bit = 1;

	for (size_t i = 0; i < d->ncells; i++) {
		if (d->fields[d->cells[i].field].redflag[0] == '\0')
			continue;
		if (form_cell(f, i)->stop && form_cell(f, i)->text[0] != '\0')
			all |= bit;
		bit <<= 1;
	}
	return all;
}

/* The first flag that is up and has no answer yet; false when there is none. */
static bool
find_flag(const struct form *f, size_t *cell)
{
	const struct formdef *d = form_def(f);

	for (size_t i = 0; i < d->ncells; i++)
		if (d->fields[d->cells[i].field].redflag[0] != '\0' && form_cell(f, i)->stop
		    && form_cell(f, i)->text[0] == '\0') {
			*cell = i;
			return true;
		}
	return false;
}

void
form_flag_changed(struct form_work *w, struct screen *s)
{
	struct err e = { 0 };
	size_t cell;

	if (!find_flag(w->view.form, &cell)) {
		if (w->at == WORK_PANEL)
			w->at = WORK_FILL;
		return;
	}
	if (!calls_flag(s->app, form_field(w->view.form, cell)->redflag, &w->flag, &e)) {
		screen_fail(s, &e); /* the question is there all the same, and must be answered */
		return;
	}
	edit_init(&w->line, &s->mem, LINE_MOST, false);
	if (cell == w->flag_cell && w->flag_said != NULL)
		edit_set(&w->line, w->flag_said);
	w->flag_cell = cell;
	w->at = WORK_PANEL;
}

int
form_flag_rows(const struct form_work *w, const struct body *b, int cols)
{
	(void)cols;
	return w->at != WORK_PANEL ? 0 : b->h > ROWS ? ROWS : b->h;
}

/* "ref42, ref43b" */
static const char *
sources(const struct redflag *f, struct arena *turn)
{
	struct text t = { .a = turn };

	for (size_t i = 0; i < f->source.n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ", f->source.at[i]);
	return text_get(&t);
}

void
form_flag_draw(
    const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn)
{
	static const char *const when[] = { [URGENCY_EMERGENCY] = "EMERGENCY",
		[URGENCY_SAME_DAY] = "TODAY",
		[URGENCY_URGENT] = "URGENT" };
	struct prose p = { .a = turn, .w = cols - 4 };
	int x;

	prose_add(&p, LOOK_BAD, 0, "%s: %s?", when[w->flag->urgency], w->flag->why);
	prose_add(&p, LOOK_PLAIN, 0, "%s.", w->flag->text);
	prose_add(&p, LOOK_VALUE, 0, "%s [%s]", w->flag->action, sources(w->flag, turn));
	prose_add(&p, LOOK_DIM, 0,
	    "Saving puts the patient on the list of those to be called today; only a recorded "
	    "contact takes them off it.");
	grid_rule(g, b.y, 0, cols);
	prose_draw(&p, g, &(struct prose_area){ .y = b.y + 1, .x = 2, .h = b.h - 2 });
	x = 2 + grid_put(g, b.y + b.h - 1, 2, -1, LOOK_LABEL, "Done at once") + 2;
	edit_draw(&w->line, g, b.y + b.h - 1, x, cols - x - 2, true);
}

/* Of several answers only that goes which put the flag up. */
static bool
untick(struct form *f, size_t asked, size_t flag)
{
	for (size_t i = 0; i < form_option_count(form_field(f, asked)); i++) {
		if (!form_option_chosen(f, asked, i))
			continue;
		form_pick(f, asked, i);
		if (!form_cell(f, flag)->stop)
			return true;
		form_undo(f);
	}
	return false;
}

/* The question that brought the flag: the nearest above that asks for no flag's answer. */
static size_t
asked_by(const struct form_work *w)
{
	const struct formdef *d = form_def(w->view.form);
	size_t field = d->cells[w->flag_cell].field;

	while (field > 0 && d->fields[field].redflag[0] != '\0')
		field--;
	return d->fields[field].first;
}

/* It was typed by mistake: the question that put the flag up is as before.  What was said of it
 * is there again, should it come up again. */
static void
take_back(struct form_work *w, struct screen *s)
{
	size_t asked = asked_by(w);
	struct err e = { 0 };
	bool done;

	if (form_field(w->view.form, asked)->type == FIELD_MANY)
		done = untick(w->view.form, asked, w->flag_cell);
	else
		done = form_set(w->view.form, asked, "", &e)
		    && !form_cell(w->view.form, w->flag_cell)->stop;
	if (!done) {
		screen_say(s, SAID_ERROR, "Say what was done at once, and who was told.");
		return;
	}
	w->flag_said = arena_str(&s->mem, edit_text(&w->line));
	w->at = WORK_FILL;
	form_view_go(&w->view, asked);
}

/* To the next question; of several answers there may be more to tick. */
static void
go_on(struct form_work *w)
{
	size_t asked = asked_by(w);

	if (form_field(w->view.form, asked)->type == FIELD_MANY) {
		form_view_go(&w->view, asked);
		return;
	}
	form_view_go(&w->view, w->flag_cell);
	form_view_step(&w->view, 1);
}

struct go
form_flag_key(struct form_work *w, struct screen *s, const struct key *k)
{
	const char *action = form_work_action(s, line_contexts, k);
	const char *text = edit_text(&w->line);
	struct err e = { 0 };

	if (strcmp(action, "line.back") == 0) {
		take_back(w, s);
	} else if (strcmp(action, "line.done") != 0) {
		edit_key(&w->line, k, LINE_MOST);
	} else if (!reason_check(text, REASON_LETTERS, "note", &e)) {
		screen_say(s, SAID_ERROR, "Say what was done at once, in words, and who was told.");
	} else if (!form_set(w->view.form, w->flag_cell, text, &e)) {
		screen_fail(s, &e);
	} else {
		w->at = WORK_FILL;
		go_on(w);
	}
	return go_stay();
}

const char *
form_flag_message(const struct form_work *w)
{
	(void)w;
	return "What was done at once, and who was told?  Esc: the answer was not meant so.";
}
