#include "screens/attend.h"

#include "app/drafts.h"
#include "app/presence.h"
#include "app/recount.h"
#include "base/text.h"

void
attend(struct attended *at, struct screen *s, int64_t up, bool changed)
{
	int64_t who = app_person(s->app)->id;
	bool beats = who != at->who || up - at->up >= BEAT_SECONDS * 1000;
	struct arena turn = { 0 };
	const char *news = "";
	struct err unheard;

	if (who == 0 || (!beats && !changed)) {
		at->who = who;
		return;
	}
	at->who = who;
	if (beats) {
		at->up = up;
		if (!presence_beat(s->app, &unheard))
			return;
	}
	if ((news = draft_news(s->app, &turn))[0] != '\0'
	    || (news = recount_news(s->app))[0] != '\0'
	    || (presence_news(s->app, &turn, &news, &unheard) && news[0] != '\0'))
		screen_add(s, news);
	arena_clear(&turn);
}
