#include "screens/plan_boxes.h"

#include <string.h>

#include "app/command.h"
#include "base/text.h"
#include "screens/rows.h"

static void
make_rows(struct plan_boxes *b, struct arena *mem)
{
	struct offer_rows was = b->rows;
	int64_t *id;

	offer_rows_make(&b->offers, &was, mem, &b->rows);
	id = arena_array(mem, int64_t, b->rows.list.n + 1);
	for (size_t i = 0; i < b->rows.list.n; i++)
		id[i] = (int64_t)i + 1;
	list_set(&b->list, id, (int)b->rows.list.n);
}

void
plan_boxes_set(struct plan_boxes *b, const struct plan_offers *offers, const struct plan_view *plan,
    struct arena *mem)
{
	struct plan_offers now = *offers;

	offers_keep(&now, &b->offers);
	b->offers = now;
	b->plan = plan;
	make_rows(b, mem);
}

bool
plan_boxes_on(const struct plan_boxes *b)
{
	return b->plan->line.n == 0 || b->adding;
}

bool
plan_boxes_any(const struct plan_boxes *b)
{
	for (size_t i = 0; i < b->offers.list.n; i++)
		if (b->offers.list.at[i].taken)
			return true;
	return false;
}

const struct offer_row *
plan_boxes_row(const struct plan_boxes *b)
{
	return list_id(&b->list) == 0 ? NULL : &b->rows.list.at[b->list.at];
}

/* "exercise R;gait B;": the offers that are taken and not yet added. */
void
plan_boxes_keep(struct screen *s, struct plan_boxes *b)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	for (size_t i = 0; i < b->offers.list.n; i++)
		if (b->offers.list.at[i].taken)
			text_addf(&t, "%s;", offer_name(&b->offers.list.at[i], &turn));
	kept_text_keep(&b->kept, s, text_get(&t));
	arena_clear(&turn);
}

/* Returns whether an offer of that name was taken by it. */
static bool
take_named(struct plan_boxes *b, const char *name)
{
	const struct plan_offer *o = offers_find(&b->offers, name);

	if (o == NULL || o->taken)
		return false;
	offers_toggle(&b->offers, (size_t)(o - b->offers.list.at));
	return o->taken;
}

bool
plan_boxes_take(struct screen *s, struct plan_boxes *b, struct arena *mem, struct err *e)
{
	const char *left;
	int taken = 0;

	if (!kept_text_take(&b->kept, s, "plan", &left, e))
		return false;
	for (; *left != '\0'; left += strcspn(left, ";"), left += *left == ';')
		taken += take_named(b, arena_strn(&s->mem, left, strcspn(left, ";")));
	make_rows(b, mem);
	b->adding = b->adding || (taken > 0 && b->plan->line.n > 0);
	if (taken > 0)
		screen_say(s, SAID_DONE, "The boxes are as you left them; F2 adds the courses.");
	return true;
}

static struct go
ask_figures(struct screen *s, struct plan_boxes *b, const struct plan_offer *o, bool going_on)
{
	b->opened = offer_name(o, &s->mem);
	b->going_on = going_on;
	return go_open("course",
	    (struct subject){ .patient = s->on.patient, .day = DAY_NONE, .text = b->opened });
}

static bool
add(struct screen *s, const struct plan_boxes *b, const struct plan_offer *o, struct err *e)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	const char *who = text_fmt(&turn, "#%lld", (long long)s->on.patient);
	const char side[] = { o->side, '\0' };
	bool done = b->plan->id != 0
	    || command_run(s->app, "plan.make", PAIRS({ "patient", who }), &out, &turn, e);

	done = done
	    && command_run(s->app, "plan.add_course",
		PAIRS({ "patient", who }, { "protocol", o->course->id }, { "side", side }), &out,
		&turn, e);
	arena_clear(&turn);
	return done;
}

static struct go
fail(struct screen *s, const struct err *e)
{
	screen_fail(s, e);
	return go_stay();
}

/* Nothing was taken: it is the sessions that are meant, where there is a plan. */
static struct go
go_past(struct screen *s, const struct plan_boxes *b)
{
	if (!plan_boxes_on(b))
		return go_open(
		    "series", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	screen_say(s, SAID_ERROR, "%s",
	    b->offers.list.n == 0
		? "No treatment that is chosen offers a course. Decide first: step 3."
		: "No course is taken. Space takes the one under the cursor, Enter "
		  "shows its figures.");
	return go_stay();
}

struct go
plan_boxes_save(struct screen *s, struct plan_boxes *b)
{
	struct err e = { 0 };
	int added = 0;

	for (size_t i = 0; i < b->offers.list.n; i++) {
		struct plan_offer *o = &b->offers.list.at[i];

		if (!o->taken)
			continue;
		if (offer_asks(o->course, &s->mem)[0] != '\0')
			return ask_figures(s, b, o, true);
		if (!add(s, b, o, &e))
			return fail(s, &e);
		o->taken = false;
		added++;
		if (!s->ops->reload(s, &e))
			return fail(s, &e);
	}
	if (added == 0)
		return go_past(s, b);
	b->adding = false;
	screen_say(s, SAID_DONE, "%d course%s added.   B books the sessions   u %s", added,
	    added == 1 ? "" : "s", added == 1 ? "undo" : "takes the last one back");
	return go_stay();
}

struct go
plan_boxes_added(struct screen *s, struct plan_boxes *b)
{
	for (size_t i = 0; i < b->offers.list.n && b->opened != NULL; i++)
		if (offers_find(&b->offers, b->opened) == &b->offers.list.at[i])
			b->offers.list.at[i].taken = false;
	if (b->going_on && plan_boxes_any(b))
		return plan_boxes_save(s, b);
	b->adding = b->going_on = false;
	for (size_t i = 0; i < b->offers.list.n; i++) {
		if (!b->offers.list.at[i].taken)
			continue;
		b->adding = true;
		screen_say(s, SAID_CARE, "Saved.   %s is taken and not added yet: F2 goes on.",
		    b->offers.list.at[i].course->name);
		return go_stay();
	}
	screen_say(s, SAID_DONE, "Saved.   B books the sessions   u undo");
	return go_stay();
}

static void
take(struct screen *s, struct plan_boxes *b, const struct offer_row *r)
{
	if (r->excluded)
		screen_say(s, SAID_ERROR,
		    "A recorded condition excludes this course: see Treatment, w why.");
	else
		offer_row_toggle(&b->offers, r);
}

static void
turn_hips(struct screen *s, struct plan_boxes *b, struct offer_row *r)
{
	if (!offer_row_turn(&b->offers, r))
		screen_say(s, SAID_PLAIN, "%s is offered for no other hip.", r->course->name);
}

/* Its figures; of a course for each hip, which is taken then, those of the right: the other hip's
 * is still to be added. */
static struct go
change(struct screen *s, struct plan_boxes *b, const struct offer_row *r)
{
	if (r->hips == HIPS_EACH && !r->excluded && !offer_row_taken(&b->offers, r))
		offer_row_toggle(&b->offers, r);
	return ask_figures(s, b, offer_row_meant(&b->offers, r), false);
}

struct go
plan_boxes_key(struct screen *s, struct plan_boxes *b, const struct input *in)
{
	struct offer_row *r = list_id(&b->list) == 0 ? NULL : &b->rows.list.at[b->list.at];

	if (r != NULL && input_is(in, "plan.change"))
		return change(s, b, r);
	if (input_is(in, "back") && b->adding)
		b->adding = false;
	else if (r != NULL && input_is(in, "plan.take"))
		take(s, b, r);
	else if (r != NULL && input_is(in, "plan.hips"))
		turn_hips(s, b, r);
	else if (!rows_key(s, &b->list, in->key, s->rows))
		return go_pass();
	return go_stay();
}
