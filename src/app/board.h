/* board - who comes on one day: a view, read in one query, kept nowhere. */
#ifndef APP_BOARD_H
#define APP_BOARD_H

#include "app/app.h"
#include "app/beware.h"
#include "base/vec.h"

enum board_state {
	BOARD_DUE,
	BOARD_ARRIVED,
	BOARD_RUNNING,
	BOARD_DONE,
	BOARD_NO_SHOW,
	BOARD_CANCELLED,
	BOARD_STATES
};

struct board_row {
	int64_t id, patient, course; /* course 0: of none */
	const char *name, *latin;    /* the same where only ASCII can be shown */
	int born;                    /* day; DAY_NONE */
	bool born_estimated;
	const char *number;
	int minute, minutes;
	int changeover; /* minutes after it in which its resources stay taken */
	enum board_state state;
	int waits; /* minutes since the patient arrived, while waiting; else -1 */
	int runs;  /* minutes since the session began, while it runs; else -1 */
	bool late; /* is due and its time is past */
	const char *label;
	char side;                             /* R, L, B, 0 or HIP_UNRECORDED */
	int nth, of;                           /* session nth of a course of `of`; 0 of none */
	const char *therapist, *room, *device; /* codes; "" */
	bool other_therapist;                  /* not the usual one of the course */
	bool alert;                            /* the chart bears one */
	enum intake_taken intake;              /* of a chart that is closed nothing is said */
	bool closed;        /* sensitive, and not open to who looks: neither label nor why */
	const char *flag;   /* the red flag that nobody called about yet; "" none */
	const char *why;    /* of one that was cancelled: the reason; "" */
	const char *untold; /* that nobody told the patient of this time, untold_words(); "" */
	bool alike;         /* another person of this day has the same name */
	int64_t rev;
};

struct board {
	int day;
	VEC(struct board_row) row;
	VEC(struct board_row) cancelled; /* nobody comes: they are none of row */
	int count[BOARD_STATES];
	int overdue, week; /* follow-ups: overdue, and due within a week; at most BOARD_COUNTED */
};

/* Rows in order of time; texts live in a.  A booking that was taken back never was.  Of alerts
 * only those count that people wrote, and nothing is known of intakes, until beware_board(). */
bool board_load(
    struct app *app, int day, struct arena *a, struct board *out, struct err *e) MUST_CHECK;

/* Says of each visit whose hip should have been recorded and was not that it was not.  It takes
 * the protocols, which nobody shall wait for who only opens the board. */
bool board_hips(struct app *app, struct board *b, struct err *e) MUST_CHECK;

/* So many are counted and no more, whatever the size of the clinic. */
enum { BOARD_COUNTED = 100 };

/* Follow-ups of the present day. */
struct board_due {
	int overdue, week; /* past their window; due within a week */
	int calls;         /* patients who must be called because of a red flag */
};
bool board_due(struct app *app, struct board_due *out, struct err *e) MUST_CHECK;

#endif
