#include "store/patient_store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/audit.h"
#include "store/keep.h"
#include "store/merge_take.h"
#include "store/number.h"
#include "store/setting_store.h"
#include "store/token.h"

static bool
load_names(struct db *db, struct arena *a, struct patient *p, struct err *e)
{
	struct rows *r = db_read(db, Q_NAME_OF, ARGS(I(p->id)));

	while (row_next(r)) {
		struct person_name *n = vec_add(a, &p->name);

		n->kind = row_text(r, a);
		n->family = row_text(r, a);
		n->given = row_text(r, a);
		n->native = row_text(r, a);
		n->reading = row_text(r, a);
		n->title = row_text(r, a);
		n->shown = row_text(r, a);
		n->latin = row_text(r, a);
	}
	return rows_end(r, e);
}

static bool
load_contacts(struct db *db, struct arena *a, struct patient *p, struct err *e)
{
	struct rows *r = db_read(db, Q_CONTACT_LOAD, ARGS(I(p->id)));

	while (row_next(r)) {
		struct contact *c = vec_add(a, &p->contact);
		struct phone value;

		c->kind = row_text(r, a);
		c->note = row_text(r, a);
		value = row_phone(r, a);
		c->value = value.number;
		c->allowed = value.calls;
		c->messages = value.messages;
	}
	return rows_end(r, e);
}

static bool
load_identifiers(struct db *db, struct arena *a, struct patient *p, struct err *e)
{
	struct rows *r = db_read(db, Q_IDENTIFIER_OF, ARGS(I(p->id)));

	while (row_next(r)) {
		struct identifier *i = vec_add(a, &p->identifier);

		i->system = row_text(r, a);
		i->value = row_text(r, a);
	}
	return rows_end(r, e);
}

static bool
load_alerts(struct db *db, struct arena *a, struct patient *p, struct err *e)
{
	struct rows *r = db_read(db, Q_ALERT_OF, ARGS(I(p->id)));

	while (row_next(r)) {
		struct alert *w = vec_add(a, &p->alert);

		w->id = row_int(r);
		w->code = row_text(r, a);
		w->text = row_text(r, a);
		w->since = row_day(r);
		w->ended = DAY_NONE;
		w->rev = row_int(r);
	}
	return rows_end(r, e);
}

bool
patient_load(struct db *db, int64_t id, struct arena *a, struct patient *out, struct err *e)
{
	struct rows *r = db_read(db, Q_PATIENT_BY_ID, ARGS(I(id)));
	bool found = row_next(r);

	*out = (struct patient){ .id = id };
	if (found) {
		out->id = row_int(r);
		out->number = row_text(r, a);
		out->born = row_day(r);
		out->born_estimated = row_int(r) != 0;
		out->sex = row_text(r, a);
		out->state = row_text(r, a);
		out->sensitive = row_int(r) != 0;
		out->sensitive_by = row_int(r);
		out->merged_into = row_int(r);
		out->registered_at = row_int(r);
		out->rev = row_int(r);
	}
	if (!rows_end(r, e))
		return false;
	if (!found)
		return err_set(e, ERR_MISSING, "there is no patient #%" PRId64, id);
	return load_names(db, a, out, e) && load_contacts(db, a, out, e)
	    && load_identifiers(db, a, out, e) && load_alerts(db, a, out, e);
}

static bool
is_in_state(struct db *db, int64_t id, const char *state, bool *out, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_PATIENT_STATE, ARGS(I(id)));

	*out = row_next(r) && strcmp(row_text(r, &turn), state) == 0;
	arena_clear(&turn);
	return rows_end(r, e);
}

bool
patient_is_dead(struct db *db, int64_t id, bool *out, struct err *e)
{
	return is_in_state(db, id, "dead", out, e);
}

bool
patient_has_left(struct db *db, int64_t id, bool *out, struct err *e)
{
	return is_in_state(db, id, "inactive", out, e);
}

static bool
id_of(struct db *db, const char *number, int64_t *id, struct err *e)
{
	struct rows *r = db_read(db, Q_PATIENT_ID_BY_NUMBER, ARGS(T(number)));

	*id = row_next(r) ? row_int(r) : 0;
	return rows_end(r, e);
}

/* A number from elsewhere may look like anything: as typed comes first. */
bool
patient_by_number(struct db *db, const char *typed, int64_t *id, struct err *e)
{
	char number[NUMBER_TEXT];

	if (!id_of(db, typed, id, e))
		return false;
	if (*id > 0)
		return true;
	if (!number_read(typed, number, e) || !id_of(db, number, id, e))
		return false;
	return *id > 0 || err_set(e, ERR_MISSING, "no patient has the number %s", number);
}

const struct person_name *
patient_name(const struct patient *p)
{
	for (size_t i = 0; i < p->name.n; i++)
		if (strcmp(p->name.at[i].kind, "current") == 0)
			return &p->name.at[i];
	return p->name.n > 0 ? &p->name.at[0] : NULL;
}

/* The next number of this clinic, which is not given out again. */
static bool
next_number(struct tx *tx, struct arena *a, const char **out, struct err *e)
{
	char *number = arena_alloc(a, NUMBER_TEXT);
	const char *next;
	int64_t serial;

	if (!setting_get(tx_db(tx), "number.next", "", a, &next, e))
		return false;
	serial = next[0] == '\0' ? NUMBER_FIRST : strtoll(next, NULL, 10);
	while (!number_of(serial, number))
		serial++;
	*out = number;
	return tx_run(tx, Q_SETTING_PUT,
	    ARGS(T("number.next"), T(text_fmt(a, "%" PRId64, serial + 1))), NULL, e);
}

static const char *
or_none(const char *s)
{
	return s == NULL ? "" : s;
}

/* No part is NULL, and the two forms that lists show are made: "WANG, Xiaoming",
 * or "王小明 WANG Xiaoming" with a name in another script. */
static void
complete(struct person_name *n, struct fold *f, struct arena *a)
{
	const char *family, *gap;

	n->family = or_none(n->family);
	n->given = or_none(n->given);
	n->native = or_none(n->native);
	n->reading = or_none(n->reading);
	n->title = or_none(n->title);
	family = fold_upper(n->family, a);
	gap = family[0] != '\0' && n->given[0] != '\0' ? ", " : "";
	if (family[0] == '\0' && n->given[0] == '\0') {
		n->shown = n->native;
		n->latin = fold_latin(f, n->reading[0] != '\0' ? n->reading : n->native, a);
		return;
	}
	n->latin = fold_latin(f, text_fmt(a, "%s%s%s", family, gap, n->given), a);
	n->shown = n->native[0] == '\0'
	    ? text_fmt(a, "%s%s%s", family, gap, n->given)
	    : text_fmt(a, "%s %s%s%s", n->native, family, gap[0] == '\0' ? "" : " ", n->given);
}

static bool
add_names(struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < p->name.n; i++) {
		struct person_name *n = &p->name.at[i];

		complete(n, f, a);
		if (!tx_run(tx, Q_NAME_ADD,
			ARGS(I(p->id), T(n->kind), T(n->family), T(n->given), T(n->native),
			    T(n->reading), T(n->title), T(n->shown), T(n->latin)),
			NULL, e))
			return false;
	}
	return true;
}

static bool
add_contacts(struct tx *tx, const struct patient *p, struct err *e)
{
	for (size_t i = 0; i < p->contact.n; i++) {
		const struct contact *c = &p->contact.at[i];

		if (!tx_run(tx, Q_CONTACT_ADD,
			ARGS(I(p->id), T(c->kind), T(c->value), T(or_none(c->note)), I(c->allowed),
			    I(c->messages)),
			NULL, e))
			return false;
	}
	return true;
}

static bool
add_identifiers(struct tx *tx, const struct patient *p, struct err *e)
{
	for (size_t i = 0; i < p->identifier.n; i++) {
		const struct identifier *n = &p->identifier.at[i];

		if (!tx_run(
			tx, Q_IDENTIFIER_ADD, ARGS(I(p->id), T(n->system), T(n->value)), NULL, e))
			return e->code == ERR_CONFLICT ? err_field(e, ERR_CONFLICT, "identifier",
				   "%s %s belongs to another patient already", n->system, n->value)
						       : false;
	}
	return true;
}

/* The words of p find the record id. */
static bool
add_words(struct tx *tx, const struct patient *p, int64_t id, struct fold *f, struct arena *a,
    struct err *e)
{
	struct tokens t = { 0 };

	tokens_of(p, f, a, &t);
	for (size_t i = 0; i < t.at.n; i++)
		if (!tx_run(tx, Q_TOKEN_ADD, ARGS(T(t.at.at[i].text), I(t.at.at[i].rank), I(id)),
			NULL, e))
			return false;
	return true;
}

/* Birth dates that record `of` gave up for others find p, too. */
static bool
add_births(struct tx *tx, int64_t of, const struct patient *p, struct fold *f, struct arena *a,
    struct err *e)
{
	struct merge_ids born;

	if (!merge_births(tx_db(tx), of, a, &born, e))
		return false;
	for (size_t i = 0; i < born.id.n; i++) {
		struct patient was = { .number = p->number, .born = (int)born.id.at[i] };

		if (!add_words(tx, &was, p->id, f, a, e))
			return false;
	}
	return true;
}

/* A person is found by the names and numbers of the records that became part of this one. */
static bool
add_tokens(struct tx *tx, const struct patient *p, struct fold *f, struct arena *a, struct err *e)
{
	struct merge_ids part;

	if (!add_words(tx, p, p->id, f, a, e) || !add_births(tx, p->id, p, f, a, e)
	    || !merge_parts(tx_db(tx), p->id, a, &part, e))
		return false;
	for (size_t i = 0; i < part.id.n; i++) {
		struct patient was;

		if (!patient_load(tx_db(tx), part.id.at[i], a, &was, e)
		    || !add_words(tx, &was, p->id, f, a, e) || !add_births(tx, was.id, p, f, a, e))
			return false;
	}
	return true;
}

bool
patient_index(struct tx *tx, int64_t id, struct fold *f, struct arena *a, struct err *e)
{
	struct patient p;

	return tx_run(tx, Q_TOKEN_CLEAR, ARGS(I(id)), NULL, e)
	    && patient_load(tx_db(tx), id, a, &p, e)
	    && (p.merged_into != 0 || add_tokens(tx, &p, f, a, e));
}

static bool
add_parts(struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e)
{
	return add_names(tx, p, f, a, e) && add_contacts(tx, p, e) && add_identifiers(tx, p, e)
	    && add_tokens(tx, p, f, a, e);
}

static bool
add_rows(struct db *db, enum sql q, int64_t id, struct arena *a, struct text *t, struct err *e)
{
	struct rows *r = db_read(db, q, ARGS(I(id)));
	const char *gap = "";

	while (row_next(r)) {
		text_addf(t, "%s%s", gap, row_json(r, a));
		gap = ",";
	}
	return rows_end(r, e);
}

/* The record as it stands, for its version and digest. */
static bool
whole(struct db *db, int64_t id, struct arena *a, const char **out, struct err *e)
{
	struct text t = { .a = a };

	text_add(&t, "{\"patient\":");
	if (!add_rows(db, Q_PATIENT_ROW, id, a, &t, e))
		return false;
	text_add(&t, ",\"names\":[");
	if (!add_rows(db, Q_NAME_OF, id, a, &t, e))
		return false;
	text_add(&t, "],\"contacts\":[");
	if (!add_rows(db, Q_CONTACT_OF, id, a, &t, e))
		return false;
	text_add(&t, "],\"identifiers\":[");
	if (!add_rows(db, Q_IDENTIFIER_OF, id, a, &t, e))
		return false;
	text_add(&t, "]}");
	*out = text_get(&t);
	return true;
}

static bool
note_change(struct tx *tx, int64_t id, const char *before, struct arena *a, struct err *e)
{
	char was[AUDIT_HASH] = "", is[AUDIT_HASH];
	const char *now;

	if (!whole(tx_db(tx), id, a, &now, e))
		return false;
	if (before != NULL)
		audit_digest(before, was);
	audit_digest(now, is);
	return tx_note(tx,
	    &(struct note){
		.object = "patient", .id = id, .patient = id, .before = was, .after = is },
	    e);
}

bool
patient_keep(struct tx *tx, int64_t id, struct arena *a, struct err *e)
{
	struct patient was;
	const char *before;

	return patient_load(tx_db(tx), id, a, &was, e) && whole(tx_db(tx), id, a, &before, e)
	    && tx_keep_version(tx, "patient", id, was.rev, before, e)
	    && tx_run(tx, Q_PATIENT_COUNT, ARGS(I(id)), NULL, e);
}

bool
patient_add(struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e)
{
	if ((p->number == NULL || p->number[0] == '\0') && !next_number(tx, a, &p->number, e))
		return false;
	p->state = p->state == NULL ? "active" : p->state;
	p->registered_at = tx_now(tx).at;
	if (!tx_run(tx, Q_PATIENT_INSERT,
		ARGS(T(p->number), DAY(p->born), I(p->born_estimated), T(or_none(p->sex)),
		    T(p->state), I(p->sensitive), I(p->registered_at)),
		NULL, e))
		return e->code == ERR_CONFLICT ? err_field(e, ERR_CONFLICT, "number",
			   "another patient has the number %s", p->number)
					       : false;
	p->id = tx_new_id(tx);
	p->rev = 1;
	return add_parts(tx, p, f, a, e) && note_change(tx, p->id, NULL, a, e);
}

static bool
same_name(const struct person_name *one, const struct person_name *two)
{
	return strcmp(one->family, or_none(two->family)) == 0
	    && strcmp(one->given, or_none(two->given)) == 0
	    && strcmp(one->native, or_none(two->native)) == 0;
}

/* A current name of the record that p has no more becomes a previous one. */
static void
keep_previous(const struct patient *was, struct patient *p, struct arena *a)
{
	const struct person_name *n = patient_name(was);
	bool there = n == NULL || strcmp(n->kind, "current") != 0;

	for (size_t i = 0; !there && i < p->name.n; i++)
		there = same_name(n, &p->name.at[i]);
	if (!there) {
		struct person_name old = *n;

		old.kind = "previous";
		*vec_add(a, &p->name) = old;
	}
}

static bool
clear_parts(struct tx *tx, int64_t id, struct err *e)
{
	return tx_run(tx, Q_NAME_CLEAR, ARGS(I(id)), NULL, e)
	    && tx_run(tx, Q_CONTACT_CLEAR, ARGS(I(id)), NULL, e)
	    && tx_run(tx, Q_IDENTIFIER_CLEAR, ARGS(I(id)), NULL, e)
	    && tx_run(tx, Q_TOKEN_CLEAR, ARGS(I(id)), NULL, e);
}

bool
patient_edit(struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e)
{
	struct patient was;
	const char *before;
	int changed;

	if (!patient_load(tx_db(tx), p->id, a, &was, e) || !whole(tx_db(tx), p->id, a, &before, e)
	    || !tx_keep_version(tx, "patient", p->id, was.rev, before, e)
	    || !tx_run(tx, Q_PATIENT_UPDATE,
		ARGS(I(p->id), I(p->rev), T(p->number), DAY(p->born), I(p->born_estimated),
		    T(or_none(p->sex)), T(p->state), I(p->sensitive), I(p->sensitive_by)),
		&changed, e))
		return false;
	if (changed == 0)
		return err_set(e, ERR_CONFLICT,
		    "this record was changed by someone else meanwhile; look at it again");
	p->rev++;
	keep_previous(&was, p, a);
	return clear_parts(tx, p->id, e) && add_parts(tx, p, f, a, e)
	    && note_change(tx, p->id, before, a, e);
}

bool
alert_add(struct tx *tx, int64_t patient, struct alert *w, struct err *e)
{
	if (!tx_run(tx, Q_ALERT_INSERT,
		ARGS(I(patient), T(or_none(w->code)), T(w->text), I(w->since)), NULL, e))
		return false;
	w->id = tx_new_id(tx);
	w->ended = DAY_NONE;
	w->rev = 1;
	return tx_note(tx, &(struct note){ .object = "alert", .id = w->id, .patient = patient }, e);
}

bool
alert_end(struct tx *tx, int64_t patient, const struct alert *w, int day, struct err *e)
{
	int changed = 0;

	if (!keep_version(tx, Q_ALERT_VERSION, "alert", w->id, w->rev, e)
	    || !tx_run(
		tx, Q_ALERT_CLOSE, ARGS(I(w->id), I(w->rev), I(patient), I(day)), &changed, e))
		return false;
	return changed > 0
	    || err_set(e, ERR_CONFLICT, "this alert was changed by someone else meanwhile");
}
