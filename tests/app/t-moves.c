/* A book in use for weeks: courses are booked, moved alone, with what follows and as a whole,
 * exchanged, cancelled, brought back, given to who waits, walked in and taken back, at random.
 * After each command every visit that came to stand anew is looked at by the rules as they are
 * written here, which nothing of sched/ knows. */
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "store/plan_store.h"
#include "store/session_store.h"

enum { PEOPLE = 4, COURSES = 3 * PEOPLE, DEEDS = 700, ABSENCES = 40, GONE = 6 };

/* Who and what there is, on which days and from when to when. */
static const struct thing {
	const char *kind, *code, *skills, *days, *hours;
	int lanes, weekdays, from, to; /* weekdays: bit 1 Monday */
} thing[] = {
	{ "therapist", "KB", "exercise eswt physical", "mon-fri", "08:00-16:00", 1, 0x3e, 480,
	    960 },
	{ "therapist", "TL", "exercise physical", "mon-thu", "09:00-18:00", 1, 0x1e, 540, 1080 },
	{ "therapist", "MO", "physical eswt", "tue-fri", "08:00-14:00", 1, 0x3c, 480, 840 },
	{ "room", "Gym", "gym", "mon-fri", "08:00-18:00", 2, 0x3e, 480, 1080 },
	{ "room", "T1", "treatment", "mon-fri", "08:00-18:00", 1, 0x3e, 480, 1080 },
	{ "room", "T2", "treatment", "mon-thu", "08:00-17:00", 1, 0x1e, 480, 1020 },
	{ "device", "SW", "eswt", "mon-fri", "08:00-18:00", 1, 0x3e, 480, 1080 },
};

enum { THINGS = sizeof(thing) / sizeof(*thing) };

static const char *const weekday[] = { "mon", "tue", "wed", "thu", "fri" };

/* The courses of each patient; heat is never on the day of shock waves. */
static const struct rule {
	const char *protocol, *label, *skill, *room, *device;
	int sessions, gap_min, gap_usual, gap_max, per_week, minutes, changeover;
	char group, never;
} rule[] = {
	{ "heat", "Hot compress", "physical", "treatment", "", 8, 1, 2, 4, 3, 20, 5, 'h', 'w' },
	{ "eswt", "Shockwave, focused, high energy", "eswt", "treatment", "eswt", 4, 2, 4, 14, 0,
	    30, 10, 'w', 'h' },
	{ "exercise", "Exercise programme", "exercise", "gym", "", 8, 2, 3, 7, 2, 45, 0, 'e', 0 },
};

enum { RULES = sizeof(rule) / sizeof(*rule) };

static const char *const wish[] = { "", "after 9:00", "tue 10", "mon wed fri am", "with kb",
	"tue thu 14:30", "pm" };
static const char *const shift[] = { "+1d", "-1d", "+2d", "+1w", "-1w", "tue 10", "thu 14:30",
	"fri 8", "mon 15:30", "wed 13 with mo", "with tl", "with kb", "11:15", "9" };

/* Somebody is away or all is closed, as the test itself did it. */
struct away {
	int thing; /* -1: the clinic */
	int from, to, minute_from, minute_to;
};

struct house {
	struct a_clinic c;
	uint32_t seed;
	int64_t patient[PEOPLE], plan[PEOPLE], course[COURSES], thing[THINGS];
	struct away away[ABSENCES];
	int naways;
	struct sessions before, after;
	bool free_gap;      /* the longest interval was given up: with a reason, or in a proposal */
	int64_t gone[GONE]; /* visits that gave their places back, the last of them */
	int ngone, stood;
};

static uint32_t
draw(struct house *h, uint32_t n)
{
	h->seed = h->seed * 1664525u + 1013904223u;
	return (h->seed >> 8) % n;
}

static const char *
number(struct house *h, int64_t n)
{
	return text_fmt(&h->c.a, "%lld", (long long)n);
}

static const char *
when(struct house *h, int day, int minute)
{
	char iso[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(&h->c.a, "%s %s", day_iso(day, iso), minute_show(minute, at));
}

static int
today(const struct house *h)
{
	return app_now(h->c.app).day;
}

static void
open_courses(struct house *h, int who)
{
	struct plan p = { .patient = h->patient[who],
		.day = today(h),
		.state = "active",
		.goals = "",
		.author = app_person(h->c.app)->id };
	struct actor acts = app_actor(h->c.app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(h->c.app->db, &acts, "test.make", app_now(h->c.app), &tx, &e));
	must(plan_add(tx, &p, &e));
	h->plan[who] = p.id;
	for (int i = 0; i < RULES; i++) {
		const struct rule *r = &rule[i];
		struct course k = { .plan = p.id,
			.patient = p.patient,
			.side = 'R',
			.protocol = r->protocol,
			.label = r->label,
			.sessions = r->sessions,
			.gap_min = r->gap_min,
			.gap_usual = r->gap_usual,
			.gap_max = r->gap_max,
			.per_week = r->per_week,
			.minutes = r->minutes,
			.changeover = r->changeover,
			.skill = r->skill,
			.room_kind = r->room,
			.device_kind = r->device,
			.dose = "",
			.first_day = DAY_NONE,
			.state = "active" };

		must(course_add(tx, &k, &e));
		h->course[who * RULES + i] = k.id;
	}
	must(tx_end(tx, true, &e));
}

static void
open_house(struct house *h, uint32_t seed)
{
	*h = (struct house){ .seed = seed };
	a_clinic_open(&h->c);
	for (int i = 0; i < THINGS; i++) {
		const struct thing *t = &thing[i];

		h->thing[i] = do_(&h->c, "resource.add", { "kind", t->kind }, { "code", t->code },
		    { "name", t->code }, { "skills", t->skills }, { "lanes", number(h, t->lanes) });
		do_(&h->c, "hours.set", { "resource", t->code }, { "days", t->days },
		    { "hours", t->hours });
		for (int d = 1; d <= 5; d++)
			if ((t->weekdays >> d & 1) == 0)
				do_(&h->c, "hours.set", { "resource", t->code },
				    { "days", weekday[d - 1] }, { "hours", "closed" });
	}
	for (int i = 0; i < PEOPLE; i++) {
		h->patient[i] = a_clinic_patient(&h->c, text_fmt(&h->c.a, "Fam%c", 'a' + i), "Ann",
		    text_fmt(&h->c.a, "14/7/%d", 1968 + i));
		open_courses(h, i);
	}
}

static int
index_of(const struct house *h, int64_t id)
{
	for (int i = 0; i < THINGS; i++)
		if (h->thing[i] == id)
			return i;
	fail_msg("nobody knows resource %lld", (long long)id);
	return -1;
}

static const struct rule *
rule_of(const struct session *s)
{
	for (int i = 0; i < RULES; i++)
		if (strcmp(rule[i].label, s->label) == 0)
			return &rule[i];
	return NULL;
}

static bool
meets(int from, int to, int other_from, int other_to)
{
	return from < other_to && other_from < to;
}

/* Each resource is the right one, is there all the time, and has a place left. */
static const char *
resource_fault(struct house *h, const struct session *s, int kind)
{
	const struct rule *r = rule_of(s);
	const char *const skill[RES_KINDS] = { r == NULL ? "" : r->skill, r == NULL ? "" : r->room,
		r == NULL ? "" : r->device };
	int to = s->minute + s->minutes + s->changeover, i;

	if (s->who[kind] == 0)
		return skill[kind][0] == '\0' ? NULL : "a resource is missing";
	i = index_of(h, s->who[kind]);
	if (strstr(thing[i].skills, skill[kind]) == NULL)
		return "a resource cannot do this";
	if ((thing[i].weekdays >> day_weekday(s->day) & 1) == 0 || s->minute < thing[i].from
	    || to > thing[i].to)
		return "outside the hours of a resource";
	for (int k = 0; k < h->naways; k++) {
		const struct away *w = &h->away[k];

		if ((w->thing == i || w->thing < 0) && s->day >= w->from && s->day <= w->to
		    && meets(s->minute, to, w->minute_from, w->minute_to))
			return w->thing < 0 ? "the clinic is closed" : "somebody is away";
	}
	for (int m = s->minute; m < to; m += 5) {
		int there = 0;

		for (size_t k = 0; k < h->after.list.n; k++) {
			const struct session *o = &h->after.list.at[k];

			there += session_state_takes(o->state) && o->day == s->day
			    && o->who[kind] == s->who[kind]
			    && meets(m, m + 5, o->minute, o->minute + o->minutes + o->changeover);
		}
		if (there > thing[i].lanes)
			return "more than the places of a resource";
	}
	return NULL;
}

/* Its own other sessions: intervals, weeks, total. */
static const char *
course_fault(const struct house *h, const struct session *s)
{
	const struct rule *r = rule_of(s);
	int total = 0, week = 0, before = DAY_NONE, after = DAY_NONE;

	for (size_t k = 0; k < h->after.list.n; k++) {
		const struct session *o = &h->after.list.at[k];

		if (o->course != s->course || !session_state_takes(o->state))
			continue;
		total++;
		week += (o->day + 3) / 7 == (s->day + 3) / 7;
		if (o->id == s->id)
			continue;
		if (abs(o->day - s->day) < r->gap_min)
			return "too soon";
		if (o->day < s->day && (before == DAY_NONE || o->day > before))
			before = o->day;
		if (o->day > s->day && (after == DAY_NONE || o->day < after))
			after = o->day;
	}
	if (total > r->sessions)
		return "more than the course may have";
	if (r->per_week > 0 && week > r->per_week)
		return "more than allowed in a week";
	if (!h->free_gap
	    && ((before != DAY_NONE && s->day - before > r->gap_max)
		|| (after != DAY_NONE && after - s->day > r->gap_max)))
		return "too late without a reason";
	return NULL;
}

/* Other visits of the same person: at one time, and what may not fall on one day. */
static const char *
person_fault(const struct house *h, const struct session *s)
{
	const struct rule *r = rule_of(s);

	for (size_t k = 0; k < h->after.list.n; k++) {
		const struct session *o = &h->after.list.at[k];
		const struct rule *q = rule_of(o);

		if (o->id == s->id || o->patient != s->patient || o->day != s->day
		    || !session_state_takes(o->state))
			continue;
		if (meets(s->minute, s->minute + s->minutes, o->minute, o->minute + o->minutes))
			return "two visits at one time";
		if (r != NULL && q != NULL && (r->never == q->group || q->never == r->group))
			return "on the day of what it excludes";
	}
	return NULL;
}

static bool
stands_anew(const struct house *h, const struct session *s)
{
	if (!session_state_takes(s->state) || s->day < today(h))
		return false;
	for (size_t k = 0; k < h->before.list.n; k++) {
		const struct session *o = &h->before.list.at[k];

		if (o->id == s->id)
			return !session_state_takes(o->state) || o->day != s->day
			    || o->minute != s->minute || o->minutes != s->minutes
			    || memcmp(o->who, s->who, sizeof(o->who)) != 0;
	}
	return true;
}

static void
look(struct house *h, struct sessions *out)
{
	struct err e = { 0 };

	must(session_of_days(h->c.app->db, 0, today(h) + 5000, &h->c.a, out, &e));
}

/* What came to stand anew keeps all rules. */
static void
all_stands(struct house *h, const char *deed)
{
	look(h, &h->after);
	for (size_t i = 0; i < h->after.list.n; i++) {
		const struct session *s = &h->after.list.at[i];
		const char *fault = NULL;

		if (!stands_anew(h, s))
			continue;
		h->stood++;
		for (int k = 0; k < RES_KINDS && fault == NULL; k++)
			fault = resource_fault(h, s, k);
		if (fault == NULL && s->course != 0)
			fault = course_fault(h, s);
		if (fault == NULL)
			fault = person_fault(h, s);
		if (fault != NULL)
			fail_msg("%s: %s of %s: %s (%s)", deed, s->label,
			    when(h, s->day, s->minute), fault, h->c.out.said);
	}
}

/* A command that may be refused; whatever it did keeps the rules. */
static bool
try(struct house *h, const char *name, const struct pair *pairs, size_t n)
{
	struct err e = { 0 };
	bool done;

	look(h, &h->before);
	h->c.out = (struct outcome){ .said = "" };
	done = command_run(h->c.app, name, pairs, n, &h->c.out, &h->c.a, &e);
	assert_true(done || e.text[0] != '\0');
	if (!done && e.code != ERR_RULE && e.code != ERR_CONFLICT && e.code != ERR_INPUT)
		fail_msg("%s: %s", name, e.text);
	all_stands(h, name);
	return done;
}

#define TRY(h, name, ...) try(h, name, PAIRS(__VA_ARGS__))

/* A booked visit of today, or from then on; NULL. */
static const struct session *
any(struct house *h, bool of_today)
{
	look(h, &h->before);
	for (int i = 0; i < 100 && h->before.list.n > 0; i++) {
		const struct session *s = &h->before.list.at[draw(h, (uint32_t)h->before.list.n)];

		if (s->state == SESSION_BOOKED
		    && (of_today ? s->day == today(h) : s->day >= today(h)))
			return s;
	}
	return NULL;
}

static void
book(struct house *h)
{
	uint32_t who = draw(h, PEOPLE), which = draw(h, RULES);
	const char *course = number(h, h->course[who * RULES + which]);
	const char *at = when(h, today(h) + (int)draw(h, 20), 480 + 15 * (int)draw(h, 36));

	switch (draw(h, 5)) {
	case 0:
		h->free_gap = true;
		TRY(h, "course.book", { "course", course },
		    { "wish", wish[draw(h, sizeof(wish) / sizeof(*wish))] });
		break;
	case 1:
		h->free_gap = true;
		TRY(h, "plan.book", { "plan", number(h, h->plan[who]) },
		    { "wish", wish[draw(h, 2)] });
		break;
	case 2:
		TRY(h, "session.walkin", { "course", course });
		break;
	case 3:
		TRY(h, "session.book", { "patient", a_clinic_ref(&h->c, h->patient[who]) },
		    { "label", rule[which].label }, { "minutes", number(h, rule[which].minutes) },
		    { "at", at }, { "therapist", thing[draw(h, 3)].code },
		    { "room", thing[3 + draw(h, 3)].code }, { "device", "SW" });
		break;
	default:
		TRY(h, "session.book", { "course", course }, { "at", at });
	}
}

static void
move(struct house *h)
{
	static const char *const scope[] = { "this", "this", "following", "all" };
	const struct session *s = any(h, false);

	if (s == NULL)
		return;
	h->free_gap = draw(h, 3) == 0;
	TRY(h, "session.move", { "id", number(h, s->id) }, { "scope", scope[draw(h, 4)] },
	    { "to", shift[draw(h, sizeof(shift) / sizeof(*shift))] },
	    { "reason", h->free_gap ? "as wished" : "" });
}

/* Two change places, or one takes a third place too. */
static void
exchange(struct house *h)
{
	const struct session *a = any(h, false), *b;
	struct session first;

	if (a == NULL)
		return;
	first = *a;
	b = any(h, false);
	if (b == NULL || b->id == first.id)
		return;
	TRY(h, "session.replan",
	    { "places",
		text_fmt(&h->c.a, "%lld %s; %lld %s", (long long)first.id,
		    when(h, b->day, b->minute), (long long)b->id,
		    when(h, first.day, first.minute)) });
}

static void
give_back(struct house *h, const char *command, int64_t id)
{
	if (TRY(h, command, { "id", number(h, id) }, { "reason", "ill" }))
		h->gone[h->ngone++ % GONE] = id;
}

static void
cancel(struct house *h)
{
	const struct session *s = any(h, false);

	if (s != NULL)
		give_back(h, "session.cancel", s->id);
}

/* Who was cancelled, or did not come, comes after all.  A time that is over is a fact, and
 * asks nobody; here it is still to come, or the patient is here now. */
static void
restore(struct house *h)
{
	struct now now = app_now(h->c.app);
	struct session s;
	struct err e = { 0 };

	if (h->ngone == 0)
		return;
	must(session_find(
	    h->c.app->db, h->gone[draw(h, (uint32_t)h->ngone) % GONE], &h->c.a, &s, &e));
	h->free_gap = s.state == SESSION_NO_SHOW; /* who is here is not asked about a long wait */
	if (s.state == SESSION_NO_SHOW)
		TRY(h, "session.arrive", { "id", number(h, s.id) });
	else if (s.day > now.day || (s.day == now.day && s.minute > now.minute))
		TRY(h, "session.restore", { "id", number(h, s.id) }, { "state", "booked" });
}

/* A place is given back, and goes to one who waits. */
static void
give(struct house *h)
{
	const struct session *s = any(h, false);
	const char *at;
	int64_t id;

	if (s == NULL)
		return;
	at = when(h, s->day, s->minute);
	if (!TRY(h, "wait.add", { "course", number(h, h->course[draw(h, COURSES)]) }))
		return;
	id = h->c.out.id;
	TRY(h, "session.cancel", { "id", number(h, s->id) }, { "reason", "ill" });
	if (!TRY(h, "wait.give", { "id", number(h, id) }, { "at", at }))
		TRY(h, "wait.end", { "id", number(h, id) });
}

static void
attend(struct house *h)
{
	const struct session *s = any(h, true);

	if (s == NULL)
		return;
	if (draw(h, 2) == 0)
		give_back(h, "session.noshow", s->id);
	else
		TRY(h, "session.arrive", { "id", number(h, s->id) });
}

static void
take_back(struct house *h)
{
	const struct change *what;

	h->free_gap = true; /* as it was before, whatever was said then */
	if (!try(h, "undo.last", NULL, 0) || h->c.out.changed.n == 0)
		return;
	what = &h->c.out.changed.at[0];
	if (strcmp(what->object, "closure") == 0 || strcmp(what->object, "absence") == 0)
		h->naways--;
}

/* From then on nothing new stands there. */
static void
close_some(struct house *h)
{
	struct away w = { .thing = (int)draw(h, 4) - 1, .minute_to = DAY_MINUTES };
	char from[DAY_TEXT], to[DAY_TEXT];

	if (h->naways == ABSENCES)
		return;
	w.from = today(h) + 1 + (int)draw(h, 30);
	w.to = w.from + (int)draw(h, 3);
	if (draw(h, 2) == 0)
		w.minute_from = 720;
	day_iso(w.from, from);
	day_iso(w.to, to);
	h->away[h->naways++] = w;
	if (w.thing < 0)
		do_(&h->c, "closure.add", { "from", from }, { "to", to }, { "name", "Feast" },
		    { "hours", w.minute_from == 0 ? "0:00-24:00" : "12:00-24:00" });
	else
		do_(&h->c, "absence.add", { "resource", thing[w.thing].code }, { "from", from },
		    { "to", to }, { "hours", w.minute_from == 0 ? "0:00-24:00" : "12:00-24:00" });
}

static void
go_on(struct house *h)
{
	struct now now = app_now(h->c.app);
	struct err e = { 0 };
	char iso[DAY_TEXT];
	int minute = now.minute + 60 * (1 + (int)draw(h, 8));
	int day = minute >= 1080 ? now.day + 1 : now.day;

	must(now_read(
	    text_fmt(&h->c.a, "%sT%02d:00", day_iso(day, iso), day > now.day ? 8 : minute / 60),
	    &now, &e));
	app_set_now(h->c.app, now);
}

static void
act(struct house *h)
{
	static void (*const deed[])(struct house *) = { book, book, book, move, move, move, move,
		move, exchange, exchange, cancel, restore, restore, give, attend, attend, attend,
		take_back, go_on, close_some };
	uint32_t which = draw(h, sizeof(deed) / sizeof(*deed));

	h->free_gap = false;
	if (deed[which] != close_some || draw(h, 4) == 0)
		deed[which](h);
}

static void
every_rule_holds_wherever_a_visit_comes_to_stand(void **state)
{
	int stood = 0;

	(void)state;
	for (uint32_t seed = 1; seed <= 3; seed++) {
		struct house h;

		open_house(&h, seed);
		for (int i = 0; i < DEEDS; i++) {
			struct arena keep = h.c.a;

			h.c.a = (struct arena){ 0 };
			act(&h);
			arena_clear(&h.c.a);
			h.c.a = keep;
		}
		stood += h.stood;
		a_clinic_close(&h.c);
	}
	assert_true(stood > 700);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_holds_wherever_a_visit_comes_to_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
