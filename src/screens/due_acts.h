/* due_acts - what is done about the chosen row of the recall list.
 *
 * A letter says what came of trying to reach the patient; who was reached is booked.  Others end
 * the item, begin the count of its follow-up, give it up or take that back; those take words,
 * which are asked for in the list and kept there until a command took them.  Each is one command,
 * and the list is read again after it. */
#ifndef SCREENS_DUE_ACTS_H
#define SCREENS_DUE_ACTS_H

#include "screens/due_view.h"

/* A key about the chosen row.  false: no row is chosen, or the key is about something else. */
bool due_act(struct screen *s, const struct input *in, struct go *go);

/* A key while words are asked for. */
struct go due_asked(struct screen *s, const struct input *in);

#endif
