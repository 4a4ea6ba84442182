/* facts_of - what is on record of a patient, as the facts that rules ask for.
 *
 * Questions of the forms bear the names of the pack's facts and conditions.  An
 * answer that is missing, blank for a reason, or a "no" that is older than its
 * question allows is not recorded: never no.  An operation whose day is on record is a fact of
 * its hip, whatever was answered before it.
 */
#ifndef APP_FACTS_OF_H
#define APP_FACTS_OF_H

#include "app/app.h"
#include "model/facts.h"
#include "store/response_store.h"

/* What does not change while findings are entered. */
struct known {
	const struct pack *pack;
	const struct formdef *intake;
	int day;
	int age;                         /* -1: not known */
	const char *sex;                 /* "" not asked */
	bool taken;                      /* the intake, as far as it was asked */
	bool unfinished;                 /* it is not whole yet */
	bool consent;                    /* one is on record and was not withdrawn */
	struct response_answers answers; /* of the latest final intake */
	bool operated[HIPS];             /* a decision tells of an operation of this hip */
	int replaced[HIPS];              /* the day on which it was replaced; DAY_NONE */
};
bool facts_known(struct app *app, int64_t patient, int day, struct arena *a, struct known *out,
    struct err *e) MUST_CHECK;

/* The findings that the stage of each hip rests on; a record may speak of one hip only, so that
 * those of the other are in an earlier one.  None when there is none. */
bool facts_findings(struct app *app, int64_t patient, struct arena *a, struct response_answers *out,
    struct err *e) MUST_CHECK;

/* Adds of older answers those to questions that the later ones leave out. */
void facts_stand_in(
    struct response_answers *later, const struct response_answers *older, struct arena *a);

/* Something was answered for that hip, if only why an answer is missing. */
bool facts_speak(const struct response_answers *findings, int hip);

/* Both together; lives in a. */
struct facts *facts_of(
    const struct known *k, const struct response_answers *findings, struct arena *a);

/* Whole months from day to day. */
int facts_months(int from, int to);

#endif
