/* pile - opening and leaving the screens of the stack; for stack.c alone. */
#ifndef SCREENS_PILE_H
#define SCREENS_PILE_H

#include "app/idle.h"
#include "screens/attend.h"
#include "screens/screen.h"

struct stack {
	struct arena mem;
	struct app *app;
	const struct keymap *keys;
	struct screen *top;
	struct key before; /* began a chord; code 0: none did */
	int64_t offered;   /* what the message that this key met offered to take back; 0 */
	int64_t asked;     /* y takes back this act of another patient; 0 */
	int keys_unkept;   /* typed since what is typed was kept */
	int rows, cols;
	struct idle idle;
	struct attended attended;
	bool digit;        /* the last key was one, and opened the top */
	bool redraw;
	bool whole; /* more than the line typed in may have changed since stack_update() */
	bool rest;  /* the top has more to read once it is painted */
};

/* On top of what is there.  When it cannot be opened, the one below says why. */
bool pile_push(
    struct stack *st, const char *name, const struct subject *on, struct err *e) MUST_CHECK;
/* Leaves the screen at *from; the one below takes its place. */
void pile_drop(struct screen **from);
/* It reads again what it shows, or says why it cannot. */
void pile_reload(struct screen *s);

/* Where a screen goes. */
void pile_follow(struct stack *st, const struct go *go);

/* Nothing to hide before somebody is signed in. */
void pile_lock(struct stack *st);
/* All is left; the drafts stay with their owner. */
void pile_sign_out(struct stack *st);
/* What a sensitive chart showed is left when it is open no more, the draft kept. */
void pile_leave_closed(struct stack *st);

/* The lock lies on top. */
bool pile_is_locked(const struct stack *st);
/* The database is gone: nothing of a patient is shown, and nothing can be done. */
bool pile_is_ended(const struct stack *st);

#endif
