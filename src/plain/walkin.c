/* walkin - a patient is here without a time: what for, and the first place of today. */
#include "app/walkin.h"

#include <stdlib.h>
#include <string.h>

#include "app/plan.h"
#include "base/text.h"
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
		say(d->t, "%zu. %s, %d of %d left.", i + 1, l->at[i]->label, l->at[i]->left,
		    l->at[i]->sessions);
	return ask(d->t,
		   l->n > 0 ? "What for, a number, or a word as in review with kb (! leaves)"
			    : "What for, as in intake or review with kb; Enter: a visit (! leaves)",
		   what)
	    && !is_leave(*what);
}

/* What does not begin at once is said, and asked about. */
static bool
is_meant(struct desk *d, const struct walkin *w)
{
	bool yes = true;

	if (w->later[0] == '\0')
		return true;
	say_warning(d->t, "not at once: %s. The first place is %s.", w->later, w->place);
	return ask_yes(d->t, "Take it (y or n)", &yes) && yes;
}

static void
put_on_board(struct desk *d, const struct walkin_for *what, struct arena *a)
{
	struct walkin w;
	struct pairs p = { 0 };
	struct outcome out;
	struct err e = { 0 };

	if (!walkin_look(d->app, what, a, &w, &e)) {
		say_error(d->t, &e);
	} else if (is_meant(d, &w)) {
		pair_patient(a, &p, d->patient);
		if (w.s.course != 0) {
			pair_id(a, &p, "course", w.s.course);
		} else {
			if (w.therapist[0] != '\0')
				pair_add(a, &p, "therapist", w.therapist);
			pair_add(a, &p, "label", w.label);
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
