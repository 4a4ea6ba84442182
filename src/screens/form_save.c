/* form_save - from F2 to the record: what is unusual is asked, then the command runs. */
#include <string.h>

#include "base/text.h"
#include "screens/form_problems.h"

enum { LINE_MOST = 120 };

void
form_work_ask(struct form_work *w, const char *question, answer_fn *fn)
{
	w->at = WORK_QUESTION;
	w->question = question;
	w->answer = fn;
}

/* Nothing is corrected: a reason is asked of what comes late. */
static bool
is_new(const struct form_work *w)
{
	return w->what.response == 0;
}

void
form_work_ask_line(struct form_work *w, struct screen *s, const char *label, const char *name)
{
	w->at = WORK_REASON;
	w->line_label = label;
	w->line_name = name;
	w->line_of = strcmp(name, "reason") != 0 ? REASON_OF_ANY
	    : is_new(w)                          ? REASON_OF_LATE
						 : REASON_OF_CHANGE;
	edit_init(&w->line, &s->mem, LINE_MOST, false);
}

void
form_work_give(struct form_work *w, struct screen *s, const char *name, const char *value)
{
	for (size_t i = 0; i < w->given.list.n; i++) {
		struct pair *was = &w->given.list.at[i];

		if (strcmp(was->name, name) == 0) {
			was->value = text_fmt(&s->mem, "%s; %s", was->value, value);
			return;
		}
	}
	*vec_add(&s->mem, &w->given.list) = (struct pair){ name, arena_str(&s->mem, value) };
}

static const char *
said_of(struct screen *s, const char *done, const char *unreadable)
{
	return unreadable[0] == '\0'
	    ? arena_str(&s->mem, done)
	    : text_fmt(&s->mem, "%s Kept as a draft, not readable: %s.", done, unreadable);
}

/* There is nothing to save: the form is left.  What cannot be read waits. */
static struct go
leave_as_it_was(struct form_work *w, struct screen *s)
{
	const char *left = fill_unreadable(w->view.form, &s->mem);
	struct err e = { 0 };

	if (left[0] == '\0' && w->draft[0] != '\0' && !draft_throw(s->app, w->draft, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	w->saved = true;
	return go_back(said_of(s, "Nothing changed.", left));
}

/* A command calls an answer by its key; on the form it has a label. */
static void
say_refused(const struct form_work *w, struct screen *s, const struct err *e)
{
	size_t n = strlen(e->field), cell;
	struct arena scratch = { 0 };

	if (n > 0 && strncmp(e->text, e->field, n) == 0 && e->text[n] == ':'
	    && form_find_place(w->view.form, e->field, &cell))
		screen_say(
		    s, SAID_ERROR, "%s%s", form_label(w->view.form, cell, &scratch), e->text + n);
	else
		screen_fail(s, e);
	arena_clear(&scratch);
}

/* What the command would not take: asked about, or shown at its question. */
static struct go
refused(struct form_work *w, struct screen *s, const struct err *e)
{
	size_t n = w->given.list.n;

	if (e->code == ERR_CONFLICT && strcmp(e->field, "answers") == 0)
		return leave_as_it_was(w, s);
	if (w->kind->refused != NULL && w->kind->refused(w, s, e))
		return go_stay();
	if (form_clash(w, s, e))
		return go_stay();
	if (strcmp(e->field, "reason") == 0 && n == 0) {
		form_work_ask_line(w, s,
		    is_new(w) ? "Of a day that is past: why only now?" : "Why is it changed?",
		    "reason");
		return go_stay();
	}
	if (e->code == ERR_CONFLICT && strcmp(e->field, "key") == 0) {
		screen_say(s, SAID_ERROR,
		    "It was saved before your last changes: open that record and change it.");
		return go_stay();
	}
	if (e->code != ERR_IO && e->code != ERR_BUSY) /* in doubt, it is tried again as it was */
		w->given.list.n = 0;
	w->at = WORK_FILL;
	form_work_go(w, e->field);
	say_refused(w, s, e);
	return go_stay();
}

static void
collect(const struct form_work *w, struct arena *a, struct pairs *out)
{
	(w->incomplete ? fill_pairs_incomplete : fill_pairs)(w->view.form, a, out);
	if (w->draft[0] != '\0')
		*vec_add(a, &out->list) = (struct pair){ "key", w->draft };
	if (w->what.patient != 0)
		*vec_add(a, &out->list) =
		    (struct pair){ "patient", text_fmt(a, "#%lld", (long long)w->what.patient) };
	for (size_t i = 0; i < w->given.list.n; i++)
		*vec_add(a, &out->list) = w->given.list.at[i];
	if (w->kind->add != NULL)
		w->kind->add(w, a, out);
}

/* It is a draft of the incomplete record from now on. */
static void
keep_unreadable(struct form_work *w, struct screen *s, int64_t record)
{
	w->what.response = record;
	w->draft[0] = '\0';
	w->kept--; /* it is to be written whether or not something was typed since */
	form_work_keep(w, s);
}

static struct go
done(struct form_work *w, struct screen *s, const struct outcome *out, struct arena *turn)
{
	const char *left = w->incomplete ? fill_unreadable(w->view.form, turn) : "";
	struct err e = { 0 };
	struct go go;

	/* Should this fail, the draft is known by its id to be saved. */
	if (w->draft[0] != '\0' && !draft_saved(s->app, w->draft, &e))
		w->draft[0] = '\0';
	if (left[0] != '\0')
		keep_unreadable(w, s, out->id);
	w->saved = true;
	go = w->kind->saved(w, s, out);
	go.said = said_of(s, out->said, left);
	return go;
}

static struct go
run(struct form_work *w, struct screen *s)
{
	struct arena scratch = { 0 };
	struct pairs pairs = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go;

	/* The draft's id is the key of the save: another terminal must not save the same by it. */
	if (w->draft[0] != '\0')
		w->kept = form_changes(w->view.form) - 1;
	form_work_keep(w, s);
	collect(w, &scratch, &pairs);
	if (!command_run(
		s->app, w->kind->command, pairs.list.at, pairs.list.n, &out, &scratch, &e)) {
		go = refused(w, s, &e);
	} else
		go = done(w, s, &out, &scratch);
	arena_clear(&scratch);
	return go;
}

/* What is unusual is asked once, where the cursor goes meanwhile. */
static struct go
answer_warning(struct form_work *w, struct screen *s, bool yes)
{
	if (!yes) {
		screen_say(s, SAID_PLAIN, "Nothing is saved yet. Change the answer, then F2.");
		return go_stay();
	}
	form_confirm(w->view.form, w->asked.cell, w->asked.warning);
	return form_work_save(w, s);
}

static bool
ask_warning(struct form_work *w, struct screen *s)
{
	for (size_t i = 0; i < w->problem.n; i++) {
		const struct problem *p = &w->problem.at[i];

		if (p->kind != PROBLEM_WARN || p->warning == 0) /* the command asks the latter */
			continue;
		w->asked = *p;
		form_view_go(&w->view, p->cell);
		form_work_ask(w,
		    text_fmt(&s->mem, "%s: %s%s", form_label(w->view.form, p->cell, &s->mem),
			p->text, strchr(p->text, '?') == NULL ? " Meant so?" : ""),
		    answer_warning);
		return true;
	}
	return false;
}

struct go
form_work_save(struct form_work *w, struct screen *s)
{
	w->at = WORK_FILL;
	w->incomplete = false;
	if (form_is_empty(w->view.form)) {
		screen_say(s, SAID_PLAIN, "Nothing is answered yet.");
		return go_stay();
	}
	if (form_problems_any(w)) {
		w->at = WORK_PROBLEMS;
		s->message[0] = '\0'; /* the list says it, and all else that is wrong */
		return go_stay();
	}
	if (ask_warning(w, s) || (w->kind->doubts != NULL && w->kind->doubts(w, s)))
		return go_stay();
	return run(w, s);
}

struct go
form_work_save_incomplete(struct form_work *w, struct screen *s)
{
	w->at = WORK_FILL;
	w->incomplete = true;
	return run(w, s);
}

struct go
form_work_question_key(struct form_work *w, struct screen *s, const struct key *k)
{
	const char *action = form_work_action(s, question_contexts, k);
	bool yes = strcmp(action, "question.yes") == 0;

	if (!yes && strcmp(action, "question.no") != 0)
		return go_stay();
	w->at = WORK_FILL;
	return w->answer(w, s, yes);
}

struct go
form_work_line_key(struct form_work *w, struct screen *s, const struct key *k)
{
	const char *action = form_work_action(s, line_contexts, k);
	const char *text = reason_read(w->line_of, edit_text(&w->line));
	struct err e = { 0 };

	s->message[0] = '\0';
	if (strcmp(action, "line.done") == 0) {
		if (!reason_check(text, REASON_LETTERS, w->line_name, &e)) {
			screen_fail(s, &e);
			return go_stay();
		}
		form_work_give(w, s, w->line_name, text);
		w->at = WORK_FILL;
		return w->incomplete ? run(w, s) : form_work_save(w, s);
	}
	if (strcmp(action, "line.back") == 0) {
		w->at = WORK_FILL;
		w->given.list.n = 0;
		screen_say(s, SAID_PLAIN, "Nothing is saved yet; what is typed is kept.");
	} else
		edit_key(&w->line, k, LINE_MOST);
	return go_stay();
}
