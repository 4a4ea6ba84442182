/* due_screen - who is due for what, and who is overdue; or what one patient is due for.
 *
 * Rows have numbers, and a letter says what came of trying to reach the patient: 1n.
 * "recall" is the list of all patients; it begins at the line of what is shown. */
#include "screens/all.h"
#include "screens/due_acts.h"
#include "screens/rows.h"

enum { REASON_MAX = 120 };

static const char *const contexts[] = { "due", "list", "everywhere", NULL };

/* What can be done to the chosen row. */
static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const row[] = { "due", "due-row", "list", "everywhere", NULL };
	static const char *const visit[] = { "due-visit", "due", "due-row", "list", "everywhere",
		NULL };
	static const char *const call[] = { "due-call", "due", "list", "everywhere", NULL };
	static const char *const wish[] = { "due-wish", "due", "list", "everywhere", NULL };
	static const char *const waits[] = { "due-waits", "due", "list", "everywhere", NULL };
	static const char *const lost[] = { "due", "due-given-up", "list", "everywhere", NULL };
	const struct due_state *st = s->state;
	const struct due_row *r = due_chosen(st);

	if (r == NULL)
		return contexts;
	if (due_given_up_list(st))
		return lost;
	switch (due_kind_of(r)) {
	case DUE_KIND_CALL:
		return call;
	case DUE_KIND_WISH:
		return wish;
	case DUE_KIND_WAITS:
		return waits;
	case DUE_KIND_VISIT:
		return st->one && r->items > 1 ? visit : row;
	}
	return contexts;
}

/* Another terminal may have ended the chosen item: then no key is about the next one. */
static bool
due_reload(struct screen *s, struct err *e)
{
	struct due_state *st = s->state;

	if (!screen_read_again(s, &st->list, due_read, e))
		return false;
	tries_read(s, &st->tries, list_id(&st->list), &st->mem);
	return true;
}

static bool
open_on(struct screen *s, bool recall, struct err *e)
{
	struct due_state *st = arena_new(&s->mem, struct due_state);

	s->state = st;
	st->one = !recall && s->on.patient != 0;
	st->head = recall;
	st->filter = due_list_last(s->app);
	words_init(&st->words, &s->mem, REASON_MAX);
	if (!due_read(s, e))
		return false;
	if (!st->one && st->list.n == 0
	    && st->filter == DUE_OVERDUE) { /* begin with those to come */
		st->filter = DUE_WEEK;
		return due_read(s, e);
	}
	return true;
}

static bool
due_open(struct screen *s, struct err *e)
{
	return open_on(s, false, e);
}

static bool
recall_open(struct screen *s, struct err *e)
{
	return open_on(s, true, e);
}

static void
due_close(struct screen *s)
{
	struct due_state *st = s->state;

	arena_clear(&st->mem);
}

static bool
due_typing(const struct screen *s)
{
	const struct due_state *st = s->state;

	return st->words.asked;
}

static void
show(struct screen *s, enum due_filter filter)
{
	struct due_state *st = s->state;
	struct err e = { 0 };

	st->one = false;
	st->filter = filter;
	st->from = 0;
	due_list_choose(s->app, filter);
	if (!due_read(s, &e))
		screen_fail(s, &e);
}

static bool
handle_filter(struct screen *s, const struct input *in)
{
	static const char *const action[DUE_FILTERS] = { [DUE_OVERDUE] = "due.overdue",
		[DUE_WEEK] = "due.week",
		[DUE_MONTH] = "due.month",
		[DUE_LOST] = "due.lost",
		[DUE_WAITS] = "due.waits" };

	for (int i = 0; i < DUE_FILTERS; i++) {
		if (!input_is(in, action[i]))
			continue;
		show(s, (enum due_filter)i);
		return true;
	}
	return false;
}

/* The items after those that are listed; after the last the first again. */
static void
further(struct screen *s)
{
	struct due_state *st = s->state;
	struct err e = { 0 };

	if (!st->rows.more && st->from == 0) {
		screen_say(s, SAID_PLAIN, "That is all of this list.");
		return;
	}
	st->from = st->rows.more ? st->from + DUE_PAGE : 0;
	if (!due_read(s, &e))
		screen_fail(s, &e);
	else if (st->list.n > 0)
		list_choose(&st->list, st->rows.list.at[0].id);
}

/* Keys at the line of what is shown; false when the key is none of them. */
static bool
handle_head(struct screen *s, const struct input *in)
{
	struct due_state *st = s->state;
	int by = in->key->code == K_LEFT || in->key->code == K_BACKTAB ? DUE_FILTERS - 1
	    : in->key->code == K_RIGHT || in->key->code == K_TAB       ? 1
								       : 0;

	if (by != 0) {
		show(s, (enum due_filter)(((int)st->filter + by) % DUE_FILTERS));
		return true;
	}
	st->head = false;
	return in->key->code == K_ENTER || in->key->code == K_DOWN;
}

static struct go
due_handle(struct screen *s, const struct input *in)
{
	struct due_state *st = s->state;
	struct go go;

	if (st->words.asked)
		return due_asked(s, in);
	if (handle_filter(s, in) || (st->head && handle_head(s, in)))
		return go_stay();
	if (input_is(in, "due.further")) {
		further(s);
		return go_stay();
	}
	if (due_act(s, in, &go))
		return go;
	st->list.prefix = true;
	if (!rows_key(s, &st->list, in->key, s->rows))
		return go_pass();
	tries_read(s, &st->tries, list_id(&st->list), &st->mem);
	return go_stay();
}

const struct screen_ops recall_screen = {
	.name = "recall",
	.list = true,
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = recall_open,
	.reload = due_reload,
	.typing = due_typing,
	.handle = due_handle,
	.asks = true,
	.draw = due_draw,
	.close = due_close,
};

const struct screen_ops due_screen = {
	.name = "due",
	.list = true,
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = due_open,
	.reload = due_reload,
	.typing = due_typing,
	.handle = due_handle,
	.asks = true,
	.draw = due_draw,
	.close = due_close,
};
