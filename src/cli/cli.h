/* cli - coxa without a screen: common options, subcommands, exit status.
 *
 * Each subcommand is one file, cmd_NAME.c, and one row of the table in
 * cli.c.  It takes its own options with args.h, writes what it found to
 * c->out and returns an exit status of <sysexits.h>; what went wrong is one
 * line on c->err, by cli_fail().
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdio.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/text.h"
#include "cli/args.h"

struct cli {
	const char *db;     /* the database file, whether or not it exists */
	bool db_named;      /* by --db: it is the person's word, no default of ours */
	const char *data;   /* the folder that holds forms/ and data/ */
	const char *local;  /* the folder of the clinic's own files; NULL when there is none */
	const char *person; /* of --as; NULL: the Unix user acts */
	struct now now;
	bool now_fixed;  /* --now was given: the clock stands */
	bool json;       /* --json: one object on one line */
	bool plain;      /* --plain or ACCESSIBLE: lines instead of screens */
	bool privileged; /* more rights than who started it: trust no path, no environment */
	bool utf8;       /* the locale of whoever started it speaks UTF-8 */
	struct arena *a; /* lives as long as the program */
	FILE *in, *out, *err;
};

/* One row of the table of subcommands. */
struct cli_command {
	const char *name;
	const char *usage; /* what follows the name, as in "[--cases] [DIR...]" */
	const char *help;  /* one line */
	/* args are what follows the name.  Returns the exit status. */
	int (*run)(struct cli *c, struct args *args);
	bool own; /* works on that person's files alone: with that person's rights, not ours */
};

/* What the library below cannot know; main.c introduces it. */
struct cli_program {
	const char *version;         /* of coxa */
	const char *build;           /* the commit it was built from; "" when not known */
	const char *journal;         /* how the database is written */
	const char *(*sqlite)(void); /* version of the linked SQLite */
	/* The full-screen program, or with c->plain the dialogue of lines; NULL when there is
	 * none.  Returns the exit status. */
	int (*screens)(struct cli *c);
};

/* The whole program: from the arguments of main() to its exit status. */
int cli_main(const struct cli_program *p, int argc, char **argv);

/* The same once the process is in order: streams, arena and privileged are
 * set in c, the rest is found out from args.  Tests call this one. */
int cli_run(const struct cli_program *p, struct cli *c, struct args *args);

/* Writes "coxa: ..." on c->err and returns the exit status of e's code. */
int cli_fail(struct cli *c, const struct err *e);
/* The same for a misused command line: the sentence, then the usage of the
 * subcommand.  Returns EX_USAGE. */
int cli_misuse(struct cli *c, const struct err *e, const char *subcommand);
/* The exit status that stands for a code. */
int cli_status(enum err_code code);

/* The path of a file of the program's own data, as in "data/onfh/stage.cfg"; lives in a. */
const char *cli_data(const struct cli *c, struct arena *a, const char *path);

/* The folder of the pack: the clinic's own where it has one; lives in a. */
const char *cli_pack(const struct cli *c, struct arena *a);

/* All of a file that the person named, or of c->in when file is NULL or "-".
 * Opened with the rights of whoever started coxa, never with those of coxa.
 * errors  ERR_IO; ERR_INPUT when it is over 64 MiB or not UTF-8. */
bool cli_read(struct cli *c, const char *file, struct text *out, struct err *e) MUST_CHECK;

/* The subcommands, one in each cmd_*.c. */
int cmd_access(struct cli *c, struct args *args);
int cmd_advise(struct cli *c, struct args *args);
int cmd_audit(struct cli *c, struct args *args);
int cmd_backup(struct cli *c, struct args *args);
int cmd_check(struct cli *c, struct args *args);
int cmd_disclosed(struct cli *c, struct args *args);
int cmd_do(struct cli *c, struct args *args);
int cmd_drill(struct cli *c, struct args *args);
int cmd_history(struct cli *c, struct args *args);
int cmd_init(struct cli *c, struct args *args);
int cmd_lint(struct cli *c, struct args *args);
int cmd_print(struct cli *c, struct args *args);
int cmd_restore(struct cli *c, struct args *args);
int cmd_score(struct cli *c, struct args *args);

#endif
