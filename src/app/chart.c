#include "app/chart.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "app/chart_follow.h"
#include "app/drafts.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/lists.h"
#include "app/merging.h"
#include "app/phone_words.h"
#include "app/plan.h"
#include "app/score_words.h"
#include "app/treatment.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "model/followup.h"
#include "store/patient_store.h"
#include "store/response_store.h"
#include "store/score_store.h"
#include "store/session_store.h"
#include "store/stage_store.h"

enum { EVENTS = 60, A_YEAR = 366 };

struct charting {
	struct app *app;
	struct arena *a;
	struct chart *out;
	int64_t patient;
	struct responses all;
	struct hip_stage hip[2]; /* right, left */
	struct chosen_list chosen;
	struct plan_view plan;
	struct draft_rows draft; /* of the person at the keyboard */
};

static bool
read_all(struct charting *c, struct err *e)
{
	struct db *db = c->app->db;

	return banner_load(c->app, c->patient, c->a, &c->out->banner, e)
	    && response_list(db, c->patient, c->a, &c->all, e)
	    && stage_latest(db, c->patient, 'R', c->a, &c->hip[0], e)
	    && stage_latest(db, c->patient, 'L', c->a, &c->hip[1], e)
	    && treatment_chosen(c->app, c->patient, c->a, &c->chosen, e)
	    && plan_load(c->app, c->patient, c->a, &c->plan, e)
	    && draft_mine(c->app, c->a, &c->draft, e);
}

/* What stands in the step, and that the form of it is half filled. */
static void
tell_draft(struct charting *c, struct step_view *s, const char *form)
{
	for (size_t i = 0; i < c->draft.list.n; i++) {
		const struct draft_row *d = &c->draft.list.at[i];

		if (d->patient == c->patient && !d->discarded && strcmp(d->form, form) == 0) {
			s->text = text_fmt(c->a, "%s; your draft is kept", s->text);
			s->state = s->state == PART_TODO ? PART_ATTENTION : s->state;
			return;
		}
	}
}

/* Marks of the treatment screen that no decision was made of yet. */
static void
tell_marks(struct charting *c, struct step_view *s)
{
	for (size_t i = 0; i < c->draft.list.n; i++) {
		const struct draft_row *d = &c->draft.list.at[i];

		if (d->patient != c->patient || d->discarded || d->marks == 0)
			continue;
		s->text = text_fmt(c->a, "%d mark%s not recorded; %s", d->marks,
		    d->marks == 1 ? "" : "s", s->text);
		s->state = PART_ATTENTION;
		return;
	}
}

static void
intake_step(struct charting *c)
{
	struct step_view *s = &c->out->step[PART_INTAKE];

	*s = (struct step_view){
		.title = "Intake", .day = DAY_NONE, .text = "not asked yet", .initials = ""
	};
	for (size_t i = 0; i < c->all.list.n; i++) {
		const struct response *r = &c->all.list.at[i];
		bool final = strcmp(r->state, "final") == 0;

		if (strcmp(r->form, "intake") != 0)
			continue;
		s->state = final ? PART_DONE : PART_ATTENTION;
		s->day = r->day;
		s->initials = r->initials;
		s->id = r->id;
		s->text = final ? "complete" : "incomplete";
		return;
	}
}

/* What would settle the stage, in the pack's words; a code that it has no more stays one. */
static const char *
missing_words(const struct charting *c, const char *codes)
{
	struct text_list missing = { 0 };
	const struct pack *pack;
	struct err unheard;
	bool known = app_pack(c->app, &pack, &unheard);

	list_read(codes, c->a, &missing);
	for (size_t i = 0; i < missing.text.n; i++) {
		const char **word = &missing.text.at[i];
		int item = known ? pack_item(pack, *word) : -1;

		if (item >= 0)
			*word = pack->item.at[item].label;
	}
	return list_show(&missing, c->a);
}

static const char *
stage_word(const struct charting *c, const char *code)
{
	const struct pack *pack;
	struct err unheard;
	int stage = app_pack(c->app, &pack, &unheard) ? pack_stage(pack, code) : -1;

	return stage < 0 ? code : pack_stage_word(pack, stage);
}

static const char *
status_word(const struct charting *c, const char *code)
{
	const struct pack *pack;
	struct err unheard;

	if (!app_pack(c->app, &pack, &unheard))
		return code;
	for (int i = 0; i < STATUSES; i++)
		if (strcmp(status_code((enum status)i), code) == 0)
			return pack->status[i].title;
	return code;
}

static const char *
size_word(const struct charting *c, const char *code)
{
	char *word = arena_str(c->a, code);

	if (strcmp(code, "UNKNOWN") == 0)
		return "not known";
	for (char *x = word; *x != '\0'; x++)
		*x = (char)tolower((unsigned char)*x);
	return word;
}

static struct hip_view
hip_of(const struct charting *c, const struct hip_stage *h)
{
	if (h->id == 0)
		return (struct hip_view){ .stage = "",
			.status = "",
			.size = "",
			.stage_word = "not staged",
			.status_word = "",
			.size_word = "",
			.missing = "",
			.day = DAY_NONE,
			.initials = "" };
	return (struct hip_view){ .id = h->id,
		.stage = h->stage,
		.status = h->status,
		.size = h->size,
		.stage_word = stage_word(c, h->stage),
		.status_word = status_word(c, h->status),
		.size_word = size_word(c, h->size),
		.missing = missing_words(c, h->missing),
		.day = h->day,
		.initials = h->initials,
		.response = h->response };
}

/* What was found before the operation is no stage of the hip that is there now. */
static void
put_replaced(const struct charting *c, char side, struct hip_view *h)
{
	for (size_t i = 0; i < c->chosen.list.n; i++) {
		const struct chosen *d = &c->chosen.list.at[i];

		if (d->side != side || strcmp(d->key, REPLACEMENT) != 0 || d->since[0] == '\0')
			continue;
		h->stage_word = "replaced";
		h->status = "na";
		h->status_word = d->since;
		h->size_word = h->missing = "";
	}
}

/* "IIIA", "II, provisional", "between stages": the status where the stage does not say it. */
static const char *
hip_text(const struct charting *c, const struct hip_view *h)
{
	static const char *const told[] = { "final", "indeterminate", "none", "na", "" };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		if (strcmp(h->status, told[i]) == 0)
			return h->stage_word;
	return text_fmt(c->a, "%s, %s", h->stage_word, h->status_word);
}

/* A record may speak of one hip only: the hip that was looked at last. */
static const struct hip_view *
newer_of(const struct hip_view *r, const struct hip_view *l)
{
	if (r->id == 0 || l->id == 0)
		return r->id == 0 ? l : r;
	return l->day > r->day || (l->day == r->day && l->response > r->response) ? l : r;
}

static void
stage_step(struct charting *c)
{
	struct step_view *s = &c->out->step[PART_STAGE];
	const struct hip_view *r = &c->out->right, *l = &c->out->left;
	const struct hip_view *newest = newer_of(r, l);
	bool settled = strcmp(r->status, "final") == 0 && strcmp(l->status, "final") == 0;

	*s = (struct step_view){
		.title = "Stage", .day = DAY_NONE, .text = "no findings yet", .initials = ""
	};
	if (newest->id == 0)
		return;
	s->state = settled || strcmp(r->status, "na") == 0 || strcmp(l->status, "na") == 0
	    ? PART_DONE
	    : PART_ATTENTION;
	s->day = newest->day;
	s->initials = newest->initials;
	s->id = newest->response;
	s->text = text_fmt(c->a, "right %s; left %s", hip_text(c, r), hip_text(c, l));
}

static void
treatment_step(struct charting *c)
{
	struct step_view *s = &c->out->step[PART_TREATMENT];
	struct text t = { .a = c->a };
	const struct pack *pack;
	struct err unheard;
	bool outdated = false, known = app_pack(c->app, &pack, &unheard);

	*s = (struct step_view){
		.title = "Treatment", .day = DAY_NONE, .text = "nothing chosen yet", .initials = ""
	};
	for (size_t i = 0; i < c->chosen.list.n; i++) {
		const struct chosen *d = &c->chosen.list.at[i];

		text_addf(&t, "%s%s",
		    i == 0                                         ? ""
			: d->side == c->chosen.list.at[i - 1].side ? ", "
								   : "; ",
		    i > 0 && d->side == c->chosen.list.at[i - 1].side ? ""
			: d->side == 'R'                              ? "right "
								      : "left ");
		text_add(&t, known ? treatment_words(pack, d->key, c->a) : d->key);
		if (d->since[0] != '\0')
			text_addf(&t, " (%s)", d->since);
		outdated = outdated || d->outdated;
		s->day = d->day;
		s->initials = d->initials;
	}
	if (c->chosen.list.n == 0)
		return;
	s->state = outdated ? PART_ATTENTION : PART_DONE;
	s->text = outdated ? text_fmt(c->a, "the stage has changed: decide again; %s", text_get(&t))
			   : text_get(&t);
}

static void
plan_step(struct charting *c)
{
	struct step_view *s = &c->out->step[PART_PLAN];
	const struct plan_view *p = &c->plan;

	*s = (struct step_view){ .title = "Plan",
		.day = DAY_NONE,
		.text = "not made yet",
		.initials = "",
		.id = p->id };
	if (p->id == 0)
		return;
	s->day = p->day;
	s->initials = p->initials;
	s->state = p->line.n > 0 ? PART_DONE : PART_TODO;
	s->text = p->line.n == 0
	    ? "no courses yet"
	    : text_fmt(c->a, "%zu course%s, %d session%s", p->line.n, p->line.n == 1 ? "" : "s",
		p->sessions, p->sessions == 1 ? "" : "s");
}

/* A therapy that was booked for no course of the plan; a visit of follow-up is none. */
static bool
is_outside(const struct session *x, const struct protocols *known)
{
	return x->state == SESSION_BOOKED && x->course == 0
	    && wants_protocol(known, x->label) != NULL;
}

/* "12 of 12 done, 0 booked, 1 missed, 1 booked outside the plan" */
static const char *
sessions_text(const struct charting *c, int outside)
{
	const struct plan_view *p = &c->plan;
	struct text t = { .a = c->a };

	if (p->sessions == 0 && p->done == 0 && p->booked == 0)
		text_add(&t, outside > 0 ? "none planned" : "none planned yet");
	else
		text_addf(&t, "%d of %d done, %d booked", p->done, p->sessions, p->booked);
	if (p->missed > 0)
		text_addf(&t, ", %d missed", p->missed);
	if (outside > 0)
		text_addf(&t, ", %d booked outside the plan", outside);
	return text_get(&t);
}

static bool
visit_words(struct charting *c, const struct session *x, const char **out, struct err *e)
{
	char side;

	if (!which_hip_shown(c->app, x->label, x->side, &side, e))
		return false;
	*out = text_fmt(c->a, "%s%s", x->label, hip_said(side));
	return true;
}

/* The next visit to come, and the one for which the patient is here now. */
static bool
find_visits(struct charting *c, const struct sessions *all, struct err *e)
{
	struct chart *o = c->out;
	const char *words;
	char at[DAY_TEXT];

	o->next_day = DAY_NONE;
	o->next_label = o->here = "";
	for (size_t i = 0; i < all->list.n; i++) {
		const struct session *x = &all->list.at[i];
		bool here = x->day == c->app->now.day
		    && (x->state == SESSION_ARRIVED || x->state == SESSION_RUNNING);

		if (!here && (x->state != SESSION_BOOKED || o->next_session != 0))
			continue;
		if (!visit_words(c, x, &words, e))
			return false;
		if (here) {
			o->here = text_fmt(c->a, "%s %s, %s", minute_show(x->minute, at), words,
			    x->state == SESSION_ARRIVED ? "arrived" : "in session");
			continue;
		}
		o->next_day = x->day;
		o->next_minute = x->minute;
		o->next_label = words;
		o->next_session = x->id;
	}
	return true;
}

static bool
sessions_step(struct charting *c, struct err *e)
{
	const struct protocols *known;
	struct step_view *s = &c->out->step[PART_SESSIONS];
	const struct plan_view *p = &c->plan;
	struct sessions booked = { 0 };
	int today = c->app->now.day, outside = 0;

	if (!app_protocols(c->app, &known, e)
	    || !session_of_patient(c->app->db, c->patient, today, today + A_YEAR, c->a, &booked, e))
		return false;
	for (size_t i = 0; i < booked.list.n; i++)
		outside += is_outside(&booked.list.at[i], known);
	if (!find_visits(c, &booked, e))
		return false;
	*s = (struct step_view){ .title = "Sessions",
		.day = p->sessions > 0 || outside > 0 ? c->out->next_day : DAY_NONE,
		.initials = "" };
	s->text = sessions_text(c, outside);
	s->state = p->sessions > 0 && p->left == 0 ? (p->booked > 0 ? PART_BOOKED : PART_DONE)
	    : p->missed > 0                        ? PART_ATTENTION
						   : PART_TODO;
	return true;
}

static void
find_next(struct chart *out)
{
	out->next = PART_FOLLOWUP;
	for (int i = PARTS - 1; i >= 0; i--)
		if (out->step[i].state != PART_DONE && out->step[i].state != PART_BOOKED)
			out->next = (enum chart_part)i;
}

/* Numbers that were given under a record that became part of this one. */
static bool
reach_parts(struct charting *c, struct err *e)
{
	struct text t = { .a = c->a };
	struct merged_list parts;

	if (!merging_parts(c->app, c->patient, c->a, &parts, e))
		return false;
	for (size_t i = 0; i < parts.list.n; i++)
		if (parts.list.at[i].phones[0] != '\0')
			text_addf(&t, "%s%s (%s)", t.len > 0 ? ", " : "", parts.list.at[i].phones,
			    parts.list.at[i].number);
	c->out->phones_merged = text_get(&t);
	return true;
}

static bool
reach(struct charting *c, struct err *e)
{
	return phone_of(c->app->db, c->patient, c->a, &c->out->phone, e) && reach_parts(c, e);
}

bool
chart_load(struct app *app, int64_t patient, struct arena *a, struct chart *out, struct err *e)
{
	struct charting c = { .app = app, .a = a, .out = out, .patient = patient };

	*out = (struct chart){ .next_day = DAY_NONE, .here = "" };
	if (!read_all(&c, e))
		return false;
	out->right = hip_of(&c, &c.hip[0]);
	out->left = hip_of(&c, &c.hip[1]);
	put_replaced(&c, 'R', &out->right);
	put_replaced(&c, 'L', &out->left);
	intake_step(&c);
	tell_draft(&c, &out->step[PART_INTAKE], "intake");
	stage_step(&c);
	tell_draft(&c, &out->step[PART_STAGE], "stage");
	treatment_step(&c);
	tell_marks(&c, &out->step[PART_TREATMENT]);
	plan_step(&c);
	if (!chart_follow(app, patient, a, &out->step[PART_FOLLOWUP], e) || !sessions_step(&c, e)
	    || !reach(&c, e) || !chart_events(app, patient, a, out, e))
		return false;
	find_next(out);
	return true;
}

bool
chart_stages(struct app *app, int64_t patient, int64_t response, struct arena *a,
    struct hip_view out[2], struct err *e)
{
	struct charting c = { .app = app, .a = a, .patient = patient };

	if (!glass_may(app, patient, e))
		return false;
	for (int h = 0; h < 2; h++) {
		struct hip_stage of = { .patient = patient, .side = "RL"[h], .response = response };

		if (!(response == 0 ? stage_latest(app->db, patient, of.side, a, &c.hip[h], e)
				    : stage_before(app->db, &of, a, &c.hip[h], e)))
			return false;
		out[h] = hip_of(&c, &c.hip[h]);
	}
	return true;
}
