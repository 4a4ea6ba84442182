/* menu_screen - F10: what can be done at the place below, under titles; Enter does it.
 *
 * The titles are those of the key table.  What the place does not know, or the person may not
 * do, is left out, and a title with nothing under it. */
#include <string.h>

#include "base/vec.h"
#include "screens/all.h"
#include "ui/keymap.h"
#include "ui/menu.h"

struct entries {
	VEC(struct menu_item) item;
	VEC(const char *) does; /* the same by their actions */
	int own;                /* that no other place has */
};

struct state {
	struct menu menu;
	VEC(struct menu_title) title;
	VEC(struct entries) entries;
};

static const char *const contexts[] = { "menu", NULL };

static bool
has_word(const struct entries *all, const char *word)
{
	for (size_t i = 0; i < all->item.n; i++)
		if (strcmp(all->item.at[i].word, word) == 0)
			return true;
	return false;
}

static void
add_entries(struct screen *s, size_t menu, struct entries *all)
{
	const struct screen *below = s->below;
	const char *const *contexts_below = screen_contexts(below);
	bool typing = below->ops->typing != NULL && below->ops->typing(below);
	const char *does;

	for (size_t i = 0; (does = keymap_menu_at(s->keys, menu, i)) != NULL; i++) {
		const struct action *a = keymap_here(s->keys, contexts_below, does);

		if (a == NULL || !screen_may(s, a->needs) || has_word(all, a->word))
			continue;
		*vec_add(&s->mem, &all->item) = (struct menu_item){
			.word = a->word, .key = action_key(a, typing), .help = a->help
		};
		*vec_add(&s->mem, &all->does) = a->name;
		all->own += strcmp(a->context, contexts_below[0]) == 0;
	}
}

/* The title with the most that only this place knows: Patient of a chart, Today of the board. */
static size_t
first_title(const struct state *st)
{
	size_t first = 0;

	for (size_t i = 1; i < st->entries.n; i++)
		if (st->entries.at[i].own > st->entries.at[first].own)
			first = i;
	return first;
}

static bool
menu_screen_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	const char *title;

	(void)e;
	s->state = st;
	for (size_t i = 0; (title = keymap_menu(s->keys, i)) != NULL; i++) {
		struct entries all = { 0 };

		add_entries(s, i, &all);
		if (all.item.n == 0)
			continue;
		*vec_add(&s->mem, &st->title) =
		    (struct menu_title){ .title = title, .item = all.item.at, .n = all.item.n };
		*vec_add(&s->mem, &st->entries) = all;
	}
	if (st->title.n == 0)
		return err_set(e, ERR_RULE, "The key table has no menus for this place.");
	menu_open(&st->menu, &s->mem, st->title.at, st->title.n, first_title(st));
	return true;
}

/* Letters are for the entries; a paste without brackets is then known for one, and ignored. */
static bool
menu_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
menu_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "menu.close"))
		return go_back(NULL);
	if (input_is(in, "menu.right"))
		menu_turn(&st->menu, 1);
	else if (input_is(in, "menu.left"))
		menu_turn(&st->menu, -1);
	else if (input_is(in, "menu.do") || menu_key(&st->menu, in->key, s->rows))
		return (struct go){ .what = GO_ACTION,
			.action = st->entries.at[st->menu.at].does.at[menu_item(&st->menu)] };
	return go_stay();
}

static void
menu_screen_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct keyhint *keys;
	size_t n;

	menu_draw(&st->menu, g);
	keys = keymap_hints(s->keys, contexts, true, turn, &n);
	frame_keys(g, keys, n);
}

const struct screen_ops menu_screen = {
	.name = "menu",
	.contexts = contexts,
	.open = menu_screen_open,
	.typing = menu_typing,
	.handle = menu_handle,
	.draw = menu_screen_draw,
	.over = true,
};
