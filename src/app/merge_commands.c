/* merge_commands - two records of one person become one, and two again. */
#include "app/commands.h"
#include "app/inside.h"
#include "app/merge_form.h"
#include "app/merging.h"
#include "base/text.h"
#include "store/patient_store.h"

static const struct param merge_params[] = {
	{ "patient", PARAM_PATIENT, true, "the record that stays" },
	{ "other", PARAM_PATIENT, true, "the record that becomes part of it" },
	{ "take", PARAM_TEXT, false,
	    "what holds as the other one says it: name, born, sex, phone, address" },
	{ 0 },
};

static const struct param unmerge_params[] = {
	{ "id", PARAM_MERGE, true, "number of the merge" },
	{ 0 },
};

static const struct param two_params[] = {
	{ "patient", PARAM_PATIENT, true, "one record" },
	{ "other", PARAM_PATIENT, true, "the other" },
	{ 0 },
};

static const char *
ref(struct call *c, int64_t patient)
{
	return text_fmt(c->a, "#%lld", (long long)patient);
}

/* What the other record does not say cannot be taken from it. */
static bool
may_take(const struct merging *both, unsigned take, struct err *e)
{
	const struct merging_side *g = &both->goes;
	const struct {
		enum merge_take take;
		bool said;
		const char *what;
	} need[] = {
		{ TAKE_NAME, g->shown[0] != '\0', "name" },
		{ TAKE_BORN, g->born != DAY_NONE, "birth date" },
		{ TAKE_SEX, g->sex[0] != '\0', "sex" },
		{ TAKE_PHONE, g->phones[0] != '\0', "phone" },
		{ TAKE_ADDRESS, g->address[0] != '\0', "address" },
	};

	for (size_t i = 0; i < sizeof(need) / sizeof(*need); i++)
		if ((take & need[i].take) != 0 && !need[i].said)
			return err_field(
			    e, ERR_RULE, "take", "%s says no %s.", g->number, need[i].what);
	return true;
}

static bool
merge_run(struct call *c, struct outcome *out, struct err *e)
{
	struct merge m = { .kept = call_int(c, "patient", 0), .gone = call_int(c, "other", 0) };
	struct merging both;

	if (!merging_load(c->app, m.kept, m.gone, c->a, &both, e)
	    || !merge_take_read(call_text(c, "take"), &m.take, e) || !may_take(&both, m.take, e)
	    || !merge_form_make(c, &m, &m.form, e)
	    || !merge_make(c->tx, &m, &c->app->fold, c->a, e))
		return false;
	for (size_t i = 0; i < both.heed.n; i++)
		outcome_reason(c, out, "%s", both.heed.at[i]);
	out->id = m.id;
	out->patient = m.kept;
	outcome_change(c, out, "patient", m.kept);
	outcome_change(c, out, "patient", m.gone);
	outcome_inverse(c, out, "patient.unmerge", PAIRS({ "id", call_number(c, m.id) }));
	if (m.take != 0)
		outcome_reason(c, out, "The record of both has the %s of %s.",
		    merge_take_said(m.take, c->a), both.goes.number);
	outcome_say(c, out, "%s %s is part of %s %s now; u takes it back.", both.goes.number,
	    both.goes.shown, both.stays.number,
	    (m.take & TAKE_NAME) != 0 ? both.goes.shown : both.stays.shown);
	return true;
}

/* Which of the two has what was saved since they were one: a person looks whether it is so. */
static bool
tell_added(struct call *c, const struct merge *m, const struct patient *p, struct outcome *out,
    struct err *e)
{
	struct merge_added added;
	char day[DAY_TEXT];

	if (!merge_added_since(tx_db(c->tx), p->id, m->id, c->a, &added, e))
		return false;
	for (size_t i = 0; i < added.list.n; i++) {
		const struct merge_add *x = &added.list.at[i];

		outcome_reason(c, out, "%s has the %s%s%s of %s, saved since.", p->number, x->kind,
		    x->what[0] == '\0' ? "" : " ", x->what,
		    day_show(x->at != 0 ? now_at(x->at).day : x->day, day));
	}
	return true;
}

static bool
unmerge_run(struct call *c, struct outcome *out, struct err *e)
{
	struct merge m;
	struct patient kept, gone;
	struct merge_since since;

	if (!merge_find(tx_db(c->tx), call_int(c, "id", 0), &m, e)
	    || !merge_take_back(c->tx, &m, &c->app->fold, &since, c->a, e)
	    || !patient_load(tx_db(c->tx), m.kept, c->a, &kept, e)
	    || !patient_load(tx_db(c->tx), m.gone, c->a, &gone, e))
		return false;
	if (!tell_added(c, &m, &kept, out, e) || !tell_added(c, &m, &gone, out, e))
		return false;
	if (since.marked)
		outcome_reason(c, out,
		    "%s was marked sensitive since: both charts are marked now. Take the mark from "
		    "the one that it is not meant for.",
		    kept.number);
	if (since.changed)
		outcome_reason(c, out,
		    "%s was changed since: its name, birth date, sex and contacts stay as they "
		    "are. Look at them.",
		    kept.number);
	out->id = m.id;
	out->patient = m.kept;
	outcome_change(c, out, "patient", m.kept);
	outcome_change(c, out, "patient", m.gone);
	outcome_inverse(c, out, "patient.merge",
	    PAIRS({ "patient", ref(c, m.kept) }, { "other", ref(c, m.gone) },
		{ "take", merge_take_words(m.take, c->a) }));
	outcome_say(c, out,
	    out->reasons.n == 0 ? "%s and %s are two records again."
				: "%s and %s are two records again; look at what was saved since.",
	    kept.number, gone.number);
	return true;
}

static bool
settle(struct call *c, bool settled, struct outcome *out, struct err *e)
{
	int64_t one = call_int(c, "patient", 0), other = call_int(c, "other", 0);
	struct patient p, q;

	if (one == other)
		return err_field(e, ERR_RULE, "other", "That is the same record.");
	if (!patient_load(tx_db(c->tx), one, c->a, &p, e)
	    || !patient_load(tx_db(c->tx), other, c->a, &q, e)
	    || !not_duplicate_set(c->tx, one, other, settled, e))
		return false;
	out->id = out->patient = one;
	outcome_change(c, out, "patient", one);
	outcome_inverse(c, out, settled ? "patient.maybe_same" : "patient.not_same",
	    PAIRS({ "patient", ref(c, one) }, { "other", ref(c, other) }));
	outcome_say(c, out,
	    settled ? "%s and %s are two people; they are not offered again."
		    : "%s and %s may be one person again.",
	    p.number, q.number);
	return true;
}

static bool
not_same_run(struct call *c, struct outcome *out, struct err *e)
{
	return settle(c, true, out, e);
}

static bool
maybe_same_run(struct call *c, struct outcome *out, struct err *e)
{
	return settle(c, false, out, e);
}

const struct command merge_commands[] = {
	{ "patient.merge", "two records are of one person: the other becomes part of this one",
	    MAY_WORK, merge_params, .run = merge_run },
	{ "patient.unmerge", "they were two people after all: both records are as they were",
	    MAY_WORK, unmerge_params, .run = unmerge_run },
	{ "patient.not_same", "two who look alike are two people; they are not offered again",
	    MAY_WORK, two_params, .run = not_same_run },
	{ "patient.maybe_same", "they may be one person again", MAY_WORK, two_params,
	    .run = maybe_same_run },
	{ 0 },
};
