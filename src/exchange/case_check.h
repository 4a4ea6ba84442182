/* case_check - worked cases with what is expected of them, run against a pack.
 *
 * A file holds `vignettes` (id, input, expected: as case_json writes it) and
 * `stage_unit_cases` (id, input of one hip, expected stage, flags and rules).
 */
#ifndef EXCHANGE_CASE_CHECK_H
#define EXCHANGE_CASE_CHECK_H

#include "base/complaint.h"
#include "model/pack.h"

/* Every difference is a line, "file:line: case, hip, member: got ..., want ...";
 * lists are compared as sets.  text is what the file at path holds.  Returns how many cases ran. */
size_t case_check(const char *path, const char *text, const struct pack *p, struct complaints *out);

#endif
