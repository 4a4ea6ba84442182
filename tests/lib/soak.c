#include "lib/soak.h"

#include <stdlib.h>
#include <time.h>

static int64_t
number(const char *name)
{
	const char *s = getenv(name);

	return s == NULL ? 0 : strtoll(s, NULL, 10);
}

static int64_t
seconds_up(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec;
}

struct soak
soak_begin(int few)
{
	struct soak s = { .few = few, .seconds = (int)number("SOAK_SECONDS") };

	s.until = seconds_up() + s.seconds;
	if (s.seconds > 0)
		s.seed = (uint64_t)time(NULL) * 100000;
	if (number("SOAK_SEED") != 0) {
		s = (struct soak){ .few = 1 };
		s.seed = (uint64_t)number("SOAK_SEED") - 1;
	}
	return s;
}

bool
soak_next(struct soak *s)
{
	s->seed++;
	return s->done++ < s->few || (s->seconds > 0 && seconds_up() < s->until);
}

bool
soak_is_long(void)
{
	return number("SOAK_SECONDS") > 0;
}
