#include "app/calls.h"

#include <limits.h>
#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/reasons.h"
#include "base/text.h"
#include "form/form.h"
#include "lang/clean.h"
#include "store/due_store.h"
#include "store/response_store.h"

enum { CALLS_MOST = 200 };

const char calls_hidden[] = "a red flag of a sensitive chart";

static const struct call_outcome outcomes[] = {
	{ "reached", "reached", true },
	{ "seen", "seen by a clinician", true },
	{ "emergency", "sent to emergency", true },
	{ "error", "the flag was recorded in error", true },
	{ "no_answer", "no answer", false },
	{ "message", "left a message", false },
	{ 0 },
};

const struct call_outcome *
call_outcomes(void)
{
	return outcomes;
}

const struct call_outcome *
call_outcome_find(const char *code)
{
	for (const struct call_outcome *o = outcomes; o->code != NULL; o++)
		if (strcmp(o->code, code) == 0)
			return o;
	return NULL;
}

bool
calls_flag(struct app *app, const char *id, const struct redflag **out, struct err *e)
{
	const struct redflags *all;

	if (!app_redflags(app, &all, e))
		return false;
	*out = redflag_find(all, id);
	return *out != NULL || err_set(e, ERR_MISSING, "The pack has no red flag %s.", id);
}

bool
calls_load(struct app *app, struct arena *a, struct call_rows *out, struct err *e)
{
	const struct redflags *flags;
	struct due_calls all = { 0 };

	*out = (struct call_rows){ 0 };
	if (!app_redflags(app, &flags, e) || !due_call_list(app->db, CALLS_MOST, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due_call *d = &all.list.at[i];
		const struct redflag *f = redflag_find(flags, d->flag);
		bool hidden = glass_closed(app, d->patient, d->sensitive);

		*vec_add(a, &out->list) = (struct call_row){ .id = d->id,
			.patient = d->patient,
			.number = d->number,
			.shown = d->shown,
			.latin = d->latin,
			.born = d->born,
			.born_estimated = d->born_estimated,
			.what = hidden ? calls_hidden : d->what,
			.action = f == NULL ? "" : f->action,
			.done = hidden ? "open the chart" : d->done,
			.urgency = f == NULL ? URGENCY_SAME_DAY : f->urgency,
			.day = d->day,
			.tried = d->tried,
			.phone = d->phone };
	}
	return true;
}

struct raising {
	struct call *c;
	struct outcome *out;
	struct dues all;                /* of the patient */
	struct response_answers before; /* of all versions that this one corrects */
	VEC(int) saved;                 /* their days */
};

static bool
read_before(struct raising *x, int64_t response, struct err *e)
{
	struct db *db = tx_db(x->c->tx);
	struct response r;

	for (; response != 0; response = r.supersedes) {
		if (!response_find(db, response, x->c->a, &r, e)
		    || !response_answers_of(db, response, x->c->a, &x->before, e))
			return false;
		*vec_add(x->c->a, &x->saved) = now_at(r.at).day;
	}
	return true;
}

/* The record had it up before it was corrected: it was called about then, or will be. */
static bool
was_up(const struct raising *x, const char *field, const struct due *d)
{
	for (size_t i = 0; i < x->before.list.n; i++)
		if (strcmp(x->before.list.at[i].field, field) == 0)
			return true;
	for (size_t i = 0; i < x->saved.n; i++)
		if (x->saved.at[i] == d->target) /* and had no answer yet */
			return true;
	return false;
}

/* It is on the list already, or was and this only corrects the record. */
static bool
is_raised(const struct raising *x, const char *field, const struct redflag *f)
{
	for (size_t i = 0; i < x->all.list.n; i++) {
		const struct due *d = &x->all.list.at[i];

		if (strcmp(d->kind, "contact") == 0 && strcmp(d->rule, f->id) == 0
		    && (strcmp(d->state, "open") == 0 || was_up(x, field, d)))
			return true;
	}
	return false;
}

static bool
raise_one(
    struct raising *x, int64_t patient, const struct field *g, const char *done, struct err *e)
{
	const struct redflag *f;
	int today = tx_now(x->c->tx).day;
	struct due d = { .patient = patient,
		.kind = "contact",
		.earliest = today,
		.target = today,
		.latest = today,
		.source = "" };

	if (!calls_flag(x->c->app, g->redflag, &f, e))
		return false;
	outcome_reason(x->c, x->out, "%s: %s", f->text, f->action);
	if (is_raised(x, g->key, f))
		return true;
	if (done[0] != '\0' && clean_letters(done) < REASON_LETTERS)
		return err_field(e, ERR_INPUT, g->key,
		    "%s: say in words what was done at once, and who was told.", g->label);
	d.what = f->text;
	d.rule = f->id;
	if (f->source.n > 0)
		d.source = f->source.at[0];
	if (!due_add(x->c->tx, &d, e))
		return false;
	*vec_add(x->c->a, &x->all.list) = d;
	d.reason = done;
	outcome_change(x->c, x->out, "due", d.id);
	return due_change(x->c->tx, &d, e);
}

/* A flag is up while its question is asked: whatever is missing of its answer yet. */
bool
calls_raise(struct call *c, const struct respond *r, struct outcome *out, struct err *e)
{
	const struct formdef *def = form_def(r->form);
	struct raising x = { .c = c, .out = out };

	if (!due_standing(tx_db(c->tx), r->kept.patient, c->a, &x.all, e)
	    || !read_before(&x, r->fill.response, e))
		return false;
	for (size_t i = 0; i < def->ncells; i++) {
		const struct field *f = &def->fields[def->cells[i].field];
		const struct cell *cell = form_cell(r->form, i);

		if (f->redflag[0] != '\0' && cell->stop
		    && !raise_one(&x, r->kept.patient, f, cell->text, e))
			return false;
	}
	return true;
}

/* The most urgent of them, the oldest of those; one that the pack has no more comes last. */
static const char *
worst(const struct due_flags *open, const struct redflags *known)
{
	const char *out = open->list.at[0].what;
	int least = INT_MAX;

	for (size_t i = 0; i < open->list.n; i++) {
		const struct redflag *f = redflag_find(known, open->list.at[i].rule);

		if (f == NULL || (int)f->urgency >= least)
			continue;
		least = (int)f->urgency;
		out = open->list.at[i].what;
	}
	return out;
}

bool
calls_up(struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e)
{
	const struct redflags *known;
	struct due_flags open = { 0 };
	const char *more;

	*out = "";
	if (!due_flags_of(app->db, patient, a, &open, e))
		return false;
	if (open.list.n == 0)
		return true;
	if (!app_redflags(app, &known, e))
		return false;
	more = open.list.n == 1 ? "" : text_fmt(a, ", and %d more", (int)open.list.n - 1);
	*out = text_fmt(a, "Red flag open: %s%s",
	    glass_hides(app, patient) ? calls_hidden : worst(&open, known), more);
	return true;
}

bool
calls_warn(struct call *c, int64_t patient, struct outcome *out, struct err *e)
{
	const char *open;

	if (!calls_up(c->app, patient, c->a, &open, e))
		return false;
	if (open[0] != '\0')
		outcome_reason(c, out, "%s. It is to be called about today.", open);
	return true;
}
