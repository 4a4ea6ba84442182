#include "screens/rows.h"

bool
rows_take(bool done, struct arena *mem, struct arena *fresh, struct list *l, struct row_ids from)
{
	int64_t *ids;

	if (!done) {
		arena_clear(fresh);
		return false;
	}
	ids = arena_array(fresh, int64_t, from.n + 1);
	for (size_t i = 0; i < from.n; i++)
		ids[i] =
		    *(const int64_t *)(const void *)((const char *)from.first + i * from.stride);
	list_set(l, ids, (int)from.n);
	arena_clear(mem);
	*mem = *fresh;
	return true;
}

const char *const *
rows_contexts(const struct screen *s, const struct list *l)
{
	static const char *const empty[] = { "everywhere", NULL };

	return l->n > 0 ? s->ops->contexts : empty;
}
