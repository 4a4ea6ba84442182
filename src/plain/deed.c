/* deed - any command by its name, as the shell has it; and the last one taken back. */
#include <string.h>

#include "app/acts.h"
#include "base/text.h"
#include "plain/desk.h"

enum { ACTS_SAID = 20 };

void
did_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct act_rows rows = { 0 };
	struct err e = { 0 };
	char day[DAY_TEXT], minute[DAY_TEXT];

	(void)args;
	if (!acts_standing(d->app, ACTS_SAID, &turn, &rows, &e)) {
		say_error(d->t, &e);
	} else {
		numbers_begin(d);
		for (size_t i = 0; i < rows.list.n; i++) {
			const struct act_row *r = &rows.list.at[i];
			struct now at = now_at(r->at);

			number_say(d,
			    (struct numbered){
				.kind = NUMBER_ACT, .id = r->id, .patient = r->patient },
			    "%s %s: %s", day_show(at.day, day), minute_show(at.minute, minute),
			    r->said);
		}
		say(d->t,
		    rows.list.n == 0 ? "You did nothing that can be taken back."
				     : "Undo and a number takes that one back.");
	}
	arena_clear(&turn);
}

/* One of the list of what was done, whenever that was. */
static void
undo_numbered(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args, 1u << NUMBER_ACT);
	struct arena turn = { 0 };
	struct pairs pairs = { 0 };
	struct outcome out;

	if (n != NULL) {
		pair_id(&turn, &pairs, "id", n->id);
		if (act(d->t, "undo.id", &pairs, &out, &turn))
			numbers_begin(d);
	}
	arena_clear(&turn);
}

/* In a chart what is of another patient is asked for first; false with no error: it stays. */
static bool
take_others(struct desk *d, struct outcome *out, struct arena *turn, struct err *e)
{
	int64_t id = out->id;
	bool yes = true;

	if (strcmp(e->field, "patient") != 0 || id == 0)
		return false;
	if (d->patient != 0
	    && (!ask_yes(d->t, text_fmt(turn, "%s: %s Take it back", e->text, out->said), &yes)
		|| !yes)) {
		say(d->t, "It stays.");
		*e = (struct err){ 0 };
		return false;
	}
	*e = (struct err){ 0 };
	return acts_take_back(d->app, id, d->patient, out, turn, e);
}

void
undo_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (args[0] != '\0') {
		undo_numbered(d, args);
		return;
	}
	if (acts_take_back(d->app, 0, d->patient, &out, &turn, &e)
	    || take_others(d, &out, &turn, &e))
		say(d->t, "%s", out.said);
	else if (e.code != ERR_NONE)
		say_error(d->t, &e);
	if (e.code == ERR_MISSING || strcmp(e.field, "reason") == 0)
		say(d->t, "Did lists what you did before; undo and a number takes that back.");
	for (size_t i = 0; i < out.reasons.n; i++)
		say(d->t, "%s", out.reasons.at[i]);
	arena_clear(&turn);
}

/* The next word of s: up to a blank, but not within '...' or "...", which are left out. */
static const char *
next_word(const char **s, struct arena *a)
{
	struct text word = { .a = a };
	char quote = '\0';
	const char *at = *s + strspn(*s, " ");

	if (*at == '\0')
		return NULL;
	text_add(&word, "");
	for (; *at != '\0' && (quote != '\0' || *at != ' '); at++) {
		if (quote == '\0' && (*at == '\'' || *at == '"'))
			quote = *at;
		else if (*at == quote)
			quote = '\0';
		else
			text_addn(&word, at, 1);
	}
	*s = at;
	return text_get(&word);
}

static void
say_command(struct talk *t, const struct command *row)
{
	struct arena turn = { 0 };
	struct text line = { .a = &turn };

	text_addf(&line, "%s: %s.", row->name, row->help);
	for (const struct param *p = row->params; p->name != NULL; p++)
		text_addf(&line, " %s%s: %s.", p->name, p->required ? ", needed" : "", p->help);
	if (row->answers)
		text_add(&line, " It takes the answers of a form besides.");
	say(t, "%s", text_get(&line));
	arena_clear(&turn);
}

void
commands_verb(struct desk *d, const char *args)
{
	const struct command *row;
	size_t n = strlen(args), found = 0;

	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		if (!command_allowed(d->app, row) || strncmp(row->name, args, n) != 0)
			continue;
		found++;
		if (n == 0)
			say(d->t, "%s: %s.", row->name, row->help);
		else
			say_command(d->t, row);
	}
	if (found == 0)
		say(d->t, "Error: you may run no command that begins so.");
	else if (n == 0)
		say(d->t, "Commands and the beginning of a name says its parameters.");
}

/* A parameter that is not to be seen is asked for: password=- */
static bool
add_pair(struct desk *d, const char *word, struct pairs *pairs, struct arena *a)
{
	const char *eq = strchr(word, '='), *said;

	if (eq == NULL || eq == word) {
		say(d->t, "Error: %s is not PARAMETER=VALUE.", word);
		return false;
	}
	if (strcmp(word, "password=-") == 0 || strcmp(word, "pin=-") == 0) {
		if (!ask_secret(d->t, word[1] == 'a' ? "Password" : "PIN", &said) || is_leave(said))
			return false;
		pair_add(a, pairs, arena_strn(a, word, (size_t)(eq - word)), arena_str(a, said));
		return true;
	}
	pair_add(a, pairs, arena_strn(a, word, (size_t)(eq - word)), arena_str(a, eq + 1));
	return true;
}

void
do_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct pairs pairs = { 0 };
	struct outcome out;
	const char *name = next_word(&args, &turn), *word;
	bool fit = true;

	if (name == NULL || command_find(name) == NULL) {
		say(d->t,
		    name == NULL ? "Error: say which command, as in: do session.arrive id=12."
				 : "Error: there is no command of that name; commands lists them.");
		fit = false;
	}
	while (fit && (word = next_word(&args, &turn)) != NULL)
		fit = add_pair(d, word, &pairs, &turn);
	if (fit && act(d->t, name, &pairs, &out, &turn) && out.id != 0)
		say(d->t, "Its number is %lld.", (long long)out.id);
	arena_clear(&turn);
}
