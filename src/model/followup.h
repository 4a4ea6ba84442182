/* followup - what is due when after a treatment, from followup.cfg of the pack.
 *
 * Pure: a rule, a day on which something began, a list of due items with
 * their windows.  Working days are the calendar's business: followup_settle()
 * asks for them.  What was missed, booked or cancelled is the record's.
 */
#ifndef MODEL_FOLLOWUP_H
#define MODEL_FOLLOWUP_H

#include "model/entry.h"
#include "model/instrument.h"

/* The word of watching a hip that nothing is done for: a decision, too. */
#define OBSERVATION "observation"
/* The treatment that leaves a prosthesis in the hip. */
#define REPLACEMENT "hip-replacement"

/* DUE_START is no visit: all else waits for the day of an operation. */
enum due_kind { DUE_CLINIC, DUE_XRAY, DUE_MRI, DUE_CT, DUE_SCORE, DUE_LABS, DUE_START, DUE_KINDS };

/* "clinic", "xray", "mri", "ct", "score", "labs", "start". */
const char *due_kind_name(enum due_kind k);

/* What the weeks of a rule count from: the day on which it was decided, the first session of
 * a course, or the operation; an operation without a day is waited for. */
enum followup_from { FROM_DECISION, FROM_SESSION, FROM_OPERATION };

/* One line of a rule: the same thing at several times. */
struct followup_visit {
	enum due_kind kind;
	const char *what; /* in words; "" when the kind says it all */
	struct ints_read weeks, between, years;
	bool yearly;     /* from the year after the last of weeks on */
	int to_year;     /* 0: as far as the horizon */
	bool course_end; /* counted from the end of the course, when it is known */
	bool scored;     /* a clinic visit at which the rule's scores are due */
	int window;      /* days before and after */
};

struct followup_rule {
	const char *id, *title, *note; /* note "" when there is none */
	const char *what;              /* treatment, "observation", "diagnosis-open", "other-hip" */
	const char *course;            /* NULL: any course, or none */
	const char *besides;           /* id of the rule that this one adds to; NULL */
	enum followup_from from;       /* of a rule besides another: as that one */
	struct texts sizes;            /* none: any */
	struct followup_visit *visit;
	size_t nvisit;
	struct score_use {
		const char *instrument;
		bool per_hip;
	} * score;
	size_t nscore;
	struct texts source;
};

struct followup {
	int horizon_years;
	int remind_weeks;  /* after a decision: an operation without a day is asked about */
	const char *skill; /* of whom a visit that is due is booked with, where anybody has it */
	VEC(struct followup_rule) rule;
};

/* DIR/followup.cfg; an instrument that `scores` does not have is complained of. */
void followup_read(
    const char *dir, const struct scores *scores, struct entry_reader *r, struct followup *out);
/* errors  ERR_CONF: the first complaint. */
bool followup_load(const char *dir, const struct scores *scores, struct arena *a,
    struct followup *out, struct err *e) MUST_CHECK;

/* One thing that began on one hip. */
struct followup_case {
	const char *what;   /* a treatment's word, or as in followup_rule */
	const char *course; /* id of the course, or NULL */
	const char *size;   /* size class; NULL counts as UNKNOWN */
	char side;          /* 'R', 'L', or 'B' for both at once */
	int start;          /* day; DAY_NONE: an operation that has none yet */
	int course_end;     /* day, or DAY_NONE */
	int decided;        /* day; used when there is no start */
};

struct due_item {
	enum due_kind kind;
	char side;                    /* 'R', 'L', 'B'; ' ' what belongs to the patient */
	int earliest, target, latest; /* days, ends included */
	const char *what;             /* in words; the instrument's id for a score */
	const char *rule, *source;    /* ids, by spaces */
};

struct due_list {
	VEC(struct due_item) item; /* by target */
};

/* The first rule that fits; NULL when none does. */
const struct followup_rule *followup_find(const struct followup *f, const struct followup_case *c);

/* What is due after this treatment counts from the day of an operation. */
bool followup_is_operation(const struct followup *f, const char *treatment);

/* All that is due after n cases.  Visits, films and bloods of the two hips whose windows
 * meet are one item; scores stay apart by hip.  A case without a start has one item, DUE_START:
 * its target is when to ask about the day, and its window does not end.
 * errors  ERR_MISSING: no rule fits a case. */
bool followup_due(const struct followup *f, const struct followup_case *cases, size_t n,
    struct arena *a, struct due_list *out, struct err *e) MUST_CHECK;

/* Moves each target to the nearest open day of its window, the later of two; a
 * window without one keeps its target. */
typedef bool day_open_fn(const void *ctx, int day);
void followup_settle(struct due_list *list, day_open_fn *open, const void *ctx);

#endif
