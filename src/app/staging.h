/* staging - what follows from the findings of both hips, while they are typed. */
#ifndef APP_STAGING_H
#define APP_STAGING_H

#include "app/chart.h"
#include "app/facts_of.h"
#include "app/fill.h"
#include "form/form.h"
#include "model/advise.h"

/* Starts as { 0 }. */
struct staging {
	struct known known;
	struct hip_view before[HIPS]; /* the stages on record */
	struct advice advice;
	bool spoken[HIPS]; /* something is recorded of it in the form */
	struct arena now;  /* of advice */
};

/* Reads what is known of the patient of `what`, on a day; what is on record lives in mem. */
bool staging_open(struct staging *p, struct app *app, const struct fill *what, int day,
    struct arena *mem, struct err *e) MUST_CHECK;
/* Derives both hips from what stands in the form. */
void staging_settle(struct staging *p, const struct form *f);
void staging_close(struct staging *p);

/* There is no stage because the entries cannot be. */
bool staging_is_wrong(enum status s);
/* So it is with the stage on record of that hip. */
bool staging_was_wrong(const struct staging *p, int hip);
/* Nothing is recorded of the hip, so that it keeps the stage that it has: "nothing recorded,
 * stays II of 21-Nov-2026"; NULL. */
const char *staging_stays(const struct staging *p, int hip, struct arena *a);
/* "ARCO IIIA", "not staged", "conflict"; of a hip that keeps it, its stage on record. */
const char *staging_title(const struct staging *p, int hip);
/* The entries of a hip contradict each other or cannot be: it gets no stage.  A
 * sentence that says which, or NULL. */
const char *staging_doubt(const struct staging *p, int hip, struct arena *a);

/* "IIIA or IIIB"; of a provisional stage what it may be beside; "" when it is one. */
const char *staging_candidates(const struct staging *p, int hip, struct arena *a);
/* The rule that decided, or what contradicts; "". */
const char *staging_because(const struct staging *p, int hip, struct arena *a);
/* "Would settle it", where no warning says already what is missing; "". */
const char *staging_lacks(const struct staging *p, int hip, struct arena *a);

#endif
