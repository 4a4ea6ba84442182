#include "app/dice.h"

/* splitmix64, by Sebastiano Vigna, in the public domain. */
static uint64_t
next(struct dice *d)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

struct dice
dice_of(uint64_t seed, uint64_t nth)
{
	struct dice d = { seed };

	d.state = next(&d) ^ nth;
	d.state = next(&d);
	return d;
}

int
dice_roll(struct dice *d, int n)
{
	uint64_t r = next(d);

	return n <= 0 ? 0 : (int)(r % (uint64_t)n);
}

int
dice_within(struct dice *d, int least, int most)
{
	return least + dice_roll(d, most - least + 1);
}

bool
dice_chance(struct dice *d, int percent)
{
	return dice_roll(d, 100) < percent;
}
