#include "ui/theme.h"

enum { N = COLOUR_NONE };

struct row {
	int auto_256, auto_8, dark_256, light_256, dark_8, light_8;
	bool bold, mono_bold, reverse;
};

/* The 256-colour tones of AUTO have 4.2:1 and more on black and on white; of the eight, only
 * magenta and red can be read on both. */
static const struct row rows[LOOKS] = {
	[LOOK_PLAIN] = { N, N, N, N, N, N, false, false, false },
	[LOOK_TITLE] = { N, N, N, N, N, N, true, true, false },
	[LOOK_LABEL] = { N, N, N, N, N, N, false, false, false },
	[LOOK_VALUE] = { N, N, N, N, N, N, true, true, false },
	[LOOK_DIM] = { 243, N, 246, 240, N, N, false, false, false },
	[LOOK_KEY] = { N, N, N, N, N, N, true, true, false },
	[LOOK_OK] = { 29, N, 35, 22, 2, N, false, false, false },
	[LOOK_NOW] = { 63, 5, 75, 19, 6, 4, false, true, false },
	[LOOK_CARE] = { 130, N, 214, 94, 3, N, true, true, false },
	[LOOK_BAD] = { 162, 1, 204, 125, 1, 1, true, true, false },
	[LOOK_ALERT] = { N, N, N, N, N, N, true, true, true },
	[LOOK_FOCUS] = { N, N, N, N, N, N, false, false, true },
	[LOOK_SELECT] = { N, N, N, N, N, N, false, false, true },
	[LOOK_RULE] = { 243, N, 246, 240, N, N, false, false, false },
};

static int
colour_of(const struct row *r, enum theme theme, bool many)
{
	switch (theme) {
	case THEME_AUTO:
	case THEME_CONTRAST:
		return many ? r->auto_256 : r->auto_8;
	case THEME_DARK:
		return many ? r->dark_256 : r->dark_8;
	case THEME_LIGHT:
		return many ? r->light_256 : r->light_8;
	}
	return COLOUR_NONE;
}

struct style
theme_style(enum theme theme, int colours, enum look look)
{
	const struct row *r = &rows[look];
	struct style s = { .colour = N, .bold = r->bold, .reverse = r->reverse };

	if (colours < 8)
		s.bold = r->mono_bold;
	else
		s.colour = colour_of(r, theme, colours >= 256);
	if (theme == THEME_CONTRAST && (look == LOOK_DIM || look == LOOK_RULE))
		s.colour = N;
	return s;
}
