#include "store/likeness.h"

#include <string.h>

#include "base/day.h"

enum { LONGEST = 64 };

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Optimal string alignment, a row at a time; two rows back for the swaps. */
int
like_edits(const char *one, const char *two, int most)
{
	int row[3][LONGEST + 1];
	size_t n = strlen(one), m = strlen(two);

	if (n > LONGEST || m > LONGEST)
		return strcmp(one, two) == 0 ? 0 : most + 1;
	for (size_t j = 0; j <= m; j++)
		row[0][j] = (int)j;
	for (size_t i = 1; i <= n; i++) {
		int *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

		now[0] = (int)i;
		for (size_t j = 1; j <= m; j++) {
			now[j] = least(least(last[j], now[j - 1]) + 1,
			    last[j - 1] + (one[i - 1] != two[j - 1]));
			if (i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
	}
	return least(row[n % 3][m], most + 1);
}

bool
like_name(const char *one, const char *two)
{
	size_t n = strlen(one), m = strlen(two);
	int most = (n < m ? n : m) <= 5 ? 1 : 2;

	return n > 2 && m > 2 && like_edits(one, two, most) <= most;
}

bool
like_swapped(const char *one, const char *two)
{
	size_t i = 0;

	if (strlen(one) != strlen(two))
		return false;
	while (one[i] != '\0' && one[i] == two[i])
		i++;
	return one[i] != '\0' && one[i + 1] != '\0' && one[i] == two[i + 1] && one[i + 1] == two[i]
	    && strcmp(one + i + 2, two + i + 2) == 0;
}

static int
turned(int two_digits)
{
	return two_digits % 10 * 10 + two_digits / 10;
}

size_t
like_days(int born, int out[LIKE_DAYS])
{
	int y, m, d;
	size_t n = 0;

	day_split(born, &y, &m, &d);
	{
		const int day[LIKE_DAYS] = { day_of(y, d, m),
			day_of(y - y % 100 + turned(y % 100), m, d), day_of(y, turned(m), d),
			day_of(y, m, turned(d)) };

		for (size_t i = 0; i < LIKE_DAYS; i++)
			if (day[i] != DAY_NONE && day[i] != born)
				out[n++] = day[i];
	}
	return n;
}
