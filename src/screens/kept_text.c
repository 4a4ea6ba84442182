#include "screens/kept_text.h"

#include <string.h>

#include "app/rescue.h"

bool
kept_text_take(
    struct kept_text *k, struct screen *s, const char *name, const char **text, struct err *e)
{
	k->what = (struct fill){
		.form = arena_str(&s->mem, name), .patient = s->on.patient, .day = DAY_NONE
	};
	if (!draft_take_text(s->app, &k->what, &s->mem, text, k->draft, e))
		return false;
	k->kept = *text;
	return true;
}

void
kept_text_keep(struct kept_text *k, struct screen *s, const char *now)
{
	struct err e = { 0 };
	const char *beside;
	bool done;

	if (strcmp(now, k->kept) == 0 && (!rescue_is_on(s->app) || now[0] == '\0'))
		return;
	done = now[0] != '\0' ? draft_keep_text(s->app, &k->what, now, k->draft, &e)
			      : k->draft[0] == '\0' || draft_saved(s->app, k->draft, &e);
	if (!done) {
		screen_fail(s, &e);
		return;
	}
	k->kept = arena_str(&s->mem, now);
	if (now[0] == '\0')
		k->draft[0] = '\0'; /* what is typed next is another */
	if ((beside = draft_beside(s->app))[0] != '\0')
		screen_say(s, SAID_CARE, "%s", beside);
}

void
kept_text_saved(struct kept_text *k, struct screen *s)
{
	kept_text_keep(k, s, "");
}
