/* scores - the scores of the open chart over time, hip by hip. */
#include "app/chart.h"
#include "app/trend.h"
#include "base/text.h"
#include "plain/parts.h"

static void
say_trend(struct desk *d, const struct trend *t)
{
	struct arena turn = { 0 };
	const char *change = trend_change_words(t, &turn);

	say(d->t, "%s:", trend_title(t, &turn));
	for (size_t i = 0; i < t->point.n; i++)
		say(d->t, "%s", trend_point_words(t, i, &turn));
	if (change[0] != '\0')
		say(d->t, "%s.", change);
	arena_clear(&turn);
}

void
scores_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct banner who;
	struct trends all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!desk_patient(d))
		return;
	if (!banner_load(d->app, d->patient, &turn, &who, &e)
	    || !trend_load(d->app, d->patient, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "Scores. %s.", desk_who(d, &who, &turn));
		for (size_t i = 0; i < all.list.n; i++)
			say_trend(d, &all.list.at[i]);
		if (all.list.n == 0)
			say(d->t, "No score with a total is on record.");
	}
	arena_clear(&turn);
}
