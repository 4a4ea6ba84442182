/* form_clash - two people changed the same record: nothing is overwritten in silence. */
#include <string.h>

#include "base/text.h"
#include "screens/form_work.h"

static const char *
shown(const char *value)
{
	return value[0] == '\0' ? "nothing" : value;
}

/* Puts one of their answers in; the draft follows as after any key. */
static bool
put(struct form_work *w, struct screen *s, const struct pair *p, size_t n)
{
	struct err e = { 0 };

	if (fill_put(w->view.form, p, n, app_now(s->app).day, &e))
		return true;
	screen_fail(s, &e);
	return false;
}

static void
say_done(const struct form_work *w, struct screen *s)
{
	char minute[DAY_TEXT];

	screen_say(s, SAID_PLAIN,
	    "%s saved this at %s: %zu other change%s of theirs %s in the form now. F2 saves.",
	    w->clash.who, minute_show(now_at(w->clash.at).minute, minute), w->clash.taken.list.n,
	    w->clash.taken.list.n == 1 ? "" : "s", w->clash.taken.list.n == 1 ? "is" : "are");
}

static struct go answer(struct form_work *w, struct screen *s, bool yes);

static void
ask(struct form_work *w, struct screen *s)
{
	const struct clash_row *r;

	if (w->nth >= w->clash.both.n) {
		say_done(w, s);
		return;
	}
	r = &w->clash.both.at[w->nth];
	form_work_go(w, r->name);
	form_work_ask(w,
	    text_fmt(&s->mem, "%s: %s saved %s meanwhile, you have %s. Keep yours?  y n",
		form_view_label(w->view.form, w->view.cell, &s->mem), w->clash.who,
		shown(r->theirs), shown(r->ours)),
	    answer);
}

static struct go
answer(struct form_work *w, struct screen *s, bool yes)
{
	const struct clash_row *r = &w->clash.both.at[w->nth];

	if (!yes && put(w, s, &(struct pair){ r->name, r->theirs }, 1))
		form_work_go(w, r->name);
	w->nth++;
	ask(w, s);
	return go_stay();
}

bool
form_clash(struct form_work *w, struct screen *s, const struct err *e)
{
	struct err why = { 0 };

	if (e->code != ERR_CONFLICT || strcmp(e->field, "corrects") != 0
	    || !clash_find(s->app, &w->what, w->view.form, &s->mem, &w->clash, &why)
	    || w->clash.response == 0 || !put(w, s, w->clash.taken.list.at, w->clash.taken.list.n))
		return false;
	w->what.response = w->clash.response;
	w->given.list.n = 0;
	w->at = WORK_FILL;
	w->nth = 0;
	ask(w, s);
	return true;
}
