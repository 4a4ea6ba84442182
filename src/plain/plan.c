/* plan - the courses of a patient: those of the plan, and those that the decisions offer. */
#include <stdlib.h>
#include <string.h>

#include "app/plan_offers.h"
#include "base/text.h"
#include "plain/parts.h"

enum { FIGURES = 7 };

/* The figures of a course, as the commands call them. */
struct figure {
	const char *param, *label, *now;
};

struct planning {
	struct desk *d;
	struct talk *t;
	struct arena mem; /* of what was read, until it is read again */
	struct banner banner;
	struct plan_view plan;
	struct plan_offers offers;
};

static bool
load(struct planning *w)
{
	struct desk *d = w->d;
	struct err e = { 0 };

	arena_clear(&w->mem);
	if (banner_load(d->app, d->patient, &w->mem, &w->banner, &e)
	    && plan_load(d->app, d->patient, &w->mem, &w->plan, &e)
	    && offers_load(d->app, d->patient, &w->mem, &w->offers, &e))
		return true;
	say_error(w->t, &e);
	return false;
}

static const char *
hip_words(char side)
{
	return side == 'R' ? "right hip" : side == 'L' ? "left hip" : "both hips in one session";
}

static void
say_lines(struct planning *w)
{
	for (size_t i = 0; i < w->plan.line.n; i++) {
		const struct plan_line *l = &w->plan.line.at[i];
		char day[DAY_TEXT];

		say(w->t,
		    "%zu. %s, %s: %d session%s, %d done, %d booked, %d missed, %d left%s%s%s. "
		    "Dose: %s.",
		    i + 1, l->label, hip_words(l->side), l->sessions, l->sessions == 1 ? "" : "s",
		    l->done, l->booked, l->missed, l->left,
		    strcmp(l->state, "stopped") == 0 ? ", stopped" : "",
		    l->next_day == DAY_NONE ? "" : ", next ",
		    l->next_day == DAY_NONE ? "" : day_show_long(l->next_day, day),
		    l->dose[0] == '\0' ? "not prescribed" : l->dose);
	}
}

static const char *
number_or(int n, const char *none, struct arena *a)
{
	return n > 0 ? text_fmt(a, "%d", n) : none;
}

static void
say_offer(struct planning *w, size_t i)
{
	const struct plan_offer *o = &w->offers.list.at[i];
	const struct protocol *p = o->course;
	struct arena turn = { 0 };

	if (o->excluded)
		say(w->t, "%zu. %s, %s. Warning: %s.", i + 1, p->name, hip_words(o->side),
		    o->against);
	else
		say(w->t, "%zu. %s, %s: sessions %s, days apart %s, minutes %s.%s%s%s", i + 1,
		    p->name, hip_words(o->side), number_or(p->sessions, "asked", &turn),
		    p->sessions == 1 ? "none" : number_or(p->gap_usual, "asked", &turn),
		    number_or(p->minutes, "asked", &turn),
		    o->against[0] == '\0' ? "" : " Warning: ", o->against,
		    o->against[0] == '\0' ? "" : ".");
	arena_clear(&turn);
}

/* Each figure with what it is now; what is left empty is left out.  False: it was left. */
static bool
ask_figures(struct planning *w, const struct figure *f, struct pairs *p, struct arena *a)
{
	for (int i = 0; i < FIGURES; i++) {
		const char *said;

		if (!ask(w->t,
			f[i].now[0] == '\0' ? f[i].label
					    : text_fmt(a, "%s [%s]", f[i].label, f[i].now),
			&said)
		    || is_leave(said))
			return false;
		if (said[0] == '\0')
			said = f[i].now;
		if (said[0] != '\0')
			pair_add(a, p, f[i].param, arena_str(a, said));
	}
	return true;
}

/* Of four numbers as they stand. */
static void
figures_of(const int now[4], struct figure out[FIGURES], struct arena *a)
{
	static const struct figure all[FIGURES] = {
		{ "sessions", "Sessions", "" },
		{ "interval", "Usual days from one to the next", "" },
		{ "per_week", "At most a week, empty: no limit", "" },
		{ "minutes", "Minutes of each", "" },
		{ "therapist", "With, the code of the therapist, empty: as it is", "" },
		{ "first_day", "Not before, a day as in t+3, empty: any", "" },
		{ "dose", "Dose as prescribed, in words", "" },
	};

	memcpy(out, all, sizeof(all));
	for (int i = 0; i < 4; i++)
		out[i].now = number_or(now[i], "", a);
}

static void
figures_usual(const struct protocol *p, struct figure out[FIGURES], struct arena *a)
{
	figures_of((int[]){ p->sessions, p->gap_usual, p->per_week, p->minutes }, out, a);
}

static void
figures_planned(const struct plan_line *l, struct figure out[FIGURES], struct arena *a)
{
	char day[DAY_TEXT];

	figures_of((int[]){ l->sessions, l->gap_usual, l->per_week, l->minutes }, out, a);
	if (l->first_day != DAY_NONE)
		out[5].now = arena_str(a, day_show(l->first_day, day));
	out[6].now = l->dose;
}

/* The first course makes the plan. */
static bool
add_one(struct planning *w, const struct plan_offer *o)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 }, plan = { 0 };
	struct figure f[FIGURES];
	struct outcome out;
	struct told told = { .a = &turn };
	bool done;

	say(w->t, "%s, %s. %s.", o->course->name, hip_words(o->side),
	    desk_who(w->d, &w->banner, &turn));
	offer_tell(o->course, &told);
	say_told(w->t, &told);
	figures_usual(o->course, f, &turn);
	pair_patient(&turn, &plan, w->d->patient);
	pair_patient(&turn, &p, w->d->patient);
	pair_add(&turn, &p, "protocol", o->course->id);
	pair_add(&turn, &p, "side", text_fmt(&turn, "%c", o->side));
	done = ask_figures(w, f, &p, &turn)
	    && (w->plan.id != 0 || act(w->t, "plan.make", &plan, &out, &turn))
	    && act(w->t, "plan.add_course", &p, &out, &turn);
	if (!done && !w->t->over)
		say(w->t, "It was not added.");
	arena_clear(&turn);
	return done;
}

static void
reload(struct planning *w)
{
	struct planning now = { .d = w->d, .t = w->t };

	if (!w->t->over && load(&now)) {
		arena_clear(&w->mem);
		*w = now;
	} else {
		arena_clear(&now.mem);
	}
}

/* The names of the offers of "1,3", as offers_find() takes them; false, and said: it is none. */
static bool
read_offers(struct planning *w, const char *said, struct arena *a, const char **name, size_t *n)
{
	*n = 0;
	for (const char *s = said; *s != '\0'; s += strspn(s, ", ")) {
		size_t digits = strspn(s, "0123456789");
		long k = digits == 0 || digits > 3 ? 0 : strtol(s, NULL, 10);

		if (k < 1 || (size_t)k > w->offers.list.n || *n == w->offers.list.n) {
			say(w->t, "Error: choose from 1 to %zu, with commas: 1,2.",
			    w->offers.list.n);
			return false;
		}
		if (w->offers.list.at[k - 1].excluded) {
			say(w->t,
			    "Error: a recorded condition excludes number %ld: treatment says "
			    "which.",
			    k);
			return false;
		}
		name[(*n)++] = offer_name(&w->offers.list.at[k - 1], a);
		s += digits;
	}
	return true;
}

static void
add(struct planning *w)
{
	struct arena turn = { 0 };
	const char **name = arena_array(&turn, const char *, w->offers.list.n + 1), *said;
	size_t n = 0;

	if (w->offers.list.n == 0)
		say(w->t, "No treatment that is chosen offers a course of sessions.");
	else
		say(w->t, "Offered by what was chosen:");
	for (size_t i = 0; i < w->offers.list.n; i++)
		say_offer(w, i);
	while (w->offers.list.n > 0
	    && ask(w->t, "Numbers of those to add, with commas (empty: none)", &said)
	    && said[0] != '\0' && !is_leave(said)) {
		if (read_offers(w, said, &turn, name, &n))
			break;
		n = 0;
	}
	for (size_t i = 0; i < n && !w->t->over; i++) {
		const struct plan_offer *o = offers_find(&w->offers, name[i]);

		if (o != NULL && add_one(w, o))
			reload(w);
	}
	arena_clear(&turn);
}

static void
change(struct planning *w, const struct plan_line *l)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct figure f[FIGURES];
	struct outcome out;

	say(w->t, "%s, %s. %s. Empty keeps a figure, ! leaves.", l->label, hip_words(l->side),
	    desk_who(w->d, &w->banner, &turn));
	figures_planned(l, f, &turn);
	pair_id(&turn, &p, "id", l->id);
	pair_id(&turn, &p, "rev", l->rev);
	if (desk_may(w->d, "course.change") && ask_figures(w, f, &p, &turn)
	    && act(w->t, "course.change", &p, &out, &turn))
		reload(w);
	arena_clear(&turn);
}

static void
stop(struct planning *w, const struct plan_line *l)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	bool yes = false;

	pair_id(&turn, &p, "id", l->id);
	pair_id(&turn, &p, "rev", l->rev);
	if (desk_may(w->d, "course.stop")
	    && (l->booked == 0
		|| ask_yes(w->t, "Cancel what is booked of it, too (y or n)", &yes))) {
		pair_add(&turn, &p, "cancel", yes ? "yes" : "no");
		if (act(w->t, "course.stop", &p, &out, &turn))
			reload(w);
	}
	arena_clear(&turn);
}

/* The line of "change 2"; NULL, and said: there is none. */
static const struct plan_line *
line_of(struct planning *w, const char *number)
{
	long n = row_number(number);

	if (n >= 1 && (size_t)n <= w->plan.line.n)
		return &w->plan.line.at[n - 1];
	say(w->t, "Error: say the number of a course, 1 to %zu.", w->plan.line.n);
	return NULL;
}

static void
obey(struct planning *w, const char *said)
{
	const struct plan_line *l;

	if (strcmp(said, "add") == 0) {
		if (desk_may(w->d, "plan.add_course"))
			add(w);
		say_lines(w);
	} else if (strncmp(said, "change ", 7) == 0) {
		if ((l = line_of(w, said + 7)) != NULL)
			change(w, l);
	} else if (strncmp(said, "stop ", 5) == 0) {
		if ((l = line_of(w, said + 5)) != NULL)
			stop(w, l);
	} else if (strcmp(said, "list") == 0) {
		say_lines(w);
	} else {
		say(w->t,
		    "Add offers courses, book books what is left, change 1 asks the figures "
		    "of a course anew, stop 1 ends it, list says them all, ! leaves.");
	}
}

static void
begin(struct planning *w)
{
	struct arena turn = { 0 };

	say(w->t, "Plan. %s.", desk_who(w->d, &w->banner, &turn));
	if (w->plan.line.n > 0)
		say(w->t, "%d session%s: %d done, %d booked, %d missed, %d left.%s%s",
		    w->plan.sessions, w->plan.sessions == 1 ? "" : "s", w->plan.done,
		    w->plan.booked, w->plan.missed, w->plan.left,
		    w->plan.goals[0] == '\0' ? "" : " Goals: ", w->plan.goals);
	say_lines(w);
	if (w->plan.line.n == 0 && desk_may(w->d, "plan.add_course"))
		add(w);
	arena_clear(&turn);
}

void
plan_verb(struct desk *d, const char *args)
{
	struct planning w = { .d = d, .t = d->t };
	const char *said;
	bool books = false;

	(void)args;
	if (!desk_patient(d) || !load(&w)) {
		arena_clear(&w.mem);
		return;
	}
	begin(&w);
	while (!books && ask(w.t, "Plan (add, book, change 1, stop 1, ! leaves)", &said)
	    && !is_leave(said) && said[0] != '\0') {
		struct arena turn = { 0 };

		books = strcmp(said, "book") == 0;
		if (!books)
			obey(&w, arena_str(&turn, said));
		arena_clear(&turn);
	}
	arena_clear(&w.mem);
	if (books)
		series_verb(d, "");
}
