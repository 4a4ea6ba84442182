/* dialogue - a program that asks line by line, answered as it asks.
 *
 * Its input and output are pipes.  What it says before a question arrives as one;
 * a question is a last line that ends with ": " and no newline.  Nothing sleeps:
 * each wait is for that, with a deadline.
 */
#ifndef LIB_DIALOGUE_H
#define LIB_DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct dialogue;

/* $COXA --plain on DB, on Monday 23 November 2026, 09:00, up to its first question; the words
 * of more (NULL-ended, or NULL) stand at the end of its command line. */
struct dialogue *coxa_plain(struct arena *a, const char *db, const char *const *more);
/* At another time, "2026-11-24T09:00". */
struct dialogue *coxa_plain_at(
    struct arena *a, const char *db, const char *now, const char *const *more);

/* A database of an empty clinic. */
const char *dialogue_clinic(struct arena *a);

/* The question that it waits at; "" when it has ended. */
const char *dialogue_asks(const struct dialogue *d);
/* Answers, and goes on to the next question. */
void dialogue_say(struct dialogue *d, const char *line);
/* One after the other. */
#define SAY(d, ...) dialogue_say_all((d), (const char *const[]){ __VA_ARGS__, NULL })
void dialogue_say_all(struct dialogue *d, const char *const *lines);
/* Bytes as they are, without waiting; and waits for the next question. */
void dialogue_send(struct dialogue *d, const char *bytes, size_t n);
void dialogue_wait(struct dialogue *d);

/* A person of "Okafor, Kemi" is registered, born 04-Mar-1981; the chart is open then. */
void dialogue_register(struct dialogue *d, const char *name);

/* It said this since the last answer; at any time. */
bool dialogue_said(const struct dialogue *d, const char *text);
bool dialogue_ever_said(const struct dialogue *d, const char *text);
/* Fails the test with all that was said when it did not say that since the last answer. */
void dialogue_heard(const struct dialogue *d, const char *text);

/* The input ends; its exit status. */
int dialogue_end(struct dialogue *d);

#endif
