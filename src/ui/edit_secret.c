#include "ui/edit.h"

void
edit_draw_secret(const struct edit *e, struct grid *g, int y, int x, int w, bool focus)
{
	int n = 0;

	for (const char *p = edit_text(e); *p != '\0' && n < w; p++)
		n += ((unsigned char)*p & 0xC0) != 0x80;
	for (int i = 0; i < w; i++)
		grid_put(g, y, x + i, 1, i < n ? LOOK_VALUE : LOOK_DIM, i < n ? "*" : "_");
	if (focus)
		grid_cursor(g, y, x + (n < w ? n : w - 1));
}
