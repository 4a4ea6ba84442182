#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "bench/clinic_file.h"

#define LINE "-------------------------------------------------"

double
bench_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
}

void
samples_add(struct bench *b, struct samples *s, double value)
{
	*vec_add(&b->a, &s->list) = value;
}

void
samples_best(struct bench *b, struct samples *s, size_t i, double value)
{
	if (i >= s->list.n)
		samples_add(b, s, value);
	else if (value < s->list.at[i])
		s->list.at[i] = value;
}

static int
by_value(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;

	return (a > b) - (a < b);
}

double
samples_at(struct samples *s, int percent)
{
	size_t rank = (s->list.n * (size_t)percent + 99) / 100;

	if (s->list.n == 0)
		return 0;
	qsort(s->list.at, s->list.n, sizeof(*s->list.at), by_value);
	return s->list.at[rank > 0 ? rank - 1 : 0];
}

/* Of a shared machine: how many others wanted it. */
static double
load(void)
{
	double one = 0;

	return getloadavg(&one, 1) == 1 ? one : 0;
}

/* A table that can be put into a note as it is. */
static void
head(const struct bench *b)
{
	printf(
	    "%d patients, %ld processors, load %.1f; each floor was measured in the same run\n\n",
	    b->patients, sysconf(_SC_NPROCESSORS_ONLN), load());
	printf("| %-47s | %11s | %11s | %6s | %8s | %-6s |\n", "what", "ours", "floor", "ratio",
	    "budget", "");
	printf("|%.49s|%.12s:|%.12s:|%.7s:|%.9s:|%.8s|\n", LINE, LINE, LINE, LINE, LINE, LINE);
}

static void
row(const char *what, const char *cells, const char *budget, const char *met)
{
	printf("| %-47s | %s | %8s | %-6s |\n", what, cells, budget, met);
	fflush(stdout);
}

static void
judge(struct bench *b, const char *what, const char *cells, const char *budget, bool met)
{
	row(what, cells, budget, met ? "met" : "MISSED");
	b->missed += !met;
}

static const char *
number(struct bench *b, double x, const char *unit)
{
	return text_fmt(&b->a, x >= 1000 || x == (double)(long)x ? "%.0f %s" : "%.3g %s", x, unit);
}

static const char *
cells(struct bench *b, const char *unit, double here, double floor)
{
	return text_fmt(&b->a, "%11s | %11s | %6.2f", number(b, here, unit), number(b, floor, unit),
	    floor > 0 ? here / floor : 0);
}

static const char *
one_cell(struct bench *b, const char *unit, double here)
{
	return text_fmt(&b->a, "%11s | %11s | %6s", number(b, here, unit), "", "");
}

void
bench_ratio(
    struct bench *b, const char *what, const char *unit, double here, double floor, double most)
{
	judge(b, what, cells(b, unit, here, floor), text_fmt(&b->a, "<= %.1f", most),
	    here > 0 && floor > 0 && here / floor <= most);
}

void
bench_at_least(
    struct bench *b, const char *what, const char *unit, double here, double floor, double least)
{
	judge(b, what, cells(b, unit, here, floor), text_fmt(&b->a, ">= %.1f", least),
	    floor > 0 && here / floor >= least);
}

void
bench_exact(struct bench *b, const char *what, const char *unit, double here, double most)
{
	judge(b, what, one_cell(b, unit, here), text_fmt(&b->a, "<= %g", most), here <= most);
}

void
bench_tell(struct bench *b, const char *what, const char *unit, double here)
{
	row(what, one_cell(b, unit, here), "", "");
}

void
bench_compare(struct bench *b, const char *what, const char *unit, double here, double floor)
{
	row(what, cells(b, unit, here, floor), "", "");
}

/* bench COXA FLOOR TOP DIR PATIENTS [PART...] */
int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(struct bench *b);
	} part[] = { { "start", bench_start }, { "memory", bench_memory },
		{ "typing", bench_typing }, { "keys", bench_keys }, { "line", bench_line },
		{ "search", bench_search }, { "records", bench_records }, { "rules", bench_rules },
		{ "booking", bench_booking } };
	struct bench b = { 0 };

	if (argc < 6) {
		fprintf(stderr, "usage: bench COXA FLOOR TOP DIR PATIENTS [PART...]\n");
		return 64;
	}
	b.coxa = argv[1];
	b.floor = argv[2];
	b.top = argv[3];
	b.dir = argv[4];
	b.patients = atoi(argv[5]);
	mkdir(b.dir, 0700);
	b.small = clinic_file(&b, 100);
	b.large = clinic_file(&b, b.patients);
	head(&b);
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		bool wanted = argc == 6;

		for (int k = 6; k < argc; k++)
			wanted |= strcmp(argv[k], part[i].name) == 0;
		if (wanted)
			part[i].run(&b);
	}
	printf("\n%d missed; load %.1f at the end\n", b.missed, load());
	arena_clear(&b.a);
	return 0;
}
