/* arena - memory with one owner and one end.
 *
 * Three lifetimes exist: the program, an open screen, one turn of the
 * loop.  A function that returns memory takes the arena it shall live in;
 * nobody frees a single object.  Only base/ calls malloc and free.
 *
 *	struct arena a = { 0 };
 *	struct thing *t = arena_new(&a, struct thing);
 *	...
 *	arena_clear(&a);
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct block *blocks; /* newest first */
};

/* Zeroed, suitably aligned memory.  Never NULL: the program ends when there is none. */
void *arena_alloc(struct arena *a, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (n) * sizeof(type)))

/* A copy of s, or of its first n bytes, that lives in a. */
char *arena_str(struct arena *a, const char *s);
char *arena_strn(struct arena *a, const char *s, size_t n);

/* End of life of all that a gave out; a itself can be used again. */
void arena_clear(struct arena *a);

/* Gives back to the system what lies free between what is in use: for after much was read once
 * of which little is kept. */
void arena_trim(void);

#endif
