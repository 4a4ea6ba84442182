/* office - what a manager does, and who reads sensitive charts: hours, rooms, staff, settings,
 * backup, paper.  Asked in the words of app/asking.h. */
#ifndef PLAIN_OFFICE_H
#define PLAIN_OFFICE_H

#include "app/asking.h"
#include "plain/desk.h"

verb_fn hours_verb, rooms_verb, settings_verb, add_verb, change_verb, again_verb; /* office.c */
verb_fn staff_verb, password_verb, pin_verb;                                      /* staff.c */
verb_fn backup_verb, sheets_verb, card_verb, outage_verb;                         /* paper.c */
verb_fn sensitive_verb, let_in_verb, review_verb, sign_verb;                      /* glass.c */
verb_fn who_verb;                                                                 /* present.c */
verb_fn walkin_verb;                                                              /* walkin.c */

/* What is asked for a command, and of what. */
struct asked {
	const struct ask *ask;
	const char *about;             /* stands after the title; "" */
	const char *first[ASK_FIELDS]; /* what stands there already; NULL: nothing */
	const char *empty[ASK_FIELDS]; /* what the command takes for none; NULL: it has no word */
	const char *hint;              /* of the first field, where its own is ""; else NULL */
};

/* In asked.c: asks field after field, then does it.  p holds the other pairs.  What is refused is
 * asked again with what was typed, a secret anew; what would lose its place is said before it is
 * done.  False: it was left or refused, which was said. */
bool asked_do(struct talk *t, const struct asked *q, struct pairs *p, struct outcome *out,
    struct arena *a) MUST_CHECK;

/* The hours of the clinic, 0, or of a therapist, room or device, and its days to come. */
void hours_say(struct desk *d, int64_t resource);

/* What end takes away, of a list of this office. */
#define OFFICE_ENDS                                                                                \
	(1u << NUMBER_OFF | 1u << NUMBER_RESOURCE | 1u << NUMBER_STAFF | 1u << NUMBER_ADMIT        \
	    | 1u << NUMBER_PRESENT)
void office_end(struct desk *d, const struct numbered *n);

/* In present.c: a session that is ended from here. */
void present_end(struct desk *d, const struct numbered *n);

/* In staff.c: one of the staff, or a new one where n is NULL. */
void staff_ask(struct desk *d, enum staff_asks asks, const struct numbered *n);

#endif
