/* tell - who is still to be told that a visit was moved, and how somebody told. */
#include <string.h>

#include "app/find.h"
#include "app/may.h"
#include "app/phone_words.h"
#include "app/untold.h"
#include "base/text.h"
#include "plain/parts.h"

/* "1. HALL, Margaret, ID 10-0001-9. Review of Mon 23-Nov 10:00: Tue 24-Nov 10:00 KB; ..." */
static void
say_row(struct desk *d, const struct untold_row *r)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };
	const char *care = untold_care(r, &turn);

	for (size_t i = 0; i < r->visit.n; i++) {
		const struct untold_visit *v = &r->visit.at[i];

		text_addf(&t, " %s of %s: %s; %s.", v->label, untold_knew(v, &turn),
		    untold_now(v, &turn), v->why);
	}
	number_say(d,
	    (struct numbered){ .kind = NUMBER_TELL,
		.id = r->id,
		.patient = r->id,
		.words = untold_visits(r, &turn) },
	    "%s, ID %s.%s%s%s By phone: %s.", talk_name(d->t, r->name, r->latin), r->number,
	    text_get(&t), care[0] == '\0' ? "" : " ", care, phone_words(&r->phone, &turn));
	arena_clear(&turn);
}

static void
print_list(struct desk *d)
{
	struct arena turn = { 0 };
	struct outcome out;

	(void)!act(d->t, "print.tell", &(struct pairs){ 0 }, &out, &turn);
	arena_clear(&turn);
}

void
tell_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct untold_rows rows = { 0 };
	struct err e = { 0 };

	if (strcmp(args, "print") == 0) {
		print_list(d);
		return;
	}
	if (!find_note_list(d->app, "tell", &e) || !untold_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_row(d, &rows.list.at[i]);
		numbers_end(d);
		if (rows.list.n == 0)
			say(d->t, "Nobody is to be told.");
		else if (may_hold(d->app, "session.told"))
			say(d->t,
			    "Told and the number says how, the number alone opens the chart, tell "
			    "print "
			    "prints the list.");
	}
	arena_clear(&turn);
}

static const struct untold_how *
ask_how(struct desk *d)
{
	const struct untold_how *all = untold_hows();
	size_t most = 0;
	int n;

	for (; all[most].code != NULL; most++)
		say(d->t, "%zu. %s", most + 1, all[most].title);
	n = ask_number(d->t, "How, its number (empty leaves)", most);
	return n == 0 ? NULL : &all[n - 1];
}

void
told_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_TELL);
	const struct untold_how *how = n == NULL ? NULL : ask_how(d);
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;

	if (how != NULL) {
		pair_add(&turn, &p, "rows", arena_str(&turn, n->words));
		pair_add(&turn, &p, "how", how->code);
		if (act(d->t, "session.told", &p, &out, &turn))
			say(d->t, "Tell lists who is left.");
	}
	arena_clear(&turn);
}
