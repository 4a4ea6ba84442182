/* The terminal itself: a small program with one field and one list, in a pty. */
#include "lib/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "lang/width.h"
#include "lib/tty.h"
#include "ui/term.h"

struct demo {
	struct arena mem;
	struct text typed;
	const char *last;
	int row, moved;
	bool in_list, many;
};

static void
draw(const struct demo *d, struct grid *g, struct arena *a)
{
	int used;

	grid_put(g, 0, 1, -1, LOOK_TITLE, "Demo 王 ÅBERG");
	grid_rule(g, 1, 0, -1);
	grid_put(g, 2, 1, -1, LOOK_BAD, text_fmt(a, "key %s", d->last));
	used = grid_put(g, 3, 3, 40, LOOK_PLAIN, text_get(&d->typed));
	for (int x = 3 + used; x < 43; x++)
		grid_put(g, 3, x, 1, LOOK_PLAIN, "_");
	for (int i = 0; i < 8; i++) {
		grid_mark(g, 5 + i, 1, LOOK_PLAIN, i == d->row ? MARK_NOW : MARK_MORE);
		grid_put(g, 5 + i, 3, -1, LOOK_VALUE,
		    text_fmt(a, "%s %d", d->many ? "page of many patients" : "patient", i * i));
	}
	grid_put(g, 14, 1, -1, LOOK_ALERT, d->moved ? "resized" : "");
	if (d->in_list)
		grid_cursor(g, 5 + d->row, 1);
	else
		grid_cursor(g, 3, 3 + used);
}

static bool
handle(struct demo *d, const struct event *ev)
{
	const struct key *k = &ev->key;

	if (ev->what == EVENT_RESIZE)
		d->moved++;
	if (ev->what != EVENT_KEY)
		return ev->what != EVENT_GONE;
	d->in_list = k->code == K_UP || k->code == K_DOWN;
	if (d->in_list)
		d->row += k->code == K_DOWN ? 1 : -1;
	else if (k->code == K_PAGE_DOWN)
		d->many = !d->many;
	else if (k->code == K_PASTE)
		text_add(&d->typed, text_fmt(&d->mem, "<%s>", k->text));
	else if (k->code < 0x110000 && k->code >= ' ' && k->mods == 0)
		text_put(&d->typed, k->code);
	else if (k->code == K_CTRL('C'))
		abort();
	else if (k->code != K_F(5)) /* F5 changes nothing */
		d->last = key_name(k, &d->mem);
	return k->code != K_F(12);
}

static int
demo(void *arg)
{
	struct demo *d = arg;
	struct term *t;
	struct event ev;
	struct err e;
	bool utf8;

	d->last = "";
	d->typed.a = &d->mem;
	if (!width_locale(&utf8, &e) || !term_open(&(struct term_options){ 0 }, &t, &e)) {
		printf("%s\n", e.text);
		fflush(stdout);
		return e.code == ERR_INPUT ? 64 : 78;
	}
	do {
		grid_clear(term_grid(t));
		draw(d, term_grid(t), &d->mem);
		term_text_focus(t, true);
		term_next(t, -1, &ev);
	} while (handle(d, &ev));
	term_close(t);
	return ev.what == EVENT_GONE ? 3 : 0;
}

static struct tty *
run(const char *term, int rows, int cols)
{
	struct demo *d = calloc(1, sizeof(*d)); /* the child's; it ends with this process */
	struct tty *t =
	    tty_call(&(struct tty_options){ .term = term, .rows = rows, .cols = cols }, demo, d);

	free(d);
	return t;
}

static void
typing_and_repainting_cost_what_they_must(void **state)
{
	struct tty *t = run("xterm-256color", 24, 80);
	int x = 3;

	(void)state;
	tty_see(t, "Demo 王 ÅBERG");
	tty_cursor(t, 3, x);
	tty_bytes(t);
	for (const char *s = "smith john"; *s != '\0'; s++) {
		tty_type(t, (const char[]){ *s, '\0' });
		tty_cursor(t, 3, ++x);
		assert_int_equal(tty_bytes(t), 1);
	}
	for (int i = 0; i < 50; i++)
		tty_keys(t, "F5");
	tty_type(t, "x");
	tty_cursor(t, 3, ++x);
	assert_int_equal(tty_bytes(t), 1);
	tty_keys(t, "F12");
	assert_int_equal(tty_status(t), 0);
	tty_end(t);
}

static void
a_marker_moves_for_a_few_bytes(void **state)
{
	struct arena a = { 0 };
	struct tty *t = run("vt100", 24, 80);

	(void)state;
	tty_see(t, "Demo ?  ABERG");
	is_str(tty_row(t, 5, &a), " > patient 0");
	is_str(tty_row(t, 6, &a), " ~ patient 1");
	tty_keys(t, "Down");
	tty_cursor(t, 6, 1);
	is_str(tty_row(t, 5, &a), " ~ patient 0");
	is_str(tty_row(t, 6, &a), " > patient 1");
	tty_bytes(t);
	tty_keys(t, "Down");
	tty_cursor(t, 7, 1);
	assert_in_range(tty_bytes(t), 2, 12);
	tty_end(t);
	arena_clear(&a);
}

static void
the_looks_are_those_of_the_theme(void **state)
{
	struct arena a = { 0 };
	struct tty *t = run("xterm-256color", 24, 80);

	(void)state;
	tty_see(t, "Demo ");
	tty_keys(t, "F2");
	tty_see(t, "key F2");
	is_str(tty_look(t, 0, 1, &a), "bold");
	is_str(tty_look(t, 2, 1, &a), "162 bold");
	is_str(tty_look(t, 3, 3, &a), "");
	is_str(tty_look(t, 1, 3, &a), "243");
	is_str(tty_row(t, 1, &a),
	    "────────────────────────────────────────"
	    "────────────────────────────────────────");
	tty_end(t);
	arena_clear(&a);
}

static void
keys_arrive_in_pieces_and_pastes_whole(void **state)
{
	struct tty *t = run("xterm-256color", 24, 80);

	(void)state;
	tty_see(t, "Demo ");
	tty_keys(t, "PuTTY-F1");
	tty_see(t, "key F1");
	tty_keys(t, "Esc");
	tty_see(t, "key Esc");
	tty_type(t, "\xE7");
	tty_type(t, "\x8E\x8B");
	tty_see(t, " 王____");
	tty_type(t, "\033[200~a\rb\033[201~");
	tty_see(t, "王<a?b>__");
	tty_end(t);
}

static void
the_window_may_have_any_size_at_any_time(void **state)
{
	static const int size[][2] = { { 1, 1 }, { 2, 80 }, { 24, 80 }, { 65535, 65535 },
		{ 300, 500 }, { 5, 3 }, { 40, 120 } };
	struct arena a = { 0 };
	struct tty *t = run("xterm-256color", 24, 80);

	(void)state;
	tty_see(t, "Demo 王");
	for (size_t i = 0; i < sizeof(size) / sizeof(size[0]); i++)
		tty_resize(t, size[i][0] > 1000 ? 1000 : size[i][0],
		    size[i][1] > 1000 ? 1000 : size[i][1]);
	tty_see(t, "resized");
	tty_keys(t, "F3");
	tty_see(t, "key F3");
	assert_int_equal(strlen(tty_row(t, 1, &a)), 120 * strlen("─"));
	tty_keys(t, "F12");
	assert_int_equal(tty_status(t), 0);
	tty_end(t);
	arena_clear(&a);
}

static void
pastes_come_in_brackets_while_it_runs_and_no_longer(void **state)
{
	struct tty *t = run("xterm-256color", 24, 80);

	(void)state;
	tty_see(t, "Demo ");
	assert_true(tty_brackets(t));
	tty_keys(t, "F12");
	assert_int_equal(tty_status(t), 0);
	assert_false(tty_brackets(t));
	tty_end(t);
}

static void
leaving_leaves_nothing_behind(void **state)
{
	static const char *const terms[] = { "xterm-256color", "vt100", "linux", "screen", "vt220",
		"tmux" };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct tty *t = run(terms[i], 24, 80);

		tty_see(t, "Demo ");
		tty_keys(t, "F12");
		assert_int_equal(tty_status(t), 0);
		assert_false(tty_has(t, "Demo"));
		assert_false(tty_has(t, "patient"));
		tty_end(t);
	}
	arena_clear(&a);
}

static void
a_lost_line_or_an_order_to_end_is_told(void **state)
{
	static const int sig[] = { SIGHUP, SIGTERM };
	struct tty *t;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		t = run("xterm-256color", 24, 80);
		tty_see(t, "Demo 王");
		tty_signal(t, SIGUSR1); /* and INT, TSTP, PIPE: nothing happens */
		tty_signal(t, SIGINT);
		tty_signal(t, SIGTSTP);
		tty_signal(t, SIGPIPE);
		tty_keys(t, "F3");
		tty_see(t, "key F3");
		tty_signal(t, sig[i]);
		assert_int_equal(tty_status(t), 3);
		tty_end(t);
	}
	t = run("xterm-256color", 24, 80);
	tty_see(t, "Demo 王");
	tty_hang_up(t);
	assert_int_equal(tty_status(t), 3);
	tty_end(t);
}

static void
a_crash_erases_the_patient(void **state)
{
	struct tty *t = run("vt220", 24, 80);

	(void)state;
	tty_see(t, "Demo ");
	tty_keys(t, "^C");
	assert_int_equal(tty_status(t), 128 + SIGABRT);
	assert_false(tty_has(t, "Demo"));
	tty_end(t);
}

static void
a_terminal_that_will_not_do_is_refused_in_one_line(void **state)
{
	static const char *const terms[] = { "dumb", "nosuch", "", "../x", "unknown" };
	struct tty *t;

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		t = run(terms[i], 24, 80);
		tty_see(t, "put TERM=xterm in front");
		assert_int_equal(tty_status(t), 78);
		tty_end(t);
	}
}

static void
colour_can_be_refused(void **state)
{
	static const char *const env[] = { "NO_COLOR=1", NULL };
	struct arena a = { 0 };
	struct demo *d = calloc(1, sizeof(*d));
	struct tty *t = tty_call(&(struct tty_options){ .env = env }, demo, d);

	(void)state;
	free(d);
	tty_see(t, "Demo ");
	tty_keys(t, "F2");
	tty_see(t, "key F2");
	is_str(tty_look(t, 2, 1, &a), "bold");
	is_str(tty_look(t, 1, 3, &a), "");
	tty_end(t);
	arena_clear(&a);
}

static void
without_brackets_a_burst_is_a_paste(void **state)
{
	struct tty *t = run("vt100", 24, 80);

	(void)state;
	tty_see(t, "Demo ");
	tty_type(t, "first line\rsecond");
	tty_see(t, "<first line?second>__");
	tty_type(t, "12345\r");
	tty_see(t, "key Enter");
	tty_end(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_and_repainting_cost_what_they_must),
		cmocka_unit_test(a_marker_moves_for_a_few_bytes),
		cmocka_unit_test(the_looks_are_those_of_the_theme),
		cmocka_unit_test(keys_arrive_in_pieces_and_pastes_whole),
		cmocka_unit_test(the_window_may_have_any_size_at_any_time),
		cmocka_unit_test(pastes_come_in_brackets_while_it_runs_and_no_longer),
		cmocka_unit_test(leaving_leaves_nothing_behind),
		cmocka_unit_test(a_lost_line_or_an_order_to_end_is_told),
		cmocka_unit_test(a_crash_erases_the_patient),
		cmocka_unit_test(a_terminal_that_will_not_do_is_refused_in_one_line),
		cmocka_unit_test(colour_can_be_refused),
		cmocka_unit_test(without_brackets_a_burst_is_a_paste),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
