#include "app/respond.h"

#include <string.h>

#include "app/inside.h"
#include "app/kept.h"
#include "app/late.h"
#include "app/scoring.h"
#include "base/text.h"
#include "form/answer.h"

/* Of a form of long ago the day is said: a slip in the year is nobody's record. */
static bool
was_born(const struct respond *r, struct err *e)
{
	int born = form_birth(r->form);
	char buf[DAY_TEXT];

	return !r->day_given || born == DAY_NONE || r->fill.day >= born
	    || err_field(
		e, ERR_INPUT, "day", "day: the patient was born later, %s.", day_show(born, buf));
}

/* What the other answers leave no room for is no part of the record: whoever sent it hears that. */
static void
tell_hidden(struct call *c, const struct respond *r, struct outcome *out)
{
	const char *hidden = fill_hidden(r->form, c->answer, c->nanswers, c->a);

	if (hidden[0] != '\0')
		outcome_reason(
		    c, out, "Not asked after the other answers, and not kept: %s.", hidden);
}

bool
respond_open(struct call *c, struct respond *r, struct outcome *out, struct err *e)
{
	r->day_given = r->fill.day != DAY_NONE;
	if (!r->day_given)
		r->fill.day = c->then.day;
	if (r->fill.day > tx_now(c->tx).day)
		return err_field(e, ERR_INPUT, "day", "day: this day has not come yet.");
	if (r->fill.response == 0 && !late_may(c, r->fill.day, e))
		return false;
	if (!fill_open(c->app, &r->fill, c->a, &r->form, e))
		return false;
	if (was_born(r, e) && fill_put(r->form, c->answer, c->nanswers, r->fill.day, e)) {
		tell_hidden(c, r, out);
		if (r->incomplete || fill_check(c, r->form, r->sure, out, e))
			return true;
	}
	respond_close(r);
	return false;
}

const char *
respond_title(const struct respond *r)
{
	return form_def(r->form)->title;
}

void
respond_close(struct respond *r)
{
	form_close(r->form);
	r->form = NULL;
}

bool
respond_retract(struct call *c, const struct response *r, const char *why, struct err *e)
{
	struct response old;

	if (strcmp(r->state, "final") != 0 && strcmp(r->state, "incomplete") != 0)
		return err_field(e, ERR_CONFLICT, "id", "This record does not hold any more.");
	if (!response_set_state(c->tx, r->id, r->rev, "error", why, e))
		return false;
	if (r->supersedes == 0)
		return true;
	return response_find(tx_db(c->tx), r->supersedes, c->a, &old, e)
	    && response_set_state(
		c->tx, old.id, old.rev, old.reason[0] == '\0' ? "incomplete" : "final", "", e);
}

bool
respond_may_retract(const struct call *c, const struct response *r, struct err *e)
{
	if (c->reason[0] != '\0'
	    || (r->author == tx_who(c->tx)->staff && now_at(r->at).day == tx_now(c->tx).day))
		return true;
	return err_field(
	    e, ERR_RULE, "reason", "This was not saved by you today: say why it was an error.");
}

static bool
is_among(const struct response_answer *x, const struct response_answers *all)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct response_answer *y = &all->list.at[i];

		if (strcmp(x->field, y->field) == 0 && strcmp(x->part, y->part) == 0)
			return strcmp(x->type, y->type) == 0 && strcmp(x->value, y->value) == 0
			    && x->asked == y->asked;
	}
	return false;
}

/* A version like the one before would only hide when and by whom an answer was given. */
static bool
changes(struct call *c, const struct respond *r, const struct response *old, struct err *e)
{
	struct response_answers held = { 0 };
	bool same = !r->anew && (strcmp(old->state, "incomplete") == 0) == r->incomplete
	    && (!r->day_given || old->day == r->fill.day) && old->session == r->session;

	if (!same)
		return true;
	if (!response_answers_of(tx_db(c->tx), old->id, c->a, &held, e))
		return false;
	same = held.list.n == r->answers.list.n;
	for (size_t i = 0; i < held.list.n && same; i++)
		same = is_among(&held.list.at[i], &r->answers);
	return !same
	    || err_field(e, ERR_CONFLICT, "answers",
		"Nothing changed: this record holds these answers already.");
}

/* What is corrected must still hold, and a final one is not corrected without a reason. */
static bool
supersede(struct call *c, struct respond *r, struct err *e)
{
	struct response old;
	bool was_open;

	if (r->fill.response == 0)
		return true;
	if (!response_find(tx_db(c->tx), r->fill.response, c->a, &old, e))
		return false;
	was_open = strcmp(old.state, "incomplete") == 0;
	if (!was_open && strcmp(old.state, "final") != 0)
		return err_field(e, ERR_CONFLICT, "corrects",
		    "Somebody corrected this record meanwhile. Look at it again.");
	if (!changes(c, r, &old, e))
		return false;
	if (!was_open && (r->reason == NULL || r->reason[0] == '\0'))
		return err_field(
		    e, ERR_RULE, "reason", "A correction of a saved record wants its reason.");
	/* Without a reason it was incomplete: that is how taking back tells. */
	return response_set_state(
	    c->tx, old.id, old.rev, "superseded", was_open ? "" : r->reason, e);
}

static bool
note_hidden(struct call *c, const struct respond *r, struct err *e)
{
	struct answers hidden;

	form_answers(r->form, ANSWERS_HIDDEN, c->a, &hidden);
	if (hidden.n == 0)
		return true;
	return tx_note(c->tx,
	    &(struct note){ .object = "answer",
		.id = r->kept.id,
		.patient = r->kept.patient,
		.outcome = text_fmt(c->a, "%zu hidden left out", hidden.n) },
	    e);
}

bool
respond_keep(struct call *c, struct respond *r, struct outcome *out, struct err *e)
{
	const struct formdef *def = form_def(r->form);

	r->kept = (struct response){ .patient = r->fill.patient,
		.form = def->id,
		.version = def->version,
		.hash = def->hash,
		.session = r->session,
		.day = r->fill.day,
		.state = r->incomplete ? "incomplete" : "final",
		.supersedes = r->fill.response,
		.reason = r->reason == NULL ? "" : r->reason };
	kept_of_form(r->form, c->a, &r->answers);
	if (!supersede(c, r, e)
	    || !response_add(c->tx, &r->kept, r->answers.list.at, r->answers.list.n, c->a, e)
	    || !note_hidden(c, r, e))
		return false;
	outcome_change(c, out, "response", r->kept.id);
	return r->incomplete || scoring_keep(c, r, out, e);
}

bool
respond_before(struct call *c, const struct respond *r, struct pairs *out, struct err *e)
{
	struct form *f;

	if (r->fill.response == 0)
		return true;
	if (!fill_open(c->app, &r->fill, c->a, &f, e))
		return false;
	fill_pairs(f, c->a, out);
	form_close(f);
	return true;
}
