/* draft_store - what is being typed and not yet saved.
 *
 * Drafts lie in drafts.db beside the clinic's database, so that typing never
 * waits for records; they are no part of the record and are not audited.  A
 * draft's id is the key of its save: the record commits with it, the draft is
 * dropped afterwards, and one whose id is among the records already, because
 * the program died in between, is dropped unseen.
 */
#ifndef STORE_DRAFT_STORE_H
#define STORE_DRAFT_STORE_H

#include "base/vec.h"
#include "store/db.h"

enum { DRAFT_DAYS = 7 }; /* a discarded draft can be taken back for so long */

struct drafts; /* an open drafts.db */

struct draft {
	const char *id; /* "": none yet */
	const char *form;
	int version;
	int64_t subject;  /* patient; 0: a new one */
	int64_t response; /* the record that it corrects or finishes; 0: a new one */
	int64_t session;  /* that it is of; 0: of none */
	int64_t staff;
	const char *focus;   /* the field where the person was */
	const char *answers; /* all of them, in a form of the caller's */
	int64_t at;          /* UTC; last written */
	int64_t discarded;   /* UTC; 0: it was not */
	int64_t rev;
	bool beside; /* of draft_save(): another session of the person writes, or wrote, the same */
};

struct draft_list {
	VEC(struct draft) list;
};

/* Opens the drafts of the clinic's database at that path, making the file when
 * there is none, or when what is there is damaged: that is put aside.
 * errors  as db_open(). */
bool drafts_open(const char *clinic, struct drafts **out, struct err *e) MUST_CHECK;
void drafts_close(struct drafts *d);

/* The damaged file that was put aside when these were opened; "". */
const char *drafts_aside(const struct drafts *d);
/* The file is still there and no damage was met in it; otherwise close and open it anew. */
bool drafts_hold(struct drafts *d);

/* Writes it durably: over the draft d->id, if this session wrote that last or goes on with it,
 * else beside what the same person wrote for the same form, version, subject, record and
 * session.  Fills d->id, which lives in a, when it is "" or another, and d->beside. */
bool draft_save(struct drafts *on, struct draft *d, struct arena *a, struct err *e) MUST_CHECK;

/* The draft that a person left of a form, of several the one written last; out->id is "" when there
 * is none, or when records holds what it became. */
bool draft_find(struct drafts *on, struct db *records, const struct draft *key, struct arena *a,
    struct draft *out, struct err *e) MUST_CHECK;

/* This session goes on with d as it was read. */
void draft_go_on(struct drafts *on, const struct draft *d);

/* Drafts of records that are not there, as after an older copy was put back, are kept apart: the
 * number would be another person's one day.  *n: how many there were. */
bool drafts_set_aside(struct drafts *on, struct db *records, int *n, struct err *e) MUST_CHECK;

/* All drafts of a person, newest first, without those that records holds and
 * without what was discarded longer ago than DRAFT_DAYS; these are dropped. */
bool draft_list_of(struct drafts *on, struct db *records, int64_t staff, int64_t at,
    struct arena *a, struct draft_list *out, struct err *e) MUST_CHECK;

/* Throws it away for now: draft_list_of() still has it. */
bool draft_discard(struct drafts *on, const char *id, int64_t at, struct err *e) MUST_CHECK;

/* The last that was thrown away of what draft_find() would find, in the DRAFT_DAYS before at;
 * out->id is "" when there is none. */
bool draft_thrown(struct drafts *on, const struct draft *key, int64_t at, struct arena *a,
    struct draft *out, struct err *e) MUST_CHECK;
/* It is being written again; not where another draft of the same took its place. */
bool draft_restore(struct drafts *on, const char *id, struct err *e) MUST_CHECK;

/* It is of this patient from now on: their record took in the one that it was begun on. */
bool draft_adopt(struct drafts *on, const char *id, int64_t subject, struct err *e) MUST_CHECK;

/* Ends it, after the save.  No error when it is gone already. */
bool draft_drop(struct drafts *on, const char *id, struct err *e) MUST_CHECK;

#endif
