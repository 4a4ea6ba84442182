/* screen - what every screen is made of.
 *
 * handle() changes state and draws nothing, draw() draws and changes nothing.  A screen
 * returns where to go and the stack opens it: screens do not know each other.
 */
#ifndef SCREENS_SCREEN_H
#define SCREENS_SCREEN_H

#include "app/app.h"
#include "ui/frame.h"
#include "ui/grid.h"
#include "ui/key.h"

struct banner;
struct outcome;
struct screen;
struct keymap;
struct list;

/* A key, and what the key table makes of it here. */
struct input {
	const struct key *key;
	const char *action; /* "board.arrived"; "" when the key means nothing by itself */
};

enum go_what {
	GO_PASS,    /* not for this screen: what the key means everywhere */
	GO_STAY,    /* done, or said why not */
	GO_OPEN,    /* another screen on top */
	GO_REPLACE, /* another one in this one's place */
	GO_BACK,
	GO_HOME,
	GO_ACTION,   /* back, and do there what `action` says */
	GO_SIGN_OUT, /* all is left, drafts are kept; somebody else may sign in */
	GO_QUIT,     /* end the program */
};

/* On what a screen is opened.  Texts are copied by the stack. */
struct subject {
	int64_t patient;   /* 0: none */
	int64_t id;        /* of a session, response, course ...; 0: none */
	int day;           /* DAY_NONE: none */
	const char *text;  /* the name of a form, what was typed; NULL: nothing */
	const char *place; /* of a form: the question, "crescent.R"; of a search: what is booked */
};

struct go {
	enum go_what what;
	const char *screen; /* a name in the stack's table */
	struct subject on;
	const char *said;   /* for the message line of the screen that comes up; NULL */
	int64_t undo;       /* what u takes back beside `said`; 0: not offered */
	const char *action; /* of GO_ACTION */
};

struct screen_ops {
	const char *name;
	const char *needs; /* it opens for those who may run this command; NULL: for all */
	const char *const *contexts; /* of the key table, the nearest first; NULL-ended */
	/* Those of the page that it shows now, where it has several; NULL: one page. */
	const char *const *(*page_contexts)(const struct screen *s);
	/* Reads what it shows.  On failure the screen is not opened and the one below says why. */
	bool (*open)(struct screen *s, struct err *e);
	bool (*rest)(struct screen *s, struct err *e); /* what the first painting does not need */
	/* Another terminal wrote, or a screen above was left: read again.  May be NULL. */
	bool (*reload)(struct screen *s, struct err *e);
	/* Text can be typed now: plain characters are no commands.  NULL: never. */
	bool (*typing)(const struct screen *s);
	struct go (*handle)(struct screen *s, const struct input *in);
	void (*draw)(const struct screen *s, struct grid *g, struct arena *turn);
	bool (*flagged)(const struct screen *s); /* a red flag in it is not saved; may be NULL */
	bool (*alone)(const struct screen *s); /* only the line typed in changed; may be NULL */
	void (*draw_line)(const struct screen *s, struct grid *g, struct arena *turn);
	/* Keep what is typed: the terminal goes, keys were typed, or nobody types.  May be NULL. */
	void (*keep)(struct screen *s);
	void (*close)(struct screen *s); /* gives back what s->mem does not hold; may be NULL */
	bool asks; /* what is typed are words in a line: the keys are those of "words" */
	bool answers; /* Enter answers something here, and does not only open it */
	bool over; /* a pop-up: the screen below is drawn first */
	bool list; /* it names patients of many days: that it is opened is a line in the audit */
	bool desk; /* of a chart that is closed it shows whose it is, no more */
};

struct screen {
	const struct screen_ops *ops;
	struct app *app;
	const struct keymap *keys;
	struct arena mem; /* until the screen is left */
	struct subject on;
	void *state;
	int rows, cols;   /* of the terminal, before each handle() */
	unsigned pressed; /* keys that it was given, and screens that were put on it */
	bool covered;     /* another stood on top since it was read: all that is shown now is new */
	bool parted;      /* flagged, and it was said by y that it may be left */
	struct go parting; /* asked about: where y goes; GO_PASS: nothing is */
	enum said said;
	char message[256];
	int64_t undo; /* the act that the message offers to take back by u; 0 */
	struct screen *below;
};

/* The message line until the next key; what an error says stays until it is put right. */
void screen_say(struct screen *s, enum said said, const char *fmt, ...) PRINTF_LIKE(3, 4);
void screen_fail(struct screen *s, const struct err *e);
/* What a command did, and that u takes it back here; what was taken back, and what stays. */
void screen_done(struct screen *s, const struct outcome *out);
void screen_undone(struct screen *s, const struct outcome *out);
/* The same of what was said; undo: the act that u takes back, 0: none. */
void screen_offer(struct screen *s, const char *said, int64_t undo);
/* The same message goes on, with what it offers, or is all that is said; hush: there is none. */
void screen_add(struct screen *s, const char *said);
void screen_hush(struct screen *s);
/* The message takes the row of the context, too. */
bool screen_says_much(const struct screen *s, const struct grid *g);
/* "t today  p find": which keys may follow the one that began a chord. */
void screen_say_chords(struct screen *s, const struct key *before);

/* Reads a screen's rows again; none is chosen that took the place of another: list_hold(). */
bool screen_read_again(struct screen *s, struct list *l,
    bool (*read)(struct screen *s, struct err *e), struct err *e) MUST_CHECK;
/* Prints the patient's appointments, and says where they wait for the printer. */
void screen_print_card(struct screen *s, int64_t patient);

/* Where a screen goes; go_done: back, where it is said as screen_done() says it. */
struct go go_open(const char *screen, struct subject on);
struct go go_replace(const char *screen, struct subject on);
struct go go_back(const char *said);
struct go go_done(struct screen *s, const struct outcome *out);
struct go go_stay(void);
struct go go_pass(void);

/* The contexts of the key table that hold on s now. */
const char *const *screen_contexts(const struct screen *s);

/* The person has that right (app/may.h); NULL: none is needed. */
bool screen_may(const struct screen *s, const char *needs);
/* The same; else s says who may, and the audit notes it. */
bool screen_ask(struct screen *s, const char *needs);
/* "OK" of an action name. */
bool input_is(const struct input *in, const char *action);

/* Draws f, with person, clock, message and keys of s.  Returns the rows left to the screen. */
struct body screen_frame(
    const struct screen *s, struct grid *g, struct frame *f, struct arena *turn);
/* The same with the patient on top. */
struct body screen_frame_of(const struct screen *s, struct grid *g, struct frame *f,
    const struct banner *b, struct arena *turn);

#endif
