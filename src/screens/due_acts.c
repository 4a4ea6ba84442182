#include "screens/due_acts.h"

#include <string.h>

#include "app/command.h"
#include "base/text.h"

/* Words that served it are typed no more. */
static void
run(struct screen *s, const char *command, const struct pair *pairs, size_t n)
{
	struct due_state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	bool done = command_run(s->app, command, pairs, n, &out, &turn, &e);
	bool day = !done && st->words.asked && st->asking == ASK_BEGAN;

	if (done)
		words_end(&st->words);
	st->sure_asked = day && strcmp(e.field, "sure") == 0;
	if (st->sure_asked)
		screen_say(s, SAID_CARE, "%s   y it is meant   n change it", e.text);
	else if (day && strcmp(e.field, "reason") == 0)
		screen_say(s, SAID_ERROR, "%s Type it behind the day, after a comma.", e.text);
	else if (!done || !due_read(s, &e))
		screen_fail(s, &e);
	else
		screen_done(s, &out);
	arena_clear(&turn);
}

/* Books a visit for what is due. */
static struct go
book(const struct due_row *r)
{
	return go_open(
	    "book", (struct subject){ .patient = r->patient, .id = r->id, .day = DAY_NONE });
}

/* What ends an item in words, and why something was done all the same. */
static const struct {
	const char *command, *as, *label, *missing;
} ends[] = {
	[ASK_HAPPENED] = { "due.answer", "note", "How did it happen?",
	    "Say how it happened, as in: film seen, 20-Nov." },
	[ASK_NEEDLESS] = { "due.cancel", "reason", "Why is it not needed?",
	    "Say why it is not needed." },
	[ASK_BEGAN] = { "decision.began", "day", NULL, "Say the day, as in 20-11." },
	[ASK_LOST] = { "due.lost", "reason", "What was tried, before giving up?",
	    "Say what was tried to reach the patient." },
	[ASK_ALL_THE_SAME] = { "due.contact", "reason", "Why all the same?",
	    "Say why it was done all the same." },
};

static void
ask_words(struct due_state *st, enum due_asking what)
{
	st->asking = what;
	words_ask(&st->words, ends[what].label, list_id(&st->list));
}

/* What was not agreed to is asked about; else it is said what is wrong. */
static void
contact_refused(struct screen *s, const struct due_outcome *o, const struct err *e)
{
	struct due_state *st = s->state;

	screen_fail(s, e);
	if (strcmp(e->field, "reason") != 0)
		return;
	st->tried = o;
	ask_words(st, ASK_ALL_THE_SAME);
}

/* Who was reached is booked, unless that is done already. */
static struct go
contact(struct screen *s, const struct due_outcome *o, const struct due_row *r, const char *why)
{
	struct due_state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();
	bool done = command_run(s->app, "due.contact",
	    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) }, { "outcome", o->code },
		{ "reason", why }),
	    &out, &turn, &e);

	if (done)
		words_end(&st->words);
	if (!done) {
		contact_refused(s, o, &e);
	} else if (strcmp(o->code, "reached") == 0 && r->booked_day == DAY_NONE) {
		go = book(r);
		go.said = arena_str(&s->mem, out.said);
		go.undo = out.undo;
	} else if (!due_read(s, &e)) {
		screen_fail(s, &e);
	} else {
		screen_done(s, &out);
	}
	arena_clear(&turn);
	return go;
}

/* "7-12", or "7-12, it was the other hip" where another day was noted before. */
static void
run_began(struct screen *s, const struct due_row *r, bool sure, struct arena *turn)
{
	struct due_state *st = s->state;
	const char *typed = words_text(&st->words);
	size_t n = strcspn(typed, ",");
	const char *why = typed[n] == ',' ? typed + n + 1 + strspn(typed + n + 1, " ") : "";

	run(s, "decision.began",
	    PAIRS({ "id", text_fmt(turn, "%lld", (long long)r->decision) },
		{ "day", arena_strn(turn, typed, n) }, { "reason", why },
		{ "sure", sure ? "yes" : "" }));
}

static struct go
finish(struct screen *s, bool sure)
{
	struct due_state *st = s->state;
	const struct due_row *r = due_chosen(st);
	enum due_asking what = st->asking;
	struct arena turn = { 0 };
	struct go go = go_stay();

	if (words_text(&st->words)[0] == '\0')
		screen_say(s, SAID_ERROR, "%s", ends[what].missing);
	else if (r == NULL)
		screen_say(s, SAID_ERROR, "Somebody ended this item meanwhile.");
	else if (what == ASK_ALL_THE_SAME)
		go = contact(s, st->tried, r, words_text(&st->words));
	else if (what == ASK_BEGAN)
		run_began(s, r, sure, &turn);
	else
		run(s, ends[what].command,
		    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) },
			{ "rev", text_fmt(&turn, "%lld", (long long)r->rev) },
			{ ends[what].as, words_text(&st->words) }));
	arena_clear(&turn);
	return go;
}

struct go
due_asked(struct screen *s, const struct input *in)
{
	struct due_state *st = s->state;
	bool sure = st->sure_asked;

	st->sure_asked = false;
	if (sure && in->key->code == 'y')
		return finish(s, true);
	if (sure)
		s->message[0] = '\0';
	if (sure && in->key->code == 'n')
		return go_stay();
	return words_key(s, &st->words, in) ? finish(s, false) : go_stay();
}

/* What a letter says came of a call; NULL when the action is another. */
static const struct due_outcome *
outcome_of(const struct input *in)
{
	const char *code = strncmp(in->action, "due.", 4) == 0 ? in->action + 4 : "";

	for (const struct due_outcome *o = due_outcomes(); o->code != NULL; o++)
		if (strcmp(o->code, code) == 0)
			return o;
	return NULL;
}

static bool
is_end(const struct input *in)
{
	return input_is(in, "due.happened") || input_is(in, "due.needless");
}

/* One that was given up is due after all. */
static void
found_again(struct screen *s, const struct due_row *r)
{
	struct arena turn = { 0 };

	run(s, "due.found", PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) }));
	arena_clear(&turn);
}

/* Asks for the day from which follow-up counts; a stage has its own. */
static void
began(struct screen *s, const struct due_row *r)
{
	struct due_state *st = s->state;
	const char *label;
	struct err e = { 0 };

	st->asking = ASK_BEGAN;
	if (r->decision == 0)
		screen_say(s, SAID_ERROR, "This is due after the stage: confirm the stage anew.");
	else if (!due_day_asked(s->app, r->decision, &s->mem, &label, &e))
		screen_fail(s, &e);
	else
		words_ask(&st->words, label, list_id(&st->list));
}

bool
due_act(struct screen *s, const struct input *in, struct go *go)
{
	struct due_state *st = s->state;
	const struct due_row *r = due_chosen(st);
	const struct due_outcome *o = outcome_of(in);
	struct subject on = { .patient = r == NULL ? 0 : r->patient, .day = DAY_NONE };
	struct subject of_day = { .patient = on.patient, .day = r == NULL ? DAY_NONE : r->target };

	*go = go_stay();
	if (r == NULL)
		return false;
	if (input_is(in, "due.items"))
		*go = go_open("due", of_day);
	else if (input_is(in, "due.open"))
		*go = go_open("chart", on);
	else if (input_is(in, "due.call"))
		*go = go_open("calls", on);
	else if (input_is(in, "due.wish"))
		*go = go_open("disclosures", on);
	else if (input_is(in, "due.book"))
		*go = book(r);
	else if (input_is(in, "due.found"))
		found_again(s, r);
	else if (input_is(in, "due.give_up"))
		ask_words(st, ASK_LOST);
	else if (input_is(in, "due.began") && (r->items == 1 || r->decision != 0))
		began(s, r);
	else if (r->items > 1 && (is_end(in) || input_is(in, "due.began"))) {
		*go = go_open("due", of_day);
		go->said = "Several things are due: choose one, then the key again.";
	} else if (is_end(in))
		ask_words(st, input_is(in, "due.happened") ? ASK_HAPPENED : ASK_NEEDLESS);
	else if (o != NULL && (strcmp(o->code, "dead") == 0 || strcmp(o->code, "moved") == 0))
		*go = go_open("ending",
		    (struct subject){
			.patient = r->patient, .id = r->id, .day = DAY_NONE, .text = o->code });
	else if (o != NULL)
		*go = contact(s, o, r, "");
	else
		return false;
	return true;
}
