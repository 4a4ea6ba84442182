/* holiday_commands - the holidays of a country, out of a file that is published. */
#include <string.h>

#include "app/commands.h"
#include "app/hits.h"
#include "app/inside.h"
#include "app/named_file.h"
#include "base/text.h"
#include "exchange/holidays.h"
#include "lang/clean.h"
#include "store/resource_store.h"

enum { BYTES_MOST = 1024 * 1024, NAME_COLUMNS = 60, AHEAD = 3 * 366 };

static const struct param file_params[] = {
	{ "file", PARAM_TEXT, true, "an iCalendar file: days on which the clinic is closed" },
	{ "until", PARAM_DAY, false,
	    "none that begin after this day; rules are followed for three years unless given" },
	{ 0 },
};

struct import {
	struct call *c;
	struct outcome *out;
	struct kept_closures kept;
	bool write;
	int added, ignored, hit;
};

static bool
read_file(const char *path, struct arena *a, const char **out, struct err *e)
{
	size_t n;

	return named_file_read(path, BYTES_MOST, a, out, &n, e)
	    && (strlen(*out) == n || err_field(e, ERR_INPUT, "file", "%s is no text.", path));
}

static bool
is_kept(const struct import *m, const struct holiday *h)
{
	for (size_t i = 0; i < m->kept.list.n; i++) {
		const struct closure *k = &m->kept.list.at[i].at;

		if (k->from == h->from && k->to == h->to && k->yearly == h->yearly
		    && k->at.from == 0 && k->at.to == DAY_MINUTES)
			return true;
	}
	return false;
}

/* Why one is not taken; NULL when it is. */
static const char *
why_not(const struct import *m, const struct holiday *h)
{
	int today = app_now(m->c->app).day;
	int until = (int)call_int(m->c, "until", h->from);

	return h->ignored != NULL           ? h->ignored
	    : !h->yearly && h->to < today   ? "it is past"
	    : !h->yearly && h->from > until ? "it lies after the last day asked for"
	    : is_kept(m, h)                 ? "it is there already"
					    : NULL;
}

static bool
add(struct import *m, const struct holiday *h, struct err *e)
{
	struct kept_closure k = { .at = { .name = h->name,
				      .from = h->from,
				      .to = h->to,
				      .yearly = h->yearly,
				      .at = { 0, DAY_MINUTES } } };
	struct outcome hits = { 0 };
	char from[DAY_TEXT];
	int hit;

	if (!hits_of_closure(m->c, &k.at, &hits, &hit, e))
		return false;
	outcome_reason(m->c, m->out,
	    hit > 0 ? "line %d: %s%s, %s: %d booked then" : "line %d: %s%s, %s", h->line,
	    day_show_long(h->from, from), h->yearly ? " and every year" : "", h->name, hit);
	m->added++;
	m->hit += hit;
	if (!m->write)
		return true;
	if (!closure_add(m->c->tx, &k, e))
		return false;
	*vec_add(m->c->a, &m->kept.list) = k;
	outcome_change(m->c, m->out, "closure", k.id);
	outcome_inverse(m->c, m->out, "closure.drop", PAIRS({ "id", call_number(m->c, k.id) }));
	return true;
}

static bool
one(struct import *m, struct holiday *h, struct err *e)
{
	struct err unclean = { 0 };
	const char *why;

	if (h->name[0] == '\0')
		h->name = "Holiday";
	if (!clean_line(h->name, NAME_COLUMNS, m->c->a, &h->name, &unclean)) {
		h->name = "a name that cannot be shown";
		h->ignored = "its name is no clean text";
	}
	why = why_not(m, h);
	if (why == NULL)
		return add(m, h, e);
	m->ignored++;
	outcome_reason(m->c, m->out, "line %d: %s ignored: %s", h->line, h->name, why);
	return true;
}

static bool
import(struct call *c, bool write, struct outcome *out, struct err *e)
{
	struct import m = { .c = c, .out = out, .write = write };
	int today = app_now(c->app).day;
	struct holiday_range days = { today, (int)call_int(c, "until", today + AHEAD) };
	struct holidays found;
	const char *text = "";

	if (!read_file(call_text(c, "file"), c->a, &text, e)
	    || !holidays_read(text, &days, c->a, &found, e)
	    || !closure_list(tx_db(c->tx), app_now(c->app).day, c->a, &m.kept, e))
		return false;
	for (size_t i = 0; i < found.list.n; i++)
		if (!one(&m, &found.list.at[i], e))
			return false;
	if (write && m.added == 0)
		return err_field(
		    e, ERR_RULE, "file", "Read %zu, and none of them is new.", found.list.n);
	outcome_say(c, out, "Read %zu, %s %d, ignored %d; %d booked on those days.", found.list.n,
	    write ? "added" : "would add", m.added, m.ignored, m.hit);
	return true;
}

static bool
closure_import_run(struct call *c, struct outcome *out, struct err *e)
{
	return import(c, true, out, e);
}

static bool
closure_preview_run(struct call *c, struct outcome *out, struct err *e)
{
	return import(c, false, out, e);
}

const struct command holiday_commands[] = {
	{ "closure.import", "close the clinic on the holidays of a file", MAY_MANAGE, file_params,
	    .run = closure_import_run },
	{ "closure.preview", "what closing on the holidays of a file would do, without doing it",
	    MAY_MANAGE, file_params, .quiet = true, .run = closure_preview_run },
	{ 0 },
};
