/* glass - sensitive charts: marking one, who reads it, who opened one for a reason. */
#include <string.h>

#include "app/admit.h"
#include "app/glass.h"
#include "base/text.h"
#include "plain/office.h"

static void
say_readers(struct desk *d, struct arena *a)
{
	struct admit_rows rows = { 0 };
	struct err e = { 0 };

	if (!admit_load(d->app, d->patient, a, &rows, &e)) {
		say_error(d->t, &e);
		return;
	}
	say(d->t, "%s", admit_others());
	numbers_begin(d);
	for (size_t i = 0; i < rows.list.n; i++)
		number_say(d,
		    (struct numbered){ .kind = NUMBER_ADMIT,
			.id = rows.list.at[i].id,
			.patient = d->patient,
			.words = rows.list.at[i].name },
		    "%s.", admit_words(&rows.list.at[i], a));
	numbers_end(d);
	say(d->t, "%sLet-in lets a colleague in%s; sensitive off opens the chart to all again.",
	    rows.list.n == 0 ? "Nobody else is let in by name. " : "",
	    rows.list.n == 0 ? "" : ", end and a number ends that");
}

static void
mark(struct desk *d, const struct banner *b, struct arena *a)
{
	struct pairs p = { 0 };
	struct outcome out;

	pair_patient(a, &p, d->patient);
	pair_add(a, &p, "sensitive", b->sensitive ? "no" : "yes");
	pair_id(a, &p, "rev", b->rev);
	if (act(d->t, "patient.sensitive", &p, &out, a) && !b->sensitive)
		say(d->t, "Sensitive says who reads it then.");
}

void
sensitive_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct banner b;
	struct err e = { 0 };
	bool on = strcmp(args, "on") == 0, off = strcmp(args, "off") == 0;

	if (!desk_head(d, "Sensitive chart"))
		return;
	if (args[0] != '\0' && !on && !off)
		say(d->t, "Error: say sensitive alone, sensitive on or sensitive off.");
	else if (!banner_load(d->app, d->patient, &turn, &b, &e))
		say_error(d->t, &e);
	else if ((on && !b.sensitive) || (off && b.sensitive))
		mark(d, &b, &turn);
	else if (b.sensitive)
		say_readers(d, &turn);
	else
		say(d->t, "It is not marked: everybody here may open it. Sensitive on marks it.");
	arena_clear(&turn);
}

static void
say_people(struct desk *d, struct arena *a)
{
	struct admit_people all = { 0 };
	struct text t = { .a = a };
	struct err e = { 0 };

	if (!admit_people(d->app, d->patient, a, &all, &e)) {
		say_error(d->t, &e);
		return;
	}
	text_add(&t, "");
	for (size_t i = 0; i < all.list.n; i++)
		text_addf(&t, "%s%s %s, %s", i > 0 ? "; " : "", all.list.at[i].login,
		    all.list.at[i].name, all.list.at[i].role);
	say(d->t,
	    all.list.n == 0 ? "Everybody on the staff reads it." : "Who does not read it: %s.",
	    text_get(&t));
}

void
let_in_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct asked q = { .ask = asking(ASK_ADMIT), .about = "" };
	struct pairs p = { 0 };
	struct outcome out;

	if (desk_head(d, "Sensitive chart")) {
		if (args[0] == '\0')
			say_people(d, &turn);
		q.first[0] = args;
		pair_patient(&turn, &p, d->patient);
		if (asked_do(d->t, &q, &p, &out, &turn))
			say(d->t, "Sensitive says who reads it.");
	}
	arena_clear(&turn);
}

static void
say_opened(struct desk *d, const struct glass_row *r)
{
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct now at = now_at(r->at);

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_GLASS, .id = r->id, .patient = r->patient, .words = r->who },
	    "%s %s: %s opened %s, ID %s, %d time%s. Reason: %s. %s%s%s%s", day_show(at.day, day),
	    minute_show(at.minute, minute), r->who, r->shown, r->number, r->views,
	    r->views == 1 ? "" : "s", r->reason, r->signed_off ? "Signed by " : "To sign.",
	    r->signed_off ? r->reviewer : "", r->note[0] == '\0' ? "" : ": ", r->note);
}

void
review_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct glass_rows rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!glass_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_opened(d, &rows.list.at[i]);
		numbers_end(d);
		say(d->t,
		    rows.list.n == 0 ? "Nobody has opened one for a reason."
				     : "Sign and a number signs that you looked at it.");
	}
	arena_clear(&turn);
}

void
sign_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_GLASS);
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *note;

	if (n != NULL && ask(d->t, "What came of it (Enter signs, ! leaves)", &note)
	    && !is_leave(note)) {
		pair_id(&turn, &p, "id", n->id);
		if (note[0] != '\0')
			pair_add(&turn, &p, "note", arena_str(&turn, note));
		(void)!act(d->t, "glass.review", &p, &out, &turn);
	}
	arena_clear(&turn);
}
