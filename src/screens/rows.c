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
		ids[i] = from.first == NULL
		    ? (int64_t)i + 1
		    : *(const int64_t *)(const void *)((const char *)from.first + i * from.stride);
	list_set(l, ids, (int)from.n);
	arena_clear(mem);
	*mem = *fresh;
	return true;
}

bool
rows_key(struct screen *s, struct list *l, const struct key *k, int h)
{
	if (l->last + 1 != s->pressed) /* a verb came after the last digit */
		list_end_number(l);
	l->last = s->pressed;
	if (!list_key(l, k, h))
		return false;
	if (list_missing(l) > 0)
		screen_say(s, SAID_ERROR, "There is no row %d.   Backspace forgets the number",
		    list_missing(l));
	return true;
}

const char *const *
rows_contexts(const struct screen *s, const struct list *l)
{
	static const char *const empty[] = { "everywhere", NULL };

	return l->n > 0 ? s->ops->contexts : empty;
}
