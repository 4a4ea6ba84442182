#include "screens/form_hip.h"

#include <string.h>

#include "base/text.h"

static struct go
answer(struct form_work *w, struct screen *s, bool yes)
{
	if (!yes) {
		w->given.list.n = 0;
		form_work_go(w, "side");
		screen_say(s, SAID_PLAIN, "Nothing is saved yet. Say which hip it was, then F2.");
		return go_stay();
	}
	form_work_give(w, s, "sides", "yes");
	form_work_ask_line(w, s, "Why not as booked?", "reason");
	w->line_of = REASON_OF_HIP;
	return go_stay();
}

bool
form_hip_refused(struct form_work *w, struct screen *s, const struct err *e)
{
	const char *end = strchr(e->text, '.');

	if (strcmp(e->field, "sides") != 0)
		return false;
	form_work_ask(w,
	    text_fmt(&s->mem, "%.*s. Is it so?",
		end == NULL ? (int)strlen(e->text) : (int)(end - e->text), e->text),
	    answer);
	return true;
}

void
form_hip_changed(struct form_work *w, struct screen *s)
{
	struct arena scratch = { 0 };
	const char *is = NULL;

	if (w->booked.side != NULL)
		is = booked_other_hip(&w->booked, w->view.form, &scratch);
	if (is == NULL || w->other_hip == NULL || strcmp(is, w->other_hip) != 0)
		w->other_hip = is == NULL ? NULL : arena_str(&s->mem, is);
	arena_clear(&scratch);
}

void
form_hip_draw(const struct form_work *w, struct grid *g, struct body b)
{
	grid_mark(g, b.y, 1, LOOK_CARE, MARK_CARE);
	grid_put(g, b.y, 3, g->cols - 4, LOOK_CARE, w->other_hip);
}
