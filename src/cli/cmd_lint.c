/* cmd_lint - coxa lint: what is wrong in forms and packs, and where. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/complaint.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "cli/lint_pack.h"
#include "exchange/case_check.h"
#include "expr/expr.h"
#include "form/lint.h"

struct lint {
	struct cli *c;
	bool cases; /* run the worked cases of each pack */
	bool cost;  /* say what each form costs to fill */
	struct arena *a;
	struct expr_env *env;
	struct complaints out;
};

struct names {
	VEC(const char *) list;
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
ends_in(const char *name, const char *end)
{
	size_t len = strlen(name), n = strlen(end);

	return len > n && strcmp(name + len - n, end) == 0;
}

/* What is in a folder, as paths, sorted, so that two runs say the same. */
static bool
list(const char *path, struct arena *a, struct names *out, struct err *e)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	if (dir == NULL)
		return err_set(
		    e, ERR_IO, "the folder %s cannot be read: %s", path, strerror(errno));
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			*vec_add(a, &out->list) = text_fmt(a, "%s/%s", path, entry->d_name);
	closedir(dir);
	if (out->list.n > 0)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), by_name);
	return true;
}

/* Keys from the first question to the last.  A form that does not load costs nothing:
 * its faults are said. */
static void
say_cost(const char *path, struct lint *l)
{
	struct arena mem = { 0 };
	struct formdef def;
	struct form_cost cost;
	struct err e;

	if (l->cost && formdef_load(path, l->env, &mem, &def, &e)) {
		cost = form_cost(&def);
		fprintf(l->c->out, "%s: %d keys to pass, %d keys to answer all\n", path, cost.skip,
		    cost.answer);
	}
	arena_clear(&mem);
}

static bool
lint_forms(const char *path, struct lint *l, struct err *e)
{
	struct names in = { 0 }, forms = { 0 };

	if (!list(path, l->a, &in, e))
		return false;
	for (size_t i = 0; i < in.list.n; i++)
		if (ends_in(in.list.at[i], ".cfg")) {
			*vec_add(l->a, &forms.list) = in.list.at[i];
			form_lint(in.list.at[i], &l->out);
			say_cost(in.list.at[i], l);
		}
	form_lint_ids(forms.list.at, forms.list.n, &l->out);
	return true;
}

static bool
lint_forms_of(const char *path, const char *pack, struct lint *l, struct err *e)
{
	struct names in = { 0 };

	if (!lint_forms(path, l, e) || !list(path, l->a, &in, e))
		return false;
	for (size_t i = 0; i < in.list.n; i++)
		if (ends_in(in.list.at[i], ".cfg"))
			lint_redflags(pack, in.list.at[i], l->env, &l->out);
	return true;
}

/* Those that the program opens by their names. */
static void
find_forms(const char *path, struct lint *l)
{
	static const char *const needed[] = { "consent", "intake", "registration", "session",
		"stage", "visit" };

	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		const char *form = text_fmt(l->a, "%s/%s.cfg", path, needed[i]);

		if (access(form, F_OK) != 0)
			complain(
			    &l->out, "%s: it is missing, and coxa does not work without it", form);
	}
}

static bool
is_pack(struct arena *a, const char *path)
{
	return access(text_fmt(a, "%s/pack.cfg", path), F_OK) == 0;
}

/* The pack's worked cases, once the pack itself has no fault. */
static bool
run_cases(const char *pack, struct lint *l, struct err *e)
{
	const char *folder = text_fmt(l->a, "%s/cases", pack);
	struct names in = { 0 };
	const struct pack *p;
	size_t n = 0;

	if (!pack_open(pack, l->env, l->a, &p, e) || !list(folder, l->a, &in, e))
		return false;
	for (size_t i = 0; i < in.list.n; i++) {
		struct text text = { .a = l->a };

		if (!ends_in(in.list.at[i], ".json"))
			continue;
		if (!cli_read(l->c, in.list.at[i], &text, e))
			return false;
		n += case_check(in.list.at[i], text_get(&text), p, &l->out);
	}
	return n > 0 || err_set(e, ERR_MISSING, "%s holds no case", folder);
}

static bool
check_pack(const char *path, struct lint *l, struct err *e)
{
	size_t before = l->out.line.n;

	lint_pack(path, l->env, &l->out);
	return !l->cases || l->out.line.n > before || run_cases(path, l, e);
}

/* Laid out as coxa's own: forms/ and data/, each pack a folder of that. */
static bool
lint_all(const char *path, struct lint *l, struct err *e)
{
	const char *forms = text_fmt(l->a, "%s/forms", path);
	const char *pack = text_fmt(l->a, "%s/data/onfh", path);
	struct names in = { 0 };

	find_forms(forms, l);
	if (!is_pack(l->a, pack))
		complain(
		    &l->out, "%s/pack.cfg: it is missing, and coxa does not work without it", pack);
	if (!lint_forms_of(forms, pack, l, e)
	    || !list(text_fmt(l->a, "%s/data", path), l->a, &in, e))
		return false;
	for (size_t i = 0; i < in.list.n; i++)
		if (is_pack(l->a, in.list.at[i]) && !check_pack(in.list.at[i], l, e))
			return false;
	return true;
}

static const char *
own_protocols(struct arena *a, const char *path)
{
	return text_fmt(a, "%s/protocol.local.cfg", path);
}

/* A clinic's own folder: any of forms/, a pack in onfh/, and protocol.local.cfg. */
static bool
lint_own(const char *path, struct lint *l, struct err *e)
{
	const char *forms = text_fmt(l->a, "%s/forms", path);
	const char *pack = text_fmt(l->a, "%s/onfh", path);
	const char *own = own_protocols(l->a, path);

	if ((is_folder(forms)
		&& !lint_forms_of(forms, is_pack(l->a, pack) ? pack : cli_pack(l->c, l->a), l, e))
	    || (is_pack(l->a, pack) && !check_pack(pack, l, e)))
		return false;
	if (access(own, F_OK) == 0)
		lint_own_protocols(
		    is_pack(l->a, pack) ? pack : cli_pack(l->c, l->a), own, l->env, &l->out);
	return true;
}

static bool
lint_folder(const char *path, struct lint *l, struct err *e)
{
	if (access(own_protocols(l->a, path), F_OK) == 0)
		return lint_own(path, l, e);
	if (is_folder(text_fmt(l->a, "%s/forms", path)))
		return lint_all(path, l, e);
	if (!is_pack(l->a, path))
		return lint_forms(path, l, e);
	return check_pack(path, l, e);
}

int
cmd_lint(struct cli *c, struct args *args)
{
	struct lint l = { .c = c, .a = c->a, .out = { .a = c->a } };
	struct err e;
	bool done;

	if (!args_flag(args, "--cases", &l.cases, &e) || !args_flag(args, "--cost", &l.cost, &e)
	    || !args_end(args, 0, -1, &e))
		return cli_misuse(c, &e, "lint");
	if (!expr_env_open(&l.env, &e))
		return cli_fail(c, &e);
	done = args->n > 0
	    || (lint_all(c->data, &l, &e) && (c->local == NULL || lint_own(c->local, &l, &e)));
	for (int i = 0; done && i < args->n; i++)
		done = lint_folder(args->at[i], &l, &e);
	expr_env_close(l.env);
	if (!done)
		return cli_fail(c, &e);
	for (size_t i = 0; i < l.out.line.n; i++)
		fprintf(c->out, "%s\n", l.out.line.at[i]);
	return l.out.line.n > 0 ? EX_DATAERR : EX_OK;
}
