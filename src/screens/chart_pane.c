#include "screens/chart_pane.h"

#include <string.h>

#include "app/chart.h"
#include "app/phone_words.h"
#include "base/text.h"
#include "lang/width.h"
#include "screens/prose.h"

/* Columns of an entry of the timeline. */
enum { X_KIND = 16, X_WHAT = 30 };

/* Rows of an event, and of one where the timeline has so many for all. */
enum { EVENT_ROWS = 3, EVENT_MOST = 8, EVENTS_ROOMY = 20 };

enum { HIP_ROWS = 3 };

int
chart_rows(struct grid *g, int y, int x, int w, int most, const char *text)
{
	struct piece line;
	int n = 0;

	for (const char *p = text; n < most && wrap_next(&p, w, &line); n++) {
		struct arena scratch = { 0 };
		bool rest = n + 1 == most && p != NULL;

		if (g != NULL)
			grid_put(g, y + n, x, w, LOOK_VALUE,
			    rest ? line.s : arena_strn(&scratch, line.s, line.len));
		arena_clear(&scratch);
	}
	return n > 0 ? n : 1;
}

static int
hip_row(struct grid *g, int y, int x, const char *label, const char *right, const char *left)
{
	int r, l;

	grid_put(g, y, x, 10, LOOK_LABEL, label);
	r = chart_rows(g, y, x + 11, 14, HIP_ROWS, right);
	l = chart_rows(g, y, x + 26, 14, HIP_ROWS, left);
	return y + (r > l ? r : l);
}

/* "" where the stage says it by itself: "between stages". */
static const char *
status_of(const struct hip_view *h)
{
	return strcmp(h->status_word, h->stage_word) == 0 ? "" : h->status_word;
}

void
chart_hips(const struct chart *c, struct grid *g, const struct body *b, int x, struct arena *turn)
{
	const struct hip_view *r = &c->right, *l = &c->left;
	struct prose lacks = { .a = turn, .w = g->cols - x - 1 };
	char rd[DAY_TEXT], ld[DAY_TEXT];
	int y = b->y;

	grid_put(g, y, x, -1, LOOK_TITLE, "Hips");
	grid_put(g, y, x + 11, -1, LOOK_TITLE, "Right");
	grid_put(g, y++, x + 26, -1, LOOK_TITLE, "Left");
	y = hip_row(g, y, x, "Stage", r->stage_word, l->stage_word);
	if (r->id == 0 && l->id == 0)
		return;
	if (status_of(r)[0] != '\0' || status_of(l)[0] != '\0')
		y = hip_row(g, y, x, "Status", status_of(r), status_of(l));
	y = hip_row(g, y, x, "Size", r->size_word, l->size_word);
	y = hip_row(g, y, x, "Confirmed", day_show(r->day, rd), day_show(l->day, ld));
	if (r->missing[0] != '\0')
		prose_add(&lacks, LOOK_PLAIN, 0, "Would settle the right: %s.", r->missing);
	if (l->missing[0] != '\0')
		prose_add(&lacks, LOOK_PLAIN, 0, "Would settle the left: %s.", l->missing);
	prose_draw(&lacks, g, &(struct prose_area){ .y = y + 1, .x = x, .h = b->y + b->h - y - 3 });
}

static const char *
next_visit(const struct chart *c, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(turn, "%s%s%s", c->here, c->here[0] == '\0' ? "" : "; next visit ",
	    c->next_day == DAY_NONE ? "none booked"
				    : text_fmt(turn, "%s %s %s", day_show_long(c->next_day, day),
					minute_show(c->next_minute, at), c->next_label));
}

static const char *
reached_by(const struct chart *c, struct arena *turn)
{
	const char *own = c->phone.number[0] == '\0' ? "no phone number on record; e enters one"
						     : phone_words_whole(&c->phone, turn);

	if (c->phones_merged[0] == '\0')
		return own;
	return text_fmt(
	    turn, "%s; %s", c->phone.number[0] == '\0' ? "none here" : own, c->phones_merged);
}

void
chart_foot(const struct chart *c, struct grid *g, int y, struct arena *turn)
{
	grid_put(g, y, 1, -1, LOOK_LABEL, c->here[0] == '\0' ? "Next visit" : "Here now");
	grid_put(g, y, 13, -1, LOOK_VALUE, next_visit(c, turn));
	grid_put(g, y + 1, 1, -1, LOOK_LABEL, "Contact");
	grid_put(g, y + 1, 13, -1, LOOK_VALUE, reached_by(c, turn));
}

const char *
chart_warn(const struct banner *b, const char *fillers, struct arena *turn)
{
	struct text t = { .a = turn };

	if (strcmp(b->state, "active") != 0)
		text_addf(&t, "This patient %s.  ",
		    strcmp(b->state, "dead") == 0 ? "has died" : "has left the clinic");
	else if (b->alike > 0)
		text_addf(&t, "%d other%s on record %s this name. Check the date of birth.  ",
		    b->alike, b->alike == 1 ? "" : "s", b->alike == 1 ? "bears" : "bear");
	if (fillers[0] != '\0')
		text_addf(&t, "%s just now.", fillers);
	return t.len > 0 ? text_get(&t) : NULL;
}

static int
event_rows(const struct chart_event *v, int w, int most)
{
	return chart_rows(NULL, 0, 0, w - X_WHAT - width_of(v->initials) - 2, most, v->text);
}

static void
draw_event(const struct chart_event *v, struct grid *g, int y, int w, int most)
{
	char day[DAY_TEXT];
	int by = grid_width(g, v->initials);

	grid_put(g, y, 3, 12, LOOK_PLAIN, day_show(v->day, day));
	grid_put(g, y, X_KIND, X_WHAT - X_KIND - 1, LOOK_LABEL, v->kind);
	chart_rows(g, y, X_WHAT, w - X_WHAT - by - 2, most, v->text);
	grid_put_right(g, y, 1, w - 2, LOOK_DIM, v->initials);
}

void
chart_timeline(
    const struct chart *c, int chosen, struct grid *g, struct body b, int w, struct arena *turn)
{
	int y = b.y, h = b.h;
	int n = (int)c->event.n, top = chosen < 0 ? 0 : chosen, at = y + 1;
	int most = h < EVENTS_ROOMY ? EVENT_ROWS : EVENT_MOST;

	if (h < 2)
		return;
	grid_put(g, y, 1, -1, LOOK_TITLE, "Timeline");
	grid_put_right(g, y, 1, w - 2, LOOK_DIM,
	    chosen >= 0 ? "t back to the path"
			: text_fmt(turn, "t all %d entr%s", n, n == 1 ? "y" : "ies"));
	if (n == 0)
		grid_put(g, y + 1, 3, -1, LOOK_DIM, "Nothing is on record yet.");
	/* As many before the chosen one as there is room for. */
	for (int room = top < n ? h - 1 - event_rows(&c->event.at[top], w, most) : 0; top > 0;
	     top--) {
		room -= event_rows(&c->event.at[top - 1], w, most);
		if (room < 0)
			break;
	}
	for (int i = top; i < n; i++) {
		int rows = event_rows(&c->event.at[i], w, most);

		if (at + rows > y + h)
			break;
		draw_event(&c->event.at[i], g, at, w, most);
		if (i == chosen) {
			grid_mark(g, at, 1, LOOK_KEY, MARK_NOW);
			grid_cursor(g, at, 3);
		}
		at += rows;
	}
}
