#include "app/follow.h"

#include <string.h>

#include "app/inside.h"
#include "store/book_store.h"
#include "store/due_store.h"

/* Why an item whose days changed is cancelled: one that comes back finds it again by this. */
#define COUNTED_ANEW "counted anew"

struct making {
	struct call *c;
	struct outcome *out;
	struct book book;
	struct origins origins;
	struct dues standing, moved; /* moved: cancelled for their days, now or before */
	struct followed made;
	int gone;
};

static bool
is_open(const void *ctx, int day)
{
	const struct making *m = ctx;
	struct arena a = { 0 };
	bool open = calendar_closed(&m->book.calendar, day, &a) == NULL;

	arena_clear(&a);
	return open;
}

static bool
count(struct making *m, struct err *e)
{
	const struct followup *rules;

	if (!app_followup(m->c->app, &rules, e))
		return false;
	for (size_t i = 0; i < m->origins.list.n; i++) {
		struct origin *o = &m->origins.list.at[i];

		if (followup_find(rules, &o->at) == NULL) {
			outcome_reason(
			    m->c, m->out, "No follow-up is written down for %s.", o->at.what);
			continue;
		}
		if (!followup_due(rules, &o->at, 1, m->c->a, &o->list, e))
			return false;
		followup_settle(&o->list, is_open, m);
	}
	return true;
}

/* The very item, whichever hip it was shared with since. */
static bool
is_item(const struct due *d, const struct origin *o, const struct due_item *item)
{
	char side = item->side == ' ' ? '\0' : item->side;

	return d->decision == o->decision && strcmp(d->kind, due_kind_name(item->kind)) == 0
	    && strcmp(d->what, item->what) == 0 && d->earliest == item->earliest
	    && d->latest == item->latest && strcmp(d->rule, item->rule) == 0
	    && (d->side == side || (d->side == 'B' && side != '\0'));
}

static bool
is_wanted(const struct making *m, const struct due *d)
{
	for (size_t i = 0; i < m->origins.list.n; i++)
		for (size_t k = 0; k < m->origins.list.at[i].list.item.n; k++)
			if (is_item(
				d, &m->origins.list.at[i], &m->origins.list.at[i].list.item.at[k]))
				return true;
	return false;
}

/* Items of what is followed up still; those of an ended decision are its own business. */
static bool
is_ours(const struct making *m, const struct due *d)
{
	for (size_t i = 0; i < m->origins.list.n; i++)
		if (d->decision != 0 && m->origins.list.at[i].decision == d->decision)
			return true;
	return d->decision == 0 && d->rule[0] != '\0' && strcmp(d->kind, "contact") != 0;
}

static bool
cancel_moved(struct making *m, struct err *e)
{
	size_t left = 0;

	for (size_t i = 0; i < m->standing.list.n; i++) {
		struct due *d = &m->standing.list.at[i];

		if (strcmp(d->state, "open") != 0 || !is_ours(m, d) || is_wanted(m, d)) {
			m->standing.list.at[left++] = *d;
			continue;
		}
		d->state = "cancelled";
		d->reason = COUNTED_ANEW;
		if (!due_change(m->c->tx, d, e))
			return false;
		d->rev++;
		outcome_change(m->c, m->out, "due", d->id);
		outcome_inverse(
		    m->c, m->out, "due.reopen", PAIRS({ "id", call_number(m->c, d->id) }));
		*vec_add(m->c->a, &m->moved.list) = *d;
		m->gone++;
	}
	m->standing.list.n = left;
	return true;
}

static bool
same(const struct due *d, const struct origin *o, const struct due_item *item, char side)
{
	if ((strcmp(d->state, "open") != 0 && strcmp(d->state, "answered") != 0)
	    || item->kind == DUE_START)
		return is_item(d, o, item); /* a person ended this one, and no other */
	if (strcmp(d->kind, due_kind_name(item->kind)) != 0 || d->earliest > item->latest
	    || item->earliest > d->latest)
		return false;
	return item->kind != DUE_SCORE || (d->side == side && strcmp(d->what, item->what) == 0);
}

/* What is due already and does for this one, too. */
static struct due *
covered_by(struct making *m, const struct origin *o, const struct due_item *item, char side)
{
	for (size_t i = 0; i < m->standing.list.n; i++)
		if (same(&m->standing.list.at[i], o, item, side))
			return &m->standing.list.at[i];
	return NULL;
}

static bool
share(struct making *m, struct due *d, char side, struct err *e)
{
	if (d->side == side || d->side == 'B' || d->side == '\0' || side == '\0'
	    || strcmp(d->state, "open") != 0)
		return true;
	outcome_inverse(m->c, m->out, "due.side",
	    PAIRS({ "id", call_number(m->c, d->id) }, { "side", d->side == 'R' ? "R" : "L" }));
	d->side = 'B';
	if (!due_change(m->c->tx, d, e))
		return false;
	d->rev++;
	outcome_change(m->c, m->out, "due", d->id);
	return true;
}

/* It was there before its days were counted anew: it comes back, with its tries. */
static bool
come_back(struct making *m, const struct origin *o, const struct due_item *item, struct due *x,
    bool *back, struct err *e)
{
	*back = false;
	for (size_t i = 0; !*back && i < m->moved.list.n; i++) {
		struct due *d = &m->moved.list.at[i];

		if (strcmp(d->state, "cancelled") != 0 || !is_item(d, o, item))
			continue;
		*back = true;
		d->state = "open";
		d->reason = "";
		d->side = x->side;
		if (!due_change(m->c->tx, d, e))
			return false;
		d->rev++;
		*x = *d;
	}
	return true;
}

/* A visit that is booked for what was due on other days does for the new ones, too. */
static bool
take_visit(struct making *m, struct due *x, struct err *e)
{
	struct session s;

	for (size_t i = 0; x->session == 0 && i < m->moved.list.n; i++) {
		const struct due *d = &m->moved.list.at[i];

		if (d->session == 0 || strcmp(d->kind, x->kind) != 0
		    || strcmp(d->what, x->what) != 0)
			continue;
		if (!session_find(tx_db(m->c->tx), d->session, m->c->a, &s, e))
			return false;
		if (!session_state_takes(s.state) || s.day < x->earliest || s.day > x->latest)
			continue;
		x->session = d->session;
		if (!due_change(m->c->tx, x, e))
			return false;
		x->rev++;
	}
	return true;
}

static bool
make_one(struct making *m, const struct origin *o, const struct due_item *item, int64_t patient,
    struct err *e)
{
	char side = item->side == ' ' ? '\0' : item->side;
	struct due *there = covered_by(m, o, item, side);
	struct due x = { .patient = patient,
		.side = side,
		.kind = due_kind_name(item->kind),
		.what = item->what,
		.earliest = item->earliest,
		.target = item->target,
		.latest = item->latest,
		.rule = item->rule,
		.source = item->source,
		.decision = o->decision,
		.reason = "" };
	bool back;

	if (there != NULL)
		return share(m, there, side, e);
	if (!come_back(m, o, item, &x, &back, e) || (!back && !due_add(m->c->tx, &x, e))
	    || !take_visit(m, &x, e))
		return false;
	*vec_add(m->c->a, &m->standing.list) = x;
	m->made.waits += item->kind == DUE_START;
	m->made.dues += item->kind != DUE_START;
	outcome_change(m->c, m->out, "due", x.id);
	outcome_inverse(m->c, m->out, "due.cancel",
	    PAIRS({ "id", call_number(m->c, x.id) }, { "reason", "taken back" }));
	return true;
}

static bool
make_all(struct making *m, int64_t patient, struct err *e)
{
	for (size_t i = 0; i < m->origins.list.n; i++) {
		const struct origin *o = &m->origins.list.at[i];

		for (size_t k = 0; k < o->list.item.n; k++)
			if (!make_one(m, o, &o->list.item.at[k], patient, e))
				return false;
	}
	return true;
}

static bool
all_anew(struct making *m, int64_t patient, struct err *e)
{
	struct call *c = m->c;
	struct db *db = tx_db(c->tx);

	return book_load(db, tx_now(c->tx).day, 0, c->a, &m->book, e)
	    && due_standing(db, patient, c->a, &m->standing, e)
	    && due_cancelled_for(db, patient, COUNTED_ANEW, c->a, &m->moved, e)
	    && follow_origins(c, patient, &m->origins, e) && count(m, e) && cancel_moved(m, e)
	    && make_all(m, patient, e);
}

const char *
followed_words(const struct followed *f, struct arena *a)
{
	const char *waits = f->waits > 0 ? " Follow-up waits for the day of the operation." : "";

	if (f->dues == 0 && f->waits > 0)
		return waits;
	return text_fmt(a, " %d due item%s.%s", f->dues, f->dues == 1 ? "" : "s", waits);
}

bool
follow_dues(
    struct call *c, int64_t patient, struct outcome *out, struct followed *made, struct err *e)
{
	struct making m = { .c = c, .out = out };
	bool done = all_anew(&m, patient, e);

	*made = m.made;
	return done;
}

bool
follow_again(struct call *c, int64_t patient, struct outcome *out, struct err *e)
{
	struct outcome aside = { 0 };
	struct making m = { .c = c, .out = &aside };

	if (!all_anew(&m, patient, e))
		return false;
	for (size_t i = 0; i < aside.changed.n; i++)
		*vec_add(c->a, &out->changed) = aside.changed.at[i];
	if (m.gone > 0 || m.made.dues > 0)
		outcome_reason(
		    c, out, "Follow-up is counted anew: %d due, %d no more.", m.made.dues, m.gone);
	return true;
}
