#include "screens/form_leave.h"

#include "base/text.h"
#include "screens/form_flag.h"

/* Where one comes back to it. */
static struct go
gone(const struct form_work *w, struct screen *s)
{
	struct go go = go_back(NULL);

	if (w->leaves_home)
		go = (struct go){ .what = GO_HOME };
	if (w->draft[0] != '\0')
		go.said =
		    text_fmt(&s->mem, "Kept as a draft, not saved: %s. %s on the board goes on.",
			w->title, w->what.patient == 0 ? "F6, or g d" : "g d");
	return go;
}

static struct go
answer(struct form_work *w, struct screen *s, bool yes)
{
	if (yes)
		return gone(w, s);
	screen_say(s, SAID_CARE, "Nothing is saved yet. F2 saves it and puts up the red flag.");
	return go_stay();
}

bool
form_leave(struct form_work *w, struct screen *s, const struct input *in, struct go *go)
{
	if (s->below == NULL || (!input_is(in, "back") && !input_is(in, "home"))
	    || (w->draft[0] == '\0' && form_changes(w->view.form) == w->opened))
		return false;
	w->kept--; /* written anew: what was left last is what goes on */
	form_work_keep(w, s);
	w->leaves_home = input_is(in, "home");
	if ((form_flag_answered(w->view.form) & ~w->flags) == 0) {
		*go = gone(w, s);
		return true;
	}
	form_work_ask(w,
	    "The RED FLAG is NOT saved: nobody is told to call this patient. Leave all the same?  "
	    "y n",
	    answer);
	*go = go_stay();
	return true;
}
