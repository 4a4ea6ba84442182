#include "screens/board_cols.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"

enum { X_NAME = 6, BORN_W = 11, GAP = 1, MARKED = 2 };

/* Where they stand on 80 columns, when there is room for all. */
enum { NAME_W = 23, WAIT_AT = 9, STATES_W = 14, WHAT_W = 12 };

/* Of what a wider list has more the name has a third, and what the visit is for the rest. */
enum { PANE_LEAST = 30, MORE_MOST = 21, NAME_SHARE = 3 };

/* What is left of a column at the least; a place is no wider than that. */
enum { NAME_LEAST = 11, WHAT_LEAST = 8, STATE_LEAST = 5, PLACE_LEAST = 5, PLACE_MOST = 10 };

/* What the texts of the rows need. */
struct needs {
	const struct board_row *const *row;
	int n;
	int *name, *what;                /* of each */
	int most_name, most_what, place; /* of the widest */
	struct arena scratch;
};

const char *
board_state_word(enum board_state state)
{
	static const char *const word[BOARD_STATES] = { "due", "arrived", "session", "done",
		"no-show", "cancelled" };

	return word[state];
}

bool
board_has_minutes(const struct board_row *r)
{
	return r->waits >= 0 || r->runs >= 0 || r->late;
}

static int
state_width(const struct board_row *r)
{
	return BOARD_STATE_AT + (int)strlen(board_state_word(r->state));
}

/* Of the columns from the state to what the visit is for. */
static int
empty_of(const struct board_row *r, int states)
{
	return board_has_minutes(r) ? 0 : states - state_width(r) - GAP;
}

int
board_cols_before(const struct board_cols *c, const struct board_row *r)
{
	return c->lent ? empty_of(r, c->what - c->state) : 0;
}

static int
larger(int a, int b)
{
	return a > b ? a : b;
}

static int
smaller(int a, int b)
{
	return a < b ? a : b;
}

static void
measure(struct needs *d, const struct grid *g)
{
	d->name = arena_array(&d->scratch, int, (size_t)d->n);
	d->what = arena_array(&d->scratch, int, (size_t)d->n);
	d->place = PLACE_LEAST;
	for (int i = 0; i < d->n; i++) {
		const struct board_row *r = d->row[i];
		const char *where = r->room[0] != '\0' ? r->room : r->therapist;

		d->name[i] = grid_width(g, grid_name(g, r->name, r->latin))
		    + (r->flag[0] != '\0' || r->alert ? MARKED : 0);
		d->what[i] = grid_width(g, r->label);
		if (r->of > 0)
			d->what[i] += (int)strlen(text_fmt(&d->scratch, " %d/%d", r->nth, r->of));
		d->most_name = larger(d->most_name, d->name[i]);
		d->most_what = larger(d->most_what, d->what[i]);
		d->place = larger(d->place, grid_width(g, where) + r->other_therapist);
	}
	d->place = smaller(d->place, PLACE_MOST);
}

/* State and minutes, as narrow as the rows allow.  returns the columns that they take. */
static int
pack_states(struct board_cols *c, const struct needs *d)
{
	int end = STATE_LEAST;

	c->wait = 0;
	for (int i = 0; i < d->n; i++) {
		const struct board_row *r = d->row[i];
		int w = state_width(r);

		end = larger(end, w);
		if (board_has_minutes(r))
			c->wait = larger(c->wait, w + (r->late ? GAP : 0));
	}
	if (c->wait > 0)
		end = larger(end, c->wait + BOARD_WAIT_W);
	return end + GAP;
}

/* How many texts are cut; INT_MAX where one is that on a narrow terminal need not be. */
static int
count_cut(const struct needs *d, const struct board_cols *c, int states)
{
	int cut = 0;

	for (int i = 0; i < d->n; i++) {
		const struct board_row *r = d->row[i];

		cut += d->name[i] > c->name_w;
		if (d->what[i] <= c->what_w + (c->lent ? empty_of(r, states) : 0))
			continue;
		if (c->list <= BOARD_W && d->what[i] <= WHAT_W + empty_of(r, STATES_W))
			return INT_MAX;
		cut++;
	}
	return cut;
}

/* Shares what name and purpose have together so that the fewest are cut.  Only a narrow terminal
 * is so short of room that rows begin their purpose each where they can, and that a name has less
 * than its usual room. */
static void
share(struct board_cols *c, const struct needs *d, int room, int states)
{
	struct board_cols best = *c;
	bool narrow = c->list <= BOARD_W;
	int least = INT_MAX, ways = narrow ? 2 : 1;

	for (int lent = 0; lent < ways; lent++) {
		int name = smaller(d->most_name, room - WHAT_LEAST);

		for (; name >= (narrow ? NAME_LEAST : NAME_W); name--) {
			int cut;

			c->name_w = name;
			c->what_w = room - name;
			c->lent = lent != 0;
			cut = count_cut(d, c, states);
			if (cut < least) {
				least = cut;
				best = *c;
			}
		}
	}
	*c = best;
}

/* The widths of the columns of rows of so many columns.  returns those of state and minutes. */
static int
fit(struct board_cols *c, const struct needs *d, int all)
{
	int more = c->list - BOARD_W, states = STATES_W, room, place;

	c->wait = WAIT_AT;
	c->name_w = NAME_W + more / NAME_SHARE;
	c->what_w = WHAT_W + more - more / NAME_SHARE;
	room = all - X_NAME - GAP - BORN_W - GAP - states - GAP;
	place = room - c->name_w - c->what_w;
	if (d->most_name <= c->name_w && d->most_what <= c->what_w && d->place <= place)
		return states;
	room -= d->place;
	if (room < d->most_name + d->most_what) {
		room += states;
		states = pack_states(c, d);
		room -= states;
	}
	if (room < d->most_name + d->most_what) {
		share(c, d, room, states);
		return states;
	}
	c->name_w = smaller(larger(c->name_w, d->most_name), room - d->most_what);
	c->what_w = room - c->name_w;
	return states;
}

/* The list has more where it needs it and the pane keeps what it needs. */
static int
list_width(const struct needs *d, int x, int cols)
{
	int room = cols - PANE_LEAST, need;

	if (cols < BOARD_WIDE || room < BOARD_W)
		return BOARD_W;
	need = x + X_NAME + d->most_name + GAP + BORN_W + GAP + STATES_W + d->most_what + GAP
	    + d->place;
	return smaller(room, larger(need, BOARD_W + MORE_MOST));
}

void
board_cols_lay(
    struct board_cols *c, const struct board_row *const *row, int n, int x, const struct grid *g)
{
	struct needs d = { .row = row, .n = n };
	int states, lacks = larger(BOARD_W - g->cols, 0);

	measure(&d, g);
	*c = (struct board_cols){ .cols = g->cols, .list = list_width(&d, x, g->cols) };
	states = fit(c, &d, c->list - x);
	/* A terminal narrower still takes it from the name. */
	c->name_w -= smaller(lacks, larger(c->name_w - NAME_LEAST, 0));
	c->name = X_NAME;
	c->born = c->name + c->name_w + GAP;
	c->state = c->born + BORN_W + GAP;
	c->what = c->state + states;
	c->wait += c->wait > 0 ? c->state : 0;
	c->room = c->what + c->what_w + GAP;
	arena_clear(&d.scratch);
}
