/* replan - somebody is away, or the clinic closes: where those booked then go.
 *
 * Nothing is saved before the proposal was said; then all of it at once, and whom to call. */
#include <stdlib.h>
#include <string.h>

#include "app/replan_care.h"
#include "app/replan_edit.h"
#include "base/text.h"
#include "plain/parts.h"

/* What takes the places away. */
enum cause { CAUSE_AWAY, CAUSE_CLOSED, CAUSE_STRANDED };

struct replanning {
	struct desk *d;
	struct talk *t;
	struct arena mem; /* of the proposal, until it is made again */
	enum cause cause;
	const char *typed;
	struct replan_for what;
	struct replan p;
};

static const char *
moment(int day, int minute, struct arena *a)
{
	char shown[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show_long(day, shown), minute_show(minute, at));
}

/* "1. Tue 24-Nov-2026 10:00 HALL, Margaret, Exercise, KB + Gym: same time with TL + Gym." */
static void
say_row(const struct replanning *w, size_t i)
{
	const struct replan_row *r = &w->p.row.at[i];
	struct arena turn = { 0 };
	const char *head = text_fmt(&turn, "%zu. %s %s, %s, %s: ", i + 1,
	    moment(r->day, r->minute, &turn), talk_name(w->t, r->name, r->latin), r->label, r->who);
	const char *why = r->why[0] == '\0' ? "" : text_fmt(&turn, "; %s", r->why);
	const char *care = replan_care_words(r, &turn);

	if (r->state == REPLAN_SAME)
		say(w->t, "%ssame time with %s%s.", head, r->to_who, why);
	else if (r->state == REPLAN_MOVED)
		say(w->t, "%smoves to %s, %s%s.%s%s%s", head,
		    moment(r->to_day, r->to_minute, &turn), r->to_who, why,
		    r->unphoned ? " By phone: " : "", r->unphoned ? r->phone : "",
		    r->unphoned ? "." : "");
	else
		say(w->t, "%sno new place: %s%s. By phone: %s.", head, r->lost, why, r->phone);
	if (care[0] != '\0')
		say(w->t, "%s", care);
	arena_clear(&turn);
}

static void
say_rows(const struct replanning *w)
{
	const struct replan *p = &w->p;
	struct arena turn = { 0 };

	for (size_t i = 0; i < p->row.n; i++)
		say_row(w, i);
	if (p->row.n == 0 && w->cause == CAUSE_STRANDED)
		say(w->t, "Every visit of the next three months can take place.");
	else if (p->row.n == 0)
		say(w->t, "Nobody who is booked loses a place.");
	else
		say(w->t, "Not saved yet: %s.", replan_sum_words(p, &turn));
	arena_clear(&turn);
}

/* "KB, Tue 24-Nov-2026 to Fri 27-Nov-2026 (ill)." */
static void
say_cause(const struct replanning *w, const char *code)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	bool several = w->what.to > w->what.from;

	if (w->cause != CAUSE_STRANDED)
		say(w->t, "%s%s%s%s%s (%s).", code, code[0] != '\0' ? ", " : "Closed ",
		    day_show_long(w->what.from, from), several ? " to " : "",
		    several ? day_show_long(w->what.to, to) : "", w->what.why);
}

static bool
propose_it(struct replanning *w)
{
	struct app *app = w->d->app;
	const char *code = "";
	struct err e = { 0 };
	bool read = true;

	arena_clear(&w->mem);
	w->p = (struct replan){ 0 };
	if (w->cause == CAUSE_STRANDED)
		replan_for_stranded(app, &w->what);
	else if (w->cause == CAUSE_AWAY)
		read = replan_read_away(app, w->typed, &w->mem, &w->what, &code, &e);
	else
		read = replan_read_closed(app, w->typed, &w->mem, &w->what, &e);
	if (!read || !replan(app, &w->what, &w->mem, &w->p, &e)) {
		say_error(w->t, &e);
		return false;
	}
	say_cause(w, code);
	say_rows(w);
	return true;
}

/* What was said is carried out; whom to call is said by the command. */
static bool
commit(struct replanning *w)
{
	struct arena turn = { 0 };
	struct pair pair[REPLAN_PAIRS];
	struct pairs p = { 0 };
	struct outcome out;
	const char *command;
	size_t n = replan_pairs(&w->what, &w->p, &turn, &command, pair);
	bool done;

	for (size_t i = 0; i < n; i++)
		pair_add(&turn, &p, pair[i].name, pair[i].value);
	done = act(w->t, command, &p, &out, &turn);
	if (!done && !w->t->over)
		say(w->t, "Nothing is saved; p plans it anew.");
	arena_clear(&turn);
	return done;
}

/* "2 thu 14:00", "2 call"; false: it is neither. */
static bool
change(struct replanning *w, const char *said)
{
	char *to;
	long n = strtol(said, &to, 10);
	struct err e = { 0 };

	if (*to != ' ')
		return false;
	to += strspn(to, " ");
	if (n < 1 || (size_t)n > w->p.row.n || *to == '\0')
		return false;
	if (strcmp(to, "call") == 0)
		replan_call(&w->p, (size_t)n - 1);
	else if (!replan_move(w->d->app, &w->p, (size_t)n - 1, to, &w->mem, &e))
		say_error(w->t, &e);
	say_row(w, (size_t)n - 1);
	return true;
}

static void
go_through(struct replanning *w)
{
	struct arena turn = { 0 };
	const char *said;
	bool done = false;

	while (!done && !w->t->over
	    && ask(w->t,
		w->p.row.n == 0
		    ? "c saves it, ! leaves"
		    : "c carries it out, 2 thu 14:00 moves the second, 2 call leaves it "
		      "to a call, l lists them, p plans anew, ! leaves",
		&said)
	    && !is_leave(said) && said[0] != '\0') {
		said = arena_str(&turn, said);
		if (strcmp(said, "c") == 0)
			done = commit(w);
		else if (strcmp(said, "l") == 0)
			say_rows(w);
		else if (strcmp(said, "p") == 0) {
			if (!propose_it(w))
				break;
		} else if (!change(w, said))
			say(w->t,
			    "Error: c carries it out, a number from 1 to %zu with a time or call "
			    "changes one.",
			    w->p.row.n);
	}
	if (!done && !w->t->over)
		say(w->t, "Nothing is saved.");
	arena_clear(&turn);
}

static void
begin(struct desk *d, enum cause cause, const char *typed, const char *question)
{
	struct arena turn = { 0 };
	struct replanning w = { .d = d, .t = d->t, .cause = cause };

	if (cause == CAUSE_STRANDED
	    || ((typed[0] != '\0' || ask(d->t, question, &typed)) && typed[0] != '\0'
		&& !is_leave(typed))) {
		w.typed = arena_str(&turn, typed);
		if (propose_it(&w) && (w.p.row.n > 0 || cause != CAUSE_STRANDED))
			go_through(&w);
	}
	arena_clear(&w.mem);
	arena_clear(&turn);
}

void
away_verb(struct desk *d, const char *args)
{
	begin(d, CAUSE_AWAY, args,
	    "Who is away, as in kb, kb 24/12, kb 24/12 to 2/1; leave. Today and ill unless said "
	    "(empty leaves)");
}

void
close_verb(struct desk *d, const char *args)
{
	begin(d, CAUSE_CLOSED, args,
	    "Which day the clinic closes, as in 24/12, 24/12 to 26/12; Christmas (empty leaves)");
}

void
stranded_verb(struct desk *d, const char *args)
{
	(void)args;
	begin(d, CAUSE_STRANDED, "", "");
}
