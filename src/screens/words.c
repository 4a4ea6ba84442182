#include "screens/words.h"

#include <string.h>

void
words_init(struct words *w, struct arena *a, size_t most)
{
	*w = (struct words){ .most = most };
	edit_init(&w->line, a, most, false);
}

void
words_ask(struct words *w, const char *label, int64_t of)
{
	words_ask_with(w, label, of, "");
}

void
words_ask_with(struct words *w, const char *label, int64_t of, const char *text)
{
	if (w->label == NULL || strcmp(w->label, label) != 0 || w->of != of || words_text(w)[0] == '\0')
		edit_set(&w->line, text);
	w->label = label;
	w->of = of;
	w->asked = true;
}

bool
words_key(struct screen *s, struct words *w, const struct input *in)
{
	if (input_is(in, "words.done"))
		return true;
	if (input_is(in, "back"))
		w->asked = false;
	else if (edit_key(&w->line, in->key, (int)w->most) == EDIT_FULL)
		screen_say(s, SAID_ERROR, "That is as long as it can be.");
	return false;
}

const char *
words_text(const struct words *w)
{
	const char *s = edit_text(&w->line);

	return s[strspn(s, " ")] == '\0' ? "" : s;
}

void
words_end(struct words *w)
{
	w->asked = false;
	edit_set(&w->line, "");
}

void
words_draw(const struct screen *s, const struct words *w, struct grid *g)
{
	int y = g->rows - (screen_says_much(s, g) ? 4 : 3), x;

	if (!w->asked)
		return;
	grid_fill(g, y, 0, 1, g->cols, LOOK_PLAIN);
	x = 1 + grid_put(g, y, 1, -1, LOOK_LABEL, w->label) + 2;
	edit_draw(&w->line, g, y, x, g->cols - x - 2, true);
}
