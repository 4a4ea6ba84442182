#include "app/hits.h"

#include "app/inside.h"

enum { AHEAD = 3700 };

/* What a session loses its place to. */
struct loss {
	int64_t resource; /* 0: any */
	int from, to;
	const struct closure *closure; /* NULL: an absence */
	struct span at;
};

static bool
falls_on(const struct loss *l, int day, struct span at)
{
	struct calendar one = { .closure = l->closure, .nclosures = 1 };

	if (l->closure != NULL)
		return calendar_closure(&one, day, at) != NULL;
	return at.from < l->at.to && l->at.from < at.to;
}

static bool
name_hits(struct call *c, const struct loss *l, struct outcome *out, int *n, struct err *e)
{
	int today = app_now(c->app).day;
	struct rows *r = db_read(tx_db(c->tx), Q_SESSIONS_HIT,
	    ARGS(I(l->from < today ? today : l->from), I(l->to), I(l->resource)));
	char day[DAY_TEXT], at[DAY_TEXT];

	*n = 0;
	while (row_next(r)) {
		int on = row_day(r), minute = (int)row_int(r);
		struct span span = { minute, minute + (int)row_int(r) };
		const char *label = row_text(r, c->a), *name = row_text(r, c->a);
		const char *number = row_text(r, c->a);

		if (falls_on(l, on, span) && ++*n <= HITS_NAMED)
			outcome_reason(c, out, "%s %s %s (%s), %s", day_show_long(on, day),
			    minute_show(minute, at), name, number, label);
	}
	if (*n > HITS_NAMED)
		outcome_reason(c, out, "and %d more", *n - HITS_NAMED);
	return rows_end(r, e);
}

bool
hits_of_closure(struct call *c, const struct closure *k, struct outcome *out, int *n, struct err *e)
{
	int today = app_now(c->app).day;
	struct loss l = { .from = k->yearly ? today : k->from,
		.to = k->yearly ? today + AHEAD : k->to,
		.closure = k };

	return name_hits(c, &l, out, n, e);
}

bool
hits_of_absence(struct call *c, int64_t resource, const struct exception *x, struct outcome *out,
    int *n, struct err *e)
{
	struct loss l = { .resource = resource, .from = x->from, .to = x->to, .at = x->at };

	*n = 0;
	return x->extra || name_hits(c, &l, out, n, e);
}
