/* staff_screen - who is or was on the staff, and changing that.
 *
 * That it is read stands in the audit once, when it is opened. */
#include "app/access.h"
#include "app/command.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "screens/staff_box.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_LOGIN = 24, X_ROLE = 38, X_CAME = 49, X_SECRET = 62, PANE = 4, WIDE = 100, WIDER = 20 };

struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct access_rows rows;
	struct list list;
	struct staff_box box;
};

static const char *const contexts[] = { "staff", "everywhere", NULL };

static const struct access_row *
chosen(const struct state *st)
{
	return list_id(&st->list) == 0 ? NULL : &st->rows.list.at[st->list.at];
}

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const box[] = { "staff-box", NULL };
	static const char *const active[] = { "staff", "staff-row", "staff-active", "list",
		"everywhere", NULL };
	static const char *const closed[] = { "staff", "staff-row", "staff-closed", "list",
		"everywhere", NULL };
	const struct state *st = s->state;
	const struct access_row *r = chosen(st);

	if (st->box.open)
		return box;
	return r == NULL ? contexts : r->active ? active : closed;
}

static bool
take(struct screen *s,
    bool (*read)(struct app *app, struct arena *a, struct access_rows *out, struct err *e),
    struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct access_rows rows = { 0 };
	bool done = read(s->app, &mem, &rows, e);

	if (rows_take(done, &st->mem, &mem, &st->list, ROW_IDS(rows.list)))
		st->rows = rows;
	return done;
}

static bool
staff_again(struct screen *s, struct err *e)
{
	return take(s, access_again, e);
}

static bool
staff_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return screen_read_again(s, &st->list, staff_again, e);
}

static bool
staff_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	staff_box_init(&st->box, &s->mem);
	return take(s, access_load, e);
}

static void
staff_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
staff_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->box.open;
}

/* Who has a password is asked for it by whatever takes this back, which u cannot do. */
static void
done(struct screen *s, const struct outcome *out)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (!staff_again(s, &e)) {
		screen_fail(s, &e);
		return;
	}
	if (out->id != 0)
		list_choose(&st->list, out->id);
	screen_offer(s, out->said, st->box.proof ? 0 : out->undo);
}

/* What was seen is not what stands there now: it is read again, so that what was typed can be kept
 * after all by whoever has read what the other one wrote. */
static void
catch_up(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (!staff_again(s, &e)) {
		screen_fail(s, &e);
		return;
	}
	for (size_t i = 0; i < st->rows.list.n; i++) {
		const struct access_row *r = &st->rows.list.at[i];

		if (r->id != st->box.id || r->rev == st->box.rev)
			continue;
		staff_box_again(s, &st->box, r);
		screen_add(s, "Saving once more puts what you typed in its place.");
	}
}

static void
handle_box(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };

	if (staff_box_key(s, &st->box, in, &out, &turn))
		done(s, &out);
	else if (st->box.refused == ERR_CONFLICT)
		catch_up(s);
	arena_clear(&turn);
}

static struct go
staff_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action;
		enum staff_asks asks;
	} to[] = { { "staff.add", STAFF_ADD }, { "staff.change", STAFF_CHANGE },
		{ "staff.password", STAFF_PASSWORD }, { "staff.close", STAFF_CLOSE },
		{ "staff.reopen", STAFF_REOPEN } };
	struct state *st = s->state;
	const struct access_row *r = chosen(st);
	struct err e = { 0 };

	if (st->box.open) {
		if (input_is(in, "help"))
			return go_pass();
		handle_box(s, in);
		return go_stay();
	}
	for (size_t i = 0; i < sizeof(to) / sizeof(*to); i++) {
		if (!input_is(in, to[i].action) || (r == NULL && to[i].asks != STAFF_ADD))
			continue;
		if (!staff_box_open(
			s, &st->box, to[i].asks, to[i].asks == STAFF_ADD ? NULL : r, &e))
			screen_fail(s, &e);
		return go_stay();
	}
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

static int
wider(const struct grid *g)
{
	return g->cols >= WIDE ? WIDER : 0;
}

static const char *
since_day(int64_t at, char day[DAY_TEXT])
{
	return at == 0 ? "never" : day_show(now_at(at).day, day);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct state *st = ctx;
	const struct access_row *r = &st->rows.list.at[i];
	bool care = !r->active || access_by(r)[0] == 'n';
	int more = wider(g);
	char day[DAY_TEXT];

	grid_put(g, y, x, X_LOGIN + more - 1, look, r->name);
	x += more;
	w -= more;
	grid_put(g, y, x + X_LOGIN, X_ROLE - X_LOGIN - 1, look, r->login);
	grid_put(g, y, x + X_ROLE, X_CAME - X_ROLE - 1, look, r->role);
	grid_put(g, y, x + X_CAME, X_SECRET - X_CAME - 1, look, since_day(r->came, day));
	grid_put(g, y, x + X_SECRET, w - X_SECRET, care && look == LOOK_PLAIN ? LOOK_CARE : look,
	    access_by(r));
}

/* What a row has no room for. */
static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct access_row *r = chosen(st);
	struct prose p = { .a = turn, .w = g->cols - 2 };
	char day[DAY_TEXT];

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	prose_add(&p, LOOK_VALUE, 0, "%s, %s", r->name, r->login);
	prose_add(&p, LOOK_PLAIN, 0, "%s since %s.  Sensitive charts: %s.", r->role,
	    since_day(r->since, day), access_sensitive(r));
	if (r->os_uid >= 0)
		prose_add(&p, LOOK_PLAIN, 0, "Unix user %lld: no password is asked %s.",
		    (long long)r->os_uid, r->password ? "in the shell" : "until one is set");
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 1 });
}

static void
staff_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Staff", .no_rule = true };
	struct body b = screen_frame(s, g, &f, turn);
	int x = 3 + wider(g);

	grid_put(g, b.y, 3, -1, LOOK_TITLE, "Name");
	grid_put(g, b.y, x + X_LOGIN, -1, LOOK_TITLE, "Signs in as");
	grid_put(g, b.y, x + X_ROLE, -1, LOOK_TITLE, "Role");
	grid_put(g, b.y, x + X_CAME, -1, LOOK_TITLE, "Last sign-in");
	grid_put(g, b.y, x + X_SECRET, -1, LOOK_TITLE, "By");
	grid_rule(g, b.y + 1, 0, g->cols);
	list_draw(&st->list, g,
	    &(struct list_view){ .y = b.y + 2,
		.x = 1,
		.h = b.h - 2 - PANE,
		.w = g->cols - 2,
		.bar = true,
		.focus = !st->box.open,
		.row = draw_row,
		.ctx = st });
	draw_pane(st, g, b.y + b.h - PANE, turn);
	if (st->box.open)
		staff_box_draw(s, &st->box, g, turn);
}

const struct screen_ops staff_screen = {
	.name = "staff",
	.needs = "staff.change",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = staff_open,
	.reload = staff_reload,
	.typing = staff_typing,
	.handle = staff_handle,
	.draw = staff_draw,
	.close = staff_close,
};
