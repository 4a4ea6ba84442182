/* stack - the screens that are open, one above the other. */
#ifndef SCREENS_STACK_H
#define SCREENS_STACK_H

#include "screens/screen.h"

struct stack;

/* Starts with the board, or with signing in when nobody is. */
bool stack_open(
    struct app *app, const struct keymap *keys, struct stack **out, struct err *e) MUST_CHECK;
void stack_close(struct stack *s);

/* One key.  False when the program shall end. */
bool stack_key(struct stack *s, const struct key *k);
/* The monotonic time in ms, before each event: a screen that had no key for the clinic's
 * idle minutes locks, and so does one that was asleep, or that nobody gave a password for
 * SESSION_HOURS; one that stays locked for long is signed out.  True when it did one of these
 * just now: a key that comes with the event was meant for what can no longer be seen. */
bool stack_time(struct stack *s, int64_t up);
/* Another terminal wrote. */
void stack_changed(struct stack *s);
/* Nobody typed for a while: drafts are kept, the keys that may follow are shown. */
void stack_idle(struct stack *s);
/* Milliseconds after which stack_idle() is due; -1: it is not. */
int stack_wait(const struct stack *s);
/* The terminal goes: keep all that is typed. */
void stack_keep(struct stack *s);

/* The window has this size now. */
void stack_size(struct stack *s, int rows, int cols);
/* Text can be typed now. */
bool stack_typing(const struct stack *s);
/* The last key asked for everything to be painted anew; asked once. */
bool stack_redraw(struct stack *s);
void stack_draw(const struct stack *s, struct grid *g, struct arena *turn);
/* Brings g from what this drew there the last time to what stack_draw() would draw. */
void stack_update(struct stack *s, struct grid *g, struct arena *turn);

#endif
