/* facts - what is known of one patient and both hips, by the names of a pack.
 *
 * NONE is "not recorded", and for a condition "not asked": never no.
 */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include "model/pack.h"

struct facts {
	const struct pack *pack;
	/* Values by slot: the patient's, then a hip's; in each of the two, the patient's are the
	 * same. */
	struct value *slot[HIPS];
	bool *unasked[HIPS]; /* by condition: said to have never been asked */
	bool *listed[HIPS]; /* by condition whose fact has a key of its own: present all the same */
};

/* Nothing recorded; every condition not asked. */
struct facts *facts_new(const struct pack *p, struct arena *a);
void facts_clear(struct facts *f);

/* One fact or condition (its code in small letters) by its name; hip counts
 * when the name is a hip's.  A text must outlive f.
 * errors  ERR_INPUT: no such name, a wrong type, not one of the choices, outside
 *         the limits of a fact that does not keep such numbers; e->field is the name. */
bool facts_set(
    struct facts *f, int hip, const char *name, struct value v, struct err *e) MUST_CHECK;

/* The same for who has the index already. */
bool facts_put(struct facts *f, int hip, int fact, struct value v, struct err *e) MUST_CHECK;
/* A condition: 1 present, 0 asked and absent, NONE not asked.  One whose fact has a key of
 * its own is in force when either says so; its fact stays what the key said. */
void facts_condition(struct facts *f, int hip, int condition, struct value v);
/* A condition that was never asked; what is recorded of it otherwise stays. */
void facts_unasked(struct facts *f, int hip, int condition);

#endif
