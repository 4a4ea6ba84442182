/* From a grid to bytes: what one refresh sends. */
#include "lib/test.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"
#include "ui/paint.h"

enum { ROWS = 24, COLS = 80, ROOM = 65536 };

/* Each write() into such a pair of sockets is a record of its own. */
struct seat {
	struct arena a;
	struct paint *paint;
	struct grid *grid;
	int here, there;
};

static void
sit(struct seat *s)
{
	struct paint_options o = { .term = "xterm-256color", .rows = ROWS, .cols = COLS };
	struct err e;
	int pair[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	s->here = pair[0];
	s->there = pair[1];
	o.utf8 = true;
	must(paint_open(&s->a, s->here, &o, &s->paint, &e));
	s->grid = grid_new(&s->a, ROWS, COLS, GLYPHS_UNICODE, false);
}

static void
rise(struct seat *s)
{
	paint_close(s->paint);
	close(s->here);
	close(s->there);
	arena_clear(&s->a);
}

/* Paints what the grid holds; returns in how many pieces that was written. */
static int
pieces(struct seat *s)
{
	char *bytes = arena_alloc(&s->a, ROOM);
	int n = 0;

	paint_grid(s->paint, s->grid);
	assert_true(paint_send(s->paint, s->here));
	assert_int_equal(paint_left(s->paint), 0);
	while (recv(s->there, bytes, ROOM, MSG_DONTWAIT) > 0)
		n++;
	return n;
}

static void
a_refresh_is_one_write(void **state)
{
	struct seat s = { 0 };

	(void)state;
	sit(&s);
	assert_int_equal(pieces(&s), 1);
	for (int y = 0; y < ROWS; y++)
		grid_put(s.grid, y, y, -1, y % 2 == 0 ? LOOK_BAD : LOOK_TITLE,
		    text_fmt(&s.a, "row %d of a page with 王 and Müller", y));
	assert_int_equal(pieces(&s), 1);
	grid_put(s.grid, 7, 3, -1, LOOK_PLAIN, "m");
	grid_cursor(s.grid, 7, 4);
	assert_int_equal(pieces(&s), 1);
	grid_look(s.grid, 2, 0, COLS, LOOK_SELECT);
	grid_look(s.grid, 20, 0, COLS, LOOK_SELECT);
	assert_int_equal(pieces(&s), 1);
	assert_int_equal(pieces(&s), 0); /* nothing changed */
	paint_redraw(s.paint);
	assert_int_equal(pieces(&s), 1);
	rise(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_refresh_is_one_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
