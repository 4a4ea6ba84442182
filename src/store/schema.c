#include "store/schema.h"

#include <string.h>

#include <sodium.h>

#include "store/db_in.h"

struct part {
	const char *name, *sql; /* "index name_patient", its CREATE */
};

struct parts {
	VEC(struct part) list;
};

static bool
read_parts(struct db *db, struct arena *a, struct parts *out, struct err *e)
{
	struct rows *r = db_read(db, Q_CHECK_SCHEMA, NULL, 0);

	while (row_next(r)) {
		struct part *p = vec_add(a, &out->list);

		p->name = row_text(r, a);
		p->sql = row_text(r, a);
	}
	return rows_end(r, e);
}

/* Whether all that we ask for is there.  Both lists are in the order of names. */
static bool
compare_parts(const struct parts *want, const struct parts *have, struct complaints *c)
{
	size_t i = 0, j = 0;
	bool whole = true;

	while (i < want->list.n || j < have->list.n) {
		int order = i == want->list.n ? 1
		    : j == have->list.n       ? -1
					: strcmp(want->list.at[i].name, have->list.at[j].name);

		if (order < 0)
			complain(c, "schema: %s is missing", want->list.at[i].name);
		else if (order > 0)
			complain(c, "schema: %s is not ours", have->list.at[j].name);
		else if (strcmp(want->list.at[i].sql, have->list.at[j].sql) != 0)
			complain(c, "schema: %s was changed", want->list.at[i].name);
		if (order < 0 && strncmp(want->list.at[i].name, "table ", 6) == 0)
			whole = false;
		i += order <= 0;
		j += order >= 0;
	}
	return whole;
}

bool
schema_compare(struct db *db, bool *whole, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct parts want = { 0 }, have = { 0 };
	struct db *fresh;
	bool done = false;

	if (!db_open_as(":memory:", db->schema, &fresh, e))
		return false;
	if (read_parts(fresh, &turn, &want, e) && read_parts(db, &turn, &have, e)) {
		*whole = compare_parts(&want, &have, c);
		done = true;
	}
	db_close(fresh);
	arena_clear(&turn);
	return done;
}

bool
schema_sum(struct db *db, char sum[65], struct err *e)
{
	unsigned char raw[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_state state;
	struct arena turn = { 0 };
	struct parts have = { 0 };
	bool done = read_parts(db, &turn, &have, e);

	crypto_hash_sha256_init(&state);
	for (size_t i = 0; i < have.list.n; i++) {
		const struct part *p = &have.list.at[i];

		crypto_hash_sha256_update(
		    &state, (const unsigned char *)p->name, strlen(p->name) + 1);
		crypto_hash_sha256_update(
		    &state, (const unsigned char *)p->sql, strlen(p->sql) + 1);
	}
	crypto_hash_sha256_final(&state, raw);
	sodium_bin2hex(sum, 65, raw, sizeof(raw));
	arena_clear(&turn);
	return done;
}

/* To make a new database costs as much as all else of a start, so the sum is asked first. */
bool
schema_is_ours(struct db *db, struct err *e)
{
	struct arena turn = { 0 };
	struct complaints found = { .a = &turn };
	char sum[65];
	bool whole, done = schema_sum(db, sum, e);

	if (done && strcmp(sum, db->schema->sum) != 0) {
		done = schema_compare(db, &whole, &found, e);
		if (done && found.line.n > 0)
			done = err_set(e, ERR_IO,
			    "%s: was changed by another program (%s); run coxa check, restore a "
			    "backup",
			    db->path, found.line.at[0]);
	}
	arena_clear(&turn);
	return done;
}
