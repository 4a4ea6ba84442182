/* rights - what a person names is opened with that person's rights.
 *
 * A program that was installed with a group of its own (setgid) reaches the
 * clinic's files by it.  Around every path that a person chose it is set aside:
 *
 *	gid_t ours = rights_drop();
 *
 *	fd = open(...);
 *	rights_back(ours); (keeps errno)
 */
#ifndef BASE_RIGHTS_H
#define BASE_RIGHTS_H

#include <sys/types.h>

/* Ends the program when the kernel refuses: going on would be a way in. */
gid_t rights_drop(void);
void rights_back(gid_t ours);

#endif
