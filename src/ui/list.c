#include "ui/list.h"

#include "base/arena.h"
#include "base/text.h"

static void
clamp(struct list *l)
{
	if (l->at >= l->n)
		l->at = l->n - 1;
	if (l->at < 0)
		l->at = 0;
}

int64_t
list_id(const struct list *l)
{
	return l->at < l->n && !l->gone ? l->ids[l->at] : 0;
}

bool
list_is(const struct list *l, int i)
{
	return i == l->at && !l->gone;
}

bool
list_choose(struct list *l, int64_t id)
{
	for (int i = 0; i < l->n; i++)
		if (l->ids[i] == id) {
			l->at = i;
			l->gone = false;
			return true;
		}
	return false;
}

/* What the numbers meant that were on the screen when the first digit was typed. */
static void
keep_seen(struct list *l)
{
	if (l->typed == 0 || l->nseen > 0)
		return;
	l->nseen = l->n < LIST_SEEN ? l->n : LIST_SEEN;
	for (int i = 0; i < l->nseen; i++)
		l->seen[i] = l->ids[i];
}

void
list_set(struct list *l, const int64_t *ids, int n)
{
	int64_t id = list_id(l);
	int seen = l->at - l->top;

	keep_seen(l);
	l->ids = ids;
	l->n = n;
	if (list_choose(l, id)) /* and at the same height of the screen */
		l->top = l->at > seen ? l->at - seen : 0;
	clamp(l);
}

void
list_hold(struct list *l, int64_t id)
{
	if (id != 0 && list_id(l) != id)
		l->gone = true;
}

/* 1, 12, 123: the row of the number so far.  Where there is none the cursor goes back to where it
 * was, and nothing is chosen: what is typed next must not hit a row that a part of it names. */
static void
type_number(struct list *l, int digit)
{
	int number = l->typed * 10 + digit;

	if (number == 0)
		return;
	if (l->typed == 0)
		l->from = l->at;
	l->typed = number < LIST_NUMBER ? number : LIST_NUMBER;
	if (number <= l->nseen) {
		l->gone = !list_choose(l, l->seen[number - 1]);
		return;
	}
	l->gone = l->n > 0 && (l->nseen > 0 || number > l->n);
	l->at = l->gone || l->n == 0 ? l->from : number - 1;
}

void
list_end_number(struct list *l)
{
	l->typed = l->nseen = 0;
}

int
list_missing(const struct list *l)
{
	return l->typed > (l->nseen > 0 ? l->nseen : l->n) ? l->typed : 0;
}

static bool
move(struct list *l, uint32_t code, int h)
{
	int step = l->gone ? 0 : 1; /* the row at the place of the one that is gone comes first */

	switch (code) {
	case K_UP:
	case 'k':
		l->at -= step;
		return true;
	case K_DOWN:
	case 'j':
		l->at += step;
		return true;
	case K_PAGE_UP:
	case K_CTRL('B'):
		l->at -= h;
		l->top -= h;
		return true;
	case K_PAGE_DOWN:
	case K_CTRL('F'):
		l->at += h;
		l->top += h;
		return true;
	case K_HOME:
		l->at = 0;
		return true;
	case K_END:
	case 'G':
		l->at = l->n - 1;
		return true;
	default:
		return false;
	}
}

/* The first row shown, such that the chosen one is. */
static int
top_for(const struct list *l, int h)
{
	int top = l->top;

	if (top > l->n - h)
		top = l->n - h;
	if (top < 0)
		top = 0;
	if (l->at < top)
		top = l->at;
	if (l->at >= top + h)
		top = l->at - h + 1;
	return top;
}

bool
list_key(struct list *l, const struct key *k, int h)
{
	bool was_g = l->g;

	l->g = false;
	if (k->mods & K_ALT)
		return false;
	if (k->code >= '0' && k->code <= '9') {
		type_number(l, (int)(k->code - '0'));
	} else if (k->code == K_BACKSPACE && l->typed > 0) {
		l->at = l->from;
		list_end_number(l);
		l->gone = false;
	} else {
		list_end_number(l);
		if (k->code == 'g' && !l->prefix) {
			l->g = !was_g;
			if (was_g)
				l->at = 0;
		} else if (!move(l, k->code, h)) {
			return false;
		}
		l->gone = false;
	}
	clamp(l);
	l->top = top_for(l, h);
	return true;
}

static int
number_width(int n)
{
	int w = 1;

	for (; n >= 10; n /= 10)
		w++;
	return w;
}

void
list_draw(const struct list *l, struct grid *g, const struct list_view *v)
{
	int top = top_for(l, v->h), digits = v->numbers ? number_width(l->n) : 0;
	int x = v->x + 2 + (v->numbers ? digits + 1 : 0);
	bool bar = v->bar && !g->slow;

	for (int i = top; i < l->n && i < top + v->h; i++) {
		struct arena scratch = { 0 };
		int y = v->y + i - top;
		bool chosen = list_is(l, i);

		if (chosen)
			grid_mark(g, y, v->x, g->slow ? LOOK_PLAIN : LOOK_KEY, MARK_NOW);
		if (v->numbers)
			grid_put(g, y, v->x + 2, digits, LOOK_DIM,
			    text_fmt(&scratch, "%*d", digits, i + 1));
		v->row(
		    v->ctx, g, i, y, x, v->x + v->w - x, chosen && bar ? LOOK_SELECT : LOOK_PLAIN);
		if (chosen && bar)
			grid_look(g, y, v->x, v->w, LOOK_SELECT);
		if (i == l->at && v->focus) /* going back from the marker costs a slow line bytes */
			grid_cursor(g, y, g->slow ? v->x : x);
		arena_clear(&scratch);
	}
}

const char *
list_beyond(const struct list *l, int h, struct arena *a)
{
	int above = top_for(l, h), below = l->n - above - h;

	if (above > 0 && below > 0)
		return text_fmt(a, " %d above, %d more below ", above, below);
	if (above > 0)
		return text_fmt(a, " %d more above ", above);
	return below > 0 ? text_fmt(a, " %d more below ", below) : NULL;
}

void
list_draw_beyond(const struct list *l, struct grid *g, int y, int h)
{
	struct arena scratch = { 0 };
	const char *beyond = list_beyond(l, h, &scratch);

	if (beyond != NULL)
		grid_put_right(g, y, 1, g->cols - 2, LOOK_DIM, beyond);
	arena_clear(&scratch);
}
