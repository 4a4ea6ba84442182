/* setting_store - what the clinic has settled, by name. */
#ifndef STORE_SETTING_STORE_H
#define STORE_SETTING_STORE_H

#include "store/tx.h"

/* *out lives in a; otherwise when nothing is settled. */
bool setting_get(struct db *db, const char *name, const char *otherwise, struct arena *a,
    const char **out, struct err *e) MUST_CHECK;
bool setting_put(struct tx *tx, const char *name, const char *value, struct err *e) MUST_CHECK;

/* The clinic's own hours on a weekday (1 Monday to 7), in minutes of the day. */
bool setting_hours_add(struct tx *tx, int weekday, int from, int to, struct err *e) MUST_CHECK;

#endif
