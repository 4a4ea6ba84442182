/* leaving - the patient of the open chart moved away, has died, or is of the clinic again. */
#include <string.h>

#include "app/ending.h"
#include "base/text.h"
#include "plain/parts.h"

struct leaving {
	const char *title, *state, *so_already;
	const char *outcome; /* of a contact that brought it up */
	bool keeps;          /* the visits may stay booked */
};

static const struct leaving moved = { "Moved away", "inactive",
	"That the patient has left is on record already; active-again takes them back.", "moved",
	true };
static const struct leaving dead = { "Deceased", "dead",
	"That the patient has died is on record already.", "dead", false };

/* Who leaves, and the due item that somebody called about, 0: none. */
struct leaver {
	int64_t patient, due;
};

/* "Thu 26-Nov-2026 14:00, Follow-up.": without numbers, for none is asked. */
static void
say_ahead(struct desk *d, const struct ahead *of, struct arena *a)
{
	char day[DAY_TEXT], minute[DAY_TEXT];

	say(d->t, "%s%s", ending_head(of, true, a), of->visit.n + of->due.n == 0 ? "" : ":");
	for (size_t i = 0; i < of->visit.n; i++)
		say(d->t, "%s %s, %s.", day_show_long(of->visit.at[i].day, day),
		    minute_show(of->visit.at[i].minute, minute), of->visit.at[i].label);
	for (size_t i = 0; i < of->due.n; i++)
		say(d->t, "%s, due: %s.", day_show_long(of->due.at[i].day, day),
		    of->due.at[i].label);
}

/* Whether what is ahead is cancelled with it; false: it was left. */
static bool
ask_cancel(struct desk *d, const struct leaving *l, const struct ahead *of, bool *cancel)
{
	const char *said;
	bool yes;

	*cancel = !l->keeps;
	if (!l->keeps || of->visit.n + of->due.n == 0)
		return ask_yes(d->t,
			   of->visit.n + of->due.n == 0 ? "Record it (y or n)"
							: "Record it and cancel all that (y or n)",
			   &yes)
		    && yes;
	while (ask(d->t, "c records it and cancels all that, k records it alone, ! leaves", &said)
	    && said[0] != '\0' && !is_leave(said)) {
		*cancel = strcmp(said, "c") == 0;
		if (*cancel || strcmp(said, "k") == 0)
			return true;
		say(d->t, "Error: answer c, k or !.");
	}
	return false;
}

static struct pairs
pairs_of(const struct leaving *l, const struct leaver *w, const char *note, struct arena *a)
{
	struct pairs p = { 0 };

	if (w->due != 0) {
		pair_id(a, &p, "id", w->due);
		pair_add(a, &p, "outcome", l->outcome);
	} else {
		pair_patient(a, &p, w->patient);
		pair_add(a, &p, "state", l->state);
	}
	if (note[0] != '\0')
		pair_add(a, &p, w->due != 0 ? "note" : "reason", arena_str(a, note));
	return p;
}

static void
record(struct desk *d, const struct leaving *l, const struct leaver *w, const struct ahead *of,
    struct arena *a)
{
	struct pairs p;
	struct outcome out;
	const char *note;
	bool cancel;

	if (!ask_cancel(d, l, of, &cancel) || !ask(d->t, "Note (Enter: none, ! leaves)", &note)
	    || is_leave(note)) {
		if (!d->t->over)
			say(d->t, "Nothing is recorded.");
		return;
	}
	p = pairs_of(l, w, note, a);
	pair_add(a, &p, "cancel", cancel ? "yes" : "no");
	if (!act(d->t, w->due != 0 ? "due.contact" : "patient.state", &p, &out, a) || !cancel)
		return;
	for (size_t i = 0; i < of->visit.n && !d->t->over; i++)
		wait_offer(d, of->visit.at[i].id);
}

static void
leave(struct desk *d, const struct leaving *l, struct leaver w)
{
	struct ending what = { .patient = w.patient, .dues = true };
	struct arena turn = { 0 };
	struct banner who;
	struct ahead of = { 0 };
	struct err e = { 0 };

	if (!banner_load(d->app, w.patient, &turn, &who, &e)
	    || !ending_load(d->app, &what, &turn, &of, &e)) {
		say_error(d->t, &e);
	} else if (w.due == 0 && strcmp(who.state, l->state) == 0) {
		say(d->t, "%s", l->so_already);
	} else {
		say(d->t, "%s. %s.", l->title, desk_who(d, &who, &turn));
		say_ahead(d, &of, &turn);
		record(d, l, &w, &of, &turn);
	}
	arena_clear(&turn);
}

void
moved_away_verb(struct desk *d, const char *args)
{
	(void)args;
	if (desk_patient(d))
		leave(d, &moved, (struct leaver){ .patient = d->patient });
}

void
deceased_verb(struct desk *d, const char *args)
{
	(void)args;
	if (desk_patient(d))
		leave(d, &dead, (struct leaver){ .patient = d->patient });
}

bool
leaving_by_contact(struct desk *d, const struct numbered *n, const char *outcome)
{
	const struct leaving *l = strcmp(outcome, moved.outcome) == 0 ? &moved
	    : strcmp(outcome, dead.outcome) == 0                      ? &dead
								      : NULL;

	if (l == NULL)
		return false;
	leave(d, l, (struct leaver){ n->patient, n->id });
	return true;
}

void
active_again_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct banner who;
	struct pairs p = { 0 };
	struct outcome out;
	struct err e = { 0 };

	(void)args;
	if (!desk_head(d, "Active again"))
		return;
	if (!banner_load(d->app, d->patient, &turn, &who, &e)) {
		say_error(d->t, &e);
	} else if (strcmp(who.state, "active") == 0) {
		say(d->t, "Error: This patient is active.");
	} else {
		pair_patient(&turn, &p, d->patient);
		pair_add(&turn, &p, "state", "active");
		(void)!act(d->t, "patient.state", &p, &out, &turn);
	}
	arena_clear(&turn);
}
