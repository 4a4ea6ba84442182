/* case_json - a case in, its advice out, as JSON.
 *
 * A case is an object of the facts of a pack by their paths, with
 * `conditions`, `not_asked` and `hips` (R, L).  A missing key and null are not
 * recorded; a missing hip is one of which nothing is recorded.
 */
#ifndef EXCHANGE_CASE_JSON_H
#define EXCHANGE_CASE_JSON_H

#include "base/text.h"
#include "model/advise.h"

/* Advice on one case, or on each of an array of {"id": ..., "input": case}, in the
 * same order; added to out as one line without its end.
 * errors  ERR_INPUT: no JSON, an unknown or repeated key, a wrong type, an unknown or
 *         repeated code or one of the other scope, a finding of a study that was not
 *         done, a number that no rule looks at outside its limits.  The sentence
 *         begins with the path, as in "hips.R.xray.crescent: ...". */
bool case_json_advise(
    const char *json, const struct pack *p, struct text *out, struct err *e) MUST_CHECK;

/* The parts of it.  j is a json_t of jansson, an object; path is put in front of complaints. */
struct json_t;
bool case_json_read(
    struct json_t *j, const char *path, struct facts *f, struct err *e) MUST_CHECK;
/* The members of the result, without the braces. */
void case_json_write(struct text *out, const struct advice *v);

#endif
