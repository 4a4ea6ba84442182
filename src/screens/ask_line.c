#include "screens/ask_line.h"

#include <string.h>

void
ask_line_init(struct ask_line *l, struct arena *a)
{
	*l = (struct ask_line){ 0 };
	edit_init(&l->typed, a, 0, false);
}

static int
words_of(const struct ask_line *l)
{
	int n = 0;

	while (n < ASK_WORDS && l->is->words[n] != NULL)
		n++;
	return n;
}

bool
ask_line_chooses(const struct ask_line *l)
{
	return l->is->words[0] != NULL;
}

void
ask_line_set(struct ask_line *l, const struct ask_field *is, const char *value)
{
	l->is = is;
	l->typed.max = is->most;
	l->choice = 0;
	edit_set(&l->typed, ask_line_chooses(l) ? "" : value);
	for (int i = 0; i < words_of(l); i++)
		if (strcmp(is->words[i], value) == 0)
			l->choice = i + 1;
}

void
ask_line_clear(struct ask_line *l)
{
	ask_line_set(l, l->is, "");
}

const char *
ask_line_said(const struct ask_line *l)
{
	if (!ask_line_chooses(l))
		return edit_text(&l->typed);
	return l->choice == 0 ? "" : l->is->words[l->choice - 1];
}

/* The next word from the present one on that begins with the letter; else the choice stays. */
static int
by_letter(const struct ask_line *l, uint32_t letter)
{
	int n = words_of(l);

	for (int i = 0; i < n; i++) {
		int next = (l->choice + i) % n;

		if ((uint32_t)l->is->words[next][0] == letter)
			return next + 1;
	}
	return l->choice;
}

static int
choice_by(const struct ask_line *l, const struct key *k)
{
	int n = words_of(l), was = l->choice;

	if (k->code > '0' && k->code <= (uint32_t)('0' + n))
		return (int)(k->code - '0');
	if (k->code == ' ' || k->code == K_RIGHT)
		return was % n + 1;
	if (k->code == K_LEFT)
		return was <= 1 ? n : was - 1;
	return by_letter(l, k->code);
}

void
ask_line_key(struct screen *s, struct ask_line *l, const struct key *k, int w)
{
	if (ask_line_chooses(l))
		l->choice = choice_by(l, k);
	else if (edit_key(&l->typed, k, w) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
}

void
ask_line_draw(const struct ask_line *l, struct grid *g, int y, int x, int w, bool focus)
{
	if (ask_line_chooses(l)) {
		grid_put(g, y, x, w, focus ? LOOK_FOCUS : LOOK_VALUE,
		    l->choice == 0 ? "_" : ask_line_said(l));
		if (focus)
			grid_cursor(g, y, x);
	} else if (l->is->secret) {
		edit_draw_secret(&l->typed, g, y, x, w, focus);
	} else {
		edit_draw(&l->typed, g, y, x, w, focus);
	}
}
