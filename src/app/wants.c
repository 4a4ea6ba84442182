#include "app/wants.h"

#include <string.h>
#include <strings.h>

#include "app/glass.h"
#include "app/inside.h"
#include "base/text.h"
#include "conf/conf.h"
#include "model/followup.h"
#include "model/protocol.h"
#include "store/resource_store.h"

enum { GROUPS = 64, MINUTES_USUAL = 30 };

static uint64_t
group_bit(const struct protocols *all, const char *id)
{
	for (size_t i = 0; i < all->course.n; i++)
		if (strcmp(all->course.at[i].id, id) == 0)
			return (uint64_t)1 << (i < GROUPS ? i : GROUPS - 1);
	return 0;
}

static void
groups_of(const struct protocols *all, const struct protocol *p, uint64_t *groups, uint64_t *never)
{
	*groups = *never = 0;
	if (p == NULL)
		return;
	*groups = group_bit(all, p->id);
	for (size_t i = 0; i < p->never_with.n; i++)
		*never |= group_bit(all, p->never_with.at[i]);
}

const struct protocol *
wants_protocol(const struct protocols *all, const char *label)
{
	for (size_t i = 0; i < all->course.n; i++)
		if (strcasecmp(all->course.at[i].name, label) == 0)
			return &all->course.at[i];
	return NULL;
}

bool
wants_full(struct app *app, const char **label, bool *therapy, struct err *e)
{
	const struct protocols *all;
	const struct protocol *p;

	if (!app_protocols(app, &all, e))
		return false;
	p = wants_protocol(all, *label);
	if (p == NULL)
		p = protocol_find(all, *label);
	if (p != NULL)
		*label = p->name;
	*therapy = p != NULL;
	return true;
}

static void
needs(struct book *book, const char *const skill[RES_KINDS], struct arena *a, struct want *w)
{
	for (int k = 0; k < RES_KINDS; k++) {
		w->need[k].skills = book_skills(book, skill[k], a);
		w->need[k].wanted = skill[k][0] != '\0';
	}
}

bool
wants_course(struct app *app, struct book *book, const struct course *c, struct arena *a,
    struct want *out, struct err *e)
{
	const char *const skill[RES_KINDS] = {
		[RES_THERAPIST] = c->skill, [RES_ROOM] = c->room_kind, [RES_DEVICE] = c->device_kind
	};
	const struct protocols *all;
	const struct protocol *p;

	if (!app_protocols(app, &all, e))
		return false;
	p = protocol_find(all, c->protocol);
	*out = want_of(c->label, c->patient, 1, c->minutes);
	out->changeover = c->changeover;
	out->rhythm = (struct rhythm){ .gap_min = c->gap_min,
		.gap_usual = c->gap_usual,
		.gap_max = c->gap_max,
		.per_week = c->per_week,
		.total = c->sessions,
		.rest = p == NULL ? 0 : p->rest };
	groups_of(all, p, &out->groups, &out->never_with);
	needs(book, skill, a, out);
	return true;
}

bool
wants_label(struct app *app, struct book *book, int64_t patient, const char *label, struct arena *a,
    struct want *out, struct err *e)
{
	const struct protocols *all;
	const struct protocol *p;

	if (!app_protocols(app, &all, e))
		return false;
	*out = want_of(label, patient, 1, MINUTES_USUAL);
	p = wants_protocol(all, label);
	if (p == NULL)
		return true;
	groups_of(all, p, &out->groups, &out->never_with);
	needs(book, (const char *const[]){ p->skill, p->room, p->device }, a, out);
	if (p->minutes > 0)
		out->minutes = p->minutes;
	out->changeover = p->changeover;
	if (p->gap_usual > 0)
		out->rhythm = (struct rhythm){ .gap_min = p->gap_min,
			.gap_usual = p->gap_usual,
			.gap_max = p->gap_max,
			.per_week = p->per_week_most,
			.total = p->sessions_most };
	out->rhythm.rest = p->rest;
	return true;
}

bool
wants_review(struct app *app, struct book *book, struct arena *a, struct want *w, struct err *e)
{
	const struct followup *f;
	struct need *need = &w->need[RES_THERAPIST], with = *need;

	if (!app_followup(app, &f, e))
		return false;
	with.usual = book_skills(book, f->skill, a);
	with.usually = f->skill;
	for (int i = 0; i < book->calendar.n; i++) {
		const struct resource *r = &book->calendar.resource[i];
		uint64_t all = with.skills | with.usual;

		if (r->kind == RES_THERAPIST && (r->skills & all) == all)
			*need = with;
	}
	return true;
}

bool
wants_kept(struct app *app, struct book *book, const struct session *was, struct arena *a,
    struct want *w, struct err *e)
{
	int who = calendar_index(&book->calendar, was->who[RES_THERAPIST]);
	struct want review = *w;
	uint64_t usual;

	if (was->id == 0 || was->who[RES_THERAPIST] == 0 || w->need[RES_THERAPIST].skills != 0)
		return true;
	if (!wants_review(app, book, a, &review, e))
		return false;
	usual = review.need[RES_THERAPIST].usual;
	if (who == RES_NONE || (book->calendar.resource[who].skills & usual) == usual)
		*w = review;
	return true;
}

bool
wants_alike(struct app *app, struct book *book, const struct session *was, struct arena *a,
    struct want *w, struct err *e)
{
	static const enum res_kind kind[] = { RES_ROOM, RES_DEVICE };

	for (size_t i = 0; i < sizeof(kind) / sizeof(*kind); i++) {
		struct need *need = &w->need[kind[i]];
		struct kept_resource had;

		if (was->who[kind[i]] == 0 || need->skills != 0)
			continue;
		if (!resource_find(app->db, was->who[kind[i]], a, &had, e))
			return false;
		need->skills = book_skills(book, had.skills, a);
	}
	return true;
}

bool
wants_length(struct app *app, const char *label, int *minutes, int *changeover, struct err *e)
{
	const struct protocols *all;
	const struct protocol *p;

	if (!app_protocols(app, &all, e))
		return false;
	p = wants_protocol(all, label);
	*minutes = p != NULL && p->minutes > 0 ? p->minutes : MINUTES_USUAL;
	*changeover = p == NULL ? 0 : p->changeover;
	return true;
}

static bool
begins(const char *s, const char *word)
{
	return strncasecmp(s, word, strlen(word)) == 0;
}

/* Visits that are of no therapy: "Visit" says no more than what is seen. */
static const struct wants_named house[] = {
	{ "followup", "Follow-up", false },
	{ "intake", "Intake", false },
	{ "visit", "Visit", false },
};

bool
wants_names(struct app *app, struct arena *a, struct wants_names *out, struct err *e)
{
	const struct protocols *all;

	*out = (struct wants_names){ 0 };
	if (!app_protocols(app, &all, e))
		return false;
	for (size_t i = 0; i < sizeof(house) / sizeof(house[0]); i++)
		*vec_add(a, &out->list) = house[i];
	for (size_t i = 0; i < all->course.n; i++)
		*vec_add(a, &out->list) = (struct wants_named){ all->course.at[i].id,
			all->course.at[i].name, all->course.at[i].hip };
	return true;
}

/* What the word was probably meant to be; NULL. */
static const char *
nearest(const struct wants_names *all, const char *word, struct arena *a)
{
	const char **known = arena_array(a, const char *, 2 * all->list.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < all->list.n; i++) {
		known[n++] = all->list.at[i].word;
		known[n++] = all->list.at[i].label;
	}
	known[n] = NULL;
	return conf_nearest(word, known);
}

static bool
find_name(const struct wants_names *all, const char *word, const char **label, struct arena *a,
    struct err *e)
{
	const struct wants_named *found = NULL;
	const char *near;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct wants_named *x = &all->list.at[i];

		if (!begins(x->word, word) && !begins(x->label, word))
			continue;
		if (strcasecmp(x->word, word) == 0 || strcasecmp(x->label, word) == 0) {
			found = x;
			break;
		}
		if (found != NULL)
			return err_field(e, ERR_INPUT, "wish",
			    "\"%s\" may be %s or %s: type more of it", word, found->label,
			    x->label);
		found = x;
	}
	if (found != NULL) {
		*label = found->label;
		return true;
	}
	near = nearest(all, word, a);
	if (near != NULL)
		return err_field(e, ERR_INPUT, "wish",
		    "\"%s\" is no therapy that can be booked: perhaps %s", word, near);
	return err_field(e, ERR_INPUT, "wish",
	    "\"%s\" is no therapy that can be booked: type it like eswt, gait or followup", word);
}

bool
wants_word(struct app *app, const char *word, const char **label, struct err *e)
{
	struct arena a = { 0 };
	struct wants_names all;
	bool done = wants_names(app, &a, &all, e) && find_name(&all, word, label, &a, e);

	arena_clear(&a);
	return done;
}

bool
wants_fixed(
    struct app *app, int64_t course, int64_t except, struct arena *a, struct want *w, struct err *e)
{
	struct sessions all;
	int *day, n = 0;

	if (course == 0)
		return true;
	if (!session_of_course(app->db, course, a, &all, e))
		return false;
	day = arena_array(a, int, all.list.n);
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].id != except && session_state_takes(all.list.at[i].state))
			day[n++] = all.list.at[i].day;
	w->fixed = day;
	w->nfixed = n;
	return true;
}

bool
wants_visits(struct app *app, struct want *w, int from, int to, int64_t except, struct arena *a,
    struct err *e)
{
	const struct protocols *all;
	struct book_visits found;
	struct visit *v;
	int n = 0;

	if (!app_protocols(app, &all, e)
	    || !book_visits(app->db, w->patient, from, to, a, &found, e))
		return false;
	v = arena_array(a, struct visit, found.list.n);
	for (size_t i = 0; i < found.list.n; i++) {
		const struct book_visit *x = &found.list.at[i];
		const struct protocol *p = x->protocol[0] != '\0' ? protocol_find(all, x->protocol)
								  : wants_protocol(all, x->label);

		if (x->session == except)
			continue;
		v[n] = (struct visit){ .day = x->day,
			.at = { x->minute, x->minute + x->minutes },
			.label = glass_label(app, w->patient, x->label) };
		groups_of(all, p, &v[n].groups, &v[n].never_with);
		n++;
	}
	w->visit = v;
	w->nvisits = n;
	return true;
}
