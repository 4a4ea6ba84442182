/* keys - from a key to the last byte of its answer, and what is sent for it. */
#include <poll.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "bench/seat.h"

enum { TRIALS = 5, IDLE_MS = 60000 };

struct measured {
	struct samples us, bytes;
};

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
			tty_cost(y->floor, y->keys[i], &c);
			samples_best(b, &floor->us, i, c.last_us);
			samples_add(b, &floor->bytes, (double)c.bytes);
		}
		if (y->erase != NULL)
			tty_cost(y->here, y->erase, &c);
	}
}

static void
in_a_form(struct bench *b)
{
	static const char *const letters[] = { "m", "a", "r", "g", "a", "r", "e", "t", "h", "a",
		"l", "i", "n", "a" };
	struct tty *here = seat_coxa(b, clinic_copy(b, "typing")), *floor = seat_floor(b, "echo");
	struct typing y = { here, floor, letters, sizeof(letters) / sizeof(letters[0]),
		"Backspace Backspace Backspace Backspace Backspace Backspace Backspace "
		"Backspace Backspace Backspace Backspace Backspace Backspace Backspace" };
	struct measured m = { 0 }, f = { 0 };
	struct tty_cost c;

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	tty_keys(here, "F6");
	tty_shown_us(here, "Family");
	tty_cost(here, "Down Down Down", &c); /* no other line of the form follows this field */
	tty_cost(here, "", &c);
	type(b, &y, &m, &f);
	bench_ratio(
	    b, "typed key in a form, p50", "us", samples_at(&m.us, 50), samples_at(&f.us, 50), 1.2);
	bench_ratio(
	    b, "typed key in a form, p99", "us", samples_at(&m.us, 99), samples_at(&f.us, 99), 1.2);
	bench_exact(b, "bytes for a typed character, p50", "", samples_at(&m.bytes, 50), 1);
	bench_exact(b, "bytes for a typed character, p99", "", samples_at(&m.bytes, 99), 4);
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
	bench_exact(b, "chunks that it comes in, p99", "", samples_at(&calls, 99), 1);
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
	struct tty_cost c;

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	tty_cost(here, "g f", &c);
	type(b, &y, &m, &f);
	bench_ratio(b, "page down in the due list", "us", samples_at(&m.us, 50),
	    samples_at(&f.us, 50), 0.8);
	bench_tell(b, "  its bytes", "bytes", samples_at(&m.bytes, 50));
	bench_tell(b, "  bytes of the floor's page", "bytes", samples_at(&f.bytes, 50));
	tty_end(here);
	tty_end(floor);
}

void
bench_keys(struct bench *b)
{
	struct tty *t;

	in_a_form(b);
	t = seat_slow(b, b->large);
	one_down(b, t, "list one down, marker only (9600 baud)", 12);
	tty_end(t);
	t = seat_coxa(b, b->large);
	one_down(b, t, "list one down, with bar", 180);
	unchanged(b, t);
	tty_end(t);
	pages(b);
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
	struct tty_cost c;

	tty_shown_us(here, "help");
	tty_shown_us(floor, "READY");
	tty_cost(here, "/", &c);
	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++) {
		struct typing y = { here, floor, kind[i].keys, kind[i].n, kind[i].erase };
		struct measured m = { 0 }, f = { 0 };

		type(b, &y, &m, &f);
		bench_ratio(
		    b, kind[i].what, "us", samples_at(&m.us, 50), samples_at(&f.us, 50), 2.5);
		bench_tell(b, "  the slowest key", "us", samples_at(&m.us, 100));
	}
	tty_end(here);
	tty_end(floor);
}
