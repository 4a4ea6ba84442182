#include "ui/keymap.h"

#include <string.h>

#include "base/vec.h"

/* The actions of one context. */
struct place {
	const char *context;
	VEC(struct action) actions;
};

struct keymap {
	const struct key_table *table;
	VEC(struct place) places;
};

static struct place *
place_of(const struct keymap *m, const char *context)
{
	for (size_t i = 0; i < m->places.n; i++)
		if (strcmp(m->places.at[i].context, context) == 0)
			return &m->places.at[i];
	return NULL;
}

static bool
same_key(const struct key *a, const struct key *b)
{
	return a->code == b->code && a->mods == b->mods;
}

static bool
is_plain(const struct key *k)
{
	return k->code >= ' ' && k->code < K_ENTER && k->mods == 0;
}

/* A bare VT100 has letters, control keys, Esc and PF1 to PF4; "Esc digit" is any function key. */
static bool
on_vt100(const struct key *k)
{
	if (k->mods & (K_SHIFT | K_CONTROL))
		return false;
	return k->code < 0x7F || k->code == K_ENTER || k->code == K_TAB || k->code == K_BACKSPACE
	    || (k->code >= K_ESC && k->code <= K_RIGHT) || (k->code >= K_F1 && k->code <= K_F12);
}

static bool
read_chord(const char *s, struct chord *out)
{
	size_t n = strcspn(s, " ");
	char first[16] = "";

	*out = (struct chord){ .n = s[n] == '\0' ? 1 : 2 };
	if (n >= sizeof(first))
		return false;
	memcpy(first, s, n);
	return key_read(first, &out->key[0]) && (out->n == 1 || key_read(s + n + 1, &out->key[1]));
}

/* One of the two would never be reached. */
static bool
clash(const struct chord *a, const struct chord *b)
{
	return same_key(&a->key[0], &b->key[0])
	    && (a->n != b->n || a->n == 1 || same_key(&a->key[1], &b->key[1]));
}

static const struct action *
taken(const struct place *p, const struct chord *c)
{
	for (size_t i = 0; p != NULL && i < p->actions.n; i++) {
		const struct action *act = &p->actions.at[i];

		for (int j = 0; j < act->nkeys; j++)
			if (clash(&act->chords[j], c))
				return act;
	}
	return NULL;
}

static bool
read_keys(const struct key_row *r, const struct place *p, struct action *act, struct err *e)
{
	bool reached = false;

	while (act->nkeys < ACTION_KEYS && r->keys[act->nkeys] != NULL) {
		const char *name = act->keys[act->nkeys] = r->keys[act->nkeys];
		struct chord *c = &act->chords[act->nkeys++];
		const struct action *other;

		if (!read_chord(name, c))
			return err_set(e, ERR_CONF, "data/keys.cfg:%d: %s: \"%s\" names no key",
			    r->line, r->does, name);
		other = taken(p, c);
		if (other != NULL)
			return err_set(e, ERR_CONF, "data/keys.cfg:%d: %s: key %s is already %s",
			    r->line, r->does, name, other->name);
		reached = reached || (on_vt100(&c->key[0]) && (c->n == 1 || on_vt100(&c->key[1])));
	}
	return reached
	    || err_set(e, ERR_CONF, "data/keys.cfg:%d: %s: give a key that a VT100 has, too",
		r->line, r->does);
}

/* Rows of one context stand together: so many from the i-th on. */
static size_t
rows_together(const struct key_table *t, size_t i)
{
	size_t n = 1;

	while (i + n < t->nrows && strcmp(t->row[i + n].context, t->row[i].context) == 0)
		n++;
	return n;
}

bool
keymap_make(const struct key_table *t, struct arena *a, const struct keymap **out, struct err *e)
{
	struct keymap *m = arena_new(a, struct keymap);

	m->table = t;
	for (size_t i = 0; i < t->nrows; i++) {
		const struct key_row *r = &t->row[i];
		struct place *p = place_of(m, r->context);
		struct action act = { .context = r->context,
			.name = r->does,
			.word = r->word,
			.help = r->help,
			.needs = r->needs,
			.also = r->also,
			.rank = r->rank };

		if (p == NULL) {
			p = vec_add(a, &m->places);
			p->context = r->context;
			p->actions.cap = rows_together(t, i);
			p->actions.at = arena_array(a, struct action, p->actions.cap);
		}
		if (!read_keys(r, p, &act, e))
			return false;
		*vec_add(a, &p->actions) = act;
	}
	*out = m;
	return true;
}

/* The action of this context for the keys so far; *begins when they are only its beginning. */
static const struct action *
find_in(const struct place *p, const struct key *before, const struct key *k, bool *begins)
{
	for (size_t i = 0; p != NULL && i < p->actions.n; i++) {
		const struct action *act = &p->actions.at[i];

		for (int j = 0; j < act->nkeys; j++) {
			const struct chord *c = &act->chords[j];

			if (before == NULL && same_key(&c->key[0], k)) {
				*begins = c->n == 2;
				return act;
			}
			if (before != NULL && c->n == 2 && same_key(&c->key[0], before)
			    && same_key(&c->key[1], k))
				return act;
		}
	}
	return NULL;
}

const struct action *
keymap_find(const struct keymap *m, const char *const *contexts, const struct key *before,
    const struct key *k, bool typing, bool *begins)
{
	*begins = false;
	if (typing && is_plain(k) && before == NULL)
		return NULL;
	for (; *contexts != NULL; contexts++) {
		const struct action *act = find_in(place_of(m, *contexts), before, k, begins);

		if (act != NULL)
			return *begins ? NULL : act;
	}
	return NULL;
}

/* No context nearer than the one at `own` has a use for its first key. */
static bool
is_reached(const struct keymap *m, const char *const *contexts, const char *const *own,
    const struct action *act)
{
	for (; contexts < own; contexts++)
		if (taken(place_of(m, *contexts), &act->chords[0]) != NULL)
			return false;
	return true;
}

const struct action *
keymap_at(const struct keymap *m, const char *const *contexts, size_t i)
{
	for (const char *const *c = contexts; *c != NULL; c++) {
		const struct place *p = place_of(m, *c);

		for (size_t j = 0; p != NULL && j < p->actions.n; j++)
			if (is_reached(m, contexts, c, &p->actions.at[j]) && i-- == 0)
				return &p->actions.at[j];
	}
	return NULL;
}

const struct action *
keymap_here(const struct keymap *m, const char *const *contexts, const char *name)
{
	for (const char *const *c = contexts; *c != NULL; c++) {
		const struct place *p = place_of(m, *c);

		for (size_t i = 0; p != NULL && i < p->actions.n; i++)
			if (strcmp(p->actions.at[i].name, name) == 0
			    && is_reached(m, contexts, c, &p->actions.at[i]))
				return &p->actions.at[i];
	}
	return NULL;
}

const char *
action_key(const struct action *act, bool typing)
{
	for (int i = 0; i < act->nkeys; i++)
		if (!typing || !is_plain(&act->chords[i].key[0]))
			return act->keys[i];
	return NULL;
}

/* The first row of the i-th title; NULL after the last. */
static const struct menu_row *
title_at(const struct key_table *t, size_t i)
{
	for (size_t k = 0; k < t->nmenus; k++)
		if ((k == 0 || strcmp(t->menu[k].title, t->menu[k - 1].title) != 0) && i-- == 0)
			return &t->menu[k];
	return NULL;
}

const char *
keymap_menu(const struct keymap *m, size_t i)
{
	const struct menu_row *first = title_at(m->table, i);

	return first == NULL ? NULL : first->title;
}

const char *
keymap_menu_at(const struct keymap *m, size_t menu, size_t i)
{
	const struct menu_row *first = title_at(m->table, menu);
	size_t left = m->table->nmenus - (size_t)(first - m->table->menu);

	return i < left && strcmp(first[i].title, first->title) == 0 ? first[i].does : NULL;
}

const struct action *
keymap_named(const struct keymap *m, const char *name)
{
	for (size_t i = 0; i < m->places.n; i++)
		for (size_t j = 0; j < m->places.at[i].actions.n; j++)
			if (strcmp(m->places.at[i].actions.at[j].name, name) == 0)
				return &m->places.at[i].actions.at[j];
	return NULL;
}

const struct keyhint *
keymap_hints(
    const struct keymap *m, const char *const *contexts, bool typing, struct arena *a, size_t *n)
{
	VEC(struct keyhint) hints = { 0 };

	/* Asked at each painting: keymap_at() for each of them would be quadratic. */
	for (const char *const *c = contexts; *c != NULL; c++) {
		const struct place *p = place_of(m, *c);

		for (size_t i = 0; p != NULL && i < p->actions.n; i++) {
			const struct action *act = &p->actions.at[i];

			if (act->rank < 0 || (typing && is_plain(&act->chords[0].key[0]))
			    || !is_reached(m, contexts, c, act))
				continue;
			*vec_add(a, &hints) = (struct keyhint){ .key = act->keys[0],
				.word = act->word,
				.rank = act->rank,
				.needs = act->needs };
		}
	}
	*n = hints.n;
	return hints.at;
}
