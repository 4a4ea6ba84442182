/* help_screen - the keys of the place one is at, and all commands by their words.
 *
 * Both are the key table, filtered by what is typed; Enter does what is chosen. */
#include "base/text.h"
#include "screens/all.h"
#include "ui/keymap.h"
#include "ui/pick.h"

struct state {
	struct pick pick;
	const struct action **actions;
};

static const char *const contexts[] = { "pick", NULL };

static bool
fill(struct screen *s, const char *title)
{
	struct state *st = arena_new(&s->mem, struct state);
	const char *const *where = s->below == NULL ? contexts : screen_contexts(s->below);
	const struct action *a;
	struct pick_item *item;
	size_t all = 0, n = 0;

	while (keymap_at(s->keys, where, all) != NULL)
		all++;
	item = arena_array(&s->mem, struct pick_item, all);
	st->actions = arena_array(&s->mem, const struct action *, all);
	for (size_t i = 0; i < all; i++) {
		a = keymap_at(s->keys, where, i);
		if (!screen_may(s, a->needs))
			continue;
		st->actions[n] = a;
		item[n] = (struct pick_item){ .id = (int64_t)n + 1,
			.text = a->help,
			.more = a->word,
			.also = a->also == NULL ? a->word
						: text_fmt(&s->mem, "%s %s", a->word, a->also),
			.key = a->nkeys > 0 ? a->keys[0] : NULL };
		n++;
	}
	pick_open(&st->pick, &s->mem, title, item, n);
	s->state = st;
	return true;
}

static bool
help_open(struct screen *s, struct err *e)
{
	(void)e;
	return fill(s, "Keys of this place");
}

static bool
commands_open(struct screen *s, struct err *e)
{
	(void)e;
	return fill(s, "All commands");
}

static bool
help_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
help_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct pick_item *item;

	switch (pick_key(&st->pick, in->key)) {
	case PICK_CHOSEN:
		item = pick_item(&st->pick);
		return (struct go){ .what = GO_ACTION, .action = st->actions[item->id - 1]->name };
	case PICK_CLOSED:
		return go_back(NULL);
	case PICK_HANDLED:
	case PICK_IGNORED:
		break;
	}
	return go_stay();
}

static void
help_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;

	(void)turn;
	pick_draw(&st->pick, g, 3, g->rows - 6);
}

const struct screen_ops help_screen = {
	.name = "help",
	.contexts = contexts,
	.open = help_open,
	.typing = help_typing,
	.handle = help_handle,
	.draw = help_draw,
	.over = true,
};

const struct screen_ops commands_screen = {
	.name = "commands",
	.contexts = contexts,
	.open = commands_open,
	.typing = help_typing,
	.handle = help_handle,
	.draw = help_draw,
	.over = true,
};
