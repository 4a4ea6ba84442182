/* hear - lines from a person or a pipe, and the clock of the dialogue.
 *
 * What ui/term.c is to the screens: nobody else in this room reads, waits or
 * asks for the time.  A line is taken whole or not at all: one that is too long,
 * is no UTF-8, holds a control character or was cut off by the end of the input
 * is refused with a sentence.  While it listens, HUP, TERM and INT end or stop a
 * question instead of the program, so that a terminal is left as it was found.
 */
#ifndef PLAIN_HEAR_H
#define PLAIN_HEAR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { HEAR_MOST = 4000 }; /* bytes of a line: as many as a terminal takes */

struct hear;

enum heard {
	HEARD_LINE,
	HEARD_REFUSED, /* e says why; the line is gone */
	HEARD_STOP,    /* ^C: the person wants to leave what is asked */
	HEARD_PAUSE,   /* nothing came for so long */
	HEARD_END,     /* there is no more input, or the line dropped */
};

/* Standard input; lives in a. */
bool hear_open(struct arena *a, struct hear **out, struct err *e) MUST_CHECK;
void hear_close(struct hear *h);

/* The next line without its end, until the next call; waits at most so many ms, -1: for ever. */
enum heard hear_line(struct hear *h, int wait_ms, const char **line, struct err *e);

/* What is typed is not shown, where that is a terminal's to decide. */
void hear_secretly(struct hear *h, bool secret);

/* It comes from a person at a terminal. */
bool hear_is_tty(const struct hear *h);

/* UTC seconds; and ms of a clock that is never put back and goes on in sleep. */
int64_t hear_at(void);
int64_t hear_up(void);

#endif
