/* A clinic's own files: changed, and in force at the next start, with no compiler. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "lib/process.h"

static const char one_hip[] =
    "{\"hips\":{\"R\":{\"prosthesis\":false,\"physis\":\"closed\",\"xray\":{\"done\":true,"
    "\"result\":\"abnormal\",\"views\":\"both\",\"flattening\":true,\"crescent\":true,"
    "\"sclerosis_cyst\":true,\"depression_mm\":2.5,\"jsn\":false,\"acetab\":false},"
    "\"mri\":{\"done\":false},\"ct\":{\"done\":false},\"scan\":{\"done\":false}}}}";

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void
a_threshold_is_changed_without_a_compiler(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/c.db", dir);
	const char *input = text_fmt(&a, "%s/case.json", dir);

	(void)state;
	write_file(input, one_hip);
	assert_non_null(strstr(coxa_(&a, db, "advise", input).out, "\"stage\":\"IIIB\""));
	/* The clinic parts IIIA from IIIB at 3 mm. */
	assert_int_equal(mkdir(text_fmt(&a, "%s/local", dir), 0700), 0);
	assert_int_equal(system(text_fmt(&a,
			     "cp -r %s %s/local/onfh && chmod -R u+w %s/local && "
			     "sed -i 's/:dep > 2\"/:dep > 3\"/' %s/local/onfh/stage.cfg",
			     test_top(&a, "data/onfh"), dir, dir, dir)),
	    0);
	assert_non_null(strstr(coxa_(&a, db, "advise", input).out, "\"stage\":\"IIIA\""));
	arena_clear(&a);
}

static void
a_broken_file_of_the_clinic_is_named_with_its_line(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/c.db", dir);
	const char *form = text_fmt(&a, "%s/local/forms/registration.cfg", dir);
	struct ran r;

	(void)state;
	assert_int_equal(coxa_(&a, db, "init").status, 0);
	assert_int_equal(mkdir(text_fmt(&a, "%s/local", dir), 0700), 0);
	assert_int_equal(mkdir(text_fmt(&a, "%s/local/forms", dir), 0700), 0);
	write_file(form, "form = \"registration\";\nversoin = 1;\n");
	r = coxa_(&a, db, "do", "patient.register", "family=Hall");
	assert_int_equal(r.status, 78);
	assert_non_null(strstr(r.err, "local/forms/registration.cfg:2"));
	assert_non_null(strstr(r.err, "versoin"));
	arena_clear(&a);
}

static void
what_is_wrong_in_the_clinics_own_protocols_is_found_by_lint(void **state)
{
	static const struct {
		const char *file, *says;
	} wrong[] = {
		{ "courses = (\n{ id = \"tens\"; nmae = \"TENS\"; } );\n",
		    "local/protocol.local.cfg:2: " },
		{ "courses = (\n{ id = \"tens\"; nmae = \"TENS\"; } );\n", "nmae" },
		{ "drugs = (\n\n{ id = \"aspirin\"; name = \"Aspirin\"; for = [ \"durg\" ];\n"
		  "  seen = \"75 mg\"; source = [ \"our doctors\" ]; } );\n",
		    "local/protocol.local.cfg:3: aspirin: there is no treatment \"durg\"" },
		{ "drugs = (\n{ id = \"aspirin\"; name = \"Aspirin\"; for = [ \"drug\" ];\n"
		  "  seen = \"75 mg\"; } );\n",
		    "local/protocol.local.cfg:2: aspirin: source is missing" },
	};
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/c.db", dir);
	const char *local = text_fmt(&a, "%s/local", dir);
	const char *own = text_fmt(&a, "%s/protocol.local.cfg", local);
	struct ran r;

	(void)state;
	assert_int_equal(mkdir(local, 0700), 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		write_file(own, wrong[i].file);
		r = coxa_(&a, db, "lint");
		assert_int_equal(r.status, 65);
		assert_non_null(strstr(r.out, wrong[i].says));
		assert_non_null(strstr(coxa_(&a, db, "lint", local).out, wrong[i].says));
	}
	write_file(own,
	    "drugs = ( { id = \"aspirin\"; name = \"Aspirin\"; for = [ \"drug\" ];\n"
	    "  seen = \"75 mg\"; source = [ \"our doctors, 2026\" ]; } );\n");
	r = coxa_(&a, db, "lint");
	is_str(r.out, "");
	assert_int_equal(r.status, 0);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_threshold_is_changed_without_a_compiler),
		cmocka_unit_test(what_is_wrong_in_the_clinics_own_protocols_is_found_by_lint),
		cmocka_unit_test(a_broken_file_of_the_clinic_is_named_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
