#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "conf/conf.h"
#include "model/protocol.h"

/* What the lists of a file are read into. */
struct filling {
	struct protocols *p;
	bool local;
};

/* The pack cites; what a clinic sets in its own file is its own. */
static bool
sources_read(
    const struct conf_node *n, struct entry_reader *r, bool local, struct texts *out, struct err *e)
{
	return (local && conf_get(n, "source") == NULL) || entry_sources(n, r, out, e);
}

static bool
usual_read(const struct conf_node *n, struct entry_reader *r, struct dose_param *d, struct err *e)
{
	const struct conf_node *list, *only = conf_get(n, "only");

	if (!conf_list(n, "usual", &list, e) || !conf_num_at(list, 0, &d->usual, e))
		return false;
	d->usual_to = d->usual;
	if (conf_count(list) > 1 && !conf_num_at(list, 1, &d->usual_to, e))
		return false;
	d->nonly = (size_t)entry_count(n, "only");
	d->only = arena_array(r->a, double, d->nonly + 1);
	for (size_t i = 0; i < d->nonly; i++)
		if (!conf_num_at(only, (int)i, &d->only[i], e))
			return false;
	return true;
}

/* NAN compares false: a limit that is not given is kept by all. */
static bool
dose_read(const struct conf_node *n, struct entry_reader *r, struct dose_param *d, struct err *e)
{
	static const char *const words[] = { "id", "label", "unit", "usual", "from", "to", "least",
		"most", "only", "note", NULL };

	d->from = d->to = d->least = d->most = NAN;
	d->note = "";
	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &d->id, e)
	    || !conf_text(n, "label", r->a, &d->label, e)
	    || !conf_text(n, "unit", r->a, &d->unit, e) || !usual_read(n, r, d, e)
	    || !conf_num(n, "from", &d->from, e) || !conf_num(n, "to", &d->to, e)
	    || !conf_num(n, "least", &d->least, e) || !conf_num(n, "most", &d->most, e)
	    || !entry_text(n, "note", r, &d->note, e))
		return false;
	if (d->usual > d->usual_to || d->from > d->usual || d->to < d->usual_to
	    || d->least > d->usual || d->most < d->usual_to || d->least > d->from
	    || d->most < d->to)
		return conf_fail(n, e,
		    "%s: the usual values lie within from and to, and these within least and most",
		    d->id);
	return true;
}

static bool
doses_read(const struct conf_node *n, struct entry_reader *r, struct protocol *p, struct err *e)
{
	const struct conf_node *list = conf_get(n, "doses");

	p->ndose = (size_t)entry_count(n, "doses");
	p->dose = arena_array(r->a, struct dose_param, p->ndose + 1);
	for (size_t i = 0; i < p->ndose; i++)
		if (!dose_read(conf_at(list, (int)i), r, &p->dose[i], e))
			return false;
	return true;
}

static bool
rest_read(const struct conf_node *n, struct entry_reader *r, struct protocol *p, struct err *e)
{
	static const char *const day[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	struct texts rest = { 0 };

	if (!entry_texts(n, "rest", r, &rest, e))
		return false;
	for (size_t i = 0; i < rest.n; i++) {
		unsigned k = 0;

		while (k < 7 && strcmp(day[k], rest.at[i]) != 0)
			k++;
		if (k == 7)
			return conf_fail(conf_get(n, "rest"), e,
			    "rest \"%s\" is no weekday: mon tue wed thu fri sat sun", rest.at[i]);
		p->rest |= 1u << (k + 1);
	}
	return true;
}

static bool
numbers_read(const struct conf_node *n, struct protocol *p, struct err *e)
{
	const struct {
		const char *word;
		int *to;
	} number[] = { { "order", &p->order }, { "sessions", &p->sessions },
		{ "sessions_from", &p->sessions_from }, { "sessions_to", &p->sessions_to },
		{ "sessions_most", &p->sessions_most }, { "gap_least", &p->gap_least },
		{ "gap_min", &p->gap_min }, { "gap_usual", &p->gap_usual },
		{ "gap_max", &p->gap_max }, { "per_week", &p->per_week },
		{ "per_week_most", &p->per_week_most }, { "courses_most", &p->courses_most },
		{ "minutes", &p->minutes }, { "changeover", &p->changeover } };

	for (size_t i = 0; i < sizeof(number) / sizeof(*number); i++) {
		if (!entry_int(n, number[i].word, number[i].to, e))
			return false;
		if (*number[i].to < 0 || *number[i].to > 1000)
			return conf_fail(n, e, "%s: %s must be 0 to 1000", p->id, number[i].word);
	}
	return true;
}

/* Numbers that contradict each other would make a plan that cannot be booked. */
static bool
numbers_agree(const struct conf_node *n, const struct protocol *p, struct err *e)
{
	static const char *const needed[] = { "sessions", "minutes", NULL };

	if (p->gap_min > p->gap_usual || (p->gap_max > 0 && p->gap_usual > p->gap_max)
	    || (p->gap_usual > 0 && p->gap_min < p->gap_least))
		return conf_fail(
		    n, e, "%s: gap_least, gap_min, gap_usual, gap_max must rise", p->id);
	if (p->sessions < p->sessions_from || (p->sessions_to > 0 && p->sessions > p->sessions_to)
	    || (p->sessions_most > 0 && p->sessions_to > p->sessions_most))
		return conf_fail(n, e,
		    "%s: sessions_from, sessions, sessions_to, sessions_most must rise", p->id);
	if (p->minutes % 5 != 0 || p->changeover % 5 != 0)
		return conf_fail(n, e, "%s: minutes and changeover are multiples of 5", p->id);
	for (size_t i = 0; needed[i] != NULL; i++)
		if (conf_get(n, needed[i]) == NULL && !texts_have(&p->clinic, needed[i]))
			return conf_fail(n, e, "%s: %s is missing; leave it to the clinic by name",
			    p->id, needed[i]);
	if (p->sessions > 1 && p->gap_usual == 0 && !texts_have(&p->clinic, "gap_usual"))
		return conf_fail(
		    n, e, "%s: gap_usual is missing; leave it to the clinic by name", p->id);
	return true;
}

static bool
clinic_read(const struct conf_node *n, struct entry_reader *r, struct protocol *p, struct err *e)
{
	static const char *const may[] = { "sessions", "gap_min", "gap_usual", "gap_max",
		"per_week", "minutes", "changeover", "skill", "room", "device", NULL };

	if (!entry_texts(n, "clinic", r, &p->clinic, e))
		return false;
	for (size_t i = 0; i < p->clinic.n; i++) {
		size_t k = 0;

		while (may[k] != NULL && strcmp(may[k], p->clinic.at[i]) != 0)
			k++;
		if (may[k] == NULL)
			return conf_fail(conf_get(n, "clinic"), e,
			    "%s: \"%s\" is no word for clinic", p->id, p->clinic.at[i]);
	}
	return true;
}

static bool
texts_of_course(
    const struct conf_node *n, struct entry_reader *r, struct protocol *p, struct err *e)
{
	static const char *const kinds[] = { "course", "procedure", NULL };
	int kind = 0;

	p->component = p->skill = p->room = p->device = p->note = "";
	if (!conf_text(n, "id", r->a, &p->id, e) || !conf_text(n, "name", r->a, &p->name, e)
	    || !entry_texts(n, "for", r, &p->treatments, e)
	    || !entry_word(n, "kind", kinds, &kind, e)
	    || !entry_text(n, "component", r, &p->component, e)
	    || !entry_text(n, "skill", r, &p->skill, e) || !entry_text(n, "room", r, &p->room, e)
	    || !entry_text(n, "device", r, &p->device, e) || !entry_text(n, "note", r, &p->note, e)
	    || !entry_texts(n, "checks", r, &p->checks, e)
	    || !entry_texts(n, "never_with", r, &p->never_with, e))
		return false;
	p->procedure = kind == 1;
	return p->treatments.n > 0
	    || conf_fail(n, e, "%s: for is missing: the treatments that offer it", p->id);
}

/* An operation is of a hip.  An entry of the clinic that says nothing of it keeps what the pack
 * says of the same therapy: leaving a word out must not make a wrong side possible. */
static bool
hip_read(const struct conf_node *n, const struct protocols *all, struct protocol *p, struct err *e)
{
	const struct protocol *was = p->local ? protocol_find(all, p->id) : NULL;

	p->hip = p->procedure || (was != NULL && was->hip);
	if (!conf_flag(n, "hip", &p->hip, e))
		return false;
	if (p->procedure && !p->hip)
		return conf_fail(n, e, "%s: an operation is of a hip: leave hip out", p->id);
	if (p->person && conf_get(n, "hip") == NULL)
		p->hip = false;
	return !(p->person && p->hip)
	    || conf_fail(
		n, e, "%s: it is of the whole person or of a hip: leave one of them out", p->id);
}

static bool
course_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "name", "for", "kind", "person", "hip",
		"component", "order", "sessions", "sessions_from", "sessions_to", "sessions_most",
		"gap_least", "gap_min", "gap_usual", "gap_max", "per_week", "per_week_most",
		"courses_most", "minutes", "changeover", "skill", "room", "device", "never_with",
		"rest", "doses", "checks", "note", "clinic", "source", NULL };
	struct filling *to = out;
	struct protocol p = { .local = to->local, .line = conf_line(n) };

	if (!conf_only(n, words, e) || !texts_of_course(n, r, &p, e)
	    || !conf_flag(n, "person", &p.person, e) || !hip_read(n, to->p, &p, e)
	    || !numbers_read(n, &p, e) || !clinic_read(n, r, &p, e) || !numbers_agree(n, &p, e)
	    || !rest_read(n, r, &p, e) || !doses_read(n, r, &p, e)
	    || !sources_read(n, r, to->local, &p.source, e))
		return false;
	for (size_t i = 0; i < to->p->course.n; i++) {
		if (strcmp(to->p->course.at[i].id, p.id) != 0)
			continue;
		if (to->p->course.at[i].local == to->local)
			return conf_fail(n, e, "course \"%s\" twice", p.id);
		to->p->course.at[i] = p;
		return true;
	}
	*vec_add(r->a, &to->p->course) = p;
	return true;
}

static bool
drug_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "name", "for", "component", "seen", "duration",
		"monitor", "source", NULL };
	struct filling *to = out;
	struct drug d = { .component = "",
		.duration = "",
		.monitor = "",
		.local = to->local,
		.line = conf_line(n) };

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &d.id, e)
	    || !conf_text(n, "name", r->a, &d.name, e)
	    || !entry_texts(n, "for", r, &d.treatments, e)
	    || !entry_text(n, "component", r, &d.component, e)
	    || !conf_text(n, "seen", r->a, &d.seen, e)
	    || !entry_text(n, "duration", r, &d.duration, e)
	    || !entry_text(n, "monitor", r, &d.monitor, e)
	    || !sources_read(n, r, to->local, &d.source, e))
		return false;
	for (size_t i = 0; i < to->p->drug.n; i++) {
		if (strcmp(to->p->drug.at[i].id, d.id) != 0)
			continue;
		if (to->p->drug.at[i].local == to->local)
			return conf_fail(n, e, "drug \"%s\" twice", d.id);
		to->p->drug.at[i] = d;
		return true;
	}
	*vec_add(r->a, &to->p->drug) = d;
	return true;
}

static bool
weight_bearing_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "for", "title", "steps", "source", NULL };
	struct filling *to = out;
	struct weight_bearing w = { .local = to->local, .line = conf_line(n) };

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &w.id, e)
	    || !conf_text(n, "title", r->a, &w.title, e) || !entry_texts(n, "for", r, &w.courses, e)
	    || !entry_texts(n, "steps", r, &w.steps, e)
	    || !sources_read(n, r, to->local, &w.source, e))
		return false;
	for (size_t i = 0; i < w.courses.n; i++)
		if (protocol_find(to->p, w.courses.at[i]) == NULL)
			return conf_fail(
			    n, e, "%s: there is no course \"%s\"", w.id, w.courses.at[i]);
	for (size_t i = 0; i < to->p->weight_bearing.n; i++) {
		if (strcmp(to->p->weight_bearing.at[i].id, w.id) != 0)
			continue;
		if (to->p->weight_bearing.at[i].local == to->local)
			return conf_fail(n, e, "schedule \"%s\" twice", w.id);
		to->p->weight_bearing.at[i] = w;
		return true;
	}
	*vec_add(r->a, &to->p->weight_bearing) = w;
	return true;
}

static bool
term_read(const struct conf_node *n, struct entry_reader *r, void *out, struct err *e)
{
	static const char *const words[] = { "id", "text", "source", NULL };
	struct filling *to = out;
	struct texts source = { 0 };
	struct term t = { 0 };

	if (!conf_only(n, words, e) || !conf_text(n, "id", r->a, &t.id, e)
	    || !conf_text(n, "text", r->a, &t.text, e)
	    || !sources_read(n, r, to->local, &source, e))
		return false;
	*vec_add(r->a, &to->p->term) = t;
	return true;
}

/* A pair that must not meet names courses that exist. */
static void
pairs_check(const char *path, const struct protocols *p, struct entry_reader *r)
{
	for (size_t i = 0; i < p->course.n; i++)
		for (size_t k = 0; k < p->course.at[i].never_with.n; k++)
			if (protocol_find(p, p->course.at[i].never_with.at[k]) == NULL)
				complain(r->wrong, "%s:1: %s: never_with names no course: \"%s\"",
				    path, p->course.at[i].id, p->course.at[i].never_with.at[k]);
}

void
protocol_read(const char *dir, const char *local, struct entry_reader *r, struct protocols *out)
{
	static const struct entry_list lists[] = {
		{ "courses", course_read, false },
		{ "drugs", drug_read, false },
		{ "weight_bearing", weight_bearing_read, false },
		{ "terms", term_read, false },
		{ NULL, NULL, false },
	};
	static const struct entry_list own[] = {
		{ "courses", course_read, true },
		{ "drugs", drug_read, true },
		{ "weight_bearing", weight_bearing_read, true },
		{ "terms", term_read, true },
		{ NULL, NULL, false },
	};
	const char *path = text_fmt(r->a, "%s/protocol.cfg", dir);
	struct filling to = { .p = out };

	entry_file_read(path, lists, r, &to);
	to.local = true;
	if (local != NULL && access(local, F_OK) == 0)
		entry_file_read(local, own, r, &to);
	pairs_check(path, out, r);
}

bool
protocol_load(
    const char *dir, const char *local, struct arena *a, struct protocols *out, struct err *e)
{
	struct complaints wrong = { .a = a };
	struct entry_reader r = { .a = a, .wrong = &wrong };

	protocol_read(dir, local, &r, out);
	return complaints_none(&wrong, e);
}
