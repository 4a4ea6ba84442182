/* open - the clinic that a subcommand works on. */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include "app/app.h"
#include "cli/cli.h"

/* Opens the database and sets the clock and the station; nobody is signed in.
 * errors  ERR_MISSING: there is no database yet · as app_open(). */
bool cli_open_app(struct cli *c, struct app **out, struct err *e) MUST_CHECK;

/* Can the forms and the pack be read?
 * errors  ERR_IO: a folder of them is not there. */
bool cli_has_data(struct cli *c, struct err *e) MUST_CHECK;

/* The same, signed in as the Unix user, or as --as says; a missing database is ERR_IO.
 * errors  ERR_DENIED besides. */
bool cli_open_signed(struct cli *c, struct app **out, struct err *e) MUST_CHECK;

/* The password of whoever signed in, where one is set (app/prove.h): with --proof, which is given,
 * the first line of standard input.  errors  ERR_DENIED */
bool cli_prove(struct cli *c, struct app *app, bool given, struct err *e) MUST_CHECK;

/* The person whom --as names; NULL when it names nobody or the Unix user. */
const char *cli_other(const struct cli *c);

/* For those who look after the clinic's files.  With rights of its own the program lets root
 * and the signed-in of these roles; else everybody whom the file lets, who is signed in
 * when the staff knows the Unix user.
 * action  what the audit calls it when they may not
 * errors  ERR_DENIED besides. */
bool cli_open_keeper(
    struct cli *c, unsigned roles, const char *action, struct app **out, struct err *e) MUST_CHECK;

/* To root, of an installed clinic: when its disk is not encrypted. */
void cli_warn_of_disk(const struct cli *c);

#endif
