/* coxa restore - a backup in the place of the database. */
#include <inttypes.h>
#include <sysexits.h>
#include <unistd.h>

#include "cli/backup_text.h"
#include "cli/open.h"

static void
say(struct cli *c, const struct restore_facts *f)
{
	json_t *j;

	if (c->json) {
		j = backup_json(&f->backup);
		json_object_set_new(j, "ok", json_true());
		json_object_set_new(j, "kept", json_string(f->kept));
		json_object_set_new(j, "before",
		    json_pack(
			"{s:I, s:s}", "entry", (json_int_t)f->old_entry, "hash", f->old_hash));
		json_object_set_new(j, "now",
		    json_pack("{s:I, s:s}", "entry", (json_int_t)f->entry, "hash", f->hash));
		backup_put_json(c, j);
		return;
	}
	fprintf(c->out, "restored: %s\n", backup_text(&f->backup, c->a));
	if (f->old_entry > 0)
		fprintf(c->out, "before: audit %" PRId64 " %s\n", f->old_entry, f->old_hash);
	else if (f->had_old)
		fputs("before: the audit could not be read\n", c->out);
	fprintf(c->out, "now: audit %" PRId64 " %s\n", f->entry, f->hash);
	if (f->had_old)
		fprintf(c->out, "the old database is kept in %s\n", f->kept);
}

/* Whoever puts a backup into their own clinic gives the password again, where the database that
 * is there can still tell it; else whom the file lets may.  In an installed one it is root. */
static bool
may_restore(struct cli *c, bool proof, struct err *e)
{
	struct app *app;
	struct err unheard;
	bool done;

	if (c->privileged)
		return getuid() == 0
		    || err_set(
			e, ERR_DENIED, "Only root puts a backup in the place of this database.");
	if (!cli_open_signed(c, &app, &unheard))
		return true;
	done = cli_prove(c, app, proof, e);
	app_close(app);
	return done;
}

int
cmd_restore(struct cli *c, struct args *args)
{
	struct complaints faults = { .a = c->a };
	struct restore_wish wish = { .db = c->db, .now = c->now };
	struct restore_facts facts;
	bool proof = false;
	struct err e;

	if (!args_flag(args, "--faulty", &wish.faulty, &e)
	    || !args_flag(args, "--proof", &proof, &e) || !args_end(args, 1, 1, &e))
		return cli_misuse(c, &e, "restore");
	wish.file = args->at[0];
	if (!may_restore(c, proof, &e) || !backup_restore(&wish, c->a, &facts, &faults, &e))
		return backup_refuse(c, &faults, &e);
	say(c, &facts);
	for (size_t i = 0; i < faults.line.n; i++)
		fprintf(c->err, "%s\n", faults.line.at[i]);
	return faults.line.n > 0 ? EX_DATAERR : EX_OK;
}
