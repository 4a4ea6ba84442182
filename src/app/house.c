#include "app/house.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/range.h"
#include "store/resource_store.h"
#include "store/setting_store.h"
#include "store/staff_store.h"

static bool
read_day(struct app *app, int64_t resource, int weekday, struct arena *a, const char **out,
    struct err *e)
{
	struct text t = { .a = a };
	struct hour_spans at;
	char from[DAY_TEXT], to[DAY_TEXT];

	if (!hours_on(app->db, resource, weekday, a, &at, e))
		return false;
	for (size_t i = 0; i < at.list.n; i++)
		text_addf(&t, "%s%s-%s", i > 0 ? " " : "", minute_show(at.list.at[i].from, from),
		    minute_show(at.list.at[i].to, to));
	*out = at.list.n == 0 ? "closed" : text_get(&t);
	return true;
}

bool
house_week(
    struct app *app, int64_t resource, struct arena *a, struct house_week *out, struct err *e)
{
	*out = (struct house_week){ .own = true };
	for (int i = 0; i < HOUSE_WEEK; i++) {
		if (!read_day(app, resource, i + 1, a, &out->hours[i], e))
			return false;
		out->any |= out->hours[i][0] != 'c';
	}
	if (resource == 0 || out->any)
		return true;
	if (!house_week(app, 0, a, out, e))
		return false;
	out->own = false;
	return true;
}

const char *
house_own(const struct house_week *w, int weekday)
{
	return w->own ? w->hours[weekday - 1] : "closed";
}

const char *
house_seen(const struct house_week *w, struct arena *a)
{
	struct text t = { .a = a };

	for (int d = 1; d <= HOUSE_WEEK; d++)
		text_addf(&t, "%s%s", d > 1 ? "; " : "", house_own(w, d));
	return text_get(&t);
}

static bool
closures(struct app *app, struct arena *a, struct house_offs *out, struct err *e)
{
	struct kept_closures all;

	if (!closure_list(app->db, app->now.day, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct kept_closure *k = &all.list.at[i];

		*vec_add(a, &out->list) = (struct house_off){ .id = k->id,
			.from = k->at.from,
			.to = k->at.to,
			.hours = range_hours(&k->at.at, a),
			.yearly = k->at.yearly,
			.why = k->at.name };
	}
	return true;
}

static bool
absences(struct app *app, int64_t resource, struct arena *a, struct house_offs *out, struct err *e)
{
	struct absences all;

	if (!absence_list(app->db, resource, app->now.day, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct absence *x = &all.list.at[i];

		*vec_add(a, &out->list) = (struct house_off){ .id = x->id,
			.from = x->at.from,
			.to = x->at.to,
			.hours = range_hours(&x->at.at, a),
			.extra = x->at.extra,
			.why = x->at.why };
	}
	return true;
}

/* The yearly ones after the others, for these come in any year. */
static int
by_day(const void *left, const void *right)
{
	const struct house_off *l = left, *r = right;

	if (l->yearly != r->yearly)
		return l->yearly ? 1 : -1;
	return l->from != r->from ? (l->from > r->from) - (l->from < r->from)
				  : (l->id > r->id) - (l->id < r->id);
}

bool
house_offs(
    struct app *app, int64_t resource, struct arena *a, struct house_offs *out, struct err *e)
{
	*out = (struct house_offs){ 0 };
	if (!(resource == 0 ? closures(app, a, out, e) : absences(app, resource, a, out, e)))
		return false;
	if (out->list.n > 1)
		qsort(out->list.at, out->list.n, sizeof(*out->list.at), by_day);
	return true;
}

static bool
read_thing(struct app *app, const struct kept_resource *k, struct arena *a, struct house_thing *out,
    struct err *e)
{
	struct staff s = { .login = "" };

	if (k->staff != 0 && !staff_by_id(app->db, k->staff, a, &s, e))
		return false;
	*out = (struct house_thing){ .id = k->id,
		.rev = k->rev,
		.kind = res_kind_name(k->kind),
		.code = k->code,
		.name = k->name,
		.skills = k->skills,
		.policy = res_policy_name(k->policy),
		.lanes = k->lanes,
		.over = k->over,
		.active = k->active,
		.login = s.login,
		.next = "" };
	return true;
}

/* The nearest of those that have not ended. */
static const char *
next_of(int64_t resource, const struct absences *all, struct arena *a)
{
	const struct exception *next = NULL;
	char day[DAY_TEXT];

	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].resource == resource
		    && (next == NULL || all->list.at[i].at.from < next->from))
			next = &all->list.at[i].at;
	return next == NULL
	    ? ""
	    : text_fmt(a, "%s %s", next->extra ? "there" : "away", day_show(next->from, day));
}

bool
house_things(struct app *app, struct arena *a, struct house_things *out, struct err *e)
{
	struct kept_resources all;
	struct absences away;

	*out = (struct house_things){ 0 };
	if (!resource_list(app->db, a, &all, e)
	    || !absence_list(app->db, 0, app->now.day, a, &away, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		struct house_thing *t = vec_add(a, &out->list);

		if (!read_thing(app, &all.list.at[i], a, t, e))
			return false;
		t->next = next_of(t->id, &away, a);
	}
	return true;
}

bool
house_thing(struct app *app, int64_t id, struct arena *a, struct house_thing *out, struct err *e)
{
	struct kept_resource k;

	return resource_find(app->db, id, a, &k, e) && read_thing(app, &k, a, out, e);
}

bool
house_people(struct app *app, struct arena *a, struct house_people *out, struct err *e)
{
	struct staff_list all = { 0 };

	*out = (struct house_people){ 0 };
	if (!staff_all(app->db, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct staff *s = &all.list.at[i];

		if (s->active)
			*vec_add(a, &out->list) = (struct house_person){
				.id = s->id, .login = s->login, .name = s->name, .role = s->role
			};
	}
	return true;
}

static void
add_file(
    struct house_facts *out, const char *label, const char *path, const char *hint, struct arena *a)
{
	struct house_fact *f = vec_add(a, &out->list);

	*f = (struct house_fact){ .id = (int64_t)out->list.n,
		.name = "",
		.label = label,
		.value = path == NULL ? "none" : arena_str(a, path),
		.unit = "",
		.hint = hint };
}

enum { SETTINGS = 5 };

static const struct {
	const char *name, *label, *unit, *hint;
} setting[SETTINGS] = {
	{ "name", "Name", "", "as every printed page says it" },
	{ "zone", "Time zone", "", "as in Europe/Berlin" },
	{ "dates", "Order of dates", "", "dmy: 24/12, mdy: 12/24, ymd: 12-24" },
	{ "idle_minutes", "Screen locks after", "minutes", "without a key: 1 to 60" },
	{ "sign_out_minutes", "Signed out after", "minutes",
	    "without a key, of a locked screen: 1 to 720" },
};

/* SETTINGS: there is none of that name. */
static int
setting_at(const char *name)
{
	int i = 0;

	while (i < SETTINGS && strcmp(setting[i].name, name) != 0)
		i++;
	return i;
}

const char *
house_setting_label(const char *name)
{
	int i = setting_at(name);

	return i == SETTINGS ? NULL : setting[i].label;
}

const char *
house_setting_value(const char *name, const char *value, struct arena *a)
{
	int i = setting_at(name);

	return i == SETTINGS || setting[i].unit[0] == '\0'
	    ? value
	    : text_fmt(a, "%s %.*s", value,
		(int)strlen(setting[i].unit) - (strcmp(value, "1") == 0), setting[i].unit);
}

bool
house_facts(struct app *app, struct arena *a, struct house_facts *out, struct err *e)
{
	static const char *const edit = "Edit a file there, let coxa lint look at it, start again.";

	*out = (struct house_facts){ 0 };
	for (int i = 0; i < SETTINGS; i++) {
		struct house_fact *f = vec_add(a, &out->list);

		*f = (struct house_fact){ .id = i + 1,
			.name = setting[i].name,
			.label = setting[i].label,
			.unit = setting[i].unit,
			.hint = setting[i].hint };
		if (!setting_get(app->db, f->name, setting_first(f->name, a), a, &f->value, e))
			return false;
	}
	add_file(out, "Records", app->paths.db, "Where they lie is said at the start: --db.", a);
	add_file(out, "Questions", app->paths.forms, edit, a);
	add_file(out, "Rules, protocols", app->paths.pack, edit, a);
	add_file(out, "Files of its own", app->paths.local, edit, a);
	return true;
}

static const struct {
	const char *name, *word;
} weekday[HOUSE_WEEK] = { { "Monday", "mon" }, { "Tuesday", "tue" }, { "Wednesday", "wed" },
	{ "Thursday", "thu" }, { "Friday", "fri" }, { "Saturday", "sat" }, { "Sunday", "sun" } };

const char *
house_weekday(int day)
{
	return weekday[day - 1].name;
}

const char *
house_day_word(int day)
{
	return weekday[day - 1].word;
}

const char *
house_off_days(const struct house_off *off, struct arena *a)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	if (off->yearly)
		return text_fmt(a, off->from == off->to ? "%.6s" : "%.6s to %.6s",
		    day_show(off->from, from), day_show(off->to, to));
	return text_fmt(a, off->from == off->to ? "%s" : "%s to %s", day_show_long(off->from, from),
	    day_show_long(off->to, to));
}

bool
house_is_person(const struct house_thing *t)
{
	return strcmp(t->kind, "therapist") == 0;
}

const char *
house_thing_who(const struct house_thing *t, struct arena *a)
{
	return text_fmt(a, "%s, %s%s%s", t->code, t->name,
	    t->login[0] != '\0'      ? ", signs in as "
		: house_is_person(t) ? ", is nobody who signs in"
				     : "",
	    t->login);
}

const char *
house_thing_for(const struct house_thing *t, struct arena *a)
{
	return text_fmt(
	    a, "%s for: %s", t->kind, t->skills[0] == '\0' ? "visits of no course" : t->skills);
}

const char *
house_thing_places(const struct house_thing *t, struct arena *a)
{
	return text_fmt(a, "%d place%s at a time; when full: %s%s", t->lanes,
	    t->lanes == 1 ? "" : "s", t->policy,
	    t->over == 0 ? "" : text_fmt(a, ", up to %d more", t->over));
}
