#include "store/duplicate_store.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "store/likeness.h"
#include "store/patient_store.h"
#include "store/token.h"

enum { CANDIDATES = 200, EACH = 60, LOOKED_AT = 60 };

enum points {
	SAME_NAME = 45,
	SWAPPED_NAME = 40,
	SIMILAR_NAME = 30,
	PART_OF_NAME = 20,
	SAME_DAY = 35,
	SIMILAR_DAY = 25,
	SAME_YEAR = 15,
	SAME_PHONE = 20,
	SIMILAR_PHONE = 15,
	OTHER_DAY = -25,
	OTHER_SEX = -15,
};

/* Somebody whom one or more of the keys found. */
struct candidate {
	int64_t id;
	int keys;
};

struct asking {
	struct db *db;
	struct fold *fold;
	struct arena *a;
	const struct registration *who;
	const char *family, *given, *native, *phone; /* folded */
	bool names_only;
	struct candidate at[CANDIDATES];
	size_t n;
};

static const char *
joined(struct asking *q, const char *s)
{
	struct text t = { .a = q->a };

	for (const char *p = fold_words(q->fold, s == NULL ? "" : s, q->a); *p != '\0'; p++)
		if (*p != ' ')
			text_addn(&t, p, 1);
	return text_get(&t);
}

static void
count(struct asking *q, int64_t id)
{
	for (size_t i = 0; i < q->n; i++)
		if (q->at[i].id == id) {
			q->at[i].keys++;
			return;
		}
	if (q->n < CANDIDATES && id != q->who->except)
		q->at[q->n++] = (struct candidate){ id, 1 };
}

/* Those who have exactly this token. */
static bool
look_up(struct asking *q, const char *token, struct err *e)
{
	const char *below = text_fmt(q->a, "%s\x01", token);
	struct rows *r = db_read(q->db, Q_SEARCH_RANGE, ARGS(T(token), T(below)));

	for (int i = 0; i < EACH && row_next(r); i++)
		count(q, row_int(r));
	return rows_end(r, e);
}

static bool
by_name(struct asking *q, struct err *e)
{
	if (q->native[0] != '\0' && !look_up(q, q->native, e))
		return false;
	if (q->family[0] == '\0' || q->given[0] == '\0')
		return q->native[0] != '\0' || look_up(q, q->family[0] ? q->family : q->given, e);
	return look_up(q, text_fmt(q->a, " %c%s", q->given[0], q->family), e)
	    && look_up(q, text_fmt(q->a, " %c%s", q->family[0], q->given), e);
}

static bool
by_day(struct asking *q, int day, struct err *e)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	return look_up(q, text_fmt(q->a, "%04d%02d%02d", y, m, d), e);
}

static bool
by_birth(struct asking *q, struct err *e)
{
	int like[LIKE_DAYS];
	size_t n;

	if (q->who->born == DAY_NONE)
		return true;
	if (!by_day(q, q->who->born, e))
		return false;
	n = like_days(q->who->born, like);
	for (size_t i = 0; i < n; i++)
		if (!by_day(q, like[i], e))
			return false;
	return true;
}

/* The number, and every one with two neighbours swapped. */
static bool
by_phone(struct asking *q, struct err *e)
{
	size_t len = strlen(q->phone);

	if (len < 6)
		return true;
	if (!look_up(q, q->phone, e))
		return false;
	/* The record may have it without the code of the country. */
	for (size_t code = 1; code <= COUNTRY_CODE && len >= code + NATIONAL_LEAST; code++)
		if (!look_up(q, q->phone + code, e))
			return false;
	for (size_t i = 0; i + 1 < len; i++) {
		char *other = arena_str(q->a, q->phone);

		other[i] = q->phone[i + 1];
		other[i + 1] = q->phone[i];
		if (other[i] != other[i + 1] && !look_up(q, other, e))
			return false;
	}
	return true;
}

static int
more_keys(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;

	if (a->keys != b->keys)
		return b->keys - a->keys;
	return a->id < b->id ? -1 : a->id > b->id;
}

static void
give(struct asking *q, struct likeness *l, int points, const char *why)
{
	if (points == 0)
		return;
	*vec_add(q->a, &l->why) = (struct resemblance){ why, points };
	l->percent += points;
}

/* One of the two has one name only, and the other bears it among theirs. */
static bool
part_of(const struct asking *q, const char *family, const char *given)
{
	const char *typed[] = { q->family, q->given }, *kept[] = { family, given };

	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++)
			if (typed[i][0] != '\0' && strcmp(typed[i], kept[k]) == 0)
				return true;
	return false;
}

/* Written alike, but for capitals. */
static bool
written_alike(const char *x, const char *y)
{
	return strcasecmp(x == NULL ? "" : x, y == NULL ? "" : y) == 0;
}

/* Points for one of the names that a person has or had. */
static int
name_points(struct asking *q, const struct person_name *n, const char **why)
{
	const char *family = joined(q, n->family), *given = joined(q, n->given);
	bool both = q->family[0] != '\0' && q->given[0] != '\0';

	*why = "name sounds the same";
	if (q->native[0] != '\0' && strcmp(q->native, fold_native(n->native, q->a)) == 0) {
		*why = "same name";
		return SAME_NAME;
	}
	if (q->family[0] + q->given[0] == 0)
		return 0;
	if (strcmp(q->family, family) == 0 && strcmp(q->given, given) == 0) {
		if (written_alike(q->who->family, n->family)
		    && written_alike(q->who->given, n->given))
			*why = "same name";
		return SAME_NAME;
	}
	*why = "similar name";
	if ((strcmp(q->family, family) == 0 || like_name(q->family, family))
	    && (strcmp(q->given, given) == 0 || like_name(q->given, given)))
		return SIMILAR_NAME;
	if (!both || family[0] == '\0' || given[0] == '\0') {
		*why = "part of the name is the same";
		return part_of(q, family, given) ? PART_OF_NAME : 0;
	}
	*why = "family and given name swapped";
	if (strcmp(q->family, given) == 0 && strcmp(q->given, family) == 0)
		return SWAPPED_NAME;
	return 0;
}

static void
score_name(struct asking *q, const struct patient *p, struct likeness *l)
{
	const char *best_why = "", *why;
	int best = 0;

	for (size_t i = 0; i < p->name.n; i++) {
		int points = name_points(q, &p->name.at[i], &why);

		if (points > best) {
			best = points;
			best_why = why;
		}
	}
	give(q, l, best, best_why);
}

/* A year alone is kept as its first day, and 1 January stands for many a year alone. */
static bool
same_year(int a, int b)
{
	int y[2], m[2], d[2];

	day_split(a, &y[0], &m[0], &d[0]);
	day_split(b, &y[1], &m[1], &d[1]);
	return y[0] == y[1] && ((m[0] == 1 && d[0] == 1) || (m[1] == 1 && d[1] == 1));
}

static int
birth_points(const struct asking *q, int born, const char **why)
{
	int like[LIKE_DAYS];
	size_t n;

	*why = "";
	if (q->who->born == DAY_NONE || born == DAY_NONE)
		return 0;
	*why = "same date of birth";
	if (born == q->who->born)
		return SAME_DAY;
	*why = "date of birth with digits swapped";
	n = like_days(q->who->born, like);
	for (size_t i = 0; i < n; i++)
		if (like[i] == born)
			return SIMILAR_DAY;
	*why = "same year of birth";
	if (same_year(born, q->who->born))
		return SAME_YEAR;
	*why = "another date of birth";
	return OTHER_DAY;
}

static void
score_phone(struct asking *q, const struct patient *p, struct likeness *l)
{
	int best = 0;

	l->phone = "";
	for (size_t i = 0; i < p->contact.n; i++) {
		const char *phone = token_phone(p->contact.at[i].value, q->a);
		int points = token_phone_same(phone, q->phone) ? SAME_PHONE
		    : like_swapped(phone, q->phone)            ? SIMILAR_PHONE
							       : 0;

		if (strcmp(p->contact.at[i].kind, "phone") != 0)
			continue;
		if (l->phone[0] == '\0' || points > best)
			l->phone = p->contact.at[i].value;
		best = q->phone[0] != '\0' && points > best ? points : best;
	}
	give(q, l, best, best == SAME_PHONE ? "same phone" : "phone has two digits swapped");
}

static void
score_sex(struct asking *q, const char *sex, struct likeness *l)
{
	const char *typed = q->who->sex == NULL ? "" : q->who->sex;

	if ((strcmp(typed, "F") == 0 && strcmp(sex, "M") == 0)
	    || (strcmp(typed, "M") == 0 && strcmp(sex, "F") == 0))
		give(q, l, OTHER_SEX, "different sex");
}

/* Most are namesakes of another age: their one row says so, and the rest is not read. */
static bool
look(struct asking *q, int64_t id, bool *maybe, struct err *e)
{
	struct rows *r = db_read(q->db, Q_DUPLICATE_LOOK, ARGS(I(id)));
	const char *why;

	*maybe = row_next(r)
	    && (q->names_only
		|| birth_points(q, row_day(r), &why) + SAME_NAME + SAME_PHONE >= LIKENESS_SHOWN);
	return rows_end(r, e);
}

static bool
score(struct asking *q, int64_t id, struct likeness *out, struct err *e)
{
	struct patient p;
	const char *why;
	bool maybe;
	int points;

	*out = (struct likeness){ .row.id = id };
	if (!look(q, id, &maybe, e))
		return false;
	if (!maybe)
		return true;
	if (!patient_load(q->db, id, q->a, &p, e))
		return false;
	if (q->names_only) {
		score_name(q, &p, out);
		return true;
	}
	points = birth_points(q, p.born, &why);
	give(q, out, points, why);
	score_name(q, &p, out);
	score_phone(q, &p, out);
	score_sex(q, p.sex, out);
	out->percent = out->percent > 99 ? 99 : out->percent;
	return true;
}

static int
more_alike(const void *x, const void *y)
{
	const struct likeness *a = x, *b = y;

	if (a->percent != b->percent)
		return b->percent - a->percent;
	return a->row.id < b->row.id ? -1 : a->row.id > b->row.id;
}

/* Names, numbers and stages of those who are left, in one query. */
static bool
fill_rows(struct asking *q, int today, struct likenesses *out, struct err *e)
{
	int64_t id[LIKENESS_MOST];
	struct hits hits = { 0 };

	for (size_t i = 0; i < out->list.n; i++)
		id[i] = out->list.at[i].row.id;
	if (!search_rows(q->db, id, out->list.n, today, q->a, &hits, e))
		return false;
	for (size_t i = 0; i < hits.row.n; i++)
		for (size_t j = 0; j < out->list.n; j++)
			if (out->list.at[j].row.id == hits.row.at[i].id)
				out->list.at[j].row = hits.row.at[i];
	return true;
}

static bool
has_name(const struct asking *q)
{
	return q->family[0] != '\0' || q->given[0] != '\0' || q->native[0] != '\0';
}

/* The slip may be in the letter that a pair begins with. */
static bool
by_either_name(struct asking *q, struct err *e)
{
	return by_name(q, e) && (q->family[0] == '\0' || look_up(q, q->family, e))
	    && (q->given[0] == '\0' || look_up(q, q->given, e));
}

static bool
candidates(struct asking *q, struct err *e)
{
	if (q->names_only)
		return !has_name(q) || by_either_name(q, e);
	return by_birth(q, e) && by_phone(q, e) && (!has_name(q) || by_name(q, e));
}

static bool
find(struct asking *q, int today, struct likenesses *out, struct err *e)
{
	int least = q->names_only ? SIMILAR_NAME : LIKENESS_SHOWN;

	if (!candidates(q, e))
		return false;
	if (q->n > 0)
		qsort(q->at, q->n, sizeof(q->at[0]), more_keys);
	for (size_t i = 0; i < q->n && i < LOOKED_AT; i++) {
		struct likeness l;

		if (!score(q, q->at[i].id, &l, e))
			return false;
		if (l.percent >= least)
			*vec_add(q->a, &out->list) = l;
	}
	if (out->list.n > 0)
		qsort(out->list.at, out->list.n, sizeof(out->list.at[0]), more_alike);
	if (out->list.n > LIKENESS_MOST)
		out->list.n = LIKENESS_MOST;
	return fill_rows(q, today, out, e);
}

static bool
ask(struct asking *q, int today, struct likenesses *out, struct err *e)
{
	const struct registration *who = q->who;
	bool together, done;

	*out = (struct likenesses){ 0 };
	q->family = joined(q, who->family);
	q->given = joined(q, who->given);
	q->native = fold_native(who->native == NULL ? "" : who->native, q->a);
	q->phone = token_phone(who->phone == NULL ? "" : who->phone, q->a);
	together = db_together(q->db);
	done = find(q, today, out, e);
	db_together_end(q->db, together);
	return done;
}

bool
duplicate_find(struct db *db, struct fold *f, const struct registration *who, int today,
    struct arena *a, struct likenesses *out, struct err *e)
{
	struct asking q = { .db = db, .fold = f, .a = a, .who = who };

	return ask(&q, today, out, e);
}

bool
duplicate_names(struct db *db, struct fold *f, const struct registration *who, int today,
    struct arena *a, struct likenesses *out, struct err *e)
{
	struct asking q = { .db = db, .fold = f, .a = a, .who = who, .names_only = true };

	return ask(&q, today, out, e);
}
