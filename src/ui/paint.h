/* paint - from a grid to the bytes of a terminal.  The only curses.
 *
 * ncurses writes a refresh in several pieces, so its output file is a
 * piece of memory, from which a whole refresh goes to the terminal in one
 * write().  Nothing here touches termios: curses believes in a file.
 */
#ifndef UI_PAINT_H
#define UI_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "ui/grid.h"
#include "ui/theme.h"

struct paint;

struct paint_options {
	const char *term; /* TERM */
	int rows, cols;
	bool utf8;
	enum theme theme;
	bool no_colour;
	bool has_line; /* out: the terminal draws lines itself */
	bool brackets; /* out: it brackets what is pasted */
};

/* tty is the open terminal; lives in a.
 * errors  ERR_CONF. */
bool paint_open(struct arena *a, int tty, struct paint_options *o, struct paint **out,
    struct err *e) MUST_CHECK;
/* The bytes that leave the terminal clean are ready for paint_send(). */
void paint_leave(struct paint *p);
void paint_close(struct paint *p);

/* Brings the terminal from what it shows to g, of which only touched rows are looked at. */
void paint_grid(struct paint *p, struct grid *g);
void paint_resize(struct paint *p, int rows, int cols);
void paint_redraw(struct paint *p);
/* Bytes as they are, after what was painted: the bell, a question to the terminal. */
void paint_raw(struct paint *p, const char *bytes);

/* The line did not take all of the last painting: painting on would only make it longer. */
bool paint_stuck(const struct paint *p);
/* Bytes not yet sent. */
size_t paint_left(const struct paint *p);
/* Sends what the terminal takes, in one write(); false when it is gone. */
bool paint_send(struct paint *p, int tty);

#endif
