/* form_options - keys of a question whose answers are listed: choose, toggle, clear. */
#include <ctype.h>

#include "screens/form_view.h"

static bool
is_option(const struct field *d)
{
	return d->type == FIELD_CHOICE || d->type == FIELD_TRI;
}

static bool
is_offered(const struct form_view *v, const struct field *d, size_t i)
{
	return d->type == FIELD_TRI || form_offers(v->form, v->cell, i);
}

/* false, and said so: there is no such answer, or it is not offered now. */
static bool
pick(struct form_view *v, struct screen *s, const struct field *d, size_t i)
{
	if (i >= form_option_count(d) || !is_offered(v, d, i)) {
		screen_say(s, SAID_PLAIN, "There is no answer %zu here. F4 lists them.", i + 1);
		return false;
	}
	v->option = i;
	form_pick(v->form, v->cell, i);
	return true;
}

/* A chosen answer goes on, but from the last one. */
static enum view_did
take_option(struct form_view *v, struct screen *s, const struct field *d, size_t i)
{
	if (pick(v, s, d, i) && is_option(d))
		form_view_went(v, s);
	return VIEW_STAY;
}

void
form_options_settle(struct form_view *v, struct screen *s)
{
	size_t number = v->typed;

	v->typed = 0;
	if (number > 0)
		pick(v, s, form_field(v->form, v->cell), number - 1);
}

/* Another digit makes it the number of an answer: 1 where there is a 10. */
static bool
may_go_on(const struct form_view *v, const struct field *d, size_t number)
{
	size_t n = form_option_count(d);

	for (size_t longer = number * 10; longer < number * 10 + 10 && longer <= n; longer++)
		if (is_offered(v, d, longer - 1))
			return true;
	return false;
}

/* A number that may go on waits: what follows must not fall into the next question. */
static enum view_did
type_digit(struct form_view *v, struct screen *s, const struct field *d, size_t digit)
{
	size_t number = v->typed * 10 + digit;

	v->typed = 0;
	if (!may_go_on(v, d, number))
		return take_option(v, s, d, number - 1);
	v->typed = number;
	if (is_offered(v, d, number - 1)) {
		v->option = number - 1;
		screen_say(s, SAID_PLAIN, "%zu so far: Enter takes %s, another digit goes on.",
		    number, form_option_label(d, number - 1));
	} else
		screen_say(s, SAID_PLAIN, "%zu so far: another digit goes on.", number);
	return VIEW_STAY;
}

static void
move_option(struct form_view *v, const struct field *d, int by)
{
	size_t n = form_option_count(d), i = v->option;

	for (size_t tries = 0; tries < n; tries++) {
		i = (i + n + (size_t)by) % n;
		if (is_offered(v, d, i)) {
			v->option = i;
			return;
		}
	}
}

/* The only choice that begins with this letter answers; of several the next is gone to. */
static enum view_did
letter(struct form_view *v, struct screen *s, const struct field *d, uint32_t code)
{
	size_t n = form_option_count(d), found = n, count = 0;

	for (size_t k = 1; k <= n; k++) {
		size_t i = (v->option + k) % n;

		if (code > 0x7F || !is_offered(v, d, i)
		    || tolower((unsigned char)form_option_label(d, i)[0]) != tolower((int)code))
			continue;
		if (count++ == 0)
			found = i;
	}
	if (count == 1)
		return take_option(v, s, d, found);
	if (count > 1) {
		v->option = found;
		screen_say(s, SAID_PLAIN,
		    "%zu answers begin so: type its number, or Space takes "
		    "the one under the cursor.",
		    count);
	} else
		screen_say(s, SAID_PLAIN, "No answer begins so: type a number, or F4 lists them.");
	return VIEW_STAY;
}

/* Nothing is recorded here any more. */
static void
clear(struct form_view *v, struct screen *s)
{
	const struct cell *c = form_cell(v->form, v->cell);
	struct err e = { 0 };

	if (c->text[0] == '\0' && c->na == NULL)
		return;
	if (!form_set(v->form, v->cell, "", &e) || !form_na(v->form, v->cell, NULL, &e))
		screen_fail(s, &e);
	form_view_go(v, v->cell);
}

static bool
is_arrow(const struct key *k)
{
	return k->code == K_LEFT || k->code == K_RIGHT;
}

static bool
is_for_options(const struct key *k)
{
	return is_arrow(k) || k->code == K_BACKSPACE || k->code == K_DELETE || k->code == K_PASTE
	    || (k->mods == 0 && k->code >= ' ' && k->code < K_ENTER);
}

enum view_did
form_options_key(struct form_view *v, struct screen *s, const struct key *k)
{
	const struct field *d = form_field(v->form, v->cell);
	bool waits = v->typed > 0;
	struct err e = { 0 };

	if (!is_for_options(k))
		return VIEW_PASS;
	if (is_arrow(k) && d->sides) {
		form_view_cross(v, s);
		return VIEW_STAY;
	}
	if (k->mods == 0 && k->code >= (waits ? '0' : '1') && k->code <= '9')
		return type_digit(v, s, d, k->code - '0');
	v->typed = 0;
	if (is_arrow(k)) {
		move_option(v, d, k->code == K_LEFT ? -1 : 1);
	} else if (k->code == K_BACKSPACE && waits) {
		form_view_go(v, v->cell); /* the digit is gone; what is recorded stays */
	} else if (k->code == K_BACKSPACE || k->code == K_DELETE) {
		clear(v, s);
	} else if (k->code == K_PASTE) {
		if (!form_set(v->form, v->cell, k->text, &e))
			screen_fail(s, &e);
	} else if (k->code == ' ') {
		return take_option(v, s, d, v->option);
	} else {
		return letter(v, s, d, k->code);
	}
	return VIEW_STAY;
}
