#include "store/token.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { WORDS = 6, NATIVE = 8, PHONE_PIECE = 4 };

/* The words of all names: initials and pairs are made of them. */
struct name_words {
	const char *at[WORDS];
	size_t n;
};

static void
add(struct tokens *out, struct arena *a, const char *text, int rank)
{
	if (text[0] != '\0')
		*vec_add(a, &out->at) = (struct token){ text, rank };
}

static const char *
join(const char *words, struct arena *a)
{
	struct text t = { .a = a };

	for (; *words != '\0'; words++)
		if (*words != ' ')
			text_addn(&t, words, 1);
	return text_get(&t);
}

static void
remember(struct name_words *w, const char *folded, struct arena *a)
{
	while (*folded != '\0' && w->n < WORDS) {
		size_t len = strcspn(folded, " ");
		const char *word = arena_strn(a, folded, len);
		bool known = false;

		for (size_t i = 0; i < w->n; i++)
			known = known || strcmp(w->at[i], word) == 0;
		if (!known)
			w->at[w->n++] = word;
		folded += len + (folded[len] == ' ');
	}
}

/* "anna maria": annamaria and maria. */
static const char *
add_name(struct tokens *out, const char *s, int rank, struct fold *f, struct arena *a)
{
	const char *folded = fold_words(f, s, a);

	for (const char *p = folded; *p != '\0';
	     p += p[strcspn(p, " ")] == ' ' ? strcspn(p, " ") + 1 : strlen(p))
		add(out, a, join(p, a), rank);
	return folded;
}

static void
add_native(struct tokens *out, const char *s, struct arena *a)
{
	const char *native = fold_native(s, a);

	for (int i = 0; i < NATIVE && *native != '\0'; i++) {
		add(out, a, native, RANK_WHOLE);
		utf8_next(&native);
	}
}

/* The first letters of all words in order. */
static const char *
initials(const char *one, const char *two, struct arena *a)
{
	struct text t = { .a = a };
	const char *part[] = { one, two };

	for (int i = 0; i < 2; i++)
		for (const char *p = part[i]; *p != '\0'; p++)
			if (p == part[i] || p[-1] == ' ')
				text_addn(&t, p, 1);
	return t.len > 1 ? text_get(&t) : "";
}

static void
add_one_name(struct tokens *out, const struct person_name *n, struct name_words *all,
    struct fold *f, struct arena *a)
{
	bool other = strcmp(n->kind, "current") != 0;
	const char *family =
	    add_name(out, n->family, other ? RANK_OTHER_FAMILY : RANK_FAMILY, f, a);
	const char *given = add_name(out, n->given, other ? RANK_OTHER_GIVEN : RANK_GIVEN, f, a);
	const char *native = add_name(out, n->native, RANK_WHOLE, f, a);
	const char *reading = add_name(out, n->reading, RANK_WHOLE, f, a);

	add_native(out, n->native, a);
	add_native(out, n->family, a);
	add_native(out, n->given, a);
	add(out, a, initials(family, given, a), RANK_INITIALS);
	add(out, a, initials(given, family, a), RANK_INITIALS);
	add(out, a, initials(native, "", a), RANK_INITIALS);
	add(out, a, initials(reading, "", a), RANK_INITIALS);
	remember(all, family, a);
	remember(all, given, a);
	remember(all, reading, a);
	remember(all, native, a);
}

static void
add_pairs(struct tokens *out, const struct name_words *w, struct arena *a)
{
	for (size_t i = 0; i < w->n; i++)
		for (size_t j = 0; j < w->n; j++)
			if (i != j)
				add(out, a, text_fmt(a, " %c%s", w->at[i][0], w->at[j]), RANK_PAIR);
}

static const char *
digits(const char *s, struct arena *a)
{
	struct text t = { .a = a };

	for (; *s != '\0'; s++)
		if (*s >= '0' && *s <= '9')
			text_addn(&t, s, 1);
	return text_get(&t);
}

/* An extension is no part of the number: "x12", "ext 12", "#12". */
const char *
token_phone(const char *s, struct arena *a)
{
	const char *d = digits(arena_strn(a, s, strcspn(s, "eExX#")), a);

	return d + strspn(d, "0");
}

bool
token_phone_same(const char *x, const char *y)
{
	size_t nx = strlen(x), ny = strlen(y);

	if (nx < ny)
		return token_phone_same(y, x);
	return strcmp(x, y) == 0
	    || (ny >= NATIONAL_LEAST && nx - ny <= COUNTRY_CODE && strcmp(x + nx - ny, y) == 0);
}

static void
add_phone(struct tokens *out, const char *s, struct arena *a)
{
	const char *d = token_phone(s, a);
	size_t len = strlen(d);

	if (len > 0 && len < PHONE_PIECE)
		add(out, a, d, RANK_PHONE);
	for (size_t from = 0; from + PHONE_PIECE <= len && from < 15; from++)
		add(out, a, d + from, RANK_PHONE);
}

static void
add_born(struct tokens *out, int born, struct arena *a)
{
	int y, m, d;

	if (born == DAY_NONE)
		return;
	day_split(born, &y, &m, &d);
	add(out, a, text_fmt(a, "%04d%02d%02d", y, m, d), RANK_BORN);
	add(out, a, text_fmt(a, "%02d%02d%04d", d, m, y), RANK_BORN);
	add(out, a, text_fmt(a, "%02d%02d%02d", y % 100, m, d), RANK_BORN);
}

/* Digits of one of our own numbers, the letters too of another's. */
static void
add_number(struct tokens *out, const char *s, struct fold *f, struct arena *a)
{
	add(out, a, join(fold_words(f, s, a), a), RANK_NUMBER);
}

void
tokens_of(const struct patient *p, struct fold *f, struct arena *a, struct tokens *out)
{
	struct name_words all = { 0 };

	for (size_t i = 0; i < p->name.n; i++)
		add_one_name(out, &p->name.at[i], &all, f, a);
	add_pairs(out, &all, a);
	for (size_t i = 0; i < p->contact.n; i++)
		if (strcmp(p->contact.at[i].kind, "phone") == 0)
			add_phone(out, p->contact.at[i].value, a);
	for (size_t i = 0; i < p->identifier.n; i++)
		add_number(out, p->identifier.at[i].value, f, a);
	add_number(out, p->number, f, a);
	add_born(out, p->born, a);
}
