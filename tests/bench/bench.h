/* bench - what coxa costs, each figure beside a floor measured in the same run.
 *
 * Absolute times mean little on a shared machine, so a row of the table is a
 * ratio wherever it can be, of the median, or of the 99th percentile over
 * steps of which each is the fastest of its trials: that is what the program
 * costs, not what its neighbours cost.  Bytes and calls are exact.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vec.h"

/* Measurements of one thing, in microseconds unless said otherwise. */
struct samples {
	VEC(double) list;
};

/* What all parts share. */
struct bench {
	struct arena a;
	const char *coxa, *floor;  /* programs */
	const char *top;           /* the source tree */
	const char *small, *large; /* databases with few and with many patients */
	const char *dir;           /* for what is written */
	int patients;              /* in the large one */
	int missed;                /* rows beyond their budget */
};

double bench_now(void);

void samples_add(struct bench *b, struct samples *s, double value);
/* The i-th step was done once more: its fastest time stays. */
void samples_best(struct bench *b, struct samples *s, size_t i, double value);
/* Nearest rank: 50 is the median.  Sorts s; 0 when it is empty. */
double samples_at(struct samples *s, int percent);

/* A row: here / floor against the most that is allowed.  Unit as in "us", "bytes". */
void bench_ratio(
    struct bench *b, const char *what, const char *unit, double here, double floor, double most);
/* The same with a least ratio. */
void bench_at_least(
    struct bench *b, const char *what, const char *unit, double here, double floor, double least);
/* A row without a floor: here against the most that is allowed. */
void bench_exact(struct bench *b, const char *what, const char *unit, double here, double most);
/* Rows that only tell, without and with a floor. */
void bench_tell(struct bench *b, const char *what, const char *unit, double here);
void bench_compare(struct bench *b, const char *what, const char *unit, double here, double floor);

/* Parts of the table. */
void bench_start(struct bench *b);
void bench_memory(struct bench *b);
void bench_typing(struct bench *b);
void bench_keys(struct bench *b);
void bench_line(struct bench *b);
void bench_search(struct bench *b);
void bench_records(struct bench *b);
void bench_booking(struct bench *b);
void bench_rules(struct bench *b);

#endif
