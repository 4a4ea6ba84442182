/* form_options - keys of a question whose answers are listed: choose, toggle, clear. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

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

/* Which is chosen; SIZE_MAX: none. */
static size_t
chosen(const struct form_view *v, const struct field *d)
{
	for (size_t i = 0; is_option(d) && i < form_option_count(d); i++)
		if (form_option_chosen(v->form, v->cell, i))
			return i;
	return SIZE_MAX;
}

/* One key is enough to change an answer, so it is said; true: it is another one. */
static bool
say_change(
    const struct form_view *v, struct screen *s, const struct field *d, size_t was, size_t now)
{
	struct arena scratch = { 0 };

	if (was == SIZE_MAX || was == now)
		return false;
	screen_say(s, SAID_CARE, "%s: changed from %s to %s; ^Z takes it back.",
	    form_label(v->form, v->cell, &scratch), form_option_label(d, was),
	    form_option_label(d, now));
	arena_clear(&scratch);
	return true;
}

/* false, and said so: there is no such answer, or it is not offered now. */
static bool
pick(struct form_view *v, struct screen *s, const struct field *d, size_t i)
{
	size_t was;
	bool stood;

	if (i >= form_option_count(d) || !is_offered(v, d, i)) {
		screen_say(s, SAID_ERROR, "There is no answer %zu here. F4 lists them.", i + 1);
		v->refused = true;
		return false;
	}
	v->option = i;
	was = chosen(v, d);
	stood = !form_is_changed(v->form, v->cell);
	form_pick(v->form, v->cell, i);
	v->changed = say_change(v, s, d, was, i) && stood;
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

/* The first answer of a question whose label or code begins with the word, and how many do; one
 * that is the word is the only one. */
static size_t
of_word(const struct form *f, size_t cell, const char *word, size_t *count)
{
	const struct field *d = form_field(f, cell);
	size_t n = form_option_count(d), found = n, len = strlen(word);

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		const char *label = form_option_label(d, i);
		const char *code = d->type == FIELD_TRI ? label : d->choices[i].code;

		if (!form_option_offered(f, cell, i)
		    || (strncasecmp(label, word, len) != 0 && strncasecmp(code, word, len) != 0))
			continue;
		if (code[len] == '\0' && strncasecmp(code, word, len) == 0) {
			*count = 1;
			return i;
		}
		if ((*count)++ == 0)
			found = i;
	}
	return found;
}

/* Takes it, and knows by which word should more letters follow. */
static enum view_did
take_word(struct form_view *v, struct screen *s, size_t i, const char *word)
{
	size_t cell = v->cell;
	char typed[FORM_WORD];

	snprintf(typed, sizeof(typed), "%s", word);
	v->word[0] = '\0';
	take_option(v, s, form_field(v->form, cell), i);
	if (v->went) {
		memcpy(v->word, typed, sizeof(typed));
		v->word_cell = cell;
	}
	return VIEW_STAY;
}

static bool
is_of_word(const struct key *k)
{
	return k->mods == 0 && k->code <= 0x7F
	    && (isalpha((int)k->code) || k->code == '_' || k->code == '-');
}

static bool
takes_number(const struct field *d)
{
	return d->type == FIELD_INT || d->type == FIELD_DECIMAL || d->type == FIELD_SCALE;
}

/* The word and one more letter. */
static void
longer(const struct form_view *v, uint32_t code, char word[FORM_WORD])
{
	snprintf(word, FORM_WORD, "%.*s%c", FORM_WORD - 2, v->word, (int)code);
}

bool
form_options_word(struct form_view *v, struct screen *s, const struct key *k)
{
	const struct field *here = form_field(v->form, v->cell), *was;
	char word[FORM_WORD];
	size_t i, count;

	if (!v->went || v->word[0] == '\0' || !is_of_word(k) || !takes_number(here))
		return false;
	was = form_field(v->form, v->word_cell);
	longer(v, k->code, word);
	i = of_word(v->form, v->word_cell, word, &count);
	if (count == 1) {
		form_view_go(v, v->word_cell);
		take_word(v, s, i, word);
		screen_say(s, SAID_DONE, "%s: %s.", was->label, form_option_label(was, i));
	} else {
		memcpy(v->word, word, sizeof(word));
		screen_say(s, SAID_ERROR, "%s takes no letters. %s is %s: Up goes back to it.",
		    here->label, was->label, form_cell(v->form, v->word_cell)->text);
	}
	return true;
}

/* Of several answers whose first letters were typed: the one that this letter leaves.  false: it
 * leaves none. */
static bool
next_letter(struct form_view *v, struct screen *s, uint32_t code)
{
	char word[FORM_WORD];
	size_t i, count;

	if (v->word[0] == '\0')
		return false;
	longer(v, code, word);
	i = of_word(v->form, v->cell, word, &count);
	if (count == 0)
		return false;
	if (count == 1) {
		take_word(v, s, i, word);
		return true;
	}
	memcpy(v->word, word, sizeof(word));
	v->option = i;
	screen_say(s, SAID_PLAIN,
	    "%zu answers begin so: go on, or Space takes the one under the "
	    "cursor.",
	    count);
	return true;
}

/* The only choice that begins with this letter answers; of several the next is gone to. */
static enum view_did
letter(struct form_view *v, struct screen *s, const struct field *d, uint32_t code)
{
	const char word[2] = { (char)code, '\0' };
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
		return take_word(v, s, found, word);
	if (count > 1) {
		v->option = found;
		memcpy(v->word, word, sizeof(word));
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
		if (form_view_crosses(v, k))
			form_view_cross(v, s);
		return VIEW_STAY;
	}
	if (k->mods == 0 && k->code >= (waits ? '0' : '1') && k->code <= '9') {
		v->word[0] = '\0';
		return type_digit(v, s, d, k->code - '0');
	}
	v->typed = 0;
	if (!is_of_word(k))
		v->word[0] = '\0';
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
	} else if (!is_of_word(k) || !next_letter(v, s, k->code)) {
		v->word[0] = '\0';
		return letter(v, s, d, k->code);
	}
	return VIEW_STAY;
}
