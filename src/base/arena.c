#include "base/arena.h"

#include <malloc.h>
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
block_of(struct block *b, size_t size)
{
	if (b == NULL) {
		fputs("coxa: out of memory\n", stderr);
		abort();
	}
	b->used = 0;
	b->size = size;
	b->next = NULL;
	return b;
}

/* Its bytes are zeroed as they are given out: most arenas end before their first block is full. */
static struct block *
block_new(struct arena *a)
{
	struct block *b = block_of(malloc(sizeof(*b) + ARENA_BLOCK), ARENA_BLOCK);

	b->next = a->blocks;
	a->blocks = b;
	return b;
}

/* A block of its own stands behind the newest, which has room for more. */
static void *
alone(struct arena *a, size_t size)
{
	struct block *b = size < SIZE_MAX - sizeof(*b) ? calloc(1, sizeof(*b) + size) : NULL;
	struct block **at = a->blocks == NULL ? &a->blocks : &a->blocks->next;

	b = block_of(b, size);
	b->used = size;
	b->next = *at;
	*at = b;
	return b->data;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = alignof(max_align_t);
	struct block *b = a->blocks;
	unsigned char *p;

	size = (size + unit - 1) / unit * unit;
	if (size > ARENA_BLOCK)
		return alone(a, size);
	if (b == NULL || b->size - b->used < size)
		b = block_new(a);
	p = b->data + b->used;
	b->used += size;
	return memset(p, 0, size);
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

void
arena_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
