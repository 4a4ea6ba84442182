#include "screens/board_marks.h"

#include <string.h>

#include "app/command.h"
#include "base/text.h"

bool
board_marks_has(const struct board_marks *m, int64_t id)
{
	for (size_t i = 0; i < m->at.n; i++)
		if (m->at.at[i].id == id)
			return true;
	return false;
}

static void
add(struct screen *s, struct board_marks *m, const struct board_row *row)
{
	if (row != NULL && !board_marks_has(m, row->id))
		*vec_add(&s->mem, &m->at) = (struct board_mark){ row->id, row->rev };
}

static void
toggle(struct screen *s, struct board_marks *m, const struct board_row *row)
{
	for (size_t i = 0; row != NULL && i < m->at.n; i++) {
		if (m->at.at[i].id == row->id) {
			m->at.at[i] = m->at.at[--m->at.n];
			return;
		}
	}
	add(s, m, row);
}

static void
let_go(struct board_marks *m)
{
	m->at.n = 0;
	m->joins = false;
}

bool
board_marks_key(
    struct screen *s, struct board_marks *m, const struct board_row *row, const struct input *in)
{
	uint32_t code = in->key->code;

	if (input_is(in, "board.also")) {
		add(s, m, row);
		m->joins = true;
		return true;
	}
	if (input_is(in, "board.mark")) {
		toggle(s, m, row);
		m->joins = false;
		return true;
	}
	if (m->at.n > 0 && input_is(in, "back")) {
		let_go(m);
		return true;
	}
	if (code < '0' || code > '9') /* the cursor was moved by another key */
		m->joins = false;
	return false;
}

/* As session.each takes them. */
static const char *
rows_of(const struct board_marks *m, struct arena *turn)
{
	struct text t = { .a = turn };

	for (size_t i = 0; i < m->at.n; i++)
		text_addf(&t, "%s%lld@%lld", i > 0 ? "; " : "", (long long)m->at.at[i].id,
		    (long long)m->at.at[i].rev);
	return text_get(&t);
}

static void
run(struct screen *s, struct board_marks *m, const char *command)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "session.each",
		PAIRS({ "verb", command }, { "rows", rows_of(m, &turn) }), &out, &turn, &e))
		screen_done(s, &out);
	else
		screen_fail(s, &e);
	let_go(m);
	arena_clear(&turn);
}

struct go
board_marks_run(
    struct screen *s, struct board_marks *m, const struct board_row *row, const char *command)
{
	if (m->joins)
		add(s, m, row);
	m->joins = false;
	if (strcmp(command, "session.noshow") == 0)
		return go_open(
		    "each", (struct subject){ .day = DAY_NONE, .text = rows_of(m, &s->mem) });
	run(s, m, command);
	return go_stay();
}

void
board_marks_noshow(struct screen *s, struct board_marks *m)
{
	run(s, m, "session.noshow");
}
