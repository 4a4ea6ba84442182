#include "screens/wish_line.h"

#include <stdio.h>
#include <string.h>

enum { REST_MOST = 4 }; /* "ith" */

void
wish_line_init(struct wish_line *w, struct arena *a)
{
	*w = (struct wish_line){ .opener = 0 };
	edit_init(&w->edit, a, WISH_COLS, false);
}

const char *
wish_line_text(const struct wish_line *w)
{
	return edit_text(&w->edit);
}

void
wish_line_open(struct wish_line *w, char opener)
{
	w->opener = opener;
	w->before = strlen(edit_text(&w->edit));
}

void
wish_line_go_on(struct wish_line *w)
{
	static const struct key blank = { .code = ' ' }, end = { .code = K_END };

	wish_line_open(w, 0);
	edit_key(&w->edit, &end, WISH_COLS);
	if (edit_text(&w->edit)[0] != '\0')
		edit_key(&w->edit, &blank, WISH_COLS);
}

bool
wish_line_begin(struct wish_line *w, const struct key *k)
{
	if (k->code < 'a' || k->code > 'z' || k->mods != 0)
		return false;
	wish_line_go_on(w);
	edit_key(&w->edit, k, WISH_COLS);
	return true;
}

bool
wish_line_rejoin(struct wish_line *w, const char *other)
{
	static const struct {
		char opener;
		const char *rest;
	} cut[] = { { 'w', "ith" }, { 'w', "ed" }, { 'm', "on" } };
	const char *wish = edit_text(&w->edit), *rest = wish + w->before;
	char all[4 * WISH_COLS + REST_MOST + 2];

	if (w->opener == 0 || strlen(wish) < w->before)
		return false;
	if (w->opener == 'm')
		rest = other;
	for (size_t i = 0; i < sizeof(cut) / sizeof(cut[0]); i++) {
		if (cut[i].opener != w->opener || strcmp(rest, cut[i].rest) != 0)
			continue;
		snprintf(all, sizeof(all), "%.*s%s%c%s", (int)w->before, wish,
		    w->before > 0 ? " " : "", w->opener, rest);
		edit_set(&w->edit, all);
		wish_line_open(w, 0);
		return true;
	}
	return false;
}
