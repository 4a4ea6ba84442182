/* register_screen - a new patient, with those on record who may be the same person.
 *
 * subject.id is the number of the draft to go on with, from 1; 0: somebody new, and whoever was
 * left half filled is one key away.
 * subject.text is what was typed to find somebody: it begins the form.  The panel
 * below appears while one types and never takes the focus; saving asks when
 * somebody is very like. */
#include <string.h>

#include "app/find.h"
#include "app/registration.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/form_line.h"

enum { PANEL_ROWS = 3, BORN_X = 32, PHONE_X = 46, ID_X = 61, LIKE_X = 73 };

struct state {
	struct form_work work;
	struct arena panel; /* of alike */
	struct find_rows alike;
	struct find_like sought; /* whom alike was found for, in panel; family NULL: nobody yet */
	size_t chosen;
	bool asked;              /* saving was refused because of them */
	struct draft_rows begun; /* new patients that this person left half filled, newest first, */
	size_t nth;              /* and the one that F6 goes on with */
	unsigned opened;         /* form_changes() before anybody typed */
};

static const char *const contexts[] = { "register", "form", "everywhere", NULL };
static const char *const alike_contexts[] = { "alike", NULL };

static const char *
typed(const struct form *f, const char *key)
{
	struct value v = form_value(f, key, 0);

	return v.type == VALUE_TEXT ? v.u.s : "";
}

static struct find_like
kept(const struct find_like *who, struct arena *a)
{
	return (struct find_like){ .family = arena_str(a, who->family),
		.given = arena_str(a, who->given),
		.native = arena_str(a, who->native),
		.phone = arena_str(a, who->phone),
		.sex = arena_str(a, who->sex),
		.born = who->born };
}

static bool
same_like(const struct find_like *x, const struct find_like *y)
{
	return x->born == y->born && strcmp(x->family, y->family) == 0
	    && strcmp(x->given, y->given) == 0 && strcmp(x->native, y->native) == 0
	    && strcmp(x->phone, y->phone) == 0 && strcmp(x->sex, y->sex) == 0;
}

static void
look_again(struct state *st, struct screen *s, const struct find_like *who)
{
	struct err e = { 0 };

	st->work.beside++;
	arena_clear(&st->panel);
	st->sought = kept(who, &st->panel);
	st->alike = (struct find_rows){ 0 };
	if (!find_alike(s->app, who, &st->panel, &st->alike, &e)) {
		st->alike = (struct find_rows){ 0 };
		screen_fail(s, &e);
	}
	if (st->chosen >= st->alike.list.n)
		st->chosen = 0;
}

static struct find_like
who_is_typed(const struct form *f)
{
	struct value born = form_value(f, "born", 0);

	return (struct find_like){ .family = typed(f, "family"),
		.given = typed(f, "given"),
		.native = typed(f, "native"),
		.phone = typed(f, "phone"),
		.sex = typed(f, "sex"),
		.born = born.type == VALUE_INT ? (int)born.u.i : DAY_NONE };
}

/* At each key; what no comparison looks at asks the database nothing. */
static void
look_for_alike(struct form_work *w, struct screen *s)
{
	struct state *st = s->state;
	struct find_like who = who_is_typed(w->view.form);

	if (st->sought.family == NULL || !same_like(&who, &st->sought))
		look_again(st, s, &who);
}

/* Namesakes are not alike by that alone, and are shown where somebody asks for them. */
static bool
look_by_name(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct find_like who = who_is_typed(st->work.view.form);
	struct find_rows rows;

	if (!find_namesakes(s->app, &who, &st->panel, &rows, e)
	    || (rows.list.n > 0 && !find_note(s->app, (int)rows.list.n, e)))
		return false;
	st->alike = rows;
	st->chosen = 0;
	return true;
}

/* What was typed to find somebody begins the form. */
static void
begin(struct form_work *w, struct screen *s)
{
	struct form *f = w->view.form;
	const char *text = s->on.text == NULL ? "" : s->on.text;

	registration_begin(f, text, &s->mem);
	form_view_close(&w->view);
	form_view_open(&w->view, f);
	look_for_alike(w, s);
}

/* To the chart; or to the booking for which somebody was looked for. */
static struct go
go_on(const struct screen *s, int64_t patient)
{
	if (s->on.place != NULL)
		return go_replace("book",
		    (struct subject){ .patient = patient, .day = s->on.day, .text = s->on.place });
	return go_replace("chart", (struct subject){ .patient = patient, .day = DAY_NONE });
}

static struct go
take_record(struct form_work *w, struct screen *s)
{
	const struct state *st = (const struct state *)w;
	struct go go = go_on(s, st->alike.list.at[st->chosen].id);
	struct err e = { 0 };

	w->saved = true;
	if (w->draft[0] != '\0' && !draft_throw(s->app, w->draft, &e))
		screen_fail(s, &e);
	if (s->on.place == NULL)
		go.said = "This is the record that was there already; nothing new was made.";
	return go;
}

static struct go
alike_key(struct form_work *w, struct screen *s, const struct key *k)
{
	struct state *st = s->state;
	const char *action = form_work_action(s, alike_contexts, k);

	if (strcmp(action, "alike.take") == 0)
		return take_record(w, s);
	if (strcmp(action, "alike.down") == 0 && st->chosen + 1 < st->alike.list.n)
		st->chosen++;
	if (strcmp(action, "alike.up") == 0 && st->chosen > 0)
		st->chosen--;
	if (strcmp(action, "alike.both") == 0)
		form_work_ask_line(w, s, "Why is this another person?", "duplicate_ok");
	if (strcmp(action, "alike.back") == 0)
		w->at = WORK_FILL;
	if (w->at != WORK_PANEL)
		st->asked = false;
	return go_stay();
}

static bool
refused(struct form_work *w, struct screen *s, const struct err *e)
{
	struct state *st = s->state;

	if (strcmp(e->field, "duplicate_ok") != 0 || st->alike.list.n == 0)
		return false;
	st->asked = true;
	w->at = WORK_PANEL;
	return true;
}

static struct go
saved(struct form_work *w, struct screen *s, const struct outcome *out)
{
	(void)w;
	return go_on(s, out->patient);
}

static int
panel_rows(const struct form_work *w, const struct body *b, int cols)
{
	const struct state *st = (const struct state *)w;
	int n = (int)st->alike.list.n;

	(void)b;
	(void)cols;
	return n == 0 ? 0 : (n < PANEL_ROWS ? n : PANEL_ROWS) + 4;
}

static void
draw_row(const struct state *st, struct grid *g, size_t i, int y, struct arena *turn)
{
	const struct find_row *r = &st->alike.list.at[i];
	char day[DAY_TEXT];

	if (i == st->chosen && st->work.at == WORK_PANEL) {
		grid_mark(g, y, 1, LOOK_NOW, MARK_NOW);
		grid_cursor(g, y, 3);
	}
	grid_put(g, y, 3, BORN_X - 4, LOOK_VALUE, grid_name(g, r->shown, r->latin));
	grid_put(g, y, BORN_X, PHONE_X - BORN_X - 1, LOOK_PLAIN,
	    day_show_born(r->born, r->born_estimated, day));
	if (r->phone != NULL)
		grid_put(g, y, PHONE_X, ID_X - PHONE_X - 1, LOOK_PLAIN,
		    r->phone[0] == '\0' ? "no phone" : r->phone);
	grid_put(g, y, ID_X, LIKE_X - ID_X - 1, LOOK_PLAIN, r->number);
	grid_put(g, y, LIKE_X, -1, LOOK_CARE,
	    r->percent == 0 ? "name" : text_fmt(turn, "%d%%", r->percent));
}

/* Who it may be, where the rows of the name are scrolled away. */
static const char *
typed_name(const struct form_work *w)
{
	struct value v = form_value(w->view.form, "on_lists", 0);

	return v.type != VALUE_TEXT || v.u.s[0] == '\0' ? "the same" : v.u.s;
}

static void
draw_panel(const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn)
{
	const struct state *st = (const struct state *)w;
	size_t n = st->alike.list.n, rows = (size_t)b.h - 4, from = 0;

	if (st->chosen >= rows)
		from = st->chosen - rows + 1;
	grid_rule(g, b.y, 0, cols);
	grid_mark(g, b.y + 1, 1, LOOK_CARE, MARK_CARE);
	grid_put(g, b.y + 1, 3, cols - 4, LOOK_CARE,
	    text_fmt(turn, "%zu %s on record may be %s. You can go on typing.", n,
		n == 1 ? "person" : "people", typed_name(w)));
	grid_put(g, b.y + 2, 3, -1, LOOK_DIM, "Patient");
	grid_put(g, b.y + 2, BORN_X, -1, LOOK_DIM, "Born");
	grid_put(g, b.y + 2, PHONE_X, -1, LOOK_DIM, "Phone");
	grid_put(g, b.y + 2, ID_X, -1, LOOK_DIM, "ID");
	grid_put(g, b.y + 2, LIKE_X, -1, LOOK_DIM, "Like");
	for (size_t i = 0; i < rows && from + i < n; i++)
		draw_row(st, g, from + i, b.y + 3 + (int)i, turn);
	grid_put(g, b.y + b.h - 1, 3, cols - 4, LOOK_PLAIN, st->alike.list.at[st->chosen].why);
}

static const char *
panel_message(const struct form_work *w)
{
	const struct state *st = (const struct state *)w;

	return st->asked ? "Nothing is saved yet: is this person on record already?"
			 : "Is it one of these?";
}

static const struct form_kind kind = {
	.command = "patient.register",
	.saved = saved,
	.refused = refused,
	.changed = look_for_alike,
	.begin = begin,
	.below_rows = panel_rows,
	.draw_below = draw_panel,
	.contexts = contexts,
	.panel_contexts = alike_contexts,
	.panel_key = alike_key,
	.panel_message = panel_message,
};

/* Told and not asked: who types on after F6 types the name of somebody new, and a question would
 * take its letters for answers. */
static void
tell_begun(const struct state *st, struct screen *s)
{
	size_t more = st->begun.list.n - st->nth;
	const struct draft_row *d;
	char buf[DAY_TEXT];
	struct now at;

	if (more == 0)
		return;
	d = &st->begun.list.at[st->nth];
	at = now_at(d->at);
	screen_say(s, SAID_PLAIN, "Half filled at %s: %s%s.  F6 goes on with that one.",
	    at.day == app_now(s->app).day ? minute_show(at.minute, buf) : day_show(at.day, buf),
	    d->shown[0] == '\0' ? "somebody without a name" : d->shown,
	    more == 1 ? "" : text_fmt(&s->mem, ", and %zu more", more - 1));
}

/* F6 adds a row where there are such. */
static bool
may_go_on(const struct state *st)
{
	return st->nth < st->begun.list.n && form_changes(st->work.view.form) == st->opened
	    && !form_rows_are_here(&st->work.view);
}

static struct go
take_begun(struct state *st, struct screen *s)
{
	st->work.what.nth = st->begun.list.at[st->nth++].nth;
	form_work_take(&st->work, s);
	st->opened = form_changes(st->work.view.form);
	return go_stay();
}

static bool
register_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->work.kind = &kind;
	st->work.what = (struct fill){ .form = "registration", .day = DAY_NONE };
	if (s->on.id > 0)
		st->work.what.nth = (int)s->on.id - 1;
	else if (!draft_begun(s->app, &s->mem, &st->begun, &st->work.what.nth, e))
		return false;
	if (!form_work_open(&st->work, s, e))
		return false;
	st->opened = form_changes(st->work.view.form);
	tell_begun(st, s);
	return true;
}

static bool
register_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static struct go
compare(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	form_view_leave(&st->work.view, s);
	if (st->alike.list.n == 0 && !look_by_name(s, &e))
		screen_fail(s, &e);
	else if (st->alike.list.n == 0)
		screen_say(s, SAID_PLAIN, "Nobody on record is like this person so far.");
	else
		st->work.at = WORK_PANEL;
	return go_stay();
}

static struct go
register_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->work.at == WORK_FILL && input_is(in, "register.compare"))
		return compare(s);
	if (st->work.at == WORK_FILL && input_is(in, "form.add") && may_go_on(st))
		return take_begun(st, s);
	return form_work_handle(&st->work, s, in);
}

static void
register_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	form_work_draw(s->state, s, g, turn);
}

static bool
register_alone(const struct screen *s)
{
	return ((const struct form_work *)s->state)->alone;
}

static void
register_draw_line(const struct screen *s, struct grid *g, struct arena *turn)
{
	form_line_draw(s->state, g, turn);
}

static void
register_keep(struct screen *s)
{
	form_work_keep(s->state, s);
}

static void
register_close(struct screen *s)
{
	struct state *st = s->state;

	form_work_close(&st->work, s);
	arena_clear(&st->panel);
}

const struct screen_ops register_screen = {
	.name = "register",
	.needs = "patient.register",
	.contexts = contexts,
	.open = register_open,
	.typing = register_typing,
	.handle = register_handle,
	.draw = register_draw,
	.alone = register_alone,
	.draw_line = register_draw_line,
	.keep = register_keep,
	.close = register_close,
};
