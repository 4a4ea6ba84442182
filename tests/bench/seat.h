/* seat - coxa, or the floor, in a terminal of 24 rows and 80 columns. */
#ifndef BENCH_SEAT_H
#define BENCH_SEAT_H

#include "bench/bench.h"
#include "lib/tty.h"

/* At the board of a database, on the day of all benchmarks. */
struct tty *seat_coxa(struct bench *b, const char *db);
/* The same on a line of 9600 baud. */
struct tty *seat_slow(struct bench *b, const char *db);
struct tty *seat_floor(struct bench *b, const char *mode);

#endif
