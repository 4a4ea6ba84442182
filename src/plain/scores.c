/* scores - the scores of the open chart over time, hip by hip. */
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
	struct trends all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!desk_head(d, "Scores"))
		return;
	if (!trend_load(d->app, d->patient, &turn, &all, &e))
		say_error(d->t, &e);
	else if (all.list.n == 0)
		say(d->t, "No score with a total is on record.");
	for (size_t i = 0; i < all.list.n; i++)
		say_trend(d, &all.list.at[i]);
	arena_clear(&turn);
}
