/* act - a command, with what it asks for besides. */
#include <string.h>

#include "app/fill.h"
#include "base/text.h"
#include "plain/talk.h"

void
pair_add(struct arena *a, struct pairs *p, const char *name, const char *value)
{
	*vec_add(a, &p->list) = (struct pair){ name, value };
}

void
pair_id(struct arena *a, struct pairs *p, const char *name, int64_t id)
{
	pair_add(a, p, name, text_fmt(a, "%lld", (long long)id));
}

void
pair_patient(struct arena *a, struct pairs *p, int64_t patient)
{
	pair_add(a, p, "patient", text_fmt(a, "#%lld", (long long)patient));
}

static bool
has(const struct pairs *p, const char *name)
{
	for (size_t i = 0; i < p->list.n; i++)
		if (strcmp(p->list.at[i].name, name) == 0)
			return true;
	return false;
}

/* What was refused only because something else must be said: asks for it.  False: it is refused. */
static bool
settle(struct talk *t, const struct err *e, struct pairs *p, struct arena *a)
{
	const char *said = "";
	bool yes;

	if (e->field[0] == '\0' || has(p, e->field))
		return false;
	if (strcmp(e->field, "proof") == 0) {
		if (!ask_secret(t, "Your password, again", &said) || is_leave(said))
			return false;
	} else if (strcmp(e->field, "reason") == 0) {
		say(t, "%s", e->text);
		if (!ask_reason(t, REASON_OF_ANY, "Reason (empty leaves)", &said))
			return false;
	} else if (strcmp(e->field, "sure") == 0) {
		say_warning(t, "%s", e->text);
		if (!ask_yes(t, "Is it meant so (y or n)", &yes) || !yes)
			return false;
		said = "yes";
	} else {
		return false;
	}
	pair_add(a, p, arena_str(a, e->field), arena_str(a, said));
	return true;
}

static void
say_reasons(struct talk *t, const struct outcome *out)
{
	for (size_t i = 0; i < out->reasons.n; i++)
		say(t, "%s", out->reasons.at[i]);
}

bool
act(struct talk *t, const char *command, struct pairs *pairs, struct outcome *out, struct arena *a)
{
	struct err e = { 0 };

	*out = (struct outcome){ 0 };
	while (!command_run(t->app, command, pairs->list.at, pairs->list.n, out, a, &e)) {
		bool asks = strcmp(e.field, "proof") == 0 || strcmp(e.field, "reason") == 0
		    || strcmp(e.field, "sure") == 0;

		if (asks && settle(t, &e, pairs, a)) {
			*out = (struct outcome){ 0 };
			e = (struct err){ 0 };
			continue;
		}
		if (t->over)
			return false;
		say_error(t, &e);
		say_reasons(t, out);
		return false;
	}
	say_reasons(t, out);
	say(t, "%s%s", out->said == NULL ? "Done." : out->said,
	    out->undo != 0 ? " Undo takes it back." : "");
	return true;
}
