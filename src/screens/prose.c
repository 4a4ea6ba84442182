#include "screens/prose.h"

#include <stdarg.h>

#include "base/text.h"
#include "lang/width.h"

enum { MARK_W = 2 };

static void
wrap(struct prose *p, const struct prose_line *like, const char *text)
{
	int left = like->mark == MARKS ? like->indent : like->indent + MARK_W;
	int room = p->w - left > 1 ? p->w - left : 1;
	enum mark mark = like->mark;
	struct piece piece;

	for (const char *s = text; wrap_next(&s, room, &piece);) {
		struct prose_line *l = vec_add(p->a, &p->line);

		*l = *like;
		l->text = arena_strn(p->a, piece.s, piece.len);
		l->goes_on = s != NULL;
		l->mark = mark;
		if (mark == MARKS) {
			l->indent = left;
			l->look = like->mark == MARKS ? like->look : LOOK_PLAIN;
		}
		mark = MARKS; /* before the first line only */
	}
}

void
prose_add(struct prose *p, enum look look, int indent, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	wrap(p, &(struct prose_line){ .look = look, .mark = MARKS, .indent = indent },
	    text_vfmt(p->a, fmt, ap));
	va_end(ap);
}

void
prose_marked(struct prose *p, enum mark mark, enum look look, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	wrap(p, &(struct prose_line){ .look = look, .mark = mark, .indent = 0 },
	    text_vfmt(p->a, fmt, ap));
	va_end(ap);
}

enum mark
told_mark(enum told_kind kind)
{
	return kind == TOLD_STOP ? MARK_STOP : kind == TOLD_CARE ? MARK_CARE : MARKS;
}

void
prose_told(struct prose *p, const struct told *t)
{
	static const enum look look[] = { [TOLD_PLAIN] = LOOK_PLAIN,
		[TOLD_TITLE] = LOOK_TITLE,
		[TOLD_VALUE] = LOOK_VALUE,
		[TOLD_DIM] = LOOK_DIM,
		[TOLD_CARE] = LOOK_CARE,
		[TOLD_STOP] = LOOK_BAD };

	for (size_t i = 0; i < t->line.n; i++) {
		const struct told_line *l = &t->line.at[i];

		wrap(p,
		    &(struct prose_line){
			.look = look[l->kind], .mark = told_mark(l->kind), .indent = l->indent },
		    l->text);
	}
}

int
prose_draw(const struct prose *p, struct grid *g, const struct prose_area *at)
{
	int n = (int)p->line.n, end = at->from + at->h < n ? at->from + at->h : n;

	for (int i = at->from; i < end; i++) {
		const struct prose_line *l = &p->line.at[i];
		int y = at->y + i - at->from, x = at->x + l->indent;
		bool marked = l->mark != MARKS, cut = l->goes_on && i + 1 == end;
		int from = marked ? x + MARK_W : x, room = at->x + p->w - from, used;

		if (marked)
			grid_mark(g, y, x, l->look, l->mark);
		used = grid_put(g, y, from, room, marked ? LOOK_PLAIN : l->look, l->text);
		if (cut)
			grid_mark(
			    g, y, from + (used < room ? used : room - 1), LOOK_DIM, MARK_MORE);
	}
	return n - end;
}
