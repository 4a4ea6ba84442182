/* keep - the old version of a row, kept readable before the row is changed. */
#ifndef STORE_KEEP_H
#define STORE_KEEP_H

#include "store/tx.h"

/* Keeps the present columns of row id and notes the change in the audit.
 *
 * q    gives rev, patient and the columns as a JSON object.
 * rev  what the person had before their eyes; 0 takes the present one.
 * errors  ERR_MISSING · ERR_CONFLICT somebody changed the row meanwhile. */
bool keep_version(struct tx *tx, enum sql q, const char *object, int64_t id, int64_t rev,
    struct err *e) MUST_CHECK;

#endif
