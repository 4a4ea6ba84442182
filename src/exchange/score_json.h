/* score_json - answers to an instrument in, its score out, as JSON.
 *
 *	{"pain":44,"limp":11,...}  ->
 *{"total":100.0,"rom_points":5.0,"grade":"excellent","missing":[]}
 */
#ifndef EXCHANGE_SCORE_JSON_H
#define EXCHANGE_SCORE_JSON_H

#include "model/score.h"

/* One answer set: an object whose keys are items.  A missing key and null are
 * not recorded.  out has one value for each item and lives in a.
 * errors  ERR_INPUT: no JSON object, or an unknown or repeated key, or the wrong
 *         type of value; the sentence begins with the key. */
bool score_json_read(const char *json, const struct instrument *in, struct arena *a,
    struct value **out, struct err *e) MUST_CHECK;

/* The score as an object on one line, numbers to 3 decimals: total (unless the
 * instrument has none), results, grade and flags where it has them, missing. */
const char *score_json_text(const struct score *s, struct arena *a);

#endif
