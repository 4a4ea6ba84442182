#include "lib/a_clinic.h"

#include <string.h>

#include "app/clinic.h"
#include "app/demo.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "form/answer.h"
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

static void
open_bare(struct a_clinic *c)
{
	struct clinic_new what = { .name = "Willow Lane",
		.zone = "Europe/Berlin",
		.login = "anna",
		.person = "Anna Berg",
		.bare = true };
	struct err e = { 0 };

	*c = (struct a_clinic){ 0 };
	c->paths.db = text_fmt(&c->a, "%s/clinic.db", test_dir(&c->a));
	c->paths.forms = test_top(&c->a, "forms");
	c->paths.pack = test_top(&c->a, "data/onfh");
	must(clinic_create(c->paths.db, &what, monday(), &e));
	c->app = session(c);
}

void
a_clinic_open(struct a_clinic *c)
{
	open_bare(c);
	for (size_t i = 0; i < sizeof(staff) / sizeof(*staff); i++)
		do_(c, "staff.add", { "login", staff[i].login }, { "name", staff[i].name },
		    { "role", staff[i].role });
}

void
a_clinic_demo(struct a_clinic *c, int patients)
{
	struct err e = { 0 };

	open_bare(c);
	must(demo_fill(
	    c->app, &(struct demo_wanted){ test_top(&c->a, "data/demo"), patients, 1 }, &e));
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

static const char *
some_answer(const struct field *g, struct arena *a)
{
	switch (g->type) {
	case FIELD_TRI:
		return "no";
	case FIELD_CHOICE:
	case FIELD_MANY:
		return g->choices[0].code;
	case FIELD_DATE:
		return "2026-11-02";
	case FIELD_INT:
	case FIELD_SCALE:
	case FIELD_DECIMAL:
		return text_fmt(a, "%d",
		    (int)(g->low.is_set     ? g->low.number
			    : g->min.is_set ? g->min.number
					    : 1));
	case FIELD_TEXT:
	case FIELD_MEMO:
		return "something";
	case FIELD_CALC:
	case FIELD_INFO:
	case FIELD_REPEAT:
		break;
	}
	return "";
}

/* Answers what must be answered, until nothing that must be is left. */
static void
answer_rest(struct a_clinic *c, struct form *f)
{
	const struct formdef *def = form_def(f);

	for (int round = 0; round < 10; round++) {
		struct problems all;
		bool found = false;

		form_problems(f, &c->a, &all);
		for (size_t i = 0; i < all.n; i++) {
			const struct field *g = &def->fields[def->cells[all.at[i].cell].field];
			struct err e = { 0 };

			if (all.at[i].kind != PROBLEM_EMPTY)
				continue;
			must(form_put(f, all.at[i].cell, some_answer(g, &c->a), &e));
			found = true;
		}
		if (!found)
			return;
	}
}

void
a_clinic_fill(struct a_clinic *c, const struct fill *what, const struct pair *given, size_t n,
    struct pairs *out)
{
	struct err e = { 0 };
	struct form *f;

	must(fill_open(c->app, what, &c->a, &f, &e));
	must(fill_put(f, given, n, app_now(c->app).day, &e));
	answer_rest(c, f);
	fill_pairs(f, &c->a, out);
	form_close(f);
}

int64_t
a_clinic_save(struct a_clinic *c, const char *command, const struct fill *what,
    const struct pair *given, size_t n)
{
	struct pairs pairs = { 0 };

	a_clinic_fill(c, what, given, n, &pairs);
	if (strcmp(command, "response.save") == 0)
		*vec_add(&c->a, &pairs.list) = (struct pair){ "form", what->form };
	if (what->patient != 0)
		*vec_add(&c->a, &pairs.list) =
		    (struct pair){ "patient", a_clinic_ref(c, what->patient) };
	if (what->response != 0) {
		*vec_add(&c->a, &pairs.list) =
		    (struct pair){ "corrects", text_fmt(&c->a, "%d", (int)what->response) };
		*vec_add(&c->a, &pairs.list) = (struct pair){ "reason", "typing error" };
	}
	*vec_add(&c->a, &pairs.list) = (struct pair){ "sure", "yes" };
	return do_pairs(c, command, pairs.list.at, pairs.list.n);
}

const char *
a_clinic_ref(struct a_clinic *c, int64_t id)
{
	return text_fmt(&c->a, "#%d", (int)id);
}

int64_t
a_clinic_patient(struct a_clinic *c, const char *family, const char *given, const char *born)
{
	return a_clinic_save(c, "patient.register",
	    &(struct fill){ "registration", .day = DAY_NONE },
	    PAIRS({ "family", family }, { "given", given }, { "born", born }, { "sex", "F" }));
}
