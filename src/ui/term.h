/* term - the terminal: one event at a time in, one grid out.
 *
 * Together with paint.h the only place that knows a terminal, the only
 * poll and the only clock.  The grid is painted by term_next(), just
 * before it waits, when no key is waiting and the line has taken what was
 * sent before; so a fast typist on a slow line skips the screens between.
 *
 *	while (run) {
 *		grid_clear(term_grid(t));
 *		draw(screen, term_grid(t));
 *		term_next(t, -1, &ev);
 *		run = handle(screen, &ev);
 *	}
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/grid.h"
#include "ui/key.h"
#include "ui/theme.h"

struct term;

enum choice { CHOICE_AUTO, CHOICE_YES, CHOICE_NO };
enum charset { CHARSET_AUTO, CHARSET_UTF8, CHARSET_ASCII };
enum term_glyphs { TERM_GLYPHS_AUTO, TERM_GLYPHS_UNICODE, TERM_GLYPHS_ACS, TERM_GLYPHS_ASCII };

/* All 0 is a good start. */
struct term_options {
	enum charset charset;
	enum term_glyphs glyphs;
	enum theme theme;
	enum choice colour; /* AUTO: as NO_COLOR and the terminal say */
	enum choice slow;   /* AUTO: a line of 9600 baud or less */
	int esc_wait_ms;    /* after a lone Esc; 0: KEYIN_ESC_MS */
	bool (*changed)(
	    void *ctx); /* asked every 500 ms: did another terminal write?  May be NULL */
	void *ctx;
};

enum event_what {
	EVENT_KEY,
	EVENT_RESIZE,  /* term_grid() has another size */
	EVENT_TIMER,   /* timer_ms passed without another event */
	EVENT_MINUTE,  /* a new minute began */
	EVENT_CHANGED, /* changed() said so */
	EVENT_GONE,    /* hung up or asked to end: keep what is typed, and leave */
};

struct event {
	enum event_what what;
	struct key key; /* of EVENT_KEY */
	int64_t at;     /* UTC seconds */
	int64_t up;     /* milliseconds since the machine started, sleep included */
};

enum { TERM_ROWS_MAX = 300, TERM_COLS_MAX = 500, TERM_ROWS_MIN = 10, TERM_COLS_MIN = 40 };

/* Takes the terminal of standard input and output.  width_locale() came before.
 * errors  ERR_INPUT: not a terminal; ERR_CONF: TERM is unknown or cannot place the cursor. */
bool term_open(const struct term_options *o, struct term **out, struct err *e) MUST_CHECK;

/* Erases what was shown and gives the terminal back as it was found. */
void term_close(struct term *t);

/* Where to draw; as large as the window, at most TERM_ROWS_MAX by TERM_COLS_MAX. */
struct grid *term_grid(struct term *t);

/* A key is waiting already: drawing now would be wasted. */
bool term_waiting(struct term *t);

/* Paints, then waits.  timer_ms < 0: without a timer. */
void term_next(struct term *t, int timer_ms, struct event *out);

/* The next painting sends everything, whatever the terminal shows. */
void term_redraw(struct term *t);

/* The focus is where text can be typed, so a burst of keys with a line end inside is a paste
 * on a terminal without paste brackets.  Said before each term_next(). */
void term_text_focus(struct term *t, bool on);

#endif
