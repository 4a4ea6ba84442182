/* Names as they are searched. */
#include "lib/test.h"

#include <string.h>

#include "lang/fold.h"

static void
names_of_any_script_become_ascii_words(void **state)
{
	static const struct {
		const char *name, *want;
	} names[] = {
		{ "", "" },
		{ "HALL", "hall" },
		{ "Müller", "muller" },
		{ "MULLER", "muller" },
		{ "Mueller", "muller" },
		{ "Strauß", "strauss" },
		{ "Ødegård", "odegard" },
		{ "Oedegaard", "odegard" },
		{ "Łódź", "lodz" },
		{ "İbrahim Işık", "ibrahim isik" },
		{ "O'Brien", "obrien" },
		{ "O’Brien", "obrien" },
		{ "Anne-Marie", "anne marie" },
		{ "  de  la Cruz ", "de la cruz" },
		{ "Nguyễn Văn Đức", "nguyen van duc" },
		{ "Nguye\xcc\x82\xcc\x83n", "nguyen" },
		{ "王小明", "wang xiao ming" },
		{ "单雄信", "shan xiong xin" },
		{ "Иванов", "ivanov" },
		{ "Παπαδόπουλος", "papadopoulos" },
		{ "محمد", "mhmd" },
		{ "やまだ", "yamada" },
		{ "김철수", "gimcheolsu" },
	};
	struct arena a = { 0 };
	struct fold f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		is_str(fold_words(&f, names[i].name, &a), names[i].want);
	fold_close(&f);
	arena_clear(&a);
}

static void
latin_names_open_no_table(void **state)
{
	struct arena a = { 0 };
	struct fold f = { 0 };

	(void)state;
	fold_words(&f, "Nguyễn Ødegård Müller Łódź", &a);
	assert_false(f.tried);
	fold_words(&f, "王", &a);
	assert_true(f.tried);
	fold_close(&f);
	arena_clear(&a);
}

/* Search as one types: each beginning folds to a beginning. */
static void
half_a_name_folds_to_half_of_it(void **state)
{
	static const char name[] = "manuela bauer aaronson queue aeneas";
	struct arena a = { 0 };
	struct fold f = { 0 };
	const char *whole = fold_words(&f, name, &a);

	(void)state;
	for (size_t n = 0; n < sizeof(name); n++) {
		const char *half = fold_words(&f, arena_strn(&a, name, n), &a);

		assert_memory_equal(half, whole, strlen(half));
	}
	arena_clear(&a);
}

static void
native_characters_are_picked_out(void **state)
{
	struct arena a = { 0 };

	(void)state;
	is_str(fold_native("王小明 WANG Xiaoming", &a), "王小明");
	is_str(fold_native("山田 たろう", &a), "山田たろう");
	is_str(fold_native("Иванов", &a), "");
	assert_true(fold_is_native(0x738b));
	assert_true(fold_is_native(0xac00));
	assert_false(fold_is_native('a'));
	arena_clear(&a);
}

static void
names_are_shown_where_only_ascii_can_be(void **state)
{
	struct arena a = { 0 };
	struct fold f = { 0 };

	(void)state;
	is_str(fold_latin(&f, "王小明", &a), "Wang Xiao Ming");
	is_str(fold_latin(&f, "MÜLLER, Jörg", &a), "MULLER, Jorg");
	is_str(fold_latin(&f, "Иванов", &a), "Ivanov");
	is_str(fold_upper("Müller-ß ñ", &a), "MÜLLER-ß Ñ");
	fold_close(&f);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_any_script_become_ascii_words),
		cmocka_unit_test(latin_names_open_no_table),
		cmocka_unit_test(half_a_name_folds_to_half_of_it),
		cmocka_unit_test(native_characters_are_picked_out),
		cmocka_unit_test(names_are_shown_where_only_ascii_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
