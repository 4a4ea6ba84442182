#include "bench/seat.h"

#include <termios.h>
#include <unistd.h>

#include "bench/clinic_file.h"

struct tty *
seat_coxa(struct bench *b, const char *db)
{
	const char *argv[] = { b->coxa, "--db", db, "--data", b->top, "--now", BENCH_NOW, NULL };

	return tty_start(&(struct tty_options){ 0 }, argv);
}

struct slow {
	const char *coxa, *db, *top;
};

static int
start_slow(void *arg)
{
	const struct slow *s = arg;
	struct termios line;

	tcgetattr(0, &line);
	cfsetospeed(&line, B9600);
	cfsetispeed(&line, B9600);
	tcsetattr(0, TCSANOW, &line);
	execl(s->coxa, s->coxa, "--db", s->db, "--data", s->top, "--now", BENCH_NOW, (char *)NULL);
	return 127;
}

struct tty *
seat_slow(struct bench *b, const char *db)
{
	struct slow s = { b->coxa, db, b->top };

	return tty_call(&(struct tty_options){ 0 }, start_slow, &s);
}

struct tty *
seat_floor(struct bench *b, const char *mode)
{
	const char *argv[] = { b->floor, mode, NULL };

	return tty_start(&(struct tty_options){ 0 }, argv);
}
