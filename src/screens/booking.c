#include "screens/booking.h"

#include "app/command.h"

enum { RENEW_SECONDS = 55 };

static int
first_open(const struct proposed *p)
{
	for (size_t i = 0; i < p->row.n; i++)
		if (p->row.at[i].state == ROW_OPEN)
			return (int)i;
	return 0;
}

static void
hold(struct screen *s, struct booking *b)
{
	held_take(s, &b->held, &b->p);
}

bool
booking_make(struct screen *s, struct booking *b, const struct propose_for *what, struct err *e)
{
	struct arena *mem = &b->mem[!b->now];
	struct barred against = { 0 };
	struct proposed p;
	int64_t *ids;

	if (!propose(s->app, what, mem, &p, e) || !propose_against(&p, mem, &against, e)) {
		arena_clear(mem);
		return false;
	}
	ids = arena_array(mem, int64_t, p.row.n);
	for (size_t i = 0; i < p.row.n; i++)
		ids[i] = (int64_t)i + 1;
	arena_clear(&b->mem[b->now]);
	b->now = !b->now;
	b->p = p;
	b->against = against;
	b->made = true;
	b->list = (struct list){ 0 };
	list_set(&b->list, ids, (int)p.row.n);
	b->list.at = first_open(&p);
	hold(s, b);
	return true;
}

bool
booking_make_again(
    struct screen *s, struct booking *b, const struct propose_for *what, struct err *e)
{
	struct arena turn = { 0 };
	size_t n = b->p.row.n;
	struct propose_row *was = arena_array(&turn, struct propose_row, n);
	bool done;

	for (size_t i = 0; i < n; i++)
		was[i] = b->p.row.at[i];
	done = booking_make(s, b, what, e);
	if (done)
		propose_mark_taken(&b->p, was, n);
	arena_clear(&turn);
	return done;
}

void
booking_end(struct screen *s, struct booking *b)
{
	held_drop(s, &b->held);
	arena_clear(&b->mem[0]);
	arena_clear(&b->mem[1]);
}

/* The chosen row is otherwise now, and so are the places. */
static bool
changed(struct screen *s, struct booking *b, bool done, const struct err *e)
{
	if (done)
		hold(s, b);
	else
		screen_fail(s, e);
	return done;
}

void
booking_take(struct screen *s, struct booking *b, int k)
{
	struct err e = { 0 };

	(void)changed(s, b, propose_take(&b->p, (size_t)b->list.at, k, &e), &e);
}

void
booking_leave_out(struct screen *s, struct booking *b)
{
	size_t i = (size_t)b->list.at;
	struct err e = { 0 };

	(void)changed(s, b, propose_leave_out(&b->p, i, !b->p.row.at[i].out, &e), &e);
}

bool
booking_move(struct screen *s, struct booking *b, const char *typed)
{
	struct err e = { 0 };

	return changed(s, b, propose_move(&b->p, (size_t)b->list.at, typed, &e), &e);
}

/* Not at each change of another, who would hear of this one. */
void
booking_renew(struct screen *s, struct booking *b)
{
	if (b->held.on && app_now(s->app).at - b->held.at >= RENEW_SECONDS)
		hold(s, b);
}

bool
booking_book(struct screen *s, struct booking *b, const char *why, struct go *go, struct err *e)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct pair pair[PROPOSE_PAIRS + 1];
	size_t n;
	const char *command = propose_command(&b->p, pair, &n, &turn);
	bool done;

	if (why != NULL)
		pair[n++] = (struct pair){ "reason", why };
	done = command_run(s->app, command, pair, n, &out, &turn, e);
	if (done)
		*go = go_done(s, &out);
	arena_clear(&turn);
	return done;
}
