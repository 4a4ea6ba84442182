#include "app/app.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/text.h"
#include "store/draft_store.h"
#include "store/setting_store.h"
#include "store/staff_store.h"

static const char *const role_names[ROLES] = { "reception", "therapist", "doctor", "manager",
	"auditor", "reader" };

const char *
role_name(enum role role)
{
	for (unsigned i = 0; i < ROLES; i++)
		if (role == 1u << i)
			return role_names[i];
	assert(0 && "role");
}

unsigned
role_find(const char *name)
{
	for (int i = 0; i < ROLES; i++)
		if (strcmp(name, role_names[i]) == 0)
			return 1u << i;
	return 0;
}

static int
minutes_read(const char *s, int most)
{
	size_t n = strspn(s, "0123456789");
	int minutes = n > 0 && n < 4 && s[n] == '\0' ? atoi(s) : 0;

	return minutes <= most ? minutes : 0;
}

int
idle_read(const char *s)
{
	return minutes_read(s, IDLE_MOST);
}

int
sign_out_read(const char *s)
{
	return minutes_read(s, SIGN_OUT_MOST);
}

bool
app_read_clinic(struct app *app, struct err *e)
{
	static const char *const order[] = {
		[DAY_DMY] = "dmy", [DAY_MDY] = "mdy", [DAY_YMD] = "ymd"
	};
	const char *dates, *idle, *sign_out;

	if (!setting_get(app->db, "name", "Clinic", &app->mem, &app->clinic.name, e)
	    || !setting_get(app->db, "zone", "UTC", &app->mem, &app->clinic.zone, e)
	    || !setting_get(app->db, "dates", "dmy", &app->mem, &dates, e)
	    || !setting_get(app->db, "idle_minutes", "", &app->mem, &idle, e)
	    || !setting_get(app->db, "sign_out_minutes", "", &app->mem, &sign_out, e))
		return false;
	app->clinic.sign_out_minutes =
	    sign_out_read(sign_out) != 0 ? sign_out_read(sign_out) : SIGN_OUT_FIRST;
	app->clinic.idle_minutes = idle_read(idle) != 0 ? idle_read(idle) : IDLE_FIRST;
	app->clinic.order = DAY_DMY;
	for (enum day_order o = DAY_DMY; o <= DAY_YMD; o++)
		if (strcmp(dates, order[o]) == 0)
			app->clinic.order = o;
	return true;
}

bool
app_open(const struct app_paths *paths, struct app **out, struct err *e)
{
	struct arena mem = { 0 };
	struct app *app = arena_new(&mem, struct app);

	app->mem = mem;
	app->paths = (struct app_paths){
		.db = arena_str(&app->mem, paths->db),
		.forms = paths->forms == NULL ? NULL : arena_str(&app->mem, paths->forms),
		.pack = paths->pack == NULL ? NULL : arena_str(&app->mem, paths->pack),
		.local = paths->local == NULL ? NULL : arena_str(&app->mem, paths->local),
	};
	app->os_uid = getuid();
	app->station = "";
	app->person = (struct person){ .login = "", .name = "", .initials = "" };
	if (!db_open(paths->db, &app->db, e) || !app_read_clinic(app, e))
		goto no;
	if (!now_zone(app->clinic.zone)) {
		err_set(e, ERR_CONF, "The clinic's zone %s is not known here. Install tzdata.",
		    app->clinic.zone);
		goto no;
	}
	*out = app;
	return true;
no:
	app_close(app);
	return false;
}

void
app_close(struct app *app)
{
	struct err unheard;
	struct arena mem;

	(void)!app_settle(app, &unheard);
	presence_leave(app);
	mem = app->mem; /* app itself lives in it */
	arena_clear(&app->paper.mem);
	fold_close(&app->fold);
	if (app->env != NULL)
		expr_env_close(app->env);
	if (app->drafts != NULL)
		drafts_close(app->drafts);
	if (app->db != NULL)
		db_close(app->db);
	arena_clear(&mem);
}

void
app_set_now(struct app *app, struct now now)
{
	app->now = now;
}

struct now
app_now(const struct app *app)
{
	return app->now;
}

const struct clinic *
app_clinic(const struct app *app)
{
	return &app->clinic;
}

void
app_set_station(struct app *app, const char *station)
{
	app->station = arena_str(&app->mem, station);
}

const char *
app_station(const struct app *app)
{
	return app->station;
}

const struct person *
app_person(const struct app *app)
{
	return &app->person;
}

struct actor
app_actor(const struct app *app, const char *reason)
{
	return (struct actor){ .staff = app->person.id,
		.os_uid = app->os_uid,
		.station = app->station,
		.reason = reason };
}

bool
app_note(struct app *app, const struct happened *h, struct err *e)
{
	struct actor who = app_actor(app, "");
	struct tx *tx;
	bool done;

	if (!app_settle(app, e) || !tx_begin(app->db, &who, h->action, app->now, &tx, e))
		return false;
	done = tx_note(tx,
	    &(struct note){
		.object = h->object, .id = h->id, .patient = h->patient, .outcome = h->outcome },
	    e);
	return tx_end(tx, done, e);
}

bool
app_settle(struct app *app, struct err *e)
{
	if (!app->owes_sign_in)
		return true;
	app->owes_sign_in = false;
	if (app_note(app,
		&(struct happened){ .action = "sign-in",
		    .object = "staff",
		    .id = app->person.id,
		    .outcome = "done" },
		e))
		return true;
	app->owes_sign_in = true;
	return false;
}

void
app_note_anyway(struct app *app, const struct happened *h)
{
	struct err unheard;

	if (!app_note(app, h, &unheard))
		return;
}

int64_t
app_data_version(struct app *app)
{
	return db_data_version(app->db);
}
