#include "store/staff_store.h"

#include <stdlib.h>

#include "store/keep.h"

static void
read_one(struct rows *row, struct arena *a, struct staff *out)
{
	const char *uid;

	out->id = row_int(row);
	out->login = row_text(row, a);
	out->name = row_text(row, a);
	out->initials = row_text(row, a);
	out->role = row_text(row, a);
	out->password = row_text(row, a);
	uid = row_text(row, a);
	out->os_uid = uid[0] == '\0' ? STAFF_NO_UID : strtoll(uid, NULL, 10);
	out->active = row_int(row) != 0;
	out->rev = row_int(row);
	out->pin = row_text(row, a);
	out->sensitive = row_text(row, a);
}

static bool
find_one(struct rows *row, struct arena *a, struct staff *out, struct err *e)
{
	*out = (struct staff){ .os_uid = STAFF_NO_UID, .sensitive = "no" };
	if (row_next(row))
		read_one(row, a, out);
	return rows_end(row, e);
}

bool
staff_by_login(struct db *db, const char *login, struct arena *a, struct staff *out, struct err *e)
{
	return find_one(db_read(db, Q_STAFF_BY_LOGIN, ARGS(T(login))), a, out, e);
}

bool
staff_by_id(struct db *db, int64_t id, struct arena *a, struct staff *out, struct err *e)
{
	return find_one(db_read(db, Q_STAFF_BY_ID, ARGS(I(id))), a, out, e);
}

bool
staff_all(struct db *db, struct arena *a, struct staff_list *out, struct err *e)
{
	struct rows *row = db_read(db, Q_STAFF_LIST, NULL, 0);

	*out = (struct staff_list){ 0 };
	while (row_next(row))
		read_one(row, a, vec_add(a, &out->list));
	return rows_end(row, e);
}

bool
staff_add(struct tx *tx, struct staff *s, struct err *e)
{
	if (!tx_run(tx, Q_STAFF_ADD,
		ARGS(T(s->login), T(s->name), T(s->initials), T(s->role),
		    s->password[0] == '\0' ? NIL : T(s->password),
		    s->os_uid == STAFF_NO_UID ? NIL : I(s->os_uid)),
		NULL, e))
		return e->code == ERR_CONFLICT ? err_field(
			   e, ERR_CONFLICT, "login", "Somebody signs in as %s already.", s->login)
					       : false;
	s->id = tx_new_id(tx);
	s->rev = 1;
	return tx_note(tx, &(struct note){ .object = "staff", .id = s->id }, e);
}

bool
staff_change(struct tx *tx, const struct staff *s, struct err *e)
{
	return keep_version(tx, Q_STAFF_VERSION, "staff", s->id, s->rev, e)
	    && tx_run(tx, Q_STAFF_CHANGE,
		ARGS(I(s->id), T(s->name), T(s->initials), T(s->role), I(s->active),
		    T(s->sensitive)),
		NULL, e);
}

bool
staff_set_password(struct tx *tx, int64_t id, const char *sealed, struct err *e)
{
	return tx_run(tx, Q_STAFF_SET_PASSWORD, ARGS(I(id), T(sealed)), NULL, e)
	    && tx_note(tx, &(struct note){ .object = "staff", .id = id }, e);
}

bool
staff_set_pin(struct tx *tx, int64_t id, const char *sealed, struct err *e)
{
	return tx_run(
		   tx, Q_STAFF_SET_PIN, ARGS(I(id), sealed[0] == '\0' ? NIL : T(sealed)), NULL, e)
	    && tx_note(tx, &(struct note){ .object = "staff", .id = id }, e);
}

bool
staff_came_before(struct db *db, int64_t id, struct arena *a, struct staff_came *out, struct err *e)
{
	struct rows *row = db_read(db, Q_STAFF_CAME, ARGS(I(id)));
	int64_t entry[2] = { INT64_MAX, 0 };

	*out = (struct staff_came){ .station = "" };
	for (int i = 0; i < 2 && row_next(row); i++) {
		entry[i] = row_int(row);
		out->at = i == 0 ? 0 : row_int(row);
		out->station = i == 0 ? "" : row_text(row, a);
	}
	if (!rows_end(row, e))
		return false;
	row = db_read(db, Q_STAFF_REFUSED, ARGS(I(id), I(entry[1]), I(entry[0])));
	if (row_next(row))
		out->refused = (int)row_int(row);
	return rows_end(row, e);
}

bool
staff_times(struct db *db, const struct staff *s, struct staff_times *out, struct err *e)
{
	struct rows *row = db_read(db, Q_STAFF_TIMES, ARGS(I(s->id), T(s->role)));

	*out = (struct staff_times){ 0 };
	if (row_next(row)) {
		out->role_since = row_int(row);
		out->came = row_int(row);
	}
	return rows_end(row, e);
}
