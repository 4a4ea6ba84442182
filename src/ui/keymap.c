#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"
#include "conf/conf.h"

/* The actions of one context. */
struct place {
	const char *context;
	VEC(struct action) actions;
};

/* What F10 shows under one title. */
struct title {
	const char *title;
	VEC(const char *) entries;
};

struct keymap {
	VEC(struct place) places;
	VEC(struct title) titles;
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
	char first[16], second[16], more;
	int n = sscanf(s, "%15s %15s %c", first, second, &more);

	*out = (struct chord){ .n = n };
	return (n == 1 || n == 2) && key_read(first, &out->key[0])
	    && (n == 1 || key_read(second, &out->key[1]));
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
read_keys(const struct conf_node *n, struct arena *a, const struct place *p, struct action *act,
    struct err *e)
{
	const struct conf_node *list;
	bool reached = false;

	if (!conf_list(n, "keys", &list, e))
		return false;
	act->nkeys = conf_count(list);
	if (act->nkeys < 1 || act->nkeys > ACTION_KEYS)
		return conf_fail(n, e, "%s: give 1 to %d keys", act->name, ACTION_KEYS);
	for (int i = 0; i < act->nkeys; i++) {
		const struct action *other;
		struct chord *c = &act->chords[i];

		if (!conf_text_at(list, i, a, &act->keys[i], e))
			return false;
		if (!read_chord(act->keys[i], c))
			return conf_fail(n, e, "%s: \"%s\" names no key", act->name, act->keys[i]);
		other = taken(p, c);
		if (other != NULL)
			return conf_fail(
			    n, e, "%s: key %s is already %s", act->name, act->keys[i], other->name);
		reached = reached || (on_vt100(&c->key[0]) && (c->n == 1 || on_vt100(&c->key[1])));
	}
	return reached || conf_fail(n, e, "%s: give a key that a VT100 has, too", act->name);
}

static bool
read_action(const struct conf_node *n, struct arena *a, struct place *p, struct err *e)
{
	static const char *const known[] = { "does", "keys", "word", "help", "rank", "needs",
		NULL };
	struct action act = { .context = p->context };
	double rank = -1;

	if (!conf_only(n, known, e) || !conf_text(n, "does", a, &act.name, e)
	    || !conf_text(n, "word", a, &act.word, e) || !conf_text(n, "help", a, &act.help, e)
	    || !conf_num(n, "rank", &rank, e) || !read_keys(n, a, p, &act, e)
	    || !conf_text_or(n, "needs", a, &act.needs, e))
		return false;
	act.rank = (int)rank;
	*vec_add(a, &p->actions) = act;
	return true;
}

static bool
read_context(const struct conf_node *n, struct arena *a, struct keymap *m, struct err *e)
{
	static const char *const known[] = { "context", "actions", NULL };
	const struct conf_node *list;
	const char *context;
	struct place *p;

	if (!conf_only(n, known, e) || !conf_text(n, "context", a, &context, e)
	    || !conf_list(n, "actions", &list, e))
		return false;
	p = place_of(m, context);
	if (p == NULL) {
		p = vec_add(a, &m->places);
		p->context = context;
	}
	for (int i = 0; i < conf_count(list); i++)
		if (!read_action(conf_at(list, i), a, p, e))
			return false;
	return true;
}

static bool
read_entry(const struct conf_node *list, int i, struct arena *a, const struct keymap *m,
    const char **out, struct err *e)
{
	return conf_text_at(list, i, a, out, e)
	    && (keymap_named(m, *out) != NULL
		|| conf_fail(list, e, "\"%s\" is no action of this table", *out));
}

static bool
read_title(const struct conf_node *n, struct arena *a, struct keymap *m, struct err *e)
{
	static const char *const known[] = { "title", "entries", NULL };
	struct title title = { 0 };
	const struct conf_node *list;

	if (!conf_only(n, known, e) || !conf_text(n, "title", a, &title.title, e)
	    || !conf_list(n, "entries", &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++)
		if (!read_entry(list, i, a, m, vec_add(a, &title.entries), e))
			return false;
	*vec_add(a, &m->titles) = title;
	return true;
}

/* A table of one's own need not have any. */
static bool
read_menus(const struct conf_node *root, struct arena *a, struct keymap *m, struct err *e)
{
	const struct conf_node *list;

	if (conf_get(root, "menus") == NULL)
		return true;
	if (!conf_list(root, "menus", &list, e))
		return false;
	for (int i = 0; i < conf_count(list); i++)
		if (!read_title(conf_at(list, i), a, m, e))
			return false;
	return true;
}

bool
keymap_load(const char *path, struct arena *a, const struct keymap **out, struct err *e)
{
	struct keymap *m = arena_new(a, struct keymap);
	const struct conf_node *list;
	struct conf *c;
	bool done;

	if (!conf_open(path, &c, e))
		return false;
	done = conf_list(conf_root(c), "keys", &list, e);
	for (int i = 0; done && i < conf_count(list); i++)
		done = read_context(conf_at(list, i), a, m, e);
	done = done && read_menus(conf_root(c), a, m, e);
	conf_close(c);
	*out = m;
	return done;
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

const char *
keymap_menu(const struct keymap *m, size_t i)
{
	return i < m->titles.n ? m->titles.at[i].title : NULL;
}

const char *
keymap_menu_at(const struct keymap *m, size_t menu, size_t i)
{
	const struct title *t = &m->titles.at[menu];

	return i < t->entries.n ? t->entries.at[i] : NULL;
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
