/* fill_end - what is left to do, and the way from the form to the record. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/clash.h"
#include "base/text.h"
#include "plain/filling.h"

static void
collect(struct filling *w, struct arena *a, struct pairs *out)
{
	(w->incomplete ? fill_pairs_incomplete : fill_pairs)(w->form, a, out);
	if (w->draft[0] != '\0')
		pair_add(a, out, "key", w->draft);
	if (w->what.patient != 0)
		pair_patient(a, out, w->what.patient);
	for (size_t i = 0; i < w->given.list.n; i++)
		pair_add(a, out, w->given.list.at[i].name, w->given.list.at[i].value);
	if (w->kind->add != NULL)
		w->kind->add(w, a, out);
}

/* Both changed it: which holds? */
static bool
ask_clash(struct filling *w, struct clash *c, struct clash_row *r, struct arena *a)
{
	const char *said, *label = r->name;
	size_t cell;

	if (form_find_place(w->form, r->name, &cell))
		label = form_label(w->form, cell, a);
	while (r->take == TAKE_NONE) {
		if (!ask(w->t,
			text_fmt(a, "%s: 1 yours, %s; 2 of %s, %s (1 or 2)", label,
			    r->ours[0] == '\0' ? "nothing" : r->ours, c->who,
			    r->theirs[0] == '\0' ? "nothing" : r->theirs),
			&said)
		    || is_leave(said))
			return false;
		r->take = strcmp(said, "1") == 0 ? TAKE_OURS
		    : strcmp(said, "2") == 0     ? TAKE_THEIRS
						 : TAKE_NONE;
		if (r->take == TAKE_NONE)
			say(w->t, "Error: choose 1 or 2.");
	}
	return true;
}

/* What they changed comes into the form; the draft goes on from their record. */
static bool
take_theirs(struct filling *w, struct clash *c, struct err *e)
{
	char old[DRAFT_ID];

	for (size_t i = 0; i < c->both.n; i++)
		if (c->both.at[i].take == TAKE_THEIRS)
			*vec_add(&w->mem, &c->taken.list) =
			    (struct pair){ c->both.at[i].name, c->both.at[i].theirs };
	if (!fill_put(w->form, c->taken.list.at, c->taken.list.n, app_now(w->app).day, e))
		return false;
	snprintf(old, sizeof(old), "%s", w->draft);
	w->what.response = c->response;
	w->draft[0] = '\0';
	w->kept = form_changes(w->form) - 1;
	fill_keep(w);
	w->given.list.n = 0;
	return old[0] == '\0' || strcmp(old, w->draft) == 0 || draft_throw(w->app, old, e);
}

/* Somebody saved this record meanwhile; each answer that both changed is asked. */
static bool
settle_clash(struct filling *w)
{
	struct clash c = { 0 };
	struct err e = { 0 };
	char minute[DAY_TEXT];

	if (!clash_find(w->app, &w->what, w->form, &w->mem, &c, &e) || c.response == 0)
		return false;
	say_warning(w->t, "%s saved this record at %s, while you filled it.", c.who,
	    minute_show(now_at(c.at).minute, minute));
	for (size_t i = 0; i < c.both.n; i++)
		if (!ask_clash(w, &c, &c.both.at[i], &w->mem))
			return false;
	if (!take_theirs(w, &c, &e)) {
		say_error(w->t, &e);
		return false;
	}
	if (c.taken.list.n > 0)
		say(w->t, "%zu change%s of %s %s in the form now.", c.taken.list.n,
		    c.taken.list.n == 1 ? "" : "s", c.who, c.taken.list.n == 1 ? "is" : "are");
	return true;
}

static bool
give_reason(struct filling *w)
{
	bool late = w->what.response == 0;
	const char *said;

	if (!ask_reason(w->t, late ? REASON_OF_LATE : REASON_OF_CHANGE,
		late ? "Of a day that is past: why only now" : "Why is it changed", &said))
		return false;
	pair_add(&w->mem, &w->given, "reason", arena_str(&w->mem, said));
	return true;
}

static bool
was_given(const struct filling *w, const char *name)
{
	for (size_t i = 0; i < w->given.list.n; i++)
		if (strcmp(w->given.list.at[i].name, name) == 0)
			return true;
	return false;
}

/* There is nothing to save: the form is left.  What cannot be read waits in the draft. */
static void
leave_as_it_was(struct filling *w)
{
	struct form_state state;
	struct err e;

	form_state(w->form, &state);
	if (state.bad == 0 && w->draft[0] != '\0' && !draft_throw(w->app, w->draft, &e))
		say_error(w->t, &e);
	w->saved = true;
	say(w->t, "Nothing changed.");
}

/* What the command would not take: true when it is tried again. */
static bool
refused(struct filling *w, const struct err *e)
{
	size_t cell;

	if (e->code == ERR_CONFLICT && strcmp(e->field, "answers") == 0) {
		leave_as_it_was(w);
		return false;
	}
	if (w->kind->refused != NULL && !was_given(w, e->field) && w->kind->refused(w, e))
		return true;
	if (w->left || w->saved || w->t->over)
		return false;
	if (e->code == ERR_CONFLICT && strcmp(e->field, "corrects") == 0 && settle_clash(w))
		return true;
	if (strcmp(e->field, "reason") == 0 && !was_given(w, "reason") && give_reason(w))
		return true;
	if (e->code == ERR_CONFLICT && strcmp(e->field, "key") == 0) {
		say(w->t,
		    "Error: it was saved before your last changes: open that record and "
		    "change it.");
		return false;
	}
	if (e->code != ERR_IO && e->code != ERR_BUSY) /* in doubt, it is tried again as it was */
		w->given.list.n = 0;
	say_error(w->t, e);
	if (form_find_place(w->form, e->field, &cell) && form_cell(w->form, cell)->stop)
		w->cell = cell;
	say(w->t, "Nothing is saved yet; what is typed is kept.");
	return false;
}

/* It is a draft of the incomplete record from now on. */
static void
keep_unreadable(struct filling *w, int64_t record)
{
	w->what.response = record;
	w->draft[0] = '\0';
	w->kept--;
	fill_keep(w);
}

static void
done(struct filling *w, const struct outcome *out)
{
	struct arena turn = { 0 };
	const char *left = w->incomplete ? fill_unreadable(w->form, &turn) : "";
	struct err unheard;

	/* Should this fail, the draft is known by its id to be saved. */
	if (w->draft[0] != '\0' && !draft_saved(w->app, w->draft, &unheard))
		w->draft[0] = '\0';
	if (left[0] != '\0') {
		keep_unreadable(w, out->id);
		say_warning(w->t, "kept as a draft, not readable: %s.", left);
	}
	w->saved = true;
	for (size_t i = 0; i < out->reasons.n; i++)
		say(w->t, "%s", out->reasons.at[i]);
	say(w->t, "%s%s", out->said == NULL ? "Saved." : out->said,
	    out->undo != 0 ? " Undo takes it back." : "");
	if (w->kind->saved != NULL)
		w->kind->saved(w, out);
	arena_clear(&turn);
}

/* True when it is saved. */
static bool
save(struct filling *w)
{
	bool again = true;

	while (again && !w->saved) {
		struct arena turn = { 0 };
		struct pairs pairs = { 0 };
		struct outcome out = { 0 };
		struct err e = { 0 };

		/* The draft's id is the key: another terminal must not save the same by it. */
		if (w->draft[0] != '\0')
			w->kept = form_changes(w->form) - 1;
		fill_keep(w);
		collect(w, &turn, &pairs);
		again = false;
		if (command_run(
			w->app, w->kind->command, pairs.list.at, pairs.list.n, &out, &turn, &e))
			done(w, &out);
		else
			again = refused(w, &e);
		arena_clear(&turn);
	}
	return w->saved;
}

static void
say_problem(struct filling *w, size_t i, const struct problem *p)
{
	struct arena turn = { 0 };

	say(w->t, "%zu. %s: %s: %s.", i + 1, p->kind == PROBLEM_WARN ? "Warning" : "Error",
	    form_label(w->form, p->cell, &turn), p->text);
	arena_clear(&turn);
}

/* One answer out of the list, or a way out of it. */
static enum asked
ask_problems(struct filling *w, const struct problems *all, struct arena *a)
{
	const char *empty = form_left_empty(w->form, a), *said;
	long n;

	say(w->t,
	    "There %s %zu thing%s to look at before it can be saved:", all->n == 1 ? "is" : "are",
	    all->n, all->n == 1 ? "" : "s");
	for (size_t i = 0; i < all->n; i++)
		say_problem(w, i, &all->at[i]);
	if (empty[0] != '\0')
		say(w->t, "Empty, which is fine: %s.", empty);
	for (;;) {
		if (!ask(w->t,
			w->kind->incomplete
			    ? "A number goes there, i saves it as incomplete, ! leaves [1]"
			    : "A number goes there, ! leaves [1]",
			&said)
		    || is_leave(said))
			return ASKED_LEAVE;
		n = said[0] == '\0' ? 1 : row_number(said);
		if (w->kind->incomplete && strcmp(said, "i") == 0) {
			w->incomplete = true;
			return ASKED_END;
		}
		if (n >= 1 && (size_t)n <= all->n) {
			w->cell = all->at[n - 1].cell;
			w->mends = true;
			return ASKED_AGAIN;
		}
		say(w->t, "Error: choose 1 to %zu.", all->n);
	}
}

/* What is unusual and was not asked yet; false: it is not meant, and asked again. */
static bool
confirm_all(struct filling *w)
{
	struct arena turn = { 0 };
	struct problems all;
	bool meant = true;

	form_problems(w->form, &turn, &all);
	for (size_t i = 0; i < all.n && meant; i++) {
		const struct problem *p = &all.at[i];

		if (p->kind != PROBLEM_WARN)
			continue;
		say_warning(w->t, "%s: %s", form_label(w->form, p->cell, &turn), p->text);
		if (!ask_yes(w->t, strchr(p->text, '?') == NULL ? "Meant so (y or n)" : "y or n",
			&meant))
			break;
		if (meant)
			form_confirm(w->form, p->cell, p->warning);
		else
			w->cell = p->cell;
	}
	arena_clear(&turn);
	return meant && !w->t->over;
}

/* The list, as long as there is something in it that is no warning. */
static enum asked
problems_left(struct filling *w)
{
	struct arena turn = { 0 };
	struct problems all;
	bool any = false;
	enum asked did = ASKED_NEXT;

	form_problems(w->form, &turn, &all);
	for (size_t i = 0; i < all.n; i++)
		any = any || all.at[i].kind != PROBLEM_WARN;
	if (any)
		did = ask_problems(w, &all, &turn);
	arena_clear(&turn);
	return did;
}

enum asked
fill_end(struct filling *w)
{
	enum asked did;
	const char *said;

	w->mends = w->incomplete = false;
	if (form_is_empty(w->form)) {
		say(w->t, "Nothing is answered yet; ! leaves.");
		w->cell = form_first(w->form);
		return ASKED_AGAIN;
	}
	did = problems_left(w);
	if (did == ASKED_LEAVE)
		w->left = true;
	if (did == ASKED_LEAVE || did == ASKED_AGAIN)
		return did;
	if (!w->incomplete && !confirm_all(w)) {
		w->mends = true;
		return ASKED_AGAIN;
	}
	if (w->kind->conclude != NULL)
		w->kind->conclude(w);
	while (ask(w->t, "Save (y yes, < goes back, ! leaves)", &said)) {
		if (is_leave(said) || strcmp(said, "n") == 0) {
			w->left = true;
			return ASKED_LEAVE;
		}
		if (strcmp(said, "<") == 0)
			return ASKED_AGAIN;
		if (strcmp(said, "y") != 0 && strcmp(said, "yes") != 0) {
			say(w->t, "Error: y saves, < goes back to the last question, ! leaves.");
			continue;
		}
		if (w->kind->doubts != NULL && !w->kind->doubts(w))
			return ASKED_AGAIN;
		return save(w) ? ASKED_END : ASKED_AGAIN;
	}
	return ASKED_LEAVE;
}
