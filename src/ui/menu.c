#include "ui/menu.h"

#include <assert.h>
#include <ctype.h>

#include "base/text.h"
#include "lang/width.h"
#include "ui/key.h"

enum {
	GAP = 3,         /* between two titles */
	FRAME = 2,       /* of the box, and its rows */
	OTHER = 1 + 3,   /* rows that are not the box's: the titles, the foot and the keys */
	FOOT = 2,        /* rows of the sentence */
	INSIDE_MIN = 16, /* columns of a word and its key */
	BESIDE = 5       /* columns of the box beside these: frame, mark, blank */
};

static void
show(struct menu *m, size_t at)
{
	m->at = at;
	for (size_t i = 0; i < m->title[at].n; i++)
		m->ids[i] = (int64_t)i + 1;
	m->list = (struct list){ 0 };
	list_set(&m->list, m->ids, (int)m->title[at].n);
}

void
menu_open(struct menu *m, struct arena *a, const struct menu_title *titles, size_t n, size_t at)
{
	size_t most = 1;

	assert(n > 0 && at < n);
	for (size_t i = 0; i < n; i++)
		if (titles[i].n > most)
			most = titles[i].n;
	*m = (struct menu){ .title = titles, .n = n, .ids = arena_array(a, int64_t, most) };
	show(m, at);
}

void
menu_turn(struct menu *m, int step)
{
	show(m, (m->at + m->n + (size_t)step) % m->n);
}

size_t
menu_item(const struct menu *m)
{
	return (size_t)m->list.at;
}

static bool
begins_with(const struct menu_item *item, uint32_t letter)
{
	return (uint32_t)tolower((unsigned char)item->word[0]) == letter;
}

/* To the next that begins with it, round the end. */
static bool
choose_letter(struct menu *m, uint32_t letter)
{
	const struct menu_title *t = &m->title[m->at];
	size_t found = 0, first = 0;

	for (size_t i = t->n; i > 0; i--) {
		size_t at = (menu_item(m) + i) % t->n;

		if (begins_with(&t->item[at], letter)) {
			found++;
			first = at;
		}
	}
	if (found > 0)
		m->list.at = (int)first;
	return found == 1;
}

/* Rows of items that a terminal of so many rows has room for. */
static int
rows_of(const struct menu *m, int rows)
{
	int room = rows - OTHER - FRAME;

	if (room < 1)
		room = 1;
	return m->list.n < room ? m->list.n : room;
}

bool
menu_key(struct menu *m, const struct key *k, int rows)
{
	if (k->mods == 0 && k->code < 0x80 && isalpha((int)k->code))
		return choose_letter(m, (uint32_t)tolower((int)k->code));
	if (k->mods == 0 && k->code >= K_UP && k->code <= K_PAGE_DOWN)
		list_key(&m->list, k, rows_of(m, rows));
	return false;
}

/* The open title is always there: on a narrow terminal those before it go first. */
static int
draw_titles(const struct menu *m, struct grid *g)
{
	size_t first = 0;
	int x = 2, to = 2, at = 0;

	for (size_t i = 0; i <= m->at; i++)
		to += grid_width(g, m->title[i].title) + (i < m->at ? GAP : 1);
	for (; to > g->cols && first < m->at; first++)
		to -= grid_width(g, m->title[first].title) + GAP;
	grid_fill(g, 0, 0, 1, g->cols, LOOK_PLAIN);
	for (size_t i = first; i < m->n && x < g->cols; i++) {
		if (i == m->at)
			at = x;
		x += GAP
		    + grid_put(
			g, 0, x, -1, i == m->at ? LOOK_SELECT : LOOK_LABEL, m->title[i].title);
	}
	return at;
}

static void
draw_item(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct menu *m = ctx;
	const struct menu_item *item = &m->title[m->at].item[i];
	struct arena scratch = { 0 };
	char *word = arena_str(&scratch, item->word);

	word[0] = (char)toupper((unsigned char)word[0]);
	grid_put(g, y, x, w, look, word);
	if (item->key != NULL)
		grid_put_right(g, y, x, w, LOOK_KEY, item->key);
	arena_clear(&scratch);
}

static int
inside(const struct menu *m, const struct grid *g)
{
	const struct menu_title *t = &m->title[m->at];
	int most = INSIDE_MIN;

	for (size_t i = 0; i < t->n; i++) {
		const struct menu_item *item = &t->item[i];
		int w = grid_width(g, item->word) + 2
		    + (item->key == NULL ? 0 : grid_width(g, item->key));

		if (w > most)
			most = w;
	}
	return most;
}

static void
draw_foot(const struct menu *m, struct grid *g)
{
	const char *s = m->title[m->at].item[menu_item(m)].help;
	int y = g->rows - 1 - FOOT;
	struct arena scratch = { 0 };
	struct piece line;

	grid_fill(g, y, 0, FOOT, g->cols, LOOK_PLAIN);
	for (int i = 0; i < FOOT && s != NULL && wrap_next(&s, g->cols - 2, &line); i++)
		grid_put(
		    g, y + i, 1, g->cols - 2, LOOK_PLAIN, arena_strn(&scratch, line.s, line.len));
	arena_clear(&scratch);
}

void
menu_draw(const struct menu *m, struct grid *g)
{
	struct menu copy = *m; /* the row function takes it without const */
	int x = draw_titles(m, g) - 2, w = inside(m, g) + BESIDE, h = rows_of(m, g->rows);
	struct list_view v = { .y = 2, .h = h, .bar = true, .focus = true, .row = draw_item };
	struct arena scratch = { 0 };
	const char *beyond = list_beyond(&m->list, h, &scratch);

	if (w > g->cols)
		w = g->cols;
	if (x + w > g->cols)
		x = g->cols - w;
	draw_foot(m, g);
	grid_box(g, 1, x, h + FRAME, w, NULL);
	v.x = x + 1;
	v.w = w - 3;
	v.ctx = &copy;
	list_draw(&m->list, g, &v);
	if (beyond != NULL)
		grid_put_right(g, 1 + h + 1, x + 2, w - 4, LOOK_DIM, beyond);
	arena_clear(&scratch);
}
