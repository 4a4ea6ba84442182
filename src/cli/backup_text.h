/* backup_text - what a backup holds, as a line and as JSON; and how its subcommands end. */
#ifndef CLI_BACKUP_TEXT_H
#define CLI_BACKUP_TEXT_H

#include <jansson.h>

#include "app/backups.h"
#include "cli/cli.h"

/* "audit 812 3f2a..., schema 1, 5123 rows: answer 200, audit 812, ..." (empty tables are
 * left out) */
const char *backup_text(const struct backup_facts *f, struct arena *a);
/* {"version":1,"audit":{"entry":812,"hash":"..."},"rows":5123,"tables":{...}} */
json_t *backup_json(const struct backup_facts *f);

/* One object on one line of c->out; ends j. */
void backup_put_json(struct cli *c, json_t *j);

/* The faults, a line each, then the sentence of e, as --json when that is wanted.
 * Returns the exit status. */
int backup_refuse(struct cli *c, const struct complaints *faults, const struct err *e);

#endif
