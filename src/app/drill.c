#include "app/drill.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/rights.h"
#include "base/text.h"
#include "store/backup.h"
#include "store/person_file.h"
#include "store/setting_store.h"

/* Nothing is ever deleted from these. */
static const char *const grows[] = { "audit", "version", "patient", "response", "answer",
	"hip_stage", "decision", "score", "plan", "course", "session", "staff" };

static bool
is_backup(int folder, const char *name, struct stat *st)
{
	size_t n = strlen(name);

	return n > 3 && strcmp(name + n - 3, ".db") == 0
	    && fstatat(folder, name, st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st->st_mode);
}

static bool
newest_in(const char *folder, struct arena *a, const char **out, struct err *e)
{
	DIR *d = opendir(folder);
	struct timespec best = { 0 };
	struct dirent *x;
	struct stat st;

	*out = NULL;
	if (d == NULL)
		return err_set(e, ERR_IO, "%s: cannot be read (%s)", folder, strerror(errno));
	while ((x = readdir(d)) != NULL)
		if (is_backup(dirfd(d), x->d_name, &st)
		    && (*out == NULL || st.st_mtim.tv_sec > best.tv_sec
			|| (st.st_mtim.tv_sec == best.tv_sec
			    && st.st_mtim.tv_nsec > best.tv_nsec))) {
			best = st.st_mtim;
			*out = text_fmt(a, "%s/%s", folder, x->d_name);
		}
	closedir(d);
	return *out != NULL
	    || err_set(e, ERR_MISSING, "%s: there is no backup in it (*.db)", folder);
}

/* The file to try. */
static bool
choose(const char *path, struct arena *a, const char **out, struct err *e)
{
	gid_t ours = rights_drop();
	struct stat st;
	bool done = true;

	*out = path;
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		done = newest_in(path, a, out, e);
	rights_back(ours);
	return done;
}

static int64_t
rows_of(const struct contents *c, const char *table)
{
	for (size_t i = 0; i < c->tables.n; i++)
		if (strcmp(c->tables.at[i].table, table) == 0)
			return c->tables.at[i].rows;
	return 0;
}

/* Is it an earlier moment of this very clinic?  *at is that moment. */
static bool
compare(struct app *app, const struct contents *held, int64_t *at, struct complaints *faults,
    struct err *e)
{
	struct rows *r = db_read(app->db, Q_AUDIT_FROM, ARGS(I(held->entry), I(1)));
	struct rows *h;
	struct contents now;
	bool same = false;

	*at = 0;
	if (row_next(r) && row_int(r) == held->entry)
		*at = row_int(r);
	if (!rows_end(r, e))
		return false;
	h = db_read(app->db, Q_AUDIT_HASH_AT, ARGS(I(held->entry)));
	if (row_next(h))
		same = strcmp(row_text(h, faults->a), held->hash) == 0;
	if (!rows_end(h, e) || !contents_read(app->db, faults->a, &now, e))
		return false;
	if (!same)
		complain(faults, "audit: entry %" PRId64 " of the backup is not in this clinic's",
		    held->entry);
	for (size_t i = 0; i < sizeof(grows) / sizeof(*grows); i++)
		if (rows_of(held, grows[i]) > rows_of(&now, grows[i]))
			complain(faults,
			    "%s: the backup holds %" PRId64 " rows, the database only %" PRId64,
			    grows[i], rows_of(held, grows[i]), rows_of(&now, grows[i]));
	return true;
}

static bool
try(struct app *app, const char *path, struct arena *a, struct drill *out,
    struct complaints *faults, struct err *e)
{
	struct contents held = { 0 };
	int64_t at = 0;
	int from;
	bool done;

	*out = (struct drill){ .file = path };
	if (!choose(path, a, &out->file, e) || !person_file_open(out->file, &from, e))
		return false;
	done =
	    backup_try(app->db, from, a, &held, faults, e) && compare(app, &held, &at, faults, e);
	close(from);
	backup_tell(&held, a, &out->backup);
	out->behind = app->now.at > at ? app->now.at - at : 0;
	return done;
}

/* "ok 1795424400": whether and when. */
static bool
keep(struct app *app, bool sound, struct err *e)
{
	struct actor who = app_actor(app, "");
	struct tx *tx;
	char result[40];
	bool done;

	snprintf(result, sizeof(result), "%s %" PRId64, sound ? "ok" : "failed", app->now.at);
	if (!app_settle(app, e) || !tx_begin(app->db, &who, "backup.drill", app->now, &tx, e))
		return false;
	done = setting_put(tx, "drill", result, e);
	return tx_end(tx, done, e);
}

bool
drill_run(struct app *app, const char *path, struct arena *a, struct drill *out,
    struct complaints *faults, struct err *e)
{
	struct err unheard;

	if (!try(app, path, a, out, faults, e)) {
		(void)!keep(app, false, &unheard);
		return false;
	}
	return keep(app, faults->line.n == 0, e);
}

/* A clinic that is a few weeks old has something to lose. */
static bool
never_tried(struct app *app, struct arena *a, const char **out, struct err *e)
{
	struct rows *r = db_read(app->db, Q_AUDIT_FROM, ARGS(I(1), I(1)));
	int64_t began = app->now.at;

	if (row_next(r)) {
		(void)row_int(r); /* the entry's number */
		began = row_int(r);
	}
	if (!rows_end(r, e))
		return false;
	if (app->now.day - now_at(began).day > DRILL_DAYS)
		*out = text_fmt(a, "No backup was ever tried: man coxa-admin says how");
	return true;
}

bool
drill_last(struct app *app, int64_t *at, bool *sound, struct arena *a, struct err *e)
{
	const char *kept;
	char result[8] = "";

	*at = 0;
	*sound = false;
	if (!setting_get(app->db, "drill", "", a, &kept, e))
		return false;
	if (sscanf(kept, "%7s %" SCNd64, result, at) != 2)
		*at = 0;
	*sound = strcmp(result, "ok") == 0;
	return true;
}

bool
drill_warning(struct app *app, struct arena *a, const char **out, struct err *e)
{
	char day[DAY_TEXT];
	int64_t at;
	bool sound;

	*out = "";
	if (!drill_last(app, &at, &sound, a, e))
		return false;
	if (at == 0)
		return never_tried(app, a, out, e);
	day_show(now_at(at).day, day);
	if (!sound)
		*out = text_fmt(a, "The backup tried on %s could not be restored", day);
	else if (app->now.day - now_at(at).day > DRILL_DAYS)
		*out = text_fmt(a, "No backup was tried since %s", day);
	return true;
}
