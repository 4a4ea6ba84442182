/* due_outcomes - what can come of trying to reach a patient. */
#ifndef APP_DUE_OUTCOMES_H
#define APP_DUE_OUTCOMES_H

/* A code and its words; a NULL code ends them. */
struct due_outcome {
	const char *code, *title; /* title: beside its key */
	const char *said;         /* once it is recorded */
};
const struct due_outcome *due_outcomes(void);

#endif
