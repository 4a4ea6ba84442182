/* keys - from a key to the last byte of its answer, and what is sent for it. */
#include <poll.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "bench/seat.h"

enum { TRIALS = 8, IDLE_MS = 60000 }; /* 14 keys in 8 trials: more than a hundred for a p99 */

struct measured {
	struct samples us, bytes, chunks;
};

/* What is read in one piece was written in at least one; t-paint proves that it was one. */
static void
in_one_write(struct bench *b, struct samples *chunks)
{
	bench_exact(b, "  write() calls for it, p99", "", samples_at(chunks, 99), 1);
}

/* Keys that are not measured, and the silence after all that they bring. */
static void
settle(struct tty *t, const char *keys)
{
	struct tty_cost c;

	tty_cost(t, keys, &c);
	tty_cost(t, "", &c);
}

/* The same keys TRIALS times in the one and the other; erase puts both back. */
struct typing {
	struct tty *here, *floor;
	const char *const *keys;
	size_t n;
	const char *erase;
};

static void
type(struct bench *b, const struct typing *y, struct measured *here, struct measured *floor)
{
	struct tty_cost c;

	for (int trial = 0; trial < TRIALS; trial++) {
		for (size_t i = 0; i < y->n; i++) {
			tty_cost(y->here, y->keys[i], &c);
			samples_best(b, &here->us, i, c.last_us);
			samples_add(b, &here->bytes, (double)c.bytes);
			samples_add(b, &here->chunks, c.reads);
			tty_cost(y->floor, y->keys[i], &c);
			samples_best(b, &floor->us, i, c.last_us);
			samples_add(b, &floor->bytes, (double)c.bytes);
		}
		if (y->erase != NULL)
			settle(y->here, y->erase);
	}
}

void
bench_typing(struct bench *b)
{
	static const char *const letters[] = { "m", "a", "r", "g", "a", "r", "e", "t", "h", "a",
		"l", "i", "n", "a" };
	struct tty *here = seat_coxa(b, clinic_copy(b, "typing")), *floor = seat_floor(b, "echo");
	struct typing y = { here, floor, letters, sizeof(letters) / sizeof(letters[0]),
		"Backspace Backspace Backspace Backspace Backspace Backspace Backspace "
		"Backspace Backspace Backspace Backspace Backspace Backspace Backspace" };
	struct measured m = { 0 }, f = { 0 };

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	tty_keys(here, "F6");
	tty_shown_us(here, "Family");
	settle(here, "Down Down Down"); /* no other line of the form follows this field */
	type(b, &y, &m, &f);
	bench_ratio(
	    b, "typed key in a form, p50", "us", samples_at(&m.us, 50), samples_at(&f.us, 50), 1.2);
	bench_ratio(
	    b, "typed key in a form, p99", "us", samples_at(&m.us, 99), samples_at(&f.us, 99), 1.2);
	bench_exact(b, "bytes for a typed character, p50", "", samples_at(&m.bytes, 50), 1);
	bench_exact(b, "bytes for a typed character, p99", "", samples_at(&m.bytes, 99), 4);
	in_one_write(b, &m.chunks);
	tty_end(here);
	tty_end(floor);
}

static void
one_down(struct bench *b, struct tty *t, const char *what, double most)
{
	struct samples bytes = { 0 }, calls = { 0 };
	struct tty_cost c;

	tty_shown_us(t, "help");
	tty_cost(t, "Down", &c);
	for (int i = 0; i < 8; i++) {
		tty_cost(t, "Down", &c);
		samples_add(b, &bytes, (double)c.bytes);
		samples_add(b, &calls, c.reads);
	}
	bench_exact(b, what, "bytes", samples_at(&bytes, 50), most);
	in_one_write(b, &calls);
}

static void
unchanged(struct bench *b, struct tty *t)
{
	struct tty_cost c;

	tty_cost(t, "F5", &c);
	tty_cost(t, "F5", &c);
	bench_exact(b, "F5 on an unchanged screen", "bytes", (double)c.bytes, 0);
	tty_bytes(t);
	poll(NULL, 0, IDLE_MS);
	tty_cost(t, "", &c);
	bench_exact(b, "an idle minute without news", "bytes", (double)tty_bytes(t), 0);
}

static void
pages(struct bench *b)
{
	static const char *const down[] = { "PgDn", "PgDn", "PgDn", "PgDn", "PgDn", "PgUp", "PgUp",
		"PgUp", "PgUp", "PgUp" };
	struct tty *here = seat_coxa(b, b->large), *floor = seat_floor(b, "list");
	struct typing y = { here, floor, down, sizeof(down) / sizeof(down[0]), NULL };
	struct measured m = { 0 }, f = { 0 };

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	settle(here, "g f");
	type(b, &y, &m, &f);
	bench_ratio(b, "page down in the due list", "us", samples_at(&m.us, 50),
	    samples_at(&f.us, 50), 0.8);
	in_one_write(b, &m.chunks);
	bench_tell(b, "  its bytes", "bytes", samples_at(&m.bytes, 50));
	bench_tell(b, "  bytes of the floor's page", "bytes", samples_at(&f.bytes, 50));
	tty_end(here);
	tty_end(floor);
}

void
bench_keys(struct bench *b)
{
	struct tty *t = seat_slow(b, b->large);

	one_down(b, t, "list one down, marker only (9600 baud)", 12);
	tty_end(t);
	t = seat_coxa(b, b->large);
	one_down(b, t, "list one down, with bar", 180);
	unchanged(b, t);
	tty_end(t);
	pages(b);
}

/* Ten pages while the line needs longer for each than the keys are apart: how long after the last
 * of them the screen stands still. */
void
bench_line(struct bench *b)
{
	enum { KEYS = 10, APART_MS = 100, BAUD = 9600 };
	struct tty *t = seat_slow(b, b->large);
	struct tty_cost page, last;

	tty_shown_us(t, "help");
	settle(t, "g f");
	tty_baud(t, BAUD);
	tty_cost(t, "PgDn", &page);
	for (int i = 1; i < KEYS; i++) {
		tty_keys(t, "PgDn");
		tty_pass(t, APART_MS);
	}
	tty_cost(t, "PgDn", &last);
	bench_ratio(b, "9600 baud: ten pages at 100 ms, lag / a page", "us", last.last_us,
	    (double)page.bytes * 10 * 1e6 / BAUD, 1.2);
	tty_end(t);
}

/* What a page alone costs, drawn by curses without a search. */
static double
bare_page(struct bench *b)
{
	enum { PAGES = 5 };
	struct tty *t = seat_floor(b, "list");
	struct samples us = { 0 };
	struct tty_cost c;

	tty_shown_us(t, "READY");
	for (int trial = 0; trial < TRIALS; trial++)
		for (size_t i = 0; i < PAGES; i++) {
			tty_cost(t, "PgDn", &c);
			samples_best(b, &us, i, c.last_us);
		}
	tty_end(t);
	return samples_at(&us, 50);
}

void
bench_search(struct bench *b)
{
	static const char *const letters[] = { "s", "m", "i", "t", "h", "Space", "j", "o" };
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6" };
	static const char *const han[] = { "王", "陈" };
	static const struct {
		const char *what, *const *keys, *erase;
		size_t n;
	} kind[] = {
		{ "search: two words", letters,
		    "Backspace Backspace Backspace Backspace Backspace Backspace Backspace "
		    "Backspace",
		    8 },
		{ "search: digits", digits,
		    "Backspace Backspace Backspace Backspace Backspace Backspace", 6 },
		{ "search: Han", han, "Backspace Backspace", 2 },
	};
	struct tty *here = seat_coxa(b, b->large), *floor = seat_floor(b, "echo");
	double page = bare_page(b);

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	settle(here, "/");
	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		struct typing y = { here, floor, kind[i].keys, kind[i].n, kind[i].erase };
		struct measured m = { 0 }, f = { 0 };

		type(b, &y, &m, &f);
		bench_ratio(
		    b, kind[i].what, "us", samples_at(&m.us, 50), samples_at(&f.us, 50), 2.5);
		bench_compare(b, "  beside a page of bare ncurses, no search", "us",
		    samples_at(&m.us, 50), page);
		bench_tell(b, "  the slowest key", "us", samples_at(&m.us, 100));
	}
	tty_end(here);
	tty_end(floor);
}
