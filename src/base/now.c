/* now - the zone of the clinic.  libc keeps the one zone of the process. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/day.h"

bool
now_zone(const char *zone)
{
	char path[96];
	struct stat st;

	for (const char *p = zone; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && strchr("_+-/", *p) == NULL)
			return false;
	if (zone[0] == '\0' || zone[0] == '/' || strlen(zone) > 60)
		return false;
	snprintf(path, sizeof(path), "/usr/share/zoneinfo/%s", zone);
	if (strcmp(zone, "UTC") != 0 && (stat(path, &st) != 0 || !S_ISREG(st.st_mode)))
		return false;
	setenv("TZ", zone, 1);
	tzset();
	return true;
}

struct now
now_at(int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm = { 0 };

	localtime_r(&t, &tm);
	return (struct now){ .at = at,
		.day = day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday),
		.minute = tm.tm_hour * 60 + tm.tm_min };
}

/* Seconds that the zone is ahead of UTC at a moment. */
static int64_t
ahead_at(int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm = { 0 };

	localtime_r(&t, &tm);
	return tm.tm_gmtoff;
}

/* The minute between from and to at which the zone's distance from UTC changes. */
static int64_t
moment_of_change(int64_t from, int64_t to)
{
	int64_t before = ahead_at(from);

	while (to - from > 60) {
		int64_t middle = from + (to - from) / 120 * 60;

		if (ahead_at(middle) == before)
			from = middle;
		else
			to = middle;
	}
	return to;
}

bool
now_change(int first, int days, struct clock_change *out)
{
	enum { STRIDE = 14 }; /* no zone changes twice in so many days */
	int64_t day = 86400, from = (first - 1) * day, last = (first + days + 1) * day;

	for (; from < last; from += STRIDE * day) {
		int64_t to = from + STRIDE * day < last ? from + STRIDE * day : last;
		int gained = (int)(ahead_at(to) - ahead_at(from)) / 60;
		struct now before;
		int minute;

		if (gained == 0)
			continue;
		before = now_at(moment_of_change(from, to) - 60);
		minute = before.minute + 1 + (gained < 0 ? gained : 0) + DAY_MINUTES;
		*out = (struct clock_change){ .day = before.day - 1 + minute / DAY_MINUTES,
			.from = minute % DAY_MINUTES,
			.to = minute % DAY_MINUTES + abs(gained),
			.twice = gained < 0 };
		if (out->day >= first && out->day < first + days)
			return true;
	}
	return false;
}

bool
now_read(const char *s, struct now *out, struct err *e)
{
	int y, mo, d, h = 0, mi = 0, used = 0, day;
	struct tm tm;

	if (sscanf(s, "%4d-%2d-%2d%n", &y, &mo, &d, &used) != 3)
		used = 0;
	if (used > 0 && s[used] != '\0') {
		int more = 0;

		if ((s[used] != 'T' && s[used] != ' ')
		    || sscanf(s + used + 1, "%2d:%2d%n", &h, &mi, &more) != 2
		    || s[used + 1 + more] != '\0')
			used = 0;
	}
	day = used == 0 ? DAY_NONE : day_of(y, mo, d);
	if (day == DAY_NONE || h < 0 || h > 23 || mi < 0 || mi > 59)
		return err_set(e, ERR_INPUT, "%s is not a moment, like 2026-11-23T09:00", s);
	tm = (struct tm){ .tm_year = y - 1900,
		.tm_mon = mo - 1,
		.tm_mday = d,
		.tm_hour = h,
		.tm_min = mi,
		.tm_isdst = -1 };
	*out = (struct now){ .at = (int64_t)mktime(&tm), .day = day, .minute = h * 60 + mi };
	return true;
}
