/* clinic - a new clinic: its database, its name and its first person; and whether
 * the database of one is sound. */
#ifndef APP_CLINIC_H
#define APP_CLINIC_H

#include "app/app.h"
#include "base/complaint.h"

struct clinic_new {
	const char *name;           /* of the clinic; NULL: "Clinic" */
	const char *zone;           /* NULL: the one of the system */
	const char *login, *person; /* NULL: the Unix user */
	bool bare;                  /* no first therapist and room */
};

/* Makes the database, with the folders above it that are missing (0700), and in it
 * the first person, a manager who signs in as the Unix user without a password;
 * hours from Monday to Friday, 08:00 to 18:00; and, unless bare, that person as
 * the first therapist and one room, so that a visit can be booked.
 * errors  ERR_CONFLICT: there is something at this path · ERR_INPUT · ERR_IO. */
bool clinic_create(
    const char *path, const struct clinic_new *what, struct now now, struct err *e) MUST_CHECK;

/* Everything that can be wrong in the database: one complaint for each fault.
 * errors  ERR_IO: it cannot be read at all. */
bool clinic_check(struct app *app, struct complaints *c, struct err *e) MUST_CHECK;

/* How much that looks at: "30 patients, 480 visits, 1203 lines of the audit"; in a. */
bool clinic_size(struct app *app, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* clinic_check() of a database that cannot be opened: its tables are not ours. */
bool clinic_check_file(const char *db, struct complaints *c, struct err *e) MUST_CHECK;

/* RI of Robin Ives, from a name; lives in a. */
const char *clinic_initials(const char *name, struct arena *a);

/* The database lies on a disk of which is known that it is not encrypted. */
bool clinic_lies_open(const char *db);

#endif
