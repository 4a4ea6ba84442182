#include "app/propose.h"

#include <string.h>
#include <strings.h>

#include "app/glass.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/proposing.h"
#include "app/wants.h"
#include "base/text.h"
#include "store/due_store.h"

enum { BOOK_DAYS = 366, SLACK_DAYS = 90, LOOK_BACK = 400, BEGIN_DAYS = 14, AHEAD_YEARS = 5 };

/* What is read before the planner is asked. */
struct maker {
	struct app *app;
	const struct propose_for *what;
	struct said said;
	struct arena *a;
	struct proposed *out;
	VEC(struct course) course; /* none: visits */
	const char *label;         /* of visits */
	int first_day;             /* the same; DAY_NONE: as soon as possible */
	int with;                  /* the therapist who was asked for; RES_NONE */
	bool with_fits;            /* gives one of the courses at least */
};

static bool
begins(const char *s, const char *word)
{
	return strncasecmp(s, word, strlen(word)) == 0;
}

static int
left_of(const struct course *c)
{
	return c->sessions - c->done - c->booked;
}

/* The courses of a plan that the wish speaks of and that have something left. */
static bool
courses_of_plan(struct maker *m, int64_t plan, struct err *e)
{
	struct courses all;
	const char *word = m->said.therapy;

	if (!course_list(m->app->db, plan, m->app->now.day, m->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct course *c = &all.list.at[i];

		if (strcmp(c->state, "active") == 0 && left_of(c) > 0
		    && (m->said.side == '\0' || m->said.side == c->side)
		    && (begins(c->label, word) || begins(c->protocol, word)))
			*vec_add(m->a, &m->course) = *c;
	}
	return true;
}

static bool
find_plan(struct maker *m, struct err *e)
{
	struct plan plan;

	if (!plan_find(m->app->db, m->what->plan, m->a, &plan, e)
	    || !courses_of_plan(m, plan.id, e))
		return false;
	m->out->patient = plan.patient;
	m->out->plan = plan.id;
	if (m->course.n == 0)
		return err_field(e, ERR_RULE, "plan",
		    m->said.therapy[0] != '\0' || m->said.side != '\0'
			? "Nothing of that name and hip is left to book in the plan."
			: "All sessions of the plan are booked.");
	return true;
}

/* A word that is no therapy, or another's, is a slip and not to be passed over. */
static bool
is_of_course(const struct maker *m, const struct course *c, struct err *e)
{
	const char *word = m->said.therapy, *label;

	return begins(c->label, word) || begins(c->protocol, word)
	    || (wants_word(m->app, word, &label, e)
		&& err_field(e, ERR_INPUT, "wish", "This course is of %s.", c->label));
}

static bool
find_course(struct maker *m, struct err *e)
{
	struct course c;

	if (!course_find(m->app->db, m->what->course, m->app->now.day, m->a, &c, e))
		return false;
	if (strcmp(c.state, "active") != 0)
		return err_field(e, ERR_RULE, "course", "%s is %s: nothing more is booked for it.",
		    c.label, c.state);
	if (left_of(&c) <= 0)
		return err_field(e, ERR_RULE, "course", "All %d sessions of %s are done or booked.",
		    c.sessions, c.label);
	if (!which_hip_of_course(c.label, c.side, m->said.side, "wish", e)
	    || !is_of_course(m, &c, e))
		return false;
	*vec_add(m->a, &m->course) = c;
	m->out->patient = c.patient;
	m->out->course = c.id;
	return true;
}

/* Two courses of one therapy, each for its hip: which one is meant is for a person to say. */
static bool
check_one_hip(const struct maker *m, struct err *e)
{
	const struct course *first = &m->course.at[0];

	for (size_t i = 1; i < m->course.n; i++)
		if (strcmp(m->course.at[i].protocol, first->protocol) == 0
		    && m->course.at[i].side != first->side)
			return err_field(e, ERR_INPUT, "wish",
			    "%s is planned for each hip: say which, as in %s right", first->label,
			    m->said.therapy);
	return true;
}

/* One hip of a course that is for both is no course of the plan; a visit beside it would leave the
 * course as unbooked as before. */
static bool
is_of_both(struct maker *m, int64_t plan, struct err *e)
{
	char said = m->said.side;
	bool done;

	m->said.side = 'B';
	done = courses_of_plan(m, plan, e)
	    && (m->course.n == 0
		|| which_hip_of_course(m->course.at[0].label, 'B', said, "wish", e));
	m->said.side = said;
	return done;
}

/* Visits: of the course that the typed therapy names, else of none. */
static bool
find_visits(struct maker *m, struct err *e)
{
	struct plan plan;

	m->out->patient = m->what->patient;
	m->label = m->what->label[0] != '\0' ? m->what->label : "Follow-up";
	if (m->said.therapy[0] == '\0')
		return true;
	if (glass_hides(m->app, m->what->patient)) /* its courses are out of the chart */
		return wants_word(m->app, m->said.therapy, &m->label, e);
	if (!plan_active(m->app->db, m->what->patient, m->a, &plan, e)
	    || (plan.id != 0 && !courses_of_plan(m, plan.id, e)))
		return false;
	if (m->course.n == 0)
		return (m->said.side == '\0' || plan.id == 0 || is_of_both(m, plan.id, e))
		    && wants_word(m->app, m->said.therapy, &m->label, e);
	if (!check_one_hip(m, e))
		return false;
	m->course.n = 1;
	m->out->course = m->course.at[0].id;
	return true;
}

/* How often, as typed, within what the course allows. */
static bool
wish_rhythm(const struct said *s, struct want *w, struct err *e)
{
	struct rhythm *r = &w->rhythm;
	int usual = s->every > 0 ? s->every : s->per_week > 0 ? 7 / s->per_week : r->gap_usual;

	if (s->per_week > 0 && r->per_week > 0 && s->per_week > r->per_week)
		return err_field(
		    e, ERR_RULE, "wish", "%s: at most %d a week", w->label, r->per_week);
	if (s->per_week > 0)
		r->per_week = s->per_week;
	if (usual < r->gap_min || (r->gap_max > 0 && usual > r->gap_max))
		return err_field(e, ERR_RULE, "wish",
		    "%s: every %d days is not within its interval of %d to %d days", w->label,
		    usual, r->gap_min, r->gap_max);
	if (w->count > 1 && usual == 0)
		return err_field(e, ERR_RULE, "wish",
		    "%s has no interval yet: type one, like %dx1w", w->label, w->count);
	r->gap_usual = usual;
	return true;
}

static bool
wish_days(struct maker *m, int first_day, struct want *w, struct err *e)
{
	const struct said *s = &m->said;
	int today = m->app->now.day;
	int base = first_day == DAY_NONE || first_day <= today ? today : first_day;

	if (s->day != DAY_NONE)
		base = s->day;
	w->earliest = base + s->shift; /* +2d is in two days, and not two days after tomorrow */
	if (s->shift == 0 && s->day == DAY_NONE && base == today)
		w->earliest = today + 1;
	if (s->not_before != DAY_NONE && s->not_before > w->earliest)
		w->earliest = s->not_before;
	w->latest = s->not_after;
	if (w->earliest < today)
		return err_field(e, ERR_INPUT, "wish", "That day is past: type a later one.");
	if (w->earliest > day_add_months(today, 12 * AHEAD_YEARS))
		return err_field(e, ERR_INPUT, "wish",
		    "That day is more than %d years ahead: type an earlier one.", AHEAD_YEARS);
	if (w->latest != DAY_NONE && w->latest < w->earliest)
		return err_field(
		    e, ERR_INPUT, "wish", "The last day lies before the first: change one.");
	return true;
}

/* Starts go with the length: quarters of an hour when that leaves no rest. */
static int
step_of(const struct want *w)
{
	int length = w->minutes + w->changeover;

	return length % 15 == 0 ? 15 : length % 10 == 0 ? 10 : CELL_MINUTES;
}

static bool
apply_wish(struct maker *m, struct want *w, int left, int first_day, struct err *e)
{
	const struct said *s = &m->said;
	struct proposing *in = m->out->in;
	int who = RES_NONE;

	if (left > 0 && s->count > left)
		return err_field(
		    e, ERR_RULE, "wish", "%s has only %d sessions left", w->label, left);
	w->count = s->count > 0 ? s->count : left > 0 ? left : 1;
	w->step = step_of(w);
	w->wish.weekdays = s->weekdays;
	w->wish.at = s->at;
	w->wish.window = s->window;
	if (s->with[0] != '\0') {
		if (!proposing_who(in, s->with, &who, e))
			return false;
		if (want_suits(w, &in->book.calendar, RES_THERAPIST, who)) {
			w->wish.who = who;
			m->with_fits = true;
		}
		m->with = who;
	}
	if (s->weekdays != 0 && s->per_week == 0 && s->every == 0 && w->count > 1)
		w->rhythm.gap_usual = w->rhythm.gap_usual == 0 ? 7 : w->rhythm.gap_usual;
	return wish_rhythm(s, w, e) && wish_days(m, first_day, w, e);
}

/* The therapist whom the patient saw last, or will see. */
static bool
last_therapist(struct maker *m, struct want *w, struct err *e)
{
	int today = m->app->now.day;
	struct sessions all;

	if (!session_of_patient(
		m->app->db, w->patient, today - LOOK_BACK, today + BOOK_DAYS, m->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];
		int r = calendar_index(&m->out->in->book.calendar, s->who[RES_THERAPIST]);

		if (session_state_takes(s->state) && r != RES_NONE
		    && want_suits(w, &m->out->in->book.calendar, RES_THERAPIST, r))
			w->wish.who = r;
	}
	return true;
}

static bool
is_other_hip(char of, char said)
{
	return (of == 'R' && said == 'L') || (of == 'L' && said == 'R');
}

/* A visit for what is due is looked for from its day on. */
static bool
find_due(struct maker *m, struct err *e)
{
	struct due d;

	if (!due_find(m->app->db, m->what->due, m->a, &d, e))
		return false;
	if (strcmp(d.kind, "start") == 0)
		return err_field(e, ERR_RULE, "due",
		    "Follow-up waits for the operation, which is booked from the plan.");
	m->out->patient = d.patient;
	m->out->due = d.id;
	m->label = strcmp(d.kind, "clinic") == 0 && d.what[0] != '\0' ? d.what : "Follow-up";
	m->first_day = d.target;
	if (is_other_hip(d.side, m->said.side))
		return err_field(e, ERR_INPUT, "wish",
		    "What is due is of the %s hip: leave the hip out, or choose another item.",
		    hip_answer(d.side));
	return strcmp(d.state, "open") == 0
	    || err_field(e, ERR_CONFLICT, "due", "This item is %s already.", d.state);
}

static bool
make_visits(struct maker *m, struct want *w, struct err *e)
{
	if (!wants_label(m->app, &m->out->in->book, m->out->patient, m->label, m->a, w, e)
	    || !which_hip(m->app, m->out->patient, m->label, m->said.side, m->a, &m->out->hip, e))
		return false;
	w->need[RES_THERAPIST].wanted = true;
	if (m->what->due != 0 && m->said.with[0] == '\0'
	    && !wants_review(m->app, &m->out->in->book, m->a, w, e))
		return false;
	return last_therapist(m, w, e) && apply_wish(m, w, 0, m->first_day, e);
}

static bool
make_course(struct maker *m, const struct course *c, struct want *w, struct err *e)
{
	if (!wants_course(m->app, &m->out->in->book, c, m->a, w, e)
	    || !wants_fixed(m->app, c->id, 0, m->a, w, e))
		return false;
	if (c->therapist != 0) {
		int r = calendar_index(&m->out->in->book.calendar, c->therapist);

		if (r != RES_NONE && want_suits(w, &m->out->in->book.calendar, RES_THERAPIST, r))
			w->wish.who = r;
	}
	return apply_wish(m, w, left_of(c), c->first_day, e);
}

/* The last day that planning may need. */
static int
horizon(const struct maker *m, size_t n)
{
	const struct proposing *in = m->out->in;
	int last = m->app->now.day + SLACK_DAYS;

	for (size_t i = 0; i < n; i++) {
		const struct want *w = &in->want[i];
		int gap = w->rhythm.gap_usual > 7 ? w->rhythm.gap_usual : 7;
		int end = w->count * gap + SLACK_DAYS;

		end = w->earliest + (end < BOOK_DAYS ? end : BOOK_DAYS);
		last = end > last ? end : last;
	}
	return last;
}

/* What is past of today is nobody's time any more. */
static void
spend_today(struct maker *m)
{
	struct busy *b = m->out->in->book.busy;
	struct now now = m->app->now;

	for (int at = 0; at < now.minute; at += CELL_MINUTES)
		(void)!busy_add(b,
		    &(struct reservation){
			RES_NONE, 0, m->out->patient, now.day, { at, at + CELL_MINUTES } });
}

static bool
make_wants(struct maker *m, struct err *e)
{
	struct proposing *in = m->out->in;
	size_t n = m->course.n == 0 ? 1 : m->course.n;
	int today = m->app->now.day, last;

	if (!book_load(m->app->db, today, 0, m->a, &in->book, e))
		return false;
	in->want = arena_array(m->a, struct want, n);
	in->anchor = arena_array(m->a, struct anchor, n);
	for (size_t i = 0; i < m->course.n; i++)
		if (!make_course(m, &m->course.at[i], &in->want[i], e))
			return false;
	if (m->course.n == 0 && !make_visits(m, &in->want[0], e))
		return false;
	last = horizon(m, n);
	in->book.busy = busy_new(m->a, &in->book.calendar, today, last - today + 1);
	if (!book_fill(m->app->db, today, last - today + 1, m->a, &in->book, e)
	    || !holding_take(m->app, today, last, m->a, &in->book, e)
	    || !wants_visits(m->app, &in->want[0], today, last, 0, m->a, e))
		return false;
	for (size_t i = 1; i < n; i++) {
		in->want[i].visit = in->want[0].visit;
		in->want[i].nvisits = in->want[0].nvisits;
	}
	spend_today(m);
	return true;
}

static bool
plan_all(struct maker *m, size_t n, struct proposal *plan, struct err *e)
{
	struct proposing *in = m->out->in;

	return n == 1 ? plan_course(in->book.busy, in->want, m->a, plan, e)
		      : plan_courses(in->book.busy, in->want, (int)n, m->a, plan, e);
}

/* A course begins within two weeks and leaves open what does not fit, rather than
 * wait for a time when all of it does; one that cannot begin then may begin later. */
static bool
run_planner(struct maker *m, size_t n, struct proposal *plan, struct err *e)
{
	bool again = false;

	for (size_t i = 0; i < n; i++) {
		struct want *w = &m->out->in->want[i];

		if (w->count > 1 && w->nfixed == 0)
			w->start_by = w->earliest + BEGIN_DAYS;
		else if (w->count == 1 && m->said.day != DAY_NONE && m->said.not_before == DAY_NONE)
			w->start_by = w->earliest; /* the day that was named, if it has a place */
	}
	if (!plan_all(m, n, plan, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct want *w = &m->out->in->want[i];

		if (w->start_by != DAY_NONE && plan[i].open == plan[i].n) {
			w->start_by = DAY_NONE;
			again = true;
		}
	}
	return !again || plan_all(m, n, plan, e);
}

/* Who was asked for gives none of it. */
static bool
cannot_be_given(const struct maker *m, size_t n, struct err *e)
{
	const struct proposing *in = m->out->in;
	struct text t = { .a = m->a };

	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", in->want[i].label);
	return err_field(e, ERR_RULE, "wish", "%s cannot be given by %s", text_get(&t),
	    in->book.calendar.resource[m->with].code);
}

bool
propose(struct app *app, const struct propose_for *what, struct arena *a, struct proposed *out,
    struct err *e)
{
	struct maker m = { .app = app,
		.what = what,
		.a = a,
		.out = out,
		.first_day = DAY_NONE,
		.with = RES_NONE };
	struct proposal *plan;
	size_t n;
	bool found;

	*out = (struct proposed){ .app = app, .hip = { .from = "" } };
	out->in = arena_new(a, struct proposing);
	*out->in = (struct proposing){ .a = a, .now = app->now, .order = app->clinic.order };
	if (!say_read(what->wish, app->now.day, app->clinic.order, &m.said, e))
		return false;
	if (m.said.side == '\0')
		m.said.side = what->side;
	found = what->course != 0 ? find_course(&m, e)
	    : what->plan != 0     ? find_plan(&m, e)
	    : what->due != 0      ? find_due(&m, e)
				  : find_visits(&m, e);
	if (!found || !make_wants(&m, e))
		return false;
	n = m.course.n == 0 ? 1 : m.course.n;
	if (m.with != RES_NONE && !m.with_fits)
		return cannot_be_given(&m, n, e);
	plan = arena_array(a, struct proposal, n);
	if (!run_planner(&m, n, plan, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!proposing_add(
			out, m.course.n == 0 ? NULL : &m.course.at[i], &plan[i], m.with, e))
			return false;
	proposing_sort(out);
	proposing_count(out);
	return true;
}

bool
propose_plan(struct app *app, int64_t patient, int64_t *plan, bool *any, struct err *e)
{
	struct arena turn = { 0 };
	struct maker m = { .app = app, .a = &turn };
	struct plan p;
	bool done = plan_active(app->db, patient, &turn, &p, e)
	    && (p.id == 0 || courses_of_plan(&m, p.id, e));

	*any = p.id != 0;
	*plan = m.course.n > 0 ? p.id : 0;
	arena_clear(&turn);
	return done;
}
