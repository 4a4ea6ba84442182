#include "app/audit_read.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/may.h"
#include "app/since.h"
#include "base/text.h"
#include "store/admit_store.h"
#include "store/audit.h"
#include "store/patient_store.h"
#include "store/staff_store.h"

enum { PIECE = 500 };

struct anchor {
	int64_t id;
	char hash[ANCHOR_HASH + 1];
};

/* Where a restored database goes on: entry says that before it the head was old. */
struct restore_entry {
	int64_t entry, old;
	const char *hash;
};

struct restores {
	VEC(struct restore_entry) list;
};

bool
audit_read_head(
    struct app *app, struct arena *a, int64_t *entry, int64_t *at, const char **hash, struct err *e)
{
	struct audit_entry head;
	struct rows *r;

	if (!audit_head(app->db, &head, e))
		return false;
	*entry = head.id;
	*hash = arena_str(a, head.hash);
	*at = 0;
	r = db_read(app->db, Q_AUDIT_FROM, ARGS(I(head.id), I(1)));
	if (row_next(r)) {
		(void)row_int(r);
		*at = row_int(r);
	}
	return rows_end(r, e);
}

/* A word of 64 hexadecimal digits, and the number in front of it. */
static bool
read_anchor(const char *line, size_t len, struct anchor *out)
{
	const char *end = line + len, *number = NULL;

	for (const char *s = line; s < end;) {
		size_t n = strcspn(s, " \t\r\n,;:\"");

		if (n > (size_t)(end - s))
			n = (size_t)(end - s);
		if (n == ANCHOR_HASH && strspn(s, "0123456789abcdef") >= n && number != NULL) {
			memcpy(out->hash, s, n);
			out->hash[n] = '\0';
			errno = 0;
			out->id = strtoll(number, NULL, 10);
			return errno == 0 && out->id > 0;
		}
		if (n > 0)
			number = isdigit((unsigned char)*s) ? s : NULL;
		s += n + 1;
	}
	return false;
}

static bool
read_restores(struct db *db, struct arena *a, struct restores *out, struct err *e)
{
	struct rows *r = db_read(db, Q_AUDIT_RESTORES, NULL, 0);

	while (row_next(r)) {
		struct restore_entry *x = vec_add(a, &out->list);

		x->entry = row_int(r);
		x->old = row_int(r);
		x->hash = row_text(r, a);
	}
	return rows_end(r, e);
}

static bool
hash_at(struct db *db, int64_t id, struct arena *a, const char **out, struct err *e)
{
	struct rows *r = db_read(db, Q_AUDIT_HASH_AT, ARGS(I(id)));

	*out = row_next(r) ? row_text(r, a) : "";
	return rows_end(r, e);
}

/* The restore that took the anchor's entry away, or NULL. */
static const struct restore_entry *
taken_by(const struct restores *all, const struct anchor *x)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct restore_entry *r = &all->list.at[i];

		if (x->id < r->entry || x->id > r->old)
			continue;
		if (x->id < r->old || strcmp(x->hash, r->hash) == 0)
			return r;
	}
	return NULL;
}

static bool
compare(struct db *db, const struct anchor *x, const struct restores *restores,
    struct complaints *faults, struct complaints *gaps, struct err *e)
{
	const struct restore_entry *by;
	const char *hash;

	if (!hash_at(db, x->id, faults->a, &hash, e))
		return false;
	if (strcmp(hash, x->hash) == 0)
		return true;
	by = taken_by(restores, x);
	if (by != NULL)
		complain(gaps,
		    "audit: entry %" PRId64 " of the anchors was left behind when a backup was "
		    "restored (entry %" PRId64 ")",
		    x->id, by->entry);
	else if (hash[0] == '\0')
		complain(faults, "audit: entry %" PRId64 " of the anchors is missing", x->id);
	else
		complain(faults, "audit: entry %" PRId64 " is not the one of the anchors", x->id);
	return true;
}

static bool
compare_all(struct db *db, const char *anchors, struct complaints *faults, struct complaints *gaps,
    struct err *e)
{
	struct restores restores = { 0 };
	int count = 0;

	if (!read_restores(db, faults->a, &restores, e))
		return false;
	for (const char *line = anchors; *line != '\0';) {
		size_t n = strcspn(line, "\n");
		struct anchor x;

		if (read_anchor(line, n, &x)) {
			count++;
			if (!compare(db, &x, &restores, faults, gaps, e))
				return false;
		}
		line += n + (line[n] == '\n');
	}
	return count > 0
	    || err_set(e, ERR_INPUT, "There is no anchor here. A line of audit head is one.");
}

bool
audit_read_verify(struct app *app, const char *anchors, struct complaints *faults,
    struct complaints *gaps, struct err *e)
{
	return audit_check(app->db, faults, e)
	    && (anchors == NULL || compare_all(app->db, anchors, faults, gaps, e));
}

bool
audit_read_patient(struct app *app, const char *typed, int64_t *patient, struct err *e)
{
	char *end;

	if (typed[0] != '#')
		return patient_by_number(app->db, typed, patient, e);
	errno = 0;
	*patient = strtoll(typed + 1, &end, 10);
	return (errno == 0 && *patient > 0 && end > typed + 1 && *end == '\0')
	    || err_set(e, ERR_INPUT, "%.40s is no patient, like #7.", typed);
}

bool
audit_read_staff(struct app *app, const char *login, int64_t *staff, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done = staff_by_login(app->db, login, &a, &s, e);

	*staff = s.id;
	arena_clear(&a);
	return done
	    && (*staff != 0 || err_set(e, ERR_MISSING, "Nobody signs in here as %.40s.", login));
}

bool
audit_read_note(struct app *app, const struct audit_filter *f, struct err *e)
{
	return app_note(app,
	    &(struct happened){ .action = "audit.read",
		.object = "audit",
		.patient = f->patient,
		.outcome = "done" },
	    e);
}

static void
read_line(struct rows *r, struct arena *a, struct audit_line *x)
{
	x->id = row_int(r);
	x->at = row_int(r);
	x->login = row_text(r, a);
	x->os_uid = row_int(r);
	x->station = row_text(r, a);
	x->action = row_text(r, a);
	x->object = row_text(r, a);
	x->object_id = row_int(r);
	x->number = row_text(r, a);
	x->outcome = row_text(r, a);
	x->reason = row_text(r, a);
	x->value = "";
	x->lines = 1;
}

bool
audit_read_may(struct app *app, const struct audit_page *p, struct err *e)
{
	const char *right = p->patient != 0 ? "audit.readers" : "audit.read";

	if (may_hold(app, right) || (p->patient == 0 && p->staff == app_person(app)->id))
		return true;
	app_note_anyway(app,
	    &(struct happened){ .action = "audit.read",
		.object = "audit",
		.patient = p->patient,
		.outcome = "denied" });
	return may_refuse(app, may_right(right), e);
}

/* The moment at which a day begins. */
static bool
begins(int day, int64_t *at, struct err *e)
{
	char text[DAY_TEXT];
	struct now now;

	if (!now_read(day_iso(day, text), &now, e))
		return false;
	*at = now.at;
	return true;
}

/* A command leaves an entry for each thing that is due by it; the oldest is of what it is about. */
static bool
is_one_command(const struct audit_line *x, const struct audit_line *later)
{
	return strcmp(later->object, "due") == 0 && x->at == later->at && x->id + 1 == later->id
	    && strcmp(x->login, later->login) == 0 && strcmp(x->station, later->station) == 0
	    && strcmp(x->action, later->action) == 0 && strcmp(x->number, later->number) == 0
	    && strcmp(x->outcome, later->outcome) == 0 && strcmp(x->reason, later->reason) == 0
	    && (x->object_id != later->object_id || strcmp(x->object, later->object) != 0);
}

/* The day that an entry noted, though it may have become another one since. */
static bool
add_day(struct app *app, struct arena *a, struct audit_line *x, struct err *e)
{
	struct rows *r = db_read(app->db, Q_AUDIT_BEGAN, ARGS(I(x->object_id), I(x->id)));
	const char *key;

	if (row_next(r)) {
		key = row_text(r, a);
		x->value = since_words(app, key, row_day(r), a);
	}
	return rows_end(r, e);
}

/* Who was let into a sensitive chart. */
static bool
add_name(struct app *app, struct arena *a, struct audit_line *x, struct err *e)
{
	struct admitted who;

	if (!admitted_find(app->db, x->object_id, a, &who, e))
		return false;
	x->value = who.name;
	return true;
}

static bool
add_values(struct app *app, struct arena *a, struct audit_lines *out, struct err *e)
{
	for (size_t i = 0; i < out->list.n; i++) {
		struct audit_line *x = &out->list.at[i];

		if (strcmp(x->action, "decision.began") == 0 && strcmp(x->object, "decision") == 0
		    && !add_day(app, a, x, e))
			return false;
		if (strcmp(x->object, "admitted") == 0 && !add_name(app, a, x, e))
			return false;
	}
	return true;
}

bool
audit_read_page(struct app *app, const struct audit_page *p, struct arena *a,
    struct audit_lines *out, struct err *e)
{
	int64_t from, until;
	struct rows *r;

	*out = (struct audit_lines){ 0 };
	if (!audit_read_may(app, p, e) || !begins(p->day, &from, e)
	    || !begins(p->day + 1, &until, e))
		return false;
	r = p->patient != 0 ? db_read(
		app->db, Q_AUDIT_PAGE_PATIENT, ARGS(I(p->patient), I(p->readings), I(AUDIT_PAGE)))
			    : db_read(app->db, Q_AUDIT_PAGE_TIME,
				ARGS(I(from), I(until), I(p->staff), I(AUDIT_PAGE)));
	for (; row_next(r); out->read++) {
		struct audit_line x;

		read_line(r, a, &x);
		if (out->list.n > 0 && is_one_command(&x, &out->list.at[out->list.n - 1]))
			x.lines += out->list.at[--out->list.n].lines;
		*vec_add(a, &out->list) = x;
	}
	return rows_end(r, e) && add_values(app, a, out, e);
}

bool
audit_read_person_after(struct app *app, int64_t staff, struct arena *a, int64_t *next,
    const char **name, struct err *e)
{
	struct rows *r = db_read(app->db, Q_AUDIT_PERSON_AFTER, ARGS(I(staff)));

	*next = 0;
	*name = "everybody";
	if (row_next(r)) {
		*next = row_int(r);
		*name = row_text(r, a);
	}
	return rows_end(r, e);
}

bool
audit_read_next(struct app *app, const struct audit_filter *f, int64_t after, struct arena *a,
    struct audit_lines *out, struct err *e)
{
	struct rows *r = db_read(app->db, Q_AUDIT_LIST,
	    ARGS(I(after), I(f->patient), I(f->from), I(f->until), I(PIECE), I(f->staff),
		I(f->readings)));

	*out = (struct audit_lines){ 0 };
	while (row_next(r))
		read_line(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}
