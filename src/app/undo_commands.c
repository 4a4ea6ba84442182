/* undo_commands - taking back what was done, by the commands that it wrote down. */
#include <string.h>

#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "app/steps.h"
#include "store/action_store.h"

static const struct param last_params[] = { { 0 } };
static const struct param id_params[] = {
	{ "id", PARAM_INT, true, "the number of the action" },
	{ 0 },
};

/* A reason is asked for what is not of today. */
static bool
may_take_back(const struct call *c, const struct undo *u, struct err *e)
{
	const struct person *who = app_person(c->app);

	if (u->undone_at != 0)
		return err_field(e, ERR_CONFLICT, "id", "This was taken back already.");
	if (u->staff != who->id && who->role != ROLE_MANAGER)
		return err_field(e, ERR_DENIED, "id",
		    "Somebody else did this; they or a manager can take it back.");
	if (u->day != tx_now(c->tx).day && c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "This was not done today: say the reason.");
	if (strcmp(u->inverse, "[]") == 0)
		return err_field(e, ERR_RULE, "id", "This cannot be taken back: %s",
		    u->patient != 0 && glass_hides(c->app, u->patient) ? u->command : u->said);
	return true;
}

/* What somebody did upon it since would be undone with it, unasked. */
static bool
nothing_came_after(const struct call *c, const struct undo *u, struct err *e)
{
	struct built_upon by;
	size_t n;

	if (!undo_built_upon(tx_db(c->tx), u->id, c->a, &by, e))
		return false;
	if (by.id == 0)
		return true;
	if (by.patient != 0 && glass_hides(c->app, by.patient))
		by.said = by.command;
	n = strlen(by.said);
	return err_field(e, ERR_CONFLICT, "id",
	    "After that %s did this: %.*s. It is taken back first (action %lld).", by.initials,
	    (int)(n > 0 && by.said[n - 1] == '.' ? n - 1 : n), by.said, (long long)by.id);
}

/* Whose it was, too, where the sentence itself names nobody. */
static bool
say_taken_back(struct call *c, const struct undo *u, struct outcome *out, struct err *e)
{
	const char *name = "";

	if (u->patient != 0 && !patient_name_of(c->app, u->patient, c->a, &name, e))
		return false;
	if (u->patient != 0 && glass_hides(c->app, u->patient))
		outcome_say(c, out, "Taken back: %s.", name);
	else if (name[0] == '\0' || strstr(u->said, name) != NULL)
		outcome_say(c, out, "Taken back: %s", u->said);
	else
		outcome_say(c, out, "Taken back: %s: %s", name, u->said);
	return true;
}

static bool
take_back(struct call *c, const struct undo *u, struct outcome *out, struct err *e)
{
	struct steps steps = { 0 };

	c->undoing = u;
	if (!may_take_back(c, u, e) || !nothing_came_after(c, u, e)
	    || !steps_read(u->inverse, c->a, &steps, e))
		return false;
	for (size_t i = 0; i < steps.list.n; i++) {
		const struct step *s = &steps.list.at[i];
		struct outcome one;

		if (!call_command(c, s->command, s->pairs, s->n, &one, e))
			return err_add(e, "Not taken back");
		for (size_t k = 0; k < one.changed.n; k++)
			*vec_add(c->a, &out->changed) = one.changed.at[k];
		for (size_t k = 0; k < one.reasons.n; k++)
			*vec_add(c->a, &out->reasons) = one.reasons.at[k];
	}
	out->id = u->id;
	out->patient = u->patient;
	return say_taken_back(c, u, out, e) && undo_mark(c->tx, u->id, e);
}

static bool
undo_last_run(struct call *c, struct outcome *out, struct err *e)
{
	struct undo u;

	if (!undo_last(tx_db(c->tx), tx_who(c->tx)->staff, c->a, &u, e))
		return false;
	if (u.id == 0)
		return err_set(e, ERR_MISSING, "There is nothing to take back.");
	return take_back(c, &u, out, e);
}

static bool
undo_id_run(struct call *c, struct outcome *out, struct err *e)
{
	struct undo u;

	return undo_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &u, e)
	    && take_back(c, &u, out, e);
}

const struct command undo_commands[] = {
	{ "undo.last", "take back what you did last", MAY_WORK, last_params, .quiet = true,
	    .run = undo_last_run },
	{ "undo.id", "take back one action", MAY_WORK, id_params, .quiet = true,
	    .run = undo_id_run },
	{ 0 },
};
