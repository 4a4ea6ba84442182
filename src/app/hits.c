#include "app/hits.h"

#include "app/inside.h"
#include "app/stranded.h"
#include "store/book_store.h"

enum { AHEAD = 3700 };

/* What a session loses its place to. */
struct loss {
	int64_t resource; /* 0: any */
	int from, to;
	const struct closure *closure;         /* NULL: it is none */
	const struct calendar *before, *after; /* what was changed; NULL: an absence */
	struct span at;
};

static bool
falls_on(const struct loss *l, const struct session *s)
{
	struct calendar one = { .closure = l->closure, .nclosures = 1 };
	struct span at = { s->minute, s->minute + s->minutes + s->changeover };

	if (l->closure != NULL)
		return calendar_closure(&one, s->day, at) != NULL;
	if (l->after != NULL)
		return stranded_is(l->after, s) && !stranded_is(l->before, s);
	return at.from < l->at.to && l->at.from < at.to;
}

/* When it is and what it needs. */
static struct session
read_place(struct rows *r)
{
	struct session s = { .day = row_day(r), .minute = (int)row_int(r) };

	s.minutes = (int)row_int(r);
	s.changeover = (int)row_int(r);
	for (int k = 0; k < RES_KINDS; k++)
		s.who[k] = row_int(r);
	return s;
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
		struct session s = read_place(r);
		const char *label = row_text(r, c->a), *name = row_text(r, c->a);
		const char *number = row_text(r, c->a);

		if (falls_on(l, &s) && ++*n <= HITS_NAMED)
			outcome_reason(c, out, "%s %s %s (%s), %s", day_show_long(s.day, day),
			    minute_show(s.minute, at), name, number, label);
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

bool
hits_before(struct call *c, struct book *before, struct err *e)
{
	return book_load(tx_db(c->tx), app_now(c->app).day, 0, c->a, before, e);
}

bool
hits_of_change(
    struct call *c, const struct book *before, struct outcome *out, int *n, struct err *e)
{
	int today = app_now(c->app).day;
	struct book after;
	struct loss l = { .from = today,
		.to = today + AHEAD,
		.before = &before->calendar,
		.after = &after.calendar };

	return hits_before(c, &after, e) && name_hits(c, &l, out, n, e);
}
