/* vec - a growing array in an arena.
 *
 *	VEC(struct row) rows = { 0 };
 *
 *	*vec_add(a, &rows) = (struct row){ ... };
 *	for (size_t i = 0; i < rows.n; i++)
 *		use(&rows.at[i]);
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *at;                                                                          \
		size_t n, cap;                                                                     \
	}

/* A pointer to a new, zeroed last element; older pointers into v are void. */
#define vec_add(a, v)                                                                              \
	((v)->at = vec_grow((a), (v)->at, (v)->n, &(v)->cap, sizeof((v)->at[0])), &(v)->at[(v)->n++])

/* Room for one more than n elements: the array, or its copy twice as large. */
void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

#endif
