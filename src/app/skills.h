/* skills - what the clinic's courses ask of therapists, rooms and devices.
 *
 * A course is booked with whoever and whatever has the word that it asks for; so is a review by a
 * doctor.  A word that nothing asks for books nothing.
 */
#ifndef APP_SKILLS_H
#define APP_SKILLS_H

#include "app/app.h"
#include "base/vec.h"

/* A word, and who asks for it. */
struct skill {
	int64_t id;          /* its place, from 1 */
	const char *kind;    /* of what: "therapist", "room", "device" */
	const char *word;    /* "exercise" */
	const char *course;  /* the first that asks for it: "Exercise programme" */
	const char *courses; /* all of them, by ", " */
	int n;               /* how many */
};
struct skills {
	VEC(struct skill) list;
};
/* Each word of a kind once: those of therapists, then of rooms, then of devices, in the order of
 * the courses.  Texts live in a. */
bool skills_asked(struct app *app, struct arena *a, struct skills *out, struct err *e) MUST_CHECK;
/* Those of a kind, ended by NULL. */
const char *const *skills_of(const struct skills *all, const char *kind, struct arena *a);

/* The next word of "exercise, gait", as blanks and commas part them, and *s behind it; NULL: there
 * are no more. */
const char *skills_next(const char **s, struct arena *a);

#endif
