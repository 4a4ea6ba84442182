/* history - who did what to a patient's record. */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include "app/app.h"
#include "base/vec.h"

struct history_row {
	int64_t at; /* UTC */
	const char *initials, *station;
	const char *action, *object; /* patient.edit, patient */
	int64_t id;                  /* of the object */
	const char *outcome, *reason;
};

struct history {
	VEC(struct history_row) row; /* newest first */
};

/* At most `most` entries. */
bool history_load(struct app *app, int64_t patient, int most, struct arena *a, struct history *out,
    struct err *e) MUST_CHECK;

#endif
