/* keymap - which key does what where: data/keys.cfg, one table, compiled in.
 *
 * Footer, help, command palette and the manual are drawn from it, so
 * none of them can be wrong.  A context is a screen or what several share
 * ("list", "everywhere"); a screen names its contexts, the nearest first.
 * Loading refuses a key with two meanings in one context, and an action
 * that a bare VT100 cannot reach.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/arena.h"
#include "base/err.h"
#include "ui/frame.h"
#include "ui/key.h"

enum { ACTION_KEYS = 6 };

/* One key, or two in a row: "=" then "0". */
struct chord {
	struct key key[2];
	int n;
};

struct action {
	const char *context;
	const char *name;  /* what the screen does: "board.arrived" */
	const char *word;  /* of the key line */
	const char *help;  /* one line */
	const char *needs; /* the command without which it is of no use; NULL: none */
	const char *also;  /* other words that find it among all commands; NULL: none */
	int rank; /* of the key line: 0 pinned right, higher is dropped earlier; < 0: not shown */
	struct chord chords[ACTION_KEYS];
	const char *keys[ACTION_KEYS]; /* as written; the first is shown */
	int nkeys;
};

/* A row of the table as it is written; line: where. */
struct key_row {
	const char *context, *does, *keys[ACTION_KEYS], *word, *help, *needs, *also;
	int rank, line;
};

/* One entry of F10's menus, those of a title together. */
struct menu_row {
	const char *title, *does;
};

struct key_table {
	const struct key_row *row;
	size_t nrows;
	const struct menu_row *menu;
	size_t nmenus;
};

/* What data/keys.cfg says. */
extern const struct key_table key_table;

struct keymap;

/* Makes the map of a table; lives in a.
 * errors  ERR_CONF, with the line of the table. */
bool keymap_make(const struct key_table *t, struct arena *a, const struct keymap **out,
    struct err *e) MUST_CHECK;

/* What k does in the nearest of contexts (NULL-ended) that knows it; NULL: nothing.
 *
 * before  the key before it when that began a chord, else NULL
 * typing  text can be typed here: then a plain character is never a command
 * begins  set when k begins a chord: keep it and ask again with the next key
 */
const struct action *keymap_find(const struct keymap *m, const char *const *contexts,
    const struct key *before, const struct key *k, bool typing, bool *begins);

/* Actions of all contexts in turn, nearest first, without those whose keys have another meaning
 * nearer by: for help and palette.  NULL after the last. */
const struct action *keymap_at(const struct keymap *m, const char *const *contexts, size_t i);

/* The nearest of that name whose keys have no other meaning nearer by; NULL when there is none. */
const struct action *keymap_here(
    const struct keymap *m, const char *const *contexts, const char *name);

/* The first key that does it, typing: where text can be typed; NULL: none does. */
const char *action_key(const struct action *act, bool typing);

/* The titles of F10 in their order, and the actions that may stand under each; NULL after the
 * last. */
const char *keymap_menu(const struct keymap *m, size_t i);
const char *keymap_menu_at(const struct keymap *m, size_t menu, size_t i);

/* The action so named, wherever; NULL when there is none. */
const struct action *keymap_named(const struct keymap *m, const char *name);

/* The key line of these contexts; lives in a. */
const struct keyhint *keymap_hints(
    const struct keymap *m, const char *const *contexts, bool typing, struct arena *a, size_t *n);

#endif
