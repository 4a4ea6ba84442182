/* walkin - a patient is here without a time: what for, and the first place of today. */
#include "app/walkin.h"

#include <stdlib.h>
#include <string.h>

#include "app/plan.h"
#include "base/text.h"
#include "plain/book.h"
#include "plain/office.h"

enum { LINES = 9 };

struct lines {
	const struct plan_line *at[LINES]; /* with something left to do */
	size_t n;
};

static bool
read_lines(struct desk *d, struct lines *out, struct plan_view *plan, struct arena *a)
{
	struct err e = { 0 };

	*out = (struct lines){ .n = 0 };
	if (!plan_load(d->app, d->patient, a, plan, &e)) {
		say_error(d->t, &e);
		return false;
	}
	for (size_t i = 0; i < plan->line.n && out->n < LINES; i++)
		if (plan->line.at[i].left > 0 && strcmp(plan->line.at[i].state, "active") == 0)
			out->at[out->n++] = &plan->line.at[i];
	return true;
}

static bool
ask_what(struct desk *d, const struct lines *l, const char **what)
{
	for (size_t i = 0; i < l->n; i++)
		say(d->t, "%zu. %s%s, %d of %d left.", i + 1, l->at[i]->label,
		    hip_said(l->at[i]->side), l->at[i]->left, l->at[i]->sessions);
	return ask(d->t,
		   l->n > 0 ? "What for, a number, or a word as in review with kb (! leaves)"
			    : "What for, as in intake or review with kb; Enter: a visit (! leaves)",
		   what)
	    && !is_leave(*what);
}

/* What does not begin at once, or on the hip that was decided, is said and asked about. */
static bool
is_meant(struct desk *d, const struct walkin *w, struct arena *a)
{
	bool yes = true;

	if (walkin_asks(w, a)[0] == '\0')
		return true;
	say_warning(d->t, "%s", walkin_asks(w, a));
	return ask_yes(d->t, "Take it (y or n)", &yes) && yes;
}

/* Looks for the place; on a hip that nobody said or decided it is asked. */
static bool
look(struct desk *d, const struct walkin_for *what, struct arena *a, struct walkin *out)
{
	struct walkin_for with = *what;
	struct err e = { 0 };
	char side;

	if (walkin_look(d->app, what, a, out, &e))
		return true;
	if (strcmp(e.field, "side") != 0) {
		say_error(d->t, &e);
		return false;
	}
	if ((side = book_ask_hip(d->t, what->words)) == '\0')
		return false;
	with.words = text_fmt(a, "%s %s", what->words, hip_answer(side));
	e = (struct err){ 0 };
	if (walkin_look(d->app, &with, a, out, &e))
		return true;
	say_error(d->t, &e);
	return false;
}

static void
put_on_board(struct desk *d, const struct walkin_for *what, struct arena *a)
{
	struct walkin w;
	struct pairs p = { 0 };
	struct outcome out;

	if (look(d, what, a, &w) && is_meant(d, &w, a)) {
		pair_patient(a, &p, d->patient);
		if (w.s.course != 0) {
			pair_id(a, &p, "course", w.s.course);
		} else {
			if (w.therapist[0] != '\0')
				pair_add(a, &p, "therapist", w.therapist);
			pair_add(a, &p, "label", w.label);
			if (w.hip.side != '\0')
				pair_add(a, &p, "side", text_fmt(a, "%c", w.hip.side));
		}
		(void)!act(d->t, "session.walkin", &p, &out, a);
	}
}

void
walkin_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct walkin_for what = { .patient = d->patient };
	struct plan_view plan;
	struct lines l;

	if (desk_head(d, "Is here without a time") && read_lines(d, &l, &plan, &turn)
	    && (args[0] != '\0' || ask_what(d, &l, &args))) {
		long n = strtol(args, NULL, 10);

		if (n >= 1 && (size_t)n <= l.n && args[strspn(args, "0123456789")] == '\0')
			what.course = l.at[n - 1]->id;
		what.words = what.course != 0 ? "" : arena_str(&turn, args);
		put_on_board(d, &what, &turn);
	}
	arena_clear(&turn);
}
