/* things_screen - therapists, rooms and devices: adding one, changing one, taking one out of use.
 *
 * The visits that would be stranded by it are named before.  Its hours, leave and extra hours are a
 * screen of their own: hours_screen.c. */
#include <string.h>

#include "app/house.h"
#include "app/skills.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/house_page.h"
#include "screens/house_tabs.h"
#include "screens/prose.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_NAME = 9, X_KIND = 30, X_SKILLS = 40, X_STATE = 59, PANE = 4, WIDE = 100, WIDER = 30 };

struct state {
	struct house_page page;
	struct house_things rows;
};

static const char *const contexts[] = { "things", "house", "everywhere", NULL };

static const struct house_thing *
chosen(const struct state *st)
{
	return list_id(&st->page.shown.list) == 0 ? NULL
						  : &st->rows.list.at[st->page.shown.list.at];
}

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const active[] = { "things-row", "things-active", "things", "house",
		"list", "everywhere", NULL };
	static const char *const closed[] = { "things-row", "things-closed", "things", "house",
		"list", "everywhere", NULL };
	const struct state *st = s->state;
	const struct house_thing *t = chosen(st);

	if (st->page.box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->page.box);
	return t == NULL ? contexts : t->active ? active : closed;
}

static bool
things_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct house_things rows = { 0 };

	if (!house_things(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static void
done(struct screen *s, const struct outcome *out, struct go *go)
{
	struct state *st = s->state;

	list_choose(&st->page.shown.list, out->id);
	*go = ask_done(s, out);
}

/* Of the chosen one, as it was looked at. */
static struct ask_for
about(const struct house_thing *t, const struct ask *ask, struct arena *turn)
{
	struct ask_for what = { .ask = ask, .about = text_fmt(turn, " %s, %s", t->code, t->name) };

	what.fixed[what.nfixed++] =
	    (struct pair){ "resource", text_fmt(turn, "#%lld", (long long)t->id) };
	what.fixed[what.nfixed++] =
	    (struct pair){ "rev", text_fmt(turn, "%lld", (long long)t->rev) };
	return what;
}

/* Who there is to be chosen from; nobody, when they cannot be read. */
static struct ask_list
list_people(struct screen *s, struct arena *turn)
{
	struct ask_list l = { 0 };
	struct house_people all;
	struct pick_item *item;
	struct err e = { 0 };

	if (!house_people(s->app, turn, &all, &e)) {
		screen_fail(s, &e);
		return l;
	}
	l.n = all.list.n;
	l.item = item = arena_array(turn, struct pick_item, l.n + 1);
	for (size_t i = 0; i < l.n; i++)
		item[i] = (struct pick_item){ .id = all.list.at[i].id,
			.text = text_fmt(turn, "%s, %s", all.list.at[i].name, all.list.at[i].role),
			.more = all.list.at[i].login };
	return l;
}

/* "Exercise programme", or with how many more courses ask for it. */
static const char *
asked_by(const struct skill *k, struct arena *turn)
{
	return k->n == 1 ? k->course : text_fmt(turn, "%s and %d more", k->course, k->n - 1);
}

/* What courses ask for, of a kind or, where that is still to be said, of all. */
static struct ask_list
list_skills(struct screen *s, const char *kind, struct arena *turn)
{
	struct ask_list l = { .words = true };
	struct skills all;
	struct pick_item *item;
	const char **only;
	struct err e = { 0 };

	if (!skills_asked(s->app, turn, &all, &e)) {
		screen_fail(s, &e);
		return l;
	}
	l.item = item = arena_array(turn, struct pick_item, all.list.n + 1);
	l.only = only = arena_array(turn, const char *, all.list.n + 1);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct skill *k = &all.list.at[i];

		if (kind != NULL && strcmp(k->kind, kind) != 0)
			continue;
		only[l.n] = kind == NULL ? k->kind : "";
		item[l.n++] = (struct pick_item){
			.id = k->id, .text = k->word, .more = asked_by(k, turn), .also = k->courses
		};
	}
	return l;
}

/* What an action asks; false: it is none of ours. */
static bool
asks(struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn)
{
	const struct state *st = s->state;
	const struct house_thing *t = chosen(st);
	bool close = input_is(in, "things.close");

	if (input_is(in, "things.add")) {
		*what = (struct ask_for){ .ask = asking(ASK_THING), .about = "" };
		what->first[4] = "1";
		what->first[5] = "refuse";
		what->anew[4] = true;
		what->list[3] = list_skills(s, NULL, turn);
		what->list[7] = list_people(s, turn);
		return true;
	}
	if (t == NULL)
		return false;
	if (input_is(in, "things.change")) {
		*what = about(
		    t, asking(house_is_person(t) ? ASK_PERSON_CHANGE : ASK_THING_CHANGE), turn);
		what->first[0] = t->name;
		what->first[1] = t->skills;
		what->first[2] = text_fmt(turn, "%d", t->lanes);
		what->first[3] = t->policy;
		what->first[4] = text_fmt(turn, "%d", t->over);
		what->first[5] = t->login;
		what->anew[2] = what->anew[4] = true;
		what->empty[1] = "-";
		what->empty[5] = "none";
		what->list[1] = list_skills(s, t->kind, turn);
		if (house_is_person(t))
			what->list[5] = list_people(s, turn);
		return true;
	}
	if (!close && !input_is(in, "things.reopen"))
		return false;
	*what = about(t, asking(ASK_THING_CLOSE), turn);
	what->fixed[what->nfixed++] = (struct pair){ "active", close ? "no" : "yes" };
	return true;
}

static bool
things_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->page.shown.read = things_read;
	st->page.asks = asks;
	st->page.done = done;
	return house_page_open(s, e);
}

static struct go
things_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->page.box.phase == ASK_CLOSED && chosen(st) != NULL && input_is(in, "things.hours"))
		return go_open("hours",
		    (struct subject){ .id = list_id(&st->page.shown.list), .day = DAY_NONE });
	return house_page_key(s, in);
}

static int
wider(const struct grid *g)
{
	return g->cols >= WIDE ? WIDER : 0;
}

/* Where the columns begin behind the name. */
struct columns {
	int kind, skills, state;
};

struct drawing {
	const struct state *st;
	struct columns at;
};

/* Skills that are too long have of the room of the names what no name needs. */
static struct columns
columns_of(const struct state *st, const struct grid *g)
{
	struct columns at = { .state = X_STATE + wider(g) };
	int name = 0, skills = 0, spare, lacks;

	for (size_t i = 0; i < st->rows.list.n; i++) {
		int n = grid_width(g, st->rows.list.at[i].name);
		int w = grid_width(g, st->rows.list.at[i].skills);

		name = n > name ? n : name;
		skills = w > skills ? w : skills;
	}
	spare = X_KIND - X_NAME - 1 - name;
	lacks = skills - (at.state - X_SKILLS - 1);
	if (lacks > spare)
		lacks = spare;
	if (lacks < 0)
		lacks = 0;
	at.kind = X_KIND - lacks;
	at.skills = X_SKILLS - lacks;
	return at;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct house_thing *t = &d->st->rows.list.at[i];
	struct columns at = d->at;
	bool care = !t->active && look == LOOK_PLAIN;

	grid_put(g, y, x, X_NAME - 1, look, t->code);
	grid_put(g, y, x + X_NAME, at.kind - X_NAME - 1, look, t->name);
	grid_put(g, y, x + at.kind, at.skills - at.kind - 1, look, t->kind);
	grid_put(g, y, x + at.skills, at.state - at.skills - 1, look, t->skills);
	grid_put(g, y, x + at.state, w - at.state, care ? LOOK_CARE : look,
	    t->active ? t->next : "out of use");
}

/* What a row has no room for. */
static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct house_thing *t = chosen(st);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	grid_rule(g, y, 0, g->cols);
	if (t == NULL)
		return;
	prose_add(&p, LOOK_VALUE, 0, "%s", house_thing_who(t, turn));
	prose_add(&p, LOOK_PLAIN, 0, "%s", house_thing_for(t, turn));
	prose_add(&p, LOOK_PLAIN, 0, "%s", house_thing_places(t, turn));
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 1 });
}

static void
things_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Clinic: people, rooms, devices", .no_rule = true };
	struct body b = screen_frame(s, g, &f, turn);
	struct drawing d = { st, columns_of(st, g) };

	house_tabs_draw(g, &b, TAB_THINGS);
	grid_put(g, b.y, 3, -1, LOOK_TITLE, "Code");
	grid_put(g, b.y, 3 + X_NAME, -1, LOOK_TITLE, "Name");
	grid_put(g, b.y, 3 + d.at.kind, -1, LOOK_TITLE, "Kind");
	grid_put(g, b.y, 3 + d.at.skills, -1, LOOK_TITLE, "For");
	grid_put(g, b.y, 3 + d.at.state, -1, LOOK_TITLE, "Next");
	house_page_list(s, g,
	    (struct list_view){ .y = b.y + 1, .h = b.h - 1 - PANE, .row = draw_row, .ctx = &d });
	if (st->page.shown.list.n == 0)
		grid_put(g, b.y + 1, 3, -1, LOOK_CARE,
		    "Nobody and nothing can be booked yet: a adds a therapist, room or device.");
	draw_pane(st, g, b.y + b.h - PANE, turn);
	list_draw_beyond(&st->page.shown.list, g, b.y + b.h - PANE, b.h - 1 - PANE);
	ask_box_draw(s, &st->page.box, g, turn);
}

const struct screen_ops things_screen = {
	.name = "things",
	.needs = "resource.add",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = things_open,
	.reload = shown_hold,
	.typing = house_page_typing,
	.handle = things_handle,
	.draw = things_draw,
	.close = house_page_close,
};
