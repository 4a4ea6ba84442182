#include "screens/form_leave.h"

#include "base/text.h"

/* Where one comes back to it. */
static struct go
gone(const struct form_work *w, struct screen *s, bool home)
{
	struct go go = go_back(NULL);

	if (home)
		go = (struct go){ .what = GO_HOME };
	if (w->draft[0] != '\0')
		go.said =
		    text_fmt(&s->mem, "Kept as a draft, not saved: %s. %s on the board goes on.",
			w->title, w->what.patient == 0 ? "F6 F6, or g d" : "g d");
	return go;
}

bool
form_leave(struct form_work *w, struct screen *s, const struct input *in, struct go *go)
{
	if (s->below == NULL || (!input_is(in, "back") && !input_is(in, "home"))
	    || (w->draft[0] == '\0' && form_changes(w->view.form) == w->opened))
		return false;
	w->kept--; /* written anew: what was left last is what goes on */
	form_work_keep(w, s);
	*go = gone(w, s, input_is(in, "home"));
	return true;
}
