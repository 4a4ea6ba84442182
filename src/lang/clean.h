/* clean - what text may enter the record, and how foreign text is shown.
 *
 * One filter stands at every way in (forms, files, command line) and one
 * at every way out (screen, print): RELIABILITY.md 4.2.  Nothing is
 * stripped in silence: what may not be stored is refused, naming the
 * place and the character, and what is stored already is shown as
 * CLEAN_HIDDEN, which a grid draws as a "?" in reverse.
 */
#ifndef LANG_CLEAN_H
#define LANG_CLEAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { CLEAN_HIDDEN = 0xFFFD };

/* One line: a name, a number, an answer.
 *
 * max     columns at most; marks are at most two a base, so this bounds the bytes too
 * out     NFC, trimmed, every kind of blank as ' '; lives in a; "" for an empty line
 * errors  ERR_INPUT: not UTF-8, a character that may not be stored (controls, direction and
 *         invisible characters, emoji, private and unassigned code points), a mark without
 *         a base or a third mark, nothing to read but signs, too long.
 */
bool clean_line(
    const char *in, size_t max, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* The same for a note: '\n' and emoji are allowed, CR LF becomes '\n', a tab a blank;
 * max counts over all lines. */
bool clean_note(
    const char *in, size_t max, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* How much s says: its letters, in any script.  One of Han, Kana or Hangul counts twice, digits
 * and signs do not, and one letter over and over is none. */
int clean_letters(const char *s);

/* in as it may be drawn; *hidden (may be NULL) tells whether anything had to be replaced. */
const char *clean_shown(const char *in, struct arena *a, bool *hidden);

/* cp may be drawn, whatever stands around it. */
bool clean_cp(uint32_t cp);

#endif
