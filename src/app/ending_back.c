#include "app/ending_back.h"

#include <string.h>

#include "app/booking.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/visit.h"
#include "base/text.h"
#include "store/action_store.h"
#include "store/due_store.h"

enum { NAMED = 2 }; /* in the sentence; the reasons have all of them */

struct giving {
	struct call *c;
	struct outcome *out;
	int visits, back; /* cancelled then and still to come; of these booked again */
	int passed, dues;
	struct text without; /* when the first of those are that have no place */
};

/* It is as those actions left it: once changed, and cancelled. */
static bool
is_untouched(const struct left_row *row, int64_t rev, bool cancelled)
{
	return cancelled && rev == row->rev + 1;
}

static bool
due_again(struct giving *g, const struct left_row *row, struct err *e)
{
	struct call *c = g->c;
	struct due d;

	if (!due_find(tx_db(c->tx), row->id, c->a, &d, e))
		return false;
	if (!is_untouched(row, d.rev, strcmp(d.state, "cancelled") == 0))
		return true;
	if (!due_put_back(c->tx, &d, row->rev, e))
		return false;
	g->dues++;
	outcome_change(c, g->out, "due", d.id);
	outcome_inverse(
	    c, g->out, "due.cancel", PAIRS({ "id", call_number(c, d.id) }, { "reason", d.reason }));
	return true;
}

/* The place as it was, found before anything is written.  What has begun by now asks for no
 * opening hours.  *why is "" when it fits. */
static bool
find_place(struct call *c, struct booking *b, const char **why, struct err *e)
{
	struct now now = app_now(c->app);
	struct obstacles said = { 0 };

	*why = "";
	b->back = b->s.day == now.day && b->s.minute <= now.minute;
	if (b->s.course != 0
	    && !course_find(tx_db(c->tx), b->s.course, now.day, c->a, &b->course, e))
		return false;
	if (booking_fit(c->app, b, b->s.id, c->a, &said, e))
		return true;
	if (e->code != ERR_RULE)
		return false;
	*why = said.n > 0 ? said.at[0].text : arena_str(c->a, e->text);
	return true;
}

static bool
visit_again(struct giving *g, const struct left_row *row, struct err *e)
{
	struct call *c = g->c;
	struct booking b = { 0 };
	const char *why, *was, *place;

	if (!session_find(tx_db(c->tx), row->id, c->a, &b.s, e))
		return false;
	if (!is_untouched(row, b.s.rev, b.s.state == SESSION_CANCELLED))
		return true;
	if (b.s.day < app_now(c->app).day) {
		g->passed++;
		return true;
	}
	g->visits++;
	was = b.s.reason;
	if (!visit_place(c->app, &b.s, c->a, &place, e) || !find_place(c, &b, &why, e))
		return false;
	if (why[0] != '\0') {
		int nth = g->visits - g->back;

		if (nth <= NAMED)
			text_addf(&g->without, "%s %s", nth == 1 ? ", not" : " and",
			    visit_when(&b.s, c->a));
		outcome_reason(c, g->out, "Not booked again: %s on %s: %s.",
		    glass_label(c->app, b.s.patient, b.s.label), place, why);
		return true;
	}
	b.s.state = SESSION_BOOKED;
	b.s.reason = "";
	if (!session_change(c->tx, &b.s, e))
		return false;
	g->back++;
	outcome_change(c, g->out, "session", b.s.id);
	outcome_inverse(c, g->out, "session.restore",
	    PAIRS({ "id", call_number(c, b.s.id) }, { "state", "cancelled" }, { "reason", was }));
	return true;
}

static void
say_given(struct giving *g)
{
	struct call *c = g->c;
	struct outcome *out = g->out;

	if (g->passed > 0)
		outcome_reason(c, out, "%d visit%s cancelled then %s of days that have passed.",
		    g->passed, g->passed == 1 ? "" : "s", g->passed == 1 ? "is" : "are");
	if (g->visits > 0)
		outcome_say(c, out, "%s %d of %d visit%s booked again%s%s.", out->said, g->back,
		    g->visits, g->visits == 1 ? "" : "s", text_get(&g->without),
		    g->visits - g->back > NAMED ? " and others" : "");
	if (g->dues > 0)
		outcome_say(c, out, "%s %d due item%s open again.", out->said, g->dues,
		    g->dues == 1 ? "" : "s");
}

bool
ending_give_back(struct call *c, int64_t patient, struct outcome *out, struct err *e)
{
	struct giving g = { .c = c, .out = out, .without = { .a = c->a } };
	struct left_rows all;

	if (!action_left(tx_db(c->tx), patient, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct left_row *row = &all.list.at[i];

		if (!(strcmp(row->object, "due") == 0 ? due_again : visit_again)(&g, row, e))
			return false;
	}
	say_given(&g);
	return true;
}
