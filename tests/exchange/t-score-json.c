/* The contract of `coxa score`, from text to text. */
#include "lib/test.h"

#include <string.h>

#include "exchange/score_json.h"

/* The output, or the sentence of the refusal. */
static const char *
answer(struct arena *a, const char *instrument, const char *json)
{
	struct scores all = { 0 };
	const struct instrument *in;
	struct value *v;
	struct score s;
	struct err e;

	must(score_load(test_top(a, "data/onfh"), a, &all, &e));
	in = instrument_find(&all, instrument);
	assert_non_null(in);
	if (!score_json_read(json, in, a, &v, &e) || !score_of(in, v, a, &s, &e)) {
		assert_int_equal(e.code, ERR_INPUT);
		return arena_str(a, e.text);
	}
	return score_json_text(&s, a);
}

#define FUNCTION                                                                                   \
	"\"pain\":40,\"limp\":8,\"support\":11,\"distance\":11,\"stairs\":2,\"shoes\":4,"          \
	"\"sitting\":5,\"transport\":1,\"deformity_absent\":true"
#define ARCS "\"flexion\":100,\"abduction\":30,\"external_rotation\":10,\"adduction\":10"

static const struct {
	const char *instrument, *in, *out;
} contract[] = {
	{ "harris-hip",
	    "{\"pain\":44,\"limp\":11,\"support\":11,\"distance\":11,\"stairs\":4,\"shoes\":4,"
	    "\"sitting\":5,\"transport\":1,\"deformity_absent\":true,\"flexion\":110,"
	    "\"abduction\":20,\"external_rotation\":15,\"internal_rotation\":40,"
	    "\"adduction\":15,\"rom_method\":\"weights\"}",
	    "{\"total\":100.0,\"rom_points\":5.0,\"grade\":\"excellent\",\"missing\":[]}" },
	{ "harris-hip", "{" FUNCTION "," ARCS "}",
	    "{\"total\":90.725,\"rom_points\":4.725,\"grade\":\"excellent\",\"missing\":[]}" },
	{ "harris-hip", "{" FUNCTION "," ARCS ",\"rom_method\":\"bands\"}",
	    "{\"total\":null,\"rom_points\":null,\"grade\":null,\"missing\":[\"internal_rotation\"]"
	    "}" },
	{ "harris-hip", "{" FUNCTION ",\"abduction\":null,\"flexion\":90}",
	    "{\"total\":null,\"rom_points\":null,\"grade\":null,\"missing\":"
	    "[\"abduction\",\"external_rotation\",\"adduction\"]}" },
	{ "harris-hip", "{" ARCS "}",
	    "{\"total\":null,\"rom_points\":4.725,\"grade\":null,\"missing\":[\"pain\",\"limp\","
	    "\"support\",\"distance\",\"stairs\",\"shoes\",\"sitting\",\"transport\","
	    "\"deformity_absent\"]}" },
	{ "pain", "{\"worst\":7,\"now\":3}",
	    "{\"worst\":7.0,\"now\":3.0,\"night\":null,\"missing\":[\"night\"]}" },
	{ "hoos-jr",
	    "{\"stairs\":1,\"uneven\":2,\"rising\":0,\"bending\":4,\"lying\":0,\"sitting\":1}",
	    "{\"total\":8.0,\"interval\":null,\"missing\":[]}" },
	{ "phq-2", "{\"interest\":1,\"mood\":1}",
	    "{\"total\":2.0,\"flags\":[\"phq-2-from-2\"],\"missing\":[]}" },
	{ "bmi", "{\"weight\":82.4,\"height\":171}",
	    "{\"total\":28.2,\"grade\":\"overweight\",\"missing\":[]}" },
};

static void
the_contract_holds_to_the_letter(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(contract) / sizeof(*contract); i++)
		is_str(answer(&a, contract[i].instrument, contract[i].in), contract[i].out);
	arena_clear(&a);
}

static const struct {
	const char *in, *says;
} refused[] = {
	{ "{\"pain\":43}", "pain: 43 is none of 44, 40, 30, 20, 10, 0" },
	{ "{\"pain\":\"44\"}", "pain: a text is no answer" },
	{ "{\"pain\":true}", "pain: true or false is no answer" },
	{ "{\"transport\":true}", "transport: true or false is no answer" },
	{ "{\"deformity_absent\":1}", "deformity_absent: a number is no answer" },
	{ "{\"flexion\":[90]}", "flexion: one value is wanted" },
	{ "{\"flexion\":90.25}", "flexion: 90.25 is not in steps of 0.5" },
	{ "{\"rom_method\":\"both\"}", "rom_method: both is none of weights, bands" },
	{ "{\"rom_method\":1}", "rom_method: a number is no answer" },
	{ "{\"limb\":11}", "limb: harris-hip has no such item" },
	{ "[{}]", "one answer set is wanted: an object of items of harris-hip" },
	{ "44", "one answer set is wanted: an object of items of harris-hip" },
};

static void
what_is_no_answer_is_refused_by_its_key(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		is_str(answer(&a, "harris-hip", refused[i].in), refused[i].says);
	assert_non_null(strstr(answer(&a, "harris-hip", ""), "this is no JSON"));
	assert_non_null(strstr(answer(&a, "harris-hip", "{} {}"), "this is no JSON"));
	assert_non_null(strstr(answer(&a, "harris-hip", "{\"pain\":44,\"pain\":40}"), "duplicate"));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_contract_holds_to_the_letter),
		cmocka_unit_test(what_is_no_answer_is_refused_by_its_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
