#include "app/due_link.h"

#include <string.h>

#include "app/inside.h"
#include "store/due_store.h"
#include "store/session_store.h"

/* The due item is booked for that session now; it stays open until it has happened. */
static bool
link_due(struct call *c, int64_t id, const struct session *s, struct outcome *out, struct err *e)
{
	struct due d;
	int64_t was;

	if (!due_find(tx_db(c->tx), id, c->a, &d, e))
		return false;
	if (strcmp(d.kind, "contact") == 0)
		return err_field(e, ERR_RULE, "due",
		    "That is a call that must not wait: book the visit, and record the call.");
	if (strcmp(d.kind, "start") == 0)
		return err_field(e, ERR_RULE, "due",
		    "That waits for the operation, which is booked from the plan.");
	if (strcmp(d.state, "open") != 0)
		return err_field(e, ERR_CONFLICT, "due", "This item is %s already.", d.state);
	if (s->id != 0 && s->patient != d.patient)
		return err_field(e, ERR_INPUT, "due", "That item is another patient's.");
	was = d.session;
	d.session = s->id;
	if (!due_change(c->tx, &d, e))
		return false;
	out->patient = d.patient;
	outcome_change(c, out, "due", id);
	outcome_inverse(c, out, "due.link",
	    PAIRS({ "due", call_number(c, id) }, { "session", call_number(c, was) }));
	return true;
}

bool
due_link_all(
    struct call *c, int64_t id, const struct session *s, struct outcome *out, struct err *e)
{
	struct dues open = { 0 };
	struct due d;

	if (!link_due(c, id, s, out, e) || !due_find(tx_db(c->tx), id, c->a, &d, e)
	    || !due_of_patient(tx_db(c->tx), d.patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++) {
		const struct due *x = &open.list.at[i];

		if (x->id != id && x->target == d.target && x->session == 0
		    && strcmp(x->kind, "contact") != 0 && strcmp(x->kind, "start") != 0
		    && !link_due(c, x->id, s, out, e))
			return false;
	}
	return true;
}

bool
due_link_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t id = call_int(c, "session", 0);
	struct session s = { 0 };

	if (id != 0 && !session_find(tx_db(c->tx), id, c->a, &s, e))
		return false;
	out->id = call_int(c, "due", 0);
	outcome_say(c, out, id != 0 ? "A visit is booked for it." : "No visit is booked for it.");
	return link_due(c, out->id, &s, out, e);
}
