#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/text.h"
#include "bench/clinic_file.h"

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

static void
head(void)
{
	printf("%-50s %12s %12s %8s %8s\n", "what", "here", "floor", "ratio", "budget");
}

static void
row(struct bench *b, const char *what, const char *cells, const char *budget, bool met)
{
	printf("%-50s %s %8s  %s\n", what, cells, budget, met ? "met" : "MISSED");
	fflush(stdout);
	b->missed += !met;
}

static const char *
number(struct bench *b, double x, const char *unit)
{
	return text_fmt(&b->a, x >= 1000 || x == (double)(long)x ? "%.0f %s" : "%.3g %s", x, unit);
}

void
bench_ratio(
    struct bench *b, const char *what, const char *unit, double here, double floor, double most)
{
	double ratio = floor > 0 ? here / floor : 0;

	row(b, what,
	    text_fmt(
		&b->a, "%12s %12s %8.2f", number(b, here, unit), number(b, floor, unit), ratio),
	    text_fmt(&b->a, "<= %.1f", most), here > 0 && floor > 0 && ratio <= most);
}

void
bench_at_least(
    struct bench *b, const char *what, const char *unit, double here, double floor, double least)
{
	double ratio = floor > 0 ? here / floor : 0;

	row(b, what,
	    text_fmt(
		&b->a, "%12s %12s %8.2f", number(b, here, unit), number(b, floor, unit), ratio),
	    text_fmt(&b->a, ">= %.1f", least), ratio >= least);
}

void
bench_exact(struct bench *b, const char *what, const char *unit, double here, double most)
{
	row(b, what, text_fmt(&b->a, "%12s %12s %8s", number(b, here, unit), "", ""),
	    text_fmt(&b->a, "<= %g", most), here <= most);
}

void
bench_tell(struct bench *b, const char *what, const char *unit, double here)
{
	printf("%-50s %12s\n", what, number(b, here, unit));
	fflush(stdout);
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
	head();
	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		bool wanted = argc == 6;

		for (int k = 6; k < argc; k++)
			wanted |= strcmp(argv[k], part[i].name) == 0;
		if (wanted)
			part[i].run(&b);
	}
	printf("%d missed\n", b.missed);
	arena_clear(&b.a);
	return 0;
}
