#include "cli/args.h"

#include <string.h>

static void
drop(struct args *g, int i, int count)
{
	memmove(&g->at[i], &g->at[i + count], sizeof(*g->at) * (size_t)(g->n - i - count));
	g->n -= count;
}

/* Where --name or --name=... stands at or after `from`; -1 when it does not. */
static int
find(const struct args *g, const char *name, int from)
{
	size_t len = strlen(name);

	for (int i = from; i < g->n && strcmp(g->at[i], "--") != 0; i++)
		if (strncmp(g->at[i], name, len) == 0
		    && (g->at[i][len] == '\0' || g->at[i][len] == '='))
			return i;
	return -1;
}

bool
args_flag(struct args *g, const char *name, bool *out, struct err *e)
{
	int i = find(g, name, 0);

	if (i < 0)
		return true;
	if (strchr(g->at[i], '=') != NULL)
		return err_set(e, ERR_INPUT, "%s takes no value", name);
	drop(g, i, 1);
	if (find(g, name, i) >= 0)
		return err_set(e, ERR_INPUT, "%s is given twice", name);
	*out = true;
	return true;
}

bool
args_value(struct args *g, const char *name, const char **out, struct err *e)
{
	int i = find(g, name, 0);
	const char *equals = i < 0 ? NULL : strchr(g->at[i], '=');

	if (i < 0)
		return true;
	if (equals == NULL && (i + 1 == g->n || strncmp(g->at[i + 1], "--", 2) == 0))
		return err_set(e, ERR_INPUT, "%s needs a value", name);
	*out = equals != NULL ? equals + 1 : g->at[i + 1];
	if (**out == '\0')
		return err_set(e, ERR_INPUT, "%s needs a value", name);
	drop(g, i, equals != NULL ? 1 : 2);
	if (find(g, name, i) >= 0)
		return err_set(e, ERR_INPUT, "%s is given twice", name);
	return true;
}

bool
args_end(struct args *g, int least, int most, struct err *e)
{
	for (int i = 0; i < g->n; i++) {
		if (strcmp(g->at[i], "--") == 0) {
			drop(g, i, 1);
			break;
		}
		if (g->at[i][0] == '-' && g->at[i][1] != '\0')
			return err_set(e, ERR_INPUT, "there is no option %.60s here", g->at[i]);
	}
	if (g->n < least)
		return err_set(e, ERR_INPUT, "something is missing on the command line");
	if (most >= 0 && g->n > most)
		return err_set(
		    e, ERR_INPUT, "%.60s is one word too many on the command line", g->at[most]);
	return true;
}
