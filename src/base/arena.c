#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tests make blocks tiny, so that every boundary is crossed. */
#ifndef ARENA_BLOCK
#define ARENA_BLOCK 8192
#endif

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char data[];
};

static struct block *
block_new(struct arena *a, size_t size)
{
	struct block *b = size < SIZE_MAX - sizeof(*b) ? calloc(1, sizeof(*b) + size) : NULL;

	if (b == NULL) {
		fputs("coxa: out of memory\n", stderr);
		abort();
	}
	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = alignof(max_align_t);
	struct block *b = a->blocks;
	void *p;

	size = (size + unit - 1) / unit * unit;
	if (b == NULL || b->size - b->used < size)
		b = block_new(a, size > ARENA_BLOCK ? size : ARENA_BLOCK);
	p = b->data + b->used;
	b->used += size;
	return p;
}

char *
arena_str(struct arena *a, const char *s)
{
	return arena_strn(a, s, strlen(s));
}

char *
arena_strn(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	return memcpy(copy, s, n);
}

void
arena_clear(struct arena *a)
{
	while (a->blocks != NULL) {
		struct block *b = a->blocks;

		a->blocks = b->next;
		free(b);
	}
}
