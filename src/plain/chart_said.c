/* chart_said - a chart in sentences: who, what to beware of, the path, what is next. */
#include <string.h>

#include "app/glass.h"
#include "app/phone_words.h"
#include "app/presence.h"
#include "base/text.h"
#include "plain/desk.h"
#include "plain/fill_in.h"
#include "plain/parts.h"

/* "HALL, Margaret (Mrs), known as Peg.  Born 14-Jul-1968, 58 years.  Female.  ID 10-2345-7." */
static void
say_who(struct talk *t, const struct banner *b)
{
	struct arena turn = { 0 };
	struct text line = { .a = &turn };
	char born[DAY_TEXT];

	text_add(&line, talk_name(t, b->shown, b->latin));
	if (b->native[0] != '\0' && strstr(b->shown, b->native) == NULL)
		text_addf(&line, ", %s", b->native);
	if (b->title[0] != '\0')
		text_addf(&line, " (%s)", b->title);
	if (b->preferred[0] != '\0')
		text_addf(&line, ", known as %s", b->preferred);
	if (b->born == DAY_NONE)
		text_add(&line, ". Birth date not known.");
	else
		text_addf(&line, ". Born %s%s, %d years.", b->born_estimated ? "about " : "",
		    day_show_born(b->born, b->born_estimated, born), b->age);
	text_addf(&line, " %s. ID %s.", b->sex[0] == '\0' ? "Sex not asked" : b->sex, b->number);
	say(t, "%s", text_get(&line));
	for (size_t i = 0; i < b->alert.n; i++)
		say(t, "Alert: %s.", b->alert.at[i].text);
	if (b->alert.n == 0)
		say(t, "%s.", banner_none(b));
	arena_clear(&turn);
}

static void
say_state(struct talk *t, const struct banner *b, const char *fillers)
{
	if (strcmp(b->state, "active") != 0)
		say_warning(t, "this patient %s.",
		    strcmp(b->state, "dead") == 0 ? "has died" : "has left the clinic");
	else if (b->alike > 0)
		say_warning(t, "%d other%s on record %s this name. Check the date of birth.",
		    b->alike, b->alike == 1 ? "" : "s", b->alike == 1 ? "bears" : "bear");
	if (fillers[0] != '\0')
		say(t, "%s just now.", fillers);
}

static void
say_hip(struct talk *t, const char *side, const struct hip_view *h)
{
	bool is_said = h->id != 0 && strstr(h->status_word, h->stage_word) != NULL;
	char day[DAY_TEXT];

	if (h->id == 0) {
		say(t, "%s hip: not staged.", side);
		return;
	}
	say(t, "%s hip: %s%s%s, confirmed %s by %s%s%s.%s%s%s", side, is_said ? "" : h->stage_word,
	    is_said ? "" : ", ", h->status_word, day_show(h->day, day), h->initials,
	    h->size_word[0] == '\0' ? "" : ", size ", h->size_word,
	    h->missing[0] == '\0' ? "" : " Would settle it: ", h->missing,
	    h->missing[0] == '\0' ? "" : ".");
}

static const char *
state_word(enum part_state s)
{
	static const char *const word[] = { [PART_TODO] = "to do",
		[PART_BOOKED] = "booked",
		[PART_DONE] = "done",
		[PART_ATTENTION] = "needs attention" };

	return word[s];
}

/* "Path: 1 intake done, 2 stage to do, ..." */
static void
say_path(struct desk *d, const struct chart *c, struct arena *a)
{
	struct text line = { .a = a };

	numbers_begin(d);
	for (int i = 0; i < PARTS; i++) {
		number_add(d,
		    (struct numbered){ .kind = NUMBER_PART,
			.id = i,
			.patient = d->patient,
			.words = c->step[i].title });
		text_addf(&line, "%s%d %s %s", i == 0 ? "" : ", ", i + 1, c->step[i].title,
		    state_word(c->step[i].state));
	}
	say(d->t, "Path: %s.", text_get(&line));
	say(d->t, "Next: %d %s. Its number opens a step.", (int)c->next + 1,
	    c->step[c->next].title);
}

static void
say_visit(struct talk *t, const struct chart *c)
{
	struct arena turn = { 0 };
	char day[DAY_TEXT], at[DAY_TEXT];

	if (c->here[0] != '\0')
		say(t, "Here now: %s.", c->here);
	if (c->next_day == DAY_NONE)
		say(t, "Next visit: none is booked.");
	else
		say(t, "Next visit: %s %s, %s.", day_show_long(c->next_day, day),
		    minute_show(c->next_minute, at), c->next_label);
	say(t, "By phone: %s%s%s.", phone_words_whole(&c->phone, &turn),
	    c->phones_merged[0] == '\0' ? "" : "; ", c->phones_merged);
	arena_clear(&turn);
}

/* Reads the open chart; false, and said why: it cannot be read or is closed. */
static bool
load(struct desk *d, struct arena *a, struct chart *c, const char **fillers)
{
	struct err e = { 0 };

	if (chart_load(d->app, d->patient, a, c, &e)
	    && presence_fillers(d->app, d->patient, NULL, a, fillers, &e))
		return true;
	say_error(d->t, &e);
	d->patient = 0;
	return false;
}

static void
say_chart(struct desk *d)
{
	struct arena turn = { 0 };
	const char *fillers;
	struct chart c;

	if (load(d, &turn, &c, &fillers)) {
		say_who(d->t, &c.banner);
		say_state(d->t, &c.banner, fillers);
		say_hip(d->t, "Right", &c.right);
		say_hip(d->t, "Left", &c.left);
		say_visit(d->t, &c);
		say_path(d, &c, &turn);
	}
	arena_clear(&turn);
}

/* A chart that opens for a reason asks for it; the command itself asks for the password. */
static bool
break_glass(struct desk *d, int64_t patient)
{
	struct arena turn = { 0 };
	struct pairs pairs = { 0 };
	struct outcome out;
	const char *reason;
	bool open;

	say(d->t, "It can be opened for an hour, for a reason that somebody else will read.");
	open =
	    ask(d->t, "Reason (empty leaves)", &reason) && reason[0] != '\0' && !is_leave(reason);
	if (open) {
		pair_patient(&turn, &pairs, patient);
		pair_add(&turn, &pairs, "reason", arena_str(&turn, reason));
		open = act(d->t, "glass.break", &pairs, &out, &turn);
	}
	arena_clear(&turn);
	return open;
}

/* Opened, for a reason where it asks for one; false, and said why: it stays closed. */
static bool
opens(struct desk *d, int64_t patient)
{
	struct err e = { 0 };

	if (chart_open(d->app, patient, &e))
		return true;
	say_error(d->t, &e);
	if (!glass_refused(&e) || app_person(d->app)->sight != SIGHT_REASON
	    || !break_glass(d, patient))
		return false;
	if (chart_open(d->app, patient, &e))
		return true;
	say_error(d->t, &e);
	return false;
}

void
chart_begin(struct desk *d, int64_t patient)
{
	bool open = opens(d, patient);

	if (!open && d->patient != 0 && !d->t->over)
		say(d->t, "No chart is open now.");
	d->patient = open ? patient : 0; /* what is said next is not of the one before */
	if (open)
		say_chart(d);
}

void
chart_verb(struct desk *d, const char *args)
{
	(void)args;
	if (desk_patient(d))
		say_chart(d);
}

void
path_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	const char *fillers;
	char day[DAY_TEXT];
	struct chart c;

	(void)args;
	if (!desk_patient(d) || !load(d, &turn, &c, &fillers))
		return;
	for (int i = 0; i < PARTS; i++) {
		const struct step_view *s = &c.step[i];

		say(d->t, "%d. %s: %s%s%s%s%s. %s.", i + 1, s->title, state_word(s->state),
		    s->day == DAY_NONE ? "" : ", ", day_show(s->day, day),
		    s->initials[0] == '\0' ? "" : " by ", s->initials, s->text);
	}
	say_path(d, &c, &turn);
	arena_clear(&turn);
}

void
history_verb(struct desk *d, const char *args)
{
	struct arena turn = { 0 };
	const char *fillers;
	char day[DAY_TEXT];
	struct chart c;

	(void)args;
	if (!desk_patient(d) || !load(d, &turn, &c, &fillers))
		return;
	if (c.event.n == 0)
		say(d->t, "Nothing is on record yet.");
	numbers_begin(d);
	for (size_t i = 0; i < c.event.n; i++) {
		const struct chart_event *v = &c.event.at[i];

		number_say(d,
		    (struct numbered){ .kind = v->id == 0 ? NUMBER_PART : NUMBER_RECORD,
			.id = v->id == 0 ? PART_TREATMENT : v->id,
			.patient = d->patient,
			.words = v->form },
		    "%s, %s: %s%s%s.", day_show(v->day, day), v->kind, v->text,
		    v->initials[0] == '\0' ? "" : ", by ", v->initials);
	}
	numbers_end(d);
	arena_clear(&turn);
}

/* Where the path goes on. */
static void
say_next(struct desk *d)
{
	struct arena turn = { 0 };
	const char *fillers;
	struct chart c;

	if (load(d, &turn, &c, &fillers))
		say_path(d, &c, &turn);
	arena_clear(&turn);
}

/* The person fills this step, too. */
static bool
is_filled_by(const struct desk *d, enum chart_part part)
{
	const char *needs = part == PART_INTAKE ? "response.save"
	    : part == PART_STAGE                ? "stage.confirm"
						: NULL;

	return needs == NULL || command_allowed(d->app, command_find(needs));
}

/* What was saved at a step that others fill; false: nothing was. */
static bool
say_saved(struct desk *d, enum chart_part part)
{
	struct arena turn = { 0 };
	const char *fillers;
	struct chart c;
	int64_t id = 0;

	if (load(d, &turn, &c, &fillers))
		id = part == PART_INTAKE                 ? c.step[part].id
		    : c.right.response > c.left.response ? c.right.response
							 : c.left.response;
	if (id != 0)
		record_say(d, id);
	arena_clear(&turn);
	return id != 0;
}

void
chart_part(struct desk *d, enum chart_part part)
{
	static verb_fn *const to[PARTS] = { [PART_INTAKE] = intake_verb,
		[PART_STAGE] = stage_verb,
		[PART_TREATMENT] = treatment_verb,
		[PART_PLAN] = plan_verb,
		[PART_SESSIONS] = series_verb,
		[PART_FOLLOWUP] = due_one_verb };

	if (!desk_patient(d))
		return;
	if (!is_filled_by(d, part) && say_saved(d, part))
		return;
	to[part](d, "");
	if (part != PART_FOLLOWUP && !d->t->over && d->patient != 0)
		say_next(d);
}
