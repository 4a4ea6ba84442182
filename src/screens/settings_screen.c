/* settings_screen - what the clinic has settled, which is changed here, and the files that it is
 * told by, which are changed where they lie. */
#include <string.h>

#include "app/house.h"
#include "app/prove.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/house_page.h"
#include "screens/house_tabs.h"

enum { X_VALUE = 20 };

struct state {
	struct house_page page;
	struct house_facts rows;
};

static const char *const contexts[] = { "house", "list", "everywhere", NULL };

static const struct house_fact *
chosen(const struct state *st)
{
	return list_id(&st->page.shown.list) == 0 ? NULL
						  : &st->rows.list.at[st->page.shown.list.at];
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

	if (st->page.box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->page.box);
	return is_setting(chosen(st)) ? row : file;
}

static bool
settings_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct house_facts rows = { 0 };

	if (!house_facts(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
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
	const struct state *st = s->state;

	screen_offer(s, out->said, st->page.box.is.proof ? 0 : out->undo);
	*go = go_stay();
}

static bool
settings_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->page.shown.read = settings_read;
	st->page.asks = asks;
	st->page.done = done;
	return house_page_open(s, e);
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
	house_page_list(s, g, (struct list_view){ .y = b.y, .h = b.h, .row = draw_row, .ctx = st });
	ask_box_draw(s, &st->page.box, g, turn);
}

const struct screen_ops settings_screen = {
	.name = "settings",
	.needs = "setting.set",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = settings_open,
	.reload = shown_hold,
	.typing = house_page_typing,
	.handle = house_page_key,
	.draw = settings_draw,
	.close = house_page_close,
};
