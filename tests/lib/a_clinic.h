/* a_clinic - a new clinic in a folder of its own, for tests of what stands on app/.
 *
 * The clock stands at Monday 23 November 2026, 09:00.  Its first person is
 * the manager "anna", who is signed in; "rita" is at the reception, "theo"
 * treats, "dora" is the doctor, "aude" reads the audit.
 */
#ifndef TESTS_A_CLINIC_H
#define TESTS_A_CLINIC_H

#include "app/fill.h"

struct a_clinic {
	struct arena a;
	struct app_paths paths;
	struct app *app;
	struct outcome out; /* of the last do_() */
	struct err e;
};

void a_clinic_open(struct a_clinic *c);
/* The made-up clinic of data/demo in its place, whose manager is "anna", too. */
void a_clinic_demo(struct a_clinic *c, int patients);
void a_clinic_close(struct a_clinic *c);

/* A second session on the same database, signed in as `login`. */
struct app *a_clinic_session(struct a_clinic *c, const char *login);

/* Goes on as somebody else. */
void a_clinic_as(struct a_clinic *c, const char *login);

/* Runs a command that must succeed; its id. */
int64_t do_pairs(struct a_clinic *c, const char *name, const struct pair *pairs, size_t n);
/* Runs one that must be refused; its code. */
enum err_code refused_pairs(
    struct a_clinic *c, const char *name, const struct pair *pairs, size_t n);

/* Answers of a form that leave nothing to do: those given, and for every other question
 * that must be answered "no", the first choice, or a number within its limits. */
void a_clinic_fill(struct a_clinic *c, const struct fill *what, const struct pair *given, size_t n,
    struct pairs *out);
/* Saves it by response.save or another command; the record's id. */
int64_t a_clinic_save(struct a_clinic *c, const char *command, const struct fill *what,
    const struct pair *given, size_t n);
/* "#7" */
const char *a_clinic_ref(struct a_clinic *c, int64_t id);
/* Registers somebody; the patient's id. */
int64_t a_clinic_patient(
    struct a_clinic *c, const char *family, const char *given, const char *born);

#define do_(c, name, ...) do_pairs(c, name, PAIRS(__VA_ARGS__))
#define refused(c, name, ...) refused_pairs(c, name, PAIRS(__VA_ARGS__))

#endif
