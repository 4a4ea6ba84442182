#include "app/plan_offers.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static bool
is_there(const struct plan_offers *o, const struct protocol *p)
{
	for (size_t i = 0; i < o->list.n; i++)
		if (o->list.at[i].course == p)
			return true;
	return false;
}

/* What is of the whole person is offered for one hip only where the other has no need of it. */
static void
add_whole(const struct protocol *p, struct arena *a, struct plan_offers *out)
{
	size_t n = out->list.n;
	const char *against = out->list.at[n - 1].against;

	if (p->person) {
		while (n > 0 && out->list.at[n - 1].course == p)
			n--;
		out->list.n = n;
	}
	*vec_add(a, &out->list) =
	    (struct plan_offer){ .course = p, .side = 'B', .against = against };
}

/* The offers of one course, right hip first, both at the end. */
static void
add_course(const struct course_offers *all, const struct protocol *p, struct arena *a,
    struct plan_offers *out)
{
	bool right = false, left = false;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct course_offer *x = &all->list.at[i];

		if (x->course != p)
			continue;
		*vec_add(a, &out->list) = (struct plan_offer){
			.course = p, .side = x->side, .excluded = x->excluded, .against = x->against
		};
		right = right || (x->side == 'R' && !x->excluded);
		left = left || (x->side == 'L' && !x->excluded);
	}
	if (right && left)
		add_whole(p, a, out);
}

bool
offers_load(
    struct app *app, int64_t patient, struct arena *a, struct plan_offers *out, struct err *e)
{
	struct course_offers all = { 0 };

	*out = (struct plan_offers){ 0 };
	if (!plan_course_offers(app, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (!is_there(out, all.list.at[i].course))
			add_course(&all, all.list.at[i].course, a, out);
	return true;
}

void
offers_keep(struct plan_offers *o, const struct plan_offers *old)
{
	for (size_t i = 0; i < old->list.n; i++)
		for (size_t k = 0; old->list.at[i].taken && k < o->list.n; k++)
			if (o->list.at[k].course == old->list.at[i].course
			    && o->list.at[k].side == old->list.at[i].side)
				o->list.at[k].taken = true;
}

void
offers_toggle(struct plan_offers *o, size_t i)
{
	struct plan_offer *x = &o->list.at[i];

	x->taken = !x->taken && !x->excluded;
	for (size_t k = 0; x->taken && k < o->list.n; k++) {
		struct plan_offer *y = &o->list.at[k];

		if (y != x && y->course == x->course && (y->side == 'B' || x->side == 'B'))
			y->taken = false;
	}
}

const struct plan_offer *
offers_find(const struct plan_offers *o, const char *name)
{
	size_t n = strcspn(name, " ");

	for (size_t i = 0; i < o->list.n; i++) {
		const struct plan_offer *x = &o->list.at[i];

		if (strlen(x->course->id) == n && strncmp(x->course->id, name, n) == 0
		    && name[n] == ' ' && name[n + 1] == x->side)
			return x;
	}
	return NULL;
}

const char *
offer_name(const struct plan_offer *o, struct arena *a)
{
	return text_fmt(a, "%s %c", o->course->id, o->side);
}

const char *
side_word(char side)
{
	return side == 'R' ? "R" : side == 'L' ? "L" : side == 'B' ? "R L" : "?";
}

const char *
offer_asks(const struct protocol *p, struct arena *a)
{
	struct text t = { .a = a };

	if (protocol_asks(p, "sessions"))
		text_add(&t, "sessions");
	if (protocol_asks(p, "gap_usual"))
		text_addf(&t, "%sinterval", t.len > 0 ? ", " : "");
	if (protocol_asks(p, "minutes"))
		text_addf(&t, "%sminutes", t.len > 0 ? ", " : "");
	return text_get(&t);
}

static const char *
range(double from, double to, struct arena *a)
{
	if (isnan(from) && isnan(to))
		return "";
	if (isnan(to) || from == to)
		return text_fmt(a, "%g", from);
	return text_fmt(a, "%g to %g", from, to);
}

static void
tell_list(struct told *out, const char *label, const struct texts *list)
{
	struct text t = { .a = out->a };

	for (size_t i = 0; i < list->n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : "; ", list->at[i]);
	if (list->n > 0)
		told_add(out, TOLD_PLAIN, 0, "%s: %s", label, text_get(&t));
}

/* A word of protocol.cfg, as the clinic says it. */
static const char *
value_name(const char *word)
{
	static const struct {
		const char *word, *name;
	} known[] = { { "gap_least", "fewest days apart" }, { "gap_min", "least usual days apart" },
		{ "gap_usual", "usual days apart" }, { "gap_max", "most usual days apart" },
		{ "per_week", "times a week" }, { "changeover", "minutes between two patients" },
		{ "skill", "who gives it" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].word, word) == 0)
			return known[i].name;
	return word;
}

static void
tell_clinics(struct told *out, const struct texts *words)
{
	struct text t = { .a = out->a };

	for (size_t i = 0; i < words->n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : ", ", value_name(words->at[i]));
	if (words->n > 0)
		told_add(out, TOLD_PLAIN, 0, "Values of the house, not of a published study: %s",
		    text_get(&t));
}

/* References by their ids; what is no reference is said for what it is. */
static void
tell_sources(const struct texts *source, struct told *out)
{
	struct text t = { .a = out->a };
	bool unverified = false;

	for (size_t i = 0; i < source->n; i++)
		if (strncmp(source->at[i], "ref", 3) == 0)
			text_addf(&t, "%s%s", t.len == 0 ? "" : ", ", source->at[i]);
		else
			unverified = true;
	if (t.len > 0)
		told_add(out, TOLD_PLAIN, 0, "Sources: %s", text_get(&t));
	if (unverified)
		told_add(out, TOLD_PLAIN, 0, "%s",
		    t.len > 0 ? "Part of it is not yet checked against a publication."
			      : "Not yet checked against a publication.");
}

void
offer_tell(const struct protocol *p, struct told *out)
{
	for (size_t i = 0; i < p->ndose; i++) {
		const struct dose_param *d = &p->dose[i];
		const char *usual = range(d->usual, d->usual_to, out->a);
		const char *limits = range(d->from, d->to, out->a);

		told_add(out, TOLD_PLAIN, 0, "%s%s%s%s%s%s%s%s%s", d->label,
		    usual[0] == '\0' ? "" : ": usually ", usual, d->unit[0] == '\0' ? "" : " ",
		    d->unit, limits[0] == '\0' ? "" : ", accepted ", limits,
		    d->note[0] == '\0' ? "" : ". ", d->note);
	}
	tell_list(out, "Check", &p->checks);
	if (p->note != NULL && p->note[0] != '\0')
		told_add(out, TOLD_PLAIN, 0, "%s", p->note);
	tell_clinics(out, &p->clinic);
	tell_sources(&p->source, out);
}

/* ", 5 to 10 days apart"; nothing of a single session, or where no interval is kept. */
static const char *
apart(const struct plan_line *l, struct arena *a)
{
	if (l->sessions <= 1 || l->gap_max <= 0)
		return "";
	if (l->gap_min == l->gap_max)
		return text_fmt(a, ", %d day%s apart", l->gap_min, l->gap_min == 1 ? "" : "s");
	return text_fmt(a, ", %d to %d days apart", l->gap_min, l->gap_max);
}

void
plan_line_tell(const struct plan_view *v, const struct plan_line *l, struct told *p)
{
	char next[DAY_TEXT], first[DAY_TEXT];

	told_add(p, TOLD_VALUE, 0, "%d session%s: done %d, booked %d, missed %d, left %d.",
	    v->sessions, v->sessions == 1 ? "" : "s", v->done, v->booked, v->missed, v->left);
	if (l == NULL)
		return;
	told_add(p, TOLD_TITLE, 0, "%s", l->label);
	told_add(p, TOLD_PLAIN, 0, "%d min%s%s%s%s%s%s", l->minutes, apart(l, p->a),
	    l->per_week > 0 ? text_fmt(p->a, ", at most %d a week", l->per_week) : "",
	    l->first_day == DAY_NONE ? "" : ", not before ",
	    l->first_day == DAY_NONE ? "" : day_show(l->first_day, first),
	    l->next_day == DAY_NONE ? ", none booked" : ", next ",
	    l->next_day == DAY_NONE ? "" : day_show_long(l->next_day, next));
	if (l->waits)
		told_add(p, TOLD_PLAIN, 0, "Follow-up waits for the day of the operation.");
	told_add(p, TOLD_PLAIN, 0, "Dose: %s", l->dose[0] == '\0' ? "not prescribed" : l->dose);
	if (v->goals[0] != '\0')
		told_add(p, TOLD_PLAIN, 0, "Goals: %s", v->goals);
}
