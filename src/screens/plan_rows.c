#include "screens/plan_rows.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

/* Columns, from the left end of a row's text. */
struct columns {
	int hip, times, every, week, last;
};
enum { COUNT_W = 5, TIMES_W = 6, BEHIND_OFFER = 31, BEHIND_LINE = 38, HIP_MOST = 52 };

/* What the pack leaves to whoever takes the course. */
static const char asked[] = "asked";

/* The name has what the rest leaves of the w columns. */
static struct columns
columns_of(int w, bool offer)
{
	int hip = w - (offer ? BEHIND_OFFER : BEHIND_LINE);

	if (hip > HIP_MOST)
		hip = HIP_MOST;
	return offer ? (struct columns){ hip, hip + 4, hip + 12, hip + 20, hip + 25 }
		     : (struct columns){ hip, hip + 3, hip + 10, 0, hip + 18 };
}

/* "3 days": how often. */
static const char *
every(int days, int sessions, const char *none, struct arena *turn)
{
	if (days <= 0)
		return sessions == 1 ? "once" : none;
	return days == 1 ? "day" : days == 7 ? "week" : text_fmt(turn, "%d days", days);
}

static const char *
or_none(int n, const char *none, struct arena *turn)
{
	return n > 0 ? text_fmt(turn, "%d", n) : none;
}

void
plan_line_row(const struct plan_line *l, struct grid *g, const struct row_at *r)
{
	int y = r->y, x = r->x;
	enum look look = r->look;
	const struct columns its = columns_of(r->w, false), *at = &its;
	const int n[] = { l->done, l->booked, l->missed, l->left };
	bool stopped = strcmp(l->state, "stopped") == 0;

	grid_put(g, y, x, at->hip - 1, look, l->label);
	grid_put(g, y, x + at->hip, 4, look, side_word(l->side));
	grid_put_right(g, y, x + at->times, TIMES_W, look, text_fmt(r->turn, "%d", l->sessions));
	grid_put(
	    g, y, x + at->every, 8, look, every(l->gap_usual, l->sessions, "any day", r->turn));
	if (stopped)
		grid_put(g, y, x + at->last + 1, -1, look, "stopped");
	for (int k = 0; k < 4 && !stopped; k++)
		grid_put_right(
		    g, y, x + at->last + COUNT_W * k, COUNT_W, look, text_fmt(r->turn, "%d", n[k]));
}

/* Of "excluded, pregnancy: no shockwave" what stands beside the mark. */
static const char *
because(const char *against)
{
	const char *comma = strchr(against, ',');

	return comma == NULL ? against : comma + 1 + strspn(comma + 1, " ");
}

void
plan_offer_row(const struct offer_row *o, bool taken, struct grid *g, const struct row_at *r)
{
	const struct protocol *p = o->course;
	int y = r->y, x = r->x;
	enum look look = r->look;
	const struct columns its = columns_of(r->w, true), *at = &its;

	grid_put(g, y, x, 3, look, taken ? "[x]" : o->excluded ? "" : "[ ]");
	if (o->excluded)
		grid_mark(g, y, x + 1, LOOK_BAD, MARK_STOP);
	else if (o->against[0] != '\0')
		grid_mark(g, y, x + 3, look == LOOK_SELECT ? look : LOOK_CARE, MARK_CARE);
	grid_put(g, y, x + 4, at->hip - 5, look, p->name);
	grid_put(g, y, x + at->hip, 4, look, p->person ? "" : hips_short(o->hips));
	if (o->excluded) {
		grid_put(g, y, x + at->times + 1, -1, look, because(o->against));
		return;
	}
	grid_put_right(g, y, x + at->times, TIMES_W, look, or_none(p->sessions, asked, r->turn));
	grid_put(g, y, x + at->every, 8, look, every(p->gap_usual, p->sessions, asked, r->turn));
	grid_put_right(g, y, x + at->week, 4, look, or_none(p->per_week, "", r->turn));
	grid_put_right(g, y, x + at->last, 6, look, or_none(p->minutes, asked, r->turn));
}

void
plan_heads(struct grid *g, const struct row_at *r, bool offers)
{
	static const char *const counts[] = { "Done", "Bkd", "Miss", "Left" };
	const struct columns its = columns_of(r->w, offers), *at = &its;
	int y = r->y, x = r->x;

	grid_put(g, y, offers ? x + 4 : x, -1, LOOK_TITLE,
	    offers ? "Offered by what was chosen" : "Course");
	grid_put(g, y, x + at->hip, -1, LOOK_TITLE, "Hip");
	grid_put_right(g, y, x + at->times, TIMES_W, LOOK_TITLE, "Times");
	grid_put(g, y, x + at->every, -1, LOOK_TITLE, "Every");
	if (offers) {
		grid_put_right(g, y, x + at->week, 4, LOOK_TITLE, "Week");
		grid_put_right(g, y, x + at->last, 6, LOOK_TITLE, "Min");
	}
	for (int k = 0; k < 4 && !offers; k++)
		grid_put_right(g, y, x + at->last + COUNT_W * k, COUNT_W, LOOK_TITLE, counts[k]);
}

/* One hip has no need of the course, or may not have it: then there is nothing to turn. */
static void
tell_hips(const struct plan_offers *o, const struct offer_row *r, struct told *p)
{
	for (size_t i = r->first; i < r->first + r->n && !r->excluded; i++)
		if (o->list.at[i].excluded)
			told_add(p, TOLD_CARE, 0,
			    "A recorded condition excludes it for the %s hip: see Treatment, w "
			    "why.",
			    o->list.at[i].side == 'R' ? "right" : "left");
	if (!r->excluded && r->n > 2)
		told_add(p, TOLD_PLAIN, 0,
		    "Tab changes what it is for: both hips in one session (R L), right (R), "
		    "left (L), a course for each (R+L).");
}

void
plan_offer_tell(const struct plan_offers *o, const struct offer_row *r, struct told *p)
{
	const char *asks;

	if (r == NULL) {
		told_add(
		    p, TOLD_DIM, 0, "No treatment that is chosen offers a course of sessions.");
		return;
	}
	asks = offer_asks(r->course, p->a);
	told_add(p, TOLD_TITLE, 0, "%s, %s", r->course->name,
	    r->course->person ? "for the whole person" : hips_words(r->hips));
	if (r->against[0] != '\0')
		told_add(p, r->excluded ? TOLD_STOP : TOLD_CARE, 0, "%c%s.",
		    toupper((unsigned char)r->against[0]), r->against + 1);
	tell_hips(o, r, p);
	if (asks[0] != '\0')
		told_add(p, TOLD_CARE, 0, "No usual figure: you are asked for %s.", asks);
	offer_tell(r->course, p);
}
