/* fill_ask - one question said, and what is answered taken. */
#include <stdlib.h>
#include <string.h>

#include "app/calls.h"
#include "base/text.h"
#include "plain/filling.h"

enum { OPTIONS_SAID = 9 }; /* more are listed at a word */

/* "Part 2 of 14: Film." when another part begins. */
static void
say_section(struct filling *w)
{
	const struct formdef *d = form_def(w->form);
	size_t here = form_field(w->form, w->cell)->section, n = 0, nth = 0;

	if (here == w->section)
		return;
	w->section = here;
	for (size_t i = 0; i < d->nsections; i++)
		if (form_section_shown(w->form, i)) {
			n++;
			nth += i <= here;
		}
	if (n > 1)
		say(w->t, "Part %zu of %zu: %s.", nth, n, d->sections[here].title);
}

/* What only informs, before the first question after it. */
static void
say_infos(struct filling *w)
{
	const struct formdef *d = form_def(w->form);
	size_t here = d->cells[w->cell].field;

	for (size_t i = 0; i < here; i++) {
		const struct field *f = &d->fields[i];

		if (f->type != FIELD_INFO || f->section != d->fields[here].section || w->told[i]
		    || !form_cell(w->form, f->first)->shown)
			continue;
		w->told[i] = true;
		say(w->t, "%s", f->label);
	}
}

/* A flag that is up says what must happen before anything else is asked. */
static void
say_flag(struct filling *w, const struct field *d)
{
	static const char *const when[] = { [URGENCY_EMERGENCY] = "EMERGENCY",
		[URGENCY_SAME_DAY] = "TODAY",
		[URGENCY_URGENT] = "URGENT" };
	const struct redflag *flag;
	struct err e = { 0 };

	if (d->redflag[0] == '\0' || form_cell(w->form, w->cell)->text[0] != '\0'
	    || w->flagged == w->cell + 1)
		return;
	w->flagged = w->cell + 1;
	if (!calls_flag(w->app, d->redflag, &flag, &e)) {
		say_error(w->t, &e);
		return;
	}
	say_warning(
	    w->t, "%s: %s? %s. %s", when[flag->urgency], flag->why, flag->text, flag->action);
	say(w->t,
	    "Saving puts the patient on the list of those to be called today; only a recorded "
	    "contact takes them off it. < goes back, should the answer not have been meant so.");
}

/* ": 1 narrowed, 2 normal" */
static void
add_options(const struct filling *w, const struct field *d, struct text *t)
{
	size_t n = form_option_count(d), offered = 0;

	for (size_t i = 0; i < n; i++)
		offered += form_option_offered(w->form, w->cell, i);
	if (d->type == FIELD_TRI) {
		text_add(t, ": y yes, n no");
	} else if (offered > OPTIONS_SAID) {
		text_addf(t, ": %zu answers, ?? lists them", offered);
	} else {
		const char *apart = ": ";

		for (size_t i = 0; i < n; i++) {
			if (!form_option_offered(w->form, w->cell, i))
				continue;
			text_addf(t, "%s%zu %s", apart, i + 1, form_option_label(d, i));
			apart = ", ";
		}
		if (d->type == FIELD_MANY)
			text_add(t, "; several with commas");
	}
}

/* " [1.5]": what stands there; a text of several lines in one. */
static void
add_present(const struct filling *w, const struct field *d, struct text *t)
{
	const struct cell *c = form_cell(w->form, w->cell);
	const char *value = c->text;

	for (size_t i = 0; c->na != NULL && i < d->nna; i++)
		if (strcmp(d->na[i].code, c->na) == 0)
			value = d->na[i].label;
	if (d->type == FIELD_REPEAT) {
		text_addf(t, " [%d]", form_rows(w->form, form_def(w->form)->cells[w->cell].field));
		return;
	}
	if (value[0] == '\0')
		return;
	text_add(t, " [");
	for (const char *s = value; *s != '\0'; s++)
		text_addn(t, *s == '\n' ? "/" : s, 1);
	if (c->error[0] != '\0')
		text_addf(t, ", refused: %s", c->error);
	text_add(t, "]");
}

/* ", = Dr Anna Berg": what is taken over by one key, where nothing stands yet. */
static void
add_offer(const struct filling *w, struct text *t)
{
	const char *offer;
	int day;

	if (form_cell(w->form, w->cell)->text[0] == '\0'
	    && form_offer_of(w->form, w->cell, t->a, &offer, &day) && day == DAY_NONE)
		text_addf(t, ", = %s", offer);
}

static const char *
question_of(const struct filling *w, struct arena *a)
{
	const struct field *d = form_field(w->form, w->cell);
	const char *range = form_range(d, a);
	struct text t = { .a = a };

	text_add(&t, form_label(w->form, w->cell, a));
	if (range[0] != '\0')
		text_addf(&t, ", %s", range);
	else if (d->unit[0] != '\0')
		text_addf(&t, ", %s", d->unit);
	if (d->from[0] != '\0' && d->to[0] != '\0')
		text_addf(&t, " (%s to %s)", d->from, d->to);
	if (d->type == FIELD_CHOICE || d->type == FIELD_MANY || d->type == FIELD_TRI)
		add_options(w, d, &t);
	if (d->type == FIELD_MEMO)
		text_add(&t, ", several lines, an empty one ends");
	if (d->type == FIELD_REPEAT)
		text_add(&t, ", + adds one");
	add_offer(w, &t);
	if (d->required && form_cell(w->form, w->cell)->text[0] == '\0')
		for (size_t i = 0; i < d->nna; i++)
			text_addf(&t, "%s-%c %s", i == 0 ? ", or " : ", ", (char)('a' + i),
			    d->na[i].label);
	add_present(w, d, &t);
	return text_get(&t);
}

void
fill_calculated(struct filling *w)
{
	const struct formdef *def = form_def(w->form);
	struct arena turn = { 0 };

	for (size_t i = 0; i < def->ncells; i++) {
		const struct field *d = form_field(w->form, i);
		const struct cell *c = form_cell(w->form, i);

		if (d->type != FIELD_CALC || !c->shown
		    || strcmp(c->text, w->calc[i] == NULL ? "" : w->calc[i]) == 0)
			continue;
		w->calc[i] = arena_str(&w->mem, c->text);
		if (c->text[0] != '\0')
			say(w->t, "%s: %s%s%s.", form_label(w->form, i, &turn), c->text,
			    d->unit[0] == '\0' ? "" : " ", d->unit);
	}
	arena_clear(&turn);
}

/* What is wrong or unusual about this answer; false: it is asked again. */
static bool
is_meant(struct filling *w)
{
	struct arena turn = { 0 };
	struct problems all;
	bool meant = true;

	form_problems(w->form, &turn, &all);
	for (size_t i = 0; i < all.n && meant; i++) {
		const struct problem *p = &all.at[i];
		const char *label = form_label(w->form, p->cell, &turn);

		if (p->cell != w->cell)
			continue;
		if (p->kind == PROBLEM_MUST) {
			say(w->t, "Error: %s: %s. Enter goes on and leaves it so for now.", label,
			    p->text);
			meant = false;
		}
		if (p->kind != PROBLEM_WARN)
			continue;
		say_warning(w->t, "%s: %s", label, p->text);
		if (!ask_yes(w->t, strchr(p->text, '?') == NULL ? "Meant so (y or n)" : "y or n",
			&meant))
			break;
		if (meant)
			form_confirm(w->form, p->cell, p->warning);
	}
	arena_clear(&turn);
	return meant;
}

/* Something has changed: what follows from it is said. */
static enum asked
changed(struct filling *w)
{
	bool meant = is_meant(w);

	fill_calculated(w);
	if (w->kind->changed != NULL && !w->t->over)
		w->kind->changed(w);
	fill_keep(w);
	return meant ? ASKED_NEXT : ASKED_AGAIN;
}

/* The chosen answer is none of those offered now. */
static bool
is_offered(const struct filling *w, const struct field *d)
{
	for (size_t i = 0; d->type == FIELD_CHOICE && i < form_option_count(d); i++)
		if (form_option_chosen(w->form, w->cell, i)
		    && !form_option_offered(w->form, w->cell, i))
			return false;
	return true;
}

static enum asked
set(struct filling *w, const char *text)
{
	const struct field *d = form_field(w->form, w->cell);
	unsigned before = form_changes(w->form);
	bool keeps = d->type == FIELD_TEXT || d->type == FIELD_MEMO;
	struct arena turn = { 0 };
	struct err e = { 0 };
	bool fits = form_set(w->form, w->cell, text, &e);

	if (fits && !is_offered(w, d))
		fits = err_set(&e, ERR_INPUT, "%s: this answer is not offered now.", d->label);
	if (!fits) {
		say_error(w->t, &e);
		/* A number or a choice that is none leaves what stood there; words are kept. */
		if (!keeps && form_changes(w->form) != before && !form_undo(w->form))
			say(w->t, "%s", "The answer stands as it was typed.");
		fill_keep(w);
		return ASKED_AGAIN;
	}
	if (d->type == FIELD_DATE)
		say(w->t, "That is %s.", form_echo(w->form, w->cell, &turn));
	arena_clear(&turn);
	return changed(w);
}

/* A text of several lines, of which the first is there. */
static enum asked
set_memo(struct filling *w, const char *first)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };
	enum asked did;
	const char *line = "";

	text_add(&t, first);
	while (ask(w->t, "More", &line) && line[0] != '\0' && !is_leave(line))
		text_addf(&t, "\n%s", line);
	did = set(w, text_get(&t));
	if (is_leave(line))
		did = ASKED_LEAVE;
	arena_clear(&turn);
	return did;
}

/* Nothing is recorded here; "-b": for that reason. */
static enum asked
clear(struct filling *w, const char *letter)
{
	const struct field *d = form_field(w->form, w->cell);
	size_t i = letter[0] == '\0' ? 0 : (size_t)(letter[0] - 'a');
	struct err e = { 0 };
	bool done = form_set(w->form, w->cell, "", &e);

	if (letter[0] == '\0')
		done = done && form_na(w->form, w->cell, NULL, &e);
	else
		done = form_na(w->form, w->cell, d->na[i].code, &e);
	if (!done) {
		say_error(w->t, &e);
		return ASKED_AGAIN;
	}
	return changed(w);
}

/* "+" in a repeat, and "-2" at its head. */
static enum asked
change_rows(struct filling *w, const char *said)
{
	const struct field *d = form_field(w->form, w->cell);
	size_t field = d->repeat >= 0 ? (size_t)d->repeat : form_def(w->form)->cells[w->cell].field;
	int row = atoi(said + 1), rows = form_rows(w->form, field);
	struct err e = { 0 };

	if (said[0] == '+' && form_row_add(w->form, field, &w->cell, &e)) {
		say(w->t, "Number %d of them; + in it adds another.", form_rows(w->form, field));
		fill_keep(w);
		return ASKED_AGAIN;
	}
	if (said[0] == '+') {
		say_error(w->t, &e);
	} else if (said[0] != '-' || row < 1 || row > rows) {
		say(w->t,
		    rows == 0 ? "Error: + adds one, Enter goes on."
			      : "Error: + adds one, - and a number from 1 to %d takes that "
				"one away, Enter goes on.",
		    rows);
	} else {
		form_row_drop(w->form, field, row - 1);
		fill_keep(w);
	}
	return ASKED_AGAIN;
}

static enum asked
repeat_last(struct filling *w)
{
	struct arena turn = { 0 };
	char day[DAY_TEXT];
	struct err e = { 0 };
	const char *was;
	int on;
	enum asked did = ASKED_AGAIN;

	if (!form_offer_of(w->form, w->cell, &turn, &was, &on))
		say(w->t, "There is no earlier answer of this patient here.");
	else if (!form_offer_take(w->form, w->cell, &e))
		say_error(w->t, &e);
	else {
		say(w->t, "%s%s%s.", was, on == DAY_NONE ? "" : ", as on ",
		    on == DAY_NONE ? "" : day_show(on, day));
		did = changed(w);
	}
	arena_clear(&turn);
	return did;
}

/* What stands for no answer: false when it is one. */
static bool
takes_word(struct filling *w, const char *said, enum asked *did)
{
	const struct field *d = form_field(w->form, w->cell);

	*did = ASKED_AGAIN;
	if (said[0] == '\0')
		*did = ASKED_NEXT;
	else if (strcmp(said, "?") == 0)
		fill_help(w);
	else if (strcmp(said, "??") == 0)
		fill_options(w);
	else if (strcmp(said, "<") == 0)
		*did = ASKED_BACK;
	else if (is_leave(said))
		*did = ASKED_LEAVE;
	else if (said[0] == '>')
		*did = fill_jump(w, said + 1);
	else if (strcmp(said, "=") == 0)
		*did = repeat_last(w);
	else if (d->type == FIELD_REPEAT || (d->repeat >= 0 && strcmp(said, "+") == 0))
		*did = change_rows(w, said);
	else if (strcmp(said, "-") == 0)
		*did = clear(w, "");
	else if (said[0] == '-' && said[1] >= 'a' && said[1] < 'a' + (int)d->nna && said[2] == '\0')
		*did = clear(w, said + 1);
	else
		return false;
	return true;
}

enum asked
fill_ask(struct filling *w)
{
	const struct field *d = form_field(w->form, w->cell);
	struct arena turn = { 0 };
	const char *said;
	enum asked did = ASKED_LEAVE;

	say_section(w);
	say_infos(w);
	say_flag(w, d);
	if (form_stale(w->form, w->cell))
		say(w->t, "This was answered long ago: ask again.");
	if (ask_helped(w->t, question_of(w, &turn), &said)) {
		said = arena_str(&turn, said);
		if (!takes_word(w, said, &did))
			did = d->type == FIELD_MEMO ? set_memo(w, said) : set(w, said);
	}
	arena_clear(&turn);
	return w->t->over ? ASKED_LEAVE : did;
}
