/* demo_book - the sessions of a made-up clinic: booked, attended, missed, cancelled. */
#include <string.h>

#include "app/board.h"
#include "app/demo_in.h"
#include "app/inside.h"
#include "base/text.h"
#include "store/plan_store.h"
#include "store/session_store.h"

enum { QUARTER = 15, TRIES = 10, OPENS = 8 * 60, CLOSES = 17 * 60 + 30 };

static int
clamp_minute(int minute)
{
	return minute < OPENS ? OPENS : minute > CLOSES ? CLOSES : minute;
}

static const char *
moment(struct demo *d, int day, int minute)
{
	char on[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(&d->turn, "%s %s", day_iso(day, on), minute_show(minute, at));
}

/* What becomes of a session that was booked. */
static void
foretell(struct demo *d, int who, int64_t id, int day, int minute, int minutes)
{
	struct dice *dice = &d->folk[who].dice;
	int64_t start = (int64_t)day * DAY_MINUTES + minute;
	struct demo_event ev = { .who = who, .id = id };
	int roll = dice_roll(dice, 100);

	if (roll < 4) {
		ev.kind = DEMO_CANCEL;
		ev.at = start - DAY_MINUTES + 60;
		demo_later(d, ev);
		return;
	}
	if (roll < 9) {
		ev.kind = DEMO_MISS;
		ev.at = start + 20;
		demo_later(d, ev);
		return;
	}
	ev.kind = DEMO_ARRIVE;
	ev.at = start + dice_within(dice, -25, 4);
	demo_later(d, ev);
	ev.kind = DEMO_START;
	ev.at = start + dice_within(dice, 4, 9);
	demo_later(d, ev);
	ev.kind = DEMO_END;
	ev.at += minutes;
	demo_later(d, ev);
}

/* One session near that day and the person's usual time; *day is where it came. */
static bool
book_near(struct demo *d, int who, const struct course *c, int *day, bool *booked, struct err *e)
{
	struct demo_folk *f = &d->folk[who];

	*booked = false;
	for (int i = 0; i < TRIES && !*booked; i++) {
		int minute = clamp_minute(f->usual + (i % 2 == 0 ? 1 : -1) * (i + 1) / 2 * 30);

		if (i == TRIES / 2)
			*day = demo_open_day(d, *day + 1);
		if (!demo_try(d, &d->reception, "session.book",
			PAIRS(
			    { "course", demo_number(d, c->id) }, { "at", moment(d, *day, minute) }),
			booked, e))
			return false;
		if (*booked)
			foretell(d, who, d->made, *day, minute, c->minutes);
	}
	return true;
}

bool
demo_book_course(struct demo *d, int who, int64_t course, struct err *e)
{
	int day = app_now(d->app).day + 1 + dice_roll(&d->folk[who].dice, 4);
	struct course c;

	if (!course_find(d->app->db, course, day, &d->turn, &c, e))
		return false;
	for (int i = 0; i < c.sessions; i++) {
		bool booked;

		day = demo_open_day(d, day);
		if (!book_near(d, who, &c, &day, &booked, e))
			return false;
		day += c.gap_usual > 0 ? c.gap_usual : 1;
	}
	return true;
}

/* A word of the session's end, for some. */
static bool
write_down(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];
	struct pairs p = { 0 };

	if (!dice_chance(&f->dice, 25))
		return true;
	*vec_add(&d->turn, &p.list) = (struct pair){ "agent", "exercise" };
	return demo_form(d, f, &d->therapist, "session", &p, e);
}

bool
demo_session(struct demo *d, const struct demo_event *ev, struct err *e)
{
	static const char *const why[] = { "patient ill", "no transport", "work", "clinic" };
	const char *id = demo_number(d, ev->id);

	if (ev->kind == DEMO_ARRIVE)
		return demo_do(d, &d->reception, "session.arrive", PAIRS({ "id", id }), e);
	if (ev->kind == DEMO_START)
		return demo_do(d, &d->therapist, "session.start", PAIRS({ "id", id }), e);
	if (ev->kind == DEMO_END)
		return demo_do(d, &d->therapist, "session.done", PAIRS({ "id", id }), e)
		    && write_down(d, ev, e);
	if (ev->kind == DEMO_MISS)
		return demo_do(d, &d->reception, "session.noshow", PAIRS({ "id", id }), e);
	return demo_do(d, &d->reception, "session.cancel",
	    PAIRS({ "id", id }, { "reason", why[dice_roll(&d->folk[ev->who].dice, 4)] }), e);
}

/* Of today's visits half are about the present: then somebody waits, somebody is treated. */
static int
some_minute(struct demo *d, int day)
{
	int any = OPENS + QUARTER * dice_roll(&d->dice, (CLOSES - OPENS) / QUARTER + 1);
	int about = d->now.minute / CELL_MINUTES * CELL_MINUTES
	    + CELL_MINUTES * dice_within(&d->dice, -9, 9);

	return day == d->now.day && dice_chance(&d->dice, 50) ? clamp_minute(about) : any;
}

static bool
book_visit(struct demo *d, int who, int day, struct err *e)
{
	const struct demo_group *g = &d->data.visit.list.at[demo_pick(&d->data.visit, &d->dice)];
	int minute = some_minute(d, day);
	struct pairs p = { 0 };
	int64_t minutes = 30;
	bool booked;

	for (size_t i = 0; i < g->n; i++) {
		*vec_add(&d->turn, &p.list) = g->pair[i];
		if (strcmp(g->pair[i].name, "minutes") == 0)
			minutes = (g->pair[i].value[0] - '0') * 10 + g->pair[i].value[1] - '0';
	}
	*vec_add(&d->turn, &p.list) = (struct pair){ "patient", demo_ref(d, d->folk[who].id) };
	*vec_add(&d->turn, &p.list) = (struct pair){ "at", moment(d, day, minute) };
	if (!demo_try(d, &d->reception, "session.book", p.list.at, p.list.n, &booked, e))
		return false;
	if (booked)
		foretell(d, who, d->made, day, minute, (int)minutes);
	return true;
}

static bool
fill_one_day(struct demo *d, int day, int wanted, struct err *e)
{
	struct board board;

	for (int i = 0; i < 4 * wanted; i++) {
		int who = dice_roll(&d->dice, d->n);

		if (!board_load(d->app, day, &d->turn, &board, e))
			return false;
		if ((int)board.row.n >= wanted)
			return true;
		if (d->folk[who].id != 0 && !book_visit(d, who, day, e))
			return false;
	}
	return true;
}

bool
demo_fill_day(struct demo *d, struct err *e)
{
	enum { LEAST = 4, MOST = 36, TOMORROW = 18 };
	int wanted = d->n / 5 + LEAST;

	wanted = wanted < d->n ? wanted : d->n;
	wanted = wanted < MOST ? wanted : MOST;
	return fill_one_day(d, d->now.day, wanted, e)
	    && fill_one_day(
		d, demo_open_day(d, d->now.day + 1), wanted < TOMORROW ? wanted : TOMORROW, e);
}
