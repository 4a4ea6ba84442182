/* asking - what a command of the clinic's manager takes, in the words in which it is asked.
 *
 * A screen asks it in a box, lines ask it one after the other: the labels, the hints, the words to
 * choose from and what has to be said are the same.
 */
#ifndef APP_ASKING_H
#define APP_ASKING_H

#include <stdbool.h>
#include <stddef.h>

enum { ASK_FIELDS = 8, ASK_WORDS = 6 };

/* One parameter of the command. */
struct ask_field {
	const char *name, *label, *hint;
	const char *words[ASK_WORDS]; /* one of these; else it is typed */
	size_t most;                  /* columns that are typed */
	bool needed, secret;
};

struct ask {
	const char *command, *title;
	struct ask_field field[ASK_FIELDS]; /* ended by a NULL name; none: it only is tried */
};

enum asking {
	ASK_HOURS,        /* of weekdays */
	ASK_CLINIC_HOURS, /* no own hours any more */
	ASK_CLOSURE,
	ASK_OPEN, /* on closed days, after all */
	ASK_ABSENCE,
	ASK_BACK, /* from leave, after all */
	ASK_THING,
	ASK_THING_CHANGE,
	ASK_PERSON_CHANGE, /* of a therapist */
	ASK_THING_CLOSE,   /* or use it again */
	ASK_SETTING,
	ASK_SETTING_PROVEN, /* with one's own password */
	ASK_ADMIT,          /* into a sensitive chart */
	ASK_SHUT,
	ASKINGS
};
/* What is asked for it. */
const struct ask *asking(enum asking which);

/* What is asked of the staff, or of anybody of themselves. */
enum staff_asks {
	STAFF_ADD,
	STAFF_CHANGE,
	STAFF_PASSWORD,
	STAFF_CLOSE,
	STAFF_REOPEN,
	STAFF_OWN, /* a password of one's own */
	STAFF_PIN
};

enum staff_field {
	STAFF_LOGIN,
	STAFF_NAME,
	STAFF_ROLE,
	STAFF_SENSITIVE,
	STAFF_UID,
	STAFF_SECRET, /* the new password */
	STAFF_NEW_PIN,
	STAFF_SAME,  /* what was typed in the field before it, again */
	STAFF_PROOF, /* of whoever sits here */
	STAFF_FIELDS
};
/* One field, as every question that has it asks it. */
const struct ask_field *staff_field(enum staff_field which);

struct staff_asked {
	const char *command, *title;
	enum staff_field field[STAFF_FIELDS]; /* in their order; proof last */
	int n;
};
/* Which fields a question has. */
const struct staff_asked *staff_asked(enum staff_asks which);
/* It cannot be left empty; the proof is needed of those who have a password. */
bool staff_needs(enum staff_asks asks, enum staff_field f);

#endif
