#include "app/presence.h"

#include <string.h>

#include "app/inside.h"
#include "base/process.h"
#include "base/text.h"
#include "store/presence_store.h"
#include "store/staff_store.h"

static bool
begin(struct app *app, struct err *e)
{
	char word[PROCESS_WORD];
	struct presence p = { .staff = app->person.id,
		.station = app->station,
		.seen = app->now.at,
		.process = process_word(word) };

	if (!app_drafts(app, e) || !presence_add(app->drafts, &p, e))
		return false;
	app->presence = p.id;
	app->presence_told = 0;
	return true;
}

bool
presence_beat(struct app *app, struct err *e)
{
	if (app->person.id == 0)
		return true;
	if (!app_drafts(app, e))
		return false;
	return app->presence == 0 ? begin(app, e)
				  : presence_seen(app->drafts, app->presence, app->now.at, e);
}

bool
presence_load(struct app *app, struct arena *a, struct present_list *out, struct err *e)
{
	struct presence_list all;
	char here[PROCESS_WORD];

	process_word(here);
	*out = (struct present_list){ 0 };
	if (!app_drafts(app, e)
	    || !presence_list(app->drafts, app->now.at - GONE_SECONDS, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct presence *p = &all.list.at[i];
		struct staff s;

		if (p->id != app->presence && process_has_ended(p->process, here))
			continue;
		if (!staff_by_id(app->db, p->staff, a, &s, e))
			return false;
		if (s.id != 0)
			*vec_add(a, &out->list) = (struct present){ .id = p->id,
				.staff = p->staff,
				.login = s.login,
				.name = s.name,
				.initials = s.initials,
				.role = (enum role)role_find(s.role),
				.station = p->station,
				.patient = p->patient,
				.form = p->form,
				.began = p->began,
				.seen = p->seen,
				.here = p->id == app->presence,
				.mine = p->staff == app->person.id };
	}
	return true;
}

bool
presence_fill(struct app *app, int64_t patient, const char *form, struct err *e)
{
	return app->presence == 0
	    || presence_set_form(app->drafts, app->presence, patient, form, e);
}

int64_t
presence_others(struct app *app)
{
	if (app->drafts != NULL)
		presence_sum(app->drafts, &app->presence_version, &app->presence_sum);
	return app->presence_sum;
}

bool
presence_fillers(struct app *app, int64_t patient, const char *form, struct arena *a,
    const char **out, struct err *e)
{
	struct text t = { .a = a };
	struct present_list all;

	*out = "";
	if (patient == 0)
		return true;
	if (!presence_load(app, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct present *p = &all.list.at[i];

		if (!p->mine && p->patient == patient && p->form[0] != '\0'
		    && (form == NULL || strcmp(form, p->form) == 0))
			text_addf(&t, "%s%s fills %s", t.len > 0 ? ", " : "", p->initials, p->form);
	}
	*out = text_get(&t);
	return true;
}

const char *
presence_filler(const struct present_list *all, int64_t patient)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct present *p = &all->list.at[i];

		if (!p->mine && p->patient == patient && p->form[0] != '\0')
			return p->initials;
	}
	return NULL;
}

bool
presence_news(struct app *app, struct arena *a, const char **out, struct err *e)
{
	const struct present *newest = NULL;
	struct present_list all;
	char minute[DAY_TEXT];

	*out = "";
	if (!presence_load(app, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct present *p = &all.list.at[i];

		/* At this very terminal it is one that ended without a word, and is no news. */
		if (p->staff == app->person.id && !p->here && p->id > app->presence_told
		    && strcmp(p->station, app->station) != 0)
			newest = newest == NULL || p->id > newest->id ? p : newest;
	}
	if (newest == NULL)
		return true;
	app->presence_told = newest->id;
	*out = text_fmt(a, "You are also signed in on %s, since %s.", newest->station,
	    minute_show(now_at(newest->began).minute, minute));
	return true;
}

const char *
presence_does(const struct app *app, const struct present *p, struct arena *a)
{
	if (p->here)
		return "this one";
	if (p->form[0] != '\0')
		return text_fmt(a, "fills %s", p->form);
	return app_now(app).at - p->seen > BEAT_SECONDS + 5 ? "does not answer" : "";
}

const char *
presence_end_asks(const struct present *p, struct arena *a)
{
	return text_fmt(
	    a, "End the session of %s on %s? What is typed there is kept.", p->name, p->station);
}

void
presence_leave(struct app *app)
{
	struct err unheard;

	if (app->presence != 0 && !presence_drop(app->drafts, app->presence, &unheard))
		app->presence = 0;
	app->presence = 0;
}

/* Trouble with drafts.db keeps nobody from the records. */
bool
presence_holds(struct app *app, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { .name = "Somebody" };
	struct err unheard;
	int64_t by = 0;

	if (app->presence == 0 || !presence_ended(app->drafts, app->presence, &by, &unheard)
	    || by == 0)
		return true;
	if (by != app->person.id && !staff_by_id(app->db, by, &a, &s, &unheard))
		s.name = "Somebody";
	err_set(e, ERR_DENIED, "%s ended this session. What was typed is kept; sign in to go on.",
	    by == app->person.id ? "You" : s.name);
	arena_clear(&a);
	return false;
}
