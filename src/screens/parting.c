#include "screens/parting.h"

#include <string.h>

#include "screens/all.h"
#include "ui/keymap.h"

static const char *const contexts[] = { "question", NULL };

/* s is left by going there.  A pop-up comes back to it. */
static bool
leaves(const struct stack *st, const struct screen *s, const struct go *go, bool aid)
{
	const struct screen_ops *ops;

	switch (go->what) {
	case GO_OPEN:
		ops = screen_called(go->screen);
		return !aid && ops != NULL && !ops->over;
	case GO_REPLACE:
	case GO_BACK:
	case GO_ACTION:
		return s == st->top;
	case GO_HOME:
	case GO_SIGN_OUT:
	case GO_QUIT:
		return true;
	case GO_PASS:
	case GO_STAY:
		break;
	}
	return false;
}

bool
parting_asks(struct stack *st, const struct go *go, bool aid)
{
	bool asks = false;

	if (pile_is_locked(st) || pile_is_ended(st))
		return false;
	for (struct screen *s = st->top; s != NULL; s = s->below)
		asks = asks
		    || (s->ops->flagged != NULL && !s->parted && leaves(st, s, go, aid)
			&& s->ops->flagged(s));
	if (!asks)
		return false;
	st->top->parting = *go;
	screen_say(st->top, SAID_CARE,
	    "The RED FLAG is NOT saved: nobody is told to call this patient. "
	    "Leave all the same?  y n");
	return true;
}

bool
parting_is_asked(const struct screen *s)
{
	return s->parting.what != GO_PASS;
}

struct go
parting_answer(struct stack *st, const struct key *k)
{
	bool begins;
	const struct action *a = keymap_find(st->keys, contexts, NULL, k, false, &begins);
	struct go go = st->top->parting;

	if (a == NULL)
		return go_stay();
	st->top->parting = (struct go){ .what = GO_PASS };
	screen_hush(st->top);
	if (strcmp(a->name, "question.yes") == 0) {
		for (struct screen *s = st->top; s != NULL; s = s->below)
			s->parted = true;
		return go;
	}
	screen_say(
	    st->top, SAID_CARE, "Nothing is saved yet. F2 saves it and puts up the red flag.");
	return go_stay();
}

void
parting_draw(const struct screen *s, struct grid *g)
{
	int x = 4 + grid_width(g, s->message);

	if (parting_is_asked(s))
		grid_cursor(g, g->rows - 2, x < g->cols ? x : 1);
}
