#include "screens/tries.h"

#include "base/text.h"
#include "ui/keymap.h"

enum { LEFT = 3, GAP = 3 };

void
tries_read(struct screen *s, struct tries *t, int64_t row, struct arena *mem)
{
	struct err e = { 0 };

	if (t->of == row)
		return;
	*t = (struct tries){ .of = row };
	if (row != 0 && !due_list_tries(s->app, row, mem, &t->all, &e))
		screen_fail(s, &e);
}

const char *
tries_words(const struct due_try *t, struct arena *a)
{
	struct now when = now_at(t->at);
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(a, "%s %s  %s%s%s  %s", day_show(when.day, day),
	    minute_show(when.minute, at), t->outcome, t->note[0] == '\0' ? "" : ": ", t->note,
	    t->initials);
}

void
tries_key(struct tries_keys *k, const char *action, const char *title, struct arena *turn)
{
	const struct action *a = keymap_here(k->s->keys, k->contexts, action);
	const char *text;

	if (a == NULL || !screen_may(k->s, a->needs))
		return;
	text = text_fmt(turn, "%s %s", a->keys[0], title);
	if (k->x < LEFT)
		k->x = LEFT;
	if (k->x + grid_width(k->g, text) > k->g->cols - 2) {
		k->x = LEFT;
		k->y++;
	}
	k->x += GAP + grid_put(k->g, k->y, k->x, -1, LOOK_PLAIN, text);
}
