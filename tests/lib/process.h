/* process - the program as somebody at a shell runs it. */
#ifndef TESTS_PROCESS_H
#define TESTS_PROCESS_H

#include "base/arena.h"

struct ran {
	int status;            /* exit status; 128 + the signal */
	const char *out, *err; /* all that was written */
};

/* Runs argv (NULL-ended), whose first is a path.  Lives in a. */
struct ran process_run(struct arena *a, const char *const *argv);

/* Runs $COXA with these words before argv (NULL-ended): --data of the source tree,
 * --db DB, --now Monday 23 November 2026, 09:00.  Lives in a. */
struct ran coxa(struct arena *a, const char *db, const char *const *argv);

#define coxa_(a, db, ...) coxa((a), (db), (const char *const[]){ __VA_ARGS__, NULL })

/* Waits, at most ten seconds, until the database file holds that text, committed. */
void process_file_shows(const char *path, const char *text);

/* The full-screen program on DB at that hour, 80 by 24; a first start makes the clinic before. */
struct tty;
struct tty *coxa_screens(struct arena *a, const char *db);

/* The path of the program; lives in a. */
const char *coxa_path(struct arena *a);

#endif
