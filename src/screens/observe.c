#include "screens/observe.h"

#include "app/command.h"
#include "base/text.h"

void
observe_toggle(struct screen *s, const struct chosen_list *all, char side)
{
	const struct chosen *held = observed(all, side);
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	bool done;

	if (held == NULL)
		done = command_run(s->app, "decision.observe",
		    PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
			{ "side", side == 'R' ? "R" : "L" }),
		    &out, &turn, &e);
	else
		done = command_run(s->app, "decision.end",
		    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)held->id) },
			{ "rev", text_fmt(&turn, "%lld", (long long)held->rev) }),
		    &out, &turn, &e);
	if (done && s->ops->reload(s, &e))
		screen_done(s, &out);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}
