/* rules - what is computed without a screen: advice on a case, the plan of a course. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/clinic_file.h"
#include "bench/seat.h"
#include "lib/test.h"
#include "sched/free.h"
#include "store/book_store.h"

enum { CASES = 10000, TRIALS = 9, YEAR = 365, SESSIONS = 12 };

static void
write_cases(const char *path, int n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	for (int i = 0; i < n; i++)
		fprintf(f,
		    "%s{\"id\":\"%d\",\"input\":{\"age\":38,\"sex\":\"M\",\"smoker\":false,"
		    "\"conditions\":[],\"hips\":{\"R\":{\"symptomatic\":true,\"physis\":\"closed\","
		    "\"xray\":{\"done\":true,\"result\":\"abnormal\",\"views\":\"both\","
		    "\"sclerosis_cyst\":true,\"crescent\":%s,\"flattening\":false},"
		    "\"mri\":{\"done\":true,\"result\":\"abnormal\",\"band\":true,\"lesion_pct\":"
		    "12,"
		    "\"jic\":\"B\"}},\"L\":{\"symptomatic\":false}}}}",
		    i == 0 ? "[" : ",", i, i % 2 != 0 ? "true" : "false");
	fputs("]\n", f);
	assert_int_equal(fclose(f), 0);
}

static double
advise_us(struct bench *b, const char *cases)
{
	const char *command = text_fmt(&b->a, "'%s' advise --data '%s' '%s' >'%s/advice.json'",
	    b->coxa, b->top, cases, b->dir);
	double at = bench_now();

	if (system(command) != 0)
		fail_msg("%s", command);
	return bench_now() - at;
}

static void
advice(struct bench *b)
{
	const char *many = text_fmt(&b->a, "%s/cases.json", b->dir);
	const char *one = text_fmt(&b->a, "%s/case.json", b->dir);
	struct samples all = { 0 }, start = { 0 };

	write_cases(many, CASES);
	write_cases(one, 1);
	for (int i = 0; i < 3; i++) {
		samples_add(b, &all, advise_us(b, many));
		samples_add(b, &start, advise_us(b, one));
	}
	bench_exact(b, "coxa advise, a case of 10,000", "us",
	    (samples_at(&all, 50) - samples_at(&start, 50)) / (CASES - 1), 100);
}

static double
typed_key_us(struct bench *b)
{
	struct tty *t = seat_coxa(b, b->large);
	struct samples us = { 0 };
	struct tty_cost c;

	tty_shown_us(t, "help");
	tty_cost(t, "/", &c);
	for (int i = 0; i < 15; i++) {
		tty_cost(t, i % 2 != 0 ? "Backspace" : "s", &c);
		samples_add(b, &us, c.last_us);
	}
	tty_end(t);
	return samples_at(&us, 50);
}

void
bench_rules(struct bench *b)
{
	struct samples plan = { 0 }, next = { 0 }, load = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct db *db;
	double key = typed_key_us(b);

	must(db_open(b->large, &db, &e));
	for (int i = 0; i < TRIALS; i++) {
		struct want w = want_of("Hydrotherapy", 50, SESSIONS, 30);
		double at = bench_now();
		struct free_list places;
		struct proposal p;
		struct book book;

		must(book_load(db, clinic_now().day, YEAR, &a, &book, &e));
		samples_add(b, &load, bench_now() - at);
		w.earliest = clinic_now().day + 1;
		w.rhythm = (struct rhythm){ 5, 7, 10, 0, 0, 0 };
		w.need[RES_THERAPIST] =
		    (struct need){ .wanted = true, .skills = 0, .only = RES_NONE };
		w.need[RES_ROOM] = (struct need){ .wanted = true, .skills = 0, .only = RES_NONE };
		at = bench_now();
		must(plan_course(book.busy, &w, &a, &p, &e));
		samples_add(b, &plan, bench_now() - at);
		w.count = 1;
		at = bench_now();
		must(free_find(book.busy, &w, 10, &a, &places, &e));
		samples_add(b, &next, bench_now() - at);
		arena_clear(&a);
	}
	db_close(db);
	bench_ratio(b, "a plan of 12 sessions / a typed key", "us", samples_at(&plan, 50), key, 1);
	bench_ratio(
	    b, "the next ten free places / a typed key", "us", samples_at(&next, 50), key, 1);
	bench_tell(b, "  reading a year of the book for it", "us", samples_at(&load, 50));
	advice(b);
}
