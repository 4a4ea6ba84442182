/* theme - how a look is shown: a table, no terminal.
 *
 * Colour only decorates; the mark and the word carry the state.  The
 * background is never touched but by reverse video (UX.md 5).
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

#include "ui/grid.h"

enum theme {
	THEME_AUTO, /* readable on black and on white */
	THEME_DARK,
	THEME_LIGHT,
	THEME_CONTRAST, /* nothing dim, values bold */
};

enum { COLOUR_NONE = -1 };

struct style {
	int colour; /* of the terminal's palette; COLOUR_NONE: its own */
	bool bold, reverse;
};

/* colours is what the terminal has: 0 (or NO_COLOR), 8, 16 or 256. */
struct style theme_style(enum theme theme, int colours, enum look look);

#endif
