#include "app/beware.h"

#include <string.h>

#include "app/board.h"
#include "app/facts_of.h"
#include "app/inside.h"
#include "app/lists.h"
#include "base/text.h"
#include "model/protocol.h"

/* How a condition stands among the others, by what the pack says of it. */
enum danger {
	DANGER_NONE,
	DANGER_SESSION, /* care where a session works on the hip */
	DANGER_EXCLUDES,
	DANGER_STOPS, /* must be dealt with at once */
	DANGERS
};

/* A course of sessions gives this part of a treatment. */
static bool
is_given(const struct protocols *all, const char *component)
{
	for (size_t i = 0; i < all->course.n; i++)
		if (strcmp(all->course.at[i].component, component) == 0)
			return true;
	return false;
}

static enum danger
danger_of(const struct pack *p, const struct protocols *all, const struct condition *c)
{
	enum danger worst = DANGER_NONE;

	for (size_t i = 0; i < c->warning.n; i++) {
		int w = pack_warning(p, c->warning.at[i]);

		if (w >= 0 && p->warning.at[w].tier == TIER_STOP)
			return DANGER_STOPS;
	}
	for (size_t i = 0; i < c->effect.n; i++) {
		const struct effect_group *g = &c->effect.at[i];

		if (g->does == EFFECT_X)
			return DANGER_EXCLUDES;
		for (size_t t = 0; t < g->target.n; t++) {
			int at = g->target.at[t] - (int)p->treatment.n;

			if (at >= 0 && is_given(all, p->component.at[at].id))
				worst = DANGER_SESSION;
		}
	}
	return worst;
}

/* What the pack says of "this hip" is said of the right, the left, or both. */
static const char *
said_of(const struct condition *c, const bool at[HIPS], struct arena *a)
{
	static const char here[] = "this hip";
	const char *hip = strstr(c->label, here);
	const char *which = at[HIP_R] && at[HIP_L] ? "both hips"
	    : at[HIP_R]                            ? "right hip"
						   : "left hip";

	if (!c->hip)
		return c->label;
	if (hip == NULL)
		return text_fmt(a, "%s, %s", c->label, which);
	return text_fmt(a, "%.*s%s%s", (int)(hip - c->label), c->label, which, hip + strlen(here));
}

/* What the intake says of allergies: which they are, or that nobody wrote it down. */
static void
add_allergies(struct beware *b, const struct response_answers *said, struct arena *a)
{
	struct text t = { .a = a };
	bool yes = false;

	for (size_t i = 0; i < said->list.n; i++) {
		const struct response_answer *x = &said->list.at[i];

		if (strcmp(x->type, "na") == 0)
			continue;
		if (strcmp(x->field, "allergy") == 0 && strcmp(x->value, "yes") == 0)
			yes = true;
		if (strcmp(x->field, "allergy_to") == 0 && x->value[0] != '\0')
			text_addf(&t, "%s%s", t.len > 0 ? ", " : "", x->value);
	}
	if (yes)
		*vec_add(a, &b->text) =
		    text_fmt(a, "Allergy: %s", t.len > 0 ? text_get(&t) : "yes, not named");
}

/* Those of one rank, in the order of the pack. */
static void
add_ranked(struct beware *b, const struct known *k, const struct facts *f,
    const struct protocols *all, enum danger rank, struct arena *a)
{
	for (size_t i = 0; i < k->pack->condition.n; i++) {
		const struct condition *c = &k->pack->condition.at[i];
		bool at[HIPS];

		if (c->slot < 0 || c->code == NULL || danger_of(k->pack, all, c) != rank)
			continue;
		for (int h = 0; h < HIPS; h++)
			at[h] = value_number(f->slot[h][c->slot]) == 1;
		if (at[HIP_R] || at[HIP_L])
			*vec_add(a, &b->text) = said_of(c, at, a);
	}
}

static void
add_all(struct beware *b, const struct known *k, const struct protocols *all, struct arena *a)
{
	struct response_answers none = { 0 };
	struct facts *f = facts_of(k, &none, a);

	add_allergies(b, &k->answers, a);
	for (int rank = DANGERS - 1; rank > DANGER_NONE; rank--)
		add_ranked(b, k, f, all, (enum danger)rank, a);
}

static enum intake_taken
taken(const struct known *k)
{
	return !k->taken ? INTAKE_NEVER : k->unfinished ? INTAKE_UNFINISHED : INTAKE_WHOLE;
}

void
beware_of(struct app *app, int64_t patient, struct arena *a, struct beware *out)
{
	const struct protocols *all;
	struct known known;
	struct err unheard;

	*out = (struct beware){ .intake = INTAKE_UNREAD };
	if (!facts_known(app, patient, app->now.day, a, &known, &unheard)
	    || !app_protocols(app, &all, &unheard))
		return;
	out->intake = taken(&known);
	add_all(out, &known, all, a);
}

/* The questions that bear on it, as a JSON array. */
static const char *
questions(const struct pack *p, const struct protocols *all, struct arena *a)
{
	VEC(const char *) name = { 0 };

	*vec_add(a, &name) = "allergy";
	*vec_add(a, &name) = "allergy_to";
	for (size_t i = 0; i < p->condition.n; i++) {
		const struct condition *c = &p->condition.at[i];

		if (c->slot >= 0 && c->code != NULL && danger_of(p, all, c) > DANGER_NONE)
			*vec_add(a, &name) = p->name.at[c->slot].name;
	}
	return list_write(name.at, name.n, a);
}

/* One answer, or that a record has none of those that were looked for. */
struct heard {
	int64_t patient, response;
	bool final;
	struct response_answer said; /* field "": none */
};

static void
read_heard(struct rows *r, struct arena *a, struct heard *h)
{
	h->patient = row_int(r);
	h->response = row_int(r);
	h->final = strcmp(row_text(r, a), "final") == 0;
	h->said.field = row_text(r, a);
	h->said.part = row_text(r, a);
	h->said.type = row_text(r, a);
	h->said.value = row_text(r, a);
	h->said.asked = row_day(r);
}

struct day_heard {
	VEC(struct heard) list; /* those of one patient together, the latest record first */
};

/* What the intakes of one patient say, as beware_of() takes it. */
static void
hear(const struct day_heard *day, int64_t patient, struct arena *a, struct known *k)
{
	struct response_answers before = { 0 };
	int64_t latest = 0;

	for (size_t i = 0; i < day->list.n; i++) {
		const struct heard *h = &day->list.at[i];

		if (h->patient != patient)
			continue;
		if (latest == 0) {
			latest = h->response;
			k->taken = true;
			k->unfinished = !h->final;
		}
		if (h->said.field[0] != '\0')
			*vec_add(a, h->response == latest ? &k->answers.list : &before.list) =
			    h->said;
	}
	facts_stand_in(&k->answers, &before, a);
}

static bool
read_day(struct app *app, int day, const char *names, struct arena *a, struct day_heard *out,
    struct err *e)
{
	struct rows *r = db_read(app->db, Q_BEWARE_OF_DAY, ARGS(I(day), T(names)));

	while (row_next(r))
		read_heard(r, a, vec_add(a, &out->list));
	return rows_end(r, e);
}

/* Of a chart that is closed it is told that something is to be asked about, not more; and that
 * nobody asked yet, which is nothing out of the chart: silence would pass for no alerts. */
static void
mark(struct board_row *row, const struct beware *known)
{
	row->intake = known->intake;
	if (known->text.n > 0)
		row->alert = true;
}

bool
beware_board(struct app *app, struct board *b, struct arena *a, struct err *e)
{
	const struct protocols *all;
	const struct formdef *intake;
	const struct pack *pack;
	struct day_heard day = { 0 };
	struct err unheard;

	if (!app_pack(app, &pack, &unheard) || !app_protocols(app, &all, &unheard)
	    || !app_form(app, "intake", &intake, &unheard)) {
		for (size_t i = 0; i < b->row.n; i++)
			b->row.at[i].intake = INTAKE_UNREAD;
		return true;
	}
	if (!read_day(app, b->day, questions(pack, all, a), a, &day, e))
		return false;
	for (size_t i = 0; i < b->row.n; i++) {
		struct known known = {
			.pack = pack, .intake = intake, .day = app->now.day, .age = -1, .sex = ""
		};
		struct beware found = { 0 };
		struct arena turn = { 0 }; /* the facts of a patient are large, a day is long */

		hear(&day, b->row.at[i].patient, &turn, &known);
		add_all(&found, &known, all, &turn);
		found.intake = taken(&known);
		mark(&b->row.at[i], &found);
		arena_clear(&turn);
	}
	return true;
}

const char *
beware_none(enum intake_taken intake)
{
	static const char *const said[] = { [INTAKE_WHOLE] = "No alerts recorded",
		[INTAKE_NEVER] = "Intake not taken: nobody has asked about alerts",
		[INTAKE_UNFINISHED] = "No alerts yet: the intake is not complete",
		[INTAKE_UNREAD] = "What the intake says cannot be read: alerts may be missing" };

	return said[intake];
}
