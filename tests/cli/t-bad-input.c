/* What people and programs type into coxa do that is no value: each gets one
 * sentence that names the parameter, and leaves the record as it was. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <jansson.h>

#include "app/command.h"
#include "app/param.h"
#include "base/text.h"
#include "cli/cli.h"
#include "lib/a_clinic.h"
#include "lib/process.h"

static const char *
engine(void)
{
	return "3.x";
}

static const struct cli_program program = {
	.version = "1.2", .build = "abc", .journal = "J", .sqlite = engine
};

/* What coxa do answers as JSON to these words, the last NULL. */
static json_t *
answer(struct a_clinic *c, const char *const *words, int *status)
{
	struct cli cli = { .a = &c->a, .in = stdin };
	char *out, *said;
	size_t out_size, said_size;
	const char *at[24] = { "--db", c->paths.db, "--data", test_top(&c->a, ""), "--now",
		"2026-11-23T09:00", "--json", "do" };
	struct args args = { at, 8 };
	json_t *j;

	while (*words != NULL)
		at[args.n++] = *words++;
	cli.out = open_memstream(&out, &out_size);
	cli.err = open_memstream(&said, &said_size);
	*status = cli_run(&program, &cli, &args);
	fclose(cli.out);
	fclose(cli.err);
	j = json_loads(out, 0, NULL);
	free(out);
	free(said);
	return j;
}

/* Nothing on record is changed by what is refused. */
static int64_t
changes(struct a_clinic *c)
{
	return app_data_version(c->app);
}

static char *
many(struct arena *a, const char *one, int n)
{
	struct text t = { .a = a };

	for (int i = 0; i < n; i++)
		text_add(&t, one);
	return t.s;
}

struct bad {
	const char *words[8], *field, *says;
};

static void
refuses(struct a_clinic *c, const struct bad *b)
{
	int status;
	int64_t before = changes(c);
	json_t *j = answer(c, b->words, &status);
	const char *message = json_string_value(json_object_get(j, "message"));

	assert_true(json_is_object(j) && json_is_false(json_object_get(j, "ok")));
	assert_int_equal(status, EX_DATAERR);
	is_str(json_string_value(json_object_get(j, "field")), b->field);
	if (strstr(message, b->says) == NULL)
		is_str(message, b->says);
	assert_null(strchr(message, '\n'));
	/* Signing in is one audit line, and no second one follows. */
	assert_in_range(changes(c) - before, 0, 1);
	json_decref(j);
}

static void
text_that_nobody_could_read_is_refused_by_its_character(void **state)
{
	static const struct {
		const char *text, *says;
	} row[] = {
		{ "a\xE2\x80\xAE"
		  "b",
		    "U+202E RIGHT-TO-LEFT OVERRIDE" },
		{ "a\xE2\x80\x8B"
		  "b",
		    "U+200B ZERO WIDTH SPACE" },
		{ "\xEF\xBB\xBFname", "U+FEFF" },
		{ "\xE3\x85\xA4", "U+3164 HANGUL FILLER" },
		{ "\xCC\x81", "stands on no letter" },
		{ "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81", "one mark too many" },
		{ "a\nb", "U+000A" },
		{ "a\tb", "control character" },
		{ "a\x1B[31mb", "control character" },
		{ "a\x7F", "control character" },
		{ "a\xC2\x85", "control character" },
		{ "\xFF\xFE", "not valid UTF-8" },
		{ "a\xC3", "not valid UTF-8" },
		{ "\xC0\x80", "not valid UTF-8" },
		{ "\xED\xA0\x80", "not valid UTF-8" },
		{ "...", "no letter or digit" },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		refuses(&c,
		    &(struct bad){
			{ "closure.add", "from=t", text_fmt(&c.a, "name=%s", row[i].text) }, "name",
			row[i].says });
		if (strchr(row[i].text, '\n') != NULL || row[i].text[0] == '.')
			continue; /* a reason may have lines, and no words */
		refuses(&c,
		    &(struct bad){ { "closure.add", "from=t", "name=x",
				       text_fmt(&c.a, "reason=%s", row[i].text) },
			"reason", row[i].says });
	}
	a_clinic_close(&c);
}

static void
a_value_of_another_kind_is_refused(void **state)
{
	static const struct bad row[] = {
		{ { "session.arrive", "id=1e9" }, "id", "1e9 is not a whole number" },
		{ { "session.arrive", "id=0x10" }, "id", "0x10 is not a whole number" },
		{ { "session.arrive", "id=+5" }, "id", "+5 is not a whole number" },
		{ { "session.arrive", "id= 5" }, "id", "not a whole number" },
		{ { "session.arrive", "id=5 " }, "id", "not a whole number" },
		{ { "session.arrive", "id=1.5" }, "id", "not a whole number" },
		{ { "session.arrive", "id=1,5" }, "id", "not a whole number" },
		{ { "session.arrive", "id=\xD9\xA5" }, "id", "not a whole number" },
		{ { "session.arrive", "id=2147483648" }, "id", "up to 2147483647" },
		{ { "session.arrive", "id=-2147483648" }, "id", "up to 2147483647" },
		{ { "session.arrive", "id=99999999999999999999" }, "id", "not a whole number" },
		{ { "session.arrive", "id=2147483647" }, "", "no session #2147483647" },
		{ { "session.arrive", "id=-1" }, "", "no session #-1" },
		{ { "course.book", "course=0" }, "course", "no course with number 0" },
		{ { "plan.book", "plan=0" }, "plan", "no plan with number 0" },
		/* 4294967301 is 5 when it is cut to 32 bits. */
		{ { "resource.add", "kind=room", "code=X", "name=X", "lanes=4294967301" }, "lanes",
		    "up to 2147483647" },
		{ { "closure.add", "name=x", "from=31.02.2026" }, "from", "no such day" },
		{ { "closure.add", "name=x", "from=29.02.2023" }, "from", "no such day" },
		{ { "closure.add", "name=x", "from=0000-00-00" }, "from", "year" },
		{ { "closure.add", "name=x", "from=1849-12-31" }, "from", "1850 to 2200" },
		{ { "closure.add", "name=x", "from=2201-01-01" }, "from", "1850 to 2200" },
		{ { "closure.add", "name=x", "from=10000-01-01" }, "from", "year" },
		{ { "closure.add", "name=x", "from=-9223372036854775808" }, "from", "is no date" },
		{ { "session.book", "label=x", "at=2026-11-24" }, "at", "has no time" },
		{ { "session.book", "label=x", "at=2026-11-24 24:00" }, "at", "is no time" },
		{ { "session.book", "label=x", "at=2026-11-24 23:60" }, "at", "is no time" },
		{ { "session.book", "label=x", "at=2026-11-24 10:00", "side=X" }, "side",
		    "R for the right hip" },
		{ { "session.book", "label=x", "at=2026-11-24 10:00", "patient=10-9999-9" },
		    "patient", "no patient with the number 10-9999-9" },
		{ { "session.book", "label=x", "at=2026-11-24 10:00", "patient=#9" }, "patient",
		    "#9" },
		{ { "session.book", "label=x", "at=2026-11-24 10:00", "patient=#" }, "patient",
		    "not a number" },
		{ { "session.book", "label=x", "at=2026-11-24 10:00", "room='; DROP TABLE x; --" },
		    "room", "no resource called '; DROP TABLE x; --" },
		{ { "staff.change", "login=rita", "active=maybe" }, "active", "yes or no" },
		{ { "staff.add", "login=x", "name=x", "role=owner" }, "role", "owner" },
		{ { "staff.add", "login= ", "name=x", "role=reader" }, "login", "wants login" },
		{ { "staff.add", "login=x", "login=y" }, "login", "given twice" },
		{ { "staff.add", "logln=x" }, "logln", "no parameter called logln" },
		{ { "staff.add", "lo\xFFgin=x" }, "lo?gin", "no parameter called lo?gin" },
		{ { "staff.ad\xFF" }, "command", "no command called staff.ad?" },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		refuses(&c, &row[i]);
	a_clinic_close(&c);
}

static void
a_value_is_as_long_as_its_kind_allows(void **state)
{
	struct a_clinic c;
	struct bad line = { { "closure.add", "from=t" }, "name", "401 columns long" };
	struct bad note = { { "decision.record", "patient=#1", "side=R", "treatment=x" }, "note",
		"8001 columns long" };
	struct bad any = { { "staff.password" }, "password", "longer than 32000 bytes" };
	/* The message quotes it, and is cut inside an "e" with its accent. */
	struct bad quoted = { { "session.arrive" }, "id", "not a whole number" };

	(void)state;
	a_clinic_open(&c);
	line.words[2] = text_fmt(&c.a, "name=%s", many(&c.a, "x", PARAM_LINE_MAX + 1));
	refuses(&c, &line);
	note.words[4] = text_fmt(&c.a, "note=%s", many(&c.a, "x", PARAM_NOTE_MAX + 1));
	refuses(&c, &note);
	any.words[1] = text_fmt(&c.a, "password=%s", many(&c.a, "x", PARAM_VALUE_MAX + 1));
	refuses(&c, &any);
	for (int n = 190; n < 200; n++) {
		quoted.words[1] = text_fmt(&c.a, "id=%s", many(&c.a, "\xC3\xA9", n));
		refuses(&c, &quoted);
	}
	do_(&c, "closure.add", { "from", "t" }, { "name", many(&c.a, "x", PARAM_LINE_MAX) });
	a_clinic_close(&c);
}

static void
what_only_looks_dangerous_is_kept_as_it_is(void **state)
{
	static const char *const text[] = { "'; DROP TABLE patient; --", "%n%s%n", "\\x", "a\"b",
		"100%_", "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E" };
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		do_(&c, "closure.add", { "from", "t" }, { "name", text[i] });
		if (strstr(c.out.said, text[i]) == NULL)
			is_str(c.out.said, text[i]);
	}
	/* One text, however it was typed. */
	do_(&c, "closure.add", { "from", "t" }, { "name", "  Cafe\xCC\x81\xC2\xA0 " });
	assert_non_null(strstr(c.out.said, ": Caf\xC3\xA9."));
	a_clinic_close(&c);
}

/* Cases come from other programs. */
static void
json_that_is_deep_double_or_torn_is_one_line(void **state)
{
	static const struct {
		const char *json, *says;
	} row[] = {
		{ "{\"hips\":{\"R\":{\"prosthesis\":false,\"prosthesis\":true}}}", "duplicate" },
		{ "{\"a\":\"\\ud800\"}", "invalid Unicode" },
		{ "{\"a\":\"\\u0000\"}", "\\u0000 is not allowed" },
		{ "{\"a\":\"a\001b\"}", "control character" },
		{ "{\"hips\":{\"R\":{\"xray\":{\"depression_mm\":1e400}}}}", "overflow" },
		{ "{} x", "there is more after the end" },
		{ "\"x\"", "a case is an object" },
		{ "{\"resourceType\":\"Patient\"}", "resourceType" },
		{ "{\"hips\":", "no JSON" },
		{ "", "no JSON" },
	};
	struct arena a = { 0 };
	const char *file = text_fmt(&a, "%s/case.json", test_dir(&a));
	const char *deep[] = { many(&a, "[", 100000), many(&a, "{\"hips\":", 100000) };
	size_t rows = sizeof(row) / sizeof(*row);

	(void)state;
	for (size_t i = 0; i < rows + 2; i++) {
		const char *says = i < rows ? row[i].says : "maximum parsing depth";
		FILE *f = fopen(file, "w");
		struct ran r;

		assert_non_null(f);
		fputs(i < rows ? row[i].json : deep[i - rows], f);
		assert_int_equal(fclose(f), 0);
		r = coxa_(&a, "/nowhere/c.db", "advise", file);
		assert_int_equal(r.status, EX_DATAERR);
		is_str(r.out, "");
		is_str(strchr(r.err, '\n'), "\n");
		if (strstr(r.err, says) == NULL)
			is_str(r.err, says);
	}
	arena_clear(&a);
}

static void
a_birth_that_cannot_be_is_refused_and_an_unlikely_one_asked(void **state)
{
	static const struct {
		const char *born, *says;
		bool sure; /* and with "sure" it is taken */
	} row[] = {
		{ "2026-11-24", "Enter 23-Nov-1896 to 23-Nov-2026", false },
		{ "1896-11-22", "Enter 23-Nov-1896 to 23-Nov-2026", false },
		{ "1899-12-31", "is unusual", true },
		{ "1896-11-23", "is unusual", true },
		{ "1849-12-31", "1850 to 2200", false },
		{ "1601-01-01", "1850 to 2200", false },
		{ "9999-12-31", "1850 to 2200", false },
		{ "10000-01-01", "born", false },
		{ "29.02.2023", "no such day", false },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct pair born[] = { { "family", text_fmt(&c.a, "F%zu", i) }, { "given", "G" },
			{ "born", row[i].born }, { "sex", "F" }, { "sure", "yes" } };

		refused_pairs(&c, "patient.register", born, 4);
		if (strstr(c.e.text, row[i].says) == NULL)
			is_str(c.e.text, row[i].says);
		if (row[i].sure)
			do_pairs(&c, "patient.register", born, 5);
		else
			refused_pairs(&c, "patient.register", born, 5);
	}
	a_clinic_close(&c);
}

/* Names to sign in with. */
static void
a_login_is_plain_and_its_own(void **state)
{
	static const char *const bad[] = { "../x", "", " ", "a b", "\xF0\x9F\x98\x80",
		"a\xE2\x80\xAE", "anna", "-x", "r\xC3\xB6t" };
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err e = { 0 };

		if (command_run(c.app, "staff.add",
			PAIRS({ "login", bad[i] }, { "name", "X" }, { "role", "reader" }), &c.out,
			&c.a, &e))
			fail_msg("\"%s\" was taken", bad[i]);
		is_str(e.field, "login");
	}
	do_(&c, "staff.add", { "login", "root" }, { "name", "R" }, { "role", "reader" });
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_that_nobody_could_read_is_refused_by_its_character),
		cmocka_unit_test(a_value_of_another_kind_is_refused),
		cmocka_unit_test(a_value_is_as_long_as_its_kind_allows),
		cmocka_unit_test(what_only_looks_dangerous_is_kept_as_it_is),
		cmocka_unit_test(json_that_is_deep_double_or_torn_is_one_line),
		cmocka_unit_test(a_birth_that_cannot_be_is_refused_and_an_unlikely_one_asked),
		cmocka_unit_test(a_login_is_plain_and_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
