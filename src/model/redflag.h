/* redflag - what must not wait: from redflag.cfg of the pack. */
#ifndef MODEL_REDFLAG_H
#define MODEL_REDFLAG_H

#include "model/entry.h"

enum urgency { URGENCY_EMERGENCY, URGENCY_SAME_DAY, URGENCY_URGENT };

struct redflag {
	const char *id, *text; /* text: what is seen or said */
	const char *why, *action;
	enum urgency urgency;
	struct texts source;
};

struct redflags {
	VEC(struct redflag) list;
};

/* DIR/redflag.cfg.  Complaints go to r->wrong. */
void redflag_read(const char *dir, struct entry_reader *r, struct redflags *out);
/* errors  ERR_CONF: the first complaint. */
bool redflag_load(const char *dir, struct arena *a, struct redflags *out, struct err *e) MUST_CHECK;

/* NULL when there is none. */
const struct redflag *redflag_find(const struct redflags *f, const char *id);

#endif
