#include "plain/enter.h"

#include <string.h>

#include "app/drill.h"
#include "app/lock.h"
#include "app/sign_in.h"
#include "base/text.h"

/* Whoever was here by that name before: the person alone can tell that it was not. */
static void
say_came_before(struct talk *t)
{
	struct arena turn = { 0 };
	struct came_before was = { 0 };
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct err unheard;

	if (app_came_before(t->app, &turn, &was, &unheard)) {
		struct now at = now_at(was.at);

		if (was.at != 0)
			say(t, "Last sign-in %s %s from %s.", day_show(at.day, day),
			    minute_show(at.minute, minute), was.station);
		if (was.wrong > 0)
			say_warning(t, "wrong tries to sign in by this name since: %d.", was.wrong);
	}
	arena_clear(&turn);
}

bool
enter_sign_in(struct talk *t)
{
	struct arena turn = { 0 };
	const char *said, *name;
	bool in = false;
	struct err e;

	if (drill_warning(t->app, &turn, &said, &e) && said[0] != '\0')
		say_warning(t, "%s", said);
	while (!in && ask(t, "User (! leaves)", &said)) {
		if (is_leave(said)) {
			t->over = t->gone = true;
			break;
		}
		name = arena_str(&turn, said);
		if (name[0] == '\0' || !ask_secret(t, "Password", &said) || is_leave(said))
			continue;
		in = app_sign_in(t->app, name, said, &e);
		if (!in)
			say_error(t, &e);
	}
	if (in) {
		t->idle.proven = 0;
		say_came_before(t);
	}
	arena_clear(&turn);
	return in;
}

void
enter_sign_out(struct talk *t, const char *why)
{
	struct err e = { 0 };

	if (t->keep != NULL)
		t->keep(t->ctx);
	if (!app_sign_out(t->app, &e))
		say_error(t, &e);
	say(t, "%s", why);
	t->idle.proven = 0;
	t->over = true;
}

/* How long a locked session is kept, from now on. */
static int
until_left(struct talk *t)
{
	int64_t left;

	idle_at(&t->idle, hear_up(), true);
	left = idle_left(&t->idle, app_clinic(t->app), true);
	return left > INT32_MAX ? INT32_MAX : (int)left;
}

static const char *
question_for(enum unlock by)
{
	switch (by) {
	case UNLOCK_PIN:
		return "PIN or password (! signs out)";
	case UNLOCK_PASSWORD:
		return "Password (! signs out)";
	case UNLOCK_ENTER:
		return "Enter unlocks, no PIN or password is set (! signs out)";
	case UNLOCK_NOTHING:
		break;
	}
	return "No PIN or password is set (! signs out)";
}

static bool
unlock(struct talk *t, const char *secret)
{
	struct err e = { 0 };

	if (app_unlock(t->app, secret, &e))
		return true;
	say_error(t, &e);
	return false;
}

bool
enter_locked(struct talk *t)
{
	enum unlock by = UNLOCK_PASSWORD;
	const char *said;
	struct err e = { 0 };

	app_lock(t->app);
	if (!app_unlock_by(t->app, &by, &e))
		say_error(t, &e);
	say(t, "Locked. %s is signed in on %s; what was typed is kept.", app_person(t->app)->name,
	    app_station(t->app));
	while (!t->over) {
		enum heard heard = ask_hidden(t, question_for(by), until_left(t), &said);

		if (heard == HEARD_PAUSE || (heard == HEARD_LINE && until_left(t) == 0))
			enter_sign_out(t,
			    "Signed out, nothing was typed for so long. What was "
			    "typed before is kept.");
		else if (heard == HEARD_LINE && is_leave(said))
			enter_sign_out(t, "Signed out.");
		else if (heard == HEARD_LINE && by == UNLOCK_NOTHING)
			say(t, "Error: %s has no PIN or password, so nothing unlocks: ! signs out.",
			    app_person(t->app)->name);
		else if (heard == HEARD_LINE && unlock(t, said))
			return true;
	}
	return false;
}

void
enter_lock(struct talk *t)
{
	if (enter_locked(t)) {
		idle_at(&t->idle, hear_up(), true);
		t->idle.last_key = t->idle.up;
	}
}
