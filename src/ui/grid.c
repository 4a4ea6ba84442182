#include "ui/grid.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "lang/ascii.h"
#include "lang/clean.h"
#include "lang/width.h"

static const char *const mark_unicode[MARKS] = { "✓", "◦", "▸", "!", "✗", "…" };
static const char *const mark_ascii[MARKS] = { "+", ".", ">", "!", "X", "~" };

static struct glyph *
cell_at(const struct grid *g, int y, int x)
{
	return y < 0 || x < 0 || y >= g->rows || x >= g->cols ? NULL : &g->cells[y * g->cols + x];
}

static void
blank(struct glyph *c, enum look look)
{
	*c = (struct glyph){ .s = " ", .cols = 1, .look = (uint8_t)look };
}

struct grid *
grid_new(struct arena *a, int rows, int cols, enum glyphs glyphs, bool ascii)
{
	struct grid *g = arena_new(a, struct grid);

	*g = (struct grid){ .rows = rows, .cols = cols, .glyphs = glyphs, .ascii = ascii };
	g->cells = arena_array(a, struct glyph, (size_t)rows * (size_t)cols);
	g->touched = arena_array(a, bool, (size_t)rows);
	grid_clear(g);
	return g;
}

void
grid_clear(struct grid *g)
{
	size_t n = (size_t)g->rows * (size_t)g->cols;

	/* The blank cells that there are already are copied, twice as many each time. */
	blank(g->cells, LOOK_PLAIN);
	for (size_t done = 1; done < n; done *= 2)
		memcpy(g->cells + done, g->cells,
		    (done < n - done ? done : n - done) * sizeof(*g->cells));
	memset(g->touched, true, (size_t)g->rows);
	g->cursor_y = g->cursor_x = 0;
}

void
grid_cursor(struct grid *g, int y, int x)
{
	g->cursor_y = y < 0 ? 0 : y >= g->rows ? g->rows - 1 : y;
	g->cursor_x = x < 0 ? 0 : x >= g->cols ? g->cols - 1 : x;
}

static bool
is_rule(const struct grid *g, int y)
{
	return g->cells[y * g->cols + g->cols / 2].look == LOOK_RULE;
}

void
grid_cursor_rest(struct grid *g)
{
	int from = 0;

	if (g->cursor_y != 0 || g->cursor_x != 0)
		return;
	while (from < g->rows && !is_rule(g, from))
		from++;
	for (int y = from < g->rows ? from + 1 : 1; y < g->rows; y++)
		for (int x = 0; x < g->cols; x++) {
			const struct glyph *c = &g->cells[y * g->cols + x];

			if (c->look != LOOK_RULE && c->s[0] != '\0' && c->s[0] != ' ') {
				grid_cursor(g, y, x);
				return;
			}
		}
}

/* The cell, which will be written to; NULL outside.  The other half of a wide character
 * cannot stay. */
static struct glyph *
take(struct grid *g, int y, int x)
{
	struct glyph *c = cell_at(g, y, x), *other;

	if (c != NULL)
		g->touched[y] = true;
	if (c == NULL || c->cols == 1)
		return c;
	other = cell_at(g, y, c->cols == 2 ? x + 1 : x - 1);
	if (other != NULL)
		blank(other, (enum look)other->look);
	return c;
}

static bool
can_show(const struct piece *c)
{
	const char *p = c->s;
	uint32_t cp = utf8_next(&p);

	return cp != UTF8_BAD && clean_cp(cp) && width_cp(cp) > 0 && c->len < CELL_BYTES;
}

/* One glyph of one column that can be shown. */
static void
put_glyph(struct grid *g, int y, int x, const struct glyph *c)
{
	struct glyph *cell = take(g, y, x);

	if (cell != NULL)
		*cell = *c;
}

/* Cuts the columns from *x to *end at the edges, and takes them all; false when none is left. */
static bool
take_run(struct grid *g, int y, int *x, int *end)
{
	*x = *x < 0 ? 0 : *x;
	*end = *end > g->cols ? g->cols : *end;
	if (y < 0 || y >= g->rows || *x >= *end)
		return false;
	take(g, y, *x); /* only at its ends can the other half of a wide character stay */
	take(g, y, *end - 1);
	return true;
}

/* The same glyph w times. */
static void
put_run(struct grid *g, int y, int x, int w, const struct glyph *c)
{
	int end = x + w;

	if (!take_run(g, y, &x, &end))
		return;
	for (struct glyph *row = &g->cells[y * g->cols]; x < end; x++)
		row[x] = *c;
}

/* One cluster; the caller has seen to it that its columns lie inside the row. */
static void
set(struct grid *g, int y, int x, const struct piece *c, enum look look)
{
	struct glyph *cell = take(g, y, x);
	bool ascii = c->len == 1 && *c->s >= ' ' && *c->s < 0x7F;
	bool shows = ascii || can_show(c);

	if (cell == NULL)
		return;
	if (c->cols == 2)
		take(g, y, x + 1);
	if (!shows) {
		blank(cell, LOOK_ALERT);
		cell->s[0] = '?';
		if (c->cols == 2)
			blank(cell + 1, LOOK_ALERT);
		return;
	}
	*cell = (struct glyph){ .cols = (uint8_t)c->cols, .look = (uint8_t)look };
	memcpy(cell->s, c->s, c->len);
	if (c->cols == 2)
		cell[1] = (struct glyph){ .cols = 0, .look = (uint8_t)look };
}

static int
draw(struct grid *g, int y, int x, int w, enum look look, const char *s)
{
	const struct piece more = { .s = grid_mark_text(g, MARK_MORE),
		.len = strlen(grid_mark_text(g, MARK_MORE)),
		.cols = 1 };
	bool fits = width_of(s) <= w;
	int used = 0;
	struct piece c;

	while (used < w && cluster_next(&s, &c)) {
		if (used + c.cols > (fits ? w : w - 1)) {
			set(g, y, x + used, &more, look);
			return used + 1;
		}
		if (x + used >= 0) /* a wide one at the left edge is cut whole */
			set(g, y, x + used, &c, look);
		used += c.cols;
	}
	return used;
}

/* Columns of s up to most when all that is looked at is ASCII, a byte a column; else -1. */
static int
plain_width(const char *s, int most)
{
	int n = 0;

	while (n < most && s[n] >= ' ' && s[n] < 0x7F)
		n++;
	return n == most || s[n] == '\0' ? n : -1;
}

/* Nearly all of a screen: n bytes of ASCII, which may be more than w by one. */
static int
draw_plain(struct grid *g, int y, int x, int w, enum look look, const char *s, int n)
{
	int shown = n > w ? w - 1 : n, at = x, end = x + shown;
	struct glyph c;

	blank(&c, look);
	if (take_run(g, y, &at, &end))
		for (struct glyph *row = &g->cells[y * g->cols]; at < end; at++) {
			c.s[0] = s[at - x];
			row[at] = c;
		}
	if (n > w)
		grid_mark(g, y, x + shown, look, MARK_MORE);
	return n > w ? w : n;
}

/* As this terminal can show it. */
static const char *
spelt(const struct grid *g, const char *text, struct arena *a)
{
	if (!g->ascii)
		return text;
	return ascii_of(g->latin == NULL ? text : g->latin(g->latin_ctx, text, a), a, NULL);
}

int
grid_put(struct grid *g, int y, int x, int w, enum look look, const char *text)
{
	int room = g->cols - x, used;
	struct arena scratch = { 0 };

	if (y < 0 || y >= g->rows || room <= 0 || w == 0)
		return 0;
	if (w < 0 || w > room)
		w = room;
	used = plain_width(text, w + 1);
	if (used >= 0)
		return draw_plain(g, y, x, w, look, text, used);
	used = draw(g, y, x, w, look, spelt(g, text, &scratch));
	arena_clear(&scratch);
	return used;
}

int
grid_put_right(struct grid *g, int y, int x, int w, enum look look, const char *text)
{
	int need;

	if (w < 0)
		w = g->cols - x;
	need = grid_width(g, text);
	return need >= w ? grid_put(g, y, x, w, look, text)
			 : grid_put(g, y, x + w - need, need, look, text);
}

int
grid_width(const struct grid *g, const char *text)
{
	struct arena scratch = { 0 };
	int cols = plain_width(text, INT_MAX);

	if (cols >= 0)
		return cols;
	cols = width_of(spelt(g, text, &scratch));

	arena_clear(&scratch);
	return cols;
}

const char *
grid_name(const struct grid *g, const char *name, const char *latin)
{
	struct arena scratch = { 0 };
	bool whole = true;

	if (g->ascii)
		ascii_of(name, &scratch, &whole);
	arena_clear(&scratch);
	return whole ? name : latin;
}

const char *
grid_mark_text(const struct grid *g, enum mark mark)
{
	return g->glyphs == GLYPHS_UNICODE && !g->ascii ? mark_unicode[mark] : mark_ascii[mark];
}

/* A line character is kept as Unicode in an ACS grid: term.c asks the terminal for it. */
static struct glyph
line_glyph(const struct grid *g, const char *unicode, const char *ascii)
{
	const char *s = g->glyphs == GLYPHS_ASCII ? ascii : unicode;
	struct glyph c = { .cols = 1, .look = LOOK_RULE };

	memcpy(c.s, s, strlen(s));
	return c;
}

static void
line(struct grid *g, int y, int x, const char *unicode, const char *ascii)
{
	const struct glyph c = line_glyph(g, unicode, ascii);

	put_glyph(g, y, x, &c);
}

void
grid_mark(struct grid *g, int y, int x, enum look look, enum mark mark)
{
	const char *s = grid_mark_text(g, mark);
	struct piece c = { .s = s, .len = strlen(s), .cols = 1 };

	set(g, y, x, &c, look);
}

void
grid_rule(struct grid *g, int y, int x, int w)
{
	const struct glyph c = line_glyph(g, "─", "-");

	put_run(g, y, x, w < 0 ? g->cols - x : w, &c);
}

void
grid_bar(struct grid *g, int y, int x, int h)
{
	const struct glyph c = line_glyph(g, "│", "|");

	for (int i = 0; i < h; i++)
		put_glyph(g, y + i, x, &c);
}

void
grid_dots(struct grid *g, int y, int x, int w, enum look look)
{
	struct glyph c;

	blank(&c, look);
	c.s[0] = '_';
	put_run(g, y, x, w, &c);
}

void
grid_fill(struct grid *g, int y, int x, int h, int w, enum look look)
{
	struct glyph c;

	blank(&c, look);
	for (int i = y; i < y + h; i++)
		put_run(g, i, x, w, &c);
}

void
grid_look(struct grid *g, int y, int x, int w, enum look look)
{
	for (int j = x; j < x + (w < 0 ? g->cols - x : w); j++) {
		struct glyph *c = cell_at(g, y, j);

		if (c == NULL)
			continue;
		c->look = (uint8_t)look;
		g->touched[y] = true;
	}
}

void
grid_box(struct grid *g, int y, int x, int h, int w, const char *title)
{
	int right = x + w - 1, bottom = y + h - 1;

	grid_fill(g, y, x, h, w, LOOK_PLAIN);
	grid_rule(g, y, x + 1, w - 2);
	grid_rule(g, bottom, x + 1, w - 2);
	grid_bar(g, y + 1, x, h - 2);
	grid_bar(g, y + 1, right, h - 2);
	line(g, y, x, "┌", "+");
	line(g, y, right, "┐", "+");
	line(g, bottom, x, "└", "+");
	line(g, bottom, right, "┘", "+");
	if (title != NULL && *title != '\0' && w > 6) {
		int used;

		grid_put(g, y, x + 2, 1, LOOK_TITLE, " ");
		used = grid_put(g, y, x + 3, w - 6, LOOK_TITLE, title);
		grid_put(g, y, x + 3 + used, 1, LOOK_TITLE, " ");
	}
}

static void
dump_row(const struct grid *g, int y, struct text *t)
{
	const struct glyph *row = &g->cells[y * g->cols];
	int last = g->cols;

	while (last > 0 && strcmp(row[last - 1].s, " ") == 0)
		last--;
	for (int x = 0; x < last; x++)
		text_add(t, row[x].s);
	text_add(t, "\n");
}

const char *
grid_dump(const struct grid *g, struct arena *a)
{
	struct text t = { .a = a };

	for (int y = 0; y < g->rows; y++)
		dump_row(g, y, &t);
	return text_get(&t);
}

const char *
grid_dump_looks(const struct grid *g, struct arena *a)
{
	struct text t = { .a = a };

	for (int y = 0; y < g->rows; y++) {
		const struct glyph *row = &g->cells[y * g->cols];
		int last = g->cols;

		dump_row(g, y, &t);
		while (last > 0 && row[last - 1].look == LOOK_PLAIN)
			last--;
		for (int x = 0; x < last; x++)
			text_addn(&t, &".tlvdkoncbafsr"[row[x].look], 1);
		if (last > 0)
			text_add(&t, "\n");
	}
	text_addf(&t, "cursor %d %d\n", g->cursor_y, g->cursor_x);
	return text_get(&t);
}
