#include "app/offer_rows.h"

static const struct plan_offer *
of_side(const struct plan_offers *o, const struct offer_row *r, char side)
{
	for (size_t i = r->first; i < r->first + r->n; i++)
		if (o->list.at[i].side == side && !o->list.at[i].excluded)
			return &o->list.at[i];
	return NULL;
}

/* The sides of the offers that this means, right first. */
static const char *
sides(enum hips_meant hips)
{
	static const char *const side[] = {
		[HIPS_BOTH] = "B", [HIPS_RIGHT] = "R", [HIPS_LEFT] = "L", [HIPS_EACH] = "RL"
	};

	return side[hips];
}

static bool
can_be(const struct plan_offers *o, const struct offer_row *r, enum hips_meant hips)
{
	for (const char *side = sides(hips); *side != '\0'; side++)
		if (of_side(o, r, *side) == NULL)
			return false;
	return true;
}

static bool
is_taken(const struct plan_offers *o, const struct offer_row *r, enum hips_meant hips)
{
	for (const char *side = sides(hips); *side != '\0'; side++) {
		const struct plan_offer *x = of_side(o, r, *side);

		if (x == NULL || !x->taken)
			return false;
	}
	return true;
}

bool
offer_row_taken(const struct plan_offers *o, const struct offer_row *r)
{
	return is_taken(o, r, r->hips);
}

/* What is taken says what is meant, a course for each hip before either of them. */
static enum hips_meant
hips_of(const struct plan_offers *o, const struct offer_row *r, const struct offer_rows *was)
{
	for (int h = HIPS_MEANT; h-- > 0;)
		if (is_taken(o, r, (enum hips_meant)h))
			return (enum hips_meant)h;
	for (size_t i = 0; i < was->list.n; i++)
		if (was->list.at[i].course == r->course && can_be(o, r, was->list.at[i].hips))
			return was->list.at[i].hips;
	for (int h = 0; h < HIPS_MEANT; h++)
		if (can_be(o, r, (enum hips_meant)h))
			return (enum hips_meant)h;
	return r->n > 1 ? HIPS_EACH : o->list.at[r->first].side == 'R' ? HIPS_RIGHT : HIPS_LEFT;
}

void
offer_rows_make(const struct plan_offers *o, const struct offer_rows *was, struct arena *a,
    struct offer_rows *out)
{
	*out = (struct offer_rows){ 0 };
	for (size_t i = 0; i < o->list.n;) {
		struct offer_row r = {
			.course = o->list.at[i].course, .first = i, .excluded = true, .against = ""
		};

		for (; i < o->list.n && o->list.at[i].course == r.course; i++) {
			if (r.against[0] == '\0' || (r.excluded && !o->list.at[i].excluded))
				r.against = o->list.at[i].against;
			r.excluded = r.excluded && o->list.at[i].excluded;
			r.n++;
		}
		r.hips = hips_of(o, &r, was);
		*vec_add(a, &out->list) = r;
	}
}

static void
set(struct plan_offers *o, const struct offer_row *r, bool taken)
{
	for (size_t i = r->first; i < r->first + r->n; i++)
		o->list.at[i].taken = false;
	for (const char *side = sides(r->hips); taken && *side != '\0'; side++)
		for (size_t i = r->first; i < r->first + r->n; i++)
			if (o->list.at[i].side == *side && !o->list.at[i].excluded)
				o->list.at[i].taken = true;
}

void
offer_row_toggle(struct plan_offers *o, const struct offer_row *r)
{
	set(o, r, !offer_row_taken(o, r));
}

bool
offer_row_turn(struct plan_offers *o, struct offer_row *r)
{
	bool taken = offer_row_taken(o, r);

	for (int k = 1; k < HIPS_MEANT; k++) {
		enum hips_meant next = (enum hips_meant)(((int)r->hips + k) % HIPS_MEANT);

		if (!can_be(o, r, next))
			continue;
		r->hips = next;
		set(o, r, taken);
		return true;
	}
	return false;
}

const struct plan_offer *
offer_row_meant(const struct plan_offers *o, const struct offer_row *r)
{
	const struct plan_offer *x = of_side(o, r, sides(r->hips)[0]);

	return x == NULL ? &o->list.at[r->first] : x;
}

const char *
hips_short(enum hips_meant hips)
{
	static const char *const word[] = {
		[HIPS_BOTH] = "R L", [HIPS_RIGHT] = "R", [HIPS_LEFT] = "L", [HIPS_EACH] = "R+L"
	};

	return word[hips];
}

const char *
hips_words(enum hips_meant hips)
{
	static const char *const word[] = { [HIPS_BOTH] = "both hips in one session",
		[HIPS_RIGHT] = "right hip",
		[HIPS_LEFT] = "left hip",
		[HIPS_EACH] = "a course for each hip" };

	return word[hips];
}
