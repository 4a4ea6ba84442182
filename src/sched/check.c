/* check - may this one session stand here? */
#include "sched/check.h"

#include <assert.h>

#include "base/text.h"

bool
obstacles_refuse(const struct obstacles *p)
{
	for (int i = 0; i < p->n; i++)
		if (p->at[i].severity == OBSTACLE_REFUSE)
			return true;
	return false;
}

static void
add(struct obstacles *out, enum obstacle_code code, enum severity severity, int who,
    const char *text)
{
	assert(out->n < OBSTACLES);
	out->at[out->n++] = (struct obstacle){ code, severity, who, text };
}

/* The course's sessions next to a day: DAY_NONE where there is none. */
struct neighbours {
	int before, after; /* the day itself counts as before */
	int week;          /* how many in the same week */
};

static struct neighbours
neighbours_of(const struct want *w, int day)
{
	struct neighbours n = { DAY_NONE, DAY_NONE, 0 };

	for (int i = 0; i < w->nfixed; i++) {
		if (w->fixed[i] <= day)
			n.before = w->fixed[i];
		else if (n.after == DAY_NONE)
			n.after = w->fixed[i];
		n.week += week_of(w->fixed[i]) == week_of(day);
	}
	return n;
}

enum obstacle_code
check_rhythm(const struct want *w, int day)
{
	const struct rhythm *r = &w->rhythm;
	struct neighbours n = neighbours_of(w, day);

	if ((r->rest >> day_weekday(day) & 1u) != 0)
		return OBSTACLE_REST;
	if (r->total > 0 && w->nfixed >= r->total)
		return OBSTACLE_TOTAL;
	if ((n.before != DAY_NONE && day - n.before < r->gap_min)
	    || (n.after != DAY_NONE && n.after - day < r->gap_min))
		return OBSTACLE_TOO_SOON;
	if (r->per_week > 0 && n.week >= r->per_week)
		return OBSTACLE_WEEK;
	if (r->gap_max > 0
	    && ((n.before != DAY_NONE && day - n.before > r->gap_max)
		|| (n.after != DAY_NONE && n.after - day > r->gap_max)))
		return OBSTACLE_TOO_LATE;
	return OBSTACLE_NONE;
}

bool
check_excludes(const struct want *w, const struct visit *v)
{
	return (w->never_with & v->groups) != 0 || (v->never_with & w->groups) != 0;
}

static void
gap_problem(
    const struct want *w, int day, enum obstacle_code code, struct arena *a, struct obstacles *out)
{
	const struct rhythm *r = &w->rhythm;
	struct neighbours n = neighbours_of(w, day);
	bool soon = code == OBSTACLE_TOO_SOON;
	bool before = n.before != DAY_NONE
	    && (soon ? day - n.before < r->gap_min : day - n.before > r->gap_max);
	int other = before ? n.before : n.after;
	int gap = before ? day - other : other - day;
	char buf[DAY_TEXT];

	day_show_long(other, buf);
	if (soon && gap == 0)
		add(out, code, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "a session of it is on that day: at least %d day%s apart",
			r->gap_min, r->gap_min == 1 ? "" : "s"));
	else if (soon)
		add(out, code, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "%d day%s %s the session of %s: at least %d", gap,
			gap == 1 ? "" : "s", before ? "after" : "before", buf, r->gap_min));
	else
		add(out, code, OBSTACLE_ASK, RES_NONE,
		    text_fmt(a, "%d days %s the session of %s: at most %d", gap,
			before ? "after" : "before", buf, r->gap_max));
}

static void
rhythm_problem(const struct want *w, int day, struct arena *a, struct obstacles *out)
{
	enum obstacle_code code = check_rhythm(w, day);
	char buf[DAY_TEXT];

	if (code == OBSTACLE_TOO_SOON || code == OBSTACLE_TOO_LATE)
		gap_problem(w, day, code, a, out);
	else if (code == OBSTACLE_REST)
		add(out, code, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "%.3s is a day of rest for %s", day_show_long(day, buf), w->label));
	else if (code == OBSTACLE_WEEK)
		add(out, code, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(
			a, "%s has its %d of that week already", w->label, w->rhythm.per_week));
	else if (code == OBSTACLE_TOTAL)
		add(out, code, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "%s may have %d sessions and has %d", w->label, w->rhythm.total,
			w->nfixed));
}

void
check_day(
    const struct busy *b, const struct want *w, int day, struct arena *a, struct obstacles *out)
{
	const char *closed;
	char buf[DAY_TEXT];

	*out = (struct obstacles){ 0 };
	if (!busy_has(b, day)) {
		add(out, OBSTACLE_BOOK, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "the book is not open for %s", day_show_long(day, buf)));
		return;
	}
	if (w->earliest != DAY_NONE && day < w->earliest)
		add(out, OBSTACLE_RANGE, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "not before %s", day_show_long(w->earliest, buf)));
	if (w->latest != DAY_NONE && day > w->latest)
		add(out, OBSTACLE_RANGE, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "not after %s", day_show_long(w->latest, buf)));
	closed = calendar_closed(busy_calendar(b), day, a);
	if (closed != NULL)
		add(out, OBSTACLE_CLOSED, OBSTACLE_REFUSE, RES_NONE, closed);
	rhythm_problem(w, day, a, out);
	for (int i = 0; i < w->nvisits; i++)
		if (w->visit[i].day == day && check_excludes(w, &w->visit[i])) {
			add(out, OBSTACLE_TOGETHER, OBSTACLE_REFUSE, RES_NONE,
			    text_fmt(a, "never on the day of %s", w->visit[i].label));
			break;
		}
}

static void
check_lane(
    const struct busy *b, int who, int day, struct span at, struct arena *a, struct obstacles *out)
{
	const struct resource *r = &busy_calendar(b)->resource[who];
	char buf[DAY_TEXT];

	if (busy_lane(b, who, day, at, false) >= 0)
		return;
	minute_show(at.from, buf);
	if (r->policy == POLICY_REFUSE || busy_lane(b, who, day, at, true) < 0)
		add(out, OBSTACLE_FULL, OBSTACLE_REFUSE, who,
		    text_fmt(a, "%s %s at %s", r->code, r->lanes > 1 ? "full" : "booked", buf));
	else if (r->policy == POLICY_ASK)
		add(out, OBSTACLE_FULL, OBSTACLE_ASK, who,
		    text_fmt(a, "%s %s at %s: one more needs a reason", r->code,
			r->lanes > 1 ? "full" : "booked", buf));
}

static void
check_skill(const struct calendar *c, const struct want *w, enum res_kind kind, int who,
    struct arena *a, struct obstacles *out)
{
	const struct need *n = &w->need[kind];
	const char *code = c->resource[who].code;

	if (!n->wanted || want_suits(w, c, kind, who))
		return;
	if (want_lacks_usual(w, c, kind, who))
		add(out, OBSTACLE_SKILL, OBSTACLE_ASK, who,
		    text_fmt(a, "%s has not the skill \"%s\" that %s was booked with", code,
			n->usually, w->label));
	else
		add(out, OBSTACLE_SKILL, OBSTACLE_REFUSE, who,
		    text_fmt(a, "%s cannot be used for %s", code, w->label));
}

static void
check_resource(const struct busy *b, const struct want *w, const struct place *p,
    enum res_kind kind, struct arena *a, struct obstacles *out)
{
	static const char *const kinds[] = { "a therapist", "a room", "a device" };
	const struct calendar *c = busy_calendar(b);
	struct span at = want_resource_span(w, p->minute);
	int who = p->who[kind];
	const char *absent;

	if (who == RES_NONE) {
		if (w->need[kind].wanted)
			add(out, OBSTACLE_MISSING, OBSTACLE_REFUSE, RES_NONE,
			    text_fmt(a, "%s needs %s: choose one", w->label, kinds[kind]));
		return;
	}
	assert(who >= 0 && who < c->n);
	check_skill(c, w, kind, who, a, out);
	absent = calendar_absent(c, who, p->day, at, a);
	if (absent != NULL && calendar_closure(c, p->day, at) != NULL) {
		/* The clinic's own reason is the better one; a whole closed day was said. */
		absent = calendar_closed(c, p->day, a) != NULL
		    ? NULL
		    : closure_text(calendar_closure(c, p->day, at), p->day, a);
		if (absent != NULL)
			add(out, OBSTACLE_CLOSED, OBSTACLE_REFUSE, who, absent);
	} else if (absent != NULL && calendar_closed(c, p->day, a) == NULL) {
		add(out, OBSTACLE_HOURS, OBSTACLE_REFUSE, who, absent);
	}
	check_lane(b, who, p->day, at, a, out);
}

void
check_session(const struct busy *b, const struct want *w, const struct place *p, struct arena *a,
    struct obstacles *out)
{
	struct span at = want_patient_span(w, p->minute);
	struct cells own = busy_patient(b, w->patient, p->day);
	char buf[DAY_TEXT];

	check_day(b, w, p->day, a, out);
	if (out->n > 0 && out->at[0].code == OBSTACLE_BOOK)
		return;
	if (p->minute < 0 || p->minute % CELL_MINUTES != 0
	    || want_resource_span(w, p->minute).to > DAY_MINUTES) {
		add(out, OBSTACLE_GRID, OBSTACLE_REFUSE, RES_NONE,
		    "a session starts at a multiple of 5 minutes and ends the same day");
		return;
	}
	for (int k = 0; k < RES_KINDS; k++)
		check_resource(b, w, p, (enum res_kind)k, a, out);
	if (cells_any(&own, at))
		add(out, OBSTACLE_PATIENT, OBSTACLE_REFUSE, RES_NONE,
		    text_fmt(a, "the patient is booked at %s", minute_show(p->minute, buf)));
	if (w->wish.window.to > 0 && (at.from < w->wish.window.from || at.to > w->wish.window.to))
		add(out, OBSTACLE_WINDOW, OBSTACLE_ASK, RES_NONE,
		    text_fmt(a, "%s is outside the time of day that was asked for",
			minute_show(p->minute, buf)));
}
