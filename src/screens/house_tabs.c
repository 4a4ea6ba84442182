#include "screens/house_tabs.h"

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
