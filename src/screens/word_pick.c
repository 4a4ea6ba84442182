#include "screens/word_pick.h"

#include <string.h>

#include "app/wants.h"
#include "base/text.h"

void
word_pick_open(struct screen *s, struct word_pick *w)
{
	struct wants_names all;
	struct pick_item *item;
	struct err e = { 0 };

	if (!wants_names(s->app, &s->mem, &all, &e)) {
		screen_fail(s, &e);
		return;
	}
	item = arena_array(&s->mem, struct pick_item, all.list.n + 1);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct wants_named *x = &all.list.at[i];

		item[i] = (struct pick_item){ .id = (int64_t)i + 1,
			.text = x->label,
			.more =
			    x->hip ? text_fmt(&s->mem, "%s right, left, both", x->word) : x->word,
			.also = x->word };
	}
	pick_open(&w->pick, &s->mem, "What a visit can be for", item, all.list.n);
	w->on = true;
}

void
word_pick_key(struct word_pick *w, const struct key *k, struct edit *e, int cols)
{
	enum pick_did did = pick_key(&w->pick, k);
	struct arena turn = { 0 };
	const char *was = edit_text(e), *all;

	if (did != PICK_CHOSEN && did != PICK_CLOSED)
		return;
	w->on = false;
	if (did == PICK_CLOSED)
		return;
	all = text_fmt(&turn, "%s %s", pick_item(&w->pick)->also, was);
	if ((int)strlen(all) <= cols)
		edit_set(e, all);
	arena_clear(&turn);
}
