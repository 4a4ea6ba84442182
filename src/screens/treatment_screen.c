/* treatment_screen - nine treatments, how each fits either hip, and which are chosen.
 *
 * The order and the numbers never change and nothing is chosen beforehand.
 * Keys go to one hip, the right one first.  F2 records what was chosen and
 * ends what was taken back; where a reason is wanted the override screen asks
 * for it, records, and comes back for the rest. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/consent.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/kept_text.h"
#include "screens/observe.h"
#include "screens/rows.h"
#include "screens/treatment_table.h"
#include "screens/treatment_text.h"
#include "ui/keymap.h"
#include "ui/list.h"

struct state {
	struct arena mem; /* of what was read, until it is read again */
	struct banner banner;
	struct advice advice;
	struct chosen_list chosen;
	const struct chosen **held[HIPS]; /* by treatment: the decision that holds, or NULL */
	bool *want[HIPS]; /* by treatment: as the boxes stand; lives as the screen */
	bool *was[HIPS];  /* and as they stood when last read */
	struct list list;
	int64_t *ids;
	int hip;
	bool recorded;         /* something, before F2 goes on */
	bool all;              /* the reasons take the place of the table */
	int top;               /* the first of their lines */
	struct kept_text kept; /* the boxes */
};

static const char *const contexts[] = { "treatment", "list", "everywhere", NULL };
static const char *const decided[] = { "treatment-decided", "treatment", "list", "everywhere",
	NULL };
static const char *const why_contexts[] = { "why", "everywhere", NULL };

/* The text about one treatment, and the last line at which its page can begin. */
struct pane {
	struct prose prose;
	struct prose_area at;
	int most;
};

static const char *const *
page_contexts(const struct screen *s)
{
	const struct state *st = s->state;

	return st->all ? why_contexts : st->held[st->hip][st->list.at] != NULL ? decided : contexts;
}

static int
count(const struct state *st)
{
	return (int)st->advice.pack->treatment.n;
}

/* As the size of an array. */
static size_t
boxes(const struct state *st)
{
	return st->advice.pack->treatment.n + 1;
}

/* What others or an undo changed is taken over; a box that was touched here stays. */
static void
take_held(struct state *st)
{
	for (int h = 0; h < HIPS; h++) {
		st->held[h] = arena_array(&st->mem, const struct chosen *, boxes(st));
		for (size_t i = 0; i < st->chosen.list.n; i++) {
			const struct chosen *c = &st->chosen.list.at[i];

			if (c->side == "RL"[h] && c->treatment >= 0)
				st->held[h][c->treatment] = c;
		}
		for (int t = 0; t < count(st); t++) {
			bool holds = st->held[h][t] != NULL;

			if (holds != st->was[h][t])
				st->want[h][t] = holds;
			st->was[h][t] = holds;
		}
	}
}

static bool
read_again(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct banner banner;
	struct advice advice;
	struct chosen_list chosen = { 0 };

	if (!banner_load(s->app, s->on.patient, &mem, &banner, e)
	    || !treatment_advice(s->app, s->on.patient, &mem, &advice, e)
	    || !treatment_chosen(s->app, s->on.patient, &mem, &chosen, e)) {
		arena_clear(&mem);
		return false;
	}
	arena_clear(&st->mem);
	st->mem = mem;
	st->banner = banner;
	st->advice = advice;
	st->chosen = chosen;
	return true;
}

/* "R+T3;L-T1;": the boxes that are not as the record is. */
static const char *
write_boxes(const struct state *st, struct arena *a)
{
	struct text t = { .a = a };

	for (int h = 0; h < HIPS; h++)
		for (int k = 0; k < count(st); k++)
			if (st->want[h][k] != st->was[h][k])
				text_addf(&t, "%c%c%s;", "RL"[h], st -> want[h][k] ? '+' : '-',
				    st->advice.pack->treatment.at[k].key);
	return text_get(&t);
}

/* As they were left: nothing of it is recorded before F2. */
static bool
take_draft(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const char *left, *at;

	if (!kept_text_take(&st->kept, s, "treatment", &left, e))
		return false;
	for (at = left; strlen(at) > 2; at += strcspn(at, ";"), at += *at == ';')
		for (int k = 0; k < count(st); k++) {
			const char *key = st->advice.pack->treatment.at[k].key;
			size_t n = strlen(key);

			if (strncmp(at + 2, key, n) == 0 && at[2 + n] == ';')
				st->want[at[0] == 'R' ? HIP_R : HIP_L][k] = at[1] == '+';
		}
	if (left[0] != '\0')
		screen_say(s, SAID_DONE, "The boxes are as you left them; F2 records them.");
	return true;
}

static void
treatment_keep(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };

	kept_text_keep(&st->kept, s, write_boxes(st, &turn));
	arena_clear(&turn);
}

static bool
treatment_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	if (!read_again(s, e))
		return false;
	st->ids = arena_array(&s->mem, int64_t, boxes(st));
	for (int t = 0; t < count(st); t++)
		st->ids[t] = t + 1;
	list_set(&st->list, st->ids, count(st));
	for (int h = 0; h < HIPS; h++) {
		st->want[h] = arena_array(&s->mem, bool, boxes(st));
		st->was[h] = arena_array(&s->mem, bool, boxes(st));
	}
	take_held(st);
	treatment_place(st->advice.pack, s->on.place, &st->hip, &st->list.at);
	return take_draft(s, e);
}

static bool
treatment_reload(struct screen *s, struct err *e)
{
	if (!read_again(s, e))
		return false;
	take_held(s->state);
	return true;
}

static void
treatment_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static int
changes(const struct state *st)
{
	int n = 0;

	for (int h = 0; h < HIPS; h++)
		for (int t = 0; t < count(st); t++)
			n += st->want[h][t] != (st->held[h][t] != NULL);
	return n;
}

/* One box made true on record.  *ask is set when a person must give a reason first. */
static bool
record(struct screen *s, int h, int t, const char **ask, struct err *e)
{
	struct state *st = s->state;
	const struct chosen *held = st->held[h][t];
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	bool done;

	if (held == NULL)
		done = command_run(s->app, "decision.record",
		    PAIRS({ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) },
			{ "side", h == HIP_R ? "R" : "L" },
			{ "treatment", st->advice.pack->treatment.at[t].key }),
		    &out, &turn, e);
	else
		done = command_run(s->app, "decision.end",
		    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)held->id) },
			{ "rev", text_fmt(&turn, "%lld", (long long)held->rev) }),
		    &out, &turn, e);
	if (!done && e->code == ERR_RULE)
		*ask = held == NULL ? "choose" : "end";
	arena_clear(&turn);
	return done;
}

/* Records box after box, right hip first, until one wants a reason or none is left. */
static struct go
save(struct screen *s)
{
	struct state *st = s->state;
	struct err e = { 0 };
	struct go go;

	for (int h = 0; h < HIPS; h++)
		for (int t = 0; t < count(st); t++) {
			const char *ask = NULL;

			if (st->want[h][t] == (st->held[h][t] != NULL))
				continue;
			st->recorded = true;
			if (!record(s, h, t, &ask, &e) && ask == NULL) {
				screen_fail(s, &e);
				return go_stay();
			}
			if (ask != NULL)
				return go_open("override",
				    (struct subject){ .patient = s->on.patient,
					.id = t * HIPS + h,
					.day = DAY_NONE,
					.text = ask });
			if (!treatment_reload(s, &e)) {
				screen_fail(s, &e);
				return go_stay();
			}
		}
	if (st->chosen.list.n == 0) {
		screen_say(s, SAID_ERROR,
		    "Nothing is chosen. Type the number of a treatment, Tab for the other hip.");
		return go_stay();
	}
	treatment_keep(s); /* all is on record: there is no draft any more */
	go = go_replace("plan", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	if (st->recorded)
		go.said = "The decisions are recorded.   u takes the last one back";
	return go;
}

static void
toggle(struct screen *s, int t)
{
	struct state *st = s->state;

	st->list.at = t;
	if (!screen_ask(s, "decision.record"))
		return;
	st->want[st->hip][t] = !st->want[st->hip][t];
	treatment_say_box(s, &(struct telling){ &st->advice, st->hip, t }, st->want[st->hip][t],
	    st->held[st->hip][t]);
}

static int
other_hip(int hip)
{
	return hip == HIP_R ? HIP_L : HIP_R;
}

/* The mark that a consent is for: that under the cursor, where it takes one; else the first that
 * has none on record, of this hip before the other.  false: there is none. */
static bool
find_mark(const struct state *st, int *hip, int *t)
{
	*hip = st->hip;
	*t = st->list.at;
	if (st->want[*hip][*t] && consent_takes(st->advice.pack->treatment.at[*t].key))
		return true;
	for (int turn = 0; turn < HIPS; turn++, *hip = other_hip(*hip))
		for (*t = 0; *t < count(st); ++*t)
			if (st->want[*hip][*t] && consent_lacks(&st->advice, *hip, *t))
				return true;
	return false;
}

static struct go
open_consent(struct screen *s)
{
	const struct state *st = s->state;
	struct subject on = { .patient = s->on.patient, .day = DAY_NONE, .text = "consent" };
	int hip, t;

	if (find_mark(st, &hip, &t))
		on.place =
		    text_fmt(&s->mem, "%s.%c%s", st->advice.pack->treatment.at[t].key, "RL"[hip],
			!st->want[other_hip(hip)][t] ? ""
			    : hip == HIP_R           ? "L"
						     : "R");
	return go_open("form", on);
}

static struct treatment_table
table_of(const struct state *st)
{
	return (struct treatment_table){ .advice = &st->advice,
		.chosen = &st->chosen,
		.held = { st->held[HIP_R], st->held[HIP_L] },
		.want = { st->want[HIP_R], st->want[HIP_L] },
		.hip = st->hip,
		.at = st->list.at };
}

/* What is told of the treatment in h rows from y on.  All of it begins at st->top, or where the
 * last page does. */
static struct pane
lay_pane(const struct state *st, const struct grid *g, int y, int h, struct arena *turn)
{
	const struct telling x = { &st->advice, st->hip, st->list.at };
	struct pane p = { .prose = { .a = turn, .w = g->cols - 2 }, .at = { .y = y, .x = 1 } };
	struct told told = { .a = turn };
	const struct chosen *held = st->held[st->hip][st->list.at];

	p.at.h = h > 0 ? h : 0;
	if (held != NULL)
		told_add(&told, TOLD_PLAIN, 0, "%s", treatment_held(held, turn));
	(st->all ? telling_all : telling_pane)(&x, &told);
	prose_told(&p.prose, &told);
	p.most = (int)p.prose.line.n > h ? (int)p.prose.line.n - h : 0;
	if (st->all)
		p.at.from = st->top < p.most ? st->top : p.most;
	return p;
}

static void
draw_pane(const struct screen *s, struct grid *g, const struct pane *p, struct arena *turn)
{
	const struct state *st = s->state;
	int left = p->at.h == 0 ? 0 : prose_draw(&p->prose, g, &p->at);

	if (p->at.h == 0)
		return;
	if (left > 0 && !screen_says_much(s, g))
		grid_put_right(g, g->rows - 3, 1, g->cols - 2, LOOK_KEY,
		    text_fmt(turn, "%s %d more line%s", st->all ? "Down" : "w", left,
			left == 1 ? "" : "s"));
	if (st->all)
		grid_cursor(g, p->at.y, 1);
}

/* All but the pane, which is returned. */
static struct pane
draw_round(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct treatment_table table = table_of(st);
	struct frame f = { .title = st->all ? "Treatment  Why" : "Treatment",
		.unsaved = changes(st) > 0 };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);
	int y = treatment_stages(&table, g, b.y, turn),
	    end = treatment_statement(&st->advice, g, b.y + b.h + !screen_says_much(s, g), turn);

	if (!st->all)
		y = treatment_rows(&table, g, y, end, turn);
	return lay_pane(st, g, y, end - y, turn);
}

static void
treatment_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct pane p = draw_round(s, g, turn);

	draw_pane(s, g, &p, turn);
}

static struct go
handle_all(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct pane p =
	    draw_round(s, grid_new(&turn, s->rows, s->cols, GLYPHS_UNICODE, false), &turn);
	int by[] = { 1, -1, p.at.h - 1, 1 - p.at.h, -p.most, p.most };
	static const char *const moves[] = { "why.down", "why.up", "why.page_down", "why.page_up",
		"why.first", "why.last" };
	struct go go = go_pass();

	st->top = p.at.from;
	for (size_t i = 0; i < sizeof(by) / sizeof(*by); i++)
		if (input_is(in, moves[i])) {
			st->top += by[i];
			go = go_stay();
		}
	if (st->top > p.most)
		st->top = p.most;
	if (st->top < 0)
		st->top = 0;
	if (input_is(in, "why.table") || input_is(in, "back")) {
		st->all = false;
		go = go_stay();
	}
	arena_clear(&turn);
	return go;
}

static struct go
treatment_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	uint32_t code = in->key->code;

	if (input_is(in, "treatment.save"))
		return save(s);
	if (input_is(in, "treatment.consent"))
		return open_consent(s);
	if (input_is(in, "treatment.other")) {
		st->hip = other_hip(st->hip);
		st->top = 0;
		return go_stay();
	}
	if (st->all)
		return handle_all(s, in);
	if (code >= '1' && code < '1' + (uint32_t)count(st) && in->key->mods == 0)
		toggle(s, (int)(code - '1'));
	else if (list_id(&st->list) != 0 && input_is(in, "treatment.choose"))
		toggle(s, st->list.at);
	else if (input_is(in, "treatment.observe"))
		observe_toggle(s, &st->chosen, "RL"[st->hip]);
	else if (input_is(in, "treatment.began"))
		return go_open("began",
		    (struct subject){ .patient = s->on.patient,
			.id = st->held[st->hip][st->list.at]->id,
			.day = DAY_NONE });
	else if (input_is(in, "treatment.why"))
		st->all = true, st->top = 0;
	else if (!rows_key(s, &st->list, in->key, count(st)))
		return go_pass();
	return go_stay();
}

const struct screen_ops treatment_screen = {
	.name = "treatment",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = treatment_open,
	.reload = treatment_reload,
	.handle = treatment_handle,
	.draw = treatment_draw,
	.keep = treatment_keep,
	.close = treatment_close,
	.answers = true,
};
