/* which_hip - on which hip a visit acts, of a therapy that acts on one.
 *
 * The pack marks such a therapy (model/protocol.h).  A visit of a course has the hip of the course.
 * One of none is not booked before somebody said the hip: what was decided may propose it, for a
 * person to see and take, and nothing is ever filled in unseen.  Rows that are older than this
 * rule keep the answer that they have: none was recorded.
 */
#ifndef APP_WHICH_HIP_H
#define APP_WHICH_HIP_H

#include "app/app.h"
#include "base/vec.h"

/* Beside R, L, B and 0, of a visit that is shown: it acts on a hip, and which was not recorded. */
enum { HIP_UNRECORDED = '?' };

struct which_hip {
	bool wanted;      /* the therapy acts on a hip: without one nothing is booked */
	char side;        /* R, L, B; 0: not known */
	const char *from; /* "as decided 12-Oct-2026"; "" when it was said, or is not known */
};

/* Of a visit of no course: the hip that was said; else, of a therapy that acts on a hip, the one
 * hip for which the patient's decisions that hold chose a treatment that offers it.  Of a chart
 * that is closed no decision is read.  Lives in a. */
bool which_hip(struct app *app, int64_t patient, const char *label, char said, struct arena *a,
    struct which_hip *out, struct err *e) MUST_CHECK;

/* errors  ERR_INPUT of the field side: the label is of a therapy that acts on a hip, and no side
 * is given. */
bool which_hip_check(struct app *app, const char *label, char side, struct err *e) MUST_CHECK;

/* A course has its hip, and whoever says another means another course.
 *
 * errors  ERR_INPUT of that field: said is a side, and not the one of the course. */
bool which_hip_of_course(
    const char *label, char course, char said, const char *field, struct err *e) MUST_CHECK;

/* The side as it is shown: side itself, or HIP_UNRECORDED. */
bool which_hip_shown(
    struct app *app, const char *label, char side, char *out, struct err *e) MUST_CHECK;

/* ", right hip", ", both hips", ", hip not recorded"; "" for no side. */
const char *hip_said(char side);
/* "right", "both", "not recorded"; "". */
const char *hip_answer(char side);

#endif
