/* office - the clinic: its hours and closed days, who and what can be booked, what is settled. */
#include "plain/office.h"

#include <string.h>
#include <strings.h>

#include "app/house.h"
#include "base/text.h"

/* "Thu 24-Dec-2026, all day, away: course" */
static void
say_off(struct desk *d, int64_t resource, const struct house_off *off)
{
	struct arena turn = { 0 };

	number_say(d,
	    (struct numbered){
		.kind = NUMBER_OFF, .id = off->id, .of = resource, .words = off->why },
	    "%s, %s%s, %s%s%s.", house_off_days(off, &turn),
	    off->hours[0] == '\0' ? "all day" : off->hours, off->yearly ? ", every year" : "",
	    off->extra          ? "there"
		: resource == 0 ? "closed"
				: "away",
	    off->why[0] == '\0' ? "" : ": ", off->why);
	arena_clear(&turn);
}

static void
say_days(
    struct desk *d, int64_t resource, const struct house_week *week, const struct house_offs *offs)
{
	numbers_begin(d);
	for (int i = 0; i < HOUSE_WEEK; i++)
		number_say(d,
		    (struct numbered){ .kind = NUMBER_WEEKDAY,
			.id = i + 1,
			.of = resource,
			.words = house_weekday(i + 1) },
		    "%s: %s%s.", house_weekday(i + 1), week->hours[i],
		    week->own ? "" : ", as the clinic");
	for (size_t i = 0; i < offs->list.n; i++)
		say_off(d, resource, &offs->list.at[i]);
	numbers_end(d);
	if (offs->list.n == 0)
		say(d->t,
		    resource == 0 ? "No closed days to come." : "No leave or extra hours to come.");
}

void
hours_say(struct desk *d, int64_t resource)
{
	struct arena turn = { 0 };
	struct house_week week;
	struct house_offs offs;
	struct house_thing whose = { .code = "", .name = "" };
	struct err e = { 0 };

	if ((resource != 0 && !house_thing(d->app, resource, &turn, &whose, &e))
	    || !house_week(d->app, resource, &turn, &week, &e)
	    || !house_offs(d->app, resource, &turn, &offs, &e)) {
		say_error(d->t, &e);
	} else {
		if (resource == 0)
			say(d->t, "Hours of the clinic, and closed days.");
		else
			say(d->t, "%s, %s: hours and leave.", whose.code, whose.name);
		say_days(d, resource, &week, &offs);
		say(d->t, "Change 1 sets the hours of that day%s. Add %s%s notes %s.",
		    offs.list.n == 0 ? "" : ", end and a number takes those days away",
		    resource == 0 ? "closed" : "leave ", whose.code,
		    resource == 0 ? "days on which it is closed" : "leave or extra hours");
	}
	arena_clear(&turn);
}

/* A therapist, room or device by its code; false, and said: there is none. */
static bool
find_code(struct desk *d, const char *code, int64_t *out)
{
	struct arena turn = { 0 };
	struct house_things all;
	struct err e = { 0 };

	*out = 0;
	if (!house_things(d->app, &turn, &all, &e)) {
		say_error(d->t, &e);
	} else {
		for (size_t i = 0; i < all.list.n; i++)
			if (strcasecmp(all.list.at[i].code, code) == 0)
				*out = all.list.at[i].id;
		if (*out == 0)
			say(d->t,
			    "Error: nobody and nothing here has the code %s; rooms lists them.",
			    code);
	}
	arena_clear(&turn);
	return *out != 0;
}

void
hours_verb(struct desk *d, const char *args)
{
	int64_t resource = 0;

	if (args[0] == '\0' || find_code(d, args, &resource))
		hours_say(d, resource);
}

void
rooms_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct house_things all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!house_things(d->app, &turn, &all, &e)) {
		say_error(d->t, &e);
		arena_clear(&turn);
		return;
	}
	numbers_begin(d);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct house_thing *t = &all.list.at[i];

		number_say(d,
		    (struct numbered){
			.kind = NUMBER_RESOURCE, .id = t->id, .rev = t->rev, .words = t->code },
		    "%s. %s. %s%s%s.", house_thing_who(t, &turn), house_thing_for(t, &turn),
		    house_thing_places(t, &turn),
		    !t->active               ? ". Out of use"
			: t->next[0] != '\0' ? ". Next: "
					     : "",
		    t->active ? t->next : "");
	}
	numbers_end(d);
	say(d->t, "Add room asks for a therapist, room or device more%s.",
	    all.list.n == 0 ? ""
			    : "; change 1 changes that one, end 1 takes it out of use, again 1 "
			      "back into it, 1 alone says its hours and leave");
	arena_clear(&turn);
}

/* "Screen locks after: 5 minutes." */
void
settings_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	struct house_facts all = { 0 };
	struct err e = { 0 };

	(void)args;
	if (!house_facts(d->app, &turn, &all, &e))
		say_error(d->t, &e);
	numbers_begin(d);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct house_fact *f = &all.list.at[i];

		if (f->name[0] != '\0')
			number_say(d, (struct numbered){ .kind = NUMBER_SETTING, .words = f->name },
			    "%s: %s%s%s.", f->label, f->value, f->unit[0] == '\0' ? "" : " ",
			    f->unit);
	}
	numbers_end(d);
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].name[0] == '\0')
			say(d->t, "%s: %s. %s", all.list.at[i].label, all.list.at[i].value,
			    all.list.at[i].hint);
	if (d->number.n > 0)
		say(d->t, "Change and a number sets one.");
	arena_clear(&turn);
}

static const char *
ref(int64_t id, struct arena *a)
{
	return text_fmt(a, "#%lld", (long long)id);
}

/* " of the clinic", " of KB, Karin Berg"; the parameter that says so. */
static bool
about(struct desk *d, int64_t resource, struct asked *q, struct pairs *p, struct arena *a)
{
	struct house_thing t;
	struct err e = { 0 };

	q->about = " of the clinic";
	if (resource == 0)
		return true;
	if (!house_thing(d->app, resource, a, &t, &e)) {
		say_error(d->t, &e);
		return false;
	}
	q->about = text_fmt(a, " of %s, %s", t.code, t.name);
	pair_add(a, p, "resource", ref(resource, a));
	return true;
}

static void
do_it(struct desk *d, const struct asked *q, struct pairs *p, struct arena *a)
{
	struct outcome out;

	if (asked_do(d->t, q, p, &out, a) && out.reasons.n > 0)
		say(d->t, "Stranded lists those who need another place.");
}

static void
change_hours(struct desk *d, const struct numbered *n, struct arena *a)
{
	struct asked q = { .ask = asking(ASK_HOURS) };
	struct pairs p = { 0 };
	struct house_week week;
	struct err e = { 0 };

	if (!house_week(d->app, n->of, a, &week, &e)) {
		say_error(d->t, &e);
	} else if (about(d, n->of, &q, &p, a)) {
		q.first[0] = house_day_word((int)n->id);
		q.first[1] = week.hours[n->id - 1];
		pair_add(a, &p, "was", house_seen(&week, a));
		do_it(d, &q, &p, a);
	}
}

static void
change_thing(struct desk *d, const struct numbered *n, struct arena *a)
{
	struct asked q = { 0 };
	struct pairs p = { 0 };
	struct house_thing t;
	struct err e = { 0 };

	if (!house_thing(d->app, n->id, a, &t, &e)) {
		say_error(d->t, &e);
		return;
	}
	q.ask = asking(house_is_person(&t) ? ASK_PERSON_CHANGE : ASK_THING_CHANGE);
	q.about = text_fmt(a, " %s, %s", t.code, t.name);
	q.first[0] = t.name;
	q.first[1] = t.skills;
	q.first[2] = text_fmt(a, "%d", t.lanes);
	q.first[3] = t.policy;
	q.first[4] = text_fmt(a, "%d", t.over);
	q.first[5] = t.login;
	q.empty[1] = "-";
	q.empty[5] = "none";
	pair_add(a, &p, "resource", ref(n->id, a));
	pair_id(a, &p, "rev", n->rev);
	do_it(d, &q, &p, a);
}

static void
change_setting(struct desk *d, const struct numbered *n, struct arena *a)
{
	struct asked q = { .ask = asking(ASK_SETTING), .about = "" };
	struct pairs p = { 0 };
	struct house_facts all = { 0 };
	struct err e = { 0 };

	if (!house_facts(d->app, a, &all, &e))
		say_error(d->t, &e);
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].name, n->words) == 0) {
			q.about = all.list.at[i].label;
			q.hint = all.list.at[i].hint;
			q.first[0] = all.list.at[i].value;
			pair_add(a, &p, "name", n->words);
			pair_add(a, &p, "was", all.list.at[i].value);
			do_it(d, &q, &p, a);
			return;
		}
}

void
change_verb(struct desk *d, const char *args)
{
	const struct numbered *n = number_among(d, args,
	    1u << NUMBER_WEEKDAY | 1u << NUMBER_RESOURCE | 1u << NUMBER_SETTING
		| 1u << NUMBER_STAFF);
	struct arena turn = { 0 };

	if (n == NULL)
		return;
	if (n->kind == NUMBER_WEEKDAY && desk_may(d, "hours.set"))
		change_hours(d, n, &turn);
	else if (n->kind == NUMBER_RESOURCE && desk_may(d, "resource.change"))
		change_thing(d, n, &turn);
	else if (n->kind == NUMBER_SETTING && desk_may(d, "setting.set"))
		change_setting(d, n, &turn);
	else if (n->kind == NUMBER_STAFF && desk_may(d, "staff.change"))
		staff_ask(d, STAFF_CHANGE, n);
	arena_clear(&turn);
}

static void
add_thing(struct desk *d, struct arena *a)
{
	struct asked q = { .ask = asking(ASK_THING), .about = "" };
	struct pairs p = { 0 };

	q.first[4] = "1";
	q.first[5] = "refuse";
	do_it(d, &q, &p, a);
}

static void
add_days(struct desk *d, int64_t resource, struct arena *a)
{
	struct asked q = { .ask = asking(resource == 0 ? ASK_CLOSURE : ASK_ABSENCE) };
	struct pairs p = { 0 };

	q.first[resource == 0 ? 4 : 3] = "no";
	if (about(d, resource, &q, &p, a))
		do_it(d, &q, &p, a);
}

void
add_verb(struct desk *d, const char *args)
{
	size_t n = strcspn(args, " ");
	const char *code = args + n + strspn(args + n, " ");
	struct arena turn = { 0 };
	int64_t resource;

	if (strcmp(args, "staff") == 0) {
		if (desk_may(d, "staff.add"))
			staff_ask(d, STAFF_ADD, NULL);
	} else if (strcmp(args, "room") == 0) {
		if (desk_may(d, "resource.add"))
			add_thing(d, &turn);
	} else if (strcmp(args, "closed") == 0) {
		if (desk_may(d, "closure.add"))
			add_days(d, 0, &turn);
	} else if (n == 5 && strncmp(args, "leave", n) == 0 && code[0] != '\0') {
		if (desk_may(d, "absence.add") && find_code(d, code, &resource))
			add_days(d, resource, &turn);
	} else {
		say(d->t,
		    "Error: say add staff, add room, add closed, or add leave and whose, as "
		    "in add leave kb.");
	}
	arena_clear(&turn);
}

/* Out of use, or back into it. */
static void
use(struct desk *d, const struct numbered *n, bool active)
{
	struct arena turn = { 0 };
	struct asked q = { .ask = asking(ASK_THING_CLOSE), .about = "" };
	struct pairs p = { 0 };

	if (desk_may(d, "resource.change")) {
		pair_add(&turn, &p, "resource", ref(n->id, &turn));
		pair_id(&turn, &p, "rev", n->rev);
		pair_add(&turn, &p, "active", active ? "yes" : "no");
		do_it(d, &q, &p, &turn);
	}
	arena_clear(&turn);
}

static void
end_by_id(struct desk *d, const struct numbered *n, enum asking which)
{
	struct arena turn = { 0 };
	struct asked q = { .ask = asking(which), .about = "" };
	struct pairs p = { 0 };

	if (desk_may(d, q.ask->command)) {
		if (n->patient != 0)
			pair_patient(&turn, &p, n->patient);
		pair_id(&turn, &p, "id", n->id);
		do_it(d, &q, &p, &turn);
	}
	arena_clear(&turn);
}

void
office_end(struct desk *d, const struct numbered *n)
{
	if (n->kind == NUMBER_STAFF && desk_may(d, "staff.change"))
		staff_ask(d, STAFF_CLOSE, n);
	else if (n->kind == NUMBER_RESOURCE)
		use(d, n, false);
	else if (n->kind == NUMBER_OFF)
		end_by_id(d, n, n->of == 0 ? ASK_OPEN : ASK_BACK);
	else if (n->kind == NUMBER_PRESENT)
		present_end(d, n);
	else if (n->kind == NUMBER_ADMIT)
		end_by_id(d, n, ASK_SHUT);
}

void
again_verb(struct desk *d, const char *args)
{
	const struct numbered *n =
	    number_among(d, args, 1u << NUMBER_RESOURCE | 1u << NUMBER_STAFF);

	if (n != NULL && n->kind == NUMBER_RESOURCE)
		use(d, n, true);
	else if (n != NULL && desk_may(d, "staff.change"))
		staff_ask(d, STAFF_REOPEN, n);
}
