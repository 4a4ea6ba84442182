/* Finding a patient: what is seen, and how many keys it takes. */
#include <string.h>

#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static int64_t
add(struct a_screen *s, const struct pair *pairs, size_t n)
{
	return a_clinic_save(
	    &s->c, "patient.register", &(struct fill){ "registration", .day = DAY_NONE }, pairs, n);
}

#define person(s, ...) add(s, PAIRS(__VA_ARGS__, { "sex", "F" }))

static void
people(struct a_screen *s)
{
	person(s, { "family", "Hall" }, { "given", "Margaret" }, { "born", "1968-07-14" },
	    { "phone", "0803 123 4821" });
	person(s, { "family", "Okulov" }, { "given", "Kemi" }, { "born", "1961-03-04" });
	person(s, { "family", "Smith" }, { "given", "John" }, { "born", "1950-05-05" });
	person(s, { "family", "Smith" }, { "given", "John" }, { "born", "1962-12-17" });
	person(s, { "family", "Wang" }, { "given", "Xiaoming" }, { "native", "王小明" },
	    { "born", "1985-03-03" });
}

static void
the_empty_box_says_what_may_be_typed(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "/");
	a_screen_is(&s, "find-empty");
	a_screen_close(&s);
}

static void
two_of_one_name_are_shown_with_a_warning(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	a_screen_keys(&s, "/ s m");
	a_screen_is(&s, "find-alike");
	a_screen_close(&s);
}

/* A stage that is cut or shortened is another stage: the longest is whole, with its patient. */
static void
a_stage_is_shown_whole_however_long(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_clinic_save(&s.c, "stage.confirm", &(struct fill){ "stage", id, .day = DAY_NONE },
	    PAIRS({ "xray_done.R", "yes" }, { "xray_result.R", "normal" },
		{ "xray_views.R", "both" }, { "xray_done.L", "yes" }, { "xray_result.L", "normal" },
		{ "xray_views.L", "both" }, { "sides_checked", "yes" }, { "mri_done.R", "no" },
		{ "mri_done.L", "no" }, { "ct_done.R", "no" }, { "ct_done.L", "no" },
		{ "scan_done.R", "no" }, { "scan_done.L", "no" }, { "xray_date.R", "2026-11-12" },
		{ "xray_date.L", "2026-11-12" }));
	a_screen_keys(&s, "/ h a l l");
	assert_true(a_screen_shows(&s, "both between stages"));
	assert_true(a_screen_shows(&s, "14-Jul-1968 (58y)"));
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_is(&s, "find-open"); /* and the day, where blanks have room for it */
	a_screen_close(&s);
}

/* Who came for the intake was seen, though no visit was booked for it. */
static void
last_seen_counts_what_was_recorded(void **state)
{
	struct a_screen s;
	struct fill what = { .form = "intake", .day = DAY_NONE };
	int64_t intake;

	(void)state;
	a_screen_open(&s);
	what.patient =
	    person(&s, { "family", "Okulov" }, { "given", "Kemi" }, { "born", "1961-03-04" });
	a_screen_keys(&s, "/ o k u");
	assert_true(a_screen_shows(&s, "10-0001-9  never"));
	a_screen_keys(&s, "F3");
	intake = a_clinic_save(&s.c, "response.save", &what, NULL, 0);
	a_screen_keys(&s, "/ o k u");
	assert_true(a_screen_shows(&s, "10-0001-9  23-Nov-2026"));
	a_screen_keys(&s, "F3");
	do_(&s.c, "response.retract", { "id", text_fmt(&s.a, "%lld", (long long)intake) });
	a_screen_keys(&s, "/ o k u");
	assert_true(a_screen_shows(&s, "10-0001-9  never"));
	a_screen_close(&s);
}

/* Reception budgets: FEATURES.md, tasks 2 to 5. */
static void
the_keys_of_reception_open_the_chart(void **state)
{
	static const struct {
		const char *keys, *opens;
		int most;
	} task[] = {
		{ "/ 4 8 2 1 Enter", "HALL, Margaret", 6 },
		{ "/ o k u , k Enter", "OKULOV, Kemi", 7 },
		{ "/ s m i Enter 2", "17-Dec-1962", 6 },
		{ "/ Space Enter", "17-Dec-1962", 3 },
		{ "/ s m i Down Enter", "17-Dec-1962", 6 },
		{ "/ 小 Enter", "王小明", 6 },
		{ "/ w x m Enter", "王小明", 6 },
	};
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	for (size_t i = 0; i < sizeof(task) / sizeof(task[0]); i++) {
		int before = s.typed;

		a_screen_keys(&s, task[i].keys);
		if (!a_screen_shows(&s, " Chart") || !a_screen_shows(&s, task[i].opens))
			is_str(a_screen_dump(&s), task[i].keys);
		assert_in_range(s.typed - before, 1, task[i].most);
		a_screen_keys(&s, "F3");
	}
	a_screen_close(&s);
}

static void
a_letter_in_the_list_goes_on_with_the_search(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	a_screen_keys(&s, "/ s m Enter");
	assert_true(a_screen_shows(&s, "Type the number of the row"));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "smx"));
	assert_true(a_screen_shows(&s, "Nobody is found"));
	a_screen_close(&s);
}

/* The next at the desk is another person; the list that one came from is there until then. */
static void
back_from_a_chart_another_name_begins_anew(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	a_screen_keys(&s, "/ h a l l Enter F12 o k u");
	assert_true(a_screen_shows(&s, "OKULOV, Kemi"));
	assert_true(a_screen_shows(&s, "Find  oku_"));
	a_screen_keys(&s, "l");
	assert_true(a_screen_shows(&s, "Find  okul_"));
	a_screen_keys(&s, "Enter F12 Backspace");
	assert_true(a_screen_shows(&s, "Find  oku_"));
	a_screen_keys(&s, "l");
	assert_true(a_screen_shows(&s, "Find  okul_"));
	a_screen_keys(&s, "Enter F12 Left o");
	assert_true(a_screen_shows(&s, "Find  okuol_"));
	a_screen_close(&s);
}

static void
back_from_a_chart_the_list_goes_on(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	a_screen_keys(&s, "/ s m Enter 1 F12");
	assert_true(a_screen_shows(&s, "Type the number of the row, or another name."));
	a_screen_keys(&s, "2");
	assert_true(a_screen_shows(&s, " Chart"));
	assert_true(a_screen_shows(&s, "17-Dec-1962"));
	a_screen_keys(&s, "F12 Up Enter");
	assert_true(a_screen_shows(&s, "05-May-1950"));
	a_screen_keys(&s, "F12 Space"); /* in an empty box it is who was open last */
	assert_true(a_screen_shows(&s, "opened last"));
	a_screen_close(&s);
}

static void
a_vt100_shows_names_in_latin_letters(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	people(&s);
	a_screen_vt100(&s);
	a_screen_keys(&s, "/ w a n g");
	a_screen_is(&s, "find-vt100");
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_empty_box_says_what_may_be_typed),
		cmocka_unit_test(two_of_one_name_are_shown_with_a_warning),
		cmocka_unit_test(a_stage_is_shown_whole_however_long),
		cmocka_unit_test(last_seen_counts_what_was_recorded),
		cmocka_unit_test(the_keys_of_reception_open_the_chart),
		cmocka_unit_test(a_letter_in_the_list_goes_on_with_the_search),
		cmocka_unit_test(back_from_a_chart_another_name_begins_anew),
		cmocka_unit_test(back_from_a_chart_the_list_goes_on),
		cmocka_unit_test(a_vt100_shows_names_in_latin_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
