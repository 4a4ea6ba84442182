/* settings_screen - what the clinic has settled, which is changed here, and the files that it is
 * told by, which are changed where they lie. */
#include <string.h>

#include "app/house.h"
#include "app/prove.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/ask_box.h"
#include "screens/house_tabs.h"
#include "screens/rows.h"

enum { X_VALUE = 20 };

struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct house_facts rows;
	struct list list;
	struct ask_box box;
};

static const char *const contexts[] = { "house", "list", "everywhere", NULL };

static const struct house_fact *
chosen(const struct state *st)
{
	return list_id(&st->list) == 0 ? NULL : &st->rows.list.at[st->list.at];
}

static bool
is_setting(const struct house_fact *f)
{
	return f != NULL && f->name[0] != '\0';
}

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const row[] = { "settings-row", "house", "list", "everywhere", NULL };
	static const char *const file[] = { "house", "everywhere", NULL };
	const struct state *st = s->state;

	if (st->box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->box);
	return is_setting(chosen(st)) ? row : file;
}

static bool
settings_again(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct house_facts rows = { 0 };
	bool done = house_facts(s->app, &mem, &rows, e);

	if (rows_take(done, &st->mem, &mem, &st->list, ROW_IDS(rows.list)))
		st->rows = rows;
	return done;
}

static bool
settings_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return screen_read_again(s, &st->list, settings_again, e);
}

static bool
settings_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	ask_box_init(&st->box, &s->mem);
	return settings_again(s, e);
}

static void
settings_close(struct screen *s)
{
	struct state *st = s->state;

	ask_box_close(&st->box);
	arena_clear(&st->mem);
}

static bool
settings_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->box.phase == ASK_TYPING;
}

static bool
asks(struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn)
{
	const struct house_fact *f = chosen(s->state);
	struct err e = { 0 };

	(void)turn;
	if (!is_setting(f) || !input_is(in, "settings.change"))
		return false;
	*what = (struct ask_for){ .ask = asking(ASK_SETTING), .about = f->label, .hint = f->hint };
	what->fixed[what->nfixed++] = (struct pair){ "name", f->name };
	what->fixed[what->nfixed++] = (struct pair){ "was", f->value };
	what->first[0] = f->value;
	what->anew[0] = strcmp(f->name, "name") != 0;
	if (!prove_asks(s->app, &what->proof, &e)) {
		screen_fail(s, &e);
		what->ask = NULL;
	} else if (what->proof) {
		what->ask = asking(ASK_SETTING_PROVEN);
	}
	return true;
}

/* u cannot say the password that taking it back asks for. */
static void
done(struct screen *s, const struct outcome *out, struct go *go)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (settings_again(s, &e))
		screen_offer(s, out->said, st->box.is.proof ? 0 : out->undo);
	else
		screen_fail(s, &e);
	*go = go_stay();
}

static struct go
settings_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	return house_key(s,
	    &(struct house_asking){
		.list = &st->list, .box = &st->box, .asks = asks, .done = done },
	    in);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct state *st = ctx;
	const struct house_fact *f = &st->rows.list.at[i];
	int used;

	grid_put(g, y, x, X_VALUE - 1, look == LOOK_PLAIN ? LOOK_LABEL : look, f->label);
	used = grid_put(g, y, x + X_VALUE, w - X_VALUE, look, f->value);
	grid_put(g, y, x + X_VALUE + used + 1, w - X_VALUE - used - 1, look, f->unit);
}

static void
settings_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	const struct house_fact *f = chosen(st);
	struct frame fr = { .title = "Clinic: settings", .no_rule = true };
	struct body b;

	if (f != NULL)
		fr.context = is_setting(f) ? text_fmt(turn, "%s: %s", f->label, f->hint) : f->hint;
	b = screen_frame(s, g, &fr, turn);
	house_tabs_draw(g, &b, TAB_SETTINGS);
	list_draw(&st->list, g,
	    &(struct list_view){ .y = b.y,
		.x = 1,
		.h = b.h,
		.w = g->cols - 2,
		.bar = true,
		.focus = st->box.phase == ASK_CLOSED,
		.row = draw_row,
		.ctx = st });
	if (st->box.phase != ASK_CLOSED)
		ask_box_draw(s, &st->box, g, turn);
}

const struct screen_ops settings_screen = {
	.name = "settings",
	.needs = "setting.set",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = settings_open,
	.reload = settings_reload,
	.typing = settings_typing,
	.handle = settings_handle,
	.draw = settings_draw,
	.close = settings_close,
};
