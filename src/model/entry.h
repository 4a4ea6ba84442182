/* entry - what the entries of all files of a pack have in common.
 *
 * Reading goes on after a fault, so that one round finds all of them. */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "base/complaint.h"
#include "base/vec.h"

struct conf_node;

/* Starts as { .a = arena, .wrong = complaints }; what is read lives in a. */
struct entry_reader {
	struct arena *a;
	struct complaints *wrong;
};

struct texts {
	const char **at;
	size_t n;
};

/* s is one of them. */
bool texts_have(const struct texts *t, const char *s);

/* A list of a file, and what reads one of its members into out. */
typedef bool entry_fn(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e);
struct entry_list {
	const char *name;
	entry_fn *entry;
	bool optional;
};

/* Every member of every list (ended by a NULL name), in that order; what one
 * complains of is collected and the next is read.  The file holds nothing else. */
void entry_file_read(
    const char *path, const struct entry_list *lists, struct entry_reader *r, void *out);

/* Members of n.  Those that are absent leave *out alone. */
bool entry_text(const struct conf_node *n, const char *key, struct entry_reader *r,
    const char **out, struct err *e) MUST_CHECK;
bool entry_texts(const struct conf_node *n, const char *key, struct entry_reader *r,
    struct texts *out, struct err *e) MUST_CHECK;
/* Whole numbers. */
struct ints_read {
	int *at;
	size_t n;
};
bool entry_ints(const struct conf_node *n, const char *key, struct entry_reader *r,
    struct ints_read *out, struct err *e) MUST_CHECK;
/* A whole number. */
bool entry_int(const struct conf_node *n, const char *key, int *out, struct err *e) MUST_CHECK;
/* The index of a word of `known` (NULL-ended).
 * errors  ERR_CONF: the words that it may be. */
bool entry_word(const struct conf_node *n, const char *key, const char *const *known, int *out,
    struct err *e) MUST_CHECK;
/* `source`, one id or a list; at least one, because every rule has its source. */
bool entry_sources(
    const struct conf_node *n, struct entry_reader *r, struct texts *out, struct err *e) MUST_CHECK;

/* How many elements the list called key has; 0 when absent. */
int entry_count(const struct conf_node *n, const char *key);

#endif
