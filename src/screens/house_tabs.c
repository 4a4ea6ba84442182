#include "screens/house_tabs.h"

#include "screens/rows.h"

static const struct {
	const char *action, *screen, *word;
} tab[TABS] = {
	[TAB_HOURS] = { "house.hours", "clinic", "1 Hours, closed days" },
	[TAB_THINGS] = { "house.things", "things", "2 People, rooms, devices" },
	[TAB_BACKUP] = { "house.backup", "backup", "3 Backup" },
	[TAB_SETTINGS] = { "house.settings", "settings", "4 Settings" },
};

bool
house_tab_key(const struct input *in, struct go *out)
{
	for (int i = 0; i < TABS; i++) {
		if (!input_is(in, tab[i].action))
			continue;
		*out = go_replace(tab[i].screen, (struct subject){ .day = DAY_NONE });
		return true;
	}
	return false;
}

/* What was seen is not what stands there now: it is read again, so that what was typed can be kept
 * after all by whoever has read what the other one wrote. */
static void
catch_up(struct screen *s, const struct house_asking *h, const struct key *k, struct arena *turn)
{
	const struct input asked = { .key = k, .action = h->box->action };
	struct ask_for what = { 0 };
	struct err e = { 0 };

	if (!s->ops->reload(s, &e))
		screen_fail(s, &e);
	else if (h->box->phase != ASK_CLOSED && h->asks(s, &asked, &what, turn) && what.ask != NULL
	    && ask_box_again(h->box, &what))
		screen_add(s, "Saving once more puts what you typed in its place.");
}

struct go
house_key(struct screen *s, const struct house_asking *h, const struct input *in)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct ask_for what = { 0 };
	struct go go = go_stay();
	bool mine = h->box->phase != ASK_CLOSED, did = false;

	if (mine && input_is(in, "help"))
		return go_pass();
	if (!mine && house_tab_key(in, &go))
		return go;
	if (mine) {
		did = ask_box_key(s, h->box, in, &out, &turn);
	} else if (h->asks(s, in, &what, &turn)) {
		mine = true;
		h->box->action = in->action;
		did = what.ask != NULL && ask_box_open(s, h->box, &what, &out, &turn);
	}
	if (did)
		h->done(s, &out, &go);
	else if (mine && h->box->refused == ERR_CONFLICT)
		catch_up(s, h, in->key, &turn);
	arena_clear(&turn);
	if (mine)
		return go;
	h->list->prefix = true;
	return rows_key(s, h->list, in->key, s->rows) ? go_stay() : go_pass();
}

void
house_tabs_draw(struct grid *g, struct body *b, enum house_tab here)
{
	int x = 1;

	for (int i = 0; i < TABS; i++)
		x += 2
		    + grid_put(
			g, b->y, x, -1, i == (int)here ? LOOK_SELECT : LOOK_LABEL, tab[i].word);
	grid_rule(g, b->y + 1, 0, g->cols);
	b->y += 2;
	b->h -= 2;
}
