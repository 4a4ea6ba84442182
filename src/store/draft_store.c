#include "store/draft_store.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/text.h"
#include "store/draft_in.h"
#include "store/standing.h"
#include "store/wreck.h"

enum { PATIENCE_MS = 1000, ID_BYTES = 16, DAY_SECONDS = 86400 };

static bool
open_or_make(const char *path, struct db **out, struct err *e)
{
	if (db_open_as(path, &schema_drafts, out, e))
		return true;
	if (e->code != ERR_MISSING)
		return false;
	/* Another session may be making it at the same moment. */
	if (!db_create_as(path, &schema_drafts, e) && e->code != ERR_CONFLICT)
		return false;
	return db_open_as(path, &schema_drafts, out, e);
}

/* It is small: all of it can be looked at. */
static bool
open_sound(const char *path, struct db **out, struct err *e)
{
	if (!open_or_make(path, out, e))
		return false;
	if (!wreck_is_open(*out))
		return true;
	db_close(*out);
	return err_set(e, ERR_IO, "%s: is damaged", path);
}

/* A new one in the place of a damaged one. */
static bool
open_beside(const char *path, struct arena *mem, struct drafts *d, struct err *e)
{
	return e->code == ERR_IO && wreck_is(path, &schema_drafts)
	    && wreck_put_aside(path, &schema_drafts, mem, &d->aside, e)
	    && open_or_make(path, &d->db, e);
}

bool
drafts_open(const char *clinic, struct drafts **out, struct err *e)
{
	struct arena mem = { 0 };
	struct drafts *d = arena_new(&mem, struct drafts);
	const char *slash = strrchr(clinic, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - clinic) + 1;
	const char *path = text_fmt(&mem, "%.*sdrafts.db", (int)folder, clinic);

	if (strcmp(clinic, ":memory:") == 0)
		path = clinic;
	d->aside = "";
	if (!open_sound(path, &d->db, e) && !open_beside(path, &mem, d, e)) {
		arena_clear(&mem);
		return err_add(e, "drafts");
	}
	db_set_patience(d->db, PATIENCE_MS);
	d->clinic = arena_str(&mem, clinic + folder);
	d->mem = mem;
	*out = d;
	return true;
}

void
drafts_close(struct drafts *d)
{
	struct arena mem = d->mem;

	db_close(d->db);
	arena_clear(&mem);
}

const char *
drafts_aside(const struct drafts *d)
{
	return d->aside;
}

bool
drafts_hold(struct drafts *d)
{
	struct err unheard;

	return !d->db->met_damage && standing_of(d->db, &unheard) != STANDING_LOST;
}

bool
drafts_run(struct drafts *on, enum sql q, const struct arg *v, size_t n, struct err *e)
{
	struct db *db = on->db;
	sqlite3_stmt *st = db_ready(db, q, v, n);
	int rc = st == NULL ? sqlite3_extended_errcode(db->h) : sqlite3_step(st);

	assert(db_is_quiet(db));
	sqlite3_reset(st);
	return rc == SQLITE_DONE || db_fail(db, rc, e, "draft not kept");
}

static void
read_draft(struct rows *r, struct arena *a, struct draft *d)
{
	d->id = row_text(r, a);
	d->form = row_text(r, a);
	d->version = (int)row_int(r);
	d->subject = row_int(r);
	d->response = row_int(r);
	d->session = row_int(r);
	d->staff = row_int(r);
	d->focus = row_text(r, a);
	d->answers = row_text(r, a);
	d->at = row_int(r);
	d->discarded = row_int(r);
	d->rev = row_int(r);
}

static bool
find(struct drafts *on, const struct draft *key, struct arena *a, struct draft *out, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_FIND,
	    ARGS(T(on->clinic), I(key->staff), T(key->form), I(key->version), I(key->subject),
		I(key->response), I(key->session)));

	*out = (struct draft){ .id = "" };
	if (row_next(r))
		read_draft(r, a, out);
	return rows_end(r, e);
}

static struct held_draft *
held(struct drafts *on, const char *id)
{
	for (size_t i = 0; i < on->held.n; i++)
		if (strcmp(on->held.at[i].id, id) == 0)
			return &on->held.at[i];
	return NULL;
}

void
draft_go_on(struct drafts *on, const struct draft *d)
{
	struct held_draft *h = held(on, d->id);

	if (h == NULL) {
		h = vec_add(&on->mem, &on->held);
		h->id = arena_str(&on->mem, d->id);
	}
	h->rev = d->rev;
}

/* *done: nobody else wrote it since, and it is still there. */
static bool
write_on(struct drafts *on, const struct draft *d, bool *done, struct err *e)
{
	struct held_draft *h = held(on, d->id);

	*done = false;
	if (h == NULL)
		return true;
	if (!drafts_run(on, Q_DRAFT_WRITE,
		ARGS(T(d->id), I(h->rev), T(d->focus), T(d->answers), I(d->at)), e))
		return false;
	*done = sqlite3_changes(on->db->h) == 1;
	h->rev += *done;
	return true;
}

static bool
stands_beside(struct drafts *on, const char *id, bool *out, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_BESIDE, ARGS(T(id)));

	*out = row_next(r) && row_int(r) > 0;
	return rows_end(r, e);
}

bool
draft_save(struct drafts *on, struct draft *d, struct arena *a, struct err *e)
{
	unsigned char raw[ID_BYTES];
	char id[2 * ID_BYTES + 1];
	bool begun = d->id != NULL && d->id[0] != '\0', done = false;

	d->beside = false;
	if (begun && (!write_on(on, d, &done, e) || done))
		return done;
	randombytes_buf(raw, sizeof(raw));
	sodium_bin2hex(id, sizeof(id), raw, sizeof(raw));
	if (!drafts_run(on, Q_DRAFT_ADD,
		ARGS(T(id), T(on->clinic), T(d->form), I(d->version), I(d->subject), I(d->staff),
		    T(d->focus), T(d->answers), I(d->at), I(d->response), I(d->session)),
		e)
	    || !stands_beside(on, id, &d->beside, e))
		return false;
	/* One that is gone was saved or thrown away elsewhere; in a new file there is none. */
	d->beside = d->beside || (begun && held(on, d->id) != NULL);
	d->id = arena_str(a, id);
	d->rev = 1;
	draft_go_on(on, d);
	return true;
}

/* What became of it is in the records. */
static bool
was_saved(struct db *records, const struct draft *d, bool *out, struct err *e)
{
	int64_t id;

	*out = save_key_find(records, d->id, &id, e);
	return *out || e->code == ERR_MISSING;
}

bool
draft_find(struct drafts *on, struct db *records, const struct draft *key, struct arena *a,
    struct draft *out, struct err *e)
{
	bool saved;

	do {
		saved = false;
		if (!find(on, key, a, out, e)
		    || (out->id[0] != '\0' && !was_saved(records, out, &saved, e))
		    || (saved && !draft_drop(on, out->id, e)))
			return false;
	} while (saved);
	return true;
}

bool
draft_list_of(struct drafts *on, struct db *records, int64_t staff, int64_t at, struct arena *a,
    struct draft_list *out, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_ALL, ARGS(T(on->clinic), I(staff)));
	struct draft_list all = { 0 };

	while (row_next(r))
		read_draft(r, a, vec_add(a, &all.list));
	if (!rows_end(r, e))
		return false;
	*out = (struct draft_list){ 0 };
	for (size_t i = 0; i < all.list.n; i++) {
		struct draft *d = &all.list.at[i];
		bool gone = d->discarded > 0 && at - d->discarded > DRAFT_DAYS * DAY_SECONDS;

		if (!gone && !was_saved(records, d, &gone, e))
			return false;
		if (!gone)
			*vec_add(a, &out->list) = *d;
		else if (!draft_drop(on, d->id, e))
			return false;
	}
	return true;
}

bool
draft_discard(struct drafts *on, const char *id, int64_t at, struct err *e)
{
	return drafts_run(on, Q_DRAFT_DISCARD, ARGS(T(id), I(at)), e);
}

bool
draft_thrown(struct drafts *on, const struct draft *key, int64_t at, struct arena *a,
    struct draft *out, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_THROWN,
	    ARGS(T(on->clinic), I(key->staff), T(key->form), I(key->version), I(key->subject),
		I(key->response), I(key->session), I(at - DRAFT_DAYS * DAY_SECONDS)));

	*out = (struct draft){ .id = "" };
	if (row_next(r))
		read_draft(r, a, out);
	return rows_end(r, e);
}

bool
draft_restore(struct drafts *on, const char *id, struct err *e)
{
	return drafts_run(on, Q_DRAFT_RESTORE, ARGS(T(id)), e);
}

static bool
is_there(struct db *records, int64_t patient, bool *out, struct err *e)
{
	struct rows *r = db_read(records, Q_ACTION_PATIENT_BY_ID, ARGS(I(patient)));

	*out = row_next(r);
	return rows_end(r, e);
}

bool
drafts_set_aside(struct drafts *on, struct db *records, int *n, struct err *e)
{
	struct rows *r = db_read(on->db, Q_DRAFT_SUBJECTS, ARGS(T(on->clinic)));
	VEC(int64_t) of = { 0 };
	struct arena a = { 0 };
	bool there, done;

	*n = 0;
	while (row_next(r))
		*vec_add(&a, &of) = row_int(r);
	done = rows_end(r, e);
	for (size_t i = 0; done && i < of.n; i++) {
		done = is_there(records, of.at[i], &there, e)
		    && (there
			|| drafts_run(on, Q_DRAFT_SET_ASIDE, ARGS(T(on->clinic), I(of.at[i])), e));
		*n += done && !there ? sqlite3_changes(on->db->h) : 0;
	}
	arena_clear(&a);
	return done;
}

bool
draft_adopt(struct drafts *on, const char *id, int64_t subject, struct err *e)
{
	return drafts_run(on, Q_DRAFT_ADOPT, ARGS(T(id), I(subject)), e);
}

bool
draft_drop(struct drafts *on, const char *id, struct err *e)
{
	return drafts_run(on, Q_DRAFT_DROP, ARGS(T(id)), e);
}
