#include "app/admit.h"

#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/admit_store.h"
#include "store/patient_store.h"
#include "store/staff_store.h"

bool
admit_load(struct app *app, int64_t patient, struct arena *a, struct admit_rows *out, struct err *e)
{
	struct admitted_list all;

	*out = (struct admit_rows){ 0 };
	if (!glass_may(app, patient, e) || !admitted_load(app->db, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct admitted *d = &all.list.at[i];

		*vec_add(a, &out->list) = (struct admit_row){ .id = d->id,
			.at = d->at,
			.login = d->login,
			.name = d->name,
			.by = d->by,
			.reason = d->reason };
	}
	return true;
}

bool
admit_people(
    struct app *app, int64_t patient, struct arena *a, struct admit_people *out, struct err *e)
{
	struct staff_list all;
	bool reads;

	*out = (struct admit_people){ 0 };
	if (!glass_may(app, patient, e) || !staff_all(app->db, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct staff *s = &all.list.at[i];

		if (!s->active)
			continue;
		if (!glass_read_by(app, patient, s, &reads, e))
			return false;
		if (!reads)
			*vec_add(a, &out->list) = (struct admit_person){
				.id = s->id, .login = s->login, .name = s->name, .role = s->role
			};
	}
	return true;
}

const char *
admit_others(void)
{
	return "Who marked it reads it, and who treats this patient; of others a manager says "
	       "whether they may open sensitive charts.";
}

const char *
admit_words(const struct admit_row *r, struct arena *a)
{
	char day[DAY_TEXT];

	return text_fmt(a, "%s, let in %s by %s: %s", r->name, day_show(now_at(r->at).day, day),
	    r->by, r->reason);
}

static bool
add_with_mark(struct call *c, const struct patient *p, const struct staff *s, struct outcome *out,
    struct err *e)
{
	struct admitted d = { .patient = p->id,
		.staff = s->id,
		.reason = "had visits of this patient when the chart was marked" };

	if (!admitted_add(c->tx, &d, e))
		return false;
	outcome_change(c, out, "admitted", d.id);
	outcome_reason(c, out, "%s is let in, who has visits of this patient.", s->name);
	return true;
}

bool
admit_marked(struct call *c, const struct patient *p, struct outcome *out, struct err *e)
{
	struct staff_ids who;

	if (!admitted_visits(
		tx_db(c->tx), p->id, app_now(c->app).day - GLASS_VISIT_DAYS, c->a, &who, e))
		return false;
	for (size_t i = 0; i < who.list.n; i++) {
		struct staff s;
		bool reads;

		if (!staff_by_id(tx_db(c->tx), who.list.at[i], c->a, &s, e)
		    || !glass_read_by(c->app, p->id, &s, &reads, e))
			return false;
		if (s.active && !reads && (role_find(s.role) & MAY_TREAT) != 0
		    && !add_with_mark(c, p, &s, out, e))
			return false;
	}
	return true;
}

bool
admit_opened(struct call *c, const struct patient *p, struct outcome *out, struct err *e)
{
	struct admitted_list all;

	if (!admitted_load(tx_db(c->tx), p->id, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct admitted *d = &all.list.at[i];

		if (!admitted_end(c->tx, d, tx_now(c->tx).at, e))
			return false;
		outcome_change(c, out, "admitted", d->id);
		outcome_inverse(c, out, "glass.resume",
		    PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)p->id) },
			{ "id", call_number(c, d->id) }));
	}
	return true;
}
