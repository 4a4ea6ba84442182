#include "app/untold.h"

#include <string.h>

#include "app/calls.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/stranded.h"
#include "app/visit.h"
#include "store/book_store.h"

static const struct untold_how hows[] = {
	{ "phone", "by phone" },
	{ "message", "by message" },
	{ "in_person", "in person" },
	{ 0 },
};

const struct untold_how *
untold_hows(void)
{
	return hows;
}

const struct untold_how *
untold_how_find(const char *code)
{
	for (const struct untold_how *h = hows; h->code != NULL; h++)
		if (strcmp(h->code, code) == 0)
			return h;
	return NULL;
}

/* What became of the visit; false: just that the patient knows, or the day is past. */
static bool
differs(const struct untold_one *x, const struct calendar *c, int today, enum untold_state *state)
{
	const struct untold *u = &x->knows;
	const struct session *s = &x->s;

	if (s->state == SESSION_NO_SHOW) { /* before the day on which the patient will come */
		*state = UNTOLD_CANCELLED;
		return u->day != DAY_NONE && u->day >= today && u->day > s->day;
	}
	if (s->state == SESSION_CANCELLED) {
		*state = UNTOLD_CANCELLED;
		return u->day != DAY_NONE && u->day >= today;
	}
	if (stranded_is(c, s)) {
		*state = UNTOLD_NO_PLACE;
		return u->day != DAY_NONE;
	}
	*state = UNTOLD_MOVED;
	return u->day != s->day || u->minute != s->minute;
}

static struct untold_row *
row_of(struct untold_rows *rows, const struct untold_one *x, struct app *app, struct arena *a)
{
	struct untold_row *r;

	for (size_t i = 0; i < rows->list.n; i++)
		if (rows->list.at[i].id == x->s.patient)
			return &rows->list.at[i];
	r = vec_add(a, &rows->list);
	*r = (struct untold_row){ .id = x->s.patient,
		.number = x->number,
		.name = x->name,
		.latin = x->latin,
		.phone = x->phone,
		.alert = x->alert,
		.flag =
		    x->flag[0] != '\0' && glass_hides(app, x->s.patient) ? calls_hidden : x->flag };
	return r;
}

/* What has no place may have moved since for another reason: the one that holds now. */
static const char *
why_of(
    const struct untold_one *x, enum untold_state state, const struct calendar *c, struct arena *a)
{
	const struct untold *u = &x->knows;
	const char *now = state == UNTOLD_NO_PLACE ? stranded_why(c, &x->s, a) : "";
	char day[DAY_TEXT];

	if (u->told_at != 0)
		return text_fmt(
		    a, "moved again since told on %s", day_show(now_at(u->told_at).day, day));
	return now[0] == '\0' ? u->why : now;
}

static bool
add_visit(struct app *app, const struct untold_one *x, enum untold_state state, const char *why,
    struct arena *a, struct untold_rows *out, struct err *e)
{
	struct untold_visit v = { .session = x->s.id,
		.rev = x->s.rev,
		.label = glass_label(app, x->s.patient, x->s.label),
		.knew_day = x->knows.day,
		.knew_minute = x->knows.minute,
		.state = state,
		.day = x->s.day,
		.minute = x->s.minute,
		.why = why };

	if (!visit_where(app, &x->s, a, &v.who, e))
		return false;
	*vec_add(a, &row_of(out, x, app, a)->visit) = v;
	return true;
}

bool
untold_load(struct app *app, struct arena *a, struct untold_rows *out, struct err *e)
{
	int today = app->now.day;
	struct untold_all all;
	struct book book;

	*out = (struct untold_rows){ 0 };
	if (!untold_list(app->db, today, a, &all, e))
		return false;
	if (all.list.n == 0)
		return true;
	if (!book_load(app->db, today, 0, a, &book, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct untold_one *x = &all.list.at[i];
		enum untold_state state;

		if (differs(x, &book.calendar, today, &state)
		    && !add_visit(app, x, state, why_of(x, state, &book.calendar, a), a, out, e))
			return false;
	}
	return true;
}

bool
untold_count(struct app *app, struct untold_count *c, struct err *e)
{
	struct arena turn = { 0 };
	struct untold_rows rows;
	struct untold_count seen = { .version = db_data_version(app->db),
		.written = db_written(app->db),
		.day = app->now.day };
	bool done;

	if (seen.version == c->version && seen.written == c->written && seen.day == c->day)
		return true;
	done = untold_load(app, &turn, &rows, e);
	if (done) {
		seen.n = (int)rows.list.n;
		*c = seen;
	}
	arena_clear(&turn);
	return done;
}

/* "Tue 24-Nov 10:00": the year is plain. */
static const char *
moment(int day, int minute, struct arena *a)
{
	char shown[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(a, "%.10s %s", day_show_long(day, shown), minute_show(minute, at));
}

const char *
untold_knew(const struct untold_visit *v, struct arena *a)
{
	return v->knew_day == DAY_NONE ? "no place" : moment(v->knew_day, v->knew_minute, a);
}

const char *
untold_now(const struct untold_visit *v, struct arena *a)
{
	switch (v->state) {
	case UNTOLD_NO_PLACE:
		return "no place yet";
	case UNTOLD_CANCELLED:
		return "cancelled";
	case UNTOLD_MOVED:
		break;
	}
	return text_fmt(
	    a, "%s%s%s", moment(v->day, v->minute, a), v->who[0] == '\0' ? "" : " ", v->who);
}

const char *
untold_visits(const struct untold_row *r, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < r->visit.n; i++)
		text_addf(&t, "%s%lld@%lld", i > 0 ? ";" : "", (long long)r->visit.at[i].session,
		    (long long)r->visit.at[i].rev);
	return text_get(&t);
}

const char *
untold_care(const struct untold_row *r, struct arena *a)
{
	return text_fmt(a, "%s%s%s%s%s", r->flag[0] == '\0' ? "" : "Red flag open: ", r->flag,
	    r->flag[0] == '\0' ? "" : ".", r->flag[0] != '\0' && r->alert ? " " : "",
	    r->alert ? "Alerts are on record." : "");
}

const char *
untold_words(const struct untold *u, int day, int minute, struct arena *a)
{
	char shown[DAY_TEXT], at[DAY_TEXT];

	if (u->session == 0 || !u->look || (u->day == day && u->minute == minute))
		return "";
	if (u->day == DAY_NONE)
		return "Nobody recorded that the patient was told of this time";
	return text_fmt(a, "Nobody recorded that the patient was told: it was %s %s",
	    day_show_long(u->day, shown), minute_show(u->minute, at));
}

bool
untold_of(struct app *app, int64_t session, struct arena *a, const char **words, struct err *e)
{
	struct untold u;
	struct session s;

	if (!untold_find(app->db, session, a, &u, e) || !session_find(app->db, session, a, &s, e))
		return false;
	*words = untold_words(&u, s.day, s.minute, a);
	return true;
}
