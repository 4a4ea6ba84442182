#include "app/moves.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/booking.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/visit.h"
#include "app/visit_turn.h"
#include "base/text.h"
#include "sched/say.h"
#include "sched/want.h"
#include "store/resource_store.h"

enum { MOVES_MOST = 150 }; /* so that the places of all fit into one text again, to be taken back */

/* "thu 14": Thursday of the session's own week, of the next when that is past. */
static int
day_said(const struct said *said, int day, int today)
{
	int monday = week_of(day);

	if (said->day != DAY_NONE)
		return said->day;
	if (said->weekdays == 0)
		return day + said->shift;
	day = say_first_day(said, monday);
	return day < today ? day + 7 : day;
}

bool
moves_read_to(struct app *app, const char *typed, struct session *s, struct arena *a, struct err *e)
{
	int today = app_now(app).day;
	struct kept_resource r;
	struct said said;

	if (!say_read(typed, today, app_clinic(app)->order, &said, e))
		return false;
	if (said.count != 0 || said.every != 0 || said.per_week != 0 || said.therapy[0] != '\0'
	    || said.window.to != 0 || said.not_before != DAY_NONE || said.not_after != DAY_NONE)
		return err_field(e, ERR_INPUT, "to",
		    "\"%.40s\" is no day and time to move to: type it like +1w or thu 14", typed);
	s->day = day_said(&said, s->day, today);
	if (said.at != MINUTE_NONE)
		s->minute = said.at;
	if (said.with[0] == '\0')
		return true;
	if (!resource_find_code(app->db, said.with, a, &r, e))
		return err_field(e, ERR_INPUT, "to", "There is no therapist %.20s.", said.with);
	s->who[r.kind] = r.id;
	return true;
}

/* The codes of a place: each stands for the resource of its kind. */
static bool
read_codes(struct call *c, char *words, struct session *s, struct err *e)
{
	bool given[RES_KINDS] = { false };
	char *at = words, *word;

	while ((word = strsep(&at, " ")) != NULL) {
		struct kept_resource r;

		if (word[0] == '\0')
			continue;
		if (!resource_find_code(tx_db(c->tx), word, c->a, &r, e))
			return err_field(e, ERR_INPUT, "places",
			    "There is no therapist, room or device %.20s.", word);
		if (given[r.kind])
			return err_field(e, ERR_INPUT, "places",
			    "%s: that is a second %s for one session.", r.code,
			    res_kind_name(r.kind));
		given[r.kind] = true;
		s->who[r.kind] = r.id;
	}
	return true;
}

static bool
read_place(struct call *c, const char *one, struct moves *out, struct err *e)
{
	char *at = arena_str(c->a, one), *id = strsep(&at, " "), *end;
	char *day = strsep(&at, " "), *time = strsep(&at, " ");
	struct move m;

	if (!session_find(tx_db(c->tx), strtoll(id, &end, 10), c->a, &m.was, e))
		return false;
	m.s = m.was;
	if (*end == '@' && strtoll(end + 1, &end, 10) != m.was.rev)
		return err_field(e, ERR_CONFLICT, "places",
		    "Somebody changed the session of %s meanwhile: look again.",
		    visit_when(&m.was, c->a));
	if (*end != '\0' || time == NULL || !day_read_iso(day, &m.s.day)
	    || !minute_read(time, &m.s.minute, e))
		return err_field(e, ERR_INPUT, "places",
		    "\"%.40s\" is no place: write the session, then 2026-12-01 10:00 KB", one);
	if (at != NULL && !read_codes(c, at, &m.s, e))
		return false;
	for (size_t i = 0; i < out->list.n; i++)
		if (out->list.at[i].s.id == m.s.id)
			return err_field(e, ERR_INPUT, "places", "Session %lld stands there twice.",
			    (long long)m.s.id);
	*vec_add(c->a, &out->list) = m;
	return true;
}

bool
moves_read(struct call *c, const char *places, struct moves *out, struct err *e)
{
	char *all = arena_str(c->a, places), *one;

	*out = (struct moves){ 0 };
	while ((one = strsep(&all, ";")) != NULL) {
		one += strspn(one, " \n");
		if (*one != '\0' && !read_place(c, one, out, e))
			return false;
	}
	if (out->list.n > MOVES_MOST)
		return err_field(e, ERR_INPUT, "places",
		    "%zu sessions are more than the %d that are moved at once: take fewer days",
		    out->list.n, MOVES_MOST);
	return true;
}

bool
moves_inverse(
    struct call *c, struct outcome *out, const struct moves *m, const char *command, struct err *e)
{
	struct text t = { .a = c->a };
	char day[DAY_TEXT], at[DAY_TEXT];

	for (size_t i = 0; i < m->list.n; i++) {
		const struct session *s = &m->list.at[i].was;

		text_addf(&t, "%s%lld %s %s", i > 0 ? "; " : "", (long long)s->id,
		    day_iso(s->day, day), minute_show(s->minute, at));
		for (int k = 0; k < RES_KINDS; k++) {
			struct kept_resource r;

			if (s->who[k] == 0)
				continue;
			if (!resource_find(tx_db(c->tx), s->who[k], c->a, &r, e))
				return false;
			text_addf(&t, " %s", r.code);
		}
	}
	outcome_inverse(
	    c, out, command, PAIRS({ "places", text_get(&t) }, { "reason", "taken back" }));
	return true;
}

static int
by_time(const void *va, const void *vb)
{
	const struct session *a = &((const struct move *)va)->s, *b = &((const struct move *)vb)->s;

	return a->day != b->day      ? a->day - b->day
	    : a->minute != b->minute ? a->minute - b->minute
	    : a->id < b->id          ? -1
				     : a->id > b->id;
}

/* All of them give up their places and are written where they go. */
static bool
lift_all(struct call *c, struct moves *m, struct err *e)
{
	for (size_t i = 0; i < m->list.n; i++) {
		struct session *s = &m->list.at[i].s;

		if (m->list.at[i].was.state != SESSION_BOOKED)
			return err_set(e, ERR_RULE,
			    "This visit is %s: only a booked one can be moved.",
			    visit_state_word(m->list.at[i].was.state));
		if (s->day != m->list.at[i].was.day || s->minute != m->list.at[i].was.minute)
			s->beside = 0; /* where it goes the patient has no other visit */
		if (!visit_times(s, e) || !session_lift(c->tx, s, e))
			return false;
	}
	return true;
}

/* Finds room for a lifted one in the book as it will be. */
static bool
land(struct call *c, struct booking *b, struct outcome *out, struct err *e)
{
	struct obstacles p = { 0 };
	bool fits;

	if (b->s.course != 0
	    && !course_find(tx_db(c->tx), b->s.course, app_now(c->app).day, c->a, &b->course, e))
		return false;
	fits = booking_fit(c->app, b, b->s.id, c->a, &p, e);
	for (int i = 0; i < p.n; i++)
		outcome_reason(c, out, "%s %s: %s", glass_label(c->app, b->s.patient, b->s.label),
		    visit_when(&b->s, c->a), p.at[i].text);
	return fits && session_land(c->tx, &b->s, e);
}

/* What keeps how many of them from their places. */
struct refused {
	size_t n;
	struct err first;
	struct text all; /* each with its time, the year is plain */
};

enum { REFUSED_NAMED = 5 };

static void
add_refused(struct refused *r, const struct session *s, const struct err *e)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	if (r->n++ == 0)
		r->first = *e;
	if (r->n <= REFUSED_NAMED)
		text_addf(&r->all, "%s%.10s %s %.60s", r->n > 1 ? "; " : "",
		    day_show_long(s->day, day), minute_show(s->minute, at), e->text);
}

/* Of one that is refused the reason is the sentence; of several each, and what to do. */
static bool
refuse(size_t n, const struct refused *r, struct err *e)
{
	const struct err *first = &r->first;
	char more[32] = "";

	*e = *first;
	if (n == 1)
		return false;
	if (r->n == 1)
		return err_field(
		    e, first->code, first->field, "Nothing was moved: %s", text_get(&r->all));
	if (r->n > REFUSED_NAMED)
		(void)snprintf(more, sizeof(more), "; and %zu more", r->n - REFUSED_NAMED);
	return err_field(e, first->code, first->field,
	    "Nothing was moved, %zu of %zu cannot go there: %s%s. Move these alone first, or all "
	    "to another time.",
	    r->n, n, text_get(&r->all), more);
}

bool
moves_make(struct call *c, struct moves *m, struct outcome *out, struct err *e)
{
	size_t n = m->list.n;
	int64_t *lifted = arena_array(c->a, int64_t, n + 1);
	struct refused refused = { .all = { .a = c->a } };

	if (n > 1)
		qsort(m->list.at, n, sizeof(*m->list.at), by_time);
	if (!lift_all(c, m, e))
		return false;
	for (size_t i = 0; i < n; i++)
		lifted[i] = m->list.at[i].s.id;
	for (size_t i = 0; i < n; i++) {
		struct booking b = { .s = m->list.at[i].s,
			.was = m->list.at[i].was,
			.forced = c->reason[0] != '\0',
			.back = m->back,
			.lifted = lifted + i,
			.nlifted = n - i };

		if (land(c, &b, out, e)) {
			m->list.at[i].s = b.s;
			outcome_change(c, out, "session", b.s.id);
			continue;
		}
		if (e->code != ERR_RULE && e->code != ERR_CONFLICT)
			return false;
		add_refused(&refused, &b.s, e);
		if (n > 1 && e->code == ERR_CONFLICT)
			outcome_reason(c, out, "%s %s: %s",
			    glass_label(c->app, b.s.patient, b.s.label), visit_when(&b.s, c->a),
			    e->text);
	}
	return refused.n == 0 || refuse(n, &refused, e);
}
