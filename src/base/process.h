/* process - which process wrote something down, and whether it has ended.
 *
 * A number alone would be somebody else's one day, on another machine at once.  The word
 * for a process is therefore its machine since its last start, the space that its number
 * counts in (a container has its own), the number, and when it began:
 *
 *	process_word(me);
 *	if (process_has_ended(theirs, me))
 *
 * Whoever killed it left no word; the kernel has one.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <stdbool.h>

enum { PROCESS_WORD = 160 };

/* The word for this process; "" where the system does not tell. */
const char *process_word(char buf[PROCESS_WORD]);

/* True when it is certain that the process of word is there no more; here is the word for this
 * one.  That of another machine or container cannot be seen, and never has ended. */
bool process_has_ended(const char *word, const char *here);

#endif
