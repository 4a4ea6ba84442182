/* demo_walk - what happens to a person of a made-up clinic between the door and the
 * follow-up, but for the sessions. */
#include <string.h>

#include "app/demo_in.h"
#include "app/inside.h"
#include "app/plan.h"
#include "base/text.h"
#include "store/due_store.h"

enum { COURSES_MOST = 2, CHOICES_MOST = 2, FOLLOWS = 4 };
enum { WEEK = 7, ASKED_AFTER = 4 * WEEK }; /* an operation takes place 2 to 4 weeks after */

static const char *const sides[DEMO_HIPS] = { "R", "L" };

static void
put(struct demo *d, struct pairs *p, const char *name, const char *side, const char *value)
{
	*vec_add(&d->turn, &p->list) =
	    (struct pair){ side == NULL ? name : text_fmt(&d->turn, "%s.%s", name, side), value };
}

static int64_t
minutes_later(struct demo *d, int days, int minutes)
{
	struct now now = app_now(d->app);

	return (int64_t)(days == 0 ? now.day : demo_open_day(d, now.day + days)) * DAY_MINUTES
	    + now.minute + minutes;
}

static void
then(struct demo *d, const struct demo_event *ev, enum demo_event_kind kind, int days, int minutes)
{
	demo_later(d,
	    (struct demo_event){
		.at = minutes_later(d, days, minutes), .kind = kind, .who = ev->who });
}

static bool
is_affected(const struct demo *d, const struct demo_folk *f, int hip)
{
	return strcmp(d->data.hip.list.at[f->hip[hip]].name, "healthy") != 0;
}

static bool
come(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];

	if (f->depth > DEMO_REGISTERED || f->called_away)
		then(d, ev, DEMO_INTAKE, 0, 20);
	return demo_register(d, f, e);
}

/* What a person says of the hips and of what is true of everybody. */
static void
tell(struct demo *d, struct demo_folk *f, struct pairs *p)
{
	const struct demo_group *h = &d->data.history.list.at[f->history];

	put(d, p, "sex", NULL, f->sex == 'F' ? "F" : "M");
	put(d, p, "height", NULL, demo_number(d, dice_within(&f->dice, 152, 192)));
	put(d, p, "weight", NULL, demo_number(d, dice_within(&f->dice, 50, 112)));
	if (dice_chance(&f->dice, 70))
		put(d, p, "egfr", NULL, demo_number(d, dice_within(&f->dice, 28, 110)));
	if (dice_chance(&f->dice, 60))
		put(d, p, "asa", NULL, demo_number(d, dice_within(&f->dice, 1, 3)));
	for (int hip = 0; hip < DEMO_HIPS; hip++) {
		int now = dice_roll(&f->dice, 8);

		put(d, p, "hip_affected", sides[hip], is_affected(d, f, hip) ? "yes" : "no");
		if (!is_affected(d, f, hip))
			continue;
		put(d, p, "pain_now", sides[hip], demo_number(d, now));
		put(d, p, "pain_worst", sides[hip], demo_number(d, dice_within(&f->dice, now, 10)));
	}
	for (size_t i = 0; i < h->n; i++)
		put(d, p, h->pair[i].name, NULL, h->pair[i].value);
}

static bool
ask(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];
	struct pairs p = { 0 };

	tell(d, f, &p);
	if (f->depth == DEMO_REGISTERED) { /* called away: the rest was not asked */
		put(d, &p, "form", NULL, "intake");
		put(d, &p, "patient", NULL, demo_ref(d, f->id));
		put(d, &p, "state", NULL, "incomplete");
		return demo_do(d, &d->reception, "response.save", p.list.at, p.list.n, e);
	}
	if (f->depth > DEMO_ASKED)
		then(d, ev, DEMO_STAGE, dice_within(&f->dice, 1, 9), 30);
	return demo_form(d, f, &d->reception, "intake", &p, e);
}

static bool
stage(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];
	struct pairs p = { 0 }, given = { 0 };

	for (int hip = 0; hip < DEMO_HIPS; hip++) {
		const struct demo_group *g = &d->data.hip.list.at[f->hip[hip]];

		put(d, &p, "prosthesis", sides[hip], "no");
		put(d, &p, "physis", sides[hip], "closed");
		put(d, &p, "ct_done", sides[hip], "no");
		put(d, &p, "scan_done", sides[hip], "no");
		for (size_t i = 0; i < g->n; i++)
			put(d, &p, g->pair[i].name, sides[hip],
			    demo_date(g->pair[i].value, app_now(d->app).day, &d->turn));
	}
	put(d, &p, "sides_checked", NULL, "yes");
	if (!demo_form(d, f, &d->doctor, "stage", &p, e))
		return false;
	if (f->depth > DEMO_STAGED)
		then(d, ev, DEMO_DECIDE, 0, 15);
	put(d, &given, "scope", NULL,
	    "record,physical,drugs,decompression,graft,replacement,herbal");
	put(d, &given, "procedure_side", NULL, "both");
	put(d, &given, "given_by", NULL, "patient");
	put(d, &given, "taken_by", NULL, d->doctor.name);
	put(d, &given, "capacity", NULL, "yes");
	return f->depth < DEMO_DECIDED || demo_form(d, f, &d->doctor, "consent", &given, e);
}

static const struct demo_texts *
words_for(const struct demo *d, const struct demo_folk *f, int hip)
{
	const char *stage = d->data.hip.list.at[f->hip[hip]].name;
	size_t len = strcspn(stage, ",");

	for (size_t i = 0; i < d->data.treatment.n; i++) {
		const struct demo_choice *c = &d->data.treatment.at[i];

		if (strlen(c->stage) == len && strncmp(c->stage, stage, len) == 0)
			return &c->words;
	}
	return &d->data.treatment.at[d->data.treatment.n - 1].words;
}

/* What fits is chosen; now and then what does not, with a reason. */
static bool
choose(struct demo *d, struct demo_folk *f, int hip, struct err *e)
{
	const struct demo_texts *words = words_for(d, f, hip);
	int chosen = 0;

	for (size_t i = 0; i < words->list.n && chosen < CHOICES_MOST; i++) {
		const char *ref = demo_ref(d, f->id), *word = words->list.at[i];
		bool done;

		if (!demo_try(d, &d->doctor, "decision.record",
			PAIRS({ "patient", ref }, { "side", sides[hip] }, { "treatment", word }),
			&done, e))
			return false;
		if (!done && dice_chance(&f->dice, 12)
		    && !demo_try(d, &d->doctor, "decision.record",
			PAIRS({ "patient", ref }, { "side", sides[hip] }, { "treatment", word },
			    { "why", "patient" }, { "note", "asks for it after advice" }),
			&done, e))
			return false;
		chosen += done;
	}
	return true;
}

static bool
decide(struct demo *d, const struct demo_event *ev, struct err *e)
{
	static const int weeks[FOLLOWS] = { 6, 12, 26, 52 };
	struct demo_folk *f = &d->folk[ev->who];

	for (int hip = 0; hip < DEMO_HIPS; hip++)
		if (is_affected(d, f, hip) && !choose(d, f, hip, e))
			return false;
	if (f->depth > DEMO_DECIDED)
		then(d, ev, DEMO_PLAN, 0, 15);
	for (int i = 0; i < FOLLOWS; i++)
		demo_later(d,
		    (struct demo_event){
			.at = minutes_later(d, 7 * weeks[i] + dice_roll(&f->dice, 5), 0),
			.kind = DEMO_FOLLOW,
			.who = ev->who,
			.id = i });
	return true;
}

/* A course that the plan could hold, of both hips when both offer it. */
static char
side_of(const struct course_offers *all, size_t i)
{
	for (size_t k = 0; k < all->list.n; k++)
		if (k != i && all->list.at[k].course == all->list.at[i].course
		    && !all->list.at[k].excluded)
			return k < i ? '\0' : 'B';
	return all->list.at[i].side;
}

static bool
add_course(struct demo *d, const struct demo_event *ev, const struct course_offer *x, char side,
    bool *added, struct err *e)
{
	const char *both = arena_strn(&d->turn, &side, 1);
	struct pairs p = { 0 };

	put(d, &p, "patient", NULL, demo_ref(d, d->folk[ev->who].id));
	put(d, &p, "protocol", NULL, x->course->id);
	put(d, &p, "side", NULL, both);
	put(d, &p, "sure", NULL, "yes");
	for (size_t i = 0; i < d->data.course.list.n; i++) {
		const struct demo_group *g = &d->data.course.list.at[i];

		for (size_t k = 0; strcmp(g->name, x->course->id) == 0 && k < g->n; k++)
			put(d, &p, g->pair[k].name, NULL, g->pair[k].value);
	}
	return demo_try(d, &d->therapist, "plan.add_course", p.list.at, p.list.n, added, e)
	    && (!*added || demo_book_course(d, ev->who, d->made, e));
}

static bool
plan(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];
	struct course_offers all = { 0 };
	int courses = 0;
	bool done;

	if (!demo_try(d, &d->therapist, "plan.make",
		PAIRS({ "patient", demo_ref(d, f->id) },
		    { "goals", demo_text(&d->data.goal, &f->dice) }),
		&done, e))
		return false;
	if (!done) /* nothing was chosen that could be planned */
		return true;
	if (!plan_course_offers(d->app, f->id, &d->turn, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n && courses < COURSES_MOST; i++) {
		const struct course_offer *x = &all.list.at[i];
		char side = side_of(&all, i);
		bool added;

		if (x->excluded || x->course->procedure || side == '\0'
		    || dice_chance(&f->dice, 50))
			continue;
		if (!add_course(d, ev, x, side, &added, e))
			return false;
		courses += added;
	}
	return true;
}

/* Most that must be called about were seen the same day. */
static bool
answer_call(struct demo *d, struct demo_folk *f, int64_t call, struct err *e)
{
	return !dice_chance(&f->dice, 80)
	    || demo_do(d, &d->doctor, "redflag.contact",
		PAIRS({ "id", demo_number(d, call) }, { "outcome", "seen" },
		    { "note", "examined, blood and film ordered" }),
		e);
}

/* What came due until now and is still open is answered by the visit, or by the film of
 * the day. */
static bool
answer_dues(struct demo *d, struct demo_folk *f, int64_t visit, struct err *e)
{
	struct dues due = { 0 };
	int64_t call = 0;

	if (!due_of_patient(d->app->db, f->id, &d->turn, &due, e))
		return false;
	for (size_t i = 0; i < due.list.n; i++) {
		const struct due *x = &due.list.at[i];
		bool seen = strcmp(x->kind, "clinic") == 0 || strcmp(x->kind, "score") == 0;

		if (x->earliest > app_now(d->app).day || strcmp(x->kind, "start") == 0)
			continue;
		if (strcmp(x->kind, "contact") == 0) {
			call = x->id;
			continue;
		}
		if (!demo_do(d, &d->reception, "due.answer",
			PAIRS({ "id", demo_number(d, x->id) },
			    { seen ? "response" : "note",
				seen ? demo_number(d, visit) : "done elsewhere, report here" }),
			e))
			return false;
	}
	return call == 0 || answer_call(d, f, call, e);
}

static bool
call_them(struct demo *d, const struct dues *due, struct dice *dice, struct err *e)
{
	static const char *const outcomes[] = { "no_answer", "message", "reached", "sms" };
	const char *outcome;
	struct phone phone;
	int64_t id = 0;

	for (size_t i = 0; i < due->list.n && id == 0; i++)
		if (due->list.at[i].target <= app_now(d->app).day
		    && strcmp(due->list.at[i].kind, "contact") != 0)
			id = due->list.at[i].id;
	if (id == 0)
		return true;
	if (!phone_of(d->app->db, due->list.at[0].patient, &d->turn, &phone, e))
		return false;
	outcome = outcomes[dice_roll(dice, 4)];
	if (phone.calls == AGREED_NO || phone.messages == AGREED_NO)
		outcome = "letter";
	return demo_do(d, &d->reception, "due.contact",
	    PAIRS({ "id", demo_number(d, id) }, { "outcome", outcome }), e);
}

/* Most hips that waited for an operation had it in another house by now. */
static bool
operated(struct demo *d, struct demo_folk *f, struct err *e)
{
	struct dues due = { 0 };
	char day[DAY_TEXT];

	if (!due_of_patient(d->app->db, f->id, &d->turn, &due, e))
		return false;
	for (size_t i = 0; i < due.list.n; i++) {
		const struct due *x = &due.list.at[i];
		int then = x->target - ASKED_AFTER + dice_roll(&f->dice, 2 * WEEK);

		if (strcmp(x->kind, "start") == 0 && then <= app_now(d->app).day
		    && dice_chance(&f->dice, 80)
		    && !demo_do(d, &d->doctor, "decision.began",
			PAIRS({ "id", demo_number(d, x->decision) }, { "day", day_iso(then, day) }),
			e))
			return false;
	}
	return true;
}

static bool
follow(struct demo *d, const struct demo_event *ev, struct err *e)
{
	struct demo_folk *f = &d->folk[ev->who];
	struct pairs p = { 0 };
	struct dues due = { 0 };

	if (!operated(d, f, e) || !due_of_patient(d->app->db, f->id, &d->turn, &due, e))
		return false;
	if (due.list.n == 0)
		return true;
	if (!dice_chance(&f->dice, 80))
		return call_them(d, &due, &f->dice, e);
	for (int hip = 0; hip < DEMO_HIPS; hip++) {
		int now = dice_roll(&f->dice, 6);

		put(d, &p, "pain_now", sides[hip], demo_number(d, now));
		put(d, &p, "pain_worst", sides[hip], demo_number(d, now + dice_roll(&f->dice, 3)));
	}
	return demo_form(d, f, &d->doctor, "visit", &p, e) && answer_dues(d, f, d->made, e);
}

bool
demo_walk(struct demo *d, const struct demo_event *ev, struct err *e)
{
	static bool (*const step[])(struct demo * d, const struct demo_event *ev, struct err *e) = {
		[DEMO_DOOR] = come,
		[DEMO_INTAKE] = ask,
		[DEMO_STAGE] = stage,
		[DEMO_DECIDE] = decide,
		[DEMO_PLAN] = plan,
		[DEMO_FOLLOW] = follow,
	};

	return step[ev->kind](d, ev, e);
}
