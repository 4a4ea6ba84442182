/* a_book - something to book on a_clinic: two therapists, a gym with two places, a plan. */
#ifndef TESTS_A_BOOK_H
#define TESTS_A_BOOK_H

#include "lib/a_clinic.h"

/* KB and TL, who both do exercise, KB shockwave too; the Gym has two places. */
void a_book_resources(struct a_clinic *c);

struct course;

/* That many weekly sessions of exercise, 45 minutes, 5 to 10 days apart, on the right hip. */
struct course a_book_weekly(int sessions);
/* A plan of the patient with that course alone; the id of the course. */
int64_t a_book_course(struct a_clinic *c, int64_t patient, int sessions);

/* Physical agents were chosen for that hip, 'R' or 'L', today. */
void a_book_decided(struct a_clinic *c, int64_t patient, char side);

#endif
