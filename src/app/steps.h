/* steps - the commands that take an action back, as they are kept. */
#ifndef APP_STEPS_H
#define APP_STEPS_H

#include "app/command.h"

struct steps {
	VEC(struct step) list;
};

/* JSON: [["name", {"parameter": "value"}], ...]; lives in a. */
const char *steps_write(const struct step *at, size_t n, struct arena *a);
/* errors  ERR_IO: not what steps_write() makes. */
bool steps_read(const char *json, struct arena *a, struct steps *out, struct err *e) MUST_CHECK;

#endif
