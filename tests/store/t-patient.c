/* Patients: registered, changed, and what was before kept readable. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "store/audit.h"
#include "store/number.h"
#include "store/people.h"
#include "store/setting_store.h"

static const struct person people[] = {
	{ "Wang", "Xiaoming", "王小明", NULL, NULL, "07700 900123", 1985, 3, 3 },
	{ "Hall", "Margaret", NULL, NULL, "Jones", NULL, 1968, 7, 14 },
	{ NULL, NULL, "单雄信", NULL, NULL, NULL, 0, 0, 0 },
	{ NULL, "Madonna", NULL, NULL, NULL, NULL, 1958, 8, 16 },
};

static void
a_registered_patient_reads_back(void **state)
{
	struct people s;
	struct patient p;
	struct err e;

	(void)state;
	people_open(&s, people, 4);
	must(patient_load(s.db, 1, &s.a, &p, &e));
	is_str(p.number, "10-0001-9");
	assert_int_equal(p.born, day_of(1985, 3, 3));
	is_str(patient_name(&p)->shown, "王小明 WANG Xiaoming");
	is_str(patient_name(&p)->latin, "WANG, Xiaoming");
	is_str(p.contact.at[0].value, "07700 900123");
	must(patient_load(s.db, 2, &s.a, &p, &e));
	is_str(patient_name(&p)->shown, "HALL, Margaret");
	must(patient_load(s.db, 3, &s.a, &p, &e));
	assert_int_equal(p.born, DAY_NONE);
	is_str(patient_name(&p)->shown, "单雄信");
	is_str(patient_name(&p)->latin, "Shan Xiong Xin");
	must(patient_load(s.db, 4, &s.a, &p, &e));
	is_str(patient_name(&p)->shown, "Madonna");
	assert_false(patient_load(s.db, 5, &s.a, &p, &e));
	assert_int_equal(e.code, ERR_MISSING);
	people_close(&s);
}

static void
a_wrong_digit_of_a_number_is_told(void **state)
{
	static const struct {
		const char *typed, *want; /* NULL: refused */
	} number[] = {
		{ "10-2345-7", "10-2345-7" },
		{ "1023457", "10-2345-7" },
		{ "10 2345 7", "10-2345-7" },
		{ "10-2345-8", NULL },
		{ "10-2354-7", NULL },
		{ "01-2345-7", NULL },
		{ "102345", NULL },
		{ "10-23a5-7", NULL },
		{ "", NULL },
	};
	struct err e;
	char got[NUMBER_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(number) / sizeof(number[0]); i++) {
		bool read = number_read(number[i].typed, got, &e);

		assert_int_equal(read, number[i].want != NULL);
		if (read)
			is_str(got, number[i].want);
	}
}

/* Every single wrong digit and every swap of two neighbours is found. */
static void
check_digits_find_all_usual_slips(void **state)
{
	struct err e;
	char number[NUMBER_TEXT], got[NUMBER_TEXT];

	(void)state;
	for (int64_t serial = 100001; serial < 100400; serial++) {
		if (!number_of(serial, number))
			continue;
		for (size_t i = 0; number[i] != '\0'; i++) {
			char wrong[NUMBER_TEXT];

			for (char d = '0'; number[i] != '-' && d <= '9'; d++) {
				memcpy(wrong, number, sizeof(wrong));
				wrong[i] = d;
				assert_int_equal(number_read(wrong, got, &e), d == number[i]);
			}
			memcpy(wrong, number, sizeof(wrong));
			if (number[i] == '-' || number[i + 1] == '-' || number[i + 1] == '\0')
				continue;
			wrong[i] = number[i + 1];
			wrong[i + 1] = number[i];
			assert_int_equal(number_read(wrong, got, &e), number[i] == number[i + 1]);
		}
	}
}

static void
numbers_follow_each_other_and_find_their_patient(void **state)
{
	struct people s;
	struct err e;
	int64_t id;

	(void)state;
	people_open(&s, people, 4);
	must(patient_by_number(s.db, "1000019", &id, &e));
	assert_int_equal(id, 1);
	must(patient_by_number(s.db, "10-0002-0", &id, &e));
	assert_int_equal(id, 2);
	assert_false(patient_by_number(s.db, "10-0002-1", &id, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_false(patient_by_number(s.db, "10-2345-7", &id, &e));
	assert_int_equal(e.code, ERR_MISSING);
	people_close(&s);
}

static bool
edit(struct people *s, struct patient *p, struct err *e)
{
	struct tx *tx;

	return tx_begin(s->db, &people_actor, "patient.edit", people_now, &tx, e)
	    && tx_end(tx, patient_edit(tx, p, &s->fold, &s->a, e), e);
}

static void
a_changed_name_stays_as_a_previous_one(void **state)
{
	struct people s;
	struct patient p;
	struct rows *r;
	struct err e;

	(void)state;
	people_open(&s, people, 2);
	must(patient_load(s.db, 2, &s.a, &p, &e));
	p.name.at[0].family = "Hill";
	must(edit(&s, &p, &e));
	assert_int_equal(p.rev, 2);
	must(patient_load(s.db, 2, &s.a, &p, &e));
	assert_int_equal(p.name.n, 3);
	is_str(patient_name(&p)->shown, "HILL, Margaret");
	is_str(p.name.at[2].family, "Hall");
	is_str(p.name.at[2].kind, "previous");
	r = db_read(s.db, Q_VERSION_OF, ARGS(T("patient"), I(2)));
	assert_true(row_next(r));
	assert_int_equal(row_int(r), 1);
	assert_non_null(strstr(row_text(r, &s.a), "\"family\":\"Hall\""));
	must(rows_end(r, &e));
	people_close(&s);
}

static void
the_second_writer_is_told(void **state)
{
	struct people s;
	struct patient one, two;
	struct err e;

	(void)state;
	people_open(&s, people, 1);
	must(patient_load(s.db, 1, &s.a, &one, &e));
	must(patient_load(s.db, 1, &s.a, &two, &e));
	one.sex = "M";
	must(edit(&s, &one, &e));
	two.sex = "X";
	assert_false(edit(&s, &two, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	must(patient_load(s.db, 1, &s.a, &two, &e));
	is_str(two.sex, "M");
	people_close(&s);
}

/* Calls and messages are one number in the table: each of the nine comes apart again. */
static void
calls_and_messages_are_agreed_to_each_by_itself(void **state)
{
	struct people s;
	struct patient p;
	struct err e;
	int n = 0;

	(void)state;
	people_open(&s, people, 2);
	must(patient_load(s.db, 2, &s.a, &p, &e));
	for (int calls = AGREED_NO; calls <= AGREED_YES; calls++)
		for (int messages = AGREED_NO; messages <= AGREED_YES; messages++)
			*vec_add(&s.a, &p.contact) = (struct contact){ .kind = "phone",
				.value = text_fmt(&s.a, "%d %d", calls, messages),
				.allowed = (enum agreed)calls,
				.messages = (enum agreed)messages };
	must(edit(&s, &p, &e));
	must(patient_load(s.db, 2, &s.a, &p, &e));
	for (int calls = AGREED_NO; calls <= AGREED_YES; calls++)
		for (int messages = AGREED_NO; messages <= AGREED_YES; messages++, n++) {
			is_str(p.contact.at[n].value, text_fmt(&s.a, "%d %d", calls, messages));
			assert_int_equal(p.contact.at[n].allowed, calls);
			assert_int_equal(p.contact.at[n].messages, messages);
		}
	people_close(&s);
}

/* May be called; nobody asked; may be sent messages; refused. */
static void
the_number_to_call_first_is_the_one_that_may_be_called(void **state)
{
	static const struct contact number[] = {
		{ "phone", "refused", NULL, AGREED_NO, AGREED_NO },
		{ "phone", "messages", NULL, AGREED_NO, AGREED_YES },
		{ "phone", "not asked", NULL, AGREED_NOT_ASKED, AGREED_NO },
		{ "phone", "calls", NULL, AGREED_YES, AGREED_NO },
	};
	struct people s;
	struct patient p;
	struct phone first;
	struct err e;

	(void)state;
	people_open(&s, people, 2);
	for (size_t i = 0; i < sizeof(number) / sizeof(number[0]); i++) {
		must(patient_load(s.db, 2, &s.a, &p, &e));
		*vec_add(&s.a, &p.contact) = number[i];
		must(edit(&s, &p, &e));
		must(phone_of(s.db, 2, &s.a, &first, &e));
		is_str(first.number, number[i].value);
		assert_int_equal(first.calls, number[i].allowed);
		assert_int_equal(first.messages, number[i].messages);
	}
	people_close(&s);
}

static void
an_alert_ends_but_does_not_vanish(void **state)
{
	struct people s;
	struct patient p;
	struct err e;
	struct tx *tx;
	struct alert w = { .text = "latex allergy", .since = 20000 };
	bool done;

	(void)state;
	people_open(&s, people, 1);
	must(tx_begin(s.db, &people_actor, "alert.add", people_now, &tx, &e));
	done = alert_add(tx, 1, &w, &e);
	must(tx_end(tx, done, &e));
	must(patient_load(s.db, 1, &s.a, &p, &e));
	is_str(p.alert.at[0].text, "latex allergy");
	must(tx_begin(s.db, &people_actor, "alert.end", people_now, &tx, &e));
	done = alert_end(tx, 1, &p.alert.at[0], 20700, &e);
	must(tx_end(tx, done, &e));
	must(tx_begin(s.db, &people_actor, "alert.end", people_now, &tx, &e));
	done = alert_end(tx, 1, &p.alert.at[0], 20701, &e);
	assert_false(tx_end(tx, done, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	must(patient_load(s.db, 1, &s.a, &p, &e));
	assert_int_equal(p.alert.n, 0);
	people_close(&s);
}

static void
an_identifier_belongs_to_one_patient(void **state)
{
	struct people s;
	struct patient p;
	struct err e;

	(void)state;
	people_open(&s, people, 2);
	must(patient_load(s.db, 1, &s.a, &p, &e));
	*vec_add(&s.a, &p.identifier) = (struct identifier){ "NHS", "943 476 5919" };
	must(edit(&s, &p, &e));
	must(patient_load(s.db, 2, &s.a, &p, &e));
	*vec_add(&s.a, &p.identifier) = (struct identifier){ "NHS", "943 476 5919" };
	assert_false(edit(&s, &p, &e));
	is_str(e.text, "NHS 943 476 5919 belongs to another patient already");
	people_close(&s);
}

static void
settings_keep_their_last_value(void **state)
{
	struct people s;
	struct err e;
	struct tx *tx;
	const char *zone;
	bool done;

	(void)state;
	people_open(&s, people, 0);
	must(setting_get(s.db, "zone", "UTC", &s.a, &zone, &e));
	is_str(zone, "UTC");
	for (int i = 0; i < 2; i++) {
		must(tx_begin(s.db, &people_actor, "setting.set", people_now, &tx, &e));
		done = setting_put(tx, "zone", i == 0 ? "Europe/Paris" : "Europe/Rome", &e);
		must(tx_end(tx, done, &e));
	}
	must(setting_get(s.db, "zone", "UTC", &s.a, &zone, &e));
	is_str(zone, "Europe/Rome");
	people_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_registered_patient_reads_back),
		cmocka_unit_test(a_wrong_digit_of_a_number_is_told),
		cmocka_unit_test(check_digits_find_all_usual_slips),
		cmocka_unit_test(numbers_follow_each_other_and_find_their_patient),
		cmocka_unit_test(a_changed_name_stays_as_a_previous_one),
		cmocka_unit_test(the_second_writer_is_told),
		cmocka_unit_test(calls_and_messages_are_agreed_to_each_by_itself),
		cmocka_unit_test(the_number_to_call_first_is_the_one_that_may_be_called),
		cmocka_unit_test(an_alert_ends_but_does_not_vanish),
		cmocka_unit_test(an_identifier_belongs_to_one_patient),
		cmocka_unit_test(settings_keep_their_last_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
