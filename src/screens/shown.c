#include "screens/shown.h"

bool
shown_read(struct screen *s, struct err *e)
{
	struct shown *h = s->state;
	struct arena fresh = { 0 };
	struct row_ids ids = { 0 };
	bool done = h->read(s, &fresh, &ids, e);

	return rows_take(done, &h->mem, &fresh, &h->list, ids);
}

bool
shown_hold(struct screen *s, struct err *e)
{
	struct shown *h = s->state;

	return screen_read_again(s, &h->list, shown_read, e);
}

const char *const *
shown_contexts(const struct screen *s)
{
	return rows_contexts(s, &((const struct shown *)s->state)->list);
}

void
shown_close(struct screen *s)
{
	struct shown *h = s->state;

	arena_clear(&h->mem);
}
