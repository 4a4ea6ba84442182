#include "screens/form_anew.h"

static struct go
answer_throw(struct form_work *w, struct screen *s, bool yes)
{
	struct err e = { 0 };

	if (!yes)
		return go_stay();
	form_work_keep(w, s); /* what was not kept could not come back */
	if (w->draft[0] != '\0' && !draft_throw(s->app, w->draft, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	form_work_take(w, s);
	if (w->draft[0] == '\0')
		screen_say(s, SAID_DONE,
		    "The form is as it was before you typed. ^X brings that back, for a week.");
	return go_stay();
}

static struct go
answer_back(struct form_work *w, struct screen *s, bool yes)
{
	struct draft_row left;
	struct err e = { 0 };

	if (!yes)
		return go_stay();
	if (!draft_last_thrown(s->app, &w->what, &s->mem, &left, &e)
	    || (left.id[0] != '\0' && !draft_bring_back(s->app, left.id, &e)))
		screen_fail(s, &e);
	else
		form_work_take(w, s);
	return go_stay();
}

void
form_anew_ask(struct form_work *w, struct screen *s)
{
	struct draft_row left;
	struct err e = { 0 };

	if (w->draft[0] != '\0' || form_changes(w->view.form) != w->begun)
		form_work_ask(w, "Throw away what is typed here? ^X brings it back, for a week.",
		    answer_throw);
	else if (!draft_last_thrown(s->app, &w->what, &s->mem, &left, &e))
		screen_fail(s, &e);
	else if (left.id[0] == '\0')
		screen_say(s, SAID_PLAIN, "Nothing is typed here that could be thrown away.");
	else
		form_work_ask(w, "Bring back what you threw away here?", answer_back);
}
