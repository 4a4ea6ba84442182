/* follow - who is due for what, and what came of trying to reach them. */
#include <string.h>

#include "app/due_list.h"
#include "app/find.h"
#include "base/text.h"
#include "plain/book.h"

static const char *const filter_word[DUE_FILTERS] = { [DUE_OVERDUE] = "overdue",
	[DUE_WEEK] = "week",
	[DUE_MONTH] = "month",
	[DUE_LOST] = "lost",
	[DUE_WAITS] = "waiting" };

/* "1. HALL, Margaret, born 14-Jul-1968, ID 10-2345-7: X-ray, right. Due 22-Feb-2026, ..." */
static void
say_row(struct desk *d, const struct due_row *r, bool one)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };
	char day[DAY_TEXT], from[DAY_TEXT], to[DAY_TEXT];

	if (!one)
		text_addf(&t, "%s, born %s, ID %s: ", talk_name(d->t, r->shown, r->latin),
		    r->born == DAY_NONE ? "not known"
					: day_show_born(r->born, r->born_estimated, day),
		    r->number);
	if (r->waits)
		text_addf(&t, "%s. It waits for the day of the operation.", r->words);
	else
		text_addf(&t, "%s. Due %s, from %s to %s.", r->words, day_show(r->target, day),
		    day_show(r->earliest, from), day_show(r->latest, to));
	if (r->late > 0)
		text_addf(&t, " %d day%s late.", r->late, r->late == 1 ? "" : "s");
	if (r->booked_day != DAY_NONE)
		text_addf(&t, " Booked for %s.", day_show(r->booked_day, day));
	if (r->tried > 0)
		text_addf(&t, " Tried %d time%s.", r->tried, r->tried == 1 ? "" : "s");
	if (!one && r->phone[0] != '\0')
		text_addf(&t, " By phone: %s.", r->phone);
	number_say(d,
	    (struct numbered){ .kind = NUMBER_DUE,
		.id = r->id,
		.patient = r->patient,
		.rev = r->rev,
		.of = r->decision,
		.items = r->items,
		.words = r->words },
	    "%s", text_get(&t));
	arena_clear(&turn);
}

static void
say_verbs(struct desk *d, const struct due_rows *rows)
{
	bool waits = false;

	for (size_t i = 0; i < rows->list.n; i++)
		waits |= rows->list.at[i].waits;
	numbers_end(d);
	if (d->number.n > 0)
		say(d->t,
		    "Contact 1 says what came of a call, book 1 books it, happened 1 or "
		    "needless 1 ends it, 1 alone opens the chart.");
	if (waits)
		say(d->t, "Operated 1 and a day says when an operation was that is waited for.");
}

/* "Follow-up: overdue 3, in 7 days 2, in 30 days 5, lost 0. Listed: overdue." */
static void
say_counts(struct desk *d, enum due_filter filter, const struct due_rows *rows)
{
	const int n[DUE_FILTERS] = { rows->overdue, rows->week, rows->month, rows->lost,
		rows->waits };
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	for (int i = 0; i < DUE_FILTERS; i++)
		text_addf(
		    &t, "%s%s %d", i > 0 ? ", " : "", due_filter_word((enum due_filter)i), n[i]);
	say(d->t, "Follow-up: %s. Listed: %s.", text_get(&t), due_filter_word(filter));
	arena_clear(&turn);
}

void
due_verb(struct desk *d, const char *args)
{
	enum due_filter filter = due_list_last(d->app);
	struct arena turn = { 0 };
	struct due_rows rows = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < DUE_FILTERS; i++)
		if (strcmp(filter_word[i], args) == 0)
			due_list_choose(d->app, filter = (enum due_filter)i);
	if (!find_note_list(d->app, "recall", &e)
	    || !due_list_load(d->app, filter, 0, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		say_counts(d, filter, &rows);
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_row(d, &rows.list.at[i], false);
		if (rows.list.n == 0)
			say(d->t,
			    "Nobody is due here. Due overdue, due week, due month, due lost and "
			    "due waiting say others.");
		if (rows.more)
			say(d->t,
			    "These are the first %zu, the oldest: more come as they are dealt "
			    "with. Due week and due month say others; find a patient, and due "
			    "is of that one.",
			    rows.list.n);
		say_verbs(d, &rows);
	}
	arena_clear(&turn);
}

void
due_one_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct due_rows rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!desk_head(d, "Follow-up"))
		return;
	if (!due_list_of(d->app, d->patient, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_row(d, &rows.list.at[i], true);
		if (rows.list.n == 0)
			say(d->t, "Nothing is due for this patient.");
		say_verbs(d, &rows);
	}
	arena_clear(&turn);
}

static void
say_tries(struct desk *d, int64_t due)
{
	struct arena turn = { 0 };
	struct due_tries all = { 0 };
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct err e = { 0 };

	if (!due_list_tries(d->app, due, &turn, &all, &e))
		say_error(d->t, &e);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due_try *x = &all.list.at[i];
		struct now at = now_at(x->at);

		say(d->t, "%s %s: %s%s%s, %s.", day_show(at.day, day),
		    minute_show(at.minute, minute), x->outcome, x->note[0] == '\0' ? "" : ", ",
		    x->note, x->initials);
	}
	arena_clear(&turn);
}

static const char *
outcome_title(size_t i, struct arena *a)
{
	(void)a;
	return due_outcomes()[i].code == NULL ? NULL : due_outcomes()[i].title;
}

void
contact_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_DUE);
	const struct due_outcome *o;
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *note;
	int which;

	if (n == NULL)
		return;
	say_tries(d, n->id);
	which = ask_one_of(d->t, OUTCOME_QUESTION, outcome_title);
	o = which == 0 ? NULL : &due_outcomes()[which - 1];
	if (o != NULL && !leaving_by_contact(d, n, o->code)
	    && ask(d->t, "In words, if there is more to say", &note) && !is_leave(note)) {
		pair_id(&turn, &p, "id", n->id);
		pair_add(&turn, &p, "outcome", o->code);
		if (note[0] != '\0')
			pair_add(&turn, &p, "note", arena_str(&turn, note));
		if (act(d->t, "due.contact", &p, &out, &turn) && strcmp(o->code, "reached") == 0)
			say(d->t, "Book %s books it now.", args);
	}
	arena_clear(&turn);
}

/* A row may be all that is due on one day: that is said item by item, to choose from. */
static void
say_items(struct desk *d, int64_t patient)
{
	say(d->t, "Several things are due on that day: choose one.");
	if (d->patient != patient)
		chart_begin(d, patient);
	if (d->patient == patient)
		due_one_verb(d, "");
}

/* What ends an item in words. */
static void
end_item(
    struct desk *d, const char *args, const char *command, const char *question, const char *as)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_DUE);
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *words;

	if (n != NULL && n->items > 1)
		say_items(d, n->patient);
	else if (n != NULL && desk_may(d, command) && ask(d->t, question, &words)
	    && words[0] != '\0' && !is_leave(words)) {
		pair_id(&turn, &p, "id", n->id);
		pair_id(&turn, &p, "rev", n->rev);
		pair_add(&turn, &p, as, arena_str(&turn, words));
		if (act(d->t, command, &p, &out, &turn))
			say(d->t, "Due lists what is left.");
	}
	arena_clear(&turn);
}

void
happened_verb(struct desk *d, const char *args)
{
	end_item(d, args, "due.answer", "How did it happen, as in film seen, 20-Nov (empty leaves)",
	    "note");
}

void
needless_verb(struct desk *d, const char *args)
{
	end_item(d, args, "due.cancel", "Why is it not needed (empty leaves)", "reason");
}

/* Notes the day from which follow-up after the decision counts; it is asked for unless it was
 * said at once. */
static void
operated_on(struct desk *d, const struct numbered *n, const char *day)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	struct err e = { 0 };
	const char *asked;

	if (!due_day_asked(d->app, n->of, &turn, &asked, &e)) {
		say_error(d->t, &e);
	} else if ((day[0] != '\0' || ask(d->t, text_fmt(&turn, "%s (empty leaves)", asked), &day))
	    && day[0] != '\0' && !is_leave(day)) {
		pair_id(&turn, &p, "id", n->of);
		pair_add(&turn, &p, "day", arena_str(&turn, day));
		if (act(d->t, "decision.began", &p, &out, &turn))
			say(d->t, "Due lists what is left.");
	}
	arena_clear(&turn);
}

/* "1 20-11": the day from which what is due after a decision counts. */
void
operated_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_DUE);
	const char *day = args + strcspn(args, " ");

	if (n == NULL)
		return;
	if (n->of == 0 && n->items > 1)
		say_items(d, n->patient);
	else if (n->of == 0)
		say(d->t,
		    "Error: this is due after the stage, or by itself: no operation and no "
		    "treatment began it.");
	else
		operated_on(d, n, day + strspn(day, " "));
}

/* A visit for an item of the list; without a number one of the open chart. */
void
book_verb(struct desk *d, const char *args)
{
	const struct numbered *n;

	if (args[strspn(args, "0123456789")] != '\0' || args[0] == '\0') {
		book_visit(d, args);
		return;
	}
	n = number_among(d, args, 1u << NUMBER_DUE);
	if (n != NULL)
		book_due(d, n->patient, n->id);
}
