/* faulty - a disk and a memory that fail when they are told to.
 *
 * faulty_install() comes before anything else of SQLite, once in a program.  From
 * faulty_arm() on the n-th operation of one kind fails, or that and all after it.
 */
#ifndef TESTS_FAULTY_H
#define TESTS_FAULTY_H

#include <stdbool.h>

enum faulty {
	FAULTY_READ,
	FAULTY_WRITE,
	FAULTY_FULL, /* half of what is written arrives */
	FAULTY_SYNC,
	FAULTY_TRUNCATE,
	FAULTY_OPEN,
	FAULTY_LOCK,
	FAULTY_MEMORY,
	FAULTIES
};

const char *faulty_name(enum faulty kind);

void faulty_install(void);

/* nth counts from 1. */
void faulty_arm(enum faulty kind, long nth, bool for_good);

/* All is well again; whether anything failed. */
bool faulty_disarm(void);

#endif
