#include "app/backups.h"

#include <pwd.h>
#include <unistd.h>

#include "app/inside.h"
#include "store/backup.h"
#include "store/person_file.h"
#include "store/restore.h"

void
backup_tell(const struct contents *c, struct arena *a, struct backup_facts *out)
{
	*out = (struct backup_facts){
		.version = c->version, .entry = c->entry, .hash = arena_str(a, c->hash)
	};
	for (size_t i = 0; i < c->tables.n; i++) {
		*vec_add(a, &out->tables) =
		    (struct backup_table){ c->tables.at[i].table, c->tables.at[i].rows };
		out->rows += c->tables.at[i].rows;
	}
}

static bool
note_backup(struct app *app, const struct contents *held, struct err *e)
{
	struct actor who = app_actor(app, "");
	struct tx *tx;
	bool done;

	if (!app_settle(app, e) || !tx_begin(app->db, &who, "backup.write", app->now, &tx, e))
		return false;
	done = tx_note(
	    tx, &(struct note){ .object = "database", .id = held->entry, .after = held->hash }, e);
	return tx_end(tx, done, e);
}

/* The copy beside the database becomes the file that was asked for. */
static bool
copy_out(struct app *app, const struct backup_wish *wish, struct person_file *file,
    struct contents *held, struct complaints *faults, struct err *e)
{
	int copy = -1;
	bool done;

	if (!backup_make(app->db, faults->a, &copy, held, faults, e))
		return false;
	if (faults->line.n > 0 && !wish->faulty)
		done =
		    err_set(e, ERR_INPUT, "%s: no backup was made, for the database has faults: %s",
			wish->file, faults->line.at[0]);
	else
		done = person_file_fill(file, copy, e);
	close(copy);
	return done;
}

bool
backup_write(struct app *app, const struct backup_wish *wish, struct arena *a,
    struct backup_facts *out, struct complaints *faults, bool *noted, struct err *e)
{
	struct person_file file;
	struct contents held;

	*noted = false;
	if (!person_file_new(wish->file, a, &file, e))
		return false;
	if (!copy_out(app, wish, &file, &held, faults, e)) {
		person_file_drop(&file);
		return false;
	}
	if (!person_file_keep(&file, e))
		return false;
	backup_tell(&held, a, out);
	*noted = note_backup(app, &held, e);
	return true;
}

bool
backup_last(struct app *app, struct arena *a, struct backup_last *out, struct err *e)
{
	struct rows *r = db_read(app->db, Q_BACKUP_NEWEST, NULL, 0);
	struct audit_entry head;

	*out = (struct backup_last){ .who = "", .desk = "" };
	if (row_next(r)) {
		out->at = row_int(r);
		out->entry = row_int(r);
		out->who = row_text(r, a);
		out->desk = row_text(r, a);
	}
	if (!rows_end(r, e) || !audit_head(app->db, &head, e))
		return false;
	out->since = out->at == 0 ? head.id : head.id - out->entry - 1; /* its own line */
	return true;
}

const char *
backup_name(const struct app *app, struct arena *a)
{
	const struct passwd *pw = getpwuid(getuid());
	int year, month, day;

	day_split(app->now.day, &year, &month, &day);
	return text_fmt(a, "%s/coxa-%04d%02d%02d-%02d%02d.db", pw == NULL ? "/tmp" : pw->pw_dir,
	    year, month, day, app->now.minute / 60, app->now.minute % 60);
}

bool
backup_restore(const struct restore_wish *wish, struct arena *a, struct restore_facts *out,
    struct complaints *faults, struct err *e)
{
	struct restore what = { .path = wish->db,
		.name = wish->file,
		.faulty = wish->faulty,
		.who = { .os_uid = getuid(), .station = "shell", .reason = "" },
		.now = wish->now };
	struct restored r;
	bool done;

	if (!person_file_open(wish->file, &what.from, e))
		return false;
	done = restore_put(&what, a, &r, faults, e);
	close(what.from);
	if (!done)
		return false;
	*out = (struct restore_facts){ .had_old = r.had_old,
		.old_entry = r.old_entry,
		.old_hash = arena_str(a, r.old_hash),
		.entry = r.head.id,
		.hash = arena_str(a, r.head.hash),
		.kept = r.kept };
	backup_tell(&r.held, a, &out->backup);
	return true;
}
