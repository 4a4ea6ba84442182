/* asked - the fields of a command, one question after the other. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plain/office.h"

struct answers {
	const struct asked *q;
	const char *value[ASK_FIELDS];
	const char *proof; /* one's own password; "" */
};

static int
count(const struct ask *k)
{
	int n = 0;

	while (n < ASK_FIELDS && k->field[n].name != NULL)
		n++;
	return n;
}

/* "When full, 1 refuse, 2 ask, 3 allow [ask]" */
static const char *
question_of(const struct answers *w, int i, struct arena *a)
{
	const struct ask_field *f = &w->q->ask->field[i];
	struct text t = { .a = a };

	text_add(&t, f->label);
	for (int k = 0; k < ASK_WORDS && f->words[k] != NULL; k++)
		text_addf(&t, ", %d %s", k + 1, f->words[k]);
	if (w->value[i][0] != '\0')
		text_addf(&t, " [%s]", w->value[i]);
	else if (!f->needed)
		text_add(&t, " (may stay empty)");
	return text_get(&t);
}

static void
say_hint(struct talk *t, const struct answers *w, int i)
{
	const char *hint = w->q->ask->field[i].hint;

	if (i == 0 && w->q->hint != NULL)
		hint = w->q->hint;
	say(t, "%s%s! leaves, and nothing is changed.", hint, hint[0] == '\0' ? "" : ". ");
	if (w->value[i][0] != '\0')
		say(t, "Enter keeps what stands in brackets%s.",
		    w->q->empty[i] != NULL ? ", - takes it away" : "");
}

/* The word of a number, of itself or of its beginning; NULL: it is none. */
static const char *
word_of(const struct ask_field *f, const char *said)
{
	int n = (int)row_number(said);

	for (int k = 0; k < ASK_WORDS && f->words[k] != NULL; k++)
		if (k + 1 == n || strncmp(f->words[k], said, strlen(said)) == 0)
			return f->words[k];
	return NULL;
}

/* What was answered becomes the value; false, and said why: it cannot. */
static bool
take(struct talk *t, struct answers *w, int i, const char *said, struct arena *a)
{
	const struct ask_field *f = &w->q->ask->field[i];

	if (said[0] == '\0' && (w->value[i][0] != '\0' || !f->needed))
		return true;
	if (said[0] == '\0') {
		say(t, "Error: %s: this is still missing.", f->label);
		return false;
	}
	if (strcmp(said, "-") == 0 && w->q->empty[i] != NULL)
		said = w->q->empty[i];
	else if (f->words[0] != NULL && (said = word_of(f, said)) == NULL) {
		say(t, "Error: say one of the words, or its number.");
		return false;
	}
	w->value[i] = arena_str(a, said);
	return true;
}

/* Twice, since nobody hears what was typed. */
static bool
ask_twice(struct talk *t, struct answers *w, int i, struct arena *a)
{
	const struct ask_field *f = &w->q->ask->field[i];
	const struct ask_field *same = staff_field(STAFF_SAME);
	const char *said;

	for (;;) {
		w->value[i] = "";
		if (!ask_secret(t, question_of(w, i, a), &said) || is_leave(said))
			return false;
		if (!take(t, w, i, said, a))
			continue;
		if (w->value[i][0] == '\0')
			return true;
		if (!ask_secret(t, same->label, &said) || is_leave(said))
			return false;
		if (strcmp(said, w->value[i]) == 0)
			return true;
		say(t, "Error: %s: it is not the same; type it again.", f->label);
	}
}

static bool
ask_field(struct talk *t, struct answers *w, int i, struct arena *a)
{
	const char *said;

	if (w->q->ask->field[i].secret)
		return ask_twice(t, w, i, a);
	for (;;) {
		if (!ask_helped(t, question_of(w, i, a), &said) || is_leave(said))
			return false;
		if (strcmp(said, "?") == 0)
			say_hint(t, w, i);
		else if (take(t, w, i, said, a))
			return true;
	}
}

/* What was refused only because something has to be said, or said otherwise, is asked. */
static bool
ask_again(struct talk *t, struct answers *w, const struct err *e, struct arena *a)
{
	const char *said;

	if (strcmp(e->field, "proof") == 0) {
		if (w->proof[0] != '\0')
			say_error(t, e);
		if (!ask_secret(t, "Your password, again", &said) || said[0] == '\0'
		    || is_leave(said))
			return false;
		w->proof = arena_str(a, said);
		return true;
	}
	say_error(t, e);
	for (int i = 0; i < count(w->q->ask); i++)
		if (strcmp(w->q->ask->field[i].name, e->field) == 0)
			return ask_field(t, w, i, a);
	return false;
}

static void
pairs_of(const struct answers *w, const struct pairs *fixed, struct pairs *p, struct arena *a)
{
	*p = (struct pairs){ 0 };
	for (size_t i = 0; i < fixed->list.n; i++)
		pair_add(a, p, fixed->list.at[i].name, fixed->list.at[i].value);
	for (int i = 0; i < count(w->q->ask); i++)
		if (w->value[i][0] != '\0')
			pair_add(a, p, w->q->ask->field[i].name, w->value[i]);
	if (w->proof[0] != '\0')
		pair_add(a, p, "proof", w->proof);
}

/* A password is heard once, so that what is proven is not tried before. */
static bool
is_sure(
    struct talk *t, const struct answers *w, const struct pairs *p, struct arena *a, struct err *e)
{
	struct outcome would = { 0 };
	bool yes = true;

	if (w->proof[0] != '\0')
		return true;
	if (!command_try(t->app, w->q->ask->command, p->list.at, p->list.n, &would, a, e))
		return false;
	if (would.reasons.n == 0)
		return true;
	say_warning(t, "not done yet. These visits could not take place then:");
	for (size_t i = 0; i < would.reasons.n; i++)
		say(t, "%s", would.reasons.at[i]);
	return ask_yes(t, "Do it; stranded lists them afterwards (y or n)", &yes) && yes;
}

static bool
run(struct talk *t, struct answers *w, const struct pairs *fixed, struct outcome *out,
    struct arena *a)
{
	for (;;) {
		struct err e = { 0 };
		struct pairs p;

		pairs_of(w, fixed, &p, a);
		*out = (struct outcome){ 0 };
		if (is_sure(t, w, &p, a, &e)
		    && command_run(t->app, w->q->ask->command, p.list.at, p.list.n, out, a, &e))
			return true;
		if (t->over || e.code == ERR_NONE || !ask_again(t, w, &e, a))
			return false;
	}
}

bool
asked_do(
    struct talk *t, const struct asked *q, struct pairs *p, struct outcome *out, struct arena *a)
{
	struct answers w = { .q = q, .proof = "" };
	bool done = true;
	int n = count(q->ask);

	if (n > 0)
		say(t, "%s%s. ? helps, ! leaves.", q->ask->title, q->about);
	for (int i = 0; i < n; i++)
		w.value[i] = q->first[i] == NULL ? "" : q->first[i];
	for (int i = 0; done && i < n; i++)
		done = ask_field(t, &w, i, a);
	done = done && run(t, &w, p, out, a);
	if (done)
		say(t, "%s%s", out->said, out->undo != 0 ? " Undo takes it back." : "");
	else if (!t->over)
		say(t, "Nothing is changed.");
	return done;
}
