/* back_commands - what only an undo does: rows that stand in no list and that nobody can run. */
#include <stdlib.h>
#include <string.h>

#include "app/back.h"
#include "app/commands.h"
#include "app/moves.h"
#include "app/patient_name.h"
#include "app/score_words.h"
#include "base/text.h"
#include "store/action_store.h"
#include "store/due_store.h"
#include "store/untold_store.h"

enum { ITEMS_BYTES = 7000 }; /* of a PARAM_NOTE; an action on more is counted anew alone */

static const struct param due_params[] = {
	{ "items", PARAM_NOTE, true, "number, version to go back to, version that it got; ..." },
	{ "all", PARAM_FLAG, false, "there is nothing else to take back" },
	{ 0 },
};

static const struct param untold_params[] = {
	{ "items", PARAM_NOTE, true,
	    "session, version to go back to, version that it got, may it be to tell; ..." },
	{ 0 },
};

static const struct param places_params[] = {
	{ "places", PARAM_NOTE, true, "each session with its place: 12 2026-12-01 10:00 KB; ..." },
	{ 0 },
};

bool
back_mark(struct call *c, struct err *e)
{
	struct due_mark *m = arena_new(c->a, struct due_mark);

	c->began = m;
	return due_mark(tx_db(c->tx), m, e);
}

int64_t
back_from(const struct call *c)
{
	return c->began->entry + 1;
}

bool
back_note(struct call *c, struct outcome *out, struct err *e)
{
	struct text t = { .a = c->a };
	struct due_touches all;

	if (out->inverse.n == 0 && !out->dues)
		return true;
	if (!due_touched(tx_db(c->tx), c->began, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		text_addf(&t, "%s%lld %lld %lld", i > 0 ? "; " : "", (long long)all.list.at[i].id,
		    (long long)all.list.at[i].was, (long long)all.list.at[i].rev);
	if (all.list.n == 0 || t.len > ITEMS_BYTES)
		return true;
	outcome_inverse(c, out, "due.back",
	    PAIRS({ "items", text_get(&t) }, { "all", out->dues ? "yes" : "no" }));
	return true;
}

struct putting {
	struct call *c;
	struct outcome *out;
	bool all;                   /* refuse what was changed since */
	struct due_touches touched; /* by the undo itself, so far */
	int64_t patient;            /* asked about last */
	bool alone;                 /* nothing happened to this patient since */
};

/* The version that d had when this undo began. */
static int64_t
rev_before(const struct putting *p, const struct due *d)
{
	for (size_t i = 0; i < p->touched.list.n; i++)
		if (p->touched.list.at[i].id == d->id)
			return p->touched.list.at[i].was;
	return d->rev;
}

static bool
is_alone(struct putting *p, int64_t patient, struct err *e)
{
	bool happened;

	if (patient == p->patient)
		return true;
	if (!due_happened(
		tx_db(p->c->tx), patient, p->c->undoing->audit, p->c->began, &happened, e))
		return false;
	p->patient = patient;
	p->alone = !happened;
	return true;
}

/* was 0: it was not there. */
static bool
put_one(struct putting *p, struct due *d, int64_t was, struct err *e)
{
	bool open = strcmp(d->state, "open") == 0;

	if (was == 0 && open && strcmp(d->kind, "contact") == 0) {
		outcome_reason(p->c, p->out,
		    "%s stays on the call list: it must be called about, or ended as an error.",
		    d->what);
		return true;
	}
	if (was != 0)
		return due_put_back(p->c->tx, d, was, e);
	d->state = "cancelled";
	d->reason = "taken back";
	return !open || due_change(p->c->tx, d, e);
}

static bool
put_item(struct putting *p, const struct due_touch *t, struct err *e)
{
	struct call *c = p->c;
	struct due d;

	if (!due_find(tx_db(c->tx), t->id, c->a, &d, e))
		return false;
	if (p->all && rev_before(p, &d) != t->rev)
		return err_field(e, ERR_CONFLICT, "id", "%s was changed since. Look at it again.",
		    due_words(c->app, d.kind, d.what, '\0', c->a));
	if (!is_alone(p, d.patient, e))
		return false;
	if (!p->all && !p->alone)
		return true;
	outcome_change(c, p->out, "due", d.id);
	return put_one(p, &d, t->was, e);
}

static bool
is_listed(const struct due_touches *items, int64_t id)
{
	for (size_t i = 0; i < items->list.n; i++)
		if (items->list.at[i].id == id)
			return true;
	return false;
}

/* What only the steps of this undo moved, as they counted anew. */
static bool
put_others(struct putting *p, const struct due_touches *items, struct err *e)
{
	for (size_t i = 0; i < p->touched.list.n; i++) {
		const struct due_touch *t = &p->touched.list.at[i];
		struct due d;

		if (is_listed(items, t->id))
			continue;
		if (!due_find(tx_db(p->c->tx), t->id, p->c->a, &d, e) || !is_alone(p, d.patient, e)
		    || (p->alone && !put_one(p, &d, t->was, e)))
			return false;
	}
	return true;
}

static bool
read_items(struct call *c, struct due_touches *out, struct err *e)
{
	char *all = arena_str(c->a, call_text(c, "items")), *one, *end;

	*out = (struct due_touches){ 0 };
	while ((one = strsep(&all, ";")) != NULL) {
		struct due_touch *t = vec_add(c->a, &out->list);

		t->id = strtoll(one, &end, 10);
		t->was = strtoll(end, &end, 10);
		t->rev = strtoll(end, &end, 10);
		if (*end != '\0' || t->rev == 0)
			return err_field(e, ERR_INPUT, "items", "\"%.40s\" is no due item.", one);
	}
	return true;
}

static bool
due_back_run(struct call *c, struct outcome *out, struct err *e)
{
	struct putting p = { .c = c, .out = out, .all = call_int(c, "all", 0) != 0 };
	struct due_touches items;

	if (!read_items(c, &items, e) || !due_touched(tx_db(c->tx), c->began, c->a, &p.touched, e))
		return false;
	for (size_t i = 0; i < items.list.n; i++)
		if (!put_item(&p, &items.list.at[i], e))
			return false;
	outcome_say(c, out, "What is due is as it was.");
	return p.all || put_others(&p, &items, e);
}

/* Visits go back to where they stood, though that is closed: they were found there. */
static bool
session_back_run(struct call *c, struct outcome *out, struct err *e)
{
	struct moves m;

	if (!moves_read(c, call_text(c, "places"), &m, e))
		return false;
	m.back = true;
	outcome_say(c, out, "They stand where they stood.");
	return moves_make(c, &m, out, e);
}

/* What a replan wrote of one visit: that somebody is to be told. */
struct untold_step {
	int64_t session, was, rev; /* was 0: it was not there */
	bool look;
};

static bool
read_untold(const char *one, struct untold_step *x, struct err *e)
{
	char *end;

	x->session = strtoll(one, &end, 10);
	x->was = strtoll(end, &end, 10);
	x->rev = strtoll(end, &end, 10);
	x->look = strtoll(end, &end, 10) != 0;
	return (*end == '\0' && x->rev != 0)
	    || err_field(e, ERR_INPUT, "items", "\"%.40s\" is nobody to be told.", one);
}

/* Who was told since knows of the move, and stays on the list to hear of this one. */
static bool
put_untold(struct call *c, const struct untold_step *x, struct outcome *out, struct err *e)
{
	const char *name;
	struct untold u;

	if (!untold_find(tx_db(c->tx), x->session, c->a, &u, e))
		return false;
	if (u.session == 0)
		return true;
	outcome_change(c, out, "untold", x->session);
	if (u.told_at == 0 || u.rev == x->rev)
		return x->was == 0 ? untold_drop(c->tx, x->session, e)
				   : untold_put_back(c->tx, x->session, x->was, x->look, e);
	if (!patient_name_of(c->app, u.patient, c->a, &name, e))
		return false;
	outcome_reason(
	    c, out, "%s was told of the move already, and is now to be told of this.", name);
	return true;
}

static bool
untold_back_run(struct call *c, struct outcome *out, struct err *e)
{
	char *all = arena_str(c->a, call_text(c, "items")), *one;
	struct untold_step x;

	while ((one = strsep(&all, ";")) != NULL)
		if (!read_untold(one, &x, e) || !put_untold(c, &x, out, e))
			return false;
	outcome_say(c, out, "Who is to be told is as it was.");
	return true;
}

static const struct command back_commands[] = {
	{ "due.back", "due items are as they were", MAY_WORK, due_params, .quiet = true,
	    .run = due_back_run },
	{ "session.back", "visits stand where they stood, open or not", MAY_WORK, places_params,
	    .quiet = true, .run = session_back_run },
	{ "untold.back", "nobody is to be told of moves that were taken back", MAY_WORK,
	    untold_params, .quiet = true, .run = untold_back_run },
	{ 0 },
};

const struct command *
back_find(const char *name)
{
	for (const struct command *row = back_commands; row->name != NULL; row++)
		if (strcmp(row->name, name) == 0)
			return row;
	return NULL;
}
