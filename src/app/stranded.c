#include "app/stranded.h"

#include "app/inside.h"
#include "base/text.h"
#include "store/book_store.h"
#include "store/resource_store.h"

enum { WEEK = 7 };

bool
stranded_is(const struct calendar *c, const struct session *s)
{
	struct span patient = { s->minute, s->minute + s->minutes };
	struct span at = { s->minute, s->minute + s->minutes + s->changeover };

	for (int k = 0; k < RES_KINDS; k++) {
		int who = s->who[k] == 0 ? RES_NONE : calendar_index(c, s->who[k]);
		struct cells open;

		if (s->who[k] == 0)
			continue;
		if (who == RES_NONE)
			return true;
		open = calendar_open(c, who, s->day);
		if (!cells_all(&open, at))
			return true;
	}
	return calendar_closure(c, s->day, patient) != NULL;
}

const char *
stranded_why(const struct calendar *c, const struct session *s, struct arena *a)
{
	struct span at = { s->minute, s->minute + s->minutes + s->changeover };
	const struct closure *closed =
	    calendar_closure(c, s->day, (struct span){ s->minute, s->minute + s->minutes });

	if (closed != NULL)
		return closure_text(closed, s->day, a);
	for (int k = 0; k < RES_KINDS; k++) {
		int who = s->who[k] == 0 ? RES_NONE : calendar_index(c, s->who[k]);
		const char *absent =
		    who == RES_NONE ? NULL : calendar_absent(c, who, s->day, at, a);

		if (s->who[k] != 0 && who == RES_NONE)
			return text_fmt(
			    a, "its %s is not in use any more", res_kind_name((enum res_kind)k));
		if (absent != NULL)
			return absent;
	}
	return "";
}

/* Those of these days that are still to come and stranded. */
static bool
count_days(struct app *app, const struct calendar *c, int from, int to, int *n, struct err *e)
{
	struct arena turn = { 0 };
	struct now now = app->now;
	struct sessions all = { 0 };
	bool done = session_places(app->db, from, to, &turn, &all, e);

	for (size_t i = 0; done && i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];

		*n +=
		    (s->day > now.day || s->minute + s->minutes > now.minute) && stranded_is(c, s);
	}
	arena_clear(&turn);
	return done;
}

/* Those of the days after today, a week at a time: a year of a large clinic is megabytes. */
static bool
count_later(struct app *app, const struct calendar *c, int *n, struct err *e)
{
	int today = app->now.day, last = today + STRANDED_DAYS;
	bool done = true;

	*n = 0;
	for (int from = today + 1; done && from <= last; from += WEEK)
		done = count_days(app, c, from, from + WEEK <= last ? from + WEEK - 1 : last, n, e);
	return done;
}

bool
stranded_count(struct app *app, struct stranded *out, struct err *e)
{
	struct arena turn = { 0 };
	struct now now = app->now;
	struct stranded seen = { .later = out->later,
		.version = db_data_version(app->db),
		.written = db_written(app->db),
		.day = now.day,
		.minute = now.minute };
	bool same =
	    seen.version == out->version && seen.written == out->written && seen.day == out->day;
	struct book book;
	bool done;

	if (same && seen.minute == out->minute)
		return true;
	done = book_load(app->db, now.day, 0, &turn, &book, e)
	    && (same || count_later(app, &book.calendar, &seen.later, e))
	    && count_days(app, &book.calendar, now.day, now.day, &seen.n, e);
	arena_clear(&turn);
	seen.n += seen.later;
	if (done)
		*out = seen;
	return done;
}
