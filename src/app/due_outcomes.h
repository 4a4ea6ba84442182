/* due_outcomes - what can come of trying to reach a patient. */
#ifndef APP_DUE_OUTCOMES_H
#define APP_DUE_OUTCOMES_H

/* By which way the patient was tried, of those that are agreed to each by itself. */
enum due_by { DUE_BY_ANY, DUE_BY_CALL, DUE_BY_MESSAGE };

/* A code and its words; a NULL code ends them. */
struct due_outcome {
	const char *code, *title; /* title: beside its key */
	const char *said;         /* once it is recorded */
	enum due_by by;
};
const struct due_outcome *due_outcomes(void);

#endif
