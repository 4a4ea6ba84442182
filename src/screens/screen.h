/* screen - what every screen is made of.
 *
 * handle() changes state and draws nothing.  draw() draws and changes
 * nothing.  A screen never opens another: it returns what it wants and
 * the stack does it.  So screens do not know each other.
 */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "ui/grid.h"
#include "ui/key.h"

struct app;
struct screen;

enum want_what { WANT_NOTHING, WANT_OPEN, WANT_REPLACE, WANT_CLOSE, WANT_HOME, WANT_QUIT };

/* On what a screen is opened.  Copied by the stack into the new screen. */
struct subject {
	int64_t patient; /* id, 0: none */
	int64_t id;      /* session, response, course ... */
	int day;
	const char *text; /* a form's name, what was typed */
};

struct want {
	enum want_what what;
	const char *screen; /* a name in the stack's table */
	struct subject on;
	const char *said; /* for the message line of the screen that comes up */
};

struct screen_ops {
	const char *name;
	bool (*open)(struct screen *s, struct err *e);
	/* Another terminal wrote, or a screen above closed: read again.  May be NULL. */
	bool (*reload)(struct screen *s, struct err *e);
	struct want (*handle)(struct screen *s, const struct key *k);
	void (*draw)(const struct screen *s, struct grid *g);
	/* The terminal goes, or the person locks: keep what is typed.  May be NULL. */
	void (*keep)(struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct app *app;
	struct arena mem; /* until the screen closes */
	struct subject on;
	void *state;
	char message[256]; /* the message line */
	bool is_error;
	struct screen *below;
};

#endif
