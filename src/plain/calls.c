/* calls - who must be called today because of a red flag. */
#include <string.h>

#include "app/calls.h"
#include "app/find.h"
#include "app/phone_words.h"
#include "base/text.h"
#include "plain/parts.h"

static void
say_row(struct desk *d, const struct call_row *r)
{
	struct arena turn = { 0 };
	char day[DAY_TEXT], born[DAY_TEXT];

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_CALL, .id = r->id, .patient = r->patient, .words = r->what },
	    "%s, born %s, ID %s, since %s: %s. %s%s%s Tried %d time%s. By phone: %s.",
	    talk_name(d->t, r->shown, r->latin),
	    r->born == DAY_NONE ? "not known" : day_show_born(r->born, r->born_estimated, born),
	    r->number, day_show(r->day, day), r->what, r->action,
	    r->done[0] == '\0' ? "" : " Done at once: ", r->done, r->tried,
	    r->tried == 1 ? "" : "s", phone_words_whole(&r->phone, &turn));
	arena_clear(&turn);
}

void
calls_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct call_rows rows = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!find_note_list(d->app, "calls", &e) || !calls_load(d->app, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++)
			say_row(d, &rows.list.at[i]);
		say(d->t,
		    rows.list.n == 0
			? "Nobody has to be called."
			: "Call and the number says what came of it, the number alone opens the "
			  "chart.");
	}
	arena_clear(&turn);
}

static const char *
outcome_title(size_t i, struct arena *a)
{
	const struct call_outcome *o = &call_outcomes()[i];

	return o->code == NULL
	    ? NULL
	    : text_fmt(a, "%s%s", o->title, o->ends ? "" : " (stays on the list)");
}

void
call_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_CALL);
	int which = n == NULL ? 0 : ask_one_of(d->t, OUTCOME_QUESTION, outcome_title);
	const struct call_outcome *o = which == 0 ? NULL : &call_outcomes()[which - 1];
	struct arena turn = { 0 };
	struct pairs p = { 0 };
	struct outcome out;
	const char *note = "";

	if (o != NULL
	    && (!o->ends || ask(d->t, "What was arranged, and with whom (! leaves)", &note))
	    && !is_leave(note)) {
		pair_id(&turn, &p, "id", n->id);
		pair_add(&turn, &p, "outcome", o->code);
		if (note[0] != '\0')
			pair_add(&turn, &p, "note", arena_str(&turn, note));
		if (act(d->t, "redflag.contact", &p, &out, &turn))
			say(d->t, "Calls lists who is left.");
	}
	arena_clear(&turn);
}
