#include "app/finding.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/holding.h"
#include "app/inside.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "sched/free.h"
#include "sched/say.h"

enum { NOBODY = -1, MINUTES_USUAL = 30, STEP = 15, STARTS_MOST = 800 };

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
	from += s->shift;
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

/* Starts that follow each other by a step, while they are put together. */
struct run {
	int day, from, to; /* day DAY_NONE: none yet */
};

static void
add_run(struct text *t, const struct run *r)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	text_addf(t, "%s%s", t->len > 0 ? ", " : "", minute_show(r->from, from));
	if (r->to > r->from)
		text_addf(t, " to %s", minute_show(r->to, to));
}

static const char *
who_text(const struct finder *f, const struct place *p)
{
	const struct calendar *c = &f->book.calendar;
	struct text who = { .a = f->a };

	for (int k = 0; k < RES_KINDS; k++)
		if (p->who[k] != RES_NONE)
			text_addf(
			    &who, "%s%s", who.len > 0 ? " + " : "", c->resource[p->who[k]].code);
	return text_get(&who);
}

static bool
alike(const struct free_place *a, const struct free_place *b)
{
	return a->slot.place.day == b->slot.place.day
	    && memcmp(a->slot.place.who, b->slot.place.who, sizeof(a->slot.place.who)) == 0
	    && strcmp(a->note, b->note) == 0;
}

/* The row that begins with found->at[i], and takes all of its kind. */
static void
add_place(struct finder *f, const struct free_list *found, int i)
{
	const struct free_place *x = &found->at[i];
	struct run run = { x->slot.place.day, x->slot.place.minute, x->slot.place.minute };
	int therapist = x->slot.place.who[RES_THERAPIST];
	struct text starts = { .a = f->a };
	struct finding *out = f->out;
	int count = 1;

	for (int k = i + 1; k < found->n && found->at[k].slot.place.day == run.day; k++) {
		int minute = found->at[k].slot.place.minute;

		if (!alike(x, &found->at[k]))
			continue;
		if (minute != run.to + STEP) {
			add_run(&starts, &run);
			run.from = minute;
		}
		run.to = minute;
		count++;
	}
	add_run(&starts, &run);
	out->days += out->place.n == 0 || out->place.at[out->place.n - 1].day != run.day;
	*vec_add(f->a, &out->place) = (struct finding_place){ .day = run.day,
		.minute = x->slot.place.minute,
		.last = run.to,
		.starts = text_get(&starts),
		.count = count,
		.who = who_text(f, &x->slot.place),
		.therapist = therapist == RES_NONE ? "" : f->book.calendar.resource[therapist].code,
		.note = x->note };
}

static void
add_places(struct finder *f, const struct free_list *found)
{
	for (int i = 0; i < found->n; i++) {
		bool begins = true;

		for (int k = i - 1;
		     k >= 0 && begins && found->at[k].slot.place.day == found->at[i].slot.place.day;
		     k--)
			begins = !alike(&found->at[k], &found->at[i]);
		if (begins && f->out->place.n == FINDING_PLACES) {
			f->out->more = true;
			return;
		}
		if (begins)
			add_place(f, found, i);
	}
	f->out->more = found->n == STARTS_MOST;
}

static void
add_why(struct finder *f, const struct day_why *w)
{
	struct finding *out = f->out;
	struct finding_why *last = out->why.n == 0 ? NULL : &out->why.at[out->why.n - 1];

	out->lacks |= w->code == OBSTACLE_MISSING;
	if (last != NULL && last->to == w->day - 1 && strcmp(last->text, w->text) == 0)
		last->to = w->day;
	else
		*vec_add(f->a, &out->why) = (struct finding_why){ w->day, w->day, w->text };
}

/* Where only the patient's other visits are in the way, of one day from clash[i] on; the index
 * after them. */
static int
add_clash(struct finder *f, const struct free_list *found, int i)
{
	struct run run = { found->clash[i].place.day, found->clash[i].place.minute,
		found->clash[i].place.minute };
	struct text t = { .a = f->a };

	for (i++; i < found->nclashes && found->clash[i].place.day == run.day; i++) {
		int minute = found->clash[i].place.minute;

		if (minute != run.to + STEP) {
			add_run(&t, &run);
			run.from = minute;
		}
		run.to = minute;
	}
	add_run(&t, &run);
	text_add(&t, " would clash with the patient's other visits");
	add_why(f, &(struct day_why){ .day = run.day, .text = text_get(&t) });
	return i;
}

/* What is past of today was taken as the patient's time too, and is no visit of theirs. */
static int
first_clash(const struct finder *f, const struct free_list *found)
{
	struct now now = f->app->now;
	int i = 0;

	if (f->patient == 0)
		return found->nclashes;
	while (i < found->nclashes && found->clash[i].place.day == now.day
	    && found->clash[i].place.minute < now.minute)
		i++;
	return i;
}

/* By day: why it has nothing, or what the patient's other visits take of it. */
static void
add_whys(struct finder *f, const struct free_list *found)
{
	int clash = first_clash(f, found);
	int last = f->out->more ? f->out->place.at[f->out->place.n - 1].day : f->want.latest;

	for (int day = f->want.earliest, i = 0; day <= last; day++) {
		bool clashes = clash < found->nclashes && found->clash[clash].place.day == day;

		if (clashes)
			clash = add_clash(f, found, clash);
		if (i < found->nwhys && found->why[i].day == day && !clashes) {
			if (found->why[i].code == OBSTACLE_PATIENT)
				found->why[i].text = "no time is left of today";
			add_why(f, &found->why[i]);
		}
		i += i < found->nwhys && found->why[i].day == day;
	}
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
	    || !free_find(f.book.busy, &f.want, STARTS_MOST, a, &found, e))
		return false;
	out->label = f.want.label;
	out->therapy = f.said.side == '\0'
	    ? arena_str(a, f.said.therapy)
	    : text_fmt(a, "%s %s", f.said.therapy, hip_answer(f.said.side));
	out->minutes = f.want.minutes;
	add_places(&f, &found);
	add_whys(&f, &found);
	if (found.sooner)
		out->sooner = found.sooner_text;
	return true;
}
