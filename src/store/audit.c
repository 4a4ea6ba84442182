#include "store/audit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "base/text.h"

static void
add_number(crypto_hash_sha256_state *h, uint64_t n, int bytes)
{
	unsigned char be[8];

	for (int i = 0; i < bytes; i++)
		be[i] = (unsigned char)(n >> 8 * (bytes - 1 - i) & 255);
	crypto_hash_sha256_update(h, be, (unsigned long long)bytes);
}

/* Type and length stand before each field, so that no two entries are the same bytes. */
static void
add_int(crypto_hash_sha256_state *h, int64_t v, bool null)
{
	crypto_hash_sha256_update(h, (const unsigned char *)(null ? "n" : "i"), 1);
	add_number(h, null ? 0 : 8, 4);
	if (!null)
		add_number(h, (uint64_t)v, 8);
}

static void
add_text(crypto_hash_sha256_state *h, const char *s)
{
	size_t len = strlen(s);

	crypto_hash_sha256_update(h, (const unsigned char *)"t", 1);
	add_number(h, len, 4);
	crypto_hash_sha256_update(h, (const unsigned char *)s, len);
}

void
audit_hash(const struct audit_entry *n, const char *previous, char out[AUDIT_HASH])
{
	crypto_hash_sha256_state h;
	unsigned char sum[crypto_hash_sha256_BYTES];
	static const unsigned char head[] = "coxa-audit-1"; /* with its NUL */

	crypto_hash_sha256_init(&h);
	crypto_hash_sha256_update(&h, head, sizeof(head));
	add_number(&h, (uint64_t)n->id, 8);
	crypto_hash_sha256_update(&h, (const unsigned char *)previous, AUDIT_HASH - 1);
	add_int(&h, n->at, false);
	add_int(&h, n->staff, n->staff == 0);
	add_int(&h, n->os_uid, false);
	add_text(&h, n->station);
	add_text(&h, n->action);
	add_text(&h, n->object);
	add_int(&h, n->object_id, false);
	add_int(&h, n->patient, n->patient == 0);
	add_text(&h, n->outcome);
	add_text(&h, n->reason);
	add_text(&h, n->before);
	add_text(&h, n->after);
	crypto_hash_sha256_final(&h, sum);
	sodium_bin2hex(out, AUDIT_HASH, sum, sizeof(sum));
}

const char *
audit_digest(const char *text, char out[AUDIT_HASH])
{
	unsigned char sum[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(sum, (const unsigned char *)text, strlen(text));
	return sodium_bin2hex(out, AUDIT_HASH, sum, sizeof(sum));
}

static void
copy_hash(char out[AUDIT_HASH], const char *s)
{
	snprintf(out, AUDIT_HASH, "%s", s);
}

/* What stands before the first entry. */
static void
no_entry(struct audit_entry *n)
{
	*n = (struct audit_entry){ 0 };
	memset(n->hash, '0', AUDIT_HASH - 1);
}

bool
audit_head(struct db *db, struct audit_entry *out, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_AUDIT_HEAD, NULL, 0);

	no_entry(out);
	if (row_next(r)) {
		out->id = row_int(r);
		copy_hash(out->hash, row_text(r, &turn));
		out->at = row_int(r);
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

bool
audit_add(struct tx *tx, struct audit_entry *n, struct err *e)
{
	struct audit_entry head;

	if (!audit_head(tx_db(tx), &head, e))
		return false;
	n->id = head.id + 1;
	audit_hash(n, head.hash, n->hash);
	return tx_run(tx, Q_AUDIT_ADD,
	    ARGS(I(n->id), I(n->at), ID(n->staff), I(n->os_uid), T(n->station), T(n->action),
		T(n->object), I(n->object_id), ID(n->patient), T(n->outcome), T(n->reason),
		T(n->before), T(n->after), T(n->hash)),
	    NULL, e);
}

bool
audit_note_clock(struct tx *tx, struct err *e)
{
	struct arena turn = { 0 };
	struct audit_entry head;
	int64_t at = tx_now(tx).at;
	bool done;

	if (!audit_head(tx_db(tx), &head, e))
		return false;
	done = head.id == 0 || at >= head.at - AUDIT_CLOCK
	    || audit_add(tx,
		&(struct audit_entry){ .at = at,
		    .staff = tx_who(tx)->staff,
		    .os_uid = tx_who(tx)->os_uid,
		    .station = tx_who(tx)->station,
		    .action = "clock.back",
		    .object = "audit",
		    .object_id = head.id,
		    .outcome = text_fmt(&turn, "%lld s", (long long)(head.at - at)),
		    .reason = "",
		    .before = "",
		    .after = "" },
		e);
	arena_clear(&turn);
	return done;
}

static void
read_entry(struct rows *r, struct arena *a, struct audit_entry *n)
{
	n->id = row_int(r);
	n->at = row_int(r);
	n->staff = row_int(r);
	n->os_uid = row_int(r);
	n->station = row_text(r, a);
	n->action = row_text(r, a);
	n->object = row_text(r, a);
	n->object_id = row_int(r);
	n->patient = row_int(r);
	n->outcome = row_text(r, a);
	n->reason = row_text(r, a);
	n->before = row_text(r, a);
	n->after = row_text(r, a);
	copy_hash(n->hash, row_text(r, a));
}

/* Does n follow last?  Complains when not. */
static bool
follows(const struct audit_entry *last, const struct audit_entry *n, struct complaints *c)
{
	char want[AUDIT_HASH];

	if (n->id != last->id + 1) {
		complain(c, "audit: entry %" PRId64 " is missing; %" PRId64 " follows %" PRId64,
		    last->id + 1, n->id, last->id);
		return false;
	}
	audit_hash(n, last->hash, want);
	if (strcmp(want, n->hash) != 0) {
		complain(c, "audit: entry %" PRId64 " was changed, or the one before it", n->id);
		return false;
	}
	return true;
}

/* A few thousand entries at a time: an unfinished read keeps writers out. */
static bool
walk(struct db *db, struct audit_entry *last, struct complaints *c, bool *more, struct err *e)
{
	enum { PIECE = 2000 };
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_AUDIT_FROM, ARGS(I(last->id + 1), I(PIECE)));
	struct audit_entry n = { 0 };
	int count = 0;
	bool fits = true;

	while (fits && row_next(r)) {
		read_entry(r, &turn, &n);
		fits = follows(last, &n, c);
		last->id = n.id;
		memcpy(last->hash, n.hash, sizeof(n.hash));
		count++;
	}
	*more = fits && count == PIECE;
	arena_clear(&turn);
	return rows_end(r, e);
}

bool
audit_check(struct db *db, struct complaints *c, struct err *e)
{
	struct audit_entry last;
	size_t before = c->line.n;
	int64_t promised = 0;
	struct rows *r;
	bool more = true;

	no_entry(&last);
	while (more)
		if (!walk(db, &last, c, &more, e))
			return false;
	r = db_read(db, Q_AUDIT_PROMISED, NULL, 0);
	if (row_next(r))
		promised = row_int(r);
	if (!rows_end(r, e))
		return false;
	if (c->line.n == before && promised > last.id)
		complain(c, "audit: the entries after %" PRId64 " are missing", last.id);
	return true;
}
