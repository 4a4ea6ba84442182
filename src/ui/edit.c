#include "ui/edit.h"

#include <string.h>

#include "base/text.h"
#include "lang/clean.h"
#include "lang/width.h"

enum change { NO_CHANGE, TYPED, RUBBED, OTHER };

static void
reserve(struct edit *e, size_t need)
{
	size_t cap = e->cap == 0 ? 64 : e->cap;
	char *s;

	if (need < e->cap)
		return;
	while (cap <= need)
		cap *= 2;
	s = arena_alloc(e->a, cap);
	if (e->len > 0)
		memcpy(s, e->s, e->len);
	e->s = s;
	e->cap = cap;
}

void
edit_init(struct edit *e, struct arena *a, size_t max, bool memo)
{
	*e = (struct edit){ .a = a, .max = max, .memo = memo };
	reserve(e, 1);
}

void
edit_set(struct edit *e, const char *text)
{
	size_t len = strlen(text);

	e->len = 0;
	reserve(e, len);
	memcpy(e->s, text, len + 1);
	e->at = e->len = len;
	e->nundo = 0;
	e->last = NO_CHANGE;
}

const char *
edit_text(const struct edit *e)
{
	return e->s;
}

/* Remembers the text before a change, unless the change goes on with the last one. */
static void
remember(struct edit *e, enum change kind)
{
	struct edit_step *step;

	if (kind != OTHER && (int)kind == e->last)
		return;
	e->last = (int)kind;
	if (e->nundo == EDIT_UNDO)
		e->oldest = (e->oldest + 1) % EDIT_UNDO;
	else
		e->nundo++;
	step = &e->undo[(e->oldest + e->nundo - 1) % EDIT_UNDO];
	if (step->cap <= e->len) {
		step->cap = e->cap;
		step->s = arena_alloc(e->a, step->cap);
	}
	memcpy(step->s, e->s, e->len + 1);
	step->at = e->at;
}

static enum edit_did
undo(struct edit *e)
{
	struct edit_step *step;

	if (e->nundo == 0)
		return EDIT_IGNORED;
	step = &e->undo[(e->oldest + --e->nundo) % EDIT_UNDO];
	e->len = strlen(step->s);
	reserve(e, e->len);
	memcpy(e->s, step->s, e->len + 1);
	e->at = step->at;
	e->last = NO_CHANGE;
	return EDIT_CHANGED;
}

static enum edit_did
insert(struct edit *e, const char *s, enum change kind)
{
	size_t n = strlen(s);

	if (n == 0)
		return EDIT_MOVED;
	if ((size_t)width_of(e->s) + (size_t)width_of(s) > e->max)
		return EDIT_FULL;
	remember(e, kind);
	reserve(e, e->len + n);
	memmove(e->s + e->at + n, e->s + e->at, e->len - e->at + 1);
	memcpy(e->s + e->at, s, n);
	e->len += n;
	e->at += n;
	return EDIT_CHANGED;
}

static enum edit_did
type(struct edit *e, uint32_t cp)
{
	char s[5] = "";

	if (!clean_cp(cp))
		return EDIT_REFUSED;
	s[utf8_put(cp, s)] = '\0';
	if (cp == ' ') /* a word is a step of undo */
		e->last = NO_CHANGE;
	return insert(e, s, TYPED);
}

/* Line ends are blanks where there is one line; what may not be stored refuses the whole. */
static enum edit_did
paste(struct edit *e, const char *text)
{
	struct text t = { .a = e->a };

	while (*text != '\0') {
		uint32_t cp = utf8_next(&text);

		if (cp == '\n')
			text_add(&t, e->memo ? "\n" : *text == '\0' ? "" : " ");
		else if (clean_cp(cp))
			text_put(&t, cp);
		else
			return EDIT_REFUSED;
	}
	return insert(e, text_get(&t), OTHER);
}

static enum edit_did
cut(struct edit *e, size_t from, size_t to, enum change kind)
{
	if (from == to)
		return EDIT_MOVED;
	remember(e, kind);
	if (kind == OTHER)
		e->killed = arena_strn(e->a, e->s + from, to - from);
	memmove(e->s + from, e->s + to, e->len - to + 1);
	e->len -= to - from;
	e->at = from;
	return EDIT_CHANGED;
}

static size_t
before(const struct edit *e, size_t at)
{
	return (size_t)(cluster_prev(e->s, e->s + at) - e->s);
}

static size_t
after(const struct edit *e, size_t at)
{
	const char *p = e->s + at;
	struct piece c;

	cluster_next(&p, &c);
	return (size_t)(p - e->s);
}

static size_t
line_start(const struct edit *e)
{
	size_t at = e->at;

	while (at > 0 && e->s[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_end(const struct edit *e)
{
	return e->at + strcspn(e->s + e->at, "\n");
}

static size_t
word_start(const struct edit *e)
{
	size_t at = e->at;

	while (at > 0 && strchr(" \n", e->s[at - 1]) != NULL)
		at--;
	while (at > 0 && strchr(" \n", e->s[at - 1]) == NULL)
		at--;
	return at;
}

/* The line that holds the cursor, its number and the cursor's column; returns the lines. */
static int
layout(const struct edit *e, int w, struct piece *at_line, int *nth, int *col)
{
	const char *cursor = e->s + e->at;
	struct piece line;
	int n = 0;

	for (const char *p = e->s; wrap_next(&p, w, &line); n++)
		if (line.s <= cursor) {
			size_t in = (size_t)(cursor - line.s) < line.len ? (size_t)(cursor - line.s)
									 : line.len;

			*at_line = line;
			*nth = n;
			*col = width_ofn(line.s, in);
		}
	return n;
}

static enum edit_did
move_line(struct edit *e, int w, int by)
{
	struct piece line = { 0 };
	int nth = 0, col = 0, n = layout(e, w, &line, &nth, &col), i = 0, used = 0;
	struct piece c;

	e->last = NO_CHANGE;
	if (!e->memo || nth + by < 0 || nth + by >= n)
		return EDIT_IGNORED;
	for (const char *p = e->s; wrap_next(&p, w, &line) && i < nth + by; i++)
		;
	e->at = (size_t)(line.s - e->s);
	for (const char *p = line.s; p < line.s + line.len && cluster_next(&p, &c);
	     e->at = (size_t)(p - e->s))
		if ((used += c.cols) > col)
			break;
	return EDIT_MOVED;
}

static enum edit_did
go(struct edit *e, size_t to)
{
	e->at = to;
	e->last = NO_CHANGE;
	return EDIT_MOVED;
}

static enum edit_did
control(struct edit *e, uint32_t code)
{
	switch (code) {
	case K_CTRL('A'):
		return go(e, line_start(e));
	case K_CTRL('E'):
		return go(e, line_end(e));
	case K_CTRL('B'):
		return go(e, before(e, e->at));
	case K_CTRL('F'):
		return go(e, after(e, e->at));
	case K_CTRL('D'):
		return cut(e, e->at, after(e, e->at), RUBBED);
	case K_CTRL('K'):
		return cut(e, e->at, line_end(e), OTHER);
	case K_CTRL('U'):
		return cut(e, line_start(e), e->at, OTHER);
	case K_CTRL('W'):
		return cut(e, word_start(e), e->at, OTHER);
	case K_CTRL('Y'):
		return e->killed == NULL ? EDIT_MOVED : insert(e, e->killed, OTHER);
	case K_CTRL('Z'):
	case K_CTRL('_'):
		return undo(e);
	default:
		return EDIT_IGNORED;
	}
}

enum edit_did
edit_key(struct edit *e, const struct key *k, int w)
{
	if (k->mods & K_ALT)
		return EDIT_IGNORED;
	switch (k->code) {
	case K_LEFT:
		return go(e, before(e, e->at));
	case K_RIGHT:
		return go(e, after(e, e->at));
	case K_HOME:
		return go(e, line_start(e));
	case K_END:
		return go(e, line_end(e));
	case K_UP:
		return move_line(e, w, -1);
	case K_DOWN:
		return move_line(e, w, 1);
	case K_BACKSPACE:
		return cut(e, before(e, e->at), e->at, RUBBED);
	case K_DELETE:
		return cut(e, e->at, after(e, e->at), RUBBED);
	case K_ENTER:
		return e->memo ? insert(e, "\n", OTHER) : EDIT_IGNORED;
	case K_PASTE:
		return paste(e, k->text);
	default:
		break;
	}
	if (k->code < ' ')
		return control(e, k->code);
	return k->code < K_ENTER ? type(e, k->code) : EDIT_IGNORED;
}

/* What a line of w columns shows: everything, or from a multiple of half the width on, so that
 * the text stands still for most keys. */
static const char *
first_shown(const struct edit *e, int w)
{
	int at = width_ofn(e->s, e->at), step = w / 2 > 0 ? w / 2 : 1, left = 0;
	int room = e->at == e->len ? w : w - 1, used = 0;
	const char *p = e->s, *from = e->s;
	struct piece c;

	while (at - left > room)
		left += step;
	while (used < left && cluster_next(&p, &c)) {
		used += c.cols;
		from = p;
	}
	return from;
}

/* s to its end or to w columns, whole clusters; returns what did not fit.  Each letter keeps its
 * place: the cursor stands among them. */
static const char *
put_part(struct grid *g, int y, int x, int w, const char *s, const char *end)
{
	struct arena scratch = { 0 };
	const char *p = s, *to = s;
	const char *(*latin)(void *, const char *, struct arena *) = g->latin;
	struct piece c;
	int used = 0;

	g->latin = NULL;
	while (p < end && cluster_next(&p, &c) && used + c.cols <= w) {
		used += c.cols;
		to = p;
	}
	if (used > 0)
		grid_put(g, y, x, used, LOOK_PLAIN, arena_strn(&scratch, s, (size_t)(to - s)));
	grid_dots(g, y, x + used, w - used, LOOK_PLAIN);
	g->latin = latin;
	arena_clear(&scratch);
	return to;
}

void
edit_draw(const struct edit *e, struct grid *g, int y, int x, int w, bool focus)
{
	const char *from = first_shown(e, w), *to = put_part(g, y, x, w, from, e->s + e->len);

	if (from > e->s)
		grid_put(g, y, x - 1, 1, LOOK_KEY, "<");
	if (*to != '\0')
		grid_put(g, y, x + w, 1, LOOK_KEY, ">");
	if (focus)
		grid_cursor(g, y, x + width_ofn(from, (size_t)(e->s + e->at - from)));
}

void
edit_draw_memo(const struct edit *e, struct grid *g, int y, int x, int h, int w, bool focus)
{
	struct piece line = { 0 };
	int nth = 0, col = 0, i = 0, top;
	const char *p = e->s;

	layout(e, w, &line, &nth, &col);
	top = focus && nth >= h ? nth - h + 1 : 0;
	while (wrap_next(&p, w, &line)) {
		if (i >= top && i < top + h)
			put_part(g, y + i - top, x, w, line.s, line.s + line.len);
		i++;
	}
	if (top > 0)
		grid_put(g, y, x - 1, 1, LOOK_KEY, "<");
	if (i > top + h)
		grid_put(g, y + h - 1, x + w, 1, LOOK_KEY, ">");
	for (; i < top + h; i++)
		grid_dots(g, y + i - top, x, w, LOOK_PLAIN);
	if (focus)
		grid_cursor(g, y + nth - top, x + col);
}
