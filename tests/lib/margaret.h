/* margaret - the patient of the first issue: right hip IIIA with 1.5 mm, left hip II. */
#ifndef TESTS_MARGARET_H
#define TESTS_MARGARET_H

#include "lib/a_clinic.h"

enum { MARGARET_FINDINGS = 48 };
/* Of the stage form. */
extern const struct pair margaret_findings[MARGARET_FINDINGS];

/* Her intake, for a patient of the clinic; the record's id. */
int64_t margaret_intake(struct a_clinic *c, int64_t patient);

/* Confirms her stages, n of the findings being others. */
int64_t margaret_stage(struct a_clinic *c, int64_t patient, const struct pair *other, size_t n);

#endif
