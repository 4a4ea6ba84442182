/* desk - what the dialogue is about: the open chart, and what the numbers mean.
 *
 * A list that is said numbers its rows, and a number is about the list said
 * last; a list that fails or is empty leaves none to which a number belongs.
 * A row is a patient, a visit or an item and stays one: what somebody
 * else changed since is refused by its version, never done to the next row.
 */
#ifndef PLAIN_DESK_H
#define PLAIN_DESK_H

#include "app/chart.h"
#include "plain/talk.h"

#define OUTCOME_QUESTION "What came of it, its number (empty leaves)"

enum number_kind {
	NUMBER_PATIENT,
	NUMBER_VISIT,
	NUMBER_DUE,
	NUMBER_CALL,
	NUMBER_PART, /* of the path; id is enum chart_part */
	NUMBER_DRAFT,
	NUMBER_FORM,
	NUMBER_RECORD,
	NUMBER_ACT, /* that the person did; id is that of undo.id */
	NUMBER_WAIT,
	NUMBER_ALERT,
	NUMBER_THING, /* that has changes; words is its kind, changed.h */
	NUMBER_PAIR,  /* of records that look alike: id and of */
	NUMBER_MERGED,
	NUMBER_LINE,     /* of the audit */
	NUMBER_TELL,     /* words are the visits, as session.told takes them */
	NUMBER_WEEKDAY,  /* 1 is Monday; of: whose hours, 0 the clinic's */
	NUMBER_OFF,      /* closed days, leave or extra hours; of: whose */
	NUMBER_RESOURCE, /* a therapist, room or device */
	NUMBER_SETTING,  /* words: its name */
	NUMBER_STAFF,    /* words: by which they sign in */
	NUMBER_GLASS,    /* an opened sensitive chart */
	NUMBER_ADMIT,    /* who is let into one */
	NUMBER_PRESENT,  /* a session at a terminal; patient: whose form is filled there, 0 */
};

struct numbered {
	enum number_kind kind;
	int64_t id, patient, rev;
	int64_t of;        /* of a due item the decision, of a draft the record or which new one, of
	                    * who waits the visit; 0 */
	int items;         /* of a due item, how many are due with it on that day */
	const char *words; /* what the row is called; the id of a form */
	const char *text;  /* as it is said; "" when it was said otherwise */
};

struct desk {
	struct talk *t;
	struct app *app;
	int64_t patient;  /* whose chart is open; 0 */
	struct arena mem; /* of the numbers */
	VEC(struct numbered) number;
	size_t said; /* of the numbers; the others wait */
};

/* A new list is said. */
void numbers_begin(struct desk *d);
/* Its next row, whose text begins with its number; rows after the first page wait for more. */
void number_say(struct desk *d, struct numbered n, const char *fmt, ...) PRINTF_LIKE(3, 4);
/* The same without a text of its own. */
void number_add(struct desk *d, struct numbered n);
/* All rows are there: says how many wait. */
void numbers_end(struct desk *d);
/* The row of "2" or " 2 ..."; NULL, and said: there is none. */
const struct numbered *number_get(struct desk *d, const char *word);
/* The same, and it is one of these; kinds is a set of bits 1 << kind. */
const struct numbered *number_among(struct desk *d, const char *word, unsigned kinds);

/* The open chart, or an error that says how one is opened. */
bool desk_patient(struct desk *d) MUST_CHECK;
/* The person may run that command, or an error that says who does. */
bool desk_may(struct desk *d, const char *command) MUST_CHECK;

/* "HALL, Margaret, ID 10-2345-7", as each form says it again. */
const char *desk_who(const struct desk *d, const struct banner *b, struct arena *a);

/* A day as it is typed; "" is today. */
bool desk_day(const struct desk *d, const char *typed, int *out, struct err *e) MUST_CHECK;

/* "Visits. HALL, Margaret, ID 10-2345-7." of the open chart; false, and said why: there is none. */
bool desk_head(struct desk *d, const char *title) MUST_CHECK;

/* Opens a chart and says it; when it stays closed, no other is open either. */
void chart_begin(struct desk *d, int64_t patient);
/* Goes to a step of the path of the open chart. */
void chart_part(struct desk *d, enum chart_part part);

/* The verbs; args is what follows the word, "" when nothing does. */
typedef void verb_fn(struct desk *d, const char *args);

verb_fn more_verb;                                                   /* desk.c */
verb_fn find_verb, recent_verb, open_verb;                           /* people.c */
verb_fn chart_verb, path_verb, history_verb;                         /* chart_said.c */
verb_fn today_verb, arrive_verb, start_verb, done_verb, missed_verb; /* board_said.c */
verb_fn cancel_verb, expected_verb, arrived_verb, running_verb, day_verb;
verb_fn undo_verb, did_verb, do_verb, commands_verb; /* deed.c */

/* The number of a visit stands for it as this person has just changed it. */
void visit_see_again(struct desk *d, int64_t session);

/* The headline of the day. */
void board_headline(struct desk *d);

#endif
