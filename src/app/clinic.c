#include "app/clinic.h"

#include <ctype.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/text.h"
#include "lang/clean.h"
#include "store/db_check.h"
#include "store/db_file.h"
#include "store/disk.h"
#include "store/resource_store.h"
#include "store/setting_store.h"
#include "store/staff_store.h"

enum { CLINIC_NAME_MAX = 60 }; /* columns: it stands in the title of every screen */
enum { OPEN_FROM = 8 * 60, OPEN_TO = 18 * 60, FRIDAY = 5 };

/* "UTC" when it cannot be told. */
static const char *
system_zone(struct arena *a)
{
	char link[128] = "", line[64] = "";
	ssize_t n = readlink("/etc/localtime", link, sizeof(link) - 1);
	const char *found = n > 0 ? strstr(link, "zoneinfo/") : NULL;
	FILE *f;

	if (found != NULL)
		return arena_str(a, found + strlen("zoneinfo/"));
	f = fopen("/etc/timezone", "r");
	if (f != NULL) {
		if (fgets(line, sizeof(line), f) == NULL)
			line[0] = '\0';
		fclose(f);
		line[strcspn(line, " \t\r\n")] = '\0';
	}
	return line[0] != '\0' ? arena_str(a, line) : "UTC";
}

const char *
clinic_initials(const char *name, struct arena *a)
{
	struct text t = { .a = a };
	bool starts = true;

	for (uint32_t cp; (cp = utf8_next(&name)) != 0;) {
		if (starts && cp != ' ' && cp != UTF8_BAD && t.len < 12)
			text_put(&t, cp >= 'a' && cp <= 'z' ? cp - 'a' + 'A' : cp);
		starts = cp == ' ' || cp == '-';
	}
	return text_get(&t);
}

/* Letters and digits of the initials, at most what the board has room for; "A" of none. */
static const char *
code_of(const char *initials, struct arena *a)
{
	char code[5];
	size_t n = 0;

	for (; *initials != '\0' && n + 1 < sizeof(code); initials++)
		if (isalnum((unsigned char)*initials) != 0)
			code[n++] = *initials;
	return n > 0 ? arena_strn(a, code, n) : "A";
}

/* Without a therapist and a room nothing could be booked: the first person treats, in
 * one room.  No device is made up: a course that wants one says that there is none. */
static bool
first_resources(struct tx *tx, const struct staff *first, struct arena *a, struct err *e)
{
	struct kept_resource therapist = { .kind = RES_THERAPIST,
		.code = code_of(first->initials, a),
		.name = first->name,
		.skills = "physical exercise gait eswt diet psych social tcm doctor",
		.lanes = 1,
		.staff = first->id };
	struct kept_resource room = { .kind = RES_ROOM,
		.code = "Room1",
		.name = "Room 1",
		.skills = "treatment gym",
		.lanes = 1 };

	return resource_add(tx, &therapist, e) && resource_add(tx, &room, e);
}

static bool
fill(struct db *db, const struct clinic_new *what, struct now now, struct arena *a, struct err *e)
{
	const struct passwd *pw = getpwuid(getuid());
	const char *login = what->login != NULL ? what->login : pw != NULL ? pw->pw_name : "owner";
	struct staff first = {
		.login = login,
		.name = what->person != NULL ? what->person : login,
		.role = "manager",
		.password = "",
		.os_uid = getuid(),
		.active = true,
	};
	struct actor who = { .os_uid = getuid(), .station = "init", .reason = "" };
	const char *zone = what->zone != NULL ? what->zone : system_zone(a);
	struct tx *tx;
	bool done;

	if (!now_zone(zone))
		return err_field(e, ERR_INPUT, "zone", "%s is no zone, like Europe/Berlin.", zone);
	first.initials = clinic_initials(first.name, a);
	if (!tx_begin(db, &who, "clinic.create", now, &tx, e))
		return false;
	done = setting_put(tx, "name", what->name != NULL ? what->name : "Clinic", e)
	    && setting_put(tx, "zone", zone, e) && setting_put(tx, "dates", "dmy", e)
	    && staff_add(tx, &first, e);
	for (int day = 1; done && day <= FRIDAY; day++)
		done = setting_hours_add(tx, day, OPEN_FROM, OPEN_TO, e);
	done = done && (what->bare || first_resources(tx, &first, a, e));
	return tx_end(tx, done, e);
}

/* The folders above path that are missing: closed to others, as a record is. */
static bool
make_folders(const char *path, struct arena *a, struct err *e)
{
	for (const char *slash = strchr(path + 1, '/'); slash != NULL;
	     slash = strchr(slash + 1, '/')) {
		const char *folder = arena_strn(a, path, (size_t)(slash - path));

		if (mkdir(folder, 0700) != 0 && errno != EEXIST)
			return err_set(
			    e, ERR_IO, "the folder %s cannot be made: %s", folder, strerror(errno));
	}
	return true;
}

/* A database without a person is of no use: it gets its name when it has one. */
static bool
create(
    const char *path, const struct clinic_new *what, struct now now, struct arena *a, struct err *e)
{
	const char *staged;
	struct db *db;
	bool done;

	if (!db_file_stage(path, a, &staged, e) || !db_create(staged, e))
		return false;
	done = db_open(staged, &db, e);
	if (done) {
		done = fill(db, what, now, a, e);
		db_close(db);
	}
	if (done)
		return db_file_finish(staged, path, e);
	db_file_drop(staged);
	return false;
}

bool
clinic_create(const char *path, const struct clinic_new *what, struct now now, struct err *e)
{
	struct arena a = { 0 };
	struct clinic_new clean = *what;
	bool done = what->name == NULL
	    || clean_line(what->name, CLINIC_NAME_MAX, &a, &clean.name, e)
	    || err_add(e, "the name of the clinic");

	done = done && (path[0] == '\0' || make_folders(path, &a, e))
	    && create(path, &clean, now, &a, e);
	arena_clear(&a);
	return done;
}

bool
clinic_check(struct app *app, struct complaints *c, struct err *e)
{
	return db_check(app->db, c, e);
}

bool
clinic_size(struct app *app, struct arena *a, const char **out, struct err *e)
{
	struct db_size n = { 0 };

	if (!db_size(app->db, &n, e))
		return false;
	*out = text_fmt(a, "%lld patient%s, %lld visit%s, %lld line%s of the audit",
	    (long long)n.patients, n.patients == 1 ? "" : "s", (long long)n.sessions,
	    n.sessions == 1 ? "" : "s", (long long)n.lines, n.lines == 1 ? "" : "s");
	return true;
}

bool
clinic_check_file(const char *db, struct complaints *c, struct err *e)
{
	return db_check_file(db, c, e);
}

bool
clinic_lies_open(const char *db)
{
	return disk_crypt(db) == DISK_PLAIN;
}
