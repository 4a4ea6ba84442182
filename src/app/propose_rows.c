/* propose_rows - what the planner found as rows of a proposal, with what differs from the wish. */
#include <stdlib.h>
#include <string.h>

#include "app/proposing.h"
#include "base/text.h"

enum { LONG_WAIT = 90 }; /* minutes between two visits of a day, said in words */

/* "Mon Wed 15:30, 30 min, KB + Pool": what the rows keep to, by the first that does. */
static const char *
usual_text(const struct proposed *p, int line, const struct proposal *plan)
{
	struct arena *a = p->in->a;
	struct text t = { .a = a };
	char at[DAY_TEXT];

	for (int i = 0; i < plan->n; i++) {
		const struct proposal_row *r = &plan->row[i];

		if (r->state == ROW_OPEN || (plan->ok > 0 && r->state != ROW_OK))
			continue;
		for (int wd = 1; wd <= 7; wd++)
			if ((plan->anchor.weekdays >> wd & 1u) != 0)
				text_addf(
				    &t, "%.3s ", &"MonTueWedThuFriSatSun"[(ptrdiff_t)3 * (wd - 1)]);
		text_addf(&t, "%s, %d min, %s", minute_show(r->slot.place.minute, at),
		    p->in->want[line].minutes, propose_who(p, &r->slot.place, a));
		break;
	}
	return text_get(&t);
}

/* Of several courses each keeps to who was asked for where it can, and says where it cannot. */
static void
tell_with(const struct proposing *in, const struct want *w, int with, struct propose_row *row)
{
	const struct calendar *c = &in->book.calendar;

	if (with == RES_NONE || row->state == ROW_OPEN || !w->need[RES_THERAPIST].wanted
	    || want_suits(w, c, RES_THERAPIST, with))
		return;
	row->state = ROW_MOVED;
	row->why = text_fmt(in->a, "%s cannot give it%s%s", c->resource[with].code,
	    row->why[0] == '\0' ? "" : "; ", row->why);
}

bool
proposing_add(struct proposed *out, const struct course *c, const struct proposal *plan, int with,
    struct err *e)
{
	const int line = (int)out->line.n;
	const struct want *w = &out->in->want[line];
	struct arena *a = out->in->a;

	out->in->anchor[line] = plan->anchor;
	*vec_add(a, &out->line) = (struct propose_line){ .course = c == NULL ? 0 : c->id,
		.label = w->label,
		.wanted = w->count,
		.minutes = w->minutes,
		.side = c == NULL ? out->hip.side : c->side,
		.usual = usual_text(out, line, plan) };
	for (int i = 0; i < plan->n; i++) {
		const struct proposal_row *r = &plan->row[i];
		struct propose_row *to = vec_add(a, &out->row);

		*to = (struct propose_row){ .course = c == NULL ? 0 : c->id,
			.line = line,
			.number = w->nfixed + r->number,
			.of = c == NULL ? w->count : c->sessions,
			.state = r->state,
			.due = r->due,
			.slot = r->slot,
			.who = "",
			.why = r->why,
			.late = r->late,
			.noptions = r->noptions,
			.nwhys = r->nwhys,
			.whys = r->whys };
		memcpy(to->option, r->option, sizeof(to->option));
		if (r->state == ROW_OPEN)
			continue;
		to->who = propose_who(out, &r->slot.place, a);
		tell_with(out->in, w, with, to);
		if (!proposing_take(out, to))
			return err_set(e, ERR_CONFLICT, "%s: session %d was taken meanwhile",
			    w->label, to->number);
	}
	return true;
}

static int
by_time(const void *va, const void *vb)
{
	const struct propose_row *a = va, *b = vb;
	int da = a->state == ROW_OPEN ? a->due : a->slot.place.day;
	int db = b->state == ROW_OPEN ? b->due : b->slot.place.day;
	int ma = a->state == ROW_OPEN ? 0 : a->slot.place.minute;
	int mb = b->state == ROW_OPEN ? 0 : b->slot.place.minute;

	if (da != db)
		return da < db ? -1 : 1;
	if (ma != mb)
		return ma < mb ? -1 : 1;
	return a->line != b->line ? a->line - b->line : a->number - b->number;
}

void
proposing_sort(struct proposed *p)
{
	qsort(p->row.at, p->row.n, sizeof(*p->row.at), by_time);
}

void
propose_mark_taken(struct proposed *p, const struct propose_row *was, size_t n)
{
	for (size_t i = 0; i < p->row.n; i++) {
		struct propose_row *r = &p->row.at[i];

		for (size_t k = 0; k < n; k++)
			r->taken = r->taken
			    || (was[k].course == r->course && was[k].number == r->number
				&& (was[k].slot.place.day != r->slot.place.day
				    || was[k].slot.place.minute != r->slot.place.minute
				    || memcmp(was[k].slot.place.who, r->slot.place.who,
					   sizeof(r->slot.place.who))
					!= 0));
	}
}

/* The end of the visit before row i on its day, of this proposal or booked; MINUTE_NONE. */
static int
end_before(const struct proposed *p, const struct propose_row *row, const char **label)
{
	const struct want *w = &p->in->want[row->line];
	const struct place *at = &row->slot.place;
	int end = MINUTE_NONE;

	for (int i = 0; i < w->nvisits; i++) {
		const struct visit *v = &w->visit[i];

		if (v->day == at->day && v->at.to <= at->minute && v->at.to > end) {
			end = v->at.to;
			*label = v->label;
		}
	}
	for (size_t i = 0; i < p->row.n; i++) {
		const struct propose_row *r = &p->row.at[i];
		const struct want *its = &p->in->want[r->line];
		int to = want_patient_span(its, r->slot.place.minute).to;

		if (r->state != ROW_OPEN && !r->out && r->slot.place.day == at->day
		    && to <= at->minute && to > end) {
			end = to;
			*label = its->label;
		}
	}
	return end;
}

const char *
propose_why(const struct proposed *p, size_t i, struct arena *a)
{
	const struct propose_row *r = &p->row.at[i];
	const char *label = "";
	int end = r->state == ROW_OPEN || r->out ? MINUTE_NONE : end_before(p, r, &label);
	int wait = end == MINUTE_NONE ? 0 : r->slot.place.minute - end;

	if (wait < LONG_WAIT)
		return r->why;
	return text_fmt(a, "%d h %02d after %s%s%s", wait / 60, wait % 60, label,
	    r->why[0] == '\0' ? "" : "; ", r->why);
}
