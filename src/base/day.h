/* day - civil time: days and minutes in the clinic's zone.
 *
 * A day is its number since 1 January 1970, a minute is 0 to 1439.  All
 * that is booked or due is civil; what is logged is UTC seconds (`at`).
 * Nothing here asks for the time: whoever knows it passes a struct now.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdint.h>

#include "base/err.h"

enum { DAY_NONE = INT32_MIN, MINUTE_NONE = -1, DAY_MINUTES = 1440 };
enum { DAY_TEXT = 24 }; /* room for the longest text below */

/* One moment, as the event loop or --now says it. */
struct now {
	int64_t at; /* seconds since 1970, UTC */
	int day, minute;
};

/* Everything booked is civil in one zone: call once, at start, with an IANA
 * name.  false when the system does not know it. */
bool now_zone(const char *zone);
/* The moment `at` in that zone. */
struct now now_at(int64_t at);
/* Minutes of a civil day that its clocks leave out, or strike twice. */
struct clock_change {
	int day, from, to;
	bool twice;
};
/* The first of them in that zone on `days` days from `first` on; false when there is none. */
bool now_change(int first, int days, struct clock_change *out);
/* From "2026-11-23T09:00" or "2026-11-23 09:00" or "2026-11-23", civil. */
bool now_read(const char *s, struct now *out, struct err *e) MUST_CHECK;

/* The day number of a date of the Gregorian calendar; DAY_NONE when there is
 * no such date or the year is not within 1850 to 2200. */
int day_of(int year, int month, int mday);
void day_split(int day, int *year, int *month, int *mday);
/* 1 Monday to 7 Sunday. */
int day_weekday(int day);
/* The same date n months later; the 31st falls back to the month's last day. */
int day_add_months(int day, int n);
/* Whole years from born to day. */
int day_age(int born, int day);

/* How a person types and reads a date. */
enum day_order { DAY_DMY, DAY_MDY, DAY_YMD };

/* Where a date is that has no year: nearest to today, or on one side of it, today being on both. */
enum day_side { DAY_NEAR, DAY_PAST, DAY_AHEAD };

/* A date as typed: 14 jul 1968, 14/7/68, 14.7.1968, 14071968, 1968-07-14,
 * 19680714, today, yesterday, tomorrow, 3 days ago, t, t+3, t-2d, t+6w, t+4m, t+1y, +6w,
 * mon, next tue, 12 mar (the year as side says).  A weekday is the next one, of DAY_PAST the
 * last, never today.  A two-digit year is of DAY_PAST the latest one that is not after today,
 * else the nearest; of DAY_PAST 150468 is read, too, and "100203 2", the second day that those
 * six digits may be.
 * errors  ERR_INPUT: says what cannot be read, and an example. */
bool day_read(const char *s, int today, enum day_order order, enum day_side side, int *out,
    struct err *e) MUST_CHECK;

/* The days up to today that six digits may be, 150468 or 680415: by the site's order, then with
 * the year first.  Returns how many differ, 0 to 2; day_read() takes one, and refuses two. */
enum { DAY_SIX = 2 };
int day_six(const char *s, int today, enum day_order order, int out[DAY_SIX]);

/* "14-Jul-1968", "Tue 24-Nov-2026", "1968-07-14"; "" for DAY_NONE.  Return buf. */
const char *day_show(int day, char buf[DAY_TEXT]);
const char *day_show_long(int day, char buf[DAY_TEXT]);
/* As much of a birth date as is known: "1961", "Jul-1968" where only the year or the
 * month was said (kept as its first day, and known to be partial), else day_show(). */
const char *day_show_born(int day, bool partial, char buf[DAY_TEXT]);
const char *day_iso(int day, char buf[DAY_TEXT]);
/* Only YYYY-MM-DD. */
bool day_read_iso(const char *s, int *out);

/* A time as typed: 9, 930, 9:30, 09.30, 9h, 2pm, 14:00.  ERR_INPUT. */
bool minute_read(const char *s, int *out, struct err *e) MUST_CHECK;
/* "09:30"; "" for MINUTE_NONE.  Returns buf. */
const char *minute_show(int minute, char buf[DAY_TEXT]);

#endif
