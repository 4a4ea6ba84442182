/* replan_edit - a replan as people type it, its rows as they change them, and as commands take
 * them. */
#ifndef APP_REPLAN_EDIT_H
#define APP_REPLAN_EDIT_H

#include "app/command.h"
#include "app/replan.h"

/* "mo", "mo 24/12", "mo 24/12 to 2/1; leave": who or what is away, today unless days are
 * said, ill unless it is said otherwise.  Lives in a.
 * errors  ERR_INPUT: nobody of that code, or no day. */
bool replan_read_away(struct app *app, const char *typed, struct arena *a, struct replan_for *out,
    const char **code, struct err *e) MUST_CHECK;

/* "24/12", "24/12 to 26/12; Christmas": when the clinic closes.  Lives in a.
 * errors  ERR_INPUT. */
bool replan_read_closed(struct app *app, const char *typed, struct arena *a, struct replan_for *out,
    struct err *e) MUST_CHECK;

/* Another place for row i, as typed: "thu 14", "15:30 with tl; KB knows her".  The rules are
 * asked when all of it is carried out, with what stands behind the ; as the reason.  errors
 * ERR_INPUT · ERR_MISSING. */
bool replan_move(struct app *app, struct replan *p, size_t i, const char *typed, struct arena *a,
    struct err *e) MUST_CHECK;

/* Row i gets no place: somebody calls. */
void replan_call(struct replan *p, size_t i);

/* Nothing new: what stands where it cannot take place already, for stranded.replan. */
void replan_for_stranded(struct app *app, struct replan_for *out);

/* The command that carries out all of it as it stands, and its pairs; returns how many. */
enum { REPLAN_PAIRS = 6 };
size_t replan_pairs(const struct replan_for *what, const struct replan *p, struct arena *a,
    const char **command, struct pair pair[REPLAN_PAIRS]);

/* The places as those commands take them; "" when there is none. */
const char *replan_places(const struct replan *p, struct arena *a);

#endif
