#include "base/vec.h"

#include <string.h>

void *
vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	void *more;

	if (n < *cap)
		return at;
	*cap = *cap == 0 ? 8 : *cap * 2;
	more = arena_alloc(a, *cap * size);
	return n == 0 ? more : memcpy(more, at, n * size);
}
