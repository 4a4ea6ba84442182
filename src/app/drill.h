/* drill - could the backup be restored?  Tried on a copy; the result is kept. */
#ifndef APP_DRILL_H
#define APP_DRILL_H

#include "app/backups.h"

enum { DRILL_DAYS = 35 }; /* a drill that is older is told on the screen */

struct drill {
	const char *file; /* that was tried */
	struct backup_facts backup;
	int64_t behind; /* seconds from the newest entry of its audit until now */
};

/* Tries a file, or the newest *.db of a folder, with the rights of the person.  The copy is
 * checked like one to restore, and compared with the database.  What is found is kept as
 * the result of the drill, also that there was nothing to try.
 * errors  ERR_MISSING no backup in the folder · as backup_restore() */
bool drill_run(struct app *app, const char *path, struct arena *a, struct drill *out,
    struct complaints *faults, struct err *e) MUST_CHECK;

/* When one was tried last, 0: never; and whether it could have been restored. */
bool drill_last(
    struct app *app, int64_t *at, bool *sound, struct arena *a, struct err *e) MUST_CHECK;

/* "Mon 23-Nov-2026 09:00: it could be restored"; how one is tried, when none ever was. */
const char *drill_said(int64_t at, bool sound, struct arena *a);

/* One line when the last drill failed or is too old, or none ever was and the clinic is as old
 * as that; else "". */
bool drill_warning(struct app *app, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
