/* tty - a program in a terminal: a pty whose output libvterm understands.
 *
 * Keys go in by name, and the screen that a person would see is read
 * back.  Nothing sleeps: tty_see() reads until the text is there, and
 * fails the test with a picture of the screen when it does not come
 * within TTY_DEADLINE_MS or the program ends first.
 */
#ifndef LIB_TTY_H
#define LIB_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct tty;

enum { TTY_DEADLINE_MS = 30000 };

/* All 0: 24 x 80, xterm-256color, C.UTF-8. */
struct tty_options {
	int rows, cols;
	const char *term;
	const char *const *env; /* "NAME=value", NULL-ended; may be NULL */
};

/* Starts argv (NULL-ended), or calls run(arg) in a child, whose result is its exit status. */
struct tty *tty_start(const struct tty_options *o, const char *const *argv);
struct tty *tty_call(const struct tty_options *o, int (*run)(void *arg), void *arg);

/* Ends what still runs. */
void tty_end(struct tty *t);

/* Names with blanks between: "Down Down Enter F2 ^G Esc-l a 王"; a name that is none is typed. */
void tty_keys(struct tty *t, const char *names);
/* Characters, or any bytes, as they are. */
void tty_type(struct tty *t, const char *text);
/* Keystrokes sent so far by tty_keys(), and by tty_type() one for each character. */
unsigned tty_strokes(const struct tty *t);

#define tty_see(t, text) tty_see_at((t), (text), true, __FILE__, __LINE__)
#define tty_see_gone(t, text) tty_see_at((t), (text), false, __FILE__, __LINE__)
#define tty_cursor(t, y, x) tty_cursor_at((t), (y), (x), __FILE__, __LINE__)
/* Waits until the text is (or is not) on the screen; the cursor is there; the program ended. */
void tty_see_at(struct tty *t, const char *text, bool there, const char *file, int line);
void tty_cursor_at(struct tty *t, int y, int x, const char *file, int line);
int tty_status(struct tty *t);

/* Waits until is(t, arg) holds of what is on the screen. */
#define tty_until(t, is, arg) tty_until_at((t), (is), (arg), __FILE__, __LINE__)
void tty_until_at(
    struct tty *t, bool (*is)(struct tty *, void *), void *arg, const char *file, int line);
/* Where the cursor is now. */
void tty_where(struct tty *t, int *y, int *x);

/* The text is on the screen now, as far as it was read. */
bool tty_has(struct tty *t, const char *text);
/* The same after all is read that the program has sent by now. */
bool tty_has_by_now(struct tty *t, const char *text);
/* One row, or all with '\n' after each, without blanks at their ends; lives in a. */
const char *tty_row(struct tty *t, int y, struct arena *a);
const char *tty_screen(struct tty *t, struct arena *a);

/* How one cell looks: "bold", "reverse", "bold reverse", "" and, with a colour, "162", "162 bold".
 */
const char *tty_look(struct tty *t, int y, int x, struct arena *a);

/* The program asked that pastes come in brackets. */
bool tty_brackets(struct tty *t);

/* Bytes that the program wrote since the last call. */
size_t tty_bytes(struct tty *t);

/* What the program sent in answer to keys, until it slept and nothing more came. */
struct tty_cost {
	double first_us, last_us; /* from the keys to the first and the last byte */
	size_t bytes;
	unsigned reads; /* chunks that they came in */
};

/* keys  as tty_keys() takes them; NULL: nothing is sent, and times count from the start of
 *       the program. */
void tty_cost(struct tty *t, const char *keys, struct tty_cost *out);

/* Since the start of the program: when the last byte came of what made text show. */
double tty_shown_us(struct tty *t, const char *text);

/* Of the program, to look at in /proc. */
int tty_pid(const struct tty *t);
/* The file of the terminal, as /dev/pts/3. */
const char *tty_file(struct tty *t);

/* From now on its bytes take the time of a line of so many baud, ten bits a byte. */
void tty_baud(struct tty *t, int baud);
/* Reads what comes within that time. */
void tty_pass(struct tty *t, int ms);

void tty_resize(struct tty *t, int rows, int cols);
/* The line drops: the program reads the end of file and gets SIGHUP. */
void tty_hang_up(struct tty *t);
void tty_signal(struct tty *t, int sig);

#endif
