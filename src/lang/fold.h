/* fold - names as they are searched: from any keyboard, in any spelling.
 *
 * A folded text is ASCII: small letters and digits in words with one blank
 * between.  Case and accents are gone, other scripts are transliterated
 * (王小明 is "wang xiao ming", Иванов "ivanov"), and ä, ae and a, ø, oe and o, ü,
 * ue and u, å, aa and a are the same letter, so that Müller, Mueller and
 * MULLER meet.  What begins a text folds to what begins the folded text, so
 * half a name finds the whole one.
 */
#ifndef LANG_FOLD_H
#define LANG_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Starts as { 0 }.  The tables for other scripts are opened by the first name
 * that needs them (about 0.1 s) and stay until fold_close(). */
struct fold {
	void *tables;
	bool tried;
};

/* Closes the tables; f can be used again. */
void fold_close(struct fold *f);

/* s folded, in a.  Words of a script without a table are left out. */
const char *fold_words(struct fold *f, const char *s, struct arena *a);

/* s in ASCII letters, for screens that know nothing else: "Wang Xiao Ming". */
const char *fold_latin(struct fold *f, const char *s, struct arena *a);

/* Only the Han, Kana and Hangul characters of s, joined; "" when there are none. */
const char *fold_native(const char *s, struct arena *a);
bool fold_is_native(uint32_t cp);

/* s in capitals, character by character. */
const char *fold_upper(const char *s, struct arena *a);

#endif
