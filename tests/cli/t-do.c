/* coxa do: what machines read, and the exit status. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <jansson.h>

#include "base/text.h"
#include "cli/cli.h"
#include "lib/a_clinic.h"

static const char *
engine(void)
{
	return "3.x";
}

static const struct cli_program program = {
	.version = "1.2", .build = "abc", .journal = "J", .sqlite = engine
};

struct said {
	int status;
	char *out, *err;
};

/* words end with NULL. */
static struct said
say_of(struct a_clinic *c, const char *db, const char *data, const char *const *words)
{
	struct cli cli = { .a = &c->a, .in = stdin };
	struct said s = { 0 };
	size_t out_size, err_size;
	const char *at[24] = { "--db", db, "--data", data, "--now", "2026-11-23T09:00", "do" };
	struct args args = { at, 7 };

	while (*words != NULL)
		at[args.n++] = *words++;
	cli.out = open_memstream(&s.out, &out_size);
	cli.err = open_memstream(&s.err, &err_size);
	s.status = cli_run(&program, &cli, &args);
	fclose(cli.out);
	fclose(cli.err);
	return s;
}

static struct said
say(struct a_clinic *c, const char *db, const char *const *words)
{
	return say_of(c, db, test_top(&c->a, ""), words);
}

#define SAY(...) say(&c, c.paths.db, (const char *const[]){ __VA_ARGS__, NULL })

static void
forget(struct said *s)
{
	free(s->out);
	free(s->err);
}

static void
a_refusal_has_its_code_and_status(void **state)
{
	static const struct {
		const char *words[6], *code, *field;
		int status;
	} table[] = {
		{ { "nope.x", "--json" }, "input", "command", EX_DATAERR },
		{ { "staff.add", "login=x", "--json" }, "input", "name", EX_DATAERR },
		{ { "undo.id", "id=9999", "--json" }, "missing", "id", EX_DATAERR },
		{ { "staff.add", "login=rita", "name=R", "role=reader", "--json" }, "conflict",
		    "login", EX_DATAERR },
		{ { "staff.change", "login=anna", "active=no", "--json" }, "rule", "login",
		    EX_DATAERR },
		{ { "--as", "rita", "staff.change", "login=theo", "--json" }, "denied", "",
		    EX_NOPERM },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct said s = say(&c, c.paths.db, table[i].words);
		json_t *j = json_loads(s.out, 0, NULL);

		assert_int_equal(s.status, table[i].status);
		assert_true(json_is_object(j) && json_is_false(json_object_get(j, "ok")));
		is_str(json_string_value(json_object_get(j, "code")), table[i].code);
		is_str(json_string_value(json_object_get(j, "field")), table[i].field);
		assert_true(json_is_array(json_object_get(j, "reasons")));
		assert_int_equal(strchr(s.out, '\n') - s.out, strlen(s.out) - 1);
		json_decref(j);
		forget(&s);
	}
	a_clinic_close(&c);
}

static void
what_was_done_is_told(void **state)
{
	struct a_clinic c;
	struct said s;
	json_t *j, *changed;

	(void)state;
	a_clinic_open(&c);
	s = SAY("patient.register", "family=Okafor", "given=Kemi", "born=1981-03-04", "sex=F",
	    "--json");
	assert_int_equal(s.status, EX_OK);
	j = json_loads(s.out, 0, NULL);
	assert_true(json_is_true(json_object_get(j, "ok")));
	is_str(json_string_value(json_object_get(j, "command")), "patient.register");
	assert_true(json_integer_value(json_object_get(j, "id")) > 0);
	changed = json_object_get(j, "changed");
	assert_int_equal(json_array_size(changed), 2);
	is_str(json_string_value(json_object_get(json_array_get(changed, 1), "object")), "patient");
	json_decref(j);
	forget(&s);
	s = SAY("undo.last");
	assert_int_equal(s.status, EX_OK);
	assert_non_null(strstr(s.out, "Taken back: OKAFOR, Kemi"));
	is_str(s.err, "");
	forget(&s);
	a_clinic_close(&c);
}

static void
all_commands_are_listed(void **state)
{
	struct a_clinic c;
	struct said s;
	json_t *j;
	size_t n = 0;

	(void)state;
	a_clinic_open(&c);
	while (command_at(n) != NULL)
		n++;
	s = SAY("--list", "--json");
	assert_int_equal(s.status, EX_OK);
	j = json_loads(s.out, 0, NULL);
	assert_int_equal(json_array_size(j), n);
	for (size_t i = 0; i < n; i++) {
		json_t *row = json_array_get(j, i);

		is_str(json_string_value(json_object_get(row, "name")), command_at(i)->name);
		assert_true(json_is_array(json_object_get(row, "params")));
		assert_true(json_array_size(json_object_get(row, "roles")) > 0);
		assert_true(json_is_string(json_object_get(row, "help")));
	}
	json_decref(j);
	forget(&s);
	a_clinic_close(&c);
}

/* Once, and with what to add: a line is asked nothing. */
static void
a_question_says_how_to_answer_it(void **state)
{
	struct a_clinic c;
	struct said s;

	(void)state;
	a_clinic_open(&c);
	s = SAY("patient.register", "family=123", "given=Y", "born=1 jan 1950", "sex=M");
	assert_int_equal(s.status, EX_DATAERR);
	is_str(s.out, "");
	is_str(s.err,
	    "coxa: family: Family name: No letter, or a number is in it: is it a name? If so, add "
	    "sure=yes.\n");
	forget(&s);
	s = SAY(
	    "patient.register", "family=123", "given=Y", "born=1 jan 1950", "sex=M", "sure=yes");
	assert_int_equal(s.status, EX_OK);
	forget(&s);
	a_clinic_close(&c);
}

static void
a_birth_is_a_date(void **state)
{
	static const char *const row[][2] = {
		{ "born=-5", "Type the date itself" },
		{ "born=t-3w", "Type the date itself" },
		{ "born=5 days ago", "Type the date itself" },
		{ "born=12/25/1970", "the day comes first here: 25/12/1970" },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct said s = SAY("patient.register", "family=A", "given=Y", row[i][0], "sex=M");

		assert_int_equal(s.status, EX_DATAERR);
		if (strstr(s.err, row[i][1]) == NULL)
			is_str(s.err, row[i][1]);
		forget(&s);
	}
	a_clinic_close(&c);
}

static void
what_is_of_nothing_has_no_number(void **state)
{
	struct a_clinic c;
	struct said s;

	(void)state;
	a_clinic_open(&c);
	s = SAY("session.to_tell");
	is_str(s.out, "0 patients are still to be told.\n");
	forget(&s);
	a_clinic_close(&c);
}

static void
a_missing_folder_is_named(void **state)
{
	struct a_clinic c;
	struct said s;

	(void)state;
	a_clinic_open(&c);
	s = say_of(&c, c.paths.db, "/nowhere",
	    (const char *const[]){ "patient.register", "family=A", NULL });
	assert_int_equal(s.status, EX_IOERR);
	is_str(s.err,
	    "coxa: the folder /nowhere/forms cannot be read: No such file or directory; --data "
	    "names the one that holds forms and data\n");
	forget(&s);
	a_clinic_close(&c);
}

static void
misuse_and_a_missing_database_have_their_status(void **state)
{
	struct a_clinic c;
	struct said s;

	(void)state;
	a_clinic_open(&c);
	s = say(&c, c.paths.db, (const char *const[]){ NULL });
	assert_int_equal(s.status, EX_USAGE);
	forget(&s);
	s = SAY("undo.last", "id");
	assert_int_equal(s.status, EX_USAGE);
	forget(&s);
	s = SAY("--list", "undo.last");
	assert_int_equal(s.status, EX_USAGE);
	forget(&s);
	s = say(
	    &c, text_fmt(&c.a, "%s.none", c.paths.db), (const char *const[]){ "undo.last", NULL });
	assert_int_equal(s.status, EX_IOERR);
	is_str(s.out, "");
	forget(&s);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_refusal_has_its_code_and_status),
		cmocka_unit_test(what_was_done_is_told),
		cmocka_unit_test(all_commands_are_listed),
		cmocka_unit_test(a_question_says_how_to_answer_it),
		cmocka_unit_test(a_birth_is_a_date),
		cmocka_unit_test(what_is_of_nothing_has_no_number),
		cmocka_unit_test(a_missing_folder_is_named),
		cmocka_unit_test(misuse_and_a_missing_database_have_their_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
