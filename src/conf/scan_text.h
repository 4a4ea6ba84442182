/* scan_text - what libconfig 1.5 swallows in silence, found in the text itself.
 *
 * It ignores everything after an open comment, lets a number wrap, follows
 * @include to any file, and goes as deep as the text does.
 */
#ifndef CONF_SCAN_TEXT_H
#define CONF_SCAN_TEXT_H

#include "base/err.h"

/* text  the file, ended by a NUL; name stands in front of the complaint.
 * errors  ERR_CONF: name:line: what is wrong. */
bool scan_text(const char *name, const char *text, struct err *e) MUST_CHECK;

#endif
