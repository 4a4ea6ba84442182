#include "store/search_term.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "store/number.h"
#include "store/token.h"

/* 1/1/61 has four digits, 1 jan 61 three; without a year there are fewer. */
enum { DATE_DIGITS = 4, NAMED_DIGITS = 3, YEARS_BACK = 130, PHONE_PIECE = 4 };

static const char phone_letters[] = "0123456789-./+()";

struct typed_word {
	const char *s;
	int parity;
	bool abroad; /* begins like a number dialled from abroad */
};

static void
add_way(struct search_word *t, const char *way)
{
	if (t->ways < WAYS && way[0] != '\0')
		t->way[t->ways++] = way;
}

static const char *
only(const char *s, const char *keep, struct arena *a)
{
	struct text t = { .a = a };

	for (; *s != '\0'; s++)
		if (strchr(keep, *s) != NULL)
			text_addn(&t, s, 1);
	return text_get(&t);
}

/* A birth date, written in any way that has digits enough to be one. */
static bool
add_date(const char *s, const struct search_for *how, struct arena *a, struct search_word *t)
{
	struct err e;
	int day, y, m, d, six[DAY_SIX], n = day_six(s, how->today, how->order, six);
	size_t digits = strlen(only(s, "0123456789", a));
	bool named = s[strspn(s, "0123456789-./, ")] != '\0';

	for (int i = 0; i < n; i++) { /* whichever it is, that person is among those found */
		day_split(six[i], &y, &m, &d);
		add_way(t, text_fmt(a, "%04d%02d%02d", y, m, d));
	}
	if (n > 0)
		return true;
	if (digits < (named ? NAMED_DIGITS : DATE_DIGITS) || strpbrk(s, "+") != NULL
	    || !day_read(s, how->today, how->order, DAY_PAST, &day, &e) || day > how->today
	    || day < day_add_months(how->today, -12 * YEARS_BACK))
		return false;
	day_split(day, &y, &m, &d);
	add_way(t, text_fmt(a, "%04d%02d%02d", y, m, d));
	return true;
}

/* 10-2345 or 10-2345-6, which no date looks like. */
static bool
is_number(const char *s)
{
	return strlen(s) >= 7 && strspn(s, "0123456789") == 2 && s[2] == '-'
	    && strspn(s + 3, "0123456789") == 4;
}

static bool
is_digits(const char *word)
{
	return word[strspn(word, phone_letters)] == '\0';
}

/* 00 calls a country only where the whole number begins.  Four digits with none after them
 * are the end of a number: nobody is looked for by a country alone. */
static bool
is_abroad(const char *word, bool first, const char *rest)
{
	rest += strspn(rest, " \t");
	return word[0] == '+'
	    || (first && strncmp(word, "00", 2) == 0
		&& (strlen(word) > PHONE_PIECE || strspn(rest, "(0123456789") > 0));
}

/* Digits: of a phone, a number, a date.  A 0 that only this country dials is not
 * in the tokens; any other piece is, whatever it begins with. */
static void
add_digits(
    const struct typed_word *w, const struct search_for *how, struct arena *a, struct terms *out)
{
	struct search_word *t = &out->at[out->n++];
	const char *s = w->s, *d = only(s, "0123456789", a);
	size_t zeros = strspn(d, "0");
	char number[NUMBER_TEXT];
	struct err e;

	*t = (struct search_word){ .parity = -1, .len = strlen(d) };
	if (!is_number(s))
		add_date(s, how, a, t);
	if (s[0] != '+')
		add_way(t, d);
	if (zeros == 1 || w->abroad)
		add_way(t, d + zeros);
	/* The record may have a number from abroad without the code of its country. */
	for (size_t code = 1; code <= COUNTRY_CODE && w->abroad; code++)
		if (strlen(d + zeros) >= code + NATIONAL_LEAST)
			add_way(t, d + zeros + code);
	if (strlen(s) == 9 && s[2] == '-' && s[7] == '-' && !number_read(s, number, &e))
		out->hint = text_fmt(a, "%s: %s", s, e.text);
}

static void
add_word(const struct typed_word *w, const struct search_for *how, struct fold *f, struct arena *a,
    struct terms *out)
{
	const char *word = w->s, *native = fold_native(word, a), *folded;
	struct search_word t = { .parity = w->parity };

	if (out->n == TERMS)
		return;
	if (is_digits(word)) {
		size_t digits = strlen(only(word, "0123456789", a));

		/* A code of a country that stands alone says nothing more than the rest. */
		if (digits > 0 && (word[0] != '+' || digits > COUNTRY_CODE))
			add_digits(w, how, a, out);
		return;
	}
	if (native[0] != '\0') {
		add_way(&t, native);
		t.len = strlen(native) * 2;
		t.parity = -1;
	} else {
		bool dated = add_date(word, how, a, &t);

		folded = only(fold_words(f, word, a), "abcdefghijklmnopqrstuvwxyz0123456789", a);
		add_way(&t, folded);
		t.len = strlen(folded);
		t.letters = !dated;
	}
	if (t.ways > 0)
		out->at[out->n++] = t;
}

static void
add_words(const char *s, size_t n, int parity, const struct search_for *how, struct fold *f,
    struct arena *a, struct terms *out)
{
	const char *end = s + n;
	bool first = true; /* no digits went before */

	while (s < end) {
		size_t len = strcspn(s, " \t,");

		if (len > (size_t)(end - s))
			len = (size_t)(end - s);
		if (len > 0) {
			struct typed_word w = { arena_strn(a, s, len), parity, false };

			w.abroad = is_abroad(w.s, first, s + len);
			first = !is_digits(w.s);
			add_word(&w, how, f, a, out);
		}
		s += len + 1;
	}
}

static bool
is_enough(const struct terms *t)
{
	size_t most = 0;

	for (size_t i = 0; i < t->n; i++)
		most = t->at[i].len > most ? t->at[i].len : most;
	return most >= 2 || t->n >= 2;
}

const char *
term_below(const char *s, struct arena *a)
{
	return text_fmt(a, "%s\xf4\x8f\xbf\xbf", s);
}

static void
bound(struct terms *t, struct arena *a)
{
	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->at[i].ways; j++)
			t->at[i].below[j] = term_below(t->at[i].way[j], a);
}

void
terms_of(const struct search_for *s, struct fold *f, struct arena *a, struct terms *out)
{
	const char *comma = strchr(s->typed, ',');
	struct search_word date = { .parity = -1, .len = 8 };

	*out = (struct terms){ 0 };
	if (strchr(s->typed, ' ') != NULL && add_date(s->typed, s, a, &date)) {
		out->at[out->n++] = date;
	} else if (comma == NULL) {
		add_words(s->typed, strlen(s->typed), -1, s, f, a, out);
	} else {
		add_words(s->typed, (size_t)(comma - s->typed), 0, s, f, a, out);
		add_words(comma + 1, strlen(comma + 1), 1, s, f, a, out);
	}
	if (!is_enough(out))
		out->n = 0;
	bound(out, a);
}

int
term_width(const struct search_word *t)
{
	static const int letters[] = { 99, 90, 60, 45, 30, 20, 12 };
	static const int digits[] = { 99, 95, 85, 70, 15, 8, 4 };
	size_t len = t->len < 6 ? t->len : 6;

	return t->letters ? letters[len] : digits[len];
}
