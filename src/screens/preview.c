#include "screens/preview.h"

#include <string.h>

#include "app/may.h"
#include "app/plan_offers.h"
#include "base/text.h"
#include "lang/width.h"

enum {
	HEAD = 1,
	DETAIL = 4,
	WHY_ROWS = 2,
	WHY_LEAST = 16,
	DAY_COLS = 10,
	WIDE = 100,
	LEFT = 3,
	STATE_COLS = 11,
	GAP = 2
};

/* Columns of a row, from the left end of the list's text. */
struct columns {
	int label, who, state, why; /* label -1: all rows are of one course */
};
enum { X_NUMBER = 0, X_DAY = 5, X_TIME = 17, X_NEXT = 24 };

struct drawing {
	const struct preview *v;
	struct arena *turn;
	struct columns x;
};

static int
wider(const struct grid *g, int w, const char *s)
{
	int its = grid_width(g, s);

	return its > w ? its : w;
}

/* Takes from *spare what w lacks of need. */
static int
grown(int w, int need, int *spare)
{
	int more = need - w < *spare ? need - w : *spare;

	if (more <= 0)
		return w;
	*spare -= more;
	return w + more;
}

/* "TENS, conventional R": what it is, and of which hip. */
static const char *
label_of(const struct propose_line *l, struct arena *turn)
{
	return l->side == '\0' ? l->label : text_fmt(turn, "%s %s", l->label, side_word(l->side));
}

/* Nothing is cut beside empty room: each column has what its texts need.  Where that is too much
 * for the row the courses are told apart first, who treats has its share, and why a row differs
 * has the rest: the line below the rows says it whole. */
static struct columns
columns_of(const struct proposed *p, const struct grid *g, struct arena *turn)
{
	const int of_who = g->cols < WIDE ? 12 : 20;
	int labels = 0, whos = 0, whys = 0, label = 0, who, spare;
	struct columns x = { .label = p->line.n > 1 ? X_NEXT : -1 };

	for (size_t i = 0; i < p->row.n; i++) {
		labels = wider(g, labels, label_of(&p->line.at[p->row.at[i].line], turn));
		whos = wider(g, whos, p->row.at[i].who);
		whys = wider(g, whys, propose_why(p, i, turn));
	}
	who = whos < of_who ? whos : of_who;
	spare = g->cols - LEFT - X_NEXT - (who + GAP) - STATE_COLS;
	if (x.label >= 0) {
		spare -= GAP;
		label = grown(0, labels, &spare);
	}
	spare -= whys;
	who = grown(who, whos, &spare);
	x.who = x.label < 0 ? X_NEXT : X_NEXT + label + GAP;
	x.state = x.who + who + GAP;
	x.why = x.state + STATE_COLS;
	return x;
}

int
preview_rows(int h)
{
	return h - HEAD - DETAIL < 1 ? 1 : h - HEAD - DETAIL;
}

/* "Wed 23-Dec": the year is plain, nothing is proposed more than one ahead. */
static const char *
short_day(int day, struct arena *turn)
{
	char buf[DAY_TEXT];

	day_show_long(day, buf);
	return arena_strn(turn, buf, DAY_COLS);
}

static const char *
moment(const struct place *p, struct arena *turn)
{
	char at[DAY_TEXT];

	return text_fmt(turn, "%s %s", short_day(p->day, turn), minute_show(p->minute, at));
}

static void
draw_state(const struct propose_row *r, bool doubted, struct grid *g, int y, int x, enum look look)
{
	static const struct {
		const char *word;
		enum look look;
		enum mark mark;
	} as[] = { [ROW_OK] = { "ok", LOOK_OK, MARK_DONE },
		[ROW_MOVED] = { "moved", LOOK_CARE, MARK_CARE },
		[ROW_OPEN] = { "open", LOOK_BAD, MARK_STOP } };
	enum look its = look != LOOK_PLAIN ? look : r->out ? LOOK_DIM : as[r->state].look;
	bool late = r->late && r->state == ROW_OK;
	bool free = doubted && r->state == ROW_OK && !r->out;

	if ((r->taken || late) && !r->out && r->state != ROW_OPEN) {
		grid_mark(g, y, x, look != LOOK_PLAIN ? look : LOOK_CARE, MARK_CARE);
		grid_put(g, y, x + 2, 8, look != LOOK_PLAIN ? look : LOOK_CARE,
		    r->taken ? "taken" : "late");
		return;
	}
	if (free) {
		grid_put(g, y, x + 2, 8, look, "free");
		return;
	}
	grid_mark(g, y, x, its, r->out ? MARK_TODO : as[r->state].mark);
	grid_put(g, y, x + 2, 8, its, r->out ? "left out" : as[r->state].word);
}

/* Without the " for TENS" at its end: where there are several the row names it. */
static const char *
without_label(const struct drawing *d, int i, const char *why)
{
	const char *label = d->v->p->line.at[d->v->p->row.at[i].line].label;
	const char *end = strstr(why, text_fmt(d->turn, " for %s", label));

	return d->x.label < 0 || end == NULL || strlen(end) != strlen(" for ") + strlen(label)
	    ? why
	    : arena_strn(d->turn, why, (size_t)(end - why));
}

/* Why the row differs, as far as it goes into w columns: the day to which it was moved, and what
 * it is for, stand in the row already.  Of too few columns nothing could be learned. */
static const char *
why_in(const struct drawing *d, int i, const struct grid *g, int w)
{
	const char *why = propose_why(d->v->p, (size_t)i, d->turn);
	const char *moved = strstr(why, ": moved to ");

	if (grid_width(g, why) <= w)
		return why;
	if (moved != NULL)
		why = arena_strn(d->turn, why, (size_t)(moved - why));
	why = without_label(d, i, why);
	return w < WHY_LEAST && grid_width(g, why) > w ? "" : why;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct propose_row *r = &d->v->p->row.at[i];
	bool open = r->state == ROW_OPEN;
	char at[DAY_TEXT];

	grid_put_right(g, y, x + X_NUMBER, 3, look, text_fmt(d->turn, "%d", r->number));
	grid_put(g, y, x + X_DAY, DAY_COLS, open ? LOOK_DIM : look,
	    short_day(open ? r->due : r->slot.place.day, d->turn));
	if (!open)
		grid_put(g, y, x + X_TIME, 5, look, minute_show(r->slot.place.minute, at));
	if (d->x.label >= 0)
		grid_put(g, y, x + d->x.label, d->x.who - d->x.label - 1, look,
		    label_of(&d->v->p->line.at[r->line], d->turn));
	grid_put(g, y, x + d->x.who, d->x.state - d->x.who - 1, look, r->who);
	draw_state(r, d->v->p->doubted, g, y, x + d->x.state, look);
	grid_put(g, y, x + d->x.why, w - d->x.why, look, why_in(d, i, g, w - d->x.why));
}

/* "Sun 27-Dec to Fri 01-Jan: clinic closed; Sat 02-Jan: KB away": days of one reason together. */
static const char *
whys_of(const struct propose_row *r, struct arena *turn)
{
	struct text t = { .a = turn };

	for (int k = 0, last; k < r->nwhys; k = last + 1) {
		const struct day_why *w = &r->whys[k];

		last = k;
		while (last + 1 < r->nwhys && strcmp(r->whys[last + 1].text, w->text) == 0)
			last++;
		text_addf(&t, "%s%s%s%s: %s", k > 0 ? "; " : "", short_day(w->day, turn),
		    last > k ? " to " : "", last > k ? short_day(r->whys[last].day, turn) : "",
		    w->text);
	}
	return text_get(&t);
}

/* Why the chosen row is as it is, over so many lines. */
static void
draw_why(const char *s, struct grid *g, int y, int rows, struct arena *turn)
{
	struct piece line;

	for (int i = 0; i < rows && s != NULL && wrap_next(&s, g->cols - 4, &line); i++)
		grid_put(g, y + i, 3, -1, LOOK_DIM,
		    i == rows - 1 && s != NULL ? line.s : arena_strn(turn, line.s, line.len));
}

/* What else there is for an open session, and why it is open. */
static void
draw_open(const struct propose_row *r, const struct drawing *d, struct grid *g, int y)
{
	struct text t = { .a = d->turn };

	for (int k = 0; k < r->noptions; k++) {
		text_addf(&t, "%s%d %s", k > 0 ? "   " : "", k + 1,
		    moment(&r->option[k].slot.place, d->turn));
		if (r->option[k].note[0] != '\0')
			text_addf(&t, " (%s)", r->option[k].note);
	}
	if (r->noptions > 0)
		grid_put(g, y++, 3, -1, LOOK_PLAIN, text_fmt(d->turn, "Take  %s", text_get(&t)));
	draw_why(r->nwhys > 0 ? whys_of(r, d->turn) : r->why, g, y,
	    r->noptions > 0 ? WHY_ROWS : WHY_ROWS + 1, d->turn);
}

static void
draw_detail(const struct drawing *d, struct grid *g, int y)
{
	const struct proposed *p = d->v->p;
	const struct propose_row *r = &p->row.at[d->v->list->at];
	const struct propose_line *l = &p->line.at[r->line];

	grid_rule(g, y, 0, g->cols);
	if (r->state == ROW_OPEN) {
		draw_open(r, d, g, y + 1);
		return;
	}
	grid_put(g, y + 1, 3, -1, LOOK_PLAIN,
	    text_fmt(d->turn, "%s %d of %d%s%s, %s, %d min, %s", l->label, r->number, r->of,
		l->side == '\0' ? "" : ", ", hip_answer(l->side), moment(&r->slot.place, d->turn),
		l->minutes, r->who));
	draw_why(propose_why(p, (size_t)d->v->list->at, d->turn), g, y + 2, WHY_ROWS, d->turn);
}

void
preview_draw(const struct preview *v, struct grid *g, struct arena *turn)
{
	const struct proposed *p = v->p;
	struct drawing d = { v, turn, columns_of(p, g, turn) };
	struct list_view rows = { .y = v->y + HEAD,
		.x = 1,
		.h = preview_rows(v->h),
		.w = g->cols - 1,
		.bar = true,
		.focus = v->focus,
		.row = draw_row,
		.ctx = &d };
	const char *totals = propose_totals(p, turn);
	const char *beyond;

	grid_put(g, v->y, 3, g->cols - 6 - grid_width(g, totals), LOOK_TITLE,
	    p->line.n == 1
		? text_fmt(turn, "%s  %s", label_of(&p->line.at[0], turn), p->line.at[0].usual)
		: text_fmt(turn, "%zu courses, their days shared", p->line.n));
	grid_put_right(g, v->y, 0, g->cols - 1, p->open > 0 ? LOOK_CARE : LOOK_PLAIN, totals);
	list_draw(v->list, g, &rows);
	draw_detail(&d, g, v->y + v->h - DETAIL);
	beyond = list_beyond(v->list, rows.h, turn);
	if (beyond != NULL)
		grid_put_right(g, v->y + v->h - DETAIL, 0, g->cols - 2, LOOK_DIM, beyond);
}

void
preview_draw_hip(const struct proposed *p, struct grid *g, int y, int x, struct arena *turn)
{
	const char *said = propose_hip(p, turn);

	if (said[0] == '\0')
		return;
	grid_put(g, y, 3, -1, LOOK_LABEL, "Hip");
	grid_mark(g, y, x, LOOK_CARE, MARK_CARE);
	grid_put(g, y, x + 2, -1, LOOK_CARE, said);
}

/* Nothing at all that this row could be with is there to be booked. */
static bool
lacks(const struct propose_row *r)
{
	bool missing = false;

	for (int k = 0; k < r->nwhys; k++)
		missing |= r->whys[k].code == OBSTACLE_MISSING;
	return missing && r->state == ROW_OPEN && !r->out && r->noptions == 0;
}

/* The reason itself stands below the rows, and needs all of its room. */
static const char *
who_adds(const struct proposed *p)
{
	for (size_t i = 0; i < p->row.n; i++)
		if (lacks(&p->row.at[i]))
			return may_hold(p->app, "resource.add")
			    ? " What is missing is added by g C 2."
			    : " What is missing a manager adds by g C 2.";
	return "";
}

const char *
preview_enter(const struct proposed *p, bool flag, bool asks, struct arena *turn)
{
	const char *flagged = flag ? "Red flag open. " : "", *why = asks ? "; it asks why" : "";
	int n = propose_placed(p);

	if (propose_asks_hip(p) && n > 0)
		return text_fmt(turn,
		    "%sNot booked yet: which hip? Enter goes to the line; add right, left or both.",
		    flagged);
	if (p->open == 0)
		return text_fmt(turn, "%sNot booked yet. Enter books %d%s.", flagged, n, why);
	return text_fmt(turn,
	    "%sNot booked yet.%s Enter books %d; %d ha%s no time and stay%s open%s.", flagged,
	    who_adds(p), n, p->open, p->open == 1 ? "s" : "ve", p->open == 1 ? "s" : "", why);
}
