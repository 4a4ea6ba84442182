#include "store/book_store.h"

#include <string.h>

#include "store/resource_store.h"

static uint64_t
skill_bit(struct book *b, const char *word, size_t len, struct arena *a)
{
	for (size_t i = 0; i < b->skill.n; i++)
		if (strlen(b->skill.at[i]) == len && memcmp(b->skill.at[i], word, len) == 0)
			return (uint64_t)1 << i;
	if (b->skill.n == 64)
		return (uint64_t)1 << 63;
	*vec_add(a, &b->skill) = arena_strn(a, word, len);
	return (uint64_t)1 << (b->skill.n - 1);
}

uint64_t
book_skills(struct book *b, const char *words, struct arena *a)
{
	uint64_t bits = 0;

	while (*words != '\0') {
		size_t len = strcspn(words, " ");

		if (len > 0)
			bits |= skill_bit(b, words, len, a);
		words += len;
		words += strspn(words, " ");
	}
	return bits;
}

/* Weekly hours of all resources in one read, each resource's rows together. */
struct all_hours {
	VEC(struct hours) at;
	VEC(int64_t) whose;
};

static bool
read_hours(struct db *db, struct arena *a, struct all_hours *out, struct err *e)
{
	struct rows *r = db_read(db, Q_HOURS_ALL, NULL, 0);

	while (row_next(r)) {
		struct hours *h;

		*vec_add(a, &out->whose) = row_int(r);
		h = vec_add(a, &out->at);
		h->weekday = (int)row_int(r);
		h->at.from = (int)row_int(r);
		h->at.to = (int)row_int(r);
	}
	return rows_end(r, e);
}

static const struct hours *
hours_of(const struct all_hours *all, int64_t whose, int *n)
{
	size_t i = 0;

	*n = 0;
	while (i < all->whose.n && all->whose.at[i] != whose)
		i++;
	while (i + (size_t)*n < all->whose.n && all->whose.at[i + (size_t)*n] == whose)
		++*n;
	return *n == 0 ? NULL : &all->at.at[i];
}

static bool
read_absences(struct db *db, int first, struct arena *a, struct resource *res, int n, struct err *e)
{
	struct rows *r = db_read(db, Q_ABSENCE_FROM, ARGS(I(first)));
	VEC(struct exception) all = { 0 };
	VEC(int64_t) whose = { 0 };
	size_t at = 0;

	while (row_next(r)) {
		struct exception *x;

		(void)row_int(r);
		*vec_add(a, &whose) = row_int(r);
		x = vec_add(a, &all);
		x->from = row_day(r);
		x->to = row_day(r);
		x->at.from = (int)row_int(r);
		x->at.to = (int)row_int(r);
		x->extra = row_int(r) != 0;
		x->why = row_text(r, a);
	}
	while (at < all.n) {
		size_t to = at;

		while (to < all.n && whose.at[to] == whose.at[at])
			to++;
		for (int i = 0; i < n; i++) {
			if (res[i].id == whose.at[at]) {
				res[i].exception = &all.at[at];
				res[i].nexceptions = (int)(to - at);
			}
		}
		at = to;
	}
	return rows_end(r, e);
}

static bool
read_resources(struct db *db, struct arena *a, struct book *b, struct err *e)
{
	struct kept_resources kept;
	struct all_hours hours = { 0 };
	struct resource *res;

	if (!resource_list(db, a, &kept, e) || !read_hours(db, a, &hours, e))
		return false;
	res = arena_array(a, struct resource, kept.list.n);
	for (size_t i = 0; i < kept.list.n; i++) {
		const struct kept_resource *k = &kept.list.at[i];
		struct resource *to = &res[b->calendar.n];

		if (!k->active)
			continue;
		*to = (struct resource){ .id = k->id,
			.kind = k->kind,
			.code = k->code,
			.name = k->name,
			.skills = book_skills(b, k->skills, a),
			.lanes = k->lanes,
			.policy = k->policy,
			.over = k->over };
		to->hours = hours_of(&hours, k->id, &to->nhours);
		if (to->hours == NULL)
			to->hours = hours_of(&hours, 0, &to->nhours);
		b->calendar.n++;
	}
	b->calendar.resource = res;
	b->calendar.hours = hours_of(&hours, 0, &b->calendar.nhours);
	return true;
}

enum { CHANGES = 8 };

/* Nobody comes in an hour that the clocks leave out. */
static void
close_lost_hours(int first, struct closure *k, int *n)
{
	enum { AHEAD = 800 };
	struct clock_change c;
	int from = first;

	for (int i = 0; i < CHANGES && now_change(from, first + AHEAD - from, &c); i++) {
		from = c.day + 1;
		if (!c.twice)
			k[(*n)++] = (struct closure){ .name = "the clocks go forward",
				.from = c.day,
				.to = c.day,
				.at = { c.from, c.to } };
	}
}

static bool
read_calendar(struct db *db, int first, struct arena *a, struct book *b, struct err *e)
{
	struct kept_closures kept;
	struct closure *k;
	struct resource *res;

	if (!read_resources(db, a, b, e) || !closure_list(db, first, a, &kept, e))
		return false;
	k = arena_array(a, struct closure, kept.list.n + CHANGES);
	for (size_t i = 0; i < kept.list.n; i++)
		k[i] = kept.list.at[i].at;
	b->calendar.closure = k;
	b->calendar.nclosures = (int)kept.list.n;
	close_lost_hours(first, k, &b->calendar.nclosures);
	res = arena_array(a, struct resource, (size_t)b->calendar.n);
	for (int i = 0; i < b->calendar.n; i++)
		res[i] = b->calendar.resource[i];
	b->calendar.resource = res;
	return read_absences(db, first, a, res, b->calendar.n, e)
	    && calendar_ready(&b->calendar, a, e);
}

int
book_rows(const struct book *b, const struct session *s, struct reservation out[RES_KINDS + 1])
{
	struct span patient = { s->minute, s->minute + s->minutes };
	struct span resource = { s->minute, s->minute + s->minutes + s->changeover };
	int n = 0;

	out[n++] = (struct reservation){ RES_NONE, 0, s->patient, s->day, patient };
	for (int k = 0; k < RES_KINDS; k++) {
		int who = s->who[k] == 0 ? RES_NONE : calendar_index(&b->calendar, s->who[k]);

		if (who != RES_NONE)
			out[n++] = (struct reservation){ who, s->lane[k], 0, s->day, resource };
	}
	return n;
}

static bool
left_out(const struct book *b, int64_t id)
{
	for (size_t i = 0; i < b->nwithout; i++)
		if (b->without[i] == id)
			return true;
	return false;
}

bool
book_fill(struct db *db, int first, int days, struct arena *a, struct book *b, struct err *e)
{
	struct sessions all;
	struct reservation row[RES_KINDS + 1];

	if (!session_of_days(db, first, first + days - 1, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		int n = book_rows(b, &all.list.at[i], row);
		bool fits = true;

		if (left_out(b, all.list.at[i].id))
			continue;
		for (int j = 0; j < n; j++)
			fits = busy_add(b->busy, &row[j]) && fits;
		if (!fits)
			*vec_add(a, &b->odd) = all.list.at[i].id;
	}
	return true;
}

bool
book_load(struct db *db, int first, int days, struct arena *a, struct book *out, struct err *e)
{
	*out = (struct book){ 0 };
	if (!read_calendar(db, first, a, out, e))
		return false;
	if (days == 0)
		return true;
	out->busy = busy_new(a, &out->calendar, first, days);
	return book_fill(db, first, days, a, out, e);
}

bool
book_visits(struct db *db, int64_t patient, int from, int to, struct arena *a,
    struct book_visits *out, struct err *e)
{
	struct rows *r = db_read(db, Q_VISITS_OF_PATIENT, ARGS(I(patient), I(from), I(to)));

	*out = (struct book_visits){ 0 };
	while (row_next(r)) {
		struct book_visit *v = vec_add(a, &out->list);

		v->session = row_int(r);
		v->course = row_int(r);
		v->label = row_text(r, a);
		v->protocol = row_text(r, a);
		v->day = row_day(r);
		v->minute = (int)row_int(r);
		v->minutes = (int)row_int(r);
	}
	return rows_end(r, e);
}
