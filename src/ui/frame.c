#include "ui/frame.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"

enum { GAP = 2, TITLE_LEAST = 24, ROWS_MIN = 10, COLS_MIN = 40 };

static int
put_left_of(struct grid *g, int end, enum look look, const char *text, int gap)
{
	int w = grid_width(g, text);

	grid_put(g, 0, end - w, w, look, text);
	return end - w - gap;
}

/* Where there is no room for all, the title is cut first, to so much as says what it is; then who
 * sits here is left out, then the clock. */
static void
draw_title(struct grid *g, const struct frame *f)
{
	const char *mark = f->unsaved ? "* unsaved" : "";
	int title = f->title == NULL ? 0 : grid_width(g, f->title);
	int end = g->cols - 1, room = end - 1 - GAP - grid_width(g, mark);

	room -= f->standing == NULL ? 0 : grid_width(g, f->standing) + GAP;
	room -= title < TITLE_LEAST ? title : TITLE_LEAST;
	if (f->clock != NULL && !g->slow && room >= grid_width(g, f->clock) + GAP) {
		end = put_left_of(g, end, LOOK_PLAIN, f->clock, GAP);
		room -= grid_width(g, f->clock) + GAP;
	}
	if (f->who != NULL && room >= grid_width(g, f->who) + GAP)
		end = put_left_of(g, end, LOOK_DIM, f->who, 3);
	if (f->standing != NULL)
		end = put_left_of(g, end, LOOK_CARE, f->standing, GAP);
	if (f->unsaved)
		end = put_left_of(g, end, LOOK_CARE, mark, GAP);
	if (f->title != NULL)
		grid_put(g, 0, 1, end - 1, LOOK_TITLE, f->title);
}

/* Puts text where the row has room, else at the start of the next; *x moves past it and gap. */
static int
flow(struct grid *g, int y, int *x, int gap, enum look look, const char *text)
{
	int room = g->cols - 2, w = grid_width(g, text);
	struct piece line;

	if (*x > 1 && *x + w > room + 1) {
		y++;
		*x = 1;
	}
	if (w <= room) {
		grid_put(g, y, *x, -1, look, text);
		*x += w + gap;
		return y;
	}
	for (const char *p = text; wrap_next(&p, room, &line); y++) {
		struct arena scratch = { 0 };

		grid_put(g, y, 1, -1, look, arena_strn(&scratch, line.s, line.len));
		arena_clear(&scratch);
	}
	*x = g->cols;
	return y - 1;
}

static int
draw_patient(struct grid *g, int y, const struct frame_patient *p)
{
	int x = 1, facts = 0, n = 0;

	for (; n < FRAME_FACTS && p->facts[n] != NULL; n++)
		facts += grid_width(g, p->facts[n]) + (n > 0 ? GAP : 0);
	y = flow(g, y, &x, GAP, LOOK_TITLE, p->name);
	if (x + facts <= g->cols - 1) /* all in one piece at the right end */
		x = g->cols - 1 - facts;
	for (int i = 0; i < n; i++)
		y = flow(g, y, &x, GAP, LOOK_PLAIN, p->facts[i]);
	y++;
	x = 1;
	if (p->nalerts == 0) {
		grid_put(g, y, 1, -1, LOOK_DIM, p->none);
		return y + 1;
	}
	for (size_t i = 0; i < p->nalerts; i++) {
		struct arena scratch = { 0 };

		y = flow(g, y, &x, 3, LOOK_ALERT, text_fmt(&scratch, "! %s", p->alerts[i]));
		arena_clear(&scratch);
	}
	return y + 1;
}

/* A long sentence takes the context's row too: what to do stands at its end. */
static void
draw_message(struct grid *g, const struct frame *f, int y)
{
	static const struct {
		enum look mark, text;
	} looks[] = { [SAID_PLAIN] = { LOOK_PLAIN, LOOK_PLAIN },
		[SAID_DONE] = { LOOK_OK, LOOK_PLAIN },
		[SAID_CARE] = { LOOK_CARE, LOOK_PLAIN },
		[SAID_ERROR] = { LOOK_BAD, LOOK_BAD },
		[SAID_TROUBLE] = { LOOK_CARE, LOOK_PLAIN } };
	int x = f->said == SAID_PLAIN ? 1 : 3, w = g->cols - x - 1;
	struct arena scratch = { 0 };
	const char *rest = f->message;
	struct piece line;

	wrap_next(&rest, w, &line);
	if (rest != NULL) {
		grid_fill(g, y - 1, 0, 1, g->cols, LOOK_PLAIN);
		grid_put(g, --y, x, w, looks[f->said].text, arena_strn(&scratch, line.s, line.len));
		grid_put(g, y + 1, x, w, looks[f->said].text, rest);
	} else {
		grid_put(g, y, x, w, looks[f->said].text, f->message);
	}
	if (f->said == SAID_TROUBLE)
		grid_put(g, y, 1, 1, looks[f->said].mark, "*");
	else if (f->said != SAID_PLAIN)
		grid_mark(g, y, 1, looks[f->said].mark,
		    f->said == SAID_DONE        ? MARK_DONE
			: f->said == SAID_ERROR ? MARK_STOP
						: MARK_CARE);
	arena_clear(&scratch);
}

void
frame_context(struct grid *g, const struct frame *f)
{
	enum look look = f->context_care ? LOOK_CARE : LOOK_DIM;
	bool free = f->message == NULL || *f->message == '\0';
	int y = g->rows - 3;
	struct arena scratch = { 0 };
	const char *rest = f->context;
	struct piece line;

	if (free && wrap_next(&rest, g->cols - 2, &line) && rest != NULL) {
		grid_put(g, y, 1, -1, look, arena_strn(&scratch, line.s, line.len));
		grid_put(g, y + 1, 1, g->cols - 2, look, rest);
	} else {
		grid_put(g, y, 1, g->cols - 2, look, f->context);
	}
	arena_clear(&scratch);
}

static int
hint_width(const struct grid *g, const struct keyhint *k)
{
	return grid_width(g, k->key) + 1 + grid_width(g, k->word) + GAP;
}

/* Columns of all hints that are at most worst. */
static int
hints_width(const struct grid *g, const struct keyhint *keys, size_t n, int worst)
{
	int w = 0;

	for (size_t i = 0; i < n; i++)
		if (keys[i].rank <= worst)
			w += hint_width(g, &keys[i]);
	return w;
}

static int
draw_hint(struct grid *g, int y, int x, const struct keyhint *k)
{
	x += grid_put(g, y, x, -1, LOOK_KEY, k->key) + 1;
	return x + grid_put(g, y, x, -1, LOOK_LABEL, k->word) + GAP;
}

void
frame_keys(struct grid *g, const struct keyhint *keys, size_t n)
{
	int y = g->rows - 1, worst = 0, left = 1, right = g->cols + GAP - 1;

	grid_fill(g, y, 0, 1, g->cols, LOOK_PLAIN);
	for (size_t i = 0; i < n; i++)
		if (keys[i].rank > worst)
			worst = keys[i].rank;
	while (worst > 0 && hints_width(g, keys, n, worst) > g->cols)
		worst--;
	right -= hints_width(g, keys, n, 0);
	if (right < 1)
		right = 1;
	for (size_t i = 0; i < n; i++) {
		if (keys[i].rank == 0)
			right = draw_hint(g, y, right, &keys[i]);
		else if (keys[i].rank <= worst)
			left = draw_hint(g, y, left, &keys[i]);
	}
}

struct body
frame_draw(struct grid *g, const struct frame *f)
{
	int y = 1;

	draw_title(g, f);
	if (f->patient != NULL)
		y = draw_patient(g, y, f->patient);
	if (!f->no_rule || f->patient != NULL)
		grid_rule(g, y++, 0, -1);
	if (f->context != NULL)
		frame_context(g, f);
	if (f->message != NULL && *f->message != '\0')
		draw_message(g, f, g->rows - 2);
	frame_keys(g, f->keys, f->nkeys);
	return (struct body){ .y = y, .h = g->rows - 3 - y > 0 ? g->rows - 3 - y : 0 };
}

bool
frame_too_small(struct grid *g)
{
	if (g->rows >= ROWS_MIN && g->cols >= COLS_MIN)
		return false;
	grid_clear(g);
	grid_put(g, 0, 0, -1, LOOK_PLAIN, "Make the window larger");
	return true;
}
