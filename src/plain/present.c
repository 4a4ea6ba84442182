/* present - who is signed in where, and ending that from here. */
#include "app/may.h"
#include "app/presence.h"
#include "base/text.h"
#include "plain/office.h"

/* "1. Robin Ives, manager, on desk 2, since 09:12: this one." */
static void
say_present(struct desk *d, const struct present *p)
{
	struct arena turn = { 0 };
	const char *does = presence_does(d->app, p, &turn);
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now began = now_at(p->began);

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_PRESENT, .id = p->id, .patient = p->patient, .words = p->login },
	    "%s, %s, on %s, since %s%s%s%s%s.", p->name, role_name(p->role), p->station,
	    began.day == app_now(d->app).day ? "" : day_show(began.day, day),
	    began.day == app_now(d->app).day ? "" : " ", minute_show(began.minute, minute),
	    does[0] == '\0' ? "" : ": ", does);
	arena_clear(&turn);
}

void
who_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct present_list rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!presence_beat(d->app, &e) || !presence_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_present(d, &rows.list.at[i]);
		numbers_end(d);
		say(d->t,
		    rows.list.n == 0
			? "Nobody is signed in."
			: "End and a number ends that session; the number alone opens the chart "
			  "whose form is filled there.");
	}
	arena_clear(&turn);
}

void
present_end(struct desk *d, const struct numbered *n)
{
	struct arena turn = { 0 };
	struct present_list rows = { 0 };
	const struct present *p = NULL;
	struct pairs pairs = { 0 };
	struct outcome out;
	struct err e = { 0 };
	bool yes;

	if (!presence_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
		arena_clear(&turn);
		return;
	}
	for (size_t i = 0; i < rows.list.n; i++)
		if (rows.list.at[i].id == n->id)
			p = &rows.list.at[i];
	if (p == NULL)
		say(d->t, "That session is over already.");
	else if (p->here)
		say(d->t, "Error: this is the session that you sit at: quit leaves it.");
	else if (ask_yes(d->t, text_fmt(&turn, "%s y or n", presence_end_asks(p, &turn)), &yes)
	    && yes) {
		pair_add(&turn, &pairs, "login", p->login);
		pair_id(&turn, &pairs, "presence", p->id);
		(void)!act(d->t, "presence.end", &pairs, &out, &turn);
	}
	arena_clear(&turn);
}
