#include "app/replan_edit.h"

#include <string.h>

#include "app/inside.h"
#include "app/moves.h"
#include "app/stranded.h"
#include "base/text.h"
#include "store/resource_store.h"

/* "24/12", "24/12 to 26/12"; today when nothing is said. */
static bool
read_days(struct app *app, char *typed, struct replan_for *out, struct err *e)
{
	char *to = strstr(typed, " to ");
	enum day_order order = app_clinic(app)->order;
	int today = app_now(app).day;

	out->at = (struct span){ 0, DAY_MINUTES };
	out->from = out->to = today;
	if (to != NULL)
		*to = '\0';
	if (typed[strspn(typed, " ")] != '\0'
	    && !day_read(typed, today, order, DAY_NEAR, &out->from, e))
		return false;
	out->to = out->from;
	if (to != NULL && !day_read(to + strlen(" to "), today, order, DAY_NEAR, &out->to, e))
		return false;
	if (out->to < out->from)
		return err_field(
		    e, ERR_INPUT, "to", "The last day lies before the first: type 24/12 to 26/12.");
	return true;
}

/* What stands behind a ; is cut off. */
static const char *
cut_why(char *typed, const char *otherwise)
{
	char *why = strchr(typed, ';');

	if (why == NULL)
		return otherwise;
	*why++ = '\0';
	why += strspn(why, " ");
	return why[0] == '\0' ? otherwise : why;
}

bool
replan_read_away(struct app *app, const char *typed, struct arena *a, struct replan_for *out,
    const char **code, struct err *e)
{
	char *all = arena_str(a, typed + strspn(typed, " ")), *word;
	struct kept_resource r;

	*out = (struct replan_for){ .why = cut_why(all, "ill") };
	word = strsep(&all, " ");
	if (word[0] == '\0')
		return err_field(e, ERR_INPUT, "resource",
		    "Say who is away: a therapist, room or device, as in mo or mo 24/12.");
	if (!resource_find_code(app->db, word, a, &r, e))
		return err_field(
		    e, ERR_INPUT, "resource", "There is no therapist, room or device %.20s.", word);
	out->resource = r.id;
	*code = r.code;
	return read_days(app, all == NULL ? arena_str(a, "") : all, out, e);
}

bool
replan_read_closed(
    struct app *app, const char *typed, struct arena *a, struct replan_for *out, struct err *e)
{
	char *all = arena_str(a, typed);

	*out = (struct replan_for){ .why = cut_why(all, "closed") };
	if (all[strspn(all, " ")] == '\0')
		return err_field(
		    e, ERR_INPUT, "from", "Say which day: 24/12, or 24/12 to 26/12; Christmas.");
	return read_days(app, all, out, e);
}

bool
replan_move(
    struct app *app, struct replan *p, size_t i, const char *typed, struct arena *a, struct err *e)
{
	struct replan_row *r = &p->row.at[i];
	struct text who = { .a = a };
	struct session s;
	char *to = arena_str(a, typed);
	const char *reason = cut_why(to, NULL);

	if (!session_find(app->db, r->session, a, &s, e))
		return false;
	for (int k = 0; k < RES_KINDS && r->state != REPLAN_CALL; k++)
		s.who[k] = r->to[k];
	if (!moves_read_to(app, to, &s, a, e))
		return false;
	if (reason != NULL)
		p->reason = reason;
	for (int k = 0; k < RES_KINDS; k++) {
		struct kept_resource of;

		if (s.who[k] == 0)
			continue;
		if (!resource_find(app->db, s.who[k], a, &of, e))
			return false;
		text_addf(&who, "%s%s", who.len > 0 ? " + " : "", of.code);
	}
	for (int k = 0; k < RES_KINDS; k++)
		r->to[k] = s.who[k];
	r->to_day = s.day;
	r->to_minute = s.minute;
	r->to_who = text_get(&who);
	r->state = s.day == r->day && s.minute == r->minute ? REPLAN_SAME : REPLAN_MOVED;
	r->why = "chosen by hand";
	replan_count(p);
	return true;
}

void
replan_call(struct replan *p, size_t i)
{
	p->row.at[i].state = REPLAN_CALL;
	p->row.at[i].to_who = "";
	p->row.at[i].why = "left to a call by hand";
	replan_count(p);
}

const char *
replan_places(const struct replan *p, struct arena *a)
{
	struct text t = { .a = a };
	char day[DAY_TEXT], at[DAY_TEXT];

	for (size_t i = 0; i < p->row.n; i++) {
		const struct replan_row *r = &p->row.at[i];
		struct text who = { .a = a };

		if (r->state == REPLAN_CALL)
			continue;
		for (const char *s = r->to_who; *s != '\0'; s++)
			if (*s != '+' && !(*s == ' ' && s[1] == '+'))
				text_addf(&who, "%c", *s);
		text_addf(&t, "%s%lld@%lld %s %s %s", t.len > 0 ? "; " : "", (long long)r->session,
		    (long long)r->rev, day_iso(r->to_day, day), minute_show(r->to_minute, at),
		    text_get(&who));
	}
	return text_get(&t);
}

void
replan_for_stranded(struct app *app, struct replan_for *out)
{
	int today = app_now(app).day;

	*out = (struct replan_for){ .from = today,
		.to = today + STRANDED_DAYS,
		.at = { 0, DAY_MINUTES },
		.why = "closed or away",
		.stranded = true };
}

size_t
replan_pairs(const struct replan_for *what, const struct replan *p, struct arena *a,
    const char **command, struct pair pair[REPLAN_PAIRS])
{
	const char *places = replan_places(p, a);
	char day[DAY_TEXT];
	size_t n = 0;

	*command = what->stranded ? "stranded.replan"
	    : what->resource != 0 ? "absence.replan"
				  : "closure.replan";
	pair[n++] = (struct pair){ "places", places[0] == '\0' ? "none" : places };
	if (p->reason != NULL)
		pair[n++] = (struct pair){ "reason", p->reason };
	if (what->stranded)
		return n;
	if (what->resource != 0)
		pair[n++] =
		    (struct pair){ "resource", text_fmt(a, "#%lld", (long long)what->resource) };
	pair[n++] = (struct pair){ "from", arena_str(a, day_iso(what->from, day)) };
	pair[n++] = (struct pair){ "to", arena_str(a, day_iso(what->to, day)) };
	pair[n++] = (struct pair){ what->resource != 0 ? "why" : "name", what->why };
	return n;
}
