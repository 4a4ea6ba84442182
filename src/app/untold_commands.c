/* untold_commands - who was told that a visit was moved, by whom and how. */
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "app/phone_words.h"
#include "app/untold.h"
#include "app/visit.h"
#include "base/text.h"

static const struct param told_params[] = {
	{ "rows", PARAM_NOTE, true, "the visits, with the versions that were seen: 12@3; 14@2" },
	{ "how", PARAM_WORD, true, "phone, message or in_person" },
	{ 0 },
};

static const struct param untold_params[] = {
	{ "id", PARAM_INT, true, "the session" },
	{ "knew", PARAM_MOMENT, false,
	    "the time that the patient knows; that of no place unless given" },
	{ 0 },
};

static const struct param no_params[] = { { 0 } };

static const struct untold_visit *
visit_of(const struct untold_rows *all, int64_t session, const struct untold_row **row)
{
	for (size_t i = 0; i < all->list.n; i++) {
		*row = &all->list.at[i];
		for (size_t k = 0; k < (*row)->visit.n; k++)
			if ((*row)->visit.at[k].session == session)
				return &(*row)->visit.at[k];
	}
	return NULL;
}

/* Always false: why nobody has to be told of that visit. */
static bool
not_listed(struct call *c, int64_t session, struct err *e)
{
	const struct untold_how *how;
	struct untold u;
	char day[DAY_TEXT], at[DAY_TEXT];

	if (!untold_find(tx_db(c->tx), session, c->a, &u, e))
		return false;
	how = untold_how_find(u.how);
	if (u.told_at == 0 || how == NULL)
		return err_field(e, ERR_CONFLICT, "rows",
		    "Nobody has to be told of that visit any more: look again.");
	return err_field(e, ERR_CONFLICT, "rows", "%s told this patient already, %s, %s at %s.",
	    u.teller, how->title, day_show(now_at(u.told_at).day, day),
	    minute_show(now_at(u.told_at).minute, at));
}

static void
inverse_one(struct call *c, struct outcome *out, const struct untold_visit *v)
{
	char day[DAY_TEXT], at[DAY_TEXT];
	struct pair pair[2] = { { "id", call_number(c, v->session) } };

	if (v->knew_day != DAY_NONE)
		pair[1] = (struct pair){ "knew",
			text_fmt(c->a, "%s %s", day_iso(v->knew_day, day),
			    minute_show(v->knew_minute, at)) };
	outcome_inverse(c, out, "session.untold", pair, v->knew_day != DAY_NONE ? 2 : 1);
}

/* The patient knows by now what the visit is. */
static bool
tell_one(struct call *c, const struct untold_visit *v, const struct untold_how *how,
    struct outcome *out, struct err *e)
{
	struct untold u = { .session = v->session,
		.day = v->state == UNTOLD_MOVED ? v->day : DAY_NONE,
		.minute = v->minute,
		.how = how->code,
		.told_at = tx_now(c->tx).at,
		.look = v->state == UNTOLD_NO_PLACE }; /* it may get one */

	outcome_change(c, out, "untold", v->session);
	outcome_reason(
	    c, out, "%s was %s: %s", v->label, untold_knew(v, c->a), untold_now(v, c->a));
	inverse_one(c, out, v);
	return untold_set(c->tx, &u, e);
}

/* One of "12@3; 14@2", as it was seen. */
static bool
tell_row(struct call *c, const struct untold_rows *all, const char *row,
    const struct untold_row **who, struct outcome *out, struct err *e)
{
	char *rev;
	int64_t id = strtoll(row, &rev, 10);
	const struct untold_row *r;
	const struct untold_visit *v = visit_of(all, id, &r);

	if (*rev != '@' && *rev != '\0')
		return err_field(
		    e, ERR_INPUT, "rows", "\"%.20s\" is no visit: write 12@3; 14@2", row);
	if (v == NULL)
		return not_listed(c, id, e);
	if (*rev == '@' && strtoll(rev + 1, NULL, 10) != v->rev)
		return err_field(e, ERR_CONFLICT, "rows",
		    "Somebody changed the visit of %s meanwhile: it is %s now. Look again.",
		    r->name, untold_now(v, c->a));
	if (*who != NULL && *who != r)
		return err_field(e, ERR_INPUT, "rows",
		    "These visits are of two patients: each is told by itself.");
	*who = r;
	return tell_one(c, v, untold_how_find(call_text(c, "how")), out, e);
}

/* It was done, so it is written down; that it was not agreed to is said. */
static void
say_agreement(struct call *c, const struct untold_row *r, struct outcome *out)
{
	bool call = strcmp(call_text(c, "how"), "phone") == 0;
	bool message = strcmp(call_text(c, "how"), "message") == 0;

	if ((call && r->phone.calls == AGREED_NO) || (message && r->phone.messages == AGREED_NO))
		outcome_reason(
		    c, out, "%s does not agree to be %s.", r->name, call ? "called" : "sent SMS");
}

static bool
told_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct untold_how *how = untold_how_find(call_text(c, "how"));
	char *rows = arena_str(c->a, call_text(c, "rows")), *one;
	const struct untold_row *who = NULL;
	struct untold_rows all;

	if (how == NULL)
		return err_field(e, ERR_INPUT, "how", "how: say phone, message or in_person.");
	if (!untold_load(c->app, c->a, &all, e))
		return false;
	while ((one = strsep(&rows, ";")) != NULL) {
		one += strspn(one, " ");
		if (*one != '\0' && !tell_row(c, &all, one, &who, out, e))
			return false;
	}
	if (who == NULL)
		return err_field(e, ERR_INPUT, "rows", "say which visits, as in 12@3; 14@2");
	say_agreement(c, who, out);
	out->patient = who->id;
	outcome_say(c, out, "%s was told %s.", who->name, how->title);
	return true;
}

static bool
untold_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t id = call_int(c, "id", 0);
	const char *name;
	struct untold u;

	if (!untold_find(tx_db(c->tx), id, c->a, &u, e))
		return false;
	if (u.told_at == 0)
		return err_field(e, ERR_CONFLICT, "id",
		    "Nobody said that the patient was told of that visit: look again.");
	u.day = call_given(c, "knew") ? (int)(call_int(c, "knew", 0) / DAY_MINUTES) : DAY_NONE;
	u.minute = (int)(call_int(c, "knew", 0) % DAY_MINUTES);
	u.how = "";
	u.told_at = 0;
	u.look = true;
	out->patient = u.patient;
	outcome_change(c, out, "untold", id);
	if (!untold_set(c->tx, &u, e) || !patient_name_of(c->app, u.patient, c->a, &name, e))
		return false;
	outcome_say(c, out, "%s is still to be told.", name);
	return true;
}

static bool
list_run(struct call *c, struct outcome *out, struct err *e)
{
	struct untold_rows all;

	if (!untold_load(c->app, c->a, &all, e)
	    || !tx_note(c->tx, &(struct note){ .object = "tell", .id = (int64_t)all.list.n }, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct untold_row *r = &all.list.at[i];

		for (size_t k = 0; k < r->visit.n; k++) {
			const struct untold_visit *v = &r->visit.at[k];

			outcome_reason(c, out, "%lld  %s (%s)  %s: %s, now %s  %s  By phone: %s",
			    (long long)v->session, r->name, r->number, v->label,
			    untold_knew(v, c->a), untold_now(v, c->a), v->why,
			    phone_words(&r->phone, c->a));
		}
	}
	outcome_say(c, out, "%zu patient%s still to be told.", all.list.n,
	    all.list.n == 1 ? " is" : "s are");
	return true;
}

bool
untold_say(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	const char *words;

	if (!untold_of(c->app, s->id, c->a, &words, e))
		return false;
	if (words[0] != '\0')
		outcome_reason(c, out, "%s.", words);
	return true;
}

const struct command untold_commands[] = {
	{ "session.told", "the patient was told where visits went that a replan moved", MAY_WORK,
	    told_params, .run = told_run },
	{ "session.untold", "the patient was not told after all", MAY_WORK, untold_params,
	    .run = untold_run },
	{ "session.to_tell", "who is still to be told that a visit was moved", MAY_WORK, no_params,
	    .quiet = true, .run = list_run },
	{ 0 },
};
