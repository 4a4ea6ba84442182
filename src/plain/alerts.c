/* alerts - what to beware of with the open chart: one more, or one that holds no more. */
#include "app/may.h"
#include "base/text.h"
#include "plain/office.h"
#include "plain/parts.h"

static void
say_alerts(struct desk *d, const struct banner *b)
{
	char day[DAY_TEXT];

	numbers_begin(d);
	for (size_t i = 0; i < b->alert.n; i++)
		if (b->alert.at[i].id != 0)
			number_say(d,
			    (struct numbered){ .kind = NUMBER_ALERT,
				.id = b->alert.at[i].id,
				.patient = b->patient,
				.rev = b->alert.at[i].rev,
				.words = b->alert.at[i].text },
			    "%s, since %s.", b->alert.at[i].text,
			    day_show(b->alert.at[i].since, day));
	numbers_end(d);
	for (size_t i = 0; i < b->alert.n; i++)
		if (b->alert.at[i].id == 0)
			say(d->t, "Said by what is on record, and as long as that says it: %s.",
			    b->alert.at[i].text);
	if (b->alert.n == 0)
		say(d->t, "%s.", banner_none(b));
	if (may_hold(d->app, "alert.add"))
		say(d->t, "Alert and a few words adds one%s.",
		    d->number.n == 0 ? "" : ", end 1 says that it holds no more");
}

void
alerts_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct banner who;
	struct err e = { 0 };

	(void)args;
	if (!desk_patient(d))
		return;
	if (!banner_load(d->app, d->patient, &turn, &who, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "Alerts. %s.", desk_who(d, &who, &turn));
		say_alerts(d, &who);
	}
	arena_clear(&turn);
}

void
alert_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (desk_patient(d)
	    && (args[0] != '\0'
		|| ask(d->t, "Beware of, as in penicillin allergy (empty leaves)", &args))
	    && args[0] != '\0' && !is_leave(args)) {
		pair_patient(&turn, &p, d->patient);
		pair_add(&turn, &p, "text", arena_str(&turn, args));
		if (act(d->t, "alert.add", &p, &out, &turn))
			say(d->t, "Alerts lists them.");
	}
	arena_clear(&turn);
}

void
end_verb(struct desk *d, const char *args)
{
	const struct numbered *n =
	    number_among(d, args, 1u << NUMBER_ALERT | 1u << NUMBER_WAIT | OFFICE_ENDS);
	bool alert = n != NULL && n->kind == NUMBER_ALERT;
	const char *command = alert ? "alert.end" : "wait.end";
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (n != NULL && (1u << n->kind & OFFICE_ENDS) != 0) {
		office_end(d, n);
	} else if (n != NULL && desk_may(d, command)) {
		pair_id(&turn, &p, "id", n->id);
		if (alert) {
			pair_patient(&turn, &p, n->patient);
			pair_id(&turn, &p, "rev", n->rev);
		}
		if (act(d->t, command, &p, &out, &turn))
			say(d->t, "%s lists what is left.", alert ? "Alerts" : "Waits");
	}
	arena_clear(&turn);
}
