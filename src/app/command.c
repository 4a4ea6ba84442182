#include "app/command.h"

#include <stdio.h>
#include <string.h>

#include "app/back.h"
#include "app/commands.h"
#include "app/inside.h"
#include "app/late.h"
#include "app/may.h"
#include "app/param.h"
#include "app/prove.h"
#include "app/reasons.h"
#include "app/sign_in.h"
#include "app/steps.h"
#include "base/text.h"
#include "store/action_store.h"
#include "store/standing.h"

static const struct {
	const struct command *row;
	enum touch touch;
} table[] = {
	{ course_commands, TOUCH_CHART },
	{ visit_commands, TOUCH_TIME },
	{ resource_commands, TOUCH_TIME },
	{ hours_commands, TOUCH_TIME },
	{ session_commands, TOUCH_TIME },
	{ turn_commands, TOUCH_TIME },
	{ move_commands, TOUCH_TIME },
	{ wait_commands, TOUCH_TIME },
	{ hold_commands, TOUCH_HOUSE },
	{ holiday_commands, TOUCH_TIME },
	{ day_commands, TOUCH_TIME },
	{ replan_commands, TOUCH_TIME },
	{ untold_commands, TOUCH_TIME },
	{ patient_commands, TOUCH_CHART },
	{ import_commands, TOUCH_HOUSE },
	{ merge_commands, TOUCH_CHART },
	{ response_commands, TOUCH_CHART },
	{ stage_commands, TOUCH_CHART },
	{ decision_commands, TOUCH_CHART },
	{ plan_commands, TOUCH_CHART },
	{ presence_commands, TOUCH_HOUSE },
	{ print_commands, TOUCH_TIME },
	{ disclosure_commands, TOUCH_CHART },
	{ due_commands, TOUCH_CHART },
	{ call_commands, TOUCH_CHART },
	{ glass_commands, TOUCH_HOUSE },
	{ admit_commands, TOUCH_CHART },
	{ staff_commands, TOUCH_HOUSE },
	{ undo_commands, TOUCH_HOUSE },
};
enum { TABLES = sizeof(table) / sizeof(table[0]) };

const struct command *
command_at(size_t i)
{
	for (size_t t = 0; t < TABLES; t++)
		for (const struct command *row = table[t].row; row->name != NULL; row++)
			if (i-- == 0)
				return row;
	return NULL;
}

const struct command *
command_find(const char *name)
{
	/* Asked for each key of a painted line: command_at() for each row would be quadratic. */
	for (size_t t = 0; t < TABLES; t++)
		for (const struct command *row = table[t].row; row->name != NULL; row++)
			if (strcmp(row->name, name) == 0)
				return row;
	return NULL;
}

enum touch
command_touch(const struct command *row)
{
	for (size_t t = 0; t < TABLES; t++)
		for (const struct command *r = table[t].row; r->name != NULL; r++)
			if (r == row)
				return table[t].touch;
	return TOUCH_HOUSE;
}

bool
command_allowed(const struct app *app, const struct command *row)
{
	const struct person *who = app_person(app);

	return who->id != 0 && (row->roles & who->role) != 0;
}

/* Reads the parameters of c->row from pairs. */
static bool
read_call(struct call *c, const struct pair *pairs, size_t n, struct err *e)
{
	struct param_reading r = { .app = c->app, .row = c->row, .pairs = pairs, .n = n };
	size_t count = 0;

	while (c->row->params[count].name != NULL)
		count++;
	r.value = arena_array(c->a, struct value, count + 1);
	r.answer = arena_array(c->a, struct pair, n + 1);
	if (!params_read(&r, c->a, e))
		return false;
	c->value = r.value;
	c->answer = r.answer;
	c->nanswers = r.nanswers;
	return true;
}

static const char *
pair_called(const struct pair *pairs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(pairs[i].name, name) == 0)
			return pairs[i].value;
	return "";
}

/* What a save is known by, when it comes again. */
struct known {
	const char *key; /* "": by nothing */
	const char *digest;
};

static struct known
known_by(const struct command *row, const struct pair *pairs, size_t n, struct arena *a)
{
	struct known k = { .key = pair_called(pairs, n, "key") };

	if (k.key[0] != '\0')
		k.digest = params_digest(row, pairs, n, a);
	return k;
}

/* Was this save made before?  Then out says so. */
static bool
done_before(
    struct call *c, struct db *db, const struct known *k, struct outcome *out, struct err *e)
{
	struct save_made made;

	if (k->key[0] == '\0')
		return true;
	if (!action_key_find(db, k->key, c->a, &made, e))
		return false;
	if (made.command == NULL)
		return true;
	if (strcmp(made.command, c->row->name) != 0)
		return err_field(e, ERR_CONFLICT, "key",
		    "This key was used for something else already: %s.", made.command);
	if (made.digest[0] != '\0' && strcmp(made.digest, k->digest) != 0)
		return err_field(e, ERR_CONFLICT, "key",
		    "This key was used for something else already: %s with other parameters.  "
		    "Nothing was saved now; each save needs a key of its own.",
		    made.command);
	out->id = made.object;
	out->again = true;
	outcome_say(c, out, "This was saved already.");
	return true;
}

static bool
keep_inverse(struct call *c, struct outcome *out, int64_t *act, struct err *e)
{
	struct undo u = {
		.patient = out->patient,
		.command = c->row->name,
		.said = out->said == NULL ? c->row->help : out->said,
		.audit_from = back_from(c),
		.audit = tx_entry(c->tx),
	};

	if (c->row->quiet)
		return true;
	if (!back_note(c, out, e))
		return false;
	u.inverse = steps_write(out->inverse.at, out->inverse.n, c->a);
	if (!undo_add(c->tx, &u, e))
		return false;
	*act = u.id;
	out->undo = out->inverse.n > 0 ? u.id : 0;
	return true;
}

/* Heard whenever it is given: what is taken back may ask for it, too. */
static bool
prove(struct call *c, const char *proof, struct err *e)
{
	c->proven = c->row->proof || proof[0] != '\0';
	return !c->proven || prove_check(c->app, proof, e);
}

static bool
is_proven(const struct call *c, const struct command *row, struct err *e)
{
	bool asks;

	if (!row->proof || c->proven)
		return true;
	return prove_asks(c->app, &asks, e)
	    && (!asks
		|| err_field(e, ERR_DENIED, "proof",
		    "This asks for your password again: coxa do undo.last proof=-."));
}

/* What comes before the row's function, in two parts: the right and clean texts; the
 * parameters and the transaction. */
static bool
look_up(struct call *c, const char *name, const struct pair **pairs, size_t *n, struct err *e)
{
	c->row = command_find(name);
	if (c->row == NULL)
		return err_field(e, ERR_INPUT, "command",
		    "There is no command called %.40s; coxa do --list names them.", name);
	return may_run(c->app, name, e) && params_clean(c->row, pairs, n, c->a, e);
}

/* Only what a person types here is asked to say something: what a step of undo brings along was
 * heard before, perhaps by a version that asked for less. */
static bool
read_reason(struct call *c, const char *typed, struct err *e)
{
	c->reason = reason_read(REASON_OF_CHANGE, typed);
	return typed[0] == '\0' || reason_check(c->reason, REASON_LETTERS, "reason", e);
}

/* Of what was written on paper the audit says when it happened, and after it the reason. */
static bool
read_paper(struct call *c, const char *typed, const char **why, struct err *e)
{
	const struct paper *mode = &c->app->paper;
	bool by_mode = typed[0] == '\0' && late_happened(c->app) != NULL
	    && command_touch(c->row) != TOUCH_HOUSE;

	c->then = by_mode ? mode->happened : app_now(c->app);
	c->paper = by_mode || typed[0] != '\0';
	*why = c->reason;
	if (typed[0] != '\0' && !late_moment(c->app, typed, &c->then, e))
		return false;
	if (by_mode && c->reason[0] == '\0')
		*why = mode->why;
	if (c->paper)
		*why = late_paper_words(c->then, *why, c->a);
	return true;
}

static bool
begin(struct call *c, const struct pair *pairs, size_t n, struct err *e)
{
	const char *why;
	struct actor who;

	if (!read_call(c, pairs, n, e))
		return false;
	if (!read_reason(c, pair_called(pairs, n, "reason"), e)
	    || !read_paper(c, pair_called(pairs, n, "paper"), &why, e) || !may_call(c, e)
	    || !prove(c, pair_called(pairs, n, "proof"), e))
		return false;
	who = app_actor(c->app, why);
	return app_settle(c->app, e)
	    && tx_begin(c->app->db, &who, c->row->name, c->app->now, &c->tx, e);
}

/* A save that was made is asked for before its parameters are read, which it may have changed,
 * and again when nobody else can write. */
bool
command_run(struct app *app, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct arena *a, struct err *e)
{
	struct call c = { .app = app, .a = a };
	struct err quiet;
	struct known k;
	int64_t act = 0;
	bool done;

	*out = (struct outcome){ .said = "" };
	if (!standing_may_write(app->db, e) || !look_up(&c, name, &pairs, &n, e))
		return false;
	k = known_by(c.row, pairs, n, a);
	if (!done_before(&c, app->db, &k, out, e))
		return false;
	if (out->again)
		return true;
	if (!begin(&c, pairs, n, e))
		return false;
	done = done_before(&c, tx_db(c.tx), &k, out, e);
	if (done && out->again) {
		(void)!tx_end(c.tx, false, &quiet); /* nothing was written */
		return true;
	}
	done = done && back_mark(&c, e) && c.row->run(&c, out, e) && may_tell(&c, out, e)
	    && keep_inverse(&c, out, &act, e)
	    && (k.key[0] == '\0' || !tx_changed(c.tx)
		|| save_key_add(c.tx, k.key, k.digest, out->id, e));
	done = tx_end(c.tx, done, e);
	if (done && act != 0)
		acts_add(app, act);
	return done;
}

bool
command_try(struct app *app, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct arena *a, struct err *e)
{
	struct call c = { .app = app, .a = a };
	struct err quiet;
	bool done;

	*out = (struct outcome){ .said = "" };
	if (!look_up(&c, name, &pairs, &n, e) || !begin(&c, pairs, n, e))
		return false;
	done = back_mark(&c, e) && c.row->run(&c, out, e) && may_tell(&c, out, e);
	(void)!tx_end(c.tx, false, &quiet); /* it is taken out again, whatever it did */
	return done;
}

bool
call_command(struct call *c, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct err *e)
{
	struct call inner = { .app = c->app,
		.tx = c->tx,
		.a = c->a,
		.began = c->began,
		.undoing = c->undoing,
		.reason = c->reason,
		.proven = c->proven,
		.paper = c->paper,
		.then = c->then };

	*out = (struct outcome){ .said = "" };
	inner.row = command_find(name);
	if (inner.row == NULL)
		inner.row = back_find(name);
	if (inner.row == NULL)
		return err_set(e, ERR_MISSING, "This program does not know %s any more.", name);
	if (!command_allowed(c->app, inner.row))
		return may_refuse(c->app,
		    (struct right){ inner.row->name, inner.row->help, inner.row->roles }, e);
	if (!is_proven(c, inner.row, e))
		return false;
	if (!params_clean(inner.row, &pairs, &n, c->a, e) || !read_call(&inner, pairs, n, e)
	    || !may_call_inside(&inner, e))
		return false;
	if (pair_called(pairs, n, "reason")[0] != '\0')
		inner.reason = pair_called(pairs, n, "reason");
	return inner.row->run(&inner, out, e) && may_tell(&inner, out, e);
}
