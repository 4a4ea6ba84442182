/* board_said - the day in sentences, and what is done to a visit of it. */
#include <string.h>

#include "app/board.h"
#include "app/drafts.h"
#include "app/drill.h"
#include "app/due_list.h"
#include "app/glass.h"
#include "app/session_view.h"
#include "app/stranded.h"
#include "app/untold.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "plain/parts.h"

enum { ALL = BOARD_STATES };

/* "Today: 26 booked, 8 due, 2 arrived, ..." */
static bool
say_counts(struct desk *d, struct arena *a, struct err *e)
{
	struct board b = { 0 };
	const int *c = b.count;

	if (!board_load(d->app, app_now(d->app).day, a, &b, e))
		return false;
	if (b.row.n == 0)
		say(d->t, "Nobody is booked today.");
	else
		say(d->t,
		    "Today: %zu booked, %d to come, %d arrived, %d in session, %d done, %d "
		    "no-show.",
		    b.row.n, c[BOARD_DUE], c[BOARD_ARRIVED], c[BOARD_RUNNING], c[BOARD_DONE],
		    c[BOARD_NO_SHOW]);
	for (size_t i = 0; i < b.row.n; i++)
		if (b.row.at[i].alike) {
			say_warning(d->t, "more than one %s comes today. Check the dates of birth.",
			    talk_name(d->t, b.row.at[i].name, b.row.at[i].latin));
			break;
		}
	return true;
}

static const char *
counted(int n, struct arena *a)
{
	return text_fmt(a, "%d%s", n, n < BOARD_COUNTED ? "" : " or more");
}

static bool
say_duties(struct desk *d, struct arena *a, struct err *e)
{
	struct stranded gone = { 0 };
	struct untold_count untold = { 0 };
	struct board_due due;
	const char *drill;
	int to_sign;

	if (!board_due(d->app, &due, e) || !stranded_count(d->app, &gone, e)
	    || !untold_count(d->app, &untold, e) || !glass_to_sign(d->app, &to_sign, e)
	    || !drill_warning(d->app, a, &drill, e))
		return false;
	if (due.calls > 0)
		say_warning(d->t, "%d patient%s must be called today: calls lists them.", due.calls,
		    due.calls == 1 ? "" : "s");
	say(d->t, "Follow-up: %s %s, %s %s.", counted(due.overdue, a), due_filter_word(DUE_OVERDUE),
	    counted(due.week, a), due_filter_word(DUE_WEEK));
	if (untold.n > 0)
		say_warning(d->t,
		    "patients who are still to be told that a visit was moved: %d. Tell lists "
		    "them.",
		    untold.n);
	if (gone.n > 0)
		say_warning(d->t,
		    "visits that stand where the clinic is closed or somebody is "
		    "away by now: %d. Stranded lists them.",
		    gone.n);
	if (to_sign > 0)
		say_warning(d->t,
		    "opened sensitive charts that are to be signed by you: %d. Review lists them.",
		    to_sign);
	if (drill[0] != '\0')
		say_warning(d->t, "%s", drill);
	return true;
}

static bool
say_drafts(struct desk *d, struct arena *a, struct err *e)
{
	struct draft_rows mine = { 0 };
	size_t n = 0;

	if (!draft_mine(d->app, a, &mine, e))
		return false;
	for (size_t i = 0; i < mine.list.n; i++)
		n += !mine.list.at[i].discarded;
	if (n > 0)
		say(d->t, "You left %zu half-filled form%s: drafts lists %s.", n, n == 1 ? "" : "s",
		    n == 1 ? "it" : "them");
	return true;
}

void
board_headline(struct desk *d)
{
	struct arena turn = { 0 };
	struct err e = { 0 };

	if (!say_counts(d, &turn, &e) || !say_duties(d, &turn, &e) || !say_drafts(d, &turn, &e))
		say_error(d->t, &e);
	arena_clear(&turn);
}

static const char *
state_words(const struct board_row *r, struct arena *a)
{
	switch (r->state) {
	case BOARD_DUE:
		return r->late ? "Late" : "To come";
	case BOARD_ARRIVED:
		return r->waits < 0 ? "Arrived"
				    : text_fmt(a, "Arrived, waiting %d minute%s", r->waits,
					r->waits == 1 ? "" : "s");
	case BOARD_RUNNING:
		return r->runs < 0
		    ? "In session"
		    : text_fmt(a, "In session for %d of %d minutes", r->runs, r->minutes);
	case BOARD_DONE:
		return "Done";
	case BOARD_CANCELLED:
		return r->why[0] == '\0' ? "Cancelled" : text_fmt(a, "Cancelled: %s", r->why);
	case BOARD_NO_SHOW:
	case BOARD_STATES:
		break;
	}
	return "Did not come";
}

/* As the banner will say it, without naming what. */
static const char *
alert_words(const struct board_row *r, struct arena *a)
{
	if (r->alert)
		return " The chart bears an alert.";
	return r->intake == INTAKE_WHOLE ? "" : text_fmt(a, " %s.", beware_none(r->intake));
}

/* "2. 14:00 HALL, Margaret, born 14-Jul-1968. Arrived, waiting 4 minutes. Review, with KB." */
static void
say_visit(struct desk *d, const struct board_row *r)
{
	struct arena turn = { 0 };
	struct text what = { .a = &turn };
	char at[DAY_TEXT], born[DAY_TEXT];

	text_addf(&what, "%s%s", r->label, hip_said(r->side));
	if (r->of > 0)
		text_addf(&what, ", %d of %d", r->nth, r->of);
	if (r->therapist[0] != '\0')
		text_addf(&what, ", with %s%s", r->therapist,
		    r->other_therapist ? " (not the usual therapist)" : "");
	if (r->room[0] != '\0')
		text_addf(&what, ", room %s", r->room);
	if (r->device[0] != '\0')
		text_addf(&what, ", device %s", r->device);
	number_say(d,
	    (struct numbered){ .kind = NUMBER_VISIT,
		.id = r->id,
		.patient = r->patient,
		.rev = r->rev,
		.words = r->name },
	    "%s %s, born %s. %s. %s.%s%s", minute_show(r->minute, at),
	    talk_name(d->t, r->name, r->latin),
	    r->born == DAY_NONE ? "not known" : day_show_born(r->born, r->born_estimated, born),
	    state_words(r, &turn), text_get(&what), alert_words(r, &turn),
	    r->flag[0] == '\0' ? "" : text_fmt(&turn, " Red flag open: %s.", r->flag));
	arena_clear(&turn);
}

static void
say_board(struct desk *d, int day, int state)
{
	struct arena turn = { 0 };
	struct board b = { 0 };
	struct err e = { 0 };

	numbers_begin(d);
	if (!board_load(d->app, day, &turn, &b, &e) || !board_hips(d->app, &b, &e)
	    || !beware_board(d->app, &b, &turn, &e))
		say_error(d->t, &e);
	for (size_t i = 0; i < b.row.n; i++)
		if (state == ALL || b.row.at[i].state == (enum board_state)state)
			say_visit(d, &b.row.at[i]);
	for (size_t i = 0; state == BOARD_CANCELLED && i < b.cancelled.n; i++)
		say_visit(d, &b.cancelled.at[i]);
	numbers_end(d);
	if (d->number.n == 0 && e.code == ERR_NONE)
		say(d->t,
		    state != ALL                     ? "Nobody is in that state."
			: day == app_now(d->app).day ? "Nobody is booked today."
						     : "Nobody is booked on that day.");
	arena_clear(&turn);
}

static void
say_today(struct desk *d, int state)
{
	say_board(d, app_now(d->app).day, state);
}

void
day_verb(struct desk *d, const char *args)
{
	struct err e = { 0 };
	char shown[DAY_TEXT];
	int day;

	if (!desk_day(d, args, &day, &e)) {
		say_error(d->t, &e);
		return;
	}
	say(d->t, "%s.", day_show_long(day, shown));
	say_board(d, day, ALL);
}

void
today_verb(struct desk *d, const char *args)
{
	static const struct {
		const char *word;
		int state;
	} filter[] = { { "", ALL }, { "all", ALL }, { "expected", BOARD_DUE },
		{ "arrived", BOARD_ARRIVED }, { "running", BOARD_RUNNING }, { "done", BOARD_DONE },
		{ "no-show", BOARD_NO_SHOW }, { "cancelled", BOARD_CANCELLED } };

	for (size_t i = 0; i < sizeof(filter) / sizeof(*filter); i++)
		if (strcmp(filter[i].word, args) == 0) {
			say_today(d, filter[i].state);
			return;
		}
	say(d->t,
	    "Error: say today alone, or with expected, arrived, running, done, no-show "
	    "or cancelled.");
}

void
expected_verb(struct desk *d, const char *args)
{
	(void)args;
	say_today(d, BOARD_DUE);
}

void
arrived_verb(struct desk *d, const char *args)
{
	(void)args;
	say_today(d, BOARD_ARRIVED);
}

void
running_verb(struct desk *d, const char *args)
{
	(void)args;
	say_today(d, BOARD_RUNNING);
}

void
visit_see_again(struct desk *d, int64_t session)
{
	struct arena turn = { 0 };
	struct session_view now;
	struct err unheard;

	if (session_view_load(d->app, session, &turn, &now, &unheard))
		for (size_t i = 0; i < d->number.n; i++)
			if (d->number.at[i].kind == NUMBER_VISIT && d->number.at[i].id == session)
				d->number.at[i].rev = now.rev;
	arena_clear(&turn);
}

/* What a number of the board names, as it was when it was said; reason "": none is given.  The
 * visit; 0: it was not done. */
static int64_t
do_to_visit(struct desk *d, const char *args, const char *command, const char *reason)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_VISIT);
	struct arena turn = { 0 };
	struct pairs pairs = { 0 };
	struct outcome out;
	int64_t id = 0;

	if (n != NULL && desk_may(d, command)) {
		pair_id(&turn, &pairs, "id", n->id);
		pair_id(&turn, &pairs, "rev", n->rev);
		if (reason[0] != '\0')
			pair_add(&turn, &pairs, "reason", reason);
		if (act(d->t, command, &pairs, &out, &turn))
			visit_see_again(d, id = n->id);
	}
	arena_clear(&turn);
	return id;
}

void
arrive_verb(struct desk *d, const char *args)
{
	(void)do_to_visit(d, args, "session.arrive", "");
}

void
start_verb(struct desk *d, const char *args)
{
	(void)do_to_visit(d, args, "session.start", "");
}

/* A usual reason by its number, or words; "": it was left. */
static const char *
ask_cancel(struct talk *t, struct arena *a)
{
	const char *said;

	for (int i = 0; i < REASONS_OF_CANCEL; i++)
		say(t, "%d. %s", i + 1, reason_of_cancel(i));
	if (!ask(t, "Why, a number or words (empty leaves)", &said) || is_leave(said))
		return "";
	if (said[0] >= '1' && said[0] < '1' + REASONS_OF_CANCEL && said[1] == '\0')
		return reason_of_cancel(said[0] - '1');
	return arena_str(a, said);
}

void
cancel_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	const char *why = "";
	int64_t id = 0;

	if (number_among(d, args, 1u << NUMBER_VISIT) != NULL && desk_may(d, "session.cancel"))
		why = ask_cancel(d->t, &turn);
	if (why[0] != '\0')
		id = do_to_visit(d, args, "session.cancel", why);
	if (id != 0 && !d->t->over)
		wait_offer(d, id);
	arena_clear(&turn);
}

void
done_verb(struct desk *d, const char *args)
{
	if (args[0] == '\0')
		say_today(d, BOARD_DONE);
	else
		(void)do_to_visit(d, args, "session.done", "");
}

void
missed_verb(struct desk *d, const char *args)
{
	if (args[0] == '\0')
		say_today(d, BOARD_NO_SHOW);
	else
		(void)do_to_visit(d, args, "session.noshow", "");
}
