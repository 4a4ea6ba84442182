/* chart - one patient, as every screen about the patient shows it.
 *
 * Call chart_open() when a chart is opened: it leaves the line in the audit
 * before anything is shown.  chart_load() reads only; a reload needs no new
 * line.
 */
#ifndef APP_CHART_H
#define APP_CHART_H

#include "app/app.h"
#include "app/beware.h"
#include "base/vec.h"
#include "store/phone.h"

struct chart_alert {
	int64_t id; /* 0: from the answers, ends when they change */
	const char *text;
	int64_t rev;
	int since; /* of one that people wrote: the day */
};

/* The banner of every patient screen. */
struct banner {
	int64_t patient;
	const char *number;
	const char *shown, *latin;  /* "WANG, Xiaoming"; in ASCII */
	const char *native, *title; /* "" */
	const char *preferred;      /* "" */
	int born;                   /* DAY_NONE: not known */
	bool born_estimated, sensitive;
	int age;           /* -1: not known */
	const char *sex;   /* "Female", "" not asked */
	const char *state; /* active, inactive, dead */
	int alike;         /* others with the same name on record */
	VEC(struct chart_alert) alert;
	enum intake_taken intake;
	const char *flag; /* "Red flag open: ...", one of the alerts; NULL */
	int64_t rev;
};

enum chart_part {
	PART_INTAKE,
	PART_STAGE,
	PART_TREATMENT,
	PART_PLAN,
	PART_SESSIONS,
	PART_FOLLOWUP,
	PARTS
};
/* PART_BOOKED: nobody has to do anything now, and it is not done. */
enum part_state { PART_TODO, PART_BOOKED, PART_DONE, PART_ATTENTION };

/* One step of the path. */
struct step_view {
	const char *title;
	enum part_state state;
	int day;              /* of the last change; DAY_NONE */
	const char *text;     /* "right IIIA, left II" */
	const char *initials; /* who did it; "" */
	int64_t id;           /* of the record to open; 0 */
};

struct chart_event {
	int64_t at;       /* UTC */
	int day;          /* clinical */
	const char *kind; /* intake, stage, decision, score, ... */
	const char *text, *initials;
	const char *form;  /* of the record; "" of none */
	int64_t id;        /* of the record; 0: of none */
	int rank;          /* of what came in the same second, the later one is higher */
	int64_t seq;       /* the same among those of one rank */
	const char *place; /* "core-decompression.L", of a decision; "" */
};

struct hip_view {
	int64_t id;                        /* 0: never staged */
	const char *stage, *status, *size; /* codes */
	const char *stage_word, *status_word, *size_word;
	const char *missing; /* "an MRI, a CT": what would settle the stage */
	int day;
	const char *initials;
	int64_t response;
};

struct chart {
	struct banner banner;
	struct step_view step[PARTS];
	enum chart_part next; /* what Enter opens */
	struct hip_view right, left;
	VEC(struct chart_event) event; /* newest first */
	int next_day, next_minute;     /* of the next booked visit; DAY_NONE */
	const char *next_label;        /* with its hip */
	const char *here;              /* "09:15 Follow-up, arrived": of today; "" */
	struct phone phone;
	const char *phones_merged; /* of merged records, with their numbers; "" */
	int64_t next_session;      /* 0: none is booked */
};

/* Notes that this person opened the chart.  errors  ERR_MISSING, ERR_BUSY, ERR_IO: then
 * nothing may be shown. */
bool chart_open(struct app *app, int64_t patient, struct err *e) MUST_CHECK;

/* All texts live in a.  errors  ERR_DENIED: a sensitive chart that is not open to this person
 * (glass.h). */
bool banner_load(struct app *app, int64_t patient, struct arena *a, struct banner *out,
    struct err *e) MUST_CHECK;
/* The same for who books, moves or greets: of a chart that is closed to them it says whose it is.
 */
bool banner_desk(struct app *app, int64_t patient, struct arena *a, struct banner *out,
    struct err *e) MUST_CHECK;
/* What is said where there is no alert; see beware_none(). */
const char *banner_none(const struct banner *b);
bool chart_load(
    struct app *app, int64_t patient, struct arena *a, struct chart *out, struct err *e) MUST_CHECK;
/* The stages on record, right and left; of a stage record that is being corrected (else 0) those
 * before it. */
bool chart_stages(struct app *app, int64_t patient, int64_t response, struct arena *a,
    struct hip_view out[2], struct err *e) MUST_CHECK;
/* Only what happened, added to out->event. */
bool chart_events(
    struct app *app, int64_t patient, struct arena *a, struct chart *out, struct err *e) MUST_CHECK;

#endif
