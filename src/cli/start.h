/* start - the process put in order before anything else happens.
 *
 * coxa may be installed with more rights than the person who starts it.
 * Whatever that person can arrange beforehand (closed descriptors, ignored
 * signals, environment, limits) is put right here.
 */
#ifndef CLI_START_H
#define CLI_START_H

#include "base/err.h"

struct start {
	bool privileged; /* the kernel gave more rights than the person has */
	bool utf8;       /* the person's locale speaks UTF-8 */
};

/* Once, first thing in main().
 * errors  ERR_IO: too few open files or too small files are allowed · ERR_DENIED: installed
 *         with rights that this start did not get. */
bool start_process(struct start *s, struct err *e) MUST_CHECK;

#endif
