#include "screens/merge_pane.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "screens/prose.h"

enum { X_LEFT = 16, ROWS_MAX = 16 };

struct row {
	const char *label, *stays, *goes;
};

static const char *
born(const struct merging_side *s, struct arena *a)
{
	char day[DAY_TEXT];

	if (s->born == DAY_NONE)
		return "not known";
	return text_fmt(a, "%s%s", day_show(s->born, day), s->born_estimated ? " (estimate)" : "");
}

static const char *
stages(const struct merging_side *s, struct arena *a)
{
	if (s->right[0] == '\0' && s->left[0] == '\0')
		return "not staged";
	return text_fmt(a, "right %s, left %s", s->right, s->left);
}

static const char *
visits(const struct merging_side *s, struct arena *a)
{
	return text_fmt(a, "%d done, %d booked", s->visits, s->booked);
}

static const char *
records(const struct merging_side *s, struct arena *a)
{
	return text_fmt(a, "%d form%s, %d due", s->forms, s->forms == 1 ? "" : "s", s->due);
}

static const char *
day_of_registration(const struct merging_side *s, struct arena *a)
{
	char day[DAY_TEXT];

	return arena_str(a, day_show(s->registered, day));
}

static const char *
or_dash(const char *s)
{
	return s[0] == '\0' ? "-" : s;
}

static int
rows_of(const struct merging *m, struct arena *a, struct row out[ROWS_MAX])
{
	const struct merging_side *s = &m->stays, *g = &m->goes;
	int n = 0;

	out[n++] = (struct row){ "Number", s->number, g->number };
	out[n++] = (struct row){ "Name", s->shown, g->shown };
	out[n++] = (struct row){ "Other names", or_dash(s->names), or_dash(g->names) };
	out[n++] = (struct row){ "Born", born(s, a), born(g, a) };
	out[n++] = (struct row){ "Sex", or_dash(s->sex), or_dash(g->sex) };
	out[n++] = (struct row){ "Phone", or_dash(s->phones), or_dash(g->phones) };
	out[n++] = (struct row){ "Address", or_dash(s->address), or_dash(g->address) };
	out[n++] = (struct row){ "Stage", stages(s, a), stages(g, a) };
	out[n++] = (struct row){ "Treatment", or_dash(s->treatments), or_dash(g->treatments) };
	out[n++] = (struct row){ "Visits", visits(s, a), visits(g, a) };
	out[n++] = (struct row){ "Records", records(s, a), records(g, a) };
	out[n++] =
	    (struct row){ "Registered", day_of_registration(s, a), day_of_registration(g, a) };
	return n;
}

void
merge_pane_draw(
    const struct merging *m, struct grid *g, struct body b, int from, struct arena *turn)
{
	int w = (g->cols - X_LEFT - 2) / 2, x = X_LEFT + w + 1, y = b.y, n;
	struct prose heed = { .a = turn, .w = g->cols - 2 };
	struct row row[ROWS_MAX];

	grid_put(g, y, X_LEFT, w, LOOK_TITLE, "Stays");
	grid_put(g, y++, x, w, LOOK_TITLE, "Becomes part of it");
	n = rows_of(m, turn, row);
	for (int i = from < n ? from : n - 1; i < n && y < b.y + b.h; i++, y++) {
		bool same = strcmp(row[i].stays, row[i].goes) == 0;

		grid_put(g, y, 1, X_LEFT - 3, LOOK_LABEL, row[i].label);
		if (!same)
			grid_mark(g, y, X_LEFT - 2, LOOK_CARE, MARK_CARE);
		grid_put(g, y, X_LEFT, w, LOOK_VALUE, row[i].stays);
		grid_put(g, y, x, w, same ? LOOK_DIM : LOOK_VALUE, row[i].goes);
	}
	grid_cursor(g, b.y + 1, X_LEFT);
	prose_add(&heed, LOOK_DIM, 0, "%s",
	    "Nothing is thrown away: all names, phones and numbers go on finding the person.");
	for (size_t i = 0; i < m->heed.n; i++)
		prose_marked(&heed, MARK_CARE, LOOK_CARE, "%s", m->heed.at[i]);
	prose_draw(&heed, g, &(struct prose_area){ .y = y, .x = 1, .h = b.y + b.h - y });
}
