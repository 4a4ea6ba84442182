/* course_screen - the figures of one course: of the plan, or of one that is offered.
 *
 * What the protocol leaves to a person is empty here and must be typed; the rest
 * are the protocol's figures, to be changed or not.  Unusual ones take a y. */
#include <stdlib.h>
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/day_view.h"
#include "app/plan_offers.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/kept_text.h"
#include "screens/prose.h"
#include "ui/edit.h"

enum { TEXT_MAX = 120, X_VALUE = 22, X_HINT = 36, SHORT_W = 10 };

enum field { SESSIONS, INTERVAL, PER_WEEK, MINUTES, THERAPIST, FIRST_DAY, DOSE, FIELDS };

static const struct {
	const char *param, *label, *hint;
} field[FIELDS] = {
	[SESSIONS] = { "sessions", "Sessions", "how many" },
	[INTERVAL] = { "interval", "Days apart", "usual days from one to the next" },
	[PER_WEEK] = { "per_week", "At most a week", "empty: no limit" },
	[MINUTES] = { "minutes", "Minutes", "of each, a multiple of 5" },
	[THERAPIST] = { "therapist", "With", "code of the therapist; empty: any" },
	[FIRST_DAY] = { "first_day", "Not before", "a day, as in t+3, next mon, 12 mar" },
	[DOSE] = { "dose", "Dose", "as prescribed, in words" },
};

struct state {
	struct banner banner;
	struct plan_view plan;
	struct plan_offers offers;
	const struct plan_line *line;    /* what is changed; NULL: an offer is added */
	const struct plan_offer *offer;  /* NULL: a line is changed */
	const struct protocol *protocol; /* NULL: no decision offers it any more */
	struct edit value[FIELDS];
	const char *before[FIELDS];
	int at;
	int top;         /* the first line of what the pack says */
	bool sure_asked; /* y says that unusual figures are meant */
	struct kept_text kept;
	const char *others; /* what is kept of other courses, each ended by a form feed */
	bool saved;
};

static const char *const contexts[] = { "course", NULL };

static void
set_number(struct screen *s, enum field k, int n)
{
	struct state *st = s->state;

	if (n > 0)
		edit_set(&st->value[k], text_fmt(&s->mem, "%d", n));
}

/* The code of a resource, as it is typed; today's book knows all that are in use. */
static bool
set_therapist(struct screen *s, int64_t id, struct err *e)
{
	struct state *st = s->state;
	struct day_view day;

	if (id == 0)
		return true;
	if (!day_view_load(s->app, app_now(s->app).day, &s->mem, &day, e))
		return false;
	for (size_t i = 0; i < day.column.n; i++)
		if (day.column.at[i].id == id)
			edit_set(&st->value[THERAPIST], day.column.at[i].code);
	return true;
}

static bool
set_line(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const struct plan_line *l = st->line;
	char day[DAY_TEXT];

	for (size_t i = 0; i < st->offers.list.n; i++)
		if (strcmp(st->offers.list.at[i].course->id, l->protocol) == 0)
			st->protocol = st->offers.list.at[i].course;
	set_number(s, SESSIONS, l->sessions);
	set_number(s, INTERVAL, l->gap_usual);
	set_number(s, PER_WEEK, l->per_week);
	set_number(s, MINUTES, l->minutes);
	if (l->first_day != DAY_NONE)
		edit_set(&st->value[FIRST_DAY], day_show(l->first_day, day));
	edit_set(&st->value[DOSE], l->dose);
	return set_therapist(s, l->therapist, e);
}

static void
set_offer(struct screen *s)
{
	struct state *st = s->state;
	const struct protocol *p = st->offer->course;

	st->protocol = p;
	set_number(s, SESSIONS, p->sessions);
	set_number(s, INTERVAL, p->gap_usual);
	set_number(s, PER_WEEK, p->per_week);
	set_number(s, MINUTES, p->minutes);
	for (int k = FIELDS - 1; k >= 0; k--)
		if ((k <= INTERVAL || k == MINUTES) && edit_text(&st->value[k])[0] == '\0')
			st->at = k; /* the first that must be said */
}

static bool
fill(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->plan.line.n; i++)
		if (st->plan.line.at[i].id == s->on.id)
			st->line = &st->plan.line.at[i];
	if (st->line != NULL)
		return set_line(s, e);
	if (s->on.text != NULL)
		st->offer = offers_find(&st->offers, s->on.text);
	if (st->offer == NULL)
		return err_set(e, ERR_MISSING, "This course is not there any more.");
	set_offer(s);
	return true;
}

/* What the figures of this course begin with when they are kept: "17 \n". */
static const char *
about(const struct screen *s, struct arena *a)
{
	return text_fmt(a, "%lld %s\n", (long long)s->on.id, s->on.text == NULL ? "" : s->on.text);
}

/* "17 \n12\n7\n...\f": of which course, then the fields in their order; nothing when none is
 * changed.  Then what was kept of the other courses. */
static const char *
write_figures(const struct screen *s, struct arena *a)
{
	const struct state *st = s->state;
	struct text t = { .a = a };
	bool changed = false;

	text_add(&t, about(s, a));
	for (int k = 0; k < FIELDS; k++) {
		text_addf(&t, "%s%s", k == 0 ? "" : "\n", edit_text(&st->value[k]));
		changed = changed || strcmp(edit_text(&st->value[k]), st->before[k]) != 0;
	}
	text_addf(&t, "\f%s", st->others);
	return changed ? text_get(&t) : st->others;
}

/* The figures of the same course, as they were left. */
static bool
take_figures(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct text others = { .a = &s->mem };
	const char *own = NULL, *left, *mine = about(s, &s->mem);

	st->others = "";
	if (!kept_text_take(&st->kept, s, "course", &left, e))
		return false;
	for (size_t n; *left != '\0'; left += n + (left[n] == '\f')) {
		n = strcspn(left, "\f");
		if (strncmp(left, mine, strlen(mine)) == 0)
			own = arena_strn(&s->mem, left + strlen(mine), n - strlen(mine));
		else
			text_addf(&others, "%s\f", arena_strn(&s->mem, left, n));
	}
	st->others = text_get(&others);
	if (own == NULL)
		return true;
	for (int k = 0; k < FIELDS; k++) {
		size_t n = strcspn(own, "\n");

		edit_set(&st->value[k], arena_strn(&s->mem, own, n));
		own += n + (own[n] != '\0');
	}
	screen_say(s, SAID_DONE, "The figures are as you left them; F2 saves them.");
	return true;
}

static void
course_keep(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };

	if (!st->saved)
		kept_text_keep(&st->kept, s, write_figures(s, &turn));
	arena_clear(&turn);
}

static bool
course_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	for (int k = 0; k < FIELDS; k++)
		edit_init(&st->value[k], &s->mem, TEXT_MAX, false);
	if (!banner_load(s->app, s->on.patient, &s->mem, &st->banner, e)
	    || !plan_load(s->app, s->on.patient, &s->mem, &st->plan, e)
	    || !offers_load(s->app, s->on.patient, &s->mem, &st->offers, e) || !fill(s, e))
		return false;
	for (int k = 0; k < FIELDS; k++)
		st->before[k] = arena_str(&s->mem, edit_text(&st->value[k]));
	return take_figures(s, e);
}

static bool
course_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return !st->sure_asked;
}

/* Figures that were typed, and on a line those that were emptied. */
static size_t
figures(const struct state *st, struct pair *pair)
{
	size_t n = 0;

	for (int k = 0; k < FIELDS; k++) {
		const char *value = edit_text(&st->value[k]);

		if (k == PER_WEEK && st->line != NULL && value[0] == '\0')
			value = "0";
		if (value[0] != '\0' || (st->line != NULL && st->before[k][0] != '\0'))
			pair[n++] = (struct pair){ field[k].param, value };
	}
	return n;
}

static bool
change(struct screen *s, bool sure, struct outcome *out, struct arena *turn, struct err *e)
{
	struct state *st = s->state;
	struct pair pair[FIELDS + 3];
	size_t n = figures(st, pair);

	pair[n++] = (struct pair){ "id", text_fmt(turn, "%lld", (long long)st->line->id) };
	pair[n++] = (struct pair){ "rev", text_fmt(turn, "%lld", (long long)st->line->rev) };
	if (sure)
		pair[n++] = (struct pair){ "sure", "yes" };
	return command_run(s->app, "course.change", pair, n, out, turn, e);
}

/* The first course makes the plan. */
static bool
add(struct screen *s, bool sure, struct outcome *out, struct arena *turn, struct err *e)
{
	struct state *st = s->state;
	const char *who = text_fmt(turn, "#%lld", (long long)s->on.patient);
	const char side[] = { st->offer->side, '\0' };
	struct pair pair[FIELDS + 4];
	size_t n = figures(st, pair);

	if (st->plan.id == 0) {
		if (!command_run(s->app, "plan.make", PAIRS({ "patient", who }), out, turn, e))
			return false;
		st->plan.id = out->id;
	}
	pair[n++] = (struct pair){ "patient", who };
	pair[n++] = (struct pair){ "protocol", st->protocol->id };
	pair[n++] = (struct pair){ "side", side };
	if (sure)
		pair[n++] = (struct pair){ "sure", "yes" };
	return command_run(s->app, "plan.add_course", pair, n, out, turn, e);
}

/* The cursor goes to the figure that was refused. */
static void
go_to_field(struct state *st, const char *name)
{
	for (int k = 0; k < FIELDS; k++)
		if (strcmp(field[k].param, name) == 0)
			st->at = k;
}

static struct go
save(struct screen *s, bool sure)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct go go = go_stay();

	st->sure_asked = false;
	if (st->line != NULL ? change(s, sure, &out, &turn, &e) : add(s, sure, &out, &turn, &e)) {
		st->saved = true;
		kept_text_keep(&st->kept, s, st->others);
		go = st->line != NULL ? go_done(s, &out)
				      : (struct go){ .what = GO_ACTION, .action = "plan.added" };
	} else if (e.code == ERR_RULE && strcmp(e.field, "sure") == 0) {
		st->sure_asked = true;
		screen_say(s, SAID_CARE, "%s   y it is meant   n change it", e.text);
	} else {
		go_to_field(st, e.field);
		screen_fail(s, &e);
	}
	arena_clear(&turn);
	return go;
}

static struct go
course_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->sure_asked) {
		if (in->key->code == 'y')
			return save(s, true);
		st->sure_asked = false;
		s->message[0] = '\0';
		return go_stay();
	}
	s->message[0] = '\0';
	if (input_is(in, "course.save"))
		return save(s, false);
	if (input_is(in, "back"))
		return go_back(NULL);
	if (input_is(in, "help"))
		return go_pass();
	if (input_is(in, "course.next"))
		st->at = (st->at + 1) % FIELDS;
	else if (input_is(in, "course.previous"))
		st->at = (st->at + FIELDS - 1) % FIELDS;
	else if (input_is(in, "course.more"))
		st->top += 4;
	else if (input_is(in, "course.less"))
		st->top -= st->top < 4 ? st->top : 4;
	else
		edit_key(&st->value[st->at], in->key, SHORT_W);
	return go_stay();
}

/* Whether the figure stands as the clinic's protocol has it; what a person typed is theirs. */
static bool
is_clinics(const struct state *st, int k)
{
	static const char *const word[FIELDS] = { [SESSIONS] = "sessions",
		[INTERVAL] = "gap_usual",
		[PER_WEEK] = "per_week",
		[MINUTES] = "minutes" };
	const struct protocol *p = st->protocol;
	int is[FIELDS] = { 0 };

	if (p == NULL || word[k] == NULL)
		return false;
	is[SESSIONS] = p->sessions;
	is[INTERVAL] = p->gap_usual;
	is[PER_WEEK] = p->per_week;
	is[MINUTES] = p->minutes;
	return is[k] > 0 && atoi(edit_text(&st->value[k])) == is[k]
	    && protocol_is_clinics(p, word[k]);
}

static bool
is_asked(const struct state *st, int k)
{
	bool one = atoi(edit_text(&st->value[SESSIONS])) == 1; /* from which there is no next */

	return (k == SESSIONS || (k == INTERVAL && !one) || k == MINUTES)
	    && edit_text(&st->value[k])[0] == '\0';
}

static void
draw_fields(const struct state *st, struct grid *g, int y)
{
	for (int k = 0; k < FIELDS; k++, y++) {
		bool here = k == st->at && !st->sure_asked;
		int w = k == DOSE ? g->cols - X_VALUE - 3 : SHORT_W;

		if (here)
			grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
		grid_put(g, y, 3, X_VALUE - 4, LOOK_LABEL, field[k].label);
		edit_draw(&st->value[k], g, y, X_VALUE, w, here);
		if (k == DOSE)
			continue;
		if (is_asked(st, k)) {
			grid_mark(g, y, X_HINT - 2, LOOK_CARE, MARK_CARE);
			grid_put(g, y, X_HINT, -1, LOOK_CARE, "must be said by a person");
		} else {
			grid_put(g, y, X_HINT, -1, LOOK_DIM,
			    is_clinics(st, k) ? "a value of the house" : field[k].hint);
		}
	}
}

static void
course_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const char *label = st->line != NULL ? st->line->label : st->offer->course->name;
	char side = st->line != NULL ? st->line->side : st->offer->side;
	struct frame f = { .title = text_fmt(turn, "Plan  Course  %s", side_word(side)),
		.context = st->at == DOSE ? field[DOSE].hint : NULL };
	struct body b;
	struct prose p = { .a = turn, .w = g->cols - 2 };
	struct told told = { .a = turn };
	struct prose_area at = { .x = 1 };
	int left;

	for (int k = 0; k < FIELDS; k++)
		f.unsaved = f.unsaved || strcmp(edit_text(&st->value[k]), st->before[k]) != 0;
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	grid_put(g, b.y, 1, -1, LOOK_TITLE,
	    text_fmt(turn, "%s, %s%s", label,
		side == 'R'       ? "right hip"
		    : side == 'L' ? "left hip"
				  : "both hips in one session",
		st->offer != NULL ? ", not saved yet" : ""));
	draw_fields(st, g, b.y + 1);
	grid_rule(g, b.y + 1 + FIELDS, 0, g->cols);
	at.y = b.y + 2 + FIELDS;
	at.h = b.h - FIELDS - 2;
	if (st->protocol != NULL)
		offer_tell(st->protocol, &told);
	else
		told_add(
		    &told, TOLD_DIM, 0, "%s", "No treatment that is chosen offers it any more.");
	prose_told(&p, &told);
	at.from = st->top < (int)p.line.n - at.h ? st->top
	    : (int)p.line.n > at.h               ? (int)p.line.n - at.h
						 : 0;
	left = prose_draw(&p, g, &at);
	if (left > 0 && f.context == NULL && !screen_says_much(s, g))
		grid_put_right(g, g->rows - 3, 1, g->cols - 2, LOOK_KEY,
		    text_fmt(turn, "F8 %d more line%s", left, left == 1 ? "" : "s"));
}

const struct screen_ops course_screen = {
	.name = "course",
	.contexts = contexts,
	.open = course_open,
	.typing = course_typing,
	.handle = course_handle,
	.draw = course_draw,
	.keep = course_keep,
};
