/* fill_help - what one question means and what may be answered. */
#include <string.h>

#include "base/text.h"
#include "form/parse.h"
#include "plain/filling.h"

static const char *
accepts(const struct field *d)
{
	switch (d->type) {
	case FIELD_TEXT:
		return d->format == FORMAT_PHONE
		    ? "Digits, spaces, hyphens and brackets; + for abroad, ext 5 at the end."
		    : d->format == FORMAT_EMAIL ? "An e-mail address."
						: "Any text.";
	case FIELD_MEMO:
		return "Text of several lines; an empty line ends it.";
	case FIELD_INT:
	case FIELD_SCALE:
		return "A whole number.";
	case FIELD_DECIMAL:
		return "A number.";
	case FIELD_DATE:
		return d->partial
		    ? "A date with / - or 6 or 8 digits, a month or a year alone."
		    : "A date in any form: 14 jul 2026, 14/7/26, t for today, t-3, t-2w.";
	case FIELD_CHOICE:
		return "The number of an answer, or the beginning of its words.";
	case FIELD_MANY:
		return "The numbers of all that hold, with commas: 1,3.";
	case FIELD_TRI:
		return "y or n. Empty is not recorded, which is not no.";
	case FIELD_REPEAT:
		return "+ adds one, - and its number takes one away: -2. Enter goes on.";
	case FIELD_CALC:
	case FIELD_INFO:
		break;
	}
	return "";
}

static void
say_limits(struct talk *t, const struct field *d, struct arena *a)
{
	const char *range = form_range(d, a);

	say(t, "%s%s%s%s%s%s%s", accepts(d), range[0] == '\0' ? "" : " From ", range,
	    range[0] == '\0' ? "" : ".", d->example[0] == '\0' ? "" : " As in: ", d->example,
	    d->example[0] == '\0' ? "" : ".");
	if (d->from[0] != '\0' && d->to[0] != '\0')
		say(t, "From %s to %s.", d->from, d->to);
	if (d->low.is_set && d->high.is_set)
		say(t, "Usual: %s; outside of it it is asked once more.",
		    parse_range(d, &d->low, &d->high, (struct form_site){ 0 }, a));
}

static void
say_reasons(struct talk *t, const struct field *d)
{
	for (size_t i = 0; i < d->nna; i++)
		say(t, "-%c leaves it blank: %s.", (char)('a' + i), d->na[i].label);
}

void
fill_help(struct filling *w)
{
	const struct field *d = form_field(w->form, w->cell);
	struct arena turn = { 0 };
	char day[DAY_TEXT];
	const char *was;
	int on;

	if (d->help[0] != '\0')
		say(w->t, "%s", d->help);
	say_limits(w->t, d, &turn);
	say(w->t,
	    d->required ? "It must be answered before the form is complete."
			: "It may stay empty.");
	say_reasons(w->t, d);
	if (d->again > 0)
		say(w->t, "It is asked again after %d days.", d->again);
	if (form_offer_of(w->form, w->cell, &turn, &was, &on))
		say(w->t, on == DAY_NONE ? "= takes %s%s." : "Before: %s on %s; = repeats it.", was,
		    on == DAY_NONE ? "" : day_show(on, day));
	if (d->sides)
		say(w->t,
		    "Each hip has its own answer, right first; nothing is copied from one "
		    "to the other.");
	if (d->source[0] != '\0')
		say(w->t, "Source: %s.", d->source);
	say(w->t,
	    "Enter keeps what is there, - clears it, < goes back, > and a word goes to the "
	    "question of that name, > alone to the end, ! leaves: the form is kept as a "
	    "draft. ?? lists the answers.");
	arena_clear(&turn);
}

void
fill_options(struct filling *w)
{
	const struct field *d = form_field(w->form, w->cell);
	bool many = d->type == FIELD_CHOICE || d->type == FIELD_MANY || d->type == FIELD_TRI;

	for (size_t i = 0; many && i < form_option_count(d); i++)
		if (form_option_offered(w->form, w->cell, i))
			say(w->t, "%zu. %s%s", i + 1, form_option_label(d, i),
			    form_option_chosen(w->form, w->cell, i) ? ", chosen" : "");
	if (!many)
		say(w->t, "%s", accepts(d));
	say_reasons(w->t, d);
}
