#include "app/outage.h"

#include <string.h>

#include "app/chart.h"
#include "app/day_view.h"
#include "app/due_list.h"
#include "app/form_list.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/phone_words.h"
#include "app/which_hip.h"
#include "lang/clean.h"
#include "lang/width.h"

static const char rule[] =
    "--------------------------------------------------------------------------------\n";

/* On one line: a line end in what another program stored would begin a line of ours. */
static const char *
shown(const char *s, struct arena *a)
{
	char *line = arena_str(a, clean_shown(s, a, NULL));

	for (char *p = line; (p = strchr(p, '\n')) != NULL;)
		*p = ' ';
	return line;
}

/* What is pinned to the chart; of one that is closed to this person only that. */
static bool
add_alerts(struct app *app, int64_t patient, struct arena *a, struct text *t, struct err *e)
{
	struct banner who = { 0 };

	if (!glass_may(app, patient, e)) {
		text_add(t, "                 ! Sensitive chart\n");
		return glass_refused(e);
	}
	if (!banner_load(app, patient, a, &who, e))
		return false;
	if (who.alert.n == 0)
		text_addf(t, "                 ! %s\n", banner_none(&who));
	for (size_t i = 0; i < who.alert.n; i++)
		text_addf(t, "                 ! %s\n", shown(who.alert.at[i].text, a));
	return true;
}

/* "09:00  30 min  OKAFOR, Kemi  10-0001-2  born 04-Mar-1981" and below it the rest. */
static bool
add_visit(
    struct app *app, const struct board_row *v, struct arena *a, struct text *t, struct err *e)
{
	char at[DAY_TEXT], born[DAY_TEXT];
	struct phone phone;

	if (!phone_of(app->db, v->patient, a, &phone, e))
		return false;
	text_addf(t, "  %s %3d min  %s   %s   born %s\n", minute_show(v->minute, at), v->minutes,
	    shown(v->name, a), v->number,
	    v->born == DAY_NONE ? "?" : day_show_born(v->born, v->born_estimated, born));
	text_addf(t, "                 %s%s", shown(v->label, a), hip_said(v->side));
	if (v->nth > 0)
		text_addf(t, ", %d of %d", v->nth, v->of);
	if (v->room[0] != '\0')
		text_addf(t, ", room %s", v->room);
	if (v->device[0] != '\0')
		text_addf(t, ", %s", v->device);
	text_addf(t, "   tel. %s\n", shown(phone_words(&phone, a), a));
	return add_alerts(app, v->patient, a, t, e);
}

/* The visits of one therapist, or those that no therapist has: "" for code. */
static bool
add_column(struct app *app, const struct day_view *day, const char *code, const char *name,
    struct arena *a, struct text *t, struct err *e)
{
	bool any = false;

	for (size_t i = 0; i < day->board.row.n; i++) {
		const struct board_row *v = &day->board.row.at[i];

		if (strcmp(v->therapist, code) != 0)
			continue;
		if (!any)
			text_addf(t, "\n%s\n", name);
		any = true;
		if (!add_visit(app, v, a, t, e))
			return false;
	}
	return true;
}

static bool
add_day(struct app *app, int on, struct arena *a, struct text *t, struct err *e)
{
	struct day_view day;
	char text[DAY_TEXT];

	if (!day_view_load(app, on, a, &day, e))
		return false;
	text_addf(t, "\n%s%s\n", rule, day_show_long(on, text));
	if (day.closed != NULL)
		text_addf(t, "%s\n", day.closed);
	else if (day.board.row.n == 0)
		text_add(t, "Nobody is booked.\n");
	for (size_t i = 0; i < day.column.n; i++) {
		const struct day_column *c = &day.column.at[i];

		if (c->kind == RES_THERAPIST
		    && !add_column(app, &day, c->code,
			text_fmt(a, "%s  %s%s%s", shown(c->code, a), shown(c->name, a),
			    c->absent[0] != '\0' ? "   " : "", c->absent),
			a, t, e))
			return false;
	}
	return add_column(app, &day, "", "With no therapist", a, t, e);
}

static void
wrapped(const char *words, struct text *t)
{
	struct piece line;

	while (wrap_next(&words, 65, &line))
		text_addf(t, "               %.*s\n", (int)line.len, line.s);
}

static bool
add_due(struct app *app, struct arena *a, struct text *t, struct err *e)
{
	static const struct {
		enum due_filter filter;
		const char *title;
	} part[] = { { DUE_OVERDUE, "Overdue" }, { DUE_MONTH, "Due within a month" } };

	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++) {
		struct due_rows all = { .more = true };
		char day[DAY_TEXT];
		int from = 0;

		text_addf(t, "\n%s%s\n", rule, part[i].title);
		for (; all.more && from < OUTAGE_DUE_MOST; from += DUE_PAGE) {
			if (!due_list_load(app, part[i].filter, from, a, &all, e))
				return false;
			for (size_t k = 0; k < all.list.n; k++) {
				const struct due_row *d = &all.list.at[k];

				text_addf(t, "  %s  %s   %s   tel. %s\n", day_show(d->target, day),
				    shown(d->shown, a), d->number, shown(d->phone, a));
				wrapped(shown(d->words, a), t);
			}
		}
		if (all.more)
			text_addf(t, "  ... and more than %d\n", OUTAGE_DUE_MOST);
	}
	return true;
}

static bool
add_forms(struct app *app, struct arena *a, struct text *t, struct err *e)
{
	struct form_list all = { 0 };
	const struct formdef *d;

	if (!form_list(app, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		if (!app_form(app, all.list.at[i].id, &d, e))
			return false;
		text_addf(t, "\n%s", rule);
		outage_form(d, t);
	}
	return true;
}

bool
outage_text(struct app *app, int days, struct arena *a, const char **out, struct err *e)
{
	struct text t = { .a = a };
	char day[DAY_TEXT], minute[DAY_TEXT];

	text_addf(&t,
	    "%s\nOutage pack of %s, %s, printed by %s\n\n"
	    "Patients' data: keep it locked up, and shred it when all of it is entered.\n"
	    "Write the time at each line.  Enter afterwards what happened: g o asks when it\n"
	    "was; the audit has that time and the one of the entry.\n",
	    shown(app->clinic.name, a), day_show_long(app->now.day, day),
	    minute_show(app->now.minute, minute), shown(app->person.name, a));
	for (int i = 0; i < days; i++)
		if (!add_day(app, app->now.day + i, a, &t, e))
			return false;
	if (!add_due(app, a, &t, e) || !add_forms(app, a, &t, e))
		return false;
	*out = text_get(&t);
	return true;
}

bool
outage_print(struct app *app, int days, struct arena *a, const char **out, struct err *e)
{
	return may_run(app, "print.outage", e)
	    && app_note(app, &(struct happened){ .action = "print.outage", .object = "clinic" }, e)
	    && outage_text(app, days, a, out, e);
}
