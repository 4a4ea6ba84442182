#include "app/merging.h"

#include <ctype.h>
#include <string.h>

#include "app/chart.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/treatment.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/duplicate_store.h"
#include "store/merge_store.h"
#include "store/patient_store.h"
#include "store/response_store.h"
#include "store/session_store.h"
#include "store/stage_store.h"

static const char *
agreed(const struct contact *c)
{
	static const char *const known[] = { " (not agreed)", " (not asked)", "" };

	if (c->allowed != c->messages && strcmp(c->kind, "phone") == 0) {
		if (c->allowed == AGREED_NO && c->messages == AGREED_YES)
			return " (SMS only)";
		if (c->allowed == AGREED_YES && c->messages == AGREED_NO)
			return " (no SMS)";
	}
	return known[c->allowed - AGREED_NO];
}

/* What the patient said of being reached by it goes along with it. */
static const char *
contacts(const struct patient *p, const char *kind, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < p->contact.n; i++)
		if (strcmp(p->contact.at[i].kind, kind) == 0)
			text_addf(&t, "%s%s%s", t.len > 0 ? ", " : "", p->contact.at[i].value,
			    agreed(&p->contact.at[i]));
	return text_get(&t);
}

static const char *
other_names(const struct patient *p, struct arena *a)
{
	const struct person_name *shown = patient_name(p);
	struct text t = { .a = a };

	for (size_t i = 0; i < p->name.n; i++)
		if (&p->name.at[i] != shown)
			text_addf(&t, "%s%s", t.len > 0 ? "; " : "", p->name.at[i].shown);
	return text_get(&t);
}

/* The last three digits of a number, or all of one that has fewer. */
static const char *
last_digits(const char *number, struct arena *a)
{
	struct text t = { .a = a };
	const char *d;

	for (const char *s = number; *s != '\0'; s++)
		if (isdigit((unsigned char)*s))
			text_addn(&t, s, 1);
	d = text_get(&t);
	return t.len == 0 ? number : t.len > 3 ? d + t.len - 3 : d;
}

static bool
count_visits(struct app *app, struct merging_side *s, struct arena *a, struct err *e)
{
	struct sessions all = { 0 };

	if (!session_of_patient(app->db, s->patient, 0, INT32_MAX, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		s->visits += all.list.at[i].state == SESSION_DONE;
		s->booked += all.list.at[i].state == SESSION_BOOKED;
	}
	return true;
}

static bool
load_treatments(struct app *app, struct merging_side *s, struct arena *a, struct err *e)
{
	struct chosen_list chosen = { 0 };
	struct text t = { .a = a };

	if (!treatment_chosen(app, s->patient, a, &chosen, e))
		return false;
	for (size_t i = 0; i < chosen.list.n; i++)
		text_addf(&t, "%s%s %s", i > 0 ? ", " : "",
		    chosen.list.at[i].side == 'R' ? "right" : "left", chosen.list.at[i].key);
	s->treatments = text_get(&t);
	return true;
}

static bool
load_side(struct app *app, int64_t patient, struct arena *a, struct merging_side *s, struct err *e)
{
	struct responses forms = { 0 };
	struct dues due = { 0 };
	struct hip_stage right, left;
	struct banner b;
	struct patient p;

	if (!merging_stands(app, patient, a, e) || !patient_load(app->db, patient, a, &p, e)
	    || !banner_load(app, patient, a, &b, e)
	    || !response_list(app->db, patient, a, &forms, e)
	    || !due_of_patient(app->db, patient, a, &due, e)
	    || !stage_latest(app->db, patient, 'R', a, &right, e)
	    || !stage_latest(app->db, patient, 'L', a, &left, e))
		return false;
	*s = (struct merging_side){ .patient = patient,
		.number = p.number,
		.shown = b.shown,
		.latin = b.latin,
		.born = p.born,
		.born_estimated = p.born_estimated,
		.sensitive = p.sensitive,
		.sex = b.sex,
		.state = p.state,
		.names = other_names(&p, a),
		.phones = contacts(&p, "phone", a),
		.address = contacts(&p, "address", a),
		.right = right.id == 0 ? "" : right.stage,
		.left = left.id == 0 ? "" : left.stage,
		.forms = (int)forms.list.n,
		.due = (int)due.list.n,
		.registered = now_at(p.registered_at).day,
		.last3 = last_digits(p.number, a) };
	return count_visits(app, s, a, e) && load_treatments(app, s, a, e);
}

static bool
differ(const char *one, const char *other)
{
	return one[0] != '\0' && other[0] != '\0' && strcmp(one, other) != 0;
}

static void
heed_person(struct merging *m, struct arena *a)
{
	const struct merging_side *s = &m->stays, *g = &m->goes;

	if (s->born != g->born)
		*vec_add(a, &m->heed) =
		    "The dates of birth differ: one of them holds, the other still finds it.";
	if (differ(s->sex, g->sex))
		*vec_add(a, &m->heed) = "The sexes differ. Is this one person?";
	if (strcmp(s->state, g->state) != 0)
		*vec_add(a, &m->heed) = text_fmt(a, "%s is %s, %s is %s; it stays %s.", s->number,
		    s->state, g->number, g->state, s->state);
	if (g->sensitive && !s->sensitive)
		*vec_add(a, &m->heed) =
		    text_fmt(a, "%s is sensitive; the record of both becomes it.", g->number);
}

static void
heed_care(struct merging *m, struct arena *a)
{
	const struct merging_side *s = &m->stays, *g = &m->goes;

	if (differ(s->right, g->right) || differ(s->left, g->left))
		*vec_add(a, &m->heed) =
		    "Both are staged, not alike: the one confirmed last holds; look at it.";
	if (s->treatments[0] != '\0' && g->treatments[0] != '\0')
		*vec_add(a, &m->heed) =
		    "Both have treatments chosen; all of them hold until somebody decides again.";
}

static bool
heed_clashes(struct app *app, struct merging *m, struct arena *a, struct err *e)
{
	struct merge_ids days;
	struct text t = { .a = a };
	char day[DAY_TEXT];

	if (!merge_clashes(app->db, m->stays.patient, m->goes.patient, a, &days, e))
		return false;
	for (size_t i = 0; i < days.id.n; i++)
		text_addf(&t, "%s%s", i > 0 ? ", " : "", day_show_long((int)days.id.at[i], day));
	if (days.id.n > 0)
		*vec_add(a, &m->heed) = text_fmt(
		    a, "Both have a visit at one time on %s; cancel one of them.", text_get(&t));
	return true;
}

bool
merging_load(struct app *app, int64_t stays, int64_t goes, struct arena *a, struct merging *out,
    struct err *e)
{
	int64_t until;

	*out = (struct merging){ 0 };
	if (stays == goes)
		return err_field(e, ERR_RULE, "other", "That is the same record.");
	if (!glass_check(app, stays, &until, e) || !glass_check(app, goes, &until, e)
	    || !load_side(app, stays, a, &out->stays, e) || !load_side(app, goes, a, &out->goes, e))
		return false;
	heed_person(out, a);
	heed_care(out, a);
	return heed_clashes(app, out, a, e);
}

bool
merging_stands(struct app *app, int64_t patient, struct arena *a, struct err *e)
{
	struct patient was, now;
	int64_t id;

	if (!merge_survivor(app->db, patient, &id, e))
		return false;
	if (id == patient || id == 0)
		return true;
	if (!patient_load(app->db, patient, a, &was, e) || !patient_load(app->db, id, a, &now, e))
		return false;
	return err_field(e, ERR_CONFLICT, "patient", "%s is part of %s (%s) now. Open that record.",
	    was.number, now.number, patient_name(&now) == NULL ? "" : patient_name(&now)->shown);
}

static struct registration
registered(const struct patient *p)
{
	const struct person_name *n = patient_name(p);
	struct registration who = { .family = n == NULL ? "" : n->family,
		.given = n == NULL ? "" : n->given,
		.native = n == NULL ? "" : n->native,
		.phone = "",
		.sex = p->sex,
		.born = p->born,
		.except = p->id };

	for (size_t i = 0; i < p->contact.n && who.phone[0] == '\0'; i++)
		if (strcmp(p->contact.at[i].kind, "phone") == 0)
			who.phone = p->contact.at[i].value;
	return who;
}

static bool
has_id(const struct merge_ids *all, int64_t id)
{
	for (size_t i = 0; i < all->id.n; i++)
		if (all->id.at[i] == id)
			return true;
	return false;
}

bool
merging_alike(
    struct app *app, int64_t patient, struct arena *a, struct find_rows *out, struct err *e)
{
	struct likenesses like = { 0 };
	struct registration who;
	struct merge_ids others;
	struct patient p;

	*out = (struct find_rows){ 0 };
	if (!patient_load(app->db, patient, a, &p, e)
	    || !not_duplicate_of(app->db, patient, a, &others, e))
		return false;
	who = registered(&p);
	if (!duplicate_find(app->db, &app->fold, &who, app->now.day, a, &like, e))
		return false;
	for (size_t i = 0; i < like.list.n; i++)
		if (!has_id(&others, like.list.at[i].row.id))
			*vec_add(a, &out->list) = find_row_like(app, &like.list.at[i], true, a);
	return true;
}

void
merging_queue_start(struct merging_pairs *out)
{
	*out = (struct merging_pairs){ .from = INT64_MAX };
}

/* Of each pair the newer one finds the older. */
static bool
look_at(struct app *app, int64_t patient, struct arena *a, struct merging_pairs *out, struct err *e)
{
	struct find_rows alike;
	struct find_row self = { 0 };

	if (!merging_alike(app, patient, a, &alike, e))
		return false;
	for (size_t i = 0; i < alike.list.n; i++) {
		if (alike.list.at[i].id > patient)
			continue;
		if (self.id == 0 && !find_by_id(app, patient, a, &self, e))
			return false;
		*vec_add(a, &out->list) =
		    (struct merging_pair){ .one = alike.list.at[i], .other = self };
	}
	return true;
}

bool
merging_queue(struct app *app, int most, struct arena *a, struct merging_pairs *out, struct err *e)
{
	struct merge_ids next;

	if (!merge_queue_next(app->db, out->from, most, a, &next, e))
		return false;
	out->from = 0;
	if (out->top == 0 && next.id.n > 0)
		out->top = next.id.at[0];
	for (size_t i = 0; i < next.id.n; i++) {
		if (!look_at(app, next.id.at[i], a, out, e))
			return false;
		out->from = next.id.at[i];
	}
	out->looked += (int)next.id.n;
	if ((int)next.id.n < most)
		out->from = 0;
	return true;
}

static bool
newcomers(struct app *app, struct arena *a, struct merging_pairs *out, struct err *e)
{
	struct merge_ids since;

	if (!merge_queue_since(app->db, out->top, a, &since, e))
		return false;
	for (size_t i = 0; i < since.id.n; i++) {
		if (!look_at(app, since.id.at[i], a, out, e))
			return false;
		if (since.id.at[i] > out->top)
			out->top = since.id.at[i];
	}
	out->looked += (int)since.id.n;
	return true;
}

bool
merging_queue_again(struct app *app, struct arena *a, struct merging_pairs *out, struct err *e)
{
	struct merging_pairs now = { .from = out->from, .top = out->top, .looked = out->looked };

	if (!newcomers(app, a, &now, e))
		return false;
	for (size_t i = 0; i < out->list.n; i++)
		*vec_add(a, &now.list) = out->list.at[i];
	for (size_t i = 0; i < now.list.n; i++) {
		struct merging_pair *p = &now.list.at[i];
		bool stands;

		if (!merge_pair_stands(app->db, p->one.id, p->other.id, &stands, e))
			return false;
		p->settled = !stands;
	}
	*out = now;
	return true;
}

bool
merging_parts(
    struct app *app, int64_t patient, struct arena *a, struct merged_list *out, struct err *e)
{
	struct merges all;

	*out = (struct merged_list){ 0 };
	if (!merge_of(app->db, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct merge *m = &all.list.at[i];
		struct patient p;

		if (!patient_load(app->db, m->gone, a, &p, e))
			return false;
		*vec_add(a, &out->list) = (struct merged){ .id = m->id,
			.patient = m->gone,
			.number = m->number,
			.shown = m->shown,
			.initials = m->initials,
			.phones = contacts(&p, "phone", a),
			.at = m->at };
	}
	return true;
}
