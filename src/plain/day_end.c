/* day_end - the visits of a day that have no outcome yet, each with what it looks like. */
#include <stdlib.h>
#include <string.h>

#include "app/day_end.h"
#include "base/text.h"
#include "plain/parts.h"

struct ending {
	struct desk *d;
	struct talk *t;
	struct arena mem;
	struct day_end end;
};

/* "2. 14:00 HALL, Margaret, Review, arrived: stays open." */
static void
say_row(const struct ending *w, size_t i)
{
	static const char *const to[DAY_OUTCOMES] = { [DAY_OPEN] = "stays open",
		[DAY_DONE] = "becomes done",
		[DAY_NO_SHOW] = "becomes no-show",
		[DAY_CANCEL] = "becomes cancelled" };
	const struct day_end_row *r = &w->end.row.at[i];
	char at[DAY_TEXT];

	say(w->t, "%zu. %s %s, %s, %s: %s.%s%s%s", i + 1, minute_show(r->minute, at),
	    talk_name(w->t, r->name, r->latin), r->label, session_state_name(r->state), to[r->to],
	    r->untold[0] == '\0' ? "" : " ", r->untold, r->untold[0] == '\0' ? "" : ".");
}

static void
say_rows(const struct ending *w)
{
	for (size_t i = 0; i < w->end.row.n; i++)
		say_row(w, i);
}

/* Of an earlier day it says why it is entered only now.  True when it is recorded. */
static bool
commit(struct ending *w)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *why;
	char day[DAY_TEXT];
	bool done = true;

	pair_add(&turn, &p, "day", arena_str(&turn, day_iso(w->end.day, day)));
	pair_add(&turn, &p, "rows", day_end_rows(&w->end, &turn));
	if (w->end.day < app_now(w->d->app).day) {
		done = ask_reason(w->t, REASON_OF_LATE,
		    "Of a day that is past: why is it entered only now (empty leaves)", &why);
		if (done)
			pair_add(&turn, &p, "reason", arena_str(&turn, why));
	}
	done = done && act(w->t, "day.end", &p, &out, &turn);
	arena_clear(&turn);
	return done;
}

/* "2 done" */
static bool
set_row(struct ending *w, const char *said)
{
	static const enum day_outcome may[] = { DAY_OPEN, DAY_DONE, DAY_NO_SHOW };
	char *word;
	long n = strtol(said, &word, 10);
	enum day_outcome to;

	if (*word != ' ')
		return false;
	word += strspn(word, " ");
	if (n < 1 || (size_t)n > w->end.row.n
	    || !day_outcome_find(strcmp(word, "no-show") == 0 ? "noshow" : word, &to))
		return false;
	for (size_t i = 0; i < sizeof(may) / sizeof(*may); i++)
		if (may[i] == to) {
			w->end.row.at[n - 1].to = to;
			say_row(w, (size_t)n - 1);
			return true;
		}
	return false;
}

static void
go_through(struct ending *w)
{
	const char *said;
	bool done = false;

	say_rows(w);
	while (!done && !w->t->over
	    && ask(w->t,
		"r records it, 2 done, 2 no-show or 2 open changes one, l lists them, ! leaves",
		&said)
	    && !is_leave(said) && said[0] != '\0') {
		if (strcmp(said, "r") == 0)
			done = commit(w);
		else if (strcmp(said, "l") == 0)
			say_rows(w);
		else if (!set_row(w, said))
			say(w->t,
			    "Error: r records, a number from 1 to %zu and done, no-show or open "
			    "changes that one; cancel in the list of the day cancels.",
			    w->end.row.n);
	}
	if (!done && !w->t->over)
		say(w->t, "Nothing is recorded.");
}

void
day_end_verb(struct desk *d, const char *args)
{
	struct ending w = { .d = d, .t = d->t };
	struct err e = { 0 };
	char shown[DAY_TEXT];
	int day;

	if (!desk_day(d, args, &day, &e) || !day_end_load(d->app, day, &w.mem, &w.end, &e)) {
		say_error(d->t, &e);
	} else {
		say(d->t, "End of day, %s.", day_show_long(day, shown));
		if (w.end.row.n == 0)
			say(d->t, "Every visit whose time is over has an outcome.");
		else
			go_through(&w);
	}
	arena_clear(&w.mem);
}
