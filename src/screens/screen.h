/* screen - what every screen is made of.
 *
 * handle() changes state and draws nothing.  draw() draws and changes
 * nothing.  A screen never opens another: it returns where to go and
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

enum go_what { GO_NOWHERE, GO_OPEN, GO_REPLACE, GO_BACK, GO_HOME, GO_QUIT };

/* On what a screen is opened.  Copied by the stack into the new screen. */
struct subject {
	int64_t patient; /* id, 0: none */
	int64_t id;      /* session, response, course ... */
	int day;
	const char *text; /* a form's name, what was typed */
};

struct go {
	enum go_what what;
	const char *screen; /* a name in the stack's table */
	struct subject on;
	const char *said; /* for the message line of the screen that comes up */
};

struct screen_ops {
	const char *name;
	bool (*open)(struct screen *s, struct err *e);
	/* Another terminal wrote, or a screen above closed: read again.  May be NULL. */
	bool (*reload)(struct screen *s, struct err *e);
	struct go (*handle)(struct screen *s, const struct key *k);
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
