/* The shipped pack loads without a complaint, and a broken one says where. */
#include "lib/test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/advise.h"

static const char *
whole(struct arena *a, const char *path)
{
	struct text t = { .a = a };
	char part[4096];
	size_t n;
	FILE *f = fopen(path, "rb");

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		text_addn(&t, part, n);
	fclose(f);
	return text_get(&t);
}

/* A copy of the shipped pack; in `file` the first `from` has become `to`. */
static const char *
copy(struct arena *a, const char *file, const char *from, const char *to)
{
	const char *pack = test_top(a, "data/onfh"), *dir = test_dir(a);
	DIR *in = opendir(pack);
	struct dirent *entry;

	assert_non_null(in);
	while ((entry = readdir(in)) != NULL) {
		size_t len = strlen(entry->d_name);
		const char *text, *at;
		FILE *out;

		if (len < 4 || strcmp(entry->d_name + len - 4, ".cfg") != 0)
			continue;
		text = whole(a, text_fmt(a, "%s/%s", pack, entry->d_name));
		out = fopen(text_fmt(a, "%s/%s", dir, entry->d_name), "wb");
		assert_non_null(out);
		at = strcmp(entry->d_name, file) == 0 ? strstr(text, from) : NULL;
		if (strcmp(entry->d_name, file) == 0 && at == NULL)
			fail_msg("%s does not hold %s", file, from);
		if (at != NULL)
			fprintf(out, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
		else
			fputs(text, out);
		fclose(out);
	}
	closedir(in);
	return dir;
}

/* What is complained about, each line without its folder and line number. */
static const char *
complaints(struct arena *a, const char *dir)
{
	struct complaints out = { .a = a };
	struct text got = { .a = a };
	struct expr_env *env;
	const struct pack *p;
	struct err e = { 0 };
	bool good;

	must(expr_env_open(&env, &e));
	good = pack_read(dir, env, a, &p, &out);
	assert_int_equal(good, out.line.n == 0);
	for (size_t i = 0; i < out.line.n; i++) {
		const char *line = out.line.at[i], *colon;

		if (strncmp(line, dir, strlen(dir)) == 0)
			line += strlen(dir) + 1;
		colon = strchr(line, ':');
		assert_non_null(colon);
		assert_true(colon[1] >= '0' && colon[1] <= '9');
		text_addf(&got, "%.*s%s\n", (int)(colon - line), line, strchr(colon + 1, ':'));
	}
	expr_env_close(env);
	return text_get(&got);
}

static void
the_shipped_pack_has_no_fault(void **state)
{
	struct arena a = { 0 };
	struct expr_env *env;
	const struct pack *p;
	struct err e = { 0 };

	(void)state;
	is_str(complaints(&a, test_top(&a, "data/onfh")), "");
	must(expr_env_open(&env, &e));
	must(pack_open(test_top(&a, "data/onfh"), env, &a, &p, &e));
	is_str(p->id, "onfh");
	assert_int_equal(strlen(p->hash), 64);
	assert_int_equal(p->treatment.n, 9);
	is_str(p->treatment.at[0].key, "stem-cell");
	is_str(p->treatment.at[8].key, "combined-rehab");
	for (size_t i = 0; i < p->warning.n; i++)
		assert_true(p->warning.at[i].message[0] != '\0');
	expr_env_close(env);
	arena_clear(&a);
}

static void
a_broken_pack_says_where_and_what(void **state)
{
	static const struct {
		const char *file, *from, *to, *want;
	} row[] = {
		{ "stage.cfg", ":dep > 2", ":dap > 2", "stage.cfg: when: unknown name :dap\n" },
		{ "stage.cfg", "NOT :no_dep", "NOT coalesce(:dep, 0)", "coalesce" },
		{ "stage.cfg", "NOT :no_dep", ":dep IS NOT NULL", "IS" },
		{ "stage.cfg", "id = \"S06\";", "id = \"S06\"; wen = \"1\";",
		    "unknown word \"wen\"" },
		{ "stage.cfg", "id = \"S06\";", "id = \"S05\";",
		    "stage.cfg: the id S05 stands twice\n" },
		{ "stage.cfg", "stage = \"IIIB\"; status", "stage = \"IIIC\"; status",
		    "unknown stage \"IIIC\"" },
		{ "stage.cfg", "missing = [ \"depression_mm\" ]", "missing = [ \"depth\" ]",
		    "stage.cfg: unknown item \"depth\"\n" },
		{ "stage.cfg", "flags = [ \"E_RANGE\" ]", "flags = [ \"E_RANG\" ]",
		    "unknown warning \"E_RANG\"" },
		{ "stage.cfg", "flags = [ \"E_RANGE\" ];", "",
		    "warning.cfg: warning E_RANGE is never raised\n" },
		{ "stage.cfg", "source = [ \"ref19\" ]", "source = [ ]", "S17: no source" },
		{ "stage.cfg", "source = [ \"ref19\" ]", "source = [ \"ref999\" ]",
		    "stage.cfg: unknown source \"ref999\"\n" },
		{ "stage.cfg", ":film_normal AND :mdiag", ":film_normal AND :class_T1 = 'C'",
		    "stage.cfg: :class_T1 has no value yet where this is asked\n" },
		{ "facts.cfg", "fires = \":xray_jsn", "fires = \":diseased OR :xray_jsn",
		    "unknown name :diseased" },
		{ "facts.cfg", "\"mri_contour_mm\", \"ct_dep", "\"mri_jic\", \"ct_dep",
		    "facts.cfg: mri_jic: has no limits\n" },
		{ "facts.cfg", "type = \"tri\"", "type = \"try\"", "unknown type \"try\"" },
		{ "sources.cfg", "sources = (",
		    "sources = ( { id = \"ref0\"; seen = \"-\"; cite = \"-\"; },",
		    "sources.cfg: source ref0 is never used\n" },
		{ "class.cfg", "classes = \"N  N  A", "classes = \"N  N  Q",
		    "class.cfg: unknown class \"Q\"\n" },
		{ "class.cfg", "classes = \"N  N  A", "classes = \"N  A",
		    "class.cfg: 8 classes for 9 treatments\n" },
		{ "condition.cfg", "on = [ \"T4a\" ]", "on = [ \"T4x\" ]",
		    "condition.cfg: unknown treatment \"T4x\"\n" },
		{ "warning.cfg", "tier = \"stop\"", "tier = \"halt\"",
		    "tier is stop, reason or show" },
		{ "pack.cfg", "\"stage.cfg\", ", "", "pack.cfg: no file of the pack has" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct arena a = { 0 };
		const char *got = complaints(&a, copy(&a, row[i].file, row[i].from, row[i].to));
		bool exact = row[i].want[strlen(row[i].want) - 1] == '\n';

		if (exact ? strcmp(got, row[i].want) != 0 : strstr(got, row[i].want) == NULL)
			fail_msg("%s -> %s: got\n%s", row[i].from, row[i].to, got);
		arena_clear(&a);
	}
}

static void
all_faults_are_named_at_once(void **state)
{
	struct arena a = { 0 };
	const char *dir = copy(&a, "stage.cfg", ":dep > 2", ":dap > 2");
	const char *path = text_fmt(&a, "%s/class.cfg", dir), *text = whole(&a, path);
	FILE *f = fopen(path, "wb");

	(void)state;
	assert_non_null(f);
	fprintf(f, "%s\nnonsense = 1;\n", text);
	fclose(f);
	is_str(complaints(&a, dir),
	    "class.cfg: unknown word \"nonsense\"\n"
	    "stage.cfg: when: unknown name :dap\n");
	arena_clear(&a);
}

/* The stage of a flattened hip, 3 mm deep, with the joint space kept. */
static const char *
stage_of_3_mm(struct arena *a, const char *dir)
{
	struct expr_env *env;
	const struct pack *p;
	struct facts *f;
	struct advice v;
	struct err e = { 0 };
	const char *code;

	must(expr_env_open(&env, &e));
	must(pack_open(dir, env, a, &p, &e));
	f = facts_new(p, a);
	must(facts_set(f, HIP_R, "xray_done", INT(1), &e));
	must(facts_set(f, HIP_R, "xray_result", TEXT("abnormal"), &e));
	must(facts_set(f, HIP_R, "xray_flattening", INT(1), &e));
	must(facts_set(f, HIP_R, "xray_depression_mm", NUM(3), &e));
	assert_false(facts_set(f, HIP_R, "xray_crescent", INT(2), &e));
	assert_false(facts_set(f, HIP_R, "no_such_fact", INT(1), &e));
	advise_stage(f, a, &v);
	code = p->stage.at[v.hip[HIP_R].stage].code;
	is_str(p->stage.at[v.hip[HIP_L].stage].code, "UNSTAGED");
	expr_env_close(env);
	return code;
}

static void
a_threshold_is_changed_without_a_compiler(void **state)
{
	struct arena a = { 0 };

	(void)state;
	is_str(stage_of_3_mm(&a, test_top(&a, "data/onfh")), "IIIB");
	is_str(stage_of_3_mm(&a, copy(&a, "stage.cfg", ":dep > 2", ":dep > 3")), "IIIA");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_pack_has_no_fault),
		cmocka_unit_test(a_broken_pack_says_where_and_what),
		cmocka_unit_test(all_faults_are_named_at_once),
		cmocka_unit_test(a_threshold_is_changed_without_a_compiler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
