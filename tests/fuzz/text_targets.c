/* What a person types, pastes or hits. */
#include <math.h>
#include <string.h>

#include "app/range.h"
#include "base/day.h"
#include "base/text.h"
#include "form/parse.h"
#include "fuzz/target.h"
#include "lang/clean.h"
#include "lang/fold.h"
#include "lang/width.h"
#include "sched/say.h"
#include "ui/key.h"

enum { TODAY = 20780 /* 23 November 2026 */, COLS = 60 };

static bool
same(const char *x, const char *y)
{
	return strcmp(x, y) == 0;
}

enum { ZWNJ = 0x200C, ZWJ = 0x200D };

/* Nothing that moves a cursor, turns a line around or is not there; but Persian and the
 * scripts of India need their joiners. */
static bool
is_drawable(const char *s, bool lines)
{
	uint32_t cp;

	while ((cp = utf8_next(&s)) != 0)
		if (cp == ZWNJ || cp == ZWJ)
			continue;
		else if (cp == UTF8_BAD
		    || (!clean_cp(cp) && cp != CLEAN_HIDDEN && !(lines && cp == '\n')))
			return false;
	return true;
}

static void
names(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	const char *once = "", *again = "", *shown, *note;
	struct fold f = { 0 };
	struct err e = { 0 };

	(void)state;
	if (clean_line(text, COLS, &a, &once, &e)) {
		fuzz_is(is_drawable(once, false), "what is stored may be drawn");
		fuzz_is(width_of(once) <= COLS, "a line is no longer than allowed");
		fuzz_is(clean_line(once, COLS, &a, &again, &e) && same(once, again),
		    "what was cleaned is clean");
		for (const char *s = fold_words(&f, once, &a); *s != '\0'; s++)
			fuzz_is((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == ' ',
			    "a folded name is ASCII");
	} else {
		fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
	}
	if (clean_note(text, 10 * COLS, &a, &note, &e))
		fuzz_is(is_drawable(note, true), "a note may be drawn");
	shown = clean_shown(text, &a, NULL);
	fuzz_is(is_drawable(shown, true), "what is shown may be drawn");
	fuzz_is(strlen(shown) <= 3 * n, "what is shown is at most three times as long");
	fuzz_is(same(clean_shown(shown, &a, NULL), shown), "what is shown is shown as it is");
	fold_close(&f);
	arena_clear(&a);
}

/* Day by day from 1970, as a calendar on the wall has it. */
static bool
is_on_the_wall(int day)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int y = 1970, m = 0, d = 0, year, month, mday;

	day_split(day, &year, &month, &mday);
	for (; day < 0; day += 146097)
		y -= 400;
	for (; day > 0; day--) {
		bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

		if (++d < length[m] + (leap && m == 1))
			continue;
		d = 0;
		if (++m == 12) {
			m = 0;
			y++;
		}
	}
	return y == year && m + 1 == month && d + 1 == mday;
}

static void
dates(void *state, const char *text, size_t n)
{
	enum day_order order = n > 0 ? (enum day_order)((unsigned char)text[0] % 3) : DAY_DMY;
	const char *typed = n > 0 ? text + 1 : text;
	struct err e = { 0 };
	char buf[DAY_TEXT];
	struct now now;
	int day, back;

	(void)state;
	for (enum day_side side = DAY_NEAR; side <= DAY_AHEAD; side++) {
		if (!day_read(typed, TODAY, order, side, &day, &e)) {
			fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
			continue;
		}
		fuzz_is(day >= day_of(1850, 1, 1) && day <= day_of(2200, 12, 31),
		    "a day lies within 1850 to 2200");
		fuzz_is(is_on_the_wall(day), "a day is that of the calendar");
		fuzz_is(day_read_iso(day_iso(day, buf), &back) && back == day,
		    "a day that is stored is read again");
		fuzz_is(day_read(day_show(day, buf), TODAY, order, side, &back, &e) && back == day,
		    "a day that is shown is read again");
	}
	if (day_read_iso(typed, &day))
		fuzz_is(same(day_iso(day, buf), typed), "a stored day has one spelling");
	if (now_read(typed, &now, &e))
		fuzz_is(now.minute >= 0 && now.minute < DAY_MINUTES, "a moment has a minute");
}

static void
times(void *state, const char *text, size_t n)
{
	struct arena a = { 0 };
	struct span span[RANGE_SPANS];
	struct said said;
	struct err e = { 0 };
	char buf[DAY_TEXT];
	int minute, back, spans;

	(void)state;
	(void)n;
	if (minute_read(text, &minute, &e)) {
		fuzz_is(minute >= 0 && minute < DAY_MINUTES, "a time lies within the day");
		fuzz_is(minute_read(minute_show(minute, buf), &back, &e) && back == minute,
		    "a time that is shown is read again");
	}
	spans = range_spans(text, span, &a, &e);
	for (int i = 0; i < spans; i++) {
		fuzz_is(span[i].from >= (i == 0 ? 0 : span[i - 1].to) && span[i].from < span[i].to
			&& span[i].to <= DAY_MINUTES,
		    "hours follow one another within the day");
		fuzz_is(span[i].from % CELL_MINUTES == 0 && span[i].to % CELL_MINUTES == 0,
		    "hours begin and end on the grid");
	}
	if (say_read(text, TODAY, DAY_DMY, &said, &e)) {
		fuzz_is(!utf8_valid(text) || (utf8_valid(said.therapy) && utf8_valid(said.with)),
		    "no word is cut within a character");
		fuzz_is(said.count >= 0 && said.every >= 0 && said.per_week >= 0,
		    "nothing happens less than not at all");
		fuzz_is(said.at == MINUTE_NONE || (said.at >= 0 && said.at < DAY_MINUTES),
		    "a wished time lies within the day");
	} else {
		fuzz_is(utf8_valid(e.text) && e.text[0] != '\0', "a refusal is a sentence");
	}
	arena_clear(&a);
}

/* A number of a form: what is stored of it is the same number. */
static void
numbers(void *state, const char *text, size_t n)
{
	static const struct limit least = { true, -50, NULL }, most = { true, 1000, NULL };
	const struct form_site site = { TODAY, DAY_DMY };
	struct field f = { .key = "x",
		.label = "X",
		.unit = "mm",
		.example = "",
		.min = least,
		.max = most,
		.decimals = -1 };
	struct arena a = { 0 };
	struct reading said, back;

	(void)state;
	f.type = n > 0 && (text[0] & 1) != 0 ? FIELD_INT : FIELD_DECIMAL;
	if (n > 0 && (text[0] & 6) != 0)
		f.decimals = text[0] >> 1 & 3;
	parse_typed(&f, site, n > 0 ? text + 1 : text, &a, &said);
	fuzz_is(utf8_valid(said.error), "a refusal is a sentence");
	if (said.error[0] == '\0' && said.said.type != VALUE_NONE) {
		double v = value_number(said.said);

		fuzz_is(isfinite(v) && v >= -50 && v <= 1000, "a number lies within its limits");
		parse_stored(&f, site, parse_store(&f, &said, &a), &a, &back);
		fuzz_is(back.error[0] == '\0' && value_same(back.said, said.said),
		    "a number that is stored is read again");
	}
	arena_clear(&a);
}

struct pressed {
	struct key key[64]; /* the newest ones */
	size_t n;
	uint64_t sum; /* of all */
};

static void
drain(struct keyin *in, struct pressed *out)
{
	struct key k;

	while (keyin_next(in, &k)) {
		fuzz_is(k.code < K_LAST, "a key is one that there is");
		if (k.code == K_PASTE) {
			fuzz_is(utf8_valid(k.text) && strlen(k.text) <= PASTE_MAX,
			    "a paste is text, and no longer than allowed");
			for (const char *s = k.text; *s != '\0'; s++)
				fuzz_is((unsigned char)*s >= ' ' || *s == '\n',
				    "a paste has no control but the end of a line");
		}
		out->sum = out->sum * 31 + k.code * 7 + k.mods;
		out->key[out->n++ % 64] = k;
	}
}

static void
settle(struct keyin *in, struct pressed *out)
{
	for (int i = 0; keyin_wait(in) >= 0; i++) {
		fuzz_is(i < 8, "what has begun ends when nothing comes");
		keyin_timeout(in);
		drain(in, out);
	}
}

/* The burst of a paste takes all of it or nothing, and after any garbage a key is a key. */
static void
keys(void *state, const char *text, size_t n)
{
	struct keyin in = { 0 };
	struct pressed out = { 0 };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < n; i++) {
		keyin_byte(&in, (unsigned char)text[i]);
		drain(&in, &out);
	}
	settle(&in, &out);
	fuzz_is(out.n <= n + 1, "no key comes out of nothing");
	keyin_byte(&in, 'x');
	drain(&in, &out);
	settle(&in, &out);
	fuzz_is(out.n > 0 && out.key[(out.n - 1) % 64].code == 'x'
		&& out.key[(out.n - 1) % 64].mods == 0,
	    "after any garbage a key is a key");
	for (size_t i = 0; i < out.n && i < 64; i++) {
		struct key back, k = out.key[i];

		if (k.code != K_PASTE && k.code != K_ANSWER && clean_cp(k.code)
		    && key_read(key_name(&k, &a), &back))
			fuzz_is(back.code == k.code && back.mods == k.mods,
			    "a key that is named is that key");
	}
	if (keyin_burst(&in, (const unsigned char *)text, n))
		drain(&in, &out);
	arena_clear(&a);
}

const struct target text_targets[] = {
	{ "names", "a_name_is_clean_or_refused_and_always_safe_to_show", NULL, "", 200, NULL,
	    names },
	{ "dates", "a_date_is_read_as_it_is_shown_and_stored", NULL, "", 1000, NULL, dates },
	{ "times", "times_hours_and_wishes_stay_within_the_day", NULL, "", 1000, NULL, times },
	{ "numbers", "a_number_is_strict_and_stored_as_it_was_meant", NULL, "", 1000, NULL,
	    numbers },
	{ "keys", "after_any_bytes_a_key_is_a_key", NULL, "", 1000, NULL, keys },
	{ 0 },
};
