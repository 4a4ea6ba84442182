/* deed_words - what the audit calls "session.arrive", as people say it: "arrived". */
#ifndef APP_DEED_WORDS_H
#define APP_DEED_WORDS_H

/* Of a command or of what was read; up to 33 columns, in the past.  One that nobody gave words
 * stays as it is. */
const char *deed_words(const char *action);

#endif
