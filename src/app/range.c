#include "app/range.h"

#include <string.h>

#include "base/text.h"

/* "08:00"; "24:00" is the end of the day. */
static bool
read_end(const char *s, int *out, struct err *e)
{
	*out = DAY_MINUTES;
	return strcmp(s, "24:00") == 0 || minute_read(s, out, e);
}

int
range_spans(const char *typed, struct span out[RANGE_SPANS], struct arena *a, struct err *e)
{
	int n = 0;

	while (*typed != '\0') {
		size_t len = strcspn(typed, " ,");
		const char *one = arena_strn(a, typed, len);
		const char *dash = strchr(one, '-');
		int from = 0, to = 0;

		typed += len;
		typed += strspn(typed, " ,");
		if (len == 0)
			continue;
		if (n == RANGE_SPANS || dash == NULL
		    || !minute_read(arena_strn(a, one, (size_t)(dash - one)), &from, e)
		    || !read_end(dash + 1, &to, e)) {
			err_field(
			    e, ERR_INPUT, "hours", "\"%.20s\" are no hours: 08:00-12:00", one);
			return -1;
		}
		if (to <= from || from % CELL_MINUTES != 0 || to % CELL_MINUTES != 0
		    || (n > 0 && from < out[n - 1].to)) {
			err_field(e, ERR_INPUT, "hours",
			    "\"%.20s\": hours go upwards in steps of %d minutes", one,
			    CELL_MINUTES);
			return -1;
		}
		out[n++] = (struct span){ from, to };
	}
	return n;
}

bool
range_read(struct call *c, int *from, int *to, struct span *at, struct err *e)
{
	struct span part[RANGE_SPANS];
	int n = 0;

	*from = (int)call_int(c, "from", app_now(c->app).day);
	*to = (int)call_int(c, "to", *from);
	*at = (struct span){ 0, DAY_MINUTES };
	if (*to < *from)
		return err_field(e, ERR_INPUT, "to", "the last day is before the first");
	if (call_given(c, "hours")) {
		n = range_spans(call_text(c, "hours"), part, c->a, e);
		if (n < 0)
			return false;
		if (n != 1)
			return err_field(
			    e, ERR_INPUT, "hours", "say one span of hours, like 14:00-18:00");
		*at = part[0];
	}
	return true;
}

const char *
range_hours(const struct span *at, struct arena *a)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	return at->from == 0 && at->to == DAY_MINUTES
	    ? ""
	    : text_fmt(a, "%s-%s", minute_show(at->from, from), minute_show(at->to, to));
}

const char *
range_said(int from, int to, const struct span *at, struct arena *a)
{
	const char *hours = range_hours(at, a);
	char first[DAY_TEXT], last[DAY_TEXT];

	return text_fmt(a, "%s%s%s%s%s", day_show_long(from, first), to > from ? " to " : "",
	    to > from ? day_show_long(to, last) : "", hours[0] == '\0' ? "" : " ", hours);
}
