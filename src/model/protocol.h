/* protocol - the courses, drugs and schedules that a plan is made from: data.
 *
 * From protocol.cfg of the pack; the clinic's own protocol.local.cfg replaces
 * entries by id and adds others.  Nothing here chooses: a plan starts from
 * offers and a person takes them.  Doses are never computed.
 */
#ifndef MODEL_PROTOCOL_H
#define MODEL_PROTOCOL_H

#include "model/entry.h"

/* A parameter of a session.  Limits are NAN when there are none. */
struct dose_param {
	const char *id, *label, *unit, *note; /* unit, note "" when there is none */
	double usual, usual_to;               /* the usual value, or range */
	double from, to;                      /* outside: is confirmed */
	double least, most;                   /* outside: is refused */
	double *only;                         /* accepted values, when they are not a range */
	size_t nonly;
};

/* A template of a course.  Numbers are 0 when not given: see protocol_asks(). */
struct protocol {
	const char *id, *name, *component; /* component: "" when none excludes it */
	struct texts treatments;           /* that offer it */
	bool procedure;                    /* an operation: once, weight bearing after it */
	bool person; /* is of the whole person: once, whichever hip needs it */
	bool hip;  /* acts on a hip, as each operation does: of which is asked when it is booked */
	int order; /* within one visit, 0: any */
	int sessions, sessions_from, sessions_to, sessions_most;
	int gap_least;                     /* days between sessions: less is refused */
	int gap_min, gap_usual, gap_max;   /* days */
	int per_week, per_week_most;       /* 0: no limit */
	int courses_most;                  /* courses in a row before it is stopped; 0: no limit */
	int minutes, changeover;           /* multiples of 5 */
	const char *skill, *room, *device; /* of the resources; "" when none is needed */
	struct texts never_with;           /* courses that are never on the same day */
	unsigned rest;                     /* weekdays without a session: bit 1 Monday to bit 7 */
	struct dose_param *dose;
	size_t ndose;
	struct texts checks;
	const char *note;
	struct texts clinic; /* words whose value is the house's, no published figure */
	struct texts source;
	bool local; /* from the clinic's own file */
	int line;   /* of its file */
};

/* What studies gave, shown to whoever prescribes; "" when not said. */
struct drug {
	const char *id, *name, *component, *seen, *duration, *monitor;
	struct texts treatments, source;
	bool local;
	int line;
};

/* A schedule of loading, for the surgeon to confirm. */
struct weight_bearing {
	const char *id, *title;
	struct texts courses, steps, source;
	bool local;
	int line;
};

struct term {
	const char *id, *text;
};

struct protocols {
	VEC(struct protocol) course;
	VEC(struct drug) drug;
	VEC(struct weight_bearing) weight_bearing;
	VEC(struct term) term;
};

/* DIR/protocol.cfg, then the clinic's own file when local is not NULL and exists. */
void protocol_read(
    const char *dir, const char *local, struct entry_reader *r, struct protocols *out);
/* errors  ERR_CONF: the first complaint. */
bool protocol_load(const char *dir, const char *local, struct arena *a, struct protocols *out,
    struct err *e) MUST_CHECK;

/* NULL when there is none. */
const struct protocol *protocol_find(const struct protocols *p, const char *id);

/* A course that a treatment offers for a hip. */
struct course_offer {
	const struct protocol *course;
	char side;
	bool excluded;       /* its component is: shown with the reason, not to be taken */
	const char *against; /* "with care, pregnancy: heat only ..."; "" when nothing is */
};

struct course_offers {
	VEC(struct course_offer) list;
};

/* What the treatment (its word, as in "physical") offers; excluded: components that the
 * patient's conditions exclude.  Nothing of it is chosen. */
void protocol_courses(const struct protocols *p, const char *treatment, char side,
    const struct texts *excluded, struct arena *a, struct course_offers *out);

/* Must a person fill this word in before the course can be booked? */
bool protocol_asks(const struct protocol *p, const char *word);
/* Is its value the house's own? */
bool protocol_is_clinics(const struct protocol *p, const char *word);

enum plausible { PLAUSIBLE, UNUSUAL, REFUSED };

/* What is said of a value: why has the sentence when it is not plausible. */
enum plausible dose_check(const struct dose_param *d, double x, struct err *why);
/* The same of a dose in words, "0.50 mJ/mm2, 2400 impulses": of each number that stands before
 * the unit, or the name where there is no unit, of one parameter alone.  The worst is returned;
 * why names the source.  What cannot be told for sure is not judged. */
enum plausible protocol_dose_check(const struct protocol *p, const char *words, struct err *why);
enum plausible protocol_sessions_check(const struct protocol *p, int sessions, struct err *why);
enum plausible protocol_gap_check(const struct protocol *p, int days, struct err *why);
enum plausible protocol_per_week_check(const struct protocol *p, int n, struct err *why);

#endif
