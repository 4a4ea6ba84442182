#include "screens/treatment_table.h"

#include "base/text.h"
#include "screens/observe.h"
#include "screens/prose.h"

/* Columns; a title takes up to 36 of them. */
enum { X_NUMBER = 3, X_TITLE = 5, X_HIP = 42, HIP_W = 7, X_WHY = 56 };
/* Rows of a reason in the table; rows that the text about one treatment needs below it. */
enum { ROWS_MOST = 6, PANE_LEAST = 8 };

static void
draw_box(const struct treatment_table *v, struct grid *g, int y, int h, int t)
{
	const struct fit *f = &v->advice->hip[h].fit[t];
	const struct chosen *held = v->held[h][t];
	int x = X_HIP + h * HIP_W;
	bool here = h == v->hip && t == v->at;

	grid_put(g, y, x, 3, here ? LOOK_FOCUS : LOOK_PLAIN, v->want[h][t] ? "[x]" : "[ ]");
	if (v->want[h][t] != (held != NULL))
		grid_put(g, y, x - 1, 1, LOOK_CARE, "*");
	grid_put(g, y, x + 4, 2, LOOK_VALUE, class_code(f->class));
	if (held != NULL && held->outdated)
		grid_mark(g, y, x + 3, LOOK_CARE, MARK_CARE);
	if (here)
		grid_cursor(g, y, x + 1);
}

static struct prose
why_prose(const struct grid *g, const char *why, struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - X_WHY - 3 };

	prose_add(&p, LOOK_PLAIN, 0, "%s", why);
	return p;
}

/* Rows for each reason, so that as many of them as can be are whole in the room. */
static int
most_rows(const struct treatment_table *v, const struct grid *g, int room, struct arena *turn)
{
	int most = 1;

	for (int next = 2; next <= ROWS_MOST; next++) {
		int rows = 0;

		for (int t = 0; t < (int)v->advice->pack->treatment.n; t++) {
			const struct telling x = { v->advice, v->hip, t };
			enum told_kind kind;
			struct prose p = why_prose(g, telling_why(&x, &kind, turn), turn);

			rows += (int)p.line.n < next ? (int)p.line.n : next;
		}
		if (rows <= room)
			most = next;
	}
	return most;
}

/* In h rows at most; the rows that it took. */
static int
draw_why(struct grid *g, int y, int h, const char *why, struct arena *turn)
{
	struct prose p = why_prose(g, why, turn);

	if (h == 1) { /* cut within a word: there is room for little */
		grid_put(g, y, X_WHY + 2, p.w, LOOK_PLAIN, why);
		return 1;
	}
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = X_WHY + 2, .h = h });
	return (int)p.line.n < h ? (int)p.line.n : h;
}

/* The row below it. */
static int
draw_line(
    const struct treatment_table *v, struct grid *g, int y, int t, int most, struct arena *turn)
{
	const struct telling x = { v->advice, v->hip, t };
	enum told_kind kind;
	const char *why = telling_why(&x, &kind, turn);
	enum mark mark = told_mark(kind);
	const char number[] = { (char)('1' + t), '\0' };

	if (t == v->at)
		grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
	grid_put(g, y, X_NUMBER, 1, LOOK_KEY, number);
	grid_put(g, y, X_TITLE, X_HIP - X_TITLE - 1, LOOK_PLAIN,
	    treatment_title(&v->advice->pack->treatment.at[t], turn));
	for (int h = 0; h < HIPS; h++)
		draw_box(v, g, y, h, t);
	if (mark != MARKS)
		grid_mark(g, y, X_WHY, mark == MARK_STOP ? LOOK_BAD : LOOK_CARE, mark);
	return y + draw_why(g, y, most, why, turn);
}

/* "Left II final, size SMALL, observed" */
static const char *
stage_line(const struct treatment_table *v, int hip, struct arena *turn)
{
	const struct chosen *held = observed(v->chosen, "RL"[hip]);

	return text_fmt(turn, "%s%s", telling_stage(v->advice, hip, turn),
	    held == NULL         ? ""
		: held->outdated ? ", observed since another stage"
				 : ", observed");
}

int
treatment_stages(const struct treatment_table *v, struct grid *g, int y, struct arena *turn)
{
	const char *right = stage_line(v, HIP_R, turn);
	const char *left = stage_line(v, HIP_L, turn);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	if (grid_width(g, right) + grid_width(g, left) + 5 <= g->cols) {
		prose_add(&p, LOOK_VALUE, 0, "%s   %s", right, left);
	} else {
		prose_add(&p, LOOK_VALUE, 0, "%s", right);
		prose_add(&p, LOOK_VALUE, 0, "%s", left);
	}
	prose_draw(&p, g, &(struct prose_area){ .y = y, .x = 1, .h = (int)p.line.n });
	return y + (int)p.line.n;
}

int
treatment_rows(const struct treatment_table *v, struct grid *g, int y, int end, struct arena *turn)
{
	struct prose legend = { .a = turn, .w = g->cols - 2 };
	int most;

	grid_put(g, y, X_TITLE, -1, LOOK_TITLE, "Treatment");
	for (int h = 0; h < HIPS; h++)
		grid_put(g, y, X_HIP + h * HIP_W, HIP_W - 1, h == v->hip ? LOOK_FOCUS : LOOK_TITLE,
		    h == HIP_R ? "Right" : "Left");
	grid_put(g, y++, X_WHY, -1, LOOK_TITLE, text_fmt(turn, "Why, %s hip", hip_word(v->hip)));
	prose_add(&legend, LOOK_DIM, 0, "%s", telling_legend(v->advice, turn));
	most = most_rows(v, g, end - y - (int)legend.line.n - PANE_LEAST, turn);
	for (int t = 0; t < (int)v->advice->pack->treatment.n; t++)
		y = draw_line(v, g, y, t, most, turn);
	prose_draw(&legend, g, &(struct prose_area){ .y = y, .x = 1, .h = (int)legend.line.n });
	return y + (int)legend.line.n;
}
