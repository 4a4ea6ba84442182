#include "bench/seat.h"

#include "bench/clinic_file.h"

struct tty *
seat_coxa(struct bench *b, const char *db)
{
	const char *argv[] = { b->coxa, "--db", db, "--data", b->top, "--now", BENCH_NOW, NULL };

	return tty_start(&(struct tty_options){ 0 }, argv);
}

struct tty *
seat_floor(struct bench *b, const char *mode)
{
	const char *argv[] = { b->floor, mode, NULL };

	return tty_start(&(struct tty_options){ 0 }, argv);
}
