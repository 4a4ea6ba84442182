/* One patient from the door to the follow-up, by keys alone, in the real program. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

/* A question by the beginning of its label, and the keys that answer it; a question that
 * is not asked of each hip has only the first.  "" passes it over. */
struct answered {
	const char *label, *right, *left;
};

enum { LEFT_FROM = 52 }; /* the column where the left hip's answers begin */

static bool
starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* Where the person is asked now: the label at the focus and the hip. */
struct focus {
	char label[40];
	bool left;
};

static struct focus
focus(struct tty *t)
{
	struct arena a = { 0 };
	struct focus f = { "", false };
	const char *row, *mark;
	int y, x;

	tty_where(t, &y, &x);
	row = tty_row(t, y, &a);
	mark = strstr(row, "▸");
	if (mark != NULL) {
		const char *label = mark + strlen("▸");
		size_t n = 0;

		label += strspn(label, " ");
		while (label[n] != '\0' && strncmp(label + n, "  ", 2) != 0
		    && !starts(label + n, "…") && n + 1 < sizeof(f.label))
			n++;
		memcpy(f.label, label, n);
		f.left = x >= LEFT_FROM;
	}
	arena_clear(&a);
	return f;
}

static bool
is_elsewhere(struct tty *t, void *arg)
{
	const struct focus *was = arg;
	struct focus now = focus(t);

	return now.label[0] != '\0'
	    && (strcmp(now.label, was->label) != 0 || now.left != was->left);
}

/* Goes through the form as it asks, answers what the table knows and passes over the rest,
 * until all of it is answered. */
static void
answer(struct tty *t, const struct answered *table, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++)
		left += (size_t)(table[i].right != NULL) + (size_t)(table[i].left != NULL);
	while (left > 0) {
		struct focus at = focus(t);
		const char *keys = NULL;

		for (size_t i = 0; i < n && keys == NULL; i++)
			if (starts(table[i].label, at.label))
				keys = at.left ? table[i].left : table[i].right;
		left -= keys != NULL;
		tty_keys(t, keys != NULL ? keys : "Tab");
		if (left > 0)
			tty_until(t, is_elsewhere, &at);
	}
}

#define ANSWER(t, table) answer((t), (table), sizeof(table) / sizeof(*(table)))

static void
register_at_the_desk(struct tty *t)
{
	static const struct answered person[] = {
		{ "Family name", "O k a f o r Enter", NULL },
		{ "Given name", "K e m i Enter", NULL },
		{ "Born", "4 - 3 - 1 9 8 1 Enter", NULL },
		{ "Sex", "1", NULL },
		{ "Phone", "0 7 7 0 0 9 0 0 1 2 3 Enter", NULL },
	};

	tty_see(t, "Nobody is booked today");
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	ANSWER(t, person);
	tty_keys(t, "F2");
	tty_see(t, "OKAFOR, Kemi is registered as");
	tty_see(t, "1 Intake");
}

static void
ask_at_intake(struct tty *t)
{
	static const struct answered intake[] = {
		{ "Trouble with this hip", "y", "y" },
		{ "Pain now", "5 Enter", "2 Enter" },
		{ "Worst pain, last week", "7 Enter", "3 Enter" },
		{ "Operated on before", "n", "n" },
		{ "Metal in this hip", "n", "n" },
		{ "Broken skin at the hip", "n", "n" },
		{ "Infection at the hip", "n", "n" },
		{ "Tumour at the hip", "n", "n" },
		{ "Injury within 3 days", "n", "n" },
		{ "Height", "1 6 8 Enter", NULL },
		{ "Weight", "7 1 . 5 Enter", NULL },
		{ "Pregnant now", "n", NULL },
		{ "Breast-feeding", "n", NULL },
		{ "Steroid tablets or drips", "1", NULL },
		{ "Heavy drinking now", "n", NULL },
		{ "Smokes or vapes now", "n", NULL },
		{ "Hip injured before it hurt", "n", NULL },
		{ "Sickle cell disease", "n", NULL },
		{ "Blood thinner", "n", NULL },
		{ "Bleeding disorder", "n", NULL },
		{ "Bleeding or ulcer", "n", NULL },
		{ "Leg clot or lung clot now", "n", NULL },
		{ "Infection now", "n", NULL },
		{ "Immune system weakened", "n", NULL },
		{ "Kidney function, eGFR", "9 0 Enter", NULL },
		{ "Liver disease", "n", NULL },
		{ "Could not take a statin", "n", NULL },
		{ "Low calcium", "n", NULL },
		{ "Swallowing trouble", "n", NULL },
		{ "Dental work planned", "n", NULL },
		{ "Electronic implant", "n", NULL },
		{ "Cancer elsewhere", "n", NULL },
		{ "Radiation to the pelvis", "n", NULL },
		{ "Numb hip, thigh or foot", "n", NULL },
		{ "Cannot report pain reliably", "n", NULL },
		{ "Epilepsy", "n", NULL },
		{ "ASA class", "2 Enter", NULL },
		{ "Any allergy", "n", NULL },
	};

	tty_keys(t, "Enter");
	tty_see(t, "Intake  1 of");
	ANSWER(t, intake);
	tty_keys(t, "F2");
	tty_see(t, "Intake is saved");
}

/* Right IIIA with 1.5 mm, left II, as the issue has it. */
static void
stage_both_hips(struct tty *t)
{
	static const struct answered findings[] = {
		{ "Artificial hip", "n", "n" },
		{ "Growth plate", "1", "1" },
		{ "Pain from this hip", "y", "y" },
		{ "Worse within 6 weeks", "n", "n" },
		{ "Film done", "y", "y" },
		{ "Film taken on", "1 0 - 1 1 - 2 0 2 6 Enter", "1 0 - 1 1 - 2 0 2 6 Enter" },
		{ "Views", "1", "1" },
		{ "Film result", "2", "2" },
		{ "Sclerosis or cysts", "y", "y" },
		{ "Crescent", "y", "n" },
		{ "Flattening", "n", "n" },
		{ "Joint space narrowed", "n", "n" },
		{ "Acetabulum changed", "n", "n" },
		{ "MRI done", "y", "y" },
		{ "MRI taken on", "1 2 - 1 1 - 2 0 2 6 Enter", "1 2 - 1 1 - 2 0 2 6 Enter" },
		{ "MRI result", "2", "2" },
		{ "Low-signal band (T1)", "y", "y" },
		{ "Double line (T2)", "n", "n" },
		{ "Marrow oedema", "n", "n" },
		{ "Fracture line on MRI", "n", "n" },
		{ "JIC type", "3", "2" },
		{ "Depth of collapse, MRI", "1 . 5 Enter", NULL },
		{ "CT done", "n", "n" },
		{ "Bone scan done", "n", "n" },
		{ "Sides checked against the images", "y", NULL },
	};

	tty_see(t, "Stage  1 of");
	ANSWER(t, findings);
	tty_see(t, "IIIA");
	tty_keys(t, "F2");
	tty_see(t, "Right IIIA final, size MEDIUM   Left II final, size MEDIUM");
}

/* The doctor takes combined rehabilitation for both hips; consent is not there yet, so each
 * choice asks for a reason once. */
static void
choose_treatments(struct tty *t)
{
	tty_see(t, "7 Total hip replacement                [ ] C  [ ] N");
	tty_keys(t, "w");
	tty_see(t, "Treatment  Why");
	tty_see(t, "a blinded trial at fracture stage");
	tty_keys(t, "F12");
	tty_see_gone(t, "Treatment  Why");
	tty_keys(t, "9 Tab 9");
	tty_see(t, "9 Combined rehabilitation plan        *[x] R *[x] R");
	tty_keys(t, "F2");
	tty_see(t, "Consent not recorded.");
	tty_keys(t, "4 Enter");
	tty_type(t, "is signed today");
	tty_keys(t, "Enter");
}

static void
plan_and_book(struct tty *t)
{
	tty_see(t, "Offered by what was chosen");
	tty_see(t, "▸ 1 [ ] Gait training                           R L");
	tty_keys(t, "Space");
	tty_see(t, "1 [x] Gait training");
	tty_keys(t, "F2");
	tty_see(t, "1 course added.");
	tty_keys(t, "B");
	tty_see(t, "Not booked yet. Enter books 12.");
	tty_keys(t, "Enter");
	tty_see(t, "Booked 12 of Gait training, ");
	tty_keys(t, "F12");
	tty_see(t, "next: 6 Follow-up");
	tty_see(t, "24-Nov-2026  0 of 12 done, 12 booked");
}

static void
see_follow_up(struct tty *t)
{
	tty_keys(t, "Enter");
	tty_see(t, "Follow-up");
	tty_see(t, "▸ 1 04-Jan-2027        visit, BMI, chair stand, PHQ-2, TUG, 6-min walk");
	tty_keys(t, "Enter");
	tty_see(t, "25-Dec-2026 to 14-Jan-2027: visit, both");
}

static void
leave(struct tty *t)
{
	tty_keys(t, "F3");
	tty_see(t, "Today  Mon 23-Nov-2026");
	tty_keys(t, "g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
}

/* Tomorrow, on another terminal, all of it is there. */
static void
find_again(struct arena *a, const char *db)
{
	struct tty *t = coxa_screens(a, db);
	struct ran r;

	tty_see(t, "Today  Mon 23-Nov-2026");
	tty_keys(t, "/");
	tty_see(t, "Find");
	tty_type(t, "kemi");
	tty_see(t, "OKAFOR, Kemi");
	tty_keys(t, "Enter");
	tty_see(t, "right IIIA; left II");
	tty_see(t, "right combined rehabilitation plan; left");
	tty_see(t, "24-Nov-2026  0 of 12 done, 12 booked");
	tty_see(t, "04-Jan-2027  due: ");
	leave(t);
	r = coxa_(a, db, "check");
	is_str(r.out, "");
	assert_non_null(strstr(r.err, "Nothing is wrong"));
	assert_int_equal(r.status, EX_OK);
}

static void
a_patient_walks_by_keys(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct tty *t = coxa_screens(&a, db);

	(void)state;
	register_at_the_desk(t);
	ask_at_intake(t);
	stage_both_hips(t);
	choose_treatments(t);
	plan_and_book(t);
	see_follow_up(t);
	leave(t);
	find_again(&a, db);
	arena_clear(&a);
}

/* The line drops in the middle of a name; the next start offers what was typed. */
static void
a_line_that_drops_loses_nothing(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct tty *t = coxa_screens(&a, db);

	(void)state;
	tty_see(t, "Nobody is booked today");
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	tty_keys(t, "O k a f o r Enter K e");
	tty_see(t, "▸ Given name            Ke");
	tty_hang_up(t);
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	t = coxa_screens(&a, db);
	tty_see(t, "Today  Mon 23-Nov-2026");
	tty_keys(t, "F6");
	tty_see(t, "Half filled at 09:00: Okafor, Ke.  F6 goes on with that one.");
	tty_keys(t, "F6");
	tty_see(t, "Family name           Okafor");
	tty_see(t, "▸ Given name            Ke");
	tty_see(t, "Your draft of 09:00 is open.");
	tty_end(t);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_patient_walks_by_keys),
		cmocka_unit_test(a_line_that_drops_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
