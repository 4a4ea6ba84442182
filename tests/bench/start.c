/* start - from the call of the program to the first screen that can be used. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "bench/seat.h"
#include "lib/test.h"

enum { ROUNDS = 31 };

static void
one_start(struct bench *b, const char *db, struct samples *s)
{
	struct tty *t = db == NULL ? seat_floor(b, "echo") : seat_coxa(b, db);

	samples_add(b, s, tty_shown_us(t, db == NULL ? "READY" : "help"));
	tty_end(t);
}

static double
memory_kb(struct tty *t, const char *word)
{
	struct arena a = { 0 };
	char line[256];
	double kb = 0;
	FILE *f = fopen(text_fmt(&a, "/proc/%d/status", tty_pid(t)), "r");

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, word, strlen(word)) == 0)
			sscanf(line + strlen(word), ": %lf", &kb);
	if (f != NULL)
		fclose(f);
	arena_clear(&a);
	return kb;
}

/* Screens opened and left, and what is held after them. */
void
bench_memory(struct bench *b)
{
	enum { WARM = 50, SCREENS = 10000, AT_ONCE = 25 };
	struct tty *t = seat_coxa(b, b->large);
	struct tty_cost c;
	double resident, own, later;
	struct text keys = { .a = &b->a };

	for (int i = 0; i < AT_ONCE; i++)
		text_add(&keys, "F1 F12 ");
	tty_cost(t, NULL, &c);
	tty_cost(t, "F5", &c); /* all that the board reads, after its first painting too */
	resident = memory_kb(t, "VmRSS");
	own = memory_kb(t, "RssAnon");
	for (int i = 0; i < WARM; i += AT_ONCE)
		tty_cost(t, text_get(&keys), &c);
	later = memory_kb(t, "RssAnon");
	for (int i = 0; i < SCREENS; i += AT_ONCE)
		tty_cost(t, text_get(&keys), &c);
	bench_exact(b, "resident, large", "kB", resident, 8192);
	bench_exact(b, "own pages of a session", "kB", own, 1536);
	bench_exact(b, "growth over 10,000 screens", "kB", memory_kb(t, "RssAnon") - later, 0);
	tty_end(t);
}

void
bench_start(struct bench *b)
{
	struct samples floor = { 0 }, small = { 0 }, large = { 0 };

	for (int i = 0; i < ROUNDS; i++) {
		one_start(b, NULL, &floor);
		one_start(b, b->small, &small);
		one_start(b, b->large, &large);
	}
	bench_ratio(b, "first screen, large / bare ncurses", "us", samples_at(&large, 50),
	    samples_at(&floor, 50), 1.3);
	bench_ratio(b, "first screen, large / 100 patients", "us", samples_at(&large, 50),
	    samples_at(&small, 50), 1.1);
}
