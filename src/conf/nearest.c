#include <string.h>

#include "conf/conf.h"

enum { LONGEST = 32, FAR = 99 };

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* How many letters must be added, taken, changed or swapped with a neighbour. */
static int
distance(const char *a, const char *b)
{
	int d[LONGEST + 1][LONGEST + 1];
	size_t n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return FAR;
	for (size_t i = 0; i <= n; i++)
		d[i][0] = (int)i;
	for (size_t j = 0; j <= m; j++)
		d[0][j] = (int)j;
	for (size_t i = 1; i <= n; i++) {
		for (size_t j = 1; j <= m; j++) {
			int change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

			d[i][j] = least(change, least(d[i - 1][j], d[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	}
	return d[n][m];
}

const char *
conf_nearest(const char *word, const char *const *known)
{
	const char *best = NULL;
	int far = (int)strlen(word) / 3 + 2;

	for (; *known != NULL; known++) {
		int d = distance(word, *known);

		if (d < far) {
			far = d;
			best = *known;
		}
	}
	return best;
}
