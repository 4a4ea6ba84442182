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

/* A chosen answer goes on, but from the last one. */
static void
choose(struct form_view *v, struct screen *s, size_t i)
{
	form_pick(v->form, v->cell, i);
	form_view_move(v, s, 1);
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
	if (count == 1) {
		if (is_option(d))
			choose(v, s, found);
		else
			form_pick(v->form, v->cell, v->option = found);
	} else if (count > 1) {
		v->option = found;
		screen_say(s, SAID_PLAIN,
		    "%zu answers begin so: type its number, or Space takes "
		    "the one under the cursor.",
		    count);
	} else
		screen_say(s, SAID_PLAIN, "No answer begins so: type a number, or F4 lists them.");
	return VIEW_STAY;
}

static enum view_did
take_option(struct form_view *v, struct screen *s, const struct field *d, size_t i)
{
	if (i >= form_option_count(d) || !is_offered(v, d, i)) {
		screen_say(s, SAID_PLAIN, "There is no answer %zu here. F4 lists them.", i + 1);
	} else if (is_option(d)) {
		choose(v, s, i);
	} else {
		v->option = i;
		form_pick(v->form, v->cell, i);
	}
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

enum view_did
form_options_key(struct form_view *v, struct screen *s, const struct key *k)
{
	const struct field *d = form_view_field(v->form, v->cell);
	struct err e = { 0 };

	if (k->code == K_LEFT || k->code == K_RIGHT) {
		if (d->sides)
			form_view_cross(v, s);
		else
			move_option(v, d, k->code == K_LEFT ? -1 : 1);
	} else if (k->code == K_BACKSPACE || k->code == K_DELETE) {
		clear(v, s);
	} else if (k->code == K_PASTE) {
		if (!form_set(v->form, v->cell, k->text, &e))
			screen_fail(s, &e);
	} else if (k->mods != 0 || k->code < ' ' || k->code >= K_ENTER) {
		return VIEW_PASS;
	} else if (k->code == ' ') {
		return take_option(v, s, d, v->option);
	} else if (k->code >= '1' && k->code <= '9') {
		return take_option(v, s, d, k->code - '1');
	} else {
		return letter(v, s, d, k->code);
	}
	return VIEW_STAY;
}
