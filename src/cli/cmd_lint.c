/* cmd_lint - coxa lint: what is wrong in forms and packs, and where. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "base/complaint.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "conf/conf.h"

/* Deeper than any folder of ours; ends a circle of links. */
enum { DEEPEST = 4 };

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
lint_file(const char *path, struct complaints *out)
{
	struct conf *conf;
	struct err e;

	if (conf_open(path, &conf, &e))
		conf_close(conf);
	else
		complain_err(out, &e);
}

/* The names in a folder, sorted, so that two runs say the same. */
static bool
list(const char *path, struct complaints *found, struct err *e)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return err_set(
		    e, ERR_IO, "the folder %s cannot be read: %s", path, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			complain(found, "%s/%s", path, entry->d_name);
	closedir(dir);
	if (found->line.n > 0)
		qsort(found->line.at, found->line.n, sizeof(*found->line.at), by_name);
	return true;
}

static bool
lint_folder(const char *path, int depth, struct complaints *out, struct err *e)
{
	struct complaints in = { .a = out->a };
	struct stat st;

	if (!list(path, &in, e))
		return false;
	for (size_t i = 0; i < in.line.n; i++) {
		const char *at = in.line.at[i];
		size_t len = strlen(at);

		if (stat(at, &st) != 0)
			complain(out, "%s:0: cannot be read: %s", at, strerror(errno));
		else if (S_ISDIR(st.st_mode) && depth < DEEPEST
		    && !lint_folder(at, depth + 1, out, e))
			return false;
		else if (S_ISREG(st.st_mode) && len > 4 && strcmp(at + len - 4, ".cfg") == 0)
			lint_file(at, out);
	}
	return true;
}

int
cmd_lint(struct cli *c, struct args *args)
{
	struct complaints out = { .a = c->a };
	struct err e;

	if (!args_end(args, 0, -1, &e))
		return cli_misuse(c, &e, "lint");
	if (args->n == 0
	    && (!lint_folder(cli_data(c, c->a, "forms"), 0, &out, &e)
		|| !lint_folder(cli_data(c, c->a, "data"), 0, &out, &e)))
		return cli_fail(c, &e);
	for (int i = 0; i < args->n; i++)
		if (!lint_folder(args->at[i], 0, &out, &e))
			return cli_fail(c, &e);
	for (size_t i = 0; i < out.line.n; i++)
		fprintf(c->out, "%s\n", out.line.at[i]);
	return out.line.n > 0 ? EX_DATAERR : EX_OK;
}
