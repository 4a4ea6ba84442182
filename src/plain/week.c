/* week - one therapist, room or device from Monday to Sunday: what is free, and who comes. */
#include <string.h>
#include <strings.h>

#include "app/day_view.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "plain/parts.h"
#include "sched/want.h"

enum { DAYS = 7, WORKING_DAYS = 5 };

/* " 09:00 to 10:00, 11:00 to 12:30": where a place is free, of today from now on; "" nowhere. */
static const char *
free_spans(const struct desk *d, const struct day_column *c, int day, struct arena *a)
{
	struct now now = app_now(d->app);
	struct text t = { .a = a };
	char from[DAY_TEXT], to[DAY_TEXT];
	int m = day == now.day ? now.minute / CELL_MINUTES * CELL_MINUTES : 0;

	text_add(&t, "");
	while (day >= now.day && m < DAY_MINUTES) {
		int free = day_view_free(c, m);

		if (free > 0)
			text_addf(&t, "%s%s to %s", t.len > 0 ? ", " : "", minute_show(m, from),
			    minute_show(m + free, to));
		m += free > 0 ? free : CELL_MINUTES;
	}
	return text_get(&t);
}

/* "Tue 24-Nov-2026: 3 visits, 45% used. Free: 09:00 to 10:00, 11:00 to 12:30." */
static void
say_day(struct desk *d, const struct day_view *v, const struct day_column *c)
{
	struct arena turn = { 0 };
	const char *spans = free_spans(d, c, v->day, &turn);
	char day[DAY_TEXT];

	day_show_long(v->day, day);
	if (v->closed != NULL)
		say(d->t, "%s: closed, %s.", day, v->closed);
	else if (c->absent[0] != '\0')
		say(d->t, "%s: %s.", day, c->absent);
	else if (c->used < 0)
		say(d->t, "%s: %s is not there.", day, c->code);
	else
		say(d->t, "%s: %zu visit%s, %d%% used.%s%s%s", day, c->visit.n,
		    c->visit.n == 1 ? "" : "s", c->used, spans[0] == '\0' ? "" : " Free: ", spans,
		    spans[0] == '\0' ? "" : ".");
	arena_clear(&turn);
}

static void
say_visits(struct desk *d, const struct day_view *v, const struct day_column *c)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	for (size_t i = 0; i < c->visit.n; i++) {
		const struct board_row *r = c->visit.at[i].row;

		number_say(d,
		    (struct numbered){ .kind = NUMBER_VISIT,
			.id = r->id,
			.patient = r->patient,
			.rev = r->rev,
			.words = r->name },
		    "%s %s, %s, %s%s, %d minutes.", day_show_long(v->day, day),
		    minute_show(r->minute, at), talk_name(d->t, r->name, r->latin), r->label,
		    hip_said(r->side), r->minutes);
	}
}

static const struct day_column *
column_of(const struct day_view *v, const char *code)
{
	for (size_t i = 0; i < v->column.n; i++)
		if (strcasecmp(v->column.at[i].code, code) == 0)
			return &v->column.at[i];
	return NULL;
}

static void
say_week(struct desk *d, const struct day_view week[DAYS], const struct day_column *of[DAYS])
{
	const struct day_column *c = of[0];
	char day[DAY_TEXT];

	say(d->t, "Week of %s, %s%s%s.", day_show_long(week[0].day, day), c->code,
	    strcmp(c->code, c->name) == 0 ? "" : " ", strcmp(c->code, c->name) == 0 ? "" : c->name);
	numbers_begin(d);
	for (int i = 0; i < DAYS; i++)
		if (i < WORKING_DAYS || week[i].board.row.n > 0 || week[i].closed == NULL)
			say_day(d, &week[i], of[i]);
	for (int i = 0; i < DAYS; i++)
		say_visits(d, &week[i], of[i]);
	numbers_end(d);
	if (d->number.n == 0)
		say(d->t, "Nobody is booked there.");
}

static void
say_codes(struct desk *d, const struct day_view *v)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	for (size_t i = 0; i < v->column.n; i++)
		text_addf(
		    &t, "%s%s %s", i > 0 ? ", " : "", v->column.at[i].code, v->column.at[i].name);
	if (v->column.n == 0)
		say(d->t, "No therapist, room or device is set up yet.");
	else
		say(d->t, "Error: say whose week, as in week %s or week %s next mon: %s.",
		    v->column.at[0].code, v->column.at[0].code, text_get(&t));
	arena_clear(&turn);
}

/* "kb next mon": whose week, and of which day. */
void
week_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	size_t n = strcspn(args, " ");
	const char *code = arena_strn(&turn, args, n);
	struct day_view week[DAYS] = { 0 };
	const struct day_column *of[DAYS] = { 0 };
	struct err e = { 0 };
	int day;
	bool known = true;
	bool done = desk_day(d, args + n + strspn(args + n, " "), &day, &e);

	for (int i = 0; i < DAYS && done; i++)
		done = day_view_load(d->app, week_of(day) + i, &turn, &week[i], &e);
	for (int i = 0; i < DAYS && done && known; i++) {
		of[i] = column_of(&week[i], code);
		known = of[i] != NULL;
	}
	if (!done)
		say_error(d->t, &e);
	else if (!known)
		say_codes(d, &week[0]);
	else
		say_week(d, week, of);
	arena_clear(&turn);
}
