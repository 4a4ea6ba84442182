/* book - what would be booked, said; and booked as a whole at a word. */
#include <stdlib.h>
#include <string.h>

#include "app/glass.h"
#include "app/propose.h"
#include "base/text.h"
#include "plain/book.h"
#include "sched/say.h"

struct booking {
	struct desk *d;
	struct talk *t;
	struct arena mem; /* of the proposal */
	struct banner banner;
	struct propose_for what;
	struct proposed p;
	bool holds;
};

static void
let_go(struct booking *w)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err unheard;

	/* Where that fails, it ends by itself. */
	if (w->holds && command_run(w->d->app, "hold.drop", NULL, 0, &out, &turn, &unheard))
		w->holds = false;
	arena_clear(&turn);
}

/* What is said is held for this terminal, until it is booked or left. */
static void
hold(struct booking *w)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	const char *places = propose_holds(&w->p, &turn);

	if (strchr(places, '#') == NULL) {
		let_go(w);
	} else if (command_allowed(w->d->app, command_find("hold.series"))) {
		if (command_run(
			w->d->app, "hold.series", PAIRS({ "places", places }), &out, &turn, &e))
			w->holds = true;
		else if (e.code == ERR_CONFLICT)
			say_error(w->t, &e); /* else the book is asked again when it is booked */
	}
	arena_clear(&turn);
}

static const char *
moment(const struct place *p, struct arena *a)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show_long(p->day, day), minute_show(p->minute, at));
}

static void
say_options(struct booking *w, const struct propose_row *r)
{
	struct arena turn = { 0 };

	for (int k = 0; k < r->noptions; k++)
		say(w->t, "   %c takes %s%s%s.", (char)('a' + k),
		    moment(&r->option[k].slot.place, &turn),
		    r->option[k].note[0] == '\0' ? "" : ", ", r->option[k].note);
	arena_clear(&turn);
}

/* "3. Exercise 3 of 12: Wed 23-Dec-2026 10:00, KB + Gym." */
static void
say_row(struct booking *w, size_t i)
{
	const struct propose_row *r = &w->p.row.at[i];
	struct arena turn = { 0 };
	char day[DAY_TEXT];
	const char *head = text_fmt(
	    &turn, "%zu. %s %d of %d", i + 1, w->p.line.at[r->line].label, r->number, r->of);

	if (r->state == ROW_OPEN) {
		say(w->t, "%s. Warning: no time on %s, it stays open. %s", head,
		    day_show_long(r->due, day), r->why);
		say_options(w, r);
	} else {
		bool moved = r->state == ROW_MOVED && !r->out;
		const char *why = r->out ? "" : propose_why(&w->p, i, &turn);

		say(w->t, "%s: %s%s%s.%s%s%s%s", head, moment(&r->slot.place, &turn),
		    r->who[0] == '\0' ? "" : ", with ", r->who,
		    r->out        ? " Left out."
			: moved   ? " Warning: moved"
			: r->late ? " Warning:"
				  : "",
		    why[0] == '\0' ? ""
			: moved    ? ", "
				   : " ",
		    why, moved || why[0] != '\0' ? "." : "");
	}
	arena_clear(&turn);
}

static void
say_all(struct booking *w)
{
	struct arena turn = { 0 };

	for (size_t i = 0; i < w->p.line.n; i++) {
		const struct propose_line *l = &w->p.line.at[i];

		say(w->t, "%s%s, %d asked for%s%s.", l->label, hip_said(l->side), l->wanted,
		    l->usual[0] == '\0' ? "" : ": ", l->usual);
	}
	if (w->p.hip.from[0] != '\0')
		say_warning(w->t, "Hip: %s. Nobody said it now.", propose_hip(&w->p, &turn));
	for (size_t i = 0; i < w->p.row.n; i++)
		say_row(w, i);
	say(w->t, "In all: %s. Nothing is booked yet.", propose_totals(&w->p, &turn));
	arena_clear(&turn);
}

/* Before it is booked, and not only as its answer. */
static void
say_against(struct talk *t, const struct barred *b)
{
	struct arena turn = { 0 };

	for (size_t i = 0; i < b->known.n; i++)
		say_warning(t, "%s.", b->known.at[i]);
	if (b->unasked.n > 0)
		say_warning(t, "%s.", barred_unasked(b, 0, &turn));
	arena_clear(&turn);
}

char
book_ask_hip(struct talk *t, const char *label)
{
	struct arena turn = { 0 };
	const char *said;
	char side = '\0';

	while (side == '\0'
	    && ask(t, text_fmt(&turn, "%s: which hip, right, left or both (empty leaves)", label),
		&said)
	    && said[0] != '\0' && !is_leave(said)) {
		side = say_side(said);
		if (side == '\0')
			say(t, "Error: say right, left or both.");
	}
	if (side == '\0' && !t->over)
		say(t, "Nothing was booked.");
	arena_clear(&turn);
	return side;
}

/* Nothing is proposed before it is said on which hip; false: it is not said. */
static bool
ask_hip(struct booking *w, const struct proposed *p)
{
	w->what.side = book_ask_hip(w->t, p->line.at[0].label);
	return w->what.side != '\0';
}

static bool
make(struct booking *w)
{
	struct arena mem = { 0 };
	struct barred against = { 0 };
	struct proposed p;
	struct err e = { 0 };

	if (!propose(w->d->app, &w->what, &mem, &p, &e)
	    || (propose_asks_hip(&p)
		&& (!ask_hip(w, &p) || !propose(w->d->app, &w->what, &mem, &p, &e)))
	    || !propose_against(&p, &mem, &against, &e)) {
		if (e.code != ERR_NONE)
			say_error(w->t, &e);
		arena_clear(&mem);
		return false;
	}
	arena_clear(&w->mem);
	w->mem = mem;
	w->p = p;
	hold(w);
	say_all(w);
	say_against(w->t, &against);
	return true;
}

/* True when it is booked, or cannot be any more. */
static bool
commit(struct booking *w)
{
	struct arena turn = { 0 };
	struct pair pair[PROPOSE_PAIRS];
	struct pairs pairs = { 0 };
	struct outcome out;
	const char *command;
	bool done = false;
	size_t n;

	if (propose_placed(&w->p) == 0) {
		say(w->t, "Error: nothing here can be booked; change a row, or leave.");
	} else {
		command = propose_command(&w->p, pair, &n, &turn);
		for (size_t i = 0; i < n; i++)
			pair_add(&turn, &pairs, pair[i].name, pair[i].value);
		done = act(w->t, command, &pairs, &out, &turn);
		if (!done && !w->t->over) {
			say(w->t, "It is planned anew:");
			done = !make(w);
		}
	}
	arena_clear(&turn);
	return done;
}

/* The row that was changed, wherever it stands by now. */
static void
say_again(struct booking *w, int64_t course, int number)
{
	for (size_t i = 0; i < w->p.row.n; i++)
		if (w->p.row.at[i].course == course && w->p.row.at[i].number == number)
			say_row(w, i);
}

static void
change(struct booking *w, size_t i)
{
	struct propose_row r = w->p.row.at[i];
	const char *said;
	struct err e = { 0 };
	bool done;

	if (r.state != ROW_OPEN)
		say_options(w, &r);
	if (!ask(w->t,
		r.out                ? "x takes it in again, Enter leaves it"
		    : r.noptions > 0 ? "A letter above, a time as in thu 14 or 12 mar 10:30 with "
				       "tl, x leaves it out, "
				       "Enter leaves it as it is"
				     : "A time as in thu 14 or 12 mar 10:30 with tl, x leaves it "
				       "out, Enter leaves it "
				       "as it is",
		&said)
	    || said[0] == '\0' || is_leave(said))
		return;
	if (strcmp(said, "x") == 0)
		done = propose_leave_out(&w->p, i, !r.out, &e);
	else if (said[1] == '\0' && said[0] >= 'a' && said[0] < 'a' + r.noptions)
		done = propose_take(&w->p, i, said[0] - 'a', &e);
	else
		done = propose_move(&w->p, i, said, &e);
	if (!done)
		say_error(w->t, &e);
	else
		hold(w);
	say_again(w, r.course, r.number);
}

static void
go_through(struct booking *w)
{
	struct arena turn = { 0 };
	const char *said;
	bool done = !make(w);

	while (!done && !w->t->over
	    && ask(w->t,
		propose_placed(&w->p) == 0
		    ? "A number changes that one, l lists them, ! leaves"
		    : text_fmt(&turn,
			"b books %d, a number changes that one, l lists them, ! leaves",
			propose_placed(&w->p)),
		&said)
	    && !is_leave(said) && said[0] != '\0') {
		long n = row_number(said);

		if (strcmp(said, "b") == 0)
			done = commit(w);
		else if (strcmp(said, "l") == 0)
			say_all(w);
		else if (n >= 1 && (size_t)n <= w->p.row.n)
			change(w, (size_t)n - 1);
		else
			say(w->t, "Error: b books, a number from 1 to %zu changes one.",
			    w->p.row.n);
	}
	if (!done && !w->t->over)
		say(w->t, "Nothing was booked.");
	let_go(w);
	arena_clear(&turn);
	arena_clear(&w->mem);
}

/* Who it is for is said again; a chart that is closed is booked by name alone. */
static bool
begin(struct booking *w, int64_t patient, const char *title)
{
	struct arena turn = { 0 };
	struct err e = { 0 };
	bool closed = w->what.plan == 0 && w->what.due == 0 && glass_hides(w->d->app, patient);
	bool done = (closed ? banner_desk : banner_load)(w->d->app, patient, &turn, &w->banner, &e);

	if (done)
		say(w->t, "%s. %s.", title, desk_who(w->d, &w->banner, &turn));
	else
		say_error(w->t, &e);
	if (done && w->banner.flag != NULL)
		say_warning(w->t, "%s. It is to be called about today.", w->banner.flag);
	arena_clear(&turn);
	return done;
}

void
series_verb(struct desk *d, const char *args)
{
	struct booking w = { .d = d, .t = d->t, .what = { .wish = args, .label = "" } };
	struct err e = { 0 };
	bool any;

	if (!desk_patient(d) || !desk_may(d, "plan.book"))
		return;
	if (!propose_plan(d->app, d->patient, &w.what.plan, &any, &e))
		say_error(d->t, &e);
	else if (w.what.plan == 0)
		say(d->t,
		    any ? "Error: all sessions of the plan are done or booked."
			: "Error: there is no plan yet; decide on a treatment first.");
	else if (begin(&w, d->patient, "Book the plan"))
		go_through(&w);
}

void
book_visit(struct desk *d, const char *args)
{
	struct booking w = { .d = d, .t = d->t };
	struct arena turn = { 0 };
	const char *said = args;

	if (desk_patient(d) && desk_may(d, "session.book")) {
		w.what = (struct propose_for){ .patient = d->patient, .label = "" };
		if (begin(&w, d->patient, "Book a visit")
		    && (said[0] != '\0'
			|| ask(d->t,
			    "When and what for, as in tue 10, eswt 6x1w after 15:00, with kb",
			    &said))
		    && said[0] != '\0' && !is_leave(said)) {
			w.what.wish = arena_str(&turn, said);
			go_through(&w);
		}
	}
	arena_clear(&turn);
}

void
book_due(struct desk *d, int64_t patient, int64_t due)
{
	struct booking w = {
		.d = d, .t = d->t, .what = { .due = due, .patient = patient, .label = "" }
	};
	struct arena turn = { 0 };
	const char *said;

	if (desk_may(d, "visit.book") && begin(&w, patient, "Book what is due")
	    && ask(d->t, "When, as in tue 10 or after 15:00 (empty: within its days)", &said)
	    && !is_leave(said)) {
		w.what.wish = arena_str(&turn, said);
		go_through(&w);
	}
	arena_clear(&turn);
}
