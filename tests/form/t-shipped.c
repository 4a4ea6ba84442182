/* The forms that ship: each loads, and can be filled. */
#include <dirent.h>
#include <string.h>

#include "base/text.h"
#include "form/answer.h"
#include "lib/test.h"

static const char *const shipped[] = { "consent", "harris-hip", "hoos-jr", "intake", "pain",
	"phq-2", "registration", "session", "stage", "visit", "walking" };

enum { SHIPPED = sizeof(shipped) / sizeof(shipped[0]) };

static void
every_shipped_form_loads(void **state)
{
	struct arena a = { 0 };
	struct expr_env *env;
	struct formdef d;
	struct err e;

	(void)state;
	must(expr_env_open(&env, &e));
	for (size_t i = 0; i < SHIPPED; i++) {
		const char *path = test_top(&a, text_fmt(&a, "forms/%s.cfg", shipped[i]));

		must(formdef_load(path, env, &a, &d, &e));
		is_str(d.id, shipped[i]);
		assert_int_equal(strlen(d.hash), 64);
	}
	expr_env_close(env);
	arena_clear(&a);
}

static void
no_form_of_the_folder_is_forgotten(void **state)
{
	struct arena a = { 0 };
	DIR *dir = opendir(test_top(&a, "forms"));
	struct dirent *entry;
	size_t n = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		n += strstr(entry->d_name, ".cfg") != NULL;
	closedir(dir);
	assert_int_equal(n, SHIPPED);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shipped_form_loads),
		cmocka_unit_test(no_form_of_the_folder_is_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
