#include "base/day.h"

#include <stdio.h>

static bool
is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return m == 2 && is_leap(y) ? 29 : days[m - 1];
}

/* Years are counted from March, so that the leap day is the last of its year;
 * 146097 is the number of days in 400 years, 719468 the day number of
 * 1 January 1970 counted from 1 March of year 0. */
int
day_of(int year, int month, int mday)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400, yoe = y - era * 400;
	int doy, doe;

	if (year < 1850 || year > 2200 || month < 1 || month > 12 || mday < 1
	    || mday > month_days(year, month))
		return DAY_NONE;
	doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + mday - 1;
	doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

void
day_split(int day, int *year, int *month, int *mday)
{
	int z = day + 719468;
	int era = z / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*mday = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int
day_weekday(int day)
{
	return ((day + 3) % 7 + 7) % 7 + 1;
}

int
day_add_months(int day, int n)
{
	int y, m, d, months;

	day_split(day, &y, &m, &d);
	months = y * 12 + m - 1 + n;
	y = months / 12;
	m = months % 12 + 1;
	if (y < 1850 || y > 2200)
		return DAY_NONE;
	return day_of(y, m, d < month_days(y, m) ? d : month_days(y, m));
}

int
day_age(int born, int day)
{
	int by, bm, bd, y, m, d;

	day_split(born, &by, &bm, &bd);
	day_split(day, &y, &m, &d);
	return y - by - (m < bm || (m == bm && d < bd));
}

static const char month_name[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	"Sep", "Oct", "Nov", "Dec" };
static const char weekday_name[7][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

const char *
day_show(int day, char buf[DAY_TEXT])
{
	int y, m, d;

	buf[0] = '\0';
	if (day == DAY_NONE)
		return buf;
	day_split(day, &y, &m, &d);
	snprintf(buf, DAY_TEXT, "%02d-%s-%04d", d, month_name[m - 1], y);
	return buf;
}

const char *
day_show_long(int day, char buf[DAY_TEXT])
{
	char date[DAY_TEXT];

	buf[0] = '\0';
	if (day != DAY_NONE)
		snprintf(buf, DAY_TEXT, "%s %.19s", weekday_name[day_weekday(day) - 1],
		    day_show(day, date));
	return buf;
}

const char *
day_show_born(int day, bool partial, char buf[DAY_TEXT])
{
	char whole[DAY_TEXT];
	int y, m, d;

	day_show(day, whole);
	snprintf(buf, DAY_TEXT, "%s", whole);
	if (day == DAY_NONE || !partial)
		return buf;
	day_split(day, &y, &m, &d);
	if (d == 1)
		snprintf(buf, DAY_TEXT, "%s", whole + (m == 1 ? 7 : 3));
	return buf;
}

const char *
day_iso(int day, char buf[DAY_TEXT])
{
	int y, m, d;

	buf[0] = '\0';
	if (day == DAY_NONE)
		return buf;
	day_split(day, &y, &m, &d);
	snprintf(buf, DAY_TEXT, "%04d-%02d-%02d", y, m, d);
	return buf;
}

bool
day_read_iso(const char *s, int *out)
{
	static const char form[] = "0000-00-00";
	int y, m, d;

	for (size_t i = 0; i < sizeof(form); i++)
		if (form[i] == '0' ? s[i] < '0' || s[i] > '9' : s[i] != form[i])
			return false;
	if (sscanf(s, "%4d-%2d-%2d", &y, &m, &d) != 3)
		return false;
	*out = day_of(y, m, d);
	return *out != DAY_NONE;
}

const char *
minute_show(int minute, char buf[DAY_TEXT])
{
	buf[0] = '\0';
	if (minute >= 0)
		snprintf(buf, DAY_TEXT, "%02d:%02d", minute / 60, minute % 60);
	return buf;
}
