#include "screens/form_problems.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"

enum { LABEL_X = 8, LABEL_MOST = 38, HEAD = 2, FOOT = 6, EMPTY_ROWS = 2 };

static const char *const whole[] = { "problems", NULL };
static const char *const partly[] = { "problems", "incomplete", NULL };

const char *const *
form_problems_contexts(const struct form_work *w)
{
	return w->kind->incomplete ? partly : whole;
}

/* What cannot be read comes first: no record keeps it. */
static void
put_unreadable_first(struct problems *p)
{
	size_t at = 0;

	for (size_t i = 0; i < p->n; i++) {
		struct problem bad = p->at[i];

		if (bad.kind != PROBLEM_BAD)
			continue;
		memmove(&p->at[at + 1], &p->at[at], (i - at) * sizeof(bad));
		p->at[at++] = bad;
	}
}

/* The key by which it is said why a question is blank. */
static void
name_key(struct form_work *w)
{
	for (size_t i = 0; i < w->problem.n; i++) {
		struct problem *p = &w->problem.at[i];

		if (p->kind == PROBLEM_EMPTY && form_field(w->view.form, p->cell)->nna > 0)
			p->text = text_fmt(&w->found, "%.*s, or F4: why it is blank",
			    (int)strcspn(p->text, ","), p->text);
	}
}

/* Another hip than was booked stands among them, at its question; the save asks about it by
 * itself. */
static void
add_other_hip(struct form_work *w)
{
	size_t n = w->problem.n, cell;
	struct problem *all;

	if (w->other_hip == NULL || !form_find_place(w->view.form, "side", &cell))
		return;
	all = arena_array(&w->found, struct problem, n + 1);
	while (n > 0 && w->problem.at[n - 1].cell > cell) {
		all[n] = w->problem.at[n - 1];
		n--;
	}
	all[n] = (struct problem){ .kind = PROBLEM_WARN, .cell = cell, .text = w->other_hip };
	while (n-- > 0)
		all[n] = w->problem.at[n];
	w->problem.at = all;
	w->problem.n++;
}

bool
form_problems_any(struct form_work *w)
{
	arena_clear(&w->found);
	form_problems(w->view.form, &w->found, &w->problem);
	add_other_hip(w);
	put_unreadable_first(&w->problem);
	name_key(w);
	w->chosen = 0;
	for (size_t i = 0; i < w->problem.n; i++)
		if (w->problem.at[i].kind != PROBLEM_WARN)
			return true;
	return false;
}

static struct go
go_to(struct form_work *w, struct screen *s, size_t i)
{
	const struct problem *p = &w->problem.at[i];
	size_t n = strlen(p->text);
	bool ended = n > 0 && strchr(".?!", p->text[n - 1]) != NULL;

	w->at = WORK_FILL;
	form_view_go(&w->view, p->cell);
	screen_say(s, p->kind == PROBLEM_WARN ? SAID_PLAIN : SAID_ERROR, "%s%s F2 tries again.",
	    p->text, ended ? "" : ".");
	return go_stay();
}

/* Up, down, by pages and to the ends. */
static void
choose(struct form_work *w, const char *action)
{
	static const struct {
		const char *action;
		int by;
	} step[] = { { "problems.down", 1 }, { "problems.up", -1 }, { "problems.page_down", 9 },
		{ "problems.page_up", -9 }, { "problems.last", 10000 },
		{ "problems.first", -10000 } };
	int last = (int)w->problem.n - 1;

	for (size_t i = 0; i < sizeof(step) / sizeof(*step); i++) {
		int to = (int)w->chosen + step[i].by;

		if (strcmp(action, step[i].action) == 0)
			w->chosen = (size_t)(to > last ? last : to < 0 ? 0 : to);
	}
}

struct go
form_problems_key(struct form_work *w, struct screen *s, const struct key *k)
{
	const char *action = form_work_action(s, form_problems_contexts(w), k);

	s->message[0] = '\0';
	if (k->mods == 0 && k->code >= '1' && k->code <= '9' && k->code - '1' < w->problem.n)
		return go_to(w, s, k->code - '1');
	if (strcmp(action, "problems.go") == 0)
		return go_to(w, s, w->chosen);
	if (strcmp(action, "problems.incomplete") == 0)
		return form_work_save_incomplete(w, s);
	choose(w, action);
	if (strcmp(action, "problems.back") == 0)
		w->at = WORK_FILL;
	if (strcmp(action, "problems.again") == 0)
		screen_say(s, SAID_CARE, "Not saved yet: Enter goes to the question at the mark.");
	return go_stay();
}

static int
label_width(const struct form_work *w, struct arena *turn)
{
	int most = 0;

	for (size_t i = 0; i < w->problem.n; i++) {
		int cols = width_of(form_label(w->view.form, w->problem.at[i].cell, turn));

		if (cols > most)
			most = cols;
	}
	return most < LABEL_MOST ? most : LABEL_MOST;
}

/* Its text in lines beside the label; draws them unless it only measures.  Returns the rows. */
static int
lay_text(const struct form_work *w, struct grid *g, size_t i, int y, struct arena *turn)
{
	const struct problem *p = &w->problem.at[i];
	int x = LABEL_X + label_width(w, turn) + 2, n = 0;
	struct piece line;

	for (const char *s = p->text; wrap_next(&s, g->cols - x - 1, &line); n++)
		if (y >= 0)
			grid_put(g, y + n, x, -1, p->kind == PROBLEM_WARN ? LOOK_CARE : LOOK_BAD,
			    arena_strn(turn, line.s, line.len));
	return n;
}

static int
draw_problem(const struct form_work *w, struct grid *g, size_t i, int y, struct arena *turn)
{
	static const struct {
		enum look look;
		enum mark mark;
	} as[] = { [PROBLEM_BAD] = { LOOK_BAD, MARK_STOP },
		[PROBLEM_EMPTY] = { LOOK_BAD, MARK_TODO },
		[PROBLEM_MUST] = { LOOK_BAD, MARK_STOP },
		[PROBLEM_WARN] = { LOOK_CARE, MARK_CARE } };
	const struct problem *p = &w->problem.at[i];

	if (i == w->chosen) {
		grid_mark(g, y, 1, LOOK_NOW, MARK_NOW);
		grid_cursor(g, y, 4);
	}
	grid_put_right(g, y, 2, 3, LOOK_PLAIN, text_fmt(turn, "%zu", i + 1));
	grid_mark(g, y, 6, as[p->kind].look, as[p->kind].mark);
	grid_put(g, y, LABEL_X, label_width(w, turn), LOOK_LABEL,
	    form_label(w->view.form, p->cell, turn));
	return lay_text(w, g, i, y, turn);
}

/* As much of a list as fits so many columns, to a comma. */
static const char *
cut_list(const char *s, int cols, struct arena *turn)
{
	static const char more[] = " and others";
	struct piece line = { .s = s };
	size_t n;

	(void)wrap_next(&s, cols - (int)strlen(more), &line);
	for (n = line.len; n > 0 && line.s[n - 1] != ',';)
		n--;
	return text_fmt(turn, "%.*s%s", (int)n - (n > 0), line.s, more);
}

/* What may stay empty, in the rows there are for it.  Returns how many it took. */
static int
draw_empty(const struct form_work *w, struct grid *g, int y, struct arena *turn)
{
	const char *empty = form_left_empty(w->view.form, turn);
	const char *s = text_fmt(turn, "Empty, which is fine: %s", empty), *row = s;
	struct piece line;
	int n = 0;

	if (empty[0] == '\0')
		return 0;
	for (; n < EMPTY_ROWS && wrap_next(&s, g->cols - 2, &line); row = s, n++) {
		bool fits = n + 1 < EMPTY_ROWS || s == NULL;

		grid_put(g, y + n, 1, -1, LOOK_DIM,
		    fits ? arena_strn(turn, line.s, line.len) : cut_list(row, g->cols - 2, turn));
	}
	return n;
}

static void
draw_foot(const struct form_work *w, struct grid *g, int y, struct arena *turn)
{
	y += draw_empty(w, g, y, turn) > 1;
	grid_put(g, y + 1, 1, -1, LOOK_PLAIN,
	    "Your answers are kept as a draft. Nothing is lost if you leave.");
	if (w->kind->incomplete)
		grid_put(g, y + 3, 1, -1, LOOK_PLAIN,
		    "i  save as incomplete: the chart shows that it is to be finished");
}

/* The first that is shown, so that the chosen one is whole. */
static size_t
top_of(const struct form_work *w, struct grid *g, int room, struct arena *turn)
{
	size_t top = w->chosen;
	int rows = lay_text(w, g, top, -1, turn);

	while (top > 0 && (rows += lay_text(w, g, top - 1, -1, turn)) <= room)
		top--;
	return top;
}

/* "There are 40 things to look at, 38 of them not answered: Up and Down show the rest" */
static const char *
title_of(const struct form_work *w, bool more, struct arena *turn)
{
	size_t n = w->problem.n, empty = 0;
	const char *blank = "";

	for (size_t i = 0; i < n; i++)
		empty += w->problem.at[i].kind == PROBLEM_EMPTY;
	if (n == 1)
		return "There is 1 thing to look at";
	if (empty > 0)
		blank = empty == n ? ", not answered yet"
				   : text_fmt(turn, ", %zu of them not answered yet", empty);
	return text_fmt(turn, "There are %zu things to look at%s%s", n, blank,
	    more ? ": Up and Down show the rest" : "");
}

void
form_problems_draw(const struct form_work *w, struct grid *g, struct body b, struct arena *turn)
{
	int room = b.h - HEAD - FOOT, y = b.y + HEAD, end = y + room;
	size_t top = top_of(w, g, room, turn), i;

	for (i = top; i < w->problem.n && (i == top || y + lay_text(w, g, i, -1, turn) <= end); i++)
		y += draw_problem(w, g, i, y, turn);
	grid_put(g, b.y, 1, -1, LOOK_TITLE, title_of(w, top > 0 || i < w->problem.n, turn));
	draw_foot(w, g, y + 1, turn);
}
