/* wait - who would come earlier: the wait list, and a place of it given or found. */
#include <string.h>

#include "app/barred.h"
#include "app/calls.h"
#include "app/may.h"
#include "app/session_view.h"
#include "app/wait_list.h"
#include "app/waiting.h"
#include "base/text.h"
#include "plain/book.h"

/* "1. HALL, Margaret, ID 10-2345-7, since 12-Nov-2026. Booked now: ... Could come: any time." */
static void
say_row(struct desk *d, const struct wait_row *r)
{
	char since[DAY_TEXT], day[DAY_TEXT], at[DAY_TEXT];
	bool booked = r->session != 0;

	number_say(d,
	    (struct numbered){ .kind = NUMBER_WAIT,
		.id = r->id,
		.patient = r->patient,
		.of = r->session,
		.words = r->wish },
	    "%s, ID %s, since %s. Booked now: %s%s%s. Could come: %s.%s%s%s",
	    talk_name(d->t, r->name, r->latin), r->number, day_show(r->since, since),
	    booked ? day_show_long(r->day, day) : "nothing", booked ? " " : "",
	    booked ? minute_show(r->minute, at) : "", r->wish[0] != '\0' ? r->wish : "any time",
	    r->label[0] == '\0' ? "" : " For: ", r->label, r->label[0] == '\0' ? "" : ".");
}

void
waits_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct wait_rows rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!wait_list_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_row(d, &rows.list.at[i]);
		numbers_end(d);
		if (rows.list.n == 0)
			say(d->t, "Nobody waits for an earlier place.");
		if (may_hold(d->app, "wait.add"))
			say(d->t,
			    rows.list.n == 0 ? "Wait puts the open chart here."
					     : "Earlier 1 finds another time, end 1 takes off the "
					       "list, 1 alone opens the chart.");
	}
	arena_clear(&turn);
}

/* What is waited for: the course of that visit, or that of the next one of the chart. */
static bool
course_of(struct desk *d, int64_t session, struct arena *a, int64_t *course, struct err *e)
{
	struct session_view v;
	struct chart c;

	*course = 0;
	if (session == 0) {
		if (!chart_load(d->app, d->patient, a, &c, e))
			return false;
		session = c.next_session;
	}
	if (session == 0)
		return true;
	if (!session_view_load(d->app, session, a, &v, e))
		return false;
	*course = v.course;
	return true;
}

static void
wait_for(struct desk *d, int64_t patient, int64_t session, const char *wish)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	struct err e = { 0 };
	int64_t course;

	if (!course_of(d, session, &turn, &course, &e)) {
		say_error(d->t, &e);
	} else if (wish[0] != '\0'
	    || (ask(d->t,
		    "When, as in am <12/12 or mon wed after 15:00, with kb; empty: any time, ! "
		    "leaves",
		    &wish)
		&& !is_leave(wish))) {
		pair_patient(&turn, &p, patient);
		pair_add(&turn, &p, "wish", arena_str(&turn, wish));
		if (course != 0)
			pair_id(&turn, &p, "course", course);
		if (act(d->t, "wait.add", &p, &out, &turn))
			say(d->t, "Waits lists who waits.");
	}
	arena_clear(&turn);
}

void
wait_verb(struct desk *d, const char *args)
{
	size_t digits = strspn(args, "0123456789");
	const struct numbered *n;

	if (digits == 0 || (args[digits] != ' ' && args[digits] != '\0')) {
		if (desk_patient(d))
			wait_for(d, d->patient, 0, args);
		return;
	}
	n = number_among(d, args, 1u << NUMBER_VISIT);
	if (n != NULL)
		wait_for(d, n->patient, n->id, args + digits + strspn(args + digits, " "));
}

/* Nothing is booked yet: a place is looked for by the wish, or by what is typed. */
static void
book_earlier(struct desk *d, const struct numbered *n, const char *when)
{
	struct arena turn = { 0 };
	const char *wish = arena_str(&turn, when[0] == '\0' ? n->words : when);
	int64_t patient = n->patient;

	if (d->patient != patient)
		chart_begin(d, patient); /* the list, and n with it, is gone then */
	if (d->patient == patient)
		book_visit(d, wish);
	arena_clear(&turn);
}

void
earlier_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_WAIT);
	const char *when = args + strspn(args, "0123456789");
	struct arena turn = { 0 };
	struct session_view v;
	struct err e = { 0 };

	when += strspn(when, " ");
	if (n != NULL && n->of == 0)
		book_earlier(d, n, when);
	else if (n != NULL && !session_view_load(d->app, n->of, &turn, &v, &e))
		say_error(d->t, &e);
	else if (n != NULL)
		visit_move(d, v.id, v.rev, when);
	arena_clear(&turn);
}

/* The command has said already since when and for what they wait. */
static void
say_match(struct desk *d, size_t i, const struct waiting_row *r)
{
	struct arena turn = { 0 };
	struct barred against = { 0 };
	const char *flag = "", *unasked;
	char at[DAY_TEXT];
	struct err e = { 0 };

	say(d->t, "%zu. %s, ID %s, %s.", i + 1, talk_name(d->t, r->name, r->latin), r->number,
	    minute_show(r->minute, at));
	if (!calls_up(d->app, r->patient, &turn, &flag, &e))
		say_error(d->t, &e);
	else if (flag[0] != '\0')
		say_warning(d->t, "%s", flag);
	if (!barred_add(d->app,
		&(struct barred_visit){ r->patient, r->course, r->therapy, r->side }, &turn,
		&against, &e))
		say_error(d->t, &e);
	for (size_t k = 0; k < against.known.n; k++)
		say_warning(d->t, "%s.", against.known.at[k]);
	unasked = barred_unasked(&against, 0, &turn);
	if (unasked[0] != '\0')
		say(d->t, "%s.", unasked);
	arena_clear(&turn);
}

/* The hip that the row leaves open; false: nobody says it. */
static bool
ask_hip(struct desk *d, const struct waiting_row *r, char *side, struct arena *a)
{
	struct which_hip hip;
	struct err e = { 0 };
	bool yes = false;

	*side = '\0';
	if (!waiting_hip(d->app, r, a, &hip, &e)) {
		say_error(d->t, &e);
		return false;
	}
	if (!hip.wanted || r->side != '\0')
		return true;
	if (hip.side != '\0'
	    && !ask_yes(d->t,
		text_fmt(a, "Hip: %s, %s. Is it that one (y or n)", hip_answer(hip.side), hip.from),
		&yes))
		return false;
	*side = yes ? hip.side : book_ask_hip(d->t, r->label);
	return *side != '\0';
}

static void
give(struct desk *d, const struct waiting_row *r)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	char day[DAY_TEXT], at[DAY_TEXT], side;
	bool said = ask_hip(d, r, &side, &turn);

	pair_id(&turn, &p, "id", r->id);
	pair_add(&turn, &p, "at",
	    text_fmt(&turn, "%s %s", day_iso(r->day, day), minute_show(r->minute, at)));
	if (side != '\0')
		pair_add(&turn, &p, "side", text_fmt(&turn, "%c", side));
	if (!said || !act(d->t, "wait.give", &p, &out, &turn))
		say(d->t, "The place stays free.");
	arena_clear(&turn);
}

void
wait_offer(struct desk *d, int64_t session)
{
	struct arena turn = { 0 };
	struct session_view v;
	struct waiting_match m = { 0 };
	struct err e = { 0 };
	int n;

	if (!session_view_load(d->app, session, &turn, &v, &e)
	    || !waiting_match(d->app,
		&(struct freed){ v.day, { v.minute, v.minute + v.minutes }, v.patient }, &turn, &m,
		&e)) {
		say_error(d->t, &e);
	} else if (m.row.n > 0) {
		say(d->t, "Who waits for this place?");
		for (size_t i = 0; i < m.row.n; i++)
			say_match(d, i, &m.row.at[i]);
		n = ask_number(d->t, "Who gets it, the number (empty: nobody)", m.row.n);
		if (n > 0)
			give(d, &m.row.at[n - 1]);
	}
	arena_clear(&turn);
}
