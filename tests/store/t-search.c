/* One box finds a patient by whatever is typed. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "store/people.h"
#include "store/search_store.h"

static const struct person people[] = {
	{ "Wang", "Xiaoming", "王小明", NULL, NULL, "07700 900123", 1985, 3, 3 }, /* 10-0001-9 */
	{ "Hall", "Margaret", NULL, NULL, "Jones", "+44 7700 900456", 1968, 7, 14 },
	{ "Müller", "Jörg", NULL, NULL, NULL, NULL, 1950, 12, 1 },
	{ "MULLER", "Anna Maria", NULL, NULL, NULL, "0221 4710", 1951, 1, 31 },
	{ "Mueller", "Zoe", NULL, NULL, NULL, NULL, 1990, 2, 28 },
	{ "Nguyễn", "Văn Đức", NULL, NULL, NULL, NULL, 1971, 5, 6 },
	{ "Иванов", "Пётр", NULL, NULL, NULL, NULL, 1962, 8, 9 },
	{ "Smith", "John", NULL, NULL, NULL, NULL, 1962, 12, 17 },
	{ "Smith-Jones", "Joan", NULL, NULL, NULL, NULL, 1962, 1, 1 },
	{ "O'Brien", "Ødegård", NULL, NULL, NULL, NULL, 1940, 2, 29 },
	{ "Strauß", "Jo", NULL, NULL, NULL, NULL, 1966, 6, 6 },
	{ NULL, NULL, "김철수", "Kim Chulsoo", NULL, NULL, 0, 0, 0 },
	{ NULL, NULL, "やまだたろう", NULL, NULL, NULL, 0, 0, 0 },
	{ "محمد", "علي", NULL, "Mohammed Ali", NULL, NULL, 0, 0, 0 },
	{ "Quill", "Ezra", NULL, NULL, NULL, NULL, 2009, 1, 10 }, /* not by 10-0001-9 */
	{ "Voss", "Irene", NULL, NULL, NULL, "+44 20 7946 0018", 1961, 3, 4 },
	{ "Unger", "Olga", NULL, NULL, NULL, "+1 812 555 0199", 1933, 4, 5 }, /* not by 0018 */
};

/* The ids found, by blanks. */
static const char *
found(struct people *s, const char *typed)
{
	struct search_for what = {
		.typed = typed, .today = people_now.day, .order = DAY_DMY, .limit = 20
	};
	struct text t = { .a = &s->a };
	struct hits hits;
	struct err e;

	must(search_patients(s->db, &s->fold, &what, &s->a, &hits, &e));
	for (size_t i = 0; i < hits.row.n; i++)
		text_addf(&t, "%s%d", i == 0 ? "" : " ", (int)hits.row.at[i].id);
	return text_get(&t);
}

static void
every_spelling_finds_its_patient(void **state)
{
	static const struct {
		const char *typed, *want;
	} box[] = {
		{ "wang", "1" },
		{ "wxm", "1" },
		{ "王", "1" },
		{ "小明", "1" },
		{ "明", "1" },
		{ "王 小明", "1" },
		{ "xiaoming", "1" },
		{ "xiaom", "1" },
		{ "xiao ming", "1" },
		{ "ming wang", "1" },
		{ "wangxiaoming", "1" },
		{ "WANG, X", "1" },
		{ "hall", "2" },
		{ "mar hal", "2" },
		{ "hal,mar", "2" },
		{ "mar,hal", "" },
		{ "hall, marg", "2" },
		{ "jones", "9 2" },
		{ "mh", "2 14" }, /* her initials; his name begins so */
		{ "hm", "2" },
		{ "mh 0456", "2" },
		{ "müller", "3 4 5" },
		{ "MULLER", "3 4 5" },
		{ "mueller", "3 4 5" },
		{ "muller zo", "5" },
		{ "maria muller", "4" },
		{ "anna maria", "4" },
		{ "am muller", "4" },
		{ "nguyen", "6" },
		{ "duc", "6" },
		{ "nguyễn đức", "6" },
		{ "ivanov", "7" },
		{ "Иван", "7" },
		{ "петр", "7" },
		{ "smi jo", "8 9" },
		{ "jo smi", "8 9" },
		{ "smi jo 62", "8 9" },
		{ "smi jo 17/12/62", "8" },
		{ "smith", "8 9" },
		{ "obrien", "10" },
		{ "o'b", "10" },
		{ "odegard", "10" },
		{ "strauss", "11" },
		{ "strauß", "11" },
		{ "김", "12" },
		{ "kim chul", "12" },
		{ "たろう", "13" },
		{ "yamada", "13" },
		{ "mohammed", "14" },
		{ "محمد", "14" },
		{ "zzz", "" },
		{ "smith zzz", "" },
		{ "wang hall", "" },
		/* What SQL would take for "anything" is a letter like others, or none. */
		{ "ha%", "2" },
		{ "%al", "14" }, /* Al- of another */
		{ "h_ll", "" },
		{ "%%", "" },
		{ "__", "" },
		{ "*", "" },
		{ "hall' OR 1 --", "" },
	};
	struct people s;

	(void)state;
	people_open(&s, people, sizeof(people) / sizeof(people[0]));
	for (size_t i = 0; i < sizeof(box) / sizeof(box[0]); i++) {
		const char *got = found(&s, box[i].typed);

		if (strcmp(got, box[i].want) != 0)
			fail_msg("\"%s\" found \"%s\", not \"%s\"", box[i].typed, got, box[i].want);
	}
	people_close(&s);
}

static void
digits_find_by_phone_number_and_birth(void **state)
{
	static const struct {
		const char *typed, *want;
	} box[] = {
		{ "0123", "1" },
		{ "900123", "1" },
		{ "07700 900123", "1" },
		{ "07700900123", "1" },
		{ "7700", "1 2" },
		{ "07700", "1 2" },
		{ "07700 900456", "2" },
		{ "+447700900456", "2" },
		{ "00447700900456", "2" },
		/* Kept without the code of the country. */
		{ "+44 7700 900123", "1" },
		{ "+447700900123", "1" },
		{ "00447700900123", "1" },
		{ "4710", "4" },
		{ "10-0001-9", "1" },
		{ "1000019", "1" },
		{ "14 jul 1968", "2" },
		{ "14/7/68", "2" },
		{ "14.7.1968", "2" },
		{ "14071968", "2" },
		{ "140768", "2" },
		{ "680714", "2" },
		{ "1968-07-14", "2" },
		{ "19680714", "2" },
		{ "14jul68", "2" },
		{ "1968", "2" },
		{ "hall 1968", "2" },
		{ "hall 68", "2" },
		{ "hall 69", "" },
		{ "29/2/1940", "10" },
		{ "4 mar 1961", "16" },
		{ "4 mar 61", "16" },
		{ "mar 4 61", "16" },
		{ "4mar61", "16" },
		{ "4/3/61", "16" },
		{ "040361", "16" },
		{ "4 mar 62", "" },
		/* A piece that begins with 00 calls no country. */
		{ "7946", "16" },
		{ "79460018", "16" },
		{ "60018", "16" },
		{ "0018", "16" },
		{ "7946 0018", "16" },
		{ "020 7946 0018", "16" },
		{ "+44 20 7946 0018", "16" },
		{ "+44 (0)20 7946 0018", "16" },
		{ "0044 20 7946 0018", "16" },
		{ "0044 (0)20 7946 0018", "16" },
		{ "00442079460018", "16" },
		{ "voss 0018", "16" },
		{ "0018 voss", "16" },
		{ "hall 0018", "" },
		{ "001 812 555 0199", "17" },
		{ "0018125550199", "17" },
		{ "001812", "17" },
	};
	struct people s;

	(void)state;
	people_open(&s, people, sizeof(people) / sizeof(people[0]));
	for (size_t i = 0; i < sizeof(box) / sizeof(box[0]); i++) {
		const char *got = found(&s, box[i].typed);

		if (strcmp(got, box[i].want) != 0)
			fail_msg("\"%s\" found \"%s\", not \"%s\"", box[i].typed, got, box[i].want);
	}
	people_close(&s);
}

static void
nothing_is_looked_for_until_there_is_enough(void **state)
{
	static const char *const typed[] = { "", " ", "h", "1", "%", "_", "%%", "__", "*", ",", "'",
		"--", "'; DROP TABLE patient; --" };
	struct people s;

	(void)state;
	people_open(&s, people, 3);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		is_str(found(&s, typed[i]), "");
	is_str(found(&s, "ha"), "2");
	is_str(found(&s, "h m"), "2");
	people_close(&s);
}

static void
a_row_shows_all_that_a_list_needs(void **state)
{
	struct search_for what = { .typed = "wa", .today = people_now.day, .limit = 20 };
	struct people s;
	struct hits hits;
	struct err e;

	(void)state;
	people_open(&s, people, 2);
	must(search_patients(s.db, &s.fold, &what, &s.a, &hits, &e));
	assert_int_equal(hits.row.n, 1);
	is_str(hits.row.at[0].shown, "王小明 WANG Xiaoming");
	is_str(hits.row.at[0].latin, "WANG, Xiaoming");
	is_str(hits.row.at[0].number, "10-0001-9");
	assert_int_equal(hits.row.at[0].born, day_of(1985, 3, 3));
	assert_int_equal(hits.row.at[0].last_seen, DAY_NONE);
	is_str(hits.row.at[0].right, "");
	assert_false(hits.more);
	people_close(&s);
}

static void
a_screenful_says_that_there_are_more(void **state)
{
	struct search_for what = { .typed = "ng", .today = people_now.day, .limit = 20 };
	struct people s;
	struct hits hits;
	struct err e;

	(void)state;
	people_open(&s, people, 0);
	for (int i = 0; i < 21; i++)
		people_add(&s, &(struct person){ .family = "Ng", .given = "An" });
	must(search_patients(s.db, &s.fold, &what, &s.a, &hits, &e));
	assert_int_equal(hits.row.n, 20);
	assert_true(hits.more);
	what.limit = 21;
	must(search_patients(s.db, &s.fold, &what, &s.a, &hits, &e));
	assert_int_equal(hits.row.n, 21);
	assert_false(hits.more);
	people_close(&s);
}

static const char *const families[] = { "Smith", "Santos", "Berg" };
static const char *const givens[] = { "Anna", "Sonja", "Bela", "Tom" };

/* The i-th of many who share their names but for a third, which nobody's initials begin like. */
static struct person
namesake(struct arena *a, int i)
{
	return (struct person){ .family = families[i % 3],
		.given = text_fmt(a, "%s %c%c", givens[i / 3 % 4], 'c' + i % 7, 'p' + i / 5 % 6) };
}

static bool
begins(const char *word, const char *with)
{
	return strncmp(word, with, strlen(with)) == 0;
}

/* All of them with a word of the name for each that is typed. */
static const char *
namesakes(struct arena *a, int n, const char *const typed[3])
{
	struct text t = { .a = a };

	for (int i = 0; i < n; i++) {
		struct person p = namesake(a, i);
		const char *third = strchr(p.given, ' ') + 1;
		bool all = true;

		for (int k = 0; k < 3; k++)
			all = all
			    && (begins(p.family, typed[k]) || begins(p.given, typed[k])
				|| begins(third, typed[k]));
		if (all)
			text_addf(&t, "%s%d", t.len == 0 ? "" : " ", i + 1);
	}
	return text_get(&t);
}

static void
words_that_many_have_find_those_who_have_all(void **state)
{
	enum { MANY = 400 };
	struct people s;

	(void)state;
	people_open(&s, people, 0);
	for (int i = 0; i < MANY; i++) {
		struct person p = namesake(&s.a, i);

		people_add(&s, &p);
	}
	for (int i = 0; i < MANY; i += 13) {
		struct person p = namesake(&s.a, i);
		const char *third = strchr(p.given, ' ') + 1;

		const char *family = text_fmt(&s.a, "%.3s", p.family);
		const char *given = text_fmt(&s.a, "%.2s", p.given);

		is_str(found(&s, text_fmt(&s.a, "%s %s %s", family, given, third)),
		    namesakes(&s.a, MANY, (const char *const[]){ family, given, third }));
		is_str(found(&s, text_fmt(&s.a, "%s %s", third, p.family)),
		    namesakes(&s.a, MANY, (const char *const[]){ third, p.family, "" }));
	}
	is_str(found(&s, "smith zz"), "");
	people_close(&s);
}

/* No other word of the name begins like it. */
static void
a_word_may_stand_for_two_that_begin_alike(void **state)
{
	struct people s;

	(void)state;
	people_open(&s, people, sizeof(people) / sizeof(people[0]));
	is_str(found(&s, "anna an"), "4");
	is_str(found(&s, "an muller anna"), "4");
	people_close(&s);
}

static void
a_wrong_digit_in_a_number_is_hinted_at(void **state)
{
	struct search_for what = { .typed = "10-0001-8", .today = people_now.day, .limit = 20 };
	struct people s;
	struct hits hits;
	struct err e;

	(void)state;
	people_open(&s, people, 1);
	must(search_patients(s.db, &s.fold, &what, &s.a, &hits, &e));
	assert_int_equal(hits.row.n, 0);
	assert_non_null(strstr(hits.hint, "one of its digits is wrong"));
	people_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_spelling_finds_its_patient),
		cmocka_unit_test(digits_find_by_phone_number_and_birth),
		cmocka_unit_test(nothing_is_looked_for_until_there_is_enough),
		cmocka_unit_test(a_row_shows_all_that_a_list_needs),
		cmocka_unit_test(a_screenful_says_that_there_are_more),
		cmocka_unit_test(words_that_many_have_find_those_who_have_all),
		cmocka_unit_test(a_word_may_stand_for_two_that_begin_alike),
		cmocka_unit_test(a_wrong_digit_in_a_number_is_hinted_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
