/* ending_back - what was cancelled when a patient left or was said to have died, given back.
 *
 * The audit says what that was: the visits and due items that the actions cancelled by which the
 * patient was no longer active.  What somebody changed since stays as it is.
 */
#ifndef APP_ENDING_BACK_H
#define APP_ENDING_BACK_H

#include "app/command.h"

/* The patient is active again: due items are due again, each visit from today on is booked again
 * where its place is still free, and out->reasons name those that have none.  How to take it back
 * and a sentence of how many there were are added to out. */
bool ending_give_back(
    struct call *c, int64_t patient, struct outcome *out, struct err *e) MUST_CHECK;

#endif
