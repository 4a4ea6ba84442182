/* tty - the line to the terminal: its settings, found and given back.
 *
 * Nothing is known here of what is shown, nor of keys: term.h reads and paints over it. */
#ifndef UI_TTY_H
#define UI_TTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "base/err.h"

struct tty {
	int fd;               /* does not block; -1: not open */
	struct termios found; /* as it was before us, or sane where a killed program left it raw */
	mode_t mode_found;    /* who may write to it; 0: that is left as it is */
};

/* The terminal of standard input and output; nothing about it is changed yet.  After a failure
 * tty_close() gives back what there is.
 * errors  ERR_INPUT: they are no terminal; ERR_IO. */
bool tty_open(struct tty *t, struct err *e) MUST_CHECK;

/* As it was found.  discard: what is typed ahead is not for whoever reads next. */
void tty_close(struct tty *t, bool discard);

/* Every key comes as it is typed.  flow: ^S stops us, as real VT terminals say it when their
 * buffer is full; elsewhere it is only a key. */
void tty_raw(const struct tty *t, bool flow);

/* Nobody else's write(1) gets into the middle of a screen: "mesg n", where the terminal is ours. */
void tty_shut_mail(struct tty *t);

/* A line of 9600 baud or less. */
bool tty_is_slow(const struct tty *t);

/* In cells, at most TERM_ROWS_MAX by TERM_COLS_MAX; 24 by 80 where the line does not say. */
void tty_size(const struct tty *t, int *rows, int *cols);

#endif
