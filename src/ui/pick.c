#include "ui/pick.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"
#include "lang/ascii.h"
#include "lang/width.h"

enum { FILTER_MAX = 40, PAGE = 8, FRAME = 4, WIDTH_MAX = 64, WIDE = 100, BESIDE = 16, WHOLE = 2 };

/* Small ASCII letters where there are any for it; another script as it is. */
static const char *
plain(const char *s, struct arena *a)
{
	bool whole;
	char *latin = arena_str(a, ascii_of(s, a, &whole));

	if (!whole)
		return s;
	for (char *c = latin; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return latin;
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool
has_word(const char *text, const char *word, size_t n)
{
	for (const char *s = text; *s != '\0'; s++)
		if ((s == text || !is_word(s[-1]) || (unsigned char)*s >= 0x80)
		    && strncmp(s, word, n) == 0)
			return true;
	return false;
}

static bool
matches(const char *text, const char *filter)
{
	while (*filter != '\0') {
		size_t n = strcspn(filter, " ");

		if (n > 0 && !has_word(text, filter, n))
			return false;
		filter += n;
		filter += strspn(filter, " ");
	}
	return true;
}

static const char *
words_of(const struct pick_item *item, struct arena *a)
{
	return item->also == NULL ? item->text : text_fmt(a, "%s %s", item->text, item->also);
}

/* The items that match now; the choice stays on its item as long as that is one of them. */
static void
narrow(struct pick *p, bool anew)
{
	VEC(int64_t) ids = { 0 };
	struct arena scratch = { 0 };
	const char *filter = plain(edit_text(&p->filter), &scratch);

	for (size_t i = 0; i < p->n; i++)
		if (matches(plain(words_of(&p->items[i], &scratch), &scratch), filter))
			*vec_add(p->a, &ids) = p->items[i].id;
	list_set(&p->list, ids.at, (int)ids.n);
	if (anew)
		p->list.at = p->list.top = 0;
	arena_clear(&scratch);
}

void
pick_open(
    struct pick *p, struct arena *a, const char *title, const struct pick_item *items, size_t n)
{
	*p = (struct pick){ .a = a, .title = title, .items = items, .n = n };
	edit_init(&p->filter, a, FILTER_MAX, false);
	narrow(p, true);
}

const struct pick_item *
pick_item(const struct pick *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->items[i].id == list_id(&p->list))
			return &p->items[i];
	return NULL;
}

enum pick_did
pick_key(struct pick *p, const struct key *k)
{
	enum edit_did did;

	switch (k->code) {
	case K_ESC:
	case K_F12:
	case K_CTRL('G'):
		return PICK_CLOSED;
	case K_ENTER:
		return pick_item(p) == NULL ? PICK_HANDLED : PICK_CHOSEN;
	case K_UP:
	case K_DOWN:
	case K_PAGE_UP:
	case K_PAGE_DOWN:
		list_key(&p->list, k, PAGE);
		return PICK_HANDLED;
	default:
		break;
	}
	did = edit_key(&p->filter, k, FILTER_MAX);
	if (did == EDIT_CHANGED)
		narrow(p, true);
	return did == EDIT_IGNORED ? PICK_IGNORED : PICK_HANDLED;
}

static void
draw_item(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct pick *p = ctx;
	const struct pick_item *item = NULL;
	int key, used;

	for (size_t j = 0; j < p->n && item == NULL; j++)
		if (p->items[j].id == p->list.ids[i])
			item = &p->items[j];
	if (item == NULL)
		return;
	key = item->key == NULL ? 0 : grid_width(g, item->key) + 2;
	if (key > 0)
		grid_put_right(g, y, x, w, LOOK_KEY, item->key);
	used = grid_put(g, y, x, w - key, look, item->text) + 2;
	if (item->more != NULL && used + grid_width(g, item->more) <= w - key)
		grid_put(g, y, x + used, -1, LOOK_DIM, item->more);
}

/* Columns of the box beside the text of an item: frame, mark, and the key it has. */
static int
beside(const struct grid *g, const struct pick_item *item)
{
	return 5 + (item->key == NULL ? 0 : grid_width(g, item->key) + 2);
}

/* Some text is longer than its row: the whole of the chosen one stands at the foot. */
static bool
any_cut(const struct pick *p, const struct grid *g, int w)
{
	for (size_t i = 0; i < p->n; i++)
		if (grid_width(g, p->items[i].text) > w - beside(g, &p->items[i]))
			return true;
	return false;
}

static void
draw_whole(const struct pick *p, struct grid *g, int y, int x, int w)
{
	const struct pick_item *item = pick_item(p);
	const char *s = item == NULL ? NULL : item->text;
	struct arena scratch = { 0 };
	struct piece line;

	for (int i = 0; i < WHOLE && s != NULL && wrap_next(&s, w, &line); i++)
		grid_put(g, y + i, x, w, LOOK_PLAIN, arena_strn(&scratch, line.s, line.len));
	arena_clear(&scratch);
}

/* A wide terminal has room for whole sentences. */
static int
width_on(const struct grid *g)
{
	int most = g->cols >= WIDE ? g->cols - BESIDE : WIDTH_MAX;

	if (most > WIDE)
		most = WIDE;
	return g->cols - 4 < most ? g->cols - 4 : most;
}

void
pick_draw(const struct pick *p, struct grid *g, int y, int h)
{
	int w = width_on(g), x = (g->cols - w) / 2;
	const char *beyond;
	int rows = p->list.n > 0 ? p->list.n : 1;
	struct pick copy = *p; /* the row function takes it without const */
	struct arena scratch = { 0 };
	struct list_view v = { .y = y + 2, .x = x + 1, .w = w - 3, .row = draw_item, .ctx = &copy };

	int whole = any_cut(p, g, w) ? WHOLE : 0;

	if (rows > h - FRAME - whole)
		rows = h - FRAME - whole > 0 ? h - FRAME - whole : 1;
	v.h = rows;
	grid_box(g, y, x, rows + FRAME + whole, w, p->title);
	list_draw(&p->list, g, &v);
	if (p->list.n == 0)
		grid_put(g, y + 2, x + 3, w - 4, LOOK_DIM,
		    p->none != NULL ? p->none
				    : "Nothing of that name; Backspace takes a letter back");
	if (whole > 0)
		draw_whole(p, g, y + rows + 2, x + 3, w - 5);
	grid_put(g, y + rows + whole + 2, x + 3, w - 4, LOOK_DIM,
	    "Enter choose   Up Down   type to narrow   F12 close");
	beyond = list_beyond(&p->list, rows, &scratch);
	if (beyond != NULL)
		grid_put_right(g, y + rows + FRAME + whole - 1, x + 2, w - 4, LOOK_DIM, beyond);
	arena_clear(&scratch);
	edit_draw(&p->filter, g, y + 1, x + 3, w - 5, true);
}
