/* command - everything that changes a record is a row of one table.
 *
 * A screen and the shell call the same row with the same checks: may this
 * person, are the parameters there and readable, does the rule allow it.  The
 * row's function runs inside one transaction and says how to take it back.
 * Rows stand in one array for each *_commands.c; commands.h lists the arrays.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/app.h"
#include "base/value.h"
#include "base/vec.h"

struct due_mark;
struct tx;
struct undo;

enum param_type {
	PARAM_TEXT,   /* one line; blank is not given */
	PARAM_WORD,   /* one of the words that its help names; read as small letters */
	PARAM_NOTE,   /* several lines */
	PARAM_SECRET, /* as it was typed, blanks and all */
	PARAM_INT,    /* within +-2147483647 */
	PARAM_NUM,
	PARAM_DAY,      /* as people type dates; a day number */
	PARAM_PAST,     /* as PARAM_DAY, of what has happened: without a year not after today */
	PARAM_MINUTE,   /* as people type times; minute of day */
	PARAM_MOMENT,   /* '2026-12-01 10:00'; day x 1440 + minute */
	PARAM_SIDE,     /* R, L or B; right, left, both */
	PARAM_FLAG,     /* yes, no; 1, 0 */
	PARAM_PATIENT,  /* a record number, or #id; the id */
	PARAM_RESOURCE, /* a code, or #id; the id */
	PARAM_COURSE,   /* the number of something that a patient has, as PARAM_INT */
	PARAM_PLAN,
	PARAM_DECISION,
	PARAM_DUE,
	PARAM_RESPONSE,
	PARAM_MERGE,
	PARAM_DISCLOSURE,
	PARAM_AMENDMENT,
};

struct param {
	const char *name;
	enum param_type type;
	bool required;
	const char *help;
};

/* One parameter as given; an answer of a form is field=value, field.R=value. */
struct pair {
	const char *name, *value;
};

struct call {
	struct app *app;
	struct tx *tx;
	struct arena *a; /* for what the result says */
	const struct command *row;
	const struct value *value; /* by index in row->params; NONE when not given */
	const struct pair *answer; /* the other pairs, when row->answers */
	size_t nanswers;
	const struct due_mark *began; /* before anything was written */
	const struct undo *undoing;   /* what is being taken back; NULL */
	const char *reason;           /* typed by the person; "" */
	bool proven, paper;           /* the password was given again; it comes from paper */
	struct now then;              /* when it happened: now, unless it comes from paper */
};

struct change {
	const char *object; /* a table */
	int64_t id;
};

/* One command of several that take an action back. */
struct step {
	const char *command;
	const struct pair *pairs;
	size_t n;
};

struct outcome {
	int64_t id; /* of what the command made or changed; 0: none */
	VEC(struct change) changed;
	const char *said;          /* the sentence for the message line */
	VEC(const char *) reasons; /* of a refusal, or what the person should know */
	VEC(struct step) inverse;  /* in the order in which they run */
	int64_t patient;           /* concerns this one; 0: none */
	int64_t undo;              /* what undo.id takes; 0: cannot be taken back */
	bool again, dues; /* the key was saved before; due items are all there is to take back */
};

struct command {
	const char *name;           /* noun.verb */
	const char *help;           /* one line */
	unsigned roles;             /* bits of enum role */
	const struct param *params; /* ended by a NULL name */
	bool answers;               /* takes answers of a form besides */
	bool quiet;                 /* leaves nothing to take back: undo itself, passwords */
	bool proof;                 /* asks for the password again (prove.h) */
	bool (*run)(struct call *c, struct outcome *out, struct err *e);
};

/* Rows 0, 1, ... of all tables in turn; NULL after the last. */
const struct command *command_at(size_t i);
const struct command *command_find(const char *name);
/* The person who is signed in may run it. */
bool command_allowed(const struct app *app, const struct command *row);

/* Runs one command as the person who is signed in: checks the right, reads the
 * parameters, one transaction, audit, undo.  A pair called key makes a repeated call return the
 * first one's outcome; reason goes to the audit; proof is the password; of paper see late.h.
 * errors  all but ERR_CONF; of ERR_INPUT e->field names the parameter; out->reasons say more */
bool command_run(struct app *app, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct arena *a, struct err *e) MUST_CHECK;

/* What the same call would say now, or why it would be refused; nothing is kept of it. */
bool command_try(struct app *app, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct arena *a, struct err *e) MUST_CHECK;

#define PAIRS(...)                                                                                 \
	(const struct pair[]){ __VA_ARGS__ },                                                      \
	    sizeof((const struct pair[]){ __VA_ARGS__ }) / sizeof(struct pair)

/* For the functions of rows: the value of a parameter, by name; NONE, otherwise or "": not given */
struct value call_value(const struct call *c, const char *name);
int64_t call_int(const struct call *c, const char *name, int64_t otherwise);
const char *call_text(const struct call *c, const char *name);
char call_side(const struct call *c, const char *name); /* 0 when not given */
bool call_given(const struct call *c, const char *name);
/* The parameter called session, which must be one of this patient's; 0 when not given. */
bool call_session(struct call *c, int64_t patient, int64_t *out, struct err *e) MUST_CHECK;

/* Another row within this one's transaction, right and parameters checked. */
bool call_command(struct call *c, const char *name, const struct pair *pairs, size_t n,
    struct outcome *out, struct err *e) MUST_CHECK;

/* What out says, copied. */
void outcome_say(struct call *c, struct outcome *out, const char *fmt, ...) PRINTF_LIKE(3, 4);
void outcome_reason(struct call *c, struct outcome *out, const char *fmt, ...) PRINTF_LIKE(3, 4);
void outcome_change(struct call *c, struct outcome *out, const char *object, int64_t id);
void outcome_inverse(
    struct call *c, struct outcome *out, const char *command, const struct pair *pairs, size_t n);
/* What another command did within this one: its changes, how to take it back, its reasons. */
void outcome_join(struct call *c, struct outcome *out, const struct outcome *one);
/* An id as the value of a pair. */
const char *call_number(struct call *c, int64_t id);

#endif
