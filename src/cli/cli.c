#include "cli/cli.h"

#include <assert.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/rights.h"
#include "cli/start.h"
#include "lang/clean.h"

static const struct cli_command command[] = {
	{ "access", "", "who has which role since when, and came last when", cmd_access, false },
	{ "advise", "[FILE]", "stage, classes and warnings of cases, JSON in, JSON out", cmd_advise,
	    true },
	{ "audit",
	    "head | verify [--anchors FILE] | show [--patient N] [--person NAME] [--readings]"
	    " [--from DAY] [--to DAY] [--csv]",
	    "the audit: its head, whether it is whole, what it says", cmd_audit, false },
	{ "backup", "[--faulty] FILE", "a proved copy of the database, while others work",
	    cmd_backup, false },
	{ "check", "", "look for faults in the database, and say where they are", cmd_check,
	    false },
	{ "disclosed", "PATIENT",
	    "what of a patient left the clinic in six years, and wishes to amend", cmd_disclosed,
	    false },
	{ "do", "--list | [--try] NAME [PARAMETER=VALUE...]",
	    "one command, with the checks of the screen", cmd_do, false },
	{ "drill", "FOLDER | FILE", "try the newest backup, and keep the result", cmd_drill,
	    false },
	{ "history", "PATIENT [RECORD | FORM.QUESTION | KIND:NUMBER]",
	    "what the records of a patient said before", cmd_history, false },
	{ "init", "[--name TEXT] [--zone ZONE] [--demo N [--seed S]]",
	    "a new clinic; with --demo a made-up one of N patients", cmd_init, false },
	{ "lint", "[--cases] [--cost] [DIR...]",
	    "check forms and packs, say what is wrong and where", cmd_lint, true },
	{ "print", "outage [--days N] [--proof]",
	    "the clinic on paper, for hours without a computer", cmd_print, false },
	{ "restore", "[--faulty] [--proof] FILE",
	    "a backup in the place of the database, which is kept", cmd_restore, false },
	{ "score", "INSTRUMENT [FILE]", "the score of one answer set, JSON in, JSON out", cmd_score,
	    true },
};
enum { COMMANDS = sizeof(command) / sizeof(*command) };

static const char options[] = "options, before or after the subcommand:\n"
			      "  --db FILE      the database\n"
			      "  --data DIR     the folder with forms/ and data/\n"
			      "  --as NAME      act as this person\n"
			      "  --now MOMENT   a clock that stands, as in 2026-11-23T09:00\n"
			      "  --json         answer with one object on one line\n"
			      "  --plain        lines instead of screens: for screen readers, slow "
			      "lines, paper\n"
			      "  --help         this text\n"
			      "  --version      what this program is made of\n";

int
cli_status(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return EX_OK;
	case ERR_INPUT:
	case ERR_RULE:
	case ERR_CONFLICT:
	case ERR_MISSING:
		return EX_DATAERR;
	case ERR_DENIED:
		return EX_NOPERM;
	case ERR_BUSY:
		return EX_UNAVAILABLE;
	case ERR_CONF:
		return EX_CONFIG;
	case ERR_IO:
		return EX_IOERR;
	}
	assert(0 && "error code");
}

/* A sentence may quote a file; what would move the cursor is shown as "?". */
static void
put_line(FILE *f, const char *sentence)
{
	char utf8[4];
	uint32_t cp;

	fputs("coxa: ", f);
	while ((cp = utf8_next(&sentence)) != 0) {
		size_t n = utf8_put(clean_cp(cp) ? cp : '?', utf8);

		fwrite(utf8, 1, n, f);
	}
	fputc('\n', f);
}

int
cli_fail(struct cli *c, const struct err *e)
{
	put_line(c->err, e->text);
	return cli_status(e->code);
}

int
cli_misuse(struct cli *c, const struct err *e, const char *subcommand)
{
	put_line(c->err, e->text);
	for (size_t i = 0; i < COMMANDS; i++)
		if (subcommand != NULL && strcmp(command[i].name, subcommand) == 0) {
			fprintf(c->err, "usage: coxa %s%s%s\n", command[i].name,
			    command[i].usage[0] != '\0' ? " " : "", command[i].usage);
			return EX_USAGE;
		}
	fputs("usage: coxa [SUBCOMMAND] [option...]; coxa --help names them\n", c->err);
	return EX_USAGE;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Nobody else can put a file there that we would read with the rights of the clinic. */
static bool
is_roots(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_uid == 0 && (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* Where a clinic keeps forms, protocols and a pack of its own: beside its
 * database, or where the administrator of the machine does. */
static const char *
local_folder(const struct cli *c)
{
	const char *slash = strrchr(c->db, '/');
	const char *path = c->privileged ? SYSCONFDIR
	    : slash == NULL              ? "local"
			    : text_fmt(c->a, "%.*s/local", (int)(slash - c->db), c->db);

	return is_folder(path) && (!c->privileged || is_roots(path)) ? path : NULL;
}

const char *
cli_data(const struct cli *c, struct arena *a, const char *path)
{
	return text_fmt(a, "%s/%s", c->data, path);
}

const char *
cli_pack(const struct cli *c, struct arena *a)
{
	if (c->local != NULL) {
		const char *own = text_fmt(a, "%s/onfh", c->local);

		if (is_folder(own))
			return own;
	}
	return cli_data(c, a, "data/onfh");
}

static int
say_help(struct cli *c)
{
	fputs("usage: coxa [SUBCOMMAND] [option...]\n\n"
	      "Without a subcommand the full-screen program opens; with --plain, or where the\n"
	      "environment says ACCESSIBLE=1, the same work as a dialogue of lines.\n\n"
	      "subcommands:\n",
	    c->out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(c->out, "  %s%s%s\n      %s\n", command[i].name,
		    command[i].usage[0] != '\0' ? " " : "", command[i].usage, command[i].help);
	fprintf(c->out, "\n%s", options);
	return EX_OK;
}

static int
say_version(const struct cli_program *p, struct cli *c)
{
	fprintf(c->out, "coxa %s%s%s%s\nSQLite %s\njournal %s\n", p->version,
	    p->build[0] != '\0' ? " (" : "", p->build, p->build[0] != '\0' ? ")" : "", p->sqlite(),
	    p->journal);
	return EX_OK;
}

/* Where a person's own clinic lives when nothing else is said; NULL without a home. */
static const char *
own_database(struct arena *a, const struct passwd *pw)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data != NULL && data[0] == '/')
		return text_fmt(a, "%s/coxa/coxa.db", data);
	if (home == NULL || home[0] != '/')
		home = pw != NULL ? pw->pw_dir : NULL;
	return home != NULL ? text_fmt(a, "%s/.local/share/coxa/coxa.db", home) : NULL;
}

static bool
settle(struct cli *c, const char *now, struct err *e)
{
	const struct passwd *pw = getpwuid(getuid());

	if (c->privileged && (c->db != NULL || c->data != NULL || now != NULL))
		return err_set(e, ERR_DENIED,
		    "--db, --data and --now are not for a program installed with "
		    "rights of its own");
	if (c->data == NULL)
		c->data = DATADIR;
	c->db_named = c->db != NULL;
	if (c->db == NULL)
		c->db = c->privileged ? LOCALSTATEDIR "/lib/coxa/coxa.db" : own_database(c->a, pw);
	if (c->db == NULL)
		return err_set(
		    e, ERR_IO, "this user has no home folder; name the database with --db FILE");
	c->local = local_folder(c);
	c->now_fixed = now != NULL;
	if (now != NULL)
		return now_read(now, &c->now, e);
	c->now = now_at((int64_t)time(NULL));
	return true;
}

static int
run_one(const struct cli_command *row, struct cli *c, struct args *args)
{
	if (row->own)
		(void)rights_drop();
	return row->run(c, args);
}

/* Something was said, and not no. */
static bool
wants_lines(void)
{
	const char *s = getenv("ACCESSIBLE");

	return s != NULL && s[0] != '\0' && strcmp(s, "0") != 0 && strcmp(s, "no") != 0;
}

static int
dispatch(const struct cli_program *p, struct cli *c, struct args *args)
{
	const char *name;
	struct err e;

	if (args->n == 0 && p->screens != NULL) {
		c->plain = c->plain || wants_lines();
		return p->screens(c);
	}
	if (c->plain) {
		err_set(&e, ERR_INPUT, "--plain is for the program without a subcommand");
		return cli_misuse(c, &e, NULL);
	}
	if (args->n == 0) {
		err_set(&e, ERR_INPUT, "say what to do");
		return cli_misuse(c, &e, NULL);
	}
	name = args->at[0];
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(name, command[i].name) == 0)
			return run_one(&command[i], c, &(struct args){ args->at + 1, args->n - 1 });
	err_set(&e, ERR_INPUT,
	    name[0] == '-' ? "there is no option %.60s" : "there is no subcommand %.60s", name);
	return cli_misuse(c, &e, NULL);
}

int
cli_run(const struct cli_program *p, struct cli *c, struct args *args)
{
	bool help = false, version = false;
	const char *now = NULL;
	struct err e;

	if (!args_flag(args, "--help", &help, &e) || !args_flag(args, "--version", &version, &e)
	    || !args_flag(args, "--json", &c->json, &e) || !args_flag(args, "--plain", &c->plain, &e)
	    || !args_value(args, "--db", &c->db, &e)
	    || !args_value(args, "--data", &c->data, &e)
	    || !args_value(args, "--as", &c->person, &e) || !args_value(args, "--now", &now, &e))
		return cli_misuse(c, &e, NULL);
	if (help)
		return say_help(c);
	if (version)
		return say_version(p, c);
	if (!settle(c, now, &e))
		return e.code == ERR_INPUT ? cli_misuse(c, &e, NULL) : cli_fail(c, &e);
	return dispatch(p, c, args);
}

/* What was written must have arrived; a reader who left early (head) is no fault, nor is a
 * terminal that is gone. */
static int
flush_out(struct cli *c, int status, bool to_screen)
{
	struct err e;

	if (fflush(c->out) == 0 && !ferror(c->out))
		return status;
	if (errno == EPIPE || (to_screen && errno == EIO))
		return status;
	err_set(&e, ERR_IO, "what was found could not be written: %s", strerror(errno));
	return cli_fail(c, &e);
}

int
cli_main(const struct cli_program *p, int argc, char **argv)
{
	struct arena a = { 0 };
	struct cli c = { .a = &a, .in = stdin, .out = stdout, .err = stderr };
	struct args args = { arena_array(&a, const char *, (size_t)argc + 1), 0 };
	struct start s;
	struct err e;
	int status;

	if (!start_process(&s, &e))
		return cli_fail(&c, &e);
	for (int i = 1; i < argc; i++)
		args.at[args.n++] = argv[i];
	c.privileged = s.privileged;
	c.utf8 = s.utf8;
	status = cli_run(p, &c, &args);
	status = flush_out(&c, status, args.n == 0);
	arena_clear(&a);
	return status;
}
