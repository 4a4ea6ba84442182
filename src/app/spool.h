/* spool - the folder in which a printer finds what it shall print.
 *
 * It is called "print" and lies beside the database.  A file gets its name
 * only when all of it is on the disk, so whoever carries it to the printer
 * never sees half of one; coxa itself starts no program.
 */
#ifndef APP_SPOOL_H
#define APP_SPOOL_H

#include "app/app.h"

/* Writes text as a new file "WHAT-2026-11-23-0900.txt", with a number behind it where that
 * name is taken; *name says that and the folder, "WHAT-2026-11-23-0900.txt, in /clinic/print",
 * and lives in a.  Mode 0640.
 * errors  ERR_IO. */
bool spool_put(struct app *app, const char *what, const char *text, struct arena *a,
    const char **name, struct err *e) MUST_CHECK;

#endif
