/* talk - saying something and asking one thing, line by line.
 *
 * Nothing that was said is ever drawn over: no escape sequence, no line drawing,
 * no colour.  An error begins with "Error:", a warning with "Warning:".  Texts
 * pass lang/clean on their way out, and become ASCII where the terminal knows
 * nothing else.
 *
 * While it waits for an answer the session does what a screen does beside: it
 * locks when it is not used, tells others that it is there, and leaves when its
 * person may not be here any more or the database is gone.
 */
#ifndef PLAIN_TALK_H
#define PLAIN_TALK_H

#include <stdio.h>

#include "app/fill.h"
#include "app/idle.h"
#include "app/reasons.h"
#include "app/told.h"
#include "app/trouble.h"
#include "plain/hear.h"

struct talk {
	struct app *app;
	struct hear *hear;
	FILE *out;
	bool ascii, now_fixed;
	int cols;  /* of the terminal, where lines are broken between words; 0: they are not */
	bool over; /* nothing can be asked any more: the input ended, or the person is signed out */
	bool gone; /* the input ended: the program does, too */
	struct idle idle;
	int64_t beaten; /* up; when the others were told last */
	enum trouble trouble;
	/* Writes down what is being typed; NULL: nothing is. */
	void (*keep)(void *ctx);
	/* Says what that is, after the lock; as keep. */
	void (*head)(void *ctx);
	void *ctx;
	struct arena heard; /* of the last answer */
};

/* One paragraph, or several apart by '\n'. */
void say(struct talk *t, const char *fmt, ...) PRINTF_LIKE(2, 3);
void say_error(struct talk *t, const struct err *e);
void say_warning(struct talk *t, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* What was told, each paragraph a line; care and stop as warnings. */
void say_told(struct talk *t, const struct told *told);

/* The name that this terminal can show. */
const char *talk_name(const struct talk *t, const char *shown, const char *latin);

/* Asks; *answer is the line without blanks around it, until the next question.  "!" is also
 * what ^C says; after "?" it says how to answer, and asks again.  False when t->over: then whoever
 * asked returns, too. */
bool ask(struct talk *t, const char *question, const char **answer) MUST_CHECK;
/* The same where "?" is an answer, too: whoever asks has a help of its own. */
bool ask_helped(struct talk *t, const char *question, const char **answer) MUST_CHECK;
/* The same of something that is not shown while it is typed. */
bool ask_secret(struct talk *t, const char *question, const char **answer) MUST_CHECK;
/* The same once, for so many ms; "!" when it is no line. */
enum heard ask_hidden(struct talk *t, const char *question, int wait_ms, const char **answer);
/* y or n, asked again until it is one of them; "" and "!" are no. */
bool ask_yes(struct talk *t, const char *question, bool *yes) MUST_CHECK;

/* The number of a row that an answer is, and nothing beside it: 0: it is none. */
long row_number(const char *said);

/* The number of one of so many rows that were said, from 1, asked again until it is one; 0: it was
 * left, with "" or "!". */
int ask_number(struct talk *t, const char *question, size_t most);

/* One of several, which are said with numbers: title() says the i-th, from 0, and NULL after the
 * last.  Its number from 1; 0: it was left. */
int ask_one_of(
    struct talk *t, const char *question, const char *(*title)(size_t i, struct arena *a));

/* Why, in words or by a letter, which are said before; asked again until it says something.  False:
 * it was left.  *reason lives until the next question. */
bool ask_reason(
    struct talk *t, enum reason_of of, const char *question, const char **reason) MUST_CHECK;

/* The answer leaves what is asked. */
bool is_leave(const char *answer);

/* Runs a command with what it asks for besides: the password again, a reason, whether something
 * unusual is meant.  Says what came of it, and how it is taken back.  False: it was refused,
 * which was said too, or left. */
bool act(struct talk *t, const char *command, struct pairs *pairs, struct outcome *out,
    struct arena *a) MUST_CHECK;
/* One more pair; values live in a. */
void pair_add(struct arena *a, struct pairs *p, const char *name, const char *value);
void pair_id(struct arena *a, struct pairs *p, const char *name, int64_t id);
/* "#7": a patient. */
void pair_patient(struct arena *a, struct pairs *p, int64_t patient);

/* In enter.c: asks for the PIN or the password of whoever is signed in; false when t->over. */
bool enter_locked(struct talk *t) MUST_CHECK;
/* Nobody is signed in any more, and all that is asked is left. */
void enter_sign_out(struct talk *t, const char *why);

#endif
