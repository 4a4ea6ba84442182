/* dice - chance that is the same for the same seed, on every machine: for what is made up. */
#ifndef APP_DICE_H
#define APP_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

/* Dice of their own for the nth of something. */
struct dice dice_of(uint64_t seed, uint64_t nth);

/* 0 to n - 1; 0 when n is 0. */
int dice_roll(struct dice *d, int n);
/* least to most, both included. */
int dice_within(struct dice *d, int least, int most);
/* So many of a hundred times. */
bool dice_chance(struct dice *d, int percent);

#endif
