#include "lib/a_clinic.h"

#include "app/clinic.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/test.h"

static const struct {
	const char *login, *name, *role;
} staff[] = {
	{ "rita", "Rita Ives", "reception" },
	{ "theo", "Theo Lind", "therapist" },
	{ "dora", "Dora Lund", "doctor" },
	{ "aude", "Aude Roy", "auditor" },
};

static struct now
monday(void)
{
	struct now now;
	struct err e = { 0 };

	must(now_read("2026-11-23T09:00", &now, &e));
	return now;
}

static struct app *
session(struct a_clinic *c)
{
	struct app *app;
	struct err e = { 0 };

	must(app_open(&c->paths, &app, &e));
	app_set_now(app, monday());
	app_set_station(app, "test");
	must(app_sign_in_unix(app, &e));
	return app;
}

void
a_clinic_open(struct a_clinic *c)
{
	struct clinic_new what = { .name = "Willow Lane",
		.zone = "Europe/Berlin",
		.login = "anna",
		.person = "Anna Berg" };
	struct err e = { 0 };

	*c = (struct a_clinic){ 0 };
	c->paths.db = text_fmt(&c->a, "%s/clinic.db", test_dir(&c->a));
	c->paths.forms = test_top(&c->a, "forms");
	c->paths.pack = test_top(&c->a, "data/onfh");
	must(clinic_create(c->paths.db, &what, monday(), &e));
	c->app = session(c);
	for (size_t i = 0; i < sizeof(staff) / sizeof(*staff); i++)
		do_(c, "staff.add", { "login", staff[i].login }, { "name", staff[i].name },
		    { "role", staff[i].role });
}

void
a_clinic_close(struct a_clinic *c)
{
	app_close(c->app);
	arena_clear(&c->a);
}

struct app *
a_clinic_session(struct a_clinic *c, const char *login)
{
	struct app *app = session(c);
	struct err e = { 0 };

	must(app_act_as(app, login, &e));
	return app;
}

void
a_clinic_as(struct a_clinic *c, const char *login)
{
	struct err e = { 0 };

	must(app_sign_in_unix(c->app, &e));
	must(app_act_as(c->app, login, &e));
}

int64_t
do_pairs(struct a_clinic *c, const char *name, const struct pair *pairs, size_t n)
{
	struct err e = { 0 };

	must(command_run(c->app, name, pairs, n, &c->out, &c->a, &e));
	return c->out.id;
}

enum err_code
refused_pairs(struct a_clinic *c, const char *name, const struct pair *pairs, size_t n)
{
	c->e = (struct err){ 0 };
	assert_false(command_run(c->app, name, pairs, n, &c->out, &c->a, &c->e));
	return c->e.code;
}
