#include "app/late.h"

#include <string.h>

#include "app/command.h"
#include "app/inside.h"
#include "app/reasons.h"
#include "base/text.h"
#include "store/response_store.h"

static const char PAPER[] = "from paper, ";

bool
late_may(const struct call *c, int day, struct err *e)
{
	char text[DAY_TEXT];

	if (day >= app_now(c->app).day || c->reason[0] != '\0' || c->paper)
		return true;
	return err_field(e, ERR_RULE, "reason", "%s is past: say why this is entered only now.",
	    day_show_long(day, text));
}

/* The last blank parts day and time; a time alone is of today. */
static bool
read_moment(struct app *app, const char *typed, struct now *out, struct err *e)
{
	const char *gap = strrchr(typed, ' ');
	struct now now = app_now(app);
	char day_text[DAY_TEXT], minute_text[DAY_TEXT];
	struct arena a = { 0 };
	int day = now.day, minute;
	bool done;

	if (gap == NULL)
		gap = strchr(typed, 'T');
	done = (gap == NULL
		   || day_read(arena_strn(&a, typed, (size_t)(gap - typed)), now.day,
		       app_clinic(app)->order, DAY_PAST, &day, e))
	    && minute_read(gap == NULL ? typed : gap + 1, &minute, e)
	    && now_read(
		text_fmt(&a, "%sT%s", day_iso(day, day_text), minute_show(minute, minute_text)),
		out, e);
	arena_clear(&a);
	return done;
}

bool
late_moment(struct app *app, const char *typed, struct now *out, struct err *e)
{
	if (!read_moment(app, typed, out, e)) {
		e->field[0] = '\0';
		strncat(e->field, "paper", sizeof(e->field) - 1);
		return err_add(e, "From paper");
	}
	return out->at <= app_now(app).at
	    || err_field(e, ERR_INPUT, "paper",
		"From paper: %.40s has not come yet. Say when it happened.", typed);
}

bool
late_paper(struct app *app, const char *typed, const char *why, struct err *e)
{
	struct now happened;

	if (typed[strspn(typed, " ")] == '\0') {
		app->paper.staff = 0;
		return true;
	}
	if (!late_moment(app, typed, &happened, e)
	    || (why[0] != '\0' && !reason_check(why, REASON_LETTERS, "reason", e)))
		return false;
	arena_clear(&app->paper.mem);
	app->paper.staff = app->person.id;
	app->paper.happened = happened;
	app->paper.why = arena_str(&app->paper.mem, why);
	return true;
}

const struct now *
late_happened(const struct app *app)
{
	return app->paper.staff != 0 && app->paper.staff == app->person.id ? &app->paper.happened
									   : NULL;
}

bool
late_origin(struct app *app, const struct response *of, struct arena *a, const char **station,
    const char **late, struct err *e)
{
	struct rows *r = db_read(app->db, Q_PAST_STATION, ARGS(I(of->id)));
	bool found = row_next(r);

	*station = found ? row_text(r, a) : "";
	*late = found && of->supersedes == 0 ? row_text(r, a) : "";
	if (of->day >= now_at(of->at).day && strncmp(*late, PAPER, strlen(PAPER)) != 0)
		*late = "";
	return rows_end(r, e);
}

const char *
late_paper_words(struct now then, const char *why, struct arena *a)
{
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(a, "%s%s %s%s%s", PAPER, day_iso(then.day, day),
	    minute_show(then.minute, minute), why[0] == '\0' ? "" : ": ", why);
}

int
late_day(const struct app *app, int named)
{
	const struct now *then = late_happened(app);

	return named != DAY_NONE || then == NULL ? named : then->day;
}
