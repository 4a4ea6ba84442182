#include "app/clinic.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "store/setting_store.h"
#include "store/staff_store.h"

enum { OPEN_FROM = 8 * 60, OPEN_TO = 18 * 60, FRIDAY = 5 };

const char *
clinic_system_zone(struct arena *a)
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
	const char *zone = what->zone != NULL ? what->zone : clinic_system_zone(a);
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
	return tx_end(tx, done, e);
}

bool
clinic_create(const char *path, const struct clinic_new *what, struct now now, struct err *e)
{
	struct arena a = { 0 };
	struct db *db;
	bool done;

	if (!db_create(path, e))
		return false;
	done = db_open(path, &db, e);
	if (done) {
		done = fill(db, what, now, &a, e);
		db_close(db);
	}
	if (!done)
		unlink(path); /* a database without a person is of no use */
	arena_clear(&a);
	return done;
}
