/* merge - two records that are of one person become one, or are said to be of two. */
#include <stdlib.h>
#include <string.h>

#include "app/merge_form.h"
#include "app/merging.h"
#include "base/text.h"
#include "plain/parts.h"

enum { AT_ONCE = 200, PAIRS_SAID = 20 };

struct merger {
	struct desk *d;
	struct talk *t;
	struct arena mem; /* of both */
	struct merging both;
	unsigned take; /* bits of enum merge_take: as the record that goes says it */
};

static const char *
name_of(const struct desk *d, const struct find_row *r, struct arena *a)
{
	return text_fmt(a, "%s %s", r->number, talk_name(d->t, r->shown, r->latin));
}

static bool
find_pairs(struct desk *d, struct arena *a, struct merging_pairs *out, struct err *e)
{
	merging_queue_start(out);
	while (out->from > 0 && out->list.n < PAIRS_SAID)
		if (!merging_queue(d->app, AT_ONCE, a, out, e))
			return false;
	return true;
}

void
duplicates_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct merging_pairs all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!find_pairs(d, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < all.list.n; i++) {
			const struct merging_pair *p = &all.list.at[i];

			number_say(d,
			    (struct numbered){ .kind = NUMBER_PAIR,
				.id = p->one.id,
				.patient = p->one.id,
				.of = p->other.id },
			    "%s and %s: %d points, %s.", name_of(d, &p->one, &turn),
			    name_of(d, &p->other, &turn), p->one.percent,
			    p->one.why == NULL ? "" : p->one.why);
		}
		numbers_end(d);
		if (all.from > 0)
			say(d->t, "There may be others; these are the first.");
		say(d->t,
		    all.list.n == 0 ? "No two records look like one person."
				    : "Merge 1 puts both side by side.");
	}
	arena_clear(&turn);
}

static const char *
or_nothing(const char *said)
{
	return strcmp(said, "-") == 0 ? "nothing" : said;
}

/* "Born: 14-Jul-1968; the other one: 14-Jul-1986." */
static void
say_row(const struct merger *w, const struct merging_row *r)
{
	bool same = strcmp(r->stays, r->goes) == 0;

	if (!same)
		say(w->t, "%s: %s; the other one: %s%s.", r->label, or_nothing(r->stays),
		    or_nothing(r->goes), (w->take & r->take) != 0 ? ", which holds then" : "");
	else if (strcmp(r->stays, "-") != 0)
		say(w->t, "%s, both: %s.", r->label, r->stays);
}

static void
say_both(const struct merger *w)
{
	struct arena turn = { 0 };
	struct merging_row row[MERGING_ROWS];
	int n = merging_rows(&w->both, &turn, row);

	say(w->t, "%s stays, %s becomes part of it.", w->both.stays.number, w->both.goes.number);
	for (int i = 0; i < n; i++)
		say_row(w, &row[i]);
	for (size_t i = 0; i < w->both.heed.n; i++)
		say_warning(w->t, "%s", w->both.heed.at[i]);
	arena_clear(&turn);
}

static bool
load(struct merger *w, int64_t stays, int64_t goes)
{
	struct err e = { 0 };

	w->take = 0;
	if (!merging_load(w->d->app, stays, goes, &w->mem, &w->both, &e)) {
		say_error(w->t, &e);
		return false;
	}
	say_both(w);
	return true;
}

/* The end of the number of the record that goes is typed, so that no slip merges.  True when they
 * are one. */
static bool
merge_them(struct merger *w)
{
	const struct merging *m = &w->both;
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *said;
	bool done = ask(w->t,
	    text_fmt(&turn, "%s goes. Its last digits, %s (empty leaves)", m->goes.number,
		m->goes.last3),
	    &said);

	if (done && strcmp(said, m->goes.last3) != 0) {
		if (said[0] != '\0' && !is_leave(said))
			say(w->t,
			    "Error: that is not the end of %s, the number of the record that goes.",
			    m->goes.number);
		done = false;
	}
	if (done) {
		pair_patient(&turn, &p, m->stays.patient);
		pair_add(&turn, &p, "other", text_fmt(&turn, "#%lld", (long long)m->goes.patient));
		pair_add(&turn, &p, "take", merge_take_words(w->take, &turn));
		done = act(w->t, "patient.merge", &p, &out, &turn);
	}
	if (done && w->d->patient == m->goes.patient)
		w->d->patient = m->stays.patient;
	arena_clear(&turn);
	return done;
}

/* Two people: they are not offered again. */
static bool
not_same(struct merger *w)
{
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	bool done;

	pair_patient(&turn, &p, w->both.stays.patient);
	pair_add(&turn, &p, "other", text_fmt(&turn, "#%lld", (long long)w->both.goes.patient));
	done = act(w->t, "patient.not_same", &p, &out, &turn);
	arena_clear(&turn);
	return done;
}

/* "born": that of the record that goes holds, or no longer; false: it is no such word. */
static bool
take(struct merger *w, const char *word)
{
	struct arena turn = { 0 };
	struct merging_row row[MERGING_ROWS];
	int n = merging_rows(&w->both, &turn, row);
	const struct merge_choice *c = NULL;
	bool found = false;

	for (size_t i = 0; !found && (c = merge_choice_at(i)) != NULL; i++)
		found = strcmp(c->word, word) == 0;
	for (int i = 0; found && i < n; i++) {
		if (row[i].take != (unsigned)c->take)
			continue;
		if (strcmp(row[i].goes, "-") == 0 || strcmp(row[i].goes, "not known") == 0)
			say(w->t, "Error: %s says no %s.", w->both.goes.number, c->title);
		else if (strcmp(row[i].stays, row[i].goes) == 0)
			say(w->t, "Error: both say the same %s.", c->title);
		else {
			w->take ^= (unsigned)c->take;
			say(w->t, "The record of both has the %s %s.", c->title,
			    (w->take & (unsigned)c->take) != 0 ? row[i].goes : row[i].stays);
		}
	}
	arena_clear(&turn);
	return found;
}

static void
compare(struct desk *d, int64_t one, int64_t other)
{
	struct merger w = { .d = d, .t = d->t };
	/* The older one has its number on more paper. */
	bool done = !load(&w, one < other ? one : other, one < other ? other : one);
	const char *said;

	while (!done && !w.t->over
	    && ask(w.t,
		"m makes them one, s swaps which stays, n they are two people; name, born, sex, "
		"phone or address takes that of the other one; ! leaves",
		&said)
	    && !is_leave(said) && said[0] != '\0') {
		if (strcmp(said, "m") == 0)
			done = merge_them(&w);
		else if (strcmp(said, "n") == 0)
			done = not_same(&w);
		else if (strcmp(said, "s") == 0)
			done = !load(&w, w.both.goes.patient, w.both.stays.patient);
		else if (!take(&w, said))
			say(w.t, "Error: say m, s, n, or one of those five words.");
	}
	arena_clear(&w.mem);
}

/* Who looks like the open chart, and what became part of it. */
static void
say_alike(struct desk *d)
{
	struct arena turn = { 0 };
	struct find_rows alike = { 0 };
	struct merged_list parts = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT];

	numbers_begin(d);
	if (!merging_alike(d->app, d->patient, &turn, &alike, &e)
	    || !merging_parts(d->app, d->patient, &turn, &parts, &e))
		say_error(d->t, &e);
	for (size_t i = 0; i < alike.list.n; i++)
		number_say(d,
		    (struct numbered){ .kind = NUMBER_PAIR,
			.id = d->patient,
			.patient = alike.list.at[i].id,
			.of = alike.list.at[i].id },
		    "%s, born %s: %d points, %s.", name_of(d, &alike.list.at[i], &turn),
		    alike.list.at[i].born == DAY_NONE ? "not known"
						      : day_show_born(alike.list.at[i].born,
							  alike.list.at[i].born_estimated, day),
		    alike.list.at[i].percent,
		    alike.list.at[i].why == NULL ? "" : alike.list.at[i].why);
	for (size_t i = 0; i < parts.list.n; i++)
		number_say(d,
		    (struct numbered){
			.kind = NUMBER_MERGED, .id = parts.list.at[i].id, .patient = d->patient },
		    "%s %s, part of this record since %s, by %s.", parts.list.at[i].number,
		    parts.list.at[i].shown, day_show(now_at(parts.list.at[i].at).day, day),
		    parts.list.at[i].initials);
	numbers_end(d);
	if (alike.list.n == 0 && e.code == ERR_NONE)
		say(d->t, "Nobody on record looks alike.");
	say(d->t, "Merge 1, or merge and a record number, puts both side by side%s.",
	    parts.list.n == 0 ? "" : "; part and a number makes two records again");
	arena_clear(&turn);
}

/* The number of a list, or that of a record. */
void
merge_verb(struct desk *d, const char *args)
{
	size_t digits = strspn(args, "0123456789");
	const struct numbered *n = NULL;
	struct err e = { 0 };
	int64_t other;

	if (digits > 0 && digits < 5 && args[digits] == '\0') {
		n = number_among(d, args, 1u << NUMBER_PAIR | 1u << NUMBER_PATIENT);
		if (n != NULL && n->kind == NUMBER_PAIR)
			compare(d, n->id, n->of);
		else if (n != NULL && desk_patient(d))
			compare(d, d->patient, n->patient);
	} else if (desk_patient(d)) {
		if (args[0] == '\0')
			say_alike(d);
		else if (!find_number(d->app, args, &other, &e))
			say_error(d->t, &e);
		else
			compare(d, d->patient, other);
	}
}

void
part_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_MERGED);
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *why;

	if (n != NULL
	    && ask_reason(
		d->t, REASON_OF_ANY, "Two people after all? The reason (empty leaves)", &why)) {
		pair_id(&turn, &p, "id", n->id);
		pair_add(&turn, &p, "reason", arena_str(&turn, why));
		if (act(d->t, "patient.unmerge", &p, &out, &turn))
			numbers_begin(d);
	}
	arena_clear(&turn);
}
