#include "screens/form_view.h"

#include <string.h>

#include "base/text.h"
#include "form/answer.h"

enum { TEXT_MOST = 200, NUMBER_MOST = 40, MEMO_MOST = 2000 };

static bool
is_number(const struct field *d)
{
	return d->type == FIELD_INT || d->type == FIELD_DECIMAL || d->type == FIELD_SCALE
	    || d->type == FIELD_DATE;
}

static size_t
columns_most(const struct field *d)
{
	if (is_number(d))
		return NUMBER_MOST;
	if (d->length > 0)
		return (size_t)d->length * 2; /* wide characters take two */
	return d->type == FIELD_MEMO ? MEMO_MOST : TEXT_MOST;
}

/* What is chosen, else the first that is offered. */
static size_t
first_option(const struct form *f, size_t cell)
{
	size_t n = form_option_count(form_field(f, cell)), offered = n;

	for (size_t i = 0; i < n; i++) {
		if (form_option_chosen(f, cell, i))
			return i;
		if (offered == n && form_option_offered(f, cell, i))
			offered = i;
	}
	return offered < n ? offered : 0;
}

void
form_view_go(struct form_view *v, size_t cell)
{
	const struct field *d = form_field(v->form, cell);

	v->cell = cell;
	v->fresh = true;
	v->went = false;
	v->word[0] = '\0';
	v->edits = is_number(d) || d->type == FIELD_TEXT || d->type == FIELD_MEMO;
	v->option = first_option(v->form, cell);
	v->typed = 0;
	arena_clear(&v->typing);
	if (!v->edits)
		return;
	edit_init(&v->edit, &v->typing, columns_most(d), d->type == FIELD_MEMO);
	edit_set(&v->edit, form_cell(v->form, cell)->text);
}

static bool
is_blank(const struct cell *c)
{
	return c->text[0] == '\0' && c->said.type == VALUE_NONE && c->na == NULL;
}

/* A repeat that has rows is not stopped at: its rows are. */
static bool
is_stop(const struct form *f, size_t cell)
{
	const struct formdef *d = form_def(f);
	size_t field = d->cells[cell].field;

	return form_cell(f, cell)->stop
	    && (d->fields[field].type != FIELD_REPEAT || form_rows(f, field) == 0);
}

bool
form_view_step(struct form_view *v, int by)
{
	size_t cell = v->cell, next;

	while ((next = form_next(v->form, cell, by)) != cell) {
		cell = next;
		if (is_stop(v->form, cell)) {
			form_view_go(v, cell);
			return true;
		}
	}
	return false;
}

void
form_view_open(struct form_view *v, struct form *f)
{
	size_t cell = form_first(f), next;
	struct answers held;
	struct arena scratch = { 0 };

	*v = (struct form_view){ .form = f };
	form_answers(f, ANSWERS_DRAFT, &scratch, &held);
	/* Among answers the next question is what matters; an empty form begins at its top. */
	while (held.n > 0 && !(form_field(f, cell)->required && is_blank(form_cell(f, cell)))
	    && (next = form_next(f, cell, 1)) != cell)
		cell = next;
	if (!form_field(f, cell)->required || !is_blank(form_cell(f, cell)))
		cell = form_first(f);
	arena_clear(&scratch);
	form_view_go(v, cell);
}

void
form_view_close(struct form_view *v)
{
	arena_clear(&v->typing);
	arena_clear(&v->paging);
	arena_clear(&v->panel);
}

/* A number that is possible but unusual is said at once; saving asks. */
static bool
say_unusual(const struct form_view *v, struct screen *s)
{
	struct arena scratch = { 0 };
	struct problems all;
	bool found = false;

	form_problems(v->form, &scratch, &all);
	for (size_t i = 0; i < all.n && !found; i++) {
		found = all.at[i].cell == v->cell && all.at[i].kind == PROBLEM_WARN;
		if (found)
			screen_say(s, SAID_CARE, "%s: %s", form_label(v->form, v->cell, &scratch),
			    all.at[i].text);
	}
	arena_clear(&scratch);
	return found;
}

/* What was typed is taken; `then` is where a refused answer can be mended. */
static void
leave(struct form_view *v, struct screen *s, const char *then)
{
	const struct field *d = form_field(v->form, v->cell);
	struct arena scratch = { 0 };
	struct err e = { 0 };

	form_options_settle(v, s);
	if (!v->edits || v->fresh)
		return;
	if (!form_set(v->form, v->cell, edit_text(&v->edit), &e))
		screen_say(s, SAID_ERROR, "%s. %s", e.text, then);
	else if (!say_unusual(v, s) && d->type == FIELD_DATE
	    && form_cell(v->form, v->cell)->text[0] != '\0')
		screen_say(s, SAID_PLAIN, "%s: %s", form_label(v->form, v->cell, &scratch),
		    form_echo(v->form, v->cell, &scratch));
	arena_clear(&scratch);
	form_view_go(v, v->cell);
}

void
form_view_leave(struct form_view *v, struct screen *s)
{
	leave(v, s, "You can go on.");
}

/* For a person: what was typed is taken, and the last question says so. */
static void
move(struct form_view *v, struct screen *s, int by)
{
	leave(v, s, by > 0 ? "Up goes back to it." : "You can go on.");
	if (!form_view_step(v, by) && by > 0 && s->message[0] == '\0')
		screen_say(s, SAID_PLAIN, "This is the last question. F2 saves.");
}

void
form_view_went(struct form_view *v, struct screen *s)
{
	size_t cell = v->cell;

	move(v, s, 1);
	v->went = v->cell != cell;
}

/* The Enter of an answer that had none to wait for, or of a number that is no answer. */
static bool
is_spent(struct form_view *v, struct screen *s, const struct key *k)
{
	struct arena scratch = { 0 };
	bool went = v->went, refused = v->refused;
	const char *text = form_cell(v->form, v->cell)->text;

	v->went = v->refused = false;
	if ((!went && !refused) || k->code != K_ENTER || k->mods != 0)
		return false;
	if (refused)
		screen_say(s, SAID_CARE, "%s is not changed: %s. Enter again goes on.",
		    form_label(v->form, v->cell, &scratch),
		    text[0] == '\0' ? "nothing is chosen" : text);
	else
		screen_say(s, SAID_PLAIN,
		    "An answer goes on by itself: this is %s. Enter again passes it.",
		    form_label(v->form, v->cell, &scratch));
	arena_clear(&scratch);
	return true;
}

/* A digit directly after one that changed an answer of the record: "165" at the wrong question. */
static bool
is_stray(struct form_view *v, struct screen *s, const struct key *k)
{
	static const char told[] = "  Enter, then type on.";
	bool digit = k->mods == 0 && k->code >= '0' && k->code <= '9';
	size_t n = strlen(s->message);

	if (!v->changed || !v->went || !digit) {
		v->changed = false;
		return false;
	}
	if (strstr(s->message, told) == NULL && n + sizeof(told) <= sizeof(s->message))
		memcpy(s->message + n, told, sizeof(told));
	return true;
}

void
form_view_cross(struct form_view *v, struct screen *s)
{
	form_view_leave(v, s);
	form_view_go(v, form_cross(v->form, v->cell));
}

/* The first stop of the section after or before this one. */
static void
change_part(struct form_view *v, struct screen *s, int by)
{
	const struct formdef *d = form_def(v->form);
	size_t from = form_field(v->form, v->cell)->section;

	form_view_leave(v, s);
	while (form_field(v->form, v->cell)->section == from)
		if (!form_view_step(v, by)) {
			screen_say(
			    s, SAID_PLAIN, "This is the %s part.", by > 0 ? "last" : "first");
			break;
		}
	from = form_field(v->form, v->cell)->section;
	form_view_go(v, d->fields[d->sections[from].first].first);
	if (!is_stop(v->form, v->cell))
		form_view_step(v, 1);
	v->came = true;
}

/* A number or date that is typed anew replaces what was there; an arrow edits it. */
static bool
replaces(const struct form_view *v, const struct field *d, const struct key *k)
{
	return v->fresh && is_number(d)
	    && (k->code == K_PASTE
		|| (k->mods == 0 && k->code > ' ' && k->code < K_ENTER && k->code != 0x7F));
}

bool
form_view_crosses(const struct form_view *v, const struct key *k)
{
	bool sides = form_field(v->form, v->cell)->sides && k->mods == 0;
	int at = form_def(v->form)->cells[v->cell].at;

	return sides
	    && ((k->code == K_RIGHT && at == SIDE_R) || (k->code == K_LEFT && at == SIDE_L));
}

static bool
is_at_edge(const struct form_view *v, const struct key *k)
{
	return v->fresh || v->edit.at == (k->code == K_LEFT ? 0 : v->edit.len);
}

static enum view_did
text_key(struct form_view *v, struct screen *s, const struct key *k)
{
	const struct field *d = form_field(v->form, v->cell);
	enum edit_did did;

	if (form_view_crosses(v, k) && is_at_edge(v, k)) {
		form_view_cross(v, s);
		return VIEW_STAY;
	}
	if (replaces(v, d, k))
		edit_set(&v->edit, "");
	did = edit_key(&v->edit, k, v->memo_w);
	switch (did) {
	case EDIT_IGNORED:
		return VIEW_PASS;
	case EDIT_MOVED:
		break;
	case EDIT_CHANGED:
		v->fresh = false;
		form_type(v->form, v->cell, edit_text(&v->edit));
		break;
	case EDIT_FULL:
		screen_say(s, SAID_ERROR, "%s is full: it holds no more than that.", d->label);
		break;
	case EDIT_REFUSED:
		screen_say(s, SAID_ERROR, "This character cannot be kept here.");
		break;
	}
	return VIEW_STAY;
}

static void
take_back(struct form_view *v, struct screen *s)
{
	if (v->edits && !v->fresh) {
		const struct key undo = { .code = K_CTRL('Z') };

		if (text_key(v, s, &undo) == VIEW_STAY)
			return;
	}
	form_view_leave(v, s);
	s->message[0] = '\0';
	if (form_undo(v->form)) {
		form_view_go(v, form_touched(v->form));
		screen_say(s, SAID_DONE, "The last change is taken back.");
	} else
		screen_say(s, SAID_PLAIN, "There is nothing to take back in this form.");
}

/* What was typed since is a change of its own: then there is nothing to make again. */
static void
make_again(struct form_view *v, struct screen *s)
{
	form_view_leave(v, s);
	s->message[0] = '\0';
	if (form_redo(v->form)) {
		form_view_go(v, form_touched(v->form));
		screen_say(s, SAID_DONE, "The change that was taken back is made again.");
	} else
		screen_say(s, SAID_PLAIN, "Nothing was taken back that could be made again.");
}

static void
repeat_last(struct form_view *v, struct screen *s)
{
	struct arena scratch = { 0 };
	struct err e = { 0 };
	const char *text;
	char buf[DAY_TEXT];
	int day;

	if (!form_offer_of(v->form, v->cell, &scratch, &text, &day))
		screen_say(s, SAID_PLAIN, "There is no earlier answer of this patient here.");
	else if (form_offer_take(v->form, v->cell, &e))
		screen_say(s, SAID_DONE, "%s%s%s; ^Z takes it back.", text,
		    day == DAY_NONE ? "" : " as on ", day == DAY_NONE ? "" : day_show(day, buf));
	else
		screen_fail(s, &e);
	form_view_go(v, v->cell);
	arena_clear(&scratch);
}

/* Keys that a memo needs itself: a line up or down, and a new line unless this one is empty. */
static bool
is_for_memo(const struct form_view *v, const struct key *k)
{
	const char *s = v->edit.s;

	if (form_field(v->form, v->cell)->type != FIELD_MEMO || k->mods != 0)
		return false;
	if (k->code == K_ENTER)
		return !v->fresh && v->edit.at > 0 && s[v->edit.at - 1] != '\n';
	return k->code == K_UP || k->code == K_DOWN;
}

static enum view_did
values(struct form_view *v, struct screen *s)
{
	form_view_leave(v, s);
	v->over = form_values_open(v) ? OVER_VALUES : OVER_HELP;
	return VIEW_STAY;
}

static enum view_did
help(struct form_view *v, struct screen *s)
{
	if (v->over == OVER_HELP) {
		v->over = OVER_NOTHING;
		return VIEW_KEYS;
	}
	form_view_leave(v, s);
	v->over = OVER_HELP;
	return VIEW_STAY;
}

/* false: the key is not one of the form's own. */
static bool
act(struct form_view *v, struct screen *s, const struct input *in)
{
	if (input_is(in, "form.next"))
		move(v, s, 1);
	else if (input_is(in, "form.previous"))
		move(v, s, -1);
	else if (input_is(in, "form.part_next"))
		change_part(v, s, 1);
	else if (input_is(in, "form.part_previous"))
		change_part(v, s, -1);
	else if (input_is(in, "form.add"))
		form_rows_add(v, s);
	else if (input_is(in, "form.drop"))
		form_rows_drop(v, s);
	else if (input_is(in, "form.repeat"))
		repeat_last(v, s);
	else if (input_is(in, "form.undo"))
		take_back(v, s);
	else if (input_is(in, "form.redo"))
		make_again(v, s);
	else
		return false;
	return true;
}

static bool
closes_help(const struct key *k)
{
	return k->code == K_ESC || k->code == K_F12 || k->code == K_CTRL('G') || k->code == K_ENTER;
}

enum view_did
form_view_key(struct form_view *v, struct screen *s, const struct input *in)
{
	const struct key *k = in->key;

	if (is_stray(v, s, k))
		return VIEW_STAY;
	s->message[0] = '\0';
	if (form_options_word(v, s, k) || is_spent(v, s, k))
		return VIEW_STAY;
	if (v->over == OVER_VALUES) {
		form_values_key(v, s, k);
		return VIEW_STAY;
	}
	if (input_is(in, "help") || (k->code == '?' && !v->edits))
		return help(v, s);
	if (v->over == OVER_HELP) {
		v->over = OVER_NOTHING;
		if (closes_help(k))
			return VIEW_STAY;
	}
	if (v->edits && is_for_memo(v, k) && text_key(v, s, k) == VIEW_STAY)
		return VIEW_STAY;
	if (input_is(in, "form.values"))
		return values(v, s);
	if (input_is(in, "form.save")) {
		form_view_leave(v, s);
		return VIEW_SAVE;
	}
	if (act(v, s, in))
		return VIEW_STAY;
	if (in->action[0] != '\0')
		return VIEW_PASS;
	if (v->edits)
		return text_key(v, s, k);
	if (form_rows_typed(v, s, k))
		return v->edits ? text_key(v, s, k) : VIEW_STAY;
	if (form_option_count(form_field(v->form, v->cell)) == 0)
		return VIEW_PASS;
	return form_options_key(v, s, k);
}
