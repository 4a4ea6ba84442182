#include "app/finding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/holding.h"
#include "app/inside.h"
#include "app/wants.h"
#include "base/text.h"
#include "sched/free.h"
#include "sched/say.h"

enum { NOBODY = -1, MINUTES_USUAL = 30, STEP = 15 };

struct finder {
	struct app *app;
	struct arena *a;
	int64_t patient;
	int minutes; /* as typed; 0: not said */
	struct said said;
	struct book book;
	struct want want;
	struct finding *out;
};

/* Takes a word like 45min out of what was typed. */
static const char *
without_length(struct finder *f, const char *typed)
{
	char *words = arena_str(f->a, typed), *word;
	struct text rest = { .a = f->a };

	while ((word = strsep(&words, " ")) != NULL) {
		char *end;
		long n = strtol(word, &end, 10);

		if (n > 0 && n < DAY_MINUTES && (strcmp(end, "min") == 0 || strcmp(end, "m") == 0))
			f->minutes = (int)n;
		else
			text_addf(&rest, "%s%s", rest.len > 0 ? " " : "", word);
	}
	return text_get(&rest);
}

/* Whom or what the wish names, by code. */
static bool
bind(struct finder *f, struct err *e)
{
	const struct calendar *c = &f->book.calendar;

	if (f->said.with[0] == '\0')
		return true;
	for (int i = 0; i < c->n; i++) {
		struct need *need = &f->want.need[c->resource[i].kind];

		if (strcasecmp(c->resource[i].code, f->said.with) != 0)
			continue;
		if (need->wanted && !want_suits(&f->want, c, c->resource[i].kind, i))
			return err_field(e, ERR_RULE, "wish", "%s cannot be done with %s.",
			    f->want.label, c->resource[i].code);
		need->wanted = true;
		need->only = i;
		return true;
	}
	return err_field(e, ERR_INPUT, "wish",
	    "No therapist, room or device is called \"%s\": type its code.", f->said.with);
}

static bool
make_want(struct finder *f, struct err *e)
{
	const struct said *s = &f->said;
	const char *label = "Visit";
	struct want *w = &f->want;

	if (s->count > 1 || s->every > 0 || s->per_week > 0)
		return err_field(
		    e, ERR_INPUT, "wish", "This looks for one visit; b in a chart books a series.");
	if ((s->therapy[0] != '\0' && !wants_word(f->app, s->therapy, &label, e))
	    || !wants_label(
		f->app, &f->book, f->patient == 0 ? NOBODY : f->patient, label, f->a, w, e))
		return false;
	if (f->minutes % CELL_MINUTES != 0)
		return err_field(
		    e, ERR_INPUT, "wish", "A visit takes a multiple of %d minutes.", CELL_MINUTES);
	if (s->therapy[0] == '\0')
		w->minutes = MINUTES_USUAL;
	if (f->minutes > 0)
		w->minutes = f->minutes;
	w->count = 1;
	w->step = STEP;
	w->wish.weekdays = s->weekdays;
	w->wish.at = s->at;
	w->wish.window = s->window;
	if (!bind(f, e))
		return false;
	if (!w->need[RES_ROOM].wanted && !w->need[RES_DEVICE].wanted)
		w->need[RES_THERAPIST].wanted = true;
	return true;
}

static bool
set_days(struct finder *f, struct err *e)
{
	const struct said *s = &f->said;
	struct want *w = &f->want;
	int today = f->app->now.day, from = today;

	if (s->not_before != DAY_NONE)
		from = s->not_before;
	if (s->day != DAY_NONE)
		from = s->day;
	if (from < today)
		return err_field(e, ERR_INPUT, "wish", "That day is past.");
	w->earliest = from;
	w->latest = s->not_after != DAY_NONE ? s->not_after : from + FINDING_DAYS;
	if (w->latest < from || w->latest > from + FINDING_DAYS)
		w->latest = from + FINDING_DAYS;
	f->out->from = w->earliest;
	f->out->to = w->latest;
	return true;
}

/* The book of those days; what is past of today is nobody's time. */
static bool
load_days(struct finder *f, struct err *e)
{
	struct want *w = &f->want;
	int days = w->latest - w->earliest + 1, now = f->app->now.minute;

	f->book.busy = busy_new(f->a, &f->book.calendar, w->earliest, days);
	if (!book_fill(f->app->db, w->earliest, days, f->a, &f->book, e)
	    || !holding_take(f->app, w->earliest, w->latest, f->a, &f->book, e)
	    || (f->patient != 0 && !wants_visits(f->app, w, w->earliest, w->latest, 0, f->a, e)))
		return false;
	for (int at = 0; w->earliest == f->app->now.day && at < now; at += CELL_MINUTES)
		(void)!busy_add(f->book.busy,
		    &(struct reservation){
			RES_NONE, 0, w->patient, w->earliest, { at, at + CELL_MINUTES } });
	return true;
}

static void
add_place(struct finder *f, const struct free_place *x)
{
	const struct calendar *c = &f->book.calendar;
	struct finding_place *p = vec_add(f->a, &f->out->place);
	struct text who = { .a = f->a };

	*p = (struct finding_place){ .day = x->slot.place.day,
		.minute = x->slot.place.minute,
		.therapist = "",
		.note = x->note };
	for (int k = 0; k < RES_KINDS; k++) {
		int r = x->slot.place.who[k];

		if (r == RES_NONE)
			continue;
		text_addf(&who, "%s%s", who.len > 0 ? " + " : "", c->resource[r].code);
		if (k == RES_THERAPIST)
			p->therapist = c->resource[r].code;
	}
	p->who = text_get(&who);
}

static void
add_why(struct finder *f, const struct day_why *w)
{
	struct finding *out = f->out;
	struct finding_why *last = out->why.n == 0 ? NULL : &out->why.at[out->why.n - 1];

	if (last != NULL && last->to == w->day - 1 && strcmp(last->text, w->text) == 0)
		last->to = w->day;
	else
		*vec_add(f->a, &out->why) = (struct finding_why){ w->day, w->day, w->text };
}

bool
finding_load(struct app *app, int64_t patient, const char *typed, struct arena *a,
    struct finding *out, struct err *e)
{
	struct finder f = { .app = app, .a = a, .patient = patient, .out = out };
	struct free_list found;

	*out = (struct finding){ .sooner = "" };
	if (!say_read(without_length(&f, typed), app->now.day, app->clinic.order, &f.said, e)
	    || !book_load(app->db, app->now.day, 0, a, &f.book, e) || !make_want(&f, e)
	    || !set_days(&f, e) || !load_days(&f, e)
	    || !free_find(f.book.busy, &f.want, FINDING_PLACES, a, &found, e))
		return false;
	out->label = f.want.label;
	out->therapy = arena_str(a, f.said.therapy);
	out->minutes = f.want.minutes;
	out->clashes = found.nclashes;
	for (int i = 0; i < found.n; i++)
		add_place(&f, &found.at[i]);
	for (int i = 0; i < found.nwhys; i++)
		add_why(&f, &found.why[i]);
	if (found.sooner)
		out->sooner = found.sooner_text;
	return true;
}
