/* What a form offers for an item is what its instrument counts. */
#include "lib/test.h"

#include "base/text.h"
#include "form/field.h"
#include "form/formdef.h"
#include "model/score.h"

static void
same_points(const struct field *f, const struct score_item *it)
{
	struct err e;

	if (f->nchoices != it->noption)
		fail_msg("%s: the form has other choices than the instrument", it->key);
	for (size_t i = 0; i < f->nchoices; i++) {
		assert_true(f->choices[i].has_points);
		must(score_check(it, NUM(f->choices[i].points), &e));
	}
}

static void
forms_and_instruments_agree_on_points(void **state)
{
	static const char *const id[] = { "harris-hip", "hoos-jr", "phq-2" };
	struct arena a = { 0 };
	struct scores all = { 0 };
	struct expr_env *env;
	struct err e;

	(void)state;
	must(expr_env_open(&env, &e));
	must(score_load(test_top(&a, "data/onfh"), &a, &all, &e));
	for (size_t i = 0; i < sizeof(id) / sizeof(*id); i++) {
		const char *path = test_top(&a, text_fmt(&a, "forms/%s.cfg", id[i]));
		const struct instrument *in = instrument_find(&all, id[i]);
		struct formdef def = { 0 };

		must(formdef_load(path, env, &a, &def, &e));
		for (size_t k = 0; k < in->nitem; k++) {
			const struct field *f = formdef_field(&def, in->item[k].key);

			if (f == NULL && in->item[k].must)
				fail_msg("%s does not ask %s", path, in->item[k].key);
			if (f != NULL && in->item[k].kind == ITEM_POINTS)
				same_points(f, &in->item[k]);
		}
	}
	expr_env_close(env);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_and_instruments_agree_on_points),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
