/* replan_commands - somebody is ill, something is broken, the clinic closes: it is
 * written down, and those who were booked then get other places, in one change. */
#include <string.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/moves.h"
#include "app/range.h"
#include "app/replan_edit.h"
#include "app/stranded.h"
#include "app/visit.h"
#include "base/text.h"
#include "store/resource_store.h"
#include "store/untold_store.h"

enum { ITEMS_BYTES = 7000 }; /* of what untold.back takes; a PARAM_NOTE holds 8000 */

#define HELP_PLACES "as shown: 12 2026-12-01 10:00 KB; ...; none; the proposal unless given"

static const struct param absence_params[] = {
	{ "resource", PARAM_RESOURCE, true, "who or what is not there" },
	{ "from", PARAM_DAY, false, "first day; today unless given" },
	{ "to", PARAM_DAY, false, "last day; the first unless given" },
	{ "hours", PARAM_TEXT, false, "08:00-12:00; the whole day unless given" },
	{ "why", PARAM_TEXT, false, "as sentences say it; ill unless given" },
	{ "places", PARAM_NOTE, false, HELP_PLACES },
	{ 0 },
};

static const struct param closure_params[] = {
	{ "from", PARAM_DAY, true, "first day" },
	{ "to", PARAM_DAY, false, "last day; the first unless given" },
	{ "name", PARAM_TEXT, true, "as sentences say it: Christmas" },
	{ "hours", PARAM_TEXT, false, "14:00-18:00; the whole day unless given" },
	{ "places", PARAM_NOTE, false, HELP_PLACES },
	{ 0 },
};

static const struct param stranded_params[] = {
	{ "places", PARAM_NOTE, false, HELP_PLACES },
	{ 0 },
};

/* The row of a session in the moves; NULL when it stays. */
static const struct move *
move_of(const struct moves *m, int64_t session)
{
	for (size_t i = 0; i < m->list.n; i++)
		if (m->list.at[i].s.id == session)
			return &m->list.at[i];
	return NULL;
}

static bool
goes_elsewhen(const struct move *m)
{
	return m->s.day != m->was.day || m->s.minute != m->was.minute;
}

/* "Tell HALL, Margaret (10-0001-9): Exercise, Mon 23-Nov-2026 10:00, KB + Gym; KB away (ill)". */
static const char *
whom(struct call *c, const struct replan_row *r)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(c->a, "Tell %s (%s): %s, %s %s, %s; %s", r->name, r->number, r->label,
	    day_show_long(r->day, day), minute_show(r->minute, at), r->who, r->lost);
}

static const char *
why_none(const struct replan_row *r)
{
	return r->why[0] != '\0' && r->state == REPLAN_CALL ? r->why : "none was chosen";
}

/* The call list: whoever comes at another time, and those for whom there is none. */
static bool
say_calls(struct call *c, const struct replan *p, const struct moves *m, struct outcome *out,
    struct err *e)
{
	int same = 0, moved = 0, left = 0;

	for (size_t i = 0; i < p->row.n; i++) {
		const struct replan_row *r = &p->row.at[i];
		const struct move *to = move_of(m, r->session);
		const char *place;

		if (to == NULL)
			outcome_reason(c, out, "%s. No new place: %s. By phone: %s", whom(c, r),
			    why_none(r), r->phone);
		else if (!visit_place(c->app, &to->s, c->a, &place, e))
			return false;
		else if (goes_elsewhen(to))
			outcome_reason(c, out, "%s. It is moved to %s. By phone: %s", whom(c, r),
			    place, r->phone);
		left += to == NULL;
		moved += to != NULL && goes_elsewhen(to);
		same += to != NULL && !goes_elsewhen(to);
	}
	out->said = text_fmt(c->a, "%s %d stay at their time, %d moved, %d without a place%s",
	    out->said, same, moved, left,
	    moved + left == 0 ? "." : text_fmt(c->a, "; %d to tell.", moved + left));
	return true;
}

/* Only what loses its place is moved by these commands. */
static bool
only_hits(const struct replan *p, const struct moves *m, struct err *e)
{
	for (size_t i = 0; i < m->list.n; i++) {
		bool found = false;

		for (size_t k = 0; k < p->row.n && !found; k++)
			found = p->row.at[k].session == m->list.at[i].s.id;
		if (!found)
			return err_field(e, ERR_INPUT, "places",
			    "Session %lld does not lose its place: move it by itself.",
			    (long long)m->list.at[i].s.id);
	}
	return true;
}

/* Reads the places, or takes those of the proposal; before anything is written. */
static bool
read_moves(
    struct call *c, const struct replan_for *what, struct replan *p, struct moves *m, struct err *e)
{
	const char *places = call_text(c, "places");

	if (!replan(c->app, what, c->a, p, e))
		return false;
	if (!call_given(c, "places"))
		places = replan_places(p, c->a);
	else if (strcmp(places, "none") == 0)
		places = "";
	return moves_read(c, places, m, e) && only_hits(p, m, e);
}

/* What untold.back takes back; in several steps when one text cannot hold them. */
static void
inverse_untold(struct call *c, struct text *items, size_t most, struct outcome *out)
{
	if (items->len <= most)
		return;
	outcome_inverse(c, out, "untold.back", PAIRS({ "items", text_get(items) }));
	*items = (struct text){ .a = c->a };
}

static bool
keep_one(struct call *c, const struct untold *u, bool no_place, struct text *items, struct err *e)
{
	struct untold was, is;

	if (!untold_find(tx_db(c->tx), u->session, c->a, &was, e)
	    || !untold_begin(c->tx, u, no_place, e)
	    || !untold_find(tx_db(c->tx), u->session, c->a, &is, e))
		return false;
	text_addf(items, "%s%lld %lld %lld %d", items->len > 0 ? "; " : "", (long long)u->session,
	    (long long)was.rev, (long long)is.rev, was.look);
	return true;
}

/* Whoever comes at another time, and those for whom there is none, stay on a list until they are
 * told. */
static bool
keep_untold(struct call *c, const struct replan *p, const struct moves *m, struct outcome *out,
    struct err *e)
{
	struct text items = { .a = c->a };

	for (size_t i = 0; i < p->row.n; i++) {
		const struct replan_row *r = &p->row.at[i];
		const struct move *to = move_of(m, r->session);
		struct untold u = { .session = r->session,
			.patient = r->patient,
			.day = r->day,
			.minute = r->minute,
			.why = r->lost };

		if ((to == NULL || goes_elsewhen(to)) && !keep_one(c, &u, to == NULL, &items, e))
			return false;
		inverse_untold(c, &items, ITEMS_BYTES, out);
	}
	inverse_untold(c, &items, 0, out);
	return true;
}

/* out->said holds what was written down; back is how the visits go back. */
static bool
carry_out(struct call *c, const struct replan *p, struct moves *m, const char *back,
    struct outcome *out, struct err *e)
{
	return moves_make(c, m, out, e) && say_calls(c, p, m, out, e)
	    && (m->list.n == 0 || moves_inverse(c, out, m, back, e))
	    && keep_untold(c, p, m, out, e);
}

static bool
absence_replan_run(struct call *c, struct outcome *out, struct err *e)
{
	struct absence x = { .resource = call_int(c, "resource", 0) };
	struct replan_for what = { .resource = x.resource };
	struct kept_resource r;
	struct replan p;
	struct moves m;

	if (!range_read(c, &what.from, &what.to, &what.at, e))
		return false;
	what.why = call_given(c, "why") ? call_text(c, "why") : "ill";
	x.at =
	    (struct exception){ .from = what.from, .to = what.to, .at = what.at, .why = what.why };
	if (!resource_find(tx_db(c->tx), x.resource, c->a, &r, e)
	    || !read_moves(c, &what, &p, &m, e) || !absence_add(c->tx, &x, e))
		return false;
	out->id = x.id;
	outcome_change(c, out, "absence", x.id);
	outcome_inverse(c, out, "absence.drop", PAIRS({ "id", call_number(c, x.id) }));
	outcome_say(c, out, "%s away %s (%s):", r.code,
	    range_said(x.at.from, x.at.to, &x.at.at, c->a), x.at.why);
	return carry_out(c, &p, &m, "session.replan", out, e);
}

static bool
closure_replan_run(struct call *c, struct outcome *out, struct err *e)
{
	struct kept_closure k = { 0 };
	struct replan_for what = { 0 };
	struct replan p;
	struct moves m;

	if (!range_read(c, &what.from, &what.to, &what.at, e))
		return false;
	what.why = call_text(c, "name");
	k.at =
	    (struct closure){ .name = what.why, .from = what.from, .to = what.to, .at = what.at };
	if (!read_moves(c, &what, &p, &m, e) || !closure_add(c->tx, &k, e))
		return false;
	out->id = k.id;
	outcome_change(c, out, "closure", k.id);
	outcome_inverse(c, out, "closure.drop", PAIRS({ "id", call_number(c, k.id) }));
	outcome_say(
	    c, out, "Closed %s (%s):", range_said(k.at.from, k.at.to, &k.at.at, c->a), k.at.name);
	return carry_out(c, &p, &m, "session.replan", out, e);
}

/* What an earlier closure or absence left where it cannot take place. */
static bool
stranded_replan_run(struct call *c, struct outcome *out, struct err *e)
{
	int today = app_now(c->app).day;
	struct replan_for what = { .from = today,
		.to = today + STRANDED_DAYS,
		.at = { 0, DAY_MINUTES },
		.why = "",
		.stranded = true };
	struct replan p;
	struct moves m;

	if (!read_moves(c, &what, &p, &m, e))
		return false;
	if (m.list.n == 0)
		return err_field(e, ERR_RULE, "places",
		    p.row.n == 0 ? "No visit stands where it cannot take place."
				 : "None of them has another place: call them.");
	outcome_say(c, out, "Of %zu visits that could not take place:", p.row.n);
	return carry_out(c, &p, &m, "session.back", out, e);
}

const struct command replan_commands[] = {
	{ "absence.replan", "note that somebody is away and give those booked other places",
	    MAY_WORK, absence_params, .run = absence_replan_run },
	{ "closure.replan", "close the clinic and give those booked other places", MAY_MANAGE,
	    closure_params, .run = closure_replan_run },
	{ "stranded.replan",
	    "give visits that stand on closed days, or with who is away, other places", MAY_WORK,
	    stranded_params, .run = stranded_replan_run },
	{ 0 },
};
