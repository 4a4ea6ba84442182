/* walk - where the cursor goes.
 *
 * File order, but that a run of fields asked of each hip is walked down the
 * right column first, then down the left, and a repeat row by row. */
#include "form/state.h"

/* The fields of one run: first to end, all sides or all of one repeat. */
struct stretch {
	size_t first, end;
	int columns;
};

static bool
joins(const struct field *a, const struct field *b)
{
	if (a->section != b->section)
		return false;
	return (a->sides && b->sides) || (a->repeat >= 0 && a->repeat == b->repeat);
}

static struct stretch
run_of(const struct form *f, size_t field)
{
	const struct field *g = f->def->fields;
	struct stretch r = { .first = field, .end = field + 1, .columns = (int)g[field].ncells };

	while (r.first > 0 && joins(&g[r.first - 1], &g[field]))
		r.first--;
	while (r.end < f->def->nfields && joins(&g[r.end], &g[field]))
		r.end++;
	return r;
}

/* The next place in this order, whether or not it is a stop; false at the end. */
static bool
go(const struct form *f, size_t *field, int *at, int by)
{
	struct stretch r = run_of(f, *field);

	if (by > 0 && *field + 1 < r.end) {
		++*field;
	} else if (by < 0 && *field > r.first) {
		--*field;
	} else if (by > 0 && *at + 1 < r.columns) {
		++*at;
		*field = r.first;
	} else if (by < 0 && *at > 0) {
		--*at;
		*field = r.end - 1;
	} else if (by > 0) {
		if (r.end == f->def->nfields)
			return false;
		*field = r.end;
		*at = 0;
	} else {
		if (r.first == 0)
			return false;
		*field = r.first - 1;
		*at = run_of(f, *field).columns - 1;
	}
	return true;
}

size_t
form_next(const struct form *f, size_t cell, int by)
{
	size_t field = f->def->cells[cell].field;
	int at = f->def->cells[cell].at;

	while (go(f, &field, &at, by)) {
		size_t next = f->def->fields[field].first + (size_t)at;

		if (f->cell[next].stop)
			return next;
	}
	return cell;
}

size_t
form_first(const struct form *f)
{
	return f->def->ncells == 0 || f->cell[0].stop ? 0 : form_next(f, 0, 1);
}

size_t
form_cross(const struct form *f, size_t cell)
{
	const struct field *g = form_field(f, cell);
	size_t other;

	if (!g->sides)
		return cell;
	other = g->first + (form_at(f, cell) == SIDE_R ? SIDE_L : SIDE_R);
	return f->cell[other].stop ? other : cell;
}
