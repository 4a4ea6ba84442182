/* crash - the last thing a broken program does for its terminal.
 *
 * Only constants are written, since nothing of ours can be trusted then:
 * the screen is erased, for it shows a patient, and typing works again.
 */
#ifndef UI_CRASH_H
#define UI_CRASH_H

struct termios;

/* From the taking of the terminal to its giving back. */
void crash_watch(void);
void crash_unwatch(void);

/* Settings with which a shell can be used. */
void crash_sane(struct termios *t);

#endif
