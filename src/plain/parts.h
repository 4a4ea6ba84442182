/* parts - what is done for a patient after the forms: treatment, plan, visits, follow-up. */
#ifndef PLAIN_PARTS_H
#define PLAIN_PARTS_H

#include "plain/desk.h"

verb_fn treatment_verb; /* treat.c */
verb_fn plan_verb;      /* plan.c */
verb_fn series_verb;    /* book.c */
verb_fn due_verb, due_one_verb, contact_verb, happened_verb, needless_verb, operated_verb,
    book_verb;                 /* follow.c */
verb_fn calls_verb, call_verb; /* calls.c */

verb_fn visits_verb, move_verb, free_verb;                    /* visits.c */
verb_fn alerts_verb, alert_verb, end_verb;                    /* alerts.c */
verb_fn tell_verb, told_verb;                                 /* tell.c */
verb_fn waits_verb, wait_verb, earlier_verb;                  /* wait.c */
verb_fn week_verb;                                            /* week.c */
verb_fn moved_away_verb, deceased_verb, active_again_verb;    /* leaving.c */
verb_fn scores_verb;                                          /* scores.c */
verb_fn day_end_verb;                                         /* day_end.c */
verb_fn away_verb, close_verb, stranded_verb;                 /* replan.c */
verb_fn duplicates_verb, merge_verb, part_verb;               /* merge.c */
verb_fn records_verb, changes_verb, readers_verb, audit_verb; /* past.c */

/* A contact about a due item brought up that its patient moved or died: asks what becomes of what
 * is ahead.  False: it is another outcome. */
bool leaving_by_contact(struct desk *d, const struct numbered *n, const char *outcome);

/* Another time for a visit, as it is typed; "" asks. */
void visit_move(struct desk *d, int64_t id, int64_t rev, const char *when);
/* The place of a visit that was cancelled, to who waits for one. */
void wait_offer(struct desk *d, int64_t session);

#endif
