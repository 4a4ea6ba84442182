#include "screens/house_page.h"

#include "screens/house_tabs.h"
#include "screens/rows.h"

bool
house_page_open(struct screen *s, struct err *e)
{
	struct house_page *h = s->state;

	ask_box_init(&h->box, &s->mem);
	return shown_read(s, e);
}

bool
house_page_typing(const struct screen *s)
{
	return ((const struct house_page *)s->state)->box.phase == ASK_TYPING;
}

void
house_page_close(struct screen *s)
{
	struct house_page *h = s->state;

	ask_box_close(&h->box);
	shown_close(s);
}

/* What was seen is not what stands there now: it is read again, so that what was typed can be kept
 * after all by whoever has read what the other one wrote. */
static void
catch_up(struct screen *s, const struct key *k, struct arena *turn)
{
	struct house_page *h = s->state;
	const struct input asked = { .key = k, .action = h->box.action };
	struct ask_for what = { 0 };
	struct err e = { 0 };

	if (!s->ops->reload(s, &e))
		screen_fail(s, &e);
	else if (h->box.phase != ASK_CLOSED && h->asks(s, &asked, &what, turn) && what.ask != NULL
	    && ask_box_again(&h->box, &what))
		screen_add(s, "Saving once more puts what you typed in its place.");
}

static void
done(struct screen *s, const struct outcome *out, struct go *go)
{
	const struct house_page *h = s->state;
	struct err e = { 0 };

	if (shown_read(s, &e))
		h->done(s, out, go);
	else
		screen_fail(s, &e);
}

struct go
house_page_key(struct screen *s, const struct input *in)
{
	struct house_page *h = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct ask_for what = { 0 };
	struct go go = go_stay();
	bool mine = h->box.phase != ASK_CLOSED, did = false;

	if (mine && input_is(in, "help"))
		return go_pass();
	if (!mine && house_tab_key(in, &go))
		return go;
	if (mine) {
		did = ask_box_key(s, &h->box, in, &out, &turn);
	} else if (h->asks(s, in, &what, &turn)) {
		mine = true;
		h->box.action = in->action;
		did = what.ask != NULL && ask_box_open(s, &h->box, &what, &out, &turn);
	}
	if (did)
		done(s, &out, &go);
	else if (mine && h->box.refused == ERR_CONFLICT)
		catch_up(s, in->key, &turn);
	arena_clear(&turn);
	if (mine)
		return go;
	h->shown.list.prefix = true;
	return rows_key(s, &h->shown.list, in->key, s->rows) ? go_stay() : go_pass();
}

void
house_page_list(const struct screen *s, struct grid *g, struct list_view v)
{
	const struct house_page *h = s->state;

	v.x = 1;
	v.w = g->cols - 2;
	v.bar = true;
	v.focus = h->box.phase == ASK_CLOSED;
	list_draw(&h->shown.list, g, &v);
}
