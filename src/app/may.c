#include "app/may.h"

#include "app/glass.h"
#include "app/inside.h"
#include "store/glass_store.h"

enum { WHOSE = 2 }; /* a merge is of two */

/* Whose charts a parameter names; 0 where there is none, or nothing of that number. */
static bool
find_whose(struct call *c, enum param_type type, int64_t id, int64_t whose[WHOSE], struct err *e)
{
	static const enum glass_of of[] = { [PARAM_COURSE] = GLASS_OF_COURSE,
		[PARAM_PLAN] = GLASS_OF_PLAN,
		[PARAM_DECISION] = GLASS_OF_DECISION,
		[PARAM_DUE] = GLASS_OF_DUE,
		[PARAM_RESPONSE] = GLASS_OF_RESPONSE,
		[PARAM_MERGE] = GLASS_OF_MERGE,
		[PARAM_DISCLOSURE] = GLASS_OF_DISCLOSURE,
		[PARAM_AMENDMENT] = GLASS_OF_AMENDMENT };

	whose[0] = type == PARAM_PATIENT ? id : 0;
	whose[1] = 0;
	return type < PARAM_COURSE || glass_whose(c->app->db, of[type], id, whose, e);
}

/* Does this parameter open a chart for this row? */
static bool
names_chart(const struct call *c, const struct param *p, bool inside)
{
	enum touch touch = command_touch(c->row);

	return touch == TOUCH_CHART || (touch == TOUCH_TIME && p->type >= PARAM_COURSE && !inside);
}

static bool
check(struct call *c, bool inside, struct err *e)
{
	const struct param *p = c->row->params;
	int64_t whose[WHOSE], until;

	for (size_t i = 0; p[i].name != NULL; i++) {
		if (!names_chart(c, &p[i], inside) || c->value[i].type != VALUE_INT)
			continue;
		if (!find_whose(c, p[i].type, c->value[i].u.i, whose, e))
			return false;
		for (int k = 0; k < WHOSE; k++)
			if (whose[k] != 0
			    && !(inside ? glass_may(c->app, whose[k], e)
					: glass_check(c->app, whose[k], &until, e)))
				return false;
	}
	return true;
}

bool
may_call(struct call *c, struct err *e)
{
	return check(c, false, e);
}

bool
may_call_inside(struct call *c, struct err *e)
{
	return check(c, true, e);
}

bool
may_tell(struct call *c, struct outcome *out, struct err *e)
{
	if (out->patient == 0 || command_touch(c->row) != TOUCH_CHART
	    || glass_may(c->app, out->patient, e))
		return true;
	*out = (struct outcome){ .said = "" };
	return false;
}
