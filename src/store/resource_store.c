#include "store/resource_store.h"

#include <string.h>

#include "store/keep.h"

static const char *const kind_name[] = {
	[RES_THERAPIST] = "therapist", [RES_ROOM] = "room", [RES_DEVICE] = "device"
};
static const char *const policy_name[] = {
	[POLICY_REFUSE] = "refuse", [POLICY_ASK] = "ask", [POLICY_ALLOW] = "allow"
};

const char *
res_kind_name(enum res_kind kind)
{
	return kind_name[kind];
}

bool
res_kind_find(const char *word, enum res_kind *out)
{
	for (int k = 0; k < RES_KINDS; k++) {
		if (strcmp(kind_name[k], word) == 0) {
			*out = (enum res_kind)k;
			return true;
		}
	}
	return false;
}

const char *
res_policy_name(enum res_policy policy)
{
	return policy_name[policy];
}

bool
res_policy_find(const char *word, enum res_policy *out)
{
	for (int p = POLICY_REFUSE; p <= POLICY_ALLOW; p++) {
		if (strcmp(policy_name[p], word) == 0) {
			*out = (enum res_policy)p;
			return true;
		}
	}
	return false;
}

static void
read_one(struct rows *r, struct arena *a, struct kept_resource *out)
{
	*out = (struct kept_resource){ .id = row_int(r) };
	if (!res_kind_find(row_text(r, a), &out->kind))
		out->kind = RES_ROOM;
	out->code = row_text(r, a);
	out->name = row_text(r, a);
	out->skills = row_text(r, a);
	out->lanes = (int)row_int(r);
	if (!res_policy_find(row_text(r, a), &out->policy))
		out->policy = POLICY_REFUSE;
	out->over = (int)row_int(r);
	out->staff = row_int(r);
	out->active = row_int(r) != 0;
	out->rev = row_int(r);
}

bool
resource_list(struct db *db, struct arena *a, struct kept_resources *out, struct err *e)
{
	struct rows *r = db_read(db, Q_RESOURCE_ALL, NULL, 0);

	*out = (struct kept_resources){ 0 };
	while (row_next(r))
		read_one(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}

bool
resource_find(struct db *db, int64_t id, struct arena *a, struct kept_resource *out, struct err *e)
{
	struct rows *r = db_read(db, Q_RESOURCE_BY_ID, ARGS(I(id)));
	bool found = row_next(r);

	if (found)
		read_one(r, a, out);
	if (!rows_end(r, e))
		return false;
	return found
	    || err_set(
		e, ERR_MISSING, "there is no therapist, room or device #%lld", (long long)id);
}

bool
resource_find_code(
    struct db *db, const char *code, struct arena *a, struct kept_resource *out, struct err *e)
{
	struct rows *r = db_read(db, Q_RESOURCE_BY_CODE, ARGS(T(code)));
	bool found = row_next(r);

	if (found)
		read_one(r, a, out);
	if (!rows_end(r, e))
		return false;
	return found
	    || err_set(e, ERR_MISSING, "there is no therapist, room or device called %.40s", code);
}

bool
resource_add(struct tx *tx, struct kept_resource *k, struct err *e)
{
	if (!tx_run(tx, Q_RESOURCE_ADD,
		ARGS(T(kind_name[k->kind]), T(k->code), T(k->name), T(k->skills), I(k->lanes),
		    T(policy_name[k->policy]), I(k->over), ID(k->staff)),
		NULL, e)) {
		if (e->code == ERR_CONFLICT)
			err_field(
			    e, ERR_CONFLICT, "code", "%s is taken: choose another code", k->code);
		return false;
	}
	k->id = tx_new_id(tx);
	k->rev = 1;
	k->active = true;
	return tx_note(tx, &(struct note){ .object = "resource", .id = k->id }, e);
}

bool
resource_change(struct tx *tx, const struct kept_resource *k, struct err *e)
{
	return keep_version(tx, Q_RESOURCE_ROW, "resource", k->id, k->rev, e)
	    && tx_run(tx, Q_RESOURCE_CHANGE,
		ARGS(I(k->id), I(k->rev), T(k->name), T(k->skills), I(k->lanes),
		    T(policy_name[k->policy]), I(k->over), I(k->active), ID(k->staff)),
		NULL, e);
}

bool
hours_set(struct tx *tx, int64_t resource, int weekday, const struct span *at, int n, struct err *e)
{
	if (!keep_version(tx, Q_HOURS_ROW, "hours", resource, 0, e)
	    || !tx_run(tx, Q_HOURS_CLEAR, ARGS(I(resource), I(weekday)), NULL, e))
		return false;
	for (int i = 0; i < n; i++)
		if (!tx_run(tx, Q_HOURS_ADD,
			ARGS(I(resource), I(weekday), I(at[i].from), I(at[i].to)), NULL, e))
			return false;
	return true;
}

bool
hours_changed_by(struct db *db, int64_t resource, struct arena *a, const char **out, struct err *e)
{
	struct rows *r = db_read(db, Q_HOURS_CHANGED_BY, ARGS(I(resource)));

	*out = row_next(r) ? row_text(r, a) : "";
	return rows_end(r, e);
}

bool
hours_on(struct db *db, int64_t resource, int weekday, struct arena *a, struct hour_spans *out,
    struct err *e)
{
	struct rows *r = db_read(db, Q_HOURS_OF, ARGS(I(resource), I(weekday)));

	*out = (struct hour_spans){ 0 };
	while (row_next(r)) {
		struct span *s = vec_add(a, &out->list);

		s->from = (int)row_int(r);
		s->to = (int)row_int(r);
	}
	return rows_end(r, e);
}

bool
absence_add(struct tx *tx, struct absence *x, struct err *e)
{
	if (!tx_run(tx, Q_ABSENCE_ADD,
		ARGS(I(x->resource), I(x->at.from), I(x->at.to), I(x->at.at.from), I(x->at.at.to),
		    I(x->at.extra), T(x->at.why)),
		NULL, e))
		return false;
	x->id = tx_new_id(tx);
	return tx_note(tx, &(struct note){ .object = "absence", .id = x->id }, e);
}

static struct absence
read_absence(struct rows *r, struct arena *a)
{
	struct absence x = { .id = row_int(r) };

	x.resource = row_int(r);
	x.at.from = (int)row_int(r);
	x.at.to = (int)row_int(r);
	x.at.at.from = (int)row_int(r);
	x.at.at.to = (int)row_int(r);
	x.at.extra = row_int(r) != 0;
	x.at.why = row_text(r, a);
	return x;
}

bool
absence_list(
    struct db *db, int64_t resource, int day, struct arena *a, struct absences *out, struct err *e)
{
	struct rows *r = db_read(db, Q_ABSENCE_FROM, ARGS(I(day)));

	*out = (struct absences){ 0 };
	while (row_next(r)) {
		struct absence x = read_absence(r, a);

		if (resource == 0 || x.resource == resource)
			*vec_add(a, &out->list) = x;
	}
	return rows_end(r, e);
}

bool
absence_find(struct db *db, int64_t id, struct arena *a, struct absence *out, struct err *e)
{
	struct rows *r = db_read(db, Q_ABSENCE_BY_ID, ARGS(I(id)));
	bool there = row_next(r);

	*out = there ? read_absence(r, a) : (struct absence){ 0 };
	return rows_end(r, e) && (there || err_set(e, ERR_MISSING, "that absence is gone already"));
}

bool
absence_drop(struct tx *tx, int64_t id, struct err *e)
{
	if (keep_version(tx, Q_ABSENCE_ROW, "absence", id, 0, e))
		return tx_run(tx, Q_ABSENCE_DROP, ARGS(I(id)), NULL, e);
	return e->code == ERR_MISSING ? err_set(e, ERR_MISSING, "that absence is gone already")
				      : false;
}

bool
closure_add(struct tx *tx, struct kept_closure *k, struct err *e)
{
	if (!tx_run(tx, Q_CLOSURE_ADD,
		ARGS(I(k->at.from), I(k->at.to), I(k->at.at.from), I(k->at.at.to), I(k->at.yearly),
		    T(k->at.name)),
		NULL, e))
		return false;
	k->id = tx_new_id(tx);
	return tx_note(tx, &(struct note){ .object = "closure", .id = k->id }, e);
}

bool
closure_find(struct db *db, int64_t id, struct arena *a, struct kept_closure *out, struct err *e)
{
	struct rows *r = db_read(db, Q_CLOSURE_BY_ID, ARGS(I(id)));
	bool there = row_next(r);

	*out = (struct kept_closure){ 0 };
	if (there) {
		out->id = row_int(r);
		out->at.from = (int)row_int(r);
		out->at.to = (int)row_int(r);
		out->at.at.from = (int)row_int(r);
		out->at.at.to = (int)row_int(r);
		out->at.yearly = row_int(r) != 0;
		out->at.name = row_text(r, a);
	}
	return rows_end(r, e) && (there || err_set(e, ERR_MISSING, "that closure is gone already"));
}

bool
closure_drop(struct tx *tx, int64_t id, struct err *e)
{
	if (keep_version(tx, Q_CLOSURE_ROW, "closure", id, 0, e))
		return tx_run(tx, Q_CLOSURE_DROP, ARGS(I(id)), NULL, e);
	return e->code == ERR_MISSING ? err_set(e, ERR_MISSING, "that closure is gone already")
				      : false;
}

bool
closure_list(struct db *db, int day, struct arena *a, struct kept_closures *out, struct err *e)
{
	struct rows *r = db_read(db, Q_CLOSURE_FROM, ARGS(I(day)));

	*out = (struct kept_closures){ 0 };
	while (row_next(r)) {
		struct kept_closure *k = vec_add(a, &out->list);

		k->id = row_int(r);
		k->at.from = row_day(r);
		k->at.to = row_day(r);
		k->at.at.from = (int)row_int(r);
		k->at.at.to = (int)row_int(r);
		k->at.yearly = row_int(r) != 0;
		k->at.name = row_text(r, a);
	}
	return rows_end(r, e);
}
