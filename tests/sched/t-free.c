/* The next free places, and why not sooner. */
#include "lib/a_house.h"
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "sched/free.h"

enum { KB, TL, POOL, DAYS = 60 };

struct house {
	struct arena a;
	struct resource r[3];
	struct calendar c;
	struct busy *b;
	struct want w;
	int monday;
};

static void
build(struct house *h)
{
	struct err e = { 0 };

	*h = (struct house){ .monday = day_of(2026, 11, 23) };
	h->r[KB] = a_house_resource(1, RES_THERAPIST, "KB", 1);
	h->r[TL] = a_house_resource(2, RES_THERAPIST, "TL", 1);
	h->r[POOL] = a_house_resource(3, RES_ROOM, "Pool", 1);
	h->r[POOL].lanes = 2;
	h->c = (struct calendar){ .resource = h->r, .n = 3 };
	must(calendar_ready(&h->c, &h->a, &e));
	h->b = busy_new(&h->a, &h->c, h->monday, DAYS);
	h->w = want_of("Hydrotherapy", 77, 1, 30);
	h->w.earliest = h->monday;
	h->w.latest = h->monday + 13;
	h->w.step = 30;
	h->w.need[RES_THERAPIST] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->w.need[RES_ROOM] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->w.wish.who = KB;
	h->w.wish.window = (struct span){ 900, 1440 };
}

static void
take(struct house *h, int who, int lane, int day, struct span at)
{
	struct reservation r = { .who = who, .lane = lane, .day = h->monday + day, .at = at };

	r.patient = who == RES_NONE ? 77 : 0;
	assert_true(busy_add(h->b, &r));
}

static const char *
list_text(struct house *h, const struct free_list *f)
{
	struct text t = { .a = &h->a };
	char day[DAY_TEXT], at[DAY_TEXT];

	for (int i = 0; i < f->n; i++)
		text_addf(&t, "%.10s %s %s%s%s\n", day_show_long(f->at[i].slot.place.day, day),
		    minute_show(f->at[i].slot.place.minute, at),
		    h->r[f->at[i].slot.place.who[RES_THERAPIST]].code,
		    f->at[i].note[0] == '\0' ? "" : " ", f->at[i].note);
	for (int i = 0; i < f->nwhys; i++)
		text_addf(&t, "%.10s: %s\n", day_show_long(f->why[i].day, day), f->why[i].text);
	if (f->nclashes > 0)
		text_addf(&t, "not shown: %d\n", f->nclashes);
	if (f->sooner)
		text_addf(&t, "sooner: %s\n", f->sooner_text);
	return text_get(&t);
}

static void
is_list(struct house *h, int n, const char *want)
{
	struct err e = { 0 };
	struct free_list f;

	must(free_find(h->b, &h->w, n, &h->a, &f, &e));
	is_str(list_text(h, &f), want);
	for (int i = 0; i < f.n; i++) {
		struct obstacles ps;

		check_session(h->b, &h->w, &f.at[i].slot.place, &h->a, &ps);
		assert_int_equal(ps.n, 0);
	}
}

static void
the_first_places_come_by_day_and_time(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	h.w.wish.weekdays = 2 | 8;
	take(&h, POOL, 0, 2, (struct span){ 900, 930 });
	take(&h, RES_NONE, 0, 0, (struct span){ 960, 990 });
	is_list(&h, 6,
	    "Mon 23-Nov 15:00 KB\n"
	    "Mon 23-Nov 15:30 KB\n"
	    "Mon 23-Nov 16:30 KB\n"
	    "Wed 25-Nov 15:00 KB last place in Pool\n"
	    "Wed 25-Nov 15:30 KB\n"
	    "Wed 25-Nov 16:00 KB\n"
	    "Tue 24-Nov: not a weekday that was asked for\n"
	    "not shown: 1\n");
	arena_clear(&h.a);
}

static void
every_day_without_a_place_says_why(void **state)
{
	struct house h;
	int fixed[] = { 0 };

	(void)state;
	build(&h);
	fixed[0] = h.monday + 7;
	h.w.fixed = fixed;
	h.w.nfixed = 1;
	h.w.rhythm = (struct rhythm){ 4, 7, 0, 0, 0, 0 };
	take(&h, KB, 0, 0, (struct span){ 600, 1020 });
	take(&h, POOL, 0, 1, (struct span){ 900, 1020 });
	take(&h, POOL, 1, 1, (struct span){ 900, 1020 });
	take(&h, RES_NONE, 0, 2, (struct span){ 900, 1000 });
	take(&h, KB, 0, 3, (struct span){ 900, 960 });
	take(&h, POOL, 0, 3, (struct span){ 960, 1020 });
	take(&h, POOL, 1, 3, (struct span){ 960, 1020 });
	is_list(&h, 1,
	    "Fri 04-Dec 15:00 KB\n"
	    "Mon 23-Nov: KB booked\n"
	    "Tue 24-Nov: Pool full\n"
	    "Wed 25-Nov: clashes with the patient's other visits\n"
	    "Thu 26-Nov: therapist, room and device are never free together\n"
	    "Fri 27-Nov: 3 days before the session of Mon 30-Nov-2026: at least 4\n"
	    "Sat 28-Nov: no clinic hours on Saturdays\n"
	    "Sun 29-Nov: no clinic hours on Sundays\n"
	    "Mon 30-Nov: a session of it is on that day: at least 4 days apart\n"
	    "Tue 01-Dec: 1 day after the session of Mon 30-Nov-2026: at least 4\n"
	    "Wed 02-Dec: 2 days after the session of Mon 30-Nov-2026: at least 4\n"
	    "Thu 03-Dec: 3 days after the session of Mon 30-Nov-2026: at least 4\n"
	    "not shown: 4\n"
	    "sooner: Mon 23-Nov 08:00 if a morning is possible\n");
	arena_clear(&h.a);
}

static void
nothing_found_is_explained_too(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	h.w.latest = h.monday;
	h.w.wish.window = (struct span){ 1080, 1440 };
	is_list(&h, 5,
	    "Mon 23-Nov: no hours at the time of day asked for\n"
	    "sooner: Mon 23-Nov 08:00 if a morning is possible\n");
	h.w.wish.window = (struct span){ 0, 0 };
	h.w.need[RES_DEVICE].wanted = true;
	is_list(&h, 5, "Mon 23-Nov: no device for Hydrotherapy\n");
	h.w.need[RES_DEVICE].wanted = false;
	take(&h, KB, 0, 0, (struct span){ 480, 1020 });
	is_list(&h, 5,
	    "Mon 23-Nov: KB booked\n"
	    "sooner: Mon 23-Nov 08:00 if another therapist is possible\n");
	h.w.latest = h.w.earliest = h.monday + 5;
	is_list(&h, 5, "Sat 28-Nov: no clinic hours on Saturdays\n");
	h.w.latest = h.w.earliest = h.monday + DAYS;
	is_list(&h, 5, "");
	arena_clear(&h.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_places_come_by_day_and_time),
		cmocka_unit_test(every_day_without_a_place_says_why),
		cmocka_unit_test(nothing_found_is_explained_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
