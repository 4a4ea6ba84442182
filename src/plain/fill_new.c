/* fill_new - a new patient, with those on record who may be the same person. */
#include <stdlib.h>
#include <string.h>

#include "app/registration.h"
#include "base/text.h"
#include "plain/filling.h"

static const char *
typed(const struct form *f, const char *key)
{
	struct value v = form_value(f, key, 0);

	return v.type == VALUE_TEXT ? v.u.s : "";
}

static void
say_alike(struct filling *w, size_t i)
{
	const struct find_row *r = &w->alike.list.at[i];
	char born[DAY_TEXT];

	say(w->t, "%zu. %s, born %s, ID %s%s%s. %d%% alike: %s.", i + 1,
	    talk_name(w->t, r->shown, r->latin),
	    r->born == DAY_NONE ? "not known" : day_show_born(r->born, r->born_estimated, born),
	    r->number, r->phone == NULL || r->phone[0] == '\0' ? "" : ", phone ",
	    r->phone == NULL ? "" : r->phone, r->percent, r->why == NULL ? "" : r->why);
}

/* Who may be the same person by what is answered so far; said when it is not who was said last. */
static void
look_for_alike(struct filling *w)
{
	const struct form *f = w->form;
	struct value born = form_value(f, "born", 0);
	struct find_like who = { .family = typed(f, "family"),
		.given = typed(f, "given"),
		.native = typed(f, "native"),
		.phone = typed(f, "phone"),
		.sex = typed(f, "sex"),
		.born = born.type == VALUE_INT ? (int)born.u.i : DAY_NONE };
	struct arena turn = { 0 };
	struct text ids = { .a = &turn };
	struct err e = { 0 };

	arena_clear(&w->alike_mem);
	w->alike = (struct find_rows){ 0 };
	if (!find_alike(w->app, &who, &w->alike_mem, &w->alike, &e)) {
		w->alike = (struct find_rows){ 0 };
		say_error(w->t, &e);
	}
	text_add(&ids, "");
	for (size_t i = 0; i < w->alike.list.n; i++)
		text_addf(&ids, "%lld,", (long long)w->alike.list.at[i].id);
	if (strcmp(text_get(&ids), w->sought == NULL ? "" : w->sought) != 0) {
		w->sought = arena_str(&w->mem, text_get(&ids));
		if (w->alike.list.n > 0)
			say_warning(w->t, "%zu %s on record may be the same:", w->alike.list.n,
			    w->alike.list.n == 1 ? "person" : "people");
		for (size_t i = 0; i < w->alike.list.n; i++)
			say_alike(w, i);
	}
	arena_clear(&turn);
}

/* What was said to find somebody begins the form. */
static void
begin(struct filling *w)
{
	if (w->text != NULL)
		registration_begin(w->form, w->text, &w->mem);
}

static void
take_record(struct filling *w, size_t i)
{
	struct err e = { 0 };

	w->d->patient = w->alike.list.at[i].id;
	if (w->draft[0] != '\0' && !draft_throw(w->app, w->draft, &e))
		say_error(w->t, &e);
	w->draft[0] = '\0';
	w->kept = form_changes(w->form);
	w->left = true;
	say(w->t, "This is the record that was there already; nothing new was made.");
}

/* Saving asks when somebody is very like. */
static bool
refused(struct filling *w, const struct err *e)
{
	const char *said;
	long n;

	if (strcmp(e->field, "duplicate_ok") != 0)
		return false;
	look_for_alike(w);
	say_warning(w->t, "%s", e->text);
	for (size_t i = 0; i < w->alike.list.n; i++)
		say_alike(w, i);
	while (ask(w->t,
	    "A number takes that record, n it is another person, ! goes on with the form", &said)) {
		if (said[0] == '\0' || is_leave(said))
			return false;
		n = row_number(said);
		if (n >= 1 && (size_t)n <= w->alike.list.n) {
			take_record(w, (size_t)n - 1);
			return false;
		}
		if (strcmp(said, "n") == 0) {
			if (!ask(w->t, "Why is this another person (empty goes back)", &said)
			    || said[0] == '\0' || is_leave(said))
				return false;
			pair_add(&w->mem, &w->given, "duplicate_ok", arena_str(&w->mem, said));
			return true;
		}
		say(w->t, "Error: type a number, n or !.");
	}
	return false;
}

static void
saved(struct filling *w, const struct outcome *out)
{
	w->d->patient = out->patient;
}

static void
close(struct filling *w)
{
	arena_clear(&w->alike_mem);
}

const struct fill_kind kind_new = {
	.command = "patient.register",
	.begin = begin,
	.changed = look_for_alike,
	.refused = refused,
	.saved = saved,
	.close = close,
};

static void
say_begun(struct desk *d, const struct draft_rows *begun)
{
	char day[DAY_TEXT], minute[DAY_TEXT];

	say(d->t, "You left %zu new patient%s half filled:", begun->list.n,
	    begun->list.n == 1 ? "" : "s");
	for (size_t i = 0; i < begun->list.n; i++) {
		const struct draft_row *r = &begun->list.at[i];
		struct now at = now_at(r->at);

		say(d->t, "%zu. %s, %s %s.", i + 1,
		    r->shown[0] == '\0' ? "somebody without a name" : r->shown,
		    day_show(at.day, day), minute_show(at.minute, minute));
	}
}

/* Whether it is somebody who was begun before: what is typed for one must not go into another.
 * False: it was left. */
static bool
ask_begun(struct desk *d, const struct draft_rows *begun, int *nth)
{
	const char *said;
	long n;

	if (begun->list.n == 0)
		return true;
	say_begun(d, begun);
	while (ask(d->t,
		   "A number goes on with that one, n begins somebody new and keeps all, ! leaves",
		   &said)
	    && !is_leave(said)) {
		if (strcmp(said, "n") == 0)
			return true;
		n = row_number(said);
		if (n >= 1 && (size_t)n <= begun->list.n) {
			*nth = begun->list.at[n - 1].nth;
			return true;
		}
		say(d->t, "Error: type a number from 1 to %zu, n or !.", begun->list.n);
	}
	return false;
}

void
fill_new(struct desk *d, int nth, const char *text)
{
	int64_t before = d->patient;

	d->patient = 0;
	fill_run(d, &kind_new,
	    &(struct fill){ .form = "registration", .nth = nth, .day = DAY_NONE }, text);
	if (d->patient != 0 && !d->t->over)
		chart_begin(d, d->patient);
	else if (d->patient == 0)
		d->patient = before;
}

void
new_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct draft_rows begun;
	struct err e = { 0 };
	int nth;

	if (!draft_begun(d->app, &turn, &begun, &nth, &e))
		say_error(d->t, &e);
	else if (ask_begun(d, &begun, &nth))
		fill_new(d, nth, args);
	arena_clear(&turn);
}
