/* key - what was pressed, out of the bytes that a terminal sent.
 *
 * A pure state machine: bytes and "nothing came for a while" go in, keys
 * come out.  However the stream is cut into packets, the keys are the
 * same.  Known sequences of all terminals are understood whatever TERM
 * says (PuTTY lies), complete unknown ones are swallowed whole, and
 * invalid UTF-8 types nothing.  UX.md 2, RELIABILITY.md 4.3.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A code below 0x110000 is a character typed, or a control key: K_CTRL('Z').  */
#define K_CTRL(letter) ((uint32_t)(letter)&0x1Fu)

enum {
	K_ENTER = 0x110000,
	K_TAB,
	K_BACKTAB,
	K_BACKSPACE,
	K_ESC,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_F1,
	K_F12 = K_F1 + 11,
	K_PASTE,  /* text holds what was pasted */
	K_ANSWER, /* the terminal has shown all that it was sent: term.c's business */
	K_LAST
};

/* K_F(1) to K_F(12). */
#define K_F(n) ((uint32_t)(K_F1 + (n)-1))

enum { K_SHIFT = 1, K_ALT = 2, K_CONTROL = 4 }; /* mods; a letter's Control is in its code */

struct key {
	uint32_t code;
	uint8_t mods;
	bool cut;         /* a paste was longer than PASTE_MAX bytes: the rest is gone */
	const char *text; /* of K_PASTE: UTF-8, '\n' the only control; valid until the next byte */
};

enum { PASTE_MAX = 16384, KEYIN_SEQ = 4096, KEYIN_QUEUE = 4 };

enum {
	KEYIN_ESC_MS = 250,   /* after a lone Esc */
	KEYIN_JOIN_MS = 1000, /* inside a sequence or a character that has begun */
	KEYIN_PASTE_MS = 2000 /* inside a paste whose end was lost */
};

/* Starts as { 0 }.  The members are keyin.c's business. */
struct keyin {
	int state;
	int params[4]; /* of CSI: P1 ; P2 ...; -1 when empty */
	int nparams;
	bool private_mark; /* CSI ? > < =: a reply, never a key */
	bool alt;          /* an Esc came before this character */
	size_t eaten;      /* bytes of the sequence so far */
	uint32_t cp;       /* of a character that has begun */
	int need, had;     /* continuation bytes to come, and seen */
	struct key queue[KEYIN_QUEUE];
	int nqueue;
	size_t match; /* bytes of the paste's end seen */
	size_t npaste;
	bool paste_cut, was_cr;
	char paste[PASTE_MAX + 1];
};

/* One byte from the terminal. */
void keyin_byte(struct keyin *k, unsigned char c);

/* The next key, oldest first; false when none is complete.  Ask after each byte. */
bool keyin_next(struct keyin *k, struct key *out);

/* Milliseconds to wait for a further byte before keyin_timeout(); -1 when nothing has begun. */
int keyin_wait(const struct keyin *k);
void keyin_timeout(struct keyin *k);

/* For terminals without paste brackets: bytes that came within 20 ms, while a text field has
 * the focus, are a paste when they are more than 8 characters with a line end inside.
 * Consumes them and returns true, or does nothing. */
bool keyin_burst(struct keyin *k, const unsigned char *bytes, size_t n);

/* "F2", "^Z", "Enter", "Alt-l", "王": as key_read() takes it, for whoever tells of a key that came;
 * lives in a. */
const char *key_name(const struct key *k, struct arena *a);
/* The key so named; "=0" is not one.  false when there is none. */
bool key_read(const char *name, struct key *out);

#endif
