/* audit - the chain of entries that say who did what, when and where from.
 *
 * Each entry's hash is SHA-256 over "coxa-audit-1", its number, the hash before
 * it and its fields, each with its type and length; so an entry that is
 * changed, removed, added or moved breaks the chain at its place.  A tail that
 * is cut off, or a chain that is written anew from some entry on, shows only
 * against a head that was noted elsewhere.  Entries hold no patient's words.
 */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "base/complaint.h"
#include "store/tx.h"

enum {
	AUDIT_HASH = 65,   /* SHA-256 in hexadecimal, with its NUL */
	AUDIT_CLOCK = 120, /* seconds */
};

struct audit_entry {
	int64_t id; /* 1, 2, ... without a gap */
	int64_t at;
	int64_t staff; /* 0: nobody was signed in */
	int64_t os_uid;
	const char *station, *action, *object;
	int64_t object_id;
	int64_t patient; /* 0: concerns none */
	const char *outcome, *reason, *before, *after;
	char hash[AUDIT_HASH];
};

/* The newest entry's id, hash and time; id 0 and zeroes before the first. */
bool audit_head(struct db *db, struct audit_entry *out, struct err *e) MUST_CHECK;

/* Adds an entry after the head; fills its id and hash.  For tx_note(). */
bool audit_add(struct tx *tx, struct audit_entry *n, struct err *e) MUST_CHECK;

/* An entry of its own when the clock stands more than AUDIT_CLOCK seconds before the head: the
 * times around it cannot be trusted, the order of entries can.  For tx_note() and
 * tx_keep_version().  That it was put forward cannot be told from a night without work. */
bool audit_note_clock(struct tx *tx, struct err *e) MUST_CHECK;

/* Walks the whole chain; one complaint names the first entry that does not
 * fit.  false only when the database cannot be read. */
bool audit_check(struct db *db, struct complaints *c, struct err *e) MUST_CHECK;

/* The hash of an entry after the one whose hash is previous. */
void audit_hash(const struct audit_entry *n, const char *previous, char out[AUDIT_HASH]);

/* SHA-256 of a text in hexadecimal, for the digests of a note.  Returns out. */
const char *audit_digest(const char *text, char out[AUDIT_HASH]);

#endif
