/* a_desk - a clinic with a book in use: two patients with a course each.
 *
 * Anna and Ben have six weekly sessions of exercise; who treats and where is
 * as in a_book.h.
 */
#ifndef TESTS_A_DESK_H
#define TESTS_A_DESK_H

#include "lib/a_book.h"
#include "store/session_store.h"

struct a_desk {
	struct a_clinic c;
	int64_t anna, ben, anna_course, ben_course;
};

void a_desk_open(struct a_desk *d);
void a_desk_close(struct a_desk *d);

/* A number as text; the patient as commands take one. */
const char *a_desk_number(struct a_desk *d, int64_t n);
/* Books what is left of a course as the wish says. */
void a_desk_course(struct a_desk *d, int64_t course, const char *wish);
/* Books a talk of 30 minutes with that therapist; the session. */
int64_t a_desk_talk(struct a_desk *d, int64_t patient, const char *at, const char *with);
/* The session; the sessions of a course in order of time. */
struct session a_desk_session(struct a_desk *d, int64_t id);
struct sessions a_desk_sessions(struct a_desk *d, int64_t course);
/* What the last command said holds these words: one of its reasons does. */
bool a_desk_heard(const struct a_desk *d, const char *words);
/* The one resource of that code; its id. */
int64_t a_desk_resource(struct a_desk *d, const char *code);

#endif
